import Kernel
import Testing

@testable import Affairs

@Suite("听证")
struct HearingTests {
    private typealias Case = Bench<HeardMatter>
    private static let record = ["hearing.record": "笔录", "hearing.signed": "是"]

    private static func day(_ text: String, after days: Int = 0) -> String { Case.day(text).advanced(by: days).iso }

    @Test func `听证的字段逐一写出、读回，定义没有错误`() throws {
        var heard = HeardMatter()
        heard.hearing.entitled = true
        (heard.hearing.requestedOn, heard.hearing.on, heard.hearing.heldOn) = (Day(iso: "2022-03-02"), Day(iso: "2022-03-11"), Day(iso: "2022-03-11"))
        (heard.hearing.closedGround, heard.hearing.end) = (.privacy, .left)
        (heard.hearing.presider, heard.hearing.officers, heard.hearing.recorder) = (PersonID("a"), [PersonID("b")], PersonID("c"))
        (heard.hearing.record, heard.hearing.signed, heard.hearing.report) = ("笔录", true, "报告")
        #expect(try heard.copied().hearing == heard.hearing)
        #expect(Hearing.fields.count == Mirror(reflecting: Hearing()).children.count)
        #expect(KindDefinition(HeardMatter.self).findings(registry: Law.registry) == [])
        #expect(HeardMatter.hearing.fields.map(\.info.name).contains("hearing.closedGround"))
        #expect(HeardMatter.hearing.fields.first { $0.info.name == "hearing.officers" }?.info.label == "听证员")
    }

    @Test(arguments: [("2020-03-02", "2020-03-05"), ("2022-02-28", "2022-03-07")])
    func `告知后三日内要求，2021年修订以后为五个工作日；期满由系统记为放弃`(told: String, last: String) throws {
        var bench = Case.told(told)
        #expect(try bench.due(of: "hearing-request") == Day(iso: last))
        let late = Self.day(last, after: 1)
        var silent = bench
        #expect(silent.take("hearing-lapse", on: last).first?.contains("要求听证的期限届满") == true)
        #expect(silent.take("hearing-lapse", on: late) == [])
        #expect(silent.record.hearing.lapsedOn == Day(iso: last))
        #expect(try silent.reading(of: "hearing-request")?.state == .met)
        #expect(bench.take("hearing-request", on: late, by: "p1", ["hearing.requestedOn": late]).first?.contains("在告知后") == true)
        #expect(bench.take("hearing-request", on: last, by: "p1", ["hearing.requestedOn": last]) == [])
        #expect(bench.record.hearing.isSettled(.days(5), of: Day(iso: told), by: .plain, bench.moment) == false)
    }

    @Test func `要求不早于告知、不晚于登记当日，属于听证范围，一次告知只听证一次`() {
        var bench = Case.told("2022-03-02")
        #expect(bench.take("hearing-request", ["hearing.requestedOn": "2022-03-01"]).count == 1)
        #expect(bench.take("hearing-request", ["hearing.requestedOn": "2022-03-03"]).count == 1)
        var free = Case.told("2022-03-02", entitled: false)
        #expect(free.take("hearing-request", ["hearing.requestedOn": "2022-03-02"]).first?.contains("属于应当告知听证权利的处罚") == true)
        #expect(free.record.hearing.isSettled(.days(5), of: free.record.toldOn, by: .plain, free.moment))
        var ended = Case.noticed("2022-03-02", held: "2022-03-11")
        #expect(ended.take("hearing-end", ["hearing.end": "withdrawn"]) == [])
        ended.stage = "told"
        #expect(ended.take("hearing-request", ["hearing.requestedOn": "2022-03-02"]).first?.contains("一次告知只举行一次听证") == true)
        #expect(ended.take("tell-again") == [])
        #expect(ended.record.hearing == Hearing())
    }

