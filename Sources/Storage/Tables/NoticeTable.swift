package import Kernel

/// Told to somebody: what another did in a matter that the reader opened.
package struct NoticeRow: Sendable {
    package let entry: Int
    package let at: Instant
    package let matter: MatterID
    package let kind: String
    package let action: String
    package let login: String
    package let person: PersonID
    package let organ: OrganCode
    package let title: String
    package let isSeen: Bool
    /// The entry deals the matter out.
    package let isDealt: Bool
}

/// Told to somebody: what another did to the reader's accounts or in the reader's name.
package struct AccountNotice: Sendable {
    package let row: JournalRow
    package let isSeen: Bool
}

extension Connection {
    package func addNotice(_ county: String, to person: PersonID, entry: Int) throws {
        try execute(
            "INSERT INTO notice (county, person, entry) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [SQLValue(county), SQLValue(person.description), SQLValue(entry)])
    }

    package func notices(_ county: String, to person: PersonID, before: Int?, limit: Int) throws -> [NoticeRow] {
        try all(
            """
            SELECT n.entry, j.at, j.matter, j.kind, j.action, j.login, j.person, m.organ, m.title, n.seen,
              CASE WHEN j.content LIKE '%"dealt":%' THEN 1 ELSE 0 END FROM notice n
            \(dialect.joinInOrder) journal j ON j.county = n.county AND j.entry = n.entry
            \(dialect.joinInOrder) matter m ON m.county = j.county AND m.id = j.matter
            WHERE n.county = $1 AND n.person = $2 AND n.entry < $3 ORDER BY n.entry DESC LIMIT $4
            """, [SQLValue(county), SQLValue(person.description), SQLValue(before ?? .max), SQLValue(limit)]
        ) { row in
            NoticeRow(
                entry: row.int(0), at: row.instant(1), matter: row.int(2), kind: row.text(3), action: row.text(4), login: row.text(5),
                person: PersonID(row.text(6)), organ: OrganCode(row.text(7)), title: row.text(8), isSeen: row.bool(9),
                isDealt: row.bool(10))
        }
    }

    package func unseenNotices(_ county: String, to person: PersonID) throws -> Int {
        // Whoever has never read one is not counted to the end for each page.
        try first(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM notice \(dialect.using(index: "notice_unseen")) WHERE county = $1 AND person = $2 AND seen = 0 LIMIT 999) unseen
            """,
            [SQLValue(county), SQLValue(person.description)]
        ) { $0.int(0) } ?? 0
    }

    /// Whether there is an unread one of the person's own accounts.
    package func hasUnseenAccountNotice(_ county: String, to person: PersonID) throws -> Bool {
        try first(
            """
            SELECT 1 FROM notice n \(dialect.using(index: "notice_unseen")) \(dialect.joinInOrder) journal j ON j.county = n.county AND j.entry = n.entry
            WHERE n.county = $1 AND n.person = $2 AND n.seen = 0 AND j.matter IS NULL LIMIT 1
            """, [SQLValue(county), SQLValue(person.description)]
        ) { _ in true } ?? false
    }

    /// Marks what was told of matters, up to an entry, as read; what concerns the person's own account is read one by one.
    package func markNoticesSeen(_ county: String, to person: PersonID, through entry: Int) throws {
        try execute(
            """
            UPDATE notice SET seen = 1 WHERE county = $1 AND person = $2 AND seen = 0 AND entry <= $3
              AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.county = notice.county AND j.entry = notice.entry AND j.matter IS NULL)
            """, [SQLValue(county), SQLValue(person.description), SQLValue(entry)])
    }

    /// What was done to a person's own accounts and in the person's name: what has not been read before all that has, the newest first.
    package func accountNotices(_ county: String, to person: PersonID, limit: Int) throws -> [AccountNotice] {
        try all(
            """
            SELECT \(JournalRow.columns.split(separator: ", ").map { "j." + $0 }.joined(separator: ", ")), n.seen FROM notice n
            \(dialect.joinInOrder) journal j ON j.county = n.county AND j.entry = n.entry
            WHERE n.county = $1 AND n.person = $2 AND j.matter IS NULL ORDER BY n.seen, n.entry DESC LIMIT $3
            """, [SQLValue(county), SQLValue(person.description), SQLValue(limit)]
        ) { AccountNotice(row: JournalRow($0), isSeen: $0.bool(13)) }
    }

    /// Marks one as read.
    package func markNoticeSeen(_ county: String, to person: PersonID, entry: Int) throws {
        try execute(
            "UPDATE notice SET seen = 1 WHERE county = $1 AND person = $2 AND entry = $3",
            [SQLValue(county), SQLValue(person.description), SQLValue(entry)])
    }
}
