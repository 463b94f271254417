import Design
import HTML
import Kernel
import Reporting

/// One indicator compared among an organ itself and those directly below it.
struct FigureOrgans {
    private static let drawn: Int = 20

    let view: FigureView
    let figure: Figure
    let slices: [FigureSet.Slice]

    private var isRatio: Bool { figure.indicator.nature == .ratio }

    /// Those with a value, the highest first.
    private var ranked: [FigureSet.Slice] {
        slices.filter { slice in slice.values[figure.id].map { isRatio || $0.units != 0 } ?? false }
            .sorted { value($0) == value($1) ? $0.name < $1.name : value($0) > value($1) }
    }

    private func value(_ slice: FigureSet.Slice) -> Double { slice.values[figure.id]?.approximate ?? 0 }

    var html: HTML {
        let ranked = ranked
        guard slices.count > 1, let top = ranked.first else { return "" }
        let bars = ranked.prefix(Self.drawn).map { BarChart.Bar($0.name, value($0), tone: $0.organ == nil ? .info : .neutral) }
        let summary = "\(ranked.count)个机关有数值，最高的是\(top.name)，\(top.values[figure.id]?.text ?? "")\(figure.unit)。"
        let reference = isRatio ? figure.value.map { (label: view.organName, value: $0.approximate) } : nil
        let chart = BarChart(
            id: "organs", title: ranked.count > Self.drawn ? "数值最高的\(Self.drawn)个机关" : "各机关", summary: summary, bars: bars,
            unit: figure.unit, decimals: figure.indicator.decimals, reference: reference)
        let table: HTML = """
            <details class="more"\(HTML(" open"), if: ranked.count > Self.drawn)><summary>全部机关（\(ranked.count)个）</summary>\(table(ranked))</details>
            """
        return Panel.panel("机关比较", id: "by-organ", body: "\(chart.html)\(table)")
    }

    /// A ratio's columns besides its own.
    private var parts: [(label: String, id: String)] {
        guard case .ratio(let numerator, let denominator) = figure.indicator.formula else { return [] }
        return [("分子", numerator), ("分母", denominator)]
    }

    private func table(_ ranked: [FigureSet.Slice]) -> HTML {
        let own = DataTable.Column(isRatio ? "比率（%）" : "数值（\(figure.unit)）", isNumber: true)
        return DataTable(
            caption: "\(figure.name)，各机关", columns: [DataTable.Column("机关")] + parts.map { DataTable.Column($0.label, isNumber: true) } + [own],
            rows: ranked.map { slice in
                [HTML(text: slice.name)] + (parts.map(\.id) + [figure.id]).map { HTML(text: slice.values[$0]?.grouped ?? "—") }
            }, rowLinks: ranked.map { slice in slice.organ.map { view.path(Paths.figure(figure.id), [("organ", $0.description)]) } }
        ).html
    }
}
