/// What one connection of a database can do, inside a transaction; `Connection` is its face.
protocol SQLSession: AnyObject {
    var dialect: Dialect { get }

    /// Rows changed by the last statement of `execute`.
    func changes() throws -> Int

    /// Runs a statement whose rows nobody wants. It may still be under way when this returns; what becomes of it is known at
    /// the latest when the transaction ends.
    func execute(_ sql: String, _ arguments: [SQLValue]) throws

    /// The same for a statement that is to change exactly one row.
    ///
    /// - Returns: whether it did, where that is known already; elsewhere it is found out like an error, and the transaction is repeated.
    func executeForOne(_ sql: String, _ arguments: [SQLValue]) throws -> Bool

    /// Calls `body` for each row until it answers `false`.
    func query(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws

    /// The same for results that may not fit into memory.
    func stream(_ sql: String, _ arguments: [SQLValue], _ body: (Row) throws -> Bool) throws

    /// Runs a text of several statements without arguments.
    func script(_ sql: String) throws

    /// Puts in many rows at once, and says how many.
    func load(_ table: String, _ columns: [String], _ next: () throws -> [SQLValue]?) throws -> Int

    /// What the database would do for a query, one line a step.
    func plan(of sql: String) throws -> [String]

    /// A failed statement or lost connection in words, for whoever is at the screen.
    func told(_ error: any Error) -> any Error
}
