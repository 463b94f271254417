import Identity
import Synchronization

/// How often something may be begun: so many at once, and then so many a second, by each and by all.
final class Pace: Sendable {
    private struct Allowance: Sendable {
        var left: Double
        var at: ContinuousClock.Instant
    }

    private struct State {
        var each: BoundedMap<String, Allowance>
        var all: Allowance
    }

    private let burst: (each: Double, all: Double)
    private let perSecond: (each: Double, all: Double)
    private let state: Mutex<State>

    init(each: (burst: Double, perSecond: Double), all: (burst: Double, perSecond: Double)) {
        burst = (each.burst, all.burst)
        perSecond = (each.perSecond, all.perSecond)
        state = Mutex(State(each: BoundedMap(capacity: 10_000), all: Allowance(left: all.burst, at: .now)))
    }

    /// - Parameter key: who begins; `nil` for whoever cannot be told from others.
    /// - Returns: whether it may be begun now.
    func take(_ key: String?, at now: ContinuousClock.Instant = .now) -> Bool {
        state.withLock { state in
            var all = Self.grown(state.all, now, burst.all, perSecond.all)
            var each = key.map { Self.grown(state.each[$0] ?? Allowance(left: burst.each, at: now), now, burst.each, perSecond.each) }
            let isFree = all.left >= 1 && (each.map { $0.left >= 1 } ?? true)
            if isFree {
                all.left -= 1
                each?.left -= 1
            }
            state.all = all
            if let key, let each { state.each[key] = each }
            return isFree
        }
    }

    private static func grown(_ allowance: Allowance, _ now: ContinuousClock.Instant, _ burst: Double, _ perSecond: Double) -> Allowance {
        let seconds = max(0, (now - allowance.at) / .seconds(1))
        return Allowance(left: min(burst, allowance.left + seconds * perSecond), at: now)
    }
}
