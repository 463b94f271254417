package import Kernel

/// A file that somebody uploaded for a form.
package struct UploadRow: Hashable, Sendable {
    package let login: String
    /// The form's address; empty for files that are older than these rows.
    package let place: String
    package let file: Attachment
    /// Where the form is filled in.
    package let organ: String
    package let stored: Instant
    /// The matter that took the file in.
    package let matter: MatterID?

    package init(login: String, place: String, file: Attachment, organ: String, stored: Instant, matter: MatterID? = nil) {
        self.login = login
        self.place = place
        self.file = file
        self.organ = organ
        self.stored = stored
        self.matter = matter
    }

    fileprivate static let columns: String = "login, place, digest, name, organ, size, stored, matter"

    fileprivate init(_ row: Row) {
        self.init(
            login: row.text(0), place: row.text(1), file: Attachment(name: row.text(3), digest: row.text(2), size: row.int(5)), organ: row.text(4),
            stored: row.instant(6), matter: row.optionalInt(7))
    }
}

extension Connection {
    /// Notes an upload; the same file for the same form again is as old as the last time.
    package func storeUpload(_ county: String, _ row: UploadRow) throws {
        try execute(
            """
            INSERT INTO upload (county, \(UploadRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (county, login, place, digest, name) DO UPDATE SET stored = excluded.stored, organ = excluded.organ, matter = excluded.matter
            """,
            [
                SQLValue(county), SQLValue(row.login), SQLValue(row.place), SQLValue(row.file.digest), SQLValue(row.file.name), SQLValue(row.organ),
                SQLValue(row.file.size), SQLValue(row.stored), SQLValue(row.matter),
            ])
    }

    /// What somebody uploaded for one form.
    package func uploads(_ county: String, login: String, place: String) throws -> [UploadRow] {
        try all(
            "SELECT \(UploadRow.columns) FROM upload WHERE county = $1 AND login = $2 AND place = $3 ORDER BY digest, name",
            [SQLValue(county), SQLValue(login), SQLValue(place)]
        ) { UploadRow($0) }
    }

    /// Bytes that no matter has taken in yet: of one person, and of the forms of one organ.
    package func uploadedBytes(_ county: String, login: String, organ: String) throws -> (person: Int, organ: Int) {
        let open = "COALESCE(SUM(size), 0) AS BIGINT) FROM upload WHERE county = $1 AND matter IS NULL AND place <> ''"
        let person = try first("SELECT CAST(\(open) AND login = $2", [SQLValue(county), SQLValue(login)]) { $0.int(0) }
        let all = try first("SELECT CAST(\(open) AND organ = $2", [SQLValue(county), SQLValue(organ)]) { $0.int(0) }
        return (person ?? 0, all ?? 0)
    }

    /// A step has taken in what was uploaded for its form.
    package func takeUploads(_ county: String, login: String, place: String, into matter: MatterID) throws {
        try execute(
            "UPDATE upload SET matter = $1 WHERE county = $2 AND login = $3 AND place = $4",
            [SQLValue(matter), SQLValue(county), SQLValue(login), SQLValue(place)])
    }

    /// Uploads from before a moment.
    package func uploads(_ county: String, before moment: Instant) throws -> [UploadRow] {
        try all(
            "SELECT \(UploadRow.columns) FROM upload WHERE county = $1 AND stored < $2 ORDER BY stored, digest",
            [SQLValue(county), SQLValue(moment)]
        ) { UploadRow($0) }
    }

    package func removeUpload(_ county: String, _ row: UploadRow) throws {
        try execute(
            "DELETE FROM upload WHERE county = $1 AND login = $2 AND place = $3 AND digest = $4 AND name = $5 AND stored = $6",
            [
                SQLValue(county), SQLValue(row.login), SQLValue(row.place), SQLValue(row.file.digest), SQLValue(row.file.name), SQLValue(row.stored),
            ])
    }

    /// Removes a file's content unless it is on its way into some form.
    ///
    /// - Returns: whether it was there and has gone.
    package func removeAttachment(_ county: String, digest: String) throws -> Bool {
        try execute(
            """
            DELETE FROM attachment WHERE county = $1 AND digest = $2
              AND NOT EXISTS (SELECT 1 FROM upload WHERE upload.county = attachment.county AND upload.digest = attachment.digest)
            """, [SQLValue(county), SQLValue(digest)])
        return try changes == 1
    }

    /// Which of some files anything refers to that is kept: the journal from an entry on, and matters, papers and drafts as they stand.
    ///
    /// Read as texts: whatever names a file writes out its digest, in whichever form.
    package func referred(_ county: String, among digests: Set<String>, after entry: Int = 0) throws -> Set<String> {
        var found: Set<String> = []
        let wanted = Set(digests.map { Array($0.utf8) })
        func look(_ text: String) { DigestRuns.each(in: text) { if wanted.contains($0) { found.insert(String(decoding: $0, as: UTF8.self)) } } }
        try stream("SELECT content FROM journal WHERE county = $1 AND entry > $2", [SQLValue(county), SQLValue(entry)]) { look($0.text(0)) }
        try stream("SELECT input FROM draft WHERE county = $1", [SQLValue(county)]) { look($0.text(0)) }
        if entry == 0 {
            try stream("SELECT body FROM matter WHERE county = $1", [SQLValue(county)]) { look($0.text(0)) }
            try stream("SELECT content FROM paper WHERE county = $1", [SQLValue(county)]) { look($0.text(0)) }
        }
        return found
    }
}

/// Digests as texts write them: runs of exactly 64 hexadecimal digits.
enum DigestRuns {
    static func each(in text: String, _ body: ([UInt8]) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in 0...bytes.count {
                let isDigit = index < bytes.count && ((0x30...0x39).contains(bytes[index]) || (0x61...0x66).contains(bytes[index]))
                if isDigit { continue }
                if index - start == 64 { body(Array(bytes[start..<index])) }
                start = index + 1
            }
        }
    }
}
