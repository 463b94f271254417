import Design
import Engine
import HTML
import Kernel
import Storage

/// What is asked before many matters are dealt with in one go: which can, which cannot and why, what is the same for all.
struct BulkPage {
    let order: BulkOrder
    let judgement: BulkJudgement
    let definition: any Definition
    let registers: Registers
    let today: Day
    let csrf: String
    /// What is wrong with what was filled in.
    var problems: [(place: String, message: String)] = []

    private var act: BulkAct { order.act ?? .print }

    var body: HTML {
        let can = judgement.can
        let errors = problems.map { (fieldID: FieldControl.id($0.place), message: $0.message) }
        guard !can.isEmpty else {
            let none = Callout.callout(.warn, title: "所选的\(judgement.rows.count)件现在都不能办理“\(judgement.actName)”，没有作任何改动。")
            return "\(none)\(reasons)\(Button.link("返回列表", path: order.back))"
        }
        let cannot = judgement.cannot.count
        let title = "\(can.count)件可以\(judgement.actName)" + (cannot > 0 ? "，\(cannot)件不能" : "")
        return "\(ErrorSummary.show(errors))\(Callout.callout(.info, title: title, body: "<p>\(explanation)</p>"))\(form(can))\(reasons)"
    }

    private var explanation: String {
        switch act {
        case .step: "每一件各自判断条件、各记一条全过程记录；其中有不能办理的，不影响其他各件。"
        case .assign: "每一件各记一条全过程记录，并通知新的和原来的承办人。"
        case .remind: "催办通知现在应当办理的人，记入每一件的全过程记录；不改变期限和阶段。"
        case .print: "每份文书另起一页。"
        }
    }

    private func form(_ rows: [BulkJudgement.Row]) -> HTML {
        let label = act == .print ? "打开打印页" : "\(judgement.actName)勾选的各件"
        return Form.post(
            action: Paths.bulkDo(order.kind), csrf: csrf, warnsUnsaved: false, enter: (label, nil, nil),
            body: """
                \(Hidden.field("act", act.text))\(Hidden.field("request", order.request))\(Hidden.field("back", order.back))\
                \(asked)\(list(rows))\(look)\
                \(Form.actions("\(Button.submit(label))\(Button.link("返回列表", path: order.back, style: .quiet))"))
                """)
    }

    private func list(_ rows: [BulkJudgement.Row]) -> HTML {
        BulkRows(definition: definition, registers: registers, today: today, shown: judgement.shown).html(rows, isTicked: { _ in true })
    }

    /// What is the same for all of them.
    private var asked: HTML {
        let errors = Dictionary(problems.map { ($0.place, $0.message) }, uniquingKeysWith: { $0 + "；" + $1 })
        var fields: [HTML] = []
        switch act {
        case .step:
            if let event = judgement.event {
                let (day, reason) = (FieldControl.prefix + Occurrence.dayName, FieldControl.prefix + Occurrence.reasonName)
                fields.append(
                    FormField(
                        event.label, name: day, kind: event.asksTime ? .instant : .day, value: order.form[day] ?? (event.asksTime ? "" : today.iso),
                        help: "对勾选的各件相同；不相同的，请分几次办理。", error: errors[day], id: FieldControl.id(day)
                    ).html)
                fields.append(
                    FormField(
                        Occurrence.reasonLabel, name: reason, kind: .multiline(rows: 2), value: order.form[reason] ?? "", help: "登记得晚的，必须写明。",
                        error: errors[reason], id: FieldControl.id(reason)
                    ).html)
            }
            let control = FieldControl(registers: registers, candidates: Candidates(), errors: [:])
            let typed = judgement.asked.contains { order.form[FieldControl.prefix + $0.name] != nil } ? order.form : nil
            fields += judgement.asked.map { control.html($0, FieldControl.Asked(label: $0.label), typed: typed) }
        case .assign:
            fields.append(
                FormField(
                    "交给", name: HandlingRequest.personField, kind: .person(judgement.people.map { Option($0.code, $0.name) }),
                    value: order.form[HandlingRequest.personField] ?? "", required: true, error: errors[HandlingRequest.personField]
                ).html)
            fields.append(
                FormField(
                    "理由", name: HandlingRequest.reasonField, value: order.form[HandlingRequest.reasonField] ?? "",
                    help: "原来有人主办而改派的，必须写明。", error: errors[HandlingRequest.reasonField]
                ).html)
        case .remind:
            fields.append(
                FormField(
                    "催办的话（选填）", name: HandlingRequest.reasonField, value: order.form[HandlingRequest.reasonField] ?? "",
                    help: "随通知送达，记入全过程记录。", error: errors[HandlingRequest.reasonField]
                ).html)
        case .print:
            let options = judgement.papers.map { group in
                Option(group.document, "\(group.name)（\(group.count)份\(group.personal > 0 ? "，\(group.personal)份载有个人信息" : "")）")
            }
            fields.append(
                FormField(
                    "文书", name: BulkRoutes.documents, kind: .several(options), values: judgement.papers.map(\.document),
                    help: "载有个人信息的，打开时记入全过程记录：谁、何时、看了哪些事项的文书。", error: errors[BulkRoutes.documents]
                ).html)
        }
        guard !fields.isEmpty else { return "" }
        let title = act == .print ? "打印哪些" : "对各件相同的内容"
        return FormSection.section(title, body: fields.joined())
    }

