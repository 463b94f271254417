import Design
import Engine
import HTML
import Kernel
import Storage

/// What is prepared in a matter: what was filled in, how it would be decided now, what was said of it, and what the reader may do about it.
struct MatterPreparations {
    /// What somebody wanted to do about a prepared step, and why it was not done.
    struct Attempt: Sendable {
        let step: String
        let words: String
        var answer: ActAnswer = ActAnswer()
    }

    let page: MatterPage

    private var model: MatterModel { page.model }
    private var definition: any Definition { model.dossier.definition }

    static func words(_ form: FormData) -> String {
        var words = (form[PreparationRequest.wordsField] ?? "")[...]
        while words.first?.isWhitespace == true { words.removeFirst() }
        while words.last?.isWhitespace == true { words.removeLast() }
        return String(words)
    }

    var html: HTML {
        let known = model.prepared.contains { $0.action.id == page.attempt?.step }
        let lost: HTML = page.attempt.map { known ? "" : $0.answer.html() } ?? ""
        let panels: [HTML] = model.prepared.map(panel)
        return "\(lost)\(panels.joined())"
    }

    private func panel(_ step: PreparedStep) -> HTML {
        let attempt = page.attempt.flatMap { $0.step == step.action.id ? $0 : nil }
        let told: HTML = attempt.map { $0.answer.html() } ?? ""
        let body: HTML = """
            \(told)\(changed(step))\(opinions(step))\(content(step))\(conditions(step))\(papers(step))\(decision(step, attempt))
            """
        return Panel.panel("拟办：\(step.action.name)", id: "prepared-\(step.action.id)", actions: state(step), body: body)
    }

    func state(_ step: PreparedStep) -> HTML {
        switch step.preparation.state {
        case .ready: Badge.badge("待批准", .info)
        case .reviewing: Badge.badge("待审核，还须\(step.preparation.signatures - step.preparation.reviewers.count)人同意", .info)
        case .returned: Badge.badge("已退回", .warn)
        }
    }

    /// Steps that were taken since it was prepared.
    func changed(_ step: PreparedStep) -> HTML {
        let outlines = EditionReading.outlines(of: model.dossier, model.entries)
        let names = model.entries.filter { $0.version > step.preparation.version }.compactMap { row -> String? in
            let outline = outlines[row.entry] ?? model.dossier.outline
            return outline.action(row.action) == nil ? nil : "“\(outline.name(of: row))”"
        }
        .joined(separator: "、")
        guard !names.isEmpty else { return "" }
        return Callout.callout(.warn, title: "拟办以后，本事项又办理了\(names)，请核对所拟的内容。")
    }

    func opinions(_ step: PreparedStep) -> HTML {
        let facts: [(label: String, value: HTML)] = step.preparation.opinions.map { opinion in
            let name = page.registers.names[opinion.person] ?? opinion.person.description
            let role = definition.roles.first { $0.id == opinion.role }?.name ?? ""
            let organ = page.registers.organs.name(of: opinion.organ)
            return (
                label: opinion.kind.heading,
                value: "\(opinion.words) <span class=\"quiet\">\(name)（\(organ)\(role)），\(opinion.at.day.chinese)</span>"
            )
        }
        return DefinitionList.show(facts, isWide: true)
    }

    func content(_ step: PreparedStep) -> HTML {
        let view = FieldView(text: ValueText(page.registers.valueNames, isWhole: page.isWhole), page: page)
        let input = definition.renamed(step.preparation.input)
        var facts: [(label: String, value: HTML)] = step.action.inputs.compactMap { name in
            guard let json = input[name], let info = definition.fields.first(where: { $0.name == name }) else { return nil }
            return (label: info.label, value: json == .null ? "（清空）" : view.html(info, json))
        }
        for (name, label) in [(Occurrence.dayName, Occurrence.dayLabel), (Occurrence.reasonName, Occurrence.reasonLabel)] {
            if let text = input[name]?.string { facts.append((label: label, value: HTML(text: text))) }
        }
        for (id, reason) in step.preparation.overrides.sorted(by: { $0.key < $1.key }) {
            let says = step.action.gates.first { $0.id == id }?.says
            facts.append((label: says.map { "请求例外：\($0)" } ?? "公开时隐去个人信息", value: HTML(text: reason)))
        }
        guard !facts.isEmpty else { return "<p>这一环节没有需要填写的内容。</p>" }
        return "<h3>所拟的内容</h3>\(DefinitionList.show(facts, isWide: true))"
    }

