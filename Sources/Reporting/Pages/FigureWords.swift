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
        if isRatio { return start + (change.units > 0 ? "上升" : "下降") + amount + "个百分点" }
        let rate = figure.changeRate.map { "（\(ScaledNumber(abs($0.units), decimals: $0.decimals).text)%）" } ?? ""
        return start + (change.units > 0 ? "增加" : "减少") + amount + figure.unit + rate
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
            let terms = measures.map { "<code>\($0)</code>" as HTML } + opening.map { "<code>\($0)</code>（年初数）" as HTML }
            let verb = figure.indicator.nature == .stock ? "期末存量" : figure.indicator.isAmount ? "各事项数额之和" : "计数"
            return "\(terms.joined(separator: " ＋ "))：\(verb)"
        }
    }
}
