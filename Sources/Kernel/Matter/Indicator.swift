/// An indicator (指标): how a report's figure is made from measures, in words and as a formula.
package struct Indicator: Hashable, Sendable {
    package enum Formula: Hashable, Sendable {
        /// The sum of measures; those in `opening` add what stood at the end of the year before.
        case sum([String], opening: [String])
        /// A part in a hundred of two other indicators: a ratio of sums, never a sum of ratios.
        case ratio(numerator: String, denominator: String)
    }

    package enum Nature: String, Sendable { case flow = "时期数", stock = "时点数", ratio = "比率" }

    package let id: String
    package let name: String
    package let unit: String
    /// 统计口径: what is counted, on which day, and what is not.
    package let explanation: String
    package let nature: Nature
    package let formula: Formula
    package let decimals: Int
    /// One matter may count for more than one, as with yuan and 人次; then the records are fewer than the value.
    package let isAmount: Bool
    /// The indicator that this class of a breakdown is a part of, where all classes together make it up.
    package let total: String?

    private init(
        _ id: String, _ name: String, unit: String, _ explanation: String, nature: Nature, formula: Formula, decimals: Int, isAmount: Bool,
        total: String? = nil
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.explanation = explanation
        self.nature = nature
        self.formula = formula
        self.decimals = decimals
        self.isAmount = isAmount
        self.total = total
    }

    /// A measure told as it is.
    /// - Parameter explanation: what stands where the measure has no words of its own.
    init(_ info: MeasureInfo, otherwise explanation: String) {
        self.init(
            info.id, info.name, unit: info.unit, info.explanation.isEmpty ? explanation : info.explanation,
            nature: info.nature == .stock ? .stock : .flow, formula: .sum([info.id], opening: []), decimals: info.decimals,
            isAmount: info.isSum, total: info.total)
    }

    /// What happened within a period; by default the measure of the same id.
    package static func flow(
        _ id: String, _ name: String, unit: String = "件", measures: [String]? = nil, opening: [String] = [], _ explanation: String
    ) -> Indicator {
        Indicator(
            id, name, unit: unit, explanation, nature: .flow, formula: .sum(measures ?? [id], opening: opening), decimals: 0, isAmount: false)
    }

    /// A sum of what matters bear, not of matters; `decimals` when the measure counts in fractions of the unit, as in fen.
    package static func amount(_ id: String, _ name: String, unit: String, decimals: Int = 0, measures: [String]? = nil, _ explanation: String)
        -> Indicator
    {
        Indicator(
            id, name, unit: unit, explanation, nature: .flow, formula: .sum(measures ?? [id], opening: []), decimals: decimals, isAmount: true)
    }

    /// What stands at the end of a period.
    package static func stock(_ id: String, _ name: String, unit: String = "件", measures: [String]? = nil, _ explanation: String) -> Indicator {
        Indicator(
            id, name, unit: unit, explanation, nature: .stock, formula: .sum(measures ?? [id], opening: []), decimals: 0, isAmount: false)
    }

    package static func ratio(_ id: String, _ name: String, _ numerator: String, of denominator: String, decimals: Int, _ explanation: String)
        -> Indicator
    {
        Indicator(
            id, name, unit: "%", explanation, nature: .ratio, formula: .ratio(numerator: numerator, denominator: denominator),
            decimals: decimals, isAmount: false)
    }

    /// The measures that the formula adds up; none for a ratio.
    package var measures: [String] {
        if case .sum(let measures, let opening) = formula { measures + opening } else { [] }
    }

    /// `id（名称）`, for messages.
    package var label: String { "\(id)（\(name)）" }

    /// What stands before the colon of a class, such as `penalty.kind`; `nil` for an indicator that is no class.
    package var classified: String? { id.contains(":") ? id.split(separator: ":").first.map(String.init) : nil }
}

extension Definition {
    /// The indicators that the kind declares: each measure as it is, and what is made of them, in the order of the declaration.
    package var indicators: [Indicator] {
        figures.map { figure in
            switch figure {
            case .measure(let info):
                let words =
                    info.breakdown.map { "按“\($0)”分类统计中的一类。" } ?? "由“\(kind.name)”的统计口径直接得出，按其所记的日期计入。"
                return Indicator(info, otherwise: words)
            case .composed(let indicator): return indicator
            }
        }
    }
}

/// What a kind lets a report tell: something it counts, or something made of what it counts.
package enum DeclaredFigure: Sendable {
    case measure(MeasureInfo)
    case composed(Indicator)
}
