/// What a table is to the truth of the records: committed to by the journal, recomputed from what is, or of the moment.
///
/// Each table of the schema stands here once; what does not is found by a test.
package struct TableStanding: Sendable {
    package enum Standing: String, Sendable, CaseIterable {
        /// The journal's chain commits to it.
        case evidence
        /// Recomputed from evidence, and compared.
        case derived
        /// Neither, for the reason given.
        case fleeting
    }

    package let table: String
    package let standing: Standing
    /// For people, such as 文书.
    package let name: String
    /// By what the journal commits to it, from what it is recomputed, or why it need not be either.
    package let how: String
    /// What a change behind the program's back would mislead about; empty for what cannot.
    package let misleads: String

    private init(_ table: String, _ standing: Standing, _ name: String, _ how: String, misleads: String = "") {
        self.table = table
        self.standing = standing
        self.name = name
        self.how = how
        self.misleads = misleads
    }

    package static let all: [TableStanding] = evidence + derived + fleeting

    /// The standing of a table; a table of the schema always has one.
    package static func of(_ table: String) -> TableStanding? { all.first { $0.table == table } }

    /// As `docs/threat-model.md` prints it.
    package static var markdown: [String] {
        ["| table | standing | how it is known |", "| --- | --- | --- |"]
            + all.map { "| `\($0.table)` \($0.name) | \($0.standing.rawValue) | \($0.how) |" }
    }

    private static let evidence: [TableStanding] = [
        .init("journal", .evidence, "全过程记录", "its own hash chain; signed checkpoints; anchors kept elsewhere", misleads: "谁在何时办了什么"),
        .init("matter", .evidence, "事项", "the digest of the row in the matter's last entry", misleads: "事项的内容、文号和办到哪一步"),
        .init("fact", .evidence, "统计事实", "each entry lists the facts it appended; recounted from the bodies", misleads: "统计数字"),
        .init("paper", .evidence, "文书", "the digest in the entry that issued it", misleads: "发出的文书写了什么、何时发出"),
        .init("publication", .evidence, "公示", "the digest in the entry that made it; the entry that ended it", misleads: "向社会公开了什么、何时撤回"),
        .init(
            "attachment", .evidence, "附件", "its name is its digest, which entries bear; type, size and owner are under the day's commitment",
            misleads: "附件的内容"),
        .init(
            "checkpoint", .evidence, "检查点", "signed; each day's commitment stands before one, and counts those before it", misleads: "历史没有被改写过"),
        .init("organ", .evidence, "机关", "the registers' digest in the last entry of administration", misleads: "有哪些机关、职责和隶属"),
        .init("person", .evidence, "人员", "the registers' digest", misleads: "办理人是谁"),
        .init("post", .evidence, "岗位", "the registers' digest", misleads: "谁有权办理"),
        .init("account", .evidence, "账号", "the registers' digest", misleads: "账号属于谁、能否使用"),
        .init("setting", .evidence, "设置", "the registers' digest", misleads: "本县的期限、文号等规则"),
        .init("delegation", .evidence, "代理", "the registers' digest", misleads: "谁可以代谁办理"),
        .init("absence", .evidence, "离岗", "the registers' digest", misleads: "谁不在岗、其事项由谁代管"),
        .init("jurisdiction", .evidence, "隶属关系", "the entry that registered it", misleads: "由哪个市（省）查看本县的指标"),
        .init(
            "credential", .evidence, "登录凭据", "an entry with the digest at each change of password, authenticator or recovery codes",
            misleads: "谁能以这个账号登录"),
        .init(
            "audit_entry", .evidence, "审计记录",
            "its own hash chain; each day's commitment bears its last entry; an entry tells what was taken out past its time",
            misleads: "谁在何时何处登录、导出、查看和管理"),
        .init("federated_identity", .evidence, "统一身份的关联", "the entries that linked and unlinked it", misleads: "谁能以这个账号登录"),
    ]

    private static let derived: [TableStanding] = [
        .init("rollup", .derived, "统计汇总", "the sums of the facts", misleads: "统计数字"),
        .init("counter", .derived, "文号计数", "the numbers of the papers", misleads: "下一个文号，造成重号或者跳号"),
        .init("clock", .derived, "期限", "the matter's limits", misleads: "期限何时届满，自动处理何时发生"),
        .init("waiting", .derived, "待办", "the matter's stage and the posts of the next steps", misleads: "事项在谁的工作台上"),
        .init("attribute", .derived, "列表的筛选值", "the matter's fields", misleads: "按字段查找到的事项，以及据此判断的条件"),
        .init("handled", .derived, "经办", "the entries of the matter", misleads: "谁办过这一事项"),
        .init("handling", .derived, "承办", "the handlers in the matter's ledger, and where it waits", misleads: "事项由谁承办、先在谁的工作台上"),
        .init(
            "agenda", .derived, "各人的事项", "the handlers in the matter's ledger, the entry of its last step, what is prepared, and where it waits",
            misleads: "事项是谁的、等不等他办"),
        .init("dealing", .derived, "分案", "the entries by which matters were dealt out", misleads: "下一件分给谁"),
        .init("citation", .derived, "引用", "the matter's references", misleads: "哪些事项与之有关"),
        .init("held_file", .derived, "附件归属", "the files that the matter's entries name", misleads: "附件属于哪一事项，可否清理"),
        .init("tally", .derived, "件数", "the count of matters", misleads: "列表上的件数"),
        .init(
            "notice", .derived, "通知", "the entries that moved a matter on or say who is told; whether it was seen is of the moment",
            misleads: "告诉了谁、办到哪一步"),
        .init("matter_search", .derived, "检索", "the matter's title, number and listed texts", misleads: "检索到的事项"),
        .init("party_key", .derived, "当事人检索", "digests of the names and identity numbers in the matter", misleads: "按姓名、证件号码检索到的事项"),
        .init(
            "projection", .derived, "列表的版本", "the definitions, organs, settings and holidays; one that differs has all lists made anew",
            misleads: "列表是否需要重建"),
        .init(
            "schema_migration", .derived, "结构的版本",
            "the program's own migrations; tables, indexes and triggers are compared with them; on PostgreSQL columns, constraints and indexes by their definition",
            misleads: "表的结构"),
    ]

    private static let fleeting: [TableStanding] = [
        .init(
            "session", .fleeting, "登录会话",
            "ends within a day; whoever can write a row here can act as somebody else until then, and each act is an entry like any other"),
        .init(
            "memo", .fleeting, "短时记事",
            "attempts to sign in, sign-ins half done and what was proved in a session, for minutes to hours; when a server was last there and how its "
                + "clock stood, without which more waits, not less; for half a year, browsers known to an account, which open nothing by themselves"
        ),
        .init(
            "access_token", .fleeting, "令牌",
            "ends within twelve hours; an entry tells of each that was made, and each act with it names it and is an entry like any other"),
        .init(
            "job", .fleeting, "后台作业",
            "what is done twice counts once, and what was left out is found by the next day's run; those of days to come are forgotten"),
        .init("draft", .fleeting, "草稿", "what somebody typed and has not sent; checked like anything typed when it is sent"),
        .init(
            "upload", .fleeting, "上传", "who uploaded which file for which form, for a day; a file that a step took in is named by the step's entry"),
        .init("reminder", .fleeting, "提醒", "who was reminded of which due day; it opens nothing, and what is left out is found by the next run"),
        .init("outgoing", .fleeting, "待发的消息", "what waits to be sent to the county's own messenger; it holds no name, title or content of a matter"),
        .init("saved_view", .fleeting, "保存的查询", "an address within the application, opened with the reader's own rights"),
        .init("figure_pin", .fleeting, "关注的指标", "which indicators somebody wants on top; shown with the reader's own rights"),
        .init(
            "calendar_feed", .fleeting, "日历订阅",
            "shows due days within the account's own sight, without names, and lets nobody act; its owner sees when it was made, and can end it"),
        .init("shared_view", .fleeting, "本机关共用的查询", "the same for the people of an organ, each of whom sees it with the own rights"),
        .init("list_columns", .fleeting, "列表的列", "which columns somebody likes to see; the values are read with the reader's own rights"),
        .init("search_county", .fleeting, "检索用的县号", "a number for each county within the full-text table; a wrong one is seen in `matter_search`"),
    ]
}
