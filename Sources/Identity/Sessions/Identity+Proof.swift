import Kernel
import Proof
import Storage

/// Asking for the password again before what would do most harm in a session that somebody else has taken over.
extension Identity {
    /// Whether the password was given within the last minutes: at signing in, or when it was asked for again.
    package func isProven(_ session: Session) throws -> Bool {
        let at = now()
        if !at.isPast(session.created, bySeconds: policy.proofLifetime) { return true }
        return try database.read { try $0.memo(county, Self.proofKind, Hex.encode(session.id), at: at) } != nil
    }

    /// Takes the password again; a wrong one counts as a failed sign-in.
    ///
    /// - Throws: `identity.wrongPassword`, `identity.locked`.
    package func prove(_ session: Session, password: String) throws {
        _ = try prove(password: password, login: session.login, field: "password", label: "密码")
        let at = now()
        try database.write(for: county) { connection in
            try connection.setMemo(
                county, Self.proofKind, Hex.encode(session.id), to: session.login, expires: at.advanced(bySeconds: policy.proofLifetime))
        }
    }

    private static let proofKind: String = "proof"
}
