import Dispatch
package import Kernel
import Synchronization

/// Lets many people act at once: what arrives while one transaction is being written shares the next one.
///
/// A commit that waits for the disk costs the same for one action as for fifty, so under load each action costs a
/// fiftieth. Answers come only after the commit.
package final class CommitQueue: Sendable {
    /// What somebody wants done, within whatever transaction it comes to.
    package typealias Deed = @Sendable (Work) throws -> Outcome

    private struct Waiting: Sendable {
        let deed: Deed
        let answer: @Sendable (Result<Outcome, any Error>) -> Void
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
            enqueue([Waiting(deed: { try $0.perform(request, as: actor) }, answer: { continuation.resume(with: $0) })])
        }
    }

    /// Does several things in their order, each with an outcome of its own: one that cannot be served undoes none of the others.
    ///
    /// They share transactions with each other and with whatever else arrives, some at a time, so that nobody waits behind all of them.
    package func perform(_ deeds: [Deed]) async -> [Result<Outcome, any Error>] {
        var results: [Result<Outcome, any Error>] = []
        for start in stride(from: 0, to: deeds.count, by: Self.slice) {
            let slice = Array(deeds[start..<min(start + Self.slice, deeds.count)])
            results += await withCheckedContinuation { continuation in
                let gathering = Gathering(slice.count) { continuation.resume(returning: $0) }
                enqueue(slice.enumerated().map { place, deed in Waiting(deed: deed, answer: { gathering.answer(place, $0) }) })
            }
        }
        return results
    }

    /// Of many deeds that are sent at once, how many stand in the queue together.
    private static let slice: Int = 32

    private func enqueue(_ more: [Waiting]) {
        waiting.withLock { $0 += more }
        // One turn for each request; a turn that finds nothing left has been served by an earlier one.
        for _ in more { writer.async { self.turn() } }
    }

    private func turn() {
        let batch = waiting.withLock { waiting in
            let batch = Array(waiting.prefix(most))
            waiting.removeFirst(batch.count)
            return batch
        }
        serve(batch[...])
    }

    /// In one transaction; where one of them cannot be served, that is undone, and each half gets one of its own, in the same order: the one at fault
    /// is found without a transaction for each of the others.
    private func serve(_ batch: ArraySlice<Waiting>) {
        guard let first = batch.first else { return }
        do {
            let outcomes = try engine.batch { work in try batch.map { try $0.deed(work) } }
            for (one, outcome) in zip(batch, outcomes) { one.answer(.success(outcome)) }
        } catch {
            guard batch.count > 1 else { return first.answer(.failure(error)) }
            let middle = batch.startIndex + batch.count / 2
            serve(batch[..<middle])
            serve(batch[middle...])
        }
    }

    /// Waits until every deed of a slice has its answer.
    private final class Gathering: Sendable {
        private let answers: Mutex<[Result<Outcome, any Error>?]>
        private let done: @Sendable ([Result<Outcome, any Error>]) -> Void

        init(_ count: Int, _ done: @escaping @Sendable ([Result<Outcome, any Error>]) -> Void) {
            answers = Mutex(Array(repeating: nil, count: count))
            self.done = done
        }

        func answer(_ place: Int, _ result: Result<Outcome, any Error>) {
            let all = answers.withLock { answers -> [Result<Outcome, any Error>]? in
                answers[place] = result
                let given = answers.compactMap { $0 }
                return given.count == answers.count ? given : nil
            }
            if let all { done(all) }
        }
    }
}
