import Design
import Engine
import HTML
import Kernel
import Storage

/// The page a working day begins with.
struct DeskPage {
    struct Model: Sendable {
        let today: Day
        let reader: PersonID
        let tab: DeskTab
        let part: DeskPart?
        let page: Int
        /// How much stands under each tab, in the tabs' order.
        let counts: [DeskTab: DeskCounts]
        let items: [DeskItem]
        /// What is overdue, organ by organ, where the reader looks over more than one; and the one that is looked at.
        let late: [(organ: OrganCode, count: Int)]
        let organ: OrganCode?
        let seesCounty: Bool
        let headed: Set<OrganCode>
        /// The organ of all the reader's posts, where it is one.
        let home: OrganCode?
        /// The reader's credentials by which nothing can be done today.
        let lapsed: [CredentialStanding]
        let reminders: [ReminderRow]
        let notices: [NoticeRow]
        let unseen: Int
        let drafts: [(place: String, saved: Instant)]
        let openings: [Permission.Opportunity]
        /// Saved views of lists, with what is in each.
        let views: [SavedViews.Line]
        /// How many matters have gone from the reader's organs to others.
        let moved: Int

        /// How much the list that is shown holds.
        var shown: Int {
            if tab == .late { return (organ.map { code in late.first { $0.organ == code }?.count ?? 0 }) ?? (counts[.late]?.total ?? 0) }
            guard let counts = counts[tab] else { return 0 }
            switch part {
            case .late: return counts.late
            case .soon: return counts.soon
            case .rest: return counts.rest
            case nil: return counts.total
            }
        }
    }

    let model: Model
    let engine: Engine
    let registers: Registers
    let csrf: String

    var body: HTML {
        """
        \(each: model.lapsed, lapsed)\(tabs)\(tiles)
        \(Columns.show(main: "\(organs)\(list)", side: "\(reminders)\(views)\(start)\(drafts)\(notices)\(moved)"))
        """
    }

    private func lapsed(_ standing: CredentialStanding) -> HTML {
        Callout.callout(
            .bad, title: "您的\(standing.name)\(standing.says)，须持证办理的环节今天不能办理。", body: "<p>请报告本机关负责人，由发证机关换发、补发；以前办理的不受影响。</p>")
    }

    private var views: HTML {
        guard !model.views.isEmpty else { return "" }
        let items: [HTML] = model.views.map { view in
            let shared: HTML = view.organ.map { "<span class=\"quiet\">（\(registers.organs.name(of: $0))）</span>" } ?? ""
            return "<li><a href=\"\(view.path)\">\(view.name)</a>\(shared) \(view.countText)件</li>"
        }
        return Panel.panel("我的视图", id: "views", isFlush: true, body: "<ul class=\"kind-counts\">\(items.joined())</ul>")
    }

    // MARK: Tabs and tiles

    private static func label(_ tab: DeskTab, seesCounty: Bool, isMany: Bool) -> String {
        switch tab {
        case .mine: "我的"
        case .approval: "待我审批"
        case .nobody: "无人承办"
        case .late: seesCounty ? "全县逾期" : isMany ? "本机关和下级逾期" : "本机关逾期"
        }
    }

    private var label: String { Self.label(model.tab, seesCounty: model.seesCounty, isMany: model.late.count > 1) }

    private var tabs: HTML {
        Tabs.tabs(
            DeskTab.allCases.map { tab in
                (
                    label: Self.label(tab, seesCounty: model.seesCounty, isMany: model.late.count > 1), path: DeskAddress.path(tab),
                    isCurrent: tab == model.tab, count: Optional(model.counts[tab]?.total ?? 0)
                )
            }, label: "工作台")
    }

    /// The same list by when things are due; of what is overdue everything is.
    private var tiles: HTML {
        guard model.tab != .late, let counts = model.counts[model.tab], counts.total > 0 else { return "" }
        func tile(_ label: String, _ count: Int, _ part: DeskPart?, _ change: (String, Tone)? = nil) -> HTML {
            StatTile.show(
                label, value: String(count), unit: "件", change: count > 0 ? change.map { (text: $0.0, tone: $0.1) } : nil,
                path: DeskAddress.path(model.tab, part), isCurrent: model.part == part)
        }
        return StatTile.grid([
            tile("全部", counts.total, nil), tile("已经逾期", counts.late, .late, ("应当立即办理", .bad)),
            tile("两个工作日内届满", counts.soon, .soon, ("今明两日办理", .warn)), tile("以后届满、没有期限", counts.rest, .rest),
        ])
    }

    // MARK: The list

