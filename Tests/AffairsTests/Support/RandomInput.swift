import Kernel

/// What a person might type into a field, made from the field's type alone.
struct RandomInput {
    private var random: Seeded
    init(seed: UInt64) { random = Seeded(seed) }

    /// A text that the field reads; empty texts, where an empty value is one, come up too.
    mutating func text(for type: FieldType) -> String {
        switch type {
        case .text: ["张三", "甲、乙，丙", "引号\"和反斜杠\\", "第一行\n第二行", "𠀀𠮷", ""].randomElement(using: &random) ?? ""
        case .day: day.iso
        case .instant: Instant(day, hour: number(0...23), minute: number(0...59), second: number(0...59)).iso
        case .money: ["0", "12", "1,000", "12.5", "0.05", "99999999.99"].randomElement(using: &random) ?? "0"
        case .integer: String(number(-3...100_000))
        case .decimal: ["0", "86.5", "-1.25", "0.0001", "100"].randomElement(using: &random) ?? "0"
        case .flag: Bool.random(using: &random) ? "是" : "否"
        case .organ: "430626-ga"
        case .person: "p\(number(1...9_999))"
        case .attachment, .record: json(for: type).encoded
        case .choice(let options): options.randomElement(using: &random).map { Bool.random(using: &random) ? $0.code : $0.name } ?? ""
        case .matter: String(number(1...100_000))
        case .list: json(for: type).encoded
        }
    }

    /// A value as it is stored, for what is typed as JSON.
    private mutating func json(for type: FieldType) -> JSON {
        switch type {
        case .money: .integer(number(0...10_000_000))
        case .integer: .integer(number(-3...100_000))
        case .flag: .flag(Bool.random(using: &random))
        case .matter: .integer(number(1...100_000))
        case .choice(let options): .text(options.randomElement(using: &random)?.code ?? "")
        case .attachment:
            .object([
                .init("name", .text("照片.jpg")), .init("digest", .text(String(repeating: "0a", count: 32))),
                .init("size", .integer(number(0...9_999))),
            ])
        case .list(let item): .array((0..<number(0...3)).map { _ in json(for: item) })
        case .record(let fields): .object(fields.map { JSON.Member($0.name, Self.number($0).map(JSON.text) ?? json(for: $0.type)) })
        case .text, .day, .instant, .decimal, .organ, .person: .text(text(for: type))
        }
    }

    /// A row with a number whose check character is wrong does not read at all.
    private static func number(_ field: FieldInfo) -> String? {
        if field.mask == .identityNumber { return "11010519491231002X" }
        return field.name == "creditCode" ? "91430626MA4L00000Y" : nil
    }

    private var day: Day { mutating get { Day(ordinal: 18_262 + number(0...3_000)) } }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Texts that a field of the type must not take.
    static func wrong(for type: FieldType) -> [String] {
        switch type {
        case .text: ["甲\u{1}乙"]
        case .day: ["2020-02-30", "2020/1/5", "2020-1-5", "昨天"]
        case .instant: ["2020-01-05", "2020-01-05T24:00", "2020-01-05 09:30", "2020-01-05T+9:30"]
        case .money: ["12.345", "-1", "1.", ".5", "一百", "1e3"]
        case .integer: ["1.5", "1 000", "九", "-9223372036854775808", "9223372036854775808"]
        case .decimal: ["1.23456", "1.", ".5", "--1", "1e3"]
        case .flag: ["也许", "TRUE"]
        case .organ, .person: [String(repeating: "a", count: 41)]
        case .attachment: ["照片.jpg", "{}", #"{"name":"a","digest":"0a","size":1}"#]
        case .choice: ["no-such-choice"]
        case .matter: ["0", "-1", "x"]
        case .list: ["[", #"[[["x"]]]"#, "[1.5]"]
        case .record: ["[]", "{", #"{"noSuchField":1}"#]
        }
    }
}
