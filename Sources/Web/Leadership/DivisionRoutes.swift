import Design
import Engine
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// 分工: a head sees who handles what, moves it, and enters who is away.
struct DivisionRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("division") { request, context in
            try await page(request, context, request.asked)
        }
        router.post("division") { request, context in try await move(request, context) }
        router.post("account/absences") { request, context in try await enter(request, context) }
        router.post("account/absences/revoke") { request, context in try await revoke(request, context) }
    }

    private static let told: [String: (Tone, String)] = [
        "moved": (.good, "已经改派，记入每一件的全过程记录。"), "absent": (.good, "离岗已经登记。"), "present": (.good, "离岗的登记已经撤销。"),
    ]

    private static var notHead: Problem {
        Problem(.forbidden, .engineHandling, "只有机关负责人可以查看和安排分工。", remedy: "请由有负责人岗位的人查看；您自己的事项在“今日”中。")
    }

    private func page(
        _ request: Request, _ context: Visit, _ query: Query, status: HTTPResponse.Status = .ok, attempt: DivisionPage.Attempt? = nil,
        absence: FormAttempt? = nil
    ) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let model = try await site.see(actor) { try Self.model($0, query) }
        guard let model else { throw Self.notHead }
        let page = DivisionPage(
            model: model, registers: site.engine.registers, engine: site.engine, csrf: site.identity.csrfToken(for: session),
            request: UUID().uuidString, attempt: attempt, absenceAttempt: absence)
        let flash = attempt == nil && absence == nil ? site.flash(query, Self.told) : nil
        let chrome = site.chrome(context, at: Paths.division, crumbs: [("分工", nil)], flash: flash)
        let heading = PageHead.show("分工", lead: HTML(text: site.engine.organs.name(of: model.organ)))
        return Reply.page(Layout.page(title: "分工", chrome: chrome, heading: heading, body: page.body), status: status, for: request)
    }

    /// - Returns: `nil` for somebody who looks over no organ.
    private static func model(_ sight: Sight, _ query: Query) throws -> DivisionPage.Model? {
        let organs = sight.headed
        guard let first = organs.first else { return nil }
        let asked = query["organ"].map { OrganCode($0) }
        let organ = asked.flatMap { organs.contains($0) ? $0 : nil } ?? first
        let work = sight.work
        let county = work.engine.county
        let roles = Set(work.engine.offices.roles.filter { $0.reach != .none })
        var people: [DivisionPage.Person] = []
        for holder in try work.connection.holders(county, of: roles, in: organ, on: sight.day)
        where !people.contains(where: { $0.person == holder.person }) {
            people.append(.init(person: holder.person, login: holder.login, name: holder.name, isThere: true))
        }
        let chosen = query["person"].map { PersonID($0) }
        let absences = sight.absences(of: Set(people.map(\.person)))
        return DivisionPage.Model(
            organ: organ, organs: organs, today: sight.day, people: people, counts: try sight.handling(in: organ),
            unled: try sight.unled(in: organ, limit: DivisionPage.most), chosen: chosen,
            lines: try chosen.map { try sight.handled(by: $0, in: organ, limit: DivisionPage.most) } ?? [], absences: absences)
    }

    /// Moves what is ticked, each by an entry of its own; what cannot be moved is told one by one and stays.
    private func move(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let organ = OrganCode(String((form["organ"] ?? "").prefix(100)))
        let person = String((form[HandlingRequest.personField] ?? "").prefix(100))
        let reason = HandlingForm.words(form)
        let matters = form.all("matter").prefix(DivisionPage.most).compactMap { Int($0) }
        var attempt = DivisionPage.Attempt(to: person, reason: reason, matters: Set(matters))
        if person.isEmpty { attempt.problems.append((nil, "交给：请选择人员")) }
        if matters.isEmpty { attempt.problems.append((nil, "选择：请至少选择一件事项")) }
        let from = String((form["from"] ?? "").prefix(100))
        let query = Query([("organ", organ.description), ("person", from)])
        if attempt.problems.isEmpty {
            let identifier = form["request"].flatMap { UUID(uuidString: $0) }?.uuidString ?? UUID().uuidString
            let now = site.now()
            for matter in matters {
                var wanted = HandlingRequest(
                    .assign(PersonID(person), as: .lead), matter, in: organ, because: reason, at: now,
                    id: Deed.id(.web, by: actor.login, "\(identifier)/division/\(matter)/\(person)"))
                wanted.former = from.isEmpty ? .nobody : .person(PersonID(from))
                let request = wanted
                do {
                    switch try await site.blocking({ [engine = site.engine] in try engine.perform(request, as: actor) }) {
                    case .done: attempt.done.append(matter)
                    case .refused(let refusals, let fields):
                        attempt.problems += refusals.map { (matter, $0.says) } + fields.map { (matter, "\($0.label)：\($0.rule)") }
                    }
                } catch let problem as Problem where problem.concernsForm {
                    attempt.problems.append((matter, problem.message))
                }
            }
        }
        if attempt.problems.isEmpty { return Reply.see(Paths.division + query.with("done", "moved").text) }
        return try await page(request, context, query, status: .unprocessableContent, attempt: attempt)
    }

    // MARK: - Being away

    private func enter(_ request: Request, _ context: Visit) async throws -> Response {
        try await absent(request, context, done: "absent", "登记离岗") { [site] form, actor in
            try Absences(site.identity).enter(AbsenceForm.draft(form, own: actor.login), by: actor.login)
        }
    }

    private func revoke(_ request: Request, _ context: Visit) async throws -> Response {
        try await absent(request, context, done: "present", "撤销离岗") { [site] form, actor in
            guard let id = form["id"].flatMap({ Int($0) }) else { throw Problem(.invalid, .formInvalid, "没有指明要撤销哪一项离岗登记。") }
            try Absences(site.identity).revoke(id, by: actor.login)
        }
    }

    private func absent(
        _ request: Request, _ context: Visit, done: String, _ what: String, _ work: @escaping @Sendable (FormData, Actor) throws -> Void
    ) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let back = form["back"] ?? ""
        // Only pages of our own are come back to.
        let query = back.hasPrefix(Paths.division) ? Query(Percent.pairs(Array(back.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()))) : nil
        do {
            try await site.blocking { [site] in
                try work(form, actor)
                try site.forget()
            }
            site.told(.account, by: actor, what, site.origin(request, context))
            if let query { return Reply.see(Paths.division + Query([("organ", query["organ"] ?? ""), ("done", done)]).text) }
            return Reply.see(Paths.account + Query([("done", done)]).text)
        } catch let problem as Problem where problem.concernsForm {
            site.noted(.account, .failed, login: actor.login, "\(what)：\(problem.auditReason)", request, context)
            let attempt = FormAttempt(form: AbsenceForm.name, typed: form, problem: problem)
            if let query {
                return try await page(request, context, query, status: .unprocessableContent, absence: attempt)
            }
            return try await AccountRoutes(site: site).page(request, context, session, actor, attempt: attempt)
        }
    }
}
