import Kernel
package import Storage

/// The figures of several counties side by side, and of all of them together: ratios of sums, never sums of ratios.
package struct RegionFigures: Sendable {
    package struct County: Sendable {
        package let code: String
        package let name: String
        /// By the indicator's id; none where there is nothing to divide by.
        package let values: [String: ScaledNumber]
        package let previous: [String: ScaledNumber]
    }

    package let year: Int
    package let month: Int
    package let counties: [County]
    /// All counties as one.
    package let total: County
}

extension Figures {
    /// Compares counties by the sums of January to a month. What each post may see is the caller's to know: this reads no matter.
    package func region(
        _ counties: [JurisdictionRow], name: String, year: Int, through month: Int = 12, in connection: Connection
    ) throws -> RegionFigures {
        var now: [String: [String: Span]] = [:]
        var before: [String: [String: Span]] = [:]
        var all: (now: [String: Span], before: [String: Span]) = ([:], [:])
        try connection.forEachCountySum(counties.map(\.county), year: year, through: month) { county, sum in
            let sums = Scope.Sums(sum)
            now[county, default: [:]][sum.measure] = sums.current
            before[county, default: [:]][sum.measure] = sums.previous
            all.now[sum.measure, default: Span()] += sums.current
            all.before[sum.measure, default: Span()] += sums.previous
        }
        func county(_ code: String, _ name: String, _ now: [String: Span], _ before: [String: Span]) -> RegionFigures.County {
            func values(_ spans: [String: Span]) -> [String: ScaledNumber] {
                Dictionary(uniqueKeysWithValues: indicators.compactMap { indicator in value(indicator, spans).map { (indicator.id, $0) } })
            }
            return RegionFigures.County(code: code, name: name, values: values(now), previous: values(before))
        }
        return RegionFigures(
            year: year, month: month,
            counties: counties.map { county($0.county, $0.name, now[$0.county] ?? [:], before[$0.county] ?? [:]) },
            total: county("", name, all.now, all.before))
    }
}

extension Span {
    static func += (left: inout Span, right: Span) {
        left.flow += right.flow
        left.opening += right.opening
        left.closing += right.closing
    }
}
