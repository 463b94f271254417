import Foundation
package import Kernel
import Synchronization

/// Copies an SQLite database to another folder while it is written, a fraction of a second behind.
///
/// The copy is a whole database and then the frames of the write-ahead log, as SQLite wrote them. SQLite empties the log when everything in it
/// has been carried into the file and nobody reads from it; so one connection keeps reading, and lets go only while nobody can write and all
/// frames are copied. What is copied is thus without gaps, whoever else writes or carries the log over.
package final class Replicator {
    /// What a copy costs and how far it may fall behind.
    package struct Options: Sendable {
        /// Milliseconds between two looks at the log.
        package var pause: Int = 250
        /// Hours after which a generation is followed by a new one.
        package var hours: Int = 24
        /// Generations that stay.
        package var keep: Int = 3
        /// Bytes of the log after which it is carried into the file, so that it can be emptied.
        package var logSize: Int = 8 << 20
        /// Bytes of the log that are read at once; a transaction that is larger is read whole.
        package var readSize: Int = 16 << 20
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

    private let path: String
    private let replica: ReplicaFolder
    private let options: Options
    private let state: State
    private let clock: () -> Instant

    private let reader: RawSQLite
    private let writer: RawSQLite
    private var isReading = false
    private var position: Position?
    private var generation: Instant?
    /// How long the log was when all of it had been carried into the file.
    private var turnedAt = 0
    private var touched: Int64 = 0
    private var segment: Int32 = -1
    private var segmentNumber = 0
    private var segmentSize = 0
    private static let largestSegment: Int = 64 << 20

    /// - Parameters:
    ///   - database: the file; it must be there and in use by this program.
    ///   - folder: receives the copy.
    package init(
        _ database: String, to folder: String, options: Options = Options(), state: State = State(),
        clock: @escaping () -> Instant = { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
    ) throws {
        path = database
        replica = ReplicaFolder(folder)
        self.options = options
        self.state = state
        self.clock = clock
        reader = try RawSQLite(database)
        writer = try RawSQLite(database)
        try writer.execute("PRAGMA journal_mode = WAL")
    }

    deinit { if segment >= 0 { close(segment) } }

    /// Copies until told to stop. What goes wrong is reported and tried again: the copy must not disturb the work it copies.
    package func run(until isStopping: () -> Bool, report: (any Error) -> Void = { _ in }) {
        var pause = options.pause
        while true {
            // Asked before the look, so that the last look comes after the last commit.
            let isLast = isStopping()
            do {
                try tick()
                pause = options.pause
            } catch {
                state.fail("\(error)")
                report(error)
                abandon()
                // A folder that is away for long is not asked four times a second.
                pause = min(max(pause * 2, 1_000), 30_000)
            }
            if isLast { break }
            var left = pause
            while left > 0, !isStopping() {
                usleep(UInt32(min(left, 100)) * 1_000)
                left -= 100
            }
        }
        abandon()
    }

    /// One look: begins a generation when there is none or its time is over, copies what is new, sees to it that the log can be emptied.
    package func tick() throws {
        let now = clock()
        if let generation, now.milliseconds - generation.milliseconds >= Int64(options.hours) * 3_600_000 { abandon() }
        if generation == nil {
            try begin(now)
        } else {
            do {
                try ship()
            } catch let problem as Problem where problem.code == .replicaLost {
                // Somebody changed the log behind our back: from here on only a new whole copy is true.
                abandon()
                try begin(now)
            }
        }
        if let position, position.offset > options.logSize, position.offset != turnedAt { try turnOver() }
        // The copy is current though nothing was written: whoever asks how old it is looks at the file's time.
        if segment >= 0, now.milliseconds - touched >= 2_000 {
            guard futimens(segment, nil) == 0 else { throw Problem.file(replica.path, errno) }
            touched = now.milliseconds
        }
        state.succeed(now)
    }

    /// Begins a generation with a whole copy.
    private func begin(_ now: Instant) throws {
        // Of an attempt that was broken off.
        if isReading { abandon() }
        try Disk.makeFolder(replica.path)
        let part = replica.path + "/.next.part"
        try Disk.remove(part)
        try Disk.makeFolder(part)
        // While nobody can write, the state that is read and the end of the log belong together.
        try writer.execute("BEGIN IMMEDIATE")
        do {
            try reader.beginReading()
            isReading = true
            position = try endOfLog()
        } catch {
            try writer.execute("ROLLBACK")
            throw error
        }
        try writer.execute("ROLLBACK")
        let snapshot = part + "/" + ReplicaFolder.snapshot
        try reader.copy(to: snapshot)
        try Disk.sync(snapshot)
        try Disk.sync(part)
        // Two within a millisecond would bear the same name.
        let start = max(now, Instant(milliseconds: (replica.generations.last?.milliseconds ?? 0) + 1))
        try Disk.move(part, to: replica.folder(start))
        generation = start
        segmentNumber = 0
        try openSegment()
        for old in replica.generations.dropLast(max(1, options.keep)) { try Disk.remove(replica.folder(old)) }
    }

    /// Lets go of everything: SQLite may empty the log, and what follows is a new generation.
    private func abandon() {
        if isReading {
            do { try reader.execute("ROLLBACK") } catch { state.fail("\(error)") }
        }
        isReading = false
        position = nil
        turnedAt = 0
        generation = nil
        if segment >= 0 { close(segment) }
        segment = -1
    }

    /// Copies the transactions that were committed since the last look.
    private func ship() throws {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        // Until somebody writes there may be no log.
        guard log >= 0 else { return }
        // SQLite keeps no lock on this file, so closing it lets go of none.
        defer { close(log) }
        try enter(log)
        while var position, try hasMore(log, position) {
            var frames = try Self.read(log, position.offset, options.readSize)
            var sums = position.sums
            var whole = frames.withUnsafeBytes { WriteAheadLog.committed($0, of: position.run, after: &sums) }
            if whole == 0, frames.count == options.readSize {
                // A transaction that no single read holds: an import, a migration.
                frames = try Self.read(log, position.offset, Self.size(log) - position.offset)
                whole = frames.withUnsafeBytes { WriteAheadLog.committed($0, of: position.run, after: &sums) }
            }
            // Not committed yet; the next look sees more.
            guard whole > 0 else { return }
            try append(Array(frames[..<whole]), position)
            position.offset += whole
            position.sums = sums
            position.lastHeader = Array(frames[(whole - position.run.frameSize)..<(whole - position.run.pageSize)])
            self.position = position
        }
    }

    /// Finds out whether the log goes on where it was, or was begun anew.
    private func enter(_ log: Int32) throws {
        guard let (run, sums) = WriteAheadLog.header(try Self.read(log, 0, WriteAheadLog.headerSize)) else { return }
        guard let position else {
            self.position = Position(run: run, sums: sums, offset: WriteAheadLog.headerSize)
            return
        }
        if position.run == run {
            guard !position.lastHeader.isEmpty else { return }
            let header = try Self.read(log, position.offset - position.run.frameSize, WriteAheadLog.frameHeaderSize)
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
        let header = try Self.read(log, position.offset, WriteAheadLog.frameHeaderSize)
        guard header.count == WriteAheadLog.frameHeaderSize else { return false }
        return header.withUnsafeBytes { WriteAheadLog.number($0, 8) == position.run.salt.0 && WriteAheadLog.number($0, 12) == position.run.salt.1 }
    }

    private static func size(_ log: Int32) throws -> Int {
        var status = stat()
        guard fstat(log, &status) == 0 else { throw Problem.file("", errno) }
        return Int(status.st_size)
    }

    /// The end of the last transaction in the log; `nil` while there is no log.
    private func endOfLog() throws -> Position? {
        let log = open(path + "-wal", O_RDONLY | O_CLOEXEC)
        guard log >= 0 else { return nil }
        defer { close(log) }
        guard let (run, sums) = WriteAheadLog.header(try Self.read(log, 0, WriteAheadLog.headerSize)) else { return nil }
        let frames = try Self.read(log, WriteAheadLog.headerSize, Self.size(log) - WriteAheadLog.headerSize)
        var position = Position(run: run, sums: sums, offset: WriteAheadLog.headerSize)
        let whole = frames.withUnsafeBytes { WriteAheadLog.committed($0, of: run, after: &position.sums) }
        if whole > 0 { position.lastHeader = Array(frames[(whole - run.frameSize)..<(whole - run.pageSize)]) }
        position.offset += whole
        return position
    }

    /// Lets SQLite begin the log anew. While nobody can write, all frames are copied and carried into the file; then the connection that keeps the
    /// log goes on reading from the file alone, which keeps nobody from emptying it.
    private func turnOver() throws {
        do {
            try writer.execute("BEGIN IMMEDIATE")
        } catch let problem as Problem where problem.code == .storageBusy {
            // A long transaction; the next look tries again.
            return
        }
        do {
            try ship()
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
    }

    private func append(_ frames: [UInt8], _ position: Position) throws {
        if segmentSize > Self.largestSegment { try openSegment() }
        let record = LogRecord(run: position.run, sums: position.sums, time: clock().milliseconds, size: frames.count)
        let bytes = record.header() + frames
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(segment, $0.baseAddress?.advanced(by: done), bytes.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Problem.file(replica.path, errno) }
            done += count
        }
        guard fdatasync(segment) == 0 else { throw Problem.file(replica.path, errno) }
        segmentSize += bytes.count
    }

    private func openSegment() throws {
        guard let generation else { return }
        if segment >= 0 { close(segment) }
        segmentNumber += 1
        let path = replica.folder(generation) + "/" + ReplicaFolder.log(segmentNumber)
        segment = open(path, O_CREAT | O_EXCL | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
        guard segment >= 0 else { throw Problem.file(path, errno) }
        try Disk.sync(replica.folder(generation))
        segmentSize = 0
    }

    private static func read(_ file: Int32, _ offset: Int, _ size: Int) throws -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, count in
            while count < size {
                let got = pread(file, buffer.baseAddress?.advanced(by: count), size - count, offset + count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        if failure != 0 { throw Problem.file("", failure) }
        return bytes
    }

    private static var lost: Problem { Problem(.unavailable, .replicaLost, "数据库的日志已被别的程序改动，连续副本从头开始。") }
}
