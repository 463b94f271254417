import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// Signing in and out.
struct SignInRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("sign-in") { request, context in
            if context.session != nil { return Reply.see(Self.safe(request.asked["next"])) }
            return SignInPage(site: site, next: Self.safe(request.asked["next"])).response()
        }
        router.post("sign-in") { request, context in try await site.unhurried { try await signIn(request, context) } }
        router.post("sign-in/code") { request, context in try await site.unhurried { try await code(request, context) } }
        router.post("sign-out") { request, context in try await signOut(request, context) }
    }

    /// An address of our own to go on to; anything else becomes the desk.
    static func safe(_ next: String?) -> String {
        guard let next, LocalAddress.isOne(next), !next.hasPrefix(Paths.signIn) else { return Paths.desk }
        return next
    }

    private func signIn(_ request: Request, _ context: Visit) async throws -> Response {
        let devices = DeviceCookie.tokens(in: request, options: site.options)
        // Whoever carries nothing of a sign-in before is a stranger whatever the form says: it need not be read to be refused.
        if devices.isEmpty { try site.pools.strangers.requireRoom() }
        let form = try await form(request)
        let login = String((form["login"] ?? "").prefix(100))
        let password = form["password"] ?? ""
        let next = Self.safe(form["next"])
        let address = context.address(request, site.options)
        let agent = String((request.headers[.userAgent] ?? "").prefix(200))
        let isKnown = try await site.pools.sessions.run { [site] in try site.identity.knows(devices: devices, login: login) }
        // Neither may one address fill the strangers' queue, nor one account that of the acquaintances.
        let turn = try isKnown ? self.turn(login, site.knownTurns) : self.turn(context.ownNetwork(request, site.options), site.signInTurns)
        defer { turn?.end() }
        let pool = isKnown ? site.pools.acquaintances : site.pools.strangers
        let result = try await pool.run { [site] in
            try site.identity.signIn(login: login, password: password, address: address, agent: agent, devices: devices)
        }
        var page = SignInPage(site: site, next: next, kept: form["kept"] ?? "", login: login)
        switch result {
        case .session(let new): return try await enter(new, by: "密码", next: next, kept: form["kept"], request, context)
        case .secondFactor(let pending):
            site.noted(.secondFactor, .waiting, login: login, "密码相符", request, context)
            return CodePage(site: site, pending: pending.text, next: next, kept: form["kept"] ?? "").response()
        case .refused(let wait):
            site.noted(.signIn, wait == nil ? .failed : .waiting, login: login, "", request, context)
            if wait != nil {
                // Others of the same network do not wait for it.
                turn?.end()
                await site.pause()
            }
            page.error = wait.map { "尝试次数过多，请在\($0)秒以后再试。" } ?? "账号或者密码不对。"
            return Reply.waiting(page.response(status: wait == nil ? .unauthorized : .tooManyRequests), seconds: wait)
        }
    }

    private func code(_ request: Request, _ context: Visit) async throws -> Response {
        let form = try await form(request)
        let next = Self.safe(form["next"])
        let pending = PendingToken(text: form["pending"] ?? "")
        let code = form["code"] ?? ""
        let (login, result) = try await site.blocking { [site] in
            (try site.identity.login(pending: pending), try site.identity.secondFactor(pending: pending, code: code))
        }
        switch result {
        case .session(let new): return try await enter(new, by: "动态口令", next: next, kept: form["kept"], request, context)
        case .secondFactor(let pending):
            return CodePage(site: site, pending: pending.text, next: next, kept: form["kept"] ?? "", error: "验证码不对。").response(status: .unauthorized)
        case .refused(let wait):
            site.noted(.secondFactor, wait == nil ? .failed : .waiting, login: login, "", request, context)
            let text = wait.map { "尝试次数过多，请在\($0)秒以后再试。" } ?? "验证码不对，或者已经过期。"
            guard wait == nil else {
                await site.pause()
                let page = SignInPage(site: site, next: next, kept: form["kept"] ?? "", error: text)
                return Reply.waiting(page.response(status: .tooManyRequests), seconds: wait)
            }
            return CodePage(site: site, pending: pending.text, next: next, kept: form["kept"] ?? "", error: text).response(status: .unauthorized)
        }
    }

    /// Enters the sign-in into the audit trail, sets the cookie, keeps a carried form as its writer's draft, and goes on.
    func enter(_ new: NewSession, by way: String, next: String, kept: String?, _ request: Request, _ context: Visit) async throws -> Response {
        try await site.audited(signIn: new.session, way, request, context)
        if let kept, !kept.isEmpty, DraftPlace.isOne(next) {
            try await site.keepDraft(FormData(urlencoded: Array(kept.utf8)), place: next, login: new.session.login)
        }
        let path = new.session.mustChangePassword ? Paths.account + "?done=must-change" : next == Paths.desk ? Paths.desk + "?done=signed-in" : next
        var response = Reply.see(path)
        SessionCookie.set(new.token, in: &response, options: site.options)
        if let device = new.device {
            DeviceCookie.add(device, to: DeviceCookie.tokens(in: request, options: site.options), in: &response, options: site.options)
        }
        return response
    }

    /// What a sign-in page sent. Anybody may send one, so it is small; only a form that was typed before the session ended is larger.
    private func form(_ request: Request) async throws -> FormData {
        guard site.isOwn(request) else { throw Site.forged }
        let limit = request.asked["kept"] == nil ? FormLimits.signIn : FormLimits.signInCarrying
        return try await request.form(upTo: limit, on: site.pools.uploads)
    }

    private func turn(_ key: String?, _ turns: Turns) throws -> Turns.Turn? {
        guard let key else { return nil }
        if let turn = turns.take(key) { return turn }
        throw Problem(.unavailable, .webTooMany, "同时用这个账号或者从这个地址登录的太多，这一次没有受理。", remedy: "请稍候几秒再试。")
    }

    private func signOut(_ request: Request, _ context: Visit) async throws -> Response {
        var response = Reply.see(Paths.signIn)
        if let session = context.session {
            _ = try await site.form(request, session)
            try await site.blocking { [site] in try site.identity.signOut(session) }
            if let actor = context.actor { site.told(.signOut, by: actor, "", site.origin(request, context)) }
        }
        SessionCookie.clear(in: &response, options: site.options)
        // The browser drops what it kept of the pages: at a shared desk the next person must not step back into them.
        if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\"" }
        return response
    }
}
