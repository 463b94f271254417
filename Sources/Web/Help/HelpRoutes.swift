import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// 办理说明 at addresses of its own: for whoever wants to know before the matter is there. It is the law and no matter of the county, so
/// everybody who is signed in may read all of it; the example is the reader's own.
struct HelpRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("help") { request, context in try await kinds(request, context) }
        router.get("help/:kind") { request, context in try await kind(request, context) }
        router.get("help/:kind/:step") { request, context in try await step(request, context) }
    }

    private func kinds(_ request: Request, _ context: Visit) async throws -> Response {
        _ = try context.signedIn()
        let groups = Dictionary(grouping: site.engine.kinds, by: \.kind.group)
        let panels: [HTML] = MatterKind.Group.allCases.compactMap { group in
            guard let kinds = groups[group] else { return nil }
            let links: [HTML] = kinds.map { "<li><a href=\"\(Paths.help($0.kind.id))\">\($0.kind.name)</a></li>" }
            return Panel.panel(group.rawValue, body: "<ul class=\"links\">\(links.joined())</ul>")
        }
        return page("办理说明", [("办理说明", nil)], heading: nil, panels.joined(), request, context)
    }

    private func kind(_ request: Request, _ context: Visit) async throws -> Response {
        _ = try context.signedIn()
        let (definition, edition) = try found(request, context)
        let outline = try outline(definition, edition)
        let laws = definition.kind.laws.map { "《\($0.title)》（\($0.edition)）" }.joined(separator: "、")
        let steps: [HTML] = outline.actions.filter { !$0.isAutomatic }.map { action in
            let roles = MatterSteps.roles(action)
            return """
                <li><a href="\(Paths.help(definition.kind.id, action.id, edition: edition.id))">\(action.name)</a> \
                <span class="quiet">由\(roles)办理　\(action.basis.description)</span></li>
                """
        }
        let head = PageHead.show("\(definition.kind.name)办理说明", kicker: edition.name, lead: "\(laws)")
        let crumbs: [(label: String, path: String?)] = [("办理说明", Paths.help), (definition.kind.name, nil)]
        let others = editions(definition, edition) { Paths.help(definition.kind.id) + Query([("edition", $0)]).text }
        let list = Panel.panel("环节", body: "<ul class=\"links\">\(steps.joined())</ul>")
        return page("\(definition.kind.name)办理说明", crumbs, heading: head, "\(others)\(list)", request, context)
    }

    private func step(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let (definition, edition) = try found(request, context)
        let id = try context.parameters.require("step")
        guard let action = try outline(definition, edition).action(id), let help = StepHelp(definition, edition, action) else {
            throw Problem(
                .missing, .webNoPage, "“\(definition.kind.name)”（\(edition.name)）没有环节“\(id)”。", remedy: "请从\(definition.kind.name)的办理说明中选择。")
        }
        let registers = site.engine.registers
        let example = try await site.see(actor) { try Self.example(action, definition, $0, registers) }
        let head = PageHead.show(
            action.name, kicker: "\(definition.kind.name)　\(edition.name)", lead: "由\(MatterSteps.roles(action))办理　\(action.basis.description)")
        let crumbs: [(label: String, path: String?)] = [
            ("办理说明", Paths.help), (definition.kind.name, Paths.help(definition.kind.id)), (action.name, nil),
        ]
        let others = editions(definition, edition) { other in
            definition.outline(other)?.action(id) == nil ? nil : Paths.help(definition.kind.id, id, edition: other)
        }
        return page("\(action.name)的办理说明", crumbs, heading: head, "\(others)\(help.page(example: example))", request, context)
    }

    /// What the reader filled in when he or she last took the step, personal data masked; nothing for whoever never has.
    private static func example(_ action: ActionOutline, _ definition: any Definition, _ sight: Sight, _ registers: Registers) throws -> HTML {
        guard !action.inputs.isEmpty, let dossier = try sight.lastTaken(action) else { return "" }
        let text = ValueText(registers.valueNames)
        let values = dossier.definition.values(of: dossier.record).filter { action.inputs.contains($0.info.name) }
        let facts: [(label: String, value: HTML)] = values.compactMap { info, json in
            let words = text.text(info, json)
            return words.isEmpty ? nil : (label: info.label, value: HTML(text: words))
        }
        guard !facts.isEmpty else { return "" }
        let link: HTML = "<a href=\"\(Paths.matter(dossier.row.id))\">\(dossier.row.title)</a>"
        return "<p class=\"quiet\">您上次办理这一环节的事项，现在的内容：\(link)</p>\(DefinitionList.show(facts, isWide: true))"
    }

    /// The other editions of the same law, each with its days.
    private func editions(_ definition: any Definition, _ current: Edition, _ path: (String) -> String?) -> HTML {
        let others = definition.editions.filter { $0.id != current.id }
        guard !others.isEmpty else { return "" }
        let links: [HTML] = others.compactMap { edition in
            path(edition.id).map { "<a href=\"\($0)\">\(edition.name)（\(edition.from.chinese)起\(edition.until.map { "至\($0.chinese)" } ?? "")）</a>" }
        }
        return links.isEmpty ? "" : "<p class=\"quiet\">其他时期的：\(links.joined(separator: "、"))</p>"
    }

    /// The kind, and its edition: that asked for, else the one in force today.
    private func found(_ request: Request, _ context: Visit) throws -> (definition: any Definition, edition: Edition) {
        let definition = try site.engine.definition(try context.parameters.require("kind"))
        if let asked = request.asked["edition"] {
            guard let edition = definition.editions.first(where: { $0.id == asked }) else {
                throw Problem(.missing, .webNoPage, "“\(definition.kind.name)”没有版本“\(asked)”。")
            }
            return (definition, edition)
        }
        guard let edition = definition.edition(on: site.today) ?? definition.editions.last else {
            throw Problem(.missing, .webNoPage, "“\(definition.kind.name)”没有程序。")
        }
        return (definition, edition)
    }

    private func outline(_ definition: any Definition, _ edition: Edition) throws -> ProcedureOutline {
        guard let outline = definition.outline(edition.id) else { throw Problem(.missing, .webNoPage, "“\(definition.kind.name)”没有程序。") }
        return outline
    }

    private func page(
        _ title: String, _ crumbs: [(label: String, path: String?)], heading: HTML?, _ body: HTML, _ request: Request, _ context: Visit
    ) -> Response {
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs)
        return Reply.page(Layout.page(title: title, chrome: chrome, heading: heading, body: body), for: request)
    }
}
