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
        router.get("/") { _, _ in Reply.see(Paths.desk) }
        router.get("desk") { request, context in try await desk(request, context) }
        router.get("notices") { request, context in try await notices(request, context) }
        router.post("notices") { request, context in try await markSeen(request, context) }
    }

    private func desk(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let model = try await site.see(actor) { sight in
            let county = sight.work.engine.county
            let connection = sight.work.connection
            return DeskPage.Model(
                today: sight.day, counts: try sight.counts(), waiting: try sight.waiting(limit: 20), opened: try sight.opened(limit: 10),
                overdue: try sight.organs.prefix(6).map { organ in
                    (organ, try connection.overdueCount(county, in: organ, on: sight.day), try sight.overdue(in: organ, limit: 8))
                },
                notices: try connection.notices(county, to: actor.person, before: nil, limit: 8),
                unseen: try connection.unseenNotices(county, to: actor.person),
                drafts: try connection.drafts(county, login: actor.login),
                openings: sight.kinds.flatMap { Permission.openings(of: actor, $0, on: sight.day, organs: sight.work.engine.organs) })
        }
        let page = DeskPage(model: model, engine: site.engine, registers: site.engine.registers)
        let chrome = site.chrome(context, at: Paths.desk, flash: welcome(session, request.asked), notices: model.unseen)
        let heading = PageHead.show("今日", lead: HTML(text: "\(site.today.chinese)　\(actor.name)"))
        return Reply.page(Layout.page(title: "今日", chrome: chrome, heading: heading, body: page.body), for: request)
    }

    /// After signing in, when and from where the account was last used, so that its owner can notice a stranger.
    private func welcome(_ session: Session, _ query: Query) -> (Tone, String)? {
        guard query["done"] == "signed-in" else { return nil }
        guard let last = session.lastSignIn else { return (.info, "欢迎使用。这是您第一次登录。") }
        return (.info, "上次登录：\(last.at.chinese)，来自\(last.address)。如果不是您本人，请立即修改密码。")
    }

    private func notices(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let before = request.asked["before"].flatMap { Int($0) }
        let rows = try await site.see(actor) { sight in
            try sight.work.connection.notices(sight.work.engine.county, to: actor.person, before: before, limit: 51)
        }
        let page = NoticesPage(
            rows: Array(rows.prefix(50)), hasMore: rows.count > 50, engine: site.engine, csrf: site.identity.csrfToken(for: session))
        let chrome = site.chrome(context, at: Paths.notices, crumbs: [("今日", Paths.desk), ("消息", nil)])
        return Reply.page(Layout.page(title: "消息", chrome: chrome, body: page.body), for: request)
    }

    private func markSeen(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let entry = form["through"].flatMap { Int($0) } ?? 0
        try await site.blocking { [site] in
            try site.engine.database.write { try $0.markNoticesSeen(site.engine.county, to: actor.person, through: entry) }
        }
        return Reply.see(Paths.notices)
    }
}
