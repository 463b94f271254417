import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// What was entered in one month on a later day than it had happened, by whom, and why where a reason was given (补录).
struct LateEntriesPage: Sendable {
    struct Line: Sendable {
        let matter: MatterID
        let title: String
        let step: String
        let organ: String
        let person: String
        let event: String
        let entered: Day
        let days: Int
        let reason: String
    }

    let view: FigureView
    let month: Int
    let lines: [Line]

    init(_ view: FigureView, month: Int, _ sight: Sight) throws {
        let engine = sight.work.engine
        self.view = view
        self.month = month
        lines = try sight.lateEntries(in: view.extent, view.year, month).map { entry, line in
            let definition = try engine.definition(line.kind)
            let step = definition.outline(line.edition)?.action(entry.row.action)?.name ?? entry.row.action
            let person = engine.names[PersonID(entry.row.person)] ?? entry.row.person
            return Line(
                matter: line.id, title: line.title.isEmpty ? "编号\(line.id)" : line.title, step: "\(definition.kind.name)：\(step)",
                organ: engine.organs.name(of: OrganCode(entry.row.organ)), person: person, event: entry.on, entered: entry.row.at.day,
                days: entry.days,
                reason: entry.reason)
        }
    }

    private var late: [Line] { lines.filter { !$0.reason.isEmpty } }
    private var others: [Line] { lines.filter(\.reason.isEmpty) }

    var lead: HTML {
        let counts = "补录\(late.count)条，其他次日以后登记的\(others.count)条"
        return HTML(text: "\(view.organName)　\(view.year)年\(month)月登记，\(counts)")
    }

    var body: HTML {
        let most = "发生之日早于登记之日的环节：写明理由的为补录，不须写明理由的另列。期限都从发生之日计算。"
        let filter = FigureFilter(view: view, action: Paths.lateEntries, month: (month, true)).html
        let first: HTML = late.isEmpty ? EmptyState.show("这个月没有补录。") : table("补录", late, hasReasons: true)
        let second: HTML = others.isEmpty ? "" : table("其他次日以后登记的", others, hasReasons: false)
        return "\(filter)<p class=\"note\">\(most)</p>\(first)\(second)"
    }

    private func table(_ caption: String, _ lines: [Line], hasReasons: Bool) -> HTML {
        var columns = [
            DataTable.Column("名称"), DataTable.Column("环节"), DataTable.Column("机关"), DataTable.Column("登记人"), DataTable.Column("发生"),
            DataTable.Column("登记"), DataTable.Column("相隔（日）", isNumber: true),
        ]
        if hasReasons { columns.append(DataTable.Column("理由")) }
        let rows = lines.map { line -> [HTML] in
            let cells: [HTML] = [
                HTML(text: line.title), HTML(text: line.step), HTML(text: line.organ), HTML(text: line.person),
                HTML(text: line.event.replacing("T", with: " ")), HTML(text: line.entered.iso), "\(line.days)",
            ]
            return hasReasons ? cells + [HTML(text: line.reason)] : cells
        }
        return DataTable(caption: caption, columns: columns, rows: rows, rowLinks: lines.map { Paths.matter($0.matter) }, showsCaption: true).html
    }
}
