import Design
import Engine
import Hummingbird
import Identity
import Kernel
import Storage

extension ActionRoutes {
    /// What the filled-in step will do, decided by what would carry it out; or the form with everything that stands in the way. Nothing is
    /// taken, nothing is drawn. What was typed is kept as a draft, as for a form that is given back.
    func review(
        _ page: ActionPage, _ deed: Deed, _ input: FormInput, _ form: FormData, _ request: Request, _ context: Visit, _ session: Session
    ) async throws -> Response {
        let (_, actor) = try context.signedIn()
        var page = page
        let model = page.model
        let engine = site.engine
        do {
            let (foresight, shown, judged) = try await site.see(actor) { sight in
                let foresight = try sight.work.foresee(deed, as: actor)
                let judged = foresight.isFree ? nil : try model.judging(deed.input, overriding: deed.overrides, isComplete: true, sight, at: deed.at)
                // What somebody else prepared and the form did not show goes along unread: in the papers it would be read.
                let besides = model.earlierInput.filter { deed.input[$0.key] == $0.value }
                return (foresight, foresight.isFree ? try ForesightModel(foresight, engine, besides: besides) : nil, judged)
            }
            guard let shown else {
                if let judged { page.model = judged }
                page.attempt?.answer(foresight.refusals, foresight.fields, input)
                return try await refuse(page, form, context, actor)
            }
            var isWhole = true
            if shown.isPersonal {
                if let away = try await site.disclosing(session, by: form, request, context) { return away }
                isWhole = try await disclosed(model, to: actor, request, context)
            }
            try await site.keepDraft(form.keeping(page.attempt?.files ?? [:]), place: model.path, login: actor.login)
            return respond(ActionReviewPage(form: page, foresight: shown, registers: engine.registers, isWhole: isWhole), context)
        } catch let problem as Problem where problem.kind == .conflict || problem.kind == .invalid {
            page.attempt?.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
            return try await refuse(page, form, context, actor, status: problem.kind == .conflict ? .conflict : .unprocessableContent)
        }
    }

    /// Enters that somebody reads papers with personal data that stood in the matter before.
    ///
    /// - Returns: whether he or she may.
    private func disclosed(_ model: ActionModel, to actor: Actor, _ request: Request, _ context: Visit) async throws -> Bool {
        guard case .matter(let dossier) = model.target else { return true }
        let (id, at, origin) = (dossier.row.id, site.now(), site.origin(request, context))
        let reason = "核对“\(model.action.name)”将要制发的文书"
        do {
            try await site.blocking { [site] in try site.engine.disclose(id, to: actor, reason: reason, at: at, origin: origin) }
            return true
        } catch let problem as Problem where problem.code == .engineMayNotUnmask {
            return false
        }
    }

    private func respond(_ page: ActionReviewPage, _ context: Visit) -> Response {
        let model = page.form.model
        let crumbs: [(label: String, path: String?)] = [
            ("事项", Paths.matters), (model.definition.kind.name, Paths.list(model.definition.kind.id)), (model.action.name, model.path), ("核对", nil),
        ]
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs)
        var response = Reply.page(Layout.page(title: page.title, chrome: chrome, heading: page.heading, body: page.body), status: .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
