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
        let query = request.asked
        let (model, isTold) = try await site.see(actor) { sight in
            (try Self.model(sight, DeskAddress(query)), try sight.mayHaveAccountNotices())
        }
        let csrf = site.identity.csrfToken(for: session)
        let told: HTML = isTold ? try await site.accountNotices(actor, csrf, back: Paths.desk).unread : ""
        let setup = try await site.setupLine(actor)
        let page = DeskPage(model: model, engine: site.engine, registers: site.engine.registers, csrf: csrf)
        let flash = site.welcome(session, query) ?? site.flash(query, ["taken": (.good, "已经认领，记入全过程记录。")])
        let chrome = site.chrome(context, at: Paths.desk, flash: flash, notices: model.unseen)
        let heading = PageHead.show("今日", lead: HTML(text: "\(site.today.chinese)　\(actor.name)"))
        return Reply.page(Layout.page(title: "今日", chrome: chrome, heading: heading, body: "\(told)\(setup)\(page.body)"), for: request)
    }

    private static func model(_ sight: Sight, _ address: DeskAddress) throws -> DeskPage.Model {
        let desk = try SightDesk(sight)
        var counts: [DeskTab: DeskCounts] = [:]
        for tab in DeskTab.allCases { counts[tab] = try desk.counts(tab) }
        // Whoever names no tab sees what needs him or her most.
        let tab = address.tab ?? [.approval, .mine, .nobody, .late].first { counts[$0]?.total ?? 0 > 0 } ?? .mine
        let organ = tab == .late ? address.organ.flatMap { desk.lateOrgans.contains($0) ? $0 : nil } : nil
        let (county, connection, actor) = (sight.work.engine.county, sight.work.connection, sight.actor)
        return DeskPage.Model(
            today: sight.day, reader: actor.person, tab: tab, part: tab == .late ? nil : address.part, page: address.page, counts: counts,
            items: try desk.items(tab, tab == .late ? nil : address.part, at: organ, page: address.page),
            late: tab == .late && desk.looksOverOrgans ? try desk.late() : [], organ: organ, seesCounty: sight.vantage.seesCounty,
            headed: Set(desk.headed), home: sight.organs.count == 1 ? sight.organs.first : nil, lapsed: try sight.lapsedCredentials(),
            reminders: try sight.reminders(isSeen: false, limit: 8), notices: try sight.notices(limit: 8),
            unseen: try connection.unseenNotices(county, to: actor.person) + connection.unseenReminders(county, to: actor.person),
            drafts: try connection.drafts(county, login: actor.login), openings: sight.personal.openings, views: try SavedViews.lines(sight),
            moved: try sight.countMovedAway())
    }

    private func notices(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let before = request.asked["before"].flatMap { Int($0) }
        let (rows, reminders) = try await site.see(actor) { sight in
            let reminders = before == nil ? [false, true] : []
            return (
                try sight.notices(before: before, limit: 51),
                try reminders.flatMap { try sight.reminders(isSeen: $0, limit: 50) }
            )
        }
        let csrf = site.identity.csrfToken(for: session)
        let told = try await site.accountNotices(actor, csrf, back: Paths.notices)
        let page = NoticesPage(
            rows: Array(rows.prefix(50)), hasMore: rows.count > 50, reminders: reminders, engine: site.engine, today: site.today, csrf: csrf)
        let chrome = site.chrome(context, at: Paths.notices, crumbs: [("今日", Paths.desk), ("消息", nil)])
        return Reply.page(Layout.page(title: "消息", chrome: chrome, body: "\(told.unread)\(page.body)"), for: request)
    }

    private func markSeen(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try context.signedIn()
        let form = try await site.form(request, session)
        let entry = form["through"].flatMap { Int($0) }
        let reminded = form["reminded"].flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
        try await site.blocking { [site] in
            let county = site.engine.county
            try site.engine.database.write(for: county) { connection in
                if let entry { try connection.markNoticesSeen(county, to: actor.person, through: entry) }
                if let reminded { try connection.markRemindersSeen(county, to: actor.person, through: reminded) }
            }
        }
        return Reply.see(Paths.notices)
    }
}
