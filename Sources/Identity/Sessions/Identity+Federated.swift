import Engine
import Kernel
import Storage

extension Identity {
    /// Signs in somebody for whom an identity provider vouches; refused unless that identity is linked to an account.
    ///
    /// A second factor that the account has is asked for all the same; a password that must be changed is not.
    package func signInFederated(issuer: String, subject: String, address: String, agent: String) throws -> SignIn {
        let at = now()
        let result = try database.write(for: county) { connection -> SignIn? in
            guard let login = try connection.login(county, issuer: issuer, subject: subject) else { return nil }
            return try admit(login, vouched: nil, connection, address: address, agent: agent, at: at)
        }
        if case .session(let new) = result { cache.put(new.session, checked: at) }
        return result ?? .refused(retryAfter: nil)
    }

    /// Lets an identity elsewhere sign in to an account; one identity stands for one account. The journal records it.
    package func link(issuer: String, subject: String, login: String) throws {
        let at = now()
        try database.write(for: county) { connection in
            guard let actor = try connection.actor(county, login: login, offices) else { throw Self.noAccount(login) }
            if let other = try connection.login(county, issuer: issuer, subject: subject) {
                if other == login { return }
                throw Problem(.conflict, .identityLinked, "身份“\(subject)”（\(issuer)）已经与另一账号关联。", remedy: "请先核对身份，再解除原来的关联。")
            }
            try connection.link(county, issuer: issuer, subject: subject, login: login, at: at)
            try record("account.link", issuer, subject, actor, connection, official())
        }
    }

    /// Undoes a link, and ends the account's sessions: one of them may have come by it.
    package func unlink(issuer: String, subject: String, login: String) throws {
        let at = now()
        try database.write(for: county) { connection in
            guard let actor = try connection.actor(county, login: login, offices) else { throw Self.noAccount(login) }
            guard try connection.login(county, issuer: issuer, subject: subject) == login else {
                throw Problem(.missing, .identityLinked, "身份“\(subject)”（\(issuer)）没有与账号“\(login)”关联。", remedy: "请核对身份。")
            }
            try connection.unlink(county, issuer: issuer, subject: subject)
            try connection.revokeSessions(county, of: login, at: at)
            try record("account.unlink", issuer, subject, actor, connection, official())
        }
        cache.removeAll(login: login)
    }

    private func record(
        _ action: String, _ issuer: String, _ subject: String, _ actor: Actor, _ connection: Connection, _ at: Instant
    ) throws {
        let changes: [JSON.Member] = [.init("account", .text(actor.login)), .init("issuer", .text(issuer)), .init("subject", .text(subject))]
        let entry = RegisterEntry(
            kind: Administration.journalKind, action: action, login: actor.login, person: actor.person.description, organ: county, changes: changes)
        try entry.append(county, connection, at: at)
    }
}
