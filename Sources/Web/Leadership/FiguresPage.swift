import Design
import HTML
import Kernel
import Reporting
import Storage

/// Indicators of an organ's year: what is kept in view and the kinds in the parts of the annual report; of one kind, or of a word, the table.
///
/// There are some hundreds: the first page lists kinds and reads no table that it does not show.
struct FiguresPage: Sendable {
    enum Mode: String, Sendable { case sums = "", months }
    /// What of them is shown.
    enum Choice: Equatable, Sendable {
        case front
        /// Those of one kind.
        case family(String)
        /// Those whose name has all the words.
        case found(String)

        init(_ query: Query) {
            let words = query["find"].map { String($0.prefix(40)) } ?? ""
            if words.contains(where: { !$0.isWhitespace }) { self = .found(words) } else { self = query["family"].map { .family($0) } ?? .front }
        }

        var asked: [(String, String?)] {
            switch self {
            case .front: []
            case .family(let kind): [("family", kind)]
            case .found(let words): [("find", words)]
            }
        }
    }

    let view: FigureView
    let mode: Mode
    let choice: Choice
    /// All in sight.
    let figures: [Figure]
    let months: [FigureSet.Slice]
    /// The kind of each indicator, by its id.
    let families: [String: MatterKind]
    /// What the reader keeps in view, in that order.
    let pins: [String]
    let late: LatenessTable?
    let csrf: String

    /// What is shown in tables.
    var chosen: [Figure] { Self.chosen(choice, figures, families, pins) }

