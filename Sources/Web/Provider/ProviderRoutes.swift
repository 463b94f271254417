import Engine
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Logging

/// Signing in through an identity provider.
struct ProviderRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        guard let client = site.provider else { return }
        router.get("sign-in/provider") { request, context in try await start(client, request, context) }
        router.get("sign-in/provider/back") { request, context in try await back(client, request, context) }
    }

    /// Sends the browser to the provider, and remembers what was asked.
    private func start(_ client: ProviderClient, _ request: Request, _ context: Visit) async throws -> Response {
        let next = SignInRoutes.safe(request.asked["next"])
        if context.session != nil { return Reply.see(next) }
        guard try await mayStart(request, context) else {
            site.noted(.signIn, .waiting, login: nil, "统一身份：同时开始登录的太多", request, context)
            throw Problem(.unavailable, .webTooMany, "同时开始登录的人太多，这一次没有受理。", remedy: "请稍候几秒再试，或者用本系统的账号和密码登录。")
        }
        let flow = ProviderFlow(next: next, at: site.identity.now())
        do {
            var response = Reply.see(try await client.start(flow))
            let key = try await site.blocking { [site] in try PendingFlows(identity: site.identity).begin(flow) }
            ProviderCookie.set(key, in: &response, options: site.options)
            return response
        } catch {
            return failed(error, client, next, request, context)
        }
    }

    /// Strangers together have a bound, so that they do not fill the database; whoever comes from where somebody signs in has a bound that
    /// strangers cannot use up.
    private func mayStart(_ request: Request, _ context: Visit) async throws -> Bool {
        guard let network = context.ownNetwork(request, site.options) else { return site.providerPace.take(nil, at: site.ticks()) }
        let address = context.address(request, site.options)
        let isKnown = try await site.pools.sessions.run { [site] in try site.identity.isKnown(address: address) }
        return (isKnown ? site.knownProviderPace : site.providerPace).take(network, at: site.ticks())
    }

    /// Takes the provider's answer: a session, a second factor still to give, or a page that says what is wrong.
    private func back(_ client: ProviderClient, _ request: Request, _ context: Visit) async throws -> Response {
        var next = Paths.desk
        var response: Response
        do {
            let flow = try await flow(client, request)
            next = flow.next
            let identity = site.identity
            let claims = try await client.finish(request.asked, flow, at: identity.now)
            response = try await enter(claims, flow, client, request, context)
        } catch let failure as ProviderFailure {
            response = failed(failure, client, next, request, context)
        }
        ProviderCookie.clear(in: &response, options: site.options)
        return response
    }

    /// The flow that this browser began; it is used up by being asked for.
    private func flow(_ client: ProviderClient, _ request: Request) async throws -> ProviderFlow {
        guard let key = ProviderCookie.key(in: request, options: site.options) else { throw ProviderFailure.stale("no cookie") }
        let flow = try await site.blocking { [site] in try PendingFlows(identity: site.identity).take(key, at: site.identity.now()) }
        guard let flow else { throw ProviderFailure.stale("no such flow, or too old") }
        let given = request.asked["state"] ?? ""
        guard SecretBytes.areEqual(Array(given.utf8), Array(flow.state.utf8)) else { throw ProviderFailure.stale("another state") }
        return flow
    }

    private func enter(
        _ claims: IDToken, _ flow: ProviderFlow, _ client: ProviderClient, _ request: Request, _ context: Visit
    ) async throws -> Response {
        let address = context.address(request, site.options)
        let agent = String((request.headers[.userAgent] ?? "").prefix(200))
        let devices = DeviceCookie.tokens(in: request, options: site.options)
        let result = try await site.blocking { [site] in
            try site.identity.signInFederated(
                issuer: claims.issuer, subject: claims.subject, address: address, agent: agent, devices: devices)
        }
        switch result {
        case .session(let new): return try await SignInRoutes(site: site).enter(new, by: "统一身份", next: flow.next, kept: nil, request, context)
        case .secondFactor(let pending): return CodePage(site: site, pending: pending.text, next: flow.next).response()
        case .refused:
            site.noted(.signIn, .refused, login: nil, "统一身份没有关联账号", request, context)
            context.logger.notice("provider sign-in of an unlinked identity", metadata: ["subject": "\(claims.subject)"])
            return Reply.page(page(client, flow.next).unlinked(issuer: claims.issuer, subject: claims.subject), status: .forbidden)
        }
    }

    private func failed(_ error: any Error, _ client: ProviderClient, _ next: String, _ request: Request, _ context: Visit) -> Response {
        let failure = error as? ProviderFailure ?? .badAnswer(String(reflecting: error))
        // Whose it was is not known: what an answer says of that, which is not believed, proves nothing.
        site.noted(.signIn, failure.outcome, login: nil, "统一身份：\(failure.reason)", request, context)
        context.logger.warning("provider sign-in failed", metadata: ["code": "\(failure.code)", "detail": "\(failure.detail)"])
        return Reply.page(page(client, next).failed(failure, request: context.id), status: failure.status)
    }

    private func page(_ client: ProviderClient, _ next: String) -> ProviderPage {
        ProviderPage(place: site.place, provider: client.options.name, next: next)
    }
}
