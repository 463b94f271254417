import Affairs
import Almanac
import Engine
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Kernel
import Logging
import NIOCore
import Storage
import TestDatabase
import Testing

@testable import Web

/// A small county with all its kinds of matter, served without sockets.
struct TestSite {
    static let county: String = "430626"
    static let police: OrganCode = OrganCode("430626-ga")
    static let justice: OrganCode = OrganCode("430626-sf")
    static let townA: OrganCode = OrganCode("430626-t1")
    static let townB: OrganCode = OrganCode("430626-t2")
    static let password: String = "Ju-Ding-2020!"

    let database: Storage.Database
    let engine: Engine
    let identity: Identity
    let site: Site
    let clock: TestClock

    init(
        options: ServerOptions = ServerOptions(), kinds: [any Definition] = Catalogue.definitions, isDemonstration: Bool = false,
        settings: [String: String] = [IdentitySettings.administratorsNeedTwo.key: "否"], readiness: [Readiness] = []
    ) throws {
        database = try TestDatabase.open()
        try database.migrate()
        let root = OrganCode(Self.county)
        func organ(_ code: OrganCode, _ name: String, _ level: Organ.Level, _ duties: Set<Organ.Duty>) -> Organ {
            Organ(code: code, name: name, short: String(name.prefix(2)), level: level, parent: code == root ? nil : root, duties: duties)
        }
        let organs = [
            organ(root, "平江县人民政府", .county, [.government, .reconsideration]), organ(Self.police, "平江县公安局", .department, [.enforcement]),
            organ(Self.justice, "平江县司法局", .department, [.justice]), organ(Self.townA, "甲镇人民政府", .township, [.township]),
            organ(Self.townB, "乙镇人民政府", .township, [.township]),
        ]
        func person(_ login: String, _ name: String, _ organ: OrganCode, _ roles: Role...) -> Register.Person {
            Register.Person(
                id: PersonID(login), name: name, login: login, posts: roles.map { Post(organ: organ, role: $0, from: Day.firstDay(of: 2015)) })
        }
        let people = [
            person("officer1", "张一", Self.police, .officer), person("officer2", "李二", Self.police, .officer),
            person("clerk", "王经办", Self.police, .clerk), person("reviewer", "赵法审", Self.police, .reviewer),
            person("head", "孙局长", Self.police, .head), person("hearing", "周听证", Self.police, .hearing),
            person("lawyer", "吴审核", Self.justice, .legality), person("certifier", "郑证件", Self.justice, .certification),
            person("justice-head", "司局长", Self.justice, .head),
            person("mediator-a", "甲调解", Self.townA, .mediator), person("clerk-a", "甲经办", Self.townA, .clerk),
            person("mediator-b", "乙调解", Self.townB, .mediator), person("clerk-b", "乙经办", Self.townB, .clerk),
            person("county-head", "县长", root, .head), person("office", "府办", root, .office, .clerk),
            person("reconsider", "复议员", Self.justice, .reconsideration), person("admin", "系统管理员", root, .administrator),
        ]
        try Register(organs: organs, people: people, settings: settings).enter(
            Self.county, in: database, at: Instant(Day.firstDay(of: 2018)), isDemonstration: isDemonstration)
        engine = try Engine(database, county: Self.county, kinds: kinds, calendar: Almanac.load(extra: nil))
        let clock = TestClock(Instant(Day(iso: "2020-03-02")!, hour: 9))
        self.clock = clock
        var policy = IdentityPolicy()
        policy.cost = PasswordHash.Cost(rounds: 2)
        identity = Identity(database, county: Self.county, offices: engine.offices, policy: policy, now: { clock.now })
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        site = Site(
            engine, identity: identity, options: options, logger: logger, metrics: PrometheusRegistry(), now: { clock.now },
            readiness: readiness)
    }

    /// Serves for the time of a test.
    func serve(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let application = Application(router: site.router(), logger: site.logger)
        try await application.test(.router) { client in try await body(Browser(client: client, test: self)) }
    }

    /// Performs an action directly, to bring a matter to where a test begins.
    @discardableResult
    func take(_ target: Deed.Target, _ action: String, by login: String, _ input: [String: String] = [:]) throws -> Receipt {
        let outcome = try engine.perform(Deed(target, action, engine.input(typed: input, for: target), at: clock.now), as: engine.actor(login))
        guard case .done(let receipt) = outcome else { throw Refused(outcome: "\(outcome)") }
        return receipt
    }

    struct Refused: Error {
        let outcome: String
    }

    func rows(_ table: String) throws -> Int { try database.read { try $0.first("SELECT COUNT(*) FROM \(table)") { $0.int(0) } ?? 0 } }
}

/// Official time, moved by the test.
final class TestClock: Sendable {
    private let kept: NIOLockedInstant
    init(_ start: Instant) { kept = NIOLockedInstant(start) }
    var now: Instant { kept.value }
    func advance(days: Int = 0, minutes: Int = 0) {
        kept.set(Instant(milliseconds: kept.value.milliseconds + Int64(days) * 86_400_000 + Int64(minutes) * 60_000))
    }
}
