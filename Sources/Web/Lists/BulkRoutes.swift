import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Logging
import Storage

/// Many matters in one go (成批办理): ticked on a list, confirmed on a page that says which can, done one by one.
///
/// Nothing is all or nothing: each matter is judged by itself in the order in which it was ticked, has a request and an entry of its own, and what is
/// refused is told with its reasons and stays ticked.
struct BulkRoutes {
    let site: Site

    static let looked: String = "looked"
    static let documents: String = "document"

    func add(to router: Router<Visit>) {
        router.post("matters/:kind/bulk") { request, context in try await confirm(request, context) }
        router.post("matters/:kind/bulk/do") { request, context in try await carryOut(request, context) }
    }

    private func order(_ request: Request, _ context: Visit, _ session: Session) async throws -> BulkOrder {
        let kind = try context.parameters.require("kind")
        _ = try site.engine.definition(kind)
        return BulkOrder(kind, try await site.form(request, session))
    }

    private func confirm(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let order = try await order(request, context, session)
        if let problem = order.problem { return try await again(order, problem, context) }
        let turn = try site.costlyTurn(actor.login)
        defer { turn.end() }
        return try await confirm(order, context)
    }

    /// The list again, with what was wrong.
    private func again(_ order: BulkOrder, _ problem: String, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let lists = ListRoutes(site: site)
        let query = Query(Percent.pairs(order.back.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()))
        return try await lists.page(order.kind, query, session, actor, context, problem: problem)
    }

    private func confirm(
        _ order: BulkOrder, _ context: Visit, problems: [(place: String, message: String)] = [], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let now = site.now()
        let judgement = try await site.see(actor, on: site.pools.costly) { try BulkJudgement(order, $0, at: now) }
        if judgement.rows.isEmpty { return try await again(order, "所选的事项都不在您的权限范围内。", context) }
        let page = BulkPage(
            order: order, judgement: judgement, definition: try site.engine.definition(order.kind), registers: site.engine.registers,
            today: site.today, csrf: site.identity.csrfToken(for: session), problems: problems)
        return respond(page.body, judgement.actName, order, context, status: status)
    }

