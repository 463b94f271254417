package import Kernel

/// A fact as it lies in the table: what one journal entry added to or took from a measure.
package struct FactRow: Hashable, Sendable {
    package let matter: MatterID
    package let entry: Int
    package let fact: Fact
}

/// A record behind a figure.
package struct FigureRecord: Sendable {
    package let matter: MatterID
    package let day: Day
    package let organ: OrganCode
    package let value: Int
}

extension Connection {
    package func append(_ county: String, _ fact: Fact, matter: MatterID, entry: Int) throws {
        try execute(
            "INSERT INTO fact (county, measure, day, matter, organ, entry, value) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                SQLValue(county), SQLValue(fact.measure), SQLValue(fact.day), SQLValue(matter), SQLValue(fact.organ.description),
                SQLValue(entry), SQLValue(fact.value),
            ])
        let (year, month, _) = fact.day.parts
        try execute(
            """
            INSERT INTO rollup (county, measure, organ, month, value) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, measure, organ, month) DO UPDATE SET value = rollup.value + excluded.value
            """,
            [
                SQLValue(county), SQLValue(fact.measure), SQLValue(fact.organ.description), SQLValue(year * 100 + month), SQLValue(fact.value),
            ])
    }

    /// Every rolled-up value of a span of months, by measure, organ and month.
    package func forEachRollup(_ county: String, through month: Int, _ body: (_ measure: String, _ organ: String, _ month: Int, _ value: Int) -> Void)
        throws
    {
        try forEach(
            "SELECT measure, organ, month, value FROM rollup WHERE county = $1 AND month <= $2 AND value <> 0", [SQLValue(county), SQLValue(month)]
        ) { body($0.text(0), $0.text(1), $0.int(2), $0.int(3)) }
    }

    /// The same from the facts that entries up to one had made: the report as it was known then.
    package func forEachSum(
        _ county: String, through day: Day, knownAt entry: Int, _ body: (_ measure: String, _ organ: String, _ day: Day, _ value: Int) -> Void
    ) throws {
        try forEach(
            """
            SELECT measure, organ, day, SUM(value) FROM fact WHERE county = $1 AND day <= $2 AND entry <= $3
            GROUP BY measure, organ, day HAVING SUM(value) <> 0
            """,
            [SQLValue(county), SQLValue(day), SQLValue(entry)]
        ) { body($0.text(0), $0.text(1), $0.day(2), $0.int(3)) }
    }

    /// The records behind a measure between two days, in order of day; those whose facts cancel out are not among them.
    package func records(_ county: String, measure: String, from first: Day, through last: Day, limit: Int) throws -> [FigureRecord] {
        try all(
            """
            SELECT day, matter, organ, SUM(value) FROM fact WHERE county = $1 AND measure = $2 AND day BETWEEN $3 AND $4
            GROUP BY day, matter, organ HAVING SUM(value) <> 0 ORDER BY day, matter, organ LIMIT $5
            """,
            [SQLValue(county), SQLValue(measure), SQLValue(first), SQLValue(last), SQLValue(limit)]
        ) { FigureRecord(matter: $0.int(1), day: $0.day(0), organ: OrganCode($0.text(2)), value: $0.int(3)) }
    }

    /// The records that stand in a stock at the end of a day, with the day each came in.
    package func standing(_ county: String, measure: String, at day: Day, limit: Int) throws -> [FigureRecord] {
        try all(
            """
            SELECT MAX(day), matter, organ, SUM(value) FROM fact WHERE county = $1 AND measure = $2 AND day <= $3
            GROUP BY matter, organ HAVING SUM(value) <> 0 ORDER BY matter LIMIT $4
            """,
            [SQLValue(county), SQLValue(measure), SQLValue(day), SQLValue(limit)]
        ) { FigureRecord(matter: $0.int(1), day: $0.day(0), organ: OrganCode($0.text(2)), value: $0.int(3)) }
    }

    /// All facts by matter and entry; for recounting.
    package func forEachFact(_ county: String, _ body: (FactRow) throws -> Void) throws {
        try forEach("SELECT matter, entry, measure, organ, day, value FROM fact WHERE county = $1 ORDER BY matter, entry", [SQLValue(county)]) { row in
            let fact = Fact(measure: row.text(2), organ: OrganCode(row.text(3)), day: row.day(4), value: row.int(5))
            try body(FactRow(matter: row.int(0), entry: row.int(1), fact: fact))
        }
    }

    /// Roll-ups that are not the sum of their facts; empty when all agree.
    package func wrongRollups(_ county: String) throws -> [(measure: String, organ: String, month: Int, stored: Int, recounted: Int)] {
        var recounted: [String: Int] = [:]
        try forEach("SELECT measure, organ, day, SUM(value) FROM fact WHERE county = $1 GROUP BY measure, organ, day", [SQLValue(county)]) { row in
            let (year, month, _) = row.day(2).parts
            recounted["\(row.text(0))\t\(row.text(1))\t\(year * 100 + month)", default: 0] += row.int(3)
        }
        var wrong: [(measure: String, organ: String, month: Int, stored: Int, recounted: Int)] = []
        try forEach("SELECT measure, organ, month, value FROM rollup WHERE county = $1", [SQLValue(county)]) { row in
            let sum = recounted.removeValue(forKey: "\(row.text(0))\t\(row.text(1))\t\(row.int(2))") ?? 0
            if sum != row.int(3) { wrong.append((row.text(0), row.text(1), row.int(2), row.int(3), sum)) }
        }
        for (key, sum) in recounted where sum != 0 {
            let parts = key.split(separator: "\t", omittingEmptySubsequences: false)
            wrong.append((String(parts[0]), String(parts[1]), Int(parts[2]) ?? 0, 0, sum))
        }
        return wrong
    }
}
