import Foundation
import Kernel
import Synchronization

/// What is counted in memory only: failures of logins that do not exist, and failures by address.
final class Attempts: Sendable {
    /// Failures left for an address, as of a moment.
    private struct Allowance {
        var left: Double
        var at: Instant
    }

    private struct State {
        var unknown: BoundedMap<[UInt8], FailureCount> = BoundedMap(capacity: 20_000)
        var addresses: BoundedMap<String, Allowance> = BoundedMap(capacity: 20_000)
    }

    private let policy: IdentityPolicy
    private let state: Mutex<State> = Mutex(State())

    init(_ policy: IdentityPolicy) { self.policy = policy }

    /// Counts an attempt for a login that is none, by the rules for those that are: so waiting tells nobody which exist.
    ///
    /// - Returns: the seconds to wait before this attempt may be made, and after it has failed.
    func charge(unknown login: String, at: Instant) -> (now: Int?, afterwards: Int?) {
        // Whoever sends long names may not fill the memory.
        let key = SecretBytes.sha256(login)
        return state.withLock { state in
            var count = state.unknown[key] ?? FailureCount()
            if let wait = count.wait(at: at) { return (wait, wait) }
            count.charge(at: at, policy)
            state.unknown[key] = count
            return (nil, count.wait(at: at))
        }
    }

    /// Counts an attempt against its address.
    ///
    /// - Returns: the seconds to wait, or `nil` when the attempt may be made.
    func charge(address: String, at: Instant) -> Int? {
        let key = Self.network(of: address)
        return state.withLock { state in
            var allowance = allowance(state.addresses[key], at)
            if allowance.left < 1 { return Int(((1 - allowance.left) * Double(policy.addressRefill)).rounded(.up)) }
            allowance.left -= 1
            state.addresses[key] = allowance
            return nil
        }
    }

    /// Gives an attempt back that did not fail.
    func refund(address: String, at: Instant) {
        let key = Self.network(of: address)
        state.withLock { state in
            var allowance = allowance(state.addresses[key], at)
            allowance.left = min(allowance.left + 1, Double(policy.addressFailures))
            state.addresses[key] = allowance
        }
    }

    private func allowance(_ known: Allowance?, _ at: Instant) -> Allowance {
        guard let known else { return Allowance(left: Double(policy.addressFailures), at: at) }
        let seconds = Double(max(0, at.milliseconds - known.at.milliseconds)) / 1_000
        return Allowance(left: min(known.left + seconds / Double(policy.addressRefill), Double(policy.addressFailures)), at: at)
    }

    /// An IPv6 customer has a whole /64, so all of it counts as one address; other texts count as they are.
    static func network(of address: String) -> String {
        var bytes = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return String(address.prefix(64)) }
        return withUnsafeBytes(of: bytes) { raw in
            // ::ffff:a.b.c.d is an IPv4 address.
            let isMapped = raw[..<10].allSatisfy { $0 == 0 } && raw[10] == 0xFF && raw[11] == 0xFF
            return isMapped ? raw[12...].map(String.init).joined(separator: ".") : raw[..<8].map { String($0, radix: 16) }.joined(separator: ":")
        }
    }
}
