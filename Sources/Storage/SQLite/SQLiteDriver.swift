import CSQLiteSettings
import Foundation
import GRDB
import GRDBSQLite
import Kernel
import Synchronization

/// One SQLite file, or a database in memory: many readers beside one writer.
final class SQLiteDriver: DatabaseDriver {
    private let writer: any DatabaseWriter
    private let path: String?
    /// Held while the file may be written, so that nobody puts another one in its place.
    private let lock: Mutex<FolderLock?>
    /// How far the journal is confirmed; only where it may be written.
    private let mark: HeadMark?
    private let clocks: StatementClocks?
    /// A commit is on the disk when it returns; else what was committed waits here until the log is emptied.
    private let isConfirming: Bool
    private let unconfirmed: Mutex<[String: JournalHead]> = Mutex([:])
    private static let opening: Mutex<Void> = Mutex(())
    /// SQLite counts what memory it uses, behind a lock that each of its allocations takes; nobody asks for the figure. It is set before the
    /// first database is opened, and where something has opened one before, it stays as it is.
    private static let isUncounted: Bool = plumbline_sqlite_uncounted_memory() == SQLITE_OK

    /// - Parameters:
    ///   - path: the file; `nil` for a database in memory.
    ///   - checksReferences: whether rows must find those they refer to; not where a broken database is put together again.
    ///   - statementLimit: how long one statement may work; without one, as long as it takes.
    init(
        _ path: String?, readOnly: Bool, durability: Durability, busyTimeout: Duration, checksReferences: Bool = true,
        statementLimit: Duration? = nil
    ) throws {
        self.path = path
        _ = Self.isUncounted
        isConfirming = durability == .power
        let clocks = statementLimit.map { StatementClocks(limit: $0) }
        self.clocks = clocks
        var configuration = Self.configuration(readOnly: readOnly, durability: durability, busyTimeout: busyTimeout, clocks: clocks)
        configuration.foreignKeysEnabled = checksReferences
        guard let path else {
            lock = Mutex(nil)
            mark = nil
            writer = try DatabaseQueue(configuration: configuration)
            return
        }
        let folder = Disk.folder(of: path)
        if FolderSwap.isPending(folder) {
            // A restore was broken off after it was decided: what lies here is half of the old and half of the new.
            try withExtendedLifetime(FolderLock.alone(path)) { try FolderSwap.finishIfPending(folder) }
        }
        lock = Mutex(readOnly ? nil : try Self.prepare(path))
        mark = readOnly ? nil : HeadMark(path)
        try mark?.requireOpen()
        do {
            // A new file changes to WAL when it is first opened, and SQLite does not wait for others that do the same at
            // that moment; so those of one process come one after another.
            let pool = try Self.opening.withLock { [configuration] _ in try DatabasePool(path: path, configuration: configuration) }
            // GRDB makes it NORMAL when it changes to WAL, after the connection was prepared.
            if !readOnly, durability == .power { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") } }
            writer = pool
        } catch {
            throw Problem.storage(error, place: path)
        }
    }

    static func configuration(
        readOnly: Bool, durability: Durability, busyTimeout: Duration = .seconds(10), clocks: StatementClocks? = nil
    ) -> Configuration {
        var configuration = Configuration()
        configuration.label = "plumbline"
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(busyTimeout / .seconds(1))
        configuration.foreignKeysEnabled = true
        let synchronous = durability == .power ? "FULL" : "NORMAL"
        // What is made by the year and not waited for fills a longer log, so that pages written day after day go into the file less often.
        let log = durability == .power ? 10_000 : 40_000
        // Each connection has a mapping of its own, and what it has read of the file there counts as the server's memory: five readers hold five
        // times a quarter of a gigabyte. The system keeps the file's pages once, for all of them.
        let mapped = durability == .power ? 0 : 268_435_456
        configuration.prepareDatabase { database in
            database.add(tokenizer: HanTokenizer.self)
            database.add(tokenizer: EarlierHanTokenizer.self)
            clocks?.watch(database.sqliteConnection)
            // Readers are several, and what they keep adds up; the system keeps the file's pages besides.
            let cache = database.configuration.readonly ? 16_384 : 65_536
            // recursive_triggers: without it, REPLACE deletes past the triggers of the append-only tables.
            try database.execute(
                sql: """
                    PRAGMA synchronous = \(synchronous);
                    PRAGMA cache_size = -\(cache);
                    PRAGMA mmap_size = \(mapped);
                    PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = \(log);
                    PRAGMA recursive_triggers = ON;
                    """)
        }
        return configuration
    }

    /// Takes the lock, and sees to it that a new file is its owner's alone: it holds personal data and secrets of second factors. SQLite gives
    /// its other files the same rights.
    private static func prepare(_ path: String) throws -> FolderLock? {
        let lock: FolderLock
        do {
            lock = try FolderLock.shared(path)
        } catch let problem as Problem where problem.code == .storageReadOnly || !Disk.exists(FolderLock.path(path)) {
            // Where no file can be made beside it nothing can be written either, and SQLite says so in its own words.
            return nil
        }
        if Disk.size(path) == 0 { try requireNew(path) }
        let file = Disk.openShared(path)
        if file >= 0 { Foundation.close(file) }
        for name in [path, path + "-wal", path + "-shm"] { Disk.closeToOthers(name) }
        return lock
    }

    /// Where a database was there is none to be made: what was confirmed, and what lies in its log, would be gone without a word.
    private static func requireNew(_ path: String) throws {
        let heads = HeadMark.read(beside: path).sorted { $0.key < $1.key }.map { "\($0.key)曾经确认到第\($0.value.entry)条记录" }
        let isLogLeft = Disk.size(path + "-wal") > 0
        guard !heads.isEmpty || isLogLeft else { return }
        let traces = heads + (isLogLeft ? ["还有没有并入的日志（-wal）"] : [])
        throw Problem(
            .damaged, .storageVanished, "数据库“\(path)”不在，或者是空的，而它旁边写明：\(traces.joined(separator: "，"))。没有另建新的。",
            remedy: """
                请找回这个文件，或者用 plumbline restore 从连续副本或者备份恢复。确要在这里另建新的，先把 \(path)-head、\(path)-wal 移到别处。
                """)
    }

    func read<T>(_ body: (Connection) throws -> T) throws -> T {
        try told {
            try writer.read { database in
                let connection = Connection(SQLiteSession(database, clock: clocks?.clock(of: database.sqliteConnection)))
                defer { connection.close() }
                return try body(connection)
            }
        }
    }

    /// There is one writer, so the county needs no lock of its own, and nothing comes between that would have to be repeated.
    func write<T>(for county: String?, repeats: Bool, _ body: (Connection) throws -> T) throws -> T {
        try told {
            var heads: [String: JournalHead] = [:]
            let result = try writer.write { database in
                let connection = Connection(SQLiteSession(database, clock: clocks?.clock(of: database.sqliteConnection)))
                defer { connection.close() }
                let result = try body(connection)
                if let failure = connection.failure { throw failure }
                heads = try mark?.advance(connection.added) { try connection.entry($0, $1)?.hash } ?? [:]
                return result
            }
            // Only what is committed is confirmed.
            if isConfirming {
                if !heads.isEmpty { mark?.note(heads) }
            } else {
                unconfirmed.withLock { $0.merge(heads) { $1 } }
            }
            return result
        }
    }

    func backup(to path: String) throws {
        // Making the file ourselves, and only where there is none, leaves no moment for another to slip in.
        Foundation.close(try Disk.create(path))
        do {
            let copy = try DatabaseQueue(path: path)
            try writer.backup(to: copy)
            // Out of WAL mode the copy is one file by itself, readable from a read-only disk.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            try Disk.sync(path)
            try Disk.sync(Disk.folder(of: path))
        } catch {
            unlink(path)
            throw Problem.storage(error)
        }
    }

    /// Bytes that can still be written; `nil` in memory.
    var room: Int64? { path.flatMap { Disk.room(at: $0) } }

    func checkpointWAL() throws {
        guard path != nil else { return }
        let heads = unconfirmed.withLock { $0 }
        try told { _ = try writer.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
        if !heads.isEmpty { mark?.note(heads) }
    }

    /// SQLite's queries are written for their indexes and need none.
    func gatherStatistics() {}

    func interrupt() { writer.interrupt() }
    func close() throws {
        try told { try writer.close() }
        lock.withLock { $0 = nil }
    }

    /// Turns the database's errors into problems. They do not name the file: they may be shown on a page.
    private func told<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch {
            throw Problem.storage(error)
        }
    }
}
