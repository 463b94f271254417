import Design
import HTML
import Identity
import Kernel
import Storage

/// All settings as they stand, below what waits for a second person.
struct SettingsPage {
    let states: [SettingState]
    let open: [OpenProposal]
    let words: AdminWords
    let actor: Actor
    let csrf: String
    var refused: Problem?

    var body: HTML { "\(AdminPart.settings.tabs)\(refusal)\(proposals)\(table)" }

    private var refusal: HTML {
        refused.map { problem in Callout.callout(.bad, title: problem.message, body: problem.remedy.map { "<p>\($0)</p>" } ?? "") } ?? ""
    }

    private var proposals: HTML {
        guard !open.isEmpty else { return "" }
        return Panel.panel("等待另一人确认的修改", id: "proposals", body: open.map(proposal).joined())
    }

    private func proposal(_ one: OpenProposal) -> HTML {
        let proposal = one.proposal
        let who = words.names[proposal.proposer] ?? proposal.proposer.description
        let fields = [(name: "entry", value: String(proposal.entry))]
        let confirm: HTML =
            one.obstacle == nil
            ? Button.post(
                "确认", path: Paths.confirmSetting, csrf: csrf, fields: fields, style: .primary, confirm: "确认以后随即生效，确定吗？") : ""
        let isOwn = proposal.proposer == actor.person
        let withdraw = Button.post(
            isOwn ? "撤回" : "不同意，退回", path: Paths.withdrawSetting, csrf: csrf, fields: fields, style: .plain, confirm: "这项提议不再有效，确定吗？")
        let others = one.confirmers.isEmpty ? "现在没有可以确认的人" : "可以确认的是：" + one.confirmers.joined(separator: "、")
        let founding: HTML =
            one.isFounding ? "<p>您与提出人的账号或者岗位出自同一人之手。本县还在设立期间、没有事项，可以确认；确认的记录写明这一点，并告知审计管理员；以后没有由互不相属的两人再次确认的，到期恢复原来的值。</p>" : ""
        let why: HTML = one.obstacle.map { "<p>您不能确认：\($0)。\(others)。</p>" } ?? founding
        let change = proposal.old == proposal.new ? "继续定为" : "由“\(proposal.old)”改为"
        let title = "“\(proposal.label)”\(change)“\(proposal.new)”"
        return Callout.callout(
            .info, title: title,
            body: """
                <p>\(who)（\(proposal.login)）于\(proposal.at.chinese)提出，理由：\(proposal.reason)。记录第\(proposal.entry)条。</p>\
                \(why)<div class="buttons">\(confirm)\(withdraw)</div>
                """)
    }

    private var table: HTML {
        guard !states.isEmpty else { return EmptyState.show("没有可以设置的事项。") }
        return DataTable(
            caption: "设置",
            columns: [
                DataTable.Column("设置"), DataTable.Column("现在的值"), DataTable.Column("界限"), DataTable.Column("依据", isSpare: true),
                DataTable.Column("最近修改"),
            ],
            rows: states.map { state in
                let setting = state.declaration
                let rule = [setting.rule, setting.isWeighty ? "重大，须由另一人确认" : ""].filter { !$0.isEmpty }.joined(separator: "；")
                return [
                    HTML(text: setting.label), "\(state.value) <span class=\"quiet\">\(state.standing)</span>",
                    HTML(text: rule.isEmpty ? "—" : rule), HTML(text: setting.source), last(state),
                ]
            }, rowLinks: states.map { Paths.setting($0.declaration.key) }
        ).html
    }

    private func last(_ state: SettingState) -> HTML {
        guard let row = state.changed else { return "—" }
        return "\(words.who(row)) <span class=\"quiet\">\(row.at.day.chinese)，第\(row.entry)条</span>"
    }
}

extension SettingState {
    /// Whose value it is, and how long it holds where two of one hand confirmed it.
    fileprivate var standing: String {
        guard let provisional else { return isOwn ? "本县" : "默认" }
        let until = provisional.lapses.day.chinese
        return "设立期间由出自一人之手的两人确认；\(until)以前没有由互不相属的两人再次确认的，恢复为“\(provisional.former)”"
    }
}

/// One setting: what holds, why, what became of it, and the form that changes it or proposes the change.
struct SettingPage {
    static let form: String = "set"

    let state: SettingState
    /// What was done about it, the newest first.
    let rows: [JournalRow]
    let maySet: Bool
    let words: AdminWords
    let csrf: String
    var attempt: FormAttempt?

    var body: HTML { "\(attempt?.summary)\(facts)\(change)\(history)" }

    private var facts: HTML {
        let setting = state.declaration
        return Panel.panel(
            "设置", id: "facts",
            body: DefinitionList.show(
                [
                    ("现在的值", "\(state.value)（\(state.standing)）"), ("默认的值", HTML(text: setting.shownFallback)),
                    ("界限", HTML(text: setting.rule.isEmpty ? "—" : setting.rule)), ("由谁修改", "县人民政府的\(setting.setterWords)"),
                    ("依据", HTML(text: setting.source)),
                ], isWide: true))
    }

    private var change: HTML {
        let setting = state.declaration
        guard maySet else { return "" }
        let fields = FormFields(form: Self.form, attempt: attempt)
        return Panel.panel(
            setting.isWeighty ? "提出修改" : "修改", id: "change",
            body: Form.post(
                action: Paths.setting(setting.key), csrf: csrf,
                body: """
                    <div class="stack">\(fields.field("新的值", setting.key, value: state.value, help: setting.rule.isEmpty ? nil : setting.rule))\
                    \(fields.field("理由", "reason", help: "记入全过程记录"))</div>\
                    \(Form.actions(Button.submit(setting.isWeighty ? "提出" : "修改")))
                    """))
    }

    private var history: HTML {
        guard !rows.isEmpty else { return Panel.panel("修改的记录", id: "history", body: EmptyState.show("设立以来没有修改过。")) }
        let items: [HTML] = rows.map { row in
            "<li>\(words.text(row)) <span class=\"quiet\">\(words.who(row))，\(row.at.chinese)，第\(row.entry)条</span></li>"
        }
        return Panel.panel("修改的记录", id: "history", body: "<ul class=\"links\">\(items.joined())</ul>")
    }
}
