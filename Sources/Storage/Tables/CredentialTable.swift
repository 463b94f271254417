package import Kernel

/// Where and when somebody signed in.
package struct SignInPlace: Hashable, Sendable {
    package let at: Instant
    package let address: String

    package init(at: Instant, address: String) {
        self.at = at
        self.address = address
    }
}

/// What an account signs in with; passwords and recovery codes as digests only.
package struct CredentialRow: Sendable {
    package let login: String
    /// The digest in its text form; `nil` for an account that has no password.
    package var password: String?
    package var mustChange: Bool
    package var changedAt: Instant
    /// Digests of earlier passwords, the newest first.
    package var history: [String]
    package var totpSecret: [UInt8]?
    /// A secret that was shown but not yet confirmed by a code.
    package var totpPending: [UInt8]?
    /// The last time step of which a code was used.
    package var totpStep: Int?
    /// Digests of the recovery codes not yet used.
    package var recovery: [String]
    package var failures: Int
    package var lockedUntil: Instant?
    package var lastSignIn: SignInPlace?
    package var previousSignIn: SignInPlace?

    package init(login: String, changedAt: Instant) {
        self.login = login
        self.changedAt = changedAt
        mustChange = false
        history = []
        recovery = []
        failures = 0
    }

    static let columns: String = """
        login, password, must_change, changed_at, history, totp_secret, totp_pending, totp_step, recovery, failures, locked_until, last_sign_in,
        last_address, previous_sign_in, previous_address
        """

    init(_ row: Row) {
        self.init(login: row.text(0), changedAt: row.instant(3))
        password = row.optionalText(1)
        mustChange = row.bool(2)
        history = row.text(4).split(separator: "\n").map(String.init)
        totpSecret = row.optionalBlob(5)
        totpPending = row.optionalBlob(6)
        totpStep = row.optionalInt(7)
        recovery = row.text(8).split(separator: "\n").map(String.init)
        failures = row.int(9)
        lockedUntil = row.optionalInstant(10)
        lastSignIn = row.signInPlace(11)
        previousSignIn = row.signInPlace(13)
    }
}

extension Row {
    /// Two columns, the moment and the address, both NULL or neither.
    func signInPlace(_ index: Int) -> SignInPlace? {
        optionalInstant(index).map { SignInPlace(at: $0, address: text(index + 1)) }
    }
}

extension Connection {
    package func credential(_ county: String, _ login: String) throws -> CredentialRow? {
        try first(
            "SELECT \(CredentialRow.columns) FROM credential WHERE county = $1 AND login = $2", [SQLValue(county), SQLValue(login)],
            CredentialRow.init)
    }

    /// Whose authenticator's secret, in use or not yet confirmed, has so many bytes.
    package func loginsWithSecrets(_ county: String, ofLength length: Int) throws -> [String] {
        try all(
            "SELECT login FROM credential WHERE county = $1 AND (length(totp_secret) = $2 OR length(totp_pending) = $2) ORDER BY login",
            [SQLValue(county), SQLValue(length)]
        ) { $0.text(0) }
    }

    /// The authenticators' secrets in use that have so many bytes, with whose they are.
    package func secrets(_ county: String, ofLength length: Int) throws -> [(login: String, secret: [UInt8])] {
        try all(
            "SELECT login, totp_secret FROM credential WHERE county = $1 AND length(totp_secret) = $2 ORDER BY login",
            [SQLValue(county), SQLValue(length)]
        ) { ($0.text(0), $0.blob(1)) }
    }

    package func put(_ county: String, _ credential: CredentialRow) throws {
        try execute(
            """
            INSERT INTO credential (county, \(CredentialRow.columns))
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (county, login) DO UPDATE SET password = excluded.password, must_change = excluded.must_change,
              changed_at = excluded.changed_at, history = excluded.history, totp_secret = excluded.totp_secret,
              totp_pending = excluded.totp_pending, totp_step = excluded.totp_step, recovery = excluded.recovery, failures = excluded.failures,
              locked_until = excluded.locked_until, last_sign_in = excluded.last_sign_in, last_address = excluded.last_address,
              previous_sign_in = excluded.previous_sign_in, previous_address = excluded.previous_address
            """,
            [
                SQLValue(county), SQLValue(credential.login), SQLValue(credential.password), SQLValue(credential.mustChange),
                SQLValue(credential.changedAt), SQLValue(credential.history.joined(separator: "\n")), SQLValue(credential.totpSecret),
                SQLValue(credential.totpPending), SQLValue(credential.totpStep), SQLValue(credential.recovery.joined(separator: "\n")),
                SQLValue(credential.failures), SQLValue(credential.lockedUntil), SQLValue(credential.lastSignIn?.at),
                SQLValue(credential.lastSignIn?.address), SQLValue(credential.previousSignIn?.at), SQLValue(credential.previousSignIn?.address),
            ])
    }
}
