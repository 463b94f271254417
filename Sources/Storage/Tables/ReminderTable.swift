package import Kernel

/// Told to somebody: a limit in a matter on which he or she is to act has come to a rung.
package struct ReminderRow: Hashable, Sendable {
    package let matter: MatterID
    package let kind: String
    package let title: String
    package let organ: OrganCode
    package let due: Day
    package let rung: String
    package let at: Instant
    package let isSeen: Bool
}

/// A matter whose limit runs, for finding out of whom to remind.
package struct RunningMatter: Hashable, Sendable {
    package let id: MatterID
    package let kind: String
    package let due: Day
    package let warn: Day?
}

extension Connection {
    /// Enters that somebody is reminded.
    ///
    /// - Returns: `false` where he or she was before, of that rung of that due day.
    package func addReminder(_ county: String, _ matter: RunningMatter, _ rung: String, to person: PersonID, at: Instant) throws -> Bool {
        try execute(
            "INSERT INTO reminder (county, matter, due, rung, person, kind, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            [
                SQLValue(county), SQLValue(matter.id), SQLValue(matter.due), SQLValue(rung), SQLValue(person.description), SQLValue(matter.kind),
                SQLValue(at),
            ])
        return try changes == 1
    }

    /// Whether anybody was reminded of a rung.
    package func hasReminder(_ county: String, _ matter: RunningMatter, _ rung: String) throws -> Bool {
        try first(
            "SELECT 1 FROM reminder WHERE county = $1 AND matter = $2 AND due = $3 AND rung = $4 LIMIT 1",
            [SQLValue(county), SQLValue(matter.id), SQLValue(matter.due), SQLValue(rung)]
        ) { _ in true } ?? false
    }

    /// Of what somebody was reminded and what has not been done since, the latest first; unread ones only, or those that were read.
    package func reminders(_ county: String, to person: PersonID, isSeen: Bool, limit: Int) throws -> [ReminderRow] {
        // A limit that was met, or moved, needs no reminder any more.
        try all(
            """
            SELECT r.matter, r.kind, m.title, m.organ, r.due, r.rung, r.at FROM reminder r \(dialect.using(index: "reminder_person"))
            \(dialect.joinInOrder) matter m ON m.county = r.county AND m.id = r.matter AND m.due = r.due
            WHERE r.county = $1 AND r.person = $2 AND r.seen = $3 ORDER BY r.at DESC, r.matter DESC LIMIT $4
            """, [SQLValue(county), SQLValue(person.description), SQLValue(isSeen), SQLValue(limit)]
        ) {
            ReminderRow(
                matter: $0.int(0), kind: $0.text(1), title: $0.text(2), organ: OrganCode($0.text(3)), due: $0.day(4), rung: $0.text(5),
                at: $0.instant(6), isSeen: isSeen)
        }
    }

    package func unseenReminders(_ county: String, to person: PersonID) throws -> Int {
        try first(
            "SELECT COUNT(*) FROM (SELECT 1 FROM reminder WHERE county = $1 AND person = $2 AND seen = 0 LIMIT 999) unseen",
            [SQLValue(county), SQLValue(person.description)]
        ) { $0.int(0) } ?? 0
    }

    /// Marks as read what somebody was reminded of up to a moment.
    package func markRemindersSeen(_ county: String, to person: PersonID, through: Instant) throws {
        try execute(
            "UPDATE reminder SET seen = 1 WHERE county = $1 AND person = $2 AND seen = 0 AND at <= $3",
            [SQLValue(county), SQLValue(person.description), SQLValue(through)])
    }

    package func deleteReminders(_ county: String, before moment: Instant) throws {
        try execute("DELETE FROM reminder WHERE county = $1 AND at < $2", [SQLValue(county), SQLValue(moment)])
    }

    /// All matters of the county whose limit runs, organ by organ.
    package func forEachRunning(_ county: String, _ body: (RunningMatter) throws -> Void) throws {
        try stream(
            "SELECT id, kind, due, warn FROM matter \(dialect.using(index: "matter_late")) WHERE county = $1 AND due IS NOT NULL",
            [SQLValue(county)]
        ) { try body(RunningMatter(id: $0.int(0), kind: $0.text(1), due: $0.day(2), warn: $0.optionalDay(3))) }
    }
}
