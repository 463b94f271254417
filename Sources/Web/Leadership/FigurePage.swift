import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// One indicator: what it means, how it is made, its course, its organs, its identities and its records.
struct FigurePage: Sendable {
    private static let sample: Int = 20

    let view: FigureView
    let figure: Figure
    let count: Int
    let months: [FigureSet.Slice]
    /// Empty when nothing was recorded by then.
    let monthsBefore: [FigureSet.Slice]
    let organs: [FigureSet.Slice]
    let identities: [Identity]
    let records: RecordList
    private let names: [String: String]

    init(_ id: String, _ view: FigureView, _ figures: Figures, _ sight: Sight) throws {
        let connection = sight.work.connection
        let detail: Figures.Detail = view.looksDown ? [.months, .organs] : .months
        let set = try figures.compute(view.extent, year: view.year, through: view.through, detail, in: connection)
        let figure = try set.figure(id)
        self.view = view
        self.figure = figure
        months = set.months
        monthsBefore = figure.previous == nil ? [] : try figures.compute(view.extent, year: view.year - 1, .months, in: connection).months
        organs = set.organs
        identities = Identity.checks(set, reportedOn: sight.day).compactMap { $0.about(id) }.filter { identity in
            view.allows(identity, figures) && (view.extent == .county || identity.id != Self.wholeCounty)
        }
        count = try figure.records ?? figures.recordCount(of: id, view.extent, view.months, in: connection)
        let found = try figures.page(of: id, view.extent, view.months, limit: Self.sample, total: count, in: connection)
        records = try RecordList(found, sight)
        names = Dictionary(figures.indicators.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            .merging(figures.measureNames) { first, _ in first }
    }

    /// The identity that compares the county with its organs, which says nothing of an organ.
    private static let wholeCounty: String = "I-14"

    private var isRatio: Bool { figure.indicator.nature == .ratio }

    var heading: HTML {
        PageHead.show(
            figure.name, kicker: "\(view.organName)　\(view.period)",
            lead:
                "<span class=\"big\"><b>\(figure.value?.grouped ?? "—")</b>\(figure.value == nil ? "" : figure.unit)</span>　\(FigureWords(figure, before: view.before).comparison)"
        )
    }

    var body: HTML {
        """
        \(FigureFilter(view: view, action: Paths.figure(figure.id)).html)
        \(Columns.show(main: "\(course)\(FigureOrgans(view: view, figure: figure, slices: organs).html)", side: definition))
        \(checks)
        \(drill)
        """
    }

    private var definition: HTML {
        let formula = FigureWords(figure).formula(name: { names[$0] ?? $0 }, address: { view.figure($0) })
        return Panel.panel(
            "口径", id: "definition",
            body: """
                <p>\(figure.indicator.explanation)</p>
                \(DefinitionList.show([
                    ("性质", HTML(text: figure.indicator.nature.rawValue)), ("计算", formula), ("单位", HTML(text: figure.unit)),
                ]))
                <details class="fold"><summary>技术细节</summary><p class="quiet">代码 <code>\(figure.id)</code>，供接口和导出的表格使用。</p></details>
                """)
    }

    private var course: HTML {
        var series = [LineChart.Series("\(view.year)年", FigureCells.values(figure.id, months, through: view.through))]
        if !monthsBefore.isEmpty { series.append(LineChart.Series("\(view.year - 1)年", FigureCells.values(figure.id, monthsBefore, through: 12))) }
        let most = months.prefix(view.through).enumerated().compactMap { index, slice in slice.values[figure.id].map { (index + 1, $0) } }
            .max { $0.1.approximate < $1.1.approximate }
        let summary = most.map { "\(view.year)年各月中，\($0.0)月最高，为\($0.1.text)\(figure.unit)。" } ?? "没有数值。"
        let chart = LineChart(
            id: "course", title: figure.indicator.nature == .stock ? "各月末" : "各月", summary: summary, labels: (1...12).map { "\($0)月" },
            series: series, unit: figure.unit, decimals: figure.indicator.decimals)
        return Panel.panel("逐月", body: chart.html)
    }

    private var checks: HTML {
        guard !identities.isEmpty else { return "" }
        let table = IdentityTable(identities)
        return Panel.panel("勾稽关系", id: "identities", body: "<div class=\"identities\">\(table.table)</div>")
    }

    private var drill: HTML {
        let whose = isRatio ? "（分子：\(records.indicator.name)）" : ""
        let all = Button.link("全部\(ScaledNumber(count).grouped)件", path: view.records(figure.id), style: .quiet)
        return Panel.panel("背后的记录\(whose)", id: "records", actions: count > 0 ? all : "", isFlush: true, body: records.html)
    }
}
