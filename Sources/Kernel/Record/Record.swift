import Synchronization

/// A typed record whose stored form is its fields, in their order: there is no other wire format, so a body written
/// before a field existed still reads, with that field unset.
package protocol Record: Sendable {
    init()
    @ListBuilder<Field<Self>> static var fields: [Field<Self>] { get }
}

/// A record inside a record: one hearing, one witness, one review item.
package protocol SubRecord: Record, FieldValue {}

extension SubRecord {
    package static var type: FieldType { .record(fields.map(\.info)) }
    package var isUnset: Bool { false }
    package func write(to writer: inout JSONWriter) { writer.record(self, FieldCache.fields(of: Self.self)) }
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
        for member in members {
            guard let field = fields.first(where: { $0.info.name == member.key }) else { throw Unreadable("没有“\(member.key)”这一项") }
            if let problem = field.fill(&record, member.value) { throw Unreadable("其中“\(problem.label)”\(problem.rule)") }
        }
        for field in fields {
            if let problem = field.broken(record).first { throw Unreadable("其中“\(problem.label)”\(problem.rule)") }
        }
        return record
    }
    package static func parse(_ text: String) throws(Unreadable) -> Self { try read(type.json(parsing: text)) }
    package var shown: String {
        FieldCache.fields(of: Self.self).compactMap { field in
            let text = field.shown(self)
            return text.isEmpty ? nil : "\(field.info.label)：\(text)"
        }.joined(separator: "；")
    }
}

/// The fields of sub-records, built once a type: they are declared as a computed property, and read for every item.
enum FieldCache {
    private static let known: Mutex<[ObjectIdentifier: any Sendable]> = Mutex([:])

    static func fields<R: Record>(of type: R.Type) -> [Field<R>] {
        known.withLock { known in
            if let fields = known[ObjectIdentifier(type)] as? [Field<R>] { return fields }
            let fields = R.fields
            known[ObjectIdentifier(type)] = fields
            return fields
        }
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
    /// Reads a body. Unset fields may be missing; members that are no field are refused.
    package init(decoding json: JSON, fields: [Field<Self>]) throws(Malformed) {
        guard let members = json.members else { throw Malformed(field: "", label: "记录") }
        self.init()
        var next = 0
        for member in members {
            // Bodies are written in field order, so the next field nearly always is the one.
            var index = next
            while index < fields.count, fields[index].info.name != member.key { index += 1 }
            if index == fields.count {
                guard let earlier = fields.firstIndex(where: { $0.info.name == member.key }) else {
                    throw Malformed(field: member.key, label: member.key)
                }
                index = earlier
            }
            guard fields[index].decode(&self, member.value) else { throw Malformed(field: member.key, label: fields[index].info.label) }
            next = index + 1
        }
    }
}

extension JSONWriter {
    /// Writes the fields that are set, in order.
    package mutating func record<R: Record>(_ record: R, _ fields: [Field<R>]) {
        beginObject()
        withUnsafePointer(to: record) { place in
            for field in fields { field.encode(place, &self) }
        }
        endObject()
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
