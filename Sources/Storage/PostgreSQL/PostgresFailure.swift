/// What PostgreSQL, or the connection to it, said about a failed statement; kept for the log, never shown.
package struct PostgresFailure: Error, Sendable, CustomStringConvertible {
    /// The five characters of SQLSTATE; empty when the connection failed and no server said anything.
    package let state: String
    package let message: String
    package let sql: String?
    /// The connection is gone, and with it the transaction, unless its commit had been sent.
    package let isDisconnection: Bool

    init(state: String, message: String, sql: String?, isDisconnection: Bool = false) {
        self.state = state
        self.message = message
        self.sql = sql
        // A server that is going down, or was told to end the connection, says so before it hangs up.
        // A plan that no longer fits the schema is left behind with its connection.
        let isStale = state == "0A000" && message.contains("cached plan")
        self.isDisconnection = isDisconnection || isStale || state.hasPrefix("08") || ["57P01", "57P02", "57P03", "57P05"].contains(state)
    }

    package var description: String {
        "PostgreSQL \(state.isEmpty ? "connection" : state): \(message)" + (sql.map { " in: " + $0 } ?? "")
    }

    /// Serialisation failure, deadlock: the same transaction may succeed when it is run again.
    var isConflict: Bool { state == "40001" || state == "40P01" }

    /// Nothing of the transaction remains, and another attempt may do better.
    var isPassing: Bool { isConflict || isDisconnection }
}
