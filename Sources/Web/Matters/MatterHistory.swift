import Design
import Engine
import HTML
import Kernel
import Storage

/// The journal of one matter as a timeline: who, when, on which article, what changed.
struct MatterHistory {
    let page: MatterPage

    var entries: [Timeline.Entry] {
        let definition = page.model.dossier.definition
        let outlines = outlines
        let text = ValueText(page.registers.valueNames, isWhole: page.isWhole)
        var current: [String: JSON] = [:]
        var entries: [Timeline.Entry] = []
        for row in page.model.shown {
            let content = Self.content(of: row)
            // What was done is named as the law of its day names it.
            let outline = outlines[row.entry] ?? page.model.dossier.outline
            let action = outline.action(row.action)
            var changed: [FieldChange] = []
            for member in content?["changes"]?.members ?? [] {
                guard let info = definition.field(stored: member.key) else { continue }
                let new = member.value == .null ? nil : member.value
                changed.append(FieldChange(info: info, old: current[info.name], new: new))
                current[info.name] = new
                if page.model.party?.shows(field: info.name) == false { changed.removeLast() }
            }
            let prepared = PreparationEntry(row, content)
            for (name, value) in (prepared?.input ?? [:]).sorted(by: { $0.key < $1.key }) {
                // What is only prepared changes nothing yet.
                if let info = definition.field(stored: name) { changed.append(FieldChange(info: info, old: nil, new: value)) }
            }
            let corrected = CorrectionEntry(row, content)
            // What is only proposed, or was refused, changes nothing.
            for change in corrected.map({ [.propose, .refuse].contains($0.act) ? $0.changes : [] }) ?? [] {
                if let info = definition.info(of: change) { changed.append(FieldChange(info: info, old: change.was, new: change.becomes)) }
            }
            var changes = FieldSections(changed, \.info).sections.map { section in
                (title: section.title, changes: section.items.flatMap { $0.item.lines(under: $0.label, text) })
            }
            let overrides = (content?["overrides"]?.members ?? []).map { passed($0.key, $0.value.string ?? "", action) }
            let stage = content?["stage"]?.string.flatMap { outline.stage($0)?.name }.map { "进入“\($0)”" }
            let recount = RecountEntry(row)
            if let recount { changes.append((title: "", changes: counted(recount))) }
            let said = [
                content == nil ? Self.unreadable : nil, happened(row, content, action), stage, recount?.sentence,
                prepared?.sentence(outline, page.registers.names), corrected?.sentence(definition, page.registers.names),
                HandlingEntry(row, content)?.sentence(page.registers.organs, page.registers.names),
                MovingEntry(row, content)?.sentence(definition, page.registers.organs), PassageEntry(content)?.sentence(definition),
            ]
            let note = (said.compactMap { $0 } + overrides).joined(separator: "；")
            entries.append(
                Timeline.Entry(
                    when: Self.time(row.at), who: who(row, content), what: outline.name(of: row),
                    article: (action ?? prepared?.step.flatMap { outline.action($0) })?.basis.description
                        ?? corrected.map { _ in definition.correctionBasis(in: page.model.dossier.row.edition).description },
                    changes: changes, note: note.isEmpty ? nil : note, anchor: "entry-\(row.entry)",
                    tone: action?.to == nil ? .neutral : .info, more: more(row, content)))
        }
        entries += page.model.disclosures.map { row in
            let content = Self.content(of: row)
            let reason = content == nil ? Self.unreadable : content?["reason"]?.string ?? ""
            return Timeline.Entry(
                when: Self.time(row.at), who: [page.registers.names[PersonID(row.person)] ?? row.person, came(row, content)].joined(), what: "查看个人信息",
                note: "理由：\(reason)",
                anchor: "entry-\(row.entry)", tone: .warn)
        }
        return entries.sorted { $0.when < $1.when }.reversed()
    }

    /// The procedure under which each entry was made, where the matter has gone over to a later one; also of entries that the reader does not see.
    private var outlines: [Int: ProcedureOutline] { EditionReading.outlines(of: page.model.dossier, page.model.entries) }

