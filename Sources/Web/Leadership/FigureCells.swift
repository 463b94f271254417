import Design
import HTML
import Kernel
import Reporting

/// Figures as cells of tables and tiles.
enum FigureCells {
    static func amount(_ figure: Figure) -> HTML {
        guard let value = figure.value else { return "—" }
        return "<span><b>\(value.grouped)</b> <span class=\"muted\">\(figure.unit)</span></span>"
    }

    static func previous(_ figure: Figure) -> HTML { HTML(text: figure.previous?.grouped ?? "—") }

    /// `+12（+8.3%）`, `−1.2个百分点`, `+250（基数小）`, `持平`; whether that is good is for the reader to say.
    static func change(_ figure: Figure) -> String {
        guard let change = figure.change else { return "—" }
        if change.units == 0 { return "持平" }
        let amount = signed(change) + (figure.indicator.nature == .ratio ? "个百分点" : "")
        switch figure.trend {
        case .rate(let rate): return amount + "（\(signed(rate))%）"
        case .times(let times): return amount + "（\(times.grouped)倍）"
        case .smallBase: return amount + "（基数小）"
        case .partial(let month): return amount + "（上年自\(month)月起）"
        case .none: return amount
        }
    }

    private static func signed(_ number: ScaledNumber) -> String { (number.units > 0 ? "+" : "") + number.grouped }

    /// The months up to one, a word high.
    static func spark(_ figure: Figure, _ months: [FigureSet.Slice], through: Int) -> HTML {
        Sparkline.show(values(figure.id, months, through: through), label: "\(figure.name)1至\(through)月走势")
    }

    /// One value for each of twelve months; none after the last that counts.
    static func values(_ id: String, _ months: [FigureSet.Slice], through: Int) -> [Double?] {
        months.enumerated().map { $0.offset < through ? $0.element.values[id]?.approximate : nil }
    }
}
