import Design
import HTML
import Kernel
import Reporting

/// A part's indicators in rows; all counties together, then each, in columns.
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

    /// Wider than the screen with many counties: the indicators stay in place while the counties are moved past them.
    private var table: HTML {
        guard !shown.isEmpty else { return EmptyState.show("\(period)各县没有这一部分的数字。") }
        let title = "各县\(period)的\(group.rawValue)指标"
        return """
            <div class="table-wrap wide" tabindex="0" role="region" aria-label="\(title)"><table class="figures"><caption class="away">\(title)</caption>
            <thead><tr><th scope="col">指标</th><th scope="col">合计</th>\(each: figures.counties, { "<th scope=\"col\">\($0.name)</th>" })</tr></thead>
            <tbody>
            \(each: shown, row)</tbody></table></div>

            """
    }

    private func row(_ indicator: Indicator) -> HTML {
        let total = figures.total
        let before = total.previous[indicator.id].flatMap { $0.units == 0 ? nil : $0.grouped }
        let change: HTML = before.map { " <span class=\"muted\">上年\($0)</span>" } ?? ""
        return """
            <tr><th scope="row">\(indicator.name)<span class="muted">（\(indicator.unit)）</span></th>\
            <td><b>\(total.values[indicator.id]?.grouped ?? "—")</b>\(change)</td>\
            \(each: figures.counties, { "<td>\($0.values[indicator.id]?.grouped ?? "—")</td>" })</tr>

            """
    }
}
