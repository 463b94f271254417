import GRDBSQLite
import Kernel

/// A connection of SQLite's own interface, for what the database's face does not offer: holding a read for long, checkpoints, whole copies.
/// Used by one thread.
final class RawSQLite {
    private let handle: OpaquePointer

    /// - Throws: `storage.cannotOpen` and the like.
    init(_ path: String) throws {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK, let handle else {
            let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? ""
            sqlite3_close(handle)
            throw Problem.storage(SQLFailure(code: code, message: message, sql: nil), place: path)
        }
        self.handle = handle
        sqlite3_busy_timeout(handle, 5_000)
        // Whoever counts on the log being there must not be the one who empties it.
        try execute("PRAGMA wal_autocheckpoint = 0")
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ sql: String) throws { try check(sqlite3_exec(handle, sql, nil, nil, nil), sql) }

    /// Begins a transaction that reads, and reads, so that the state is fixed.
    func beginReading() throws { try execute("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1") }

    /// Carries as much of the log into the file as no reader stands in the way of.
    ///
    /// - Returns: whether that was all of it.
    func checkpoint() throws -> Bool {
        var frames: Int32 = 0
        var carried: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_PASSIVE, &frames, &carried)
        if code & 0xFF == SQLITE_BUSY { return false }
        try check(code, "checkpoint")
        return frames == carried
    }

    /// Copies the state that this connection reads into a new file.
    func copy(to path: String) throws {
        let target = try RawSQLite(path)
        guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw Problem.storage(SQLFailure(code: sqlite3_errcode(target.handle), message: String(cString: sqlite3_errmsg(target.handle)), sql: nil))
        }
        let code = sqlite3_backup_step(backup, -1)
        let end = sqlite3_backup_finish(backup)
        guard code == SQLITE_DONE, end == SQLITE_OK else {
            throw Problem.storage(SQLFailure(code: code == SQLITE_DONE ? end : code, message: String(cString: sqlite3_errstr(code)), sql: nil))
        }
    }

    private func check(_ code: Int32, _ sql: String) throws {
        guard code == SQLITE_OK else {
            throw Problem.storage(
                SQLFailure(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql))
        }
    }
}
