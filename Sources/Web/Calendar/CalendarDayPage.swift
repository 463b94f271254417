import Design
import Engine
import HTML
import Kernel
import Storage

/// What is due on one day.
struct CalendarDayPage: Sendable {
    private static let pageSize: Int = 50

    let day: Day
    let whose: DueWhose
    let lines: [MatterLine]
    private let isLater: Bool
    private let next: String?
    private let kinds: [String: any Definition]
    private let registers: Registers
    private let today: Day

    init(_ day: Day, _ whose: DueWhose, after text: String?, _ sight: Sight) throws {
        let place = text.flatMap(Self.place)
        let found = whose == .mine ? try sight.handledDue(day...day) : try sight.due(on: day, after: place, limit: Self.pageSize + 1)
        let isMore = whose == .organ && found.count > Self.pageSize
        lines = isMore ? Array(found.prefix(Self.pageSize)) : found
        next = isMore ? lines.last.map { Paths.calendarDay(day, whose, after: "\($0.kind)/\($0.id)") } : nil
        isLater = place != nil
        kinds = Dictionary(sight.kinds.map { ($0.kind.id, $0) }, uniquingKeysWith: { first, _ in first })
        registers = sight.work.engine.registers
        (self.day, self.whose, today) = (day, whose, sight.day)
    }

    private static func place(_ text: String) -> (kind: String, id: MatterID)? {
        let parts = text.split(separator: "/")
        guard parts.count == 2, let id = Int(parts[1]) else { return nil }
        return (String(parts[0]), id)
    }

    var lead: String { "\(day.chineseWeekday)　\(whose == .mine ? "我承办的事项" : "本机关的事项")" }

    var body: HTML {
        let back = Button.link("回到日历", path: Paths.calendar(CalendarMonth.text(day), whose), style: .quiet)
        guard !lines.isEmpty else { return EmptyState.show("这一天没有届满的事项。", back) }
        let table = DataTable(
            caption: "\(day.chinese)届满的事项", columns: ["事项", "文号", "阶段", "期限", "机关"].map { DataTable.Column($0) },
            rows: lines.map { line in
                let kind = kinds[line.kind]
                return [
                    "\(line.title.isEmpty ? "编号\(line.id)" : line.title)<span class=\"cell-note\">\(kind?.kind.name ?? line.kind)　编号\(line.id)</span>",
                    HTML(text: line.number ?? "—"), kind.map { StageBadge.show(line, $0) } ?? "", DueText.mark(line, on: today),
                    HTML(text: registers.organs.name(of: line.organ)),
                ]
            }, rowLinks: lines.map { Paths.matter($0.id) })
        let first = isLater ? Paths.calendarDay(day, whose) : nil
        let pager: HTML =
            first == nil && next == nil
            ? "" : Pager.pager(previous: first, next: next, summary: "本页\(lines.count)件" + (first == nil ? "" : "，上一页回到开头"))
        return "\(table.html)\(pager)<p>\(back)</p>"
    }
}
