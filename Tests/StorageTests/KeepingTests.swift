import Foundation
import Kernel
import TestDatabase
import Testing

@testable import Storage

@Suite struct `换上另一个数据库` {
    struct Broken: Error {}

    /// A folder with a county's database that has two matters and a log that is not carried over, and beside it one with five matters.
    private func prepare(_ scratch: Scratch) throws -> FolderSwap {
        let old = try Database.sample(scratch.file("plumbline.sqlite"))
        try old.write { try $0.insertMatter(2) }
        // As after a kill: the log lies beside the file.
        for rest in ["", "-wal"] { try Disk.copy(scratch.path("plumbline.sqlite" + rest), to: scratch.path("kept" + rest)) }
        try old.close()
        for rest in ["", "-wal", "-shm"] {
            try Disk.remove(scratch.path("plumbline.sqlite" + rest))
            if Disk.exists(scratch.path("kept" + rest)) { try Disk.move(scratch.path("kept" + rest), to: scratch.path("plumbline.sqlite" + rest)) }
        }
        try #require(Disk.size(scratch.path("plumbline.sqlite-wal")) > 0)
        let swap = try FolderSwap(in: scratch.folder)
        let new = try Database.sample(.file(swap.place + "/plumbline.sqlite"))
        for id in 2...5 { try new.write { try $0.insertMatter(id) } }
        try new.close()
        try Disk.makeFolder(swap.place + "/keys")
        try Disk.write(Array("new".utf8), to: swap.place + "/keys/journal.pub")
        return swap
    }

    private static let files: [String] = ["", "-wal", "-shm", "-journal", "-head"].map { "plumbline.sqlite" + $0 }

    @Test(arguments: 0...9) func `在任何一步中断，再打开的要么是原来的，要么是新的`(step: Int) throws {
        let scratch = try Scratch()
        let swap = try prepare(scratch)
        var isBroken = false
        do {
            try swap.commit(retiring: Self.files, aside: "replaced") { at in if at == step { throw Broken() } }
        } catch is Broken {
            isBroken = true
        }
        // Two files of the old and one of the new are moved at least.
        #expect(isBroken || step > 4)

        let database = try Database.open(scratch.file("plumbline.sqlite"))
        #expect(try database.count("matter") == (step == 0 ? 2 : 5))
        #expect(try database.checkIntegrity(isFull: true).isSound)
        try database.close()
        guard step > 0 else { return }
        // What was there is aside, with its log, and is whole.
        let aside = try Database.open(.file(scratch.path("replaced/plumbline.sqlite")))
        #expect(try aside.count("matter") == 2)
        #expect(try Disk.bytes(of: scratch.path("keys/journal.pub")) == Array("new".utf8))
        #expect(!Disk.names(in: scratch.folder).contains { $0.hasPrefix(".plumbline") })
    }

    @Test func `第一次中断以后再中断，仍然接得上`() throws {
        let scratch = try Scratch()
        let swap = try prepare(scratch)
        #expect(throws: Broken.self) { try swap.commit(retiring: Self.files, aside: "replaced") { if $0 == 2 { throw Broken() } } }
        for step in 1...3 {
            do {
                try FolderSwap.finish(scratch.folder) { if $0 == step { throw Broken() } }
            } catch is Broken {}
            if !FolderSwap.isPending(scratch.folder) { break }
        }
        #expect(try Database.open(scratch.file("plumbline.sqlite")).count("matter") == 5)
    }

    @Test func `正在使用的，不能换；正在换的，不能打开`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        #expect(try problem { _ = try FolderLock.alone(scratch.path("a.sqlite")) }.code == .storageInUse)
        try database.close()
        let alone = try FolderLock.alone(scratch.path("a.sqlite"))
        #expect(try problem { _ = try Database.open(scratch.file("a.sqlite")) }.code == .storageInUse)
        withExtendedLifetime(alone) {}
    }

    @Test func `数据文件只有属主能读`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        for name in ["a.sqlite", "a.sqlite-wal", "a.sqlite-shm"] {
            var status = stat()
            #expect(stat(scratch.path(name), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600, "\(name)")
        }
        try database.close()
        // One that was made when others could read it.
        chmod(scratch.path("a.sqlite"), 0o644)
        let again = try Database.open(scratch.file("a.sqlite"))
        var status = stat()
        #expect(stat(scratch.path("a.sqlite"), &status) == 0 && status.st_mode & 0o777 == 0o640)
        try again.close()
    }
}

extension Database {
    /// Adds an entry the way the engine does.
    func appendEntry(_ entry: Int, hash: UInt8 = 0) throws {
        let row = JournalRow(
            entry: entry, at: Instant(Day(ordinal: 20_000)), matter: 1, version: entry, kind: "penalty", action: "step", login: "wang", person: "p1",
            organ: "010", request: nil, content: "{}", previous: zeros, hash: [UInt8](repeating: hash, count: 31) + [UInt8(entry % 256)])
        try write(for: county) { try $0.append(county, row) }
    }
}

