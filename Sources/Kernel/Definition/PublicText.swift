/// Turns stored values into what the public sees: masked, codes as names, and gathers on the way what was written freely.
struct PublicText {
    private let text: ValueText
    /// What of a piece of free text is shown.
    private let shown: (PublicItem.FreeText) -> String
    /// Free text as it is shown.
    private(set) var words: [PublicItem.FreeText] = []

    /// - Parameter shown: leaves out of a piece of free text what is withheld; by default it is shown as it stands.
    init(_ text: ValueText, showing shown: @escaping (PublicItem.FreeText) -> String = { $0.text }) {
        self.text = text
        self.shown = shown
    }

    /// The value of one field.
    ///
    /// - Parameter mask: `nil` shows it whole.
    mutating func value(_ info: FieldInfo, _ json: JSON, mask: Mask?) -> (value: JSON, text: String) {
        value(info.type, json, mask: mask, isContact: info.isPublicContact)
    }

    private mutating func value(_ type: FieldType, _ json: JSON, mask: Mask?, isContact: Bool) -> (value: JSON, text: String) {
        if case .list(let element) = type, mask != .hidden {
            var values: [JSON] = []
            var texts: [String] = []
            for item in json.items ?? [] {
                let (value, text) = value(element, item, mask: mask, isContact: isContact)
                values.append(value)
                texts.append(text)
            }
            return (.array(values), ValueText.list(texts))
        }
        if let mask {
            let masked = text.text(type, json, mask: mask)
            return (.text(masked), masked)
        }
        if case .record(let parts) = type { return record(parts, json) }
        let whole = text.text(type, json)
        switch type {
        case .text:
            let shown = shown(.init(text: whole, isContact: isContact))
            words.append(.init(text: shown, isContact: isContact))
            return (shown == whole ? json : .text(shown), shown)
        // What stands for a code inside is a name outside.
        case .organ, .person, .choice: return (.text(whole), whole)
        default: return (json, whole)
        }
    }

    private mutating func record(_ parts: [FieldInfo], _ json: JSON) -> (value: JSON, text: String) {
        var members: [JSON.Member] = []
        var texts: [(label: String, text: String)] = []
        for part in parts {
            guard let stored = json[part.name] else { continue }
            let (value, text) = value(part, stored, mask: part.mask)
            guard !text.isEmpty else { continue }
            members.append(JSON.Member(part.name, value))
            texts.append((part.label, text))
        }
        return (.object(members), ValueText.record(texts))
    }
}

/// The full names of persons in a record: what its fields with the mask of a name hold.
enum PersonalNames {
    /// - Parameter fields: what is looked at, by name of the field.
    static func all(in fields: [(info: FieldInfo, json: JSON)]) -> [String] {
        var names: [String] = []
        for (info, json) in fields { gather(info.type, json, isName: info.mask == .name, &names) }
        return names
    }

    private static func gather(_ type: FieldType, _ json: JSON, isName: Bool, _ names: inout [String]) {
        switch type {
        case .text:
            guard isName, let text = json.string else { return }
            // What is its own mask (张某某) gives nobody away: the matter never held the whole name.
            for part in text.split(whereSeparator: { "、，,；; \n".contains($0) }).map(String.init)
            where part.count >= 2 && Mask.name.apply(part) != part { names.append(part) }
        case .list(let element): for item in json.items ?? [] { gather(element, item, isName: isName, &names) }
        case .record(let parts):
            for part in parts {
                guard let value = json[part.name] else { continue }
                gather(part.type, value, isName: isName || part.mask == .name, &names)
            }
        default: return
        }
    }
}
