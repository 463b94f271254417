import Kernel
import Testing

@testable import Storage

@Suite struct `库表` {
    @Test(arguments: ["journal", "fact", "checkpoint", "document"])
    func `只追加的表拒绝修改、删除和替换`(table: String) throws {
        let database = try Database.sample()
        try database.write { connection in
            try connection.insertFact("penalty.decided", day: 20_000)
            try connection.execute(
                "INSERT INTO checkpoint (county, day, size, entry, root, note) VALUES ($1, $2, $3, $4, $5, $6)",
                [.init(county), 20_000, 1, 1, .init(zeros), "note"])
            try connection.execute(
                """
                INSERT INTO document (county, matter, document, number, organ, series, year, serial, issued, entry)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                [.init(county), 1, "decision", "青司罚〔2026〕1号", "010", "青司罚", 2026, 1, 20_000, 1])
        }

        let attempts = [
            "UPDATE \(table) SET entry = entry + 1", "DELETE FROM \(table)", "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
        ]
        for sql in attempts {
            let told = try problem { try database.write { try $0.execute(sql) } }
            #expect(told.code == .storageAppendOnly, "\(sql)")
            #expect(told.message.hasSuffix("只能追加，不能修改或者删除。"))
        }
        #expect(try database.count(table) == 1)
    }

    @Test(arguments: [
        "INSERT INTO fact VALUES ('330199', 'm', 1, 1, '010', 1, 0)",
        "INSERT INTO fact VALUES ('330199', 'm', 1, 9, '010', 1, 1)",
        "INSERT INTO fact VALUES ('330199', 'm', 1, 1, '010', 9, 1)",
        "INSERT INTO fact VALUES ('330199', 'm', '今天', 1, '010', 1, 1)",
        "INSERT INTO rollup VALUES ('330199', 'm', '010', 202613, 1)",
        "INSERT INTO clock VALUES ('330199', 9, 't', '{}', NULL, 0)",
        "INSERT INTO post VALUES ('330199', 'nobody', '010', 'officer', 1, NULL)",
        "UPDATE matter SET closed = opened - 1",
        "UPDATE matter SET parent = id",
        "DELETE FROM matter",
    ])
    func `不合规则的数据写不进去`(sql: String) throws {
        let database = try Database.sample()
        #expect(try problem { try database.write { try $0.execute(sql) } }.code == .storageFailed)
    }

    @Test func `每张表的主键以县开头，并且是严格表`() throws {
        let database = try Database.sample()
        try database.read { connection in
            let tables = try connection.all(
                "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
            ) { ($0.text(0), $0.bool(1)) }
            #expect(tables.count == 30)
            for (name, strict) in tables where name != "schema_migration" {
                #expect(strict, "\(name)")
                let key = try connection.first("SELECT name FROM pragma_table_info($1) WHERE pk = 1", [.init(name)]) { $0.text(0) }
                #expect(key == "county", "\(name)")
            }
        }
    }

    @Test(arguments: [
        "SELECT SUM(value) FROM rollup WHERE county = $1 AND measure = $2 AND organ = $3 AND month BETWEEN $4 AND $5",
        "SELECT organ, SUM(value) FROM rollup WHERE county = $1 AND measure = $2 AND month BETWEEN $3 AND $4 GROUP BY organ",
        """
        SELECT day, matter, organ, SUM(value) FROM fact WHERE county = $1 AND measure = $2 AND day BETWEEN $3 AND $4
        GROUP BY day, matter, organ HAVING SUM(value) <> 0 ORDER BY day, matter, organ LIMIT 100
        """,
        "SELECT measure, day, organ, SUM(value) FROM fact WHERE county = $1 AND matter = $2",
        "SELECT entry, at, action FROM journal WHERE county = $1 AND matter = $2 ORDER BY entry",
        "SELECT entry, hash FROM journal WHERE county = $1 ORDER BY entry DESC LIMIT 1",
        "SELECT entry FROM journal WHERE county = $1 AND request = $2",
        "SELECT matter, term, due FROM clock WHERE county = $1 AND state = $2 AND due <= $3 ORDER BY due",
        "SELECT id, title FROM matter WHERE county = $1 AND kind = $2 AND stage = $3 AND organ = $4 ORDER BY opened",
        "SELECT body, state, version FROM matter WHERE county = $1 AND id = $2",
        "SELECT id FROM matter WHERE county = $1 AND kind = $2 AND number = $3",
        "SELECT id FROM matter WHERE county = $1 AND parent = $2",
        "SELECT matter, field FROM citation WHERE county = $1 AND target = $2",
        "SELECT entry, content FROM journal WHERE county = $1 AND kind = $2 AND matter IS NULL AND entry < $3 ORDER BY entry DESC LIMIT $4",
    ])
    func `常用查询走索引，不扫描，不另行排序`(sql: String) throws {
        let plan = try Database.sample().read { try $0.plan(of: sql) }
        #expect(!plan.isEmpty)
        #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test func `管理记录按种类走自己的索引，不经过事项的记录`() throws {
        for isNarrowed in [false, true] {
            let plan = try Database.sample().read { try $0.plan(of: Connection.registerEntries(isNarrowed: isNarrowed)) }
            #expect(plan.contains { $0.contains("USING INDEX journal_register (county=? AND kind=? AND entry<?)") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN j ") || $0 == "SCAN j" || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    /// SQLite sorts again unless ORDER BY names all of GROUP BY, in its order.
    @Test func `数字的明细走主键，冲销为零的不列`() throws {
        let database = try Database.sample()
        try database.write { connection in
            try connection.insertEntry(2, matter: 1)
            try connection.insertFact("m", day: 20_000)
            try connection.insertFact("m", day: 20_000, entry: 2, value: -1)
            try connection.insertFact("m", day: 20_003, entry: 2, value: 5)
        }

        let sql = """
            SELECT day, matter, organ, SUM(value) FROM fact WHERE county = $1 AND measure = $2 AND day BETWEEN $3 AND $4
            GROUP BY day, matter, organ HAVING SUM(value) <> 0 ORDER BY day, matter, organ LIMIT 100
            """
        try database.read { connection in
            #expect(try connection.plan(of: sql) == ["SEARCH fact USING PRIMARY KEY (county=? AND measure=? AND day>? AND day<?)"])
            let rows = try connection.all(sql, [.init(county), "m", 19_000, 21_000]) { [$0.int(0), $0.int(1), $0.int(3)] }
            #expect(rows == [[20_003, 1, 5]])
        }
    }
}
