import Engine
import Kernel
import Storage

extension Identity {
    /// The session of a token, if it has neither ended nor been idle for too long nor been revoked.
    ///
    /// A revocation by another process takes effect within five seconds, one by this process at once.
    package func session(token: String) throws -> Session? {
        guard token.utf8.count <= 64 else { return nil }
        let id = Token.id(of: token)
        let at = now()
        switch cache.use(id, at: at) {
        case .session(let session): return session
        case .ended: return nil
        case .ask(let seen, let generation): return try reread(id, seen: seen, generation, at)
        }
    }

    private func reread(_ id: [UInt8], seen: Instant?, _ generation: Int, _ at: Instant) throws -> Session? {
        guard let row = try database.read({ try $0.session(county, id: id) }) else {
            cache.remove(id)
            return nil
        }
        var session = Session(row)
        session.seen = max(row.seen, seen ?? row.seen)
        guard session.isAlive(at: at, policy) else {
            cache.remove(id)
            return nil
        }
        session.seen = max(session.seen, at)
        if at.isPast(row.seen, bySeconds: policy.seenEvery) {
            try database.write(for: county) { try $0.setSeen(county, session: id, at: at) }
        }
        cache.put(session, checked: at, generation: generation)
        return session
    }

    /// What the forms of a session carry; `isValid` compares in constant time.
    package func csrfToken(for session: Session) -> String { session.csrf }
    package func isValid(csrf: String, for session: Session) -> Bool { session.isValid(csrf: csrf) }

    /// The sessions of an account that are alive, the newest first.
    package func sessions(of login: String) throws -> [Session] {
        let at = now()
        return try database.read { try $0.sessions(county, of: login, at: at) }.map(Session.init).filter { $0.isAlive(at: at, policy) }
    }

    /// Goes on with a session under a new token; the old one is void. Its end stays where it was.
    package func rotate(_ session: Session) throws -> NewSession {
        let at = now()
        let new = try database.write(for: county) { connection in
            let row = try living(session, connection, at)
            try connection.revokeSession(county, id: session.id, at: at)
            return try renew(row, connection, secondFactor: row.secondFactor, mustChange: row.mustChange, at: at)
        }
        cache.remove(session.id)
        cache.put(new.session, checked: at)
        return new
    }

    /// Ends one session, one's own or another of the same account.
    package func signOut(_ session: Session) throws {
        let at = now()
        try database.write(for: county) { try $0.revokeSession(county, id: session.id, at: at) }
        cache.remove(session.id)
    }

    /// Ends every session of an account.
    package func revokeAll(login: String) throws {
        let at = now()
        try database.write(for: county) { try $0.revokeSessions(county, of: login, at: at) }
        cache.removeAll(login: login)
    }

    /// Ends every other session of the account; this one goes on under a new token.
    package func endOthers(_ session: Session) throws -> NewSession {
        let at = now()
        let new = try database.write(for: county) { connection in
            try replaceAll(
                session, connection, secondFactor: session.secondFactorPassed, mustChange: session.mustChangePassword, at: at)
        }
        replaced(session.login, by: new, at: at)
        return new
    }

    /// Ends every session of the account and begins one in the place of the given one.
    func replaceAll(_ session: Session, _ connection: Connection, secondFactor: Bool, mustChange: Bool, at: Instant) throws -> NewSession {
        let row = try living(session, connection, at)
        try connection.revokeSessions(county, of: session.login, at: at)
        return try renew(row, connection, secondFactor: secondFactor, mustChange: mustChange, at: at)
    }

    /// The session as the table has it; throws when it has ended meanwhile.
    private func living(_ session: Session, _ connection: Connection, _ at: Instant) throws -> SessionRow {
        guard let row = try connection.session(county, id: session.id), at < row.expires else { throw Self.sessionEnded }
        return row
    }

    private func renew(_ old: SessionRow, _ connection: Connection, secondFactor: Bool, mustChange: Bool, at: Instant) throws -> NewSession {
        let token = Token.random()
        let row = SessionRow(
            id: Token.id(of: token), login: old.login, csrf: SecretBytes.random(32), created: old.created, seen: max(at, old.created),
            expires: old.expires, secondFactor: secondFactor, mustChange: mustChange, address: old.address, agent: old.agent,
            previous: old.previous)
        try connection.insert(county, row)
        try proofs.move(from: old.id, to: row.id, at: at, connection)
        return NewSession(token: token, session: Session(row))
    }

    /// Changes the credential of a living session's account.
    func change<T>(_ session: Session, _ body: (inout CredentialRow, Connection) throws -> T) throws -> T {
        let at = now()
        return try database.write(for: county) { connection in
            _ = try living(session, connection, at)
            var credential = try connection.credential(county, session.login) ?? CredentialRow(login: session.login, changedAt: at)
            let result = try body(&credential, connection)
            try connection.keep(county, credential, at: official())
            return result
        }
    }

    /// After a transaction that ended all sessions but a new one.
    func replaced(_ login: String, by new: NewSession, at: Instant) {
        cache.removeAll(login: login)
        cache.put(new.session, checked: at)
    }

    static var sessionEnded: Problem { Problem(.forbidden, .identitySessionEnded, "登录已经失效。", remedy: "请重新登录。") }
}
