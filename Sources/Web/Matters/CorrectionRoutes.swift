import Design
import Engine
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// Slips of the pen: saying what was meant, deciding on it; and papers that are taken back before they are served.
struct CorrectionRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("matter/:id/correct") { request, context in
            let page = try await page(MatterRoutes.id(context), context)
            site.looked(at: page.model.dossier.row.id, request, context)
            return Reply.page(layout(page, context), for: request)
        }
        router.post("matter/:id/correct") { request, context in try await propose(request, context) }
        router.post("matter/:id/correction") { request, context in try await decide(request, context) }
        router.post("matter/:id/paper/:document/:ordinal") { request, context in try await paper(request, context) }
    }

    private func page(_ id: MatterID, _ context: Visit) async throws -> CorrectionPage {
        let (session, actor) = try context.signedIn()
        let now = site.now()
        let model = try await site.see(actor) { try CorrectionPage.Model(id, $0, at: now) }
        return CorrectionPage(
            model: model, registers: site.engine.registers, csrf: site.identity.csrfToken(for: session), request: UUID().uuidString)
    }

    private func layout(_ page: CorrectionPage, _ context: Visit) -> HTML {
        let row = page.model.dossier.row
        let name = row.title.isEmpty ? "编号\(row.id)" : row.title
        let crumbs: [(label: String, path: String?)] = [("事项", Paths.matters), (name, Paths.matter(row.id)), (CorrectionPage.title, nil)]
        return Layout.page(title: CorrectionPage.title, chrome: site.chrome(context, at: Paths.matters, crumbs: crumbs), body: page.body)
    }

    /// The id under which a form's request is done once.
    private func id(_ form: FormData, of id: MatterID, _ login: String, _ what: String) -> String {
        Deed.id(.web, by: login, "\(MatterRoutes.identifier(form, of: id))/\(what)")
    }

    private func words(_ form: FormData) -> String {
        (form[CorrectionRequest.wordsField] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func done(_ receipt: Receipt, _ act: Correction.Act) -> Response {
        Reply.see(Paths.matter(receipt.matter) + Query([("done", act.rawValue), ("entry", String(receipt.entry))]).text)
    }

    private func propose(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let sent = try await site.form(request, session, upTo: site.options.largestUpload)
        let id = try MatterRoutes.id(context)
        var page = try await page(id, context)
        let uploads = FormUploads(
            site, at: Paths.correct(id), of: page.model.dossier.row.organ, control: CorrectionPage.fileControl, held: page.model.files, actor.login)
        var form = sent
        do {
            let found = try await uploads.found(sent)
            form = found.form
            let control = CorrectionPage.fileControl
            page.uploaded = found.files[control]?.first
            // What is chosen anew takes the place of what was uploaded before.
            // Whoever may put nothing right here leaves no file here either: it would count for the organ that handles the matter.
            let files = page.model.values.isEmpty ? [] : sent.files
            page.uploaded = try await uploads.store(files, at: site.now())[control]?.first ?? page.uploaded
            if let lost = found.lost.first, page.uploaded == nil {
                throw Problem(.invalid, .formBadFile, lost.says + "。", remedy: "您填写的其他内容没有丢失。")
            }
        } catch let problem as Problem where problem.kind == .invalid || problem.kind == .unavailable {
            (page.typed, page.attempt) = (form, MatterCorrection.Attempt(words: words(form)))
            page.attempt?.answer.notice = [problem.message, problem.remedy].compactMap { $0 }.joined()
            return answer(page, context, problem.kind == .invalid ? .unprocessableContent : .serviceUnavailable)
        }
        var typed: [String: String] = [:]
        for (name, value) in form.texts where name.hasPrefix(CorrectionPage.prefix) && !value.isEmpty {
            typed[String(name.dropFirst(CorrectionPage.prefix.count))] = value
        }
        let chosen = form[CorrectionRequest.evidenceField].flatMap { digest in page.model.files.first { $0.digest == digest } }
        let evidence = page.uploaded ?? chosen
        let dossier = page.model.dossier
        let input = dossier.definition.corrected(typed: typed, dossier.record)
        let wanted = CorrectionRequest(
            .propose(input, evidence: evidence), of: id, version: form["version"].flatMap { Int($0) }, saying: words(form), at: site.now(),
            id: self.id(form, of: id, actor.login, "correct"))
        switch try await site.act({ try $0.perform(wanted, as: actor) }) {
        case .done(let receipt):
            await uploads.done(into: receipt.matter)
            return done(receipt, .propose)
        case .refused(let told, let status):
            (page.typed, page.attempt) = (form, MatterCorrection.Attempt(words: wanted.words, answer: told))
            return answer(page, context, status)
        }
    }

    private func answer(_ page: CorrectionPage, _ context: Visit, _ status: HTTPResponse.Status) -> Response {
        var response = Reply.page(layout(page, context), status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func decide(_ request: Request, _ context: Visit) async throws -> Response {
        let deeds: [String: CorrectionRequest.Deed] = ["approve": .approve, "refuse": .refuse, "withdraw": .withdraw]
        return try await act(request, context) { form in form["act"].flatMap { deeds[$0] } }
    }

    private func paper(_ request: Request, _ context: Visit) async throws -> Response {
        let document = try context.parameters.require("document")
        let ordinal = context.parameters.get("ordinal").flatMap { Int($0) } ?? 0
        return try await act(request, context) { form in
            switch form["act"] {
            case "recall": .recall(document: document, ordinal: ordinal)
            case "reissue": .reissue(document: document)
            default: nil
            }
        }
    }

    private func act(_ request: Request, _ context: Visit, _ deed: (FormData) -> CorrectionRequest.Deed?) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let id = try MatterRoutes.id(context)
        guard let deed = deed(form) else { throw Problem(.invalid, .formMalformed, "表单没有写明要办理什么。") }
        var wanted = CorrectionRequest(deed, of: id, version: form["version"].flatMap { Int($0) }, saying: words(form), at: site.now())
        let place = request.uri.path
        wanted.id = self.id(form, of: id, actor.login, "\(wanted.act.rawValue)\(place.hasSuffix("/correction") ? "" : place)")
        let request = wanted
        switch try await site.act({ try $0.perform(request, as: actor) }) {
        case .done(let receipt): return done(receipt, request.act)
        case .refused(let told, let status):
            let attempt = MatterCorrection.Attempt(words: request.words, answer: told)
            return try await MatterRoutes(site: site).answer(id, context, status) { $0.correctionAttempt = attempt }
        }
    }
}
