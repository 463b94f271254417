import Testing

@testable import Kernel

@Suite("字段的值")
struct FieldValueTests {
    enum Colour: String, Choice {
        case red, green
        var name: String { self == .red ? "红" : "绿" }
    }

    struct Stone: SubRecord {
        var colour: Colour?
        var weight: Quantity?
        var notes: [String] = []
        init() {}
        static var fields: [Field<Self>] {
            Field("colour", \.colour, "颜色")
            Field("weight", \.weight, "重量")
            Field("notes", \.notes, "备注")
        }
    }

    private func rule<Value: FieldValue>(_ text: String, as type: Value.Type) -> String? {
        do throws(Unreadable) {
            _ = try Value.parse(text)
            return nil
        } catch {
            return error.rule
        }
    }

    private func stored(_ value: some FieldValue) throws -> JSON {
        var writer = JSONWriter()
        value.write(to: &writer)
        return try JSON(parsing: writer.text)
    }

    private func agrees(_ value: some FieldValue) throws -> Bool { try value.json == stored(value) }

    @Test func `值本身的JSON，与写成文字再读入的相同`() throws {
        var stone = Stone()
        (stone.colour, stone.notes) = (.green, ["甲\n“乙”\\", ""])
        let day = try #require(Day(iso: "2020-03-02"))
        #expect(try agrees("甲\t\"乙\"") && agrees(day) && agrees(Instant(day, hour: 9)) && agrees(Money(fen: 1_250)) && agrees(-7) && agrees(true))
        #expect(try agrees(Quantity.parse("-1.25")) && agrees(Colour.red) && agrees(OrganCode("a")) && agrees(PersonID("p")))
        #expect(try agrees(Attachment(name: "甲.pdf", digest: String(repeating: "a", count: 64), size: 9)))
        #expect(try agrees(Int?.none) && agrees(Int?.some(3)) && agrees([1, 2]) && agrees([String]()) && agrees(stone) && agrees([stone, Stone()]))
    }

    @Test func `文字不得有控制字符，不得过长`() throws {
        #expect(rule("甲\n乙\t丙\r", as: String.self) == nil)
        #expect(rule("甲\u{0}", as: String.self) == "文字中不得有控制字符")
        #expect(rule(String(repeating: "a", count: 100_000), as: String.self) == nil)
        #expect(rule(String(repeating: "a", count: 100_001), as: String.self) == "文字不得超过100000字节")
    }

    @Test func `日期自1900年至2099年，期限才算得出`() {
        #expect(rule("1900-01-01", as: Day.self) == nil && rule("2099-12-31", as: Day.self) == nil)
        #expect(rule("1899-12-31", as: Day.self) == "日期应在1900年至2099年之间")
        #expect(rule("2100-01-01", as: Day.self) == "日期应在1900年至2099年之间")
        #expect(rule("2099-12-31T23:59", as: Instant.self) == nil)
        #expect(rule("2100-01-01T00:00", as: Instant.self) == "日期应在1900年至2099年之间")
    }

    @Test(arguments: ["1000000000000", "-1000000000000", "0"]) func `整数在正负一万亿以内`(text: String) {
        #expect(rule(text, as: Int.self) == nil)
    }
    @Test(arguments: ["1000000000001", "-1000000000001", "-9223372036854775808", "9223372036854775808", "1.0", "", " 1", "一"])
    func `范围之外和不是整数的，退回而不崩溃`(text: String) {
        #expect(rule(text, as: Int.self) == "应为整数")
    }

