import CTimex

/// What keeps the machine's clock right (chrony, ntpd, systemd-timesyncd), asked through the kernel, to which each of them says whether it does.
///
/// The program asks nobody over the network. A time service that is itself wrong is believed.
package struct TimeSource: Sendable {
    /// The kernel's answer to `ntp_adjtime(2)`.
    package struct Reading: Hashable, Sendable {
        /// The state of the clock, such as `TIME_OK` or `TIME_ERROR`.
        package let state: Int32
        /// The bits of `STA_…`.
        package let status: Int32
        /// What the clock may differ by at most, in microseconds; it grows by half a millisecond a second while nobody corrects the clock.
        package let mostError: Int

        package init(state: Int32, status: Int32, mostError: Int) {
            self.state = state
            self.status = status
            self.mostError = mostError
        }
    }

    /// Why the clock is not to be relied on.
    package enum Doubt: Hashable, Sendable {
        case unreadable
        case unsynchronised
        /// It may differ by so many seconds.
        case uncertain(Int)

        /// For people.
        package var words: String {
            switch self {
            case .unreadable: "内核的对时状态不能读出"
            case .unsynchronised: "内核说，服务器的时钟没有与时间源对准"
            case .uncertain(let seconds): "内核说，服务器的时钟可能相差\(seconds)秒"
            }
        }

        /// For programs that watch.
        package var word: String {
            switch self {
            case .unreadable: "unreadable"
            case .unsynchronised: "unsynchronised"
            case .uncertain: "uncertain"
            }
        }
    }

    /// Microseconds; reached about five and a half hours after the last correction.
    package static let mostError: Int = 10_000_000

    private let read: @Sendable () -> Reading?

    package init(_ read: @escaping @Sendable () -> Reading?) { self.read = read }

    /// The machine's own.
    package static let kernel: TimeSource = TimeSource {
        var answer = timex()
        let state = ntp_adjtime(&answer)
        return state < 0 ? nil : Reading(state: state, status: answer.status, mostError: Int(answer.maxerror))
    }

    /// What configurations may name.
    package static let names: [String] = ["none", "kernel"]

    /// `nil` where none is to be asked.
    package static func named(_ name: String) -> TimeSource? { name == "kernel" ? .kernel : nil }

    package var doubt: Doubt? { Self.judge(read()) }

    /// - Returns: `nil` when the clock can be relied on.
    package static func judge(_ reading: Reading?) -> Doubt? {
        guard let reading else { return .unreadable }
        if reading.state == TIME_ERROR || reading.status & STA_UNSYNC != 0 { return .unsynchronised }
        return reading.mostError >= mostError ? .uncertain(reading.mostError / 1_000_000) : nil
    }
}
