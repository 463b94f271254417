import Kernel

/// Statements inside one transaction; valid only inside the closure of `Database.read` or `Database.write`.
///
/// A failed statement fails the whole transaction, even when the closure goes on: every later statement throws the same problem
/// and nothing is committed. A statement without rows may fail only with a later one, at the latest with the commit.
package final class Connection {
    private let session: any SQLSession
    private var isOpen = true
    private(set) var failure: (any Error)?
    /// The number that stands for a county in the full-text table, once it was looked up here.
    var searchNumber: (county: String, number: Int64)?
    /// The journal entries that this transaction has added, by the county.
    var added: [String: AddedEntries] = [:]

    init(_ session: any SQLSession) { self.session = session }

    package var dialect: Dialect { session.dialect }

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    package var changes: Int { get throws { try using { try session.changes() } } }

    /// Runs one statement; rows it returns are passed over.
    package func execute(_ sql: String, _ arguments: [SQLValue] = []) throws { try using { try session.execute(sql, arguments) } }

    /// Runs a statement that is to change exactly one row, which this transaction has read: `false` when it did not. Not waited for on
    /// PostgreSQL, where nobody else writes in the county meanwhile; should it ever not be so, the transaction fails and is repeated.
    package func executeForOne(_ sql: String, _ arguments: [SQLValue] = []) throws -> Bool {
        try using { try session.executeForOne(sql, arguments) }
    }

    /// Calls `body` for each row.
    package func forEach(_ sql: String, _ arguments: [SQLValue] = [], _ body: (Row) throws -> Void) throws {
        try query(sql, arguments) { row in
            try body(row)
            return true
        }
    }

    /// Calls `body` for each row of a result of any size, a part of it at a time.
    package func stream(_ sql: String, _ arguments: [SQLValue] = [], _ body: (Row) throws -> Void) throws {
        try streamUntil(sql, arguments) { row in
            try body(row)
            return true
        }
    }

    package func all<T>(_ sql: String, _ arguments: [SQLValue] = [], _ map: (Row) throws -> T) throws -> [T] {
        var result: [T] = []
        try query(sql, arguments) { row in
            result.append(try map(row))
            return true
        }
        return result
    }

    /// The first row, mapped; `nil` without rows.
    package func first<T>(_ sql: String, _ arguments: [SQLValue] = [], _ map: (Row) throws -> T) throws -> T? {
        var result: T?
        try query(sql, arguments) { row in
            result = try map(row)
            return false
        }
        return result
    }

    /// Calls `body` for each row of a result of any size until it answers `false`.
    package func streamUntil(_ sql: String, _ arguments: [SQLValue] = [], _ body: (Row) throws -> Bool) throws {
        var thrown: (any Error)?
        try using { try session.stream(sql, arguments) { row in Self.call(body, row, &thrown) } }
        if let thrown { throw thrown }
    }

    /// Puts in many rows at once, by COPY where there is one; `next` gives the values of each row and `nil` at the end.
    ///
    /// - Returns: how many rows.
    @discardableResult
    package func load(into table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int {
        try using { try session.load(table, columns, next) }
    }

    /// Runs a text of several statements without arguments, for migrations.
    package func executeScript(_ sql: String) throws { try using { try session.script(sql) } }

    /// What the database would do for a query, one line a step.
    package func plan(of sql: String) throws -> [String] { try using { try session.plan(of: sql) } }

    /// Ends the use of this connection; using it afterwards is a mistake in the program.
    func close() { isOpen = false }

    private func query(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws {
        var thrown: (any Error)?
        try using { try session.query(sql, arguments) { row in Self.call(body, row, &thrown) } }
        if let thrown { throw thrown }
    }

    /// An error that the caller's closure throws is the caller's own and fails no statement.
    private static func call(_ body: (Row) throws -> Bool, _ row: Row, _ thrown: inout (any Error)?) -> Bool {
        do {
            return try body(row)
        } catch {
            thrown = error
            return false
        }
    }

    private func using<T>(_ work: () throws -> T) throws -> T {
        precondition(isOpen, "A connection was used outside its closure")
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            let told = session.told(error)
            failure = failure ?? told
            throw told
        }
    }
}
