package import Kernel

/// What an account may act with away from a browser, by the digest of the text that its owner has.
package struct TokenRow: Sendable {
    package let id: [UInt8]
    /// As the journal and its owner name it; no secret.
    package let name: String
    package let login: String
    /// What its owner wants it for.
    package let purpose: String
    package let made: Instant
    package let expires: Instant
    /// Whoever made it had shown a second factor; those of earlier programs say no.
    package let secondFactor: Bool

    package init(id: [UInt8], name: String, login: String, purpose: String, made: Instant, expires: Instant, secondFactor: Bool) {
        self.id = id
        self.name = name
        self.login = login
        self.purpose = purpose
        self.made = made
        self.expires = expires
        self.secondFactor = secondFactor
    }

    static let columns: String = "t.id, t.name, t.login, t.purpose, t.made, t.expires, t.second_factor"

    init(_ row: Row) {
        self.init(
            id: row.blob(0), name: row.text(1), login: row.text(2), purpose: row.text(3), made: row.instant(4), expires: row.instant(5),
            secondFactor: row.bool(6))
    }
}

extension Connection {
    /// A token that is not revoked, of an account that is not disabled; whether its time is over is left to the caller.
    package func token(_ county: String, id: [UInt8]) throws -> TokenRow? {
        try first(
            """
            SELECT \(TokenRow.columns) FROM access_token t JOIN account a ON a.county = t.county AND a.login = t.login
            WHERE t.county = $1 AND t.id = $2 AND t.revoked IS NULL AND a.disabled = 0
            """, [SQLValue(county), SQLValue(id)], TokenRow.init)
    }

    /// The tokens of an account that can still be used, the newest first.
    package func tokens(_ county: String, of login: String, at: Instant) throws -> [TokenRow] {
        try all(
            """
            SELECT \(TokenRow.columns) FROM access_token t
            WHERE t.county = $1 AND t.login = $2 AND t.revoked IS NULL AND t.expires > $3 ORDER BY t.made DESC, t.name
            """, [SQLValue(county), SQLValue(login), SQLValue(at)], TokenRow.init)
    }

    package func insert(_ county: String, _ token: TokenRow) throws {
        try execute(
            "INSERT INTO access_token (county, id, name, login, purpose, made, expires, second_factor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                SQLValue(county), SQLValue(token.id), SQLValue(token.name), SQLValue(token.login), SQLValue(token.purpose),
                SQLValue(token.made), SQLValue(token.expires), SQLValue(token.secondFactor),
            ])
    }

    package func revokeToken(_ county: String, id: [UInt8], at: Instant) throws {
        try execute(
            "UPDATE access_token SET revoked = $1 WHERE county = $2 AND id = $3 AND revoked IS NULL",
            [SQLValue(at), SQLValue(county), SQLValue(id)])
    }

    /// All of an account: its password was changed, or somebody put it out of use.
    package func revokeTokens(_ county: String, of login: String, at: Instant) throws {
        try execute(
            "UPDATE access_token SET revoked = $1 WHERE county = $2 AND login = $3 AND revoked IS NULL",
            [SQLValue(at), SQLValue(county), SQLValue(login)])
        // Whoever had taken over the account might have made the address of its calendar.
        try removeCalendarFeed(county, of: login)
    }

    /// Forgets the tokens that ended before a moment; the journal keeps that there were such.
    package func deleteTokens(_ county: String, endedBefore moment: Instant) throws {
        try execute("DELETE FROM access_token WHERE county = $1 AND expires < $2", [SQLValue(county), SQLValue(moment)])
    }
}
