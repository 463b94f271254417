import Design
import Engine
import HTML
import Kernel
import Storage

/// The form by which a party's successor is entered.
struct SuccessionPage {
    let dossier: Dossier
    let succession: SuccessionOutline
    let control: FieldControl
    let csrf: String
    let request: String
    /// What was sent, and was not accepted.
    var typed: FormData?
    var answer: ActAnswer = ActAnswer()

    private var definition: any Definition { dossier.definition }
    var title: String { "登记\(succession.title)的承继人" }

    var body: HTML {
        "\(told)\(rules)\(Form.post(action: Paths.succession(dossier.row.id, succession.id), csrf: csrf, enter: ("登记承继人", nil, nil), body: form))"
    }

    private var told: HTML { answer.isEmpty ? "" : answer.html("现在还不能登记，没有作任何改动。") }

    /// What the law says of each cause at the stage where the matter is.
    private var rules: HTML {
        let here = succession.rules.filter { $0.stages.isEmpty || $0.stages.contains(dossier.row.stage) }
        let facts: [(label: String, value: HTML)] = here.map { rule in
            let step = rule.step.map { "，办理“\(dossier.outline.action($0)?.name ?? $0)”" } ?? ""
            let article: HTML = "<span class=\"quiet\">\(rule.basis.description)</span>"
            return (label: rule.causes.map(\.name).joined(separator: "、"), value: "\(rule.says)\(step)。\(article)")
        }
        guard !facts.isEmpty else { return Callout.callout(.warn, title: "事项现在的阶段，没有规定由他人承继。") }
        let follows: HTML = "<p>原\(succession.title)的情况留在事项中，可以查看；没有填写的，不沿用原来的。</p>"
        return Panel.panel("哪些情形由他人承继", body: "\(DefinitionList.show(facts, isWide: true))\(follows)")
    }

    private var form: HTML {
        let rule = { (name: String) in answer.error(name) }
        let causes = SuccessionCause.allCases.filter { cause in succession.rules.contains { $0.causes.contains(cause) } }
        let cause = FormField(
            "原因", name: SuccessionRequest.causeField, kind: .choice(causes.map { Option($0.rawValue, $0.name) }),
            value: typed?[SuccessionRequest.causeField] ?? "", required: true, error: rule(SuccessionRequest.causeField))
        let day = FormField(
            "死亡、终止、合并、分立之日", name: SuccessionRequest.dayField, kind: .day, value: typed?[SuccessionRequest.dayField] ?? "", required: true,
            error: rule(SuccessionRequest.dayField))
        let proof = FormField(
            "证明材料", name: SuccessionRequest.proofField, kind: .multiline(rows: 2), value: typed?[SuccessionRequest.proofField] ?? "",
            required: true, help: "写明材料的名称和文号，如死亡证明、注销登记、合并协议。", error: rule(SuccessionRequest.proofField))
        var place: HTML = ""
        if succession.isList {
            place =
                FormField(
                    "第几位\(succession.title)", name: SuccessionOutline.placeName, kind: .integer, value: typed?[SuccessionOutline.placeName] ?? "",
                    required: true, error: rule(SuccessionOutline.placeName)
                ).html
        }
        let asked: [HTML] = succession.fields.compactMap { name in
            guard let info = definition.fields.first(where: { $0.name == name }) else { return nil }
            return control.html(info, FieldControl.Asked(label: info.label), typed: typed)
        }
        let version = Hidden.field("version", typed?["version"] ?? String(dossier.row.version))
        let buttons = Button.submit("登记承继人")
        return """
            \(version)\(Hidden.field("request", request))\
            \(FormSection.section("发生了什么", body: "\(cause.html)\(day.html)\(proof.html)\(place)"))\
            \(FormSection.section("承继人", body: asked.joined()))\
            \(Form.actions("\(buttons)"))
            """
    }
}
