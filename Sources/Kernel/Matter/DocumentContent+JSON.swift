/// The stored form of a paper: one canonical text, whose digest the journal bears. What is empty is left out.
extension DocumentContent {
    package var json: JSON {
        var members: [JSON.Member] = []
        func add(_ key: String, _ text: String) { if !text.isEmpty { members.append(.init(key, .text(text))) } }
        add("title", title)
        add("number", number)
        add("to", addressee)
        members.append(.init("blocks", .array(blocks.map(\.json))))
        add("remedies", remedies)
        add("signature", signature)
        if takesSeal { members.append(.init("seal", .flag(true))) }
        if let day { members.append(.init("day", .text(day.iso))) }
        if !attachments.isEmpty { members.append(.init("attachments", .texts(attachments))) }
        return .object(members)
    }

    /// Reads a stored paper; `nil` for what was not written by this program.
    package init?(json: JSON) {
        guard let items = json["blocks"]?.items else { return nil }
        var blocks: [Block] = []
        for item in items {
            guard let block = Block(json: item) else { return nil }
            blocks.append(block)
        }
        self.init(
            title: json["title"]?.string ?? "", to: json["to"]?.string ?? "", blocks: blocks, remedies: json["remedies"]?.string ?? "",
            signature: json["signature"]?.string ?? "", takesSeal: json["seal"] == .flag(true), day: json["day"]?.string.flatMap { Day(iso: $0) },
            attachments: json["attachments"]?.strings ?? [])
        number = json["number"]?.string ?? ""
    }
}

extension DocumentContent.Block {
    fileprivate var json: JSON {
        switch self {
        case .paragraph(let text): .object([.init("text", .text(text))])
        case .items(let items): .object([.init("items", .texts(items))])
        case .opinions(let opinions): .object([.init("opinions", .array(opinions.map(\.json)))])
        case .table(let table):
            .object([.init("table", .object([.init("headings", .texts(table.headings)), .init("rows", .array(table.rows.map { .texts($0) }))]))])
        }
    }

    fileprivate init?(json: JSON) {
        if let text = json["text"]?.string {
            self = .paragraph(text)
        } else if let items = json["items"]?.strings {
            self = .items(items)
        } else if let table = json["table"], let headings = table["headings"]?.strings, let rows = table["rows"]?.items {
            self = .table(DocumentContent.Table(headings: headings, rows: rows.map { $0.strings ?? [] }))
        } else if let opinions = json["opinions"]?.items {
            self = .opinions(opinions.compactMap { DocumentContent.Opinion(json: $0) })
        } else {
            return nil
        }
    }
}

extension DocumentContent.Opinion {
    fileprivate var json: JSON {
        .object([
            .init("step", .text(step)), .init("person", .text(person)), .init("opinion", .text(opinion)), .init("day", .text(day.iso)),
        ])
    }

    fileprivate init?(json: JSON) {
        guard let step = json["step"]?.string, let person = json["person"]?.string, let opinion = json["opinion"]?.string,
            let day = json["day"]?.string.flatMap({ Day(iso: $0) })
        else { return nil }
        self.init(step: step, person: person, opinion: opinion, day: day)
    }
}

extension JSON {
    fileprivate static func texts(_ texts: [String]) -> JSON { .array(texts.map { .text($0) }) }
    fileprivate var strings: [String]? { items?.compactMap(\.string) }
}
