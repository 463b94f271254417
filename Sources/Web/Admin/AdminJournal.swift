import Design
import Engine
import HTML
import Hummingbird
import Identity
import Kernel
import Storage

/// 管理记录: what administrators, and those who stand in for one another, have done.
struct AdminJournalRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("admin/journal") { request, context in try await list(request, context) }
        router.post("admin/deemed") { request, context in try await release(request, context) }
    }

    /// Takes what waits for a person since the clock was set or the server was away; for administrators of the whole county.
    private func release(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        _ = try await site.form(request, session)
        guard mayRelease(actor) else {
            throw Problem(.forbidden, .webForbidden, "只有全县的系统管理员可以确认。", remedy: "请联系县人民政府的系统管理员。")
        }
        let now = site.now()
        let taken = try await site.blocking { [site] in try TimeGuard(site.engine).release(by: actor, at: now) }
        site.told(.administration, by: actor, "确认自动处理", site.origin(request, context))
        return Reply.see(Paths.adminJournal + Query([("done", taken == nil ? "none" : "released")]).text)
    }

    private func mayRelease(_ actor: Actor) -> Bool {
        site.engine.mayReleaseDeemed(actor, on: site.today)
    }

    private static let told: [String: (Tone, String)] = [
        "released": (.good, "已经确认，待确认的自动处理已经办理。"), "none": (.info, "没有待确认的自动处理。"),
    ]

    private func list(_ request: Request, _ context: Visit) async throws -> Response {
        let (session, actor) = try site.administrator(context)
        let today = site.today
        let held = try await site.blocking { [site] in try site.engine.heldDeemed(on: today) }
        let before = request.asked["before"].flatMap { Int($0) }
        let rows = try await site.administered { try $0.entries(by: actor.login, before: before, limit: AdminJournalPage.pageSize + 1) }
        let engine = site.engine
        let upkeep = try await site.read { work in
            try work.connection.registerEntries(engine.county, kind: RegisterEntry.upkeep, within: nil, before: nil, limit: 20)
        }
        let week = Instant(milliseconds: site.now().milliseconds - 7 * 86_400_000)
        let alerts = try await site.read { work in
            try work.connection.audits(engine.county, .alerts(since: week), before: nil, limit: AuditPage.mostAlerts + 1)
        }
        let page = AdminJournalPage(
            upkeep: upkeep, alerts: mayRelease(actor) ? alerts : [],
            rows: Array(rows.prefix(AdminJournalPage.pageSize)), hasMore: rows.count > AdminJournalPage.pageSize, isLater: before != nil,
            organs: site.engine.organs, names: site.engine.names, offices: site.engine.offices,
            doubt: site.timeGuard?.source?.doubt,
            held: held.map { HeldDeemed(held: $0.held, deemed: $0.deemed, csrf: mayRelease(actor) ? site.identity.csrfToken(for: session) : nil) })
        let heading = PageHead.show("管理记录", lead: "谁在何时开立、停用账号，授予、结束岗位，登记机关，交人代理。记入全过程记录，不能修改。")
        return Reply.page(
            site.adminPage(
                "管理记录", context, crumbs: [("管理记录", nil)], heading: heading, flash: request.asked["done"].flatMap { Self.told[$0] }, body: page.body),
            for: request)
    }
}

/// The entries in words, the newest first.
struct AdminJournalPage {
    /// What became of the data itself, the newest first.
    var upkeep: [JournalRow] = []
    /// Of the audit trail, for administrators of the whole county.
    var alerts: [AuditRow] = []
    let rows: [JournalRow]
    let hasMore: Bool
    let isLater: Bool
    let organs: OrganTree
    let names: [PersonID: String]
    let offices: Offices
    /// What the time source says against the machine's clock.
    var doubt: TimeSource.Doubt?
    var held: HeldDeemed?

    static let pageSize: Int = 50

    var body: HTML {
        let alerts = AuditAlertList(alerts: alerts, names: names).html
        return "\(AdminPart.journal.tabs)\(alerts)\(doubt.map(warning))\(held?.html)\(kept)\(table)"
    }

    private func warning(_ doubt: TimeSource.Doubt) -> HTML {
        Callout.callout(.warn, title: "\(doubt.words)。", body: "<p>期限届满的自动处理等到对准以后。请维护人员核对对时的服务。</p>")
    }

    /// The last drill, and what else was done to the data lately: whoever answers for the county should see that copies can be restored.
    private var kept: HTML {
        let words = AdminWords(organs: organs, names: names, offices: offices)
        let drill = upkeep.first { $0.action == "backup.drill" }
        let last = drill.map { "最近一次恢复演练：\($0.at.chinese)，\(words.text($0))（第\($0.entry)条）。" } ?? "还没有做过恢复演练。"
        let others = upkeep.filter { $0.action != "backup.drill" }.prefix(5)
            .map { row -> HTML in "<p>\(row.at.chinese)：\(words.text(row))（第\(row.entry)条）。</p>" }
        return "<p>\(last)</p>\(others.joined())"
    }

