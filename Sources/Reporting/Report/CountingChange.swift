import Engine
package import Kernel
package import Storage

/// A change of what is counted (口径变更) that touches figures of a report, with each of them before and after.
package struct CountingChange: Sendable {
    package struct Line: Sendable {
        package let indicator: Indicator
        package let before: ScaledNumber?
        package let after: ScaledNumber?

        /// `“行政处罚案件”由120件变为118件`
        package var text: String {
            "“\(indicator.name)”由\(Self.shown(before, indicator.unit))变为\(Self.shown(after, indicator.unit))"
        }

        private static func shown(_ value: ScaledNumber?, _ unit: String) -> String { value.map { $0.text + unit } ?? "无数值" }
    }

    /// The name of the kind whose definition changed, and its versions before and after.
    package let kind: String
    package let from: Int
    package let to: Int
    /// What the versions between them changed.
    package let says: [String]
    /// The day on which matters were first recounted.
    package let day: Day
    /// The entry as of which the report stands, when the change came after it: the report keeps its figures.
    package let keptAsOf: Int?
    package let lines: [Line]

    /// One paragraph for the notes of the report.
    package var text: String {
        let words = says.isEmpty ? "" : "（\(says.joined(separator: "；"))）"
        let head = "“\(kind)”的统计口径于\(day.chinese)由第\(from)版变更为第\(to)版\(words)"
        let figures = lines.map(\.text).joined(separator: "；")
        guard let keptAsOf else { return "\(head)。本报告的数字已按变更后的口径：\(figures)。" }
        return "\(head)。变更在本报告所截至的第\(keptAsOf)号记录以后，本报告的数字不变；按变更后的口径，\(figures)。"
    }
}

extension Figures {
    /// The changes of what is counted that touch some figures of a county's year: those that the figures include, and those that came after
    /// the entry as of which they were computed.
    ///
    /// - Parameter ids: the figures that are looked at.
    package func countingChanges(_ set: FigureSet, among ids: Set<String>, in connection: Connection) throws -> [CountingChange] {
        let last = try connection.lastEntry(engine.county)?.entry ?? 0
        let wanted = indicators.filter { ids.contains($0.id) }
        var earlier = Self.steps(try connection.recountSums(engine.county, year: set.year, after: 0, through: set.entry))
        var spans = set.sums
        // What the figures include is taken back, the latest first.
        for index in earlier.indices.reversed() {
            earlier[index].after = values(wanted, spans)
            earlier[index].apply(to: &spans, -1)
            earlier[index].before = values(wanted, spans)
        }
        var later: [Step] = []
        if set.entry < last {
            later = Self.steps(try connection.recountSums(engine.county, year: set.year, after: set.entry, through: last))
            spans = set.sums
            for index in later.indices {
                later[index].before = values(wanted, spans)
                later[index].apply(to: &spans, 1)
                later[index].after = values(wanted, spans)
            }
        }
        return earlier.compactMap { change($0, wanted, keptAsOf: nil) } + later.compactMap { change($0, wanted, keptAsOf: set.entry) }
    }

    /// All that the recounts of one kind from one version to another did.
    private struct Step {
        let kind: String
        let from: Int
        let to: Int
        var day: Day
        var first: Int
        var sums: [RecountSum]
        var before: [String: ScaledNumber] = [:]
        var after: [String: ScaledNumber] = [:]

        func apply(to spans: inout [String: Span], _ sign: Int) {
            for sum in sums {
                spans[sum.measure, default: Span()].flow += sign * sum.within
                spans[sum.measure, default: Span()].opening += sign * sum.before
                spans[sum.measure, default: Span()].closing += sign * (sum.within + sum.before)
            }
        }
    }

    /// In the order in which they began.
    private static func steps(_ sums: [RecountSum]) -> [Step] {
        var steps: [Step] = []
        for sum in sums {
            if let index = steps.firstIndex(where: { $0.kind == sum.kind && $0.from == sum.from && $0.to == sum.to }) {
                steps[index].sums.append(sum)
                steps[index].day = min(steps[index].day, sum.at.day)
                steps[index].first = min(steps[index].first, sum.first)
            } else {
                steps.append(Step(kind: sum.kind, from: sum.from, to: sum.to, day: sum.at.day, first: sum.first, sums: [sum]))
            }
        }
        return steps.sorted { $0.first < $1.first }
    }

    private func values(_ indicators: [Indicator], _ spans: [String: Span]) -> [String: ScaledNumber] {
        var values: [String: ScaledNumber] = [:]
        for indicator in indicators { values[indicator.id] = value(indicator, spans) }
        return values
    }

    private func change(_ step: Step, _ indicators: [Indicator], keptAsOf entry: Int?) -> CountingChange? {
        let lines = indicators.compactMap { indicator -> CountingChange.Line? in
            let (before, after) = (step.before[indicator.id], step.after[indicator.id])
            return before == after ? nil : CountingChange.Line(indicator: indicator, before: before, after: after)
        }
        guard !lines.isEmpty else { return nil }
        let definition = engine.kinds.first { $0.kind.id == step.kind }
        let says = definition?.versions.filter { $0.number > step.from && $0.number <= step.to }.map(\.says) ?? []
        return CountingChange(
            kind: definition?.kind.name ?? step.kind, from: step.from, to: step.to, says: says, day: step.day, keptAsOf: entry, lines: lines)
    }
}
