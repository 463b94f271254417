import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// Setting up, changing and giving up the second factor. Secrets are in responses to forms only, never in an address.
struct SecondFactorRoutes {
    let site: Site
    let account: AccountRoutes

    func add(to router: Router<Visit>) {
        router.post("account/second-factor") { request, context in try await enrol(request, context) }
        router.post("account/second-factor/confirm") { request, context in try await confirm(request, context) }
        router.post("account/second-factor/remove") { request, context in
            try await account.act("remove", request, context) { [site] form, session, _ in
                try site.identity.removeTOTP(session, code: form["code"] ?? "")
                return Reply.see(Paths.account + "?done=second-factor-removed")
            }
        }
        router.post("account/second-factor/codes") { request, context in
            let chrome = chrome(context, "恢复码")
            return try await account.act("codes", request, context) { [site] form, session, _ in
                let codes = try site.identity.newRecoveryCodes(session, code: form["code"] ?? "")
                return Reply.page(Layout.page(title: "恢复码", chrome: chrome, body: RecoveryCodesPage(codes: codes, isNew: false).body))
            }
        }
    }

    private func chrome(_ context: Visit, _ title: String) -> Chrome {
        site.chrome(context, at: Paths.account, crumbs: [("我的账户", Paths.account), (title, nil)])
    }

    private func enrol(_ request: Request, _ context: Visit) async throws -> Response {
        let chrome = chrome(context, "启用动态口令")
        return try await account.act("enrol", request, context, digests: true) { [site] form, session, _ in
            let enrolment = try site.identity.enrolTOTP(session, password: form["password"] ?? "")
            let page = EnrolPage(secret: enrolment.secret, uri: enrolment.uri, csrf: site.identity.csrfToken(for: session))
            return Reply.page(Layout.page(title: "启用动态口令", chrome: chrome, body: page.body))
        }
    }

    /// A wrong code gives the page back with the secret that it came with: the server does not tell it a second time.
    private func confirm(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let code = form["code"] ?? ""
        do {
            let confirmed = try await site.blocking { [site] in try site.identity.confirmTOTP(session, code: code) }
            site.told(.account, by: actor, "启用动态口令", site.origin(request, context))
            var after = context
            after.session = confirmed.session.session
            let page = RecoveryCodesPage(codes: confirmed.recoveryCodes, isNew: true)
            var response = Reply.page(Layout.page(title: "恢复码", chrome: chrome(after, "恢复码"), body: page.body))
            SessionCookie.set(confirmed.session.token, in: &response, options: site.options)
            return response
        } catch let problem as Problem where problem.code == .identityWrongCode {
            guard let secret = form["secret"], let bytes = Base32.decode(secret), bytes.count == 20 else { throw problem }
            let page = EnrolPage(
                secret: secret, uri: TOTP(secret: bytes).uri(issuer: site.identity.policy.issuer, login: actor.login),
                csrf: site.identity.csrfToken(for: session), attempt: FormAttempt(form: "confirm", typed: form, problem: problem))
            return Reply.page(
                Layout.page(title: "启用动态口令", chrome: chrome(context, "启用动态口令"), body: page.body), status: .unprocessableContent)
        } catch let problem as Problem where problem.concernsForm {
            return try await account.page(
                request, context, session, actor, attempt: FormAttempt(form: "enrol", typed: form, problem: problem))
        }
    }
}
