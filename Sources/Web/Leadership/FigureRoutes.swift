import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Reporting
import Storage

/// 指标: all of an organ's year, one with its definition and its course, and the records behind it.
struct FigureRoutes {
    let site: Site
    private let figures: Figures
    private let families: [String: MatterKind]
    private static let mostPins: Int = 30

    init(site: Site) {
        self.site = site
        figures = Figures(site.engine)
        families = figures.families
    }

    func add(to router: Router<Visit>) {
        router.get("figures") { request, context in try await overview(request, context) }
        router.get("figures.csv") { request, context in try await table(request, context) }
        router.post("figures/pin") { request, context in try await pin(request, context, true) }
        router.post("figures/unpin") { request, context in try await pin(request, context, false) }
        router.get("late-entries") { request, context in try await lateEntries(request, context) }
        router.get("figures/:id") { request, context in try await figure(request, context) }
        router.get("figures/:id/records") { request, context in try await records(request, context) }
        router.get("figures/:id/records.csv") { request, context in try await export(request, context) }
    }

    private func overview(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let query = request.asked
        let csrf = site.identity.csrfToken(for: session)
        let page = try await site.seeAside(actor, request) { [figures, families] sight -> FiguresPage? in
            guard let view = try FigureView(query, sight) else { return nil }
            let connection = sight.work.connection
            let set = try figures.compute(view.extent, year: view.year, through: view.through, .months, in: connection)
            let choice = FiguresPage.Choice(query)
            return FiguresPage(
                view: view, mode: query["view"].flatMap(FiguresPage.Mode.init) ?? .sums, choice: choice,
                figures: set.figures.filter { view.allows($0.indicator, figures) }, months: set.months, families: families,
                pins: try connection.pins(sight.work.engine.county, login: actor.login),
                late: view.looksDown && choice == .front ? try LatenessTable(view, sight) : nil, csrf: csrf)
        }
        guard let page else { return nothing(request, context) }
        let lead = HTML(text: "\(page.view.organName)　\(page.view.period)")
        let heading = PageHead.show("指标", lead: lead, actions: Button.link("导出全部 CSV", path: page.view.path(Paths.figureTable, [("all", "1")])))
        let chrome = site.chrome(context, at: Paths.figures, crumbs: [("指标", nil)])
        return Reply.page(Layout.page(title: "指标", chrome: chrome, heading: heading, body: page.body), for: request)
    }

