import Affairs
import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

/// A county with two bureaus that do the same, one that has nobody, one that takes no claims, and a township with a village.
struct MovingCounty {
    static let code = "430626"
    static let government: OrganCode = OrganCode(code)
    static let a: OrganCode = OrganCode("430626-ga")
    static let b: OrganCode = OrganCode("430626-zf")
    static let justice: OrganCode = OrganCode("430626-sf")
    static let nobody: OrganCode = OrganCode("430626-kb")
    static let town: OrganCode = OrganCode("430626-t1")
    static let village: OrganCode = OrganCode("430626-t1-v1")

    let database: Storage.Database
    let engine: Engine
    let key: SignerKey

    init(_ location: DatabaseLocation? = nil, settings: [String: String] = [:]) throws {
        database = try location.map { try Storage.Database.open($0, durability: .power) } ?? TestDatabase.open()
        try database.migrate()
        func organ(_ code: OrganCode, _ name: String, _ short: String, _ level: Organ.Level, _ parent: OrganCode?, _ duties: Set<Organ.Duty>) -> Organ
        {
            Organ(code: code, name: name, short: short, level: level, parent: parent, duties: duties)
        }
        let root = Self.government
        let organs = [
            organ(root, "平江县人民政府", "平政", .county, nil, [.government]), organ(Self.a, "平江县公安局", "平公", .department, root, []),
            organ(Self.b, "平江县综合执法局", "平综", .department, root, []), organ(Self.justice, "平江县司法局", "平司", .department, root, [.justice]),
            organ(Self.nobody, "平江县编制办", "平编", .department, root, []), organ(Claim.barred, "平江县接待办", "平接", .department, root, []),
            organ(Self.town, "甲镇人民政府", "甲镇", .township, root, []), organ(Self.village, "甲镇一村", "", .village, Self.town, []),
        ]
        func person(_ id: String, _ organ: OrganCode, _ roles: Role...) -> Register.Person {
            Register.Person(id: PersonID(id), name: id, login: id, posts: roles.map { Post(organ: organ, role: $0, from: Day.firstDay(of: 2015)) })
        }
        var double = person("head-ab", Self.a, .head)
        double = Register.Person(
            id: double.id, name: "head-ab", login: "head-ab",
            posts: [Self.a, Self.b].map { Post(organ: $0, role: .head, from: Day.firstDay(of: 2015)) })
        let people = [
            person("mayor", root, .head), person("clerk-a", Self.a, .clerk), person("head-a", Self.a, .head), person("clerk-b", Self.b, .clerk),
            person("head-b", Self.b, .head), double, person("lawyer", Self.justice, .legality), person("head-s", Self.justice, .head),
            person("head-c", Self.nobody, .head), person("clerk-d", Claim.barred, .clerk), person("head-d", Claim.barred, .head),
            person("clerk-t", Self.town, .clerk), person("head-t", Self.town, .head), person("clerk-v", Self.village, .clerk),
            person("head-v", Self.village, .head),
        ]
        try Register(organs: organs, people: people, settings: settings).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        engine = try Engine(database, county: Self.code, kinds: Self.kinds, calendar: WorkCalendar(editions: Self.calendar()))
        key = try SignerKey(name: "plumbline/\(Self.code)/journal", seed: Array(repeating: 7, count: 32))
    }

    static let kinds: [any Definition] = [
        KindDefinition(Enquiry.self), KindDefinition(Opinion.self), KindDefinition(Claim.self), KindDefinition(Survey.self),
        KindDefinition(Reform.self), KindDefinition(Inquest.self), KindDefinition(Probe.self),
    ]

    static func calendar() throws -> [CalendarEdition] {
        try (2018...2022).map { year in
            CalendarEdition(
                id: String(year), year: year, title: "试验", document: "试验", published: try #require(Day(year: year - 1, month: 11, day: 1)),
                holidays: [], workdays: [])
        }
    }

