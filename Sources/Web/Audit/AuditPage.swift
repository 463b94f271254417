import Design
import Engine
import HTML
import Kernel
import Proof
import Storage

/// The audit trail, the newest first: what is to be noticed at once, then what was asked for.
struct AuditPage {
    let query: AuditQuery
    let rows: [AuditRow]
    let hasMore: Bool
    let isLater: Bool
    /// Of the last week, the newest first.
    let alerts: [AuditRow]
    let names: [PersonID: String]
    /// Entries since the start that found no room.
    let lost: Int
    var standing: TrailStanding?

    static let pageSize: Int = 50
    static let mostAlerts: Int = 5

    var body: HTML { "\(warnings)\(filter)\(table)\(stands)" }

    private var warnings: HTML {
        let missing: HTML =
            lost > 0 ? Callout.callout(.bad, title: "本次启动以来有\(lost)条没有写入，详见“\(AuditKind.lost.name)”。") : ""
        return "\(missing)\(cut)\(AuditAlertList(alerts: alerts, names: names).html)"
    }

    /// The journal knows of entries that are not there.
    private var cut: HTML {
        guard let standing, let committed = standing.committed, committed.entry > standing.last.entry else { return "" }
        return Callout.callout(
            .bad, title: "审计记录的末尾被截去：全过程记录第\(committed.journal)条载明已有第\(committed.entry)条，现在只到第\(standing.last.entry)条。",
            body: "<p>请系统维护人员运行 plumbline verify 查明，并与远程日志核对。</p>")
    }

    /// How many there are, since when, and what binds them: to be compared with what is kept elsewhere.
    private var stands: HTML {
        guard let standing else { return "" }
        let words = AuditWords(names: names)
        let pruned = standing.pruned > 0 ? "；第\(standing.pruned)条以前的已经到期清理" : ""
        let bound =
            standing.committed.map { "到第\($0.entry)条，由全过程记录第\($0.journal)条（\($0.at.day.chinese)）固定；其后的可与外部凭据、远程日志核对" }
            ?? "还没有由全过程记录固定，待每日检查点签名"
        return Panel.panel(
            "审计记录现状", id: "standing",
            body: DefinitionList.show(
                [
                    ("条数", "\(standing.count)条\(pruned)"), ("最早", "第\(standing.first.entry)条，\(words.moment(standing.first))"),
                    ("最近", "第\(standing.last.entry)条，\(words.moment(standing.last))"), ("最近一条的摘要", HTML(text: Hex.encode(standing.last.hash))),
                    ("固定", HTML(text: bound)),
                ], isWide: true))
    }

    private var filter: HTML {
        let kinds = [Choice("", "全部")] + AuditKind.allCases.map { Choice($0.rawValue, $0.name) }
        let controls: HTML = """
            \(FormField("自", name: "from", kind: .day, value: query.from?.iso ?? "").html)\
            \(FormField("至", name: "until", kind: .day, value: query.until?.iso ?? "").html)\
            \(FormField("人员", name: "who", value: query.who, help: "账号、人员编号或者姓名").html)\
            \(FormField("种类", name: "kind", kind: .choice(kinds), value: query.kind?.rawValue ?? "").html)\
            \(FormField("地址", name: "address", value: query.address, help: "完整的地址").html)
            """
        return FilterBar.form(
            action: Paths.audit, controls: controls, active: query.active, resetPath: query.active.isEmpty ? nil : Paths.audit)
    }

