import Design
import Engine
import HTML
import Kernel
import Storage

/// The page a working day begins with.
struct DeskPage {
    struct Model: Sendable {
        let today: Day
        let counts: [DeskCount]
        /// What the reader handles; what waits for him or her first.
        let handled: [HandledLine]
        /// What those handle who are away, and the reader looks after.
        let inCare: [HandledLine]
        /// What lies on the reader's desks and nobody handles.
        let waiting: [MatterLine]
        /// What waits for the reader because a slip of the pen is to be decided on there, whoever handles it.
        let corrections: [MatterLine]
        let opened: [MatterLine]
        let overdue: [(organ: OrganCode, count: Int, lines: [MatterLine])]
        let notices: [NoticeRow]
        let unseen: Int
        let drafts: [(place: String, saved: Instant)]
        let openings: [Permission.Opportunity]
        /// How many matters have gone from the reader's organs to others.
        let moved: Int
    }

    let model: Model
    let engine: Engine
    let registers: Registers

    var body: HTML {
        """
        \(tiles)
        \(Columns.show(main: "\(handled)\(inCare)\(waiting)\(opened)", side: "\(start)\(drafts)\(overdue)\(notices)"))
        """
    }

    private var tiles: HTML {
        let total = model.counts.map(\.total).reduce(0, +)
        let pressing = model.counts.map(\.pressing).reduce(0, +)
        let late = model.counts.map(\.overdue).reduce(0, +)
        let moved = model.moved > 0 ? [StatTile.show("已移出", value: String(model.moved), unit: "件", path: Paths.moved)] : []
        return StatTile.grid(
            [
                StatTile.show("等我办理", value: String(total), unit: "件"),
                StatTile.show("临近期限", value: String(pressing), unit: "件", change: pressing > 0 ? ("已用七成以上", .warn) : nil),
                StatTile.show("已经逾期", value: String(late), unit: "件", change: late > 0 ? ("应当立即办理", .bad) : nil),
            ] + moved)
    }

    private var isHandling: Bool { !model.handled.isEmpty || !model.inCare.isEmpty || model.counts.contains { $0.others > 0 } }

    private var handled: HTML {
        guard !model.handled.isEmpty else { return "" }
        let late = model.handled.count { $0.line.due.map { $0 < model.today } ?? false }
        let table = HandledTable(caption: "我承办的事项，等我办理的在前", registers: registers, today: model.today).html(
            model.handled, definition: definition)
        let title = late > 0 ? "我承办的（逾期\(late)件）" : "我承办的"
        return Panel.panel(title, id: "handled", isFlush: true, body: table)
    }

    private var inCare: HTML {
        guard !model.inCare.isEmpty else { return "" }
        let names = registers.names
        let table = HandledTable(caption: "我代管的事项", registers: registers, today: model.today, names: names).html(
            model.inCare, definition: definition)
        return Panel.panel("我代管的", id: "in-care", isFlush: true, body: table)
    }

    private var waiting: HTML {
        let title = isHandling ? "本岗位待办" : "等我办理"
        let others = model.counts.map(\.others).reduce(0, +)
        let besides: HTML = others > 0 ? "<p class=\"quiet\">本岗位另有\(others)件由他人承办，在各类事项的列表中。</p>" : ""
        let listed = Set((model.handled + model.inCare).map(\.line.id))
        let lines = model.waiting.filter { !listed.contains($0.id) }
        guard !lines.isEmpty else {
            let none = isHandling ? "本岗位没有其他待办的事项。" : "没有等您办理的事项。"
            let slips: HTML = model.corrections.isEmpty ? "" : "<ul class=\"kind-counts\">\(corrections)</ul>"
            return Panel.panel(title, id: isHandling ? "waiting" : nil, body: "\(slips)\(EmptyState.show(none))\(besides)")
        }
        let kinds = Dictionary(grouping: model.counts, by: \.kind).map { kind, counts in
            (kind, counts.map(\.total).reduce(0, +), counts.map(\.overdue).reduce(0, +))
        }.sorted { $0.0 < $1.0 }
        let summary: [HTML] = kinds.map { kind, total, late in
            let name = (try? engine.definition(kind).kind.name) ?? kind
            return "<li><a href=\"\(Paths.list(kind))\">\(name)</a> \(total)件\(late > 0 ? "，逾期\(late)件" : "")</li>"
        }
        let table = LineTable(caption: "等我办理的事项，先到期的在前", registers: registers, today: model.today).html(lines, definition: definition)
        return Panel.panel(
            title, id: "waiting", isFlush: true, body: "<ul class=\"kind-counts\">\(summary.joined())\(corrections)</ul>\(table)\(besides)")
    }

