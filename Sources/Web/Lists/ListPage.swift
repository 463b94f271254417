import Design
import Engine
import HTML
import Kernel
import Storage

/// A list of matters of one kind.
struct ListPage {
    struct Model: Sendable {
        let address: ListAddress
        let reading: ListReading
        let columns: ListColumns
        let tally: [String: Int]
        let organs: [OrganCode]
        let openings: [Permission.Opportunity]
        let offers: [BulkSteps.Offer]
        /// The reader looks over an organ and says who handles its matters.
        let mayAssign: Bool
        let views: [SavedView]
        /// Organs with which the reader may share a view.
        let sharing: [OrganCode]
        let today: Day
    }

    let model: Model
    let registers: Registers
    let csrf: String

    var body: HTML {
        """
        \(each: model.address.problems, { Callout.callout(.warn, title: $0) })
        \(ListViews(model: model, registers: registers, csrf: csrf).html)
        \(tabs)
        \(ListFilters(model: model, registers: registers).html)
        \(list)
        """
    }

    private var definition: any Definition { model.address.definition }
    private var query: Query { model.address.query }
    private var stages: [StageOutline] { definition.editions.last.flatMap { definition.outline($0.id) }?.stages ?? [] }

    /// What may be opened here, as buttons beside the heading.
    var actions: HTML {
        let buttons: [HTML] = model.openings.prefix(6).map { opportunity in
            let label =
                model.openings.count(where: { $0.action.id == opportunity.action.id }) > 1
                ? "\(opportunity.action.name)（\(registers.organs.name(of: opportunity.organ))）" : opportunity.action.name
            return Button.link(label, path: Paths.open(definition.kind.id, opportunity.action.id, at: opportunity.organ), style: .primary)
        }
        return buttons.joined()
    }

    private var tabs: HTML {
        let open = stages.filter { !$0.isFinal }
        let all = model.tally.values.reduce(0, +)
        var tabs = [("全部", model.address.with("stage", nil), model.address.filter.stages.isEmpty, Optional(all))]
        for stage in open where (model.tally[stage.code] ?? 0) > 0 || model.address.filter.stages == [stage.code] {
            tabs.append(
                (stage.name, model.address.with("stage", stage.code), model.address.filter.stages == [stage.code], model.tally[stage.code] ?? 0))
        }
        return Tabs.tabs(tabs.map { (label: $0.0, path: $0.1, isCurrent: $0.2, count: $0.3) }, label: "阶段")
    }

    private var list: HTML {
        guard !model.reading.lines.isEmpty else { return empty }
        let first = query["after"] == nil ? nil : model.address.path(model.address.whole)
        let bar = BulkBar(model: model).html
        let count = model.reading.lines.count
        let note: HTML =
            model.reading.leavesOut ? "<p class=\"quiet\">按这一列排列时，没有填写它的事项不在其中。</p>" : ""
        let short = model.reading.isShort ? "，其余较远，请看下一页" : ""
        return """
            \(note)<form class="list-form" method="post" action="\(Paths.bulk(definition.kind.id))">\(Hidden.field("csrf", csrf))\
            \(Hidden.field("back", model.address.path(model.address.whole)))
            \(table)\(bar)</form>
            \(Pager.pager(previous: first, next: model.reading.next, summary: "本页\(count)件\(short)" + (first == nil ? "" : "，上一页回到开头")))
            """
    }

    private var empty: HTML {
        let chips = ListFilters(model: model, registers: registers).active
        if let next = model.reading.next {
            return EmptyState.show("按这一列的次序先看到的都不在您的范围内，后面还有。", Button.link("继续往后找", path: next))
        }
        // Of a page that ends an order there may be nothing left to show.
        if query["after"] != nil { return EmptyState.show("后面没有了。", Button.link("回到开头", path: model.address.path(model.address.whole))) }
        guard !chips.isEmpty else { return EmptyState.show("还没有您可以查看的“\(definition.kind.name)”。") }
        let said = chips.map(\.label).joined(separator: "；")
        var tries: [HTML] = chips.count > 1 ? chips.prefix(6).map { "<li><a href=\"\($0.path)\">去掉“\($0.label)”</a></li>" } : []
        if let text = query["q"] { tries.append("<li><a href=\"\(Paths.search + Query([("q", text)]).text)\">在全部事项中搜索“\(text)”</a></li>") }
        if query["number"] != nil { tries.append("<li>文号从开头比对；只记得尾号的，请用页首的搜索</li>") }
        if model.address.filter.dueBefore != nil { tries.append("<li>已经办结的、期限中止的不算逾期</li>") }
        tries.append("<li><a href=\"\(Paths.list(definition.kind.id))\">清除条件，看全部</a></li>")
        return EmptyState.show("没有符合“\(said)”的\(definition.kind.name)。可以试试：", "<ul>\(tries.joined())</ul>")
    }

