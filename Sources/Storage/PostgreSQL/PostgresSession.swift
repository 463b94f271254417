import CLibPQ
import Foundation
import Kernel

/// One connection to a PostgreSQL server, with its prepared statements.
///
/// Everything goes through libpq's pipeline: a statement whose rows nobody wants is sent and not waited for; the next query, or the
/// commit, collects what became of it. So a step that writes fifteen rows waits for the server three times, not fifteen.
///
/// `@unchecked Sendable`: a session is used by one thread at a time, whichever has it from the pool, and is handed over under the
/// pool's lock. Only `cancel()` is called from elsewhere; it touches nothing but the immutable cancel key.
final class PostgresSession: SQLSession, @unchecked Sendable {
    /// A statement as the server has it under a name.
    private struct Prepared {
        let name: String
        let types: [Oid]
        var used: Int
    }

    /// What was sent and has not been answered.
    enum Pending {
        case prepare(String)
        case describe
        case execute(String)
        /// Has to change exactly one row.
        case executeForOne(String)
        case query(String)
        /// The statement that begins a write: its row holds the transaction's number.
        case begin
        case sync

        var sql: String? {
            switch self {
            case .prepare(let sql), .execute(let sql), .executeForOne(let sql), .query(let sql): sql
            case .describe, .begin, .sync: nil
            }
        }
    }

    /// More unanswered statements than this are collected first. An answer takes some 40 bytes, so all of them fit into the
    /// socket's buffer and the server never waits for this side to read while this side waits for it to read.
    private static let mostPending: Int = 128
    private static let mostPrepared: Int = 400

    let handle: OpaquePointer
    private let cancelKey: OpaquePointer?
    private let known: ParameterTypes
    private let patience: Duration
    private var prepared: [String: Prepared] = [:]
    private var clock = 0
    private var names = 0
    var pending: [Pending] = []
    var arguments: PostgresArguments = PostgresArguments()
    private var lastChanges = 0
    private var isInPipeline = false
    /// Nothing was sent since the last synchronisation point.
    private var isSynchronised = true
    /// The server has not answered for too long.
    private var isSilent = false
    /// Which transaction is under way, once the server has said it.
    private(set) var transaction: TransactionName?
    /// From here on the transaction may stand, whatever becomes of the connection.
    private(set) var hasSentCommit = false
    var failure: PostgresFailure?
    var streams = 0
    /// When it was last given back, in nanoseconds of the system's uptime.
    var idleSince: UInt64 = 0

    /// - Parameter handle: a connection that is open and idle; closed with this object.
    /// - Parameter patience: how long to wait for an answer before the server is taken for dead.
    init(_ handle: OpaquePointer, known: ParameterTypes, patience: Duration) {
        self.handle = handle
        self.known = known
        self.patience = patience
        cancelKey = PQgetCancel(handle)
    }

    deinit {
        PQfreeCancel(cancelKey)
        PQfinish(handle)
    }

    var dialect: Dialect { .postgres }
    var isUsable: Bool { failure == nil && !isSilent && PQstatus(handle) == CONNECTION_OK }
    func told(_ error: any Error) -> any Error { Problem.storage(error) }

    /// Asks the server to give up the statement under way; may be called by any thread.
    func cancel() {
        var message: [CChar] = Array(repeating: 0, count: 256)
        // What the server does not hear, its own time limits do.
        _ = PQcancel(cancelKey, &message, Int32(message.count))
    }

    // MARK: Transactions

    /// Begins a transaction without waiting for the answer.
    ///
    static let plansOnce: String = "SET LOCAL plan_cache_mode = force_generic_plan"

    /// - Parameter locking: for a write, a query whose one row names the transaction, once it has its locks.
    func begin(_ sql: String, locking: (sql: String, arguments: [SQLValue])? = nil) throws {
        transaction = nil
        hasSentCommit = false
        try send(sql, [], .execute(sql))
        if let locking {
            // What a write runs are statements on single rows, with their references: planned once for all, on 16 partitions, they cost the
            // server a third less than planned anew each time.
            try send(Self.plansOnce, [], .execute(Self.plansOnce))
            try send(locking.sql, locking.arguments, .begin)
        }
    }

    /// Commits and waits until the server has.
    func commit() throws {
        // By its number the transaction can be asked after if the connection is lost from here on.
        if transaction == nil { PQclear(try collect()) }
        hasSentCommit = true
        try send("COMMIT", [], .execute("COMMIT"))
        try synchronise()
    }

    /// Ends a transaction that has read: the answer is left to whoever uses the session next, unless something else is unanswered.
    func commitReading() throws {
        guard pending.isEmpty else { return try commit() }
        try send("COMMIT", [], .execute("COMMIT"))
        guard PQpipelineSync(handle) == 1 else { throw lost(nil) }
        pending.append(.sync)
    }

