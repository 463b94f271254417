/// Turns stored values into words: the one place where that is done, for pages, lists, timelines, publications, papers, tables, the
/// command line and the controls of forms alike. Its counterpart, text that becomes a value, is ``FieldType/json(parsing:)``.
///
/// A value is read from its stored form, so that what an older entry of the journal holds reads like what the record holds now.
package struct ValueText: Sendable {
    /// What codes are called.
    package struct Names: Sendable {
        package let organ: @Sendable (OrganCode) -> String
        package let person: @Sendable (PersonID) -> String
        package let matter: @Sendable (MatterID) -> String

        package init(
            organ: @escaping @Sendable (OrganCode) -> String, person: @escaping @Sendable (PersonID) -> String,
            matter: @escaping @Sendable (MatterID) -> String = { "编号\($0)" }
        ) {
            self.organ = organ
            self.person = person
            self.matter = matter
        }

        /// Codes stand for themselves: where no register is at hand.
        package static let codes: Names = Names(organ: { $0.description }, person: { $0.description })
    }

    private let names: Names
    /// Personal data is shown as it is; for papers, which name the parties, and once the journal knows who asked for it.
    package let isWhole: Bool

    package init(_ names: Names, isWhole: Bool = false) {
        self.names = names
        self.isWhole = isWhole
    }

    /// Codes as codes, and nothing masked.
    package static let bare: ValueText = ValueText(.codes, isWhole: true)

    /// The value of a field on one line; what is personal in it is masked.
    package func text(_ info: FieldInfo, _ json: JSON) -> String { text(info.type, json, mask: info.mask) }

    /// - Parameter mask: for the value as a whole, and for each item of a list; records in it keep the masks of their own fields.
    package func text(_ type: FieldType, _ json: JSON, mask: Mask? = nil) -> String {
        let mask = isWhole ? nil : mask
        switch (type, mask) {
        // Of a list nothing of which may be seen, not even the length is.
        case (_, .some(.hidden)): return Mask.hidden.apply(text(type, json))
        case (.list(let element), _): return Self.list((json.items ?? []).map { text(element, $0, mask: mask) })
        case (_, .some(let mask)): return mask.apply(text(type, json))
        case (.record(let parts), .none):
            return Self.record(parts.map { part in (label: part.label, text: part.value(in: json).map { text(part, $0) } ?? "") })
        default: return single(type, json)
        }
    }

    /// What a list's code for one value of a field says.
    package func text(_ info: FieldInfo, key: String) -> String {
        var type = info.type
        while case .list(let element) = type { type = element }
        return text(type, type.json(typed: key), mask: info.mask)
    }

    /// What is neither a list nor a record, unmasked.
    private func single(_ type: FieldType, _ json: JSON) -> String {
        if json == .null { return "" }
        return switch type {
        case .text, .decimal: json.string ?? ""
        case .day: json.string.flatMap { Day(iso: $0) }?.chinese ?? ""
        case .instant: json.string.flatMap { Instant(iso: $0) }?.chinese ?? ""
        case .money: json.int.map { Money(fen: $0).chinese } ?? ""
        case .integer: json.int.map(String.init) ?? ""
        case .flag: json == .flag(true) ? "是" : "否"
        case .organ: json.string.map { $0.isEmpty ? "" : names.organ(OrganCode($0)) } ?? ""
        case .person: json.string.map { $0.isEmpty ? "" : names.person(PersonID($0)) } ?? ""
        case .attachment: json["name"]?.string ?? ""
        case .choice(let options): json.string.map { code in options.first { $0.code == code }?.name ?? code } ?? ""
        case .matter: json.int.map { names.matter($0) } ?? ""
        case .list, .record: ""
        }
    }

    static func list(_ texts: [String]) -> String { texts.filter { !$0.isEmpty }.joined(separator: "、") }

    /// What is filled in, each under its label.
    static func record(_ parts: [(label: String, text: String)]) -> String {
        parts.filter { !$0.text.isEmpty }.map { "\($0.label)：\($0.text)" }.joined(separator: "；")
    }
}

extension ValueText {
    /// As a person types the value, so that ``FieldType/json(parsing:)`` reads the same back; of texts one a line, as forms have them.
    package static func typed(_ type: FieldType, _ json: JSON) -> String {
        switch type {
        case .text, .decimal, .day, .organ, .person, .choice: json.string ?? ""
        case .instant: minutes(json.string ?? "")
        case .money: json.int.map { Money(fen: $0).yuanText } ?? ""
        case .integer, .matter: json.int.map(String.init) ?? ""
        case .flag: json == .flag(true) ? "true" : ""
        case .list(.text): (json.items ?? []).compactMap(\.string).joined(separator: "\n")
        case .list(.record), .list(.attachment), .list(.list), .record, .attachment: json == .null ? "" : json.encoded
        case .list(let element): (json.items ?? []).map { typed(element, $0) }.joined(separator: ",")
        }
    }

    /// Without the seconds where there are none, as browsers have it.
    private static func minutes(_ iso: String) -> String { iso.hasSuffix(":00") && iso.utf8.count == 19 ? String(iso.dropLast(3)) : iso }
}

extension FieldValue {
    /// As papers and titles show it, where no register is at hand: codes stand for themselves.
    package var shown: String { ValueText.bare.text(TypeCache.type(of: Self.self), json) }
}

extension Moment {
    /// What codes are called at that moment.
    package var valueNames: ValueText.Names {
        ValueText.Names(organ: { organs[$0]?.name ?? "（机关未登记）" }, person: { name(of: $0) })
    }
}
