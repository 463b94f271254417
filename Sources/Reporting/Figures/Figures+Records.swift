import Engine
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
    /// Records on this page and those before.
    let seen: Int
    let place: RecordPlace

    init(source: Int, seen: Int, place: RecordPlace) {
        self.source = source
        self.seen = seen
        self.place = place
    }

    /// Reads `0_50_18262_7_430626-ga`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let parts: [String] = text.split(separator: "_" as Character, maxSplits: 4).map { String($0) }
        let numbers = parts.prefix(4).compactMap { Int($0) }
        guard parts.count == 5, numbers.count == 4, numbers[1] >= 0 else { return nil }
        self.init(
            source: numbers[0], seen: numbers[1], place: RecordPlace(day: Day(ordinal: numbers[2]), matter: numbers[3], organ: OrganCode(parts[4])))
    }

    package var text: String { "\(source)_\(seen)_\(place.day.ordinal)_\(place.matter)_\(place.organ)" }
}

/// The months of one year that records are asked for.
package struct Months: Hashable, Sendable {
    package let year: Int
    package let first: Int
    package let last: Int

    /// January to a month.
    package init(_ year: Int, through last: Int = 12) {
        self.year = year
        first = 1
        self.last = last
    }

    package init(_ year: Int, only month: Int) {
        self.year = year
        first = month
        last = month
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

    /// One page of the records behind a figure, measure by measure: what happened in order of day, what stands with the latest first.
    ///
    /// - Parameter total: how many there are in all; what stands is not looked for beyond it.
    /// - Throws: `report.noFigure`.
    package func page(
        of id: String, _ extent: Extent, _ months: Months, after cursor: RecordCursor? = nil, limit: Int, total: Int, in connection: Connection
    ) throws -> FigureRecords {
        let indicator = counted(try self.indicator(id))
        let seen = cursor?.seen ?? 0
        let wanted = min(limit + 1, max(total - seen, 0))
        var found: [(source: Int, record: NamedRecord)] = []
        for (source, (measure, span)) in sources(of: indicator, months).enumerated() where source >= cursor?.source ?? 0 {
            let after = source == cursor?.source ? cursor?.place : nil
            let more = try connection.recordPage(
                engine.county, measure: measure, span, in: extent, after: after, limit: wanted - found.count)
            found += more.map { (source, $0) }
            if found.count >= wanted { break }
        }
        let shown = found.prefix(limit)
        let next = found.count > limit ? shown.last.map { RecordCursor(source: $0.source, seen: seen + limit, place: $0.record.place) } : nil
        return FigureRecords(indicator: indicator, records: shown.map(\.record), hasMore: next != nil, next: next)
    }

    /// How many records stand behind a figure; for a ratio, behind its numerator.
    package func recordCount(of id: String, _ extent: Extent, _ months: Months, in connection: Connection) throws -> Int {
        let indicator = counted(try self.indicator(id))
        guard indicator.isAmount else {
            // Each record counts for one, so the roll-ups know how many there are.
            let set = try compute(extent, year: months.year, through: months.last, .months, in: connection)
            let value = months.first == 1 ? set[indicator.id]?.value : set.months[months.last - 1].values[indicator.id]
            return value?.units ?? 0
        }
        return try sources(of: indicator, months).reduce(0) { count, source in
            try count + connection.recordCount(engine.county, measure: source.0, source.1, in: extent)
        }
    }

    private func sources(of indicator: Indicator, _ months: Months) -> [(String, FactSpan)] {
        guard case .sum(let measures, let opening) = indicator.formula else { return [] }
        let own = measures.map { ($0, indicator.nature == .stock ? FactSpan.standing(months.end) : .during(months.start, months.end)) }
        return own + opening.map { ($0, .standing(months.start.advanced(by: -1))) }
    }
}
