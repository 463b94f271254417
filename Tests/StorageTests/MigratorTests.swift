import Foundation
import Kernel
import Storage
import TestDatabase
import Testing

@Suite struct `数据库升级` {
    let first = Migration(id: "2026-11-21 one: create", sql: ["CREATE TABLE one (a INTEGER)", "INSERT INTO one VALUES (1)"])
    let second = Migration(id: "2026-11-22 two: create", sql: ["CREATE TABLE two (a INTEGER)"])

    @Test func `每项只执行一次，先后两次打开`() throws {
        let scratch = try Scratch()
        let database = try Database.open(scratch.file("a.sqlite"))
        #expect(try Migrator([first]).status(of: database).pending == [first.id])
        #expect(try Migrator([first]).migrate(database) == [first.id])
        try database.close()

        let again = try Database.open(scratch.file("a.sqlite"))
        let migrator = Migrator([first, second])
        #expect(try problem { try migrator.requireCurrent(again) }.code == .storageNeedsMigration)
        #expect(try migrator.migrate(again) == [second.id])
        #expect(try migrator.migrate(again) == [])
        try migrator.requireCurrent(again)

        #expect(try migrator.status(of: again).applied.map(\.id) == [first.id, second.id])
        #expect(try again.count("one") == 1)
    }

    @Test func `两处同时升级，只执行一次`() async throws {
        let scratch = try Scratch()
        let location = scratch.file("a.sqlite")
        let migrator = Migrator([first, second])

        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<4 { group.addTask { try migrator.migrate(try Database.open(location)) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(applied.sorted() == [first.id, second.id])
        #expect(try Database.open(location).count("one") == 1)
    }

    @Test func `内容改动过的升级项被拒绝`() throws {
        let database = try Database.open(TestDatabase.empty())
        try Migrator([first]).migrate(database)

        let told = try problem { try Migrator([Migration(id: first.id, sql: first.sql + ["SELECT 1"]), second]).migrate(database) }

        #expect(told.code == .storageMigrationChanged)
        #expect(told.message.contains(first.id))
        #expect(throws: Problem.self) { try database.count("two") }
    }

    @Test func `较新的数据库被拒绝`() throws {
        let database = try Database.open(TestDatabase.empty())
        try Migrator([first, second]).migrate(database)

        #expect(try problem { try Migrator([first]).migrate(database) }.code == .storageNewerVersion)
        let told = try problem { try Migrator([first]).requireCurrent(database) }
        #expect(told.code == .storageNewerVersion)
        #expect(told.message.contains(second.id))
    }

    @Test func `一项失败，该项撤回，此前各项保留`() throws {
        let database = try Database.open(TestDatabase.empty())
        let broken = Migration(id: "2026-11-22 broken", sql: ["CREATE TABLE half (a INTEGER)", "INSERT INTO nowhere VALUES (1)"])

        #expect(throws: Problem.self) { try Migrator([first, broken]).migrate(database) }

        #expect(try Migrator([first, broken]).status(of: database).pending == [broken.id])
        #expect(throws: Problem.self) { try database.count("half") }
    }

    @Test func `校验值按 FNV-1a 计算`() {
        #expect(Migration(id: "", sql: []).checksum == "cbf29ce484222325")
        #expect(Migration(id: "", sql: ["foobar"]).checksum == "85944171f73967e8")
    }

    @Test func `打开不升级；升级后即为当前`() throws {
        let database = try Database.open(TestDatabase.empty())
        #expect(try database.migrationStatus().pending == Schema.migrations.map(\.id))
        #expect(throws: Problem.self) { try database.requireCurrent() }
        try database.migrate()
        try database.requireCurrent()
    }
}
