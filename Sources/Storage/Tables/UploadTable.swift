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

/// How much is uploaded that no matter has taken in yet.
package struct OpenUploads: Hashable, Sendable {
    /// Of one person.
    package let files: Int
    package let bytes: Int
    /// Of one form of that person.
    package let formFiles: Int
    /// Of all forms of one organ.
    package let organBytes: Int
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

    /// What no matter has taken in yet.
    package func openUploads(_ county: String, login: String, place: String, organ: String) throws -> OpenUploads {
        let own = try first(Self.openUploadsOfPerson, [SQLValue(place), SQLValue(county), SQLValue(login)]) { ($0.int(0), $0.int(1), $0.int(2)) }
        let all = try first(Self.openUploadsOfOrgan, [SQLValue(county), SQLValue(organ)]) { $0.int(0) }
        return OpenUploads(files: own?.0 ?? 0, bytes: own?.1 ?? 0, formFiles: own?.2 ?? 0, organBytes: all ?? 0)
    }

    package static let openUploadsOfPerson: String = """
        SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN place = $1 THEN 1 ELSE 0 END), 0) AS BIGINT)
        FROM upload WHERE county = $2 AND login = $3 AND matter IS NULL AND place <> ''
        """

    package static let openUploadsOfOrgan: String =
        "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM upload WHERE county = $1 AND organ = $2 AND matter IS NULL AND place <> ''"

    /// Of what was uploaded for a form, the matter has taken in what its entries name; the rest is as open as before.
    package func takeUploads(_ county: String, login: String, place: String, into matter: MatterID) throws {
        try execute(
            """
            UPDATE upload SET matter = $1 WHERE county = $2 AND login = $3 AND place = $4 AND EXISTS (
              SELECT 1 FROM held_file WHERE held_file.county = upload.county AND held_file.digest = upload.digest AND held_file.matter = $1)
            """,
            [SQLValue(matter), SQLValue(county), SQLValue(login), SQLValue(place)])
    }

    /// Uploads from before a moment, the oldest first, some at a time, each with whether a draft of its form names it.
    ///
    /// - Parameter last: the last of those that were read before.
    package func uploads(
        _ county: String, before moment: Instant, after last: UploadRow?, limit: Int
    ) throws -> [(row: UploadRow, isDrafted: Bool)] {
        try all(
            Self.oldUploads,
            [
                SQLValue(county), SQLValue(moment), last.map { SQLValue($0.stored) } ?? .integer(.min), SQLValue(last?.file.digest ?? ""),
                SQLValue(last?.login ?? ""), SQLValue(last?.place ?? ""), SQLValue(last?.file.name ?? ""), SQLValue(limit),
            ]
        ) { (UploadRow($0), $0.int(8) == 1) }
    }

    package static let oldUploads: String = """
        SELECT \(UploadRow.columns), CASE WHEN \(isDrafted) THEN 1 ELSE 0 END FROM upload
        WHERE county = $1 AND stored < $2 AND (stored, digest, login, place, name) > ($3, $4, $5, $6, $7)
        ORDER BY stored, digest, login, place, name LIMIT $8
        """

    /// A draft is looked for by its own form: a file that another form holds is no reason to keep this one's note.
    private static let isDrafted: String = """
        EXISTS (SELECT 1 FROM draft WHERE draft.county = upload.county AND draft.login = upload.login AND draft.place = upload.place
          AND draft.input LIKE '%' || upload.digest || '%')
        """

    /// Removes the note of an upload, unless the file has been uploaded again since, or a draft of its form names it by now.
    ///
    /// - Returns: whether it has gone.
    package func removeUpload(_ county: String, _ row: UploadRow) throws -> Bool {
        try execute(
            Self.removingUpload,
            [
                SQLValue(county), SQLValue(row.login), SQLValue(row.place), SQLValue(row.file.digest), SQLValue(row.file.name), SQLValue(row.stored),
            ])
        return try changes == 1
    }

    package static let removingUpload: String = """
        DELETE FROM upload WHERE county = $1 AND login = $2 AND place = $3 AND digest = $4 AND name = $5 AND stored = $6
          AND (matter IS NOT NULL OR NOT \(isDrafted))
        """

    /// Removes a file's content unless a matter holds it, or it is on its way into some form.
    ///
    /// - Returns: whether it was there and has gone.
    package func removeAttachment(_ county: String, digest: String) throws -> Bool {
        try execute(Self.removingAttachment, [SQLValue(county), SQLValue(digest)])
        return try changes == 1
    }

    package static let removingAttachment: String = """
        DELETE FROM attachment WHERE county = $1 AND digest = $2
          AND NOT EXISTS (SELECT 1 FROM held_file WHERE held_file.county = attachment.county AND held_file.digest = attachment.digest)
          AND NOT EXISTS (SELECT 1 FROM upload WHERE upload.county = attachment.county AND upload.digest = attachment.digest)
        """
}
