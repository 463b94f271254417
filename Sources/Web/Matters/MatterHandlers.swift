import Design
import Engine
import HTML
import Kernel
import Storage

/// Who answers for a matter, and what the reader may do about it: take it over, give it to somebody, give it back.
struct MatterHandlers {
    /// What somebody wanted to do, and why it was not done.
    struct Attempt: Sendable {
        let act: String
        let person: String
        let part: String
        let reason: String
        var answer: ActAnswer = ActAnswer()
    }

    let page: MatterPage

    private var model: MatterModel { page.model }
    private var choices: HandlingChoices { model.choices }
    private var handlers: [Handler] { model.dossier.ledger.handlers }
    private var attempt: Attempt? { page.handlingAttempt }
    private var path: String { Paths.handling(model.dossier.row.id) }

    /// Nothing where nobody handles the matter and the reader cannot change that.
    var html: HTML {
        guard !handlers.isEmpty || choices.taking != nil || !choices.candidates.isEmpty || attempt != nil else { return "" }
        return Panel.panel("承办人", id: "handlers", body: "\(told)\(list)\(take)\(giveBack)\(assign)")
    }

    /// Nothing that differs from look to look: the page would have to be sent anew each time.
    private var hidden: [(name: String, value: String)] { [("version", String(model.dossier.row.version))] }

    private var told: HTML { attempt.map { $0.answer.html("承办人没有变动。") } ?? "" }

    private var list: HTML {
        guard !handlers.isEmpty else { return "<p class=\"quiet\">还没有人承办；有岗位的人都可以办理。</p>" }
        let items: [HTML] = handlers.map { handler in
            let name = page.registers.names[handler.person] ?? handler.person.description
            let role = model.dossier.definition.roles.first { $0.id == handler.role }?.name ?? ""
            let away = page.registers.absence(of: handler.person, on: page.today).map { absence in
                let substitute = absence.substitute.map { "，由\(page.registers.names[$0] ?? $0.description)代管" } ?? ""
                return "　\(absence.until.iso)前离岗\(substitute)"
            }
            let given =
                handler.by == Actor.system.person
                ? "分案" : handler.by == handler.person ? "领办" : "由\(page.registers.names[handler.by] ?? handler.by.description)指派"
            let place = page.registers.organs.name(of: handler.organ)
            return """
                <li>\(Badge.badge(handler.part.name, handler.part == .lead ? .info : .neutral)) \(name) \
                <span class="quiet">\(place)\(role)，\(handler.since.day.iso)\(given)\(away ?? "")</span></li>
                """
        }
        return "<ul class=\"links\">\(items.joined())</ul>"
    }

    private var take: HTML {
        guard let part = choices.taking else { return "" }
        let label = part == .lead ? "领办" : "参加协办"
        return "<p>\(Button.post(label, path: path, csrf: page.csrf, fields: hidden + [(name: "act", value: "take")], style: .primary))</p>"
    }

    /// Each handler that the reader may let go, oneself before others.
    private var giveBack: HTML {
        let mine = handlers.filter { $0.person == model.reader }
        guard !mine.isEmpty else { return "" }
        return fold("退出承办", "release", person: model.reader.description, help: "写明理由，负责人会得到通知。", button: "退出承办")
    }

    private func fold(_ title: String, _ act: String, person: String, help: String, button: String) -> HTML {
        let form = Form.post(
            action: path, csrf: page.csrf, enter: (button, "act", act),
            body: """
                \(each: hidden, { Hidden.field($0.name, $0.value) })\(Hidden.field(HandlingRequest.personField, person))\
                \(reason(act, "理由", help: help))\(Form.actions(Button.submit(button, name: "act", value: act, style: .plain)))
                """)
        return "<details class=\"fold\"\(Attribute.flag("open", attempt?.act == act))><summary>\(title)</summary>\(form)</details>"
    }

    private func reason(_ act: String, _ label: String, help: String) -> HTML {
        let name = HandlingRequest.reasonField
        return FormField(
            label, name: name, value: attempt?.act == act ? attempt?.reason ?? "" : "", help: help,
            error: attempt?.act == act ? attempt?.answer.error(name) : nil, id: "\(name)-\(act)"
        ).html
    }

    private var assign: HTML {
        guard !choices.candidates.isEmpty else { return "" }
        let isManyOrgans = choices.organs.count > 1
        let options = choices.candidates.map { candidate in
            let place = isManyOrgans ? "，\(page.registers.organs.name(of: candidate.organ))" : ""
            return Option("\(candidate.organ)|\(candidate.person)", "\(candidate.name)（主办\(candidate.led)件\(place)\(candidate.isAway ? "，离岗" : "")）")
        }
        let known = attempt.flatMap { $0.act == "assign" || $0.act == "release-other" ? $0 : nil }
        func error(_ name: String) -> String? { known?.answer.error(name) }
        let person = FormField(
            "人员", name: HandlingRequest.personField, kind: .person(options), value: known?.person ?? "", required: true,
            error: error(HandlingRequest.personField))
        let part = FormField(
            "承办方式", name: HandlingRequest.partField, kind: .choice(Handler.Part.allCases.map { Option($0.rawValue, $0.name) }),
            value: known?.part ?? Handler.Part.lead.rawValue, required: true)
        let isLed = handlers.contains { $0.part == .lead && choices.organs.contains($0.organ) }
        let others = handlers.contains { $0.person != model.reader && choices.organs.contains($0.organ) }
        let away: HTML =
            others
            ? Button.submit("解除所选人员的承办", name: "act", value: "release-other", style: .plain) : ""
        let title = isLed ? "改派、增加协办" : "指派"
        let form = Form.post(
            action: path, csrf: page.csrf, enter: (title, "act", "assign"),
            body: """
                \(each: hidden, { Hidden.field($0.name, $0.value) })\(person.html)\(part.html)\
                \(FormField("理由", name: HandlingRequest.reasonField, value: known?.reason ?? "", help: "改派、解除的，必须写明。", error: error(HandlingRequest.reasonField), id: "handling-reason-assign").html)\
                \(Form.actions("\(Button.submit(isLed ? "改派" : "指派", name: "act", value: "assign"))\(away)"))
                """)
        return "<details class=\"fold\"\(Attribute.flag("open", known != nil))><summary>\(title)</summary>\(form)</details>"
    }
}
