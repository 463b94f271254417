import Kernel
import Storage
import Testing

@Suite struct `口径变更的查询` {
    private func database() throws -> Database {
        let database = try Database.sample()
        try database.write { connection in
            try connection.insertMatter(2)
            try connection.insertFact("m", day: Day.firstDay(of: 2019).ordinal)
            try connection.insertFact("m", day: Day.firstDay(of: 2020).ordinal, value: 5)
            try connection.insertRecount(2, matter: 1, from: 1, to: 2)
            try connection.insertFact("m", day: Day.firstDay(of: 2019).ordinal, entry: 2, value: -1)
            try connection.insertFact("m", day: Day.firstDay(of: 2020).ordinal, entry: 2, value: -2)
            try connection.insertFact("n", day: Day.firstDay(of: 2021).ordinal, entry: 2)
            try connection.insertRecount(3, matter: 2, from: 1, to: 2)
            try connection.insertFact("m", day: Day.lastDay(of: 2020).ordinal, matter: 2, entry: 3, value: -4)
            try connection.insertRecount(4, matter: 1, from: 2, to: 3)
            try connection.insertFact("m", day: Day.lastDay(of: 2020).ordinal, entry: 4, value: 7)
        }
        return database
    }

    private func sums(_ year: Int, after: Int = 0, through: Int = 9) throws -> [String] {
        try database().read { try $0.recountSums(county, year: year, after: after, through: through) }.map {
            "\($0.kind) \($0.from)→\($0.to) \($0.measure) \($0.first)-\($0.last) \($0.within) \($0.before)"
        }
    }

    @Test func `按事项种类、前后版本和口径相加，年内的和年初以前的分开，年后的不计`() throws {
        #expect(try sums(2020) == ["penalty 1→2 m 2-3 -6 -1", "penalty 2→3 m 4-4 7 0"])
        #expect(try sums(2019) == ["penalty 1→2 m 2-2 -1 0"])
    }

    @Test func `只看两条记录之间的`() throws {
        #expect(try sums(2020, through: 2) == ["penalty 1→2 m 2-2 -2 -1"])
        #expect(try sums(2020, after: 2, through: 3) == ["penalty 1→2 m 3-3 -4 0"])
        #expect(try sums(2020, after: 4) == [])
    }

    @Test func `一个事项现在的统计事实，相互抵消的不列`() throws {
        let facts = try database().read { try $0.facts(county, of: 1) }
        #expect(facts.map { "\($0.measure) \($0.day) \($0.value)" } == ["m 2020-01-01 3", "m 2020-12-31 7", "n 2021-01-01 1"])
    }

    @Test func `按版本和最后一次办理找事项`() throws {
        let database = try database()
        try database.write { try $0.execute("UPDATE matter SET definition = 2 WHERE id = 2") }
        func found(_ version: Int, after entry: Int = 0) throws -> [Int] {
            let rows = try database.read { try $0.matters(county, kind: "penalty", before: version, touchedAfter: entry, from: 1, limit: 10) }
            #expect(try database.read { try $0.matterCount(county, kind: "penalty", before: version, touchedAfter: entry) } == rows.count)
            return rows.map(\.id)
        }
        #expect(try found(3) == [1, 2] && found(2) == [1] && found(1) == [] && found(3, after: 1) == [2])
    }

    @Test func `口径变更和报告印发不算登记簿的变更`() throws {
        let database = try Database.sample()
        try database.write { connection in
            for (entry, kind) in [(2, "register"), (3, "recount"), (4, "report"), (5, "disclosure")] {
                try connection.execute(
                    """
                    INSERT INTO journal (county, entry, at, matter, version, kind, action, login, person, organ, request, content, previous, hash)
                    VALUES ($1, $2, 0, NULL, 0, $3, 'x', 'wang', 'p1', '010', NULL, '{}', $4, $5)
                    """, [.init(county), .init(entry), .init(kind), .init(zeros), .init(zeros)])
            }
        }
        #expect(try database.read { try $0.lastRegisterEntry(county)?.entry } == 2)
    }
}

extension Connection {
    fileprivate func insertRecount(_ entry: Int, matter: Int, from: Int, to: Int) throws {
        try execute(
            """
            INSERT INTO journal (county, entry, at, matter, version, kind, action, login, person, organ, request, content, previous, hash)
            VALUES ($1, $2, $3, $4, 2, 'penalty', 'recount', 'system', 'system', '010', NULL, $5, $6, $7)
            """,
            [
                .init(county), .init(entry), .init(Instant(Day(ordinal: 20_000))), .init(matter), .init("{\"definition\":\(to),\"from\":\(from)}"),
                .init(zeros), .init(zeros),
            ])
    }
}
