import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("列表和工作台的数据")
struct ProjectionTests {
    /// Everything that lists and desks are read from, as text.
    private func derived(_ county: TestCounty) throws -> [String] {
        try county.database.read { connection in
            var lines: [String] = []
            let search =
                connection.dialect == .sqlite
                ? "SELECT rowid, number || title || text, place FROM matter_search ORDER BY rowid"
                : "SELECT matter, words, CAST(grams AS TEXT) || CAST(place AS TEXT) FROM matter_search ORDER BY matter"
            for (name, sql, width) in [
                ("matter", "SELECT id, COALESCE(due, -1), COALESCE(warn, -1), COALESCE(opener, ''), COALESCE(taker, '') FROM matter ORDER BY id", 5),
                ("waiting", "SELECT matter, organ, role, kind, due, warn FROM waiting ORDER BY 1, 2, 3", 6),
                ("asked", "SELECT matter, organ, role, ask, COALESCE(author, ''), approval, COALESCE(holder, '') FROM waiting ORDER BY 1, 2, 3", 7),
                ("agenda", "SELECT matter, person, organ, part, aside, due FROM agenda ORDER BY 1, 2", 6),
                ("tally", "SELECT kind, stage, organ, value FROM tally WHERE value <> 0 ORDER BY 1, 2, 3", 4),
                ("handled", "SELECT person, kind, opened, matter FROM handled ORDER BY 1, 2, 3, 4", 4),
                ("attribute", "SELECT kind, field, value, opened, matter FROM attribute ORDER BY 1, 2, 3, 4, 5", 5),
                ("clock", "SELECT matter, term, state, COALESCE(due, -1), provisional FROM clock ORDER BY 1, 2", 5),
                ("search", search, 3), ("party", "SELECT matter, digest FROM party_key ORDER BY 1, 2", 2),
            ] {
                try connection.forEach(sql) { row in lines.append(name + (0..<width).map { "|\(row.value($0))" }.joined()) }
            }
            return lines
        }
    }

    @Test(arguments: 1...6)
    func `随办理逐步写入的，与从头重建的相同`(seed: UInt64) throws {
        let county = try TestCounty()
        try county.walk(seed: seed, steps: 120)
        let before = try derived(county)

        #expect(try Projection(county.engine).rebuild() == county.rows("matter"))

        #expect(try derived(county) == before)
        #expect(before.contains { $0.hasPrefix("waiting|") } && before.contains { $0.hasPrefix("search|") })
    }

    /// Who opened and who handled a matter is read with it, however many matters there are.
    @Test(arguments: [1, 3, 1_000])
    func `一段一段地重建，与一次重建的相同`(span: Int) throws {
        let county = try TestCounty()
        try county.walk(seed: 7, steps: 120)
        let before = try derived(county)
        #expect(try Projection(county.engine, span: span).rebuild() == county.rows("matter"))
        #expect(try derived(county) == before)
        #expect(before.contains { $0.hasPrefix("handled|") })
    }

    @Test func `机关改了职责，更新时重建，事项改到新机关的工作台`() throws {
        let county = try TestCounty()
        let enquiry = try county.receive()
        try county.take(.matter(enquiry), "accept", by: "clerk", on: "2020-03-03")
        try Projection(county.engine).bringUpToDate()
        #expect(try Projection(county.engine).isCurrent())

        let renamed = Organ(
            code: TestCounty.office, name: "平江县公安局", short: "平公", level: .department, parent: OrganCode(TestCounty.code),
            duties: [.enforcement, .justice])
        try county.database.write { try $0.upsert(TestCounty.code, renamed) }
        try county.engine.refresh()

        #expect(try !Projection(county.engine).isCurrent())
        try Projection(county.engine).bringUpToDate()
        #expect(try Projection(county.engine).isCurrent())
    }

    @Test func `开启、受理、征询、答复，事项依次在应当办理的人的工作台上`() throws {
        let county = try TestCounty()
        func desks(_ id: MatterID) throws -> Set<Desk> {
            Set(try county.database.read { try $0.desks(TestCounty.code, of: id, county.engine.offices) })
        }

        let enquiry = try county.receive()
        #expect(try desks(enquiry) == [Desk(organ: TestCounty.office, role: .clerk)])

        try county.take(.matter(enquiry), "accept", by: "clerk", on: "2020-03-03")
        try county.take(.matter(enquiry), "consult", by: "clerk", on: "2020-03-04")
        #expect(try desks(enquiry).isEmpty, "等待意见，不等任何人")
        let opinion = enquiry + 1
        #expect(try desks(opinion) == [Desk(organ: TestCounty.justice, role: .legality)])

        try county.take(.matter(opinion), "give", by: "lawyer", on: "2020-03-05", ["text": "合法"])
        #expect(try desks(opinion).isEmpty)
        try county.take(.matter(enquiry), "answer", by: "head", on: "2020-03-06", ["answer": "可"])
        #expect(try desks(enquiry).isEmpty)
    }

    @Test func `他人办理了我开启的事项，告诉我；我自己办理的不告诉`() throws {
        let county = try TestCounty()
        let enquiry = try county.receive(by: "both-offices")
        try county.take(.matter(enquiry), "accept", by: "both-offices", on: "2020-03-03")
        func told() throws -> [String] {
            try county.database.read { try $0.notices(TestCounty.code, to: PersonID("both-offices"), before: nil, limit: 10) }.map(\.action)
        }
        #expect(try told() == [])

        try county.take(.matter(enquiry), "lapse", by: "clerk", on: "2020-03-04")

        #expect(try told() == ["lapse"])
        #expect(try county.database.read { try $0.unseenNotices(TestCounty.code, to: PersonID("both-offices")) } == 1)
        try county.database.write { try $0.markNoticesSeen(TestCounty.code, to: PersonID("both-offices"), through: .max) }
        #expect(try county.database.read { try $0.unseenNotices(TestCounty.code, to: PersonID("both-offices")) } == 0)
    }

    @Test func `期限用去七成转黄，届满次日转红`() throws {
        let county = try TestCounty()
        let enquiry = try county.receive(on: "2020-03-02")
        let row = try #require(try county.database.read { try $0.matter(TestCounty.code, enquiry) })
        // Five working days from Monday 2 March end on Monday 9 March; three tenths of seven days are two.
        #expect(row.due == Day(iso: "2020-03-09") && row.warn == Day(iso: "2020-03-07"))
        func counts(_ day: String) throws -> DeskCounts {
            let lane = DeskLane([.desk(Desk(organ: TestCounty.office, role: .clerk), isApproval: false, holder: PersonID("clerk"))])
            let day = try #require(Day(iso: day))
            let soon = try county.engine.calendar.workingDay(2, after: day)
            return try county.database.read { try $0.counts(TestCounty.code, lane, today: day, soonBy: soon) }
        }
        #expect(try counts("2020-03-04") == DeskCounts(rest: 1))
        #expect(try counts("2020-03-05") == DeskCounts(soon: 1), "周五、周一，两个工作日")
        #expect(try counts("2020-03-09") == DeskCounts(soon: 1))
        #expect(try counts("2020-03-10") == DeskCounts(late: 1))
    }
}
