/// What a publication shows: typed values, in order, already masked, with organs and persons by name. It is made once and kept so.
package struct PublicView: Equatable, Sendable {
    /// The id of the matter's kind.
    package let kind: String
    /// Made of what is shown, so it says no more than the rest.
    package let title: String
    /// The name of the organ whose matter it is.
    package let organ: String
    /// The number of the document that is published, when it is shown.
    package let number: String?
    package let day: Day
    /// The last day it is shown; `nil` for as long as it stands.
    package let until: Day?
    package let items: [PublicItem]

    package var json: String {
        var members: [JSON.Member] = [
            .init("kind", .text(kind)), .init("title", .text(title)), .init("organ", .text(organ)), .init("day", .text(day.iso)),
        ]
        if let number { members.append(.init("number", .text(number))) }
        if let until { members.append(.init("until", .text(until.iso))) }
        members.append(.init("items", .array(items.map(\.json))))
        return JSON.object(members).encoded
    }
}

/// One value of a publication.
package struct PublicItem: Equatable, Sendable {
    /// The field's stored name.
    package let name: String
    package let label: String
    /// What sort of value it is: `text`, `day`, `money` and so on.
    package let type: String
    /// As data: a day in ISO form, money in fen, a choice, an organ or a person by name.
    package let value: JSON
    /// As people read it.
    package let text: String
    /// The pieces of it that somebody wrote freely and that are shown as they are.
    let words: [FreeText]

    struct FreeText: Equatable, Sendable {
        let text: String
        /// Tells the public where to turn: a telephone number is meant.
        let isContact: Bool
    }

    init(name: String, label: String, type: String, value: JSON, text: String, words: [FreeText] = []) {
        self.name = name
        self.label = label
        self.type = type
        self.value = value
        self.text = text
        self.words = words
    }

    var json: JSON {
        .object([
            .init("name", .text(name)), .init("label", .text(label)), .init("type", .text(type)), .init("value", value), .init("text", .text(text)),
        ])
    }

    /// Reads an item of a stored view.
    package init?(json: JSON) {
        guard let name = json["name"]?.string, let label = json["label"]?.string, let type = json["type"]?.string, let value = json["value"],
            let text = json["text"]?.string
        else { return nil }
        self.init(name: name, label: label, type: type, value: value, text: text)
    }
}

extension PublicView {
    /// Reads a stored view; `nil` for what was not written by this program.
    package init?(parsing text: String) {
        guard let json = try? JSON(parsing: text), let kind = json["kind"]?.string, let title = json["title"]?.string,
            let organ = json["organ"]?.string, let day = json["day"]?.string.flatMap({ Day(iso: $0) }), let items = json["items"]?.items
        else { return nil }
        self.kind = kind
        self.title = title
        self.organ = organ
        number = json["number"]?.string
        self.day = day
        until = json["until"]?.string.flatMap { Day(iso: $0) }
        self.items = items.compactMap { PublicItem(json: $0) }
    }
}

extension FieldType {
    /// The word for it in published data.
    var word: String {
        switch self {
        case .text: "text"
        case .day: "day"
        case .instant: "instant"
        case .money: "money"
        case .integer: "integer"
        case .decimal: "decimal"
        case .flag: "flag"
        case .organ: "organ"
        case .person: "person"
        case .attachment: "attachment"
        case .choice: "choice"
        case .matter: "matter"
        case .list: "list"
        case .record: "record"
        }
    }
}
