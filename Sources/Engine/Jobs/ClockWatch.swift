import Kernel
import Synchronization

/// Compares a server's clock, which anybody with the machine can set, with one that only goes on.
package final class ClockWatch: Sendable {
    /// What the two may differ by between two looks, in milliseconds: corrections of a time service are smaller, and change nothing.
    package static let tolerance: Int64 = 600_000

    private struct Mark {
        let clock: Instant
        let steady: Int64
    }

    private let steady: @Sendable () -> Int64
    private let mark: Mutex<Mark?> = Mutex(nil)

    /// - Parameter steady: milliseconds since any beginning, sleep of the machine included.
    package init(steady: @escaping @Sendable () -> Int64 = ClockWatch.sinceStart) { self.steady = steady }

    private static let beginning: ContinuousClock.Instant = .now

    @Sendable package static func sinceStart() -> Int64 {
        let (seconds, fraction) = beginning.duration(to: .now).components
        return seconds * 1_000 + fraction / 1_000_000_000_000_000
    }

    /// By how much the clock was set since the last look, in milliseconds, back when negative; `nil` when it was not.
    func step(to clock: Instant) -> Int64? {
        let now = Mark(clock: clock, steady: steady())
        let before = mark.withLock { mark in
            defer { mark = now }
            return mark
        }
        guard let before else { return nil }
        let step = (now.clock.milliseconds - before.clock.milliseconds) - (now.steady - before.steady)
        return abs(step) > Self.tolerance ? step : nil
    }
}
