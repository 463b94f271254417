import Testing

@testable import Kernel

@Suite("期限计时")
struct ClockTests {
    let calendar: WorkCalendar
    /// A licence applied for and accepted on Monday 2 March 2020: due on Monday 30 March.
    var licence: Clock = Clock(anchor: Instant(Day("2020-03-02"), hour: 10), term: .days(20), rule: CountingRule.of("行政许可法") ?? .plain)

    init() throws { calendar = try SampleCalendar.make() }

    private func pause(_ from: String, _ until: String?) -> Pause {
        Pause(from: Day(from), until: until.map { Day($0) }, ground: "专家评审", article: "行政许可法第四十五条", document: "告知书1号", approver: "甲")
    }

    private func extended(_ term: Term, on day: String) -> Extension {
        Extension(term, ground: "案情复杂", article: "行政许可法第四十二条", approver: "乙", on: Day(day))
    }

    static let pauses: [([(String, String?)], String?)] = [
        ([], "2020-03-30"), ([("2020-03-10", "2020-03-18")], "2020-04-08"),
        ([("2020-03-10", "2020-03-14"), ("2020-03-12", "2020-03-18")], "2020-04-08"),
        ([("2020-03-12", "2020-03-18"), ("2020-03-10", "2020-03-12")], "2020-04-08"), ([("2020-03-07", "2020-03-09")], "2020-03-30"),
        ([("2020-03-30", "2020-04-02")], "2020-04-02"), ([("2020-03-31", "2020-04-02")], "2020-03-30"), ([("2020-03-31", nil)], "2020-03-30"),
        ([("2020-03-02", "2020-03-04")], "2020-03-31"), ([("2020-02-20", "2020-03-03")], "2020-03-30"),
        ([("2020-03-10", "2020-03-10")], "2020-03-30"),
        ([("2020-03-10", nil)], nil), ([("2020-03-30", nil)], nil),
        ([("2020-03-10", "2020-03-18"), ("2020-04-08", nil)], nil),
        ([("2020-03-10", "2020-03-18"), ("2020-04-09", nil)], "2020-04-08"),
    ]

    @Test(arguments: pauses)
    mutating func `中止的时间不计入期限 行政许可法第四十五条`(spans: [(String, String?)], end: String?) throws {
        licence.pauses = spans.map { pause($0.0, $0.1) }
        #expect(try licence.due(in: calendar)?.day == end.map { Day($0) })
    }

    static let readings: [(String, String?, ClockReading.State, Int, Int)] = [
        ("2020-03-02", nil, .running, 0, 0), ("2020-03-03", nil, .running, 1, 0), ("2020-03-08", nil, .running, 4, 0),
        ("2020-03-30", nil, .running, 20, 0),
        ("2020-03-31", nil, .overdue, 21, 1), ("2020-04-06", nil, .overdue, 24, 7), ("2020-03-30", "2020-03-30T23:59", .met, 20, 0),
        ("2020-05-01", "2020-03-05T09:00", .met, 3, 0), ("2020-05-01", "2020-03-31T00:00", .metLate, 21, 1),
        ("2020-03-29", "2020-03-31T08:00", .running, 19, 0),
    ]

    @Test(arguments: readings)
    mutating func `末日办结为按期次日即逾期 行政许可法第四十二条`(day: String, done: String?, state: ClockReading.State, used: Int, late: Int) throws {
        licence.stopped = done.flatMap { Instant(iso: $0) }
        let reading = try licence.reading(on: Day(day), in: calendar)
        #expect(reading.state == state)
        #expect(reading.used == used)
        #expect(reading.daysLate == late)
        #expect(reading.budget == 20)
        #expect(reading.unit == .workingDays)
        #expect(reading.due?.day == Day("2020-03-30"))
    }

    @Test mutating func `中止期间没有届满日而余额不变 行政许可法第四十五条`() throws {
        licence.pauses = [pause("2020-03-10", nil)]
        for day in ["2020-03-10", "2020-03-20", "2021-06-01"] {
            let reading = try licence.reading(on: Day(day), in: calendar)
            #expect(reading.state == .suspended)
            #expect(reading.due == nil)
            #expect(reading.used == 5)
            #expect(reading.remaining == 15)
        }
        licence.stopped = Instant(Day("2020-03-25"), hour: 9)
        #expect(try licence.reading(on: Day("2020-03-26"), in: calendar).state == .met)
    }

    @Test mutating func `已定恢复之日的中止有届满日`() throws {
        licence.pauses = [pause("2020-03-10", "2020-03-18")]
        #expect(try licence.reading(on: Day("2020-03-17"), in: calendar).state == .suspended)
        let resumed = try licence.reading(on: Day("2020-03-18"), in: calendar)
        #expect(resumed.state == .running)
        #expect(resumed.used == 6)
        #expect(try licence.reading(on: Day("2020-04-08"), in: calendar).state == .running)
        #expect(try licence.reading(on: Day("2020-04-09"), in: calendar).state == .overdue)
    }

