package import Engine
import Foundation
import Hummingbird
package import Identity
package import Kernel
package import Logging
import Storage
import Synchronization

/// Everything the pages work with.
package final class Site: Sendable {
    package let engine: Engine
    package let identity: Identity
    package let queue: CommitQueue
    package let options: ServerOptions
    package let logger: Logger
    /// Official time; a demonstration shifts it.
    package let now: @Sendable () -> Instant
    /// What paces are measured by, which nobody sets back.
    let ticks: @Sendable () -> ContinuousClock.Instant
    package let metrics: PrometheusRegistry
    /// Who came in, took out, looked and administered.
    package let audit: AuditTrail
    /// Sends the trail on, where it is asked to.
    let syslog: SyslogForwarder?
    /// Sends reminders to the county's messenger, where there is one.
    let messenger: Messenger?
    /// The county's report template, read when the report is asked for.
    package let template: @Sendable () throws -> String
    /// What a county needs before its first case.
    let readiness: [Readiness]
    let setupState: Mutex<SetupState?> = Mutex(nil)
    /// The server has been told to stop.
    let isStopping: Atomic<Bool> = Atomic(false)
    /// What is done in the background, beside the other servers of the county.
    let jobs: [Job]
    /// Looks at the clock; none where somebody says on purpose which day it is.
    let timeGuard: TimeGuard?
    /// The identity provider, when there is one.
    let provider: ProviderClient?
    let pools: Pools = Pools()
    /// Which steps of which kind may be taken for many matters in one go.
    let bulkSteps: BulkSteps
    /// Exports and reports under way, by login.
    let costlyTurns: Turns = Turns(perKey: 2, total: 16)
    /// Requests of signed-in people under way, by login.
    let pageTurns: Turns = Turns(perKey: 24, total: 4_096)
    /// Bytes of large forms on their way, by login: they lie in memory until they are stored.
    let largeForms: Turns
    /// Looks through what is uploaded, when there is one, and files that it looks through at the moment, by login.
    let scanner: VirusScanner?
    let scans: Turns = Turns(perKey: 2, total: 8)
    /// Sign-ins under way, of strangers by address, of known browsers by account.
    let signInTurns: Turns = Turns(perKey: 16, total: 4_096)
    let knownTurns: Turns = Turns(perKey: 2, total: 4_096)
    /// Refused sign-ins whose answer waits a moment.
    let pauses: Turns = Turns(perKey: 1_024, total: 1_024)
    /// Sign-ins sent to the identity provider: each is remembered in the database until it comes back, and anybody may begin one.
    let providerPace: Pace = Pace(each: (burst: 20, perSecond: 0.2), all: (burst: 100, perSecond: 5))
    /// The same from addresses from which somebody has signed in: one of them may be that of an office, in which all begin at half past eight.
    let knownProviderPace: Pace = Pace(each: (burst: 200, perSecond: 5), all: (burst: 1_000, perSecond: 50))
    private let actors: Mutex<[String: (actor: Actor, until: Instant)]> = Mutex([:])
    private let refreshed: Mutex<Instant>

    package init(
        _ engine: Engine, identity: Identity, options: ServerOptions, logger: Logger, metrics: PrometheusRegistry,
        now: @escaping @Sendable () -> Instant, ticks: @escaping @Sendable () -> ContinuousClock.Instant = { .now }, jobs: [Job] = [],
        timeGuard: TimeGuard? = nil,
        template: @escaping @Sendable () throws -> String = { "" }, readiness: [Readiness] = []
    ) {
        self.engine = engine
        self.jobs = jobs
        self.timeGuard = timeGuard
        self.identity = identity
        self.options = options
        self.logger = logger
        self.metrics = metrics
        self.now = now
        self.ticks = ticks
        self.template = template
        self.readiness = readiness
        queue = CommitQueue(engine)
        bulkSteps = BulkSteps(engine.kinds)
        syslog = options.syslog.map { target in
            let process = ProcessInfo.processInfo
            return SyslogForwarder(engine, to: target, node: "\(process.hostName)/\(process.processIdentifier)", clock: { .present })
        }
        messenger = options.messenger.map { Messenger(engine, $0, clock: { .present }) }
        audit = AuditTrail(engine, now: now) { message, error in
            logger.error("audit", metadata: ["what": "\(message)", "error": "\(error.map { String(reflecting: $0) } ?? "-")"])
        }
        provider = options.provider.map { ProviderClient($0) }
        scanner = options.scanner.map { VirusScanner($0) }
        largeForms = Turns(perKey: options.largestUpload, total: 2 * options.largestUpload)
        refreshed = Mutex(now())
    }

    package var today: Day { now().day }

    /// Reads on a thread that may block: the threads that carry connections must not wait for the disk.
    func read<T: Sendable>(_ body: @escaping @Sendable (Work) throws -> T) async throws -> T {
        try await pools.pages.run { [engine] in try engine.look(body) }
    }

    /// The same for whatever else may block, but not for long.
    func blocking<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T { try await pools.pages.run(body) }

    /// One person's view of one consistent state.
    ///
    /// - Parameter pool: where it is read; pages' own without one.
    func see<T: Sendable>(_ actor: Actor, on pool: WorkPool? = nil, _ body: @escaping @Sendable (Sight) throws -> T) async throws -> T {
        let today = today
        return try await (pool ?? pools.pages).run { [engine] in try engine.look { work in try body(Sight(work, actor, on: today)) } }
    }

    /// The same for figures, from a replica where there is one; whoever has just acted sees what was done.
    func seeAside<T: Sendable>(
        _ actor: Actor, _ request: Request, on pool: WorkPool? = nil, _ body: @escaping @Sendable (Sight) throws -> T
    ) async throws -> T {
        let today = today
        let position = PositionCookie.position(in: request)
        return try await (pool ?? pools.pages).run { [engine] in
            try engine.lookAside(since: position) { work in try body(Sight(work, actor, on: today)) }
        }
    }

    /// The person behind an account with all posts; kept for five seconds, so that a change of posts takes effect by then.
    func actor(_ login: String) async throws -> Actor? {
        let now = now()
        if let known = actors.withLock({ $0[login] }), known.until > now { return known.actor }
        let actor = try await pools.sessions.run { [engine] in
            try engine.database.read { try $0.actor(engine.county, login: login, engine.offices) }
        }
        guard let actor else { return nil }
        actors.withLock { actors in
            if actors.count > 10_000 { actors.removeAll() }
            actors[login] = (actor, Instant(milliseconds: now.milliseconds + 5_000))
        }
        return actor
    }

    /// After an administrative act: everything read from the registers is read again.
    func forget() throws {
        actors.withLock { $0.removeAll() }
        setupState.withLock { $0 = nil }
        try engine.refresh()
    }

    /// Reads the registers again if that was last done half a minute ago, for what other processes changed.
    func keepFresh() async {
        let now = now()
        let isDue = refreshed.withLock { last in
            guard now.milliseconds - last.milliseconds > 30_000 else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        do {
            try await blocking { [engine] in try engine.refreshIfChanged() }
        } catch {
            logger.error("registers could not be refreshed", metadata: ["error": "\(error)"])
        }
    }
}
