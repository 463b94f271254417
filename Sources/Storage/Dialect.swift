/// Which SQL a database speaks. One text serves both where they agree; where they do not, a function here has two bodies.
package enum Dialect: String, Sendable {
    case sqlite, postgres

    /// The greater of two values; NULL where SQLite has a NULL, so neither may be one.
    func greatest(_ first: String, _ second: String) -> String { self == .sqlite ? "MAX(\(first), \(second))" : "GREATEST(\(first), \(second))" }
    func least(_ first: String, _ second: String) -> String { self == .sqlite ? "MIN(\(first), \(second))" : "LEAST(\(first), \(second))" }

    /// Joins in the order that is written: SQLite is told so, PostgreSQL's planner knows how many rows there are.
    var joinInOrder: String { self == .sqlite ? "CROSS JOIN" : "JOIN" }

    /// Names the index that SQLite is to use; PostgreSQL has no such words.
    func using(index name: String) -> String { self == .sqlite ? "INDEXED BY \(name)" : "" }

    /// The texts of a JSON array as rows of one column, `value`.
    func elements(of parameter: String) -> String {
        self == .sqlite
            ? "SELECT value FROM json_each(\(parameter))" : "SELECT jsonb_array_elements_text(CAST(CAST(\(parameter) AS text) AS jsonb)) AS value"
    }

    /// A member of a JSON object as text.
    func member(_ key: String, of column: String) -> String {
        self == .sqlite ? "json_extract(\(column), '$.\"\(key)\"')" : "(CAST(\(column) AS jsonb) ->> '\(key)')"
    }

    /// `LIKE` without regard to the case of Latin letters, as SQLite has it.
    var like: String { self == .sqlite ? "LIKE" : "ILIKE" }

    /// Keeps a column from being looked up by its index.
    func hidden(_ column: String) -> String { "\(column) || ''" }
}
