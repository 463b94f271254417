import Testing

@testable import Kernel

@Suite("JSON")
struct JSONTests {
    static let sample: JSON = .object([
        .init("文本", .text("甲\n乙\t\"丙\"\\\u{8}\u{1F}𠮷/é")), .init("", .text("")), .init("空", .null), .init("真", .flag(true)),
        .init("假", .flag(false)), .init("数", .array([.integer(0), .integer(-7), .integer(.max), .integer(.min)])), .init("空表", .array([])),
        .init("空体", .object([])),
    ])

    @Test func `写出再读回不变，再写出逐字相同`() throws {
        let text = Self.sample.encoded
        let read = try JSON(parsing: text)
        #expect(read == Self.sample)
        #expect(read.encoded == text)
    }

    @Test func `紧凑而有序，只用必要的转义`() {
        let json = JSON.object([.init("b", .array([.integer(1), .null])), .init("a", .text("“/”\u{0}\n"))])
        #expect(json.encoded == #"{"b":[1,null],"a":"“/”\u0000\n"}"#)
    }

    @Test(arguments: [
        (#""\n\r\t\b\f\"\\\/""#, "\n\r\t\u{8}\u{C}\"\\/"), (#""\u0041\u00e9\u4E2D""#, "Aé中"), (#""\uD842\uDFB7""#, "𠮷"),
        (#""a\uD83D\uDE00b""#, "a😀b"),
        (#""\u0000""#, "\u{0}"), ("\"\"", ""),
    ])
    func `转义读作所指的字`(text: String, meaning: String) throws {
        #expect(try JSON(parsing: text) == .text(meaning))
    }

    @Test(arguments: [
        #""\uD842""#, #""\uD842x""#, #""\uD842\n""#, #""\uD842A""#, #""\uDFB7""#, #""\uDFB7\uD842""#, #""\uD842\uD842""#, #""\u12""#, #""\u12G4""#,
        #""\u+123""#, #""\u-000""#, #""\x41""#, #""\"#, #""abc"#, "\"a\nb\"", "\"\\n\u{1}\"",
    ])
    func `残缺的转义和代理项不能读入`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test(arguments: [
        ("", 0), ("  ", 2), ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("[1", 2), ("[1 2]", 3), ("[,]", 1),
        ("tru", 0), ("nul", 0), ("nulL", 0), ("1 2", 2), ("{}x", 2), ("[1.5]", 2), ("1e3", 1), ("1E3", 1), ("-", 1), ("+1", 0), (".5", 0),
        ("01", 1), ("-01", 2), ("-0", 2), ("'a'", 0), ("[1]]", 3),
    ])
    func `不合格的文本指明错在何处`(text: String, offset: Int) {
        #expect {
            _ = try JSON(parsing: text)
        } throws: { error in
            (error as? JSONError)?.offset == offset
        }
    }

    @Test(arguments: ["9223372036854775808", "-9223372036854775809", "99999999999999999999"]) func `超出范围的整数不能读入`(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test(arguments: [("0", 0), ("-1", -1), ("9223372036854775807", .max), ("-9223372036854775808", .min), (" 10 ", 10)])
    func `整数原样读入`(text: String, number: Int) throws {
        #expect(try JSON(parsing: text).int == number)
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}")]) func `至多六十四层`(open: String, close: String) throws {
        let nested: (Int, String) -> String = { depth, core in String(repeating: open, count: depth) + core + String(repeating: close, count: depth) }
        #expect(throws: Never.self) { try JSON(parsing: nested(63, "1")) }
        #expect(throws: JSONError.self) { try JSON(parsing: nested(64, "1")) }
        #expect(throws: JSONError.self) { try JSON(parsing: nested(100_000, "1")) }
    }

    @Test func `空白可有可无`() throws {
        #expect(try JSON(parsing: " { \"a\" :\t[ 1 , 2 ] ,\r\n\"b\":null } ").encoded == #"{"a":[1,2],"b":null}"#)
    }

    @Test func `按名取值，类型不符的取不到`() {
        let json = JSON.object([.init("a", .integer(1)), .init("b", .text("1"))])
        #expect(json["a"]?.int == 1)
        #expect(json["a"]?.string == nil)
        #expect(json["b"]?.int == nil)
        #expect(json["c"] == nil)
        #expect(JSON.text("a")["a"] == nil)
    }

    @Test(arguments: 1...200) func `随机的值写出再读回不变`(seed: UInt64) throws {
        var random = SplitMix(seed)
        let json = Self.random(&random, depth: 0)
        #expect(try JSON(parsing: json.encoded) == json)
    }

    /// Any text cut short is refused, and no text makes the parser trap.
    @Test func `截断的文本都不能读入`() throws {
        let text = Self.sample.encoded
        for end in text.unicodeScalars.indices.dropFirst() {
            let cut = String(text.unicodeScalars[..<end])
            #expect(throws: JSONError.self, "\(cut)") { try JSON(parsing: cut) }
        }
    }

    private static func random(_ random: inout SplitMix, depth: Int) -> JSON {
        let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "é", "中", "𠮷", "\u{2028}", "/", "\u{FFFD}"]
        let text: (inout SplitMix) -> String = { random in
            String(String.UnicodeScalarView((0..<Int.random(in: 0...6, using: &random)).map { _ in scalars.randomElement(using: &random) ?? "a" }))
        }
        switch Int.random(in: 0...(depth > 3 ? 3 : 5), using: &random) {
        case 0: return .null
        case 1: return .flag(Bool.random(using: &random))
        case 2: return .integer(Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...63, using: &random))
        case 3: return .text(text(&random))
        case 4: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in Self.random(&random, depth: depth + 1) })
        default: return .object((0..<Int.random(in: 0...4, using: &random)).map { _ in .init(text(&random), Self.random(&random, depth: depth + 1)) })
        }
    }
}

/// The same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
