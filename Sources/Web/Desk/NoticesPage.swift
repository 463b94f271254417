import Design
import Engine
import HTML
import Kernel
import Storage

/// One notice in a line.
struct NoticeText {
    let engine: Engine

    func item(_ row: NoticeRow) -> HTML {
        let definition = try? engine.definition(row.kind)
        let actions = definition?.editions.compactMap { definition?.outline($0.id) } ?? []
        let beside =
            Preparation.Act(rawValue: row.action)?.name ?? Handler.Act(rawValue: row.action)?.name ?? Correction.Act(rawValue: row.action)?.name
        let action = beside ?? actions.lazy.compactMap { $0.action(row.action)?.name }.first ?? row.action
        let who = row.login == Actor.system.login ? "系统依法" : engine.names[row.person] ?? ""
        let mark: HTML = row.isSeen ? "" : Badge.badge("未读", .info)
        return """
            <li>\(mark)<a href="\(Paths.matter(row.matter))">\(row.title.isEmpty ? "编号\(row.matter)" : row.title)</a> \
            <span class="quiet">\(who)\(action)\(row.isDealt ? "，已经分案" : "")，\(row.at.day.iso)</span></li>
            """
    }
}

/// One reminder in a line: how the limit stands today, not how it stood when it was told.
struct ReminderText {
    let engine: Engine
    let today: Day

    func item(_ row: ReminderRow) -> HTML {
        let kind = (try? engine.definition(row.kind))?.kind.name ?? row.kind
        let tone: Tone = row.due < today ? .bad : .warn
        return """
            <li>\(Badge.badge(DueText.words(row.due, on: today), tone)) <a href="\(Paths.matter(row.matter))">\
            \(row.title.isEmpty ? "编号\(row.matter)" : row.title)</a> <span class="quiet">\(kind)，期限至\(row.due.iso)</span></li>
            """
    }
}

/// All that somebody has been told.
struct NoticesPage {
    let rows: [NoticeRow]
    let hasMore: Bool
    /// Unread ones before those that were read; each still to be acted on.
    let reminders: [ReminderRow]
    let engine: Engine
    let today: Day
    let csrf: String

    var body: HTML { "\(reminded)\(told)" }

    private var reminded: HTML {
        guard let last = reminders.filter({ !$0.isSeen }).map(\.at).max() ?? reminders.first?.at else { return "" }
        let items: [HTML] = reminders.map { ReminderText(engine: engine, today: today).item($0) }
        let unseen = reminders.contains { !$0.isSeen }
        let seen: HTML =
            unseen ? Button.post("全部标为已读", path: Paths.notices, csrf: csrf, fields: [("reminded", String(last.milliseconds))]) : ""
        return Panel.panel("提醒", id: "reminders", actions: seen, body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    private var told: HTML {
        guard let first = rows.first, let last = rows.last else {
            return reminders.isEmpty ? EmptyState.show("还没有消息。您开启的事项由他人办理后，提请您审核、批准的，或者您拟办的退回、批准后，会在这里告诉您。") : ""
        }
        let items: [HTML] = rows.map { NoticeText(engine: engine).item($0) }
        let seen = Button.post("全部标为已读", path: Paths.notices, csrf: csrf, fields: [("through", String(first.entry))])
        let next = hasMore ? Paths.notices + Query([("before", String(last.entry))]).text : nil
        return """
            \(Panel.panel("消息", actions: seen, body: "<ul class=\"links\">\(items.joined())</ul>"))
            \(Pager.pager(previous: nil, next: next, summary: "\(rows.count)条"))
            """
    }
}
