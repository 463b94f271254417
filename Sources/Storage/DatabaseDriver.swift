/// What a database can do as a whole; `Database` is its face.
protocol DatabaseDriver: Sendable {
    func read<T>(_ body: (Connection) throws -> T) throws -> T
    func write<T>(for county: String?, repeats: Bool, _ body: (Connection) throws -> T) throws -> T
    /// Counts what the tables hold, for the planner.
    func gatherStatistics() throws
    /// Makes what is under way come to an end with an error.
    func interrupt()
    func close() throws
}
