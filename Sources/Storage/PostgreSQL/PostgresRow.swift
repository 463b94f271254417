import CLibPQ

/// A row of a PostgreSQL result, in the binary form in which the server sent it.
struct PostgresRow {
    let result: OpaquePointer
    let row: Int32

    func isNull(_ index: Int32) -> Bool { PQgetisnull(result, row, index) == 1 }

    /// A number of any width. Sums of whole numbers come as NUMERIC.
    func int64(_ index: Int32) -> Int64 {
        let bytes = bytes(index)
        switch PQftype(result, index) {
        case PostgresType.int8: return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        case PostgresType.int4: return Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
        case PostgresType.int2: return Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
        case PostgresType.bool: return bytes[0] == 0 ? 0 : 1
        case PostgresType.numeric: return Self.whole(bytes)
        case let type: preconditionFailure("Column \(index) is no number but of type \(type)")
        }
    }

    func text(_ index: Int32) -> String {
        let type = PQftype(result, index)
        precondition(PostgresType.isText(type), "Column \(index) is no text but of type \(type)")
        return String(decoding: bytes(index), as: UTF8.self)
    }

    func blob(_ index: Int32) -> [UInt8] {
        precondition(PQftype(result, index) == PostgresType.bytea, "Column \(index) is no sequence of bytes")
        return [UInt8](bytes(index))
    }

    func value(_ index: Int32) -> SQLValue {
        if isNull(index) { return .null }
        let type = PQftype(result, index)
        if PostgresType.isText(type) { return .text(text(index)) }
        return type == PostgresType.bytea ? .blob(blob(index)) : .integer(int64(index))
    }

    private func bytes(_ index: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: PQgetvalue(result, row, index), count: Int(PQgetlength(result, row, index)))
    }

    /// NUMERIC on the wire: count of digits, weight of the first, sign, scale, each in 16 bits; then the digits to base 10,000.
    private static func whole(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        func word(_ index: Int) -> Int16 { Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self)) }
        let (count, weight, sign) = (Int(word(0)), Int(word(1)), UInt16(bitPattern: word(2)))
        precondition(sign == 0 || sign == 0x4000, "Not a number")
        precondition(count <= weight + 1, "A sum of whole numbers is whole")
        var value: Int64 = 0
        for place in 0..<max(0, weight + 1) { value = value * 10_000 + (place < count ? Int64(word(4 + place)) : 0) }
        return sign == 0 ? value : -value
    }
}

/// The types by their numbers, which are the same in every PostgreSQL.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let numeric: Oid = 1_700

    /// text, name, unknown, varchar, bpchar, "char".
    static func isText(_ type: Oid) -> Bool {
        switch type {
        case 25, 19, 705, 1_043, 1_042, 18: true
        default: false
        }
    }
}
