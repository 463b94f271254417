package import Kernel

/// A fact as it lies in the table: what one journal entry added to or took from a measure.
package struct FactRow: Hashable, Sendable {
    package let matter: MatterID
    package let entry: Int
    package let fact: Fact
}

extension Connection {
    package func append(_ county: String, _ fact: Fact, matter: MatterID, entry: Int) throws {
        try execute(
            "INSERT INTO fact (county, measure, day, matter, organ, entry, value) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                SQLValue(county), SQLValue(fact.measure), SQLValue(fact.day), SQLValue(matter), SQLValue(fact.organ.description),
                SQLValue(entry), SQLValue(fact.value),
            ])
    }

    /// Stands in the roll-ups for all organs together, so that a county's figures need not add up its villages.
    package static var wholeCounty: String { "*" }

    /// Adds to a rolled-up value.
    package func addToRollup(_ county: String, measure: String, organ: String, month: Int, _ value: Int) throws {
        try execute(
            """
            INSERT INTO rollup (county, measure, organ, month, value) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, measure, organ, month) DO UPDATE SET value = rollup.value + excluded.value
            """,
            [SQLValue(county), SQLValue(measure), SQLValue(organ), SQLValue(month), SQLValue(value)])
    }

    /// What entries after one added to, or took from, the days of a span: what a report made then did not know.
    package func lateFacts(_ county: String, from first: Day, through last: Day, after entry: Int) throws -> [FactRow] {
        try all(
            """
            SELECT matter, entry, measure, organ, day, value FROM fact
            WHERE county = $1 AND day BETWEEN $2 AND $3 AND entry > $4 ORDER BY entry, measure, day
            """,
            [SQLValue(county), SQLValue(first), SQLValue(last), SQLValue(entry)]
        ) { row in
            let fact = Fact(measure: row.text(2), organ: OrganCode(row.text(3)), day: row.day(4), value: row.int(5))
            return FactRow(matter: row.int(0), entry: row.int(1), fact: fact)
        }
    }

    /// The facts of matters with numbers in a range, all without one, by matter and entry; for recounting.
    package func forEachFact(
        _ county: String, _ matters: ClosedRange<MatterID> = MatterID.min...MatterID.max, _ body: (FactRow) throws -> Void
    ) throws {
        try stream(
            "SELECT matter, entry, measure, organ, day, value FROM fact WHERE county = $1 AND matter BETWEEN $2 AND $3 ORDER BY matter, entry",
            [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
        ) { row in
            let fact = Fact(measure: row.text(2), organ: OrganCode(row.text(3)), day: row.day(4), value: row.int(5))
            try body(FactRow(matter: row.int(0), entry: row.int(1), fact: fact))
        }
    }

    /// Roll-ups that are not the sum of their facts; empty when all agree.
    package func wrongRollups(_ county: String) throws -> [(measure: String, organ: String, month: Int, stored: Int, recounted: Int)] {
        var recounted: [String: Int] = [:]
        try stream("SELECT measure, organ, day, SUM(value) FROM fact WHERE county = $1 GROUP BY measure, organ, day", [SQLValue(county)]) { row in
            let (year, month, _) = row.day(2).parts
            recounted["\(row.text(0))\t\(row.text(1))\t\(year * 100 + month)", default: 0] += row.int(3)
            recounted["\(row.text(0))\t\(Self.wholeCounty)\t\(year * 100 + month)", default: 0] += row.int(3)
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