    /// Takes back what was done; the session is as new, or no longer usable.
    func rollback() {
        guard PQstatus(handle) == CONNECTION_OK, !isSilent else { return }
        failure = nil
        do {
            try send("ROLLBACK", [], .execute("ROLLBACK"))
            try synchronise()
        } catch {
            failure = failure ?? PostgresFailure(state: "", message: "\(error)", sql: nil, isDisconnection: true)
        }
    }

    // MARK: Statements

    func changes() throws -> Int {
        PQclear(try collect())
        return lastChanges
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws { try send(sql, arguments, .execute(sql)) }

    func executeForOne(_ sql: String, _ arguments: [SQLValue]) throws -> Bool {
        try send(sql, arguments, .executeForOne(sql))
        return true
    }

    func query(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws {
        try send(sql, arguments, .query(sql))
        guard let result = try collect() else { return }
        defer { PQclear(result) }
        for row in 0..<PQntuples(result) where try !body(Row(PostgresRow(result: result, row: row))) { return }
    }

    // MARK: The pipeline

    func enterPipeline() throws {
        if let failure { throw failure }
        isSynchronised = false
        if isInPipeline { return }
        guard PQenterPipelineMode(handle) == 1 else { throw lost(nil) }
        isInPipeline = true
    }

    func leavePipeline() throws {
        if let failure { throw failure }
        guard isInPipeline else { return }
        // What has been answered without one still wants its synchronisation point, or the server takes what follows for a part of it.
        if !pending.isEmpty || !isSynchronised { try synchronise() }
        guard PQexitPipelineMode(handle) == 1 else { throw lost(nil) }
        isInPipeline = false
    }

    private func send(_ sql: String, _ values: [SQLValue], _ kind: Pending) throws {
        try enterPipeline()
        let statement = try statement(sql, count: values.count)
        precondition(statement.types.count == values.count, "Wrong number of arguments for: \(sql)")
        arguments.set(values, types: statement.types)
        let sent = arguments.withPointers { count, pointers, lengths, formats in
            PQsendQueryPrepared(handle, statement.name, count, pointers, lengths, formats, 1)
        }
        guard sent == 1 else { throw lost(sql) }
        pending.append(kind)
        // Now and then what waits is sent on, so that the server works while this side does.
        if pending.count % 8 == 0 { guard PQflush(handle) >= 0 else { throw lost(sql) } }
        // A query's rows are its asker's, who waits for them next: taken in here they would be lost, and the query would seem to find nothing.
        if case .query = kind { return }
        if pending.count >= Self.mostPending { PQclear(try collect()) }
    }

    /// The statement under its name; prepared when it is met for the first time.
    private func statement(_ sql: String, count: Int) throws -> Prepared {
        clock += 1
        if let place = prepared.index(forKey: sql) {
            prepared.values[place].used = clock
            return prepared.values[place]
        }
        if prepared.count >= Self.mostPrepared { try forgetOldest() }
        names += 1
        let name = "s\(names)"
        let types = known[sql]
        let sent = (types ?? []).withUnsafeBufferPointer { PQsendPrepare(handle, name, sql, Int32($0.count), $0.baseAddress) }
        guard sent == 1 else { throw lost(sql) }
        pending.append(.prepare(sql))
        let statement = Prepared(name: name, types: try types ?? describe(name, sql), used: clock)
        prepared[sql] = statement
        return statement
    }

    /// What types the server has made out for a statement's parameters.
    private func describe(_ name: String, _ sql: String) throws -> [Oid] {
        guard PQsendDescribePrepared(handle, name) == 1 else { throw lost(sql) }
        pending.append(.describe)
        guard let result = try collect() else { return [] }
        defer { PQclear(result) }
        let types = (0..<PQnparams(result)).map { PQparamtype(result, $0) }
        known[sql] = types
        return types
    }

    func types(of sql: String, count: Int?) throws -> [Oid] {
        if let types = known[sql] { return types }
        try enterPipeline()
        return try statement(sql, count: count ?? 0).types
    }

    private func forgetOldest() throws {
        let oldest = prepared.sorted { $0.value.used < $1.value.used }.prefix(Self.mostPrepared / 4)
        for (sql, statement) in oldest {
            prepared[sql] = nil
            guard PQsendQueryParams(handle, "DEALLOCATE \(statement.name)", 0, nil, nil, nil, nil, 1) == 1 else { throw lost(sql) }
            pending.append(.execute(sql))
        }
    }

    /// Waits for everything that was sent.
    ///
    /// - Returns: the rows of the last, if it was a query; to be cleared by the caller.
    func collect() throws -> OpaquePointer? {
        if let failure { throw failure }
        if pending.isEmpty { return nil }
        guard PQsendFlushRequest(handle) == 1, PQflush(handle) >= 0 else { throw lost(nil) }
        return try drain()
    }

    private func synchronise() throws {
        guard PQpipelineSync(handle) == 1 else { throw lost(nil) }
        pending.append(.sync)
        PQclear(try drain())
        isSynchronised = true
    }

    private func drain() throws -> OpaquePointer? {
        var last: OpaquePointer?
        var bad: PostgresFailure?
        var isPassedOver = false
        for step in pending {
            PQclear(last)
            last = nil
            guard let result = awaitResult() else {
                pending = []
                throw bad ?? lost(step.sql)
            }
            if case .sync = step {
                PQclear(result)
                isPassedOver = false
                continue
            }
            // Each statement's results end with a NULL; a synchronisation point is one result by itself.
            while let more = awaitResult() { PQclear(more) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
                note(step, result)
                last = result
                if case .executeForOne(let sql) = step, lastChanges != 1 {
                    // As a serialisation failure: what was read in this transaction is no longer so.
                    bad = bad ?? keep(PostgresFailure(state: "40001", message: "\(lastChanges) rows changed instead of one", sql: sql))
                }
            case PGRES_PIPELINE_ABORTED:
                forget(step)
                PQclear(result)
            default:
                forget(step)
                bad = bad ?? fail(result, step.sql)
                isPassedOver = true
                PQclear(result)
                if PQstatus(handle) != CONNECTION_OK {
                    pending = []
                    throw bad ?? lost(step.sql)
                }
            }
        }
        pending = []
        guard let bad else { return last }
        PQclear(last)
        // After an error the server passes over everything up to the next synchronisation point.
        if isPassedOver { try resynchronise() }
        throw bad
    }

    /// A statement that the server did not come to prepare has to be prepared again.
    private func forget(_ step: Pending) {
        if case .prepare(let sql) = step { prepared[sql] = nil }
    }

    /// The next result, as `PQgetResult` has it, but not waited for without end: a machine that was halted keeps its connections, and
    /// neither its own time limits nor the network's tell of it.
    private func awaitResult() -> OpaquePointer? {
        let deadline = ContinuousClock.now + patience
        while PQisBusy(handle) == 1 {
            var file = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            let left = max(0, min(60_000, Int((deadline - ContinuousClock.now) / .milliseconds(1))))
            let ready = poll(&file, 1, Int32(left))
            if ready == 0, ContinuousClock.now >= deadline {
                isSilent = true
                return nil
            }
            if ready < 0, errno != EINTR { return nil }
            guard PQconsumeInput(handle) == 1 else { break }
        }
        return PQgetResult(handle)
    }

    private func resynchronise() throws {
        guard PQpipelineSync(handle) == 1 else { throw lost(nil) }
        while true {
            guard let result = awaitResult() else {
                if PQstatus(handle) != CONNECTION_OK || isSilent { throw lost(nil) }
                continue
            }
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
        }
    }

    private func note(_ step: Pending, _ result: OpaquePointer) {
        switch step {
        case .execute, .executeForOne: lastChanges = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
        case .begin:
            let row = PostgresRow(result: result, row: 0)
            transaction = PQntuples(result) == 1 ? TransactionName(number: row.text(0), timeline: row.text(1)) : nil
        default: break
        }
    }

    // MARK: Failures

    func fail(_ result: OpaquePointer?, _ sql: String?) -> PostgresFailure {
        func field(_ code: Character) -> String? {
            code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
        }
        // 'C' is the state, 'M' the message.
        guard let state = field("C") else { return lost(sql) }
        return keep(PostgresFailure(state: state, message: field("M") ?? "", sql: sql))
    }

    func lost(_ sql: String?) -> PostgresFailure {
        let message = isSilent ? "no answer" : String(cString: PQerrorMessage(handle)).trimmingEnd
        return keep(PostgresFailure(state: "", message: message, sql: sql, isDisconnection: true))
    }

    private func keep(_ new: PostgresFailure) -> PostgresFailure {
        if failure == nil || new.isDisconnection { failure = new }
        return new
    }
}

/// A transaction for asking after it. After a fail-over the new primary goes on from where it was, on a timeline of its own, and gives the
/// same numbers again to other transactions.
struct TransactionName: Sendable {
    let number: String
    let timeline: String
}

extension String {
    /// Without the line ends that libpq closes its messages with.
    fileprivate var trimmingEnd: String { String(reversed().drop { $0.isWhitespace || $0.isNewline }.reversed()) }
}
