package import Kernel

/// How a file stands to somebody who names it for a matter.
package struct FileStanding: Hashable, Sendable {
    /// Bytes of the stored file; `nil` for one that is not stored.
    package let size: Int?
    /// Entries of the matter name it.
    package let isHeld: Bool
    /// The person stored it first, or has uploaded it for a form.
    package let isOwn: Bool
}

/// Which matter's entries name which file.
extension Connection {
    /// Notes that an entry names a file; the first one of a matter counts.
    package func addHeldFile(_ county: String, digest: String, matter: MatterID, entry: Int) throws {
        try execute(
            "INSERT INTO held_file (county, digest, matter, entry) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(digest), SQLValue(matter), SQLValue(entry)])
    }

    package func fileStanding(_ county: String, digest: String, login: String, matter: MatterID) throws -> FileStanding {
        let found = try first(Self.fileStanding, [SQLValue(county), SQLValue(digest), SQLValue(matter), SQLValue(login)]) {
            FileStanding(size: $0.optionalInt(0), isHeld: $0.int(1) == 1, isOwn: $0.int(2) == 1)
        }
        return found ?? FileStanding(size: nil, isHeld: false, isOwn: false)
    }

    package static let fileStanding: String = """
        SELECT (SELECT a.size FROM attachment a WHERE a.county = $1 AND a.digest = $2),
          CASE WHEN EXISTS (SELECT 1 FROM held_file h WHERE h.county = $1 AND h.digest = $2 AND h.matter = $3) THEN 1 ELSE 0 END,
          CASE WHEN EXISTS (SELECT 1 FROM attachment a WHERE a.county = $1 AND a.digest = $2 AND a.login = $4)
            OR EXISTS (SELECT 1 FROM upload u WHERE u.county = $1 AND u.digest = $2 AND u.login = $4) THEN 1 ELSE 0 END
        """
}
