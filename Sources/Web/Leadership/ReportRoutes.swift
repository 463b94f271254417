import Design
import Engine
import HTML
import Hummingbird
import Kernel
import Reporting
import Storage

/// 年度报告: the county's template with the figures of this moment.
struct ReportRoutes {
    let site: Site
    private let figures: Figures

    init(site: Site) {
        self.site = site
        figures = Figures(site.engine)
    }

    func add(to router: Router<Visit>) {
        router.get("report") { request, context in try await report(request, context) }
    }

    private func report(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let query = Query([("year", request.asked["year"] ?? "")])
        let now = site.now()
        let turn = try site.costlyTurn(actor.login)
        defer { turn.end() }
        let page = try await site.seeAside(actor, request, on: site.pools.costly) { [site, figures] sight -> ReportPage? in
            guard sight.vantage.seesCounty, let view = try FigureView(query, sight) else { return nil }
            let live = try LiveReport(figures, template: site.reportTemplate(), year: view.year, on: sight.day, in: sight.work.connection)
            return ReportPage(live: live, years: view.years, at: now)
        }
        let chrome = site.chrome(context, at: Paths.report, crumbs: [("年度报告", nil)])
        guard let page else {
            let body = EmptyState.show(
                "年度报告的数字覆盖全县，由县人民政府负责人查看。您可以查看本机关的指标。", Button.link("查看指标", path: Paths.figures))
            return Reply.page(Layout.page(title: "年度报告", chrome: chrome, body: body), for: request)
        }
        try await site.audited(.report, by: actor, page.live.title, request, context)
        return Reply.page(Layout.page(title: page.live.title, chrome: chrome, heading: page.heading, body: page.body), for: request)
    }
}

extension Site {
    /// - Throws: `report.template`, when the county has none.
    fileprivate func reportTemplate() throws -> String {
        var cause: (any Error)?
        do {
            let text = try template()
            if text.contains(where: { !$0.isWhitespace }) { return text }
        } catch {
            cause = error
        }
        throw Problem(
            .missing, .reportTemplate, "本县还没有年度报告的模板。", remedy: "请系统管理员把模板 report-template.md 放入数据文件夹。", underlying: cause)
    }
}
