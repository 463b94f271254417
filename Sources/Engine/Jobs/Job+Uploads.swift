import Kernel
import Storage

extension Job {
    /// Removes the files of forms that came to nothing: a day after they were uploaded, unless a matter took them in, or a draft still holds
    /// them. What anything names that is kept is never removed.
    package static let uploads: Job = Job(
        "uploads", "没有办成的表单的附件清理",
        occasion: { now in
            // Four times a day.
            let start = Instant(milliseconds: now.milliseconds / every * every)
            return (start.iso, start)
        },
        run: { _, context in
            let engine = context.engine
            let before = Instant(milliseconds: context.now.milliseconds - patience)
            let old = try engine.database.read { try $0.uploads(engine.county, before: before) }
            guard !old.isEmpty else { return "没有" }
            // Long to read, so before the transaction that writes; what is entered meanwhile is looked through inside it.
            let digests = Set(old.map(\.file.digest))
            let (entry, named) = try engine.database.read { connection in
                (try connection.lastEntry(engine.county)?.entry ?? 0, try connection.referred(engine.county, among: digests))
            }
            var removed = 0
            for slice in stride(from: 0, to: old.count, by: 50) {
                try context.goOn()
                let rows = old[slice..<min(slice + 50, old.count)]
                removed += try engine.database.write(for: engine.county) { connection in
                    let later = try connection.referred(engine.county, among: Set(rows.map(\.file.digest)), after: entry)
                    var count = 0
                    for row in rows {
                        let digest = row.file.digest
                        // A draft is looked for by its own place: a file that another form holds is no reason to keep this one's note.
                        let isDrafted = try connection.draft(engine.county, login: row.login, place: row.place)?.input.contains(digest) ?? false
                        if row.matter == nil, isDrafted { continue }
                        try connection.removeUpload(engine.county, row)
                        if row.matter != nil || named.contains(digest) || later.contains(digest) { continue }
                        if try connection.removeAttachment(engine.county, digest: digest) { count += 1 }
                    }
                    return count
                }
            }
            return "删去\(removed)个附件"
        })

    /// Milliseconds between two rounds, and before an upload is taken for given up.
    private static let every: Int64 = 6 * 3_600_000
    private static let patience: Int64 = 24 * 3_600_000
}
