import Design
import Engine
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Storage

/// Matters that are dealt with as one, and parts that go out of one.
struct JoiningRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.post("matter/:id/joining") { request, context in try await join(request, context) }
        router.get("matter/:id/splitting") { request, context in try await form(request, context) }
        router.post("matter/:id/splitting") { request, context in try await split(request, context) }
    }

    private func join(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let id = try MatterRoutes.id(context)
        let leader = MovingRoutes.words(form, JoiningRequest.leaderField)
        let deeds: [String: JoiningRequest.Deed] = ["join": .join(to: MatterID(leader) ?? 0), "part": .part]
        guard let act = form["act"], let deed = deeds[act] else { throw Problem(.invalid, .formMalformed, "表单没有写明要办理什么。") }
        let wanted = JoiningRequest(
            deed, of: id, version: form["version"].flatMap { Int($0) }, reason: MovingRoutes.words(form, JoiningRequest.reasonField),
            article: MovingRoutes.words(form, JoiningRequest.articleField), at: site.now(),
            id: Deed.id(.web, by: actor.login, "\(MatterRoutes.identifier(form, of: id))/\(act)"))
        switch try await site.act({ try $0.perform(wanted, as: actor) }) {
        case .done(let receipt):
            let query = Query([("done", wanted.act.rawValue), ("entry", String(receipt.entry))])
            return Reply.see(Paths.matter(receipt.matter) + query.text)
        case .refused(let answer, let status):
            let attempt = MatterJoining.Attempt(leader: leader, reason: wanted.reason, article: wanted.article, answer: answer)
            return try await MatterRoutes(site: site).answer(id, context, status) { $0.joiningAttempt = attempt }
        }
    }

    private func blank(_ context: Visit) async throws -> SplittingPage {
        let (session, actor) = try context.signedIn()
        let id = try MatterRoutes.id(context)
        let (registers, csrf) = (site.engine.registers, site.identity.csrfToken(for: session))
        return try await site.see(actor) { sight -> SplittingPage in
            let dossier = try sight.dossier(id)
            guard let options = try sight.joining(dossier), options.maySplit else {
                throw Problem(.missing, .webNoPage, "事项\(id)没有可以由您分出的部分。", remedy: "请查看最新情况。")
            }
            let told = dossier.definition.fields.filter { options.splitting.told.contains($0.name) }
            let text = ValueText(registers.valueNames, isWhole: false)
            let values = dossier.definition.values(of: dossier.record)
            let items = values.filter { options.splitting.lists.contains($0.info.name) }.map { info, json in
                (info: info, choices: (json.items ?? []).enumerated().map { "第\($0.offset + 1)项：\(text.text(info, .array([$0.element])))" })
            }
            let control = FieldControl(registers: registers, candidates: try Candidates(told, in: [dossier.row.organ], sight), errors: [:])
            return SplittingPage(dossier: dossier, control: control, items: items, today: site.today, csrf: csrf, request: UUID().uuidString)
        }
    }

    private func layout(_ page: SplittingPage, _ context: Visit) -> HTML {
        let (kind, row) = (page.dossier.definition.kind, page.dossier.row)
        let title = row.title.isEmpty ? "\(kind.name)\(row.id)" : row.title
        let crumbs: [(label: String, path: String?)] = [
            ("事项", Paths.matters), (kind.name, Paths.list(kind.id)), (title, Paths.matter(row.id)), (SplittingPage.title, nil),
        ]
        let chrome = site.chrome(context, at: Paths.matters, crumbs: crumbs)
        return Layout.page(title: SplittingPage.title, chrome: chrome, body: page.body)
    }

    private func form(_ request: Request, _ context: Visit) async throws -> Response {
        Reply.page(layout(try await blank(context), context), for: request)
    }

    private func split(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        var page = try await blank(context)
        let id = page.dossier.row.id
        let splitting = page.dossier.definition.splitting
        let infos = page.dossier.definition.fields.filter { splitting.told.contains($0.name) }
        let read = FormInput(infos, form, stored: .object([]), files: [:], candidates: page.control.candidates)
        var items: [String: [Int]] = [:]
        for list in splitting.lists { items[list] = form.all(SplittingPage.name(of: list)).compactMap { Int($0) } }
        page.typed = form
        let wanted = SplittingRequest(
            of: id, version: form["version"].flatMap { Int($0) }, taking: items, read.input,
            reason: MovingRoutes.words(form, SplittingRequest.reasonField), article: MovingRoutes.words(form, SplittingRequest.articleField),
            at: site.now(), id: Deed.id(.web, by: actor.login, "\(MatterRoutes.identifier(form, of: id))/split"))
        switch try await site.act({ try $0.perform(wanted, as: actor) }) {
        case .done(let receipt):
            let query = Query([("done", Origin.Act.divide.rawValue), ("entry", String(receipt.entry))])
            return Reply.see(Paths.matter(receipt.matter) + query.text)
        case .refused(let answer, let status):
            page.answer = answer
            let errors = Dictionary(answer.fields.map { (read.place(of: $0), $0.rule) }, uniquingKeysWith: { first, _ in first })
            page.control = FieldControl(registers: page.control.registers, candidates: page.control.candidates, errors: errors)
            var response = Reply.page(layout(page, context), status: status)
            response.headers[.cacheControl] = "no-store"
            return response
        }
    }
}