    private var table: HTML {
        guard let last = rows.last else { return EmptyState.show("还没有管理记录。") }
        let words = AdminWords(organs: organs, names: names, offices: offices)
        let table = DataTable(
            caption: "管理记录", columns: ["内容", "办理人", "时间", "记录"].map { DataTable.Column($0) },
            rows: rows.map { row in
                [
                    HTML(text: words.text(row)), HTML(text: words.who(row)), HTML(text: row.at.chinese), "第\(row.entry)条",
                ]
            })
        let next = hasMore ? Paths.adminJournal + Query([("before", String(last.entry))]).text : nil
        return """
            \(table.html)
            \(Pager.pager(previous: isLater ? Paths.adminJournal : nil, next: next, summary: "本页\(rows.count)条\(isLater ? "，上一页回到最新" : "")"))
            """
    }
}

/// What the law would have done by itself, had there been no doubt about the time.
struct HeldDeemed {
    let held: TimeGuard.Held
    let deemed: [Sweep.Deemed]
    /// For whoever may let it go on.
    let csrf: String?

    var html: HTML {
        let first = deemed.prefix(5).map { "事项\($0.matter)“\($0.limitName)”于\($0.due.chinese)届满，\($0.actionName)" }.joined(separator: "；")
        let rest = deemed.count > 5 ? "等\(deemed.count)件" : ""
        let list: HTML = deemed.isEmpty ? "" : "<p>\(first)\(rest)。</p>"
        let scope: HTML = held.isAll ? "<p>确认以前，此后届满的也一律待确认。</p>" : ""
        let button = csrf.map { Button.post("时间无误，办理", path: Paths.releaseDeemed, csrf: $0, confirm: "办理后不能撤回。确认时间和数据无误？") }
        return Callout.callout(
            .warn, title: "有\(deemed.count)件期限届满的自动处理待确认：\(held.reason)。", body: "\(list)\(scope)\(button)")
    }
}

/// An entry of the administration as a sentence.
struct AdminWords: Sendable {
    let organs: OrganTree
    let names: [PersonID: String]
    let offices: Offices

    func who(_ row: JournalRow) -> String {
        let isCarriedOut = row.kind == HandoverOrder.kind && row.login == Actor.system.login
        if row.action == CountySettings.lapsing || isCarriedOut { return Actor.system.name }
        return [Actor.system.login, Actor.machineOperator.login].contains(row.login)
            ? Actor.machineOperator.name : "\(names[PersonID(row.person)] ?? row.person)（\(row.login)）"
    }

    /// What an order to move pending matters says, or how it ended.
    private func moving(_ row: JournalRow, _ content: JSON) -> String {
        func organ(_ name: String) -> String { content[name]?.string.map { organs.name(of: OrganCode($0)) } ?? "" }
        switch HandoverOrder.Action(rawValue: row.action) {
        case .order: return "决定把\(organ("from"))的在办事项移交\(organ("to"))，自\(content["on"]?.string ?? "")起"
        case .done: return "第\(content["of"]?.int ?? 0)条记录决定的移交已经办完：移走\(content["moved"]?.int ?? 0)件，留下\(content["leftCount"]?.int ?? 0)件"
        case .cancel: return "撤销了第\(content["of"]?.int ?? 0)条记录决定的移交"
        case nil: return row.action
        }
    }

