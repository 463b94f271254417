/// How long things last and how often they may fail.
package struct IdentityPolicy: Sendable {
    package var cost: PasswordHash.Cost = .standard
    /// Failures in a row before an account waits.
    package var failuresBeforeLock: Int = 5
    /// The first wait in seconds; each further failure doubles it.
    package var firstLock: Int = 30
    package var longestLock: Int = 15 * 60
    /// Failures an address may make at once, and the seconds in which one more is granted. An office may share one address.
    package var addressFailures: Int = 30
    package var addressRefill: Int = 10
    /// Seconds without a request after which a session ends.
    package var idle: Int = 30 * 60
    /// Seconds after which a session ends in any case.
    package var lifetime: Int = 12 * 3_600
    /// Seconds for which a session is believed without looking into the table.
    package var recheck: Int = 5
    /// Seconds between two notes in the table that a session was used.
    package var seenEvery: Int = 60
    /// Seconds to type the second factor in.
    package var pendingLifetime: Int = 5 * 60
    /// Sessions of one account at the same time; when there is one more, the oldest ends.
    package var mostSessions: Int = 8
    /// Seconds for which a password that was given counts for what asks for it again.
    package var proofLifetime: Int = 10 * 60
    /// Times an hour that an account sees personal data whole before the password is asked for again.
    package var freeDisclosures: Int = 20
    package var cachedSessions: Int = 4_096
    /// The name that authenticator applications show.
    package var issuer: String = "准绳"

    package init() {}

    package static let standard: IdentityPolicy = IdentityPolicy()

    /// The wait after so many failures in a row, in seconds; `nil` while there is none.
    func lock(after failures: Int) -> Int? {
        guard failures >= failuresBeforeLock else { return nil }
        let doublings = min(failures - failuresBeforeLock, 20)
        return min(firstLock << doublings, longestLock)
    }
}
