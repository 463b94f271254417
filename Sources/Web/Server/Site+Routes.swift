import Design
import Engine
import HTTPTypes
import Hummingbird
import Identity
import Kernel
import NIOCore
import Storage
import Synchronization

extension Site {
    /// All addresses of the staff application.
    func router() -> Router<Visit> {
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Frame(site: self))
        router.add(middleware: PasswordFirst(site: self))
        AssetRoutes(site: self).add(to: router)
        HealthRoutes(site: self).add(to: router)
        SignInRoutes(site: self).add(to: router)
        ProviderRoutes(site: self).add(to: router)
        DeskRoutes(site: self).add(to: router)
        DraftRoutes(site: self).add(to: router)
        ListRoutes(site: self).add(to: router)
        ViewRoutes(site: self).add(to: router)
        BulkRoutes(site: self).add(to: router)
        SearchRoutes(site: self).add(to: router)
        CalendarRoutes(site: self).add(to: router)
        MatterRoutes(site: self).add(to: router)
        MovingRoutes(site: self).add(to: router)
        JoiningRoutes(site: self).add(to: router)
        HandoversRoutes(site: self).add(to: router)
        CorrectionRoutes(site: self).add(to: router)
        DocumentRoutes(site: self).add(to: router)
        ActionRoutes(site: self).add(to: router)
        HelpRoutes(site: self).add(to: router)
        FigureRoutes(site: self).add(to: router)
        ReportRoutes(site: self).add(to: router)
        RegionRoutes(site: self).add(to: router)
        DivisionRoutes(site: self).add(to: router)
        AccountRoutes(site: self).add(to: router)
        AdminRoutes(site: self).add(to: router)
        AuditRoutes(site: self).add(to: router)
        return router
    }
}

/// Until a password that somebody else has set is changed, nothing else can be done; nor may anybody administer without a second factor
/// where the county asks for one.
struct PasswordFirst: RouterMiddleware {
    let site: Site

    func handle(_ request: Request, context: Visit, next: (Request, Visit) async throws -> Response) async throws -> Response {
        let path = request.uri.path
        let isFree = [Paths.account, Paths.password, Paths.signOut].contains(path) || path.hasPrefix("/assets/") || path.hasPrefix("/health")
        if context.session?.mustChangePassword == true, !isFree { return Reply.see(Paths.account + "?done=must-change") }
        let isGuarded = [Paths.admin, Paths.audit].contains { path == $0 || path.hasPrefix($0 + "/") }
        if isGuarded, let session = context.session, let actor = context.actor,
            !session.secondFactorPassed, site.asksTwoFactors(actor)
        {
            return Reply.see(Paths.account + "?done=second-factor-needed")
        }
        return try await next(request, context)
    }
}

/// Style sheet, script and icon, kept by browsers for a year: their address changes with their content.
struct AssetRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        router.get("assets/:file") { request, _ in
            guard let file = Assets.shared.file(path: request.uri.path) else { throw HTTPError(.notFound) }
            let headers: HTTPFields = [.contentType: file.type, .cacheControl: "public, max-age=31536000, immutable"]
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
        }
        router.get("favicon.ico") { _, _ in Reply.see(Assets.shared.path("favicon.svg")) }
        router.get("style-guide") { request, _ in Reply.page(StyleGuide.page(), for: request) }
        router.get("robots.txt") { _, _ in Reply.text("User-agent: *\nDisallow: /\n") }
    }
}

/// For whoever watches over the server.
struct HealthRoutes {
    let site: Site

    func add(to router: Router<Visit>) {
        // Over a socket `LiveAnswer` says it before.
        router.get("health/live") { _, _ in Reply.text("ok") }
        router.get("health/ready") { _, _ in
            if site.isStopping.load(ordering: .relaxed) { return Reply.text("stopping", status: .serviceUnavailable) }
            let engine = site.engine
            if try await site.blocking({ try engine.database.shortage(engine.county) }) != nil {
                return Reply.text("disk full", status: .serviceUnavailable)
            }
            // Whoever cannot be told of is not let in or served.
            if site.audit.standing.isFailing { return Reply.text("audit", status: .serviceUnavailable) }
            let entry = try await site.read { try $0.connection.lastEntry($0.engine.county)?.entry ?? 0 }
            var says = ["ok \(entry)"]
            // Without its scanner the county works on, but for uploads.
            if let scanner = site.scanner {
                let answers = await scanner.answers()
                says.append("scanner \(answers ? "ok" : "unreachable")")
            }
            // So it does when the clock is in doubt: every server of the machine would have the same.
            if let doubt = site.timeGuard?.source?.doubt { says.append("clock \(doubt.word)") }
            return Reply.text(says.joined(separator: " "))
        }
        router.get("metrics") { request, context in
            guard context.mayReadMetrics(request, site.options) else { throw HTTPError(.notFound) }
            let entry = try await site.read { try $0.connection.lastEntry($0.engine.county)?.entry ?? 0 }
            var gauges = [
                (name: "plumbline_journal_entries", help: "Entries of the journal.", value: Double(entry)),
                (name: "process_resident_memory_bytes", help: "Resident memory.", value: Double(ProcessMemory.resident)),
                (name: "plumbline_audit_waiting", help: "Audit entries that wait to be written.", value: Double(site.audit.standing.waiting)),
                (name: "plumbline_audit_lost_total", help: "Audit entries that found no room.", value: Double(site.audit.standing.lost)),
            ]
            if let syslog = site.syslog {
                gauges.append((name: "plumbline_syslog_behind", help: "Audit entries that were not sent on yet.", value: Double(syslog.behind)))
            }
            if site.messenger != nil {
                let waiting = try await site.read { try $0.connection.outgoingWaiting($0.engine.county, upTo: Reminding.mostWaiting) }
                gauges.append((name: "plumbline_messages_waiting", help: "Messages to the messenger that were not sent yet.", value: Double(waiting)))
            }
            if let copy = site.options.copy {
                // Without a first copy the age is that of nothing at all: as old as time.
                let age = Double(site.identity.now().milliseconds - (copy.current?.milliseconds ?? 0)) / 1_000
                gauges.append((name: "plumbline_copy_age_seconds", help: "Age of the running copy of the database.", value: age))
            }
            if let source = site.timeGuard?.source {
                let value: Double = source.doubt == nil ? 1 : 0
                gauges.append((name: "plumbline_clock_synchronised", help: "1 while the kernel says that the clock is right.", value: value))
            }
            if let scanner = site.scanner {
                let answers = await scanner.answers()
                gauges.append((name: "plumbline_scanner_up", help: "Whether the virus scanner answers.", value: answers ? 1 : 0))
            }
            return Reply.text(site.metrics.text(gauges: gauges), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }
}
