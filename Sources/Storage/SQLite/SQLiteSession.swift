import GRDB
import GRDBSQLite
import Kernel

/// Statements of one SQLite connection.
final class SQLiteSession: SQLSession {
    private let database: GRDB.Database
    private let handle: OpaquePointer?
    private let clock: StatementClock?
    /// Statements of this transaction.
    private var statements: [StatementText: Statement] = [:]

    init(_ database: GRDB.Database, clock: StatementClock? = nil) {
        self.database = database
        self.clock = clock
        handle = database.sqliteConnection
    }

    var dialect: Dialect { .sqlite }
    func changes() -> Int { Int(sqlite3_changes64(handle)) }
    func told(_ error: any Error) -> any Error { Problem.storage(error) }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws { try query(sql, arguments) { _ in true } }
    func executeForOne(_ sql: String, _ arguments: [SQLValue]) throws -> Bool {
        try execute(sql, arguments)
        return changes() == 1
    }

    func stream(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws { try query(sql, arguments, body) }
    func script(_ sql: String) throws { try database.execute(sql: sql) }

    func plan(of sql: String) throws -> [String] {
        let count = try database.makeStatement(sql: sql).withPointer { sqlite3_bind_parameter_count($0) }
        var steps: [String] = []
        try query("EXPLAIN QUERY PLAN " + sql, Array(repeating: .null, count: Int(count))) { row in
            steps.append(row.text(3))
            return true
        }
        return steps
    }

    func load(_ table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        var count = 0
        while let row = try next() {
            try execute(sql, row)
            count += 1
        }
        return count
    }

    /// Binds and steps by hand: GRDB's `StatementArguments` would box each value, and rows need no objects.
    func query(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws {
        let statement = try prepared(sql)
        try statement.withPointer { pointer in
            // One that has run before was looked at then: SQLite keeps that count with the statement.
            if sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_RUN, 0) == 0 { try Self.requireOrder(pointer, sql) }
            try bind(arguments, to: pointer, sql)
            defer { sqlite3_reset(pointer) }
            var left = clock?.limit ?? 0
            while true {
                switch clock?.run(&left, { sqlite3_step(pointer) }) ?? sqlite3_step(pointer) {
                case SQLITE_ROW: guard try body(Row(SQLiteRow(statement: pointer))) else { return }
                case SQLITE_DONE: return
                default: throw lastFailure(sql)
                }
            }
        }
    }

    private func prepared(_ sql: String) throws -> Statement {
        let cached = try known(sql)
        // A query run again inside its own rows needs a statement of its own.
        return sqlite3_stmt_busy(cached.sqliteStatement) == 0 ? cached : try database.makeStatement(sql: sql)
    }

    /// GRDB keeps statements by all of their text, which takes as long to hash as a small statement to run.
    private func known(_ sql: String) throws -> Statement {
        if let known = statements[StatementText(sql: sql)] { return known }
        let statement = try database.cachedStatement(sql: sql)
        statements[StatementText(sql: sql)] = statement
        return statement
    }

    private func bind(_ arguments: [SQLValue], to statement: OpaquePointer, _ sql: String) throws {
        precondition(Int(sqlite3_bind_parameter_count(statement)) == arguments.count, "Wrong number of arguments for: \(sql)")
        for (offset, argument) in arguments.enumerated() {
            let index = Int32(offset + 1)
            let code =
                switch argument {
                case .null: sqlite3_bind_null(statement, index)
                case .integer(let number): sqlite3_bind_int64(statement, index, number)
                case .text(let text): Self.bind(text, to: statement, index)
                case .blob(let bytes): bytes.withUnsafeBytes { Self.bind($0, to: statement, index) }
                }
            guard code == SQLITE_OK else { throw lastFailure(sql) }
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

    /// SQLite numbers `$…` names by first appearance, PostgreSQL by the digits, and values are bound by number: a statement in which the two
    /// differ would take one value for another.
    private static func requireOrder(_ statement: OpaquePointer, _ sql: String) throws {
        for index in 0..<sqlite3_bind_parameter_count(statement) {
            let name = sqlite3_bind_parameter_name(statement, index + 1).map { String(cString: $0) }
            guard name == "$\(index + 1)" else {
                throw SQLFailure(
                    code: SQLITE_MISUSE, message: "placeholders must first appear as $1, $2, …; number \(index + 1) is \(name ?? "none")", sql: sql)
            }
        }
    }

    private func lastFailure(_ sql: String) -> SQLFailure {
        SQLFailure(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)), sql: sql)
    }
}

/// A statement's text, found by its length, its end and where tables are named: all of it is compared only with one that agrees in these.
private struct StatementText: Hashable {
    let sql: String

    func hash(into hasher: inout Hasher) {
        let bytes = sql.utf8
        hasher.combine(bytes.count)
        hasher.combine(Self.number(bytes.dropFirst(12).prefix(8)))
        hasher.combine(Self.number(bytes.suffix(8)))
    }

    private static func number(_ bytes: Substring.UTF8View) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}

extension Statement {
    /// Lends the SQLite statement, kept alive for the while.
    fileprivate func withPointer<T>(_ body: (OpaquePointer) throws -> T) rethrows -> T {
        try withExtendedLifetime(self) { try body(sqliteStatement) }
    }
}
