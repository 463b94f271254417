import Design
import Engine
import HTML
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore

/// 日历: due days by the month and by the day, and the address by which one's own calendar reads them.
struct CalendarRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("calendar") { request, context in try await month(request, context) }
        router.get("calendar/day/:day") { request, context in try await day(request, context) }
        router.post("calendar/feed") { request, context in try await issue(request, context) }
        router.post("calendar/feed/end") { request, context in try await end(request, context) }
        router.get("calendar/feed/:name") { request, context in try await feed(request, context) }
    }

    private static let told: [String: (Tone, String)] = ["feed-ended": (.good, "日历的订阅地址已经停用，订阅了它的日历不再更新。")]

    private func month(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let query = request.asked
        let csrf = site.identity.csrfToken(for: session)
        let page = try await site.see(actor) { sight in
            let first = try CalendarMonth.first(query["month"], today: sight.day)
            return try CalendarPage(first, asked: query["of"].flatMap(DueWhose.init), sight, csrf: csrf)
        }
        let chrome = site.chrome(context, at: Paths.calendar, crumbs: [("日历", nil)], flash: site.flash(query, Self.told))
        let heading = PageHead.show("日历", lead: HTML(text: page.lead))
        return Reply.page(Layout.page(title: "日历", chrome: chrome, heading: heading, body: page.body), for: request)
    }

    private func day(_ request: Request, _ context: Visit) async throws -> Response {
        let (_, actor) = try context.signedIn()
        let query = request.asked
        let text = try context.parameters.require("day")
        guard let day = Day(iso: text) else {
            throw Problem(.missing, .webCalendar, "“\(text.prefix(20))”不是确有其日的日期。", remedy: "请从日历中选择。")
        }
        let page = try await site.see(actor) { sight in
            try CalendarDayPage(day, query["of"].flatMap(DueWhose.init) ?? .mine, after: query["after"], sight)
        }
        let crumbs: [(label: String, path: String?)] = [("日历", Paths.calendar(CalendarMonth.text(day), page.whose)), (day.chinese, nil)]
        let chrome = site.chrome(context, at: Paths.calendar, crumbs: crumbs)
        let title = "\(day.chinese)届满"
        let heading = PageHead.show(title, lead: HTML(text: page.lead))
        return Reply.page(Layout.page(title: title, chrome: chrome, heading: heading, body: page.body), for: request)
    }

    // MARK: - The feed

    private func issue(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        _ = try await site.form(request, session)
        let text = try await site.blocking { [site] in try site.identity.issueCalendarFeed(actor) }
        site.told(.token, by: actor, "开立日历的订阅地址", site.origin(request, context))
        let scheme = site.options.isSecure ? "https" : "http"
        let address = "\(scheme)://\(request.head.authority ?? "")\(Paths.calendarFeed(text))"
        let body: HTML = """
            \(Callout.callout(.good, title: "订阅地址已经开立", body: "<p>只显示这一次。谁有这个地址，谁就能看到您承办的事项何时届满（没有姓名），请不要发给别人。</p>"))
            \(Panel.panel("订阅地址", body: """
                <p class="secret"><code>\(address)</code></p>\
                <p class="quiet">在手机或者电脑的日历中选择“订阅日历”“从网址添加”，粘贴这个地址。以前开立的地址已经作废；修改密码的，这个地址也作废。</p>\
                <p>\(Button.link("已经保存好了", path: Paths.calendar, style: .primary))</p>
                """))
            """
        let chrome = site.chrome(context, at: Paths.calendar, crumbs: [("日历", Paths.calendar), ("订阅地址", nil)])
        // Without a tag, and not kept: the page shows a secret.
        return Reply.page(Layout.page(title: "订阅地址", chrome: chrome, body: body))
    }

    private func end(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        _ = try await site.form(request, session)
        try await site.blocking { [site] in try site.identity.revokeCalendarFeed(of: actor.login) }
        site.told(.token, by: actor, "停用日历的订阅地址", site.origin(request, context))
        return Reply.see(Paths.calendar + "?done=feed-ended")
    }

    /// Asked for by a calendar, without a session: the address is the key. What it does not open looks like what does not exist.
    private func feed(_ request: Request, _ context: Visit) async throws -> Response {
        let name = try context.parameters.require("name")
        let unknown = Reply.text("没有这个订阅地址，或者它已经停用。\n", status: .notFound)
        guard name.hasSuffix(".ics") else { return unknown }
        let secret = String(name.dropLast(4))
        let login = try await site.blocking { [site] in try site.identity.login(calendarFeed: secret) }
        guard let login, let actor = try await site.actor(login) else { return unknown }
        let now = site.now()
        let text = try await site.see(actor) { sight in
            let days = sight.day.advanced(by: -CalendarFeed.daysBack)...sight.day.advanced(by: CalendarFeed.daysAhead)
            return CalendarFeed(lines: try sight.handledDue(days, limit: CalendarFeed.most), engine: sight.work.engine, at: now).text
        }
        return Reply.text(text, type: "text/calendar; charset=utf-8")
    }
}

extension Problem.Code {
    static let webCalendar: Problem.Code = Problem.Code("web.calendar")
}
