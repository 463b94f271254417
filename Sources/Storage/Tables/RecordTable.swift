package import Kernel

/// A record behind a figure, with what names its matter.
package struct NamedRecord: Hashable, Sendable {
    package let matter: MatterID
    package let kind: String
    package let number: String?
    package let title: String
    /// The organ it counts for.
    package let organ: OrganCode
    /// The matter's own organ.
    package let home: OrganCode
    package let day: Day
    package let value: Int

    package var place: RecordPlace { RecordPlace(day: day, matter: matter, organ: organ) }
}

/// Where a record stands among those of its measure.
package struct RecordPlace: Hashable, Sendable {
    package let day: Day
    package let matter: MatterID
    package let organ: OrganCode

    package init(day: Day, matter: MatterID, organ: OrganCode) {
        self.day = day
        self.matter = matter
        self.organ = organ
    }
}

/// The days whose facts a figure counts.
package enum FactSpan: Hashable, Sendable {
    case during(Day, Day)
    /// What stands at the end of a day.
    case standing(Day)
}

extension Connection {
    /// The records behind a measure, in order of day, with their matters; facts that cancel out make none.
    package func namedRecords(
        _ county: String, measure: String, _ span: FactSpan, in extent: Extent = .county, knownAt entry: Int? = nil, limit: Int
    ) throws -> [NamedRecord] {
        let (grouped, arguments) = Self.grouped(county, measure, span, extent, entry)
        return try named("\(grouped) ORDER BY 1, 2, 3", arguments, order: "f.day, f.matter, f.organ", limit: limit)
    }

    /// One page of the records behind a measure: what happened in order of day, what stands with the latest first.
    package func recordPage(
        _ county: String, measure: String, _ span: FactSpan, in extent: Extent, after place: RecordPlace?, limit: Int
    ) throws -> [NamedRecord] {
        switch span {
        case .during(let first, let last):
            var arguments = [SQLValue(county), SQLValue(measure), SQLValue(max(first, place?.day ?? first)), SQLValue(last)]
            let rest = Self.within(extent, county: 1, &arguments) + Self.beyond(place, ">", &arguments)
            let sql = """
                SELECT day, matter, organ, SUM(value) AS value FROM fact
                WHERE county = $1 AND measure = $2 AND day BETWEEN $3 AND $4\(rest)
                GROUP BY day, matter, organ HAVING SUM(value) <> 0 ORDER BY 1, 2, 3
                """
            return try named(sql, arguments, order: "f.day, f.matter, f.organ", limit: limit)
        case .standing(let day):
            return try standing(county, measure, day, extent, after: place, limit: limit)
        }
    }

    /// Walks back over the measure's days and asks of each fact whether it is its matter's last and something is left: a page
    /// costs what lies on it, where summing up would cost every matter that ever came and went. Ask for no more than there are.
    private func standing(_ county: String, _ measure: String, _ day: Day, _ extent: Extent, after place: RecordPlace?, limit: Int) throws
        -> [NamedRecord]
    {
        // Of the two indexes, that by matter and entry: the measure is hidden from the other.
        let same = "g.county = t.county AND g.matter = t.matter AND g.entry > 0 AND g.measure || '' = t.measure AND g.organ = t.organ"
        var arguments = [SQLValue(day), SQLValue(county), SQLValue(measure), SQLValue(min(day, place?.day ?? day)), SQLValue(day)]
        let rest = Self.within(extent, county: 2, &arguments) + Self.beyond(place, "<", &arguments)
        let sql = """
            SELECT day, matter, organ, value FROM (
              SELECT day, matter, organ, entry,
                (SELECT SUM(g.value) FROM fact g WHERE \(same) AND g.day <= $1) AS value
              FROM fact t WHERE county = $2 AND measure = $3 AND day <= $4
                AND NOT EXISTS (SELECT 1 FROM fact g WHERE \(same) AND g.day <= $5 AND (g.day, g.entry) > (t.day, t.entry))\(rest)) s
            WHERE value <> 0 ORDER BY day DESC, matter DESC, organ DESC, entry DESC
            """
        return try named(sql, arguments, county: 2, order: "f.day DESC, f.matter DESC, f.organ DESC", limit: limit)
    }

    private func named(_ sql: String, _ arguments: [SQLValue], county: Int = 1, order: String, limit: Int) throws -> [NamedRecord] {
        try all(
            """
            SELECT m.id, m.kind, m.number, m.title, f.organ, m.organ, f.day, f.value
            FROM (\(sql) LIMIT $\(arguments.count + 1)) f JOIN matter m ON m.county = $\(county) AND m.id = f.matter
            ORDER BY \(order)
            """, arguments + [SQLValue(limit)]
        ) {
            NamedRecord(
                matter: $0.int(0), kind: $0.text(1), number: $0.optionalText(2), title: $0.text(3), organ: OrganCode($0.text(4)),
                home: OrganCode($0.text(5)), day: $0.day(6), value: $0.int(7))
        }
    }

    /// How many records stand behind a measure.
    package func recordCount(
        _ county: String, measure: String, _ span: FactSpan, in extent: Extent = .county, knownAt entry: Int? = nil
    ) throws -> Int {
        let (grouped, arguments) = Self.grouped(county, measure, span, extent, entry)
        return try first("SELECT COUNT(*) FROM (\(grouped)) f", arguments) { $0.int(0) } ?? 0
    }

    private static func beyond(_ place: RecordPlace?, _ sign: String, _ arguments: inout [SQLValue]) -> String {
        guard let place else { return "" }
        arguments += [SQLValue(place.day), SQLValue(place.matter), SQLValue(place.organ.description)]
        return " AND (day, matter, organ) \(sign) ($\(arguments.count - 2), $\(arguments.count - 1), $\(arguments.count))"
    }

    private static func grouped(_ county: String, _ measure: String, _ span: FactSpan, _ extent: Extent, _ entry: Int?) -> (String, [SQLValue]) {
        var arguments = [SQLValue(county), SQLValue(measure)]
        var text: String
        switch span {
        case .during(let first, let last):
            arguments += [SQLValue(first), SQLValue(last)]
            text = "SELECT day, matter, organ, SUM(value) AS value FROM fact WHERE county = $1 AND measure = $2 AND day BETWEEN $3 AND $4"
        case .standing(let day):
            arguments.append(SQLValue(day))
            text = "SELECT MAX(day) AS day, matter, organ, SUM(value) AS value FROM fact WHERE county = $1 AND measure = $2 AND day <= $3"
        }
        if let entry {
            arguments.append(SQLValue(entry))
            text += " AND entry <= $\(arguments.count)"
        }
        text += within(extent, county: 1, &arguments)
        if case .during = span { text += " GROUP BY day, matter, organ" } else { text += " GROUP BY matter, organ" }
        return (text + " HAVING SUM(value) <> 0", arguments)
    }
}
