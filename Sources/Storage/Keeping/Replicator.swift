import Foundation
package import Kernel
import Synchronization

/// Copies an SQLite database to another folder while it is written, a fraction of a second behind.
///
/// The copy is a whole database and then the frames of the write-ahead log, as SQLite wrote them. SQLite empties the log when everything in it
/// has been carried into the file and nobody reads from it; so one connection keeps reading, and lets go only while nobody can write and all
/// frames are taken in. What is copied is thus without gaps, whoever else writes or carries the log over.
///
/// A new generation is made beside the one that is there: piece by piece between two looks at the log, and what is committed meanwhile goes to
/// both. The old one is given up when the new one is whole.
package final class Replicator {
    /// What a copy costs and how far it may fall behind.
    package struct Options: Sendable {
        /// Milliseconds between two looks at the log.
        package var pause: Int = 250
        /// Hours of which any moment can be restored. After as many a generation is followed by a new one, and those before it go.
        package var hours: Int = 72
        /// Whole copies that there are at most, the one that is being made among them: after restarts there are more than the hours ask for.
        package var keep: Int = 3
        /// Bytes of the log after which it is carried into the file, so that it can be emptied.
        package var logSize: Int = 8 << 20
        /// Bytes of the log that are read at once; a transaction that is larger is read whole.
        package var readSize: Int = 16 << 20
        /// Pages of a whole copy that are made between two looks at the log.
        package var copyPages: Int = 1_024
        /// Bytes of the log that wait for a folder that cannot be written. With more the log is let go, or it would fill the county's own disk.
        package var waitSize: Int = 256 << 20
        /// Milliseconds after which a new generation that could not be made is tried again, while the one before goes on.
        package var retry: Int64 = 3_600_000
        package init() {}
    }

    /// What a copy is measured by; tests have their own.
    package struct Surroundings {
        /// What the records say of when they were committed. Nothing else depends on it: it can be set.
        package var clock: () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
        /// Milliseconds that pass whatever the clock says.
        package var uptime: () -> Int64 = {
            var time = timespec()
            clock_gettime(CLOCK_BOOTTIME, &time)
            return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        }
        /// Bytes that can be written in a folder; `nil` when nobody can tell.
        package var room: (String) -> Int64? = { Disk.room(at: $0) }
        package init() {}
    }

    /// Where a copy stands, for other threads.
    package final class State: Sendable {
        private struct Values {
            var current: Instant?
            var failure: String?
        }
        private let values: Mutex<Values> = Mutex(Values())
        package init() {}

        /// Up to this moment everything that was committed is in the copy; `nil` before the first.
        package var current: Instant? { values.withLock { $0.current } }
        package var failure: String? { values.withLock { $0.failure } }

        fileprivate func succeed(_ moment: Instant) { values.withLock { ($0.current, $0.failure) = (moment, nil) } }
        fileprivate func fail(_ text: String) { values.withLock { $0.failure = text } }
    }

    private struct Position {
        var run: WriteAheadLog.Run
        var sums: WriteAheadLog.Sums
        var offset: Int
        /// The last frame's header, to notice when SQLite took it back.
        var lastHeader: [UInt8] = []
    }

    /// A generation that is being made.
    private struct Next {
        let folder: String
        let begun: Instant
        let copy: RawSQLite.Copy
        let log: ReplicaLog
    }

    private let path: String
    private let replica: ReplicaFolder
    private let options: Options
    private let state: State
    private let surroundings: Surroundings

    private let reader: RawSQLite
    private let writer: RawSQLite
    /// Keeps other programs from copying into the same folder.
    private var lock: FolderLock?
    private var isReading = false
    private var position: Position?
    /// Read from the log and not copied yet.
    private var pending: [(record: LogRecord, frames: [UInt8])] = []
    private var current: ReplicaLog?
    private var next: Next?
    /// By the uptime: when the present generation began, when the next may be tried, when the copy's time was set.
    private var begunAt: Int64 = 0
    private var triedAt: Int64?
    private var touchedAt: Int64 = 0
    /// How long the log was when all of it had been carried into the file.
    private var turnedAt = 0
    /// What whoever runs this should know, though it goes on.
    private var notices: [Problem] = []
    /// What a record holds at most.
    private static let largestRecord: Int = 1 << 30
    /// Room beside a whole copy, for what is committed meanwhile.
    private static let spare: Int64 = 64 << 20

    /// - Parameters:
    ///   - database: the file; it must be there and in use by this program.
    ///   - folder: receives the copy.
    package init(
        _ database: String, to folder: String, options: Options = Options(), state: State = State(), surroundings: Surroundings = Surroundings()
    ) throws {
        path = database
        replica = ReplicaFolder(folder)
        self.options = options
        self.state = state
        self.surroundings = surroundings
        reader = try RawSQLite(database)
        writer = try RawSQLite(database)
        try writer.execute("PRAGMA journal_mode = WAL")
    }

    /// Copies until told to stop. What goes wrong is reported and tried again: the copy must not disturb the work it copies.
    package func run(until isStopping: () -> Bool, report: (any Error) -> Void = { _ in }) {
        var pause = options.pause
        while true {
            // Asked before the look, so that the last look comes after the last commit.
            let isLast = isStopping()
            var isWell = false
            do {
                try tick()
                pause = options.pause
                isWell = true
            } catch {
                state.fail("\(error)")
                report(error)
                // What is not copied yet stays in the log, and is copied when the folder is back; but not without end.
                if isTooMuchWaiting() { release() }
                // A folder that is away for long is not asked four times a second.
                pause = min(max(pause * 2, 1_000), 30_000)
            }
            for notice in notices { report(notice) }
            notices = []
            if isLast { break }
            var left = isWell && next != nil ? 0 : pause
            while left > 0, !isStopping() {
                usleep(UInt32(min(left, 100)) * 1_000)
                left -= 100
            }
        }
        release()
        lock = nil
    }

    /// One look: copies what is new, goes on with a generation that is being made or begins one when its time has come, sees to it that the log
    /// can be emptied.
    package func tick() throws {
        let now = surroundings.clock()
        let uptime = surroundings.uptime()
        if !isReading { release() }
        do {
            try ship()
            if let current, uptime - touchedAt >= 2_000 {
                try current.touch()
                touchedAt = uptime
            }
        } catch let problem as Problem where problem.code == .replicaLost {
            // Somebody changed the log, or the copy, behind our back: from here on only a new whole copy is true.
            notices.append(problem)
            release()
        }
        if next == nil, isDue(uptime) {
            do { try begin(now, uptime) } catch { try drop(error) }
        }
        try goOn(uptime)
        if next == nil, let position, position.offset > options.logSize, position.offset != turnedAt { try turnOver() }
        if current != nil { state.succeed(now) }
    }

    private func isDue(_ uptime: Int64) -> Bool {
        guard current != nil else { return true }
        if let triedAt, uptime - triedAt < options.retry { return false }
        return uptime - begunAt >= Int64(options.hours) * 3_600_000
    }

    /// Begins a generation: fixes the state that it copies, and where in the log what comes after begins.
    private func begin(_ now: Instant, _ uptime: Int64) throws {
        triedAt = uptime
        try Disk.makeFolder(replica.path)
        if lock == nil { lock = try FolderLock.copying(replica.path) }
        let folder = replica.path + "/.next.part"
        // Of an attempt that was broken off.
        try Disk.remove(folder)
        try makeRoom(isOver: current != nil)
        try Disk.makeFolder(folder)
        let log = try ReplicaLog(folder)
        let source = try RawSQLite(path)
        // While nobody can write, the state that is read and the end of the log belong together.
        try writer.execute("BEGIN IMMEDIATE")
        do {
            if current == nil { position = try endOfLog() } else { try collect() }
            try source.beginReading()
            if !isReading { try reader.beginReading() }
            isReading = true
        } catch {
            try writer.execute("ROLLBACK")
            throw error
        }
        try writer.execute("ROLLBACK")
        // What was committed before belongs to the present generation alone.
        try flush()
        let copy = try RawSQLite.Copy(of: source, to: folder + "/" + ReplicaFolder.snapshot)
        next = Next(folder: folder, begun: now, copy: copy, log: log)
    }

    /// Removes what is no longer needed, and sees whether there is room for a whole copy. The last one that is whole stays in any case.
    ///
    /// - Parameter isOver: the present generation has had its time.
    /// - Throws: `replica.room`.
    private func makeRoom(isOver: Bool) throws {
        var old = replica.generations.dropLast()
        if isOver {
            for generation in old { try Disk.remove(generation.folder) }
            old = []
        }
        // One more is about to be made, and the newest is not among these.
        while old.count > max(0, options.keep - 2), let least = replica.shortest {
            try Disk.remove(least.folder)
            old = replica.generations.dropLast()
        }
        let needed = try reader.size + Self.spare
        while let room = surroundings.room(replica.path), room < needed {
            // Rather a past that goes less far back than a copy that stands still.
            guard let oldest = replica.generations.dropLast().first else {
                let rest = current == nil ? "没有开始" : "原有的一份接着复制"
                throw Problem(
                    .unavailable, .replicaRoom,
                    "连续副本的文件夹“\(replica.path)”只剩\(room >> 20)MB，做一份完整的副本要\(needed >> 20)MB；\(rest)。",
                    remedy: "请清理那里的磁盘，或者换一个文件夹。")
            }
            try Disk.remove(oldest.folder)
            notices.append(
                Problem(.conflict, .replicaRoom, "连续副本的文件夹“\(replica.path)”空间不足，删去了\(oldest.begun.iso)开始的一代。", remedy: "请扩大那里的磁盘。"))
        }
    }

    /// Copies some more of a generation that is being made, and takes it into use when it is whole.
    private func goOn(_ uptime: Int64) throws {
        guard let next else { return }
        do {
            guard try next.copy.step(options.copyPages) else { return }
            try Disk.write([], to: next.folder + "/" + ReplicaFolder.begun + "\(next.begun.milliseconds)")
            try Disk.sync(next.folder)
            let folder = replica.folder((replica.generations.last?.number ?? 0) + 1)
            try Disk.move(next.folder, to: folder)
            next.log.folder = folder
        } catch {
            try drop(error)
        }
        current = next.log
        self.next = nil
        begunAt = uptime
        triedAt = nil
    }

    /// Gives up a generation that is being made. The one before goes on; without one everything begins anew.
    private func drop(_ error: any Error) throws -> Never {
        next = nil
        if current == nil { release() }
        throw error
    }

    /// Lets go of everything: SQLite may empty the log, and what follows is a new generation.
    private func release() {
        if isReading {
            do { try reader.execute("ROLLBACK") } catch { state.fail("\(error)") }
        }
        isReading = false
        (position, pending, turnedAt) = (nil, [], 0)
        (current, next) = (nil, nil)
    }

    /// Copies the transactions that were committed since the last look.
    private func ship() throws {
        // What could not be copied then comes first.
        try flush()
        guard isReading else { return }
        try collect()
        try flush()
    }

    /// Reads the transactions that were committed since the last look.
    private func collect() throws {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        // Until somebody writes there may be no log.
        guard log >= 0 else { return }
        // SQLite keeps no lock on this file, so closing it lets go of none.
        defer { close(log) }
        try enter(log)
        while var position, try hasMore(log, position) {
            guard let (frames, scan) = try transactions(log, position) else { return }
            pending.append((LogRecord(run: position.run, sums: position.sums, time: surroundings.clock().milliseconds, size: frames.count), frames))
            position.offset += scan.whole
            position.sums = scan.sums
            position.lastHeader = scan.lastHeader
            self.position = position
        }
    }

    /// Whole transactions from a place in the log on, as many as are read at once, one at least; `nil` when none is committed yet.
    private func transactions(_ log: Int32, _ position: Position) throws -> (frames: [UInt8], scan: WriteAheadLog.Scan)? {
        let piece = Self.wholeFrames(options.readSize, position.run)
        var scan = WriteAheadLog.Scan(position.run, after: position.sums)
        var frames: [UInt8] = []
        var offset = position.offset
        var isKept = true
        while scan.whole == 0, !scan.isAtEnd {
            let more = try Disk.read(log, at: offset, piece, path)
            more.withUnsafeBytes { scan.add($0) }
            offset += more.count
            if isKept { frames += more }
            if frames.count > Self.largestRecord { (isKept, frames) = (false, []) }
            if more.count < piece { break }
        }
        guard scan.whole > 0 else { return nil }
        // A transaction that no record holds, such as a migration of everything: a new whole copy takes it in.
        guard isKept else { throw Self.lost }
        return (Array(frames[..<scan.whole]), scan)
    }

    private static func wholeFrames(_ size: Int, _ run: WriteAheadLog.Run) -> Int { max(1, size / run.frameSize) * run.frameSize }

    /// Finds out whether the log goes on where it was, or was begun anew.
    private func enter(_ log: Int32) throws {
        guard let (run, sums) = WriteAheadLog.header(try Disk.read(log, at: 0, WriteAheadLog.headerSize, path)) else { return }
        guard let position else {
            self.position = Position(run: run, sums: sums, offset: WriteAheadLog.headerSize)
            return
        }
        if position.run == run {
            guard !position.lastHeader.isEmpty else { return }
            let header = try Disk.read(log, at: position.offset - position.run.frameSize, WriteAheadLog.frameHeaderSize, path)
            guard header == position.lastHeader else { throw Self.lost }
        } else if run.salt.0 == position.run.salt.0 &+ 1 {
            self.position = Position(run: run, sums: sums, offset: WriteAheadLog.headerSize)
            turnedAt = 0
        } else {
            throw Self.lost
        }
    }

    /// Whether a frame of this run follows; what an earlier run has left there bears other numbers.
    private func hasMore(_ log: Int32, _ position: Position) throws -> Bool {
        let header = try Disk.read(log, at: position.offset, WriteAheadLog.frameHeaderSize, path)
        guard header.count == WriteAheadLog.frameHeaderSize else { return false }
        return header.withUnsafeBytes { WriteAheadLog.number($0, 8) == position.run.salt.0 && WriteAheadLog.number($0, 12) == position.run.salt.1 }
    }

    /// The end of the last transaction in the log; `nil` while there is no log.
    private func endOfLog() throws -> Position? {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        guard log >= 0 else { return nil }
        defer { close(log) }
        guard let (run, sums) = WriteAheadLog.header(try Disk.read(log, at: 0, WriteAheadLog.headerSize, path)) else { return nil }
        let position = Position(run: run, sums: sums, offset: WriteAheadLog.headerSize)
        let scan = try scan(log, from: position)
        return Position(run: run, sums: scan.sums, offset: position.offset + scan.whole, lastHeader: scan.lastHeader)
    }

    /// Looks through the log from a place on, to its end or as far as is asked.
    private func scan(_ log: Int32, from position: Position, atMost size: Int = .max) throws -> WriteAheadLog.Scan {
        var scan = WriteAheadLog.Scan(position.run, after: position.sums)
        let piece = Self.wholeFrames(options.readSize, position.run)
        var seen = 0
        while !scan.isAtEnd, seen <= size {
            let more = try Disk.read(log, at: position.offset + seen, piece, path)
            more.withUnsafeBytes { scan.add($0) }
            seen += more.count
            if more.count < piece { break }
        }
        return scan
    }

    /// Whether more of the log waits for the folder than may. What an earlier run has left in the file does not count, so its size says nothing.
    private func isTooMuchWaiting() -> Bool {
        guard !pending.isEmpty, let position else { return false }
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        guard log >= 0 else { return false }
        defer { close(log) }
        do {
            return try scan(log, from: position, atMost: options.waitSize).whole > options.waitSize
        } catch {
            state.fail("\(error)")
            return true
        }
    }

    /// Lets SQLite begin the log anew. While nobody can write, all frames are read and carried into the file; then the connection that keeps the
    /// log goes on reading from the file alone, which keeps nobody from emptying it. Nothing is copied in between: a folder that does not answer
    /// must not keep anybody from writing.
    private func turnOver() throws {
        do {
            try writer.execute("BEGIN IMMEDIATE")
        } catch let problem as Problem where problem.code == .storageBusy {
            // A long transaction; the next look tries again.
            return
        }
        do {
            try collect()
            try reader.execute("ROLLBACK")
            isReading = false
            // By this connection's own means: the writer holds the right to write and nothing of the log.
            let isWhole = try reader.checkpoint()
            turnedAt = isWhole ? position?.offset ?? 0 : 0
            try reader.beginReading()
            isReading = true
        } catch {
            try writer.execute("ROLLBACK")
            throw error
        }
        try writer.execute("ROLLBACK")
        try flush()
    }

    /// Copies what has been read. Each record is taken off when it is in every generation that it belongs to.
    private func flush() throws {
        while let (record, frames) = pending.first {
            if let current {
                try current.append(record, frames)
                pending.removeFirst()
                do { try next?.log.append(record, frames) } catch { try drop(error) }
            } else {
                try next?.log.append(record, frames)
                pending.removeFirst()
            }
        }
    }

    private static var lost: Problem { Problem(.unavailable, .replicaLost, "数据库的日志已被别的程序改动，连续副本从头开始。") }
}
