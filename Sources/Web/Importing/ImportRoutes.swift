import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// 导入: tables of organs and people for administrators, of matters for whoever may open them.
struct ImportRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("admin/import") { request, context in try await list(request, context, isAdmin: true) }
        router.get("import") { request, context in try await list(request, context, isAdmin: false) }
        for place in ["admin/import/:table", "import/:kind/:action"] {
            router.get(RouterPath(place)) { request, context in try await blank(request, context) }
            router.get(RouterPath(place + "/example.csv")) { _, context in
                let table = try self.table(context).table
                return Self.file(table.example, "示例-\(table.title).csv")
            }
            router.post(RouterPath(place + "/preview")) { request, context in try await preview(request, context) }
            router.post(RouterPath(place + "/errors.csv")) { request, context in try await errors(request, context) }
            router.post(RouterPath(place)) { request, context in try await carryOut(request, context) }
        }
    }

    // MARK: - What may be taken in

    private func list(_ request: Request, _ context: Visit, isAdmin: Bool) async throws -> Response {
        let actor = isAdmin ? try site.administrator(context).actor : try context.signedIn().actor
        let page = ImportsPage(isAdmin: isAdmin, openings: openings(actor), intakes: Set(site.readiness.compactMap(\.intakeStep)))
        let heading = PageHead.show("从表格导入", lead: "上传、预览、确认；有一行不合规则，整批不导入，并逐行说明。")
        return Reply.page(frame("从表格导入", context, isAdmin: isAdmin, crumbs: [("导入", nil)], heading: heading, body: page.body), for: request)
    }

    /// What somebody may open of what a table can hold: steps without files.
    private func openings(_ actor: Actor) -> [Permission.Opportunity] {
        site.engine.personalScope(of: actor, on: site.today, site.engine.registers).openings
    }

    /// The table of the address, for whoever may take it in.
    ///
    /// - Throws: `web.forbidden`, `engine.forbidden`, `web.missing`.
    private func table(_ context: Visit) throws -> (table: ImportTable, actor: Actor, session: Session) {
        if let name = context.parameters.get("table") {
            let (session, actor) = try site.administrator(context)
            guard let registers = RegisterTable(rawValue: name) else { throw HTTPError(.notFound) }
            return (ImportTable.registers(registers, county: site.engine.county), actor, session)
        }
        let (session, actor) = try context.signedIn()
        let (kind, action) = (try context.parameters.require("kind"), try context.parameters.require("action"))
        let own = openings(actor).filter { $0.definition.kind.id == kind && $0.action.id == action }
        guard let table = ImportTable.matters(own, site.engine.organs) else {
            throw Problem(.forbidden, .webForbidden, "您的岗位不能登记这类事项。", remedy: "请由有该岗位的人办理。")
        }
        return (table, actor, session)
    }

    private func frame(
        _ title: String, _ context: Visit, isAdmin: Bool, crumbs: [(label: String, path: String?)], heading: HTML? = nil, body: HTML
    ) -> HTML {
        if isAdmin { return site.adminPage(title, context, crumbs: crumbs, heading: heading, body: body) }
        let chrome = site.chrome(context, at: Paths.importing, crumbs: [("事项", Paths.matters)] + crumbs)
        return Layout.page(title: title, chrome: chrome, heading: heading, body: body)
    }

    // MARK: - Upload and preview

    private func blank(_ request: Request, _ context: Visit) async throws -> Response {
        let (table, _, session) = try self.table(context)
        if isRegister(table), let away = try await site.proof(session, before: table.subject.path) { return away }
        return page(context, session, table)
    }

    private func page(
        _ context: Visit, _ session: Session, _ table: ImportTable, _ looked: (text: String, report: ImportReport)? = nil, _ problem: Problem? = nil
    ) -> Response {
        let page = ImportPage(table: table, csrf: site.identity.csrfToken(for: session), looked: looked, problem: problem)
        let heading = PageHead.show("导入：\(table.title)", lead: HTML(text: table.lead))
        let isAdmin = isRegister(table)
        let crumbs: [(label: String, path: String?)] = [("导入", isAdmin ? Paths.adminImport : Paths.importing), (table.title, nil)]
        let hasFaults = problem != nil || looked?.report.refused.isEmpty == false
        let html = frame("导入：\(table.title)", context, isAdmin: isAdmin, crumbs: crumbs, heading: heading, body: page.body)
        return Reply.page(html, status: hasFaults ? .unprocessableContent : .ok)
    }

    private func isRegister(_ table: ImportTable) -> Bool { if case .registers = table.subject { true } else { false } }

    private func preview(_ request: Request, _ context: Visit) async throws -> Response {
        let (table, actor, session) = try self.table(context)
        let form = try await site.form(request, session)
        do {
            let sheet = try Self.sheet(form, table)
            let turn = try site.costlyTurn(actor.login)
            defer { turn.end() }
            let report = try await look(sheet, table, actor)
            return page(context, session, table, (sheet.text, report))
        } catch let problem as Problem where problem.concernsForm {
            return page(context, session, table, nil, problem)
        }
    }

    private static func sheet(_ form: FormData, _ table: ImportTable) throws -> Sheet {
        if let file = form.files.first(where: { $0.name == "file" && !$0.bytes.isEmpty }) {
            return try Sheet(bytes: file.bytes, rows: table.mostRows)
        }
        return try Sheet(bytes: Array((form["text"] ?? "").utf8), rows: table.mostRows)
    }

    private func look(_ sheet: Sheet, _ table: ImportTable, _ actor: Actor) async throws -> ImportReport {
        let now = site.now()
        return try await site.pools.acquaintances.run { [site] in
            switch table.subject {
            case .registers(let registers): try RegisterImport(Administration(site.identity), registers).check(sheet, by: actor.login)
            case .matters(let kind, let action):
                try MatterImport(site.engine, kind: kind, action: action, organ: Self.organ(kind, action, actor, site)).check(
                    sheet, as: actor, at: now)
            }
        }
    }

    /// Where matters go whose row names no organ: the only one at which the reader may open them.
    private static func organ(_ kind: String, _ action: String, _ actor: Actor, _ site: Site) -> OrganCode? {
        let places = site.engine.personalScope(of: actor, on: site.today, site.engine.registers).openings
            .filter { $0.definition.kind.id == kind && $0.action.id == action }.map(\.organ)
        return places.count == 1 ? places[0] : nil
    }

    private func errors(_ request: Request, _ context: Visit) async throws -> Response {
        let (table, actor, session) = try self.table(context)
        let form = try await site.form(request, session)
        let turn = try site.costlyTurn(actor.login)
        defer { turn.end() }
        let report = try await look(Self.sheet(form, table), table, actor)
        let lines = report.refused.flatMap { row in
            row.faults.map { [String(row.number), row.what, $0.column, $0.value, $0.rule, $0.remedy] }
        }
        return Self.file(CSVText.table([["行", "内容", "列", "填写的内容", "不合的规则", "怎样改"]] + lines), "错误清单-\(table.title).csv")
    }

    private static func file(_ text: String, _ name: String) -> Response {
        var response = Reply.text(text, type: "text/csv; charset=utf-8")
        response.headers[.contentDisposition] = FileName.disposition(name)
        return response
    }

    // MARK: - Taking in

    private func carryOut(_ request: Request, _ context: Visit) async throws -> Response {
        let (table, actor, session) = try self.table(context)
        let form = try await site.form(request, session)
        if isRegister(table), let away = try await site.proof(session, by: form, request, context) { return away }
        do {
            let sheet = try Self.sheet(form, table)
            let turn = try site.costlyTurn(actor.login)
            defer { turn.end() }
            let done = try await takeIn(sheet, table, actor, request, context)
            guard done.report.isReady else { return page(context, session, table, (sheet.text, done.report)) }
            let page = ImportedPage(
                table: table, report: done.report, issued: done.issued, next: isRegister(table) ? ("准备情况", Paths.setup) : ("事项", Paths.matters))
            let isAdmin = isRegister(table)
            let crumbs: [(label: String, path: String?)] = [("导入", isAdmin ? Paths.adminImport : Paths.importing), (table.title, nil)]
            // A password stands in no address and is kept by no browser.
            return Reply.page(frame("已经导入", context, isAdmin: isAdmin, crumbs: crumbs, body: page.body))
        } catch let problem as Problem where problem.concernsForm {
            return self.page(context, session, table, nil, problem)
        }
    }

    private func takeIn(
        _ sheet: Sheet, _ table: ImportTable, _ actor: Actor, _ request: Request, _ context: Visit
    ) async throws -> (report: ImportReport, issued: [Administration.IssuedPassword]) {
        switch table.subject {
        case .registers(let registers):
            return try await site.administer(request, context) { try RegisterImport($0, registers).carryOut(sheet, by: actor.login) }
        case .matters(let kind, let action):
            let now = site.now()
            return try await site.pools.acquaintances.run { [site] in
                let rows = try MatterImport(site.engine, kind: kind, action: action, organ: Self.organ(kind, action, actor, site))
                return (try rows.carryOut(sheet, as: actor) { _ in now }, [])
            }
        }
    }
}

extension Readiness {
    /// The kind and the step by which what was before is taken in.
    fileprivate var intakeStep: String? {
        guard case .register(let kind, _, _, _) = need, let intake else { return nil }
        return "\(kind)/\(intake)"
    }
}
