package import Kernel

/// An open limit of a matter, projected for sweeps and lists; derived, and projected anew whenever its matter changes.
package struct ClockRow: Hashable, Sendable {
    package let limit: String
    package let isSuspended: Bool
    package let due: Day?
    package let isProvisional: Bool
    /// The day on which seven tenths of the time are gone; not stored here.
    package let warn: Day?

    package init(limit: String, isSuspended: Bool, due: Day?, isProvisional: Bool, warn: Day? = nil) {
        self.limit = limit
        self.isSuspended = isSuspended
        self.due = due
        self.isProvisional = isProvisional
        self.warn = warn
    }
}

extension Connection {
    package func setClock(_ county: String, _ matter: MatterID, _ clock: ClockRow) throws {
        try execute(
            """
            INSERT INTO clock (county, matter, term, state, due, provisional) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (county, matter, term) DO UPDATE SET state = excluded.state, due = excluded.due, provisional = excluded.provisional
            """,
            [
                SQLValue(county), SQLValue(matter), SQLValue(clock.limit), SQLValue(clock.isSuspended ? "suspended" : "running"),
                SQLValue(clock.due), SQLValue(clock.isProvisional ? 1 : 0),
            ])
    }

    package func removeClock(_ county: String, _ matter: MatterID, _ limit: String) throws {
        try execute(
            "DELETE FROM clock WHERE county = $1 AND matter = $2 AND term = $3", [SQLValue(county), SQLValue(matter), SQLValue(limit)])
    }

    /// Running limits of some ids whose last day is before a day, oldest first.
    package func clocksPast(_ county: String, _ day: Day, of limits: [String]) throws -> [(matter: MatterID, limit: String, due: Day)] {
        try all(
            """
            SELECT matter, term, due FROM clock WHERE county = $1 AND state = 'running' AND due < $2 AND term IN (\(dialect.elements(of: "$3")))
            ORDER BY due, matter, term
            """, [SQLValue(county), SQLValue(day), SQLValue(JSON.array(limits.map { .text($0) }).encoded)]
        ) { ($0.int(0), $0.text(1), $0.day(2)) }
    }

    /// How many running limits have their last day before a day.
    package func countClocksPast(_ county: String, _ day: Day) throws -> Int {
        try first(
            "SELECT COUNT(*) FROM clock WHERE county = $1 AND state = 'running' AND due < $2", [SQLValue(county), SQLValue(day)]
        ) { $0.int(0) } ?? 0
    }
}
