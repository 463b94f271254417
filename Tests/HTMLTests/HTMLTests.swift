import HTML
import Testing

@Suite("HTML") struct HTMLTests {
    @Test(arguments: [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")])
    func `五个保留字符在正文和属性里都转义`(text: String, escaped: String) {
        let html: HTML = "<a title=\"\(text)\">甲\(text)乙</a>"
        #expect(html.source == "<a title=\"\(escaped)\">甲\(escaped)乙</a>")
        #expect(HTML(text: text).source == escaped)
    }

    @Test func `其他字符原样保留`() {
        let text = "行政处罚 §5 —— 𠮷 👩‍⚖️ e\u{301} \u{0}\n\t;#39"
        #expect(HTML(text: text).source == text)
        #expect(HTML(text: "").source == "")
    }

    @Test func `写成字面量的文字插入时也转义`() {
        let html: HTML = "<p>\("<i>")</p>"
        #expect(html.source == "<p>&lt;i&gt;</p>")
    }

    @Test func `已转义的文字再作为文字插入时，照字面再转义`() {
        let html: HTML = "\("&amp;")"
        #expect(html.source == "&amp;amp;")
    }

    @Test func `HTML插入时不再转义，数字直接写出`() {
        let cell: HTML = "<td>\("a<b")</td>"
        let row: HTML = "<tr>\(cell)<td>\(-42)</td></tr>"
        #expect(row.source == "<tr><td>a&lt;b</td><td>-42</td></tr>")
    }

    @Test func `逐项、有条件、可缺的插入`() {
        let names = ["甲", "<乙>"]
        let none: HTML? = nil
        let some: HTML? = "<b>有</b>"
        let html: HTML = "<ul>\(each: names, { "<li>\($0)</li>" })</ul>\("<hr>", if: true)\("<br>", if: false)\(none)\(some)"
        #expect(html.source == "<ul><li>甲</li><li>&lt;乙&gt;</li></ul><hr><b>有</b>")
    }

    @Test func `条件不成立时不生成那一段`() {
        func piece() -> HTML {
            Issue.record("不应生成")
            return ""
        }
        let html: HTML = "\(piece(), if: false)"
        #expect(html == "")
    }

    @Test func `只有HTML(trusted:)不转义字符串`() {
        #expect(HTML(trusted: "<b>").source == "<b>")
        #expect(HTML(text: "<b>").source == "&lt;b&gt;")
    }

    @Test func `拼接各段，段间加分隔`() {
        let pieces: [HTML] = ["<i>1</i>", "<i>2</i>", "<i>3</i>"]
        #expect(pieces.joined().source == "<i>1</i><i>2</i><i>3</i>")
        #expect(pieces.joined(separator: "<br>").source == "<i>1</i><br><i>2</i><br><i>3</i>")
        #expect([HTML]().joined(separator: "<br>").source == "")
    }

    @Test func `多行字面量保持原样`() {
        let html: HTML = """
            <p>
              \("&")
            </p>
            """
        #expect(html.source == "<p>\n  &amp;\n</p>")
    }
}

@Suite("任意文字") struct GeneratedTextTests {
    /// Pieces that have broken escapers before, mixed at random from a fixed seed.
    private static let pieces: [String] = [
        "<", ">", "&", "\"", "'", "&lt;", "&#39;", "</p>", "<script>", "-->", "]]>", "=", "/", " ", "\n", "\0", "\u{FFFD}",
        "行", "𠮷", "e\u{301}", "\u{202E}", "a", "Z9", "\u{7F}", "\u{80}", "\u{BC}", "\u{33C}", "👩‍⚖️",
    ]

    @Test func `文字里生不出标签，还原后与原文相同`() {
        var random = SplitMix(state: 20200105)
        var wrong: [String] = []
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in Self.pieces.randomElement(using: &random) }.joined()
            let html: HTML = "<p title=\"\(text)\">\(text)</p>"
            let escaped = HTML(text: text).source
            let isSafe =
                html.source.utf8.count { $0 == UInt8(ascii: "<") } == 2
                && html.source.utf8.count { $0 == UInt8(ascii: ">") } == 2
                && html.source.utf8.count { $0 == UInt8(ascii: "\"") } == 2
                && !escaped.utf8.contains(UInt8(ascii: "'"))
                && html.unbalancedTags == []
                && Array(unescaped(escaped)) == Array(text.utf8)
            if !isSafe { wrong.append(text) }
        }
        #expect(wrong == [])
    }

    /// Reads back as a browser does; every `&` must begin one of the five references.
    private func unescaped(_ text: String) -> [UInt8] {
        let references: [(String, UInt8)] = [
            ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
            ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")),
        ]
        var rest = Array(text.utf8)[...]
        var bytes: [UInt8] = []
        while let first = rest.first {
            if first == UInt8(ascii: "&"), let (reference, byte) = references.first(where: { rest.starts(with: $0.0.utf8) }) {
                bytes.append(byte)
                rest = rest.dropFirst(reference.utf8.count)
            } else {
                bytes.append(first == UInt8(ascii: "&") ? 0xFF : first)
                rest = rest.dropFirst()
            }
        }
        return bytes
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
