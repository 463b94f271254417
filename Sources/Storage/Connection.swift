import GRDB
import GRDBSQLite
import Kernel

/// Statements inside one transaction; valid only inside the closure of `Database.read` or `Database.write`.
///
/// A failed statement fails the whole transaction, even when the closure goes on: every later statement throws the
/// same problem and nothing is committed (PostgreSQL's rule; SQLite alone would commit the rest).
package final class Connection {
    private let database: GRDB.Database
    private let handle: OpaquePointer?
    /// Named in problems.
    private let path: String?
    private var isOpen = true
    private(set) var failure: (any Error)?

    init(_ database: GRDB.Database, path: String?) {
        self.database = database
        self.path = path
        handle = database.sqliteConnection
    }

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    package var changes: Int { Int(sqlite3_changes64(handle)) }

    /// Runs one statement; rows it returns are passed over.
    package func execute(_ sql: String, _ arguments: [SQLValue] = []) throws {
        try run(sql, arguments) { _ in true }
    }

    /// Calls `body` for each row.
    package func forEach(_ sql: String, _ arguments: [SQLValue] = [], _ body: (Row) throws -> Void) throws {
        try run(sql, arguments) { row in
            try body(row)
            return true
        }
    }

    package func all<T>(_ sql: String, _ arguments: [SQLValue] = [], _ map: (Row) throws -> T) throws -> [T] {
        var result: [T] = []
        try run(sql, arguments) { row in
            result.append(try map(row))
            return true
        }
        return result
    }

    /// The first row, mapped; `nil` without rows. Later rows are not computed.
    package func first<T>(_ sql: String, _ arguments: [SQLValue] = [], _ map: (Row) throws -> T) throws -> T? {
        var result: T?
        try run(sql, arguments) { row in
            result = try map(row)
            return false
        }
        return result
    }

    /// Calls `body` for each row until it answers `false`; later rows are not computed.
    package func until(_ sql: String, _ arguments: [SQLValue] = [], _ body: (Row) throws -> Bool) throws { try run(sql, arguments, body) }

    /// Runs a text of several statements without arguments, for migrations.
    package func executeScript(_ sql: String) throws {
        try checkUsable()
        do {
            try database.execute(sql: sql)
        } catch {
            throw fail(error)
        }
    }

    /// What SQLite would do for a query, one line a step (`EXPLAIN QUERY PLAN`).
    package func plan(of sql: String) throws -> [String] {
        let count = try database.makeStatement(sql: sql).withPointer { sqlite3_bind_parameter_count($0) }
        return try all("EXPLAIN QUERY PLAN " + sql, Array(repeating: .null, count: Int(count))) { $0.text(3) }
    }

    /// Ends the use of this connection; using it afterwards is a mistake in the program.
    func close() { isOpen = false }

    /// Binds and steps by hand: GRDB's `StatementArguments` would box each value, and rows need no objects.
    private func run(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws {
        try checkUsable()
        let statement = try prepared(sql)
        try statement.withPointer { pointer in
            try bind(arguments, to: pointer, sql)
            defer { sqlite3_reset(pointer) }
            while true {
                switch sqlite3_step(pointer) {
                case SQLITE_ROW: guard try body(Row(statement: pointer)) else { return }
                case SQLITE_DONE: return
                default: throw fail(lastFailure(sql))
                }
            }
        }
    }

    private func prepared(_ sql: String) throws -> Statement {
        do {
            let cached = try database.cachedStatement(sql: sql)
            // A query run again inside its own rows needs a statement of its own.
            return sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try database.makeStatement(sql: sql)
        } catch {
            throw fail(error)
        }
    }

    private func bind(_ arguments: [SQLValue], to statement: OpaquePointer, _ sql: String) throws {
        precondition(Int(sqlite3_bind_parameter_count(statement)) == arguments.count, "Wrong number of arguments for: \(sql)")
        assert(Self.placeholdersAreInOrder(statement), "Placeholders must first appear as $1, $2, … in: \(sql)")
        for (offset, argument) in arguments.enumerated() {
            let index = Int32(offset + 1)
            let code =
                switch argument {
                case .null: sqlite3_bind_null(statement, index)
                case .integer(let number): sqlite3_bind_int64(statement, index, number)
                case .text(let text): Self.bind(text, to: statement, index)
                case .blob(let bytes): bytes.withUnsafeBytes { Self.bind($0, to: statement, index) }
                }
            guard code == SQLITE_OK else { throw fail(lastFailure(sql)) }
        }
    }

    private static func bind(_ text: String, to statement: OpaquePointer, _ index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text64(statement, index, characters.baseAddress, UInt64(characters.count), copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    private static func bind(_ bytes: UnsafeRawBufferPointer, to statement: OpaquePointer, _ index: Int32) -> Int32 {
        // A NULL pointer would bind NULL, so an empty blob is bound by its length.
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, index, 0) }
        return sqlite3_bind_blob64(statement, index, bytes.baseAddress, UInt64(bytes.count), copied)
    }

    /// SQLITE_TRANSIENT: SQLite keeps its own copy of the bytes.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// SQLite numbers `$…` names by first appearance, PostgreSQL by the digits: the two must agree.
    private static func placeholdersAreInOrder(_ statement: OpaquePointer) -> Bool {
        (0..<sqlite3_bind_parameter_count(statement)).allSatisfy { offset in
            sqlite3_bind_parameter_name(statement, offset + 1).map { String(cString: $0) == "$\(offset + 1)" } ?? false
        }
    }

    private func checkUsable() throws {
        precondition(isOpen, "A connection was used outside its closure")
        if let failure { throw failure }
    }

    private func lastFailure(_ sql: String) -> SQLFailure {
        SQLFailure(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }

    private func fail(_ error: any Error) -> any Error {
        let problem = Problem.storage(error, path: path)
        if failure == nil { failure = problem }
        return problem
    }
}

extension Statement {
    /// Lends the SQLite statement, kept alive for the while.
    fileprivate func withPointer<T>(_ body: (OpaquePointer) throws -> T) rethrows -> T {
        try withExtendedLifetime(self) { try body(sqliteStatement) }
    }
}
