import Testing

@testable import Almanac
@testable import Kernel

@Suite("放假安排")
struct EditionTests {
    let calendar: WorkCalendar

    init() throws { calendar = try Almanac.load() }

    static let reasons: [(String, String, Bool)] = [
        ("2020-01-24", "春节", false), ("2020-01-31", "春节延长假期", false), ("2020-02-01", "春节延长假期", false), ("2020-02-03", "星期一", true),
        ("2020-01-19", "调休上班", true), ("2015-09-03", "抗日战争胜利70周年纪念日", false), ("2015-09-06", "调休上班", true),
        ("2019-05-02", "劳动节", false), ("2019-04-28", "调休上班", true), ("2019-05-05", "调休上班", true), ("2005-12-31", "调休上班", true),
        ("2007-12-31", "元旦", false), ("2007-12-29", "调休上班", true), ("2018-12-31", "元旦", false), ("2022-12-31", "元旦", false),
        ("2026-02-23", "春节", false), ("2026-10-10", "调休上班", true), ("2026-11-21", "星期六", false), ("2024-02-09", "星期五", true),
        ("2030-10-01", "星期二", true),
    ]

    @Test(arguments: reasons)
    func `每一日为何休息或者上班说得清 国务院办公厅历年通知`(iso: String, reason: String, works: Bool) throws {
        let day = Day(uncheckedISO: iso)
        #expect(calendar.reason(for: day) == reason)
        #expect(try calendar.isWorkingDay(day) == works)
    }

    @Test func `二十三年一年不缺且每份通知有文号`() throws {
        #expect(Set(calendar.editions.map(\.year)) == Set(2004...2026))
        #expect(calendar.editions.filter { $0.amends != nil }.map(\.id) == ["2015-victory-day", "2019-labour-day", "2020-spring-festival"])
        #expect(calendar.editions.allSatisfy { $0.document.contains("发明电〔") && $0.document.hasSuffix("号") })
        #expect(Set(calendar.editions.map(\.document)).count == calendar.editions.count)
        #expect(calendar.editions.filter { $0.source == nil }.map(\.id) == ["2004", "2005", "2006"])
        #expect(calendar.editions.allSatisfy { $0.published < Day.lastDay(of: $0.year) })
        #expect(calendar.firstDay == Day(uncheckedISO: "2004-01-01"))
        #expect(calendar.lastPublishedDay == Day(uncheckedISO: "2026-12-31"))
        #expect(calendar.horizon == Day(uncheckedISO: "2149-12-31"))
        #expect(calendar.isPublished(calendar.lastPublishedDay))
        #expect(!calendar.isPublished(Day(uncheckedISO: "2027-01-01")))
    }

    @Test func `每个调休上班日本来都是休息日`() {
        for edition in calendar.editions {
            for day in edition.workdays { #expect(day.isWeekend, "\(edition.id) \(day)") }
        }
    }
}
