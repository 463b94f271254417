import Design
import Engine
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Proof
import Storage

/// One matter: its page, its files, its proof, and the unmasking of personal data.
struct MatterRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("matter/:id") { request, context in try await show(request, context) }
        router.get("matter/:id/prepared/:action") { request, context in try await read(request, context, isWhole: false) }
        router.post("matter/:id/prepared/:action") { request, context in try await prepared(request, context) }
        router.post("matter/:id/handling") { request, context in try await handle(request, context) }
        router.post("matter/:id/unmask") { request, context in try await unmask(request, context) }
        router.get("matter/:id/attachment/:digest") { request, context in try await attachment(request, context) }
        router.get("matter/:id/proof") { request, context in try await proof(request, context) }
    }

    static func id(_ context: Visit) throws -> MatterID {
        guard let id = context.parameters.get("id").flatMap({ Int($0) }), id > 0 else {
            throw Problem(.missing, .engineNoMatter, "没有这个编号的事项。", remedy: "编号应为正整数。")
        }
        return id
    }

    func page(_ id: MatterID, _ context: Visit, isWhole: Bool = false) async throws -> MatterPage {
        let (session, actor) = try context.signedIn()
        let now = site.now()
        let model = try await site.see(actor) { try MatterModel(id, $0, at: now) }
        return MatterPage(
            model: model, registers: site.engine.registers, engine: site.engine, csrf: site.identity.csrfToken(for: session), today: now.day,
            isWhole: isWhole, request: UUID().uuidString)
    }

    private func layout(_ page: MatterPage, _ context: Visit, flash: (Tone, String)? = nil) -> HTML {
        let kind = page.model.dossier.definition.kind
        let crumbs: [(label: String, path: String?)] = [("事项", Paths.matters), (kind.name, Paths.list(kind.id)), (page.title, nil)]
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs, flash: flash)
        return Layout.page(title: page.title, chrome: chrome, heading: page.heading, body: page.body)
    }

    private func show(_ request: Request, _ context: Visit) async throws -> Response {
        let page = try await page(Self.id(context), context)
        site.looked(at: page.model.dossier.row.id, request, context)
        let query = request.asked
        var flash: (Tone, String)?
        let done = query["done"].flatMap { id in
            Preparation.Act(rawValue: id)?.name ?? Correction.Act(rawValue: id)?.name ?? Handler.Act(rawValue: id)?.name
                ?? MovingEntry.name(of: id) ?? page.model.dossier.outline.action(id)?.name
        }
        if let done { flash = (.good, "已办理“\(done)”，记入全过程记录" + (query["entry"].flatMap { Int($0) }.map { "第\($0)条。" } ?? "。")) }
        return Reply.page(layout(page, context, flash: flash), for: request)
    }

    /// Under which what a form wants is done once. A page that should be the same from look to look names none of its own: what is sent from
    /// one version of the matter twice was meant once, and what comes later is too late.
    static func identifier(_ form: FormData, of id: MatterID) -> String {
        let own = form["request"].flatMap { UUID(uuidString: $0) }?.uuidString
        return own ?? form["version"].flatMap { Int($0) }.map { "\(id)/\($0)" } ?? UUID().uuidString
    }

    /// Approves, agrees with, sends back or withdraws what is prepared.
    private func prepared(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let id = try Self.id(context)
        let step = try context.parameters.require("action")
        if form["act"] == PreparedPage.read { return try await disclose(form, session, request, context) }
        let deeds: [String: PreparationRequest.Deed] = ["approve": .approve, "agree": .agree, "return": .sendBack, "withdraw": .withdraw]
        guard let deed = form["act"].flatMap({ deeds[$0] }) else { throw Problem(.invalid, .formMalformed, "表单没有写明要办理什么。") }
        let identifier = Self.identifier(form, of: id)
        let wanted = PreparationRequest(
            deed, step, of: id, version: form["version"].flatMap { Int($0) }, saying: MatterPreparations.words(form), at: site.now(),
            // The page shows several steps under one id: what was sent of one does not answer for another.
            id: Deed.id(.web, by: actor.login, "\(identifier)/\(step)"))
        var attempt = MatterPreparations.Attempt(step: step, words: wanted.words)
        switch try await site.act({ try $0.perform(wanted, as: actor) }) {
        case .done(let receipt):
            let acts: [String: Preparation.Act] = ["agree": .review, "return": .sendBack, "withdraw": .withdraw]
            let done = form["act"].flatMap { acts[$0]?.rawValue } ?? step
            return Reply.see(Paths.matter(receipt.matter) + Query([("done", done), ("entry", String(receipt.entry))]).text)
        case .refused(let told, let status):
            attempt.answer = told
            let attempt = attempt
            return try await answer(id, context, status) { $0.attempt = attempt }
        }
    }

    /// The page again, with what was not done and why.
    func answer(
        _ id: MatterID, _ context: Visit, _ status: HTTPResponse.Status, _ telling: (inout MatterPage) -> Void
    ) async throws -> Response {
        var page = try await page(id, context)
        telling(&page)
        var response = Reply.page(layout(page, context), status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// Shows personal data whole, once the journal has it; the page is not kept anywhere.
    private func unmask(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let id = try Self.id(context)
        let reason = String((form["reason"] ?? "").prefix(200))
        if let away = try await site.disclosing(session, by: form, request, context) { return away }
        let (at, origin) = (site.now(), site.origin(request, context))
        try await site.blocking { [site] in try site.engine.disclose(id, to: actor, reason: reason, at: at, origin: origin) }
        let page = try await page(id, context, isWhole: true)
        var response = Reply.page(layout(page, context, flash: (.warn, "个人信息已完整显示，本次查看已记入全过程记录。")), status: .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// A file that the matter itself names: another matter's file has no address here.
    private func attachment(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let id = try Self.id(context)
        let digest = try context.parameters.require("digest")
        let found = try await site.see(actor) { sight -> (Attachment, String, [UInt8]) in
            let dossier = try sight.dossier(id)
            let party = try sight.insight(into: dossier)?.party
            let values = dossier.definition.values(of: dossier.record).filter { party?.shows(field: $0.info.name) ?? true }
            let prepared = dossier.ledger.preparations.filter { party?.shows($0) ?? true }.flatMap { $0.input.values.flatMap(\.attachments) }
            let evidence = party == nil ? dossier.ledger.correction.flatMap(\.evidence).map { [$0] } ?? [] : []
            guard let attachment = (values.flatMap(\.json.attachments) + prepared + evidence).first(where: { $0.digest == digest }),
                let file = try sight.work.connection.attachment(sight.work.engine.county, digest: digest)
            else { throw Problem(.missing, .webNoPage, "事项\(id)没有这个附件，或者附件的内容没有存入本系统。") }
            return (attachment, file.type, file.content)
        }
        try await site.audited(.attachment, by: actor, "事项\(id)，附件\(digest.prefix(12))", request, context)
        var headers: HTTPFields = [.contentType: found.1, .cacheControl: "private, no-store"]
        // Always saved, never shown in our own origin: a file cannot act in the reader's name.
        headers[.contentDisposition] = FileName.disposition(found.0.name)
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: found.2)))
    }

    private func proof(_ request: Request, _ context: Visit) async throws -> Response {
        let page = try await page(Self.id(context), context)
        site.looked(at: page.model.dossier.row.id, request, context)
        let title = "记录的证明"
        let crumbs: [(label: String, path: String?)] = [
            ("事项", Paths.matters), (page.title, Paths.matter(page.model.dossier.row.id)), (title, nil),
        ]
        let body = ProofPage(page: page, county: site.engine.county).body
        return Reply.page(Layout.page(title: title, chrome: site.chrome(context, at: Paths.matters, crumbs: crumbs), body: body), for: request)
    }
}
