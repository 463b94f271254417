package import Engine
package import Kernel
package import Storage

/// The records behind a figure: how many, and the first of them.
package struct FigureRecords: Sendable {
    /// The indicator whose records these are: for a ratio, its numerator.
    package let indicator: Indicator
    package let records: [NamedRecord]
    package let hasMore: Bool
    /// The place of the last record here, when there are more after it.
    package let next: RecordCursor?
}

/// Where a page of records ended; as text it goes into addresses.
package struct RecordCursor: Hashable, Sendable {
    let source: Int
    let place: RecordPlace

    init(source: Int, place: RecordPlace) {
        self.source = source
        self.place = place
    }

    /// Reads `0_18262_7_430626-ga`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let parts: [String] = text.split(separator: "_" as Character, maxSplits: 3).map { String($0) }
        guard parts.count == 4, let source = Int(parts[0]), let day = Int(parts[1]), let matter = Int(parts[2]) else { return nil }
        self.init(source: source, place: RecordPlace(day: Day(ordinal: day), matter: matter, organ: OrganCode(parts[3])))
    }

    package var text: String { "\(source)_\(place.day.ordinal)_\(place.matter)_\(place.organ)" }
}

/// The months of one year that records are asked for.
package struct Months: Hashable, Sendable {
    package let year: Int
    package let first: Int
    package let last: Int

    package init(_ year: Int, from first: Int = 1, through last: Int = 12) {
        self.year = year
        self.first = first
        self.last = last
    }

    var start: Day { Day.first(ofMonth: first, year: year) }
    var end: Day { Day.last(ofMonth: last, year: year) }
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
        let extent: Extent = place == engine.organs.root ? .county : .below(place)
        let limit = min(max(limit, 0), Int.max - 1)
        let sources = sources(of: indicator, Months(year))
        var found: [NamedRecord] = []
        for (measure, span) in sources {
            found += try connection.namedRecords(engine.county, measure: measure, span, in: extent, knownAt: entry, limit: limit + 1)
        }
        if sources.count > 1 { found.sort { ($0.day, $0.matter) < ($1.day, $1.matter) } }
        return FigureRecords(indicator: indicator, records: Array(found.prefix(limit)), hasMore: found.count > limit, next: nil)
    }

    /// One page of the records behind a figure, measure by measure and each in order of day.
    ///
    /// - Throws: `report.noFigure`.
    package func page(
        of id: String, _ extent: Extent, _ months: Months, after cursor: RecordCursor? = nil, limit: Int, in connection: Connection
    ) throws -> FigureRecords {
        let indicator = counted(try self.indicator(id))
        var found: [(source: Int, record: NamedRecord)] = []
        for (source, (measure, span)) in sources(of: indicator, months).enumerated() where source >= cursor?.source ?? 0 {
            let after = source == cursor?.source ? cursor?.place : nil
            let more = try connection.namedRecords(
                engine.county, measure: measure, span, in: extent, after: after, limit: limit + 1 - found.count)
            found += more.map { (source, $0) }
            if found.count > limit { break }
        }
        let shown = found.prefix(limit)
        let next = found.count > limit ? shown.last.map { RecordCursor(source: $0.source, place: $0.record.place) } : nil
        return FigureRecords(indicator: indicator, records: shown.map(\.record), hasMore: next != nil, next: next)
    }

    /// How many records stand behind a figure; for a ratio, behind its numerator.
    package func recordCount(of id: String, _ extent: Extent, _ months: Months, in connection: Connection) throws -> Int {
        try sources(of: counted(try self.indicator(id)), months).reduce(0) { count, source in
            try count + connection.recordCount(engine.county, measure: source.0, source.1, in: extent)
        }
    }

    private func sources(of indicator: Indicator, _ months: Months) -> [(String, FactSpan)] {
        guard case .sum(let measures, let opening) = indicator.formula else { return [] }
        let own = measures.map { ($0, indicator.nature == .stock ? FactSpan.standing(months.end) : .during(months.start, months.end)) }
        return own + opening.map { ($0, .standing(months.start.advanced(by: -1))) }
    }
}
