import Design
import HTML
import Identity
import Kernel
import Storage

extension AccountPage {
    var delegations: HTML {
        Panel.panel("代理", id: "delegations", body: "\(rules)\(given)\(taken)\(grant)")
    }

    private var rules: HTML {
        """
        <p class="quiet">您不在岗时，可以请同一机关或者其上一级、下一级机关的同事代理您的岗位，最长\(Delegations.longestDays)天。\
        代理期间所办的，记录中写明代谁办理。受托代理的岗位不能再交他人。</p>
        """
    }

    private var given: HTML {
        guard !model.given.isEmpty else { return "" }
        return "<h3>我交他人代理的</h3>\(table(model.given, caption: "我交他人代理的", isGiven: true))"
    }

    private var taken: HTML {
        guard !model.taken.isEmpty else { return "" }
        return "<h3>他人交我代理的</h3>\(table(model.taken, caption: "他人交我代理的", isGiven: false))"
    }

    private func table(_ rows: [DelegationRow], caption: String, isGiven: Bool) -> HTML {
        DataTable(
            caption: caption,
            columns: ["岗位", isGiven ? "代理人" : "委托人", "期间", "事由", "状态"].map { DataTable.Column($0) },
            // The latest first.
            rows: rows.reversed().map { row in
                let other = isGiven ? row.taker : row.giver
                return [
                    HTML(text: organs.name(of: row.organ) + row.role.name), HTML(text: names[other] ?? other.description),
                    HTML(text: PeriodText.period(row.from, row.until)), HTML(text: row.reason), state(row, mayRevoke: isGiven),
                ]
            }
        ).html
    }

    private func state(_ row: DelegationRow, mayRevoke: Bool) -> HTML {
        if let revoked = row.revokedAt { return "\(Badge.badge("已撤销")) <span class=\"quiet\">\(revoked.day.iso)</span>" }
        let isOver = row.until < model.today
        let revoke: HTML =
            mayRevoke && !isOver
            ? Button.post(
                "撤销", path: Paths.revokeDelegation, csrf: csrf, fields: [("id", String(row.id))], style: .quiet, confirm: "代理将立即停止，确定撤销吗？") : ""
        return "\(PeriodText.badge(row.from, row.until, on: model.today)) \(revoke)"
    }

    /// Posts of one's own that may be delegated, now or later.
    static func delegable(_ actor: Actor, on day: Day) -> [Post] {
        actor.posts.filter { $0.onBehalfOf == nil && $0.role.isDelegable && ($0.until.map { $0 >= day } ?? true) }
    }

    /// A post as the form names it.
    static func code(_ post: Post) -> String { "\(post.organ)|\(post.role.id)" }

    private var grant: HTML {
        let posts = Self.delegable(model.actor, on: model.today)
        guard !posts.isEmpty else { return "<p>您没有可以交他人代理的岗位。</p>" }
        guard !model.colleagues.isEmpty else { return "<p>同一机关和上一级、下一级机关没有可以代理的同事。</p>" }
        let fields = FormFields(form: "grant", attempt: attempt)
        var offered: [Option] = []
        for post in posts where !offered.contains(where: { $0.value == Self.code(post) }) {
            offered.append(Option(Self.code(post), organs.name(of: post.organ) + post.role.name))
        }
        return """
            <details class="fold"\(Attribute.flag("open", attempt?.form == "grant"))><summary>请人代理</summary>
            \(Form.post(
                action: Paths.delegations, csrf: csrf,
                body: """
                    <div class="fields">\
                    \(fields.field("岗位", "post", .choice(offered), value: offered.count == 1 ? offered[0].value : ""))\
                    \(taker)\
                    \(fields.field("代理起始日", "from", .day, value: model.today.iso))\
                    \(fields.field("代理届满日", "until", .day, help: "含当日"))\
                    \(fields.field("代理事由", "reason", .text, help: "如：出差、休假、学习"))</div>\
                    \(Form.actions(Button.submit("交其代理")))
                    """))</details>
            """
    }

    /// A list of few; of many a name is typed, and where it does not say who, those who may be meant are offered.
    private var taker: HTML {
        let typed = attempt?.value("grant", "taker") ?? ""
        let error = attempt?.error("grant", "taker")
        func options(_ people: [Colleague]) -> [Option] { people.map { Option($0.login, Colleagues.label($0, organs)) } }
        let found = Colleagues.matching(typed, model.colleagues)
        let isChoosing = error != nil && !found.isEmpty && Colleagues.one(typed, model.colleagues, organs) == nil
        let many = model.colleagues.count > 40
        return FormField(
            "代理人", name: "taker", kind: isChoosing ? .choice(options(found)) : .person(options(model.colleagues)),
            value: isChoosing ? "" : typed, required: true, help: many && !isChoosing ? "填姓名、拼音或者账号，填一部分也可以" : nil, error: error,
            id: FormAttempt.id("grant", "taker")
        ).html
    }
}
