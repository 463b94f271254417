package import HTML
import Kernel

/// A figure in words: how it compares with the year before, and how it is made.
package struct FigureWords: Sendable {
    package let figure: Figure
    /// What it is compared with, such as `上年同期`.
    package let before: String

    package init(_ figure: Figure, before: String = "上年") {
        self.figure = figure
        self.before = before
    }

    private var isRatio: Bool { figure.indicator.nature == .ratio }

    /// `上年3件，增加1件（33.3%）`.
    package var comparison: String {
        guard let previous = figure.previous, let change = figure.change else { return "\(before)没有记录" }
        let start = "\(before)\(previous.text)\(figure.unit)，"
        guard change.units != 0 else { return start + "持平" }
        let amount = ScaledNumber(abs(change.units), decimals: change.decimals).text
        if isRatio { return start + (change.units > 0 ? "上升" : "下降") + amount + "个百分点" + trend }
        return start + (change.units > 0 ? "增加" : "减少") + amount + figure.unit + trend
    }

    /// What stands in brackets behind the amount.
    private var trend: String {
        switch figure.trend {
        case .rate(let rate): "（\(ScaledNumber(abs(rate.units), decimals: rate.decimals).text)%）"
        case .times(let times): "（为\(before)的\(times.text)倍）"
        case .smallBase: isRatio ? "（分母不足\(Figure.smallestBase)，仅供参考）" : "（\(before)不足\(Figure.smallestBase)\(figure.unit)，不计比率）"
        case .partial(let month): "（上年自\(month)月起有记录，不计比率）"
        case .none: ""
        }
    }

    /// What is added or divided, each indicator a link; a ratio with the division carried out to four decimals.
    package func formula(name: (String) -> String, address: (String) -> String) -> HTML {
        switch figure.indicator.formula {
        case .ratio(let numerator, let denominator):
            let (top, bottom) = (figure.numerator?.value ?? 0, figure.denominator?.value ?? 0)
            let values = "\(top) ÷ \(bottom) × 100%"
            let result = ScaledNumber.percent(top, of: bottom, decimals: 4).map { "\(values) ＝ \($0.text)%" } ?? "分母为零，没有数值"
            func link(_ id: String) -> HTML { "<a href=\"\(address(id))\">\(name(id))</a>" }
            return "\(link(numerator)) ÷ \(link(denominator))<br>\(result)"
        case .sum(let measures, let opening):
            let terms = measures.map { HTML(text: name($0)) } + opening.map { HTML(text: name($0) + "（年初数）") }
            let verb = figure.indicator.nature == .stock ? "期末存量" : figure.indicator.isAmount ? "各事项数额之和" : "计数"
            return "\(terms.joined(separator: " ＋ "))：\(verb)"
        }
    }
}
