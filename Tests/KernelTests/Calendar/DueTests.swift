import Testing

@testable import Kernel

@Suite("届满日")
struct DueTests {
    let calendar: WorkCalendar

    init() throws { calendar = try SampleCalendar.make() }

    /// Law, term as written, day of the event, last lawful day.
    static let table: [(String, String, String, String)] = [
        ("行政处罚法", "7d", "2020-01-20", "2020-02-06"), ("行政处罚法", "7d", "2020-01-17", "2020-02-04"), ("行政处罚法", "15d", "2020-01-20", "2020-02-04"),
        ("行政处罚法", "90d", "2020-01-31", "2020-04-30"), ("行政处罚法(2017)", "7d", "2020-01-20", "2020-01-27"),
        ("行政许可法", "20d", "2020-03-02", "2020-03-30"), ("行政许可法", "5d", "2020-04-24", "2020-04-30"), ("行政许可法", "6d", "2020-04-24", "2020-05-06"),
        ("行政强制法", "10d", "2020-03-02", "2020-03-16"), ("行政强制法", "30d", "2020-03-02", "2020-04-01"),
        ("行政复议法", "5d", "2020-01-20", "2020-02-04"), ("行政复议法", "60d", "2020-03-05", "2020-05-06"), ("信访工作条例", "60d", "2020-03-05", "2020-05-04"),
        ("民事诉讼法", "7d", "2020-05-02", "2020-05-09"), ("民事诉讼法", "8d", "2020-05-02", "2020-05-11"),
        ("民法典", "1m", "2020-01-31", "2020-03-02"), ("信访工作条例", "1m", "2020-01-31", "2020-02-29"), ("信访工作条例", "1m", "2021-01-31", "2021-02-28"),
        ("民法典", "1m", "2021-01-31", "2021-03-01"), ("行政强制法", "6m", "2020-08-31", "2021-02-28"), ("行政强制法", "3m", "2020-11-30", "2021-02-28"),
        ("行政许可法", "1y", "2020-02-29", "2021-02-28"), ("行政处罚法", "1y", "2020-03-01", "2021-03-01"),
    ]

    @Test(arguments: table)
    func `届满日依各法的算法 民法典第二百零一条至第二百零三条`(law: String, code: String, start: String, end: String) throws {
        let rule = try #require(CountingRule.of(law))
        let term = try #require(Term(code))
        let due = try calendar.due(term, from: Day(start), rule: rule)
        #expect(due == Due(day: Day(end), isProvisional: false))
        #expect(try Clock(anchor: Instant(Day(start), hour: 16), term: term, rule: rule).due(in: calendar) == due)
        #expect(try calendar.explain(term, from: Day(start), rule: rule).last == "届满：\(end)（\(Day(end).chineseWeekday)）")
    }

    @Test func `按小时计算的期限从时刻起算 行政强制法第十九条`() throws {
        let due = try calendar.due(.hours(24), at: Instant(Day("2020-05-01"), hour: 9))
        #expect(due.instant == Instant(Day("2020-05-02"), hour: 9))
        #expect(due.day == Day("2020-05-02"))
        let fromDay = try calendar.due(.hours(24), from: Day("2020-05-01"))
        #expect(fromDay.instant == Instant(Day("2020-05-03")))
        #expect(fromDay.day == Day("2020-05-02"))
    }

    @Test(arguments: [
        ("民法典", Term.workingDays(5), "2022-01-06", true), ("信访工作条例", .days(10), "2022-01-09", false), ("民法典", .days(10), "2022-01-10", true),
        ("民法典", .workingDays(1), "2021-12-31", false), ("民法典", .days(1), "2021-12-31", false),
    ])
    func `超出已公布年份的届满日为暂定`(law: String, term: Term, end: String, provisional: Bool) throws {
        let rule = try #require(CountingRule.of(law))
        #expect(try calendar.due(term, from: Day("2021-12-30"), rule: rule) == Due(day: Day(end), isProvisional: provisional))
        let lines = try calendar.explain(term, from: Day("2021-12-30"), rule: rule)
        #expect((lines.last?.hasPrefix("暂定：2022年") ?? false) == provisional)
    }

    @Test func `逐日说明工作日期限 行政处罚法第八十五条`() throws {
        let rule = try #require(CountingRule.of("行政处罚法"))
        #expect(
            try calendar.explain(.days(7), from: Day("2020-01-17"), rule: rule) == [
                "起算：2020-01-17（星期五），当日不计，自 2020-01-18 起算", "期限：7日，指7个工作日，不含休息日和法定节假日（行政处罚法第八十五条）", "2020-01-18 星期六，不计",
                "2020-01-19 星期日，调休上班，计入", "2020-01-24 至 2020-02-02 春节（含延长假期），不计", "届满：2020-02-04（星期二）",
            ])
    }

    @Test func `说明顺延 民法典第二百零三条`() throws {
        let rule = try #require(CountingRule.of("民法典"))
        #expect(
            try calendar.explain(.months(1), from: Day("2020-09-02"), rule: rule) == [
                "起算：2020-09-02（星期三），当日不计，自 2020-09-03 起算", "期限：1个月，至对应日届满；没有对应日的，至当月最后一日届满（民法典第二百零一条、第二百零三条）",
                "2020-10-02 为国庆节、中秋节，顺延至 2020-10-09（民法典第二百零一条、第二百零三条）", "届满：2020-10-09（星期五）",
            ])
    }

    @Test func `早于日历的工作日期限不作计算而日历日期限照算`() throws {
        #expect(throws: Problem.self) { try calendar.due(.workingDays(7), from: Day("2019-06-03")) }
        #expect(try calendar.due(.days(60), from: Day("2019-06-03")) == Due(day: Day("2019-08-02"), isProvisional: false))
    }
}
