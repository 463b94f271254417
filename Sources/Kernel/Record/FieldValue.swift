/// What sort of thing a field holds; forms, lists and documents are made from it.
package indirect enum FieldType: Equatable, Sendable {
    case text, day, instant, money, integer, decimal, flag, organ, person, attachment
    case choice([ChoiceOption])
    /// Another matter; the kind's id.
    case matter(String)
    case list(FieldType)
    case record([FieldInfo])
}

/// One value of an enumeration of the law, with the word the law uses.
package struct ChoiceOption: Hashable, Sendable {
    package let code: String
    package let name: String
}

/// A type that a field can hold: how it is stored, read from what a person typed, and shown.
package protocol FieldValue: Equatable, Sendable {
    static var type: FieldType { get }
    /// Nothing has been filled in.
    var isUnset: Bool { get }
    func write(to writer: inout JSONWriter)
    /// `nil` when the JSON is not of this type.
    init?(json: JSON)
    /// Reads what a person typed; fails with the rule that the text breaks, as a Chinese clause.
    static func parse(_ text: String) throws(Unreadable) -> Self
    /// As a document or page shows it.
    var shown: String { get }
    /// What lists filter by: codes, not words; none for what is unset.
    var keys: [String] { get }
}

extension FieldValue {
    package var keys: [String] { isUnset ? [] : [shown] }
}

/// Typed text that is not a value of the field, with the rule it breaks.
package struct Unreadable: Error, Equatable {
    package let rule: String
    package init(_ rule: String) { self.rule = rule }
}

/// An enumeration of the law: stored by raw value, never renamed, shown by its statutory name.
package protocol Choice: FieldValue, RawRepresentable, CaseIterable, Hashable where RawValue == String {
    var name: String { get }
}

extension Choice {
    package static var options: [ChoiceOption] { allCases.map { ChoiceOption(code: $0.rawValue, name: $0.name) } }
    package static var type: FieldType { .choice(options) }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
    package init?(json: JSON) {
        guard let text = json.string else { return nil }
        self.init(rawValue: text)
    }
    package static func parse(_ text: String) throws(Unreadable) -> Self {
        if let value = Self(rawValue: text) ?? allCases.first(where: { $0.name == text }) { return value }
        throw Unreadable("应为下列之一：" + allCases.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、"))
    }
    package var shown: String { name }
    package var keys: [String] { [rawValue] }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    package static var type: FieldType { Wrapped.type }
    package var isUnset: Bool { self?.isUnset ?? true }
    package func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.null() }
    }
    package init?(json: JSON) {
        if case .null = json {
            self = .none
        } else if let value = Wrapped(json: json) {
            self = value
        } else {
            return nil
        }
    }
    package static func parse(_ text: String) throws(Unreadable) -> Self { text.isEmpty ? .none : try Wrapped.parse(text) }
    package var shown: String { self?.shown ?? "" }
    package var keys: [String] { self?.keys ?? [] }
}

extension Array: FieldValue where Element: FieldValue {
    package static var type: FieldType { .list(Element.type) }
    package var isUnset: Bool { isEmpty }
    package func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for item in self { item.write(to: &writer) }
        writer.endArray()
    }
    package init?(json: JSON) {
        guard let items = json.items else { return nil }
        var values: [Element] = []
        for item in items {
            guard let value = Element(json: item) else { return nil }
            values.append(value)
        }
        self = values
    }
    /// A JSON array, or values parted by commas.
    package static func parse(_ text: String) throws(Unreadable) -> Self {
        if text.hasPrefix("[") {
            guard let json = try? JSON(parsing: text), let value = Self(json: json) else { throw Unreadable("应为JSON数组，各项与该字段类型一致") }
            return value
        }
        var values: [Element] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == "，" || $0 == "、" }) { values.append(try Element.parse(String(part))) }
        return values
    }
    package var shown: String { map(\.shown).joined(separator: "、") }
    package var keys: [String] { flatMap(\.keys) }
}
