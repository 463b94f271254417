/// What is known of a field without its record's type.
package struct FieldInfo: Equatable, Sendable {
    /// The stored name; never renamed.
    package let name: String
    package let label: String
    package let type: FieldType
    /// Lists filter and sort by it.
    package var isIndexed: Bool = false
    /// Personal data: masked unless the post needs it, never in full-text search.
    package var mask: Mask?
    package var help: String = ""
    /// Sentences rather than a name: forms give it several lines.
    package var isLong: Bool = false

    /// The field, or a part of the records in it, is personal data.
    package var holdsPersonalData: Bool {
        if mask != nil { return true }
        switch type {
        case .record(let parts), .list(.record(let parts)): return parts.contains(where: \.holdsPersonalData)
        default: return false
        }
    }
}

/// One field of a record: where it is, what it is called, how it is read and stored.
///
/// A class because the engine walks all fields of a record several times an action: copying a dozen closures for each
/// took a third of the time.
package final class Field<R: Record>: Sendable {
    package typealias Rule = (says: String, holds: @Sendable (R) -> Bool)

    package let info: FieldInfo
    package let path: Path<R>
    package let isUnset: @Sendable (R) -> Bool
    package let shown: @Sendable (R) -> String
    package let keys: @Sendable (R) -> [String]
    /// The three below are asked of every field for every action, so they look at the record in place, by the property's
    /// offset: through the key path each look costs ten times as much. The pointers are to whole records of type `R`.
    let isSame: @Sendable (UnsafePointer<R>, UnsafePointer<R>) -> Bool
    let isUnsetInPlace: @Sendable (UnsafePointer<R>) -> Bool
    let encode: @Sendable (UnsafePointer<R>, inout JSONWriter) -> Void
    let decode: @Sendable (inout R, JSON) -> Bool
    private let parse: @Sendable (inout R, String) throws(Unreadable) -> Void
    private let rules: [Rule]
    let references: @Sendable (R) -> [MatterID]
    /// Holds references to other matters.
    let isReferring: Bool

    package init<Value: FieldValue>(_ name: String, _ path: WritablePath<R, Value>, _ label: String) {
        info = FieldInfo(name: name, label: label, type: Value.type)
        self.path = path
        isUnset = { $0[keyPath: path].isUnset }
        shown = { $0[keyPath: path].shown }
        keys = { $0[keyPath: path].keys }
        guard let offset = MemoryLayout<R>.offset(of: path) else { preconditionFailure("\(name) is not a stored property of \(R.self)") }
        let place: @Sendable (UnsafePointer<R>) -> UnsafePointer<Value> = { record in
            // The offset is that of a stored property of type `Value`, so the bytes there are one.
            (UnsafeRawPointer(record) + offset).assumingMemoryBound(to: Value.self)
        }
        isSame = { place($0).pointee == place($1).pointee }
        isUnsetInPlace = { place($0).pointee.isUnset }
        encode = { record, writer in
            let value = place(record)
            guard !value.pointee.isUnset else { return }
            writer.key(name)
            value.pointee.write(to: &writer)
        }
        decode = { record, json in
            guard let value = Value(json: json) else { return false }
            record[keyPath: path] = value
            return true
        }
        parse = { (record: inout R, text: String) throws(Unreadable) in record[keyPath: path] = try Value.parse(text) }
        rules = []
        references = Field.references(path)
        isReferring = Value.self is any Referring.Type
    }

    private init(_ other: Field, info: FieldInfo, rules: [Rule]) {
        self.info = info
        self.rules = rules
        (path, isUnset, shown, keys) = (other.path, other.isUnset, other.shown, other.keys)
        (isSame, isUnsetInPlace) = (other.isSame, other.isUnsetInPlace)
        (encode, decode, parse) = (other.encode, other.decode, other.parse)
        (references, isReferring) = (other.references, other.isReferring)
    }

    private static func references<Value: FieldValue>(_ path: any KeyPath<R, Value> & Sendable) -> @Sendable (R) -> [MatterID] {
        guard Value.self is any Referring.Type else { return { _ in [] } }
        return { record in (record[keyPath: path] as? any Referring)?.referred ?? [] }
    }

    /// Lists filter and sort by this field; the engine keeps an index for it.
    package func indexed() -> Field { with { $0.isIndexed = true } }

    /// Personal data, shown masked.
    package func personal(_ mask: Mask) -> Field { with { $0.mask = mask } }

    /// Sentences rather than a name: forms give it several lines.
    package func long() -> Field { with { $0.isLong = true } }

    /// A line under the field on a form.
    package func help(_ text: String) -> Field { with { $0.help = text } }

    /// A rule that a given value must keep, said as a Chinese clause; it sees the whole record.
    package func rule(_ says: String, _ holds: @escaping @Sendable (R) -> Bool) -> Field {
        Field(self, info: info, rules: rules + [(says, holds)])
    }

    private func with(_ change: (inout FieldInfo) -> Void) -> Field {
        var info = info
        change(&info)
        return Field(self, info: info, rules: rules)
    }

    /// Puts in what a person typed, or says which rule it breaks.
    func fill(_ record: inout R, text: String) -> FieldProblem? {
        do throws(Unreadable) {
            try parse(&record, text)
            return nil
        } catch {
            return FieldProblem(field: info.name, label: info.label, given: text, rule: error.rule)
        }
    }

    /// The field's rules that its value breaks; an unset field breaks none.
    func broken(_ record: R) -> [FieldProblem] {
        guard !rules.isEmpty, !isUnset(record) else { return [] }
        return rules.filter { !$0.holds(record) }.map {
            FieldProblem(field: info.name, label: info.label, given: shown(record), rule: $0.says)
        }
    }
}

/// Values that point at other matters.
protocol Referring {
    var referred: [MatterID] { get }
}
extension Ref: Referring {
    var referred: [MatterID] { [id] }
}
extension Optional: Referring where Wrapped: Referring {
    var referred: [MatterID] { self?.referred ?? [] }
}
extension Array: Referring where Element: Referring {
    var referred: [MatterID] { flatMap(\.referred) }
}