    @Test func `明确放弃的记下日期，期限停止；没有放弃的不记`() throws {
        var bench = Case.told("2022-02-28")
        #expect(bench.take("hearing-waive", ["hearing.waived": "否"]) == [])
        #expect(bench.record.hearing.waivedOn == nil)
        #expect(bench.take("hearing-waive", on: "2022-03-01", ["hearing.waived": "是"]) == [])
        #expect(bench.record.hearing.waivedOn == Day(iso: "2022-03-01"))
        #expect(bench.record.hearing.isSettled(.days(5), of: bench.record.toldOn, by: .plain, bench.moment))
        #expect(try bench.reading(of: "hearing-request")?.state == .met)
    }

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `举行的七日前通知，2021年修订以后为工作日；没有定日数的不早于当日`(asked: String, earliest: String) {
        var bench = Case.asked(asked)
        let early = ["hearing.on": Self.day(earliest, after: -1), "hearing.place": "会议室"]
        #expect(bench.take("hearing-notify", by: "presider", early).first?.contains("前通知当事人") == true)
        #expect(bench.take("hearing-notify", by: "presider", ["hearing.on": earliest, "hearing.place": "会议室"]) == [])
        #expect(bench.record.hearing.isPending)
        #expect(bench.take("notify-freely", ["hearing.on": Self.day(asked, after: -1)]).first?.contains("不早于通知当日") == true)
        #expect(bench.take("notify-freely", ["hearing.on": asked]) == [])
    }

    @Test func `由通知的非本案调查人员主持，到通知的日期，笔录经核对签字`() {
        var bench = Case.asked("2022-03-02")
        let notice = ["hearing.on": "2022-03-11", "hearing.place": "会议室", "hearing.closedGround": "tradeSecret"]
        #expect(bench.take("hearing-notify", by: "p2", notice).first?.contains("非本案调查人员主持") == true)
        #expect(bench.take("hearing-hold", by: "presider", Self.record).contains { $0.contains("已经通知") })
        #expect(bench.take("hearing-notify", by: "presider", notice) == [])
        #expect(bench.record.hearing.openly == "举行听证，因涉及商业秘密不公开进行")
        #expect(bench.take("hearing-hold", on: "2022-03-10", Self.record).count == 1)
        #expect(bench.take("hearing-hold", on: "2022-03-12", by: "other", Self.record).first?.contains("由通知的听证主持人主持") == true)
        #expect(bench.take("hearing-hold", by: "presider", ["hearing.record": "笔录"]).first?.contains("核对无误后签字") == true)
        #expect(bench.take("hearing-hold", Self.record) == [])
        // Put on record a day later, it was held on the day of the notice.
        #expect(bench.record.hearing.heldOn == Day(iso: "2022-03-11"))
        #expect(bench.record.hearing.isDone)
    }

