import Design
import Engine
import HTML
import Hummingbird
import Identity
import Kernel
import Storage

/// 今日: what waits for me, what I opened, what is overdue in my organs, and what I have been told.
struct DeskRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("/") { _, context in Reply.see(context.actor.map(site.home) ?? Paths.desk) }
        router.get("desk") { request, context in try await desk(request, context) }
        router.get("notices") { request, context in try await notices(request, context) }
        router.post("notices") { request, context in try await markSeen(request, context) }
    }

    private func desk(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let home = site.home(actor)
        if home != Paths.desk { return Reply.see(home + (request.uri.query.map { "?\($0)" } ?? "")) }
        let model = try await site.see(actor) { sight in
            let county = sight.work.engine.county
            let connection = sight.work.connection
            return DeskPage.Model(
                today: sight.day, counts: try sight.counts(), handled: try sight.handled(limit: 30), inCare: try sight.inCare(limit: 15),
                waiting: try sight.unclaimed(limit: 20), corrections: try sight.corrections(limit: 20),
                opened: try sight.opened(limit: 10),
                overdue: try sight.organs.prefix(6).map { organ in
                    let late = try sight.overdue(in: organ, limit: 8)
                    return (organ, late.count, late.lines)
                },
                notices: try sight.notices(limit: 8),
                unseen: try connection.unseenNotices(county, to: actor.person),
                drafts: try connection.drafts(county, login: actor.login),
                openings: sight.personal.openings,
                moved: try sight.countMovedAway())
        }
        let told = try await site.accountNotices(actor, site.identity.csrfToken(for: session), back: Paths.desk)
        let setup = try await site.setupLine(actor)
        let page = DeskPage(model: model, engine: site.engine, registers: site.engine.registers)
        let chrome = site.chrome(context, at: Paths.desk, flash: site.welcome(session, request.asked), notices: model.unseen)
        let heading = PageHead.show("今日", lead: HTML(text: "\(site.today.chinese)　\(actor.name)"))
        return Reply.page(Layout.page(title: "今日", chrome: chrome, heading: heading, body: "\(told.unread)\(setup)\(page.body)"), for: request)
    }

    private func notices(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let before = request.asked["before"].flatMap { Int($0) }
        let rows = try await site.see(actor) { try $0.notices(before: before, limit: 51) }
        let told = try await site.accountNotices(actor, site.identity.csrfToken(for: session), back: Paths.notices)
        let page = NoticesPage(
            rows: Array(rows.prefix(50)), hasMore: rows.count > 50, engine: site.engine, csrf: site.identity.csrfToken(for: session))
        let chrome = site.chrome(context, at: Paths.notices, crumbs: [("今日", Paths.desk), ("消息", nil)])
        return Reply.page(Layout.page(title: "消息", chrome: chrome, body: "\(told.unread)\(page.body)"), for: request)
    }

    private func markSeen(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let entry = form["through"].flatMap { Int($0) } ?? 0
        try await site.blocking { [site] in
            try site.engine.database.write(for: site.engine.county) { try $0.markNoticesSeen(site.engine.county, to: actor.person, through: entry) }
        }
        return Reply.see(Paths.notices)
    }
}
