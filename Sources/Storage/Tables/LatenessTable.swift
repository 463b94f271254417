package import Kernel

/// How many of an organ's matters of one kind have run out of time, or soon will.
package struct LatenessCount: Hashable, Sendable {
    package let organ: OrganCode
    package let kind: String
    package let overdue: Int
    /// Due between today and the day asked for, both included.
    package let soon: Int
}

extension Connection {
    /// What is overdue in each organ, and what runs out by a day; from the index of due days alone.
    package func lateness(_ county: String, kind: String, on today: Day, soonBy day: Day) throws -> [LatenessCount] {
        try all(
            """
            SELECT organ, COUNT(*) FILTER (WHERE due < $1), COUNT(*) FILTER (WHERE due >= $2) FROM matter
            WHERE county = $3 AND kind = $4 AND due IS NOT NULL AND due <= $5 GROUP BY organ ORDER BY organ
            """, [SQLValue(today), SQLValue(today), SQLValue(county), SQLValue(kind), SQLValue(day)]
        ) { LatenessCount(organ: OrganCode($0.text(0)), kind: kind, overdue: $0.int(1), soon: $0.int(2)) }
    }
}
