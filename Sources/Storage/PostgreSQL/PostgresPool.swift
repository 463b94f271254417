import CLibPQ
import Dispatch
import Foundation
import Kernel
import Synchronization

/// The connections to one server, lent to one thread at a time.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresSession] = []
        var busy: [ObjectIdentifier: PostgresSession] = [:]
        var isClosed = false
        /// The server could not be reached: until when nobody tries, and whether somebody does.
        var outage: (failure: PostgresFailure, until: UInt64, isProbed: Bool)?
    }

    private let options: PostgresOptions
    private let state: Mutex<State> = Mutex(State())
    /// One permit for each connection that may be open.
    private let permits: DispatchSemaphore
    private let known: ParameterTypes = ParameterTypes()

    init(_ options: PostgresOptions) {
        self.options = options
        permits = DispatchSemaphore(value: max(1, options.connections))
    }

    /// A connection for the caller alone, until it is given back.
    ///
    /// - Throws: `PostgresFailure` when the server cannot be reached, `storage.busy` when all connections are in use for too long.
    func take() throws -> PostgresSession {
        guard permits.wait(timeout: .now() + .milliseconds(options.poolTimeout.milliseconds)) == .success else {
            throw Problem(
                .unavailable, .storageBusy, "同时办理的人太多，数据库的\(options.connections)个连接都在使用，等待超时。", remedy: "请稍后再试；经常如此的，请管理员调大连接数。")
        }
        do {
            let session = try idle() ?? reach()
            let isClosed = state.withLock { state in
                state.busy[ObjectIdentifier(session)] = session
                return state.isClosed
            }
            if isClosed { throw PostgresFailure(state: "", message: "closed", sql: nil, isDisconnection: true) }
            return session
        } catch {
            permits.signal()
            throw error
        }
    }

    /// Takes back a connection; one that failed is closed.
    func give(_ session: PostgresSession) {
        session.idleSince = DispatchTime.now().uptimeNanoseconds
        state.withLock { state in
            state.busy[ObjectIdentifier(session)] = nil
            if session.isUsable, !state.isClosed { state.idle.append(session) }
        }
        permits.signal()
    }

    /// The one used last; those that nobody has used for long are closed meanwhile.
    private func idle() -> PostgresSession? {
        let (found, old) = state.withLock { state in
            let oldest = DispatchTime.now().uptimeNanoseconds &- UInt64(options.idleTimeout / .nanoseconds(1))
            let old = Array(state.idle.prefix { $0.idleSince < oldest })
            state.idle.removeFirst(old.count)
            return (state.idle.popLast(), old)
        }
        // Closed outside the lock, with the last reference.
        _ = old
        return found
    }

    /// Closes what is idle: after one connection was lost, the others probably are too.
    func dropIdle() {
        let dropped = state.withLock { state in
            let idle = state.idle
            state.idle = []
            return idle
        }
        _ = dropped
    }

    func interrupt() {
        for session in state.withLock({ Array($0.busy.values) }) { session.cancel() }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        dropIdle()
    }

    /// Connects; while the server cannot be reached, one caller a second tries and the others are told at once: waiting for it, they would
    /// keep everybody else from being told anything.
    private func reach() throws -> PostgresSession {
        let now = DispatchTime.now().uptimeNanoseconds
        let failure = state.withLock { state -> PostgresFailure? in
            guard let outage = state.outage else { return nil }
            if outage.isProbed || now < outage.until { return outage.failure }
            state.outage?.isProbed = true
            return nil
        }
        if let failure { throw failure }
        do {
            let session = try connect()
            state.withLock { $0.outage = nil }
            return session
        } catch let failure as PostgresFailure where failure.isDisconnection {
            state.withLock { $0.outage = (failure, DispatchTime.now().uptimeNanoseconds + 1_000_000_000, false) }
            throw failure
        } catch {
            state.withLock { $0.outage = nil }
            throw error
        }
    }

    private func connect() throws -> PostgresSession {
        let pairs = options.keywords + [("dbname", options.uri)]
        var keywords = pairs.map { UnsafePointer<CChar>(strdup($0.0)) } + [nil]
        var values = pairs.map { UnsafePointer<CChar>(strdup($0.1)) } + [nil]
        defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
        guard let handle = PQconnectdbParams(&keywords, &values, 1) else {
            throw PostgresFailure(state: "", message: "out of memory", sql: nil, isDisconnection: true)
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw refused(String(cString: PQerrorMessage(handle)))
        }
        // Warnings would go to standard error, in the middle of the log's lines.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        let session = PostgresSession(handle, known: known, patience: options.statementTimeout + options.silence)
        guard PQserverVersion(handle) >= 140_000 else {
            throw Problem(
                .unavailable, .storageCannotOpen, "“\(options.shown)”的 PostgreSQL 版本过低（\(PQserverVersion(handle))）。", remedy: "请使用14以上的版本。")
        }
        try session.script(options.greeting)
        return session
    }

    /// libpq gives no SQLSTATE for a connection that was not made, only words; these are the same in every language setting or
    /// come from libpq itself.
    private func refused(_ message: String) -> PostgresFailure {
        let state =
            if message.contains("authentication failed") || message.contains("no password supplied") || message.contains("pg_hba.conf") {
                "28P01"
            } else if message.contains("does not exist") {
                "3D000"
            } else if message.contains("too many clients") || message.contains("remaining connection slots") {
                "53300"
            } else {
                ""
            }
        return PostgresFailure(state: state, message: message, sql: nil, isDisconnection: state.isEmpty || state == "53300")
    }
}
