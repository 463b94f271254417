/// A part of the schema that is not as the program made it.
package struct SchemaFault: Hashable, Sendable {
    package enum What: String, Sendable { case missing, changed, added, disabled }
    /// `table`, `column`, `constraint`, `index`, `trigger`, `function`, `rule` or `setting`.
    package let sort: String
    package let name: String
    package let table: String
    package let what: What
}

extension Connection {
    /// Compares tables, indexes and triggers with those that the program's own migrations make: a trigger that is gone lets rows be changed
    /// that are only ever added to, and one that was added may change rows by itself; a condition or a reference that is gone lets rows in that no
    /// rule of the tables would have let in.
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

    /// PostgreSQL rewrites what it keeps, so tables and indexes are compared without what it adds (``TableShape``, ``indexForm(_:)``); of the
    /// triggers, on each partition, what they do and whether they are awake, and of their function what it says.
    private func postgresSchemaFaults() throws -> [SchemaFault] {
        let expected = Self.named(in: Schema.migrations)
        var faults = try postgresShapeFaults()
        faults += try postgresIndexFaults(expected.indexes)
        faults += try postgresTriggerFaults(expected.triggers)
        let function = try first(
            """
            SELECT p.prosrc, l.lanname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
            WHERE p.proname = 'append_only' AND p.pronargs = 0 AND p.pronamespace = current_schema()::regnamespace
            """
        ) { (body: $0.text(0), language: $0.text(1)) }
        if function?.body != "\n\(PostgresSchema.appendOnly) " || function?.language != "plpgsql" {
            faults.append(SchemaFault(sort: "function", name: "append_only", table: "", what: function == nil ? .missing : .changed))
        }
        faults += try all("SELECT rulename, tablename FROM pg_rules WHERE schemaname = current_schema() ORDER BY 1, 2") {
            SchemaFault(sort: "rule", name: $0.text(0), table: $0.text(1), what: .added)
        }
        // By this setting, given to a role or the database, triggers sleep though each of them is awake.
        let sleeps = try first(
            """
            SELECT current_setting('session_replication_role') <> 'origin' OR EXISTS (
              SELECT 1 FROM pg_db_role_setting, unnest(setconfig) AS s (setting)
              WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
                AND setting LIKE 'session_replication_role=%' AND setting <> 'session_replication_role=origin')
            """
        ) { $0.bool(0) }
        if sleeps == true { faults.append(SchemaFault(sort: "setting", name: "session_replication_role", table: "", what: .changed)) }
        return faults
    }

    /// Indexes of tables and of partitioned tables, those apart that a key or a partition brings along. One that is not valid serves nobody: a
    /// partition lacks its part of it, or it was never finished.
    private func postgresIndexFaults(_ named: [String: PostgresIndex]) throws -> [SchemaFault] {
        let found = try all(
            """
            SELECT i.relname, t.relname, pg_get_indexdef(x.indexrelid), x.indisvalid AND x.indisready AND x.indislive
            FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
            WHERE t.relnamespace = current_schema()::regnamespace AND NOT i.relispartition AND t.relkind IN ('r', 'p')
              AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid AND c.contype IN ('p', 'u', 'x'))
            ORDER BY i.relname
            """
        ) { (name: $0.text(0), table: $0.text(1), form: Self.indexForm($0.text(2)), isWhole: $0.bool(3)) }
        let there = Set(found.map(\.name))
        var faults = named.filter { !there.contains($0.key) }.sorted { $0.key < $1.key }.map {
            SchemaFault(sort: "index", name: $0.key, table: $0.value.table, what: .missing)
        }
        for index in found {
            let what: SchemaFault.What? =
                switch named[index.name] {
                case nil: .added
                case let expected? where expected.form != index.form: .changed
                default: index.isWhole ? nil : .disabled
                }
            if let what { faults.append(SchemaFault(sort: "index", name: index.name, table: index.table, what: what)) }
        }
        return faults
    }

    private struct PostgresIndex {
        let table: String
        let form: String
    }