    /// Where something is to be judged of each, whoever does it says that it was.
    private var look: HTML {
        guard judgement.asksLook else { return "" }
        let error = problems.first { $0.place == BulkRoutes.looked }?.message
        return FormField(
            "已逐件查看", name: BulkRoutes.looked, kind: .flag, value: "", required: true, help: "条件由系统逐件判断；材料是否齐全、内容是否正确，由办理人查看。",
            error: error
        ).html
    }

    private var reasons: HTML {
        BulkReasonList(reasons: judgement.reasons.all, lines: judgement.rows.map(\.line)).html("不能办理的（\(judgement.cannot.count)件）")
    }
}

/// What came of it: what is done, and the rest, still ticked, with its reasons.
struct BulkResultPage {
    let order: BulkOrder
    let actName: String
    let done: [(line: MatterLine, entry: Int)]
    let left: [BulkJudgement.Row]
    let reasons: BulkReasons
    let definition: any Definition
    let registers: Registers
    let today: Day
    let csrf: String

    var body: HTML {
        let back = Button.link("返回列表", path: order.back, style: left.isEmpty ? .primary : .plain)
        let title = left.isEmpty ? "已办理\(done.count)件。" : "已办理\(done.count)件，\(left.count)件没有办理。"
        return """
            <div class="told" role="alert" tabindex="-1" data-focus>\(Callout.callout(left.isEmpty ? .good : done.isEmpty ? .bad : .warn, title: title))</div>
            \(BulkReasonList(reasons: reasons.all, lines: left.map(\.line)).html("没有办理的，为什么"))\(rest)\(finished)<p>\(back)</p>
            """
    }

    private var rest: HTML {
        guard !left.isEmpty else { return "" }
        return Panel.panel(
            "没有办理的（\(left.count)件）", id: "left",
            body: """
                <form class="list-form" method="post" action="\(Paths.bulk(order.kind))">\(Hidden.field("csrf", csrf))\(Hidden.field("back", order.back))\
                \(BulkRows(definition: definition, registers: registers, today: today).html(left, isTicked: { _ in true }))\
                <div class="bulk-bar"><p class="quiet" data-tick-count aria-live="polite">仍然勾选着</p>\
                \(Button.submit("再次办理“\(actName)”", name: "act", value: order.act?.text, style: .plain))</div></form>
                """)
    }

    private var finished: HTML {
        guard !done.isEmpty else { return "" }
        let items: [HTML] = done.map { line, entry in
            "<li><a href=\"\(Paths.matter(line.id))\">\(BulkRows.name(line))</a><span class=\"quiet\">　全过程记录第\(entry)条</span></li>"
        }
        return "<details\(Attribute.flag("open", done.count <= 10))><summary>已办理的（\(done.count)件）</summary><ul>\(items.joined())</ul></details>"
    }
}

/// Ticked matters with their boxes.
struct BulkRows {
    let definition: any Definition
    let registers: Registers
    let today: Day
    /// What would become public of each.
    var shown: [MatterID: String] = [:]

    static func name(_ line: MatterLine) -> String { line.title.isEmpty ? "编号\(line.id)" : line.title }

    func html(_ rows: [BulkJudgement.Row], isTicked: (BulkJudgement.Row) -> Bool) -> HTML {
        let columns = ["名称", "文号", "机关", "阶段", "期限"].map { DataTable.Column($0) }
        return TickTable(caption: "勾选的事项", columns: columns, tickName: "matter").html(rows.count) { row, index in
            let (line, version) = (rows[index].line, rows[index].version)
            row.begin(
                Self.name(line), link: Paths.matter(line.id), tick: "\(line.id)@\(version)", isTicked: isTicked(rows[index]),
                note: shown[line.id].map { "<span class=\"cell-note\">将向社会公开　\($0)</span>" })
            row.cell(line.number ?? "—")
            row.cell(registers.organs.name(of: line.organ))
            row.cell(StageBadge.show(line, definition))
            row.cell(DueText.mark(line, on: today))
        }
    }
}

/// Refusals by their condition, each with its article and the matters that it stopped.
struct BulkReasonList {
    let reasons: [BulkReason]
    let lines: [MatterLine]

    private static let open: Int = 5

    func html(_ title: String) -> HTML {
        guard !reasons.isEmpty else { return "" }
        let known = Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let items: [HTML] = reasons.sorted { $0.matters.count > $1.matters.count }.map { reason in
            let links: [HTML] = reason.matters.map { id in
                "<li><a href=\"\(Paths.matter(id))\">\(known[id].map(BulkRows.name) ?? "编号\(id)")</a></li>"
            }
            let article: HTML = reason.article.map { "<span class=\"quiet\">　\($0)</span>" } ?? ""
            return """
                <li><p><b>\(reason.says)</b>\(article)</p><details\(Attribute.flag("open", links.count <= Self.open))>\
                <summary>\(links.count)件</summary><ul>\(links.joined())</ul></details></li>
                """
        }
        return Panel.panel(title, id: "reasons", body: "<ul class=\"reasons\">\(items.joined())</ul>")
    }
}
