import Kernel
import Testing

@testable import Storage

@Suite struct `库表` {
    @Test(arguments: ["journal", "fact", "checkpoint", "paper"])
    func `只追加的表拒绝修改、删除和替换`(table: String) throws {
        let database = try Database.sample()
        try database.write { connection in
            try connection.insertFact("penalty.decided", day: 20_000)
            try connection.execute(
                "INSERT INTO checkpoint (county, day, size, entry, root, note) VALUES ($1, $2, $3, $4, $5, $6)",
                [.init(county), 20_000, 1, 1, .init(zeros), "note"])
            try connection.execute(
                """
                INSERT INTO paper (county, matter, document, ordinal, number, organ, series, year, serial, issued, entry, personal, content, digest)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                """,
                [.init(county), 1, "decision", 1, "青司罚〔2026〕1号", "010", "青司罚", 2026, 1, 20_000, 1, 0, "{}", .init(zeros)])
        }

        let replacing = database.dialect == .sqlite ? "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)" : "TRUNCATE \(table) CASCADE"
        if database.dialect == .postgres, table == "journal" || table == "fact" {
            #expect(try problem { try database.write { try $0.execute("TRUNCATE \(table)_1 CASCADE") } }.code == .storageAppendOnly)
        }
        let attempts = ["UPDATE \(table) SET entry = entry + 1", "DELETE FROM \(table)", replacing]
        for sql in attempts {
            let told = try problem { try database.write { try $0.execute(sql) } }
            #expect(told.code == .storageAppendOnly, "\(sql)")
            #expect(told.message.hasSuffix("只能追加，不能修改或者删除。"))
        }
        #expect(try database.count(table) == 1)
    }

    @Test func `一个公示只有一条在示；结束的必有取代者或者告示之一；不得删除`() throws {
        let database = try Database.sample()
        let row = { (ordinal: Int) in
            """
            INSERT INTO publication (county, matter, publication, ordinal, kind, organ, title, published, view, digest, entry)
            VALUES ('\(county)', 1, 'list', \(ordinal), 'k', '010', '名单', 20000, '{}', $1, 1)
            """
        }
        try database.write { try $0.execute(row(1), [.init(zeros)]) }
        #expect(try problem { try database.write { try $0.execute(row(2), [.init(zeros)]) } }.code == .storageFailed)
        let closed = "UPDATE publication SET closed = 20001, closing_entry = 1"
        for wrong in [
            closed, closed + ", reason = 'x'", closed + ", successor = 'list', successor_ordinal = 2, reason = 'x', withdrawer = 'x', article = 'x'",
        ] {
            #expect(try problem { try database.write { try $0.execute(wrong) } }.code == .storageFailed, "\(wrong)")
        }
        try database.write { connection in
            try connection.execute(closed + ", successor = 'list', successor_ordinal = 2")
            try connection.execute(row(2), [.init(zeros)])
        }
        #expect(try problem { try database.write { try $0.execute("DELETE FROM publication") } }.code == .storageAppendOnly)
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
        // Derived tables have no references on PostgreSQL, or each row would cost several times as much.
        if database.dialect == .postgres, sql.hasPrefix("INSERT INTO clock") { return }
        #expect(try problem { try database.write { try $0.execute(sql) } }.code == .storageFailed)
    }

    @Test func `每张表的主键以县开头，并且是严格表`() throws {
        let database = try Database.sample()
        try database.read { connection in
            guard connection.dialect == .sqlite else { return try distributable(connection) }
            let tables = try connection.all(
                "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
            ) { ($0.text(0), $0.bool(1)) }
            #expect(tables.count == 48)
            for (name, strict) in tables where name != "schema_migration" {
                #expect(strict, "\(name)")
                let key = try connection.first("SELECT name FROM pragma_table_info($1) WHERE pk = 1", [.init(name)]) { $0.text(0) }
                #expect(key == "county", "\(name)")
            }
        }
    }

    /// On PostgreSQL: each key, unique index and reference begins with the county on both sides, and each table has a key. So no row
    /// depends on a row of another county, and a distributed engine can place them by county.
    private func distributable(_ connection: Connection) throws {
        let loose = try connection.all(
            """
            SELECT c.conrelid::regclass::text || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c
            JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = c.conkey[1]
            LEFT JOIN pg_attribute other ON c.contype = 'f' AND other.attrelid = c.confrelid AND other.attnum = c.confkey[1]
            WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f') AND c.conrelid <> 'schema_migration'::regclass
              AND (own.attname <> 'county' OR other.attname <> 'county')
            """
        ) { $0.text(0) }
        #expect(loose == [])
        let unique = try connection.all(
            """
            SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> 'schema_migration'
              AND i.indisunique AND a.attname <> 'county'
            """
        ) { $0.text(0) }
        #expect(unique == [])
        let tables = try connection.all(
            """
            SELECT t.relname, t.relkind = 'p', EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'p')
            FROM pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
              AND t.relname <> 'schema_migration'
            """
        ) { ($0.text(0), $0.bool(1), $0.bool(2)) }
        #expect(tables.filter { !$0.2 }.isEmpty && tables.count > 20)
        #expect(Set(tables.filter(\.1).map(\.0)).isSuperset(of: ["matter", "journal", "fact", "rollup"]))
    }

