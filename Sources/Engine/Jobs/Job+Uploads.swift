package import Kernel
import Storage

extension Job {
    /// Removes the files of forms that came to nothing: a day after they were uploaded, unless a matter took them in, or a draft still holds
    /// them. What an entry names is never removed.
    package static let uploads: Job = Job(
        "uploads", "没有办成的表单的附件清理",
        occasion: { now in
            // Four times a day.
            let start = Instant(milliseconds: now.milliseconds / every * every)
            return (start.iso, start)
        },
        run: { _, context in
            var tidying = UploadTidying(context.engine, before: Instant(milliseconds: context.now.milliseconds - patience))
            // Until the lists are made, which is at the next start, it is not known which matter holds what.
            guard try tidying.isPossible else { return "列表还没有建立，没有清理" }
            try tidying.run(context.goOn)
            return tidying.notes == 0 ? "没有" : "删去\(tidying.files)个附件"
        })

    /// Milliseconds between two rounds, and before an upload is taken for given up.
    private static let every: Int64 = 6 * 3_600_000
    private static let patience: Int64 = 24 * 3_600_000
}

/// One round of it. What is looked through is read before the transactions that remove something; each of those is small, for all who
/// write wait for it.
package struct UploadTidying {
    /// Uploads, and bytes of their files, that one transaction removes at most; one file however large it is.
    package static let mostRows: Int = 50
    package static let mostBytes: Int = 64 * 1_048_576
    /// Uploads that are read at a time, each with its draft.
    private static let page: Int = 200

    private let engine: Engine
    private let before: Instant
    /// What has been removed: notes of uploads, and contents of files.
    package private(set) var notes: Int = 0
    package private(set) var files: Int = 0
    package private(set) var transactions: Int = 0
    /// Rows that one transaction removed at most, of both sorts.
    package private(set) var mostRemoved: Int = 0

    package init(_ engine: Engine, before: Instant) {
        self.engine = engine
        self.before = before
    }

    var isPossible: Bool {
        get throws { try engine.database.read { try $0.projectionStamp(engine.county) != nil } }
    }

    /// - Parameter goOn: called before each transaction; what it throws breaks the rest off.
    package mutating func run(_ goOn: () throws -> Void) throws {
        let county = engine.county
        // Each matter's files stand in their table. A server of an earlier version does not enter them; those of its entries are added
        // at the end of the day, so the entries since the last day's end are looked through as well.
        let (head, recent) = try engine.database.read { connection in
            let since = try DayCommitment.last(connection, county)?.entry ?? 0
            return (try connection.lastEntry(county)?.entry ?? 0, Set(try FileReferences.held(connection, county, after: since).map(\.digest)))
        }
        var last: UploadRow?
        while true {
            let page = try engine.database.read { [before] in try $0.uploads(county, before: before, after: last, limit: Self.page) }
            guard let end = page.last else { return }
            last = end.row
            for slice in Self.slices(page.filter { $0.row.matter != nil || !$0.isDrafted }.map(\.row)) {
                try goOn()
                let removed = try engine.database.write(for: county) { try Self.remove(slice, county, $0, keeping: recent, head) }
                (notes, files) = (notes + removed.notes, files + removed.files)
                (transactions, mostRemoved) = (transactions + 1, max(mostRemoved, removed.notes + removed.files))
            }
        }
    }

    private static func remove(
        _ rows: [UploadRow], _ county: String, _ connection: Connection, keeping recent: Set<String>, _ head: Int
    ) throws -> (notes: Int, files: Int) {
        var removed = (notes: 0, files: 0)
        let named = recent.union(try FileReferences.held(connection, county, after: head).map(\.digest))
        for row in rows where try connection.removeUpload(county, row) {
            removed.notes += 1
            if !named.contains(row.file.digest), try connection.removeAttachment(county, digest: row.file.digest) { removed.files += 1 }
        }
        return removed
    }

    private static func slices(_ rows: [UploadRow]) -> [[UploadRow]] {
        var slices: [[UploadRow]] = []
        var bytes = 0
        for row in rows {
            if let last = slices.last, last.count < mostRows, bytes + row.file.size <= mostBytes {
                slices[slices.count - 1].append(row)
                bytes += row.file.size
            } else {
                slices.append([row])
                bytes = row.file.size
            }
        }
        return slices
    }
}
