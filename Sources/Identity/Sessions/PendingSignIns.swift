import Kernel
import Synchronization

/// A right password that waits for its code.
struct PendingSignIn: Sendable {
    let login: String
    /// The password's digest when it was right; a change of password meanwhile ends the attempt. `nil` when another vouched.
    let password: String?
    let address: String
    let agent: String
    let expires: Instant
    var tries: Int = 0
}

/// Who has given the right password and not yet the code. In memory: a restart makes them begin again.
final class PendingSignIns: Sendable {
    private static let mostTries = 5
    private let waiting: Mutex<BoundedMap<[UInt8], PendingSignIn>> = Mutex(BoundedMap(capacity: 4_096))

    func add(_ pending: PendingSignIn) -> PendingToken {
        let token = Token.random()
        waiting.withLock { $0[Token.id(of: token)] = pending }
        return PendingToken(text: token)
    }

    /// One try with the token; `nil` when it is unknown, too old or used up.
    func tryOnce(_ token: PendingToken, at: Instant) -> PendingSignIn? {
        let id = Token.id(of: token.text)
        return waiting.withLock { waiting in
            guard var pending = waiting[id] else { return nil }
            pending.tries += 1
            guard at < pending.expires, pending.tries <= Self.mostTries else {
                waiting[id] = nil
                return nil
            }
            waiting[id] = pending
            return pending
        }
    }

    func remove(_ token: PendingToken) { waiting.withLock { $0[Token.id(of: token.text)] = nil } }
}