    /// Organ by organ, each leading to its own list.
    private var organs: HTML {
        guard model.tab == .late, model.late.count > 1 || model.organ != nil else { return "" }
        let all: HTML = model.organ == nil ? "" : "<li><a href=\"\(DeskAddress.path(.late))\">全部</a></li>"
        let items: [HTML] = model.late.filter { $0.count > 0 }.map { organ, count in
            let current = HTML(" aria-current=\"true\"")
            return """
                <li><a href="\(DeskAddress.path(.late, organ: organ))"\(current, if: organ == model.organ)>\(registers.organs.name(of: organ))</a> \
                \(count)件</li>
                """
        }
        let first: HTML = "<ul class=\"kind-counts\">\(all)\(Array(items.prefix(Self.mostOrgans)).joined())</ul>"
        let others = Array(items.dropFirst(Self.mostOrgans))
        let rest: HTML =
            others.isEmpty
            ? "" : "<details class=\"many\"><summary>其余\(others.count)个机关</summary><ul class=\"kind-counts\">\(others.joined())</ul></details>"
        return Panel.panel("各机关逾期", id: "organs", isFlush: true, body: "\(first)\(rest)")
    }

    /// Organs named at once; a county has some hundred with its villages.
    private static let mostOrgans: Int = 12

    private var list: HTML {
        let place = model.organ.map { "\(registers.organs.name(of: $0))：" } ?? ""
        guard !model.items.isEmpty else { return Panel.panel(place + label, id: "desk", body: EmptyState.show(nothing, elsewhere)) }
        let back = DeskAddress.path(model.tab, model.part, organ: model.organ, page: model.page)
        let table = DeskTable(
            tab: model.tab, reader: model.reader, headed: model.headed, engine: engine, registers: registers, today: model.today, csrf: csrf,
            back: back, home: model.home
        ).html(model.items, caption: "\(place)\(label)，先逾期的在前，再是两个工作日内届满的，其余先来的在前")
        return Panel.panel(place + label, id: "desk", isFlush: true, body: "\(table)\(pager)")
    }

    private var pager: HTML {
        let size = SightDesk.pageSize
        let first = (model.page - 1) * size + 1
        let last = first + model.items.count - 1
        func path(_ page: Int) -> String { DeskAddress.path(model.tab, model.part, organ: model.organ, page: page) }
        let summary = "第\(first)–\(last)件，共\(model.shown)件"
        guard model.shown > model.items.count else { return "<p class=\"panel-foot quiet\">共\(model.shown)件</p>" }
        return Pager.pager(
            previous: model.page > 1 ? path(model.page - 1) : nil, next: last < model.shown ? path(model.page + 1) : nil, summary: summary,
            more: "更多")
    }

    private var nothing: String {
        if model.part != nil { return "这里没有这样的事项。" }
        return switch model.tab {
        case .mine: "没有您承办的事项。"
        case .approval: "没有等您审批的事项。"
        case .nobody: "没有无人承办的事项。"
        case .late: "没有逾期的事项。"
        }
    }

    /// Where there is something instead.
    private var elsewhere: HTML {
        if model.part != nil { return Button.link("全部", path: DeskAddress.path(model.tab)) }
        guard let tab = DeskTab.allCases.first(where: { model.counts[$0]?.total ?? 0 > 0 }) else { return "" }
        return Button.link(Self.label(tab, seesCounty: model.seesCounty, isMany: model.late.count > 1), path: DeskAddress.path(tab))
    }

    // MARK: Beside it

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
        let all = Button.link("全部\(model.drafts.count)份", path: Paths.drafts, style: .quiet)
        return Panel.panel("没有提交的草稿", actions: all, body: "<ul class=\"links\">\(links.joined())</ul>")
    }

    private var reminders: HTML {
        guard !model.reminders.isEmpty else { return "" }
        let items: [HTML] = model.reminders.map { ReminderText(engine: engine, today: model.today).item($0) }
        return Panel.panel(
            "提醒", id: "reminders", actions: Button.link("全部", path: Paths.notices, style: .quiet),
            body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    private var notices: HTML {
        guard !model.notices.isEmpty else { return "" }
        let items: [HTML] = model.notices.map { NoticeText(engine: engine).item($0) }
        return Panel.panel(
            "消息", id: "notices", actions: Button.link("全部", path: Paths.notices, style: .quiet), body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    private var moved: HTML {
        guard model.moved > 0 else { return "" }
        return Panel.panel("已移出", body: "<p><a href=\"\(Paths.moved)\">移到其他机关的\(model.moved)件</a></p>")
    }
}
