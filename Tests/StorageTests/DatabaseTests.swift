import Foundation
import Kernel
import Storage
import TestDatabase
import Testing

struct Interruption: Error, Equatable {}

@Suite struct `数据库事务` {
    @Test func `写入出错，全部撤回，错误原样抛出`() throws {
        let database = try Database.sample()

        #expect(throws: Interruption()) {
            try database.write { connection in
                try connection.insertMatter(2)
                throw Interruption()
            }
        }

        #expect(try database.count("matter") == 1)
    }

    @Test func `吞掉一条语句的错误，整个事务仍然不成`() throws {
        let database = try Database.sample()

        let told = try problem {
            try database.write { connection in
                try connection.insertMatter(2)
                try? connection.insertMatter(2)
                try? connection.insertMatter(3)
            }
        }

        #expect(told.code == .storageFailed)
        #expect(try database.count("matter") == 1)
    }

    @Test func `同一请求只能记入一次；没有请求号的不受限`() throws {
        let database = try Database.sample()

        try database.write { connection in
            try connection.insertEntry(2, matter: 1, request: "r-1")
            try connection.insertEntry(3, matter: nil)
            try connection.insertEntry(4, matter: nil)
        }

        #expect(throws: Problem.self) { try database.write { try $0.insertEntry(5, matter: 1, request: "r-1") } }
    }

    @Test func `写入期间，读者看到旧状态；完成后看到新状态`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let reader = try Database.open(scratch.file("a.sqlite"), readOnly: true)

        try database.write { connection in
            try connection.insertMatter(2)
            #expect(try reader.count("matter") == 1)
        }

        #expect(try reader.count("matter") == 2)
    }

    @Test func `取值往返不变`() throws {
        let database = try Database.open(TestDatabase.empty())
        let instant = Instant(milliseconds: 1_700_000_000_123)
        let day = Day(ordinal: -1)

        // PostgreSQL keeps no NUL in a text.
        let text = database.dialect == .sqlite ? "准绳\u{0}🧾" : "准绳\t\n\\N🧾"
        let bytes = database.dialect == .sqlite ? "BLOB" : "BYTEA"
        let sql = """
            SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS TEXT), CAST($4 AS \(bytes)), CAST($5 AS \(bytes)), CAST($6 AS BIGINT),
              CAST($7 AS BIGINT), CAST($8 AS BIGINT)
            """
        let arguments: [SQLValue] = [
            .init(text), -9_223_372_036_854_775_808, nil, .init([0, 255, 7] as [UInt8]), .init([] as [UInt8]), .init(day), .init(instant),
            .init(true),
        ]
        try database.read { connection in
            try connection.forEach(sql, arguments) { row in
                #expect(row.text(0) == text)
                #expect(row.int64(1) == Int64.min)
                #expect(row.isNull(2) && row.optionalText(2) == nil && row.optionalInt(2) == nil && row.optionalDay(2) == nil)
                #expect(row.blob(3) == [0, 255, 7])
                #expect(row.optionalBlob(4) == [])
                #expect(row.day(5) == day && row.optionalDay(5) == day)
                #expect(row.instant(6) == instant)
                #expect(row.bool(7) && row.int(7) == 1)
            }
        }
        #expect(SQLValue(nil as String?) == .null && SQLValue(day as Day?) == .integer(-1) && SQLValue(3) == 3)
    }

    @Test func `查询里可以再用同一条查询；改动行数可查`() throws {
        let database = try Database.sample()
        try database.write { try $0.insertMatter(2) }

        let sql = "SELECT id FROM matter WHERE county = $1 ORDER BY id"
        let pairs = try database.read { connection in
            try connection.all(sql, [.init(county)]) { outer in
                let inner = try connection.all(sql, [.init(county)]) { $0.int(0) }
                return [outer.int(0)] + inner
            }
        }
        #expect(pairs == [[1, 1, 2], [2, 1, 2]])
        #expect(try database.read { try $0.first(sql, ["none"]) { $0.int(0) } } == nil)

        let changed = try database.write { connection in
            try connection.execute("UPDATE matter SET title = $1 WHERE county = $2", ["改", .init(county)])
            return try connection.changes
        }
        #expect(changed == 2)
    }

    @Test func `新建的数据库文件连同日志只有本人能读；已有的文件不改`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: scratch.path(name))[.posixPermissions] as? Int
        }
        for name in ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm"] { #expect(try mode(name) == 0o600, "\(name)") }
        try database.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.path("a.sqlite"))
        let again = try Database.open(scratch.file("a.sqlite"))
        try again.requireCurrent()
        #expect(try mode("a.sqlite") == 0o640)
    }

    @Test func `备份内容相同，不覆盖已有文件`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))

        try database.backup(to: scratch.path("copy.sqlite"))
        try database.checkpointWAL()

        // Bytes 18 and 19 of the header: 1 is a rollback journal, 2 is WAL.
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path("copy.sqlite")))[18...19] == Data([1, 1]))
        let copy = try Database.open(scratch.file("copy.sqlite"), readOnly: true)
        try copy.requireCurrent()
        let rows = "SELECT county, id, title, body FROM matter"
        let read = { (database: Database) in try database.read { try $0.all(rows) { [$0.text(0), $0.text(1), $0.text(2), $0.text(3)] } } }
        #expect(try read(copy) == read(database))
        #expect(try problem { try database.backup(to: scratch.path("copy.sqlite")) }.code == .storageExists)
        #expect(try problem { try database.backup(to: scratch.path("none/copy.sqlite")) }.code == .storageCannotOpen)
    }
}
