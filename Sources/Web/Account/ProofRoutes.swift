import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// Asking for the password again, or for a code, before what gives somebody powers or a way to sign in as another, and before many looks at
/// personal data.
struct ProofRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("account/proof") { request, context in
            let (session, _) = try context.signedIn()
            return try await page(context, session, next: Self.safe(request.asked["next"]), attempt: nil)
        }
        router.post("account/proof") { request, context in
            let (session, actor) = try context.signedIn()
            let form = try await site.form(request, session)
            let next = Self.safe(form["next"])
            // A digest takes a processor for a tenth of a second: one person has few of them under way.
            let turn = try site.costlyTurn(actor.login)
            defer { turn.end() }
            do {
                let (password, code) = (form["password"] ?? "", form["code"] ?? "")
                try await site.pools.acquaintances.run { [site] in
                    if password.isEmpty, !code.isEmpty {
                        try site.identity.prove(session, code: code)
                    } else {
                        try site.identity.prove(session, password: password)
                    }
                }
                site.told(.reauthentication, by: actor, "", site.origin(request, context))
                return Reply.see(next)
            } catch let problem as Problem where problem.concernsForm {
                site.noted(.reauthentication, .failed, login: actor.login, "\(problem.code)", request, context)
                return try await page(context, session, next: next, attempt: FormAttempt(form: "proof", typed: form, problem: problem))
            }
        }
    }

    private func page(_ context: Visit, _ session: Session, next: String, attempt: FormAttempt?) async throws -> Response {
        let hasCodes = try await site.blocking { [identity = site.identity] in try identity.secondFactorState(login: session.login).isEnrolled }
        let fields = FormFields(form: "proof", attempt: attempt)
        let csrf = site.identity.csrfToken(for: session)
        let code: HTML =
            hasCodes
            ? fields.field("动态口令", "code", .digits, required: false, help: "可以代替密码；也可以用一个恢复码", autocomplete: "one-time-code") : ""
        let form = Form.post(
            action: Paths.proof, csrf: csrf, warnsUnsaved: false,
            body: """
                \(Hidden.field("next", next))<div class="stack">\
                \(fields.field("密码", "password", .password, required: !hasCodes, autocomplete: "current-password"))\(code)\
                \(Form.actions(Button.submit("继续")))</div>
                """)
        let body: HTML = """
            \(attempt?.summary)\(Panel.panel("请再确认一次是您本人", body: """
                <p>开立、启用账号，重置他人的密码和动态口令，授予岗位，登记机关，修改设置，交人代理，或者一小时以内多次查看个人信息以前，\
                要确认是您本人。\(site.identity.policy.proofLifetime / 60)分钟以内不再询问；刚才没有办成的，请再办一次。</p>\(form)
                """))
            """
        let chrome = site.chrome(context, at: Paths.account, crumbs: [("确认是本人", nil)])
        return Reply.page(Layout.page(title: "确认是本人", chrome: chrome, body: body), status: attempt == nil ? .ok : .unprocessableContent)
    }

    /// Only pages of the administration, of matters and of the own account ask for it.
    private static func safe(_ path: String?) -> String {
        guard let path, path == Paths.admin || path.hasPrefix(Paths.admin + "/") || path.hasPrefix("/matter/"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return Paths.account }
        return path
    }
}

extension Site {
    /// Where the password is asked for first, unless it was given within the last minutes.
    func proof(_ session: Session, before path: String) async throws -> Response? {
        let isProven = try await blocking { [identity] in try identity.isProven(session) }
        return isProven ? nil : Reply.see(Paths.proof + Query([("next", path)]).text)
    }

    /// The same before personal data are seen whole, once that has been done often within the hour.
    func disclosing(_ session: Session, before path: String) async throws -> Response? {
        let may = try await blocking { [identity] in try identity.mayDisclose(session) }
        return may ? nil : Reply.see(Paths.proof + Query([("next", path)]).text)
    }

    /// Whether somebody may administer only after a second factor.
    func asksTwoFactors(_ actor: Actor) -> Bool {
        IdentitySettings.asksTwoFactors(actor, engine.settings, isDemonstration: engine.isDemonstration, on: today)
    }
}
