import Design
import Engine
import HTML
import Kernel
import Storage

/// The form by which a part of a matter goes out into another.
struct SplittingPage {
    let dossier: Dossier
    var control: FieldControl
    /// What may be chosen of each list, in words, by the list's name.
    let items: [(info: FieldInfo, choices: [String])]
    let today: Day
    let csrf: String
    let request: String
    /// What was sent, and was not accepted.
    var typed: FormData?
    var answer: ActAnswer = ActAnswer()

    static let title: String = "分出另案"
    /// Under which it is sent which items of a list go.
    static func name(of list: String) -> String { "take-\(list)" }

    private var splitting: SplittingOutline { dossier.definition.splitting }

    var body: HTML {
        "\(told)\(rules)\(Form.post(action: Paths.splitting(dossier.row.id), csrf: csrf, enter: (Self.title, nil, nil), body: form))"
    }

    private var told: HTML { answer.isEmpty ? "" : answer.html("现在还不能分案，没有作任何改动。") }

    private var rules: HTML {
        let facts: [(label: String, value: HTML)] =
            splitting.grounds.filter { article($0.basis).statute.inForce <= today }.map { (label: "依据", value: said($0.says, $0.basis)) }
            + splitting.conditions.map { (label: "条件", value: said($0.says, $0.basis)) }
        let follows: HTML = "<p>分出的事项从现在的阶段接着办理，收到之日和期限不变，文号为原文号加“之一”“之二”；没有另行写明的，与原案相同。原案中拟办的环节到此为止。</p>"
        return Panel.panel("分案的依据和条件", body: "\(DefinitionList.show(facts, isWide: true))\(follows)")
    }

    /// As the law of the matter has it.
    private func article(_ basis: Basis) -> Basis { dossier.definition.basis(basis, in: dossier.row.edition) }

    private func said(_ says: String, _ basis: Basis) -> HTML { "\(says)。<span class=\"quiet\">\(article(basis).description)</span>" }

    private var form: HTML {
        let rule = { (name: String) in answer.error(name) }
        let lists: [HTML] = items.map { info, choices in
            let name = Self.name(of: info.name)
            return FormField(
                "分出的\(info.label)", name: name, kind: .several(choices.enumerated().map { Option(String($0.offset + 1), $0.element) }),
                values: typed?.all(name) ?? [], error: rule(info.name)
            ).html
        }
        let told: [HTML] = splitting.told.compactMap { name in
            guard let info = dossier.definition.fields.first(where: { $0.name == name }) else { return nil }
            return control.html(info, FieldControl.Asked(label: info.label, isNeeded: splitting.needed.contains(name)), typed: typed)
        }
        let reason = FormField(
            "理由", name: SplittingRequest.reasonField, kind: .multiline(rows: 2), value: typed?[SplittingRequest.reasonField] ?? "", required: true,
            error: rule(SplittingRequest.reasonField))
        let article = FormField(
            "依据", name: SplittingRequest.articleField, kind: .multiline(rows: 2), value: typed?[SplittingRequest.articleField] ?? "",
            required: true, help: "写明条文或者文号。", error: rule(SplittingRequest.articleField))
        return """
            \(Hidden.field("version", typed?["version"] ?? String(dossier.row.version)))\(Hidden.field("request", request))\
            \(FormSection.section("分出哪些", body: "\(lists.joined())\(told.joined())"))\
            \(FormSection.section("为什么", body: "\(reason.html)\(article.html)"))\
            \(Form.actions("\(Button.submit(Self.title))"))
            """
    }
}
