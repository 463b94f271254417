import Foundation
import Kernel
package import Storage
import Synchronization

/// A database of its own for each test: SQLite in memory, or, when `PLUMBLINE_TEST_DATABASE` is `postgres`, one on a PostgreSQL server
/// that the tests start themselves. So the same tests run on both.
package enum TestDatabase {
    package static let isPostgres: Bool = ProcessInfo.processInfo.environment["PLUMBLINE_TEST_DATABASE"] == "postgres"

    /// Where a new empty database is that nobody else uses.
    package static func empty() throws -> DatabaseLocation { isPostgres ? try TestServer.shared().database() : .memory }

    /// A new database with all tables.
    package static func open() throws -> Database {
        guard isPostgres else {
            let database = try Database.open(.memory)
            try database.migrate()
            return database
        }
        return try Database.open(TestServer.shared().migrated(), connections: 4)
    }
}

/// A throw-away PostgreSQL cluster, started when a test first asks for it and gone when the process ends.
package final class TestServer: Sendable {
    package struct Failure: Error, CustomStringConvertible { package let description: String }

    private struct State {
        var count = 0
        var template: Result<Void, any Error>?
        /// Databases of tests that may be over.
        var made: [String] = []
    }

    package let folder: String
    /// The database that belongs to the role `plumbline`, who is no superuser.
    package let uri: String
    private let state: Mutex<State> = Mutex(State())
    private static let template: String = "migrated"

    private static let started: Mutex<Result<TestServer, any Error>?> = Mutex(nil)

    package static func shared() throws -> TestServer {
        try started.withLock { started in
            let outcome = started ?? Result { try TestServer() }
            started = outcome
            return try outcome.get()
        }
    }

    /// A cluster of its own, for tests that stop it.
    package init(_ settings: [String] = ["fsync=off", "max_connections=200"]) throws {
        folder = "\(Self.place)/plumbline-test-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        uri = try Self.run(["start", folder] + settings)
        Self.folders.withLock { folders in
            if folders.isEmpty { atexit { TestServer.destroyAll() } }
            folders.append(folder)
        }
        let database = try Database.open(.postgres(uri))
        try database.write { try $0.execute("SELECT 1") }
    }

    /// Where clusters lie: in memory where there is plenty. Each database is a thousand small files, of which a disk would take as long to
    /// make and to remove as all else that a test does.
    private static let place: String = {
        var room = statvfs()
        guard statvfs("/dev/shm", &room) == 0, access("/dev/shm", W_OK) == 0 else { return "/tmp" }
        return UInt64(room.f_bavail) * UInt64(room.f_frsize) > 6 << 30 ? "/dev/shm" : "/tmp"
    }()

    private static let folders: Mutex<[String]> = Mutex([])
    private static func destroyAll() { for folder in folders.withLock({ $0 }) { _ = try? run(["destroy", folder]) } }

    /// `scripts/postgres.sh` with some arguments; what it prints.
    @discardableResult
    package static func run(_ arguments: [String]) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let (status, output) = try Command.run(["/bin/bash", root.appendingPathComponent("scripts/postgres.sh").path] + arguments)
        guard status == 0 else { throw Failure(description: "postgres.sh \(arguments): \(output)") }
        return output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs SQL as the superuser.
    @discardableResult
    package func superuser(_ sql: String, in database: String = "plumbline") throws -> String {
        try Self.run(["psql", folder, "-d", database, "-qtA", "-v", "ON_ERROR_STOP=1", "-c", sql])
    }

    package func restart() throws { try Self.run(["restart", folder]) }
    package func stop() throws { try Self.run(["stop", folder]) }
    package func start() throws { try Self.run(["start", folder]) }

    /// A new empty database.
    package func database() throws -> DatabaseLocation { try make(from: "template1") }

    /// A new database with all tables, copied from one that was migrated once.
    package func migrated() throws -> DatabaseLocation {
        try state.withLock { state in
            let made =
                state.template
                ?? Result {
                    try administrate("CREATE DATABASE \(Self.template)")
                    let database = try Database.open(location(Self.template))
                    // Few partitions, for each test copies all of their files.
                    try database.migrate(partitions: 2)
                    try database.close()
                }
            state.template = made
            try made.get()
        }
        return try make(from: Self.template)
    }

    private func location(_ name: String) -> DatabaseLocation {
        .postgres(
            uri.replacingOccurrences(
                of: "/plumbline", with: "/\(name)", options: [.backwards], range: uri.range(of: "/plumbline", options: .backwards)))
    }

    private func make(from template: String) throws -> DatabaseLocation {
        let (name, old) = state.withLock { state in
            state.count += 1
            let name = "t\(state.count)"
            let old = Array(state.made.prefix(max(0, state.made.count - 30)))
            state.made.removeFirst(old.count)
            state.made.append(name)
            return (name, old)
        }
        // A test that still runs keeps its database, which is asked about again a round later: to drop one that is in use waits for five seconds.
        if !old.isEmpty {
            let busy = Set(try answer("SELECT DISTINCT datname FROM pg_stat_activity WHERE datname IS NOT NULL").split(separator: "\n"))
            for name in old where busy.contains(name[...]) { state.withLock { $0.made.append(name) } }
            for name in old where !busy.contains(name[...]) {
                do { try administrate("DROP DATABASE IF EXISTS \(name)") } catch { state.withLock { $0.made.append(name) } }
            }
        }
        try administrate("CREATE DATABASE \(name) TEMPLATE \(template)")
        return location(name)
    }

    /// Outside a transaction, which neither statement may be in.
    private func administrate(_ sql: String) throws { _ = try answer(sql) }

    /// What the server says, a line each row.
    private func answer(_ sql: String) throws -> String {
        let (status, output) = try Command.run(["psql", uri, "-qtAX", "-v", "ON_ERROR_STOP=1", "-c", sql])
        guard status == 0 else { throw Failure(description: "\(sql): \(output)") }
        return output
    }
}
