import Foundation
import GRDB
import Kernel
import Synchronization

/// One SQLite file, or a database in memory: many readers beside one writer.
final class SQLiteDriver: DatabaseDriver {
    private let writer: any DatabaseWriter
    private let path: String?
    private let clocks: StatementClocks?
    private static let opening: Mutex<Void> = Mutex(())

    /// - Parameters:
    ///   - path: the file; `nil` for a database in memory.
    ///   - statementLimit: how long one statement may work; without one, as long as it takes.
    init(_ path: String?, readOnly: Bool, durability: Durability, busyTimeout: Duration, statementLimit: Duration? = nil) throws {
        self.path = path
        let clocks = statementLimit.map { StatementClocks(limit: $0) }
        self.clocks = clocks
        var configuration = Configuration()
        configuration.label = "plumbline"
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(busyTimeout / .seconds(1))
        configuration.foreignKeysEnabled = true
        let synchronous = durability == .power ? "FULL" : "NORMAL"
        configuration.prepareDatabase { database in
            database.add(tokenizer: HanTokenizer.self)
            clocks?.watch(database.sqliteConnection)
            // recursive_triggers: without it, REPLACE deletes past the triggers of the append-only tables.
            try database.execute(
                sql: """
                    PRAGMA synchronous = \(synchronous);
                    PRAGMA cache_size = -65536;
                    PRAGMA mmap_size = 268435456;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = 10000;
                    PRAGMA recursive_triggers = ON;
                    """)
        }
        guard let path else {
            writer = try DatabaseQueue(configuration: configuration)
            return
        }
        do {
            // A new file changes to WAL when it is first opened, and SQLite does not wait for others that do the same at
            // that moment; so those of one process come one after another.
            writer = try Self.opening.withLock { [configuration] _ in
                if !readOnly { Self.makePrivate(path) }
                return try DatabasePool(path: path, configuration: configuration)
            }
        } catch {
            throw Problem.storage(error, place: path)
        }
    }

    /// A new file is its owner's alone, whatever the process would give others; SQLite gives its log and index the mode of the file. One that
    /// is there stays as it is, and what is wrong with the place is told when the database is opened.
    private static func makePrivate(_ path: String) {
        let file = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        if file >= 0 { Foundation.close(file) }
    }

    func read<T>(_ body: (Connection) throws -> T) throws -> T {
        try told {
            try writer.read { database in
                let connection = Connection(SQLiteSession(database, path: path, clock: clocks?.clock(of: database.sqliteConnection)))
                defer { connection.close() }
                return try body(connection)
            }
        }
    }

    /// There is one writer, so the county needs no lock of its own, and nothing comes between that would have to be repeated.
    func write<T>(for county: String?, repeats: Bool, _ body: (Connection) throws -> T) throws -> T {
        try told {
            try writer.write { database in
                let connection = Connection(SQLiteSession(database, path: path, clock: clocks?.clock(of: database.sqliteConnection)))
                defer { connection.close() }
                let result = try body(connection)
                if let failure = connection.failure { throw failure }
                return result
            }
        }
    }

    func backup(to path: String) throws {
        // Making the file ourselves, and only where there is none, leaves no moment for another to slip in.
        let file = Foundation.open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard file >= 0 else { throw Problem.cannotMakeBackup(path, errno) }
        Foundation.close(file)
        do {
            let copy = try DatabaseQueue(path: path)
            try writer.backup(to: copy)
            // Out of WAL mode the copy is one file by itself, readable from a read-only disk.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
        } catch {
            unlink(path)
            throw Problem.storage(error, place: path)
        }
    }

    func checkpointWAL() throws {
        guard path != nil else { return }
        try told { _ = try writer.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    }

    /// SQLite's queries are written for their indexes and need none.
    func gatherStatistics() {}

    func interrupt() { writer.interrupt() }
    func close() throws { try told { try writer.close() } }

    /// Turns the database's errors into problems that name the file.
    private func told<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch {
            throw Problem.storage(error, place: path)
        }
    }
}
