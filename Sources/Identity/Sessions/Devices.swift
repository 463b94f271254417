import Kernel
import Proof
import Storage

/// The browsers from which an account has been signed in to before. Each has its own count of failures: whoever hammers an account from
/// elsewhere does not keep its owner waiting at their own desk, and whoever sits at that desk may not guess for ever either.
struct Devices: Sendable {
    /// A device that the account knows.
    struct Known: Hashable, Sendable {
        fileprivate let key: String
        var text: String { key }
        /// As it was kept with a sign-in that waits for its code.
        init(text: String) { key = text }
        fileprivate init(_ login: String, _ token: String) { key = Hex.encode(SecretBytes.sha256("\(login)\n\(token)")) }
    }

    private static let kind: String = "sign-in/device"
    /// Days after the last sign-in for which a device is remembered.
    static let days: Int = 180

    let county: String
    let policy: IdentityPolicy

    /// The first of a browser's tokens that belongs to the account. The token is random and kept as a digest together with the account: one
    /// of another account, or made up, is none.
    func known(_ tokens: [String], login: String, at: Instant, _ connection: Connection) throws -> Known? {
        for token in tokens where token.utf8.count == 43 {
            let device = Known(login, token)
            if try connection.memo(county, Self.kind, device.key, at: at) != nil { return device }
        }
        return nil
    }

    /// The machine itself, where whoever signs in by the command line has the program and its files: known to every account, and counted for
    /// each by itself. No browser can carry its token, which is shorter than theirs.
    func machine(_ login: String) -> Known { Known(login, Identity.machine) }

    /// Counts an attempt from a known device, before it is made; nothing else stands in its way.
    ///
    /// - Returns: the seconds to wait before this attempt may be made, and after it has failed.
    func charge(_ device: Known, at: Instant, _ connection: Connection) throws -> (now: Int?, afterwards: Int?) {
        var count = try count(device, at: at, connection)
        if let wait = count.wait(at: at) { return (wait, wait) }
        count.charge(at: at, policy)
        try keep(device, count, at: at, connection)
        return (nil, count.wait(at: at))
    }

    /// Takes one counted attempt back, which was right as far as it went.
    func refund(_ device: Known, at: Instant, _ connection: Connection) throws {
        var count = try count(device, at: at, connection)
        count.failures = max(0, count.failures - 1)
        count.lockedUntil = nil
        try keep(device, count, at: at, connection)
    }

    /// After a sign-in: a device that was known begins to count anew, any other becomes known.
    ///
    /// - Returns: the token for a browser that has none for this account.
    func welcome(_ device: Known?, login: String, at: Instant, _ connection: Connection) throws -> String? {
        if let device {
            try keep(device, FailureCount(), at: at, connection)
            return nil
        }
        let token = Token.random()
        try keep(Known(login, token), FailureCount(), at: at, connection)
        return token
    }

    private func count(_ device: Known, at: Instant, _ connection: Connection) throws -> FailureCount {
        FailureCount(memo: try connection.memo(county, Self.kind, device.key, at: at))
    }

    private func keep(_ device: Known, _ count: FailureCount, at: Instant, _ connection: Connection) throws {
        try connection.setMemo(
            county, Self.kind, device.key, to: count.memo, expires: at.advanced(bySeconds: Self.days * 86_400))
    }
}

extension Identity {
    /// Whether one of a browser's tokens belongs to an account: such attempts do not queue with strangers'.
    package func knows(devices tokens: [String], login typed: String) throws -> Bool {
        guard !tokens.isEmpty else { return false }
        let (at, login) = (now(), typed.trimmed)
        return try database.read { try devices.known(tokens, login: login, at: at, $0) } != nil
    }
}
