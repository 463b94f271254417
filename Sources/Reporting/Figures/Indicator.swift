package import Kernel

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

    private init(
        _ id: String, _ name: String, unit: String, _ explanation: String, nature: Nature, formula: Formula, decimals: Int, isAmount: Bool
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.explanation = explanation
        self.nature = nature
        self.formula = formula
        self.decimals = decimals
        self.isAmount = isAmount
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
}

extension Indicator {
    /// All indicators, and one for each measure that none is written for: the classes that the kinds break down, such as
    /// `penalty.kind:fine`, and whatever a new kind brings along. A measure in other units than matters wants one of its own.
    package static func all(for definitions: [any Definition]) -> [Indicator] {
        let known = Set(all.map(\.id))
        let others = definitions.flatMap { definition in definition.measures.map { (definition.kind, $0) } }.filter { !known.contains($0.1.id) }
        return all
            + others.map { kind, info in
                let explanation =
                    info.id.contains(":")
                    ? "按“\(info.id.split(separator: ":")[0])”分类统计中的一类。" : "由“\(kind.name)”的统计口径直接得出，按其所记的日期计入。"
                if info.nature == .stock { return stock(info.id, info.name, unit: info.unit, explanation) }
                if !info.isSum { return flow(info.id, info.name, unit: info.unit, explanation) }
                // Money is counted in fen and told in yuan.
                let isMoney = info.unit == "分"
                return amount(info.id, info.name, unit: isMoney ? "元" : info.unit, decimals: isMoney ? 2 : 0, explanation)
            }
    }

    /// The indicator that this class is a part of, where all classes together make it up.
    package var total: String? { classified.map { Self.totals[$0] ?? $0 } }

    /// What stands before the colon of a class, such as `penalty.kind`; `nil` for an indicator that is no class.
    package var classified: String? { id.contains(":") ? id.split(separator: ":").first.map(String.init) : nil }
}
