import Design
import Engine
import HTML
import Hummingbird
import Kernel
import Reporting
import Storage

/// 辖区: what a superior government sees of the counties below it: their figures, side by side; never their matters.
struct RegionRoutes {
    let site: Site
    private let figures: Figures

    init(site: Site) {
        self.site = site
        figures = Figures(site.engine)
    }

    func add(to router: Router<Visit>) {
        router.get("region") { request, context in try await overview(request, context) }
    }

    private func overview(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let query = request.asked
        let turn = try site.costlyTurn(actor.login)
        defer { turn.end() }
        let page = try await site.seeAside(actor, request, on: site.pools.costly) { [figures] sight -> RegionPage? in
            // Whoever looks over the whole of the superior's own organs looks over what lies below it.
            guard sight.vantage.seesCounty else { return nil }
            let connection = sight.work.connection
            let counties = try connection.subordinates(of: sight.work.engine.county)
            guard !counties.isEmpty else { return nil }
            let today = sight.day.parts
            let year =
                query["year"].flatMap { Int($0) }.flatMap { (1901...9998).contains($0) ? $0 : nil }
                ?? (today.month == 1 ? today.year - 1 : today.year)
            let month = year == today.year ? today.month : 12
            let name = try connection.jurisdiction(sight.work.engine.county)?.name ?? "全辖区"
            let parts = figures.parts
            let known = figures.indicators.filter { $0.classified == nil }
            let group = query["part"].flatMap { part in MatterKind.Group.allCases.first { $0.rawValue == part } }
            let groups = MatterKind.Group.allCases.filter { group in known.contains { parts[$0.id] == group } }
            guard let chosen = group ?? groups.first else { return nil }
            return RegionPage(
                figures: try figures.region(counties, name: name, year: year, through: month, in: connection), name: name,
                years: Array((year - 4)...max(year, today.year)).reversed(), groups: groups, group: chosen,
                indicators: known.filter { parts[$0.id] == chosen })
        }
        let chrome = site.chrome(context, at: Paths.region, crumbs: [("辖区", nil)])
        guard let page else {
            let body = EmptyState.show("“辖区”比较下级各县的指标，由上级人民政府负责人查看。您可以查看本机关的指标。", Button.link("查看指标", path: Paths.figures))
            return Reply.page(Layout.page(title: "辖区", chrome: chrome, body: body), for: request)
        }
        return Reply.page(Layout.page(title: "辖区", chrome: chrome, heading: page.heading, body: page.body), for: request)
    }
}
