import Design
import Engine
import HTML
import Kernel
import Storage

/// A list of matters of one kind.
struct ListPage {
    struct Model: Sendable {
        let address: ListAddress
        let lines: [MatterLine]
        let next: String?
        let tally: [String: Int]
        let organs: [OrganCode]
        let openings: [Permission.Opportunity]
        let savedViews: [SavedView]
        let today: Day
    }

    let model: Model
    let registers: Registers
    let csrf: String

    var body: HTML {
        """
        \(each: model.address.problems, { Callout.callout(.warn, title: $0) })
        \(tabs)
        \(filters)
        \(views)
        \(table)
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

    private var filters: HTML {
        var controls: [HTML] = [
            FormField("关键词", name: "q", value: query["q"] ?? "", id: "filter-q").html,
            FormField(
                "阶段", name: "stage", kind: .choice([Option("", "不限")] + stages.map { Option($0.code, $0.name) }), value: query["stage"] ?? "",
                isAuto: true
            ).html,
        ]
        if model.organs.count > 1 {
            controls.append(
                FormField(
                    "机关", name: "organ",
                    kind: .choice([Option("", "不限")] + model.organs.prefix(600).map { Option($0.description, registers.organs.name(of: $0)) }),
                    value: query["organ"] ?? "", isAuto: true
                ).html)
        }
        controls += [
            FormField("开启日期自", name: "from", kind: .day, value: query["from"] ?? "").html,
            FormField("至", name: "until", kind: .day, value: query["until"] ?? "").html,
            FormField("文号开头", name: "number", value: query["number"] ?? "").html,
            FormField("经办人编号", name: "person", value: query["person"] ?? "").html,
        ]
        controls += definition.listed.compactMap(control)
        controls.append(FormField("只看逾期", name: "overdue", kind: .flag, value: query["overdue"] ?? "").html)
        return FilterBar.form(
            action: Paths.list(definition.kind.id), controls: controls.joined(), active: active, resetPath: Paths.list(definition.kind.id),
            hidden: query["order"].map { Hidden.field("order", $0) } ?? "")
    }

    /// Choices and yes or no are worth a control; texts are found by the keyword.
    private func control(_ info: FieldInfo) -> HTML? {
        let name = "a.\(info.name)"
        switch info.type {
        case .choice(let options), .list(.choice(let options)):
            return FormField(
                info.label, name: name, kind: .choice([Option("", "不限")] + options.map { Option($0.code, $0.name) }), value: query[name] ?? "",
                isAuto: true
            ).html
        case .flag:
            let choices = [Option("", "不限"), Option("true", "是"), Option("false", "否")]
            return FormField(info.label, name: name, kind: .choice(choices), value: query[name] ?? "", isAuto: true).html
        case .organ:
            let organs = registers.organs.organs.values.sorted { $0.code.description < $1.code.description }
            guard organs.count <= 120 else { return FormField("\(info.label)（代码）", name: name, value: query[name] ?? "").html }
            return FormField(
                info.label, name: name, kind: .choice([Option("", "不限")] + organs.map { Option($0.code.description, $0.name) }),
                value: query[name] ?? "", isAuto: true
            ).html
        default: return nil
        }
    }

    private var active: [(label: String, path: String)] {
        var chips: [(String, String)] = []
        func add(_ name: String, _ label: String, _ shown: (String) -> String = { $0 }) {
            if let value = query[name] { chips.append(("\(label)：\(shown(value))", model.address.with(name, nil))) }
        }
        add("q", "关键词")
        add("organ", "机关") { registers.organs.name(of: OrganCode($0)) }
        add("person", "经办人") { registers.names[PersonID($0)] ?? $0 }
        add("from", "开启日期自")
        add("until", "开启日期至")
        add("number", "文号")
        let text = ValueText(registers.valueNames)
        for info in definition.listed { add("a.\(info.name)", info.label) { text.text(info, key: $0) } }
        if query["overdue"] == "true" { chips.append(("只看逾期", model.address.with("overdue", nil))) }
        return chips.map { (label: $0.0, path: $0.1) }
    }

    private var views: HTML {
        let links: [HTML] = model.savedViews.map { view in
            """
            <li><a href="\(view.path)">\(view.name)</a>\
            \(Button.post("删除", path: Paths.views + "/remove", csrf: csrf, fields: [("name", view.name)], style: .quiet))</li>
            """
        }
        let saved: HTML = links.isEmpty ? "" : "<ul class=\"saved-views\" aria-label=\"保存的视图\">\(links.joined())</ul>"
        let path = model.address.path(query.with("after", nil))
        return """
            <div class="list-tools">\(saved)<details class="save-view"><summary>保存为视图</summary>\
            <form class="inline" method="post" action="\(Paths.views)">\(Hidden.field("csrf", csrf))\(Hidden.field("path", path))\
            \(FormField("名称", name: "name", required: true, id: "view-name").html)\(Button.submit("保存", style: .plain))</form></details>\
            <a class="button quiet" href="\(Paths.export(definition.kind.id) + query.with("after", nil).text)">导出 CSV</a></div>
            """
    }

    private var table: HTML {
        guard !model.lines.isEmpty else {
            return EmptyState.show("没有符合条件的事项。", Button.link("清除条件", path: Paths.list(definition.kind.id)))
        }
        let order = model.address.filter.order
        let isSearch = model.address.filter.text != nil
        let columns: [DataTable.Column] = [
            DataTable.Column("名称"), DataTable.Column("文号"), DataTable.Column("机关"), DataTable.Column("阶段"),
            DataTable.Column(
                "开启日期", sortPath: isSearch ? nil : model.address.with("order", order == .newest ? "oldest" : "newest"),
                sorted: order == .newest ? .descending : order == .oldest ? .ascending : nil),
            DataTable.Column(
                "期限", sortPath: isSearch ? nil : model.address.with("order", order == .due ? nil : "due"), sorted: order == .due ? .ascending : nil),
        ]
        let rows: [[HTML]] = model.lines.map { line in
            [
                HTML(text: line.title.isEmpty ? "编号\(line.id)" : line.title), HTML(text: line.number ?? "—"),
                HTML(text: registers.organs.name(of: line.organ)), StageBadge.show(line, definition), HTML(text: line.opened.iso),
                DueText.mark(line, on: model.today),
            ]
        }
        let table = DataTable(
            caption: "\(definition.kind.name)列表", columns: columns, rows: rows, rowLinks: model.lines.map { Paths.matter($0.id) },
            rowTones: model.lines.map { line in
                let tone = DueText.tone(line, on: model.today)
                return tone == .bad && line.closed == nil ? .bad : nil
            })
        let first = query["after"] == nil ? nil : model.address.path(query.with("after", nil))
        return """
            \(table.html)
            \(Pager.pager(previous: first, next: model.next, summary: "本页\(model.lines.count)件" + (first == nil ? "" : "，上一页回到开头")))
            """
    }
}

/// A stage by its name, quiet when nothing more is due.
enum StageBadge {
    static func show(_ line: MatterLine, _ definition: any Definition) -> HTML {
        let stage = definition.outline(line.edition)?.stage(line.stage)
        return Badge.badge(stage?.name ?? line.stage, stage?.isFinal == true ? .neutral : .info)
    }
}
