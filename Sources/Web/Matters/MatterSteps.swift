import Design
import Engine
import HTML
import Kernel
import Storage

/// What can be done next, and what is still missing for it, each with its article.
struct MatterSteps {
    let model: MatterModel
    let registers: Registers

    var html: HTML {
        guard !model.steps.isEmpty else {
            let waits = model.dossier.outline.actions(from: model.dossier.row.stage).contains { $0.isAutomatic }
            return waits ? Panel.panel("下一步", body: "<p>等待有关程序的结果，结果返回后自动继续。</p>") : ""
        }
        let mine = model.steps.filter(\.isMine)
        // What the matter waits for comes first, ready or not; then what else could be done.
        let awaited = mine.filter(\.isAwaited)
        let ready = mine.filter { $0.isReady && !$0.isAwaited }
        let lacking = mine.filter { !$0.isReady && !$0.isAwaited }
        // What another decides and the reader may put before him or her: what is awaited openly, the rest folded.
        let preparable = model.steps.filter(\.mayPrepare)
        let asked = preparable.filter(\.isAwaited)
        let others = model.steps.filter { !$0.isMine && !$0.mayPrepare }
        let none: HTML = mine.isEmpty && asked.isEmpty ? "<p>现阶段没有由您办理的环节。</p>" : ""
        let body: HTML = """
            \(none)\
            \(each: awaited, { step($0) })\
            \(each: ready, { step($0) })\
            \(fold("尚缺条件的环节", lacking, isOpen: awaited.isEmpty && ready.isEmpty && lacking.count <= 3))\
            \(each: asked, { step($0) })\
            \(fold("可以提请批准的环节", preparable.filter { !$0.isAwaited }))\
            \(fold("由他人办理的环节", others))
            """
        return Panel.panel("下一步", id: "steps", body: body)
    }

    private func fold(_ title: String, _ steps: [MatterModel.Step], isOpen: Bool = false) -> HTML {
        guard !steps.isEmpty else { return "" }
        return """
            <details class="more-steps"\(Attribute.flag("open", isOpen))><summary>\(title)（\(steps.count)）</summary>\(each: steps, { step($0) })</details>
            """
    }

    private func step(_ step: MatterModel.Step) -> HTML {
        let path = Paths.action(model.dossier.row.id, step.action.id)
        let button: HTML
        if step.isMine {
            button = Button.link(step.action.name, path: path, style: step.isReady && step.isAwaited ? .primary : .plain)
        } else {
            button = step.mayPrepare ? Button.link("提请批准“\(step.action.name)”", path: path) : ""
        }
        let roles = step.action.roles.subtracting([.system]).map(\.name).sorted().joined(separator: "、")
        let name: HTML = step.isMine || step.mayPrepare ? "" : "<b>\(step.action.name)</b> "
        let items = Self.items(step)
        let list: HTML = items.isEmpty ? "" : Checklist.show(items)
        return """
            <div class="step">\(button)\(name)<span class="quiet">由\(roles)办理　\(step.action.basis.description)</span>\(list)</div>
            """
    }

    static func items(_ step: MatterModel.Step) -> [Checklist.Item] {
        let refused = step.preview.others.filter { $0.cause != .permission }.map {
            Checklist.Item(.unmet, $0.says, article: $0.basis.description)
        }
        let missing = step.missing.map { Checklist.Item(.unknown, "填写“\($0.label)”") }
        return refused + step.preview.conditions.map(item) + missing
    }

    private static func item(_ condition: Condition) -> Checklist.Item {
        let article = condition.basis.description
        switch condition.state {
        case .met: return Checklist.Item(.met, condition.says, article: article)
        case .unmet:
            return Checklist.Item(.unmet, condition.says, article: article, note: condition.isOverridable ? "机关负责人可以写明理由后例外办理" : nil)
        case .asked: return Checklist.Item(.unknown, condition.says, article: article, note: "待填写后判断")
        }
    }
}
