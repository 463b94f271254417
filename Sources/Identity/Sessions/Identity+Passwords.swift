import Engine
import Kernel
import Storage

extension Identity {
    /// Changes the password of a session's account. All other sessions end, and this one goes on under a new token.
    ///
    /// - Throws: `identity.wrongPassword`, `identity.weakPassword` with every broken rule, or `identity.locked`.
    package func changePassword(_ session: Session, old: String, new: String) throws -> NewSession {
        let credential = try prove(session, password: old, field: "oldPassword", label: "原密码")
        let former = ([credential.password].compactMap { $0 } + credential.history).compactMap { PasswordHash(text: $0) }
        let name = try database.read { try $0.actor(county, login: session.login, offices) }?.name ?? ""
        let broken = try PasswordRules.problems(new, login: session.login, name: name, former: former)
        guard broken.isEmpty else { throw Problem(.invalid, .identityWeakPassword, "新密码不符合要求，没有更改。", fields: broken) }
        let hash = try PasswordHash(new, cost: policy.cost).text
        let at = now()
        let begun = try change(session) { current, connection in
            guard current.password == credential.password else { throw Self.sessionEnded }
            current.set(password: hash, mustChange: false, at: at)
            let begun = try replaceAll(session, connection, secondFactor: session.secondFactorPassed, mustChange: false, at: at)
            try proofs.note(begun.session.id, login: session.login, at: at, connection)
            return begun
        }
        replaced(session.login, by: begun, at: at)
        return begun
    }

    /// Random first passwords for accounts; for a demonstration they need not be changed. Sessions of the accounts end.
    package func issueInitialPasswords(logins: [String], mustChange: Bool = true) throws -> [(login: String, password: String)] {
        let issued = try logins.map { login in
            let password = OneTimePassword.random()
            return (login: login, password: password, hash: try PasswordHash(password, cost: policy.cost).text)
        }
        let at = now()
        try database.write(for: county) { connection in
            for (login, _, hash) in issued {
                guard try connection.actor(county, login: login, offices) != nil else { throw Self.noAccount(login) }
                try set(hash, login: login, mustChange: mustChange, connection, at: at)
            }
        }
        for (login, _, _) in issued { cache.removeAll(login: login) }
        return issued.map { ($0.login, $0.password) }
    }

    /// Gives an account a password and ends its sessions; the caller empties the cache afterwards.
    func set(_ hash: String, login: String, mustChange: Bool, _ connection: Connection, at: Instant) throws {
        var credential = try connection.credential(county, login) ?? CredentialRow(login: login, changedAt: at)
        credential.set(password: hash, mustChange: mustChange, at: at)
        try connection.keep(county, credential, at: official())
        try connection.revokeSessions(county, of: login, at: at)
    }

    /// Asks for the password again. Wrong ones are counted in the session: whoever took it over cannot try them all, and what strangers fail at
    /// outside keeps nobody waiting here.
    ///
    /// - Returns: the credential whose password it was.
    func prove(_ session: Session, password: String, field: String, label: String) throws -> CredentialRow {
        let at = now()
        let (found, wait) = try database.write(for: county) { connection -> (CredentialRow?, Int?) in
            (try connection.credential(county, session.login), try proofs.charge(session.id, at: at, connection))
        }
        if let wait { throw Self.locked(wait) }
        guard let found, let text = found.password, let hash = PasswordHash(text: text), try hash.verify(password.clipped) != .wrong else {
            throw Problem(
                .invalid, .identityWrongPassword, "“\(label)”不正确。",
                fields: [FieldProblem(field: field, label: label, given: "", rule: "应为本账号现在的密码")])
        }
        try database.write(for: county) { try proofs.refund(session.id, at: at, $0) }
        return found
    }

    static func locked(_ seconds: Int) -> Problem {
        Problem(.forbidden, .identityLocked, "连续出错次数过多，请在\(seconds)秒后再试。")
    }
}

extension CredentialRow {
    /// A new password; the one before is remembered, failures are forgotten.
    mutating func set(password hash: String, mustChange: Bool, at: Instant) {
        history = Array(([password].compactMap { $0 } + history).prefix(PasswordRules.remembered - 1))
        password = hash
        self.mustChange = mustChange
        changedAt = at
        forgive()
    }
}
