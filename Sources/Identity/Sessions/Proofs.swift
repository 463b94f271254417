import Kernel
import Proof
import Storage

/// What was proved inside a session, and how often somebody failed to: noted with the session, so that strangers who fail at the sign-in page
/// keep nobody from it who is signed in, and whoever took over a session may not guess for ever either.
struct Proofs: Sendable {
    static let kind: String = "proof"
    static let failures: String = "proof/failures"

    let county: String
    let policy: IdentityPolicy

    /// Notes that the session's person has just given the password, or a code that is held here.
    func note(_ session: [UInt8], login: String, at: Instant, _ connection: Connection) throws {
        try connection.setMemo(county, Self.kind, Hex.encode(session), to: login, expires: at.advanced(bySeconds: policy.proofLifetime))
    }

    func isNoted(_ session: [UInt8], at: Instant, _ connection: Connection) throws -> Bool {
        try connection.memo(county, Self.kind, Hex.encode(session), at: at) != nil
    }

    /// Counts an attempt as failed, before it is made.
    ///
    /// - Returns: the seconds to wait; `nil` when it may be made.
    func charge(_ session: [UInt8], at: Instant, _ connection: Connection) throws -> Int? {
        var count = try count(session, at: at, connection)
        if let wait = count.wait(at: at) { return wait }
        count.charge(at: at, policy)
        try keep(session, count, at: at, connection)
        return nil
    }

    /// Takes one counted attempt back, which was right.
    func refund(_ session: [UInt8], at: Instant, _ connection: Connection) throws {
        var count = try count(session, at: at, connection)
        count.failures = max(0, count.failures - 1)
        count.lockedUntil = nil
        try keep(session, count, at: at, connection)
    }

    /// A session goes on under a new token with what was proved in it and with its failures: changing the token gives nobody new tries.
    func move(from old: [UInt8], to new: [UInt8], at: Instant, _ connection: Connection) throws {
        let count = try count(old, at: at, connection)
        if count.failures > 0 { try keep(new, count, at: at, connection) }
        try connection.removeMemo(county, Self.failures, Hex.encode(old))
        guard let (login, expires) = try connection.memoUntil(county, Self.kind, Hex.encode(old), at: at) else { return }
        try connection.setMemo(county, Self.kind, Hex.encode(new), to: login, expires: expires)
        try connection.removeMemo(county, Self.kind, Hex.encode(old))
    }

    private func count(_ session: [UInt8], at: Instant, _ connection: Connection) throws -> FailureCount {
        FailureCount(memo: try connection.memo(county, Self.failures, Hex.encode(session), at: at))
    }

    private func keep(_ session: [UInt8], _ count: FailureCount, at: Instant, _ connection: Connection) throws {
        let key = Hex.encode(session)
        guard count.failures > 0 else { return try connection.removeMemo(county, Self.failures, key) }
        try connection.setMemo(county, Self.failures, key, to: count.memo, expires: at.advanced(bySeconds: policy.lifetime))
    }
}

extension Identity {
    var proofs: Proofs { Proofs(county: county, policy: policy) }
}