    @Test func `是否`() throws {
        for text in ["true", "是", "1"] { #expect(try Bool.parse(text)) }
        for text in ["false", "否", "0", ""] { #expect(try !Bool.parse(text)) }
        #expect(rule("也许", as: Bool.self) == "应为“是”或“否”")
        #expect(Bool(json: .integer(1)) == nil)
    }

    @Test func `选项按代码或者名称读入，退回时列出全部选项`() throws {
        #expect(try Colour.parse("red") == .red)
        #expect(try Colour.parse("绿") == .green)
        #expect(rule("蓝", as: Colour.self) == "应为下列之一：red（红）、green（绿）")
        #expect(Colour(json: .text("红")) == nil, "stored by code only")
    }

    @Test func `可空的值：空文字即未填`() throws {
        #expect(try Day?.parse("") == nil)
        #expect(try Day?.parse("2020-02-29") == Day(iso: "2020-02-29"))
        #expect(rule("2019-02-29", as: Day?.self) == "日期应写作2020-01-05，且确有其日")
        #expect(Day?(json: .null) == .some(.none))
        #expect(Day?(json: .integer(1)) == nil)
    }

    @Test func `列表用逗号、顿号分开，或者写作JSON`() throws {
        #expect(try [Colour].parse("red,绿") == [.red, .green])
        #expect(try [Colour].parse("红，绿、red") == [.red, .green, .red])
        #expect(try [Colour].parse(#"["red","green"]"#) == [.red, .green])
        #expect(try [Colour].parse("") == [])
        #expect(rule("红,蓝", as: [Colour].self)?.hasPrefix("应为下列之一") == true)
        #expect(rule(#"["红"]"#, as: [Colour].self)?.hasPrefix("应为下列之一") == true)
        #expect(rule("[", as: [String].self) == "应为JSON数组，各项与该字段类型一致")
    }

    @Test func `记录中的记录写作JSON，指明不合的一项`() throws {
        let stone = try Stone.parse(#"{"colour":"red","weight":"1.5","notes":["甲","乙"]}"#)
        #expect(stone.shown == "颜色：红；重量：1.5；备注：甲、乙")
        #expect(try Stone(json: stored(stone)) == stone)
        #expect(try stored(Stone()) == .object([]))
        #expect(rule(#"{"weight":1}"#, as: Stone.self) == "其中“重量”应为小数，最多四位")
        #expect(rule(#"{"size":1}"#, as: Stone.self) == "没有“size”这一项")
        #expect(rule("x", as: Stone.self) == "应为JSON对象")
    }

    @Test func `读回时字段次序不拘，多出的字段不收`() throws {
        let body = try JSON(parsing: #"{"notes":["甲"],"colour":"green"}"#)
        let stone = try Stone(decoding: body, fields: Stone.fields)
        #expect(stone.colour == .green && stone.notes == ["甲"] && stone.weight == nil)
        #expect(throws: Malformed(field: "x", label: "x")) { try Stone(decoding: JSON(parsing: #"{"x":null}"#), fields: Stone.fields) }
        #expect(throws: Malformed(field: "weight", label: "重量")) { try Stone(decoding: JSON(parsing: #"{"weight":2}"#), fields: Stone.fields) }
        #expect(throws: Malformed(field: "", label: "记录")) { try Stone(decoding: .array([]), fields: Stone.fields) }
    }

    @Test func `机关、人员、附件`() throws {
        #expect(try OrganCode.parse("430626-ga") == OrganCode("430626-ga"))
        #expect(rule("", as: OrganCode.self) == "应为机关代码")
        #expect(rule(String(repeating: "a", count: 41), as: PersonID.self) == "应为人员编号")
        let file = Attachment(name: "照片.jpg", digest: String(repeating: "0a", count: 32), size: 12)
        #expect(try Attachment(json: stored(file)) == file)
        #expect(rule(#"{"name":"a","digest":"0a","size":1}"#, as: Attachment.self) != nil)
        #expect(rule(#"{"name":"a","digest":"\#(file.digest)","size":-1}"#, as: Attachment.self) != nil)
    }

    @Test(arguments: [
        (Mask.name, "张三", "张某"), (.name, "张三丰", "张某某"), (.name, "欧阳娜娜", "欧某某"), (.name, "张", "张某"), (.name, "", ""),
        (.identityNumber, "430626198001011234", "430626********1234"), (.identityNumber, "1234567890", "**********"),
        (.identityNumber, "12345678901", "123456*8901"), (.phone, "13812341234", "138****1234"), (.phone, "1234567", "*******"),
        (.hidden, "协议内容", "（不公开）"), (.hidden, "", ""),
    ])
    func `个人信息的遮盖`(mask: Mask, text: String, shown: String) { #expect(mask.apply(text) == shown) }
}
