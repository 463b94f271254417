import Foundation
import Kernel
import Synchronization
import Testing

@testable import Storage

@Suite struct `连续副本` {
    private final class Flag: Sendable { let isSet: Atomic<Bool> = Atomic(false) }

    private func content(_ database: Database) throws -> [String] {
        try database.read { connection in
            try ["organ", "matter", "journal"].flatMap { table in
                let columns = try connection.columns(of: table)
                return try connection.all("SELECT \(columns.joined(separator: ", ")) FROM \(table) ORDER BY 1, 2") { row in
                    table + columns.indices.map { "|\(row.value($0))" }.joined()
                }
            }
        }
    }

    private func restored(_ scratch: Scratch, at moment: Instant? = nil) throws -> Database {
        let place = scratch.path("restored-\(UInt32.random(in: 0...UInt32.max)).sqlite")
        _ = try ReplicaFolder(scratch.path("copy")).restore(to: place, at: moment)
        #expect(try Database.checkIntegrity(of: place, isFull: true).isSound)
        return try Database.open(.file(place))
    }

    @Test func `每看一次，副本就与原来的一样；日志清空多次也不缺`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        var options = Replicator.Options()
        options.logSize = 64 << 10
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), options: options)
        try replicator.tick()
        #expect(try content(restored(scratch)) == content(database))
        for round in 1...40 {
            for id in 0..<10 { try database.write { try $0.insertMatter(round * 10 + id) } }
            try replicator.tick()
            if round % 8 == 0 { #expect(try content(restored(scratch)) == content(database), "第\(round)次") }
        }
        // The log was emptied again and again, or it would have grown to several times this.
        let copy = ReplicaFolder(scratch.path("copy"))
        let copied = Disk.size(copy.folder(try #require(copy.generations.first)) + "/" + ReplicaFolder.log(1))
        #expect(Disk.size(scratch.path("a.sqlite-wal")) * 8 < copied)
        #expect(copy.generations.count == 1)
    }

    @Test func `没有写完的事务和撤回的事务都不在副本中；大的事务在`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        var options = Replicator.Options()
        options.readSize = 1 << 20
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), options: options)
        try replicator.tick()
        #expect(throws: Interruption()) {
            try database.write { connection in
                // More than the page cache holds, so that frames come into the log before the end.
                try connection.execute("PRAGMA cache_size = 10")
                for id in 2...400 { try connection.insertMatter(id) }
                try replicator.tick()
                throw Interruption()
            }
        }
        #expect(try restored(scratch).count("matter") == 1)
        try database.write { connection in
            try connection.execute("PRAGMA cache_size = -65536")
            for id in 2...10_000 { try connection.insertMatter(id) }
        }
        #expect(Disk.size(scratch.path("a.sqlite-wal")) > 2 << 20)
        try replicator.tick()
        #expect(try restored(scratch).count("matter") == 10_000)
    }

    @Test func `恢复到某一时刻`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let clock = Mutex(Int64(1_000_000))
        let now: @Sendable () -> Instant = { Instant(milliseconds: clock.withLock { $0 }) }
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), clock: now)
        try replicator.tick()
        for id in 2...6 {
            clock.withLock { $0 += 1_000 }
            try database.write { try $0.insertMatter(id) }
            try replicator.tick()
        }
        for id in 2...6 {
            let at = Instant(milliseconds: 1_000_000 + Int64(id - 1) * 1_000)
            #expect(try restored(scratch, at: at).count("matter") == id)
            #expect(try restored(scratch, at: Instant(milliseconds: at.milliseconds + 999)).count("matter") == id)
        }
        #expect(try problem { _ = try restored(scratch, at: Instant(milliseconds: 999_999)) }.code == .replicaTooYoung)
    }

    @Test func `每天换一代，旧的只留几代`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let clock = Mutex(Int64(1_000_000))
        let now: @Sendable () -> Instant = { Instant(milliseconds: clock.withLock { $0 }) }
        var options = Replicator.Options()
        options.keep = 2
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), options: options, clock: now)
        for day in 2...6 {
            try database.write { try $0.insertMatter(day) }
            try replicator.tick()
            clock.withLock { $0 += 24 * 3_600_000 }
        }
        #expect(ReplicaFolder(scratch.path("copy")).generations.count == 2)
        #expect(try restored(scratch).count("matter") == 6)
    }

    @Test func `别的程序清空了日志，就从头开始，不留缺口`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        var replicator: Replicator? = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"))
        try replicator?.tick()
        try database.write { try $0.insertMatter(2) }
        // The copying program dies; meanwhile the log is emptied, written, emptied.
        replicator = nil
        try database.write { try $0.insertMatter(3) }
        try database.checkpointWAL()
        try database.write { try $0.insertMatter(4) }
        let next = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"))
        try next.tick()
        #expect(try restored(scratch).count("matter") == 4)
        #expect(ReplicaFolder(scratch.path("copy")).generations.count == 2)
    }

    @Test func `副本的末尾没有写完，恢复到上一个完整的事务`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"))
        try replicator.tick()
        var sizes: [Int64] = []
        let copy = ReplicaFolder(scratch.path("copy"))
        let log = copy.folder(try #require(copy.generations.last)) + "/" + ReplicaFolder.log(1)
        for id in 2...4 {
            try database.write { try $0.insertMatter(id) }
            try replicator.tick()
            sizes.append(Disk.size(log))
        }
        truncate(log, Int(sizes[2] - 100))
        #expect(try restored(scratch).count("matter") == 3)
        // A bit that has fallen over is the end too: nothing false is restored.
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: log))
        try handle.seek(toOffset: UInt64(sizes[0] + 2_000))
        try handle.write(contentsOf: Data([0xFF, 0x00, 0xFF]))
        try handle.close()
        #expect(try restored(scratch).count("matter") == 2)
    }

    @Test func `副本的文件夹不能写，报告而不妨碍办理；能写了接着复制`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: scratch.path("copy")))
        let state = Replicator.State()
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), state: state)
        #expect(throws: (any Error).self) { try replicator.tick() }
        #expect(state.current == nil)
        try database.write { try $0.insertMatter(2) }
        try Disk.remove(scratch.path("copy"))
        try replicator.tick()
        #expect(state.current != nil)
        #expect(try restored(scratch).count("matter") == 2)
    }

    @Test func `许多人在写的时候复制，停下以后一样不少`() async throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let isDone = Flag()
        let path = scratch.path("a.sqlite")
        let copy = scratch.path("copy")
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    var options = Replicator.Options()
                    options.pause = 5
                    options.logSize = 256 << 10
                    try Replicator(path, to: copy, options: options).run(until: { isDone.isSet.load(ordering: .acquiring) }) { Issue.record($0) }
                } catch {
                    Issue.record(error)
                }
            }
            group.addTask {
                do {
                    for id in 2...1_500 { try database.write { try $0.insertMatter(id) } }
                } catch {
                    Issue.record(error)
                }
                isDone.isSet.store(true, ordering: .releasing)
            }
        }
        #expect(try content(restored(scratch)) == content(database))
        #expect(ReplicaFolder(copy).generations.count == 1)
    }
}
