import Foundation

/// SQLite's write-ahead log as its file format says, read beside SQLite: https://www.sqlite.org/fileformat2.html#walformat
enum WriteAheadLog {
    static let headerSize: Int = 32
    static let frameHeaderSize: Int = 24

    /// The two running sums with which each frame proves that it follows on the one before.
    struct Sums: Equatable {
        var first: UInt32 = 0
        var second: UInt32 = 0

        mutating func add(_ bytes: UnsafeRawBufferPointer, isBig: Bool) {
            for offset in stride(from: 0, to: bytes.count - 7, by: 8) {
                first = first &+ Self.word(bytes, offset, isBig) &+ second
                second = second &+ Self.word(bytes, offset + 4, isBig) &+ first
            }
        }

        private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int, _ isBig: Bool) -> UInt32 {
            let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            return isBig ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
        }
    }

    /// A run of the log, from one emptying to the next.
    struct Run: Equatable {
        let salt: (UInt32, UInt32)
        let pageSize: Int
        /// In which byte order the sums are taken.
        let isBig: Bool

        var frameSize: Int { WriteAheadLog.frameHeaderSize + pageSize }

        static func == (left: Run, right: Run) -> Bool {
            left.salt == right.salt && left.pageSize == right.pageSize && left.isBig == right.isBig
        }
    }

    static func number(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// Reads the header; `nil` when it is none, or is being written.
    static func header(_ bytes: [UInt8]) -> (run: Run, sums: Sums)? {
        guard bytes.count >= headerSize else { return nil }
        return bytes.withUnsafeBytes { bytes -> (run: Run, sums: Sums)? in
            let magic = number(bytes, 0)
            guard magic & ~1 == 0x377F_0682 else { return nil }
            let run = Run(salt: (number(bytes, 16), number(bytes, 20)), pageSize: Int(number(bytes, 8)), isBig: magic & 1 == 1)
            var sums = Sums()
            sums.add(UnsafeRawBufferPointer(rebasing: bytes[0..<24]), isBig: run.isBig)
            guard sums == Sums(first: number(bytes, 24), second: number(bytes, 28)), run.pageSize >= 512, run.pageSize <= 65_536 else { return nil }
            return (run, sums)
        }
    }

    /// Goes through frames, piece by piece if need be, and finds where the last whole transaction ends.
    struct Scan {
        private let run: Run
        private var running: Sums
        /// Of the last frame that counts.
        private(set) var sums: Sums
        /// Bytes that form whole transactions, of all that were looked at.
        private(set) var whole = 0
        private var seen = 0
        /// The head of the last frame that counts; empty before the first.
        private(set) var lastHeader: [UInt8] = []
        /// What follows is no frame of this run.
        private(set) var isAtEnd = false

        /// - Parameter sums: those of the frame before the first.
        init(_ run: Run, after sums: Sums) {
            (self.run, self.sums, running) = (run, sums, sums)
        }

        /// - Parameter bytes: whole frames, but at the end of the log.
        mutating func add(_ bytes: UnsafeRawBufferPointer) {
            var offset = 0
            while !isAtEnd, offset + run.frameSize <= bytes.count {
                guard number(bytes, offset + 8) == run.salt.0, number(bytes, offset + 12) == run.salt.1 else {
                    isAtEnd = true
                    return
                }
                running.add(UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + 8]), isBig: run.isBig)
                let page = offset + frameHeaderSize
                running.add(UnsafeRawBufferPointer(rebasing: bytes[page..<page + run.pageSize]), isBig: run.isBig)
                guard running == Sums(first: number(bytes, offset + 16), second: number(bytes, offset + 20)) else {
                    isAtEnd = true
                    return
                }
                // The number of pages stands in the last frame of a transaction only.
                if number(bytes, offset + 4) != 0 {
                    whole = seen + run.frameSize
                    sums = running
                    lastHeader = Array(bytes[offset..<offset + frameHeaderSize])
                }
                seen += run.frameSize
                offset += run.frameSize
            }
        }
    }
}

/// Frames of the log on their way into a running copy, with all that is needed to prove and apply them.
struct LogRecord {
    static let headerSize: Int = 40
    private static let magic: UInt32 = 0x504C_5731  // PLW1

    let run: WriteAheadLog.Run
    /// Of the frame before the first.
    let sums: WriteAheadLog.Sums
    /// When the frames were read, in milliseconds since 1970: their transactions were committed by then.
    let time: Int64
    let size: Int

    func header() -> [UInt8] {
        let numbers: [UInt32] = [
            Self.magic, UInt32(size), UInt32(truncatingIfNeeded: time >> 32), UInt32(truncatingIfNeeded: time), run.salt.0, run.salt.1, sums.first,
            sums.second, UInt32(run.pageSize), run.isBig ? 1 : 0,
        ]
        return numbers.flatMap { number in withUnsafeBytes(of: number.bigEndian) { Array($0) } }
    }

    init(run: WriteAheadLog.Run, sums: WriteAheadLog.Sums, time: Int64, size: Int) {
        self.run = run
        self.sums = sums
        self.time = time
        self.size = size
    }

    /// `nil` for what is no record, or only the beginning of one.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.headerSize else { return nil }
        let numbers = bytes.withUnsafeBytes { bytes in (0..<10).map { WriteAheadLog.number(bytes, $0 * 4) } }
        guard numbers[0] == Self.magic, numbers[8] >= 512, numbers[8] <= 65_536 else { return nil }
        size = Int(numbers[1])
        time = Int64(numbers[2]) << 32 | Int64(numbers[3])
        run = WriteAheadLog.Run(salt: (numbers[4], numbers[5]), pageSize: Int(numbers[8]), isBig: numbers[9] == 1)
        sums = WriteAheadLog.Sums(first: numbers[6], second: numbers[7])
    }
}
