import Foundation
import Kernel
import NIOPosix
import Synchronization

/// Threads for one sort of work that blocks or takes long, with a queue that does not grow without end: whoever finds it full is told at
/// once to come back later.
///
/// The threads begin with the first work and end with the pool.
final class WorkPool: Sendable {
    private struct State {
        var isStarted: Bool = false
        var count: Int = 0
    }

    private let threads: NIOThreadPool
    private let most: Int
    private let yielding: Int32
    private let state: Mutex<State> = Mutex(State())

    /// - Parameters:
    ///   - queue: how many may wait beside those that are worked at.
    ///   - yielding: how far the work gives way to that of other threads when the processor is busy: 0 for not at all, 19 for altogether.
    init(threads count: Int, queue: Int, yielding: Int32 = 0) {
        threads = NIOThreadPool(numberOfThreads: max(1, count))
        most = max(1, count) + queue
        self.yielding = yielding
    }

    deinit { if state.withLock({ $0.isStarted }) { threads.shutdownGracefully { _ in } } }

    /// Work that is under way or waits.
    var load: Int { state.withLock { $0.count } }

    /// - Throws: `web.busy` when too many wait; what `work` throws; `CancellationError` when its asker has gone before it began.
    func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try enter()
        defer { state.withLock { $0.count -= 1 } }
        let yielding = yielding
        return try await threads.runIfActive {
            if yielding > 0 { Self.giveWay(yielding) }
            return try work()
        }
    }

    private func enter() throws {
        let isAdmitted = state.withLock { state in
            guard state.count < most else { return false }
            state.count += 1
            if !state.isStarted {
                threads.start()
                state.isStarted = true
            }
            return true
        }
        guard isAdmitted else { throw Self.full }
    }

    /// - Throws: `web.busy` when too many wait at this moment.
    func requireRoom() throws {
        if state.withLock({ $0.count >= most }) { throw Self.full }
    }

    private static var full: Problem { Problem(.unavailable, .webBusy, "同时要办的太多，系统正忙，这一次没有受理。", remedy: "请稍候几秒再试。") }

    /// Linux keeps this for each thread.
    private static func giveWay(_ far: Int32) {
        #if canImport(Glibc)
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, far)
        #endif
    }
}

/// The pools of a server: what takes long never waits in the same queue as what is quick.
struct Pools: Sendable {
    private static let cores: Int = ProcessInfo.processInfo.activeProcessorCount

    /// Pages and what people do on them.
    let pages: WorkPool = WorkPool(threads: max(4, cores), queue: 512)
    /// Who asks: before every page.
    let sessions: WorkPool = WorkPool(threads: 2, queue: 512)
    /// Passwords of whoever is not known here yet: each digest takes a processor for a tenth of a second, and anybody may ask for it.
    let strangers: WorkPool = WorkPool(threads: max(1, cores / 2), queue: 32, yielding: 10)
    /// Passwords of people who are signed in, or use a device from which they signed in before. Before strangers', but after the connections: a
    /// digest takes long enough to be noticed by whoever only asks for a page.
    let acquaintances: WorkPool = WorkPool(threads: 1, queue: 32, yielding: 5)
    /// Exports and reports.
    let costly: WorkPool = WorkPool(threads: max(1, cores / 2), queue: 32, yielding: 10)
    /// Taking apart what was uploaded.
    let uploads: WorkPool = WorkPool(threads: 1, queue: 16, yielding: 10)
    /// Jobs.
    let background: WorkPool = WorkPool(threads: 1, queue: 4, yielding: 10)
}

extension Problem.Code {
    static let webBusy: Problem.Code = Problem.Code("web.busy")
    static let webTooMany: Problem.Code = Problem.Code("web.tooMany")
}