    @Test(arguments: [
        (["hearing.officers": "p5"], "两名以上工作人员任听证员"), (["hearing.officers": "p4,p5"], "两名以上工作人员任听证员"),
        (["hearing.recorder": ""], "一名记录员"), (["hearing.recorder": "p5"], "一名记录员"), (["hearing.recorder": "p4"], "一名记录员"), ([String: String](), ""),
    ])
    func `一人主持、两人以上任听证员、另一人记录`(change: [String: String], refusal: String) {
        var bench = Case.noticed("2022-03-02", held: "2022-03-11")
        let whole = ["hearing.presider": "p4", "hearing.officers": "p5,p6", "hearing.recorder": "p7", "hearing.record": "笔录"]
        let refused = bench.take("sit", on: "2022-03-14", whole.merging(change) { $1 })
        #expect(refused.count == (refusal.isEmpty ? 0 : 1))
        if !refusal.isEmpty { #expect(refused.first?.contains(refusal) == true) }
        #expect(bench.record.hearing.heldOn == (refusal.isEmpty ? Day(iso: "2022-03-14") : nil))
    }

    @Test(arguments: [
        ("withdrawn", "2022-03-03", true), ("deceased", "2022-03-03", true), ("absent", "2022-03-10", false), ("left", "2022-03-10", false),
        ("absent", "2022-03-11", true), ("left", "2022-03-11", true),
    ])
    func `拒不出席、中途退出的，到通知的日期才算放弃；撤回的随时终止`(end: String, day: String, lawful: Bool) {
        var bench = Case.noticed("2022-03-02", held: "2022-03-11")
        #expect(bench.take("hearing-end", on: day, by: "presider", ["hearing.end": end]).isEmpty == lawful)
        #expect(bench.record.hearing.isEnded == lawful)
        #expect(bench.record.hearing.endedOn == (lawful ? Day(iso: day) : nil))
    }

    @Test func `申请人经通知不参加的，视为放弃`() {
        var bench = Case.noticed("2022-03-02", held: "2022-03-11")
        let absent = ["hearing.endNote": "经通知未到"]
        #expect(bench.take("hearing-abandon", on: "2022-03-10", absent).first?.contains("申请人经通知无正当理由拒不参加听证") == true)
        #expect(bench.take("hearing-abandon", on: "2022-03-11", absent) == [])
        #expect(bench.record.hearing.end == .absent)
    }

    @Test func `二十日内组织，五个工作日内报告，举行以前没有报告`() throws {
        var bench = Case.noticed("2022-03-02", held: "2022-03-11")
        #expect(try bench.due(of: "hearing-holding") == Day(iso: "2022-03-22"))
        #expect(bench.take("hearing-hold", on: "2022-03-11", by: "presider", Self.record) == [])
        #expect(try bench.reading(of: "hearing-holding")?.state == .met)
        #expect(try bench.due(of: "hearing-report") == Day(iso: "2022-03-18"))
        #expect(bench.take("hearing-report", on: "2022-03-18", ["hearing.report": "建议维持"]) == [])
        #expect(bench.record.hearing.reportedOn == Day(iso: "2022-03-18"))
        var unheard = Case.noticed("2022-03-02", held: "2022-03-11")
        #expect(unheard.take("hearing-end", ["hearing.end": "withdrawn"]) == [])
        #expect(unheard.take("hearing-report", ["hearing.report": "建议维持"]).first?.contains("听证已经举行") == true)
    }

    @Test func `听证所需时间不计算在期限内，听证没有结束的不得办结`() throws {
        var bench = Case.told("2022-03-02")
        #expect(try bench.due(of: "decision") == Day(iso: "2022-04-01"))
        #expect(bench.take("hearing-finish", on: "2022-03-10").first?.contains("听证正在进行") == true)
        #expect(bench.take("hearing-begin") == [])
        #expect(bench.take("hearing-begin").first?.contains("听证尚未举行") == true)
        #expect(try bench.due(of: "decision") == nil)
        #expect(bench.take("close").first?.contains("举行听证的，听证已经结束") == true)
        #expect(bench.take("hearing-finish", on: "2022-03-14") == [])
        #expect(try bench.due(of: "decision") == Day(iso: "2022-04-05"))
        #expect(bench.take("close") == [])
    }

    @Test func `通知书写明公开与否，笔录写明主持、听证、记录的人员`() throws {
        var bench = Case.noticed("2022-03-02", held: "2022-03-11")
        #expect(bench.record.hearing.noticeNumber == "〔2022〕1号")
        let notice = try #require(bench.definition.content(of: "notice", bench.record, bench.moment))
        #expect(notice.paragraphs == ["定于2022年3月11日在会议室公开举行听证。"])
        bench.take(
            "sit", on: "2022-03-11",
            ["hearing.presider": "p4", "hearing.officers": "p5,p6", "hearing.recorder": "p7", "hearing.record": "笔录"])
        let record = try #require(bench.definition.content(of: "hearing-record", bench.record, bench.moment))
        let tables = record.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
        #expect(tables.flatMap { $0.rows.compactMap(\.first) } == ["事项", "时间", "地点", "方式", "主持人", "听证员", "记录员"])
        #expect(record.paragraphs == ["笔录"])
    }
}
