package import Kernel

/// A signed-in browser, by the digest of its token.
package struct SessionRow: Sendable {
    package let id: [UInt8]
    package let login: String
    package let csrf: [UInt8]
    package let created: Instant
    package var seen: Instant
    package let expires: Instant
    package let secondFactor: Bool
    package let mustChange: Bool
    package let address: String
    package let agent: String
    /// The sign-in before this one, for its owner to look at.
    package let previous: SignInPlace?

    package init(
        id: [UInt8], login: String, csrf: [UInt8], created: Instant, seen: Instant, expires: Instant, secondFactor: Bool, mustChange: Bool,
        address: String, agent: String, previous: SignInPlace?
    ) {
        self.id = id
        self.login = login
        self.csrf = csrf
        self.created = created
        self.seen = seen
        self.expires = expires
        self.secondFactor = secondFactor
        self.mustChange = mustChange
        self.address = address
        self.agent = agent
        self.previous = previous
    }

    static let columns: String = """
        s.id, s.login, s.csrf, s.created, s.seen, s.expires, s.second_factor, s.must_change, s.address, s.agent, s.previous_sign_in,
        s.previous_address
        """

    init(_ row: Row) {
        self.init(
            id: row.blob(0), login: row.text(1), csrf: row.blob(2), created: row.instant(3), seen: row.instant(4), expires: row.instant(5),
            secondFactor: row.bool(6), mustChange: row.bool(7), address: row.text(8), agent: row.text(9), previous: row.signInPlace(10))
    }
}

extension Connection {
    /// A session that is not revoked, of an account that is not disabled; whether its time is over is left to the caller.
    package func session(_ county: String, id: [UInt8]) throws -> SessionRow? {
        try first(
            """
            SELECT \(SessionRow.columns) FROM session s JOIN account a ON a.county = s.county AND a.login = s.login
            WHERE s.county = $1 AND s.id = $2 AND s.revoked IS NULL AND a.disabled = 0
            """, [SQLValue(county), SQLValue(id)], SessionRow.init)
    }

    /// The sessions of an account that are neither revoked nor past their end, the newest first.
    package func sessions(_ county: String, of login: String, at: Instant) throws -> [SessionRow] {
        try all(
            """
            SELECT \(SessionRow.columns) FROM session s
            WHERE s.county = $1 AND s.login = $2 AND s.revoked IS NULL AND s.expires > $3 ORDER BY s.created DESC
            """, [SQLValue(county), SQLValue(login), SQLValue(at)], SessionRow.init)
    }

    package func insert(_ county: String, _ session: SessionRow) throws {
        try execute(
            """
            INSERT INTO session (county, id, login, csrf, created, seen, expires, second_factor, must_change, address, agent, previous_sign_in,
              previous_address)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                SQLValue(county), SQLValue(session.id), SQLValue(session.login), SQLValue(session.csrf), SQLValue(session.created),
                SQLValue(session.seen), SQLValue(session.expires), SQLValue(session.secondFactor), SQLValue(session.mustChange),
                SQLValue(session.address), SQLValue(session.agent), SQLValue(session.previous?.at), SQLValue(session.previous?.address),
            ])
    }

    package func setSeen(_ county: String, session id: [UInt8], at: Instant) throws {
        try execute(
            "UPDATE session SET seen = \(dialect.greatest("seen", "$1")) WHERE county = $2 AND id = $3",
            [SQLValue(at), SQLValue(county), SQLValue(id)])
    }

    package func revokeSession(_ county: String, id: [UInt8], at: Instant) throws {
        try execute(
            "UPDATE session SET revoked = $1 WHERE county = $2 AND id = $3 AND revoked IS NULL", [SQLValue(at), SQLValue(county), SQLValue(id)])
    }

    /// Ends the sessions of an account, and its tokens with them.
    package func revokeSessions(_ county: String, of login: String, at: Instant) throws {
        try execute(
            "UPDATE session SET revoked = $1 WHERE county = $2 AND login = $3 AND revoked IS NULL",
            [SQLValue(at), SQLValue(county), SQLValue(login)])
        try revokeTokens(county, of: login, at: at)
    }

    /// Ends everybody's sessions and tokens, and sign-ins under way: of a database that was restored nobody knows which had been ended since.
    ///
    /// - Parameter memos: the kinds of notes of which a sign-in can come.
    package func endAllSignIns(_ county: String, memos: [String]) throws {
        for table in ["session", "access_token"] { try execute("DELETE FROM \(table) WHERE county = $1", [SQLValue(county)]) }
        for kind in memos { try execute("DELETE FROM memo WHERE county = $1 AND kind = $2", [SQLValue(county), SQLValue(kind)]) }
    }

    /// Forgets the sessions that ended before a moment.
    package func deleteSessions(_ county: String, endedBefore moment: Instant) throws {
        try execute("DELETE FROM session WHERE county = $1 AND expires < $2", [SQLValue(county), SQLValue(moment)])
    }
}

/// Accounts elsewhere that stand for an account here.
extension Connection {
    package func login(_ county: String, issuer: String, subject: String) throws -> String? {
        try first(
            "SELECT login FROM federated_identity WHERE county = $1 AND issuer = $2 AND subject = $3",
            [SQLValue(county), SQLValue(issuer), SQLValue(subject)]
        ) { $0.text(0) }
    }

    package func link(_ county: String, issuer: String, subject: String, login: String, at: Instant) throws {
        try execute(
            "INSERT INTO federated_identity (county, issuer, subject, login, linked_at) VALUES ($1, $2, $3, $4, $5)",
            [SQLValue(county), SQLValue(issuer), SQLValue(subject), SQLValue(login), SQLValue(at)])
    }

    package func unlink(_ county: String, issuer: String, subject: String) throws {
        try execute(
            "DELETE FROM federated_identity WHERE county = $1 AND issuer = $2 AND subject = $3",
            [SQLValue(county), SQLValue(issuer), SQLValue(subject)])
    }
}
