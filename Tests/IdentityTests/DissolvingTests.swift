import Engine
import Identity
import Kernel
import Storage
import Testing

@Suite("机关撤销和放假安排")
struct DissolvingTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private func dissolve(_ organ: OrganCode, into successor: OrganCode = TestCounty.root, pending: Int = 0) throws {
        try county.administration.dissolveOrgan(organ, successor: successor, document: "岳编〔2026〕1号", by: "root") { _ in
            pending > 0 ? [(kind: "行政处罚案件", count: pending)] : []
        }
    }

    private func endPosts() throws {
        try county.administration.endPost(
            organ: TestCounty.station, role: .clerk, from: Day.firstDay(of: 2015), of: "constable", lastDay: county.today, by: "root")
    }

    @Test func `有人在岗、有下级机关、有在办事项的不能撤销，一次说全`() throws {
        let refused = try problem { try dissolve(TestCounty.police, pending: 3) }
        #expect(refused.code == .identityStanding)
        for word in ["城关派出所", "孙警官", "行政处罚案件3件"] { #expect(refused.message.contains(word), "\(word)") }
        #expect(try problem { try dissolve(TestCounty.root, into: TestCounty.police) }.message.contains("县人民政府不能撤销"))
        #expect(try problem { try dissolve(TestCounty.station, into: TestCounty.station) }.fields.map(\.field) == ["successor"])
    }

    @Test func `撤销以后不再授予岗位、设下级、更名，职责终止，账册与记录一致`() throws {
        try endPosts()
        try dissolve(TestCounty.station, into: TestCounty.police)
        let history = try county.database.read { try RegisterHistory($0, TestCounty.code) }
        #expect(history.dissolutions[TestCounty.station]?.successor == TestCounty.police)
        let post = Post(organ: TestCounty.station, role: .officer, from: county.today)
        #expect(try problem { try county.administration.grantPost(post, to: "officer", by: "root") }.code == .identityStanding)
        let below = Organ(code: OrganCode("430626-x"), name: "新", short: "", level: .department, parent: TestCounty.station, duties: [])
        #expect(try problem { try county.administration.createOrgan(below, by: "root") }.code == .identityStanding)
        #expect(
            try problem { try county.administration.renameOrgan(TestCounty.station, name: "新名", short: "", by: "root") }.code == .identityStanding)
        #expect(try problem { try dissolve(TestCounty.station) }.code == .identityStanding)
        #expect(try problem { try dissolve(TestCounty.police, into: TestCounty.station) }.code == .identityStanding)
        #expect(try county.faults() == [])
    }

    @Test func `更改职责记下前后，没有的职责拒绝`() throws {
        try county.administration.changeDuties(TestCounty.police, [.enforcement, .justice], by: "root")
        let content = try JSON(parsing: county.lastEntry().content)
        #expect(content["formerDuties"]?.items?.compactMap(\.string) == ["enforcement"])
        #expect(content["duties"]?.items?.compactMap(\.string) == ["enforcement", "justice"])
        let odd = Organ.Duty("odd", "奇")
        #expect(try problem { try county.administration.changeDuties(TestCounty.police, [odd], by: "root") }.fields.map(\.field) == ["duties"])
        #expect(throws: Problem.self) { try county.administration.changeDuties(TestCounty.police, [.enforcement, .justice], by: "root") }
        #expect(throws: Problem.self) { try county.administration.changeDuties(TestCounty.justice, [], by: "keeper") }
    }

    // MARK: - Holidays

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func calendar() throws -> WorkCalendar {
        try WorkCalendar(editions: [
            CalendarEdition(id: "2026", year: 2026, title: "试验", document: "甲号", published: day("2025-11-01"), holidays: [], workdays: [])
        ])
    }

    private func notice(_ id: String = "2027", year: Int = 2027, document: String = "乙号", workday: String = "2027-01-09") throws -> CalendarEdition {
        CalendarEdition(
            id: id, year: year, title: "二〇二七年", document: document, published: try day("2026-11-01"),
            holidays: [CalendarEdition.Holiday("元旦", from: try day("\(year)-01-04"), until: try day("\(year)-01-05"))],
            workdays: [try day(workday)])
    }

    @Test func `登记的放假安排进入计算，换一个程序打开也在`() throws {
        let base = try calendar()
        try county.administration.addCalendar(notice(), to: base, by: "root")
        let engine = try Engine(county.database, county: TestCounty.code, kinds: [], calendar: base)
        #expect(engine.calendar.lastPublishedDay.year == 2027)
        #expect(try !engine.calendar.isWorkingDay(day("2027-01-04")) && engine.calendar.isWorkingDay(day("2027-01-09")))
        #expect(engine.calendar.reason(for: try day("2027-01-04")) == "元旦")
        // The program that brings the notice along takes its own.
        let newer = try WorkCalendar(editions: base.editions + [notice()])
        #expect(try Engine(county.database, county: TestCounty.code, kinds: [], calendar: newer).calendar.editions.count == 2)
        #expect(try county.faults() == [])
    }

    @Test func `不合的安排逐项拒绝，什么也没有写入`() throws {
        let (base, entries) = (try calendar(), try county.entries())
        let skipped = try problem { try county.administration.addCalendar(notice("2028", year: 2028, workday: "2028-01-08"), to: base, by: "root") }
        #expect(skipped.fields.contains { $0.field == "year" })
        let weekday = try problem { try county.administration.addCalendar(notice(workday: "2027-01-06"), to: base, by: "root") }
        #expect(weekday.fields.contains { $0.rule.contains("星期六") })
        #expect(throws: Problem.self) { try county.administration.addCalendar(notice(document: "甲号"), to: base, by: "root") }
        #expect(throws: Problem.self) { try county.administration.addCalendar(notice(), to: base, by: "keeper") }
        #expect(try county.entries() == entries)
    }
}
