import Design
import Engine
import HTML
import Hummingbird
import Kernel
import Reporting

/// 搜索: matters, and where in the house what is looked for is kept.
struct SearchRoutes {
    let site: Site
    private let figures: Figures

    init(site: Site) {
        self.site = site
        figures = Figures(site.engine)
    }

    func add(to router: Router<Visit>) {
        router.get("search") { request, context in try await search(request, context) }
    }

    private func search(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let query = request.asked
        let text = String((query["q"] ?? "").prefix(100))
        // Before anything is looked for: whoever types somebody's number wants to know of that person.
        let isNumber = CitizenNumber(text.filter { !$0.isWhitespace }) != nil
        if isNumber { try await site.audited(.search, by: actor, "居民身份证号码", request, context) }
        let asked = SearchRequest(text, kind: query["kind"], page: query["page"].flatMap { Int($0.prefix(6)) } ?? 1)
        let page = try await site.see(actor) { [figures] sight in
            let known = asked.kind.flatMap { kind in sight.kinds.first { $0.kind.id == kind }?.kind }
            let asked = SearchRequest(asked.text, kind: known?.id, page: asked.page)
            return SearchPage(
                asked: asked, kind: known, findings: try sight.search(asked), entries: try SearchEntries(text, sight, figures).all,
                registers: sight.work.engine.registers,
                kinds: Dictionary(sight.kinds.map { ($0.kind.id, $0) }, uniquingKeysWith: { first, _ in first }), today: sight.day)
        }
        // What was found by a name is told too: it says that somebody is in a matter.
        if !isNumber, page.findings.byParty > 0 { try await site.audited(.search, by: actor, "当事人姓名", request, context) }
        var chrome = site.chrome(context, at: Paths.search, crumbs: [("搜索", nil)])
        chrome.searchText = text
        return Reply.page(Layout.page(title: text.isEmpty ? "搜索" : "搜索“\(text)”", chrome: chrome, body: page.body), for: request)
    }
}
