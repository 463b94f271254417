import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// Accounts: list, open, disable, reset.
struct AdminAccountRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("admin") { request, context in try await list(request, context) }
        router.get("admin/accounts/new") { request, context in try await blank(request, context) }
        router.post("admin/accounts") { request, context in try await create(request, context) }
        router.get("admin/account/:login") { request, context in
            let (session, _) = try site.administrator(context)
            return try await page(request, context, session)
        }
        router.post("admin/account/:login/disable") { request, context in
            try await act("disable", request, context) { try $0.disable(account: $1, by: $2) }
        }
        router.post("admin/account/:login/enable") { request, context in
            try await act("enable", request, context) { try $0.enable(account: $1, by: $2) }
        }
        router.post("admin/account/:login/unlock") { request, context in
            try await act("unlock", request, context) { try $0.unlock(account: $1, by: $2) }
        }
        router.post("admin/account/:login/second-factor") { request, context in
            try await act("second-factor", request, context) { try $0.resetSecondFactor(account: $1, by: $2) }
        }
        router.post("admin/account/:login/password") { request, context in try await resetPassword(request, context) }
    }

    private static let told: [String: (Tone, String)] = [
        "disable": (.good, "账号已经停用，登录已经结束。"), "enable": (.good, "账号已经启用。"), "unlock": (.good, "等候已经解除，可以再登录。"),
        "second-factor": (.good, "动态口令已经解除，登录已经结束。"),
        "granted": (.good, "岗位已经授予。"), "ended": (.good, "岗位的最后一天已经登记。"),
    ]

    private func list(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let text = String((request.asked["q"] ?? "").prefix(40))
        let after = request.asked["after"] ?? ""
        let list = try await site.administered { try $0.accounts(by: actor.login, matching: text, after: after, limit: AccountsPage.pageSize) }
        let page = AccountsPage(list: list, text: text, isLater: !after.isEmpty, organs: site.engine.organs, today: site.today)
        let setup = try await site.setupLine(actor)
        let heading = PageHead.show(
            "账号", lead: "您管理的机关及其下级机关的人员", actions: Button.link("开立账号", path: Paths.newAccount, style: .primary))
        return Reply.page(
            site.adminPage(
                "账号", context, crumbs: [("账号", nil)], heading: heading, flash: site.welcome(session, request.asked), body: "\(setup)\(page.body)"),
            for: request)
    }

    // MARK: - A new account

    private func blank(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        if let away = try await site.proof(session, before: Paths.newAccount) { return away }
        return try await form(context, session, actor, attempt: nil)
    }

    private func form(_ context: Visit, _ session: Session, _ actor: Actor, attempt: FormAttempt?) async throws -> Response {
        let gone = site.engine.registers.dissolutions
        let reach = try await site.administered { try $0.organs(by: actor.login) }.filter { gone[$0.code] == nil }
        let page = NewAccountPage(
            reach: reach, offices: site.engine.offices, today: site.today, csrf: site.identity.csrfToken(for: session), attempt: attempt)
        return Reply.page(
            site.adminPage("开立账号", context, crumbs: [("账号", Paths.admin), ("开立账号", nil)], body: page.body),
            status: attempt == nil ? .ok : .unprocessableContent)
    }

    private func create(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        if let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            let account = try Self.account(form, site.engine.offices)
            let turn = try site.costlyTurn(actor.login)
            defer { turn.end() }
            let issued = try await site.administer(request, context) { try $0.createAccount(account, by: actor.login) }
            return try await tell(issued, context, title: "账号已经开立", actor)
        } catch let problem as Problem where problem.concernsForm {
            return try await self.form(context, session, actor, attempt: FormAttempt(form: "new", typed: form, problem: problem))
        }
    }

    private static func account(_ form: FormData, _ offices: Offices) throws -> Administration.NewAccount {
        var problems: [FieldProblem] = []
        let login = form["login"] ?? ""
        if login.isEmpty { problems.append(FieldProblem(field: "login", label: "账号", given: "", rule: "不能为空")) }
        let post = PostFields.post(form, offices, &problems)
        guard problems.isEmpty else { throw Problem(.invalid, .formInvalid, "填写的内容不符合要求，没有保存。", fields: problems) }
        let person = form["person"] ?? ""
        return Administration.NewAccount(login: login, person: PersonID(person.isEmpty ? login : person), name: form["name"] ?? "", post: post)
    }

    /// The answer to the form itself: a password stands in no address and is kept by no browser.
    private func tell(_ issued: Administration.IssuedPassword, _ context: Visit, title: String, _ actor: Actor) async throws -> Response {
        let account = try await site.administered { try $0.account(issued.login, by: actor.login) }
        let page = IssuedPasswordPage(issued: issued, name: account.name)
        return Reply.page(site.adminPage(title, context, crumbs: [("账号", Paths.admin), (issued.login, nil)], body: page.body))
    }

    // MARK: - One account

    func page(_ request: Request, _ context: Visit, _ session: Session, attempt: FormAttempt? = nil) async throws -> Response {
        let (_, actor) = try site.administrator(context)
        let login = try Self.login(context)
        let gone = site.engine.registers.dissolutions
        let (account, reach, entries) = try await site.administered {
            let account = try $0.account(login, by: actor.login)
            return (account, try $0.organs(by: actor.login), try $0.history(of: account.person, by: actor.login))
        }
        let page = AdministeredAccountPage(
            account: account, reach: reach.filter { gone[$0.code] == nil }, history: entries, words: site.adminWords, offices: site.engine.offices,
            organs: site.engine.organs, names: site.engine.names, today: site.today,
            csrf: site.identity.csrfToken(for: session), attempt: attempt)
        let heading = PageHead.show(account.name, kicker: "账号\(account.login)", badges: AccountState.badges(account))
        let html = site.adminPage(
            account.name, context, crumbs: [("账号", Paths.admin), (account.login, nil)], heading: heading,
            flash: attempt == nil ? site.flash(request.asked, Self.told) : nil, body: page.body)
        return Reply.page(html, status: attempt == nil ? .ok : .unprocessableContent)
    }

    static func login(_ context: Visit) throws -> String {
        let given = try context.parameters.require("login")
        return Percent.decode(given.replacing("+", with: "%2B").utf8)
    }

    private func act(
        _ what: String, _ request: Request, _ context: Visit, _ work: @escaping @Sendable (Administration, String, String) throws -> Void
    ) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        let login = try Self.login(context)
        if what == "second-factor" || what == "enable", let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            try await site.administer(request, context) { try work($0, login, actor.login) }
            return Reply.see(Paths.administered(login) + Query([("done", what)]).text)
        } catch let problem as Problem where problem.concernsForm && problem.code != .identityNoAccount {
            return try await page(request, context, session, attempt: FormAttempt(form: what, typed: form, problem: problem))
        }
    }

    private func resetPassword(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        let login = try Self.login(context)
        if let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            let turn = try site.costlyTurn(actor.login)
            defer { turn.end() }
            let issued = try await site.administer(request, context) { try $0.resetPassword(account: login, by: actor.login) }
            return try await tell(issued, context, title: "密码已经重置", actor)
        } catch let problem as Problem where problem.concernsForm && problem.code != .identityNoAccount {
            return try await page(request, context, session, attempt: FormAttempt(form: "password", typed: form, problem: problem))
        }
    }
}
