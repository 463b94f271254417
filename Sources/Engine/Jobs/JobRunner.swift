package import Kernel
import Storage

/// Does the background work of a county, beside whatever other servers do: each job is done by one of them.
///
/// A job is held for a time and held on to while it runs; a server that is killed lets go of it by that time's end, and another
/// begins it again. One that failed is tried again, later each time.
package struct JobRunner: Sendable {
    /// What became of one job.
    package struct Report: Sendable {
        package let job: String
        package let slot: String
        package let outcome: String
        package let error: (any Error)?
    }

    /// How long a server holds a job without a sign of life.
    private static let lease: Int64 = 120_000
    private static let mostAttempts = 6

    private let engine: Engine
    private let jobs: [Job]
    private let node: String
    private let now: @Sendable () -> Instant
    /// Leases and the order of attempts go by the real time, whatever day a demonstration takes for today.
    private let clock: @Sendable () -> Instant
    private let timeGuard: TimeGuard?
    private let isStopping: @Sendable () -> Bool

    /// - Parameters:
    ///   - timeGuard: looks at the clock before anything is done; without one, whatever is due is done, as where somebody says on purpose
    ///     which day it is.
    ///   - isStopping: says that the server is coming to its end.
    package init(
        _ engine: Engine, jobs: [Job], node: String, now: @escaping @Sendable () -> Instant, clock: @escaping @Sendable () -> Instant,
        timeGuard: TimeGuard? = nil, isStopping: @escaping @Sendable () -> Bool = { false }
    ) {
        self.timeGuard = timeGuard
        self.isStopping = isStopping
        self.engine = engine
        self.jobs = jobs
        self.node = node
        self.now = now
        self.clock = clock
    }

    /// Enters what the moment brings and does what is due, one after another, until nothing is.
    package func run() throws -> [Report] {
        let now = now()
        var told = try timeGuard?.look(at: now).map { [$0] } ?? []
        let doubt = timeGuard?.source?.doubt
        if let timeGuard, timeGuard.watch.isNews(doubt) {
            told.append(doubt.map { "\($0.words)，期限届满的自动处理等到对准以后" } ?? "服务器的时钟已经与时间源对准")
        }
        var reports = told.map { Report(job: "时钟", slot: now.day.iso, outcome: $0, error: nil) }
        // By the clock that was looked at, and by no later one.
        try forgetAhead(now)
        try enter(now)
        let kinds = jobs.filter { doubt == nil || !$0.needsTime }.map(\.id)
        while let report = try next(kinds) { reports.append(report) }
        return reports
    }

    /// Forgets the jobs of occasions that are still to come: somebody's clock was ahead. They would count as done on the day itself.
    private func forgetAhead(_ now: Instant) throws {
        let soon = Instant(milliseconds: now.milliseconds + ClockWatch.tolerance)
        let slots = jobs.map { ($0.id, $0.occasion(soon).slot) }
        let ahead = try engine.database.read { connection in
            try slots.filter { try connection.hasJobs(engine.county, kind: $0.0, after: $0.1) }
        }
        guard !ahead.isEmpty else { return }
        try engine.database.write(for: engine.county) { connection in
            for (kind, slot) in ahead { try connection.deleteJobs(engine.county, kind: kind, after: slot) }
        }
    }

    /// Enters the jobs of this moment that nobody has entered yet.
    private func enter(_ now: Instant) throws {
        let wanted = jobs.map { ($0.id, $0.occasion(now)) }
        let known = try engine.database.read { connection in
            try wanted.filter { try connection.hasJob(engine.county, kind: $0.0, slot: $0.1.slot) }.count
        }
        guard known < wanted.count else { return }
        try engine.database.write(for: engine.county) { connection in
            // Due by the real time: what a demonstration takes for today is no reason to wait, or not to.
            for (kind, occasion) in wanted { try connection.addJob(engine.county, kind: kind, slot: occasion.slot, due: min(occasion.due, clock())) }
        }
    }

    private func next(_ kinds: [String]) throws -> Report? {
        let start = clock()
        guard try engine.database.read({ try $0.hasDueJob(engine.county, at: start, kinds: kinds) }) else { return nil }
        let claimed = try engine.database.write(for: engine.county) { connection in
            try connection.claimJob(engine.county, at: start, until: leaseEnd, node: node, kinds: kinds)
        }
        guard let row = claimed, let job = jobs.first(where: { $0.id == row.kind }) else { return nil }
        let context = JobContext(
            engine: engine, now: now(),
            goOn: {
                let isHeld = try engine.database.write(for: engine.county) { try $0.extendJob(engine.county, row, node: node, until: leaseEnd) }
                if !isHeld { throw Lost() }
            }, isStopping: isStopping)
        do {
            let outcome = try job.run(row.slot, context)
            try finish(row, .done, outcome)
            return Report(job: job.name, slot: row.slot, outcome: outcome, error: nil)
        } catch is Lost {
            return Report(job: job.name, slot: row.slot, outcome: "由另一个节点接着办理", error: nil)
        } catch {
            let isLast = row.attempts + 1 >= Self.mostAttempts
            // 1, 4, 16, 64, 256 minutes.
            let wait = Int64(60_000) << (2 * min(row.attempts, 4))
            try finish(row, isLast ? .failed : .waiting, "\(error)", again: isLast ? nil : Instant(milliseconds: clock().milliseconds + wait))
            return Report(job: job.name, slot: row.slot, outcome: isLast ? "失败" : "稍后再试", error: error)
        }
    }

    private func finish(_ row: JobRow, _ state: JobRow.State, _ outcome: String, again: Instant? = nil) throws {
        try engine.database.write(for: engine.county) { connection in
            try connection.finishJob(engine.county, row, node: node, as: state, at: clock(), outcome: String(outcome.prefix(500)), again: again)
        }
    }

    private var leaseEnd: Instant { Instant(milliseconds: clock().milliseconds + Self.lease) }

    /// Another server has the job.
    private struct Lost: Error {}
}
