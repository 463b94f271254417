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
        let copied = Disk.size(try #require(copy.generations.first).folder + "/" + ReplicaFolder.log(1))
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

    /// A clock that people set and an uptime that they cannot, in milliseconds.
    private final class Times: Sendable {
        private let values: Mutex<(clock: Int64, uptime: Int64, room: Int64?)> = Mutex((1_000_000, 5_000, nil))
        var clock: Int64 {
            get { values.withLock { $0.clock } }
            set { values.withLock { $0.clock = newValue } }
        }
        var room: Int64? {
            get { values.withLock { $0.room } }
            set { values.withLock { $0.room = newValue } }
        }
        func pass(_ milliseconds: Int64) {
            values.withLock {
                $0.clock += milliseconds
                $0.uptime += milliseconds
            }
        }
        var surroundings: Replicator.Surroundings {
            var surroundings = Replicator.Surroundings()
            surroundings.clock = { Instant(milliseconds: self.clock) }
            surroundings.uptime = { self.values.withLock { $0.uptime } }
            surroundings.room = { _ in self.room }
            return surroundings
        }
    }

    private static let hour: Int64 = 3_600_000

    @Test func `恢复到某一时刻`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), surroundings: times.surroundings)
        try replicator.tick()
        for id in 2...6 {
            times.pass(1_000)
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

    @Test func `到时间换一代，旧的只留到新的也满了时间；其间任一时刻都能恢复`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), surroundings: times.surroundings)
        for id in 2...30 {
            try database.write { try $0.insertMatter(id) }
            try replicator.tick()
            #expect(ReplicaFolder(scratch.path("copy")).generations.count <= 2)
            times.pass(12 * Self.hour)
        }
        #expect(ReplicaFolder(scratch.path("copy")).generations.count == 2)
        #expect(try restored(scratch).count("matter") == 30)
        // Matter 30 came at the last look but one; each of the 72 hours before can be had.
        let last = times.clock - 12 * Self.hour
        for back in 0...6 {
            #expect(try restored(scratch, at: Instant(milliseconds: last - Int64(back) * 12 * Self.hour)).count("matter") == 30 - back)
        }
    }

    @Test func `重新启动许多次，完整的副本也不超过所定的份数，留下的是管得久的`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        for (id, hours) in [(2, 40), (3, 0), (4, 0), (5, 0), (6, 0)] as [(Int, Int64)] {
            let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), surroundings: times.surroundings)
            try replicator.tick()
            times.pass(1_000)
            try database.write { try $0.insertMatter(id) }
            try replicator.tick()
            times.pass(hours * Self.hour + 1_000)
            #expect(ReplicaFolder(scratch.path("copy")).generations.count <= 3)
        }
        #expect(try restored(scratch).count("matter") == 6)
        #expect(try restored(scratch, at: Instant(milliseconds: 1_000_000)).count("matter") == 1)
    }

    @Test func `换代要许多时候，其间办理的照样进入副本；新的一代完整以前，旧的一代不少`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        try database.write { connection in for id in 2...2_000 { try connection.insertMatter(id) } }
        let times = Times()
        var options = Replicator.Options()
        options.copyPages = 2
        options.logSize = 64 << 10
        let replicator = try Replicator(scratch.path("a.sqlite"), to: scratch.path("copy"), options: options, surroundings: times.surroundings)
        let copy = ReplicaFolder(scratch.path("copy"))
        while copy.generations.isEmpty { try replicator.tick() }
        times.pass(72 * Self.hour)
        var looks = 0
        var id = 2_000
        while copy.generations.count == 1 {
            id += 1
            looks += 1
            try database.write { try $0.insertMatter(id) }
            try replicator.tick()
            if looks % 10 == 1 { #expect(try restored(scratch).count("matter") == id, "第\(looks)次") }
        }
        #expect(looks > 20)
        #expect(try content(restored(scratch)) == content(database))
        let high = Disk.size(scratch.path("a.sqlite-wal"))
        // The one before goes as far as the new one, and the log is emptied again.
        try Disk.remove(copy.generations[1].folder)
        #expect(try restored(scratch).count("matter") == id)
        for more in 1...40 {
            try database.write { connection in for step in 0..<20 { try connection.insertMatter(id + more * 20 + step) } }
            try replicator.tick()
        }
        #expect(Disk.size(scratch.path("a.sqlite-wal")) <= high)
    }

    @Test func `空间不足的，先说明要多少、有多少；原有的一代接着复制，最新的完整一份不删`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        let path = scratch.path("a.sqlite")
        let copy = ReplicaFolder(scratch.path("copy"))
        times.room = 1 << 20
        let replicator = try Replicator(path, to: copy.path, surroundings: times.surroundings)
        let refused = try problem { try replicator.tick() }
        #expect(refused.code == .replicaRoom)
        #expect(refused.message.contains("只剩1MB"))
        #expect(copy.generations.isEmpty)
        times.room = nil
        try replicator.tick()
        #expect(copy.generations.count == 1)
        times.pass(72 * Self.hour)
        times.room = 1 << 20
        try database.write { try $0.insertMatter(2) }
        #expect(try problem { try replicator.tick() }.code == .replicaRoom)
        // Not asked again at each look, and nothing is missing meanwhile.
        try database.write { try $0.insertMatter(3) }
        try replicator.tick()
        #expect(copy.generations.count == 1)
        #expect(try restored(scratch).count("matter") == 3)
        times.room = nil
        times.pass(Self.hour)
        try replicator.tick()
        #expect(copy.generations.count == 2)
        // Two programs would take each other's files for their own.
        #expect(try problem { try anew(path, copy, times) }.code == .storageInUse)
        withExtendedLifetime(replicator) {}
    }

    private func anew(_ path: String, _ copy: ReplicaFolder, _ times: Times) throws {
        try Replicator(path, to: copy.path, surroundings: times.surroundings).tick()
    }

    @Test func `空间不足的，删去较早的几代，而不是最新的`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        let path = scratch.path("a.sqlite")
        let copy = ReplicaFolder(scratch.path("copy"))
        for id in 2...3 {
            try anew(path, copy, times)
            times.pass(Self.hour)
            try database.write { try $0.insertMatter(id) }
        }
        #expect(copy.generations.map(\.number) == [1, 2])
        times.room = 1 << 20
        #expect(try problem { try anew(path, copy, times) }.code == .replicaRoom)
        #expect(copy.generations.map(\.number) == [2])
        times.room = nil
        try anew(path, copy, times)
        #expect(copy.generations.map(\.number) == [2, 3])
        #expect(try restored(scratch).count("matter") == 3)
    }

    @Test func `时钟快了又拨回来，次序、换代、删除都不受影响`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        let path = scratch.path("a.sqlite")
        let copy = ReplicaFolder(scratch.path("copy"))
        let year = 365 * 24 * Self.hour
        func start() throws -> Replicator {
            let replicator = try Replicator(path, to: copy.path, surroundings: times.surroundings)
            try replicator.tick()
            return replicator
        }
        var replicator: Replicator? = try start()
        times.pass(Self.hour)
        times.clock += year
        try database.write { try $0.insertMatter(2) }
        try replicator?.tick()
        #expect(copy.generations.count == 1)
        // A generation that began in the false year.
        replicator = nil
        replicator = try start()
        times.clock -= year
        times.pass(Self.hour)
        try database.write { try $0.insertMatter(3) }
        try replicator?.tick()
        times.pass(Self.hour)
        replicator = nil
        replicator = try start()
        times.pass(Self.hour)
        try database.write { try $0.insertMatter(4) }
        try replicator?.tick()
        #expect(copy.generations.map(\.number) == [1, 2, 3])
        #expect(try restored(scratch).count("matter") == 4)
        #expect(try restored(scratch, at: Instant(milliseconds: 1_000_001 + 2 * Self.hour)).count("matter") == 3)
        #expect(try restored(scratch, at: Instant(milliseconds: 1_000_000)).count("matter") == 1)
        // Its time comes when it has passed, whatever the clock said in between.
        times.pass(71 * Self.hour)
        try replicator?.tick()
        #expect(copy.generations.map(\.number) == [3, 4])
    }

    @Test func `副本的文件夹被人删去，从头开始；一条记录没有写完，接着写时先去掉`() throws {
        let scratch = try Scratch()
        let database = try Database.sample(scratch.file("a.sqlite"))
        let times = Times()
        let copy = ReplicaFolder(scratch.path("copy"))
        let replicator = try Replicator(scratch.path("a.sqlite"), to: copy.path, surroundings: times.surroundings)
        try replicator.tick()
        try Disk.remove(try #require(copy.generations.last).folder)
        try database.write { try $0.insertMatter(2) }
        times.pass(3_000)
        try replicator.tick()
        #expect(try restored(scratch).count("matter") == 2)

        let folder = scratch.path("log")
        try Disk.makeFolder(folder)
        let log = try ReplicaLog(folder)
        let run = WriteAheadLog.Run(salt: (1, 2), pageSize: 512, isBig: false)
        func record(_ time: Int64) -> LogRecord { LogRecord(run: run, sums: .init(), time: time, size: 1_000) }
        try log.append(record(1), Array(repeating: 1, count: 1_000))
        let name = folder + "/" + ReplicaFolder.log(1)
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: name))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(record(2).header() + [7, 7, 7]))
        try handle.close()
        log.isTorn = true
        try log.append(record(3), Array(repeating: 3, count: 1_000))
        #expect(Disk.size(name) == 2 * (40 + 1_000))
        let bytes = try Disk.bytes(of: name)
        #expect(LogRecord(Array(bytes[1_040..<1_080]))?.time == 3)
        truncate(name, 100)
        log.isTorn = true
        #expect(try problem { try log.append(record(4), [4]) }.code == .replicaLost)
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
        let log = try #require(copy.generations.last).folder + "/" + ReplicaFolder.log(1)
        for id in 2...4 {
            try database.write { try $0.insertMatter(id) }
            try replicator.tick()
            sizes.append(Disk.size(log))
        }
        truncate(log, Int(sizes[2] - 100))
        #expect(try restored(scratch).count("matter") == 3)
        #expect(try !copy.restore(to: scratch.path("torn.sqlite")).isDamaged)
        // A bit that has fallen over is the end too: nothing false is restored.
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: log))
        try handle.seek(toOffset: UInt64(sizes[0] + 2_000))
        try handle.write(contentsOf: Data([0xFF, 0x00, 0xFF]))
        try handle.close()
        #expect(try restored(scratch).count("matter") == 2)
        #expect(try copy.restore(to: scratch.path("damaged.sqlite")).isDamaged)
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
