import Design
import Engine
import HTML
import Kernel
import Storage

/// A month with how much is due on each day: weeks at the desk, a list of the days that have something on the phone.
struct CalendarPage: Sendable {
    private struct Cell: Sendable {
        let day: Day
        let count: Int
        /// A holiday's name, or that the day is worked in exchange for one.
        let name: String?
        let isFree: Bool
    }

    let whose: DueWhose
    let lead: String
    private let first: Day
    private let today: Day
    private let cells: [Cell]
    /// The calendar of the month has been published.
    private let isSettled: Bool
    /// When the address of the feed was made.
    private let feed: Instant?
    private let csrf: String

    init(_ first: Day, asked: DueWhose?, _ sight: Sight, csrf: String) throws {
        let (year, month, _) = first.parts
        let last = Day.last(ofMonth: month, year: year)
        let mine = asked == .organ ? [] : try sight.handledDue(first...last)
        // Whoever handles nothing this month looks at the organ, unless asked otherwise.
        whose = asked ?? (mine.isEmpty ? .organ : .mine)
        let counts =
            whose == .mine
            ? Dictionary(mine.compactMap { line in line.due.map { ($0, 1) } }, uniquingKeysWith: +) : try sight.dueDays(first...last)
        let calendar = sight.work.engine.calendar
        cells = try (0...(last - first)).map { offset in
            let day = first.advanced(by: offset)
            let isWorked = try calendar.isWorkingDay(day)
            let isNamed = calendar.isMakeUp(day) || !isWorked && calendar.reason(for: day) != day.chineseWeekday
            return Cell(day: day, count: counts[day] ?? 0, name: isNamed ? calendar.reason(for: day) : nil, isFree: !isWorked)
        }
        isSettled = calendar.isPublished(last)
        let total = counts.values.reduce(0, +)
        lead = "\(year)年\(month)月，\(whose == .mine ? "我承办的事项" : "本机关的事项")有\(total)件届满；每件按最先届满的期限算。"
        feed = try sight.work.connection.calendarFeed(sight.work.engine.county, of: sight.actor.login)
        (self.first, today, self.csrf) = (first, sight.day, csrf)
    }

    var body: HTML { "\(tabs)\(pager)\(table)\(note)\(subscription)" }

    private func path(_ first: Day, _ whose: DueWhose) -> String { Paths.calendar(CalendarMonth.text(first), whose) }

    private var tabs: HTML {
        Tabs.tabs(
            [
                (label: "我的", path: path(first, .mine), isCurrent: whose == .mine, count: nil),
                (label: "本机关", path: path(first, .organ), isCurrent: whose == .organ, count: nil),
            ], label: "谁的期限")
    }

    private var pager: HTML {
        let (year, month, _) = first.parts
        return """
            <nav class="pager" aria-label="换月">\(Button.link("上个月", path: path(Day.first(ofMonth: month - 1, year: year), whose)))\
            <p>\(year)年\(month)月</p>\(Button.link("下个月", path: path(Day.first(ofMonth: month + 1, year: year), whose)))</nav>
            """
    }

    private var table: HTML {
        let blanks = first.weekday - 1
        let padded: [Cell?] = Array(repeating: nil, count: blanks) + cells + Array(repeating: nil, count: (7 - (blanks + cells.count) % 7) % 7)
        let weeks: [HTML] = stride(from: 0, to: padded.count, by: 7).map { start in
            "<tr>\(each: Array(padded[start..<(start + 7)]), { $0.map(cell) ?? "<td class=\"blank\"></td>" })</tr>\n"
        }
        let heads: [HTML] = ["一", "二", "三", "四", "五", "六", "日"].map { "<th scope=\"col\"><span class=\"away\">星期</span>\($0)</th>" }
        return """
            <table class="month"><caption class="away">\(first.parts.year)年\(first.parts.month)月届满的事项</caption>
            <thead><tr>\(heads.joined())</tr></thead>
            <tbody>
            \(weeks.joined())</tbody></table>

            """
    }

    private func cell(_ cell: Cell) -> HTML {
        let day = cell.day
        var classes: [String] = []
        if cell.isFree { classes.append("free") }
        if day == today { classes.append("today") }
        if cell.count == 0, cell.name == nil, day != today { classes.append("nothing") }
        let isToday: HTML = day == today ? "<span class=\"day-name\">今天</span>" : ""
        let name: HTML = cell.name.map { "<span class=\"day-name\">\($0)</span>" } ?? ""
        return """
            <td\(Attribute.value("class", classes.isEmpty ? nil : classes.joined(separator: " ")))>\
            <span class="day-number">\(day.parts.day)</span><span class="day-long">\(day.parts.month)月\(day.parts.day)日 \(day.chineseWeekday)</span>\
            \(isToday)\(name)\(count(cell))</td>
            """
    }

    private func count(_ cell: Cell) -> HTML {
        guard cell.count > 0 else { return "" }
        let isPast = cell.day < today
        let tone: Tone = isPast ? .bad : cell.day - today <= 3 ? .warn : .good
        let words = isPast ? "逾期\(cell.count)件" : "\(cell.count)件"
        return """
            <a class="day-count \(tone.rawValue)" href="\(Paths.calendarDay(cell.day, whose))">\(words)<span class="away">，\(cell.day.chinese)届满</span></a>
            """
    }

    private var note: HTML {
        let unsettled: HTML = isSettled ? "" : "这个月的放假安排尚未公布，休息日按周末推算。"
        return "<p class=\"note\">已经过去的日子只列仍未办结的。\(unsettled)</p>"
    }

    private var subscription: HTML {
        let made: HTML = feed.map { "<p>已于\($0.chinese)开立订阅地址。</p>" } ?? ""
        let issue = Button.post(feed == nil ? "开立订阅地址" : "换一个地址", path: Paths.calendarFeeds, csrf: csrf)
        let end: HTML = feed == nil ? "" : Button.post("停用", path: Paths.endCalendarFeed, csrf: csrf, style: .quiet)
        return Panel.panel(
            "订阅到自己的日历", id: "feed",
            body: """
                <p>手机或者电脑上的日历可以订阅您承办的事项的期限。其中只有事项的种类、文号和日期，没有姓名；只能看，不能办理；随时可以停用。</p>\(made)\
                <p>\(issue) \(end)</p>
                """)
    }
}
