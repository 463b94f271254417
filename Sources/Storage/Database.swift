package import Kernel
import Synchronization

/// What a committed transaction outlives.
package enum Durability: Sendable {
    /// The end of the process; a power failure may lose the last transactions, never tear one. For what is made again if need be, and told to nobody:
    /// nothing counts as confirmed before the log was emptied.
    case process
    /// A power failure too: each commit waits for the disk.
    case power
}

/// The database, one SQLite file or a PostgreSQL server: readers beside writers, each in a transaction that is a synchronous closure.
///
/// Transactions do not nest: `read` or `write` inside a closure of the same database stops the program on SQLite and may wait for
/// itself on PostgreSQL.
package final class Database: Sendable {
    package let location: DatabaseLocation
    private let driver: any DatabaseDriver
    private let replica: ReplicaReader?
    /// The last write found no room.
    private let ranOut: Atomic<Bool> = Atomic(false)
    /// With less than this, in bytes, nothing more should be begun: the log beside the file grows with each commit.
    private static let least: Int64 = 32 << 20

    private init(_ location: DatabaseLocation, _ driver: any DatabaseDriver, replica: ReplicaReader? = nil) {
        self.location = location
        self.driver = driver
        self.replica = replica
    }

    /// Opens the database, or makes the file; its tables are left to `migrate()`.
    ///
    /// - Parameters:
    ///   - busyTimeout: how long to wait for what another transaction holds.
    ///   - connections: to the server at most, from this process; SQLite has its own readers.
    ///   - statementLimit: how long one statement may work; without one, SQLite has no limit and PostgreSQL two minutes.
    ///   - replica: a streaming replica of the server, for reads that may be some seconds old.
    /// - Throws: `storage.cannotOpen`, `storage.unreachable`, `storage.denied` and the like.
    package static func open(
        _ location: DatabaseLocation, readOnly: Bool = false, durability: Durability = .process, busyTimeout: Duration = .seconds(10),
        connections: Int = 16, statementLimit: Duration? = nil, replica: DatabaseLocation? = nil
    ) throws -> Database {
        switch location {
        case .memory:
            return Database(
                location, try SQLiteDriver(nil, readOnly: readOnly, durability: durability, busyTimeout: busyTimeout, statementLimit: statementLimit))
        case .file(let path):
            return Database(
                location, try SQLiteDriver(path, readOnly: readOnly, durability: durability, busyTimeout: busyTimeout, statementLimit: statementLimit)
            )
        case .postgres(let uri):
            var options = PostgresOptions(uri: uri)
            options.isReadOnly = readOnly
            options.durability = durability
            options.lockTimeout = busyTimeout
            options.connections = connections
            if let statementLimit { options.statementTimeout = statementLimit }
            let driver = PostgresDriver(options)
            try driver.greet()
            guard case .postgres(let uri) = replica else { return Database(location, driver) }
            let copy = PostgresDriver(.replica(uri: uri, connections: connections))
            return Database(location, driver, replica: ReplicaReader(primary: driver, replica: copy))
        }
    }

    package var hasReplica: Bool { replica != nil }
    package var dialect: Dialect { location.isPostgres ? .postgres : .sqlite }

    /// Reads one unchanging state, whatever is being written meanwhile.
    package func read<T>(_ body: (Connection) throws -> T) throws -> T { try driver.read(body) }

    /// Reads a state that may be some seconds old, from a replica where there is one: for figures and what is public.
    ///
    /// - Parameter position: what the reader has seen or done before; nothing older is shown.
    package func readAside<T>(since position: WritePosition? = nil, _ body: (Connection) throws -> T) throws -> T {
        try replica?.read(since: position, body) ?? driver.read(body)
    }

    /// How far the database has come, for `readAside(since:)`; `nil` where there is no replica to lag behind.
    package func position() throws -> WritePosition? { try replica?.position() }

    /// One transaction: all of it when `body` returns, nothing of it when `body` throws. Transactions of one county come one after
    /// another from their first statement on, those of different counties side by side where the database can.
    ///
    /// - Parameters:
    ///   - county: the county whose rows are written; without one, no other transaction writes meanwhile.
    ///   - repeats: whether `body` may be called again when a passing failure (a lost connection, a deadlock) undid the transaction
    ///     before its commit. Not for a closure that changes what lies outside it.
    package func write<T>(for county: String? = nil, repeats: Bool = true, _ body: (Connection) throws -> T) throws -> T {
        do {
            let result = try driver.write(for: county, repeats: repeats, body)
            ranOut.store(false, ordering: .relaxed)
            return result
        } catch let problem as Problem where problem.code == .storageFull {
            ranOut.store(true, ordering: .relaxed)
            throw problem
        }
    }

    /// What keeps the next step from being saved: a disk that is full, or nearly so. For whoever watches over the server.
    ///
    /// After a write that found no room it tries again: somebody may have made some, and while a balancer sends nobody here no other write
    /// would tell.
    package func shortage(_ county: String) throws -> Problem? {
        if let room = (driver as? SQLiteDriver)?.room, room < Self.least {
            return Problem(.unavailable, .storageFull, "数据盘只剩\(room >> 20)MB。", remedy: "请清理磁盘或扩大数据盘。")
        }
        guard ranOut.load(ordering: .relaxed) else { return nil }
        do {
            try write(for: county) { connection in
                let trial = String(repeating: "x", count: 1 << 18)
                try connection.setMemo(county, "health", "room", to: trial, expires: Instant(milliseconds: 0))
                try connection.removeMemo(county, "health", "room")
            }
            return nil
        } catch let problem as Problem where problem.code == .storageFull {
            return problem
        }
    }

    /// Copies an SQLite database as it stands, while others go on working, and waits for the disk; an existing file is never overwritten.
    ///
    /// - Throws: `storage.noBackup` on PostgreSQL, which has tools of its own.
    package func backup(to path: String) throws {
        guard let driver = driver as? SQLiteDriver else {
            throw Problem(
                .invalid, .storageNoBackup, "PostgreSQL 的数据不能按文件备份。",
                remedy: "请用 pg_basebackup 和归档日志备份，见 docs/operations.md；或者用 plumbline backup 逐县备份。")
        }
        try driver.backup(to: path)
    }

    /// Has the planner count what the tables hold: after many rows came at once, before the server would do so by itself, and for
    /// partitioned tables as wholes, which it never does.
    package func gatherStatistics() throws { try driver.gatherStatistics() }

    /// Moves SQLite's write-ahead log into the file and empties it, so that all that was committed outlives a power failure, whatever the
    /// durability; elsewhere without effect.
    package func checkpointWAL() throws { try (driver as? SQLiteDriver)?.checkpointWAL() }

    /// Makes the statements under way come to an end with an error; for a server that has to stop.
    package func interrupt() {
        driver.interrupt()
        replica?.interrupt()
    }

    /// Closes the connections; later use fails. Without it they close with the last reference.
    package func close() throws {
        try driver.close()
        try replica?.close()
    }
}
