import Design
import HTML
import Kernel
import Statutes

/// 办理说明: what the law of an edition says of one step, in the words of the declarations and of the statutes themselves. It is the lawyer's
/// text of the kind (`plumbline procedures`), put beside the work.
struct StepHelp {
    let definition: any Definition
    let edition: Edition
    let action: ActionOutline
    private let text: EditionText
    private let texts: StatuteTexts

    /// `nil` for an edition that the kind does not have.
    init?(_ definition: any Definition, _ edition: Edition, _ action: ActionOutline, texts: StatuteTexts = .shared) {
        guard let text = EditionText(definition, edition) else { return nil }
        (self.definition, self.edition, self.action, self.text, self.texts) = (definition, edition, action, text, texts)
    }

    // MARK: Beside the form

    /// Folded, with the way to the whole of it.
    var folded: HTML {
        """
        <details class="panel step-help" id="step-help"><summary>办理说明</summary><div class="panel-body">\
        <h3>依据</h3>\(article(action.basis, isOpen: true))\(section("需要的材料", materials))\(section("期限", limits))\
        <p><a href="\(Paths.help(definition.kind.id, action.id, edition: edition.id))">全部说明：条件的条文、填写的各项、示例</a></p></div></details>
        """
    }

    // MARK: The whole

    /// - Parameter example: what was filled in the last time, label and words; empty for none.
    func page(example: HTML) -> HTML {
        let conditions: [HTML] = action.gates.map { gate in
            let passed: HTML = gate.override.map { " <span class=\"quiet\">机关负责人可以写明理由后例外办理（\($0.description)）</span>" } ?? ""
            return "<li><p>\(gate.sentence)\(passed)</p>\(article(gate.basis))</li>"
        }
        let barred: [HTML] = action.exclusions.map { "<li><p>\($0.says)</p>\(article($0.basis))</li>" }
        let all = conditions + barred
        let list: HTML = all.isEmpty ? "<p>没有其他前置条件。</p>" : "<ul class=\"turns\">\(all.joined())</ul>"
        let rest = text.clauses(of: action).filter { !Self.told.contains($0.about) }
        let facts: [(label: String, value: HTML)] = rest.map { (label: $0.about.isEmpty ? "结果" : $0.about, value: HTML(text: $0.words)) }
        let main: HTML = """
            \(Panel.panel("依据", body: article(action.basis, isOpen: true)))\
            \(Panel.panel("条件", body: list))\
            \(fields == "" ? "" : Panel.panel("填写的各项", body: fields))\
            \(example == "" ? "" : Panel.panel("示例", body: example))
            """
        let side: HTML = """
            \(Panel.panel("办理", body: DefinitionList.show(facts)))\
            \(materials == "" ? "" : Panel.panel("需要的材料", body: materials))\
            \(limits == "" ? "" : Panel.panel("期限", body: limits))
            """
        return Columns.show(main: main, side: side)
    }

    /// What has a place of its own on the page.
    private static let told: Set<String> = ["依据", "条件", "回避", "填写", "添加", "中止期限", "恢复期限", "延长期限", "记下"]

    private func section(_ title: String, _ body: HTML) -> HTML { body == "" ? "" : "<h3>\(title)</h3>\(body)" }

    // MARK: The article

    /// A citation with the words of the article, those meant marked; alone where its text is not held.
    private func article(_ basis: Basis, isOpen: Bool = false) -> HTML {
        guard let lines = texts.lines(of: basis) else { return Article.show(basis.withEdition) }
        let isPart = lines.contains { !$0.isCited }
        let words: [HTML] = lines.map { line in isPart && line.isCited ? "<p><mark>\(line.text)</mark></p>" : "<p>\(line.text)</p>" }
        return """
            <details class="statute"\(Attribute.flag("open", isOpen))><summary>\(basis.withEdition)</summary>\
            <blockquote>\(words.joined())</blockquote></details>
            """
    }

    // MARK: What is wanted

