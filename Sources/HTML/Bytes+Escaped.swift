extension [UInt8] {
    /// Adds text as UTF-8, with the five bytes that HTML reserves written as references.
    ///
    /// All five are ASCII, and no byte of a longer character can look like them. What lies between them is copied in runs.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var copied = 0
            for place in bytes.indices {
                guard bytes[place] <= UInt8(ascii: ">"), let reference = Self.reference(bytes[place]) else { continue }
                append(contentsOf: bytes[copied..<place])
                reference.withUTF8Buffer { append(contentsOf: $0) }
                copied = place + 1
            }
            append(contentsOf: bytes[copied...])
        }
    }

    private static func reference(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
