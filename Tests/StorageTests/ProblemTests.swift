import Foundation
import Kernel
import Storage
import Testing

@Suite struct `数据库的问题说得明白` {
    @Test func `只读打开，写入被拒绝`() throws {
        let scratch = try Scratch()
        let kept = try Database.sample(scratch.file("a.sqlite"))
        let database = try Database.open(scratch.file("a.sqlite"), readOnly: true)

        let told = try problem { try database.write { try $0.insertMatter(2) } }

        #expect(told.code == .storageReadOnly && told.kind == .unavailable)
        // It may be shown on a page: where the file lies is nobody's business there.
        #expect(!told.description.contains(scratch.folder))
        #expect(try kept.count("matter") == 1)
    }

    @Test func `读取中不能写`() throws {
        let database = try Database.sample()
        #expect(try problem { try database.read { try $0.insertMatter(2) } }.code == .storageReadOnly)
        try database.write { try $0.insertMatter(2) }
    }

    @Test func `文件夹不存在或者路径中有文件，打不开`() throws {
        let scratch = try Scratch()
        try Data("x".utf8).write(to: URL(fileURLWithPath: scratch.path("plain")))

        for name in ["none/a.sqlite", "plain/a.sqlite"] {
            let told = try problem { _ = try Database.open(scratch.file(name)) }
            #expect(told.code == .storageCannotOpen)
            #expect(told.message.contains(name) && told.remedy != nil)
        }
        #expect(try problem { _ = try Database.open(scratch.file("new.sqlite"), readOnly: true) }.code == .storageCannotOpen)
    }

    @Test func `不是数据库的文件`() throws {
        let scratch = try Scratch()
        try Data(String(repeating: "这不是数据库。", count: 1_000).utf8).write(to: URL(fileURLWithPath: scratch.path("a.sqlite")))

        let told = try problem { _ = try Database.open(scratch.file("a.sqlite")) }

        #expect(told.code == .storageCorrupt && told.kind == .damaged)
    }

    /// 2 is FULL: a commit waits for the disk. 1 is NORMAL: a power cut takes what was answered last.
    @Test(arguments: [(Durability.power, 2), (.process, 1)]) func `要求断电不丢的，提交等到写进磁盘`(durability: Durability, expected: Int) throws {
        let scratch = try Scratch()
        let database = try Database.open(scratch.file("a.sqlite"), durability: durability)
        #expect(try database.write { try $0.first("PRAGMA synchronous", []) { $0.int(0) } } == expected)
    }

    @Test func `数据文件中间损坏`() throws {
        let scratch = try Scratch()
        let whole = try Database.sample(scratch.file("a.sqlite"))
        try whole.checkpointWAL()
        try whole.close()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path("a.sqlite")))
        for index in 4_096..<bytes.count { bytes[index] = 0xA5 }
        try bytes.write(to: URL(fileURLWithPath: scratch.path("a.sqlite")))

        let told = try problem { _ = try Database.open(scratch.file("a.sqlite")).count("matter") }

        #expect(told.code == .storageCorrupt && told.kind == .damaged)
    }

    @Test func `磁盘满，整个事务撤回`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))

        let told = try problem {
            try database.write { connection in
                try connection.execute("PRAGMA max_page_count = 1")
                for id in 2...2_000 { try connection.insertMatter(id) }
            }
        }

        #expect(told.code == .storageFull && told.kind == .unavailable)
        #expect(told.underlying is SQLFailure)
        #expect(try database.count("matter") == 1)
    }

    @Test func `另一个程序正在写，等待超时`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let other = try Database.open(scratch.file("a.sqlite"), busyTimeout: .milliseconds(20))

        try database.write { connection in
            try connection.insertMatter(2)
            #expect(try problem { try other.write { try $0.insertMatter(3) } }.code == .storageBusy)
        }
        try other.write { try $0.insertMatter(3) }
        #expect(try database.count("matter") == 3)
    }

    @Test func `语句写错，归入一般故障，原因留给日志`() throws {
        let database = try Database.sample()
        let told = try problem { try database.read { try $0.execute("SELECT * FROM nowhere") } }
        #expect(told.code == .storageFailed && told.kind == .damaged)
        #expect(!told.description.contains("nowhere"))
        #expect(String(describing: told.underlying).contains("nowhere"))
    }
}
