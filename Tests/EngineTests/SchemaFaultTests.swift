import Engine
import Storage
import Testing

/// Rows can be kept from no rule by changing rows alone: here the tables themselves are changed, behind the program's back.
@Suite("表的列和约束被改动")
struct SchemaFaultTests {
    private func faults(after sql: String, in county: TestCounty) throws -> [String] {
        #expect(try county.verify().faults == [])
        try county.database.write { try $0.executeScript(sql) }
        return try county.verify().faults.filter { $0.part == .schema }.map(\.message)
    }

    @Test(arguments: [
        ("ALTER TABLE draft ADD COLUMN more TEXT", "表“draft”与本程序建立的不同，已被改动"),
        (
            """
            DROP TABLE saved_view;
            CREATE TABLE saved_view (county TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
              PRIMARY KEY (county, login, name)) STRICT, WITHOUT ROWID
            """, "表“saved_view”与本程序建立的不同，已被改动"
        ),
        ("DROP TABLE saved_view", "表“saved_view”已不存在"),
    ])
    func `SQLite：表的写法与本程序的不同就说出`(sql: String, says: String) throws {
        let county = try TestCounty()
        guard county.database.dialect == .sqlite else { return }
        let found = try faults(after: sql, in: county)
        #expect(found.count == 1 && found[0].contains(says), "\(found)")
    }

    @Test(arguments: [
        ("ALTER TABLE fact DROP CONSTRAINT fact_value_check", ["约束“CHECK (value <> 0)”（fact）已不存在"]),
        (
            "ALTER TABLE session DROP CONSTRAINT session_county_login_fkey",
            ["约束“FOREIGN KEY (county, login) REFERENCES account (county, login)”（session）已不存在"]
        ),
        (
            "ALTER TABLE paper_1 DROP CONSTRAINT paper_1_county_entry_fkey",
            ["约束“FOREIGN KEY (county, entry) REFERENCES journal_1 (county, entry)”（paper_1）已不存在"]
        ),
        (
            "ALTER TABLE saved_view DROP CONSTRAINT saved_view_pkey",
            ["约束“PRIMARY KEY (county, login, name)”（saved_view）已不存在"]
        ),
        ("ALTER TABLE access_token DROP CONSTRAINT access_token_county_name_key", ["约束“UNIQUE (county, name)”（access_token）已不存在"]),
        (
            """
            ALTER TABLE delegation DROP CONSTRAINT delegation_check;
            ALTER TABLE delegation DROP CONSTRAINT delegation_check1;
            ALTER TABLE delegation ADD CONSTRAINT wide CHECK (valid_until BETWEEN valid_from AND valid_from + 890);
            ALTER TABLE delegation ADD CHECK (taker <> giver)
            """,
            [
                "约束“wide”（delegation）不是本程序建立的",
                "约束“CHECK (valid_until BETWEEN valid_from AND valid_from + 89)”（delegation）已不存在",
            ]
        ),
        (
            """
            ALTER TABLE session DROP CONSTRAINT session_county_login_fkey;
            ALTER TABLE session ADD FOREIGN KEY (county, login) REFERENCES account (county, login) NOT VALID
            """, ["约束“FOREIGN KEY (county, login) REFERENCES account (county, login)”（session）已被停用"]
        ),
        ("ALTER TABLE account ADD CONSTRAINT nobody CHECK (login <> 'nobody')", ["约束“nobody”（account）不是本程序建立的"]),
        ("ALTER TABLE session ALTER COLUMN csrf DROP NOT NULL", ["列“csrf”（session）与本程序建立的不同，已被改动"]),
        ("ALTER TABLE job ALTER COLUMN attempts SET DEFAULT 5", ["列“attempts”（job）与本程序建立的不同，已被改动"]),
        ("ALTER TABLE saved_view ALTER COLUMN path TYPE varchar(20)", ["列“path”（saved_view）与本程序建立的不同，已被改动"]),
        ("ALTER TABLE saved_view ALTER COLUMN path TYPE text COLLATE \"POSIX\"", ["列“path”（saved_view）与本程序建立的不同，已被改动"]),
        ("ALTER TABLE draft ADD COLUMN more text", ["列“more”（draft）不是本程序建立的"]),
        ("ALTER TABLE saved_view DROP COLUMN path", ["列“path”（saved_view）已不存在"]),
        ("CREATE TABLE beside (a text)", ["表“beside”不是本程序建立的"]), ("DROP TABLE saved_view", ["表“saved_view”已不存在"]),
    ])
    func `PostgreSQL：列的类型和必填、键、条件、引用，少了、多了、改了、停用了都说出`(sql: String, says: [String]) throws {
        let county = try TestCounty()
        guard county.database.dialect == .postgres else { return }
        let found = try faults(after: sql, in: county)
        #expect(found.count == says.count && zip(found, says).allSatisfy { $0.contains($1) }, "\(found)")
    }
}