    private func respond(
        _ body: HTML, _ name: String, _ order: BulkOrder, _ context: Visit, status: HTTPResponse.Status = .ok
    ) -> Response {
        let kind = site.engine.kinds.first { $0.kind.id == order.kind }?.kind.name ?? order.kind
        let title = "成批办理：\(name)"
        let chrome = site.chrome(context, at: Paths.matters, crumbs: [("事项", Paths.matters), (kind, order.back), (title, nil)])
        var response = Reply.page(Layout.page(title: title, chrome: chrome, heading: PageHead.show(title, kicker: kind), body: body), status: status)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    // MARK: - Doing it

    private func carryOut(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let order = try await order(request, context, session)
        guard order.problem == nil, let act = order.act else { return try await again(order, order.problem ?? "", context) }
        let turn = try site.costlyTurn(actor.login)
        defer { turn.end() }
        if act == .print { return try await print(order, request, context, session, actor) }
        let now = site.now()
        let prepared: Prepared
        do {
            prepared = try await site.see(actor, on: site.pools.costly) { try prepare(order, act, $0, at: now) }
        } catch let wrong as Wrong {
            return try await confirm(order, context, problems: wrong.problems, status: .unprocessableContent)
        }
        let results = await site.queue.perform(prepared.deeds.map(\.deed))
        var reasons = prepared.reasons
        var done: [(line: MatterLine, entry: Int)] = []
        for (deed, result) in zip(prepared.deeds, results) {
            switch result {
            case .success(.done(let receipt)): done.append((deed.line, receipt.entry))
            case .success(.refused(let refusals, let fields)): reasons.add(deed.line.id, refusals, fields)
            case .failure(let error):
                reasons.add(deed.line.id, error)
                if !(error is Problem) { context.logger.error("bulk", metadata: ["error": "\(String(reflecting: error))"]) }
            }
        }
        let left = reasons.matters
        let found = reasons
        let finished = done
        // As they stand now: what is left may be tried again as it is.
        let rows = try await site.see(actor) { sight in
            try order.ticked.compactMap { ticked -> BulkJudgement.Row? in
                guard left.contains(ticked.id), let line = try sight.line(ticked.id) else { return nil }
                return BulkJudgement.Row(line: line, version: try sight.work.dossier(ticked.id).row.version)
            }
        }
        let page = BulkResultPage(
            order: order, actName: prepared.name, done: finished, left: rows, reasons: found, definition: try site.engine.definition(order.kind),
            registers: site.engine.registers, today: site.today, csrf: site.identity.csrfToken(for: session))
        return respond(page.body, prepared.name, order, context, status: rows.isEmpty ? .ok : .unprocessableContent)
    }

    /// What is to be done about the matters, one by one, and those that are left out before.
    private struct Prepared: Sendable {
        var name: String
        var deeds: [(line: MatterLine, deed: CommitQueue.Deed)] = []
        var reasons: BulkReasons = BulkReasons()
    }

    /// What is wrong with the form itself.
    private struct Wrong: Error {
        let problems: [(place: String, message: String)]
    }

    private func prepare(_ order: BulkOrder, _ act: BulkAct, _ sight: Sight, at now: Instant) throws -> Prepared {
        let actor = sight.actor
        var prepared = Prepared(name: act.name)
        var step: BulkStep?
        if case .step(let id) = act {
            let found = try BulkStep(id, order.kind, sight)
            if found.asksLook, !order.isLookedAt { throw Wrong(problems: [(Self.looked, "已逐件查看：请查看以后勾选")]) }
            (prepared.name, step) = (found.name, found)
        }
        let reason = HandlingForm.words(order.form)
        let choice = HandlingForm.person(order.form[HandlingRequest.personField] ?? "")
        if act == .assign, choice.person.description.isEmpty { throw Wrong(problems: [(HandlingRequest.personField, "交给：请选择人员")]) }
        if Endorsement.isTooLong(reason) { throw Wrong(problems: [(HandlingRequest.reasonField, "不超过\(Endorsement.longest)字")]) }
        for ticked in order.ticked {
            guard let dossier = try Self.seen(ticked.id, order.kind, sight) else { continue }
            let (line, id) = (MatterLine(dossier.row), order.id(actor, ticked.id))
            let deed: CommitQueue.Deed
            switch act {
            case .step:
                guard let step, try step.action(of: dossier, sight, into: &prepared.reasons) != nil else { continue }
                let wanted = Deed(.matter(ticked.id, version: ticked.version), step.id, step.input(order.form), at: now, id: id)
                deed = { try $0.perform(wanted, as: actor) }
            case .assign:
                let wanted = HandlingRequest(
                    .assign(choice.person, as: .lead), ticked.id, in: choice.organ, version: ticked.version, because: reason, at: now, id: id)
                deed = { try $0.perform(wanted, as: actor) }
            case .remind:
                let wanted = HandlingRequest(.remind, ticked.id, because: reason, at: now, id: id)
                deed = { try $0.perform(wanted, as: actor) }
            case .print: continue
            }
            prepared.deeds.append((line, deed))
        }
        return prepared
    }

    /// A matter of the kind that the reader sees; one that is not is as if it had not been ticked.
    private static func seen(_ id: MatterID, _ kind: String, _ sight: Sight) throws -> Dossier? {
        do {
            let dossier = try sight.dossier(id)
            return dossier.row.kind == kind ? dossier : nil
        } catch let problem as Problem where problem.code == .engineNoMatter {
            return nil
        }
    }

    // MARK: - Printing

    private func print(_ order: BulkOrder, _ request: Request, _ context: Visit, _ session: Session, _ actor: Actor) async throws -> Response {
        let documents = Set(order.form.all(Self.documents))
        guard !documents.isEmpty else {
            return try await confirm(order, context, problems: [(Self.documents, "文书：请至少选择一种")], status: .unprocessableContent)
        }
        let papers = try await site.see(actor, on: site.pools.costly) { try BulkPapers(order, documents, $0) }
        guard !papers.pages.isEmpty else { return try await again(order, "所选的事项没有可以打印的文书。", context) }
        if !papers.disclosed.isEmpty {
            if let away = try await site.disclosing(session, by: order.form, request, context) { return away }
            let (at, origin) = (site.now(), site.origin(request, context))
            // Before anything is shown: what cannot be entered is not seen.
            try await site.pools.costly.run { [site] in
                for matter in papers.disclosed { try site.engine.disclose(matter, to: actor, reason: "成批打印文书", at: at, origin: origin) }
            }
        }
        try await site.audited(.document, by: actor, "成批打印\(papers.pages.count)份文书", request, context)
        var response = Reply.page(papers.html(back: order.back), status: .ok)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
