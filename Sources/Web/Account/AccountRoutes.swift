import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// 我的账户: what concerns one's own account.
struct AccountRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("account") { request, context in
            let (session, actor) = try context.signedIn()
            return try await page(request, context, session, actor)
        }
        router.post("account/password") { request, context in try await changePassword(request, context) }
        router.post("account/sessions/end") { request, context in try await endSessions(request, context) }
        router.post("account/delegations") { request, context in try await delegate(request, context) }
        router.post("account/delegations/revoke") { request, context in try await revoke(request, context) }
        router.post("account/notices") { request, context in try await acknowledge(request, context) }
        router.post("account/tokens") { request, context in try await issueToken(request, context) }
        router.post("account/tokens/revoke") { request, context in
            try await act("tokens", request, context) { [site] form, _, actor in
                try site.identity.revokeToken(named: String((form["name"] ?? "").prefix(40)), by: actor)
                return Reply.see(Paths.account + "?done=token-revoked")
            }
        }
        SecondFactorRoutes(site: site, account: self).add(to: router)
        ProofRoutes(site: site).add(to: router)
    }

    private static let told: [String: (Tone, String)] = [
        "password": (.good, "密码已经修改，其他地方的登录已经失效。"), "sessions": (.good, "其他地方的登录已经结束。"),
        "second-factor-removed": (.good, "动态口令已经停用。"), "delegated": (.good, "代理已经生效，或者将自起始日生效。"),
        "absent": (.good, "离岗已经登记。"), "present": (.good, "离岗的登记已经撤销。"), "revoked": (.good, "代理已经撤销。"), "token-revoked": (.good, "令牌已经撤销。"),
        "second-factor-needed": (.warn, "系统管理员须启用动态口令，才能办理管理的事项；审计管理员须启用，才能查阅审计记录。请在“动态口令”中启用；已经启用的，请退出后重新登录。"),
    ]

    /// What the forms do, for the audit trail.
    private static let deeds: [String: String] = [
        "password": "修改密码", "sessions": "结束其他登录", "grant": "交他人代理", "revoke": "撤销代理", "token": "开立令牌", "tokens": "撤销令牌",
        "enrol": "开始启用动态口令", "remove": "停用动态口令", "codes": "更换恢复码",
    ]

    // MARK: - The page

    func page(
        _ request: Request, _ context: Visit, _ session: Session, _ actor: Actor, attempt: FormAttempt? = nil
    ) async throws -> Response {
        let model = try await model(session, actor)
        var page = AccountPage(
            model: model, organs: site.engine.organs, names: site.engine.names, offices: site.engine.offices,
            csrf: site.identity.csrfToken(for: session), attempt: attempt)
        page.attempt = attempt
        var chrome = site.chrome(
            context, at: Paths.account, crumbs: [("我的账户", nil)],
            flash: attempt == nil ? site.welcome(session, request.asked) ?? site.flash(request.asked, Self.told) : nil)
        if session.mustChangePassword {
            chrome.nav = []
            chrome.searchPath = nil
            chrome.crumbs = []
        }
        let heading = PageHead.show("我的账户", lead: HTML(text: "\(actor.name)（账号\(actor.login)）"))
        let html = Layout.page(title: "我的账户", chrome: chrome, heading: heading, body: page.body)
        return Reply.page(html, status: attempt == nil ? .ok : .unprocessableContent, for: request)
    }

    private func model(_ session: Session, _ actor: Actor) async throws -> AccountPage.Model {
        let today = site.today
        return try await site.blocking { [site] in
            let delegations = Delegations(site.identity)
            let state = try site.identity.secondFactorState(login: actor.login)
            let colleagues = try colleagues(actor, on: today)
            return AccountPage.Model(
                actor: actor, session: session, today: today, isEnrolled: state.isEnrolled, recoveryCodesLeft: state.recoveryCodesLeft,
                sessions: try site.identity.sessions(of: actor.login), given: try delegations.given(by: actor.person),
                taken: try delegations.taken(by: actor.person), absences: try Absences(site.identity).all(of: actor.person),
                tokens: try site.identity.tokens(of: actor.login),
                notices: try AccountNotices(site.identity).all(of: actor.person), colleagues: colleagues)
        }
    }

    /// Who can stand in for somebody: people of the organs of the own posts, and of those next above and below.
    private func colleagues(_ actor: Actor, on today: Day) throws -> [Colleague] {
        let organs = site.engine.organs
        let near = Set(
            AccountPage.delegable(actor, on: today).flatMap { post -> [OrganCode] in
                let parent = organs[post.organ]?.parent.map { [$0] } ?? []
                return [post.organ] + parent + organs.organs.values.filter { $0.parent == post.organ }.map(\.code)
            })
        let found = try site.engine.database.read {
            try $0.colleagues(site.engine.county, in: near.sorted { $0.description < $1.description }, on: today, limit: 500)
        }
        return found.filter { $0.login != actor.login }
    }

    /// Does what a form asks for; what its sender can mend is told beside its fields.
    ///
    /// - Parameters:
    ///   - digests: passwords are compared or made, which takes long.
    ///   - isGrant: it gives somebody powers, so the password is asked for first.
    func act(
        _ name: String, _ request: Request, _ context: Visit, digests: Bool = false, isGrant: Bool = false,
        _ work: @escaping @Sendable (FormData, Session, Actor) throws -> Response
    ) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        if isGrant, let away = try await site.proof(session, by: form, request, context) { return away }
        let turn = try digests ? site.costlyTurn(actor.login) : nil
        defer { turn?.end() }
        do {
            let response = try await (digests ? site.pools.acquaintances : site.pools.pages).run { try work(form, session, actor) }
            site.told(name.hasPrefix("token") ? .token : .account, by: actor, Self.deeds[name] ?? name, site.origin(request, context))
            return response
        } catch let problem as Problem where problem.concernsForm {
            site.noted(.account, .failed, login: actor.login, "\(Self.deeds[name] ?? name)：\(problem.auditReason)", request, context)
            return try await page(request, context, session, actor, attempt: FormAttempt(form: name, typed: form, problem: problem))
        }
    }

    // MARK: - Notices and tokens

    private func acknowledge(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let entry = form["entry"].flatMap { Int($0) } ?? 0
        try await site.blocking { [site] in try AccountNotices(site.identity).acknowledge(entry, by: actor) }
        return Reply.see([Paths.desk, Paths.notices].first { $0 == form["back"] } ?? Paths.account)
    }

    private func issueToken(_ request: Request, _ context: Visit) async throws -> Response {
        let chrome = site.chrome(context, at: Paths.account, crumbs: [("我的账户", Paths.account), ("令牌", nil)])
        return try await act("token", request, context, digests: true) { [site] form, session, actor in
            guard session.secondFactorPassed || !site.asksTwoFactors(actor) else { throw Identity.secondFactorNeeded }
            try site.identity.prove(session, password: form["password"] ?? "")
            let issued = try site.identity.issueToken(
                actor, purpose: form["purpose"] ?? "", hours: form["hours"].flatMap { Int($0) } ?? 0, secondFactor: session.secondFactorPassed)
            var response = Reply.page(Layout.page(title: "令牌", chrome: chrome, body: TokenPage(issued: issued).body), status: .ok)
            response.headers[.cacheControl] = "no-store"
            return response
        }
    }

    // MARK: - Password and sessions

    private func changePassword(_ request: Request, _ context: Visit) async throws -> Response {
        try await act("password", request, context, digests: true) { [site] form, session, _ in
            let (old, new) = (form["oldPassword"] ?? "", form["password"] ?? "")
            guard new == form["repeat"] ?? "" else {
                throw Problem(
                    .invalid, .identityWeakPassword, "两次输入的新密码不同，没有更改。",
                    fields: [FieldProblem(field: "repeat", label: "再输一遍新密码", given: "", rule: "应与新密码相同")])
            }
            let begun = try site.identity.changePassword(session, old: old, new: new)
            // Whoever had to change it goes on to where the day begins.
            var response = Reply.see(session.mustChangePassword ? Paths.desk + "?done=signed-in" : Paths.account + "?done=password")
            SessionCookie.set(begun.token, in: &response, options: site.options)
            return response
        }
    }

    private func endSessions(_ request: Request, _ context: Visit) async throws -> Response {
        try await act("sessions", request, context) { [site] _, session, _ in
            let begun = try site.identity.endOthers(session)
            var response = Reply.see(Paths.account + "?done=sessions")
            SessionCookie.set(begun.token, in: &response, options: site.options)
            return response
        }
    }

    // MARK: - Delegations

    private func delegate(_ request: Request, _ context: Visit) async throws -> Response {
        try await act("grant", request, context, isGrant: true) { [site] form, _, actor in
            var draft = try Self.draft(form, site.identity.offices)
            draft.taker = try named(draft.taker, actor)
            try Delegations(site.identity).grant(draft, by: actor.login)
            try site.forget()
            return Reply.see(Paths.account + "?done=delegated")
        }
    }

    /// The account of whoever is meant by a name; what is no name of a colleague goes on as the account that it then has to be.
    private func named(_ typed: String, _ actor: Actor) throws -> String {
        let colleagues = try colleagues(actor, on: site.today)
        if let one = Colleagues.one(typed, colleagues, site.engine.organs) { return one.login }
        let found = Colleagues.matching(typed, colleagues)
        // An account elsewhere is refused with the rule that it breaks.
        guard try !found.isEmpty || site.engine.database.read({ try $0.account(site.engine.county, typed) }) == nil else { return typed }
        let rule = found.isEmpty ? "同一机关和上一级、下一级机关没有这个姓名或者账号的同事" : "找到\(found.count)人，请选择一人"
        throw Problem(
            .invalid, .formInvalid, found.isEmpty ? "没有找到代理人，没有保存。" : "请选择代理人。",
            fields: [FieldProblem(field: "taker", label: "代理人", given: typed, rule: rule)])
    }

    private static func draft(_ form: FormData, _ offices: Offices) throws -> Delegations.Draft {
        var problems: [FieldProblem] = []
        let parts = (form["post"] ?? "").split(separator: "|", maxSplits: 1).map(String.init)
        let role = parts.count == 2 ? offices.post(parts[1]) : nil
        if role == nil { problems.append(FieldProblem(field: "post", label: "岗位", given: form["post"] ?? "", rule: "请选择一个本人的岗位")) }
        let taker = form["taker"] ?? ""
        if taker.isEmpty { problems.append(FieldProblem(field: "taker", label: "代理人", given: "", rule: "不能为空")) }
        let from = form.day("from", "代理起始日", &problems)
        let until = form.day("until", "代理届满日", &problems)
        guard problems.isEmpty, let role, let from, let until else {
            throw Problem(.invalid, .formInvalid, "填写的内容不符合要求，没有保存。", fields: problems)
        }
        return Delegations.Draft(
            organ: OrganCode(parts[0]), role: role, taker: String(taker.prefix(100)), from: from, until: until, reason: form["reason"] ?? "")
    }

    private func revoke(_ request: Request, _ context: Visit) async throws -> Response {
        try await act("revoke", request, context) { [site] form, _, actor in
            guard let id = form["id"].flatMap({ Int($0) }) else { throw Problem(.invalid, .formInvalid, "没有指明要撤销哪一项代理。") }
            try Delegations(site.identity).revoke(id, by: actor.login)
            try site.forget()
            return Reply.see(Paths.account + "?done=revoked")
        }
    }
}

extension FormData {
    /// A day that must be given; `nil` with the problem added when it is none.
    func day(_ name: String, _ label: String, _ problems: inout [FieldProblem]) -> Day? {
        let text = self[name] ?? ""
        if let day = Day(iso: text) { return day }
        let rule = text.isEmpty ? "不能为空" : "应为确有其日的日期，如2021-01-18"
        problems.append(FieldProblem(field: name, label: label, given: String(text.prefix(20)), rule: rule))
        return nil
    }
}

extension Problem.Code {
    static let formInvalid: Problem.Code = Problem.Code("form.invalid")
}
