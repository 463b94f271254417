import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage

/// Organs: list, register, rename.
struct AdminOrganRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("admin/organs") { request, context in try await list(request, context) }
        router.get("admin/organs/new") { _, context in
            let (session, actor) = try site.administrator(context)
            // Before anything is typed. Its duties bring matters to an organ.
            if let away = try await site.proof(session, before: Paths.newOrgan) { return away }
            return try await blank(context, session, actor)
        }
        router.post("admin/organs") { request, context in try await create(request, context) }
        router.get("admin/organ/:code") { request, context in
            let (session, actor) = try site.administrator(context)
            return try await page(request, context, session, actor)
        }
        router.post("admin/organ/:code") { request, context in try await rename(request, context) }
        router.post("admin/organ/:code/duties") { request, context in
            try await change("duties", request, context) { [offices = site.engine.offices] administration, form, code, login in
                // An unknown one is named when the change is refused.
                let duties = Set(form.all("duties").map { offices.duty(stored: $0) })
                try administration.changeDuties(code, duties, by: login)
            }
        }
        router.post("admin/organ/:code/dissolve") { request, context in
            try await change("dissolve", request, context) { [engine = site.engine] administration, form, code, login in
                let successor = OrganCode(form["successor"] ?? "")
                try administration.dissolveOrgan(code, successor: successor, document: form["document"] ?? "", by: login) {
                    try Self.pending(code, engine, $0)
                }
            }
        }
    }

    private static let told: [String: (Tone, String)] = [
        "created": (.good, "机关已经登记。"), "renamed": (.good, "名称已经更改。"),
        "duties": (.good, "职责已经更改。"), "dissolve": (.good, "机关已经撤销。"),
    ]

    private func list(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try site.administrator(context)
        let reach = try await site.administered { try $0.organs(by: actor.login) }
        let page = OrgansPage(
            reach: reach, organs: site.engine.organs, dissolutions: site.engine.registers.dissolutions,
            text: String((request.asked["q"] ?? "").prefix(40)), after: request.asked["after"] ?? "")
        let heading = PageHead.show(
            "机关", lead: "您管理的机关及其下级机关", actions: Button.link("登记机关", path: Paths.newOrgan, style: .primary))
        return Reply.page(site.adminPage("机关", context, crumbs: [("机关", nil)], heading: heading, body: page.body), for: request)
    }

    private func blank(_ context: Visit, _ session: Session, _ actor: Actor, attempt: FormAttempt? = nil) async throws -> Response {
        let reach = try await site.administered { try $0.organs(by: actor.login) }
        let gone = site.engine.registers.dissolutions
        let page = NewOrganPage(
            reach: reach.filter { gone[$0.code] == nil }, offices: site.engine.offices, csrf: site.identity.csrfToken(for: session), attempt: attempt)
        return Reply.page(
            site.adminPage("登记机关", context, crumbs: [("机关", Paths.organs), ("登记机关", nil)], body: page.body),
            status: attempt == nil ? .ok : .unprocessableContent)
    }

    private func create(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        if let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            let organ = try Self.organ(form, site.engine.offices)
            try await site.administer(request, context) { try $0.createOrgan(organ, by: actor.login) }
            return Reply.see(Paths.organ(organ.code) + "?done=created")
        } catch let problem as Problem where problem.concernsForm {
            return try await blank(context, session, actor, attempt: FormAttempt(form: "new", typed: form, problem: problem))
        }
    }

    private static func organ(_ form: FormData, _ offices: Offices) throws -> Organ {
        guard let level = Organ.Level(rawValue: form["level"] ?? "") else {
            throw Problem(
                .invalid, .formInvalid, "填写的内容不符合要求，没有保存。",
                fields: [FieldProblem(field: "level", label: "层级", given: String((form["level"] ?? "").prefix(20)), rule: "请选择一个层级")])
        }
        let parent = form["parent"] ?? ""
        // An unknown one is named when the organ is refused.
        let duties = Set(form.all("duties").map { offices.duty(stored: $0) })
        return Organ(
            // Spaces around would make another code of it in the address.
            code: OrganCode((form["code"] ?? "").filter { !$0.isWhitespace }), name: form["name"] ?? "", short: form["short"] ?? "", level: level,
            parent: parent.isEmpty ? nil : OrganCode(parent), duties: duties)
    }

    private func page(
        _ request: Request, _ context: Visit, _ session: Session, _ actor: Actor, attempt: FormAttempt? = nil
    ) async throws -> Response {
        let code = OrganCode(try Self.code(context))
        let reach = try await site.administered { try $0.organs(by: actor.login) }
        guard let organ = reach.first(where: { $0.code == code }) else {
            throw Problem(.missing, .engineNoOrgan, "没有代码为“\(code)”的机关，或者它不在您的管理范围内。", remedy: "请核对机关代码。")
        }
        let gone = site.engine.registers.dissolutions
        let obstacles = try await obstacles(to: organ, actor)
        let page = OrganPage(
            organ: organ, organs: site.engine.organs, offices: site.engine.offices,
            successors: site.engine.organs.organs.values.filter { gone[$0.code] == nil && $0.code != code && $0.level != .village }
                .sorted { $0.code.description < $1.code.description },
            dissolution: gone[code], obstacles: obstacles, csrf: site.identity.csrfToken(for: session), attempt: attempt)
        let html = site.adminPage(
            organ.name, context, crumbs: [("机关", Paths.organs), (organ.name, nil)], heading: PageHead.show(organ.name, kicker: "机关"),
            flash: attempt == nil ? site.flash(request.asked, Self.told) : nil, body: page.body)
        return Reply.page(html, status: attempt == nil ? .ok : .unprocessableContent)
    }

    /// Why an organ cannot be dissolved yet; nothing is asked of one that is no more, or of the county's own.
    private func obstacles(to organ: Organ, _ actor: Actor) async throws -> [String] {
        guard organ.parent != nil, site.engine.registers.dissolutions[organ.code] == nil else { return [] }
        let engine = site.engine
        let pending = try await site.read { try Self.pending(organ.code, engine, $0.connection) }
        return try await site.administered { try $0.obstacles(to: organ.code, pending: pending, by: actor.login) }
    }

    /// What an organ still has under way, by kind; what rests in force needs nothing done.
    private static func pending(_ organ: OrganCode, _ engine: Engine, _ connection: Connection) throws -> [(kind: String, count: Int)] {
        var counts: [String: Int] = [:]
        for line in try connection.tallies(engine.county, of: organ) {
            let definition = try engine.definition(line.kind)
            let stage = definition.editions.lazy.compactMap { definition.outline($0.id)?.stage(line.stage) }.first
            if let stage, !stage.isFinal, !stage.isResting { counts[definition.kind.name, default: 0] += line.count }
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// What brings matters to an organ, or takes them away: with the password asked for first.
    private func change(
        _ what: String, _ request: Request, _ context: Visit,
        _ work: @escaping @Sendable (Administration, FormData, OrganCode, String) throws -> Void
    ) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        let code = OrganCode(try Self.code(context))
        if let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            try await site.administer(request, context) { try work($0, form, code, actor.login) }
            return Reply.see(Paths.organ(code) + Query([("done", what)]).text)
        } catch let problem as Problem where problem.concernsForm {
            return try await page(request, context, session, actor, attempt: FormAttempt(form: what, typed: form, problem: problem))
        }
    }

    private static func code(_ context: Visit) throws -> String {
        Percent.decode(try context.parameters.require("code").replacing("+", with: "%2B").utf8)
    }

    private func rename(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let form = try await site.form(request, session)
        let code = OrganCode(try Self.code(context))
        do {
            let (name, short) = (form["name"] ?? "", form["short"] ?? "")
            try await site.administer(request, context) { try $0.renameOrgan(code, name: name, short: short, by: actor.login) }
            return Reply.see(Paths.organ(code) + "?done=renamed")
        } catch let problem as Problem where problem.concernsForm {
            return try await page(request, context, session, actor, attempt: FormAttempt(form: "rename", typed: form, problem: problem))
        }
    }
}
