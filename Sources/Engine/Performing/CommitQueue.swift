import Dispatch
package import Kernel
import Synchronization

/// Lets many people act at once: what arrives while one transaction is being written shares the next one.
///
/// A commit that waits for the disk costs the same for one action as for fifty, so under load each action costs a
/// fiftieth. Answers come only after the commit.
package final class CommitQueue: Sendable {
    private struct Waiting {
        let request: Request
        let actor: Actor
        let answer: CheckedContinuation<Outcome, any Error>
    }

    private let engine: Engine
    private let most: Int
    private let waiting: Mutex<[Waiting]> = Mutex([])
    private let writer: DispatchQueue = DispatchQueue(label: "plumbline.commit")

    /// - Parameter most: actions in one transaction at most.
    package init(_ engine: Engine, most: Int = 64) {
        self.engine = engine
        self.most = most
    }

    /// Performs an action in a transaction that it may share with others; the outcome is that of one of its own.
    package func perform(_ request: Request, as actor: Actor) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            waiting.withLock { $0.append(Waiting(request: request, actor: actor, answer: continuation)) }
            // One turn for each request; a turn that finds nothing left has been served by an earlier one.
            writer.async { self.turn() }
        }
    }

    private func turn() {
        let batch = waiting.withLock { waiting in
            let batch = Array(waiting.prefix(most))
            waiting.removeFirst(batch.count)
            return batch
        }
        guard let first = batch.first else { return }
        if batch.count == 1 { return alone(first) }
        do {
            let outcomes = try engine.batch { work in try batch.map { try work.perform($0.request, as: $0.actor) } }
            for (one, outcome) in zip(batch, outcomes) { one.answer.resume(returning: outcome) }
        } catch {
            // One of them cannot be served, and with it the transaction is undone: each gets its own.
            batch.forEach(alone)
        }
    }

    private func alone(_ one: Waiting) { one.answer.resume(with: Result { try engine.perform(one.request, as: one.actor) }) }
}