    // MARK: - The table

    private func sorting(_ title: String, _ key: String, isNumber: Bool = false, isSpare: Bool = false) -> DataTable.Column {
        let order = model.address.order
        let sorted: DataTable.Column.Order? = order == key ? .ascending : order == "-" + key ? .descending : nil
        let path = model.address.isSearch ? nil : model.address.with("order", sorted == .ascending ? "-" + key : sorted == .descending ? nil : key)
        return DataTable.Column(title, sortPath: path, sorted: sorted, isNumber: isNumber, isSpare: isSpare)
    }

    private var table: HTML {
        let (order, isSearch) = (model.address.filter.order, model.address.isSearch)
        let isByDay = model.address.filter.sort == nil
        let showsLead = !model.columns.leads.isEmpty
        var columns = [DataTable.Column("名称"), sorting("文号", "number")]
        columns += [DataTable.Column("机关"), DataTable.Column("阶段")]
        columns.append(
            DataTable.Column(
                "开启日期", sortPath: isSearch ? nil : model.address.with("order", isByDay && order == .newest ? "oldest" : nil),
                sorted: !isByDay ? nil : order == .newest ? .descending : order == .oldest ? .ascending : nil))
        columns.append(
            DataTable.Column(
                "期限", sortPath: isSearch ? nil : model.address.with("order", order == .due ? nil : "due"), sorted: order == .due ? .ascending : nil))
        if showsLead { columns.append(DataTable.Column("承办人")) }
        for info in model.columns.fields {
            let isIndexed = definition.listed.contains { $0.name == info.name } && ListColumns.isSortable(info)
            let isNumber = ListColumns.isNumber(info)
            columns.append(isIndexed ? sorting(info.label, "f." + info.name) : DataTable.Column(info.label, isNumber: isNumber))
        }
        let lines = model.reading.lines
        // Few stages and organs, many rows.
        var badges: [String: HTML] = [:]
        var organs: [OrganCode: String] = [:]
        let ticksAll = model.address.ticksAll
        return TickTable(caption: "\(definition.kind.name)列表", columns: columns, tickName: "matter").html(lines.count) { row, index in
            let line = lines[index]
            let isLate = line.closed == nil && DueText.tone(line, on: model.today) == .bad
            row.begin(
                line.title.isEmpty ? "编号\(line.id)" : line.title, link: Paths.matter(line.id), tick: String(line.id), isTicked: ticksAll,
                tone: isLate ? .bad : nil)
            row.cell(line.number ?? "—")
            let name = organs[line.organ] ?? registers.organs.name(of: line.organ)
            organs[line.organ] = name
            row.cell(name)
            let place = line.edition + "/" + line.stage
            let badge = badges[place] ?? StageBadge.show(line, definition)
            badges[place] = badge
            row.cell(badge)
            row.cell(line.opened.iso)
            row.cell(DueText.mark(line, on: model.today))
            if showsLead { row.cell(model.columns.leads[line.id] ?? "—") }
            for text in model.columns.texts(of: line) { row.cell(text) }
        }
    }
}

/// What may be done about ticked rows: each button names the act.
struct BulkBar {
    let model: ListPage.Model

    private static let most: Int = 5

    var html: HTML {
        let buttons =
            model.offers.map { button(.step($0.id), $0.name) } + (model.mayAssign ? [button(.assign, BulkAct.assign.name)] : [])
            + [button(.remind, BulkAct.remind.name), button(.print, BulkAct.print.name)]
        let all = Button.link("选中本页全部", path: model.address.path(model.address.query.with("done", nil).with("all", "1")), style: .quiet)
        let none = Button.link("全部不选", path: model.address.path(model.address.query.with("done", nil).with("all", nil)), style: .quiet)
        let link: HTML = "<span data-tick-link>\(model.address.ticksAll ? none : all)</span>"
        // All but the last two, which every list has, may be more than fit.
        let shown = buttons.count > Self.most ? Array(buttons.prefix(Self.most - 1)) : buttons
        let rest = buttons.dropFirst(shown.count)
        let more: HTML =
            rest.isEmpty ? "" : "<details class=\"bulk-more\"><summary>更多</summary><div>\(Array(rest).joined())</div></details>"
        return """
            <div class="bulk-bar"><p class="quiet" data-tick-count aria-live="polite">勾选后办理</p>\(link)\(shown.joined())\(more)</div>

            """
    }

    private func button(_ act: BulkAct, _ label: String) -> HTML { Button.submit(label, name: "act", value: act.text, style: .plain) }
}

/// A stage by its name, quiet when nothing more is due.
enum StageBadge {
    static func show(_ line: MatterLine, _ definition: any Definition) -> HTML {
        let stage = definition.outline(line.edition)?.stage(line.stage)
        return Badge.badge(stage?.name ?? line.stage, stage?.isFinal == true ? .neutral : .info)
    }
}
