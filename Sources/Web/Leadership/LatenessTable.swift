import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// What is overdue and what soon will be, organ by organ, each leading to its list.
struct LatenessTable: Sendable {
    struct Line: Sendable {
        let organ: OrganCode
        let name: String
        let overdue: Int
        let soon: Int
        /// Kinds with something overdue.
        let kinds: [(id: String, name: String, count: Int)]
    }

    /// Days ahead that count as soon.
    static let ahead: Int = 7
    private static let shown: Int = 8

    private let lines: [Line]
    /// Where what was entered late is listed.
    private var entries: String?

    init(_ counts: [LatenessCount], organName: (OrganCode) -> String, kindName: (String) -> String) {
        lines = Dictionary(grouping: counts, by: \.organ).map { organ, counts in
            Line(
                organ: organ, name: organName(organ), overdue: counts.reduce(0) { $0 + $1.overdue }, soon: counts.reduce(0) { $0 + $1.soon },
                kinds: counts.filter { $0.overdue > 0 }.map { ($0.kind, kindName($0.kind), $0.overdue) })
        }.sorted { ($0.overdue, $0.soon, $1.organ.description) > ($1.overdue, $1.soon, $0.organ.description) }
    }

    init(_ view: FigureView, _ sight: Sight) throws {
        let engine = sight.work.engine
        self.init(
            try sight.lateness(in: view.extent, soonBy: sight.day.advanced(by: Self.ahead)), organName: { engine.organs.name(of: $0) },
            kindName: { kind in engine.kinds.first { $0.kind.id == kind }?.kind.name ?? kind })
        entries = view.path(Paths.lateEntries)
    }

    var tiles: [HTML] {
        let overdue = lines.reduce(0) { $0 + $1.overdue }
        let soon = lines.reduce(0) { $0 + $1.soon }
        return [
            StatTile.show("现在逾期", value: ScaledNumber(overdue).grouped, unit: "件", change: overdue > 0 ? ("应当立即办理", .bad) : nil, path: "#late"),
            StatTile.show(
                "\(Self.ahead)日内届满", value: ScaledNumber(soon).grouped, unit: "件", change: soon > 0 ? ("应当抓紧办理", .warn) : nil, path: "#late"),
        ]
    }

    var html: HTML {
        let entered: HTML = entries.map { "<p class=\"note\"><a href=\"\($0)\">补录清单</a>：发生之日早于登记之日的环节。</p>" } ?? ""
        guard !lines.isEmpty else {
            return Panel.panel(
                "逾期和临近期限", id: "late", body: "\(EmptyState.show("没有逾期的事项，\(Self.ahead)日内也没有届满的期限。"))\(entered)")
        }
        let rest = Array(lines.dropFirst(Self.shown))
        let more: HTML =
            rest.isEmpty
            ? "" : "<details class=\"more\"><summary>其余\(rest.count)个机关</summary>\(table(rest, "其余机关逾期和临近期限的事项"))</details>"
        return Panel.panel(
            "逾期和临近期限", id: "late", isFlush: true,
            body: "\(table(Array(lines.prefix(Self.shown)), "各机关逾期和临近期限的事项，逾期多的在前"))\(more)\(entered)")
    }

    private func table(_ lines: [Line], _ caption: String) -> HTML {
        DataTable(
            caption: caption,
            columns: [
                DataTable.Column("机关"), DataTable.Column("逾期", isNumber: true), DataTable.Column("\(Self.ahead)日内届满", isNumber: true),
                DataTable.Column("逾期的事项"),
            ],
            rows: lines.map { line in [HTML(text: line.name), "\(line.overdue)", "\(line.soon)", kinds(line)] },
            rowTones: lines.map { $0.overdue > 0 ? .bad : .warn }
        ).html
    }

    private func kinds(_ line: Line) -> HTML {
        let links: [HTML] = line.kinds.map { kind in
            let path = Paths.list(kind.id) + Query([("overdue", "true"), ("organ", line.organ.description)]).text
            return "<a href=\"\(path)\">\(kind.name)\(kind.count)件</a>"
        }
        return links.isEmpty ? "—" : "<span>\(links.joined(separator: "，"))</span>"
    }
}