    /// What the page shows, or all indicators, as a table to go on working with.
    private func table(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let turn = try site.costlyTurn(actor.login)
        defer { turn.end() }
        let query = request.asked
        let found = try await site.seeAside(actor, request, on: site.pools.costly) { [figures, families] sight -> FigureTableExport? in
            guard let view = try FigureView(query, sight) else { return nil }
            let connection = sight.work.connection
            let set = try figures.compute(view.extent, year: view.year, through: view.through, .months, in: connection)
            let seen = set.figures.filter { view.allows($0.indicator, figures) }
            let pins = try connection.pins(sight.work.engine.county, login: actor.login)
            let chosen = query["all"] != nil ? seen : FiguresPage.chosen(FiguresPage.Choice(query), seen, families, pins)
            return FigureTableExport(view: view, figures: chosen, months: set.months, families: families)
        }
        guard let found else { return nothing(request, context) }
        try await site.audited(.export, by: actor, "指标的数值，\(found.figures.count)项", request, context)
        site.told(.exported, by: actor, "指标的数值", amount: found.figures.count, site.origin(request, context))
        var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"]
        headers[.contentDisposition] = "attachment; filename=\"figures-\(found.view.year).csv\""
        // With the mark, spreadsheet programs read the file as UTF-8.
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + found.text)))
    }

    /// Keeps an indicator in view on top of the page, or no longer.
    private func pin(_ request: Request, _ context: Visit, _ isPinned: Bool) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let indicator = try figures.indicator(String((form["figure"] ?? "").prefix(200)))
        let at = site.now()
        try await site.blocking { [site] in
            let county = site.engine.county
            try site.engine.database.write(for: county) { connection in
                guard isPinned else { return try connection.unpin(county, login: actor.login, figure: indicator.id) }
                let pins = try connection.pins(county, login: actor.login)
                guard pins.count < Self.mostPins || pins.contains(indicator.id) else {
                    throw Problem(
                        .invalid, .webFigures, "您已经关注了\(pins.count)个指标，最多\(Self.mostPins)个，“\(indicator.name)”没有加入。",
                        remedy: "请先取消不再关注的。")
                }
                try connection.pin(county, login: actor.login, figure: indicator.id, at: at)
            }
        }
        let back = form["back"] ?? ""
        let isOwn = back == Paths.figures || back.hasPrefix(Paths.figures + "?") || back.hasPrefix(Paths.figures + "/")
        return Reply.see(isOwn && LocalAddress.isOne(back) ? back : Paths.figures)
    }

    private func lateEntries(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let query = request.asked
        let page = try await site.seeAside(actor, request) { sight -> LateEntriesPage? in
            guard let view = try FigureView(query, sight) else { return nil }
            return try LateEntriesPage(view, month: FigureView.month(query) ?? view.through, sight)
        }
        guard let page else { return nothing(request, context) }
        let chrome = site.chrome(context, at: Paths.figures, crumbs: [("指标", page.view.path(Paths.figures)), ("补录", nil)])
        return Reply.page(
            Layout.page(title: "补录", chrome: chrome, heading: PageHead.show("补录", lead: page.lead), body: page.body), for: request)
    }

    /// For those whose posts show no figures.
    private func nothing(_ request: Request, _ context: Visit) -> Response {
        let body = EmptyState.show(
            "指标由机关负责人和办理事项的岗位查看，您现在的岗位没有可以查看的指标。需要查看的，请联系本机关管理员。", Button.link("回到今日", path: Paths.desk))
        let chrome = site.chrome(context, at: Paths.figures, crumbs: [("指标", nil)])
        return Reply.page(Layout.page(title: "指标", chrome: chrome, body: body), for: request)
    }

    private static func id(_ context: Visit) throws -> String { Percent.decode(try context.parameters.require("id").utf8) }

    /// An indicator that exists and is in sight; neither says which of the two it lacks.
    private static func indicator(_ id: String, _ view: FigureView, _ figures: Figures) throws -> Indicator {
        let indicator = try figures.indicator(id)
        guard view.allows(indicator, figures) else {
            throw Problem(.missing, .reportNoFigure, "没有“\(id)”这个指标，或者它不在您的权限范围内。", remedy: "请从“指标”页选择。")
        }
        return indicator
    }

    private func figure(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let (query, id) = (request.asked, try Self.id(context))
        let page = try await site.seeAside(actor, request) { [figures] sight -> FigurePage? in
            guard let view = try FigureView(query, sight) else { return nil }
            _ = try Self.indicator(id, view, figures)
            return try FigurePage(id, view, figures, sight)
        }
        guard let page else { return nothing(request, context) }
        let chrome = site.chrome(context, at: Paths.figures, crumbs: [("指标", page.view.path(Paths.figures)), (page.figure.name, nil)])
        return Reply.page(Layout.page(title: page.figure.name, chrome: chrome, heading: page.heading, body: page.body), for: request)
    }

    private func records(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let (query, id) = (request.asked, try Self.id(context))
        let page = try await site.seeAside(actor, request) { [figures] sight -> RecordsPage? in
            guard let view = try FigureView(query, sight) else { return nil }
            let indicator = try Self.indicator(id, view, figures)
            return try RecordsPage(
                indicator, view, month: FigureView.month(query), after: query["after"].flatMap { RecordCursor($0) }, figures, sight)
        }
        guard let page else { return nothing(request, context) }
        let title = "\(page.indicator.name)的记录"
        let crumbs: [(label: String, path: String?)] = [
            ("指标", page.view.path(Paths.figures)), (page.indicator.name, page.view.figure(id)), ("记录", nil),
        ]
        let heading = PageHead.show(title, lead: page.lead, actions: page.actions)
        let chrome = site.chrome(context, at: Paths.figures, crumbs: crumbs)
        return Reply.page(Layout.page(title: title, chrome: chrome, heading: heading, body: page.body), for: request)
    }

    /// All records in sight, written as they are read: memory holds one page.
    private func export(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let turn = try site.costlyTurn(actor.login)
        let (query, id) = (request.asked, try Self.id(context))
        let asked = try await site.seeAside(actor, request, on: site.pools.costly) {
            [figures] sight -> (view: FigureView, counted: Indicator, months: Months, total: Int)? in
            guard let view = try FigureView(query, sight) else { return nil }
            let indicator = try Self.indicator(id, view, figures)
            let months = RecordsPage.months(view, try FigureView.month(query))
            let total = try figures.recordCount(of: id, view.extent, months, in: sight.work.connection)
            return (view, figures.counted(indicator), months, total)
        }
        guard let (view, counted, months, total) = asked else { return nothing(request, context) }
        try await site.audited(.export, by: actor, "指标“\(counted.name)”的记录，共\(total)条", request, context)
        let origin = site.origin(request, context)
        let body = ResponseBody { [site, figures] writer in
            var sent = 0
            defer {
                turn.end()
                site.told(.exported, by: actor, "指标“\(counted.name)”的记录", amount: sent, origin)
            }
            // With the mark, spreadsheet programs read the file as UTF-8.
            try await writer.write(ByteBuffer(string: "\u{FEFF}" + RecordExport.head))
            var cursor: RecordCursor?
            repeat {
                let place = cursor
                // Whoever has gone away is noticed by what cannot be written: nothing is read for nobody.
                try Task.checkCancellation()
                let (text, count, next) = try await site.seeAside(actor, request, on: site.pools.costly) { sight in
                    let found = try figures.page(of: id, view.extent, months, after: place, limit: 500, total: total, in: sight.work.connection)
                    let seen = try found.records.filter { try sight.sees($0) }
                    return (RecordExport.lines(seen, counted, site.engine), seen.count, found.next)
                }
                try await writer.write(ByteBuffer(string: text))
                sent += count
                cursor = next
            } while cursor != nil
            try await writer.finish(nil)
        }
        var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8", .cacheControl: "no-store"]
        let name = id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "-" }
        headers[.contentDisposition] = "attachment; filename=\"\(String(name))-\(view.year).csv\""
        return Response(status: .ok, headers: headers, body: body)
    }
}