    /// An index's definition without what the server adds when it gives it back: the schema, the usual method, types of constants, and brackets
    /// around conditions, which none of ours needs.
    static func indexForm(_ definition: String) -> String {
        let plain = definition.replacing(" ONLY ", with: " ").replacing(" USING btree", with: "")
            .replacing(#/ ON (?:(?:\w+|"[^"]*")\.)?(\w+) /#) { " ON \($0.output.1) " }
            .replacing(#/::\w+(?:\[\])?/#) { _ in "" }
            .replacing(#/= ANY \(+ARRAY\[([^\]]*)\]\)+/#) { "IN \($0.output.1)" }
        return plain.filter { !$0.isWhitespace && $0 != "(" && $0 != ")" }.lowercased()
    }

    private struct TriggerPlace: Hashable {
        let name: String
        let table: String
    }

    private func postgresTriggerFaults(_ named: [String: (table: String, event: String)]) throws -> [SchemaFault] {
        let parts = try all(
            """
            SELECT p.relname, c.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_class c ON c.oid = i.inhrelid
            WHERE p.relnamespace = current_schema()::regnamespace AND p.relkind = 'p'
            """
        ) { (whole: $0.text(0), part: $0.text(1)) }
        // As the server keeps them: for each row or not, before, on what; the function's argument.
        let types = ["UPDATE": 19, "DELETE": 11]
        var expected: [TriggerPlace: String] = [:]
        for (name, trigger) in named {
            for table in [trigger.table] + parts.filter({ $0.whole == trigger.table }).map(\.part) {
                expected[TriggerPlace(name: name, table: table)] = "\(types[trigger.event] ?? 0) \(trigger.table)\\000"
                // Emptying a table has a trigger of its own beside that for its rows.
                if trigger.event == "DELETE" { expected[TriggerPlace(name: table + "_truncate", table: table)] = "34 \(trigger.table)\\000" }
            }
        }
        let found = try all(
            """
            SELECT t.tgname, c.relname, t.tgenabled::text, t.tgtype::text || ' ' || encode(t.tgargs, 'escape')
              || CASE WHEN p.oid IS NULL THEN ' by another function' ELSE '' END
              || CASE WHEN t.tgqual IS NOT NULL OR t.tgattr::text <> '' THEN ' under conditions' ELSE '' END
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            LEFT JOIN pg_proc p ON p.oid = t.tgfoid AND p.proname = 'append_only' AND p.pronargs = 0 AND p.pronamespace = c.relnamespace
            WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal ORDER BY t.tgname, c.relname
            """
        ) { (place: TriggerPlace(name: $0.text(0), table: $0.text(1)), enabled: $0.text(2), does: $0.text(3)) }
        let there = Set(found.map(\.place))
        var faults = expected.keys.filter { !there.contains($0) }.sorted { ($0.table, $0.name) < ($1.table, $1.name) }.map {
            SchemaFault(sort: "trigger", name: $0.name, table: $0.table, what: .missing)
        }
        for trigger in found {
            let what: SchemaFault.What? =
                switch (expected[trigger.place], trigger.enabled) {
                case (nil, _): .added
                case (let does?, _) where does != trigger.does: .changed
                // Always, or where the row comes from; not on replicas only, nor never.
                case (_, "A"), (_, "O"): nil
                default: .disabled
                }
            if let what { faults.append(SchemaFault(sort: "trigger", name: trigger.place.name, table: trigger.place.table, what: what)) }
        }
        return faults
    }

    /// The indexes and triggers that a list of migrations leaves, as a server has them.
    private static func named(
        in migrations: [Migration]
    ) -> (indexes: [String: PostgresIndex], triggers: [String: (table: String, event: String)]) {
        var indexes: [String: PostgresIndex] = [:]
        var triggers: [String: (table: String, event: String)] = [:]
        for sql in migrations.flatMap(\.sql).flatMap({ PostgresSchema.indexes(instead: $0) }) {
            if let match = sql.firstMatch(of: /^CREATE (?:UNIQUE )?INDEX (\w+) ON (\w+)/) {
                indexes[String(match.output.1)] = PostgresIndex(table: String(match.output.2), form: indexForm(sql))
            } else if let match = sql.firstMatch(of: /^DROP INDEX (\w+)/) {
                indexes[String(match.output.1)] = nil
            } else if let match = sql.firstMatch(of: /^CREATE TRIGGER (\w+) BEFORE (\w+) ON (\w+)/) {
                triggers[String(match.output.1)] = (String(match.output.3), String(match.output.2))
            } else if let match = sql.firstMatch(of: /^DROP TABLE (\w+)/) {
                let table = String(match.output.1)
                indexes = indexes.filter { $0.value.table != table }
                triggers = triggers.filter { $0.value.table != table }
            }
        }
        return (indexes, triggers)
    }
}