    func conditions(_ step: PreparedStep) -> HTML {
        let wrong = step.preview.problems.map { Checklist.Item(.unmet, "\($0.label)：\($0.rule)") }
        let items = wrong + MatterSteps.items(MatterModel.Step(step, definition))
        guard !items.isEmpty else { return "" }
        let unmet = items.contains { $0.state == .unmet } ? "现在没有满足的，批准时应当满足；批准时全部重新判断。" : "批准时全部重新判断。"
        return "<h3>前置条件</h3><p class=\"quiet\">\(unmet)</p>\(Checklist.show(items))"
    }

    /// A text names the parties whole: where it does, it is shown once the journal has it that the reader asked.
    private func papers(_ step: PreparedStep) -> HTML {
        guard !step.papers.isEmpty else { return "" }
        let names = step.papers.map { "《\($0.title)》" }.joined(separator: "、")
        let isPersonal =
            definition.holdsPersonalData(model.dossier.record)
            || step.action.inputs.contains { name in
                step.preparation.input[name] != nil && definition.fields.contains { $0.name == name && $0.holdsPersonalData }
            }
        if isPersonal, !page.isWhole { return "<p>批准后制发\(names)；文书载有个人信息，查看完整的个人信息以后在这里显示。</p>" }
        let texts: [HTML] = step.papers.map { paper in
            "<details><summary>批准后制发的《\(paper.title)》</summary><div class=\"paper-draft\">\(DocumentText(content: paper).html)</div></details>"
        }
        return texts.joined()
    }

    /// What the reader may do about it.
    ///
    /// - Parameter isRead: the page shows what will go out; elsewhere whoever approves goes there first.
    func decision(_ step: PreparedStep, _ attempt: Attempt?, isRead: Bool = false, approving label: String? = nil) -> HTML {
        let path = Paths.prepared(model.dossier.row.id, step.action.id)
        let hidden: [(name: String, value: String)] = [("version", String(model.dossier.row.version)), ("request", page.request)]
        let again: HTML =
            step.preparation.state == .returned && model.steps.contains { $0.action.id == step.action.id && $0.mayPrepare }
            ? Button.link("重新拟办", path: Paths.action(model.dossier.row.id, step.action.id), style: .primary) : ""
        let back: HTML =
            step.mayWithdraw
            ? Button.post(
                "撤回拟办", path: path, csrf: page.csrf, fields: hidden + [(name: "act", value: "withdraw")], confirm: "撤回以后，所拟的内容只在全过程记录中可以查到。") : ""
        let aside: HTML = again == "" && back == "" ? "" : "<p>\(again) \(back)</p>"
        let isLater = step.mayApprove && !isRead && page.engine.goesOut(step.action, of: definition)
        let read: HTML = isLater ? "<p>\(Button.link("核对后批准“\(step.action.name)”", path: path, style: .primary))</p>" : ""
        guard step.mayApprove && !isLater || step.mayAgree || step.mayReturn else { return "\(read)\(aside)" }
        let mayApprove = step.mayApprove && !isLater
        let approve: HTML = mayApprove ? Button.submit(label ?? "批准“\(step.action.name)”", name: "act", value: "approve") : ""
        let agree: HTML = step.mayAgree ? Button.submit("审核同意", name: "act", value: "agree", style: step.mayApprove ? .plain : .primary) : ""
        let sendBack: HTML = step.mayReturn ? Button.submit("退回", name: "act", value: "return", style: .plain) : ""
        let first: (label: String, name: String?, value: String?) =
            mayApprove ? ("批准", "act", "approve") : step.mayAgree ? ("审核同意", "act", "agree") : ("退回", "act", "return")
        let name = PreparationRequest.wordsField
        let words = FormField(
            "意见", name: name, kind: .multiline(rows: 2), value: attempt?.words ?? "", help: "同意的可以不写，记为“同意。”；退回的必须写明理由。",
            error: attempt?.answer.error(name), id: "\(name)-\(step.action.id)")
        let body: HTML = """
            \(each: hidden, { Hidden.field($0.name, $0.value) })\(words.html)\(Form.actions("\(approve)\(agree)\(sendBack)"))
            """
        return "\(read)\(Form.post(action: path, csrf: page.csrf, enter: first, body: body))\(aside)"
    }
}
