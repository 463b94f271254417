package import Kernel

/// What a measure came to from January to a month, for an organ or for all, and in the same months of the year before.
package struct MeasureSum: Sendable {
    package let measure: String
    /// Empty when all organs are summed.
    package let organ: String
    package let current: Int
    package let previous: Int
    /// Everything before the year before: what a stock then stood at.
    package let beforePrevious: Int
    /// Everything from the beginning to the month's end: what a stock stands at.
    package let through: Int
    /// The month of the first record of all; as year and month in one number, 202011.
    package let since: Int?

    init(measure: String, organ: String, current: Int, previous: Int, beforePrevious: Int, through: Int, since: Int? = nil) {
        (self.measure, self.organ, self.current, self.previous) = (measure, organ, current, previous)
        (self.beforePrevious, self.through, self.since) = (beforePrevious, through, since)
    }
}

/// The organs whose facts a figure counts.
package enum Extent: Hashable, Sendable {
    case county
    /// An organ and all below it.
    case below(OrganCode)
    /// An organ without those below it.
    case alone(OrganCode)
}

extension Connection {
    /// Every measure's sums around a year's months in one pass: from the roll-ups, or as an entry left them from the facts.
    package func forEachMeasureSum(
        _ county: String, year: Int, through month: Int = 12, in extent: Extent = .county, knownAt entry: Int? = nil, byOrgan: Bool = false,
        _ body: (MeasureSum) -> Void
    ) throws {
        let place = byOrgan ? "organ" : "''"
        var (table, date) = ("rollup", "month")
        var arguments = [year * 100 + 1, year * 100 - 99, year * 100 - 100 + month, year * 100 - 99].map { SQLValue($0) }
        var last = SQLValue(year * 100 + month)
        if entry != nil {
            (table, date) = ("fact", "day")
            let days = [Day.firstDay(of: year), Day.firstDay(of: year - 1), Day.last(ofMonth: month, year: year - 1), Day.firstDay(of: year - 1)]
            arguments = days.map { SQLValue($0) }
            last = SQLValue(Day.last(ofMonth: month, year: year))
        }
        arguments += [SQLValue(county), last]
        let condition = Self.condition(extent, county: 5, knownAt: entry, byOrgan: byOrgan, &arguments)
        try forEach(
            """
            SELECT measure, \(place), SUM(CASE WHEN \(date) >= $1 THEN value ELSE 0 END),
              SUM(CASE WHEN \(date) BETWEEN $2 AND $3 THEN value ELSE 0 END), SUM(CASE WHEN \(date) < $4 THEN value ELSE 0 END), SUM(value),
              MIN(CASE WHEN value <> 0 THEN \(date) END)
            FROM \(table) WHERE county = $5 AND \(date) <= $6 \(condition) GROUP BY measure\(byOrgan ? ", organ" : "")
            """, arguments
        ) { row in
            body(
                MeasureSum(
                    measure: row.text(0), organ: row.text(1), current: row.int(2), previous: row.int(3), beforePrevious: row.int(4),
                    through: row.int(5),
                    since: entry == nil ? row.optionalInt(6) : row.optionalDay(6).map { $0.parts.year * 100 + $0.parts.month }))
        }
    }

    /// Every measure's sums in the months of a year; from the facts there is one for each day of a month.
    package func forEachMonth(
        _ county: String, year: Int, in extent: Extent = .county, knownAt entry: Int? = nil,
        _ body: (_ measure: String, _ month: Int, _ value: Int) -> Void
    ) throws {
        var (table, date) = ("rollup", "month")
        var arguments = [SQLValue(county), SQLValue(year * 100 + 1), SQLValue(year * 100 + 12)]
        if entry != nil {
            (table, date) = ("fact", "day")
            arguments = [SQLValue(county), SQLValue(Day.firstDay(of: year)), SQLValue(Day.lastDay(of: year))]
        }
        let condition = Self.condition(extent, county: 1, knownAt: entry, byOrgan: false, &arguments)
        try forEach(
            """
            SELECT measure, \(date), SUM(value) FROM \(table) WHERE county = $1 AND \(date) BETWEEN $2 AND $3 \(condition)
            GROUP BY measure, \(date)
            """, arguments
        ) { row in body(row.text(0), entry == nil ? row.int(1) % 100 : row.day(1).parts.month, row.int(2)) }
    }

    /// Years up to one in which something was counted, the latest first.
    package func countedYears(_ county: String, through year: Int) throws -> [Int] {
        // Walks from measure to measure and reads the county's own rows only.
        try all(
            """
            WITH RECURSIVE known (measure) AS (
              SELECT MIN(measure) FROM rollup WHERE county = $1
              UNION ALL SELECT (SELECT MIN(measure) FROM rollup WHERE county = $1 AND measure > known.measure) FROM known
              WHERE known.measure IS NOT NULL)
            SELECT DISTINCT r.month / 100 FROM known \(dialect.joinInOrder) rollup r
              ON r.county = $1 AND r.measure = known.measure AND r.organ = '\(Self.wholeCounty)'
            WHERE r.month <= $2 AND r.value <> 0 ORDER BY 1 DESC
            """, [SQLValue(county), SQLValue(year * 100 + 12)]
        ) { $0.int(0) }
    }

    private static func condition(_ extent: Extent, county: Int, knownAt entry: Int?, byOrgan: Bool, _ arguments: inout [SQLValue]) -> String {
        var text = ""
        if let entry {
            arguments.append(SQLValue(entry))
            text = "AND entry <= $\(arguments.count)"
        } else if extent == .county {
            // The county has a row of its own beside its organs'.
            text = "AND organ \(byOrgan ? "<>" : "=") '\(wholeCounty)'"
        }
        return text + within(extent, county: county, &arguments)
    }

    /// Facts and roll-ups of some organs, as a further condition.
    static func within(_ extent: Extent, county: Int, _ arguments: inout [SQLValue]) -> String {
        switch extent {
        case .county: return ""
        case .alone(let organ):
            arguments.append(SQLValue(organ.description))
            return " AND organ = $\(arguments.count)"
        case .below(let organ):
            arguments.append(SQLValue(organ.description))
            return """
                 AND organ IN (WITH RECURSIVE below (code) AS (
                  SELECT code FROM organ WHERE county = $\(county) AND code = $\(arguments.count)
                  UNION ALL SELECT o.code FROM organ o JOIN below b ON o.parent = b.code WHERE o.county = $\(county)) SELECT code FROM below)
                """
        }
    }
}
