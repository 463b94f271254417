import Kernel
import Storage
import Synchronization

/// What was counted of desks as of the journal's last entry: nothing that they show changes without one, so it holds until the next.
///
/// Colleagues share what is counted of their desks, and somebody who looks again finds it counted.
final class DeskMemo: Sendable {
    enum Key: Hashable {
        case lane(DeskLane, today: Day, soon: Day)
        /// Those to whom something on a desk belongs and who hold no post there any more.
        case gone(Desk, today: Day)
        case late(OrganCode, kinds: [String]?, today: Day)
        case lateByOrgan(today: Day)
        case credentials(PersonID, today: Day)
        /// Whether there may be unread notices of the person's own accounts: where there were none, only an entry can bring one.
        case accountNotices(PersonID)
        /// By organ the kinds whose matters are told of.
        case moved([OrganCode: [String]])
    }

    enum Value: Sendable {
        case counts(DeskCounts)
        case people([PersonID])
        case number(Int)
        case numbers([OrganCode: Int])
        case credentials([CredentialStanding])
    }

    private struct State {
        var entry: Int = -1
        var values: [Key: Value] = [:]
    }

    private let state: Mutex<State> = Mutex(State())
    private let capacity: Int = 4_096

    func clear() { state.withLock { $0 = State() } }

    /// - Parameter make: called outside the lock: two that come at once may both count, and get the same.
    func value(_ key: Key, asOf entry: Int, _ make: () throws -> Value) rethrows -> Value {
        if let known = state.withLock({ $0.entry == entry ? $0.values[key] : nil }) { return known }
        let made = try make()
        state.withLock { state in
            // A reader whose transaction began before the last entry counts for itself.
            guard entry >= state.entry else { return }
            if entry > state.entry || state.values.count >= capacity { state = State(entry: entry) }
            state.values[key] = made
        }
        return made
    }
}
