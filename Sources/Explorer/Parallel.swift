import Dispatch

/// Independent pieces of work on all cores; each piece is deterministic by itself, so the order in which they end does not matter.
enum Parallel {
    static func run(_ count: Int, _ work: @Sendable (Int) -> Void) { DispatchQueue.concurrentPerform(iterations: count, execute: work) }
}
