import Design
import Engine
import Foundation
import HTML
import Hummingbird
import Identity
import Kernel
import Storage

/// A prepared step as whoever decides reads it: what was said, what has changed since the last round, what will go out, and the decision.
struct PreparedPage {
    /// A field as the last round had it and as this one has.
    struct Change: Sendable {
        let label: String
        let before: String
        let now: String
    }

    let page: MatterPage
    let step: PreparedStep
    /// What approving it would do; `nil` where something stands in the way.
    let foresight: ForesightModel?
    /// What was prepared before it was sent back the last time; `nil` for the first round.
    let earlier: Input?
    /// Personal data in it are shown; the journal has it.
    let isWhole: Bool

    /// The act by which personal data is shown.
    static let read: String = "read"

    var title: String { "核对拟办：\(step.action.name)" }

    var heading: HTML {
        let kind = page.model.dossier.definition.kind.name
        return PageHead.show(title, kicker: kind, badges: preparations.state(step), lead: "\(page.title)　\(step.action.basis.description)")
    }

    private var preparations: MatterPreparations { MatterPreparations(page: page) }
    private var view: ForesightView? {
        foresight.map { ForesightView(model: $0, registers: page.registers, isWhole: isWhole || !$0.isPersonal, mayAsk: true) }
    }

    var body: HTML {
        let said = Panel.panel("意见", body: preparations.opinions(step))
        let content = Panel.panel("所拟的内容", body: preparations.content(step))
        let conditions = preparations.conditions(step)
        let state: HTML = conditions == "" ? "" : Panel.panel("条件", body: conditions)
        let main: HTML = "\(preparations.changed(step))\(rounds)\(disclosing)\(view?.main ?? "")\(content)"
        let side: HTML = "\(said)\(view?.side ?? "")\(state)"
        let label = view.map { "批准“\(step.action.name)”：\($0.deed)" }
        let decision = Panel.panel("决定", body: preparations.decision(step, nil, isRead: true, approving: label))
        return "\(Columns.show(main: main, side: side))\(decision)"
    }

    /// Asks before papers with personal data are shown.
    private var disclosing: HTML {
        guard let foresight, foresight.isPersonal, !isWhole else { return "" }
        let path = Paths.prepared(page.model.dossier.row.id, step.action.id)
        let show = Button.post("查看全文并留痕", path: path, csrf: page.csrf, fields: [(name: "act", value: Self.read)], style: .primary)
        return Panel.panel("文书载有个人信息", body: "<p>打开全文会记入全过程记录：谁、何时、看了什么。</p>\(show)")
    }

    // MARK: Rounds

    private var rounds: HTML {
        guard earlier != nil else { return "" }
        let changes = self.changes
        let note = changes.isEmpty ? "所拟的内容与上一轮完全相同。" : "与退回以前的上一轮相比，改动如下。"
        let rows: [HTML] = changes.map { change in
            let before: HTML = change.before.isEmpty ? "（没有填写）" : "<del>\(change.before)</del>"
            let now: HTML = change.now.isEmpty ? "（没有填写）" : "<ins>\(change.now)</ins>"
            return "<div><dt>\(change.label)</dt><dd>\(before) → \(now)</dd></div>"
        }
        let list: HTML = rows.isEmpty ? "" : "<dl class=\"facts\">\(rows.joined())</dl>"
        return Panel.panel("与上一轮相比（\(changes.count)处改动）", id: "rounds", body: "<p class=\"quiet\">\(note)</p>\(list)")
    }

    /// Personal data that has changed is named and not shown.
    var changes: [Change] {
        guard let earlier else { return [] }
        let definition = page.model.dossier.definition
        let (old, new) = (definition.renamed(earlier), definition.renamed(step.preparation.input))
        let text = ValueText(page.registers.valueNames, isWhole: isWhole)
        var changes = step.action.inputs.compactMap { name -> Change? in
            guard old[name] ?? .null != new[name] ?? .null, let info = definition.fields.first(where: { $0.name == name }) else { return nil }
            func words(_ json: JSON?) -> String { json.map { $0 == .null ? "" : text.text(info, $0) } ?? "" }
            return Change(label: info.label, before: words(old[name]), now: words(new[name]))
        }
        for (name, label) in [(Occurrence.dayName, Occurrence.dayLabel), (Occurrence.reasonName, Occurrence.reasonLabel)] where old[name] != new[name]
        {
            changes.append(Change(label: label, before: old[name]?.string ?? "", now: new[name]?.string ?? ""))
        }
        return changes
    }

    /// What was prepared of a step in the round before the present one, off the matter's entries.
    static func earlier(_ step: String, in entries: [JournalRow]) throws -> Input? {
        var rounds: [Input] = []
        for entry in entries where entry.action == Preparation.Act.prepare.rawValue {
            guard let said = try JSON(parsing: entry.content)["preparation"], said["step"]?.string == step else { continue }
            rounds.append(Dictionary((said["input"]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
        }
        return rounds.dropLast().last
    }
}

extension MatterRoutes {
    /// The page on which a prepared step is read before it is decided.
    func read(_ request: Request, _ context: Visit, isWhole: Bool) async throws -> Response {
        let id = try Self.id(context)
        let action = try context.parameters.require("action")
        let (_, actor) = try context.signedIn()
        let page = try await page(id, context, isWhole: isWhole)
        guard let step = page.model.prepared.first(where: { $0.action.id == action }) else {
            throw Problem(.missing, .webNoPage, "事项\(id)没有待处理的拟办“\(action)”，可能已经办理、退回或者撤回。", remedy: "请查看事项的最新情况。")
        }
        site.looked(at: id, request, context)
        let (now, engine, dossier) = (site.now(), site.engine, page.model.dossier)
        let foresight = try await site.see(actor) { sight -> ForesightModel? in
            let foresight = try sight.work.foresee(step, in: dossier, at: now, as: actor)
            return foresight.isFree ? try ForesightModel(foresight, engine, besides: step.preparation.input) : nil
        }
        let earlier = try PreparedPage.earlier(action, in: page.model.entries)
        let reading = PreparedPage(page: page, step: step, foresight: foresight, earlier: earlier, isWhole: isWhole)
        let kind = dossier.definition.kind
        let crumbs: [(label: String, path: String?)] = [
            ("事项", Paths.matters), (kind.name, Paths.list(kind.id)), (page.title, Paths.matter(id)), (reading.title, nil),
        ]
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs)
        var response = Reply.page(Layout.page(title: reading.title, chrome: chrome, heading: reading.heading, body: reading.body), status: .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// The same with personal data, once the journal has that they are read.
    func disclose(_ form: FormData, _ session: Session, _ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let id = try Self.id(context)
        if let away = try await site.disclosing(session, by: form, request, context) { return away }
        let (at, origin) = (site.now(), site.origin(request, context))
        try await site.blocking { [site] in try site.engine.disclose(id, to: actor, reason: "核对拟办的文书", at: at, origin: origin) }
        return try await read(request, context, isWhole: true)
    }
}
