import Testing

@testable import Kernel

@Suite("Moment")
struct MomentTests {
    static func moment(on day: String, ledger: Ledger = Ledger()) throws -> Moment {
        let edition = CalendarEdition(
            id: "2022", year: 2022, title: "测试", document: "测试", published: try #require(Day(iso: "2021-10-25")), holidays: [], workdays: [])
        return Moment(
            now: Instant(try #require(Day(iso: day)), hour: 9), actor: .system, organ: OrganCode("o"), matter: 1, organs: OrganTree([]),
            calendar: try WorkCalendar(editions: [edition]), settings: Settings(), ledger: ledger, related: NothingRelated())
    }

    /// Ninety days from 2 March 2022, suspended for ten days, lengthened by thirty.
    static func ledger(open: Bool = false) throws -> Ledger {
        var ledger = Ledger()
        let until = open ? nil : Day(iso: "2022-03-20")
        let pause = Pause(from: try #require(Day(iso: "2022-03-10")), until: until, ground: "鉴定", article: "", document: nil, approver: "")
        ledger.suspensions = [.init(limits: ["decision"], pause: pause)]
        let on = try #require(Day(iso: "2022-05-01"))
        ledger.lengthenings = [.init(limit: "decision", extended: Extension(.days(30), ground: "", article: "", approver: "", on: on))]
        return ledger
    }

    @Test func `a limit's last day counts suspensions and extensions of that limit alone`() throws {
        let now = try Self.moment(on: "2022-03-02", ledger: try Self.ledger())
        #expect(now.lastDay(ofLimit: "decision", lasting: .days(90), from: now.today) == Day(iso: "2022-07-10"))
        #expect(now.lastDay(ofLimit: "service", lasting: .days(90), from: now.today) == Day(iso: "2022-05-31"))
    }

    @Test(arguments: [("2022-07-10", true), ("2022-07-11", false)])
    func `a limit has run out on the day after its last`(day: String, within: Bool) throws {
        let now = try Self.moment(on: day, ledger: try Self.ledger())
        #expect(now.isWithin(limit: "decision", lasting: .days(90), of: Day(iso: "2022-03-02")) == within)
        #expect(!now.isWithin(limit: "decision", lasting: .days(90), of: nil))
    }

    @Test func `a limit that stands still has no last day and has not run out`() throws {
        let now = try Self.moment(on: "2022-12-31", ledger: try Self.ledger(open: true))
        #expect(now.lastDay(ofLimit: "decision", lasting: .days(90), from: try #require(Day(iso: "2022-03-02"))) == nil)
        #expect(now.isWithin(limit: "decision", lasting: .days(90), of: Day(iso: "2022-03-02")))
    }

    @Test(arguments: [("2022-03-17", 0), ("2022-03-18", 1), ("2022-03-20", 2), ("2022-04-20", 2), ("2022-04-22", 4)])
    func `days gone leave out the first day and the days in periods, both ends included`(day: String, days: Int) throws {
        let now = try Self.moment(on: day)
        let period = (first: try #require(Day(iso: "2022-03-20")), last: Day(iso: "2022-04-20"))
        #expect(now.daysGone(since: try #require(Day(iso: "2022-03-17")), leaving: [period]) == days)
        #expect(now.daysGone(since: now.today.advanced(by: 1)) == 0)
    }
}
