import Synchronization

/// A typed record whose stored form is its fields, in their order: there is no other wire format, so a body written
/// before a field existed still reads, with that field unset.
package protocol Record: Sendable {
    init()
    @ListBuilder<Field<Self>> static var fields: [Field<Self>] { get }
    /// Stored names of fields that are no more, in this record or in a part that it no longer has: old bodies bear them and are read
    /// without them. A name that ends with a dot stands for everything below it: `hearing.`.
    static var retiredFields: [String] { get }
}

extension Record {
    package static var retiredFields: [String] { [] }
}

/// A record inside a record: one hearing, one witness, one review item.
package protocol SubRecord: Record, FieldValue {}

extension SubRecord {
    package static var type: FieldType { FieldCache.type(of: Self.self) }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) {
        let codes = FieldCache.codes(of: Self.self)
        withUnsafePointer(to: self) { codes.write($0, to: &writer) }
    }
    package var json: JSON {
        let codes = FieldCache.codes(of: Self.self)
        return withUnsafePointer(to: self) { codes.json(of: $0) }
    }
    package init?(json: JSON) {
        guard let record = try? Self(decoding: json, fields: FieldCache.fields(of: Self.self)) else { return nil }
        self = record
    }
    package static var rule: String { "应逐项填写" }
    /// Every member must be a field; each is held to its own type and rules.
    package static func read(_ json: JSON) throws(Unreadable) -> Self {
        guard let members = json.members else { throw Unreadable(rule) }
        let fields = FieldCache.fields(of: Self.self)
        var record = Self()
        var problems: [FieldProblem] = []
        for member in members {
            guard let field = fields.first(where: { $0.info.name == member.key }) else { throw Unreadable("没有“\(member.key)”这一项") }
            problems += field.fill(&record, member.value)
        }
        for field in fields where !problems.contains(where: { $0.field == field.info.name }) { problems += field.broken(record) }
        guard problems.isEmpty else {
            throw Unreadable(problems.map { Unreadable.Fault(place: $0.field, label: $0.label, given: $0.given, rule: $0.rule) })
        }
        return record
    }
    package static func parse(_ text: String) throws(Unreadable) -> Self { try read(type.json(parsing: text)) }
}

/// The fields of sub-records, built once a type: they are declared as a computed property, and read for every item.
enum FieldCache {
    private struct Known: Sendable {
        let fields: any AnyObject & Sendable
        let codes: [FieldCode]
        let type: FieldType
    }

    private final class Fields<R: Record>: Sendable {
        let fields: [Field<R>]
        init(_ fields: [Field<R>]) { self.fields = fields }
    }

    private static let known: Mutex<[ObjectIdentifier: Known]> = Mutex([:])

    static func fields<R: Record>(of type: R.Type) -> [Field<R>] {
        guard let fields = known(type).fields as? Fields<R> else { preconditionFailure("the fields of \(type) are kept under its own type") }
        return fields.fields
    }

    static func codes<R: Record>(of type: R.Type) -> [FieldCode] { known(type).codes }
    static func type<R: Record>(of type: R.Type) -> FieldType { known(type).type }

    private static func known<R: Record>(_ type: R.Type) -> Known {
        if let known = known.withLock({ $0[ObjectIdentifier(type)] }) { return known }
        // Not under the lock: records in the record are looked up on the way.
        let fields = R.fields
        let known = Known(fields: Fields(fields), codes: fields.map(\.code), type: .record(fields.map(\.info)))
        Self.known.withLock { $0[ObjectIdentifier(type)] = known }
        return known
    }
}

/// What sorts of thing types of values hold, made once a type: that of an enumeration has a name for each case.
enum TypeCache {
    private static let known: Mutex<[ObjectIdentifier: FieldType]> = Mutex([:])

    static func type<Value: FieldValue>(of type: Value.Type) -> FieldType {
        if let known = known.withLock({ $0[ObjectIdentifier(type)] }) { return known }
        let made = Value.type
        known.withLock { $0[ObjectIdentifier(type)] = made }
        return made
    }
}

/// A stored body that does not fit its record; only a changed file can cause it.
package struct Malformed: Error, Equatable {
    package let field: String
    package let label: String

    package init(field: String, label: String) {
        self.field = field
        self.label = label
    }
}

extension Record {
    /// Reads a body, also one written under an earlier version of the definition: unset fields may be missing, fields may bear earlier names,
    /// retired ones are passed over. Other members that are no field are refused.
    package init(decoding json: JSON, fields: [Field<Self>]) throws(Malformed) {
        guard let members = json.members else { throw Malformed(field: "", label: "记录") }
        self.init()
        var next = 0
        for member in members {
            // Bodies are written in field order, so the next field nearly always is the one.
            var index = next
            while index < fields.count, fields[index].info.name != member.key { index += 1 }
            if index == fields.count {
                guard let found = Self.index(of: member.key, among: fields) else {
                    if Self.isRetired(member.key, among: fields) { continue }
                    throw Malformed(field: member.key, label: member.key)
                }
                index = found
            }
            guard fields[index].decode(&self, member.value) else { throw Malformed(field: member.key, label: fields[index].info.label) }
            next = index + 1
        }
    }

    private static func index(of name: String, among fields: [Field<Self>]) -> Int? {
        fields.firstIndex { $0.info.name == name } ?? fields.firstIndex { $0.info.formerly.contains(name) }
    }

    private static func isRetired(_ name: String, among fields: [Field<Self>]) -> Bool {
        let covers: (String) -> Bool = { $0 == name || ($0.hasSuffix(".") && name.hasPrefix($0)) }
        return retiredFields.contains(where: covers) || fields.contains { $0.retired.contains(where: covers) }
    }
}

extension JSONWriter {
    /// Writes the fields that are set, in order.
    package mutating func record<R: Record>(_ record: R, _ fields: [Field<R>]) {
        let codes = fields.map(\.code)
        withUnsafePointer(to: record) { codes.write($0, to: &self) }
    }
}

/// Gathers declarations of one type, so that each is type-checked on its own and `\.path` and `.stage` need no annotation.
@resultBuilder
package enum ListBuilder<Element> {
    package static func buildExpression(_ element: Element) -> [Element] { [element] }
    package static func buildExpression(_ elements: [Element]) -> [Element] { elements }
    package static func buildBlock(_ parts: [Element]...) -> [Element] { parts.flatMap { $0 } }
    package static func buildOptional(_ part: [Element]?) -> [Element] { part ?? [] }
    package static func buildEither(first part: [Element]) -> [Element] { part }
    package static func buildEither(second part: [Element]) -> [Element] { part }
    package static func buildArray(_ parts: [[Element]]) -> [Element] { parts.flatMap { $0 } }
}
