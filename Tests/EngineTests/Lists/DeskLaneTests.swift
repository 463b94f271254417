import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("工作台的四栏")
struct DeskLaneTests {
    /// Whatever was done before: what waits at somebody's post stands with that person exactly once if it is theirs or nobody's, and not at all
    /// if it is somebody else's.
    @Test(arguments: 1...5)
    func `随机办理以后，等我岗位的不是在我这里一处，就是在别人那里`(seed: UInt64) throws {
        let county = try TestCounty()
        try county.walk(seed: seed &* 77, steps: 150)
        let last = try #require(try county.database.read { try $0.lastEntry(TestCounty.code) }).at.day
        for login in ["clerk", "head", "both", "both-offices", "lawyer", "outsider"] {
            let actor = try county.engine.actor(login)
            for day in [last, last.advanced(by: 12), last.advanced(by: 90)] {
                try county.engine.look { work in
                    let sight = Sight(work, actor, on: day)
                    let desk = try SightDesk(sight)
                    var listed: [MatterID: DeskTab] = [:]
                    for tab in [DeskTab.mine, .approval, .nobody] {
                        let items = try SightTests.all(desk, tab)
                        #expect(try desk.counts(tab).total == items.count, "\(login) \(tab)")
                        for item in items {
                            #expect(listed.updateValue(tab, forKey: item.line.id) == nil, "\(login) \(item.line.id)")
                            #expect(item.line.closed == nil || item.own?.ask.act == .correct)
                        }
                        try checkOrder(items, tab, day, desk.soon)
                    }
                    try checkComplete(sight, listed)
                }
            }
        }
    }

    private func checkOrder(_ items: [DeskItem], _ tab: DeskTab, _ day: Day, _ soon: Day) throws {
        func rank(_ item: DeskItem) -> (Int, Int, Int) {
            let due = item.line.due.flatMap { $0 <= soon ? $0 : nil }
            return (item.isAside ? 1 : 0, due?.ordinal ?? .max, item.line.id)
        }
        let ranks = items.map(rank)
        #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 }, "\(tab) \(day)")
    }

    private func checkComplete(_ sight: Sight, _ listed: [MatterID: DeskTab]) throws {
        let connection = sight.work.connection
        let count = try connection.lastMatter(TestCounty.code)
        guard count > 0 else { return }
        let places = try connection.places(TestCounty.code, of: Array(1...count), sight.work.engine.offices)
        let me = sight.actor.person
        let desks = sight.desks
        for (matter, found) in places {
            let own = found.filter { desks.contains($0.desk) && $0.ask.author != me }
            let isAsked = own.contains { $0.ask.isApproval && ($0.holder == nil || $0.holder == me) }
            #expect((listed[matter] == .approval) == isAsked, "\(sight.actor.login) \(matter)")
            guard !isAsked else { continue }
            if own.contains(where: { $0.holder == me }) { #expect(listed[matter] == .mine, "\(sight.actor.login) \(matter)") }
            if own.contains(where: { $0.holder == nil && !$0.ask.isApproval }) {
                #expect(listed[matter] == .nobody || listed[matter] == .mine, "\(sight.actor.login) \(matter)")
            }
            let isOthers = found.allSatisfy { $0.holder != nil && $0.holder != me }
            if isOthers { #expect(listed[matter] == nil || listed[matter] == .mine, "\(sight.actor.login) \(matter)") }
        }
    }

    @Test func `下一条记录以前不再数，有了新的记录就重新数`() throws {
        let test = try HandlingCounty()
        let first = try test.charge()
        #expect(try test.desk("clerk", .mine, on: "2020-03-03").map(\.line.id) == [first])
        // Behind the program's back, without an entry: what was counted holds until there is one.
        try test.county.database.write { try $0.execute("DELETE FROM agenda", []) }
        let kept = try test.sight("clerk", on: "2020-03-03") { try SightDesk($0).counts(.mine).total }
        #expect(kept == 1)
        let second = try test.charge()
        #expect(try test.desk("clerk", .mine, on: "2020-03-03").map(\.line.id) == [second])
        try Projection(test.county.engine).rebuild()
        #expect(try test.desk("clerk", .mine, on: "2020-03-03").map(\.line.id) == [first, second])
    }

    @Test func `负责人作了决定，案件仍是经办人的；经办人离任的，转为无人承办`() throws {
        let test = try HandlingCounty()
        let id = try test.charge()
        #expect(try test.desk("clerk", .mine, on: "2020-03-03").map(\.part) == [.taker])
        #expect(try test.desk("both-offices", .nobody, on: "2020-03-03").isEmpty, "有人在办")
        try test.county.database.write { try $0.setDisabled(TestCounty.code, login: "clerk", true) }
        // A change of accounts is an entry of administration.
        _ = try test.charge(by: "both", on: "2020-03-04")
        #expect(try test.desk("both-offices", .nobody, on: "2020-03-05").map(\.line.id) == [id])
    }
}
