import Foundation

/// How the schema's statements, written for SQLite, are said to PostgreSQL: by a few fixed rules, so that there is one schema.
enum PostgresSchema {
    /// Tables that grow with the counties' work; a hash of the county decides the partition, so a county lies in one of each.
    static let partitioned: Set<String> = ["matter", "journal", "fact", "rollup", "matter_search"]
    static let partitions: Int = 16

    /// What is there before the first migration.
    static let beginning: String = """
        CREATE TABLE IF NOT EXISTS schema_migration (
          id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
          checksum TEXT NOT NULL,
          applied_at BIGINT NOT NULL,
          place BIGINT GENERATED ALWAYS AS IDENTITY
        );
        CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'append-only: %', TG_ARGV[0]; END $$;
        """

    /// One statement as one or several of PostgreSQL's.
    static func statements(_ sql: String) -> [String] {
        if let match = sql.wholeMatch(of: /CREATE TRIGGER (\w+) BEFORE (UPDATE|DELETE) ON (\w+) BEGIN .*/) {
            let (_, name, event, table) = match.output
            let trigger = "CREATE TRIGGER \(name) BEFORE \(event) ON \(table) FOR EACH ROW EXECUTE FUNCTION append_only('\(table)')"
            // Emptying the whole table passes no row by a trigger for rows.
            let whole = "CREATE TRIGGER \(table)_truncate BEFORE TRUNCATE ON \(table) EXECUTE FUNCTION append_only('\(table)')"
            return event == "DELETE" ? [trigger, whole] : [trigger]
        }
        // Numbers for counties are wanted by SQLite's full-text table alone.
        if sql.hasPrefix("CREATE TABLE search_county") { return [] }
        if sql.hasPrefix("CREATE VIRTUAL TABLE matter_search") { return search.flatMap(partitions(of:)) }
        return partitions(of: typed(sql))
    }

    /// The types: whole numbers have eight bytes, texts compare by their bytes, as on SQLite.
    private static func typed(_ sql: String) -> String {
        sql.replacing(/\bINTEGER\b/, with: "BIGINT").replacing(/\bBLOB\b/, with: "BYTEA").replacing(/\bTEXT\b/, with: "TEXT COLLATE \"C\"")
            .replacing(/\) STRICT(, WITHOUT ROWID)?$/, with: ")")
    }

    private static func partitions(of sql: String) -> [String] {
        guard let match = sql.firstMatch(of: /^CREATE TABLE (\w+) \(/), partitioned.contains(String(match.output.1)) else { return [sql] }
        let table = match.output.1
        let parts = (0..<partitions).map { part in
            "CREATE TABLE \(table)_\(part) PARTITION OF \(table) FOR VALUES WITH (MODULUS \(partitions), REMAINDER \(part))"
        }
        return ["\(sql) PARTITION BY HASH (county)"] + parts
    }

    private static let search: [String] = [
        """
        CREATE TABLE matter_search (
          county TEXT COLLATE "C" NOT NULL,
          matter BIGINT NOT NULL,
          words TEXT COLLATE "C" NOT NULL,
          grams BIGINT[] NOT NULL,
          place BIGINT[] NOT NULL,
          PRIMARY KEY (county, matter)
        )
        """,
        "CREATE INDEX matter_search_grams ON matter_search USING GIN (grams, place)",
    ]
}
