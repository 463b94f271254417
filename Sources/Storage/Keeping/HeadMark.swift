import Dispatch
import Foundation
import Kernel
import Proof
import Synchronization

/// A journal's last entry and its hash.
package struct JournalHead: Hashable, Sendable {
    package let entry: Int
    package let hash: [UInt8]

    package init(entry: Int, hash: [UInt8]) {
        self.entry = entry
        self.hash = hash
    }
}

/// What one transaction adds to a journal.
struct AddedEntries {
    let first: Int
    /// The hash that its first entry follows on.
    let previous: [UInt8]
    var head: JournalHead
}

/// How far the journal had come when somebody was last told "done", kept in a small file beside the database.
///
/// A write-ahead log that was cut off is taken by SQLite for one that ends there, and nothing in the database tells otherwise. The mark is
/// written with each commit, after it, and handed to the disk within a second. So it is never ahead of what was committed, and what it
/// names and the database lacks is gone. It only ever goes forward, along the history that it knows: a database that fell back stays found out,
/// whoever writes on in it.
final class HeadMark: Sendable {
    private struct State {
        var file: Int32 = -1
        var isSyncDue = false
    }

    private let path: String
    private let state: Mutex<State> = Mutex(State())
    /// Hands a file to the disk.
    private let flush: @Sendable (Int32) -> Void
    private static let syncing: DispatchQueue = DispatchQueue(label: "plumbline.head-mark")

    init(_ database: String, flush: @escaping @Sendable (Int32) -> Void = { fdatasync($0) }) {
        path = Self.path(database)
        self.flush = flush
    }

    /// - Throws: `storage.foreign` and the like when a mark is there that cannot be written: it would stay behind, and nobody would know.
    func requireOpen() throws {
        let code = state.withLock { open(&$0) ? 0 : errno }
        // Where no file can be made beside the database nothing can be written either, and SQLite says so in its own words.
        if code != 0, code != EROFS, Disk.exists(path) { throw Problem.shared(path, code) }
    }

    deinit {
        state.withLock { state in
            guard state.file >= 0 else { return }
            if state.isSyncDue { flush(state.file) }
            close(state.file)
        }
    }

    static func path(_ database: String) -> String { database + "-head" }

    /// Where the mark may go with a transaction; nowhere while the entry that it names is not in the journal.
    ///
    /// - Parameter hash: of an entry, as the transaction sees it.
    func advance(_ added: [String: AddedEntries], _ hash: (String, Int) throws -> [UInt8]?) rethrows -> [String: JournalHead] {
        if added.isEmpty { return [:] }
        let known = state.withLock { state -> [String: JournalHead]? in
            guard open(&state) else { return nil }
            let file = state.file
            return Self.alone(file) { Self.read(file) }
        }
        guard let known else { return [:] }
        return try added.filter { county, entries in
            guard let mark = known[county] else { return true }
            if entries.first <= mark.entry { return false }
            return try entries.first == mark.entry + 1 && entries.previous == mark.hash || hash(county, mark.entry) == mark.hash
        }.mapValues(\.head)
    }

    private func open(_ state: inout State) -> Bool {
        if state.file < 0 { state.file = Disk.openShared(path) }
        return state.file >= 0
    }

    /// Does something while no other program reads the mark in order to write it: two that did so at once would set it back, or leave one's end
    /// behind the other's and with it no mark at all.
    ///
    /// - Returns: `nil` when the others did not let go: for microseconds they hold it, and one that was stopped must not stop the county.
    private static func alone<T>(_ file: Int32, _ body: () -> T) -> T? {
        for _ in 0..<200 {
            if flock(file, LOCK_EX | LOCK_NB) == 0 {
                defer { flock(file, LOCK_UN) }
                return body()
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { return nil }
            usleep(500)
        }
        return nil
    }

    /// Writes a mark in place. Torn, it is no mark, and nothing false.
    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        let count = bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
        // What was longer must not go on behind the sum.
        return count == bytes.count && ftruncate(file, count) == 0
    }

    /// Takes in what a transaction has committed. A mark that cannot be written stays behind, which finds less and never too much; the
    /// commit itself has happened and is not undone by it.
    func note(_ heads: [String: JournalHead]) {
        let isFirst = state.withLock { state in
            guard open(&state) else { return false }
            let file = state.file
            let isWritten = Self.alone(file) { () -> Bool in
                let known = Self.read(file)
                let newer = heads.filter { $0.value.entry > known[$0.key]?.entry ?? 0 }
                return !newer.isEmpty && Self.write(Self.bytes(known.merging(newer) { _, new in new }), to: file)
            }
            guard isWritten ?? false else { return false }
            defer { state.isSyncDue = true }
            return !state.isSyncDue
        }
        guard isFirst else { return }
        Self.syncing.asyncAfter(deadline: .now() + 1) { [weak self] in self?.sync() }
    }

