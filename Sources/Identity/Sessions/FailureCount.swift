import Kernel

/// Failed attempts in a row, and until when the next has to wait.
struct FailureCount: Sendable {
    var failures: Int = 0
    var lockedUntil: Instant?

    /// Seconds still to wait, rounded up; `nil` when an attempt may be made.
    func wait(at: Instant) -> Int? {
        guard let lockedUntil, at < lockedUntil else { return nil }
        return Int((lockedUntil.milliseconds - at.milliseconds + 999) / 1_000)
    }

    /// Counts an attempt as failed, before anybody knows: so attempts made side by side count one by one.
    mutating func charge(at: Instant, _ policy: IdentityPolicy) {
        failures += 1
        lockedUntil = policy.lock(after: failures).map { at.advanced(bySeconds: $0) }
    }
}

extension FailureCount {
    /// As it is noted where there is no row for it.
    var memo: String { "\(failures) \(lockedUntil.map { String($0.milliseconds) } ?? "-")" }

    /// Reads such a note; none, or one that is not understood, is a count from the beginning.
    init(memo: String?) {
        let words = memo?.split(separator: " ") ?? []
        guard words.count == 2 else { return }
        failures = Int(words[0]) ?? 0
        lockedUntil = Int64(words[1]).map { Instant(milliseconds: $0) }
    }
}

extension Instant {
    func advanced(bySeconds seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1_000) }

    /// Whether this moment is at least so many seconds after another.
    func isPast(_ other: Instant, bySeconds seconds: Int) -> Bool { milliseconds - other.milliseconds >= Int64(seconds) * 1_000 }
}
