import Dispatch
import Kernel
import Synchronization

/// How far a database had come at some moment, as text that can be kept in a cookie.
package struct WritePosition: Hashable, Sendable {
    package let text: String
    let value: UInt64

    /// Reads a position in PostgreSQL's own form, such as `16/B374D848`; `nil` for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let high = UInt32(parts[0], radix: 16), let low = UInt32(parts[1], radix: 16) else { return nil }
        self.text = text
        value = UInt64(high) << 32 | UInt64(low)
    }
}

/// Reads from a streaming replica what may be some seconds old, from the primary what may not.
///
/// The replica must have come as far as its reader has, and as far as the primary was some seconds ago. One that lags, or does not
/// answer, is passed over for a while: a page is then as slow as without it, never older and never an error.
final class ReplicaReader: Sendable {
    private struct State {
        /// Two readings of the primary, `allowance` apart: the replica has had that long to come as far as the older one.
        var older: WritePosition?
        var newer: WritePosition?
        var readAt: UInt64 = 0
        /// After a failure: until when nobody asks, how long that was, and whether somebody is asking again.
        var avoidance: (until: UInt64, length: UInt64, isProbed: Bool)?
    }

    private static let allowance: UInt64 = 10_000_000_000
    private static let avoidance: ClosedRange<UInt64> = 5_000_000_000...60_000_000_000

    private let primary: PostgresDriver
    private let replica: PostgresDriver
    private let state: Mutex<State> = Mutex(State())

    init(primary: PostgresDriver, replica: PostgresDriver) {
        self.primary = primary
        self.replica = replica
    }

    func position() throws -> WritePosition? {
        let text = try primary.read { try $0.first("SELECT CAST(pg_current_wal_insert_lsn() AS text)") { $0.text(0) } }
        return text.flatMap { WritePosition($0) }
    }

    func read<T>(since position: WritePosition?, _ body: (Connection) throws -> T) throws -> T {
        let now = DispatchTime.now().uptimeNanoseconds
        let isAvoided = state.withLock { state in
            guard let avoidance = state.avoidance else { return false }
            if avoidance.isProbed || now < avoidance.until { return true }
            state.avoidance?.isProbed = true
            return false
        }
        if isAvoided { return try primary.read(body) }
        sample(now)
        let least = max(position?.value ?? 0, state.withLock { $0.older?.value ?? 0 })
        do {
            // Asked before the snapshot is taken that is read: within it the position could be newer than what is seen.
            let reached = try replica.read { try $0.first("SELECT CAST(pg_last_wal_replay_lsn() AS text)") { $0.optionalText(0) } ?? nil }
            state.withLock { $0.avoidance = nil }
            // Promoted, it is a primary of its own and has no such position.
            guard let reached = reached.flatMap({ WritePosition($0) }), reached.value >= least else { return try primary.read(body) }
            return try replica.read(body)
        } catch let problem as Problem where problem.underlying is PostgresFailure {
            avoid()
            return try primary.read(body)
        } catch let problem as Problem where problem.code == .storageBusy {
            avoid()
            return try primary.read(body)
        }
    }

    /// Twice as long each time, up to a minute.
    private func avoid() {
        let now = DispatchTime.now().uptimeNanoseconds
        state.withLock { state in
            let length = min(Self.avoidance.upperBound, (state.avoidance?.length ?? 0) * 2)
            state.avoidance = (now + max(length, Self.avoidance.lowerBound), max(length, Self.avoidance.lowerBound), false)
        }
    }

    /// Notes now and then how far the primary is; while it does not answer, what is known has to do.
    private func sample(_ now: UInt64) {
        let isDue = state.withLock { state in
            guard now - state.readAt > Self.allowance else { return false }
            state.readAt = now
            return true
        }
        guard isDue, let position = try? position() else { return }
        state.withLock { state in
            state.older = state.newer ?? position
            state.newer = position
        }
    }

    func interrupt() { replica.interrupt() }
    func close() throws { replica.close() }
}