    @Test(arguments: [
        "SELECT SUM(value) FROM rollup WHERE county = $1 AND measure = $2 AND organ = $3 AND month BETWEEN $4 AND $5",
        "SELECT organ, SUM(value) FROM rollup WHERE county = $1 AND measure = $2 AND month BETWEEN $3 AND $4 GROUP BY organ",
        """
        SELECT day, matter, organ, SUM(value) FROM fact WHERE county = $1 AND measure = $2 AND day BETWEEN $3 AND $4
        GROUP BY day, matter, organ HAVING SUM(value) <> 0 ORDER BY day, matter, organ LIMIT 100
        """,
        "SELECT measure, day, organ, value FROM fact WHERE county = $1 AND matter = $2",
        "SELECT entry, at, action FROM journal WHERE county = $1 AND matter = $2 ORDER BY entry",
        "SELECT entry, hash FROM journal WHERE county = $1 ORDER BY entry DESC LIMIT 1",
        "SELECT entry FROM journal WHERE county = $1 AND request = $2",
        "SELECT matter, term, due FROM clock WHERE county = $1 AND state = $2 AND due <= $3 ORDER BY due",
        "SELECT id, title FROM matter WHERE county = $1 AND kind = $2 AND stage = $3 AND organ = $4 ORDER BY opened",
        "SELECT body, state, version FROM matter WHERE county = $1 AND id = $2",
        "SELECT id FROM matter WHERE county = $1 AND kind = $2 AND number = $3",
        "SELECT id FROM matter WHERE county = $1 AND parent = $2",
        "SELECT content FROM paper WHERE county = $1 AND matter = $2 AND document = $3 AND ordinal = $4",
        "SELECT document, MAX(ordinal) FROM paper WHERE county = $1 AND matter = $2 GROUP BY document",
        "SELECT view FROM publication WHERE county = $1 AND matter = $2",
        "SELECT matter, field FROM citation WHERE county = $1 AND target = $2",
        "SELECT entry, content FROM journal WHERE county = $1 AND kind = $2 AND matter IS NULL AND entry < $3 ORDER BY entry DESC LIMIT $4",
    ])
    func `常用查询走索引，不扫描，不另行排序`(sql: String) throws {
        let plan = try Database.sample().read { try $0.plan(of: sql) }
        #expect(!plan.isEmpty)
        // On PostgreSQL sorting one county's few rows is left to the planner; on this small a table it sorts rather than walks an index.
        #expect(!plan.contains { $0.contains("SCAN") || $0.contains("TEMP B-TREE") || $0.contains("Seq Scan") }, "\(plan)")
    }

    @Test func `工作台的各栏从索引读出，不另行排序，也不读事项本身`() throws {
        let desk = Desk(organ: OrganCode("010"), role: .head)
        let person = PersonID("p1")
        let day = Day(ordinal: 20_000)
        let runs: [DeskRun] = [
            .desk(desk, isApproval: true, holder: nil), .desk(desk, isApproval: false, holder: person),
            .person(person, isAside: false, organs: [OrganCode("010"), OrganCode("020")]),
        ]
        try Database.sample().read { connection in
            guard connection.dialect == .sqlite else { return }
            for run in runs {
                for span in [DeskSpan.late(before: day), .soon(from: day, through: day), .urgent(through: day), .rest(after: day)] {
                    var query = DeskQuery(county, DeskLane([run]), connection.dialect)
                    query.page(run, span, offset: 25, limit: 25)
                    let plan = try connection.plan(of: query.sql)
                    #expect(plan.count == 1 && plan[0].contains("USING COVERING INDEX"), "\(plan)")
                }
            }
        }
    }

    @Test func `管理记录按种类走自己的索引，不经过事项的记录`() throws {
        for isNarrowed in [false, true] {
            let (dialect, plan) = try Database.sample().read {
                ($0.dialect, try $0.plan(of: Connection.registerEntries(isNarrowed: isNarrowed, $0.dialect)))
            }
            if dialect == .postgres {
                #expect(plan.contains { $0.contains(/Index.*_county_kind_entry_idx/) }, "\(plan)")
                continue
            }
            #expect(plan.contains { $0.contains("USING INDEX journal_register (county=? AND kind=? AND entry<?)") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN j ") || $0 == "SCAN j" || $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }

    @Test func `时间走到哪里，从按时间的索引的末尾读`() throws {
        let (dialect, plan) = try Database.sample().read { ($0.dialect, try $0.plan(of: Connection.latestTime)) }
        if dialect == .postgres {
            #expect(!plan.contains { $0.contains("Seq Scan") }, "\(plan)")
        } else {
            #expect(plan.contains("SEARCH journal USING COVERING INDEX journal_time (county=?)"), "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.contains("SCAN") && !$0.contains("SCALAR") }, "\(plan)")
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
            let plan = try connection.plan(of: sql)
            if connection.dialect == .sqlite {
                #expect(plan == ["SEARCH fact USING PRIMARY KEY (county=? AND measure=? AND day>? AND day<?)"])
            } else {
                #expect(plan.contains { $0.contains(/fact_\d+_pkey/) } && !plan.contains { $0.contains("Seq Scan") }, "\(plan)")
            }
            let rows = try connection.all(sql, [.init(county), "m", 19_000, 21_000]) { [$0.int(0), $0.int(1), $0.int(3)] }
            #expect(rows == [[20_003, 1, 5]])
        }
    }
}
