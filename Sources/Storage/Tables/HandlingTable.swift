package import Kernel

/// One person's part in a matter on which somebody is expected to act.
package struct HandlingRow: Hashable, Sendable {
    package let person: PersonID
    package let organ: OrganCode
    package let role: String
    package let part: Handler.Part
    /// It waits for somebody else just now.
    package let isAside: Bool
    package let due: Day?
    package let warn: Day?

    package init(_ handler: Handler, isAside: Bool, due: Day?, warn: Day?) {
        person = handler.person
        organ = handler.organ
        role = handler.role
        part = handler.part
        self.isAside = isAside
        self.due = due
        self.warn = warn
    }
}

/// A matter that somebody handles, as a desk shows it.
package struct HandledLine: Hashable, Sendable {
    package let line: MatterLine
    package let person: PersonID
    package let organ: OrganCode
    package let part: Handler.Part
    /// It waits for somebody else just now.
    package let isAside: Bool
}

/// How much somebody handles at an organ.
package struct HandlingCount: Hashable, Sendable {
    package let person: PersonID
    package let part: Handler.Part
    package let total: Int
    package let pressing: Int
    package let overdue: Int
}

/// Somebody who handles matters by a post that he or she no longer holds.
package struct LostHandler: Hashable, Sendable {
    package let organ: OrganCode
    package let person: PersonID
    package let role: String
}

