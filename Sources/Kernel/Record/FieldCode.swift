/// A field without its record's type: what is asked of every field at every step.
///
/// The engine walks some hundred fields several times a step. A loop over objects of a generic class looks their type up at every turn, and
/// a question put to a value through its type's witnesses copies it; here the bytes are looked at first. All pointers are to whole records
/// of the field's own type.
final class FieldCode: Sendable {
    let info: FieldInfo
    /// The name as it stands before a value: `"name":`.
    private let key: [UInt8]
    private let value: ValueCode
    private let offset: Int

    init(_ info: FieldInfo, _ value: ValueCode, offset: Int) {
        self.info = info
        self.value = value
        self.offset = offset
        var writer = JSONWriter()
        writer.key(info.name)
        key = writer.bytes
    }

    /// Where the value lies in the record.
    var span: (offset: Int, size: Int) { (offset, value.size) }

    /// The same place and type under another name, or with other rules of display.
    func told(_ info: FieldInfo) -> FieldCode { FieldCode(info, value, offset: offset) }

    /// A field of a part, as a field of the record in which the part lies.
    func within(recordAt outer: Int, told info: FieldInfo) -> FieldCode { FieldCode(info, value, offset: outer + offset) }

    func isSame(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool { value.isSame(left + offset, right + offset) }
    func isUnset(_ record: UnsafeRawPointer) -> Bool { value.isUnset(record + offset) }

    /// Writes the value under the name, if there is one.
    func encode(_ record: UnsafeRawPointer, _ writer: inout JSONWriter) {
        guard !value.isUnset(record + offset) else { return }
        writer.key(written: key)
        value.write(record + offset, &writer)
    }

    /// The value as it is stored, without going through text.
    func json(_ record: UnsafeRawPointer) -> JSON { value.json(record + offset) }
    /// What lists filter by.
    func keys(_ record: UnsafeRawPointer) -> [String] { value.keys(record + offset) }
    /// The matters that the value refers to.
    func references(_ record: UnsafeRawPointer) -> [MatterID] { value.references(record + offset) }
    /// Holds references to other matters.
    var isReferring: Bool { value.isReferring }
}

/// How values of one type are looked at where they lie. All pointers are to such values.
final class ValueCode: Sendable {
    let isReferring: Bool
    let write: @Sendable (UnsafeRawPointer, inout JSONWriter) -> Void
    let json: @Sendable (UnsafeRawPointer) -> JSON
    let size: Int
    private let isEqual: @Sendable (UnsafeRawPointer, UnsafeRawPointer) -> Bool
    private let isNothing: @Sendable (UnsafeRawPointer) -> Bool
    private let listed: @Sendable (UnsafeRawPointer) -> [String]
    private let referred: @Sendable (UnsafeRawPointer) -> [MatterID]
    /// The bytes of a value that is unset, and what it is listed by; empty where there is none.
    private let blank: [UInt8]
    private let blankKeys: [String]
    /// The value of those bytes, so that what they point at is never another's.
    private let kept: any Sendable

    /// - Parameter initial: the value in a record of which nothing is filled in.
    init<Value: FieldValue>(_ initial: Value) {
        isReferring = Value.self is any Referring.Type
        size = MemoryLayout<Value>.size
        write = { $0.assumingMemoryBound(to: Value.self).pointee.write(to: &$1) }
        json = { $0.assumingMemoryBound(to: Value.self).pointee.json }
        isEqual = { $0.assumingMemoryBound(to: Value.self).pointee == $1.assumingMemoryBound(to: Value.self).pointee }
        isNothing = { $0.assumingMemoryBound(to: Value.self).pointee.isUnset }
        listed = { $0.assumingMemoryBound(to: Value.self).pointee.keys }
        referred = { ($0.assumingMemoryBound(to: Value.self).pointee as? any Referring)?.referred ?? [] }
        blank = initial.isUnset ? withUnsafeBytes(of: initial) { Array($0) } : []
        blankKeys = initial.isUnset ? initial.keys : []
        kept = initial
    }

