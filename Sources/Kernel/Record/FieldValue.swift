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

/// A type that a field can hold: how it is stored, and read from what a person typed. How it is shown, ``ValueText`` says.
package protocol FieldValue: Equatable, Sendable {
    static var type: FieldType { get }
    /// Nothing has been filled in.
    var isUnset: Bool { get }
    func write(to writer: inout JSONWriter)
    /// The value as it is stored and as a request gives it: what ``write(to:)`` writes.
    var json: JSON { get }
    /// `nil` when the JSON is not of this type.
    init?(json: JSON)
    /// What every value of the type is like, as a Chinese clause; said of one that is not.
    static var rule: String { get }
    /// Reads what a request gives, and holds it to the limits that a stored body has passed already; `null` is nothing.
    static func read(_ json: JSON) throws(Unreadable) -> Self
    /// Reads what a person typed; fails with the rule that the text breaks, as a Chinese clause.
    static func parse(_ text: String) throws(Unreadable) -> Self
    /// What lists filter by: codes, not words; none for what is unset.
    var keys: [String] { get }
}

extension FieldValue {
    package var keys: [String] { isUnset ? [] : json.keys }

    package static func read(_ json: JSON) throws(Unreadable) -> Self {
        guard let value = Self(json: json) else { throw Unreadable(rule) }
        return value
    }

    /// Through text, for types that do not say it more directly.
    package var json: JSON {
        var writer = JSONWriter()
        write(to: &writer)
        // What a value writes is JSON; `null` stands only for a mistake in a value's own writer.
        return (try? JSON(parsing: writer.text)) ?? .null
    }
}

/// The values of a request by the names of the fields they fill.
package typealias Input = [String: JSON]

/// What is not a value of the field, with the rule it breaks.
package struct Unreadable: Error, Equatable {
    /// One part of a record that is wrong, at a place such as `0.amount`.
    package struct Fault: Equatable, Sendable {
        package let place: String
        package let label: String
        package let given: String
        package let rule: String

        /// The same seen from outside the item of a list, or the part of a record, that it lies in.
        func inside(_ outer: String) -> Fault { Fault(place: "\(outer).\(place)", label: label, given: given, rule: rule) }
    }

    package let rule: String
    /// Every part of a record, or of the records of a list, that is wrong; empty where the value as a whole is.
    package let faults: [Fault]

    package init(_ rule: String) {
        self.rule = rule
        faults = []
    }

    /// - Parameter faults: at least one; the rule names the first.
    init(_ faults: [Fault]) {
        rule = faults.first.map { "其中“\($0.label)”\($0.rule)" } ?? ""
        self.faults = faults
    }
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
    package var json: JSON { .text(rawValue) }
    package init?(json: JSON) {
        guard let text = json.string else { return nil }
        self.init(rawValue: text)
    }
    package static var rule: String { "应为下列之一：" + allCases.map { "\($0.rawValue)（\($0.name)）" }.joined(separator: "、") }
    package static func parse(_ text: String) throws(Unreadable) -> Self {
        if let value = Self(rawValue: text) ?? allCases.first(where: { $0.name == text }) { return value }
        throw Unreadable(rule)
    }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    package static var type: FieldType { Wrapped.type }
    package var isUnset: Bool { self?.isUnset ?? true }
    package func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.null() }
    }
    package var json: JSON { self?.json ?? .null }
    package init?(json: JSON) {
        if case .null = json {
            self = .none
        } else if let value = Wrapped(json: json) {
            self = value
        } else {
            return nil
        }
    }
    package static var rule: String { Wrapped.rule }
    package static func read(_ json: JSON) throws(Unreadable) -> Self {
        if case .null = json { return .none }
        return try Wrapped.read(json)
    }
    package static func parse(_ text: String) throws(Unreadable) -> Self { text.isEmpty ? .none : try Wrapped.parse(text) }
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
    // Not by key paths: in generic code each use makes them anew.
    package var json: JSON { .array(map { $0.json }) }
    package init?(json: JSON) {
        guard let items = json.items else { return nil }
        var values: [Element] = []
        for item in items {
            guard let value = Element(json: item) else { return nil }
            values.append(value)
        }
        self = values
    }
    package static var rule: String { "应为一列值，每项\(Element.rule)" }
    package static func read(_ json: JSON) throws(Unreadable) -> Self {
        if case .null = json { return [] }
        guard let items = json.items else { throw Unreadable(rule) }
        guard items.count <= 10_000 else { throw Unreadable("不得超过10000项") }
        var values: [Element] = []
        values.reserveCapacity(items.count)
        var faults: [Unreadable.Fault] = []
        for (index, item) in items.enumerated() {
            do throws(Unreadable) { values.append(try Element.read(item)) } catch {
                // What is wrong with parts of records is told of all of them at once.
                if error.faults.isEmpty { throw error }
                faults += error.faults.map { $0.inside(String(index)) }
            }
        }
        if !faults.isEmpty { throw Unreadable(faults) }
        return values
    }
    package static func parse(_ text: String) throws(Unreadable) -> Self { try read(type.json(parsing: text)) }
    package var keys: [String] { flatMap { $0.keys } }
}
