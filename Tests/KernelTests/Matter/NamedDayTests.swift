import Testing

@testable import Kernel

/// A law whose periods roll over to the next working day when they end on a holiday.
private let act: StatuteEdition = StatuteEdition(
    "named-day-act", "试验条例", "2018年", from: "2018-01-01", counting: CountingRule(rollsOver: true))

/// An entrustment that lasts through one day and a decision that takes effect on another.
private struct Lease: Matter {
    enum Stage: String, MatterStage {
        case open
        var name: String { rawValue }
        var isFinal: Bool { false }
    }

    var lastDay: Day?
    var firstDay: Day?
    var endedOn: Day?

    init() {}
    static let kind: MatterKind = MatterKind("lease", "租用", .services, laws: [act])
    static var editions: [Edition] { [Edition("2018", "2018年", from: "2018-01-01")] }
    var title: String { "租用" }
    static var fields: [Field<Self>] {
        Field("lastDay", \.lastDay, "截止日期")
        Field("firstDay", \.firstDay, "生效日期")
        Field("endedOn", \.endedOn, "终止日期")
    }
    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("open", "开启", to: .open, by: .head, basis: act(1)).fills(\.lastDay, \.firstDay, \.endedOn)
    }
    static var measures: [Measure<Self>] { [] }

    static let term: Limit<Self> = Limit("term", "期限", termText: "至期满", through: \.lastDay, until: \.endedOn, basis: act(2))
    static let effect: Limit<Self> = Limit("effect", "生效", termText: "至生效", before: \.firstDay, until: \.endedOn, basis: act(3))
}

@Suite("Limits that end with a named day")
struct NamedDayTests {
    /// 2022 without holidays; 12 March was a Saturday.
    private static func calendar() throws -> WorkCalendar {
        try WorkCalendar(editions: [
            CalendarEdition(
                id: "2022", year: 2022, title: "测试", document: "测试", published: try #require(Day(iso: "2021-10-25")), holidays: [], workdays: [])
        ])
    }

    private static func due(_ limit: Limit<Lease>, _ lease: Lease) throws -> Day? {
        try limit.clock(lease, Settings(), Ledger())?.due(in: calendar())?.day
    }

    @Test func `the named day is the last, holiday or not`() throws {
        var lease = Lease()
        #expect(try Self.due(Lease.term, lease) == nil)
        lease.lastDay = Day(iso: "2022-03-12")
        #expect(try Self.due(Lease.term, lease) == Day(iso: "2022-03-12"))
        // A period of the same law would end on Monday.
        let period: Limit<Lease> = Limit("period", "期间", .days(1), from: { $0.lastDay?.advanced(by: -1) }, until: \.endedOn, basis: act(2))
        #expect(try Self.due(period, lease) == Day(iso: "2022-03-14"))
    }

    @Test func `what is deemed before a named day is due on its eve`() throws {
        var lease = Lease()
        lease.firstDay = Day(iso: "2022-03-14")
        #expect(try Self.due(Lease.effect, lease) == Day(iso: "2022-03-13"))
    }
}
