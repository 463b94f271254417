import Engine
import Kernel
import Storage

/// What figures are asked for: of whom, of which year, as known when.
struct Scope: Sendable {
    let county: String
    let extent: Extent
    let year: Int
    /// The last month of the year that counts.
    let month: Int
    /// `nil` for now, when the roll-ups have the answer.
    let entry: Int?

    struct Sums: Sendable {
        let current: Span
        let previous: Span
        /// Something was recorded before the year began.
        let hasPast: Bool
        /// The month of the first record, 202011.
        let since: Int?

        init(_ sum: MeasureSum) {
            let opening = sum.through - sum.current
            current = Span(flow: sum.current, opening: opening, closing: sum.through)
            previous = Span(flow: sum.previous, opening: sum.beforePrevious, closing: sum.beforePrevious + sum.previous)
            hasPast = opening != 0
            since = sum.since
        }
    }

    var days: (first: Day, last: Day) { (Day.firstDay(of: year), Day.last(ofMonth: month, year: year)) }

    func sums(_ connection: Connection) throws -> [String: Sums] {
        var found: [String: Sums] = [:]
        try connection.forEachMeasureSum(county, year: year, through: month, in: extent, knownAt: entry) { found[$0.measure] = Sums($0) }
        return found
    }

    func count(_ measure: String, _ connection: Connection) throws -> Int {
        try connection.recordCount(county, measure: measure, .during(days.first, days.last), in: extent, knownAt: entry)
    }
}

extension Figures {
    func months(_ scope: Scope, _ sums: [String: Scope.Sums], _ connection: Connection) throws -> [FigureSet.Slice] {
        var flows: [[String: Int]] = Array(repeating: [:], count: 12)
        try connection.forEachMonth(scope.county, year: scope.year, in: scope.extent, knownAt: scope.entry) { flows[$1 - 1][$0, default: 0] += $2 }
        var standing = sums.mapValues(\.current.opening)
        return flows.enumerated().map { index, flows in
            var spans: [String: Span] = [:]
            for (measure, opening) in standing {
                let flow = flows[measure] ?? 0
                spans[measure] = Span(flow: flow, opening: opening, closing: opening + flow)
                standing[measure] = opening + flow
            }
            return slice("\(index + 1)月", spans)
        }
    }

    func organs(_ scope: Scope, _ place: OrganCode, _ connection: Connection) throws -> [FigureSet.Slice] {
        let children = engine.organs.below(place)
        var heads: [String: OrganCode] = [place.description: place]
        for child in children {
            for code in engine.organs.subtree(of: child) { heads[code.description] = child }
        }
        var spans: [OrganCode: [String: Span]] = [:]
        try connection.forEachMeasureSum(
            scope.county, year: scope.year, through: scope.month, in: scope.extent, knownAt: scope.entry, byOrgan: true
        ) { sum in
            guard let head = heads[sum.organ] else { return }
            let current = Scope.Sums(sum).current
            var span = spans[head]?[sum.measure] ?? Span()
            span.flow += current.flow
            span.opening += current.opening
            span.closing += current.closing
            spans[head, default: [:]][sum.measure] = span
        }
        let own = slice(engine.organs.name(of: place) + "（本级）", spans[place] ?? [:])
        return [own] + children.map { slice(engine.organs.name(of: $0), of: $0, spans[$0] ?? [:]) }
    }

    private func slice(_ name: String, of organ: OrganCode? = nil, _ spans: [String: Span]) -> FigureSet.Slice {
        let values = indicators.compactMap { indicator in value(indicator, spans).map { (indicator.id, $0) } }
        return FigureSet.Slice(name: name, organ: organ, values: Dictionary(values, uniquingKeysWith: { first, _ in first }))
    }
}
