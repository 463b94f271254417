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
    /// The records behind a measure after a place, in order of day, with their matters; facts that cancel out make none.
    package func namedRecords(
        _ county: String, measure: String, _ span: FactSpan, in extent: Extent = .county, knownAt entry: Int? = nil, after place: RecordPlace? = nil,
        limit: Int
    ) throws -> [NamedRecord] {
        var (grouped, arguments) = Self.grouped(county, measure, span, extent, entry, after: place)
        arguments.append(SQLValue(limit))
        return try all(
            """
            SELECT m.id, m.kind, m.number, m.title, f.organ, m.organ, f.day, f.value
            FROM (\(grouped) ORDER BY 1, 2, 3 LIMIT $\(arguments.count)) f JOIN matter m ON m.county = $1 AND m.id = f.matter
            ORDER BY f.day, f.matter, f.organ
            """, arguments
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
        let (grouped, arguments) = Self.grouped(county, measure, span, extent, entry, after: nil)
        return try first("SELECT COUNT(*) FROM (\(grouped)) f", arguments) { $0.int(0) } ?? 0
    }

    private static func grouped(
        _ county: String, _ measure: String, _ span: FactSpan, _ extent: Extent, _ entry: Int?, after place: RecordPlace?
    ) -> (String, [SQLValue]) {
        var arguments = [SQLValue(county), SQLValue(measure)]
        var text: String
        switch span {
        case .during(let first, let last):
            // The first day moves on with the place, so that the index is entered where the last page ended.
            arguments += [SQLValue(max(first, place?.day ?? first)), SQLValue(last)]
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
        var beyond = ""
        if let place {
            arguments += [SQLValue(place.day), SQLValue(place.matter), SQLValue(place.organ.description)]
            beyond = "($\(arguments.count - 2), $\(arguments.count - 1), $\(arguments.count))"
        }
        if case .during = span {
            if place != nil { text += " AND (day, matter, organ) > \(beyond)" }
            return (text + " GROUP BY day, matter, organ HAVING SUM(value) <> 0", arguments)
        }
        text += " GROUP BY matter, organ HAVING SUM(value) <> 0"
        return (place == nil ? text : text + " AND (MAX(day), matter, organ) > \(beyond)", arguments)
    }
}
