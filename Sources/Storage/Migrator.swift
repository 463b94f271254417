import Foundation
package import Kernel

/// One step of the schema: strings only, and never edited once released.
package struct Migration: Sendable {
    /// Date, part and reason, such as `2026-11-21 organs: create`.
    package let id: String
    /// As SQLite takes it.
    package let sql: [String]
    /// As PostgreSQL takes it, where the common rules do not lead there.
    private let postgres: [String]?

    package init(id: String, sql: [String], postgres: [String]? = nil) {
        self.id = id
        self.sql = sql
        self.postgres = postgres
    }

    /// The statements in a database's own words.
    package func statements(_ dialect: Dialect, partitions: Int) -> [String] {
        switch dialect {
        case .sqlite: sql
        case .postgres: postgres ?? sql.flatMap(PostgresSchema(partitions: partitions).statements)
        }
    }

    /// Of the statements before they are said in a server's words; it catches an edit by mistake.
    package var checksum: String { Checksum.fnv1a((sql + (postgres ?? [])).joined(separator: ";\n")) }
}

/// Which steps a database has, and which it lacks.
package struct MigrationStatus: Equatable, Sendable {
    package struct Applied: Equatable, Sendable {
        package let id: String
        package let at: Instant
    }

    package let applied: [Applied]
    package let pending: [String]
    package var isCurrent: Bool { pending.isEmpty }
}

/// Brings a database forward, never back, one transaction a step.
package struct Migrator: Sendable {
    package let migrations: [Migration]
    private let partitions: Int

    /// - Parameter partitions: on PostgreSQL, into how many the large tables are divided when they are made; 0 for not at all.
    package init(_ migrations: [Migration] = Schema.migrations, partitions: Int? = nil) {
        self.partitions = partitions ?? PostgresSchema.usual
        precondition(Set(migrations.map(\.id)).count == migrations.count, "Two migrations have the same id")
        self.migrations = migrations
    }

    /// Applied and pending steps; throws when the database is newer than this program or a step was changed.
    package func status(of database: Database) throws -> MigrationStatus { try database.read(status) }

    /// Applies what is pending and returns the ids.
    @discardableResult
    package func migrate(_ database: Database) throws -> [String] {
        // A database that is newer or changed is refused before anything is written to it.
        if try status(of: database).isCurrent { return [] }
        try database.write { connection in
            try connection.executeScript(connection.dialect == .sqlite ? Self.table : PostgresSchema.beginning)
        }
        var applied: [String] = []
        for migration in migrations where try database.write({ try apply(migration, $0) }) {
            applied.append(migration.id)
        }
        return applied
    }

    /// Throws unless the database has exactly the steps of this program.
    package func requireCurrent(_ database: Database) throws {
        let pending = try status(of: database).pending
        guard let first = pending.first else { return }
        throw Problem(
            .unavailable, .storageNeedsMigration, "数据库还有\(pending.count)项升级没有执行，第一项是“\(first)”。",
            remedy: "请先备份，再运行 plumbline migrate。")
    }

    /// Asks again inside the transaction: another process may have applied the step meanwhile.
    private func apply(_ migration: Migration, _ connection: Connection) throws -> Bool {
        guard try status(connection).pending.contains(migration.id) else { return false }
        for sql in migration.statements(connection.dialect, partitions: partitions) { try connection.executeScript(sql) }
        let now = Date().timeIntervalSince1970
        try connection.execute(
            "INSERT INTO schema_migration (id, checksum, applied_at) VALUES ($1, $2, $3)",
            [.text(migration.id), .text(migration.checksum), .integer(Int64(now) * 1_000)])
        return true
    }

    private func status(_ connection: Connection) throws -> MigrationStatus {
        let dialect = connection.dialect
        let exists =
            dialect == .sqlite
            ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"
            : "SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL"
        var applied: [MigrationStatus.Applied] = []
        if try connection.first(exists, [], { _ in true }) != nil {
            let order = dialect == .sqlite ? "rowid" : "place"
            applied = try connection.all("SELECT id, checksum, applied_at FROM schema_migration ORDER BY \(order)") { row in
                try check(id: row.text(0), checksum: row.text(1))
                return MigrationStatus.Applied(id: row.text(0), at: row.instant(2))
            }
        }
        let known = Set(applied.map(\.id))
        return MigrationStatus(applied: applied, pending: migrations.map(\.id).filter { !known.contains($0) })
    }

    private func check(id: String, checksum: String) throws {
        guard let migration = migrations.first(where: { $0.id == id }) else {
            throw Problem(
                .unavailable, .storageNewerVersion, "数据库是由更新的版本升级过的：本程序不认识升级项“\(id)”。",
                remedy: "请使用不低于该版本的程序；不要用旧程序打开新数据。")
        }
        guard migration.checksum == checksum else {
            throw Problem(
                .damaged, .storageMigrationChanged, "升级项“\(id)”的内容与当初执行的不一致。",
                remedy: "请使用正式发布的程序；数据库的升级项一经发布不得改动。")
        }
    }

    private static let table: String = """
        CREATE TABLE IF NOT EXISTS schema_migration (
          id TEXT NOT NULL PRIMARY KEY,
          checksum TEXT NOT NULL,
          applied_at INTEGER NOT NULL
        ) STRICT
        """
}

extension Database {
    package func migrationStatus() throws -> MigrationStatus { try Migrator().status(of: self) }

    /// Brings the schema up to this program.
    @discardableResult
    package func migrate(partitions: Int? = nil) throws -> [String] { try Migrator(partitions: partitions).migrate(self) }

    package func requireCurrent() throws { try Migrator().requireCurrent(self) }
}