    private var table: HTML {
        guard let last = rows.last else { return EmptyState.show("没有符合条件的审计记录。") }
        let words = AuditWords(names: names)
        let columns = [
            DataTable.Column("内容"), DataTable.Column("人员"), DataTable.Column("时间"), DataTable.Column("地址"),
            DataTable.Column("设备", isSpare: true), DataTable.Column("编号", isNumber: true, isSpare: true),
        ]
        let table = DataTable(
            caption: "审计记录", columns: columns,
            rows: rows.map { row in
                [
                    words.what(row), HTML(text: words.who(row)), HTML(text: words.moment(row)), HTML(text: row.address.isEmpty ? "—" : row.address),
                    words.device(row), HTML(text: String(row.entry)),
                ]
            }, rowTones: rows.map { words.tone($0) })
        let next = hasMore ? query.path(Paths.audit, [("before", String(last.entry))]) : nil
        return """
            \(table.html)
            \(Pager.pager(
                previous: isLater ? query.path(Paths.audit) : nil, next: next, summary: "本页\(rows.count)条\(isLater ? "，上一页回到最新" : "")"))
            """
    }
}

/// Alerts of the last week, on the auditor's page and on the administrators'.
struct AuditAlertList {
    let alerts: [AuditRow]
    let names: [PersonID: String]

    var html: HTML {
        guard !alerts.isEmpty else { return "" }
        let words = AuditWords(names: names)
        let shown = alerts.prefix(AuditPage.mostAlerts)
        let more: HTML = alerts.count > shown.count ? "<p>更早的见审计记录。</p>" : ""
        return Callout.callout(
            .bad, title: "近七天的告警",
            body: """
                \(each: shown, { "<p>\(words.moment($0))：\(words.title($0))，\(words.who($0))，\($0.subject)。</p>" })\(more)
                """)
    }
}

/// An entry of the trail in words.
struct AuditWords {
    let names: [PersonID: String]

    func who(_ row: AuditRow) -> String {
        if row.login == Actor.machineOperator.login { return Actor.machineOperator.name }
        guard !row.login.isEmpty || !row.person.isEmpty else { return "—" }
        return "\(names[PersonID(row.person)] ?? row.person)（\(row.login)）"
    }

    func title(_ row: AuditRow) -> String { AuditKind(rawValue: row.event)?.name ?? row.event }

    func outcome(_ row: AuditRow) -> String { AuditOutcome(rawValue: row.outcome)?.name ?? row.outcome }

    func moment(_ row: AuditRow) -> String { row.at.iso.replacing("T", with: " ") }

    /// The browser and the system; behind them all that the browser says of itself. Our own ways are words already.
    func device(_ row: AuditRow) -> HTML {
        guard !row.device.isEmpty else { return "—" }
        guard row.device.contains("/") else { return HTML(text: row.device) }
        return "<details class=\"many\"><summary>\(BrowserName.of(row.device))</summary>\(row.device)</details>"
    }

    /// Entries drawn together say how many they are.
    func times(_ row: AuditRow) -> String {
        switch AuditKind(rawValue: row.event) {
        case .exported: "\(row.amount)行"
        default: row.amount > 1 ? "\(row.amount)次" : ""
        }
    }

    func what(_ row: AuditRow) -> HTML {
        let rest = [row.subject, times(row)].filter { !$0.isEmpty }.joined(separator: "，")
        let badge: HTML = row.outcome == AuditOutcome.done.rawValue ? "" : " \(Badge.badge(outcome(row), .warn))"
        let detail: HTML = rest.isEmpty ? "" : "<br><span class=\"quiet\">\(rest)</span>"
        return "\(title(row))\(badge)\(detail)"
    }

    func tone(_ row: AuditRow) -> Tone? { AuditKind(rawValue: row.event)?.isAlert == true ? .bad : nil }
}

/// The trail as comma-separated values (RFC 4180).
enum AuditCSV {
    static let head: String = "编号,时间,种类,结果,账号,人员编号,姓名,内容,数量,地址,设备,请求,摘要\r\n"

    static func lines(_ rows: [AuditRow], _ names: [PersonID: String]) -> String {
        let words = AuditWords(names: names)
        return rows.map { row in
            let values = [
                String(row.entry), row.at.iso, words.title(row), words.outcome(row), row.login, row.person, names[PersonID(row.person)] ?? "",
                row.subject, String(row.amount), row.address, row.device, row.request, Hex.encode(row.hash),
            ]
            return values.map(CSVExport.quoted).joined(separator: ",") + "\r\n"
        }.joined()
    }
}
