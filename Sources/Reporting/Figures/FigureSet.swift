package import Kernel

/// All figures of an organ's year, as the journal stood at one entry.
package struct FigureSet: Sendable {
    /// One month, or one organ directly below, with the value of every indicator there.
    package struct Slice: Sendable {
        package let name: String
        /// The organ below; `nil` for a month, and for the organ by itself.
        package let organ: OrganCode?
        package let values: [String: ScaledNumber]
    }

    package let organ: OrganCode
    package let year: Int
    /// The last journal entry that was counted.
    package let entry: Int
    package let figures: [Figure]
    /// January to December; empty unless asked for.
    package let months: [Slice]
    /// The organ by itself and those directly below, each with all beneath; empty unless asked for.
    package let organs: [Slice]
    /// What the measures came to within the year, for the checks that need more than indicators.
    let sums: [String: Span]
    private let places: [String: Int]

    init(
        organ: OrganCode, year: Int, entry: Int, figures: [Figure], months: [Slice], organs: [Slice], sums: [String: Span]
    ) {
        self.organ = organ
        self.year = year
        self.entry = entry
        self.figures = figures
        self.months = months
        self.organs = organs
        self.sums = sums
        places = Dictionary(figures.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(_ id: String) -> Figure? { places[id].map { figures[$0] } }

    /// - Throws: `report.noFigure`, naming the figure and those with the nearest ids.
    package func figure(_ id: String) throws -> Figure {
        guard let figure = self[id] else { throw Indicator.unknown(id, among: figures.map(\.indicator)) }
        return figure
    }

    /// The whole set as JSON: an array of figures.
    package var json: String { figures.json }
}

/// What a measure came to in a period.
struct Span: Hashable, Sendable {
    var flow = 0
    /// What stood before the period and at its end.
    var opening = 0
    var closing = 0
}

extension Indicator {
    /// The problem of a figure that is none, with the nearest that are.
    static func unknown(_ id: String, among indicators: [Indicator]) -> Problem {
        let nearest = nearest(id, among: indicators)
        return Problem(
            .missing, .reportNoFigure, "没有“\(id)”这个指标。", remedy: "相近的有：\(nearest.map(\.label).joined(separator: "、"))。")
    }

    static func nearest(_ id: String, among indicators: [Indicator]) -> [Indicator] {
        let ranked = indicators.map { (distance: distance($0.id, id), indicator: $0) }
            .sorted { ($0.distance, $0.indicator.id) < ($1.distance, $1.indicator.id) }
        return ranked.prefix(3).map(\.indicator)
    }

    /// Edits that turn one text into the other.
    private static func distance(_ left: String, _ right: String) -> Int {
        let target = Array(right.utf8)
        var row = Array(0...target.count)
        for (line, byte) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in target.enumerated() {
                let change = diagonal + (byte == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, row[column + 1] + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}

extension Problem.Code {
    package static let reportNoFigure: Problem.Code = Problem.Code("report.noFigure")
    package static let reportTemplate: Problem.Code = Problem.Code("report.template")
    package static let reportNoFile: Problem.Code = Problem.Code("report.noFile")
    package static let reportNoEntry: Problem.Code = Problem.Code("report.noEntry")
}
