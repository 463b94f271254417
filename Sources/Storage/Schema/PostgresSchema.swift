import Foundation

/// How the schema's statements, written for SQLite, are said to PostgreSQL: by a few fixed rules, so that there is one schema.
struct PostgresSchema {
    /// Tables that grow with the counties' work, and those that refer to them row by row; a hash of the county decides the partition, so a
    /// county lies in one of each.
    static let partitioned: Set<String> = [
        "matter", "journal", "fact", "rollup", "matter_search", "citation", "notice", "document", "publication", "paper",
        "audit_entry",
    ]
    /// How many; 0 for plain tables, as an engine wants them that distributes by county itself.
    let partitions: Int
    static let usual: Int = 16

    /// Written anew from the matters whenever they are in doubt.
    static let derived: Set<String> = ["waiting", "handled", "attribute", "clock", "held_file", "handling", "party_key", "agenda"]

    /// What the function does that keeps append-only tables so; the check of the schema compares it.
    static let appendOnly: String = "BEGIN RAISE EXCEPTION 'append-only: %', TG_ARGV[0]; END"

    /// What is there before the first migration.
    static let beginning: String = """
        CREATE TABLE IF NOT EXISTS schema_migration (
          id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
          checksum TEXT NOT NULL,
          applied_at BIGINT NOT NULL,
          place BIGINT GENERATED ALWAYS AS IDENTITY
        );
        CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        \(appendOnly) $$;
        """

    /// One statement as one or several of PostgreSQL's.
    func statements(_ sql: String) -> [String] {
        if let match = sql.wholeMatch(of: /CREATE TRIGGER (\w+) BEFORE (UPDATE|DELETE) ON (\w+) BEGIN .*/) {
            let (_, name, event, table) = match.output
            let trigger = "CREATE TRIGGER \(name) BEFORE \(event) ON \(table) FOR EACH ROW EXECUTE FUNCTION append_only('\(table)')"
            // Emptying the whole table passes no row by a trigger for rows.
            guard event == "DELETE" else { return [trigger] }
            // Nor does emptying a partition by its own name pass the trigger of the table.
            let tables = Self.partitioned.contains(String(table)) ? [String(table)] + (0..<partitions).map { "\(table)_\($0)" } : [String(table)]
            return [trigger] + tables.map { "CREATE TRIGGER \($0)_truncate BEFORE TRUNCATE ON \($0) EXECUTE FUNCTION append_only('\(table)')" }
        }
        // Numbers for counties are wanted by SQLite's full-text table alone.
        if sql.hasPrefix("CREATE TABLE search_county") { return [] }
        if sql.hasPrefix("CREATE VIRTUAL TABLE matter_search") { return Self.search.flatMap(partitions(of:)) }
        return partitions(of: typed(sql))
    }

    /// A statement of the migrations, or what a server has in the place of SQLite's full-text table.
    static func indexes(instead sql: String) -> [String] { sql.hasPrefix("CREATE VIRTUAL TABLE matter_search") ? search : [sql] }

    /// The types: whole numbers have eight bytes, texts compare by their bytes, as on SQLite.
    private func typed(_ sql: String) -> String {
        sql.replacing(/\bINTEGER\b/, with: "BIGINT").replacing(/\bBLOB\b/, with: "BYTEA").replacing(/\bTEXT\b/, with: "TEXT COLLATE \"C\"")
            .replacing(/\) STRICT(, WITHOUT ROWID)?$/, with: ")")
    }

    /// A reference from one partitioned table to another is declared partition by partition: the same hash of the same county puts both
    /// rows into the same one. Checked against all partitions at once, each costs 50 to 100 µs a row, five times as much (measured). What is
    /// derived, and made anew at need, has no references here.
    private func partitions(of sql: String) -> [String] {
        guard let match = sql.firstMatch(of: /^CREATE TABLE (\w+) \(/) else { return [sql] }
        let table = String(match.output.1)
        if Self.derived.contains(table) { return [sql.replacing(Self.reference) { _ in "" }] }
        guard partitions > 0, Self.partitioned.contains(table) else { return [sql] }
        let inner = sql.matches(of: Self.reference).filter { Self.partitioned.contains(String($0.output.2)) }
        let whole = sql.replacing(Self.reference) { match in Self.partitioned.contains(String(match.output.2)) ? "" : String(match.output.0) }
        let parts = (0..<partitions).flatMap { part in
            ["CREATE TABLE \(table)_\(part) PARTITION OF \(table) FOR VALUES WITH (MODULUS \(partitions), REMAINDER \(part))"]
                + inner.map { "ALTER TABLE \(table)_\(part) ADD FOREIGN KEY (\($0.output.1)) REFERENCES \($0.output.2)_\(part) (\($0.output.3))" }
        }
        return ["\(whole) PARTITION BY HASH (county)"] + parts
    }

    /// A table's reference to another, with the comma before it.
    private static var reference: Regex<(Substring, Substring, Substring, Substring)> {
        /,\s+FOREIGN KEY \(([\w, ]+)\) REFERENCES (\w+) \(([\w, ]+)\)/
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
