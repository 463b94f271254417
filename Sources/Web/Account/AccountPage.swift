import Design
import HTML
import Identity
import Kernel
import Storage

/// What concerns one's own account: posts, password, second factor, sessions, standing in.
struct AccountPage: Sendable {
    struct Model: Sendable {
        let actor: Actor
        let session: Session
        /// By the official time, which posts go by.
        let today: Day
        let isEnrolled: Bool
        let recoveryCodesLeft: Int
        let sessions: [Session]
        let given: [DelegationRow]
        let taken: [DelegationRow]
        let absences: [AbsenceRow]
        let tokens: [TokenRow]
        let notices: [AccountNotice]
        /// Who may stand in for one of the posts.
        let colleagues: [(login: String, name: String, organ: OrganCode)]
    }

    let model: Model
    let organs: OrganTree
    let names: [PersonID: String]
    let offices: Offices
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML {
        if model.session.mustChangePassword { return "\(attempt?.summary)\(mustChange)\(password)" }
        return """
            \(attempt?.summary)\(told.unread)
            \(Columns.show(main: "\(posts)\(absences)\(delegations)\(password)\(told.history)", side: "\(lastSignIn)\(secondFactor)\(sessions)\(tokens)"))
            """
    }

    private var told: AccountNoticeList {
        AccountNoticeList(
            notices: model.notices, words: AdminWords(organs: organs, names: names, offices: offices), csrf: csrf, back: Paths.account)
    }

    private var mustChange: HTML {
        Callout.callout(
            .warn, title: "请先修改密码", body: "<p>现在的密码是他人设置的。改为只有您自己知道的密码以后，才能办理其他事情。</p>")
    }

    private var posts: HTML {
        let sorted = model.actor.posts.sorted { ($0.from, $0.organ.description) < ($1.from, $1.organ.description) }
        guard !sorted.isEmpty else {
            return Panel.panel("我的岗位", id: "posts", body: EmptyState.show("您没有任何岗位，不能办理事项。请联系本机关的系统管理员。"))
        }
        let table = DataTable(
            caption: "我的岗位", columns: ["岗位", "机关", "期间", "状态"].map { DataTable.Column($0) },
            rows: sorted.map { post in
                let giver: HTML = post.onBehalfOf.map { "（代理\(names[$0] ?? $0.description)）" } ?? ""
                return [
                    "\(post.role.name)\(giver)", HTML(text: organs.name(of: post.organ)), HTML(text: PeriodText.period(post.from, post.until)),
                    PeriodText.badge(post.from, post.until, on: model.today),
                ]
            })
        return Panel.panel("我的岗位", id: "posts", isFlush: true, body: table.html)
    }

    private var lastSignIn: HTML {
        let text: HTML =
            model.session.lastSignIn.map { last in
                "<p>\(last.at.chinese)，来自\(last.address)。</p><p class=\"quiet\">如果不是您本人，请立即修改密码。</p>"
            } ?? "<p>这是您第一次登录。</p>"
        return Panel.panel("上次登录", id: "last-sign-in", body: text)
    }

    private var password: HTML {
        let fields = FormFields(form: "password", attempt: attempt)
        let body: HTML = """
            <ul class="rules">\(each: PasswordRules.texts, { "<li>\($0)</li>" })</ul>
            \(Form.post(
                action: Paths.password, csrf: csrf, warnsUnsaved: false,
                body: """
                    <div class="stack">\(fields.field("原密码", "oldPassword", .password, autocomplete: "current-password"))\
                    \(fields.field("新密码", "password", .password, autocomplete: "new-password"))\
                    \(fields.field("再输一遍新密码", "repeat", .password, autocomplete: "new-password"))\
                    <p class="quiet">修改后，这个账号在其他地方的登录全部失效。</p>\
                    \(Form.actions(Button.submit("修改密码")))</div>
                    """))
            """
        return Panel.panel("修改密码", id: "password", body: body)
    }

    private var sessions: HTML {
        let items: [HTML] = model.sessions.map { session in
            let mark: HTML = session.id == model.session.id ? Badge.badge("本次", .info) : ""
            return """
                <li>\(mark) \(session.created.chinese)登录<br><span class="quiet">\(BrowserName.of(session.agent))，来自\(session.address)，\
                最近使用\(session.seen.chinese)</span></li>
                """
        }
        let end: HTML =
            model.sessions.count > 1
            ? Button.post("结束其他登录", path: Paths.endSessions, csrf: csrf, confirm: "其他地方的登录将立即失效，确定吗？") : ""
        return Panel.panel("登录中的浏览器", id: "sessions", body: "<ul class=\"links\">\(items.joined())</ul>\(end)")
    }
}

extension PasswordRules {
    /// What a password has to be, rule by rule, for whoever has to think of one.
    static var texts: [String] {
        [
            "至少\(shortest)个字符，最多\(longest)个字符", "含大写字母、小写字母、数字、其他符号中的至少三种，或者不少于\(longEnough)个字符", "至少有5个不同的字符",
            "不含账号和本人姓名，不是常见密码，也不与最近\(remembered)次用过的相同",
        ]
    }
}

/// From when to when something holds, and how that stands today.
enum PeriodText {
    static func period(_ from: Day, _ until: Day?) -> String { until.map { "\(from.iso)至\($0.iso)" } ?? "\(from.iso)起" }

    static func badge(_ from: Day, _ until: Day?, on day: Day) -> HTML {
        if day < from { return Badge.badge("尚未开始", .info) }
        if let until, until < day { return Badge.badge("已届满") }
        return Badge.badge("有效", .good)
    }
}

/// A browser by its name, out of what it says of itself.
enum BrowserName {
    static func of(_ agent: String) -> String {
        // Each names those it imitates after itself, so the order matters.
        let browser = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
            .first { agent.contains($0.0) }?.1
        let system = [
            ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "鸿蒙"), ("Mac OS", "macOS"),
            ("Linux", "Linux"),
        ].first { agent.contains($0.0) }?.1
        let parts = [browser, system].compactMap { $0 }
        return parts.isEmpty ? "未知的浏览器" : parts.joined(separator: "，")
    }
}
