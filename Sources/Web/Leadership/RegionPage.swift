import Design
import HTML
import Kernel
import Reporting

/// Counties in rows, a part's indicators in columns, all of them together below.
struct RegionPage: Sendable {
    let figures: RegionFigures
    let name: String
    let years: [Int]
    let groups: [MatterKind.Group]
    let group: MatterKind.Group
    let indicators: [Indicator]

    private var period: String { figures.month == 12 ? "\(figures.year)年" : "\(figures.year)年1—\(figures.month)月" }

    var heading: HTML { PageHead.show("辖区", lead: HTML(text: "\(name)　\(period)　\(figures.counties.count)个县（市、区）")) }

    var body: HTML {
        """
        \(FilterBar.form(action: Paths.region, controls: controls, hidden: ""))
        \(Panel.panel("\(group.rawValue)", isFlush: true, body: table))
        <p class="note">合计中的比率由各县的分子、分母分别相加后相除。各县的事项和个人信息由各县办理和保管，这里只有指标。</p>
        """
    }

    private var controls: HTML {
        [
            FormField("年度", name: "year", kind: .choice(years.map { Option(String($0), "\($0)年") }), value: String(figures.year), isAuto: true).html,
            FormField("部分", name: "part", kind: .choice(groups.map { Option($0.rawValue, $0.rawValue) }), value: group.rawValue, isAuto: true).html,
        ].joined()
    }

    /// Only what some county has a value of; the rest would be columns of dashes.
    private var shown: [Indicator] {
        indicators.filter { indicator in figures.counties.contains { ($0.values[indicator.id]?.units ?? 0) != 0 } }
    }

    private var table: HTML {
        guard !shown.isEmpty else { return EmptyState.show("\(period)各县没有这一部分的数字。") }
        return DataTable(
            caption: "各县\(period)的\(group.rawValue)指标",
            columns: [DataTable.Column("县（市、区）")] + shown.map { DataTable.Column("\($0.name)（\($0.unit)）", isNumber: true) },
            rows: figures.counties.map { row($0, isTotal: false) } + [row(figures.total, isTotal: true)]
        ).html
    }

    private func row(_ county: RegionFigures.County, isTotal: Bool) -> [HTML] {
        let name: HTML = isTotal ? "<b>合计</b>" : HTML(text: county.name)
        return [name] + shown.map { cell(county, $0) }
    }

    private func cell(_ county: RegionFigures.County, _ indicator: Indicator) -> HTML {
        guard let value = county.values[indicator.id] else { return "—" }
        guard let previous = county.previous[indicator.id], previous.units != value.units, previous.units != 0 else {
            return HTML(text: value.grouped)
        }
        return "<span>\(value.grouped) <span class=\"muted\">上年\(previous.grouped)</span></span>"
    }
}
