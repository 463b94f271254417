import Design
import HTML
import Identity
import Kernel
import Storage

/// One account as its administrator sees it, with what can be done about it.
struct AdministeredAccountPage {
    let account: Administration.AccountInfo
    /// The organs that the administrator reaches.
    let reach: [Organ]
    /// What administrators did about the person, the newest first.
    let history: [JournalRow]
    let words: AdminWords
    let offices: Offices
    let organs: OrganTree
    let names: [PersonID: String]
    let today: Day
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML {
        """
        \(attempt?.summary)
        \(Columns.show(main: "\(posts)\(grant)\(past)", side: "\(facts)\(signingIn)"))
        """
    }

    private var facts: HTML {
        let last = account.lastSignIn.map { "\($0.at.chinese)，来自\($0.address)" } ?? "从未登录"
        return Panel.panel(
            "账号", id: "facts",
            body: DefinitionList.show([
                ("姓名", HTML(text: account.name)), ("人员编号", HTML(text: account.person.description)), ("最近登录", HTML(text: last)),
                ("状态", AccountState.badges(account)),
            ]))
    }

    /// Who gave and ended what, and when.
    private var past: HTML {
        guard !history.isEmpty else { return "" }
        let items: [HTML] = history.map { row in
            "<li>\(words.text(row)) <span class=\"quiet\">\(words.who(row))，\(row.at.chinese)，第\(row.entry)条</span></li>"
        }
        return Panel.panel("办理的记录", id: "history", body: "<ul class=\"links\">\(items.joined())</ul>")
    }

    private var signingIn: HTML {
        func button(_ label: String, _ what: String, _ question: String, _ style: Button.Style = .plain) -> HTML {
            Button.post(label, path: Paths.administer(account.login, what), csrf: csrf, style: style, confirm: question)
        }
        let factor: HTML =
            account.hasSecondFactor
            ? button("重置动态口令", "second-factor", "确定本人的手机已经遗失或者更换，并已核实其身份吗？") : ""
        let wait: HTML = account.lockedUntil == nil ? "" : button("解除等候", "unlock", "确定是本人输错，可以再登录吗？")
        let use: HTML =
            account.isDisabled
            ? button("启用账号", "enable", "启用后可以登录，确定吗？") : button("停用账号", "disable", "停用后立即不能登录，确定吗？", .danger)
        return Panel.panel(
            "登录", id: "signing-in",
            body: """
                <div class="buttons">\(button("重置密码", "password", "原密码立即失效，已登录的须重新登录，确定吗？"))\(factor)\(wait)\(use)</div>
                <p class="quiet">重置密码后，新密码只在下一页显示一次，首次登录必须修改。各项操作都记入全过程记录。</p>
                """)
    }

    private var posts: HTML {
        let own = account.posts.sorted { ($0.from, $0.organ.description, $0.role.id) < ($1.from, $1.organ.description, $1.role.id) }
        guard !own.isEmpty || !account.delegatedPosts.isEmpty else {
            return Panel.panel("岗位", id: "posts", body: EmptyState.show("没有岗位，登录后不能办理任何事项。"))
        }
        let table = DataTable(
            caption: "岗位", columns: ["岗位", "机关", "期间", "状态", "结束"].map { DataTable.Column($0) },
            rows: (own + account.delegatedPosts).map { post in
                let giver: HTML = post.onBehalfOf.map { "（代理\(names[$0] ?? $0.description)）" } ?? ""
                return [
                    "\(post.role.name)\(giver)", HTML(text: organs.name(of: post.organ)), HTML(text: PeriodText.period(post.from, post.until)),
                    PeriodText.badge(post.from, post.until, on: today), ending(post),
                ]
            })
        return Panel.panel("岗位", id: "posts", isFlush: true, body: table.html)
    }

    private func ending(_ post: Post) -> HTML {
        if post.onBehalfOf != nil { return "<span class=\"quiet\">由委托人撤销</span>" }
        guard post.until.map({ $0 >= today }) ?? true, reach.contains(where: { $0.code == post.organ }) else { return "—" }
        let form = "end-\(post.organ)-\(post.role.id)-\(post.from.iso)"
        let fields = FormFields(form: form, attempt: attempt)
        let hidden: [HTML] = [
            Hidden.field("organ", post.organ.description), Hidden.field("role", post.role.id), Hidden.field("from", post.from.iso),
        ]
        return """
            <details class="fold"\(Attribute.flag("open", attempt?.form == form))><summary>结束任职</summary>\
            \(Form.post(
                action: Paths.administer(account.login, "posts/end"), csrf: csrf, warnsUnsaved: false,
                body: """
                    \(hidden.joined())\(fields.field("最后一天", "until", .day, value: max(today, post.from).iso))\
                    \(Button.submit("结束", style: .danger))
                    """))</details>
            """
    }

    private var grant: HTML {
        let fields = FormFields(form: "grant", attempt: attempt)
        return Panel.panel(
            "授予岗位", id: "grant",
            body: Form.post(
                action: Paths.administer(account.login, "posts"), csrf: csrf,
                body: """
                    <div class="fields">\(PostFields(fields: fields, reach: reach, offices: offices, today: today).html)</div>\
                    \(Form.actions(Button.submit("授予")))
                    """))
    }
}

/// What a post is granted with: organ, role, days.
struct PostFields {
    let fields: FormFields
    let reach: [Organ]
    let offices: Offices
    let today: Day

    var html: HTML {
        """
        \(fields.field("机关", "organ", .organ(reach.map { Option($0.code.description, $0.name) }), help: reach.count > 40 ? "输入名称或代码查找" : nil))\
        \(fields.field("岗位", "role", .choice(offices.posts.map { Option($0.id, $0.name) })))\
        \(fields.field("任职日期", "from", .day, value: today.iso))\
        \(fields.field("届满日期", "until", .day, required: false, help: "含当日；没有的不填"))
        """
    }

    /// Reads the post; everything that is wrong at once.
    static func post(_ form: FormData, _ offices: Offices, _ problems: inout [FieldProblem]) -> Post? {
        let organ = form["organ"] ?? ""
        if organ.isEmpty { problems.append(FieldProblem(field: "organ", label: "机关", given: "", rule: "不能为空")) }
        let role = offices.post(form["role"] ?? "")
        if role == nil { problems.append(FieldProblem(field: "role", label: "岗位", given: String((form["role"] ?? "").prefix(40)), rule: "请选择一个岗位")) }
        let from = form.day("from", "任职日期", &problems)
        let until = (form["until"] ?? "").isEmpty ? nil : form.day("until", "届满日期", &problems)
        guard problems.isEmpty, let role, let from else { return nil }
        return Post(organ: OrganCode(organ), role: role, from: from, until: until)
    }
}
