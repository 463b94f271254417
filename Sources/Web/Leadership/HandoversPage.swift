import Design
import Engine
import HTML
import Kernel
import Storage

/// The orders by which pending matters go from one organ to another, how they stand, and the form for another.
struct HandoversPage: Sendable {
    let orders: [HandoverOrder]
    /// How many matters have gone by those that are not done.
    let moved: [Int: Int]
    /// What is said of entries that cannot be read; they may hide an order, or that one has ended.
    let damaged: [String]
    let registers: Registers
    let kinds: [MatterKind]
    /// The organs whose orders the reader may give.
    let heads: [OrganCode]
    let csrf: String
    let request: String
    var typed: FormData?
    var preview: HandoverPreview?
    var fields: [FieldProblem] = []
    var notice: String?

    private var organs: OrganTree { registers.organs }

    var body: HTML {
        let told: HTML = notice.map { Callout.callout(.warn, title: $0) } ?? ""
        let items = fields.map { Checklist.Item(.unmet, "\($0.label)：\($0.rule)") }
        let refused: HTML = items.isEmpty ? "" : Callout.callout(.bad, title: "现在还不能决定，没有作任何改动。", body: Checklist.show(items))
        let isTold = notice != nil || !items.isEmpty
        let alert: HTML = isTold ? "<div class=\"told\" role=\"alert\" tabindex=\"-1\" data-focus>\(told)\(refused)</div>" : ""
        let damage: HTML =
            damaged.isEmpty ? "" : Callout.callout(.bad, title: "有记录已经损坏", body: "<ul>\(each: damaged, { "<li>\($0)</li>" })</ul>")
        return "\(damage)\(alert)\(shown)\(heads.isEmpty ? "" : form)\(list)"
    }

    /// What would go, before it is ordered.
    private var shown: HTML {
        guard let preview, preview.fields.isEmpty else { return "" }
        var rows: [[HTML]] = preview.lines.map { [HTML(text: $0.kind.name), HTML(text: String($0.count))] }
        rows.append([HTML(text: "合计"), HTML(text: String(preview.count))])
        let table = DataTable(caption: "将要移交的事项", columns: [DataTable.Column("事项"), DataTable.Column("件数", isNumber: true)], rows: rows)
        let stay: HTML =
            preview.obstacles.isEmpty
            ? "<p>试看了其中\(preview.tried)件，都可以移交。</p>"
            : """
            <p>试看了其中\(preview.tried)件，下列\(preview.obstacles.count)件现在不能移交，到日仍不能移交的留在原机关：</p>\
            <ul>\(each: preview.obstacles, { "<li><a href=\"\(Paths.matter($0.matter))\">\($0.title)</a>：\($0.says)</li>" })</ul>
            """
        return Panel.panel("预览", id: "preview", body: "\(table.html)\(stay)")
    }

    private var form: HTML {
        let value: (String) -> String = { typed?[$0] ?? "" }
        let rule: (String) -> String? = { name in fields.first { $0.field == name }?.rule }
        let choices = organs.organs.values.sorted { $0.code.description < $1.code.description }.map { Option($0.code.description, $0.name) }
        func organ(_ label: String, _ name: String) -> HTML {
            FormField(label, name: name, kind: .organ(choices), value: value(name), required: true, error: rule(name)).html
        }
        func text(_ label: String, _ name: String, _ help: String) -> HTML {
            FormField(label, name: name, kind: .multiline(rows: 2), value: value(name), required: true, help: help, error: rule(name)).html
        }
        let kindsName = HandoverOrderRequest.kindsField
        let several = FormField(
            "事项", name: kindsName, kind: .several(kinds.map { Option($0.id, $0.name) }), values: typed?.all(kindsName) ?? [], required: true,
            error: rule(kindsName))
        let day = FormField(
            "移交之日", name: HandoverOrderRequest.dayField, kind: .day, value: value(HandoverOrderRequest.dayField), required: true,
            help: "接收机关开始办理之日，以职权调整的决定为准。", error: rule(HandoverOrderRequest.dayField))
        let act = FormField(
            "据以移交的事项编号", name: HandoverOrderRequest.actField, kind: .integer, value: value(HandoverOrderRequest.actField),
            help: "赋权、集中处罚权的决定在本系统办理的填写；只移交以其所列权力事项为依据的案件。", error: rule(HandoverOrderRequest.actField))
        let isReady = preview?.fields.isEmpty == true
        let expected: HTML = isReady ? Hidden.field("expected", String(preview?.count ?? 0)) : ""
        let order: HTML = isReady ? Button.submit("决定移交", name: "act", value: "order") : ""
        let look = Button.submit("预览", name: "act", value: "preview", style: isReady ? .plain : .primary)
        let body: HTML = """
            \(Hidden.field("request", request))\(expected)\
            \(organ("移出机关", HandoverOrderRequest.fromField))\(organ("接收机关", HandoverRequest.organField))\(several.html)\(day.html)\
            \(text("理由", HandoverRequest.reasonField, "如机构改革、赋权、行政处罚权集中。"))\
            \(text("依据", HandoverRequest.articleField, "写明决定的名称、文号和条文。"))\(act.html)\(Form.actions("\(look)\(order)"))
            """
        return Panel.panel("决定移交", id: "order", body: Form.post(action: Paths.handovers, csrf: csrf, enter: ("预览", "act", "preview"), body: body))
    }

    private var list: HTML {
        guard !orders.isEmpty else { return EmptyState.show("没有成批移交的决定。") }
        let panels: [HTML] = orders.map { order in
            let names = order.kinds.map { id in kinds.first { $0.id == id }?.name ?? id }.joined(separator: "、")
            var facts: [(label: String, value: HTML)] = [
                (label: "由", value: "\(organs.name(of: order.from))移交\(organs.name(of: order.to))"), (label: "事项", value: "\(names)"),
                (label: "理由和依据", value: "\(order.reason)；\(order.article)"),
            ]
            if let act = order.act { facts.append((label: "据以移交的事项", value: "<a href=\"\(Paths.matter(act))\">编号\(act)</a>")) }
            let who = registers.names[order.person] ?? order.person.description
            facts.append((label: "决定", value: "\(organs.name(of: order.place))\(who)，\(order.at.day.chinese)，决定时\(order.expected)件"))
            facts.append((label: "办理", value: standing(order)))
            let left: [HTML] = (order.end?.left ?? []).map { "<li><a href=\"\(Paths.matter($0.matter))\">事项\($0.matter)</a>：\($0.says)</li>" }
            let stayed: HTML = left.isEmpty ? "" : "<h3>留在原机关的</h3><ul>\(left.joined())</ul>"
            let mayCancel = order.end == nil && heads.contains(order.place)
            let cancel: HTML =
                mayCancel
                ? Button.post(
                    "撤销", path: Paths.handovers, csrf: csrf, fields: [(name: "act", value: "cancel"), (name: "order", value: String(order.entry))],
                    confirm: "已经移走的不移回。") : ""
            return Panel.panel(
                "\(order.on.chinese)起移交", id: "order-\(order.entry)", body: "\(DefinitionList.show(facts, isWide: true))\(stayed)\(cancel)")
        }
        return panels.joined()
    }

    private func standing(_ order: HandoverOrder) -> HTML {
        guard let end = order.end else { return "待办理，已移走\(moved[order.entry] ?? 0)件" }
        return "\(end.isCancelled ? "已撤销" : "已办完")（\(end.at.day.chinese)），移走\(end.moved)件，留下\(end.leftCount)件"
    }
}