    /// The matters in which a slip of the pen is to be decided on: nothing else may be expected there, also where they are closed.
    private var corrections: HTML {
        let items: [HTML] = model.corrections.map { line in
            let title = line.title.isEmpty ? "编号\(line.id)" : line.title
            return "<li>\(Badge.badge("待批更正", .info)) <a href=\"\(Paths.matter(line.id))#correction\">\(title)</a></li>"
        }
        return "\(items.joined())"
    }

    private var opened: HTML {
        guard !model.opened.isEmpty else { return "" }
        let table = LineTable(caption: "我开启的事项", registers: registers, today: model.today).html(model.opened, definition: definition)
        return Panel.panel("我开启的", id: "opened", isFlush: true, body: table)
    }

    private func definition(_ line: MatterLine) -> (any Definition)? { try? engine.definition(line.kind) }

    private var start: HTML {
        guard !model.openings.isEmpty else { return "" }
        let links: [HTML] = model.openings.prefix(8).map { opportunity in
            let organ = registers.organs.name(of: opportunity.organ)
            return """
                <li><a href="\(Paths.open(opportunity.definition.kind.id, opportunity.action.id, at: opportunity.organ))">\
                \(opportunity.definition.kind.name)：\(opportunity.action.name)</a> <span class="quiet">\(organ)</span></li>
                """
        }
        return Panel.panel("开启事项", body: "<ul class=\"links\">\(links.joined())</ul>")
    }

    private var drafts: HTML {
        guard !model.drafts.isEmpty else { return "" }
        let links: [HTML] = model.drafts.prefix(8).map { draft in
            "<li><a href=\"\(draft.place)\">\(DraftPlace.label(draft.place, engine))</a> <span class=\"quiet\">\(draft.saved.chinese)</span></li>"
        }
        return Panel.panel("没有提交的草稿", body: "<ul class=\"links\">\(links.joined())</ul>")
    }

    private var overdue: HTML {
        let parts: [HTML] = model.overdue.filter { $0.count > 0 }.map { organ, count, lines in
            let items: [HTML] = lines.map { line in
                let kind = definition(line)
                let stage = kind?.outline(line.edition)?.stage(line.stage)?.name ?? line.stage
                let days = line.due.map { model.today - $0 } ?? 0
                return """
                    <li><a href="\(Paths.matter(line.id))">\(line.title)</a> <span class="quiet">\(kind?.kind.name ?? line.kind)，\
                    停在“\(stage)”，逾期\(days)日</span></li>
                    """
            }
            return "<h3>\(registers.organs.name(of: organ))（\(count)件）</h3><ul class=\"links\">\(items.joined())</ul>"
        }
        return parts.isEmpty ? "" : Panel.panel("本机关逾期", id: "overdue", body: parts.joined())
    }

    private var notices: HTML {
        guard !model.notices.isEmpty else { return "" }
        let items: [HTML] = model.notices.map { NoticeText(engine: engine).item($0) }
        return Panel.panel(
            "消息", id: "notices", actions: Button.link("全部", path: Paths.notices, style: .quiet), body: "<ul class=\"links\">\(items.joined())</ul>")
    }
}

/// One notice in a line.
struct NoticeText {
    let engine: Engine

    func item(_ row: NoticeRow) -> HTML {
        let definition = try? engine.definition(row.kind)
        let actions = definition?.editions.compactMap { definition?.outline($0.id) } ?? []
        let beside =
            Preparation.Act(rawValue: row.action)?.name ?? Handler.Act(rawValue: row.action)?.name ?? Correction.Act(rawValue: row.action)?.name
        let action = beside ?? actions.compactMap { $0.action(row.action)?.name }.first ?? row.action
        let who = row.login == Actor.system.login ? "系统依法" : engine.names[row.person] ?? ""
        let mark: HTML = row.isSeen ? "" : Badge.badge("未读", .info)
        return """
            <li>\(mark)<a href="\(Paths.matter(row.matter))">\(row.title.isEmpty ? "编号\(row.matter)" : row.title)</a> \
            <span class="quiet">\(who)\(action)\(row.isDealt ? "，已经分案" : "")，\(row.at.day.iso)</span></li>
            """
    }
}

/// All that somebody has been told.
struct NoticesPage {
    let rows: [NoticeRow]
    let hasMore: Bool
    let engine: Engine
    let csrf: String

    var body: HTML {
        guard let first = rows.first, let last = rows.last else { return EmptyState.show("还没有消息。您开启的事项由他人办理后，提请您审核、批准的，或者您拟办的退回、批准后，会在这里告诉您。") }
        let items: [HTML] = rows.map { NoticeText(engine: engine).item($0) }
        let seen = Button.post("全部标为已读", path: Paths.notices, csrf: csrf, fields: [("through", String(first.entry))])
        let next = hasMore ? Paths.notices + Query([("before", String(last.entry))]).text : nil
        return """
            \(Panel.panel("消息", actions: seen, body: "<ul class=\"links\">\(items.joined())</ul>"))
            \(Pager.pager(previous: nil, next: next, summary: "\(rows.count)条"))
            """
    }
}
