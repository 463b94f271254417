import Engine
import HTTPTypes
import Hummingbird
import Identity
import Kernel

/// What pages tell the audit trail.
///
/// What lets something out waits until it is entered: a sign-in, an export, a paper, a file, the report. What anybody can cause by the
/// thousand, such as wrong passwords, does not wait. Acts of administration and looks at personal data are entered in their own
/// transactions, by the engine and by identity; from here they only get where they came from.
extension Site {
    /// Where a request came from.
    func origin(_ request: Request, _ context: Visit) -> AuditOrigin {
        AuditOrigin(address: context.address(request, options), device: request.headers[.userAgent] ?? "", request: context.id)
    }

    /// Enters what somebody is about to get, and waits until it is there.
    ///
    /// - Throws: `audit.busy`, or what keeps the database from being written: then nothing may go out.
    func audited(_ kind: AuditKind, by actor: Actor, _ subject: String, _ request: Request, _ context: Visit) async throws {
        try await audit.write(AuditEvent(kind, at: now(), by: actor, subject: subject, origin: origin(request, context)))
    }

    /// The same for a sign-in, before the browser gets its cookie.
    func audited(signIn session: Session, _ subject: String, _ request: Request, _ context: Visit) async throws {
        try await audit.write(
            AuditEvent(.signIn, at: now(), tried: session.login, subject: subject, origin: origin(request, context)))
    }

    /// Enters what somebody did to the own account; the journal has what it changed.
    func told(_ kind: AuditKind, by actor: Actor, _ subject: String, amount: Int = 1, _ origin: AuditOrigin) {
        audit.add(AuditEvent(kind, at: now(), by: actor, subject: subject, origin: origin, amount: amount))
    }

    /// Enters that somebody looked at a page of a matter, its personal data masked; looks of some minutes are drawn together.
    func looked(at matter: MatterID, _ request: Request, _ context: Visit) {
        guard let actor = context.actor else { return }
        audit.look(at: matter, by: actor, at: now(), origin: origin(request, context))
    }

    /// Enters that something failed or was refused; drawn together when there is much of it.
    ///
    /// - Parameter login: as it was typed.
    func noted(_ kind: AuditKind, _ outcome: AuditOutcome, login: String?, _ subject: String, _ request: Request, _ context: Visit) {
        audit.note(AuditEvent(kind, outcome, at: now(), tried: login, subject: subject, origin: origin(request, context)))
    }

    /// Enters that somebody signed in asked for what is not theirs.
    func denied(_ problem: Problem, _ request: Request, _ context: Visit) {
        let codes: Set<Problem.Code> = [.webForbidden, .identityForbidden, .engineMayNotUnmask, .formForged]
        guard let actor = context.actor, codes.contains(problem.code) else { return }
        let subject = "\(request.method) \(context.endpointPath ?? request.uri.path)"
        audit.note(AuditEvent(.denied, .refused, at: now(), by: actor, subject: subject, origin: origin(request, context)))
    }
}

extension Problem {
    /// Why something did not come about, for the audit trail: in words, and without what the message names, which may be somebody's.
    var auditReason: String {
        let known: [Code: String] = [
            .identityWrongPassword: "密码不对", .identityWeakPassword: "新密码不符合要求", .identityWrongCode: "验证码不对", .identityLocked: "等候中",
            .identitySecondFactor: "动态口令的状态不符", .identityExists: "已经存在", .identityToken: "不能用令牌", .identityNoAccount: "没有这个账号",
            .identityBusy: "系统正忙", .identityMustChange: "须先修改密码",
        ]
        if let words = known[code] { return words }
        return switch kind {
        case .invalid: "填写的内容不符合要求"
        case .forbidden: "不允许"
        case .missing: "没有找到"
        case .conflict: "与现有的情况不符"
        case .unavailable: "暂时不能服务"
        case .damaged: "数据不符"
        }
    }
}
