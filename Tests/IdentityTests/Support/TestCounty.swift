import Engine
import Identity
import Kernel
import Proof
import Storage
import Synchronization
import TestDatabase
import Testing

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>
    init(_ start: Instant) { instant = Mutex(start) }

    var now: Instant { instant.withLock { $0 } }
    func advance(seconds: Int) { instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + Int64(seconds) * 1_000) } }
    func advance(days: Int) { advance(seconds: days * 86_400) }
}

extension Role {
    static let officer: Role = Role("officer", "执法人员")
    static let reviewer: Role = Role("reviewer", "法制审核人员")
    static let clerk: Role = Role("clerk", "经办人员")
    static let legality: Role = Role("legality", "合法性审核人员")
}

extension Organ.Duty {
    static let government: Organ.Duty = Organ.Duty("government", "县人民政府")
    static let enforcement: Organ.Duty = Organ.Duty("enforcement", "行政执法主体")
    static let justice: Organ.Duty = Organ.Duty("justice", "司法行政部门")
}

/// A county with two bureaus, a station below one of them, administrators and officers. Everybody's password is `right`.
struct TestCounty {
    static let code = "430626"
    static let root: OrganCode = OrganCode(code)
    static let police: OrganCode = OrganCode("430626-ga")
    static let station: OrganCode = OrganCode("430626-ga-1")
    static let justice: OrganCode = OrganCode("430626-sf")
    static let right = "Ping-jiang 2026!"
    /// The posts and duties that there are here.
    static let offices: Offices = Offices(roles: [.officer, .reviewer, .clerk, .legality], duties: [.government, .enforcement, .justice])

    let database: Storage.Database
    let clock: TestClock = TestClock(Instant(Day(iso: "2026-03-02")!, hour: 9))
    let identity: Identity
    let key: SignerKey

    var administration: Administration { Administration(identity) }
    var delegations: Delegations { Delegations(identity) }
    var today: Day { clock.now.day }

    /// Digests that cost nothing: what they cost is tested once, not in every test.
    static var policy: IdentityPolicy {
        var policy = IdentityPolicy()
        policy.cost = PasswordHash.Cost(rounds: 2)
        return policy
    }

    init(
        _ location: DatabaseLocation? = nil, policy: IdentityPolicy = TestCounty.policy, isDemonstration: Bool = false,
        founded: Day = Day.firstDay(of: 2026)
    ) throws {
        database = try location.map { try Storage.Database.open($0) } ?? TestDatabase.open()
        try database.migrate()
        let organs = [
            Organ(code: Self.root, name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government]),
            Organ(code: Self.police, name: "平江县公安局", short: "平公", level: .department, parent: Self.root, duties: [.enforcement]),
            Organ(code: Self.station, name: "城关派出所", short: "城派", level: .department, parent: Self.police, duties: []),
            Organ(code: Self.justice, name: "平江县司法局", short: "平司", level: .department, parent: Self.root, duties: [.justice]),
        ]
        func person(_ id: String, _ name: String, _ organ: OrganCode, _ roles: Role...) -> Register.Person {
            Register.Person(
                id: PersonID("p-" + id), name: name, login: id, posts: roles.map { Post(organ: organ, role: $0, from: Day.firstDay(of: 2015)) })
        }
        let people = [
            person("root", "管全县", Self.root, .administrator), person("keeper", "管公安", Self.police, .administrator),
            person("head", "钱局长", Self.police, .head), person("officer", "孙警官", Self.police, .officer),
            person("constable", "李民警", Self.station, .clerk), person("lawyer", "周律师", Self.justice, .legality),
        ]
        try Register(organs: organs, people: people).enter(
            Self.code, in: database, at: Instant(founded), isDemonstration: isDemonstration)
        identity = Identity(database, county: Self.code, offices: Self.offices, policy: policy) { [clock] in clock.now }
        key = try SignerKey(name: "plumbline/\(Self.code)/journal", seed: Array(repeating: 7, count: 32))
        let hash = try PasswordHash(Self.right, cost: policy.cost).text
        try database.write { connection in
            for member in people {
                var credential = CredentialRow(login: member.login, changedAt: clock.now)
                credential.password = hash
                try connection.keep(Self.code, credential, at: clock.now)
            }
        }
    }

    func signIn(_ login: String, _ password: String = TestCounty.right, address: String = "10.0.0.1") throws -> SignIn {
        try identity.signIn(login: login, password: password, address: address, agent: "试验")
    }

    func begin(_ login: String) throws -> NewSession { try #require(try signIn(login).begun) }

    /// Sets an authenticator up, and moves on so that its first code is of no more use.
    func enrol(_ login: String) throws -> (totp: TOTP, codes: [String], session: NewSession) {
        let session = try begin(login).session
        let enrolment = try identity.enrolTOTP(session, password: Self.right)
        let totp = TOTP(secret: try #require(Base32.decode(enrolment.secret)))
        let confirmed = try identity.confirmTOTP(session, code: totp.code(step: TOTP.step(at: clock.now)))
        clock.advance(seconds: 60)
        return (totp, confirmed.recoveryCodes, confirmed.session)
    }

    func actor(_ login: String) throws -> Actor? { try database.read { try $0.actor(Self.code, login: login, Self.offices) } }

    func faults() throws -> [Fault] {
        let edition = CalendarEdition(
            id: "2026", year: 2026, title: "试验", document: "试验", published: Day(iso: "2025-11-01")!, holidays: [], workdays: [])
        let engine = try Engine(database, county: Self.code, kinds: [], calendar: WorkCalendar(editions: [edition]))
        return try Verifier(engine, keys: [key.verifierKey]).verify().faults
    }

    func lastEntry() throws -> JournalRow { try #require(try database.read { try $0.lastEntry(Self.code) }) }
    func entries() throws -> Int { try lastEntry().entry }
}

extension SignIn {
    var begun: NewSession? { if case .session(let new) = self { new } else { nil } }
    var pending: PendingToken? { if case .secondFactor(let token) = self { token } else { nil } }
    var isRefused: Bool { if case .refused = self { true } else { false } }
    var wait: Int? { if case .refused(let wait) = self { wait } else { nil } }
}

/// The problem that `work` throws.
func problem(_ work: () throws -> Void) throws -> Problem {
    do {
        try work()
    } catch let problem as Problem {
        return problem
    }
    throw NoProblem()
}

struct NoProblem: Error {}
