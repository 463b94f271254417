import Design
import Engine
import HTML
import Kernel
import Storage

/// Whose matter it was before, whom its parties succeeded, and what the reader may do about either.
struct MatterMoving {
    /// What somebody wanted to do, and why it was not done.
    struct Attempt: Sendable {
        var organ = ""
        var reason = ""
        var article = ""
        var answer: ActAnswer = ActAnswer()
    }

    let page: MatterPage

    private var model: MatterModel { page.model }
    private var options: MovingOptions { model.moving }
    private var ledger: Ledger { model.dossier.ledger }
    private var organs: OrganTree { page.registers.organs }

    /// Something waits for an answer, or was refused.
    var isPressing: Bool { options.open != nil || page.movingAttempt != nil }

    var html: HTML {
        let isShown = !options.isEmpty || !ledger.tenures.isEmpty || !ledger.predecessors.isEmpty || page.movingAttempt != nil
        guard isShown else { return "" }
        let told: HTML = page.movingAttempt.map { $0.answer.html() } ?? ""
        return Panel.panel(
            "办理机关和当事人的变更", id: "moving", body: "\(told)\(earlier)\(predecessors)\(open)\(propose)\(designate)\(successions)")
    }

    private var earlier: HTML {
        guard !ledger.tenures.isEmpty else { return "" }
        let facts: [(label: String, value: HTML)] = ledger.tenures.map {
            (label: "原办理机关", value: "\(organs.name(of: $0.organ))，办理至\($0.until.advanced(by: -1).chinese)；\($0.until.chinese)起移走")
        }
        return "\(DefinitionList.show(facts, isWide: true))<p class=\"quiet\">移走以前的统计数留在原办理机关，移走以后的计入现在的机关，不重复计。</p>"
    }

    private var predecessors: HTML {
        guard !ledger.predecessors.isEmpty else { return "" }
        let definition = model.dossier.definition
        let view = FieldView(text: ValueText(page.registers.valueNames, isWhole: page.isWhole), page: page)
        let parts: [HTML] = ledger.predecessors.map { gone in
            let title = definition.successions.first { $0.id == gone.succession }?.title ?? "当事人"
            var facts: [(label: String, value: HTML)] = gone.values.sorted { $0.key < $1.key }.compactMap { name, json in
                definition.field(stored: name).map { (label: $0.label, value: view.html($0, json)) }
            }
            facts.append((label: "原因", value: "\(gone.on.chinese)\(gone.cause.name)；\(gone.entered.chinese)登记承继"))
            facts.append((label: "依据和证明材料", value: "\(gone.article)；\(gone.proof)"))
            return "<h3>原\(title)</h3>\(DefinitionList.show(facts, isWide: true))"
        }
        return "\(parts.joined())<p class=\"quiet\">对原当事人已经办理的环节和送达仍然有效。</p>"
    }

    private var open: HTML {
        guard let open = options.open else { return "" }
        let who = page.registers.names[open.person] ?? open.person.description
        let facts: [(label: String, value: HTML)] = [
            (label: "提出移送", value: "\(organs.name(of: open.from))提出移送\(organs.name(of: open.to))（\(who)，\(open.at.day.chinese)）"),
            (label: "理由", value: "\(open.reason)"), (label: "依据", value: "\(open.article)"),
        ]
        let unmet = options.obstacles.map { Checklist.Item(.unmet, $0) }
        let obstacles: HTML = unmet.isEmpty ? "" : Callout.callout(.warn, title: "现在还不能接收", body: Checklist.show(unmet))
        var buttons: HTML = ""
        if options.mayAccept { buttons = "\(Button.submit("接收", name: "act", value: "accept"))" }
        if options.mayRefuse { buttons = "\(buttons)\(Button.submit("不予接收", name: "act", value: "refuse", style: .plain))" }
        if options.mayWithdraw { buttons = "\(buttons)\(Button.submit("撤回移送", name: "act", value: "withdraw", style: .plain))" }
        let answers = options.mayAccept || options.mayRefuse || options.mayWithdraw
        let first: (label: String, name: String?, value: String?) =
            options.mayAccept ? ("接收", "act", "accept") : options.mayRefuse ? ("不予接收", "act", "refuse") : ("撤回移送", "act", "withdraw")
        let help = "不予接收的必须写明；有争议的，由共同的上一级机关指定。"
        let isAsked = options.mayAccept || options.mayRefuse
        let words: HTML =
            isAsked ? field("接收意见或者不予接收的理由", HandoverRequest.reasonField, page.movingAttempt?.reason, id: "answer", help: help) : ""
        let body: HTML = "\(hidden)\(words)\(Form.actions(buttons))"
        let path = Paths.handover(model.dossier.row.id)
        let form: HTML = answers ? Form.post(action: path, csrf: page.csrf, enter: first, body: body) : ""
        return "<h3>待答复的移送</h3>\(DefinitionList.show(facts, isWide: true))\(obstacles)\(form)"
    }

