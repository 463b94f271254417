import Foundation
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

    /// Bytes of the whole database, with what is still in the log.
    var size: Int64 {
        get throws {
            var statement: OpaquePointer?
            let sql = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
            try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil), sql)
            defer { sqlite3_finalize(statement) }
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else { throw Problem.storage(failure(sql)) }
            return sqlite3_column_int64(statement, 0)
        }
    }

    private func check(_ code: Int32, _ sql: String) throws {
        guard code == SQLITE_OK else { throw Problem.storage(failure(sql)) }
    }

    private func failure(_ sql: String?) -> SQLFailure {
        SQLFailure(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }

    /// A copy of the state that a connection reads, made piece by piece, so that other work can be done in between. The connection must go on
    /// reading meanwhile: then the state stays the same whatever is written.
    final class Copy {
        private let source: RawSQLite
        private let target: RawSQLite
        private let path: String
        private let backup: OpaquePointer
        private let file: Int32
        private var isFinished = false

        /// - Parameter path: a file that is not there yet.
        init(of source: RawSQLite, to path: String) throws {
            self.source = source
            self.path = path
            target = try RawSQLite(path)
            // Nobody relies on the file before all of it is there and has been synced.
            try target.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            guard let backup = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
                throw Problem.storage(target.failure(nil))
            }
            file = open(path, O_RDWR | O_CLOEXEC)
            guard file >= 0 else {
                let code = errno
                sqlite3_backup_finish(backup)
                throw Problem.file(path, code)
            }
            self.backup = backup
        }

        deinit {
            if !isFinished { sqlite3_backup_finish(backup) }
            close(file)
        }

        /// Copies some more, and waits until it is on the disk: otherwise all the waiting would come at the end.
        ///
        /// - Returns: whether that was the last of it.
        func step(_ pages: Int) throws -> Bool {
            let code = sqlite3_backup_step(backup, Int32(clamping: pages))
            if code == SQLITE_DONE {
                isFinished = true
                let end = sqlite3_backup_finish(backup)
                guard end == SQLITE_OK else { throw problem(end) }
            } else if code != SQLITE_OK {
                throw problem(code)
            }
            guard fsync(file) == 0 else { throw Problem.file(path, errno) }
            return isFinished
        }

        private func problem(_ code: Int32) -> any Error {
            // SQLite says of a full disk no more than that; which file it was is known here.
            if code == SQLITE_FULL { return Problem.file(path, ENOSPC) }
            return Problem.storage(SQLFailure(code: code, message: String(cString: sqlite3_errstr(code)), sql: nil))
        }
    }
}
