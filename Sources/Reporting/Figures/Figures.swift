package import Engine
package import Kernel
package import Storage

/// Computes figures from the roll-ups, or from the facts as they stood at an earlier journal entry.
package struct Figures: Sendable {
    package struct Detail: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        package static let months: Detail = Detail(rawValue: 1)
        package static let organs: Detail = Detail(rawValue: 2)
        /// How many records stand behind sums of money and the like; these alone must be counted from the facts.
        package static let recordCounts: Detail = Detail(rawValue: 4)
    }

    let engine: Engine
    package let indicators: [Indicator]
    private let byID: [String: Indicator]

    package init(_ engine: Engine) { self.init(engine, indicators: Indicator.all(for: engine.kinds)) }

    package init(_ engine: Engine, indicators: [Indicator]) {
        self.engine = engine
        self.indicators = indicators
        byID = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: `report.noFigure`.
    package func indicator(_ id: String) throws -> Indicator {
        guard let indicator = byID[id] else { throw Indicator.unknown(id, among: indicators) }
        return indicator
    }

    /// All figures of an organ with those below it; the whole county when no organ is named.
    ///
    /// - Throws: `engine.noOrgan`, `report.noEntry`.
    package func compute(_ organ: OrganCode? = nil, year: Int, asOf entry: Int? = nil, _ detail: Detail = .recordCounts) throws -> FigureSet {
        try engine.database.read { try compute(organ, year: year, asOf: entry, detail, in: $0) }
    }

    package func compute(_ organ: OrganCode?, year: Int, asOf entry: Int?, _ detail: Detail, in connection: Connection) throws -> FigureSet {
        let place = try self.place(organ)
        return try compute(place == engine.organs.root ? .county : .below(place), year: year, asOf: entry, detail, in: connection)
    }

    /// The figures of January to a month, against the same months of the year before; stocks as they stand at the month's end.
    package func compute(
        _ extent: Extent, year: Int, through month: Int = 12, asOf entry: Int? = nil, _ detail: Detail, in connection: Connection
    ) throws -> FigureSet {
        let last = try connection.lastEntry(engine.county)?.entry ?? 0
        if let entry, !(0...last).contains(entry) {
            throw Problem(.missing, .reportNoEntry, "全过程记录中没有第\(entry)号记录，现有第1号至第\(last)号。", remedy: "请核对记录编号。")
        }
        let scope = Scope(county: engine.county, extent: extent, year: year, month: month, entry: entry)
        let place = place(extent)
        let sums = try scope.sums(connection)
        let now = sums.mapValues(\.current)
        let before = sums.mapValues(\.previous)
        let figures = try indicators.map { indicator in
            let (numerator, denominator) = parts(indicator, now)
            let hasPast = bases(indicator).contains { sums[$0]?.hasPast ?? false }
            var figure = Figure(
                indicator: indicator, value: value(indicator, now), numerator: numerator, denominator: denominator,
                records: try records(indicator, now, scope, detail, connection), previous: hasPast ? value(indicator, before) : nil)
            let since = bases(indicator).compactMap { sums[$0]?.since }.min()
            if let since, since / 100 == year - 1, since % 100 > 1 { figure.pastFrom = since % 100 }
            return figure
        }
        return FigureSet(
            organ: place, year: year, entry: entry ?? last, figures: figures,
            months: detail.contains(.months) ? try months(scope, sums, connection) : [],
            organs: detail.contains(.organs) ? try organs(scope, place, connection) : [], sums: now)
    }

    /// The organ asked for; the county itself when none is named.
    func place(_ organ: OrganCode?) throws -> OrganCode {
        guard let organ else { return engine.organs.root ?? OrganCode(engine.county) }
        guard engine.organs[organ] != nil else {
            throw Problem(.missing, .engineNoOrgan, "没有代码为“\(organ)”的机关。", remedy: "请核对机关代码。")
        }
        return organ
    }

    private func place(_ extent: Extent) -> OrganCode {
        switch extent {
        case .county: engine.organs.root ?? OrganCode(engine.county)
        case .below(let organ), .alone(let organ): organ
        }
    }

    /// The value of an indicator, given what each measure came to.
    func value(_ indicator: Indicator, _ spans: [String: Span]) -> ScaledNumber? {
        switch indicator.formula {
        case .sum(let measures, let opening):
            let own = measures.reduce(0) { sum, id in
                sum + (indicator.nature == .stock ? spans[id]?.closing ?? 0 : spans[id]?.flow ?? 0)
            }
            return ScaledNumber(opening.reduce(own) { $0 + (spans[$1]?.opening ?? 0) }, decimals: indicator.decimals)
        case .ratio:
            guard case (let numerator?, let denominator?) = parts(indicator, spans) else { return nil }
            return ScaledNumber.percent(numerator.value, of: denominator.value, decimals: indicator.decimals)
        }
    }

    private func parts(_ indicator: Indicator, _ spans: [String: Span]) -> (Figure.Part?, Figure.Part?) {
        guard case .ratio(let numerator, let denominator) = indicator.formula else { return (nil, nil) }
        func part(_ id: String) -> Figure.Part? {
            byID[id].flatMap { value($0, spans) }.map { Figure.Part(id: id, value: $0.units) }
        }
        return (part(numerator), part(denominator))
    }

    /// All measures behind an indicator.
    package func bases(_ indicator: Indicator) -> [String] {
        guard case .ratio(let numerator, let denominator) = indicator.formula else { return indicator.measures }
        return [numerator, denominator].flatMap { byID[$0]?.measures ?? [] }
    }

    /// The indicator whose records stand behind this one: itself, or a ratio's numerator.
    package func counted(_ indicator: Indicator) -> Indicator {
        if case .ratio(let numerator, _) = indicator.formula, let found = byID[numerator] { found } else { indicator }
    }

    private func records(_ indicator: Indicator, _ spans: [String: Span], _ scope: Scope, _ detail: Detail, _ connection: Connection) throws -> Int? {
        let counted = counted(indicator)
        guard counted.isAmount else { return value(counted, spans)?.units ?? 0 }
        guard detail.contains(.recordCounts) else { return nil }
        return try counted.measures.reduce(0) { try $0 + scope.count($1, connection) }
    }
}
