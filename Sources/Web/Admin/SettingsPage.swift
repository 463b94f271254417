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
    let uses: SettingUses
    /// How the server was set up; only for administrators of the whole county.
    let server: [ToldSetting]
    /// Part of what is looked for.
    let text: String
    var refused: Problem?

    var body: HTML { "\(AdminPart.settings.tabs)\(refusal)\(proposals)\(filter)\(table)\(machine)" }

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

    private var filter: HTML {
        let unsure = states.count { $0.isUnsure }
        let only: HTML = "<p><a href=\"\(Paths.settings)?q=待核\">只看依据待核的\(unsure)项</a></p>"
        return """
            \(FilterBar.form(
                action: Paths.settings, controls: FormField("名称、用途或者依据", name: "q", value: text, help: "写出一部分即可").html,
                active: text.isEmpty ? [] : [(label: "名称、用途或者依据：\(text)", path: Paths.settings)], resetPath: text.isEmpty ? nil : Paths.settings))\
            \(only, if: unsure > 0 && text.isEmpty)
            """
    }

    private var table: HTML {
        let found = states.filter { state in
            text.isEmpty
                || [state.declaration.label, state.declaration.key, state.declaration.source, uses.words(state.declaration)].contains {
                    $0.contains(text)
                }
        }
        guard !found.isEmpty else { return EmptyState.show("没有符合条件的设置。") }
        return DataTable(
            caption: "设置",
            columns: [
                DataTable.Column("设置"), DataTable.Column("现在的值"), DataTable.Column("来源"), DataTable.Column("用于"),
                DataTable.Column("界限", isSpare: true), DataTable.Column("依据", isSpare: true),
            ],
            rows: found.map { state in
                let setting = state.declaration
                let rule = [setting.rule, setting.isWeighty ? "重大，须由另一人确认" : ""].filter { !$0.isEmpty }.joined(separator: "；")
                let unsure: HTML = state.isUnsure ? " \(Badge.badge("待核", .warn))" : ""
                return [
                    HTML(text: setting.label), HTML(text: state.value), last(state), HTML(text: uses.words(setting)),
                    HTML(text: rule.isEmpty ? "—" : rule), "\(setting.source)\(unsure)",
                ]
            }, rowLinks: found.map { Paths.setting($0.declaration.key) }
        ).html
    }

    /// How the server itself was set up, which is the operator's.
    private var machine: HTML {
        guard !server.isEmpty else { return "" }
        let table = DataTable(
            caption: "网页服务的设置", columns: ["设置", "现在的值", "来源"].map { DataTable.Column($0) },
            rows: server.map { [HTML(text: $0.label), HTML(text: $0.value.isEmpty ? "—" : $0.value), HTML(text: $0.source)] })
        return """
            <details class="fold"><summary>网页服务的设置（\(server.count)）</summary>\
            <p class="quiet">由维护人员在命令行、环境变量或者配置文件中设置，重新启动后生效；密钥不显示。</p>\(table.html)</details>
            """
    }

    /// Where the value comes from: by whom and when, or whence else.
    private func last(_ state: SettingState) -> HTML {
        let standing: HTML = "<span class=\"quiet\">\(state.standing)</span>"
        guard state.isOwn else { return standing }
        guard let row = state.changed else { return "\(standing)，设立时登记" }
        return "\(standing)，\(words.who(row))在网页或者命令行修改 <span class=\"quiet\">\(row.at.day.chinese)，第\(row.entry)条</span>"
    }
}

/// What settings are for, by the kinds that declare them.
struct SettingUses: Sendable {
    private let names: [String: [String]]

    init(_ kinds: [any Definition]) {
        let pairs = kinds.flatMap { kind in kind.settings.map { ($0.key, kind.kind.name) } }
        names = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
    }

    /// The kinds of matter whose conditions, limits or figures it changes.
    func words(_ setting: any SettingDeclaration) -> String { names[setting.key]?.joined(separator: "、") ?? "登录、账号和办理的规则" }

    /// What a change does, in a sentence.
    func effect(_ setting: any SettingDeclaration) -> String {
        guard let kinds = names[setting.key] else { return "修改以后，新的登录和办理照此；已经办理的不变。" }
        let shown = kinds.map { "“\($0)”" }.joined(separator: "、")
        return "修改以后，\(shown)的环节按新的值判断条件、计算期限；已经作出的决定不变，没有届满的期限重新推算。"
    }
}

extension SettingState {
    /// Where the default comes from has still to be looked up.
    fileprivate var isUnsure: Bool { declaration.source.contains("待核") }

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
    let uses: SettingUses
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
                    ("用于", HTML(text: uses.words(setting))), ("修改的效果", HTML(text: uses.effect(setting))),
                    ("界限", HTML(text: setting.rule.isEmpty ? "—" : setting.rule)), ("由谁修改", "县人民政府的\(setting.setterWords)"),
                    ("依据", "\(setting.source)\(state.isUnsure ? " \(Badge.badge("待核", .warn))" : "")"),
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
