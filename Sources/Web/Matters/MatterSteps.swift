import Design
import Engine
import HTML
import Kernel
import Storage

/// What can be done next, each with its clock and what is still missing for it. What is met is folded: nobody has to act on it.
struct MatterSteps {
    let model: MatterModel
    let registers: Registers

    private var rows: StepRows { StepRows(model: model, registers: registers) }

    var html: HTML {
        guard !model.steps.isEmpty else {
            let waits = model.dossier.outline.actions(from: model.dossier.row.stage).contains { $0.isAutomatic }
            return waits ? Panel.panel("下一步", body: "<p>等待有关程序的结果，结果返回后自动继续。</p>") : ""
        }
        let mine = model.steps.filter(\.isMine)
        // What the matter waits for comes first, ready or not; then what else could be done: what only lacks its own fields before what lacks more.
        let awaited = mine.filter(\.isAwaited)
        let besides = mine.filter { !$0.isAwaited && $0.isReady } + mine.filter { !$0.isAwaited && !$0.isReady }
        // What the head decides and the reader may put before him or her: what is awaited openly, the rest folded.
        let preparable = model.steps.filter(\.mayPrepare)
        let asked = preparable.filter { $0.isAwaited && $0.action.isDecision }
        let others = model.steps.filter { !$0.isMine && !$0.mayPrepare }
        let none: HTML = mine.isEmpty && asked.isEmpty ? "<p>现阶段没有由您办理的环节。</p>" : ""
        let title = awaited.isEmpty && asked.isEmpty ? "可以办理的" : "还可以办理的"
        let body: HTML = """
            \(none)\(each: awaited + asked, { rows.full($0) })\
            \(list(title, besides, isOpen: true))\
            \(list("可以提请批准的环节", preparable.filter { step in !asked.contains { $0.action.id == step.action.id } }, isOpen: false))\
            \(list("由他人办理的环节", others, isOpen: false))
            """
        return Panel.panel("下一步", id: "steps", body: body)
    }

    private func list(_ title: String, _ steps: [MatterModel.Step], isOpen: Bool) -> HTML {
        guard !steps.isEmpty else { return "" }
        let items: HTML = "<ul class=\"step-list\">\(each: steps, { rows.short($0) })</ul>"
        if isOpen { return "<h3>\(title)</h3>\(items)" }
        return "<details class=\"more-steps\"><summary>\(title)（\(steps.count)）</summary>\(items)</details>"
    }

    static func roles(_ action: ActionOutline) -> String {
        action.roles.subtracting([.system]).map(\.name).sorted().joined(separator: "、")
    }

    static func items(_ step: MatterModel.Step) -> [Checklist.Item] {
        let missing = step.missing.map { Checklist.Item(.unknown, "填写“\($0.label)”") }
        return refused(step) + step.preview.conditions.map(item) + missing
    }

    /// What stands in the way besides the conditions.
    static func refused(_ step: MatterModel.Step) -> [Checklist.Item] {
        step.preview.others.filter { $0.cause != .permission }.map { Checklist.Item(.unmet, $0.says, article: $0.basis.description) }
    }

    static func item(_ condition: Condition) -> Checklist.Item {
        let article = condition.basis.description
        switch condition.state {
        case .met: return Checklist.Item(.met, condition.says, article: article)
        case .unmet:
            return Checklist.Item(.unmet, condition.says, article: article, note: condition.isOverridable ? "机关负责人可以写明理由后例外办理" : nil)
        case .asked: return Checklist.Item(.unknown, condition.says, article: article, note: "待填写后判断")
        }
    }
}

/// One step on a matter's page, in full or in a line.
struct StepRows {
    let model: MatterModel
    let registers: Registers

    private var id: MatterID { model.dossier.row.id }

    func full(_ step: MatterModel.Step) -> HTML {
        let path = Paths.action(id, step.action.id)
        let button: HTML =
            step.isMine
            ? Button.link(step.action.name, path: path, style: step.isReady ? .primary : .plain)
            : Button.link("提请批准“\(step.action.name)”", path: path)
        return """
            <div class="step">\(button)<span class="quiet">由\(MatterSteps.roles(step.action))办理　\(step.action.basis.description)</span>\
            \(clocks(step))\(unmet(step))\(rest(step))</div>
            """
    }

    func short(_ step: MatterModel.Step) -> HTML {
        let name: HTML =
            step.isMine || step.mayPrepare
            ? "<a href=\"\(Paths.action(id, step.action.id))\">\(step.action.name)</a>" : "<b>\(step.action.name)</b>"
        let count = lacking(step).count
        let why = step.kept.isEmpty ? "" : "：\(step.kept.joined(separator: "；"))"
        let who: HTML = step.isMine ? "" : " <span class=\"quiet\">由\(MatterSteps.roles(step.action))办理\(why)</span>"
        let gap: HTML =
            count == 0 || !(step.isMine || step.mayPrepare)
            ? "" : "<details class=\"gap\"><summary>尚缺\(count)项条件</summary>\(unmet(step))</details>"
        return "<li>\(name)\(who)\(clocks(step))\(gap)</li>"
    }

    func lacking(_ step: MatterModel.Step) -> [Checklist.Item] {
        MatterSteps.refused(step) + step.preview.conditions.filter { $0.state == .unmet }.map(MatterSteps.item)
    }

    /// What stands in the way, each with the step that would mend it where one can be taken now.
    func unmet(_ step: MatterModel.Step) -> HTML {
        let conditions = step.preview.conditions.filter { $0.state == .unmet }
        let items =
            MatterSteps.refused(step)
            + conditions.map { condition in
                var item = MatterSteps.item(condition)
                let remedy = remedies(step, condition.id)
                item.note = [item.note, remedy].compactMap { $0 }.joined(separator: "；")
                if item.note?.isEmpty == true { item.note = nil }
                return item
            }
        return items.isEmpty ? "" : Checklist.show(items)
    }

    private func remedies(_ step: MatterModel.Step, _ condition: String) -> String? {
        guard let actions = step.remedies[condition], !actions.isEmpty else { return nil }
        let names = actions.map { $0.isAutomatic ? "等待“\($0.name)”" : "先办理“\($0.name)”" }
        return names.joined(separator: "，或者")
    }

    /// The limits that it stops.
    private func clocks(_ step: MatterModel.Step) -> HTML {
        let stopped = model.limits.filter { step.stops.contains($0.limit.id) }
        return "\(each: stopped, { " \(Badge.badge($0.named, $0.tone))" })"
    }

    /// What needs nobody's attention: what is met, what the form will ask for.
    private func rest(_ step: MatterModel.Step) -> HTML {
        let met = step.preview.conditions.filter { $0.state == .met }
        let asked = step.preview.conditions.filter { $0.state == .asked }
        var words: [String] = []
        if !met.isEmpty { words.append("\(met.count)项已满足") }
        if !asked.isEmpty { words.append("\(asked.count)项填写后判断") }
        if !step.missing.isEmpty { words.append("须填写\(step.missing.count)项") }
        guard !words.isEmpty else { return "" }
        let items = asked.map(MatterSteps.item) + step.missing.map { Checklist.Item(.unknown, "填写“\($0.label)”") } + met.map(MatterSteps.item)
        return "<details class=\"fold\"><summary>\(words.joined(separator: "，"))</summary>\(Checklist.show(items))</details>"
    }
}
