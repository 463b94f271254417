import Foundation
package import Kernel

/// A running copy of an SQLite database in a folder: generations, each a whole copy and the log since. They are numbered as they come, since the
/// machine's clock may be set between two of them.
///
///     gen-12/snapshot.sqlite     the database as it was when the generation began
///     gen-12/begun-1767225600000 bears in its name when that was
///     gen-12/00000001.log        frames of the write-ahead log since, in records
package struct ReplicaFolder: Sendable {
    /// One whole copy with the log since.
    package struct Generation: Sendable {
        package let number: Int64
        package let folder: String

        /// When it began, by the clock of then. Those of earlier programs bear it as their number.
        package var begun: Instant {
            let name = Disk.names(in: folder).first { $0.hasPrefix(ReplicaFolder.begun) }
            return Instant(milliseconds: name.flatMap { Int64($0.dropFirst(ReplicaFolder.begun.count)) } ?? number)
        }

        /// The files of its log, the oldest first.
        package var logs: [String] { Disk.names(in: folder).filter { $0.hasSuffix(".log") }.map { folder + "/" + $0 } }

        /// How many records of the log lead up to a moment; `nil` when the copy itself is later. Records are in the order in which they were
        /// written: where the clock was set back, the last one that bears an earlier time counts, with all before it.
        fileprivate func records(until moment: Instant) throws -> Int? {
            var last = begun <= moment ? 0 : nil
            var count = 0
            for log in logs {
                try LogRecord.forEach(in: log) { record in
                    count += 1
                    if Instant(milliseconds: record.time) <= moment { last = count }
                }
            }
            return last
        }
    }

    /// What came out of putting a database together.
    package struct Restored: Sendable {
        /// Up to when it goes.
        package let reached: Instant
        /// More was there after that, and could not be used: not the end of a copy that was broken off.
        package let isDamaged: Bool
    }

    package let path: String

    package init(_ path: String) { self.path = path }

    static let snapshot: String = "snapshot.sqlite"
    static let begun: String = "begun-"

    /// Those that are whole, the oldest first.
    package var generations: [Generation] {
        let numbers = Disk.names(in: path).compactMap { name in name.hasPrefix("gen-") ? Int64(name.dropFirst(4)) : nil }
        return numbers.sorted().map { Generation(number: $0, folder: folder($0)) }
    }

    /// When the copy was last known to be current; `nil` when there is none.
    package var lastChange: Instant? {
        guard let generation = generations.last else { return nil }
        return generation.logs.last.flatMap { Disk.changed($0) } ?? generation.begun
    }

    /// Of those before the newest, the one that covers the least time.
    var shortest: Generation? {
        let all = generations
        func span(_ pair: (Generation, Generation)) -> Int64 { abs(pair.1.begun.milliseconds - pair.0.begun.milliseconds) }
        return zip(all, all.dropFirst()).min { span($0) < span($1) }?.0
    }

    func folder(_ number: Int64) -> String { path + "/gen-\(number)" }

    static func log(_ number: Int) -> String { String(repeating: "0", count: max(0, 8 - String(number).utf8.count)) + "\(number).log" }

    /// Puts the database together as it was at a moment, or as late as the copy goes.
    ///
    /// - Parameter target: a file that is not there yet.
    /// - Throws: `replica.tooYoung` when the copy does not reach back that far.
    package func restore(to target: String, at moment: Instant? = nil) throws -> Restored {
        guard let (generation, records) = try chosen(moment) else {
            let first = generations.first.map { "最早到\($0.begun.iso)" } ?? "还没有内容"
            throw Problem(.missing, .replicaTooYoung, "连续副本“\(path)”\(first)，没有要恢复的时刻。", remedy: "请改用更早的备份。")
        }
        try Disk.copy(generation.folder + "/" + Self.snapshot, to: target)
        let file = open(target, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw Problem.file(target, errno) }
        defer { close(file) }
        var replay = Replay(file: file, target: target, left: records, reached: generation.begun)
        let logs = generation.logs
        for (place, log) in logs.enumerated() {
            if try replay.run(log) { continue }
            // A record that was broken off ends a copy; before other files of the log it is damage.
            if replay.left > 0, logs[(place + 1)...].contains(where: { Disk.size($0) > 0 }) { replay.isDamaged = true }
            break
        }
        guard fsync(file) == 0 else { throw Problem.file(target, errno) }
        return Restored(reached: replay.reached, isDamaged: replay.isDamaged)
    }

    /// The last generation that was there at a moment, and how many records of its log lead up to it.
    private func chosen(_ moment: Instant?) throws -> (Generation, Int)? {
        guard let moment else { return generations.last.map { ($0, .max) } }
        for generation in generations.reversed() {
            if let records = try generation.records(until: moment) { return (generation, records) }
        }
        return nil
    }

    /// Applies the log to a file, record after record.
    private struct Replay {
        let file: Int32
        let target: String
        /// How many records may still be applied.
        var left: Int
        var reached: Instant
        var isDamaged = false
        private var last: (run: WriteAheadLog.Run, sums: WriteAheadLog.Sums)?

        init(file: Int32, target: String, left: Int, reached: Instant) {
            self.file = file
            self.target = target
            self.left = left
            self.reached = reached
        }

        /// - Returns: whether what follows may be applied too: not after the last that is wanted, and not after a record that was not written to
        ///   its end.
        mutating func run(_ path: String) throws -> Bool {
            let log = open(path, O_RDONLY | O_CLOEXEC)
            guard log >= 0 else { throw Problem.file(path, errno) }
            defer { close(log) }
            while left > 0 {
                let header = try Disk.read(log, LogRecord.headerSize, path)
                if header.isEmpty { return true }
                guard header.count == LogRecord.headerSize else { return false }
                guard let record = LogRecord(header) else {
                    isDamaged = true
                    return false
                }
                let frames = try Disk.read(log, record.size, path)
                guard frames.count == record.size else { return false }
                guard follows(record), try apply(frames, record) else {
                    isDamaged = true
                    return false
                }
                reached = Instant(milliseconds: record.time)
                left -= 1
            }
            return false
        }

        /// The log goes on where it was, or was begun anew after all of it had been taken in.
        private func follows(_ record: LogRecord) -> Bool {
            guard let last else { return true }
            return last.run == record.run ? last.sums == record.sums : record.run.salt.0 == last.run.salt.0 &+ 1
        }

        private mutating func apply(_ frames: [UInt8], _ record: LogRecord) throws -> Bool {
            try frames.withUnsafeBytes { bytes in
                var scan = WriteAheadLog.Scan(record.run, after: record.sums)
                scan.add(bytes)
                guard scan.whole == bytes.count else { return false }
                let size = record.run.pageSize
                for offset in stride(from: 0, to: bytes.count, by: record.run.frameSize) {
                    let page = Int(WriteAheadLog.number(bytes, offset))
                    let pages = Int(WriteAheadLog.number(bytes, offset + 4))
                    let data = bytes.baseAddress?.advanced(by: offset + WriteAheadLog.frameHeaderSize)
                    guard pwrite(file, data, size, (page - 1) * size) == size else { throw Problem.file(target, errno) }
                    if pages > 0, ftruncate(file, pages * size) != 0 { throw Problem.file(target, errno) }
                }
                last = (record.run, scan.sums)
                return true
            }
        }
    }
}

extension LogRecord {
    /// The records of a file without their frames, as far as they can be told apart.
    fileprivate static func forEach(in path: String, _ body: (LogRecord) -> Void) throws {
        let log = open(path, O_RDONLY | O_CLOEXEC)
        guard log >= 0 else { throw Problem.file(path, errno) }
        defer { close(log) }
        while let record = LogRecord(try Disk.read(log, headerSize, path)) {
            body(record)
            guard lseek(log, record.size, SEEK_CUR) >= 0 else { throw Problem.file(path, errno) }
        }
    }
}

extension Problem.Code {
    package static let replicaTooYoung: Problem.Code = Problem.Code("replica.tooYoung")
    /// The folder has no room for a whole copy.
    package static let replicaRoom: Problem.Code = Problem.Code("replica.room")
    /// The log was emptied or changed under the copy's hands.
    static let replicaLost: Problem.Code = Problem.Code("replica.lost")
}