    private var propose: HTML {
        guard options.mayPropose else { return "" }
        return moveForm("移送其他机关", act: "propose", button: "提出移送", note: "接收机关的负责人接收以后，案卷、文号、期限和本机关开启的未结事项一并移走；本机关可以查看，不再办理。")
    }

    private var designate: HTML {
        guard options.mayDesignate else { return "" }
        return moveForm("指定办理机关", act: "designate", button: "指定", note: "由共同的上一级机关的负责人指定，或者由上级机关提办，不经接收，即日起由该机关办理。")
    }

    private func moveForm(_ title: String, act: String, button: String, note: String) -> HTML {
        let attempt = page.movingAttempt
        let row = model.dossier.row
        let choices = organs.organs.values.filter { $0.code != row.organ }.sorted { $0.code.description < $1.code.description }.map {
            Option($0.code.description, $0.name)
        }
        let grounds = options.grounds.map { "\($0.basis)（\($0.says)）" }.joined(separator: "；")
        let name = HandoverRequest.organField
        let organ = FormField(
            "接收机关", name: name, kind: .organ(choices), value: attempt?.organ ?? "", required: true, error: error(name), id: "\(name)-\(act)")
        let help = grounds.isEmpty ? "写明法律、法规、规章的条文，或者文件的文号。" : "写明条文或者文号，如：\(grounds)。"
        let body: HTML = """
            \(hidden)\(organ.html)\(field("理由", HandoverRequest.reasonField, attempt?.reason, id: act, help: nil, isRequired: true))\
            \(field("依据", HandoverRequest.articleField, attempt?.article, id: act, help: help, isRequired: true))\
            \(Form.actions("\(Button.submit(button, name: "act", value: act))"))
            """
        let isOpen: HTML = attempt == nil ? "" : " open"
        return """
            <details\(isOpen)><summary>\(title)</summary><p class="quiet">\(note)</p>\
            \(Form.post(action: Paths.handover(row.id), csrf: page.csrf, enter: (button, "act", act), body: body))</details>
            """
    }

    private var successions: HTML {
        let links: [HTML] = options.successions.map { succession in
            "<li><a href=\"\(Paths.succession(model.dossier.row.id, succession.id))\">登记\(succession.title)的承继人</a></li>"
        }
        return links.isEmpty ? "" : "<ul class=\"links\">\(links.joined())</ul>"
    }

    private var hidden: HTML { Hidden.field("version", String(model.dossier.row.version)) }

    private func field(_ label: String, _ name: String, _ value: String?, id: String, help: String?, isRequired: Bool = false) -> HTML {
        FormField(
            label, name: name, kind: .multiline(rows: 2), value: value ?? "", required: isRequired, help: help, error: error(name),
            id: "\(name)-\(id)"
        ).html
    }

    private func error(_ name: String) -> String? { page.movingAttempt?.answer.error(name) }
}
