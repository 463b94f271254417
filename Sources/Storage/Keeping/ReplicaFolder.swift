import Foundation
package import Kernel

/// A running copy of an SQLite database in a folder: generations, each a whole copy and the log since, in the order of their beginnings.
///
///     gen-1767225600000/snapshot.sqlite     the database as it was then
///     gen-1767225600000/00000001.log        frames of the write-ahead log since, in records
package struct ReplicaFolder: Sendable {
    package let path: String

    package init(_ path: String) { self.path = path }

    static let snapshot: String = "snapshot.sqlite"

    /// When each generation that is whole began, the oldest first.
    package var generations: [Instant] {
        Disk.names(in: path).compactMap { name in name.hasPrefix("gen-") ? Int64(name.dropFirst(4)) : nil }.sorted().map { Instant(milliseconds: $0) }
    }

    /// When something last came into the copy; `nil` when there is nothing.
    package var lastChange: Instant? {
        guard let generation = generations.last else { return nil }
        let times = Disk.names(in: folder(generation)).compactMap { Disk.changed(folder(generation) + "/" + $0) }
        return max(generation, times.max() ?? generation)
    }

    func folder(_ generation: Instant) -> String { path + "/gen-\(generation.milliseconds)" }

    static func log(_ number: Int) -> String { String(repeating: "0", count: max(0, 8 - String(number).utf8.count)) + "\(number).log" }

    /// Puts the database together as it was at a moment, or as late as the copy goes.
    ///
    /// - Parameter target: a file that is not there yet.
    /// - Returns: up to when it goes.
    /// - Throws: `backup.none` when the copy does not reach back that far.
    package func restore(to target: String, at moment: Instant? = nil) throws -> Instant {
        guard let generation = generations.last(where: { $0 <= moment ?? Instant(milliseconds: .max) }) else {
            let first = generations.first.map { "最早到\($0.iso)" } ?? "还没有内容"
            throw Problem(.missing, .replicaTooYoung, "连续副本“\(path)”\(first)，没有要恢复的时刻。", remedy: "请改用更早的备份。")
        }
        let folder = folder(generation)
        try Disk.copy(folder + "/" + Self.snapshot, to: target)
        let file = open(target, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { throw Problem.file(target, errno) }
        defer { close(file) }
        var replay = Replay(file: file, target: target, limit: moment, reached: generation)
        for name in Disk.names(in: folder) where name.hasSuffix(".log") {
            if try !replay.run(folder + "/" + name) { break }
        }
        guard fsync(file) == 0 else { throw Problem.file(target, errno) }
        return replay.reached
    }

    /// Applies the log to a file, record after record.
    private struct Replay {
        let file: Int32
        let target: String
        let limit: Instant?
        var reached: Instant
        private var last: (run: WriteAheadLog.Run, sums: WriteAheadLog.Sums)?

        init(file: Int32, target: String, limit: Instant?, reached: Instant) {
            self.file = file
            self.target = target
            self.limit = limit
            self.reached = reached
        }

        /// - Returns: whether what follows may be applied too: not after the limit, and not after a record that was not written to its end.
        mutating func run(_ path: String) throws -> Bool {
            let log = open(path, O_RDONLY | O_CLOEXEC)
            guard log >= 0 else { throw Problem.file(path, errno) }
            defer { close(log) }
            while true {
                let header = try Self.read(log, LogRecord.headerSize, path)
                if header.isEmpty { return true }
                guard let record = LogRecord(header) else { return false }
                if let limit, Instant(milliseconds: record.time) > limit { return false }
                let frames = try Self.read(log, record.size, path)
                guard frames.count == record.size, follows(record), try apply(frames, record) else { return false }
                reached = Instant(milliseconds: record.time)
            }
        }

        /// The log goes on where it was, or was begun anew after all of it had been taken in.
        private func follows(_ record: LogRecord) -> Bool {
            guard let last else { return true }
            return last.run == record.run ? last.sums == record.sums : record.run.salt.0 == last.run.salt.0 &+ 1
        }

        private mutating func apply(_ frames: [UInt8], _ record: LogRecord) throws -> Bool {
            try frames.withUnsafeBytes { bytes in
                var sums = record.sums
                guard WriteAheadLog.committed(bytes, of: record.run, after: &sums) == bytes.count else { return false }
                let size = record.run.pageSize
                for offset in stride(from: 0, to: bytes.count, by: record.run.frameSize) {
                    let page = Int(WriteAheadLog.number(bytes, offset))
                    let pages = Int(WriteAheadLog.number(bytes, offset + 4))
                    let data = bytes.baseAddress?.advanced(by: offset + WriteAheadLog.frameHeaderSize)
                    guard pwrite(file, data, size, (page - 1) * size) == size else { throw Problem.file(target, errno) }
                    if pages > 0, ftruncate(file, pages * size) != 0 { throw Problem.file(target, errno) }
                }
                last = (record.run, sums)
                return true
            }
        }

        private static func read(_ file: Int32, _ size: Int, _ path: String) throws -> [UInt8] {
            var failure: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                while count < size {
                    let got = Foundation.read(file, buffer.baseAddress?.advanced(by: count), size - count)
                    if got < 0, errno == EINTR { continue }
                    if got < 0 { failure = errno }
                    if got <= 0 { break }
                    count += got
                }
            }
            if failure != 0 { throw Problem.file(path, failure) }
            return bytes
        }
    }
}

extension Problem.Code {
    package static let replicaTooYoung: Problem.Code = Problem.Code("replica.tooYoung")
    /// The log was emptied or changed under the copy's hands.
    static let replicaLost: Problem.Code = Problem.Code("replica.lost")
}
