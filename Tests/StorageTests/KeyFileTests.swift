import Foundation
import Kernel
import Synchronization
import Testing

@testable import Storage

@Suite struct `密钥文件` {
    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func `没有的，生成一次，只有属主能读；再读是同一把`() throws {
        let scratch = try Scratch()
        let file = KeyFile(scratch.path("keys/a.key"))
        #expect(try file.read() == nil)
        let made = try file.readOrMake()
        #expect(made.isNew && made.bytes.count == 32)
        let again = try file.readOrMake()
        #expect(again.bytes == made.bytes && !again.isNew)
        #expect(try file.read() == made.bytes)
        #expect(mode(file.path) == 0o600 && mode(scratch.path("keys")) == 0o700)
        #expect(Disk.names(in: scratch.path("keys")) == ["a.key"])
    }

    @Test func `几个程序同时生成，只有一把，谁也不覆盖谁`() throws {
        for round in 0..<30 {
            let scratch = try Scratch()
            let outcomes: Mutex<[(bytes: [UInt8], isNew: Bool)]> = Mutex([])
            let file = KeyFile(scratch.path("keys/a.key"))
            DispatchQueue.concurrentPerform(iterations: 16) { _ in
                do {
                    let outcome = try file.readOrMake()
                    outcomes.withLock { $0.append(outcome) }
                } catch {
                    Issue.record(error)
                }
            }
            let all = outcomes.withLock { $0 }
            #expect(all.count == 16 && all.filter(\.isNew).count == 1, "第\(round)次")
            #expect(Set(all.map(\.bytes)).count == 1, "第\(round)次")
            #expect(Disk.names(in: scratch.path("keys")) == ["a.key"])
        }
    }

    @Test func `内容不是密钥的，是错误，不另外生成`() throws {
        let scratch = try Scratch()
        let file = KeyFile(scratch.path("a.key"))
        for text in ["", "00ff", "不是密钥", String(repeating: "0", count: 66)] {
            try Disk.write(Array(text.utf8), to: file.path)
            #expect(try problem { _ = try file.read() }.code == .storageKey)
            #expect(try problem { _ = try file.readOrMake() }.code == .storageKey)
            #expect(try Disk.bytes(of: file.path) == Array(text.utf8))
        }
    }

    @Test func `读不出的，不当作没有`() throws {
        let scratch = try Scratch()
        // A link to a safe that is not mounted.
        let file = KeyFile(scratch.path("a.key"))
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: scratch.path("safe/a.key"))
        #expect(throws: Problem.self) { try file.read() }
        #expect(throws: Problem.self) { try file.readOrMake() }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: file.path) == scratch.path("safe/a.key"))
        #expect(!Disk.exists(scratch.path("safe/a.key")))
        // A folder that is a file cannot be looked into.
        try Disk.write([], to: scratch.path("keys"))
        #expect(throws: Problem.self) { try KeyFile(scratch.path("keys/b.key")).readOrMake() }
        try Disk.makeFolder(scratch.path("c.key"))
        #expect(throws: Problem.self) { try KeyFile(scratch.path("c.key")).readOrMake() }
    }

    @Test func `没有权限读的，不当作没有`() throws {
        // Root reads everything.
        guard geteuid() != 0 else { return }
        let scratch = try Scratch()
        let file = KeyFile(scratch.path("keys/a.key"))
        let made = try file.readOrMake()
        chmod(file.path, 0)
        #expect(try problem { _ = try file.readOrMake() }.code == .storageReadOnly)
        chmod(file.path, 0o600)
        chmod(scratch.path("keys"), 0)
        #expect(try problem { _ = try file.readOrMake() }.code == .storageReadOnly)
        chmod(scratch.path("keys"), 0o700)
        #expect(try file.read() == made.bytes)
    }

    @Test func `占用的名称不能再写，原来的不变，不留半成品`() throws {
        let scratch = try Scratch()
        #expect(try Disk.writeNew(Array("一".utf8), to: scratch.path("a")))
        #expect(try !Disk.writeNew(Array("二".utf8), to: scratch.path("a")))
        #expect(try Disk.bytes(of: scratch.path("a")) == Array("一".utf8))
        #expect(Disk.names(in: scratch.folder) == ["a"])
    }
}

@Suite struct `几个程序写同一个标记` {
    private func head(_ entry: Int) -> JournalHead { JournalHead(entry: entry, hash: [UInt8](repeating: UInt8(entry % 251), count: 32)) }

    @Test func `各记各的县，谁的也不丢，不会退回`() throws {
        let scratch = try Scratch()
        let place = scratch.path("a.sqlite")
        DispatchQueue.concurrentPerform(iterations: 6) { number in
            let mark = HeadMark(place)
            for entry in 1...300 { mark.note(["43060\(number)": head(entry)]) }
        }
        let marks = HeadMark.read(beside: place)
        #expect(marks == Dictionary(uniqueKeysWithValues: (0..<6).map { ("43060\($0)", head(300)) }))
    }

