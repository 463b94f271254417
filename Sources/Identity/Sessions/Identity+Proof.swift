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

    /// Counts that personal data are about to be seen whole. `false` when there have been so many within the hour that the password is to be
    /// asked for first: whoever took over a session cannot read through a county.
    package func mayDisclose(_ session: Session) throws -> Bool {
        let at = now()
        let isProven = try isProven(session)
        return try database.write(for: county) { connection in
            let kept = try connection.memo(county, Self.disclosureKind, session.login, at: at)?.split(separator: " ").compactMap { Int64($0) } ?? []
            let (count, until) = kept.count == 2 ? (kept[0], Instant(milliseconds: kept[1])) : (0, at.advanced(bySeconds: 3_600))
            guard isProven || count < policy.freeDisclosures else { return false }
            try connection.setMemo(
                county, Self.disclosureKind, session.login, to: "\(count + 1) \(until.milliseconds)", expires: until)
            return true
        }
    }

    private static let disclosureKind: String = "disclosures"
    static let proofKind: String = "proof"
}
