import Kernel
import Storage

/// Asking again, before what would do most harm in a session that somebody else has taken over.
extension Identity {
    /// Whether the password, or a code of the authenticator that is held here, was given within the last minutes: at signing in, or when it was
    /// asked for again. What an identity provider vouched for is none: its own session may be hours old, in a browser that was left open.
    package func isProven(_ session: Session) throws -> Bool {
        let at = now()
        return try database.read { try proofs.isNoted(session.id, at: at, $0) }
    }

    /// Takes the password again; wrong ones are counted in the session.
    ///
    /// - Throws: `identity.wrongPassword`, `identity.locked`.
    package func prove(_ session: Session, password: String) throws {
        _ = try prove(session, password: password, field: "password", label: "密码")
        let at = now()
        try database.write(for: county) { try proofs.note(session.id, login: session.login, at: at, $0) }
    }

    /// Takes a code of the authenticator, or one for recovery, in the password's stead.
    ///
    /// - Throws: `identity.wrongCode`, `identity.locked`, `identity.secondFactor` where there is no authenticator.
    package func prove(_ session: Session, code: String) throws {
        let at = now()
        try prove(code: code, session) { _, connection in try proofs.note(session.id, login: session.login, at: at, connection) }
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
}
