import Dispatch
import Kernel
import Synchronization

/// Lets only a few digests be computed at a time: each takes 32 MB, and guessing must not use up the machine.
package final class HashingGate: Sendable {
    static let shared: HashingGate = HashingGate(width: 4, queue: 64)

    private let slots: DispatchSemaphore
    private let waiting: Mutex<Int> = Mutex(0)
    private let most: Int

    /// - Parameters:
    ///   - width: how many may be computed at a time.
    ///   - queue: how many more may wait.
    package init(width: Int, queue: Int) {
        slots = DispatchSemaphore(value: width)
        most = width + queue
    }

    /// - Throws: `identity.busy` when too many wait already.
    package func pass<T>(_ work: () throws -> T) throws -> T {
        let mayWait = waiting.withLock { count in
            if count >= most { return false }
            count += 1
            return true
        }
        guard mayWait else { throw Problem(.unavailable, .identityBusy, "同时登录的人太多，暂时不能核对密码。", remedy: "请稍候再试。") }
        slots.wait()
        defer {
            slots.signal()
            waiting.withLock { $0 -= 1 }
        }
        return try work()
    }
}