    private func sync() {
        let file = state.withLock { state in
            state.isSyncDue = false
            return state.file
        }
        // Not under the lock: a busy disk takes its time, and each commit notes its head. The file stays open as long as the mark is held here.
        flush(file)
    }

    /// What the mark beside a database says; nothing where there is none or it cannot be read.
    static func read(beside database: String) -> [String: JournalHead] {
        let file = Foundation.open(path(database), O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [:] }
        defer { close(file) }
        return read(file)
    }

    /// Sets the mark whatever it was, in place: another program may have it open. Torn, it is no mark, and nothing false.
    static func set(_ heads: [String: JournalHead], beside database: String) throws {
        let file = Disk.openShared(path(database))
        guard file >= 0 else { throw Problem.shared(path(database), errno) }
        defer { close(file) }
        guard alone(file, { write(bytes(heads), to: file) }) ?? false, fsync(file) == 0 else { throw Problem.file(path(database), errno) }
    }

    /// A line for each county and a sum of them: a mark torn by a loss of power is no mark.
    static func bytes(_ heads: [String: JournalHead]) -> [UInt8] {
        let lines = heads.sorted { $0.key < $1.key }.map { county, head in
            "\(county) \(String(repeating: "0", count: max(0, 12 - String(head.entry).utf8.count)))\(head.entry) \(Hex.encode(head.hash))\n"
        }.joined()
        return Array((lines + Checksum.fnv1a(lines) + "\n").utf8)
    }

    private static func read(_ file: Int32) -> [String: JournalHead] {
        let bytes = [UInt8](unsafeUninitializedCapacity: 16 * 1_024) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, buffer.count, 0))
        }
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let sum = lines.popLast(), Checksum.fnv1a(lines.map { $0 + "\n" }.joined()) == sum else { return [:] }
        let heads = lines.compactMap { line -> (String, JournalHead)? in
            let parts = line.split(separator: " ")
            guard parts.count == 3, let entry = Int(parts[1]), let hash = Hex.decode(parts[2]) else { return nil }
            return (String(parts[0]), JournalHead(entry: entry, hash: hash))
        }
        return Dictionary(heads, uniquingKeysWith: { first, _ in first })
    }
}

/// What was confirmed to somebody and is not, or not so, in the database.
package struct LostEntries: Hashable, Sendable {
    package let county: String
    /// The last entry that was confirmed.
    package let confirmed: Int
    /// The last entry there is.
    package let last: Int
    /// That entry is there and another one: the database was replaced by one with another history.
    package let isOther: Bool

    /// Numbers of the entries that are gone; empty when the history is another.
    package var missing: ClosedRange<Int>? { last < confirmed ? last + 1...confirmed : nil }
}

extension Database {
    /// How far each county's journal was confirmed, as the mark beside a database file says, whether or not the file is there.
    package static func confirmed(beside path: String) -> [String: JournalHead] { HeadMark.read(beside: path) }

    /// Compares the journals with what was last confirmed; empty when all is there, and on PostgreSQL, whose log has sums of its own.
    package func lostEntries() throws -> [LostEntries] {
        guard case .file(let path) = location else { return [] }
        let marks = HeadMark.read(beside: path).sorted { $0.key < $1.key }
        return try read { connection in
            try marks.compactMap { county, head in
                let last = try connection.lastEntry(county)?.entry ?? 0
                guard let entry = try connection.entry(county, head.entry) else {
                    return LostEntries(county: county, confirmed: head.entry, last: last, isOther: false)
                }
                return entry.hash == head.hash ? nil : LostEntries(county: county, confirmed: head.entry, last: last, isOther: true)
            }
        }
    }

    /// Counties of which no mark says how far they had come: the file was copied here by hand, or is from an earlier program. Empty on
    /// PostgreSQL.
    package func unmarkedCounties() throws -> [String] {
        guard case .file(let path) = location else { return [] }
        let marks = HeadMark.read(beside: path)
        return try read { try $0.counties() }.filter { marks[$0] == nil }
    }

    /// Lets the journals as they are count as confirmed: after a loss was accepted, and for a database that has no mark yet. An earlier mark is kept
    /// under another name.
    package func confirmHeads(keepingMarkAs suffix: String? = nil) throws {
        guard case .file(let path) = location else { return }
        let heads = try read { connection in
            try connection.counties().compactMap { county in
                try connection.lastEntry(county).map { (county, JournalHead(entry: $0.entry, hash: $0.hash)) }
            }
        }
        let place = HeadMark.path(path)
        if let suffix, Disk.exists(place) { try Disk.copy(place, to: place + "." + suffix) }
        try HeadMark.set(Dictionary(heads, uniquingKeysWith: { first, _ in first }), beside: path)
    }
}
