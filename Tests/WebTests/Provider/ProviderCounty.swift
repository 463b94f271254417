import Affairs
import Engine
import Identity
import Kernel
import Logging
import Proof
import Storage
import Synchronization
import TestDatabase
import Testing

@testable import Web

/// A county with one official, whose identity at the provider may be linked.
struct ProviderCounty {
    static let code: String = "430626"
    static let password: String = "Ping-jiang 2026!"

    let identity: Identity
    let site: Site
    private let ahead: Ahead

    /// Seconds that the county's clock is ahead of the provider's, and its pace of where it began.
    private final class Ahead: Sendable {
        let seconds: Mutex<Int> = Mutex(0)
    }

    /// - Parameter issuer: the provider's; `nil` for a county without one.
    init(issuer: String?, linked: [String] = ["official-1"], trustsProxy: Bool = false) throws {
        let database = try TestDatabase.open()
        try database.migrate()
        let root = OrganCode(Self.code)
        let organ = Organ(code: root, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government])
        let person = Register.Person(
            id: PersonID("p-head"), name: "钱县长", login: "head", posts: [Post(organ: root, role: .head, from: Day.firstDay(of: 2015))])
        try Register(organs: [organ], people: [person]).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2026)), isDemonstration: true)
        var policy = IdentityPolicy()
        // What a digest costs is tested elsewhere.
        policy.cost = PasswordHash.Cost(rounds: 2)
        let ahead = Ahead()
        let now: @Sendable () -> Instant = {
            Instant(milliseconds: Instant.present.milliseconds + Int64(ahead.seconds.withLock { $0 }) * 1_000)
        }
        let identity = Identity(database, county: Self.code, offices: Offices(duties: [.government]), policy: policy, now: now)
        let hash = try PasswordHash(Self.password, cost: policy.cost).text
        try database.write { connection in
            var credential = CredentialRow(login: "head", changedAt: now())
            credential.password = hash
            try connection.keep(Self.code, credential, at: now())
        }
        if let issuer { for subject in linked { try Self.link(issuer, subject, identity) } }
        let edition = CalendarEdition(
            id: "2026", year: 2026, title: "试验", document: "试验", published: try #require(Day(iso: "2025-11-01")), holidays: [], workdays: [])
        let engine = try Engine(database, county: Self.code, kinds: [], calendar: WorkCalendar(editions: [edition]))
        var options = ServerOptions()
        options.isSecure = true
        options.trustsProxy = trustsProxy
        options.provider = issuer.map {
            ProviderOptions(
                issuer: $0, clientID: ProviderProcess.client, clientSecret: ProviderProcess.secret, name: "省统一身份认证",
                redirect: ProviderProcess.redirect)
        }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        self.identity = identity
        self.ahead = ahead
        // Time that passes by itself grants nothing, however long the tests take.
        let beginning = ContinuousClock.now
        let ticks: @Sendable () -> ContinuousClock.Instant = { beginning + .seconds(ahead.seconds.withLock { $0 }) }
        site = Site(engine, identity: identity, options: options, logger: logger, metrics: PrometheusRegistry(), now: now, ticks: ticks)
    }

    /// As the operator of a demonstration, who may do so without an administrator.
    static func link(_ issuer: String, _ subject: String, _ identity: Identity) throws {
        try Administration.byOperator(identity).link(issuer: issuer, subject: subject, account: "head", by: Actor.machineOperator.login)
    }

    func advance(seconds: Int) { ahead.seconds.withLock { $0 += seconds } }

    /// Sets an authenticator up for the official.
    func enrol() throws -> TOTP {
        guard case .session(let begun) = try identity.signIn(login: "head", password: Self.password, address: "", agent: "") else {
            throw NotSignedIn()
        }
        let enrolment = try identity.enrolTOTP(begun.session, password: Self.password)
        let totp = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
        _ = try identity.confirmTOTP(begun.session, code: totp.code(step: TOTP.step(at: identity.now())))
        // Its first code has been used up.
        advance(seconds: 60)
        return totp
    }

    private struct NotSignedIn: Error {}
}
