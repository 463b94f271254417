import Foundation
import Kernel

/// A PostgreSQL server.
///
/// A write is READ COMMITTED and begins with the county's advisory lock: transactions of one county come one after another, so each
/// sees all that was committed before it, and the journal's chain never forks; counties do not wait for each other. A read is
/// one snapshot. What a passing failure undid is run again, a bounded number of times. If the connection is lost while a commit is
/// under way, the server is asked by the transaction's number what became of it: nothing is done twice, nothing given up that stands.
final class PostgresDriver: DatabaseDriver {
    private let options: PostgresOptions
    private let pool: PostgresPool

    static let beginReading: String = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    init(_ options: PostgresOptions) {
        self.options = options
        pool = PostgresPool(options)
    }

    /// Connects once, so that a wrong address or password is told at the start.
    func greet() throws {
        do {
            pool.give(try pool.take())
        } catch {
            // Whoever starts the program may know where it connects; whoever uses it is told nothing of that.
            throw Problem.storage(error, place: options.shown)
        }
    }

    func read<T>(_ body: (Connection) throws -> T) throws -> T {
        try told {
            try repeating(true) { session in
                try session.begin(Self.beginReading)
                let connection = Connection(session)
                defer { connection.close() }
                let result = try body(connection)
                if let failure = connection.failure { throw failure }
                try session.commitReading()
                return result
            }
        }
    }

    func write<T>(for county: String?, repeats: Bool, _ body: (Connection) throws -> T) throws -> T {
        try told {
            try repeating(repeats) { session in
                try session.begin("BEGIN", locking: Self.lock(county))
                let connection = Connection(session)
                defer { connection.close() }
                let result = try body(connection)
                if let failure = connection.failure { throw failure }
                do {
                    try session.commit()
                } catch {
                    guard session.hasSentCommit, session.failure?.isDisconnection ?? false, try isCommitted(session.transaction) else { throw error }
                }
                return result
            }
        }
    }

    func gatherStatistics() throws {
        try told {
            let session = try pool.take()
            defer { pool.give(session) }
            try session.script("ANALYZE")
        }
    }

    func interrupt() { pool.interrupt() }
    func close() { pool.close() }

    /// Runs a transaction, and again when it was undone by what passes.
    private func repeating<T>(_ repeats: Bool, _ transaction: (PostgresSession) throws -> T) throws -> T {
        var attempt = 1
        while true {
            do {
                return try once(transaction)
            } catch let passing as Passing {
                // Whoever cannot be repeated may still be connected anew, for nothing of it has been done yet.
                // A server that cannot be reached is tried once more; its being away for longer is for the person to know.
                guard attempt < (passing.hadNotBegun ? min(2, options.attempts) : options.attempts), repeats || passing.hadNotBegun else {
                    throw passing.error
                }
                if passing.isDisconnection { pool.dropIdle() }
                // 40, 160, 640, 2560 milliseconds, each time somewhat different so that rivals part.
                Thread.sleep(forTimeInterval: 0.01 * pow(4, Double(attempt)) * Double.random(in: 0.75...1.25))
                attempt += 1
            }
        }
    }

    /// A failure after which nothing remains of the transaction, and which may be gone the next time.
    private struct Passing: Error {
        let error: any Error
        let isDisconnection: Bool
        let hadNotBegun: Bool
    }

    private func once<T>(_ transaction: (PostgresSession) throws -> T) throws -> T {
        let session: PostgresSession
        do {
            session = try pool.take()
        } catch let failure as PostgresFailure where failure.isDisconnection {
            throw Passing(error: failure, isDisconnection: true, hadNotBegun: true)
        }
        defer { pool.give(session) }
        do {
            return try transaction(session)
        } catch {
            let failure = session.failure
            session.rollback()
            guard let failure, failure.isPassing else { throw error }
            throw Passing(error: error, isDisconnection: failure.isDisconnection, hadNotBegun: false)
        }
    }

    /// What became of a transaction whose commit was not answered.
    ///
    /// - Throws: `storage.uncertain` when the server cannot be asked any more.
    private func isCommitted(_ transaction: TransactionName?) throws -> Bool {
        guard let transaction else { throw Problem.uncertain }
        pool.dropIdle()
        for attempt in 1...8 {
            Thread.sleep(forTimeInterval: 0.02 * pow(2, Double(attempt)))
            var (status, timeline): (String?, String?)
            do {
                let session = try pool.take()
                defer { pool.give(session) }
                try session.query("SELECT pg_xact_status(CAST(CAST($1 AS text) AS xid8)), \(Self.timeline)", [.text(transaction.number)]) { row in
                    (status, timeline) = (row.optionalText(0), row.optionalText(1))
                    return false
                }
            } catch {
                continue
            }
            // Another server has taken over: it may have the transaction or not, and the number tells nothing.
            if timeline != transaction.timeline { throw Problem.uncertain }
            switch status {
            case "committed": return true
            case "aborted": return false
            // The server has not noticed yet that the connection is gone.
            default: continue
            }
        }
        throw Problem.uncertain
    }

    /// Everybody who writes in a county takes a share of the first lock and the county's own; who writes without a county takes the
    /// first alone. The row is the transaction's number.
    private static func lock(_ county: String?) -> (sql: String, arguments: [SQLValue]) {
        guard let county else {
            return ("SELECT CAST(pg_current_xact_id() AS text), \(timeline), pg_advisory_xact_lock($1, 0)", [.integer(Int64(space))])
        }
        return (
            """
            SELECT CAST(pg_current_xact_id() AS text), \(timeline), pg_advisory_xact_lock_shared($1, 0), pg_advisory_xact_lock($2, $3)
            """,
            [.integer(Int64(space)), .integer(Int64(space + 1)), .integer(Int64(key(county)))]
        )
    }

    /// The timeline on which the primary writes; with each fail-over there is a new one.
    private static let timeline: String = "left(pg_walfile_name(pg_current_wal_lsn()), 8)"

    /// Any number that other programs on the same database are unlikely to use.
    private static let space: Int32 = 0x504C_4200

    /// Two counties with the same key would only wait for each other.
    private static func key(_ county: String) -> Int32 {
        Int32(county) ?? Int32(bitPattern: county.utf8.reduce(0x811C_9DC5) { hash, byte in (hash ^ UInt32(byte)) &* 0x0100_0193 })
    }

    private func told<T>(_ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch {
            throw Problem.storage(error)
        }
    }
}
