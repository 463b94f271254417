package import Kernel
import Proof
import Storage

/// What the audit trail tells of. Closed: nothing else is entered, so whoever reads the trail can know all of it.
package enum AuditKind: String, CaseIterable, Sendable {
    case signIn = "sign-in"
    case secondFactor = "second-factor"
    case signOut = "sign-out"
    /// The password asked for again inside a session.
    case reauthentication
    /// What somebody does to the own account: password, authenticator, sessions, standing in.
    case account
    case token
    /// Somebody proved on the command line who it is.
    case commandLine = "command-line"
    /// A list begins to go out; how much went out follows when it has.
    case export
    case exported
    case report
    case document
    case attachment
    /// Pages of matters, personal data masked; those of some minutes are one entry.
    case look
    case unmask
    /// Looked for by the number of somebody's identity card.
    case search
    case administration
    /// What the operator of the machine does to the data: backup, restore, verify, anchor.
    case upkeep
    /// The trail itself was read or taken out.
    case trail
    /// Somebody signed in asked for what the post does not allow.
    case denied
    /// Entries that could not be written, counted.
    case lost
    case alertUnmask = "alert-unmask"
    case alertExport = "alert-export"
    /// An auditor's account or post was touched.
    case alertAuditor = "alert-auditor"
    /// A weighty setting was changed by two who come from one hand, while the county was being founded.
    case alertFounding = "alert-founding"

    package var name: String {
        switch self {
        case .signIn: "登录"
        case .secondFactor: "动态口令"
        case .signOut: "退出"
        case .reauthentication: "再次确认本人"
        case .account: "本人账号"
        case .token: "令牌"
        case .commandLine: "命令行"
        case .export: "导出"
        case .exported: "导出完毕"
        case .report: "报告"
        case .document: "查看文书"
        case .attachment: "下载附件"
        case .look: "查看事项"
        case .unmask: "查看个人信息"
        case .search: "按证件号码检索"
        case .administration: "系统管理"
        case .upkeep: "系统维护"
        case .trail: "查阅审计记录"
        case .denied: "越权访问"
        case .lost: "审计记录缺失"
        case .alertUnmask: "告警：大量查看个人信息"
        case .alertExport: "告警：大量导出"
        case .alertAuditor: "告警：审计管理员的账号或者岗位"
        case .alertFounding: "告警：设立期间修改重大的设置"
        }
    }

    package var isAlert: Bool { Self.alerts.contains(self) }
    package static let alerts: [AuditKind] = [.alertUnmask, .alertExport, .alertAuditor, .alertFounding, .lost]
}

package enum AuditOutcome: String, CaseIterable, Sendable {
    case done
    /// The password or code was wrong.
    case failed
    /// Too many attempts: it was not even looked at.
    case waiting
    case refused

    package var name: String {
        switch self {
        case .done: "成功"
        case .failed: "不符"
        case .waiting: "等候中"
        case .refused: "拒绝"
        }
    }
}

/// Where something was done from.
package struct AuditOrigin: Hashable, Sendable {
    package var address: String
    package var device: String
    /// The request's number in the log.
    package var request: String

    package init(address: String = "", device: String = "", request: String = "") {
        self.address = address
        self.device = device
        self.request = request
    }

    /// The machine itself.
    package static let machine: AuditOrigin = AuditOrigin(address: "本机", device: "plumbline")
}

/// Something to be entered into the audit trail; texts are bounded and hold nothing that cannot be seen.
package struct AuditEvent: Sendable {
    package let kind: AuditKind
    package let outcome: AuditOutcome
    package let at: Instant
    package private(set) var login: String
    package private(set) var person: String
    package private(set) var subject: String
    package let origin: AuditOrigin
    package var amount: Int
    /// A login as somebody typed it; whether there is such an account is looked up when the entry is written.
    private let tried: String?

    /// - Parameter subject: what it was about, without personal data.
    package init(
        _ kind: AuditKind, _ outcome: AuditOutcome = .done, at: Instant, login: String = "", person: String = "", tried: String? = nil,
        subject: String = "", origin: AuditOrigin = AuditOrigin(), amount: Int = 1
    ) {
        self.kind = kind
        self.outcome = outcome
        self.at = at
        self.login = login.audited(64)
        self.person = person.audited(64)
        self.subject = subject.audited(200)
        self.origin = AuditOrigin(
            address: origin.address.audited(64), device: origin.device.audited(200), request: origin.request.audited(64))
        self.amount = max(0, amount)
        self.tried = tried
    }

    package init(
        _ kind: AuditKind, _ outcome: AuditOutcome = .done, at: Instant, by actor: Actor, subject: String = "", origin: AuditOrigin = AuditOrigin(),
        amount: Int = 1
    ) {
        var origin = origin
        if let way = actor.way, origin.device.isEmpty || origin == .machine { origin.device = way }
        self.init(
            kind, outcome, at: at, login: actor.login, person: actor.person.description, subject: subject, origin: origin, amount: amount)
    }

    /// The same with whose account a typed login is. One that is none is kept as a short digest: people type passwords where the login
    /// belongs, and eight digits tell the same text from another and no more.
    func resolved(_ county: String, _ connection: Connection) throws -> AuditEvent {
        guard let tried else { return self }
        var event = self
        // What no account can be named is not even looked up.
        if tried.utf8.count <= 40, tried.audited(40) == tried, let account = try connection.account(county, tried) {
            (event.login, event.person) = (account.login, account.person.description)
        } else {
            let digest = Digest32.sha256("plumbline/audit/login/\(county)\n\(tried)").hex.prefix(8)
            event.subject = "没有的账号（摘要\(digest)）"
        }
        return event
    }
}

extension String {
    /// For an entry: bounded, in one line, without marks that cannot be seen or turn the line round.
    fileprivate func audited(_ length: Int) -> String {
        String(
            UnicodeScalarView(
                unicodeScalars.filter { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
                    default: true
                    }
                }.prefix(length)))
    }
}