    func text(_ row: JournalRow) -> String {
        guard let content = try? JSON(parsing: row.content) else { return "记录的内容不能读出" }
        func text(_ name: String) -> String { content[name]?.string ?? "" }
        let account = "账号“\(text("account"))”" + (content["person"]?.string).map { "（\(names[PersonID($0)] ?? $0)）" }.orEmpty
        if row.kind == HandoverOrder.kind { return moving(row, content) }
        switch row.action {
        case "account.create": return "开立\(account)" + (content["role"] == nil ? "" : "，授予\(post(content))")
        case "account.disable": return "停用\(account)"
        case "account.enable": return "启用\(account)"
        case "password.reset": return "重置\(account)的密码"
        case "secondFactor.reset": return "重置\(account)的动态口令"
        case "post.grant": return "授予\(account)\(post(content))"
        case "post.end": return "结束\(account)的\(post(content))"
        case "account.link": return "把\(account)与\(text("issuer"))的身份“\(text("subject"))”关联"
        case "account.unlink": return "解除\(account)与\(text("issuer"))的身份“\(text("subject"))”的关联"
        case "account.unlock": return "解除\(account)的等候"
        case "token.create": return "为\(account)开立令牌\(text("token"))，用途：\(text("purpose"))"
        case "token.revoke": return "撤销\(account)的令牌\(text("token"))"
        case "setting.change": return "把\(change(text))，理由：\(text("reason"))"
        case "setting.propose": return "提出把\(change(text))，理由：\(text("reason"))"
        case "setting.confirm":
            let founding = content["founding"] == .flag(true) ? "（设立期间，提出人和确认人出自同一人之手）" : ""
            return "确认\(person(text("proposer")))提出的修改，\(change(text))\(founding)"
        case CountySettings.lapsing: return "设立期间的设置没有由互不相属的两人再次确认，\(change(text))"
        case "setting.withdraw": return "撤回\(person(text("proposer")))提出的修改：\(change(text))"
        case "jurisdiction": return "登记隶属关系：\(text("name"))，上级为\(text("superior").isEmpty ? "无" : text("superior"))"
        case "organ.create": return "登记机关“\(text("name"))”（\(text("organ"))），上级机关为\(organs.name(of: OrganCode(text("parent"))))"
        case "organ.rename": return "机关“\(text("formerName"))”（\(text("organ"))）更名为“\(text("name"))”" + shortChange(text)
        case "organ.duties": return "机关“\(text("name"))”（\(text("organ"))）的职责由“\(duties(content["formerDuties"]))”改为“\(duties(content["duties"]))”"
        case Dissolution.action:
            return "机关“\(text("name"))”（\(text("organ"))）撤销，依据：\(text("document"))，职权由“\(text("successorName"))”继续行使"
        case "import": return "从表格导入\(text("table"))：共\(content["rows"]?.int ?? 0)行，新增\(content["new"]?.int ?? 0)行，更改\(content["changed"]?.int ?? 0)行"
        case CalendarEntry.action: return "登记\(content["year"]?.int ?? 0)年放假安排：\(text("title"))（\(text("document"))）"
        case "delegation.grant": return "\(person(text("giver")))把\(post(content))交\(person(text("taker")))代理，事由：\(text("reason"))"
        case "delegation.revoke": return "撤销\(person(text("giver")))交\(person(text("taker")))代理\(post(content))"
        case "absence.enter":
            let substitute = text("substitute").isEmpty ? "没有代管人" : "由\(person(text("substitute")))代管"
            return "登记\(person(text("person")))自\(text("from"))至\(text("until"))离岗，\(substitute)，事由：\(text("reason"))"
        case "absence.revoke": return "撤销\(person(text("person")))自\(text("from"))至\(text("until"))的离岗"
        case "handling.fall":
            let place = organs.name(of: OrganCode(text("organ")))
            return "\(person(text("person")))的岗位已经结束，或者账号已经停用：其在\(place)承办的\(content["matters"]?.int ?? 0)件现在无人承办，请指派"
        case "backup.drill": return "\(text("outcome"))，恢复用时\(content["seconds"]?.int ?? 0)秒，副本已有\(content["ageMinutes"]?.int ?? 0)分钟"
        case "restore": return "从“\(text("from"))”恢复，恢复到第\(content["last"]?.int ?? 0)条记录"
        case "key.successor": return "改用另一把签名密钥，理由：\(text("reason"))"
        case "loss.accept": return "数据库缺少曾经确认的记录：确认到第\(content["confirmed"]?.int ?? 0)条，只到第\(content["last"]?.int ?? 0)条，照此继续"
        default: return row.action
        }
    }

    private func duties(_ list: JSON?) -> String {
        let names = (list?.items ?? []).compactMap(\.string).map { offices.duty(stored: $0).name }
        return names.isEmpty ? "无" : names.joined(separator: "、")
    }

    private func person(_ id: String) -> String { names[PersonID(id)] ?? id }

    private func change(_ text: (String) -> String) -> String {
        // What the founding decided is confirmed as it is.
        let was = text("old") == text("new") ? "继续定为" : "由“\(text("old"))”改为"
        return "“\(text("label"))”\(was)“\(text("new"))”"
    }

    private func shortChange(_ text: (String) -> String) -> String {
        text("formerShort") == text("short") ? "" : "，代字由“\(text("formerShort"))”改为“\(text("short"))”"
    }

    private func post(_ content: JSON) -> String {
        let role = content["role"]?.string.map { offices.role(stored: $0).name } ?? ""
        let from = content["from"]?.string ?? ""
        let period = content["until"]?.string.map { "\(from)至\($0)" } ?? "\(from)起"
        return "\(organs.name(of: OrganCode(content["organ"]?.string ?? "")))\(role)岗位（\(period)）"
    }
}

extension String? {
    fileprivate var orEmpty: String { self ?? "" }
}
