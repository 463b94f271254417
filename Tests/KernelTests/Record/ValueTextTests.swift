import Kernel
import Testing

@Suite("存储的值怎样读、怎样填")
struct ValueTextTests {
    enum Colour: String, Choice {
        case red, green
        var name: String { self == .red ? "红" : "绿" }
    }

    struct Guest: SubRecord {
        var name = ""
        var phone = ""
        var colour: Colour?
        var likes: [String] = []
        init() {}
        static var fields: [Field<Self>] {
            Field("name", \.name, "姓名").personal(.name).formerly("called")
            Field("phone", \.phone, "电话").personal(.phone)
            Field("colour", \.colour, "颜色")
            Field("likes", \.likes, "爱好")
        }
    }

    private static let file: JSON = Attachment(name: "照片.jpg", digest: String(repeating: "0a", count: 32), size: 9).json
    private static let guest: JSON = .object([.init("name", .text("张三丰")), .init("phone", .text("13812341234")), .init("colour", .text("red"))])
    private static let names = ValueText.Names(organ: { "机关\($0)" }, person: { "人员\($0)" }, matter: { "第\($0)号" })
    private let masked = ValueText(ValueTextTests.names)
    private let whole = ValueText(ValueTextTests.names, isWhole: true)

    @Test(
        arguments: [
            (.text, .text("甲\n乙"), "甲\n乙"), (.day, .text("2020-03-02"), "2020年3月2日"), (.instant, .text("2020-03-02T09:05:00"), "2020年3月2日9时5分"),
            (.money, .integer(1_250), "12.50元"), (.integer, .integer(-7), "-7"), (.decimal, .text("-1.25"), "-1.25"), (.flag, .flag(true), "是"),
            (.flag, .flag(false), "否"), (.organ, .text("ga"), "机关ga"), (.person, .text("p1"), "人员p1"), (.matter("slip"), .integer(12), "第12号"),
            (Colour.type, .text("green"), "绿"), (Colour.type, .text("blue"), "blue"), (.attachment, file, "照片.jpg"),
            (.list(.day), .array([.text("2020-03-02"), .text("2020-03-03")]), "2020年3月2日、2020年3月3日"), (.list(.text), .array([]), ""),
            (.money, .null, ""), (.flag, .null, ""),
        ] as [(FieldType, JSON, String)])
    func `各类型的值都读作文字`(type: FieldType, json: JSON, words: String) {
        #expect(masked.text(type, json) == words)
        #expect(ValueText.bare.text(.text, .text("甲")) == "甲")
    }

    @Test func `记录逐项写明，其中的个人信息各按自己的方式遮蔽，列表逐项遮蔽`() {
        #expect(masked.text(Guest.type, Self.guest) == "姓名：张某某；电话：138****1234；颜色：红")
        #expect(whole.text(Guest.type, Self.guest) == "姓名：张三丰；电话：13812341234；颜色：红")
        #expect(masked.text(.list(Guest.type), .array([Self.guest, Self.guest])).hasSuffix("、姓名：张某某；电话：138****1234；颜色：红"))
        let people: JSON = .array([.text("张三丰"), .text("李四")])
        #expect(masked.text(.list(.text), people, mask: .name) == "张某某、李某")
        #expect(masked.text(.list(Guest.type), .array([Self.guest]), mask: .hidden) == "（不公开）")
        #expect(masked.text(.list(Guest.type), .array([]), mask: .hidden) == "")
        #expect(whole.text(.list(.text), people, mask: .hidden) == "张三丰、李四")
    }

    @Test func `以前的名称下的一项照样读出`() {
        #expect(masked.text(Guest.type, .object([.init("called", .text("张三丰"))])) == "姓名：张某某")
    }

    @Test func `值自己读出的与按存储形式读出的是同一段文字，代码照写`() {
        var guest = Guest()
        (guest.name, guest.colour, guest.likes) = ("张三丰", .red, ["书", "画"])
        #expect(guest.shown == "姓名：张三丰；颜色：红；爱好：书、画")
        #expect(guest.shown == ValueText.bare.text(Guest.type, guest.json))
        #expect(OrganCode("ga").shown == "ga" && Optional<Colour>.none.shown == "" && [Colour.red, .green].shown == "红、绿" && false.shown == "否")
    }

    @Test func `筛选用的代码读作文字，列表按其中一项`() {
        let list = Field<Guest>("likes", \.likes, "爱好").info
        let colour = Field<Guest>("colour", \.colour, "颜色").info
        #expect(masked.text(list, key: "甲、乙") == "甲、乙" && masked.text(colour, key: "red") == "红" && masked.text(colour, key: "x") == "x")
    }

    /// What a form shows of a stored value, sent back unchanged, is the same value.
    @Test(
        arguments: [
            (.text, .text("甲")), (.day, .text("2020-03-02")), (.instant, .text("2020-03-02T09:05:00")), (.instant, .text("2020-03-02T09:05:07")),
            (.money, .integer(1_250)), (.money, .integer(100)), (.integer, .integer(-7)), (.decimal, .text("0.5")), (.flag, .flag(true)),
            (.flag, .flag(false)), (.organ, .text("ga")), (.person, .text("p1")), (.matter("slip"), .integer(12)), (Colour.type, .text("green")),
            (.attachment, file), (.list(Colour.type), .array([.text("red"), .text("green")])),
            (.list(.matter("slip")), .array([.integer(1), .integer(2)])),
            (.list(.text), .array([.text("书"), .text("画")])), (.list(Guest.type), .array([guest])), (Guest.type, guest),
            (.list(.attachment), .array([file])), (.list(.day), .array([])),
        ] as [(FieldType, JSON)])
    func `填写的样子再读入，是同一个值`(type: FieldType, json: JSON) throws {
        #expect(try type.json(parsing: ValueText.typed(type, json)) == json)
    }

    @Test func `没有秒的时刻不带秒，浏览器才认得`() {
        #expect(ValueText.typed(.instant, .text("2020-03-02T09:05:00")) == "2020-03-02T09:05")
        #expect(ValueText.typed(.money, .null) == "" && ValueText.typed(Guest.type, .null) == "")
    }
}
