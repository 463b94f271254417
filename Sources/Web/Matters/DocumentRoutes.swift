import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// A matter's official documents, as they were issued: to read, to print, to compare with the issue before.
///
/// A document's text bears the parties' names whole. Where the record held personal data, seeing it is an unmasking: only for
/// those who may, and only once the journal has it. Elsewhere it is shown as it is.
struct DocumentRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("matter/:id/document/:document/:ordinal") { request, context in
            let found = try await self.document(context)
            return try await answer(request, context, found, at: found.page.path) { found.page.html }
        }
        router.post("matter/:id/document/:document/:ordinal") { request, context in
            let found = try await self.document(context)
            return try await disclose(request, context, found) { found.page.html }
        }
        router.get("matter/:id/document/:document/:ordinal/comparison") { request, context in
            let found = try await self.document(context)
            let comparison = try await self.comparison(found.page, context)
            return try await answer(request, context, found, at: found.page.comparison ?? found.page.path) { page(comparison, context) }
        }
        router.post("matter/:id/document/:document/:ordinal/comparison") { request, context in
            let found = try await self.document(context)
            let comparison = try await self.comparison(found.page, context)
            return try await disclose(request, context, found) { page(comparison, context) }
        }
    }

    private struct Found: Sendable {
        let page: DocumentPage
        let mayUnmask: Bool
    }

    private func answer(_ request: Request, _ context: Visit, _ found: Found, at path: String, _ html: () -> HTML) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let page = found.page
        guard page.row.isPersonal else {
            try await site.audited(.document, by: actor, "事项\(page.matter)《\(page.name)》第\(page.row.ordinal)次", request, context)
            return Reply.page(html(), for: request)
        }
        guard found.mayUnmask else {
            throw Problem(.forbidden, .webForbidden, "“\(page.name)”载有个人信息，您的岗位不办理这一事项，不能查看全文。", remedy: "需要查看的，请联系承办机关。")
        }
        let body = page.question(at: path, csrf: site.identity.csrfToken(for: session))
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs(page, page.name))
        return Reply.page(Layout.page(title: page.name, chrome: chrome, body: body), for: request)
    }

    private func disclose(_ request: Request, _ context: Visit, _ found: Found, _ html: () -> HTML) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        if let away = try await site.disclosing(session, by: form, request, context) { return away }
        let (at, origin) = (site.now(), site.origin(request, context))
        try await site.blocking { [site] in
            let reason = "查看《\(found.page.name)》\(found.page.content.number)"
            try site.engine.disclose(found.page.matter, to: actor, reason: reason, at: at, origin: origin)
        }
        var response = Reply.page(html(), status: .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func page(_ comparison: ComparisonPage, _ context: Visit) -> HTML {
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs(comparison.later, "比较"))
        return Layout.page(title: comparison.title, chrome: chrome, body: comparison.body)
    }

    private func crumbs(_ page: DocumentPage, _ last: String) -> [(label: String, path: String?)] {
        [("事项", Paths.matters), ("返回事项", Paths.matter(page.matter)), (last, nil)]
    }

    private func document(_ context: Visit) async throws -> Found {
        let ordinal = context.parameters.get("ordinal").flatMap { Int($0) } ?? 0
        return try await document(context, ordinal)
    }

    private func document(_ context: Visit, _ ordinal: Int) async throws -> Found {
        let (_, actor) = try context.signedIn()
        let id = try MatterRoutes.id(context)
        let kind = try context.parameters.require("document")
        return try await site.see(actor) { sight in
            let dossier = try sight.dossier(id)
            let (connection, county) = (sight.work.connection, sight.work.engine.county)
            let isShown = try sight.insight(into: dossier)?.party?.shows(paper: kind) ?? true
            guard isShown, let row = try connection.paper(county, of: id, kind, ordinal) else {
                throw Problem(.missing, .webNoPage, "事项\(id)没有这份文书。")
            }
            guard let json = try? JSON(parsing: row.content), let content = DocumentContent(json: json) else {
                throw Problem(.damaged, .engineDamaged, "事项\(id)的这份文书已经损坏。", remedy: "请用 plumbline verify 核验，并从备份恢复。")
            }
            var page = DocumentPage(
                row: row, content: content, issuer: sight.work.engine.organs.name(of: row.organ),
                issues: try connection.issues(county, of: id)[kind] ?? 1)
            if let recall = dossier.ledger.recall(of: kind, ordinal) { page.marks.append(("本文书已于\(recall.on.chinese)收回", nil)) }
            for notice in dossier.ledger.notices(correcting: kind, ordinal) {
                page.marks.append(("本文书的文字已由\(dossier.definition.correcting.paper)更正", Paths.document(id, Correction.paper, notice)))
            }
            return Found(page: page, mayUnmask: try sight.mayUnmask(dossier))
        }
    }

    private func comparison(_ later: DocumentPage, _ context: Visit) async throws -> ComparisonPage {
        guard later.row.ordinal > 1 else { throw Problem(.missing, .webNoPage, "这份文书只制发过一次，没有可以比较的。") }
        return ComparisonPage(earlier: try await document(context, later.row.ordinal - 1).page, later: later)
    }
}
