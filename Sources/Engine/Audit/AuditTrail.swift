import Dispatch
package import Kernel
import Storage
import Synchronization

/// Writes what a server has to tell into the county's audit trail, in order and many at a time.
///
/// What must not go out untold waits until it is entered (`write`). What anybody can cause by the thousand does not (`note`): it stands in
/// a bounded queue, and what does not find room there is counted and told as soon as something can be entered again.
package final class AuditTrail: Sendable {
    /// How the trail stands, for whoever watches over the server.
    package struct Standing: Hashable, Sendable {
        package var waiting: Int
        /// Entries since the start that found no room.
        package var lost: Int
        /// The last attempt to write failed, and what it was about still waits.
        package var isFailing: Bool
    }

    private struct Waiting {
        let event: AuditEvent
        let answer: CheckedContinuation<Void, any Error>?
    }

    private struct State {
        var waiting: [Waiting] = []
        var flood = FailureFlood()
        var readings = GatheredReadings()
        /// Lost and not told yet.
        var untold = 0
        var lost = 0
        var isFailing = false
    }

    private static let batch: Int = 256

    private let engine: Engine
    private let capacity: Int
    private let now: @Sendable () -> Instant
    private let complain: @Sendable (_ message: String, _ error: (any Error)?) -> Void
    private let state: Mutex<State> = Mutex(State())
    private let writer: DispatchQueue = DispatchQueue(label: "plumbline.audit")

    /// - Parameters:
    ///   - capacity: entries that may wait; beyond it what cannot wait for its turn is counted as lost.
    ///   - complain: told when entries cannot be written, and when some were lost.
    package init(
        _ engine: Engine, capacity: Int = 4_096, now: @escaping @Sendable () -> Instant,
        complain: @escaping @Sendable (_ message: String, _ error: (any Error)?) -> Void = { _, _ in }
    ) {
        self.engine = engine
        self.capacity = capacity
        self.now = now
        self.complain = complain
    }

    package var standing: Standing {
        state.withLock { Standing(waiting: $0.waiting.count, lost: $0.lost, isFailing: $0.isFailing && !$0.waiting.isEmpty) }
    }

    /// Enters an event and comes back when it is there.
    ///
    /// - Throws: `audit.busy` when too many wait; what keeps the database from being written.
    package func write(_ event: AuditEvent) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let isFull = state.withLock { state in
                guard state.waiting.count < capacity else { return true }
                state.waiting.append(Waiting(event: event, answer: continuation))
                return false
            }
            guard !isFull else { return continuation.resume(throwing: Self.busy) }
            writer.async { self.turn() }
        }
    }

    /// Enters an event soon; those of one address and minute beyond a bound are drawn together.
    package func note(_ event: AuditEvent) {
        let (isDue, isFirst, isLost) = state.withLock { state in
            let wasEmpty = state.flood.isEmpty
            var isLost = false
            let events = state.flood.take(event)
            for event in events { if !add(event, &state) { isLost = true } }
            return (!events.isEmpty, wasEmpty && !state.flood.isEmpty, isLost)
        }
        if isLost { complain("审计记录的队列已满，有记录没有写入", nil) }
        if isDue { writer.async { self.turn() } }
        // What was gathered is told when its minute is over, even if nothing follows.
        if isFirst { writer.asyncAfter(deadline: .now() + 61) { self.closeMinute() } }
    }

    /// Enters that somebody looked at a matter, its personal data masked; looks of some minutes are drawn together.
    package func look(at matter: MatterID, by actor: Actor, at: Instant, origin: AuditOrigin) {
        let (isDue, isFirst, isLost) = state.withLock { state in
            let wasEmpty = state.readings.isEmpty
            let events = state.readings.take(matter, AuditEvent(.look, at: at, by: actor, origin: origin))
            var isLost = false
            for event in events { if !add(event, &state) { isLost = true } }
            return (!events.isEmpty, wasEmpty, isLost)
        }
        if isLost { complain("审计记录的队列已满，有记录没有写入", nil) }
        if isDue { writer.async { self.turn() } }
        if isFirst { watchReadings() }
    }

    /// Enters what was gathered when its time is over, even if nothing follows. It keeps nobody alive meanwhile: a server enters the rest
    /// at its end.
    private func watchReadings() {
        writer.asyncAfter(deadline: .now() + .milliseconds(Int(GatheredReadings.window) + 1_000)) { [weak self] in self?.closeReadings() }
    }

    private func closeReadings() {
        let (isLost, isLeft) = state.withLock { state in
            var isLost = false
            for event in state.readings.close(at: now()) { if !add(event, &state) { isLost = true } }
            return (isLost, !state.readings.isEmpty)
        }
        if isLost { complain("审计记录的队列已满，有记录没有写入", nil) }
        if isLeft { watchReadings() }
        turn()
    }

    /// The same for what is neither a stranger's nor worth waiting for, one by one.
    package func add(_ event: AuditEvent) {
        let isLost = state.withLock { !add(event, &$0) }
        if isLost { complain("审计记录的队列已满，有记录没有写入", nil) }
        writer.async { self.turn() }
    }

    /// - Returns: whether there was room.
    private func add(_ event: AuditEvent, _ state: inout State) -> Bool {
        guard state.waiting.count < capacity else {
            state.untold += event.amount
            state.lost += event.amount
            return false
        }
        state.waiting.append(Waiting(event: event, answer: nil))
        return true
    }

    private func closeMinute() {
        let (isLost, isLeft) = state.withLock { state in
            var isLost = false
            for event in state.flood.close(at: now()) { if !add(event, &state) { isLost = true } }
            return (isLost, !state.flood.isEmpty)
        }
        if isLost { complain("审计记录的队列已满，有记录没有写入", nil) }
        // Gathered in a minute that had begun meanwhile.
        if isLeft { writer.asyncAfter(deadline: .now() + 61) { self.closeMinute() } }
        turn()
    }

    /// Writes everything that waits before it comes back, gathered entries too: at the end of a server, and in tests.
    package func flush() {
        writer.sync {
            state.withLock { state in for event in state.flood.closeAll() + state.readings.closeAll() { _ = add(event, &state) } }
            while turn() {}
        }
    }

    /// Writes one batch.
    ///
    /// - Returns: whether there may be more to do at once.
    @discardableResult
    private func turn() -> Bool {
        let (batch, untold) = state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.batch))
            state.waiting.removeFirst(batch.count)
            return (batch, state.untold)
        }
        guard !batch.isEmpty || untold > 0 else { return false }
        // First what is missing before it.
        let lost = untold == 0 ? [] : [AuditEvent(.lost, .failed, at: now(), subject: "队列已满，没有写入的条数", origin: .machine, amount: untold)]
        do {
            try engine.database.write(for: engine.county) { try $0.trace(engine.county, lost + batch.map(\.event)) }
        } catch {
            failed(batch, error)
            return false
        }
        let isMore = state.withLock { state in
            state.untold -= untold
            state.isFailing = false
            return !state.waiting.isEmpty
        }
        for one in batch { one.answer?.resume() }
        if isMore { writer.async { self.turn() } }
        return isMore
    }

    /// Whoever waits is told; what nobody waits for stays first in the queue, and is tried again.
    private func failed(_ batch: [Waiting], _ error: any Error) {
        let wasFailing = state.withLock { state in
            state.waiting.insert(contentsOf: batch.filter { $0.answer == nil }, at: 0)
            defer { state.isFailing = true }
            return state.isFailing
        }
        for one in batch { one.answer?.resume(throwing: error) }
        if !wasFailing { complain("审计记录不能写入", error) }
        if batch.contains(where: { $0.answer == nil }) { writer.asyncAfter(deadline: .now() + 2) { self.turn() } }
    }

    private static var busy: Problem {
        Problem(.unavailable, .auditBusy, "审计记录一时不能写入，这一次没有受理。", remedy: "请稍候再试；仍然如此的，请告知系统管理员。")
    }
}

extension Problem.Code {
    package static let auditBusy: Problem.Code = Problem.Code("audit.busy")
}
