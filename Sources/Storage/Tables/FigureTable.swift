package import Kernel

/// What a measure came to around a year, for an organ or for all.
package struct MeasureSum: Sendable {
    package let measure: String
    /// Empty when all organs are summed.
    package let organ: String
    package let year: Int
    package let previous: Int
    /// Everything from the beginning to the year's end: what a stock stands at.
    package let through: Int
}

/// A record behind a figure, with what names its matter.
package struct NamedRecord: Hashable, Sendable {
    package let matter: MatterID
    package let kind: String
    package let number: String?
    package let title: String
    package let organ: OrganCode
    package let day: Day
    package let value: Int
}

/// The days whose facts a figure counts.
package enum FactSpan: Hashable, Sendable {
    case during(Day, Day)
    /// What stands at the end of a day.
    case standing(Day)
}

extension Connection {
    /// Every measure's sums around a year in one pass: from the roll-ups, or as an entry left them from the facts.
    package func forEachMeasureSum(
        _ county: String, year: Int, under organ: OrganCode? = nil, knownAt entry: Int? = nil, byOrgan: Bool = false, _ body: (MeasureSum) -> Void
    ) throws {
        let place = byOrgan ? "organ" : "''"
        var (table, date, condition) = ("rollup", "month", "")
        var arguments = [SQLValue(year * 100 + 1), SQLValue(year * 100 - 99), SQLValue(county), SQLValue(year * 100 + 12)]
        if let entry {
            (table, date, condition) = ("fact", "day", "AND entry <= $5")
            arguments = [SQLValue(Day.firstDay(of: year)), SQLValue(Day.firstDay(of: year - 1)), SQLValue(county), SQLValue(Day.lastDay(of: year))]
            arguments.append(SQLValue(entry))
        } else if organ == nil {
            condition = byOrgan ? "AND organ <> '\(Self.wholeCounty)'" : "AND organ = '\(Self.wholeCounty)'"
        }
        if let organ {
            arguments.append(SQLValue(organ.description))
            condition += " AND \(Self.under(county: 3, organ: arguments.count))"
        }
        try forEach(
            """
            SELECT measure, \(place), SUM(CASE WHEN \(date) >= $1 THEN value ELSE 0 END),
              SUM(CASE WHEN \(date) < $1 AND \(date) >= $2 THEN value ELSE 0 END), SUM(value)
            FROM \(table) WHERE county = $3 AND \(date) <= $4 \(condition) GROUP BY measure\(byOrgan ? ", organ" : "")
            """, arguments
        ) { body(MeasureSum(measure: $0.text(0), organ: $0.text(1), year: $0.int(2), previous: $0.int(3), through: $0.int(4))) }
    }

    /// Every measure's sums in the months of a year; from the facts there is one for each day of a month.
    package func forEachMonth(
        _ county: String, year: Int, under organ: OrganCode? = nil, knownAt entry: Int? = nil,
        _ body: (_ measure: String, _ month: Int, _ value: Int) -> Void
    ) throws {
        var (table, date, condition) = ("rollup", "month", "")
        var arguments = [SQLValue(county), SQLValue(year * 100 + 1), SQLValue(year * 100 + 12)]
        if let entry {
            (table, date, condition) = ("fact", "day", "AND entry <= $4")
            arguments = [SQLValue(county), SQLValue(Day.firstDay(of: year)), SQLValue(Day.lastDay(of: year)), SQLValue(entry)]
        } else if organ == nil {
            condition = "AND organ = '\(Self.wholeCounty)'"
        }
        if let organ {
            arguments.append(SQLValue(organ.description))
            condition += " AND \(Self.under(county: 1, organ: arguments.count))"
        }
        try forEach(
            """
            SELECT measure, \(date), SUM(value) FROM \(table) WHERE county = $1 AND \(date) BETWEEN $2 AND $3 \(condition)
            GROUP BY measure, \(date)
            """, arguments
        ) { row in body(row.text(0), entry == nil ? row.int(1) % 100 : row.day(1).parts.month, row.int(2)) }
    }

    /// The records behind a measure, in order of day, with their matters; facts that cancel out make none.
    package func namedRecords(
        _ county: String, measure: String, _ span: FactSpan, under organ: OrganCode? = nil, knownAt entry: Int? = nil, limit: Int
    ) throws -> [NamedRecord] {
        var (grouped, arguments) = Self.grouped(county, measure, span, organ, entry)
        arguments.append(SQLValue(limit))
        return try all(
            """
            SELECT m.id, m.kind, m.number, m.title, f.organ, f.day, f.value
            FROM (\(grouped) ORDER BY 1, 2, 3 LIMIT $\(arguments.count)) f JOIN matter m ON m.county = $1 AND m.id = f.matter
            ORDER BY f.day, f.matter, f.organ
            """, arguments
        ) {
            NamedRecord(
                matter: $0.int(0), kind: $0.text(1), number: $0.optionalText(2), title: $0.text(3), organ: OrganCode($0.text(4)),
                day: $0.day(5), value: $0.int(6))
        }
    }

    /// How many records stand behind a measure.
    package func recordCount(_ county: String, measure: String, _ span: FactSpan, under organ: OrganCode? = nil, knownAt entry: Int? = nil) throws
        -> Int
    {
        let (grouped, arguments) = Self.grouped(county, measure, span, organ, entry)
        return try first("SELECT COUNT(*) FROM (\(grouped)) f", arguments) { $0.int(0) } ?? 0
    }

    private static func grouped(_ county: String, _ measure: String, _ span: FactSpan, _ organ: OrganCode?, _ entry: Int?) -> (String, [SQLValue]) {
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
        if let organ {
            arguments.append(SQLValue(organ.description))
            text += " AND \(under(county: 1, organ: arguments.count))"
        }
        if case .during = span { text += " GROUP BY day, matter, organ" } else { text += " GROUP BY matter, organ" }
        return (text + " HAVING SUM(value) <> 0", arguments)
    }

    /// Facts and roll-ups of an organ and all below it.
    private static func under(county: Int, organ: Int) -> String {
        """
        organ IN (WITH RECURSIVE below (code) AS (
          SELECT code FROM organ WHERE county = $\(county) AND code = $\(organ)
          UNION ALL SELECT o.code FROM organ o JOIN below b ON o.parent = b.code WHERE o.county = $\(county)) SELECT code FROM below)
        """
    }
}
