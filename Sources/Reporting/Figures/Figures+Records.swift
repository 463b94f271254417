import Engine
package import Kernel
package import Storage

/// The records behind a figure: how many, and the first of them.
package struct FigureRecords: Sendable {
    /// The indicator whose records these are: for a ratio, its numerator.
    package let indicator: Indicator
    package let records: [NamedRecord]
    package let hasMore: Bool
}

extension Figures {
    /// The records behind a figure in order of day; for a ratio, those of its numerator.
    ///
    /// - Throws: `report.noFigure`, `engine.noOrgan`.
    package func records(of id: String, _ organ: OrganCode? = nil, year: Int, limit: Int = 100, asOf entry: Int? = nil) throws -> FigureRecords {
        try engine.database.read { try records(of: id, organ, year: year, limit: limit, asOf: entry, in: $0) }
    }

    package func records(of id: String, _ organ: OrganCode?, year: Int, limit: Int, asOf entry: Int?, in connection: Connection) throws
        -> FigureRecords
    {
        let place = try self.place(organ)
        let indicator = counted(try self.indicator(id))
        let under = place == engine.organs.root ? nil : place
        let limit = min(max(limit, 0), Int.max - 1)
        let last = Day.lastDay(of: year)
        var sources: [(String, FactSpan)] = []
        if case .sum(let measures, let opening) = indicator.formula {
            sources = measures.map { ($0, indicator.nature == .stock ? .standing(last) : .during(Day.firstDay(of: year), last)) }
            sources += opening.map { ($0, .standing(Day.lastDay(of: year - 1))) }
        }
        var found: [NamedRecord] = []
        for (measure, span) in sources {
            found += try connection.namedRecords(engine.county, measure: measure, span, under: under, knownAt: entry, limit: limit + 1)
        }
        if sources.count > 1 { found.sort { ($0.day, $0.matter) < ($1.day, $1.matter) } }
        return FigureRecords(indicator: indicator, records: Array(found.prefix(limit)), hasMore: found.count > limit)
    }
}
