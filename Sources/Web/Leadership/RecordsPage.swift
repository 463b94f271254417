import Design
import Engine
import HTML
import Kernel
import Reporting
import Storage

/// The records behind an indicator, page by page.
struct RecordsPage: Sendable {
    static let pageSize: Int = 50

    let indicator: Indicator
    let view: FigureView
    let month: Int?
    let isFirst: Bool
    let list: RecordList
    /// How many there are in all pages, in sight or not.
    let count: Int
    let next: String?

    init(_ indicator: Indicator, _ view: FigureView, month: Int?, after cursor: RecordCursor?, _ figures: Figures, _ sight: Sight) throws {
        let months = Self.months(view, month)
        let connection = sight.work.connection
        count = try figures.recordCount(of: indicator.id, view.extent, months, in: connection)
        let found = try figures.page(of: indicator.id, view.extent, months, after: cursor, limit: Self.pageSize, total: count, in: connection)
        self.indicator = indicator
        self.view = view
        self.month = month
        isFirst = cursor == nil
        list = try RecordList(found, sight)
        next = found.next.map { view.path(Paths.figureRecords(indicator.id), [("month", month.map { String($0) }), ("after", $0.text)]) }
    }

    /// One month, or all that the view shows.
    static func months(_ view: FigureView, _ month: Int?) -> Months { month.map { Months(view.year, only: $0) } ?? view.months }

    private var period: String { month.map { "\(view.year)年\($0)月" } ?? view.period }

    var lead: HTML {
        let whose = list.indicator.id == indicator.id ? "" : "，列出的是分子“\(list.indicator.name)”的记录"
        return HTML(text: "\(view.organName)　\(period)，共\(ScaledNumber(count).grouped)件\(whose)")
    }

    var actions: HTML {
        Button.link("导出 CSV", path: view.path(Paths.figureExport(indicator.id), [("month", month.map { String($0) })]))
    }

    var body: HTML {
        let first = isFirst ? nil : view.records(indicator.id, month: month)
        let through = view.chosen["through"].map { Hidden.field("through", $0) } ?? ""
        return """
            \(FigureFilter(view: view, action: Paths.figureRecords(indicator.id), month: (month, true), hidden: through).html)
            \(list.html)
            \(Pager.pager(previous: first, next: next, summary: "本页\(list.lines.count)件，共\(ScaledNumber(count).grouped)件" + (first == nil ? "" : "，上一页回到开头")))
            """
    }
}
