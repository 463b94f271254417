import CLibPQ
import Kernel

/// Results that do not fit into memory, rows by the thousand, and plans.
extension PostgresSession {
    /// A cursor, fetched a part at a time.
    func stream(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws {
        streams += 1
        let cursor = "stream_\(streams)"
        // Not prepared: a cursor is used once, and its name is in the text.
        let types = try types(of: sql, count: arguments.count)
        self.arguments.set(arguments, types: types)
        try enterPipeline()
        let sent = self.arguments.withPointers { count, values, lengths, formats in
            PQsendQueryParams(handle, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", count, types, values, lengths, formats, 1)
        }
        guard sent == 1 else { throw lost(sql) }
        pending.append(.execute(sql))
        var wantsMore = true
        while wantsMore {
            // The text changes with each cursor, so it is not kept prepared either.
            // The caller may have left the pipeline meanwhile, for a COPY.
            try enterPipeline()
            guard PQsendQueryParams(handle, "FETCH 1000 FROM \(cursor)", 0, nil, nil, nil, nil, 1) == 1 else { throw lost(sql) }
            pending.append(.query(sql))
            guard let result = try collect() else { break }
            defer { PQclear(result) }
            for row in 0..<PQntuples(result) where wantsMore { wantsMore = try body(Row(PostgresRow(result: result, row: row))) }
            if PQntuples(result) < 1_000 { break }
        }
        try enterPipeline()
        guard PQsendQueryParams(handle, "CLOSE \(cursor)", 0, nil, nil, nil, nil, 1) == 1 else { throw lost(sql) }
        pending.append(.execute(sql))
    }

    func script(_ sql: String) throws {
        try leavePipeline()
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK else { throw fail(result, sql) }
    }

    func load(_ table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int {
        try leavePipeline()
        let sql = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN"
        let started = PQexec(handle, sql)
        defer { PQclear(started) }
        guard PQresultStatus(started) == PGRES_COPY_IN else { throw fail(started, sql) }
        var text = CopyText()
        var count = 0
        do {
            while let row = try next() {
                text.append(row)
                count += 1
                if text.bytes.count > 256 * 1_024 { try put(&text, sql) }
            }
            try put(&text, sql)
        } catch {
            // The server takes nothing of it.
            PQputCopyEnd(handle, "cancelled")
            while let result = PQgetResult(handle) { PQclear(result) }
            failure = failure ?? PostgresFailure(state: "57014", message: "\(error)", sql: sql)
            throw error
        }
        guard PQputCopyEnd(handle, nil) == 1 else { throw lost(sql) }
        var bad: PostgresFailure?
        while let result = PQgetResult(handle) {
            if PQresultStatus(result) != PGRES_COMMAND_OK { bad = fail(result, sql) }
            PQclear(result)
        }
        if let bad { throw bad }
        return count
    }

    private func put(_ text: inout CopyText, _ sql: String) throws {
        guard !text.bytes.isEmpty else { return }
        let sent = text.bytes.withUnsafeBytes { buffer in
            PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard sent == 1 else { throw lost(sql) }
        text.bytes.removeAll(keepingCapacity: true)
    }

    /// The plan for any arguments, of all partitions; with sequential scans priced out, for on a small table they would always win.
    func plan(of sql: String) throws -> [String] {
        let count = try types(of: sql, count: nil).count
        let nulls = count == 0 ? "" : "(" + Array(repeating: "NULL", count: count).joined(separator: ", ") + ")"
        try script(
            "SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off; SET LOCAL enable_partition_pruning = off; PREPARE planned AS \(sql)"
        )
        var steps: [String] = []
        try query("EXPLAIN (COSTS OFF) EXECUTE planned\(nulls)", []) { row in
            steps.append(row.text(0))
            return true
        }
        try script("DEALLOCATE planned")
        return steps
    }
}
