import Kernel

/// Papers and publications: what leaves the organ.
extension Checks {
    func papers(_ change: Change) -> [Finding] {
        let entry = change.after
        return change.papers.flatMap { paper -> [Finding] in
            let name = entry.definition.documents.first { $0.id == paper.id }?.name ?? paper.id
            guard let content = paper.content else {
                return [Finding(.error, entry, "paper.\(paper.id)", "文书“\(name)”没有内容")]
            }
            let texts = content.texts.filter { !$0.isEmpty }
            var findings: [Finding] = []
            if DocumentContent(json: content.json) != content {
                findings.append(Finding(.error, entry, "paper.\(paper.id).stored", "文书“\(name)”存储以后读回来不一样"))
            }
            if content.title.isEmpty || content.blocks.isEmpty {
                findings.append(Finding(.error, entry, "paper.\(paper.id).empty", "文书“\(name)”是空的"))
            }
            for text in texts {
                if let fault = Wording.fault(in: text) {
                    findings.append(Finding(.error, entry, "paper.\(paper.id).\(fault)", "文书“\(name)”：“\(text)”\(fault)"))
                }
                if Wording.isBareLabel(text) {
                    findings.append(Finding(.note, entry, "paper.\(paper.id).label", "文书“\(name)”：“\(text)”后面没有内容"))
                }
            }
            return findings
        }
    }

    func publications(_ change: Change) -> [Finding] {
        let entry = change.after
        guard !change.action.publishes.isEmpty else { return [] }
        let moment = world.moment(entry, at: change.moment.now, as: change.actor)
        // The name of an organ is public, wherever else it is filled in.
        let names = Set(world.town.codes.map { world.town.organs.name(of: $0) })
        let secrets = PersonalValues(entry).texts.filter { !names.contains($0) }
        return change.action.publishes.flatMap { id -> [Finding] in
            guard let view = entry.definition.view(id, entry.record, moment, reusing: change.renderings[id]) else { return [] }
            let name = entry.definition.publications.first { $0.id == id }?.name ?? id
            var findings: [Finding] = []
            if view.items.isEmpty { findings.append(Finding(.error, entry, "publication.\(id).empty", "公示“\(name)”是空的")) }
            for item in view.items {
                if let fault = Wording.fault(in: item.text) {
                    findings.append(Finding(.error, entry, "publication.\(id).\(item.label)", "公示“\(name)”的“\(item.label)”：\(fault)"))
                }
                let shown = item.text + "\n" + item.value.encoded
                if secrets.contains(where: { shown.contains($0) || view.title.contains($0) }) {
                    findings.append(Finding(.error, entry, "leak.\(id).\(item.label)", "公示“\(name)”的“\(item.label)”露出了个人信息"))
                }
            }
            return findings
        }
    }
}

extension DocumentContent {
    /// Every text of a paper, in order.
    var texts: [String] { [title, addressee] + blocks.flatMap(\.texts) + [remedies, signature] }
}

extension DocumentContent.Block {
    fileprivate var texts: [String] {
        switch self {
        case .paragraph(let text): [text]
        case .table(let table): table.headings + table.rows.flatMap(\.self)
        case .items(let items): items
        case .opinions(let opinions): opinions.flatMap { [$0.step, $0.person, $0.opinion] }
        }
    }
}

/// The personal data in a record, as it stands there: none of it may be read in a publication.
struct PersonalValues {
    private(set) var texts: [String] = []

    init(_ entry: Entry) {
        guard entry.definition.fields.contains(where: \.holdsPersonalData) else { return }
        // The body was written by the definition itself.
        guard let body = try? JSON(parsing: entry.definition.encode(entry.record)) else { return }
        gather(body, entry.definition.fields)
    }

    private mutating func gather(_ record: JSON, _ fields: [FieldInfo]) {
        for field in fields where field.holdsPersonalData {
            guard let value = record[field.name] else { continue }
            if field.mask != nil { keep(value, field.type) } else { gather(value, field.type) }
        }
    }

    private mutating func gather(_ value: JSON, _ type: FieldType) {
        switch type {
        case .record(let fields): gather(value, fields)
        case .list(let element): for item in value.items ?? [] { gather(item, element) }
        default: break
        }
    }

    private mutating func keep(_ value: JSON, _ type: FieldType) {
        switch (value, type) {
        // Shorter ones are words that may stand anywhere, and so may days and those that walks fill in everywhere.
        case (.text(let text), _) where text.count >= 4 && !Values.ordinary.contains(text) && Day(iso: text) == nil: texts.append(text)
        case (.array(let items), .list(let element)): for item in items { keep(item, element) }
        // What an organisation is called is public, also in a list that is not shown.
        case (_, .record(let fields)): for field in fields where !field.isPublicName { value[field.name].map { keep($0, field.type) } }
        default: break
        }
    }
}
