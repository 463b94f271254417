import Dispatch
import Synchronization

/// Independent pieces of work on all cores; each piece is deterministic by itself, so the order in which they end does not matter.
enum Parallel {
    static func run(_ count: Int, _ work: @Sendable (Int) -> Void) { DispatchQueue.concurrentPerform(iterations: count, execute: work) }
}

extension Parallel {
    /// The results in the order of the items.
    static func map<Item: Sendable, Result: Sendable>(_ items: [Item], _ work: @Sendable (Item) -> Result) -> [Result] {
        let results: Mutex<[Int: Result]> = Mutex([:])
        run(items.count) { index in
            let result = work(items[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { results in items.indices.compactMap { results[$0] } }
    }
}
