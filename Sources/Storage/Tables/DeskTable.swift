package import Kernel

/// How much waits at one desk for one kind of matter.
package struct DeskCount: Hashable, Sendable {
    package let desk: Desk
    package let kind: String
    package let total: Int
    /// Due within the last three tenths of the time, today included.
    package let pressing: Int
    package let overdue: Int
    /// Besides, those that others handle by that post.
    package let others: Int
}

extension Connection {
    /// What lies on some desks, what runs out first before the rest; each matter once.
    package func waiting(_ county: String, at desks: [Desk], limit: Int) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        var seen: Set<MatterID> = []
        for desk in desks {
            // Named, for the planner would take the index for counting and sort the whole desk for each page of it.
            let found = try all(
                """
                SELECT \(MatterLine.columns) FROM waiting w \(dialect.using(index: "waiting_desk")) \(dialect.joinInOrder) matter m ON m.county = w.county AND m.id = w.matter
                WHERE w.county = $1 AND w.organ = $2 AND w.role = $3 ORDER BY w.due, w.matter LIMIT $4
                """, [SQLValue(county), SQLValue(desk.organ.description), SQLValue(desk.role.id), SQLValue(limit)], MatterLine.init)
            for line in found where seen.insert(line.id).inserted { lines.append(line) }
        }
        return Array(lines.sorted { ListQuery.precedes($0, $1, .due) }.prefix(limit))
    }

    /// The same of what nobody handles by that post.
    package func unclaimed(_ county: String, at desks: [Desk], limit: Int) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        var seen: Set<MatterID> = []
        for desk in desks {
            let found = try all(
                """
                SELECT \(MatterLine.columns) FROM waiting w \(dialect.using(index: "waiting_nobody")) \(dialect.joinInOrder) matter m ON m.county = w.county AND m.id = w.matter
                WHERE w.county = $1 AND w.organ = $2 AND w.role = $3 AND w.lead IS NULL ORDER BY w.due, w.matter LIMIT $4
                """, [SQLValue(county), SQLValue(desk.organ.description), SQLValue(desk.role.id), SQLValue(limit)], MatterLine.init)
            for line in found where seen.insert(line.id).inserted { lines.append(line) }
        }
        return Array(lines.sorted { ListQuery.precedes($0, $1, .due) }.prefix(limit))
    }

    /// Counts at each desk, by kind; from the index alone.
    ///
    /// - Parameter people: whose matters count besides those that nobody handles.
    package func counts(_ county: String, at desks: [Desk], of people: [PersonID], on day: Day) throws -> [DeskCount] {
        // Parameters in the order in which they first stand in the text.
        let named = JSON.array(people.map { .text($0.description) }).encoded
        let isCounted = "(lead IS NULL OR lead IN (\(dialect.elements(of: "$1"))))"
        return try desks.flatMap { desk in
            try all(
                """
                SELECT kind, COUNT(*) FILTER (WHERE \(isCounted)), COUNT(*) FILTER (WHERE warn <= $2 AND due >= $2 AND \(isCounted)),
                  COUNT(*) FILTER (WHERE due < $2 AND \(isCounted)), COUNT(*) FROM waiting
                WHERE county = $3 AND organ = $4 AND role = $5 GROUP BY kind ORDER BY kind
                """,
                [
                    SQLValue(named), SQLValue(day), SQLValue(county), SQLValue(desk.organ.description), SQLValue(desk.role.id),
                ]
            ) {
                DeskCount(
                    desk: desk, kind: $0.text(0), total: $0.int(1), pressing: $0.int(2), overdue: $0.int(3), others: $0.int(4) - $0.int(1))
            }
        }
    }

    /// What lies on some desks for the sake of a slip of the pen, the earliest matter first; each matter once.
    ///
    /// Apart from the rest: nothing runs out there, so among what waits by its limits it would come last.
    package func corrections(_ county: String, at desks: [Desk], limit: Int) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        for desk in desks {
            // A member of the ledger; within a text its quotation marks would be escaped.
            lines += try all(
                """
                SELECT \(MatterLine.columns) FROM waiting w \(dialect.using(index: "waiting_desk")) \(dialect.joinInOrder) matter m ON m.county = w.county AND m.id = w.matter
                WHERE w.county = $1 AND w.organ = $2 AND w.role = $3 AND m.state LIKE '%,"correction":{"place":%' ORDER BY w.matter LIMIT $4
                """, [SQLValue(county), SQLValue(desk.organ.description), SQLValue(desk.role.id), SQLValue(limit)], MatterLine.init)
        }
        var seen: Set<MatterID> = []
        return Array(lines.sorted { $0.id < $1.id }.filter { seen.insert($0.id).inserted }.prefix(limit))
    }

    /// The desks on which a matter lies; none of a post that nobody declares any more.
    package func desks(_ county: String, of matter: MatterID, _ offices: Offices) throws -> [Desk] {
        try all("SELECT organ, role FROM waiting WHERE county = $1 AND matter = $2", [SQLValue(county), SQLValue(matter)]) { row in
            Desk(organ: OrganCode(row.text(0)), role: offices.role(stored: row.text(1)))
        }.filter { offices.knows($0.role) }
    }

    /// What a person opened, the newest first.
    package func opened(_ county: String, by person: PersonID, limit: Int) throws -> [MatterLine] {
        try all(
            "SELECT \(MatterLine.columns) FROM matter m WHERE m.county = $1 AND m.opener = $2 ORDER BY m.opened DESC, m.id DESC LIMIT $3",
            [SQLValue(county), SQLValue(person.description), SQLValue(limit)], MatterLine.init)
    }

    /// What is overdue in an organ, the longest first.
    package func overdue(_ county: String, in organ: OrganCode, kinds: [String], on day: Day, limit: Int) throws -> [MatterLine] {
        if kinds.isEmpty { return [] }
        let places = kinds.indices.map { "$\($0 + 4)" }.joined(separator: ", ")
        return try all(
            """
            SELECT \(MatterLine.columns) FROM matter m WHERE m.county = $1 AND m.organ = $2 AND m.due IS NOT NULL AND m.due < $3
            AND m.kind IN (\(places)) ORDER BY m.due, m.id LIMIT $\(kinds.count + 4)
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(day)] + kinds.map { SQLValue($0) } + [SQLValue(limit)], MatterLine.init)
    }
}
