/// Rows in the text form of COPY: a tab between values, a line a row, `\N` for NULL.
struct CopyText {
    var bytes: [UInt8] = []

    mutating func append(_ row: [SQLValue]) {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(0x09) }
            switch value {
            case .null: bytes.append(contentsOf: "\\N".utf8)
            case .integer(let number): bytes.append(contentsOf: String(number).utf8)
            case .text(let text): append(escaped: text)
            case .blob(let blob):
                bytes.append(contentsOf: "\\\\x".utf8)
                for byte in blob {
                    bytes.append(Self.digits[Int(byte >> 4)])
                    bytes.append(Self.digits[Int(byte & 15)])
                }
            }
        }
        bytes.append(0x0A)
    }

    private mutating func append(escaped text: String) {
        for byte in text.utf8 {
            switch byte {
            case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            default: bytes.append(byte)
            }
        }
    }

    private static let digits: [UInt8] = Array("0123456789abcdef".utf8)
}
