import Kernel
import Synchronization

/// What a machine's clock shows, and what nobody can set.
final class HandClock: Sendable {
    private let state: Mutex<(clock: Instant, steady: Int64)>
    init(_ start: Instant) { state = Mutex((clock: start, steady: 0)) }

    var now: Instant { state.withLock { $0.clock } }
    var steady: Int64 { state.withLock { $0.steady } }
    /// Time goes on.
    func pass(hours: Double) {
        state.withLock {
            $0.clock = Instant(milliseconds: $0.clock.milliseconds + Int64(hours * 3_600_000))
            $0.steady += Int64(hours * 3_600_000)
        }
    }
    /// Somebody sets the clock.
    func set(_ moment: Instant) { state.withLock { $0.clock = moment } }
    func move(minutes: Int) { set(Instant(milliseconds: now.milliseconds + Int64(minutes) * 60_000)) }
}
