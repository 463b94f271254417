import Dispatch
import GRDBSQLite
import Synchronization

/// Stops a statement of one connection that works for too long. Only its own work counts, not what is done with its rows.
final class StatementClock: Sendable {
    /// Nanoseconds.
    let limit: UInt64
    private let deadline: Atomic<UInt64> = Atomic(.max)

    init(limit: Duration) { self.limit = UInt64(max(1, limit.milliseconds)) * 1_000_000 }

    /// SQLite asks after so many of its steps.
    private static let steps: Int32 = 20_000

    /// - Parameter connection: lives no longer than the clock.
    func watch(_ connection: OpaquePointer?) {
        sqlite3_progress_handler(
            connection, Self.steps, { clock in clock.map { Unmanaged<StatementClock>.fromOpaque($0).takeUnretainedValue().isOver } == true ? 1 : 0 },
            Unmanaged.passUnretained(self).toOpaque())
    }

    private var isOver: Bool { DispatchTime.now().uptimeNanoseconds > deadline.load(ordering: .relaxed) }

    /// Runs a part of a statement's work and takes its time from what is left.
    func run<T>(_ left: inout UInt64, _ work: () -> T) -> T {
        let began = DispatchTime.now().uptimeNanoseconds
        deadline.store(began + left, ordering: .relaxed)
        let result = work()
        deadline.store(.max, ordering: .relaxed)
        let spent = DispatchTime.now().uptimeNanoseconds - began
        left = left > spent ? left - spent : 0
        return result
    }
}

/// The clocks of a database's connections, which SQLite knows by their addresses.
final class StatementClocks: Sendable {
    private let limit: Duration
    private let clocks: Mutex<[UInt: StatementClock]> = Mutex([:])

    init(limit: Duration) { self.limit = limit }

    func watch(_ connection: OpaquePointer?) {
        let clock = StatementClock(limit: limit)
        clock.watch(connection)
        // An address that is used again belonged to a connection that was closed.
        clocks.withLock { $0[UInt(bitPattern: connection)] = clock }
    }

    func clock(of connection: OpaquePointer?) -> StatementClock? { clocks.withLock { $0[UInt(bitPattern: connection)] } }
}
