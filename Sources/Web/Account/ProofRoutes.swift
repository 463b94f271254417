import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// Asking for the password again, or for a code, before what gives somebody powers or a way to sign in as another, and before many looks at
/// personal data.
///
/// Asked before a page, it leads there afterwards. Asked before a form is carried out, it takes what was typed along: the same address is asked
/// again with all of it, and the password beside.
struct ProofRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("account/proof") { request, context in
            let (session, _) = try context.signedIn()
            return try await site.page(PasswordProofPage(leadingTo: Self.safe(request.asked["next"])), session, context)
        }
        router.post("account/proof") { request, context in
            let (session, actor) = try context.signedIn()
            let form = try await site.form(request, session)
            let page = PasswordProofPage(leadingTo: Self.safe(form["next"]))
            if let wrong = try await site.prove(page, session, actor, form, request, context) { return wrong }
            return Reply.see(Self.safe(form["next"]))
        }
    }

    /// Only pages of the administration, of matters and of the own account ask for it.
    private static func safe(_ path: String?) -> String {
        guard let path, path == Paths.admin || path.hasPrefix(Paths.admin + "/") || path.hasPrefix("/matter/"),
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return Paths.account }
        return path
    }
}

/// The page that asks.
struct PasswordProofPage {
    /// Where its form goes.
    let action: String
    /// What goes along, unseen.
    let hidden: [(name: String, value: String)]
    /// The names of its own fields.
    let password: String
    let code: String
    /// Whether something was about to be done that waits for it.
    let isCarrying: Bool
    var attempt: FormAttempt?

    init(leadingTo path: String) {
        action = Paths.proof
        hidden = [(name: "next", value: path)]
        (password, code, isCarrying) = ("password", "code", false)
    }

    /// Beside what another form sent, whose fields may have any name without a blank.
    init(carrying form: FormData, to path: String) {
        action = path
        (password, code, isCarrying) = ("proof password", "proof code", true)
        let own = ["csrf", "proof password", "proof code"]
        hidden = form.texts.filter { !own.contains($0.name) }
    }

    /// Whether the form brought what is asked for.
    func isAnswered(_ form: FormData) -> Bool { form[password] != nil || form[code] != nil }

    /// - Parameter hasCodes: the account has an authenticator, whose code does as well.
    func body(csrf: String, minutes: Int, hasCodes: Bool) -> HTML {
        let secret = FormField(
            "密码", name: password, kind: .password, required: !hasCodes, error: attempt?.error("proof", "password"),
            id: FormAttempt.id("proof", "password"), autocomplete: "current-password")
        let digits = FormField(
            "动态口令", name: code, kind: .digits, help: "可以代替密码；也可以用一个恢复码", error: attempt?.error("proof", "code"),
            id: FormAttempt.id("proof", "code"), autocomplete: "one-time-code")
        let form = Form.post(
            action: action, csrf: csrf, warnsUnsaved: false,
            body: """
                \(each: hidden, { Hidden.field($0.name, $0.value) })<div class="stack">\
                \(secret.html)\(hasCodes ? digits.html : "")\
                \(Form.actions(Button.submit("继续")))</div>
                """)
        let after: HTML =
            isCarrying
            ? "<p>您要办的这一步还没有办。填写的内容都在，确认以后接着办理，不必再填。</p>"
            : "<p>确认以后回到原来的页面。</p>"
        return """
            \(attempt?.summary)\(Panel.panel("请再确认一次是您本人", body: """
                <p>开立、启用账号，重置他人的密码和动态口令，授予岗位，登记机关，修改设置，交人代理，或者一小时以内多次查看个人信息以前，\
                要确认是您本人。\(minutes)分钟以内不再询问。</p>\(after)\(form)
                """))
            """
    }
}

extension Site {
    /// Where the password is asked for first, unless it was given within the last minutes: for a page.
    func proof(_ session: Session, before path: String) async throws -> Response? {
        let isProven = try await blocking { [identity] in try identity.isProven(session) }
        return isProven ? nil : Reply.see(Paths.proof + Query([("next", path)]).text)
    }

    /// The same before what a form asks for, which is not lost by it.
    func proof(_ session: Session, by form: FormData, _ request: Request, _ context: Visit) async throws -> Response? {
        try await proven(session, form, request, context) { try $0.isProven(session) }
    }

    /// The same before personal data are seen whole, once that has been done often within the hour.
    func disclosing(_ session: Session, by form: FormData, _ request: Request, _ context: Visit) async throws -> Response? {
        try await proven(session, form, request, context) { try $0.mayDisclose(session) }
    }

    private func proven(
        _ session: Session, _ form: FormData, _ request: Request, _ context: Visit, _ may: @escaping @Sendable (Identity) throws -> Bool
    ) async throws -> Response? {
        let (_, actor) = try context.signedIn()
        let page = PasswordProofPage(carrying: form, to: request.address)
        if page.isAnswered(form), try await !blocking({ [identity] in try identity.isProven(session) }),
            let wrong = try await prove(page, session, actor, form, request, context)
        {
            return wrong
        }
        let isFree = try await blocking { [identity] in try may(identity) }
        return isFree ? nil : try await self.page(page, session, context, status: .forbidden)
    }

    /// Takes the password, or a code.
    ///
    /// - Returns: the page again, when it was wrong.
    fileprivate func prove(
        _ page: PasswordProofPage, _ session: Session, _ actor: Actor, _ form: FormData, _ request: Request, _ context: Visit
    ) async throws -> Response? {
        // A digest takes a processor for a tenth of a second: one person has few of them under way.
        let turn = try costlyTurn(actor.login)
        defer { turn.end() }
        do {
            let (password, code) = (form[page.password] ?? "", form[page.code] ?? "")
            try await pools.acquaintances.run { [identity] in
                if password.isEmpty, !code.isEmpty {
                    try identity.prove(session, code: code)
                } else {
                    try identity.prove(session, password: password)
                }
            }
            told(.reauthentication, by: actor, "", origin(request, context))
            return nil
        } catch let problem as Problem where problem.concernsForm {
            noted(.reauthentication, .failed, login: actor.login, problem.auditReason, request, context)
            var page = page
            page.attempt = FormAttempt(form: "proof", typed: FormData(), problem: problem)
            return try await self.page(page, session, context, status: .unprocessableContent)
        }
    }

    fileprivate func page(
        _ page: PasswordProofPage, _ session: Session, _ context: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let hasCodes = try await blocking { [identity] in try identity.secondFactorState(login: session.login).isEnrolled }
        let body = page.body(csrf: identity.csrfToken(for: session), minutes: identity.policy.proofLifetime / 60, hasCodes: hasCodes)
        let chrome = chrome(context, at: Paths.account, crumbs: [("确认是本人", nil)])
        var response = Reply.page(Layout.page(title: "确认是本人", chrome: chrome, body: body), status: status)
        // What was typed goes along in it.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// Whether somebody may administer only after a second factor.
    func asksTwoFactors(_ actor: Actor) -> Bool {
        IdentitySettings.asksTwoFactors(actor, engine.settings, isDemonstration: engine.isDemonstration, on: today)
    }
}
