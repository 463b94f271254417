/// Why a text is not the JSON we keep: where, and what was expected.
package struct JSONError: Error, Equatable {
    package let offset: Int
    package let expected: String
}

extension JSON {
    /// Reads one JSON value. Numbers must be integers (money is kept in fen, decimals as text); depth is bounded.
    package init(parsing text: String) throws(JSONError) {
        var text = text
        let parsed: Result<JSON, JSONError> = text.withUTF8 { bytes in
            var parser = Parser(bytes: bytes)
            do throws(JSONError) {
                let value = try parser.value(depth: 0)
                parser.skipSpace()
                guard parser.position == bytes.count else { throw parser.error("end of text") }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        self = try parsed.get()
    }
}

private struct Parser {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    func error(_ expected: String) -> JSONError { JSONError(offset: position, expected: expected) }

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func expect(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let count = word.utf8CodeUnitCount
        guard position + count <= bytes.count else { throw error("\(word)") }
        for index in 0..<count where bytes[position + index] != word.utf8Start[index] { throw error("\(word)") }
        position += count
        return value
    }

    mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < 64 else { throw error("at most 64 levels") }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try expect("true", .flag(true))
        case UInt8(ascii: "f"): return try expect("false", .flag(false))
        case UInt8(ascii: "n"): return try expect("null", .null)
        default: return .integer(try integer())
        }
    }

    mutating func integer() throws(JSONError) -> Int {
        let isNegative = current == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let digits = position
        // Counted downwards, because the least integer has no positive counterpart.
        var number = 0
        while let byte = current, byte >= 0x30, byte <= 0x39 {
            // One text for one value: no leading zeros and no negative zero, or a body would have two digests.
            guard position == digits || bytes[digits] != 0x30 else { throw error("no leading zero") }
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (difference, carried) = product.subtractingReportingOverflow(Int(byte) - 0x30)
            guard !overflow, !carried else { throw error("a smaller number") }
            number = difference
            position += 1
        }
        guard position > digits else { throw error("a value") }
        if let byte = current, byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") { throw error("an integer") }
        if isNegative {
            guard number != 0 else { throw error("no negative zero") }
            return number
        }
        guard number != .min else { throw error("a smaller number") }
        return -number
    }

    mutating func object(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        skipSpace()
        if current == UInt8(ascii: "}") {
            position += 1
            return .object([])
        }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw error("a member name") }
            let key = try string()
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw error("“:”") }
            position += 1
            members.append(JSON.Member(key, try value(depth: depth + 1)))
            skipSpace()
            if current == UInt8(ascii: ",") {
                position += 1
                continue
            }
            guard current == UInt8(ascii: "}") else { throw error("“,” or “}”") }
            position += 1
            return .object(members)
        }
    }

    mutating func array(depth: Int) throws(JSONError) -> JSON {
        position += 1
        var items: [JSON] = []
        skipSpace()
        if current == UInt8(ascii: "]") {
            position += 1
            return .array([])
        }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if current == UInt8(ascii: ",") {
                position += 1
                continue
            }
            guard current == UInt8(ascii: "]") else { throw error("“,” or “]”") }
            position += 1
            return .array(items)
        }
    }

    mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        if current == UInt8(ascii: "\"") {
            position += 1
            return String(decoding: bytes[start..<position - 1], as: UTF8.self)
        }
        var plain = Array(bytes[start..<position])
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: plain, as: UTF8.self)
            case UInt8(ascii: "\\"): plain.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw error("no control character in a text")
            default:
                plain.append(byte)
                position += 1
            }
        }
        throw error("the end of a text")
    }

    mutating func escape() throws(JSONError) -> Unicode.Scalar {
        position += 1
        guard let byte = current else { throw error("an escape") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"):
            let high = try hexadecimal()
            if let scalar = Unicode.Scalar(high) { return scalar }
            guard current == UInt8(ascii: "\\") else { throw error("a second surrogate") }
            position += 1
            guard current == UInt8(ascii: "u") else { throw error("a second surrogate") }
            position += 1
            let low = try hexadecimal()
            guard (0xD800..<0xDC00).contains(high), (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { throw error("a surrogate pair") }
            return scalar
        default: throw error("an escape")
        }
    }

    mutating func hexadecimal() throws(JSONError) -> UInt32 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        // The standard library also reads “+123” and “-000”, which are no escapes.
        guard digits.count == 4, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
            let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw error("four hexadecimal digits") }
        position += 4
        return number
    }
}
