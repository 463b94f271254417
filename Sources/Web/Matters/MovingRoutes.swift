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

/// A matter that goes to another organ, and a party that is succeeded.
struct MovingRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.post("matter/:id/handover") { request, context in try await handover(request, context) }
        router.get("matter/:id/succession/:place") { request, context in try await form(request, context) }
        router.post("matter/:id/succession/:place") { request, context in try await succeed(request, context) }
    }

    static func words(_ form: FormData, _ name: String) -> String {
        var words = (form[name] ?? "")[...]
        while words.first?.isWhitespace == true { words.removeFirst() }
        while words.last?.isWhitespace == true { words.removeLast() }
        return String(words)
    }

    private func handover(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let id = try MatterRoutes.id(context)
        let organ = OrganCode(form[HandoverRequest.organField] ?? "")
        let deeds: [String: HandoverRequest.Deed] = [
            "propose": .propose(to: organ), "designate": .designate(to: organ), "accept": .accept, "refuse": .refuse, "withdraw": .withdraw,
        ]
        guard let act = form["act"], let deed = deeds[act] else { throw Problem(.invalid, .formMalformed, "表单没有写明要办理什么。") }
        let wanted = HandoverRequest(
            deed, of: id, version: form["version"].flatMap { Int($0) }, reason: Self.words(form, HandoverRequest.reasonField),
            article: Self.words(form, HandoverRequest.articleField), at: site.now(),
            id: Deed.id(.web, by: actor.login, "\(MatterRoutes.identifier(form, of: id))/\(act)"))
        var attempt = MatterMoving.Attempt(organ: organ.description, reason: wanted.reason, article: wanted.article)
        switch try await site.act({ try $0.perform(wanted, as: actor) }) {
        case .done(let receipt):
            let query = Query([("done", wanted.act.rawValue), ("entry", String(receipt.entry))])
            return Reply.see(Paths.matter(receipt.matter) + query.text)
        case .refused(let told, let status):
            attempt.answer = told
            let attempt = attempt
            return try await MatterRoutes(site: site).answer(id, context, status) { $0.movingAttempt = attempt }
        }
    }

    private func blank(_ context: Visit) async throws -> (page: SuccessionPage, title: String) {
        let (session, actor) = try context.signedIn()
        let id = try MatterRoutes.id(context)
        let place = try context.parameters.require("place")
        let now = site.now()
        let (registers, csrf) = (site.engine.registers, site.identity.csrfToken(for: session))
        return try await site.see(actor) { sight -> (page: SuccessionPage, title: String) in
            let dossier = try sight.dossier(id)
            let options = try sight.work.moving(dossier, at: now, as: actor)
            guard let succession = options.successions.first(where: { $0.id == place }) else {
                throw Problem(.missing, .webNoPage, "事项\(id)没有可以由您登记承继人的当事人。", remedy: "请查看最新情况。")
            }
            let infos = dossier.definition.fields.filter { succession.fields.contains($0.name) }
            let control = FieldControl(
                registers: registers, candidates: try Candidates(infos, in: [dossier.row.organ], sight), errors: [:])
            let title = dossier.row.title.isEmpty ? "\(dossier.definition.kind.name)\(id)" : dossier.row.title
            return (
                SuccessionPage(dossier: dossier, succession: succession, control: control, csrf: csrf, request: UUID().uuidString), title
            )
        }
    }

    private func layout(_ page: SuccessionPage, _ title: String, _ context: Visit) -> HTML {
        let kind = page.dossier.definition.kind
        let crumbs: [(label: String, path: String?)] = [
            ("事项", Paths.matters), (kind.name, Paths.list(kind.id)), (title, Paths.matter(page.dossier.row.id)), (page.title, nil),
        ]
        return Layout.page(title: page.title, chrome: site.chrome(context, at: Paths.matters, crumbs: crumbs), body: page.body)
    }

    private func form(_ request: Request, _ context: Visit) async throws -> Response {
        let (page, title) = try await blank(context)
        return Reply.page(layout(page, title, context), for: request)
    }

    private func succeed(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        var (page, title) = try await blank(context)
        let id = page.dossier.row.id
        let definition = page.dossier.definition
        let infos = definition.fields.filter { page.succession.fields.contains($0.name) }
        let read = FormInput(
            infos, form, stored: .object([]), adding: page.succession.isList ? page.succession.fields : [], files: [:],
            candidates: page.control.candidates)
        var input = read.input
        if page.succession.isList { input[SuccessionOutline.placeName] = .text(form[SuccessionOutline.placeName] ?? "") }
        page.typed = form
        let (cause, day) = (SuccessionCause(rawValue: form[SuccessionRequest.causeField] ?? ""), Day(iso: form[SuccessionRequest.dayField] ?? ""))
        var status = HTTPResponse.Status.unprocessableContent
        if let cause, let day {
            let wanted = SuccessionRequest(
                page.succession.id, of: id, version: form["version"].flatMap { Int($0) }, on: cause, day: day,
                proof: Self.words(form, SuccessionRequest.proofField), input, at: site.now(),
                id: Deed.id(.web, by: actor.login, "\(MatterRoutes.identifier(form, of: id))/\(page.succession.id)"))
            switch try await site.act({ try $0.perform(wanted, as: actor) }) {
            case .done(let receipt):
                let query = Query([("done", Predecessor.action), ("entry", String(receipt.entry))])
                return Reply.see(Paths.matter(receipt.matter) + query.text)
            case .refused(let told, let code): (page.answer, status) = (told, code)
            }
        } else {
            if cause == nil { page.answer.fields.append(FieldProblem(field: SuccessionRequest.causeField, label: "原因", given: "", rule: "必须选择")) }
            if day == nil {
                page.answer.fields.append(
                    FieldProblem(
                        field: SuccessionRequest.dayField, label: "发生日期", given: form[SuccessionRequest.dayField] ?? "", rule: "应为日期，如2026-11-20"))
            }
        }
        let errors = Dictionary(page.answer.fields.map { (read.place(of: $0), $0.rule) }, uniquingKeysWith: { first, _ in first })
        let shown = SuccessionPage(
            dossier: page.dossier, succession: page.succession,
            control: FieldControl(registers: page.control.registers, candidates: page.control.candidates, errors: errors), csrf: page.csrf,
            request: page.request, typed: page.typed, answer: page.answer)
        var response = Reply.page(layout(shown, title, context), status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
