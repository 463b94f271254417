package import Kernel
import Storage

extension Identity {
    /// What attempts on the machine itself are counted under, and what the account's owner reads as the place of the sign-in.
    package static let machine: String = "命令行"

    /// Proves on the machine itself who somebody is, as signing in does: the same waiting after failures, the same second factor. No
    /// session and no known browser is left behind, but the owner reads of it as of the last sign-in. Failures are counted here by themselves:
    /// strangers at the sign-in page keep nobody from the command line.
    ///
    /// - Parameters:
    ///   - code: asked for the second factor, only where the account has one.
    ///   - mustHaveTwo: who may not come in by the password alone.
    /// - Returns: the person, come in by the command line, and whether a second factor was shown.
    /// - Throws: `identity.wrongPassword` for whatever was wrong, `identity.locked`, `identity.mustChange`, `identity.secondFactor`.
    package func admit(
        login: String, password: String, mustHaveTwo: (Actor) -> Bool = { _ in false }, code: () throws -> String
    ) throws -> (actor: Actor, secondFactor: Bool) {
        var answer = try signIn(login: login, password: password, address: Self.machine, agent: "plumbline", isMachine: true)
        if case .secondFactor(let pending) = answer { answer = try secondFactor(pending: pending, code: code()) }
        switch answer {
        case .session(let begun):
            try signOut(begun.session)
            guard !begun.session.mustChangePassword else {
                throw Problem(
                    .forbidden, .identityMustChange, "账号“\(login)”的密码是他人设置的，还没有修改，不能在命令行办理。", remedy: "请先在网页中登录并修改密码。")
            }
            let actor = try actor(begun.session.login, way: "cli")
            guard begun.session.secondFactorPassed || !mustHaveTwo(actor) else { throw Self.secondFactorNeeded }
            return (actor, begun.session.secondFactorPassed)
        case .refused(let wait?): throw Self.locked(wait)
        case .refused(nil), .secondFactor:
            throw Problem(.forbidden, .identityWrongPassword, "账号、密码或者动态口令不正确，没有办理。", remedy: "请核对后再试；连续出错的，账号会有一段时间不能登录。")
        }
    }

    func actor(_ login: String, way: String) throws -> Actor {
        guard var actor = try database.read({ try $0.actor(county, login: login, offices) }) else { throw Self.noAccount(login) }
        actor.way = way
        return actor
    }
}

extension Identity {
    package static var secondFactorNeeded: Problem {
        Problem(.forbidden, .identitySecondFactor, "系统管理员须启用动态口令，才能办理管理的事项。", remedy: "请在网页的“我的账户”中启用。")
    }
}

extension Problem.Code {
    package static let identityMustChange: Problem.Code = Problem.Code("identity.mustChange")
    package static let identityToken: Problem.Code = Problem.Code("identity.token")
}
