import Design
import HTML
import Kernel
import Reporting
import Storage

/// All indicators of an organ's year in the parts of the annual report.
struct FiguresPage: Sendable {
    enum Mode: String, Sendable { case sums = "", months }

    let view: FigureView
    let mode: Mode
    let figures: [Figure]
    let months: [FigureSet.Slice]
    /// The part of the report of each indicator, by its id.
    let parts: [String: MatterKind.Group]
    let late: LatenessTable?

    var body: HTML {
        """
        \(FigureFilter(view: view, action: Paths.figures, hidden: Hidden.field("view", mode.rawValue)).html)
        \(running)
        \(tiles)
        \(tabs)
        \(each: MatterKind.Group.allCases, section)
        \(panel("其他", figures.filter { parts[$0.id] == nil }))
        \(late?.html)
        """
    }

    private var running: HTML {
        guard view.isRunning else { return "" }
        let months = view.through == 1 ? "1月" : "1月至\(view.through)月"
        return "<p class=\"note running\">\(view.through)月尚未结束；上年同期按\(months)整月计算。</p>"
    }

    private var tabs: HTML {
        Tabs.tabs(
            [
                (label: "累计", path: view.path(Paths.figures), isCurrent: mode == .sums, count: nil),
                (label: "逐月", path: view.path(Paths.figures, [("view", "months")]), isCurrent: mode == .months, count: nil),
            ], label: "指标的列法")
    }

    /// What ran out of time, and the first indicator of each part.
    private var tiles: HTML {
        var tiles = late?.tiles ?? []
        for group in MatterKind.Group.allCases {
            guard let figure = main(group).first(where: Self.hasValue) else { continue }
            tiles.append(
                StatTile.show(
                    figure.name, value: figure.value?.grouped ?? "—", unit: figure.unit,
                    change: figure.change.map { _ in ("较\(view.before)\(FigureCells.change(figure))", .neutral) },
                    path: view.figure(figure.id), sparkline: FigureCells.spark(figure, months, through: view.through)))
        }
        return tiles.isEmpty ? "" : StatTile.grid(tiles)
    }

    private func main(_ group: MatterKind.Group) -> [Figure] { figures.filter { parts[$0.id] == group && $0.indicator.classified == nil } }

    private static func hasValue(_ figure: Figure) -> Bool {
        figure.value.map { $0.units != 0 } ?? false || figure.previous.map { $0.units != 0 } ?? false
    }

    private func section(_ group: MatterKind.Group) -> HTML { panel(group.rawValue, figures.filter { parts[$0.id] == group }) }

    private func panel(_ title: String, _ figures: [Figure]) -> HTML {
        guard !figures.isEmpty else { return "" }
        let valued = figures.filter(Self.hasValue)
        let main = valued.filter { $0.indicator.classified == nil }
        let classes = valued.filter { $0.indicator.classified != nil }
        let empty = figures.filter { !Self.hasValue($0) }
        let body: HTML = """
            \(main.isEmpty ? "<p class=\"note\">\(view.period)没有记录。</p>" : table(title, main))
            \(folded("分类（\(classes.count)项）", table("\(title)分类", classes)), if: !classes.isEmpty)
            \(folded("没有数值的指标（\(empty.count)项）", links(empty)), if: !empty.isEmpty)
            """
        return Panel.panel(title, isFlush: true, body: body)
    }

    private func folded(_ summary: String, _ content: HTML) -> HTML { "<details class=\"more\"><summary>\(summary)</summary>\(content)</details>" }

    private func links(_ figures: [Figure]) -> HTML {
        "<ul class=\"inline-links\">\(each: figures, { "<li><a href=\"\(view.figure($0.id))\">\($0.name)</a></li>" })</ul>"
    }

    private func table(_ title: String, _ figures: [Figure]) -> HTML {
        if mode == .months { return MonthTable(view: view, months: months).html(title, figures) }
        let columns = [
            DataTable.Column("指标"), DataTable.Column("数值", isNumber: true), DataTable.Column(view.before, isNumber: true, isSpare: true),
            DataTable.Column("增减", isNumber: true), DataTable.Column("各月", isNumber: true, isSpare: true),
        ]
        return DataTable(
            caption: "\(title)，\(view.period)", columns: columns,
            rows: figures.map { figure in
                [
                    HTML(text: figure.name), FigureCells.amount(figure), FigureCells.previous(figure), HTML(text: FigureCells.change(figure)),
                    FigureCells.spark(figure, months, through: view.through),
                ]
            }, rowLinks: figures.map { view.figure($0.id) }
        ).html
    }
}

/// Indicators against months; every number leads to its records.
struct MonthTable {
    let view: FigureView
    let months: [FigureSet.Slice]

    func html(_ title: String, _ figures: [Figure]) -> HTML {
        let shown = Array(months.prefix(view.through))
        return """
            <div class="table-wrap wide" tabindex="0" role="region" aria-label="\(title)逐月"><table class="figures"><caption class="away">\(title)逐月</caption>
            <thead><tr><th scope="col">指标</th><th scope="col">累计</th>\(each: shown, { "<th scope=\"col\">\($0.name)</th>" })</tr></thead>
            <tbody>
            \(each: figures, { row($0, shown) })</tbody></table></div>

            """
    }

    private func row(_ figure: Figure, _ months: [FigureSet.Slice]) -> HTML {
        """
        <tr><th scope="row"><a href="\(view.figure(figure.id))">\(figure.name)</a><span class="muted">（\(figure.unit)）</span></th>\
        <td><b>\(figure.value?.grouped ?? "—")</b></td>\(each: months.enumerated(), { cell(figure, $0.element, month: $0.offset + 1) })</tr>

        """
    }

    private func cell(_ figure: Figure, _ month: FigureSet.Slice, month number: Int) -> HTML {
        guard let value = month.values[figure.id] else { return "<td>—</td>" }
        guard value.units != 0 else { return "<td class=\"muted\">0</td>" }
        return "<td><a href=\"\(view.records(figure.id, month: number))\">\(value.grouped)</a></td>"
    }
}
