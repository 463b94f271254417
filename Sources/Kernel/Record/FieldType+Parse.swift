extension FieldType {
    /// Reads what a person typed as the JSON that a value of this type is stored as: the one place where text becomes a value, for
    /// forms, tables, the command line and the texts of a scenario alike. Nothing typed is `null`.
    ///
    /// Lists are a JSON array, or values parted by commas or line ends; records are a JSON object. What they hold is judged when it
    /// is put into the record.
    package func json(parsing text: String) throws(Unreadable) -> JSON {
        switch self {
        case .text: return try .text(String.parse(text))
        case .list(let element): return try Self.list(text, element)
        case .record:
            if text.isEmpty { return .null }
            guard let json = try? JSON(parsing: text), json.members != nil else { throw Unreadable("应为JSON对象") }
            return json
        case .flag: return try .flag(Bool.parse(text))
        default: return text.isEmpty ? .null : try scalar(text)
        }
    }

    /// The same for what is judged later: what cannot be read goes on as the text that it is, and is refused with the rule of the field
    /// that it was to fill, beside everything else that is wrong.
    package func json(typed text: String) -> JSON {
        do throws(Unreadable) { return try json(parsing: text) } catch { return .text(text) }
    }

    /// The fields of the records in it; `nil` where it holds none.
    package var parts: [FieldInfo]? {
        switch self {
        case .record(let parts): parts
        case .list(let element): element.parts
        default: nil
        }
    }

    /// The matters that a stored value names, also within lists and records.
    package func matters(in json: JSON) -> [MatterID] {
        switch self {
        case .matter: json.int.map { [$0] } ?? []
        case .list(let element): (json.items ?? []).flatMap { element.matters(in: $0) }
        case .record(let parts): parts.flatMap { part in json[part.name].map { part.type.matters(in: $0) } ?? [] }
        default: []
        }
    }

    private func scalar(_ text: String) throws(Unreadable) -> JSON {
        switch self {
        case .day: try .text(Day.parse(text).iso)
        case .instant: try .text(Instant.parse(text).iso)
        case .money: try .integer(Money.parse(text).fen)
        case .integer: try .integer(Int.parse(text))
        case .decimal: try .text(Quantity.parse(text).text)
        case .organ: try .text(OrganCode.parse(text).description)
        case .person: try .text(PersonID.parse(text).description)
        case .attachment: try Attachment.parse(text).json
        case .choice(let options): try Self.option(text, options)
        case .matter: try Self.number(text)
        case .text, .flag, .list, .record: .text(text)
        }
    }

    private static func option(_ text: String, _ options: [ChoiceOption]) throws(Unreadable) -> JSON {
        guard let option = options.first(where: { $0.code == text || $0.name == text }) else {
            throw Unreadable("应为下列之一：" + options.map(\.name).joined(separator: "、"))
        }
        return .text(option.code)
    }

    private static func number(_ text: String) throws(Unreadable) -> JSON {
        guard let id = Int(text), id > 0 else { throw Unreadable("应为事项的编号") }
        return .integer(id)
    }

    /// What parts the values of a list that is typed.
    package static func parts(of text: String) -> [String] { text.split(whereSeparator: { ",，、".contains($0) || $0.isNewline }).map(String.init) }

    private static func list(_ text: String, _ element: FieldType) throws(Unreadable) -> JSON {
        if text.hasPrefix("[") {
            guard let json = try? JSON(parsing: text) else { throw Unreadable("应为JSON数组，各项与该字段类型一致") }
            return json
        }
        var items: [JSON] = []
        for part in parts(of: text) { items.append(try element.json(parsing: part)) }
        return .array(items)
    }
}
