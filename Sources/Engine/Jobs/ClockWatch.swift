import CTimex
import Kernel
import Storage
import Synchronization

/// Compares a server's clock, which anybody with the machine can set, with one that only goes on.
///
/// What the two differ by is remembered from the first look on, in the database too, for as long as the machine runs: so many small steps are
/// noticed as one large step is, and a step that was taken while the program did not run as well. A time service that corrects the clock by
/// running it slower or faster does so to both.
package final class ClockWatch: Sendable {
    /// What the difference may come to, in milliseconds: corrections of a time service are smaller, and change nothing.
    package static let tolerance: Int64 = 600_000

    /// What a look found.
    struct Sight {
        /// This process looks for the first time.
        let isFirst: Bool
        /// By how much the clock was set, in milliseconds, back when negative; `nil` when it was not.
        let step: Int64?
        /// What the clock differs by from the steady one; the same at each look, until a step.
        let difference: Int64
    }

    private let steady: @Sendable () -> Int64
    /// Names the run of the machine from whose beginning `steady` counts; `nil` where only this process knows what it counts from.
    let run: String?
    private let known: Mutex<Int64?> = Mutex(nil)
    private let told: Mutex<TimeSource.Doubt?> = Mutex(nil)

    /// - Parameter steady: milliseconds since any beginning, sleep of the machine included.
    package init(run: String? = nil, steady: @escaping @Sendable () -> Int64) {
        self.run = run
        self.steady = steady
    }

    /// By the machine's own count since it was started.
    package convenience init() { self.init(run: Self.machineRun(), steady: Self.sinceStart) }

    @Sendable private static func sinceStart() -> Int64 {
        var time = timespec()
        // It cannot fail: every kernel since 2.6.39 has this clock.
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func machineRun() -> String? {
        let path = "/proc/sys/kernel/random/boot_id"
        // Where there is none, a step is noticed by the process that lives through it, and by no later one.
        guard Disk.exists(path), let bytes = try? Disk.bytes(of: path) else { return nil }
        let id = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
        return id.isEmpty ? nil : id
    }

    /// What there is to see; the same again until it is remembered.
    ///
    /// - Parameter kept: the difference that an earlier process found in this run of the machine.
    func look(at clock: Instant, kept: Int64?) -> Sight {
        let difference = clock.milliseconds - steady()
        let own = known.withLock { $0 }
        let before = own ?? kept
        let step = before.map { difference - $0 }.flatMap { abs($0) > Self.tolerance ? $0 : nil }
        return Sight(isFirst: own == nil, step: step, difference: step == nil ? before ?? difference : difference)
    }

    /// What was seen has been entered: from here on the next step is looked for.
    func remember(_ sight: Sight) { known.withLock { $0 = sight.difference } }

    /// Whether something else is to be said of the time source than was said before.
    func isNews(_ doubt: TimeSource.Doubt?) -> Bool {
        told.withLock { told in
            defer { told = doubt }
            return told != doubt
        }
    }
}
