package import Kernel

/// A kind of background work.
package struct Job: Sendable {
    package let id: String
    /// For people.
    package let name: String
    /// The occasion that a moment belongs to, and when its work is due; asked often, so it costs nothing.
    let occasion: @Sendable (Instant) -> (slot: String, due: Instant)
    /// Does the work of a slot and says what came of it. It may be begun again after a server was killed in the middle, so what it does
    /// twice must count once.
    let run: @Sendable (_ slot: String, _ context: JobContext) throws -> String
    /// It waits while the time source says that the clock is not right.
    let needsTime: Bool

    package init(
        _ id: String, _ name: String, needsTime: Bool = false, occasion: @escaping @Sendable (Instant) -> (slot: String, due: Instant),
        run: @escaping @Sendable (String, JobContext) throws -> String
    ) {
        self.needsTime = needsTime
        self.id = id
        self.name = name
        self.occasion = occasion
        self.run = run
    }

    /// Work for each day, at the day's first moment.
    package static func daily(
        _ id: String, _ name: String, needsTime: Bool = false, run: @escaping @Sendable (Day, JobContext) throws -> String
    ) -> Job {
        Job(id, name, needsTime: needsTime, occasion: { ($0.day.iso, Instant($0.day)) }) { slot, context in
            guard let day = Day(iso: slot) else { return "“\(slot)”不是日期" }
            return try run(day, context)
        }
    }
}

/// What a running job works with.
package struct JobContext {
    package let engine: Engine
    /// Official time.
    package let now: Instant
    /// Keeps the job for longer; throws when another server has taken it over meanwhile.
    package let goOn: () throws -> Void
    /// Whether the server is coming to its end: work that takes long and can be begun again stops.
    let isStopping: @Sendable () -> Bool
}