    /// Equal bytes are equal values; others may be, two copies of a text for instance.
    func isSame(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool { Self.agree(left, right, size) || isEqual(left, right) }
    func isUnset(_ place: UnsafeRawPointer) -> Bool { isBlank(place) || isNothing(place) }
    func keys(_ place: UnsafeRawPointer) -> [String] { isBlank(place) ? blankKeys : listed(place) }
    func references(_ place: UnsafeRawPointer) -> [MatterID] { !isReferring || isBlank(place) ? [] : referred(place) }

    /// The value is unset, as far as its bytes tell.
    private func isBlank(_ place: UnsafeRawPointer) -> Bool {
        blank.withUnsafeBytes { known in
            // Without an address there are no bytes: the type has no value that is unset.
            known.baseAddress.map { !known.isEmpty && Self.agree(place, $0, known.count) } ?? false
        }
    }

    /// Whether two values are the same byte by byte.
    static func agree(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ size: Int) -> Bool {
        var place = 0
        while place + 8 <= size {
            if left.loadUnaligned(fromByteOffset: place, as: UInt64.self) != right.loadUnaligned(fromByteOffset: place, as: UInt64.self) {
                return false
            }
            place += 8
        }
        while place < size {
            if left.load(fromByteOffset: place, as: UInt8.self) != right.load(fromByteOffset: place, as: UInt8.self) { return false }
            place += 1
        }
        return true
    }
}

/// A body as it is written, with the place of each field in it.
struct WrittenRecord: Sendable {
    let bytes: [UInt8]
    let members: [Range<Int>]
}

extension JSONWriter {
    /// Copies neighbouring members of an earlier body, with the commas between them, and says where they now stand.
    fileprivate mutating func copy(_ earlier: WrittenRecord, _ range: Range<Int>, _ members: inout [Range<Int>]) {
        guard let first = range.first(where: { !earlier.members[$0].isEmpty }), let last = range.last(where: { !earlier.members[$0].isEmpty })
        else { return }
        let piece = earlier.members[first].lowerBound..<earlier.members[last].upperBound
        copy(earlier.bytes[piece])
        let shift = bytes.count - piece.upperBound
        guard shift != 0 else { return }
        for index in first...last where !members[index].isEmpty {
            members[index] = members[index].lowerBound + shift..<members[index].upperBound + shift
        }
    }
}

/// A record's fields at work on records of its type.
extension [FieldCode] {
    /// Writes the fields that are set, in order.
    func write(_ record: UnsafeRawPointer, to writer: inout JSONWriter) {
        writer.beginObject()
        for field in self { field.encode(record, &writer) }
        writer.endObject()
    }

    func written(_ record: UnsafeRawPointer) -> WrittenRecord {
        var writer = JSONWriter()
        var members: [Range<Int>] = []
        members.reserveCapacity(count)
        writer.beginObject()
        for field in self { members.append(writer.member { field.encode(record, &$0) }) }
        writer.endObject()
        return WrittenRecord(bytes: writer.bytes, members: members)
    }

    /// The body of a record, and the fields in which it differs from an earlier one, as JSON object text.
    ///
    /// Most steps change few of many fields: what stands between two of them is copied from the earlier body in one piece.
    ///
    /// - Parameter spans: where the values lie.
    func written(
        _ record: UnsafeRawPointer, after old: UnsafeRawPointer, _ earlier: WrittenRecord, _ spans: [(offset: Int, size: Int)]
    ) -> (body: WrittenRecord, changes: String) {
        var writer = JSONWriter(reserving: earlier.bytes.count + 256)
        var changes = JSONWriter()
        var members = earlier.members
        var first = 0
        writer.beginObject()
        changes.beginObject()
        for index in spans.indices {
            let (offset, size) = spans[index]
            if ValueCode.agree(old + offset, record + offset, size) || self[index].isSame(old, record) { continue }
            writer.copy(earlier, first..<index, &members)
            first = index + 1
            let field = self[index]
            members[index] = writer.member { field.encode(record, &$0) }
            if members[index].isEmpty {
                changes.key(field.info.name)
                changes.null()
            } else {
                changes.copy(writer.bytes[members[index]])
            }
        }
        writer.copy(earlier, first..<spans.count, &members)
        writer.endObject()
        changes.endObject()
        return (WrittenRecord(bytes: writer.bytes, members: members), changes.text)
    }

    /// The fields in which two records differ, as JSON object text with the new values.
    func changes(from old: UnsafeRawPointer, to new: UnsafeRawPointer) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        for field in self where !field.isSame(old, new) {
            if field.isUnset(new) {
                writer.key(field.info.name)
                writer.null()
            } else {
                field.encode(new, &writer)
            }
        }
        writer.endObject()
        return writer.text
    }

    /// What is filled in, field by field.
    func values(of record: UnsafeRawPointer) -> [(info: FieldInfo, json: JSON)] {
        var values: [(info: FieldInfo, json: JSON)] = []
        for field in self where !field.isUnset(record) { values.append((info: field.info, json: field.json(record))) }
        return values
    }

    /// The record as a JSON object.
    func json(of record: UnsafeRawPointer) -> JSON {
        var members: [JSON.Member] = []
        for field in self where !field.isUnset(record) { members.append(JSON.Member(field.info.name, field.json(record))) }
        return .object(members)
    }
}