extension Connection {
    package func addHandling(_ county: String, _ matter: MatterID, kind: String, _ row: HandlingRow) throws {
        try execute(
            """
            INSERT INTO handling (county, matter, organ, person, role, part, kind, aside, due, warn) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                SQLValue(county), SQLValue(matter), SQLValue(row.organ.description), SQLValue(row.person.description), SQLValue(row.role),
                SQLValue(row.part.rawValue), SQLValue(kind), SQLValue(row.isAside), row.due.map { SQLValue($0) } ?? .integer(WaitingRow.never),
                row.warn.map { SQLValue($0) } ?? .integer(WaitingRow.never),
            ])
    }

    package func removeHandling(_ county: String, _ matter: MatterID, _ row: HandlingRow) throws {
        // A matter has a few handlers, an organ thousands of matters: the key is to be taken, not the organ's index.
        let (organ, person) = dialect == .postgres ? (dialect.hidden("organ"), dialect.hidden("person")) : ("organ", "person")
        try execute(
            "DELETE FROM handling WHERE county = $1 AND matter = $2 AND \(organ) = $3 AND \(person) = $4",
            [SQLValue(county), SQLValue(matter), SQLValue(row.organ.description), SQLValue(row.person.description)])
    }

    /// What a person handles: what waits for him or her before what waits for others, and of each what runs out first.
    package func handled(_ county: String, by person: PersonID, in organ: OrganCode? = nil, limit: Int) throws -> [HandledLine] {
        // Parameters in the order in which they first stand in the text.
        let (place, most) = organ == nil ? ("", "$3") : (" AND h.organ = $3", "$4")
        return try all(
            """
            SELECT \(MatterLine.columns), h.organ, h.part, h.aside FROM handling h \(dialect.using(index: "handling_person"))
            \(dialect.joinInOrder) matter m ON m.county = h.county AND m.id = h.matter
            WHERE h.county = $1 AND h.person = $2\(place) ORDER BY h.aside, h.due, h.matter LIMIT \(most)
            """,
            [SQLValue(county), SQLValue(person.description)] + (organ.map { [SQLValue($0.description)] } ?? []) + [SQLValue(limit)]
        ) { row in
            HandledLine(
                line: MatterLine(row), person: person, organ: OrganCode(row.text(11)), part: Handler.Part(rawValue: row.text(12)) ?? .helper,
                isAside: row.bool(13))
        }
    }

    /// What waits at some desks of one organ and nobody leads there, by what runs out first.
    package func unled(_ county: String, at desks: [Desk], limit: Int) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        var seen: Set<MatterID> = []
        for desk in desks {
            let found = try all(
                """
                SELECT \(MatterLine.columns) FROM waiting w \(dialect.using(index: "waiting_nobody")) \(dialect.joinInOrder) matter m ON m.county = w.county AND m.id = w.matter
                WHERE w.county = $1 AND w.organ = $2 AND w.role = $3 AND w.lead IS NULL AND NOT EXISTS (
                  SELECT 1 FROM handling h WHERE h.county = w.county AND h.matter = w.matter AND h.organ = w.organ AND h.part = 'lead')
                ORDER BY w.due, w.matter LIMIT $4
                """, [SQLValue(county), SQLValue(desk.organ.description), SQLValue(desk.role.id), SQLValue(limit)], MatterLine.init)
            for line in found where seen.insert(line.id).inserted { lines.append(line) }
        }
        return Array(lines.sorted { ListQuery.precedes($0, $1, .due) }.prefix(limit))
    }

    /// Who leads some matters, wherever: a few keys each.
    package func leads(_ county: String, of matters: [MatterID]) throws -> [(matter: MatterID, person: PersonID)] {
        if matters.isEmpty { return [] }
        let places = matters.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
        return try all(
            "SELECT matter, person FROM handling WHERE county = $1 AND matter IN (\(places)) AND part = 'lead' ORDER BY matter, organ",
            [SQLValue(county)] + matters.map { SQLValue($0) }
        ) { ($0.int(0), PersonID($0.text(1))) }
    }

    /// How much each person handles at an organ, from the index alone.
    package func handling(_ county: String, in organ: OrganCode, on day: Day) throws -> [HandlingCount] {
        try all(
            """
            SELECT person, part, COUNT(*), COUNT(*) FILTER (WHERE warn <= $1 AND due >= $1), COUNT(*) FILTER (WHERE due < $1) FROM handling
            WHERE county = $2 AND organ = $3 GROUP BY person, part ORDER BY person, part
            """, [SQLValue(day), SQLValue(county), SQLValue(organ.description)]
        ) { row in
            HandlingCount(
                person: PersonID(row.text(0)), part: Handler.Part(rawValue: row.text(1)) ?? .helper, total: row.int(2), pressing: row.int(3),
                overdue: row.int(4))
        }
    }

    /// How many matters each person leads at an organ.
    package func led(_ county: String, in organ: OrganCode) throws -> [PersonID: Int] {
        let pairs = try all(
            "SELECT person, COUNT(*) FROM handling WHERE county = $1 AND organ = $2 AND part = 'lead' GROUP BY person",
            [SQLValue(county), SQLValue(organ.description)]
        ) { (PersonID($0.text(0)), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The last entry by which each person was dealt a matter at an organ.
    package func dealt(_ county: String, in organ: OrganCode) throws -> [PersonID: Int] {
        let pairs = try all(
            "SELECT person, entry FROM dealing WHERE county = $1 AND organ = $2", [SQLValue(county), SQLValue(organ.description)]
        ) { (PersonID($0.text(0)), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    package func setDealt(_ county: String, in organ: OrganCode, to person: PersonID, entry: Int) throws {
        try execute(
            """
            INSERT INTO dealing (county, organ, person, entry) VALUES ($1, $2, $3, $4)
            ON CONFLICT (county, organ, person) DO UPDATE SET entry = excluded.entry WHERE dealing.entry < excluded.entry
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(person.description), SQLValue(entry)])
    }

    /// All that is kept of dealings, for comparing it with the journal.
    package func dealings(_ county: String) throws -> [(organ: OrganCode, person: PersonID, entry: Int)] {
        try all("SELECT organ, person, entry FROM dealing WHERE county = $1 ORDER BY organ, person", [SQLValue(county)]) {
            (OrganCode($0.text(0)), PersonID($0.text(1)), $0.int(2))
        }
    }

    /// Those who handle matters by a post that they do not hold on a day, or whose accounts cannot be used any more.
    package func lostHandlers(_ county: String, on day: Day) throws -> [LostHandler] {
        try all(
            """
            SELECT DISTINCT h.organ, h.person, h.role FROM handling h WHERE h.county = $1 AND NOT EXISTS (
              SELECT 1 FROM post p \(dialect.joinInOrder) account a \(dialect.using(index: "account_person")) ON a.county = p.county AND a.person = p.person
              WHERE p.county = h.county AND p.person = h.person AND p.organ = h.organ AND p.role = h.role AND a.disabled = 0
                AND p.valid_from <= $2 AND COALESCE(p.valid_until, $2) >= $2)
            ORDER BY h.organ, h.person, h.role
            """, [SQLValue(county), SQLValue(day)]
        ) { LostHandler(organ: OrganCode($0.text(0)), person: PersonID($0.text(1)), role: $0.text(2)) }
    }

    /// Matters that somebody handles at an organ by a post, in the order of their numbers.
    package func matters(_ county: String, of lost: LostHandler, after matter: MatterID, limit: Int) throws -> [MatterID] {
        try all(
            """
            SELECT matter FROM handling \(dialect.using(index: "handling_organ")) WHERE county = $1 AND organ = $2 AND person = $3 AND role = $4 AND matter > $5 ORDER BY matter LIMIT $6
            """,
            [
                SQLValue(county), SQLValue(lost.organ.description), SQLValue(lost.person.description), SQLValue(lost.role), SQLValue(matter),
                SQLValue(limit),
            ]
        ) { $0.int(0) }
    }
}
