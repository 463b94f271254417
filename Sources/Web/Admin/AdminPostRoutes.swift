import Design
import HTML
import Hummingbird
import Identity
import Kernel

/// Posts: granted and ended from the page of an account.
struct AdminPostRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.post("admin/account/:login/posts") { request, context in
            try await change(request, context, done: "granted", isGrant: true, form: { _ in "grant" }) { administration, form, account, login in
                var problems: [FieldProblem] = []
                guard let post = PostFields.post(form, administration.identity.offices, &problems) else { throw Self.invalid(problems) }
                try administration.grantPost(post, to: account, by: login)
            }
        }
        router.post("admin/account/:login/posts/end") { request, context in
            try await change(request, context, done: "ended", form: Self.endForm) { administration, form, account, login in
                var problems: [FieldProblem] = []
                let until = form.day("until", "最后一天", &problems)
                guard let until, let from = Day(iso: form["from"] ?? "") else { throw Self.invalid(problems) }
                // A post that nobody declares any more can still be ended.
                let role = administration.identity.offices.role(stored: form["role"] ?? "")
                try administration.endPost(
                    organ: OrganCode(form["organ"] ?? ""), role: role, from: from, of: account, lastDay: until, by: login)
            }
        }
    }

    /// Which of the page's forms sent this.
    private static func endForm(_ form: FormData) -> String { "end-\(form["organ"] ?? "")-\(form["role"] ?? "")-\(form["from"] ?? "")" }

    private static func invalid(_ problems: [FieldProblem]) -> Problem {
        Problem(.invalid, .formInvalid, "填写的内容不符合要求，没有保存。", fields: problems)
    }

    private func change(
        _ request: Request, _ context: Visit, done: String, isGrant: Bool = false, form name: (FormData) -> String,
        _ work: @escaping @Sendable (Administration, FormData, String, String) throws -> Void
    ) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        let account = try AdminAccountRoutes.login(context)
        if isGrant, let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            try await site.administer(request, context) { try work($0, form, account, actor.login) }
            return Reply.see(Paths.administered(account) + Query([("done", done)]).text)
        } catch let problem as Problem where problem.concernsForm && problem.code != .identityNoAccount {
            return try await AdminAccountRoutes(site: site).page(
                request, context, session, attempt: FormAttempt(form: name(form), typed: form, problem: problem))
        }
    }
}
