import Engine
import Kernel
import Storage
import Testing

/// What no version of a definition explains is never taken for a change of it.
@Suite("没有说明的口径变更")
struct SilentChangeTests {
    let county: ChangingCounty

    /// Three tolls of 3, 6 and 9 tons.
    init() throws {
        county = try ChangingCounty(KindDefinition(Toll<FirstRules>.self))
        for (day, weight) in ["3", "6", "9"].enumerated() { try county.open("toll", "pass", on: "2020-03-0\(day + 2)", ["weight": weight]) }
    }

    private func closings() throws -> Int {
        try county.database.read { try $0.registerEntries(ChangingCounty.code, kind: "recount", within: nil, before: nil, limit: 10) }.count
    }

    @Test func `改了口径而没有新的版本，核验不符，重算不动`() throws {
        try county.reopen(KindDefinition(Toll<SilentRules>.self))
        let faults = try county.verify().faults
        #expect(faults.map(\.part) == [.fact] && faults.first?.message.contains("toll.passed") == true, "\(faults)")
        let before = try county.content()
        #expect(try county.recount().isEmpty)
        // The lists' stamp apart, which is not kept.
        #expect(try county.content() == before)
    }

    @Test func `版本只说明了一个口径的，只重算这一个；其余指出，没有完成`() throws {
        try county.reopen(KindDefinition(Toll<HalfToldRules>.self))
        let first = try county.verify()
        #expect(first.faults.map(\.part) == [.fact] && first.awaiting.values.reduce(0, +) == 3)

        let result = try #require(try county.recount().first)
        #expect(result.changed == 3 && result.unexplained.map { "\($0.matter) \($0.change.measure)" } == ["1 toll.passed"])
        #expect(try county.total("toll.weight", 2020) == 36 && county.total("toll.passed", 2020) == 3)
        #expect(try closings() == 0)
        #expect(try county.verify().faults.map(\.part) == [.fact])
    }

    @Test func `重算完成以后又悄悄改变的，没有变过的旧事项也看得出`() throws {
        try county.reopen(KindDefinition(Toll<SecondRules>.self))
        let result = try #require(try county.recount().first)
        #expect(result.walked == 3 && result.changed == 1)
        #expect(try closings() == 1 && county.verify().faults == [])

        try county.reopen(KindDefinition(Toll<DriftedRules>.self))
        let faults = try county.verify().faults
        #expect(faults.count == 1 && faults.first?.message.contains("事项2的“toll.passed”") == true, "\(faults)")
    }

    @Test func `新版本开启的事项不用重算；全是新的，重算什么也不写`() throws {
        let fresh = try ChangingCounty(KindDefinition(Toll<SecondRules>.self))
        try fresh.open("toll", "pass", on: "2020-07-01", ["weight": "6"])
        let before = try fresh.content()
        #expect(try fresh.recount().isEmpty)
        #expect(try fresh.content() == before)
        let result = try fresh.verify()
        #expect(result.faults == [] && result.older.isEmpty && result.statement.count == 2)
    }

    @Test func `报告的印发记入全过程记录，以最后一次为准，登记簿的核验不受影响`() throws {
        let head = try county.engine.actor("county-head")
        let at = Instant(try #require(Day(iso: "2021-01-20")), hour: 9)
        #expect(try county.engine.issuedReport(of: 2020) == nil)
        try county.engine.issueReport(of: 2020, asOf: 3, figures: "[]", by: head, at: at)
        try county.engine.issueReport(of: 2020, asOf: 4, figures: "[1]", by: head, at: at)
        try county.engine.issueReport(of: 2019, asOf: 1, figures: "[]", by: head, at: at)
        let issued = try #require(try county.engine.issuedReport(of: 2020))
        #expect(issued.asOf == 4 && issued.day == Day(iso: "2021-01-20") && issued.figures.count == 64)
        #expect(try county.verify().faults == [])
    }

    @Test func `没有县人民政府负责人岗位的，岗位届满的，不能印发报告；重算只由县里的负责人和系统管理员决定`() throws {
        let engine = county.engine
        let at = Instant(try #require(Day(iso: "2021-01-20")), hour: 9)
        let before = try county.content()
        for login in ["clerk", "head"] {
            let actor = try engine.actor(login)
            let refused = #expect(throws: Problem.self) { try engine.issueReport(of: 2020, asOf: 3, figures: "[]", by: actor, at: at) }
            #expect(refused?.code == .engineForbidden)
            #expect(throws: Problem.self) { try engine.requireCountyPost(actor, on: at.day, for: "试验") { $0 == .head || $0 == .administrator } }
        }
        let head = try engine.actor("county-head")
        let late = Instant(try #require(Day(iso: "2022-01-01")), hour: 9)
        #expect(throws: Problem.self) { try engine.issueReport(of: 2020, asOf: 3, figures: "[]", by: head, at: late) }
        #expect(throws: Problem.self) { try engine.requireCountyPost(head, on: at.day, for: "试验") { $0 == .administrator } }
        try engine.requireCountyPost(head, on: at.day, for: "试验") { $0 == .head }
        #expect(try county.content() == before)
    }
}
