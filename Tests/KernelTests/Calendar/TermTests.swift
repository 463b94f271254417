import Testing

@testable import Kernel

@Suite("期限")
struct TermTests {
    static let readings: [(String, Term, String)] = [
        ("24h", .hours(24), "24小时"), ("60d", .days(60), "60日"), ("7wd", .workingDays(7), "7个工作日"), ("3m", .months(3), "3个月"),
        ("2y", .years(2), "2年"), ("1d", .days(1), "1日"), ("9999wd", .workingDays(9_999), "9999个工作日"), ("100y", .years(100), "100年"),
    ]

    @Test(arguments: readings)
    func `期限的写法与读法一致`(code: String, term: Term, chinese: String) {
        #expect(Term(code) == term)
        #expect(term.code == code)
        #expect(term.chinese == chinese)
        #expect(Term(term.count, term.unit) == term)
    }

    @Test(arguments: ["", "d", "7", "0d", "07d", "-7d", "+7d", "7 d", "7D", "7days", "7w", "10000d", "101y", "1201m", "99999999999999999999d", "٧d"])
    func `不是期限的写法一律不读`(text: String) {
        #expect(Term(text) == nil)
    }

    static let meanings: [(String, Term, Term)] = [
        ("行政处罚法", .days(2), .workingDays(2)), ("行政处罚法", .days(3), .workingDays(3)), ("行政处罚法", .days(5), .workingDays(5)),
        ("行政处罚法", .days(7), .workingDays(7)), ("行政处罚法", .days(10), .days(10)), ("行政处罚法", .days(15), .days(15)),
        ("行政处罚法", .days(90), .days(90)), ("中华人民共和国行政处罚法", .days(7), .workingDays(7)), ("《行政处罚法》", .days(7), .workingDays(7)),
        ("行政处罚法(2017)", .days(7), .days(7)), ("行政处罚法（2017）", .days(3), .days(3)),
        ("行政许可法", .days(20), .workingDays(20)), ("行政许可法", .days(45), .workingDays(45)), ("行政许可法", .years(3), .years(3)),
        ("行政强制法", .days(1), .workingDays(1)), ("行政强制法", .days(10), .workingDays(10)), ("行政强制法", .days(11), .days(11)),
        ("行政强制法", .days(30), .days(30)), ("行政强制法", .hours(24), .hours(24)),
        ("行政复议法", .days(3), .workingDays(3)), ("行政复议法", .days(10), .workingDays(10)), ("行政复议法", .days(60), .days(60)),
        ("行政复议法(2017)", .days(3), .days(3)), ("行政复议法(2017)", .days(5), .workingDays(5)), ("行政复议法(2017)", .days(7), .workingDays(7)),
        ("行政复议法(2017)", .days(10), .days(10)), ("行政诉讼法", .days(7), .days(7)), ("民事诉讼法", .days(3), .days(3)),
        ("民法典", .days(5), .days(5)), ("政府信息公开条例", .workingDays(20), .workingDays(20)), ("信访工作条例", .days(15), .days(15)),
        ("重大行政决策程序暂行条例", .days(7), .days(7)), ("法律援助法", .days(3), .days(3)), ("人民调解法", .days(30), .days(30)),
    ]

    @Test(arguments: meanings)
    func `各法所称的“日”各有所指 行政处罚法第八十五条`(law: String, written: Term, meant: Term) throws {
        let rule = try #require(CountingRule.of(law))
        #expect(rule.effective(written) == meant)
        #expect(!rule.basis.isEmpty)
    }

    @Test(arguments: [
        ("民法典", true), ("民事诉讼法", true), ("行政诉讼法", true), ("行政复议法", true), ("行政复议法(2017)", true), ("行政处罚法", false),
        ("行政许可法", false), ("行政强制法", false), ("政府信息公开条例", false), ("信访工作条例", false),
    ])
    func `末日遇休假日是否顺延依各法 民法典第二百零三条`(law: String, rolls: Bool) {
        #expect(CountingRule.of(law)?.rollsOver == rolls)
    }

    @Test func `未列出的法律没有计算规则`() {
        #expect(CountingRule.of("不存在的法") == nil)
        #expect(CountingRule.plain.effective(.days(7)) == .days(7))
    }
}