    /// What an entry says; `nil` where it is no JSON, which the timeline says in its place: the chain's verification finds what became of it.
    private static func content(of row: JournalRow) -> JSON? {
        do { return try JSON(parsing: row.content) } catch { return nil }
    }

    static let unreadable: String = "这一条记录的内容不能读出，请系统管理员核验"

    /// When it happened, where that was not when it was entered, and why it was entered late.
    private func happened(_ row: JournalRow, _ content: JSON?, _ action: ActionOutline?) -> String? {
        guard let on = content?["on"]?.string else { return nil }
        let time = Instant(iso: on)
        guard let day = Day(iso: on) ?? time?.day else { return nil }
        let label = action?.event?.label ?? Occurrence.dayLabel
        let said = "\(label)：\(time?.chinese ?? day.chinese)，\(row.at.day.chinese)登记"
        return said + (content?["late"]?.string.map { "（补录，理由：\($0)）" } ?? "")
    }

    /// What the matter counted for before and since, where its kind's way of counting changed.
    private func counted(_ recount: RecountEntry) -> [Timeline.Change] {
        let names = Dictionary(page.model.dossier.definition.measures.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return recount.changes.map { change in
            (label: "\(names[change.measure] ?? change.measure)（\(change.day.chinese)）", old: "计\(change.before)", new: "计\(change.after)")
        }
    }

    /// What a condition that was passed says, or what was withheld; the entry keeps the id.
    private func passed(_ id: String, _ reason: String, _ action: ActionOutline?) -> String {
        if let action, action.isExposure(id) {
            let field = page.model.dossier.definition.fields.first { action.refusalID(exposing: $0.name) == id }
            return "公开的“\(field?.label ?? id)”中的个人信息已经隐去"
        }
        return "例外：\(action?.gates.first { $0.id == id }?.says ?? id)。理由：\(reason)"
    }

    private func who(_ row: JournalRow, _ content: JSON?) -> String {
        if row.login == Actor.system.login { return "系统依法办理" }
        let name = page.registers.names[PersonID(row.person)] ?? row.person
        let organ = page.registers.organs.name(of: OrganCode(row.organ))
        let giver = content?["for"]?.string.map { page.registers.names[PersonID($0)] ?? $0 }
        return "\(name)（\(organ)）" + (giver.map { "，代理\($0)" } ?? "") + came(row, content)
    }

    /// Under which account and by which way somebody came, where that is not the one to be expected.
    private func came(_ row: JournalRow, _ content: JSON?) -> String {
        let account = page.registers.furtherAccount(row.login).map { "，\($0)" } ?? ""
        guard let way = content?["via"]?.string else { return account }
        return account + (way == "cli" ? "，经命令行" : "，经令牌\(way.split(separator: ":").last.map(String.init) ?? way)")
    }

    private func more(_ row: JournalRow, _ content: JSON?) -> HTML {
        let definition = page.model.dossier.definition
        let papers = (content?["papers"]?.items ?? []).compactMap { paper in
            paper["number"]?.string ?? paper["id"]?.string.map { "《\(definition.name(ofPaper: $0))》" }
        }
        let issued: HTML = papers.isEmpty ? "" : "发出\(papers.joined(separator: "、"))，"
        return "<p class=\"quiet\">\(issued)记录第\(row.entry)条</p>"
    }

    static func time(_ at: Instant) -> String { at.iso.replacing("T", with: " ").prefix(16).description }
    static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}

/// What one step made of one field; `nil` where it is not filled in.
private struct FieldChange {
    let info: FieldInfo
    let old: JSON?
    let new: JSON?

    /// One line, or of a list of records one for each item or part that changed; a list that is personal as a whole is told as one.
    func lines(under label: String, _ text: ValueText) -> [Timeline.Change] {
        if case .list(.record(let parts)) = info.type, info.mask == nil || text.isWhole {
            return ListDifference(label, parts, from: old?.items ?? [], to: new?.items ?? [], text).changes
        }
        return [(label, old.map { text.text(info, $0) }, new.map { text.text(info, $0) })]
    }
}
