/// A part of the schema that is not as the program made it.
package struct SchemaFault: Hashable, Sendable {
    package enum What: String, Sendable { case missing, changed, added, disabled }
    /// `table`, `index`, `trigger` or `function`.
    package let sort: String
    package let name: String
    package let table: String
    package let what: What
}

extension Connection {
    /// Compares tables, indexes and triggers with those that the program's own migrations make: a trigger that is gone lets rows be changed
    /// that are only ever added to, and one that was added may change rows by itself.
    package func schemaFaults() throws -> [SchemaFault] {
        switch dialect {
        case .sqlite: try sqliteSchemaFaults()
        case .postgres: try postgresSchemaFaults()
        }
    }

    private struct Part: Hashable {
        let sort: String
        let name: String
        let table: String
        let sql: String
    }

    private func parts() throws -> [String: Part] {
        let parts = try all("SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'") {
            Part(sort: $0.text(0), name: $0.text(1), table: $0.text(2), sql: $0.text(3))
        }
        return Dictionary(parts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// SQLite keeps the text of each part, so a database that is made on the spot says what there should be.
    private func sqliteSchemaFaults() throws -> [SchemaFault] {
        let model = try Database.open(.memory)
        try model.migrate()
        let expected = try model.read { try $0.parts() }
        try model.close()
        let found = try parts()
        var faults: [SchemaFault] = []
        for part in expected.values.sorted(by: { $0.name < $1.name }) {
            guard let there = found[part.name] else {
                faults.append(SchemaFault(sort: part.sort, name: part.name, table: part.table, what: .missing))
                continue
            }
            if there != part { faults.append(SchemaFault(sort: part.sort, name: part.name, table: part.table, what: .changed)) }
        }
        for part in found.values.sorted(by: { $0.name < $1.name }) where expected[part.name] == nil {
            faults.append(SchemaFault(sort: part.sort, name: part.name, table: part.table, what: .added))
        }
        return faults
    }

    /// PostgreSQL rewrites what it keeps, so the names that the migrations give are looked for, and whether triggers are awake.
    private func postgresSchemaFaults() throws -> [SchemaFault] {
        let expected = Self.named(in: Schema.migrations)
        let indexes = Set(
            try all("SELECT c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('i', 'I')") {
                $0.text(0)
            })
        let triggers = try all(
            """
            SELECT t.tgname, c.relname, t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal ORDER BY t.tgname, c.relname
            """
        ) { (name: $0.text(0), table: $0.text(1), enabled: $0.text(2)) }
        let awake = Set(triggers.map(\.name))
        var faults: [SchemaFault] = []
        for (name, table) in expected.indexes.sorted(by: { $0.key < $1.key }) where !indexes.contains(name) {
            faults.append(SchemaFault(sort: "index", name: name, table: table, what: .missing))
        }
        for (name, table) in expected.triggers.sorted(by: { $0.key < $1.key }) where !awake.contains(name) {
            faults.append(SchemaFault(sort: "trigger", name: name, table: table, what: .missing))
        }
        for trigger in triggers {
            // Emptying a table has a trigger of its own beside that for its rows.
            let isKnown = expected.triggers.keys.contains { trigger.name == $0 || trigger.name.hasSuffix("_truncate") }
            if !isKnown {
                faults.append(SchemaFault(sort: "trigger", name: trigger.name, table: trigger.table, what: .added))
            } else if trigger.enabled != "O" {
                faults.append(SchemaFault(sort: "trigger", name: trigger.name, table: trigger.table, what: .disabled))
            }
        }
        let body = try first("SELECT prosrc FROM pg_proc WHERE proname = 'append_only' AND pronamespace = current_schema()::regnamespace") {
            $0.text(0)
        }
        if body?.contains("RAISE EXCEPTION 'append-only: %'") != true {
            faults.append(SchemaFault(sort: "function", name: "append_only", table: "", what: body == nil ? .missing : .changed))
        }
        return faults
    }

    /// The indexes and triggers that a list of migrations leaves, each with its table.
    private static func named(in migrations: [Migration]) -> (indexes: [String: String], triggers: [String: String]) {
        var indexes: [String: String] = [:]
        var triggers: [String: String] = [:]
        for sql in migrations.flatMap(\.sql) {
            if let match = sql.firstMatch(of: /^CREATE (?:UNIQUE )?INDEX (\w+) ON (\w+)/) {
                indexes[String(match.output.1)] = String(match.output.2)
            } else if let match = sql.firstMatch(of: /^DROP INDEX (\w+)/) {
                indexes[String(match.output.1)] = nil
            } else if let match = sql.firstMatch(of: /^CREATE TRIGGER (\w+) BEFORE \w+ ON (\w+)/) {
                triggers[String(match.output.1)] = String(match.output.2)
            } else if let match = sql.firstMatch(of: /^DROP TABLE (\w+)/) {
                let table = String(match.output.1)
                indexes = indexes.filter { $0.value != table }
                triggers = triggers.filter { $0.value != table }
            }
        }
        return (indexes, triggers)
    }
}
