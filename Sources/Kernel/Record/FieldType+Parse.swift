extension FieldType {
    /// Reads what a person typed into one part of a sub-record, as the JSON that the part is stored as.
    ///
    /// Whole fields are read by their own types; forms need this for the parts of lists, whose types are erased.
    package func json(parsing text: String) throws(Unreadable) -> JSON {
        switch self {
        case .text: try Self.stored(String.parse(text))
        case .day: try Self.stored(Day.parse(text))
        case .instant: try Self.stored(Instant.parse(text))
        case .money: try Self.stored(Money.parse(text))
        case .integer: try Self.stored(Int.parse(text))
        case .decimal: try Self.stored(Quantity.parse(text))
        case .flag: try Self.stored(Bool.parse(text))
        case .organ: try Self.stored(OrganCode.parse(text))
        case .person: try Self.stored(PersonID.parse(text))
        case .attachment: try Self.stored(Attachment.parse(text))
        case .choice(let options): try Self.option(text, options)
        case .matter: try Self.number(text)
        case .list(let element): try Self.list(text, element)
        case .record: throw Unreadable("应逐项填写")
        }
    }

    private static func stored(_ value: some FieldValue) -> JSON {
        var writer = JSONWriter()
        value.write(to: &writer)
        // What a value writes is JSON; `null` stands only for a mistake in a value's own writer.
        return (try? JSON(parsing: writer.text)) ?? .null
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

    /// Several values parted by commas or line ends.
    private static func list(_ text: String, _ element: FieldType) throws(Unreadable) -> JSON {
        var items: [JSON] = []
        for part in text.split(whereSeparator: { ",，、\n\r".contains($0) }) { items.append(try element.json(parsing: String(part))) }
        return .array(items)
    }
}
