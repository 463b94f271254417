package import Kernel

/// Due days, for calendars: of matters that are not closed, the last day of the limit that ends first.
extension Connection {
    /// How many matters of a kind are due on each day of a span, in some organs or in all; from the index of due days alone.
    package func dueDays(_ county: String, kind: String, in organs: [OrganCode]?, _ days: ClosedRange<Day>) throws -> [Day: Int] {
        var arguments = [SQLValue(county), SQLValue(kind), SQLValue(days.lowerBound), SQLValue(days.upperBound)]
        let place = condition(organs, &arguments)
        let pairs = try all(
            """
            SELECT due, COUNT(*) FROM matter WHERE county = $1 AND kind = $2 AND due IS NOT NULL AND due BETWEEN $3 AND $4\(place) GROUP BY due
            """, arguments
        ) { ($0.day(0), $0.int(1)) }
        return Dictionary(pairs, uniquingKeysWith: +)
    }

    /// The matters of a kind that are due on a day, by their numbers.
    package func due(
        _ county: String, kind: String, in organs: [OrganCode]?, on day: Day, after id: MatterID = 0, limit: Int
    ) throws -> [MatterLine] {
        var arguments = [SQLValue(county), SQLValue(kind), SQLValue(day), SQLValue(id)]
        let place = condition(organs, &arguments)
        arguments.append(SQLValue(limit))
        return try all(
            """
            SELECT \(MatterLine.columns) FROM matter m WHERE m.county = $1 AND m.kind = $2 AND m.due IS NOT NULL AND m.due = $3 AND m.id > $4\(place)
            ORDER BY m.id LIMIT $\(arguments.count)
            """, arguments, MatterLine.init)
    }

    /// What a person handles that is due in a span, by the day; each matter once.
    package func handledDue(_ county: String, by person: PersonID, _ days: ClosedRange<Day>, limit: Int) throws -> [MatterLine] {
        var seen: Set<MatterID> = []
        return try all(
            """
            SELECT \(MatterLine.columns) FROM handling h \(dialect.using(index: "handling_person")) \(dialect.joinInOrder) matter m
              ON m.county = h.county AND m.id = h.matter
            WHERE h.county = $1 AND h.person = $2 AND h.aside IN (0, 1) AND h.due BETWEEN $3 AND $4 ORDER BY h.due, h.matter LIMIT $5
            """,
            [SQLValue(county), SQLValue(person.description), SQLValue(days.lowerBound), SQLValue(days.upperBound), SQLValue(limit)],
            MatterLine.init
        ).filter { seen.insert($0.id).inserted }
    }

    private func condition(_ organs: [OrganCode]?, _ arguments: inout [SQLValue]) -> String {
        guard let organs else { return "" }
        arguments.append(SQLValue(JSON.array(organs.map { .text($0.description) }).encoded))
        return " AND organ IN (\(dialect.elements(of: "$\(arguments.count)")))"
    }
}
