import Design
import Engine
import HTML
import Identity
import Kernel
import Storage

/// Being away, and who looks after the matters meanwhile.
extension AccountPage {
    var absences: HTML {
        guard model.actor.posts.contains(where: { $0.onBehalfOf == nil && $0.role.reach != .none }) else { return "" }
        let rules: HTML = """
            <p class="quiet">请假、出差期间，您承办的事项同时在代管人的工作台上，通知两人都收到，自动分案跳过您。\
            代管不授予权力：代管人用本人的岗位办理；要代行您的岗位，请另办代理。</p>
            """
        let list = AbsenceTable(rows: model.absences, names: names, today: model.today, csrf: csrf, back: Paths.account).html
        let form = AbsenceForm(
            csrf: csrf, back: Paths.account, today: model.today, people: [], substitutes: substitutes, attempt: attempt)
        return Panel.panel("离岗", id: "absences", body: "\(rules)\(list)\(form.html)")
    }

    private var substitutes: [Option] { model.colleagues.map { Option($0.login, "\($0.name)（\(organs.name(of: $0.organ))）") } }
}

/// Absences, the latest first, each to be taken back while it is not over.
struct AbsenceTable {
    let rows: [AbsenceRow]
    let names: [PersonID: String]
    let today: Day
    let csrf: String
    /// The page to come back to.
    let back: String
    var showsPerson: Bool = false

    var html: HTML {
        guard !rows.isEmpty else { return "" }
        let columns = showsPerson ? ["人员", "期间", "代管人", "状态"] : ["期间", "代管人", "事由", "状态"]
        return DataTable(
            caption: "离岗的登记", columns: columns.map { DataTable.Column($0) },
            rows: rows.reversed().map { row in
                let period = HTML(text: PeriodText.period(row.from, row.until))
                let substitute = HTML(text: row.substitute.map { names[$0] ?? $0.description } ?? "没有")
                let first: [HTML] =
                    showsPerson
                    ? [HTML(text: names[row.person] ?? row.person.description), period, substitute] : [period, substitute, HTML(text: row.reason)]
                return first + [state(row)]
            }
        ).html
    }

    private func state(_ row: AbsenceRow) -> HTML {
        if let revoked = row.revokedAt { return "\(Badge.badge("已撤销")) <span class=\"quiet\">\(revoked.day.iso)</span>" }
        let revoke: HTML =
            row.until < today
            ? ""
            : Button.post(
                "撤销", path: Paths.revokeAbsence, csrf: csrf, fields: [("id", String(row.id)), ("back", back)], style: .quiet,
                confirm: "撤销以后视为在岗，确定撤销吗？")
        return "\(PeriodText.badge(row.from, row.until, on: today)) \(revoke)"
    }
}

/// The form that enters an absence: one's own, or that of somebody over whom one is head.
struct AbsenceForm {
    static let name: String = "absence"

    let csrf: String
    let back: String
    let today: Day
    /// Whose it may be; empty for one's own alone.
    let people: [Option]
    let substitutes: [Option]
    var attempt: FormAttempt?

    var html: HTML {
        let fields = FormFields(form: Self.name, attempt: attempt)
        let whose: HTML =
            people.isEmpty ? "" : fields.field("离岗人员", "account", .person(people))
        let substitute: HTML =
            substitutes.isEmpty
            ? ""
            : fields.field(
                "代管人", "substitute", .person(substitutes), required: false, help: "同一机关有相同岗位的人，或者该机关的负责人；没有的，可以不填")
        return """
            <details class="fold"\(Attribute.flag("open", attempt?.form == Self.name))><summary>登记离岗</summary>
            \(Form.post(
                action: Paths.absences, csrf: csrf,
                body: """
                    \(Hidden.field("back", back))\
                    <div class="fields">\(whose)\(substitute)\
                    \(fields.field("离岗起始日", "from", .day, value: today.iso))\
                    \(fields.field("离岗届满日", "until", .day, help: "含当日"))\
                    \(fields.field("事由", "reason", .text, help: "如：年休假、出差、学习"))</div>\
                    \(Form.actions(Button.submit("登记")))
                    """))</details>
            """
    }

    /// - Parameter own: whose it is where the form does not ask.
    static func draft(_ form: FormData, own: String) throws -> Absences.Draft {
        var problems: [FieldProblem] = []
        let account = String((form["account"] ?? own).prefix(100))
        if account.isEmpty { problems.append(FieldProblem(field: "account", label: "离岗人员", given: "", rule: "不能为空")) }
        let from = form.day("from", "离岗起始日", &problems)
        let until = form.day("until", "离岗届满日", &problems)
        guard problems.isEmpty, let from, let until else {
            throw Problem(.invalid, .formInvalid, "填写的内容不符合要求，没有保存。", fields: problems)
        }
        return Absences.Draft(
            account: account, substitute: String((form["substitute"] ?? "").prefix(100)), from: from, until: until, reason: form["reason"] ?? "")
    }
}
