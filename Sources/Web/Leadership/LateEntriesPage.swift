import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// 补录: what was entered late in one month, by whom and why.
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

    var lead: HTML { HTML(text: "\(view.organName)　\(view.year)年\(month)月登记，共\(lines.count)条") }

    var body: HTML {
        let most = "发生以后超过规定日数才登记的环节。期限都从发生之日计算。"
        return "\(FigureFilter(view: view, action: Paths.lateEntries, month: (month, true)).html)<p class=\"note\">\(most)</p>\(table)"
    }

    private var table: HTML {
        guard !lines.isEmpty else { return EmptyState.show("这个月没有补录。") }
        return DataTable(
            caption: "补录",
            columns: [
                DataTable.Column("名称"), DataTable.Column("环节"), DataTable.Column("机关"), DataTable.Column("登记人"), DataTable.Column("发生"),
                DataTable.Column("登记"), DataTable.Column("相隔（日）", isNumber: true), DataTable.Column("理由"),
            ],
            rows: lines.map { line in
                [
                    HTML(text: line.title), HTML(text: line.step), HTML(text: line.organ), HTML(text: line.person),
                    HTML(text: line.event.replacing("T", with: " ")), HTML(text: line.entered.iso), "\(line.days)", HTML(text: line.reason),
                ]
            }, rowLinks: lines.map { Paths.matter($0.matter) }
        ).html
    }
}