    static func chosen(_ choice: Choice, _ figures: [Figure], _ families: [String: MatterKind], _ pins: [String]) -> [Figure] {
        switch choice {
        case .front:
            let pinned = Dictionary(pins.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
            return figures.filter { pinned[$0.id] != nil }.sorted { pinned[$0.id] ?? 0 < pinned[$1.id] ?? 0 }
        case .family(let kind): return figures.filter { families[$0.id]?.id == kind }
        case .found(let words):
            let terms = words.split { $0.isWhitespace }
            return figures.filter { figure in
                let name = figure.name + " " + (families[figure.id]?.name ?? "")
                return terms.allSatisfy { name.contains($0) }
            }
        }
    }

    var body: HTML {
        """
        \(FigureFilter(view: view, action: Paths.figures, hidden: hidden).html)
        \(running)
        \(content)
        """
    }

    private var hidden: HTML {
        let asked = choice.asked.map { Hidden.field($0.0, $0.1 ?? "") }
        return ([Hidden.field("view", mode.rawValue)] + asked).joined()
    }

    private var running: HTML {
        guard view.isRunning else { return "" }
        let months = view.through == 1 ? "1月" : "1月至\(view.through)月"
        return "<p class=\"note running\">\(view.through)月尚未结束；上年同期按\(months)整月计算。</p>"
    }

    private var content: HTML {
        switch choice {
        case .front: "\(tiles)\(find)\(pinned)\(groups)\(late?.html)"
        case .family: "\(find)\(tabs)\(chosenPanel)"
        case .found(let words): "\(find)\(tabs)\(chosen.isEmpty ? nothing(words) : chosenPanel)"
        }
    }

    private func nothing(_ words: String) -> HTML {
        EmptyState.show("没有名称中有“\(words)”的指标，可以换一个词。", Button.link("回到全部指标", path: view.path(Paths.figures)))
    }

    // MARK: - The first page

    private static func hasValue(_ figure: Figure) -> Bool {
        figure.value.map { $0.units != 0 } ?? false || figure.previous.map { $0.units != 0 } ?? false
    }

    /// What ran out of time, and the first indicator of each part.
    private var tiles: HTML {
        var tiles = late?.tiles ?? []
        for group in MatterKind.Group.allCases {
            let main = figures.first { $0.indicator.classified == nil && families[$0.id]?.group == group && Self.hasValue($0) }
            guard let figure = main else { continue }
            tiles.append(
                StatTile.show(
                    figure.name, value: figure.value?.grouped ?? "—", unit: figure.unit,
                    change: figure.change.map { _ in ("较\(view.before)\(FigureCells.change(figure))", .neutral) },
                    path: view.figure(figure.id), sparkline: FigureCells.spark(figure, months, through: view.through)))
        }
        return tiles.isEmpty ? "" : StatTile.grid(tiles)
    }

    private var find: HTML {
        let words = if case .found(let words) = choice { words } else { "" }
        let kept = view.chosen.items.filter { !$0.value.isEmpty }.map { Hidden.field($0.name, $0.value) }
        let field = FormField("查找指标", name: "find", value: words, help: "名称或者事项中的几个字，如：行政处罚 罚款", id: "find-figure").html
        let back: HTML = choice == .front ? "" : Button.link("全部指标", path: view.path(Paths.figures), style: .quiet)
        return """
            <form class="find" role="search" method="get" action="\(Paths.figures)">\(kept.joined())\(field)\
            \(Button.submit("查找", style: .plain))\(back)</form>
            """
    }

    private var pinned: HTML {
        let shown = chosen
        guard !shown.isEmpty else { return "" }
        return Panel.panel("我关注的", id: "pinned", actions: export, isFlush: true, body: table("我关注的指标", shown))
    }

    private var groups: HTML {
        let counts = Dictionary(grouping: figures.filter { families[$0.id] != nil }, by: { families[$0.id]?.id ?? "" })
        var kinds: [MatterKind] = []
        for figure in figures { if let kind = families[figure.id], !kinds.contains(where: { $0.id == kind.id }) { kinds.append(kind) } }
        let cards: [HTML] = MatterKind.Group.allCases.compactMap { group in
            let own = kinds.filter { $0.group == group }
            guard !own.isEmpty else { return nil }
            let links: [HTML] = own.map { kind in
                let all = counts[kind.id] ?? []
                let valued = all.count(where: Self.hasValue)
                let note = valued == 0 ? "\(all.count)项，没有数值" : "\(valued)项有数值"
                return "<li><a href=\"\(view.path(Paths.figures, [("family", kind.id)]))\">\(kind.name)</a> <span class=\"quiet\">\(note)</span></li>"
            }
            return Panel.panel(group.rawValue, body: "<ul class=\"links\">\(links.joined())</ul>")
        }
        return "<div class=\"figure-groups\">\(cards.joined())</div>"
    }

    // MARK: - Tables

    private var tabs: HTML {
        Tabs.tabs(
            [
                (label: "累计", path: view.path(Paths.figures, choice.asked), isCurrent: mode == .sums, count: nil),
                (label: "逐月", path: view.path(Paths.figures, choice.asked + [("view", "months")]), isCurrent: mode == .months, count: nil),
            ], label: "指标的列法")
    }

    private var export: HTML { Button.link("导出 CSV", path: view.path(Paths.figureTable, choice.asked), style: .quiet) }

    private var chosenPanel: HTML {
        let figures = chosen
        let title =
            switch choice {
            case .front: "指标"
            case .family: figures.first.flatMap { families[$0.id]?.name } ?? "指标"
            case .found(let words): "名称中有“\(words)”的指标"
            }
        let valued = figures.filter(Self.hasValue)
        let main = valued.filter { $0.indicator.classified == nil }
        let classes = valued.filter { $0.indicator.classified != nil }
        let empty = figures.filter { !Self.hasValue($0) }
        let body: HTML = """
            \(main.isEmpty ? "<p class=\"note\">\(view.period)没有记录。</p>" : table(title, main))
            \(folded("分类（\(classes.count)项）", table("\(title)分类", classes)), if: !classes.isEmpty)
            \(folded("没有数值的指标（\(empty.count)项）", links(empty)), if: !empty.isEmpty)
            """
        return Panel.panel(title, actions: export, isFlush: true, body: body)
    }

    private func folded(_ summary: String, _ content: HTML) -> HTML { "<details class=\"more\"><summary>\(summary)</summary>\(content)</details>" }

    private func links(_ figures: [Figure]) -> HTML {
        "<ul class=\"inline-links\">\(each: figures, { "<li><a href=\"\(view.figure($0.id))\">\($0.name)</a></li>" })</ul>"
    }

    private func table(_ title: String, _ figures: [Figure]) -> HTML {
        if mode == .months { return MonthTable(view: view, months: months).html(title, figures) }
        let columns = [
            DataTable.Column("指标"), DataTable.Column("数值", isNumber: true), DataTable.Column(view.before, isNumber: true, isSpare: true),
            DataTable.Column("增减", isNumber: true), DataTable.Column("各月", isNumber: true, isSpare: true), DataTable.Column("关注"),
        ]
        return DataTable(
            caption: "\(title)，\(view.period)", columns: columns,
            rows: figures.map { figure in
                [
                    HTML(text: figure.name), FigureCells.amount(figure), FigureCells.previous(figure), HTML(text: FigureCells.change(figure)),
                    FigureCells.spark(figure, months, through: view.through),
                    FigurePin(id: figure.id, name: figure.name, isPinned: pins.contains(figure.id), back: here, csrf: csrf).html,
                ]
            }, rowLinks: figures.map { view.figure($0.id) }
        ).html
    }

    /// Where one is sent back to after pinning.
    private var here: String { view.path(Paths.figures, choice.asked + [("view", mode.rawValue)]) }
}

/// Keeps an indicator in view, or no longer.
struct FigurePin {
    let id: String
    let name: String
    let isPinned: Bool
    let back: String
    let csrf: String

    var html: HTML {
        Button.post(
            isPinned ? "取消关注" : "关注", path: isPinned ? Paths.unpinFigure : Paths.pinFigure, csrf: csrf,
            fields: [("figure", id), ("back", back)], style: .quiet)
    }
}
