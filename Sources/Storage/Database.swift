import Foundation
import GRDB
import Kernel
import Synchronization

/// Where a county's data is kept.
package enum DatabaseLocation: Hashable, Sendable {
    /// One SQLite file; the folder must exist.
    case file(String)
    /// A database of its own that ends with the process, for tests.
    case memory
}

/// What a committed transaction outlives.
package enum Durability: Sendable {
    /// The end of the process; a power failure may lose the last transactions, never tear one. For replays and imports.
    case process
    /// A power failure too: each commit waits for the disk.
    case power

    fileprivate var synchronous: String {
        switch self {
        case .process: "NORMAL"
        case .power: "FULL"
        }
    }
}

/// The database: many readers beside one writer, each in a transaction that is a synchronous closure.
///
/// Transactions do not nest: `read` or `write` inside a closure of the same database stops the program.
package final class Database: Sendable {
    package let location: DatabaseLocation
    private let writer: any DatabaseWriter
    private static let opening: Mutex<Void> = Mutex(())

    private init(_ location: DatabaseLocation, _ writer: any DatabaseWriter) {
        self.location = location
        self.writer = writer
    }

    /// Opens, or makes, the database; its tables are left to `migrate()`.
    package static func open(
        _ location: DatabaseLocation, readOnly: Bool = false, durability: Durability = .process, busyTimeout: Duration = .seconds(10)
    ) throws -> Database {
        var configuration = Configuration()
        configuration.label = "plumbline"
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(busyTimeout / .seconds(1))
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            database.add(tokenizer: HanTokenizer.self)
            // recursive_triggers: without it, REPLACE deletes past the triggers of the append-only tables.
            try database.execute(
                sql: """
                    PRAGMA synchronous = \(durability.synchronous);
                    PRAGMA cache_size = -65536;
                    PRAGMA mmap_size = 268435456;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = 10000;
                    PRAGMA recursive_triggers = ON;
                    """)
        }
        switch location {
        case .memory:
            return Database(location, try DatabaseQueue(configuration: configuration))
        case .file(let path):
            do {
                // A new file changes to WAL when it is first opened, and SQLite does not wait for others that do the same at
                // that moment; so those of one process come one after another.
                return Database(location, try Self.opening.withLock { _ in try DatabasePool(path: path, configuration: configuration) })
            } catch {
                throw Problem.storage(error, path: path)
            }
        }
    }

    /// Reads one unchanging state, whatever is being written meanwhile.
    package func read<T>(_ body: (Connection) throws -> T) throws -> T {
        try told {
            try writer.read { database in
                let connection = Connection(database, path: path)
                defer { connection.close() }
                return try body(connection)
            }
        }
    }

    /// One immediate transaction: all of it when `body` returns, nothing of it when `body` throws.
    package func write<T>(_ body: (Connection) throws -> T) throws -> T {
        try told {
            try writer.write { database in
                let connection = Connection(database, path: path)
                defer { connection.close() }
                let result = try body(connection)
                if let failure = connection.failure { throw failure }
                return result
            }
        }
    }

    /// Copies the database as it stands, while others go on working; an existing file is never overwritten.
    package func backup(to path: String) throws {
        // Making the file ourselves, and only where there is none, leaves no moment for another to slip in.
        let file = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard file >= 0 else { throw Self.cannotMake(path, errno) }
        Foundation.close(file)
        do {
            let copy = try DatabaseQueue(path: path)
            try writer.backup(to: copy)
            // Out of WAL mode the copy is one file by itself, readable from a read-only disk.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            unlink(path)
            throw Problem.storage(error, path: path)
        }
    }

    /// Moves the write-ahead log into the file and empties it; without effect in memory.
    package func checkpointWAL() throws {
        guard case .file = location else { return }
        try told { _ = try writer.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    }

    /// Closes the connections; later use fails. Without it they close with the last reference.
    package func close() throws { try told { try writer.close() } }

    private var path: String? {
        if case .file(let path) = location { return path }
        return nil
    }

    /// Turns the database's errors into problems that name the file.
    private func told<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch {
            throw Problem.storage(error, path: path)
        }
    }

    private static func cannotMake(_ path: String, _ code: Int32) -> Problem {
        let failure = SQLFailure(code: code, message: String(cString: strerror(code)), sql: nil)
        return switch code {
        case EEXIST:
            Problem(.conflict, .storageExists, "“\(path)”已经存在，不覆盖原有文件。", remedy: "请换一个文件名。", underlying: failure)
        case EROFS, EACCES, EPERM:
            Problem(
                .unavailable, .storageReadOnly, "不能在“\(path)”写入备份：文件夹是只读的。",
                remedy: "请换一个可以写入的文件夹。", underlying: failure)
        case ENOSPC, EDQUOT:
            Problem(.unavailable, .storageFull, "磁盘已满，没有做成备份。", remedy: "请清理磁盘，或换一个磁盘。", underlying: failure)
        default:
            Problem(
                .unavailable, .storageCannotOpen, "不能建立备份文件“\(path)”。",
                remedy: "请核对路径，确认文件夹已经建立。", underlying: failure)
        }
    }
}