    @Test mutating func `延长的期限接在原期限之后 行政许可法第四十二条`() throws {
        licence.extensions = [extended(.days(10), on: "2020-03-25")]
        #expect(try licence.due(in: calendar)?.day == Day("2020-04-14"))
        #expect(try licence.reading(on: Day("2020-04-01"), in: calendar).budget == 30)
        licence.pauses = [pause("2020-04-14", "2020-04-15")]
        #expect(try licence.due(in: calendar)?.day == Day("2020-04-15"))
    }

    @Test mutating func `不同单位的延长从届满日起算`() throws {
        licence.extensions = [extended(.months(1), on: "2020-03-25")]
        let reading = try licence.reading(on: Day("2020-04-30"), in: calendar)
        #expect(reading.due?.day == Day("2020-04-30"))
        #expect(reading.state == .running)
        #expect(reading.budget == 43)
        #expect(reading.used == 43)
        licence.extensions = [extended(.hours(24), on: "2020-03-25")]
        #expect(try licence.due(in: calendar) == Due(instant: Instant(Day("2020-04-01"))))
    }

    @Test func `顺延只在最后一次 行政复议法第八十八条`() throws {
        var clock = Clock(anchor: Instant(Day("2020-03-05")), term: .days(60), rule: try #require(CountingRule.of("行政复议法")))
        #expect(try clock.reading(on: Day("2020-05-06"), in: calendar).state == .running)
        #expect(try clock.reading(on: Day("2020-05-06"), in: calendar).used == 60)
        #expect(try clock.reading(on: Day("2020-05-07"), in: calendar).daysLate == 1)
        clock.extensions = [extended(.days(30), on: "2020-04-20")]
        #expect(try clock.due(in: calendar)?.day == Day("2020-06-03"))
    }

    @Test func `以月计算的期限加上中止的日数`() throws {
        let clock = Clock(anchor: Instant(Day("2020-08-31")), term: .months(6), pauses: [pause("2020-12-01", "2020-12-11")])
        let reading = try clock.reading(on: Day("2020-12-15"), in: calendar)
        #expect(reading.due?.day == Day("2021-03-10"))
        #expect(reading.budget == 181)
        #expect(reading.used == 96)
        #expect(reading.unit == .days)
    }

    @Test func `以小时计算的期限到时刻为止 行政强制法第十九条`() throws {
        var clock = Clock(anchor: Instant(Day("2020-05-01"), hour: 9), term: .hours(24), pauses: [pause("2020-05-02", "2020-05-03")])
        let end = Instant(Day("2020-05-03"), hour: 9)
        #expect(try clock.due(in: calendar) == Due(instant: end))
        #expect(try clock.reading(at: end, in: calendar).state == .running)
        #expect(try clock.reading(at: end.advanced(byHours: 1), in: calendar).daysLate == 1)
        #expect(try clock.reading(at: Instant(Day("2020-05-02"), hour: 12), in: calendar).used == 15)
        #expect(try clock.reading(at: Instant(Day("2020-05-02"), hour: 12), in: calendar).state == .suspended)
        clock.stopped = end
        #expect(try clock.reading(on: Day("2020-05-09"), in: calendar).state == .met)
        clock.stopped = end.advanced(byHours: 25)
        #expect(try clock.reading(on: Day("2020-05-09"), in: calendar).daysLate == 2)
    }

    @Test mutating func `说明列出中止和延长的依据 行政许可法第四十二条、第四十五条`() throws {
        licence.pauses = [pause("2020-03-10", "2020-03-18")]
        licence.extensions = [extended(.days(10), on: "2020-03-25")]
        licence.stopped = Instant(Day("2020-04-23"), hour: 9)
        let lines = try licence.explain(in: calendar)
        #expect(lines.contains("2020-03-10 至 2020-03-17 中止：专家评审（行政许可法第四十五条，告知书1号，甲批准），6个工作日不计，自 2020-03-18 起继续计算"))
        #expect(lines.contains("2020-03-25 延长10日（指工作日）：案情复杂（行政许可法第四十二条），乙批准"))
        #expect(lines.contains("2020-04-04 至 2020-04-06 清明节，不计"))
        #expect(lines.suffix(2) == ["届满：2020-04-22（星期三）", "办结：2020-04-23，逾期1日"])
        #expect(!lines.contains { $0.contains("2020-03-14") })
    }

    @Test mutating func `说明尚未恢复的中止`() throws {
        licence.pauses = [pause("2020-03-10", nil)]
        #expect(
            try licence.explain(in: calendar) == [
                "起算：2020-03-02（星期一），当日不计，自 2020-03-03 起算", "期限：20日，指20个工作日，不含休息日和法定节假日（行政许可法第八十二条）", "2020-03-07 至 2020-03-08 星期六、星期日，不计",
                "2020-03-10 起中止：专家评审（行政许可法第四十五条，告知书1号，甲批准），尚未恢复", "届满：中止尚未恢复，暂无届满日；恢复后尚余15个工作日",
            ])
    }
}
