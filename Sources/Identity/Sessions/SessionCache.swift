import Kernel
import Synchronization

/// The sessions in use, each believed for a few seconds without looking into the table.
final class SessionCache: Sendable {
    private struct Entry {
        var session: Session
        let checked: Instant
    }

    private struct State {
        var entries: BoundedMap<[UInt8], Entry>
        /// Counts revocations, so that what was read before one is not put in after it.
        var generation = 0
    }

    private let policy: IdentityPolicy
    private let state: Mutex<State>

    init(_ policy: IdentityPolicy) {
        self.policy = policy
        state = Mutex(State(entries: BoundedMap(capacity: policy.cachedSessions)))
    }

    enum Answer {
        case session(Session)
        case ended
        /// The table has to be asked; with the last use known here.
        case ask(seen: Instant?, generation: Int)
    }

    func use(_ id: [UInt8], at: Instant) -> Answer {
        state.withLock { state in
            guard var entry = state.entries[id] else { return .ask(seen: nil, generation: state.generation) }
            guard entry.session.isAlive(at: at, policy) else {
                state.entries[id] = nil
                return .ended
            }
            if at < entry.checked || at.isPast(entry.checked, bySeconds: policy.recheck) {
                return .ask(seen: entry.session.seen, generation: state.generation)
            }
            entry.session.seen = max(entry.session.seen, at)
            state.entries[id] = entry
            return .session(entry.session)
        }
    }

    func put(_ session: Session, checked: Instant, generation: Int? = nil) {
        state.withLock { state in
            if let generation, generation != state.generation { return }
            state.entries[session.id] = Entry(session: session, checked: checked)
        }
    }

    func remove(_ id: [UInt8]) {
        state.withLock { state in
            state.generation += 1
            state.entries[id] = nil
        }
    }

    func removeAll(login: String) {
        state.withLock { state in
            state.generation += 1
            state.entries.removeAll { $0.session.login == login }
        }
    }
}
