import Engine
package import Kernel
import Storage

/// What the audit trail hears of administration, and that nobody administers and audits at the same time.
extension Administration {
    private static let acts: [String: String] = [
        "account.create": "开立账号", "account.disable": "停用账号", "account.enable": "启用账号", "account.unlock": "解除等候",
        "account.link": "关联统一身份", "account.unlink": "解除统一身份的关联", "password.reset": "重置密码", "secondFactor.reset": "重置动态口令",
        "post.grant": "授予岗位", "post.end": "结束岗位", "organ.create": "登记机关", "organ.rename": "机关更名",
        "organ.duties": "更改机关职责", "organ.dissolve": "撤销机关", "import": "导入表格", CalendarEntry.action: "登记放假安排",
    ]

    /// Enters an act into the audit trail, in the transaction of the act; one that touches an auditor's account or post with an alert.
    func trace(
        _ action: String, _ account: String?, of actor: Actor, entry: Int, touchesAuditor: Bool, _ connection: Connection, at: Instant
    ) throws {
        let what = [Self.acts[action] ?? action, account].compactMap { $0 }.joined(separator: " ")
        let origin = way.map { AuditOrigin(address: AuditOrigin.machine.address, device: $0) } ?? (isOperator ? .machine : self.origin)
        func event(_ kind: AuditKind, _ subject: String) -> AuditEvent {
            AuditEvent(kind, at: at, login: actor.login, person: actor.person.description, subject: subject, origin: origin)
        }
        let alert = touchesAuditor ? [event(.alertAuditor, what)] : []
        try connection.trace(county, [event(.administration, "\(what)，全过程记录第\(entry)条")] + alert)
    }

    /// Whether an account is that of somebody who audits, now or later.
    func isAuditors(_ account: String?, _ connection: Connection, on day: Day) throws -> Bool {
        guard let account, let row = try connection.account(county, account) else { return false }
        return try connection.posts(county, of: row.person, identity.offices).contains { post in
            post.role == .auditor && post.until.map { $0 >= day } ?? true
        }
    }

    /// Whoever administers does not watch over the administration: of the two posts a person holds one at a time, under whichever account.
    ///
    /// - Throws: `identity.separation`; `identity.invalid` for an auditor elsewhere than at the county's own government, whose trail it is.
    func requireSeparation(_ post: Post, of person: PersonID, _ authority: Authority, _ connection: Connection) throws {
        let other: Role
        switch post.role {
        case .auditor: other = .administrator
        case .administrator: other = .auditor
        default: return
        }
        if post.role == .auditor, post.organ != authority.organs.root {
            let given = authority.organs.name(of: post.organ)
            try Self.refuse([FieldProblem(field: "organ", label: "机关", given: given, rule: "审计管理员只设在县人民政府")])
        }
        let overlaps = try connection.posts(county, of: person, identity.offices).contains { held in
            held.role == other && held.from <= (post.until ?? held.from) && post.from <= (held.until ?? post.from)
        }
        guard !overlaps else {
            throw Problem(
                .conflict, .identitySeparation, "系统管理员和审计管理员不得由同一人担任，该人员在这段日期已有\(other.name)岗位。", remedy: "请授予另一人，或者先结束\(other.name)岗位。")
        }
    }
}

extension Problem.Code {
    package static let identitySeparation: Problem.Code = Problem.Code("identity.separation")
}
