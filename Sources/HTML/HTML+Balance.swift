extension HTML {
    /// Elements without content and end tag, HTML Standard §13.1.2.
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    /// Elements whose content is text up to their own end tag.
    private static let text: Set<String> = ["script", "style", "textarea", "title"]

    /// The tags that do not close or were never opened, such as `<p>` and `</p>`; empty for a sound piece.
    ///
    /// Meant for tests. Stricter than browsers: end tags that they would supply must be written.
    package var unbalancedTags: [String] {
        var open: [String] = []
        var wrong: [String] = []
        var rest = bytes[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                rest = Self.after("-->", in: rest) ?? []
                continue
            }
            guard let tag = Tag(&rest) else { continue }
            if !tag.isEnd {
                let isForeign = tag.name == "svg" || open.contains("svg") || open.contains("math")
                if Self.void.contains(tag.name) || tag.closesItself && isForeign { continue }
                open.append(tag.name)
                if Self.text.contains(tag.name) { rest = Self.endTag(of: tag.name, in: rest) }
            } else if let match = open.lastIndex(of: tag.name) {
                wrong += open[(match + 1)...].map { "<\($0)>" }
                open.removeSubrange(match...)
            } else {
                wrong.append("</\(tag.name)>")
            }
        }
        return wrong + open.map { "<\($0)>" }
    }

    private static func after(_ mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let mark = Array(mark.utf8)
        return bytes.indices.first { bytes[$0...].starts(with: mark) }.map { bytes[($0 + mark.count)...] }
    }

    private static func endTag(of name: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = Array("</\(name)".utf8)
        return bytes.indices.first { bytes[$0...].prefix(mark.count).map(lowered) == mark }.map { bytes[$0...] } ?? []
    }

    fileprivate static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

/// One start or end tag.
private struct Tag {
    let name: String
    let isEnd: Bool
    /// Ends in `/>`, which counts only within SVG and MathML.
    let closesItself: Bool

    /// Reads the tag at the start of the bytes and moves past it; `nil` for a declaration or a lone `<`.
    init?(_ bytes: inout ArraySlice<UInt8>) {
        bytes.removeFirst()
        isEnd = bytes.first == UInt8(ascii: "/")
        if isEnd { bytes.removeFirst() }
        let letters = bytes.prefix { Self.isNameByte($0) }
        guard let first = letters.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
        name = String(decoding: letters.map(HTML.lowered), as: UTF8.self)

        var quote: UInt8?
        var end = letters.endIndex
        while end < bytes.endIndex, quote != nil || bytes[end] != UInt8(ascii: ">") {
            let byte = bytes[end]
            if quote == byte {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            end += 1
        }
        closesItself = end > letters.endIndex && bytes[end - 1] == UInt8(ascii: "/")
        bytes = bytes[min(end + 1, bytes.endIndex)...]
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