    /// Files that the form takes, and what the step makes.
    private var materials: HTML {
        var items: [HTML] = []
        for name in action.inputs {
            guard let info = definition.fields.first(where: { $0.name == name }) else { continue }
            if Self.isFile(info.type) { items.append("<li>\(info.label)\(action.isNeeded(name) ? "（必须）" : "")\(note(info))</li>") }
            for part in info.type.parts ?? [] where Self.isFile(part.type) { items.append("<li>\(info.label)：\(part.label)\(note(part))</li>") }
        }
        for id in action.issues {
            guard let document = definition.documents.first(where: { $0.id == id }) else { continue }
            items.append("<li>本环节制发《\(document.name)》，由系统按填写的内容生成</li>")
        }
        return items.isEmpty ? "" : "<ul class=\"plain-list\">\(items.joined())</ul>"
    }

    private func note(_ info: FieldInfo) -> HTML { info.help.isEmpty ? "" : "<span class=\"quiet\">　\(info.help)</span>" }

    private static func isFile(_ type: FieldType) -> Bool { type == .attachment || type == .list(.attachment) }

    /// Every field of the form: whether it must be filled in, and how that looks.
    private var fields: HTML {
        let rows: [HTML] = action.inputs.compactMap { name in
            guard let info = definition.fields.first(where: { $0.name == name }) else { return nil }
            let needed: HTML = action.isNeeded(name) ? "<b>必填</b>" : "选填"
            let words = [info.help, Self.sample(info.type)].filter { !$0.isEmpty }.joined(separator: "　")
            return "<tr><th scope=\"row\">\(info.label)</th><td>\(needed)</td><td>\(words)</td></tr>"
        }
        guard !rows.isEmpty else { return "" }
        return """
            <div class="table-wrap"><table class="data help-fields"><thead><tr><th scope="col">项目</th><th scope="col">要求</th>\
            <th scope="col">怎么填</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
            """
    }

    /// How a value of a type is written.
    private static func sample(_ type: FieldType) -> String {
        switch type {
        case .day: "日期，例如2021-01-18"
        case .instant: "日期和时间，例如2021-01-18 09:30"
        case .money: "以元为单位，例如1000.00"
        case .integer: "整数"
        case .decimal: "数字"
        case .flag: "属实的勾选"
        case .choice(let options): "从下列选一项：\(options.map(\.name).joined(separator: "、"))"
        case .organ: "机关的名称"
        case .person: "姓名"
        case .matter: "查找编号、名称"
        case .attachment: "一个文件"
        case .list(.attachment): "一个或者几个文件"
        case .list(.choice(let options)): "可选几项：\(options.map(\.name).joined(separator: "、"))"
        case .list(.text): "每行一项"
        case .list(.record(let parts)): "逐项填写\(parts.map(\.label).joined(separator: "、"))"
        case .record(let parts): parts.map(\.label).joined(separator: "、")
        case .text, .list: ""
        }
    }

    // MARK: Time

    /// The limits that the step stops, resumes or lengthens, whose silence it is, or that by their words run from or end with it. A day that it
    /// enters counts where a limit runs from “…之日”: the bare word for it stands in many.
    private var concerned: [LimitOutline] {
        let changed = Set(action.suspends + action.resumes + action.extends)
        let labels = (action.fills + action.writes).compactMap { name in definition.fields.first { $0.name == name }?.label }
        let days = labels.filter { $0.hasSuffix("日期") }.map { String($0.dropLast(2)) + "之日" }
        let event = action.event.map { [$0.label] } ?? []
        return text.limits(of: action).filter { limit in
            changed.contains(limit.id) || limit.deemedAction == action.id || limit.ends.contains(action.name)
                || ([action.name] + event + days).contains { limit.starts.contains($0) }
        }
    }

    /// Each limit that the step has to do with, and what silence means.
    private var limits: HTML {
        let items: [HTML] = concerned.map { limit in
            let clauses = text.clauses(of: limit).filter { $0.about != "依据" }
            let words: [HTML] = clauses.map { "<dt>\($0.about.isEmpty ? "说明" : $0.about)</dt><dd>\($0.words)</dd>" }
            return "<li><p><b>\(limit.name)</b></p><dl class=\"limit-words\">\(words.joined())</dl>\(article(limit.basis))</li>"
        }
        return items.isEmpty ? "" : "<ul class=\"turns\">\(items.joined())</ul>"
    }
}
