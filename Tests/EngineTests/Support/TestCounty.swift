import Affairs
import Engine
import Kernel
import Proof
import Storage
import TestDatabase

/// A small county in a database of its own.
struct TestCounty {
    static let code = "430626"
    static let office: OrganCode = OrganCode("430626-ga")
    static let justice: OrganCode = OrganCode("430626-sf")

    let database: Storage.Database
    let engine: Engine
    let key: SignerKey

    init(_ location: DatabaseLocation? = nil, settings: [String: String] = [:], besides kinds: [any Definition] = []) throws {
        database = try location.map { try Storage.Database.open($0, durability: .power) } ?? TestDatabase.open()
        try database.migrate()
        let organs = [
            Organ(code: OrganCode(Self.code), name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government]),
            Organ(code: Self.office, name: "平江县公安局", short: "平公", level: .department, parent: OrganCode(Self.code), duties: [.enforcement]),
            Organ(code: Self.justice, name: "平江县司法局", short: "平司", level: .department, parent: OrganCode(Self.code), duties: [.justice]),
        ]
        func person(_ id: String, _ organ: OrganCode, _ roles: Role...) -> Register.Person {
            Register.Person(id: PersonID(id), name: id, login: id, posts: roles.map { Post(organ: organ, role: $0, from: Day.firstDay(of: 2015)) })
        }
        let people = [
            person("clerk", Self.office, .clerk), person("head", Self.office, .head), person("both", Self.office, .clerk, .head),
            person("lawyer", Self.justice, .legality), person("outsider", Self.justice, .clerk, .head),
            person("both-offices", Self.office, .clerk), person("certifier", Self.justice, .certification),
            person("issuer", Self.justice, .certification),
        ]
        let register = Register(organs: organs, people: people, settings: settings)
        try register.enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        let editions = (2018...2022).map { year in
            CalendarEdition(
                id: String(year), year: year, title: "试验", document: "试验", published: Day(year: year - 1, month: 11, day: 1)!, holidays: [],
                workdays: [])
        }
        engine = try Engine(
            database, county: Self.code,
            kinds: [
                KindDefinition(Enquiry.self), KindDefinition(Opinion.self), KindDefinition(Appeal.self), KindDefinition(Bulletin.self),
                KindDefinition(EnforcementCertificate.self),
            ] + kinds,
            calendar: WorkCalendar(editions: editions))
        key = try SignerKey(name: "plumbline/\(Self.code)/journal", seed: Array(repeating: 7, count: 32))
    }

    @discardableResult
    func take(
        _ target: Request.Target, _ action: String, by login: String, on day: String, hour: Int = 9, _ input: [String: String] = [:],
        id: String? = nil, overrides: [String: String] = [:]
    ) throws -> Outcome {
        let at = Instant(Day(iso: day)!, hour: hour)
        let actor = try engine.actor(login)
        return try engine.perform(Request(target, action, engine.input(typed: input, for: target), at: at, id: id, overrides: overrides), as: actor)
    }

    /// Opens an enquiry.
    func receive(on day: String = "2020-03-02", by login: String = "clerk", _ input: [String: String] = ["question": "甲"]) throws -> MatterID {
        try take(.opening(kind: "enquiry", organ: Self.office), "receive", by: login, on: day, input).receipt!.matter
    }

    func verify() throws -> Verification { try Verifier(engine, keys: [key.verifierKey]).verify() }

    func rows(_ table: String) throws -> Int { try database.read { try $0.first("SELECT COUNT(*) FROM \(table)") { $0.int(0) } ?? 0 } }
}

extension Outcome {
    var receipt: Receipt? { if case .done(let receipt) = self { receipt } else { nil } }
    var refusals: [Refusal] { if case .refused(let refusals, _) = self { refusals } else { [] } }
    var fields: [FieldProblem] { if case .refused(_, let fields) = self { fields } else { [] } }
}
