package import Kernel

/// Moves a county's rows from one database to another, whichever kinds they are.
///
/// Copied is what is kept: registers, matters, journal, facts, papers, publications, attachments, credentials, the audit trail. Left behind is what
/// is derived and made anew on the other side (lists, desks, search), and what belongs to the moment: sessions, tokens, jobs, and memos.
package struct CountyCopy {
    /// In the order in which they may refer to each other.
    package static let tables: [String] = [
        "organ", "person", "post", "account", "setting", "jurisdiction", "matter", "journal", "citation", "held_file", "fact", "rollup",
        "publication",
        "paper", "counter", "checkpoint", "notice", "draft", "saved_view", "shared_view", "list_columns", "figure_pin", "attachment", "upload",
        "credential", "federated_identity", "delegation", "absence",
        "audit_entry",
    ]
    /// What is not copied, each for a reason above.
    package static let left: [String] = [
        "schema_migration", "clock", "waiting", "tally", "handled", "handling", "dealing", "agenda", "attribute", "search_county", "matter_search",
        "party_key", "projection", "session", "job", "memo", "access_token", "calendar_feed", "reminder", "outgoing",
    ]
    /// Rows on the way at once.
    private static let slice: Int = 2_000

    package let county: String

    package init(_ county: String) { self.county = county }

    /// Copies in one transaction of the target.
    ///
    /// - Parameter progress: called with the table and the rows copied of it so far.
    /// - Returns: the rows of each table.
    /// - Throws: `storage.countyExists` when the target has the county already.
    package func run(from source: Database, to target: Database, _ progress: (String, Int) -> Void = { _, _ in }) throws -> [(
        table: String, rows: Int
    )] {
        try source.requireCurrent()
        try target.requireCurrent()
        return try source.read { source in
            guard try source.counties().contains(county) else {
                throw Problem(.missing, .storageNoCounty, "来源数据库中没有代码为“\(county)”的县。", remedy: "请核对 --from 和 --county。")
            }
            // A connection lost in the middle is told, not repeated: what has been read from the source is gone.
            return try target.write(for: county, repeats: false) { target in
                guard try !target.counties().contains(county) else {
                    throw Problem(.conflict, .storageCountyExists, "目标数据库中已经有代码为“\(county)”的县，没有复制。", remedy: "请换一个数据库。")
                }
                // Rows of a table may refer to later rows of the same table.
                if target.dialect == .sqlite { try target.executeScript("PRAGMA defer_foreign_keys = ON") }
                return try Self.tables.map { table in
                    let rows = try copy(table, from: source, to: target) { progress(table, $0) }
                    guard try count(table, source) == rows, try count(table, target) == rows else {
                        throw Problem(.damaged, .storageFailed, "表“\(table)”复制的行数不符。", remedy: "请重试。")
                    }
                    return (table, rows)
                }
            }
        }
    }

    private func copy(_ table: String, from source: Connection, to target: Connection, _ progress: (Int) -> Void) throws -> Int {
        let columns = try source.columns(of: table)
        guard try Set(columns) == Set(target.columns(of: table)), !columns.isEmpty else {
            throw Problem(.damaged, .storageFailed, "两个数据库的表“\(table)”不一致。", remedy: "请用同一版本的程序升级两个数据库。")
        }
        var waiting: [[SQLValue]] = []
        var copied = 0
        func send() throws {
            var next = waiting.makeIterator()
            copied += try target.load(into: table, columns) { next.next() }
            waiting.removeAll(keepingCapacity: true)
            progress(copied)
        }
        let keys = try source.key(of: table).joined(separator: ", ")
        try source.stream("SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE county = $1 ORDER BY \(keys)", [SQLValue(county)]) { row in
            waiting.append(columns.indices.map { row.value($0) })
            if waiting.count == Self.slice { try send() }
        }
        if !waiting.isEmpty { try send() }
        return copied
    }

    private func count(_ table: String, _ connection: Connection) throws -> Int {
        try connection.first("SELECT COUNT(*) FROM \(table) WHERE county = $1", [SQLValue(county)]) { $0.int(0) } ?? 0
    }
}

extension Connection {
    /// A table's columns, in their order.
    package func columns(of table: String) throws -> [String] {
        switch dialect {
        case .sqlite: try all("SELECT name FROM pragma_table_info($1) ORDER BY cid", [SQLValue(table)]) { $0.text(0) }
        case .postgres:
            try all(
                "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
                [SQLValue(table)]
            ) { $0.text(0) }
        }
    }

    /// The columns of a table's primary key, in their order.
    func key(of table: String) throws -> [String] {
        switch dialect {
        case .sqlite: try all("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk", [SQLValue(table)]) { $0.text(0) }
        case .postgres:
            try all(
                """
                SELECT a.attname FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (number, place)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
                WHERE c.conrelid = to_regclass($1) AND c.contype = 'p' ORDER BY k.place
                """, [SQLValue(table)]
            ) { $0.text(0) }
        }
    }

    /// All tables of the schema, partitions apart.
    package func tables() throws -> [String] {
        switch dialect {
        case .sqlite:
            try all(
                """
                SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%' ORDER BY name
                """
            ) { $0.text(0) }
        case .postgres:
            try all(
                """
                SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                ORDER BY relname
                """
            ) { $0.text(0) }
        }
    }
}

extension Problem.Code {
    package static let storageNoCounty: Problem.Code = .init("storage.noCounty")
    package static let storageCountyExists: Problem.Code = .init("storage.countyExists")
}
