/// A JSON value with its members in order, so that a body has one canonical text to digest.
package enum JSON: Hashable, Sendable {
    case null
    case flag(Bool)
    case integer(Int)
    case text(String)
    case array([JSON])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSON
        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    package subscript(_ key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    package var string: String? { if case .text(let text) = self { text } else { nil } }
    package var int: Int? { if case .integer(let number) = self { number } else { nil } }
    package var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
    package var members: [Member]? { if case .object(let members) = self { members } else { nil } }

    /// The codes in a value, for lists that filter by them: none of an object or of nothing.
    package var keys: [String] {
        switch self {
        case .text(let text): [text]
        case .integer(let number): [String(number)]
        case .flag(let flag): [flag ? "true" : "false"]
        case .array(let items): items.flatMap(\.keys)
        case .null, .object: []
        }
    }

    /// A text as it is, anything else as JSON: what a message repeats of a value that was given.
    package var plain: String { string ?? encoded }

    /// Compact text: no spaces, members in the order given, only the escapes that JSON demands.
    package var encoded: String {
        var writer = JSONWriter()
        writer.value(self)
        return writer.text
    }
}

/// Writes JSON text straight into bytes; the engine writes a body for every action, so no tree is built.
package struct JSONWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() { bytes.reserveCapacity(1_024) }
    /// - Parameter size: how many bytes there will be, about.
    init(reserving size: Int) { bytes.reserveCapacity(size) }

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes a member and says where it stands, without the comma before it; empty when nothing was written.
    mutating func member(_ write: (inout JSONWriter) -> Void) -> Range<Int> {
        let start = bytes.count
        let comma = needsComma ? 1 : 0
        write(&self)
        return bytes.count == start ? start..<start : start + comma..<bytes.count
    }

    /// The place of a member that is not written.
    var end: Range<Int> { bytes.count..<bytes.count }

    /// Copies a member that was written before.
    mutating func copy(_ member: ArraySlice<UInt8>) {
        separate()
        bytes.append(contentsOf: member)
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    package mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }
    package mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }
    package mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
    }
    package mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }
    package mutating func key(_ key: String) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }
    /// A key that is written out already: its quotes, and the colon after them.
    mutating func key(written key: [UInt8]) {
        separate()
        bytes.append(contentsOf: key)
        needsComma = false
    }
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }
    package mutating func flag(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }
    package mutating func integer(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }
    package mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    /// Puts in text that is JSON already.
    package mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    package mutating func value(_ json: JSON) {
        switch json {
        case .null: null()
        case .flag(let flag): self.flag(flag)
        case .integer(let number): integer(number)
        case .text(let text): string(text)
        case .array(let items):
            beginArray()
            for item in items { value(item) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                value(member.value)
            }
            endObject()
        }
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Nearly all texts need no escape and go over in one piece.
            if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: utf8)
            } else {
                for byte in utf8 { escape(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\"")])
        case UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "\\")])
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        case 0..<0x20:
            let hex = String(byte, radix: 16)
            bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex).utf8)
        default: bytes.append(byte)
        }
    }
}
