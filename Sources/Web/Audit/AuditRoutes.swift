import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Storage

/// 审计: the audit trail, for 审计管理员 alone. Whoever reads or takes it out is entered as well.
struct AuditRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("audit") { request, context in try await list(request, context) }
        router.get("audit/export.csv") { request, context in try await export(request, context) }
    }

    private func list(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.auditor(context)
        let query = AuditQuery(request.asked)
        let before = request.asked["before"].flatMap { Int($0) }
        // Each page: whoever puts a place into the address reads as much as whoever leafs to it.
        let place = before.map { "，第\($0)条以前" } ?? ""
        try await site.audited(.trail, by: actor, query.words + place, request, context)
        let (county, week) = (site.engine.county, Instant(milliseconds: site.now().milliseconds - 7 * 86_400_000))
        let (rows, alerts, standing) = try await site.read { work -> ([AuditRow], [AuditRow], TrailStanding?) in
            let filter = try query.filter(work.connection, work.engine)
            let rows = try filter.map { try work.connection.audits(county, $0, before: before, limit: AuditPage.pageSize + 1) } ?? []
            let alerts = try work.connection.audits(county, .alerts(since: week), before: nil, limit: AuditPage.mostAlerts + 1)
            return (rows, alerts, try work.connection.trailStanding(county))
        }
        let page = AuditPage(
            query: query, rows: Array(rows.prefix(AuditPage.pageSize)), hasMore: rows.count > AuditPage.pageSize, isLater: before != nil,
            alerts: alerts, names: site.engine.names, lost: site.audit.standing.lost, standing: standing)
        let heading = PageHead.show(
            "审计记录", lead: "谁在何时何处登录、导出、查看个人信息、办理系统管理。只增不改，逐条相连；查阅本页也记入其中。",
            actions: Button.link("导出", path: query.path(Paths.auditExport)))
        let chrome = site.chrome(context, at: Paths.audit, crumbs: [("审计", nil)], flash: site.welcome(session, request.asked))
        return Reply.page(Layout.page(title: "审计记录", chrome: chrome, heading: heading, body: page.body), status: .ok)
    }

    /// Everything that fits, written as it is read, the newest first.
    private func export(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try site.auditor(context)
        let turn = try site.costlyTurn(actor.login)
        let query = AuditQuery(request.asked)
        try await site.audited(.export, by: actor, "审计记录：\(query.words)", request, context)
        let origin = site.origin(request, context)
        let (county, names) = (site.engine.county, site.engine.names)
        let body = ResponseBody { writer in
            var sent = 0
            defer {
                turn.end()
                site.told(.exported, by: actor, "审计记录", amount: sent, origin)
            }
            // With the mark, spreadsheet programs read the file as UTF-8.
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + AuditCSV.head))
            var before: Int?
            while true {
                let place = before
                try Task.checkCancellation()
                let rows = try await site.pools.costly.run { [site] in
                    try site.engine.database.read { connection in
                        try query.filter(connection, site.engine).map { try connection.audits(county, $0, before: place, limit: 500) } ?? []
                    }
                }
                guard let last = rows.last else { break }
                try await writer.write(ByteBuffer(string: AuditCSV.lines(rows, names)))
                sent += rows.count
                guard rows.count == 500 else { break }
                before = last.entry
            }
            try await writer.finish(nil)
        }
        var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"]
        headers[.contentDisposition] = "attachment; filename=\"audit-\(site.today.iso).csv\""
        return Response(status: .ok, headers: headers, body: body)
    }
}

extension AuditFilter {
    static func alerts(since: Instant) -> AuditFilter {
        var filter = AuditFilter()
        filter.from = since
        filter.events = AuditKind.alerts.map(\.rawValue)
        return filter
    }
}

extension Site {
    /// - Throws: `web.signedOut`, or `web.forbidden` for whoever holds no auditor's post today, administers as well, or has not shown the
    ///   second factor that the county asks of auditors.
    func auditor(_ context: Visit) throws -> (session: Session, actor: Actor) {
        let (session, actor) = try context.signedIn()
        let held = actor.posts.filter { $0.onBehalfOf == nil && $0.isHeld(on: today) }.map(\.role)
        guard held.contains(.auditor) else {
            throw Problem(.forbidden, .webForbidden, "只有审计管理员可以查阅审计记录。", remedy: "需要查阅的，请联系县人民政府的审计管理员。")
        }
        guard !held.contains(.administrator) else {
            throw Problem(.forbidden, .webForbidden, "系统管理员不得同时查阅审计记录。", remedy: "请由另一人担任审计管理员，并结束其中一个岗位。")
        }
        guard session.secondFactorPassed || !asksTwoFactors(actor) else {
            throw Problem(.forbidden, .webForbidden, "审计管理员须先用动态口令登录。", remedy: "请在“我的账户”启用动态口令，再重新登录。")
        }
        return (session, actor)
    }
}