@Suite struct `曾经确认的记录` {
    /// A copy of the files as a kill would leave them.
    private func killed(_ scratch: Scratch, _ name: String) throws -> String {
        let place = scratch.path("killed")
        try Disk.makeFolder(place)
        for rest in ["", "-wal", "-head"] where Disk.exists(scratch.path(name + rest)) {
            try Disk.copy(scratch.path(name + rest), to: place + "/" + name + rest)
        }
        return place + "/" + name
    }

    @Test func `日志被截断一半，指出缺第几条；没有截断的不误报`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        try database.checkpointWAL()
        for entry in 2...40 { try database.appendEntry(entry) }
        let whole = try killed(scratch, "a.sqlite")
        #expect(try Database.open(.file(whole), readOnly: false).lostEntries().isEmpty)

        try Disk.remove(scratch.path("killed"))
        let cut = try killed(scratch, "a.sqlite")
        truncate(cut + "-wal", Int(Disk.size(cut + "-wal") / 2))
        let reopened = try Database.open(.file(cut))
        let lost = try #require(try reopened.lostEntries().first)
        #expect(lost.confirmed == 40 && !lost.isOther)
        let last = try #require(try reopened.read { try $0.lastEntry(county)?.entry })
        #expect(last < 40 && lost.last == last && lost.missing == last + 1...40)
        // Writing on does not hide it.
        try reopened.appendEntry(last + 1, hash: 9)
        #expect(try reopened.lostEntries().first?.confirmed == 40)
        for entry in last + 2...41 { try reopened.appendEntry(entry, hash: 9) }
        // The number is there again, and another entry bears it.
        #expect(try reopened.lostEntries() == [LostEntries(county: county, confirmed: 40, last: 41, isOther: true)])
    }

    @Test func `换成了另一段历史的`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        for entry in 2...5 { try database.appendEntry(entry) }
        let other = try Database.sample(scratch.file("b.sqlite"))
        for entry in 2...6 { try other.appendEntry(entry, hash: 7) }
        for one in [database, other] {
            try one.checkpointWAL()
            try one.close()
        }
        for rest in ["", "-wal", "-shm"] { try Disk.remove(scratch.path("a.sqlite" + rest)) }
        try Disk.copy(scratch.path("b.sqlite"), to: scratch.path("a.sqlite"))

        let reopened = try Database.open(scratch.file("a.sqlite"))
        #expect(try reopened.lostEntries() == [LostEntries(county: county, confirmed: 5, last: 6, isOther: true)])
        try reopened.confirmHeads(keepingMarkAs: "lost")
        #expect(try reopened.lostEntries().isEmpty)
        #expect(Disk.exists(scratch.path("a.sqlite-head.lost")))
    }

    @Test func `提交不等磁盘的，日志并入以后才算确认`() throws {
        let scratch = try Scratch()
        let waiting = try Database.sample(scratch.file("a.sqlite"))
        try waiting.appendEntry(2)
        try waiting.close()
        let database = try Database.open(scratch.file("a.sqlite"), durability: .process)
        for entry in 3...4 { try database.appendEntry(entry) }
        #expect(HeadMark.read(beside: scratch.path("a.sqlite"))[county]?.entry == 2)
        try database.checkpointWAL()
        #expect(HeadMark.read(beside: scratch.path("a.sqlite"))[county]?.entry == 4)
        #expect(try database.lostEntries().isEmpty)
    }

    @Test func `撤回的事务不算确认；写坏的标记不误报`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        try database.appendEntry(2)
        #expect(throws: Interruption()) {
            try database.write { connection in
                let row = JournalRow(
                    entry: 3, at: Instant(milliseconds: 0), matter: 1, version: 3, kind: "k", action: "a", login: "l", person: "p", organ: "010",
                    request: nil, content: "{}", previous: zeros, hash: zeros)
                try connection.append(county, row)
                throw Interruption()
            }
        }
        #expect(HeadMark.read(beside: scratch.path("a.sqlite"))[county]?.entry == 2)
        var bytes = try Disk.bytes(of: scratch.path("a.sqlite-head"))
        bytes[10] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: scratch.path("a.sqlite-head")))
        #expect(try database.lostEntries().isEmpty)
    }
}

@Suite struct `磁盘已满` {
    @Test func `写不下以后就报告，腾出地方以后就不再报告`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        #expect(try database.shortage(county) == nil)
        #expect(throws: Problem.self) {
            try database.write { connection in
                try connection.execute("PRAGMA max_page_count = 1")
                for id in 2...2_000 { try connection.insertMatter(id) }
            }
        }
        #expect(try database.shortage(county)?.code == .storageFull)
        // As if somebody had made room.
        try database.write { try $0.execute("PRAGMA max_page_count = 1000000") }
        #expect(try database.shortage(county) == nil)
    }
}
