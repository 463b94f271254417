package import Engine
import Kernel
import Storage

/// What a system administrator may do to the accounts, people, posts and organs of the organs below the post held.
///
/// Each change and its journal entry are one transaction. `by` is always the administrator's login.
package struct Administration: Sendable {
    package let identity: Identity
    /// Whoever has the machine and the file acts as the system, over the whole county; `by` is then not asked for.
    let isOperator: Bool
    /// By which way the administrator came in, where it was not a page.
    let way: String?
    /// Where the administrator's request came from, for the audit trail.
    let origin: AuditOrigin

    package init(_ identity: Identity, way: String? = nil, origin: AuditOrigin = AuditOrigin()) {
        self.identity = identity
        self.way = way
        self.origin = origin
        isOperator = false
    }

    private init(operator identity: Identity) {
        self.identity = identity
        way = nil
        origin = .machine
        isOperator = true
    }

    /// For the command line only: this is how the first administrator comes to be. In a county that is not for demonstration little more
    /// may be done so: see `boundOperator`.
    package static func byOperator(_ identity: Identity) -> Administration { Administration(operator: identity) }

    var county: String { identity.county }

    /// Makes a change and has the journal commit to it, under the name of whoever makes it; the person whose account it is hears of it.
    ///
    /// - Parameter account: the account that it concerns; a new one is known only after the change.
    ///   - batch: within which it is made, together with others.
    func change<T>(
        _ action: String, of account: String? = nil, by login: String, within batch: Batch? = nil,
        _ body: (Authority, Connection, inout [JSON.Member], Instant) throws -> T
    ) throws -> T {
        if let batch { return try change(action, of: account, by: login, in: batch.connection, at: batch.at, isWhole: false, body) }
        let at = identity.official()
        return try identity.database.write(for: identity.county) {
            try change(action, of: account, by: login, in: $0, at: at, isWhole: true, body)
        }
    }

    /// Several changes in one transaction, of which the last entry commits to the registers as they then stand.
    struct Batch {
        let connection: Connection
        let at: Instant
    }

    func change<T>(
        _ action: String, of account: String?, by login: String, in connection: Connection, at: Instant, isWhole: Bool,
        _ body: (Authority, Connection, inout [JSON.Member], Instant) throws -> T
    ) throws -> T {
        let authority = try authority(login, connection, on: at.day)
        if isOperator { try boundOperator(action, account, connection, on: at.day) }
        if way?.hasPrefix(Identity.tokenWay) == true, Self.needsPassword.contains(action) {
            throw Problem(.forbidden, .identityToken, "开立、启用账号，重置密码和动态口令，关联身份，授予岗位，登记、撤销机关，导入表格，不能用令牌办理。", remedy: "请用密码办理。")
        }
        var changes: [JSON.Member] = []
        let wasAuditors = try isAuditors(account, connection, on: at.day)
        let result = try body(authority, connection, &changes, at)
        let affected = try account.flatMap { try connection.account(county, $0) }?.person
        if let affected, !changes.contains(where: { $0.key == "person" }) {
            changes.append(.init("person", .text(affected.description)))
        }
        if let way { changes.append(.init("via", .text(way))) }
        let entry = RegisterEntry(
            kind: Self.journalKind, action: action, login: authority.actor.login, person: authority.actor.person.description,
            organ: authority.organ.description, changes: changes, commitsToRegisters: isWhole, told: affected.map { [$0] } ?? [])
        // What the change itself has entered, such as a new password, came before: the journal's time does not go back for it.
        let number = try entry.append(county, connection, at: max(at, identity.official()))
        let touchesAuditor = try wasAuditors || isAuditors(account, connection, on: at.day)
        try trace(action, account, of: authority.actor, entry: number, touchesAuditor: touchesAuditor, connection, at: at)
        return result
    }

    /// What gives somebody a way to sign in as another, or powers: a token does not do it, and a session only after a proof within the last minutes
    /// (`Site.proof`). Organs are among it for their duties, which bring matters to them.
    private static let needsPassword: Set<String> = [
        "account.create", "account.enable", "password.reset", "secondFactor.reset", "account.link", "post.grant", "organ.create",
        "organ.duties", "organ.dissolve", "import", CalendarEntry.action,
    ]

    /// What the operator of the machine may do to accounts where the county is not for demonstration: set the first administrator up, stop
    /// an account, end its waiting, and help an administrator who can no longer sign in. All else is an administrator's.
    private func boundOperator(_ action: String, _ account: String?, _ connection: Connection, on day: Day) throws {
        if try connection.isDemonstration(county) { return }
        // Neither a clock that was set back behind the first post nor one that was set forward beyond the last makes the county one without an
        // administrator: there is none only if there was none when the journal's latest entry was made either.
        let last = try connection.lastTime(county)?.day ?? day
        let administrators = try connection.administrators(county, on: max(day, last))
        let isWithout = try administrators.isEmpty && connection.administrators(county, on: min(day, last)).isEmpty
        let isAllowed =
            switch action {
            case "account.disable", "account.unlink", "account.unlock": true
            // Of which post is looked at where it is granted.
            case "account.create", "post.grant": isWithout
            case "password.reset": administrators.contains { $0.login == account }
            // One that nobody can use any more, for its key is lost, the operator has to take away: without that no administrator gets in either.
            case "secondFactor.reset":
                try administrators.contains { $0.login == account } || account.map { try identity.isOutOfReach($0, connection) } ?? false
            default: false
            }
        guard isAllowed else { throw Self.notOperators }
    }

    /// The only post that the operator may give where the county is not for demonstration: that of its administrator.
    func boundOperator(_ post: Post?, _ authority: Authority, _ connection: Connection) throws {
        guard isOperator, try !connection.isDemonstration(county) else { return }
        guard let post, post.role == .administrator, post.organ == authority.organs.root else { throw Self.notOperators }
    }

    private static var notOperators: Problem {
        Problem(
            .forbidden, .identityForbidden, "系统维护人员不能这样做：真实的县里，账号、岗位和机关由系统管理员办理。",
            remedy: "请由系统管理员在网页中办理，或者用 --as 写明账号并证明是本人。维护人员可以设立第一名系统管理员，停用账号，解除等候，重置系统管理员的密码和动态口令，以及封存的密钥已经遗失的动态口令。")
    }

    func authority(_ login: String, _ connection: Connection, on today: Day) throws -> Authority {
        if isOperator { return try Authority(operatorOf: county, identity.offices, connection, on: today) }
        return try Authority(login, county, identity.offices, connection, on: today)
    }

    /// The kind that entries of administration and delegation have in the journal.
    package static let journalKind: String = "administration"

    /// The account, which must exist and belong to somebody whom the administrator may reach.
    func account(_ login: String, _ authority: Authority, _ connection: Connection) throws -> AccountRow {
        guard let account = try connection.account(county, login) else {
            throw Problem(.missing, .identityNoAccount, "没有账号“\(login)”。", remedy: "请核对账号。")
        }
        try authority.require(person: account.person, name: account.name, posts: connection.posts(county, of: account.person, identity.offices))
        return account
    }

    /// There must go on being somebody who can administer: of the whole county, if there is such a person now.
    func keepAnAdministrator(_ authority: Authority, _ connection: Connection, on day: Day, _ change: () throws -> Void) throws {
        let before = try connection.administrators(county, on: day)
        try change()
        let after = try connection.administrators(county, on: day)
        let root = authority.organs.root
        let lostAll = !before.isEmpty && after.isEmpty
        let lostRoot = before.contains { $0.organ == root } && !after.contains { $0.organ == root }
        guard !lostAll, !lostRoot else {
            throw Problem(
                .conflict, .identityLastAdministrator, "这是最后一名系统管理员，不能停用账号，也不能结束其系统管理员岗位。",
                remedy: "请先由其为他人授予系统管理员岗位。")
        }
    }

    static func checked(_ text: String, _ field: String, _ label: String, _ longest: Int, _ problems: inout [FieldProblem]) -> String {
        let text = text.trimmed
        if text.isEmpty {
            problems.append(FieldProblem(field: field, label: label, given: text, rule: "不能为空"))
        } else if text.unicodeScalars.count > longest {
            problems.append(FieldProblem(field: field, label: label, given: text.label(longest), rule: "最多\(longest)个字符"))
        } else if text.label(longest) != text {
            problems.append(FieldProblem(field: field, label: label, given: text.label(longest), rule: "不得含有换行、制表等控制字符"))
        }
        return text
    }

    /// Codes and logins: letters, digits, and a few signs, so that they stand in addresses and journals without quoting.
    static func checkedCode(_ text: String, _ field: String, _ label: String, _ problems: inout [FieldProblem]) -> String {
        let text = checked(text, field, label, 40, &problems)
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        if !isPlain { problems.append(FieldProblem(field: field, label: label, given: text.label(40), rule: "只能含有字母、数字和“-”“.”“_”")) }
        return text
    }

    static func refuse(_ problems: [FieldProblem]) throws {
        if !problems.isEmpty { throw Problem(.invalid, .identityInvalid, "填写的内容不符合要求，没有保存。", fields: problems) }
    }
}