    static func at(_ day: String, hour: Int = 9) throws -> Instant { Instant(try #require(Day(iso: day)), hour: hour) }

    @discardableResult
    func take(
        _ target: Request.Target, _ action: String, by login: String, on day: String, hour: Int = 9, _ input: [String: String] = [:]
    ) throws -> Outcome {
        try engine.perform(
            Request(target, action, engine.input(typed: input, for: target), at: Self.at(day, hour: hour)), as: engine.actor(login))
    }

    func enquiry(on day: String = "2020-03-02", at organ: OrganCode = Self.a, by login: String = "clerk-a", amount: String = "12.50") throws
        -> MatterID
    {
        let outcome = try take(.opening(kind: "enquiry", organ: organ), "receive", by: login, on: day, ["question": "甲", "amount": amount])
        return try #require(outcome.receipt).matter
    }

    func claim(on day: String = "2020-03-02", at organ: OrganCode = Self.a, by login: String = "clerk-a", _ input: [String: String] = [:]) throws
        -> MatterID
    {
        let input = ["claimant.name": "王某", "claimant.identity": "甲123"].merging(input) { $1 }
        return try #require(try take(.opening(kind: "claim", organ: organ), "file", by: login, on: day, input).receipt).matter
    }

    @discardableResult
    func move(
        _ deed: HandoverRequest.Deed, _ id: MatterID, by login: String, on day: String, hour: Int = 10, reason: String = "不属于本机关管辖",
        article: String = "试验条例第十一条", version: Int? = nil, request: String? = nil
    ) throws -> Outcome {
        try engine.perform(
            HandoverRequest(
                deed, of: id, version: version, reason: reason, article: article, at: Self.at(day, hour: hour), id: request),
            as: engine.actor(login))
    }

    /// Proposed by A and accepted by B.
    func hand(_ id: MatterID, on day: String, hour: Int = 10) throws {
        _ = try #require(try move(.propose(to: Self.b), id, by: "head-a", on: day, hour: hour).receipt)
        _ = try #require(try move(.accept, id, by: "head-b", on: day, hour: hour).receipt)
    }

    func dossier(_ id: MatterID) throws -> Dossier { try engine.look { try $0.dossier(id) } }
    func organ(_ id: MatterID) throws -> OrganCode { try dossier(id).row.organ }

    /// What a measure comes to, place by place and day by day, nothing where it comes to nothing.
    func facts(_ measure: String) throws -> [String] {
        try database.read {
            try $0.all(
                """
                SELECT organ, day, CAST(SUM(value) AS BIGINT) FROM fact WHERE county = $1 AND measure = $2 GROUP BY organ, day HAVING SUM(value) <> 0
                ORDER BY day, organ
                """, [SQLValue(Self.code), SQLValue(measure)]
            ) { "\($0.text(0).replacing("430626-", with: "")) \($0.day(1)) \($0.int(2))" }
        }
    }

    /// What somebody was told of, the latest first.
    func told(_ person: String) throws -> [String] {
        try database.read {
            try $0.all(
                """
                SELECT j.action FROM notice n JOIN journal j ON j.county = n.county AND j.entry = n.entry
                WHERE n.county = $1 AND n.person = $2 ORDER BY n.entry DESC
                """, [SQLValue(Self.code), SQLValue(person)]
            ) { $0.text(0) }
        }
    }

    func sees(_ login: String, _ id: MatterID, on day: String = "2020-04-01") throws -> Bool {
        let actor = try engine.actor(login)
        return try engine.look { work in try Sight(work, actor, on: Self.at(day).day).sees(work.dossier(id)) }
    }

    func desks(_ id: MatterID) throws -> [String] {
        try engine.look { work in
            try work.connection.desks(Self.code, of: id, work.engine.offices).map { "\($0.organ) \($0.role.id)" }.sorted()
        }
    }

    func faults() throws -> [Fault] { try Verifier(engine, keys: [key.verifierKey]).verify().faults }
}

/// The code of the problem that a request runs into.
func code(_ body: () throws -> some Any) -> String? {
    do {
        _ = try body()
        return nil
    } catch let problem as Problem {
        return problem.code.description
    } catch { return "\(error)" }
}