    @Test func `写坏的、更长的旧内容，下一次记下时换成好的`() throws {
        let scratch = try Scratch()
        let place = scratch.path("a.sqlite")
        try Disk.write(Array(String(repeating: "半截的内容\n", count: 60).utf8), to: place + "-head")
        let mark = HeadMark(place)
        mark.note(["430601": head(7)])
        #expect(HeadMark.read(beside: place) == ["430601": head(7)])
    }

    @Test func `等磁盘时，别的提交照样记下`() throws {
        let scratch = try Scratch()
        let place = scratch.path("a.sqlite")
        let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let isFirst: Atomic<Bool> = Atomic(true)
        let mark = HeadMark(place) { _ in
            guard isFirst.exchange(false, ordering: .relaxed) else { return }
            begun.signal()
            _ = ended.wait(timeout: .now() + 20)
        }
        mark.note(["430601": head(1)])
        try #require(begun.wait(timeout: .now() + 20) == .success)
        let noted = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            mark.note(["430601": head(2)])
            noted.signal()
        }
        #expect(noted.wait(timeout: .now() + 5) == .success)
        ended.signal()
        #expect(HeadMark.read(beside: place) == ["430601": head(2)])
    }
}

@Suite struct `数据库旁边的文件` {
    private func owner(_ path: String) -> uid_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_uid : nil
    }

    @Test(.enabled(if: geteuid() == 0, "只有 root 能替别人建立文件")) func `以root运行命令建立的，归数据文件夹的属主`() throws {
        let scratch = try Scratch()
        chown(scratch.folder, 4_321, 4_321)
        let database = try Database.sample(scratch.file("a.sqlite"))
        try database.appendEntry(2)
        for name in ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm", "a.sqlite-head", "a.sqlite-lock"] {
            #expect(owner(scratch.path(name)) == 4_321, "\(name)")
        }
        _ = try KeyFile(scratch.path("keys/a.key")).readOrMake()
        #expect(owner(scratch.path("keys")) == 4_321 && owner(scratch.path("keys/a.key")) == 4_321)
        try database.close()
    }

    @Test(.enabled(if: geteuid() == 0, "只有 root 能替别人建立文件")) func `已经在那里的不改属主：别人可以在那里放一个链接`() throws {
        let scratch = try Scratch()
        chown(scratch.folder, 4_321, 4_321)
        try Disk.write([], to: scratch.path("others"))
        chown(scratch.path("others"), 0, 0)
        try FileManager.default.createSymbolicLink(atPath: scratch.path("a.sqlite-lock"), withDestinationPath: scratch.path("others"))
        let database = try Database.sample(scratch.file("a.sqlite"))
        #expect(owner(scratch.path("others")) == 0)
        try database.close()
    }

    @Test(arguments: ["-lock", "-head"]) func `打不开的，不能当作没有`(_ rest: String) throws {
        let scratch = try Scratch()
        // Whoever runs the tests: a folder cannot be opened for writing by anybody.
        try Disk.makeFolder(scratch.path("a.sqlite" + rest))
        #expect(throws: Problem.self) { try Database.open(scratch.file("a.sqlite")) }
    }

    @Test(.enabled(if: geteuid() != 0, "root 打得开一切")) func `不属于自己的，说明属于谁、怎样改`() throws {
        let scratch = try Scratch()
        try Database.sample(scratch.file("a.sqlite")).close()
        chmod(scratch.path("a.sqlite-lock"), 0)
        #expect(try problem { _ = try Database.open(scratch.file("a.sqlite")) }.code == .storageForeign)
    }

    @Test(arguments: [false, true]) func `有标记而没有数据库的，不另建新的`(isEmpty: Bool) throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        for entry in 2...9 { try database.appendEntry(entry) }
        try database.checkpointWAL()
        try database.close()
        try Disk.move(scratch.path("a.sqlite"), to: scratch.path("moved"))
        for rest in ["-wal", "-shm"] { try Disk.remove(scratch.path("a.sqlite" + rest)) }
        if isEmpty { try Disk.write([], to: scratch.path("a.sqlite")) }
        let told = try problem { _ = try Database.open(scratch.file("a.sqlite")) }
        #expect(told.code == .storageVanished && told.message.contains("\(county)曾经确认到第9条记录"))
        #expect(Disk.exists(scratch.path("a.sqlite")) == isEmpty && Disk.size(scratch.path("a.sqlite")) == 0)
        // Found again it is opened as ever.
        try Disk.remove(scratch.path("a.sqlite"))
        try Disk.move(scratch.path("moved"), to: scratch.path("a.sqlite"))
        #expect(try Database.open(scratch.file("a.sqlite")).lostEntries().isEmpty)
    }

    @Test func `日志还在而数据库不在的，不另建新的：SQLite会删去日志`() throws {
        let scratch = try Scratch()
        try Disk.write([UInt8](repeating: 1, count: 4_096), to: scratch.path("a.sqlite-wal"))
        #expect(try problem { _ = try Database.open(scratch.file("a.sqlite")) }.code == .storageVanished)
        #expect(Disk.size(scratch.path("a.sqlite-wal")) == 4_096)
    }
}
