package import Kernel

/// What the recounts of a kind from one version of its definition to another added to, or took from, a measure around a year.
package struct RecountSum: Sendable {
    package let kind: String
    /// The versions before and after.
    package let from: Int
    package let to: Int
    package let measure: String
    /// The first and the last journal entry that did so, and the moment of the first.
    package let first: Int
    package let last: Int
    package let at: Instant
    /// On days within the year, and on all days before it.
    package let within: Int
    package let before: Int
}

extension Connection {
    /// What recounts by entries after one, up to another, changed in a year's measures and before it, in the order of the entries.
    package func recountSums(_ county: String, year: Int, after earlier: Int, through entry: Int) throws -> [RecountSum] {
        let (from, to) = (dialect.member("from", of: "j.content"), dialect.member("definition", of: "j.content"))
        return try all(
            """
            SELECT j.kind, CAST(\(from) AS BIGINT), CAST(\(to) AS BIGINT), f.measure, MIN(j.entry), MAX(j.entry), MIN(j.at),
              SUM(CASE WHEN f.day >= $1 THEN f.value ELSE 0 END), SUM(CASE WHEN f.day < $1 THEN f.value ELSE 0 END)
            FROM journal j \(dialect.joinInOrder) fact f ON f.county = j.county AND f.matter = j.matter AND f.entry = j.entry
            WHERE j.county = $2 AND j.action = 'recount' AND j.matter IS NOT NULL AND j.entry > $3 AND j.entry <= $4 AND f.day <= $5
            GROUP BY 1, 2, 3, 4 ORDER BY 5, 4
            """,
            [SQLValue(Day.firstDay(of: year)), SQLValue(county), SQLValue(earlier), SQLValue(entry), SQLValue(Day.lastDay(of: year))]
        ) { row in
            RecountSum(
                kind: row.text(0), from: row.int(1), to: row.int(2), measure: row.text(3), first: row.int(4), last: row.int(5), at: row.instant(6),
                within: row.int(7), before: row.int(8))
        }
    }

    /// What a matter counts for by the facts as they stand: the sum of all that its entries added and took.
    package func facts(_ county: String, of matter: MatterID) throws -> [Fact] {
        try all(
            """
            SELECT measure, organ, day, SUM(value) FROM fact WHERE county = $1 AND matter = $2
            GROUP BY measure, organ, day HAVING SUM(value) <> 0 ORDER BY measure, day, organ
            """, [SQLValue(county), SQLValue(matter)]
        ) { row in Fact(measure: row.text(0), organ: OrganCode(row.text(1)), day: row.day(2), value: row.int(3)) }
    }

    /// Matters of a kind whose facts stand under a version before one and that were last touched after an entry, by number from one on.
    package func matters(
        _ county: String, kind: String, before version: Int, touchedAfter entry: Int, from id: MatterID, limit: Int
    ) throws -> [MatterRow] {
        // Along the numbers: by the index of a kind's lists each slice would sort all of the kind anew.
        try all(
            """
            SELECT \(MatterRow.columns) FROM matter
            WHERE county = $1 AND \(dialect.hidden("kind")) = $2 AND definition < $3 AND entry > $4 AND id >= $5 ORDER BY id LIMIT $6
            """,
            [SQLValue(county), SQLValue(kind), SQLValue(version), SQLValue(entry), SQLValue(id), SQLValue(limit)], MatterRow.init)
    }

    /// How many those are.
    package func matterCount(_ county: String, kind: String, before version: Int, touchedAfter entry: Int) throws -> Int {
        try first(
            "SELECT COUNT(*) FROM matter WHERE county = $1 AND kind = $2 AND definition < $3 AND entry > $4",
            [SQLValue(county), SQLValue(kind), SQLValue(version), SQLValue(entry)]
        ) { $0.int(0) } ?? 0
    }
}
