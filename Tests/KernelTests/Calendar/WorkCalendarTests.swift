import Testing

@testable import Kernel

extension Day {
    /// A day written out in a test.
    init(_ iso: String) {
        guard let day = Day(iso: iso) else { preconditionFailure("no such day: \(iso)") }
        self = day
    }
}

/// 2020 and 2021 as arranged, the extension of 春节 2020 included: enough for every edge of these tests.
enum SampleCalendar {
    static func holiday(_ name: String, _ from: String, _ until: String) -> CalendarEdition.Holiday {
        CalendarEdition.Holiday(name, from: Day(from), until: Day(until))
    }

    static let editions: [CalendarEdition] = [
        CalendarEdition(
            id: "2020-spring-festival", year: 2020, title: "", document: "国办发明电〔2020〕1号", published: Day("2020-01-27"),
            holidays: [holiday("春节延长假期", "2020-01-31", "2020-02-02")], workdays: [], cancelled: [Day("2020-02-01")], amends: "2020"),
        CalendarEdition(
            id: "2020", year: 2020, title: "", document: "国办发明电〔2019〕16号", published: Day("2019-11-21"),
            holidays: [
                holiday("元旦", "2020-01-01", "2020-01-01"), holiday("春节", "2020-01-24", "2020-01-30"), holiday("清明节", "2020-04-04", "2020-04-06"),
                holiday("劳动节", "2020-05-01", "2020-05-05"), holiday("端午节", "2020-06-25", "2020-06-27"),
                holiday("国庆节、中秋节", "2020-10-01", "2020-10-08"),
            ],
            workdays: ["2020-01-19", "2020-02-01", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27", "2020-10-10"].map { Day($0) }),
        CalendarEdition(
            id: "2021", year: 2021, title: "", document: "国办发明电〔2020〕27号", published: Day("2020-11-25"),
            holidays: [holiday("元旦", "2021-01-01", "2021-01-03"), holiday("春节", "2021-02-11", "2021-02-17")],
            workdays: ["2021-02-07", "2021-02-20"].map { Day($0) }),
    ]

    static func make() throws -> WorkCalendar { try WorkCalendar(editions: editions) }
}

@Suite("工作日历")
struct WorkCalendarTests {
    let calendar: WorkCalendar

    init() throws { calendar = try SampleCalendar.make() }

    @Test func `后一通知调整前一通知 国办发明电〔2020〕1号`() throws {
        #expect(calendar.editions.map(\.id) == ["2020", "2020-spring-festival", "2021"])
        #expect(try !calendar.isWorkingDay(Day("2020-02-01")))
        #expect(calendar.reason(for: Day("2020-02-01")) == "春节延长假期")
        #expect(try calendar.isWorkingDay(Day("2020-01-19")))
        #expect(calendar.isMakeUp(Day("2020-01-19")))
    }

    @Test func `取消的安排回到平常一周`() throws {
        let cancel = CalendarEdition(
            id: "x", year: 2020, title: "", document: "", published: Day("2020-03-01"), holidays: [], workdays: [],
            cancelled: [Day("2020-05-09"), Day("2020-05-05")], amends: "2020")
        let changed = try WorkCalendar(editions: SampleCalendar.editions + [cancel])
        #expect(try !changed.isWorkingDay(Day("2020-05-09")))
        #expect(changed.reason(for: Day("2020-05-09")) == "星期六")
        #expect(try changed.isWorkingDay(Day("2020-05-05")))
    }

    @Test(arguments: [
        (1, "2020-01-17", "2020-01-19"), (1, "2020-01-23", "2020-02-03"), (7, "2020-01-20", "2020-02-06"), (1, "2019-12-31", "2020-01-02"),
        (1, "2020-01-25", "2020-02-03"), (4, "2020-09-25", "2020-09-30"), (5, "2020-09-25", "2020-10-09"), (6, "2020-09-25", "2020-10-10"),
    ])
    func `工作日往后数起始日不计 行政处罚法第八十五条`(n: Int, start: String, end: String) throws {
        #expect(try calendar.workingDay(n, after: Day(start)) == Day(end))
        #expect(try calendar.workingDays(after: Day(start), through: Day(end)) == n)
        #expect(try calendar.workingDays(after: Day(start), through: Day(end).advanced(by: -1)) == n - 1)
    }

    @Test(arguments: [
        (1, "2020-02-03", "2020-01-23"), (7, "2020-02-06", "2020-01-20"), (1, "2020-02-02", "2020-01-23"), (3, "2020-10-12", "2020-09-30"),
    ])
    func `工作日往前数当日不计 行政处罚法第六十四条`(n: Int, end: String, start: String) throws {
        #expect(try calendar.workingDay(n, before: Day(end)) == Day(start))
    }

    @Test func `休息日顺延到其后第一个工作日 民法典第二百零三条`() throws {
        #expect(try calendar.workingDay(onOrAfter: Day("2020-01-24")) == Day("2020-02-03"))
        #expect(try calendar.workingDay(onOrAfter: Day("2020-01-19")) == Day("2020-01-19"))
        #expect(try calendar.workingDays(after: Day("2020-03-02"), through: Day("2020-03-02")) == 0)
        #expect(try calendar.workingDays(after: Day("2020-03-02"), through: Day("2020-03-01")) == 0)
    }

    @Test func `早于第一年的日子不作判断`() throws {
        let problem = try #require(throws: Problem.self) { try calendar.isWorkingDay(Day("2019-12-31")) }
        #expect(problem.code == .calendarBeforeFirstEdition)
        #expect(problem.code.description == "calendar.beforeFirstEdition")
        #expect(problem.message.contains("2019年12月31日"))
        #expect(problem.message.contains("2020年"))
        #expect(throws: Problem.self) { try calendar.workingDay(1, after: Day("2019-12-30")) }
        #expect(throws: Problem.self) { try calendar.workingDay(1, before: Day("2020-01-02")) }
        #expect(try calendar.workingDay(1, before: Day("2020-01-03")) == Day("2020-01-02"))
    }

    @Test func `超出推算范围的日子不作判断`() throws {
        let problem = try #require(throws: Problem.self) { try calendar.workingDay(5, after: Day("2149-12-30")) }
        #expect(problem.code == .calendarPastHorizon)
        #expect(throws: Problem.self) { try calendar.isWorkingDay(Day("2150-01-01")) }
        #expect(throws: Problem.self) { try WorkCalendar(editions: []) }
    }
}
