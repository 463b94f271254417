/// Work that must not last longer than a given time.
enum TimeLimit {
    struct Exceeded: Error {}

    /// - Throws: `Exceeded` when time is up; the work is cancelled then.
    static func run<T: Sendable>(for limit: Duration, _ work: @escaping @Sendable () async throws -> T) async throws -> T {
        try await withThrowingTaskGroup(of: T.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit)
                throw Exceeded()
            }
            guard let first = try await group.next() else { throw Exceeded() }
            return first
        }
    }
}
