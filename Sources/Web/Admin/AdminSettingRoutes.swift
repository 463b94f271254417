import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// 设置: what the county has set for itself, and weighty changes that wait for a second person.
struct AdminSettingRoutes {
    let site: Site
    private let settings: CountySettings

    init(site: Site) {
        self.site = site
        settings = CountySettings(site.identity, declared: site.engine.kinds.flatMap(\.settings))
    }

    func add(to router: Router<Visit>) {
        router.get("admin/settings") { request, context in try await list(request, context) }
        router.get("admin/setting/:key") { _, context in
            let (session, actor) = try site.administrator(context)
            return try await page(context, session, actor, attempt: nil)
        }
        router.post("admin/setting/:key") { request, context in try await change(request, context) }
        router.post("admin/settings/confirm") { request, context in
            try await decide(request, context, done: "confirmed", isGrant: true) { try $0.confirm($1, by: $2) }
        }
        router.post("admin/settings/withdraw") { request, context in
            try await decide(request, context, done: "withdrawn", isGrant: false) { try $0.withdraw($1, by: $2) }
        }
    }

    private static let told: [String: (Tone, String)] = [
        "changed": (.good, "设置已经修改，随即生效。"), "proposed": (.good, "修改已经提出，由另一人确认以后生效。"), "confirmed": (.good, "已经确认，随即生效。"),
        "withdrawn": (.good, "提议已经撤回。"),
    ]

    private func list(_ request: Request, _ context: Visit, refused: Problem? = nil) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let (states, open) = try await site.blocking { [settings] in (try settings.states(), try settings.openProposals(for: actor)) }
        let page = SettingsPage(
            states: states, open: open, words: site.adminWords, actor: actor, csrf: site.identity.csrfToken(for: session),
            uses: SettingUses(site.engine.kinds), server: site.engine.mayReleaseDeemed(actor, on: site.today) ? site.options.told : [],
            text: String((request.asked["q"] ?? "").prefix(40)), refused: refused)
        let heading = PageHead.show("设置", lead: "法律、上级规定留给本县自定的事项。修改前后的值、修改人和理由记入全过程记录；重大的，须由另一人确认。")
        let html = site.adminPage(
            "设置", context, crumbs: [("设置", nil)], heading: heading,
            flash: refused == nil ? site.flash(request.asked, Self.told) : nil, body: page.body)
        return Reply.page(html, status: refused == nil ? .ok : .unprocessableContent)
    }

    private static func key(_ context: Visit) throws -> String {
        Percent.decode(try context.parameters.require("key").replacing("+", with: "%2B").utf8)
    }

    private func page(_ context: Visit, _ session: Session, _ actor: Actor, attempt: FormAttempt?) async throws -> Response {
        let key = try Self.key(context)
        let (states, rows) = try await site.blocking { [settings] in (try settings.states(), try settings.history(of: key)) }
        guard let state = states.first(where: { $0.declaration.key == key }) else {
            throw Problem(.missing, .identityInvalid, "没有名称为“\(key.prefix(60))”的设置。", remedy: "请从设置的列表中打开。")
        }
        let page = SettingPage(
            state: state, rows: rows, maySet: state.declaration.maySet(actor, root: site.engine.organs.root, on: site.today),
            words: site.adminWords, uses: SettingUses(site.engine.kinds), csrf: site.identity.csrfToken(for: session), attempt: attempt)
        let setting = state.declaration
        let heading = PageHead.show(
            setting.label, kicker: setting.key, badges: setting.isWeighty ? Badge.badge("重大，须由另一人确认", .warn) : "")
        let html = site.adminPage(setting.label, context, crumbs: [("设置", Paths.settings), (setting.label, nil)], heading: heading, body: page.body)
        return Reply.page(html, status: attempt == nil ? .ok : .unprocessableContent)
    }

    private func change(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        let key = try Self.key(context)
        if let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            let (value, reason) = (form[key] ?? "", form["reason"] ?? "")
            let outcomes = try await settle(request, context) { try $0.set([key: value], reason: reason, by: actor.login) }
            let isProposed = outcomes.contains { if case .proposed = $0 { true } else { false } }
            return Reply.see(Paths.settings + Query([("done", isProposed ? "proposed" : "changed")]).text)
        } catch let problem as Problem where problem.concernsForm {
            return try await page(context, session, actor, attempt: FormAttempt(form: SettingPage.form, typed: form, problem: problem))
        }
    }

    private func decide(
        _ request: Request, _ context: Visit, done: String, isGrant: Bool,
        _ work: @escaping @Sendable (CountySettings, Int, String) throws -> SettingProposal
    ) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        if isGrant, let away = try await site.proof(session, by: form, request, context) { return away }
        let entry = form["entry"].flatMap { Int($0) } ?? 0
        do {
            _ = try await settle(request, context) { try work($0, entry, actor.login) }
            return Reply.see(Paths.settings + Query([("done", done)]).text)
        } catch let problem as Problem where problem.concernsForm {
            return try await list(request, context, refused: problem)
        }
    }

    /// An act; afterwards the engine reads the settings anew.
    private func settle<T: Sendable>(
        _ request: Request, _ context: Visit, _ work: @escaping @Sendable (CountySettings) throws -> T
    ) async throws -> T {
        var own = settings
        own.origin = site.origin(request, context)
        return try await site.blocking { [site, own] in
            let result = try work(own)
            try site.forget()
            return result
        }
    }
}
