import Affairs
import Engine
import Kernel
import Storage
import Testing

/// What the tests of handlers do, and look at. In the office there are three clerks: `clerk`, `both-offices`, and `both`, who is a head besides.
struct HandlingCounty {
    static let office: OrganCode = TestCounty.office
    let county: TestCounty

    init(_ dealing: Handler.Dealing? = nil) throws {
        let settings = dealing.map { [Handler.dealing.key: $0.rawValue] } ?? [:]
        county = try TestCounty(settings: settings, besides: [KindDefinition(Charge.self)])
        // What is derived is compared from the first step on.
        let stamp = Projection(county.engine).stamp
        try county.database.write { try $0.setProjectionStamp(TestCounty.code, stamp) }
    }

    func charge(by login: String = "clerk", on day: String = "2020-03-02", hour: Int = 9, apart: [String] = []) throws -> MatterID {
        let input = ["subject": "甲"].merging(apart.isEmpty ? [:] : ["apart": apart.joined(separator: ",")]) { $1 }
        let outcome = try county.take(.opening(kind: "charge", organ: Self.office), "file", by: login, on: day, hour: hour, input)
        return try #require(outcome.receipt, "\(outcome)").matter
    }

    @discardableResult
    func act(
        _ deed: HandlingRequest.Deed, _ id: MatterID, by login: String, on day: String = "2020-03-03", hour: Int = 9, _ reason: String = "",
        at organ: OrganCode? = nil, version: Int? = nil, request: String? = nil
    ) throws -> Outcome {
        let at = Instant(try #require(Day(iso: day)), hour: hour)
        return try county.engine.perform(
            HandlingRequest(deed, id, in: organ, version: version, because: reason, at: at, id: request), as: county.engine.actor(login))
    }

    /// Somebody is away.
    func leave(_ person: String, from: String, until: String, substitute: String? = nil) throws {
        try county.database.write { connection in
            let row = AbsenceRow(
                id: try connection.nextAbsenceID(TestCounty.code), person: PersonID(person), substitute: substitute.map { PersonID($0) },
                from: try #require(Day(iso: from)), until: try #require(Day(iso: until)), reason: "休假", enteredBy: person)
            try connection.insert(TestCounty.code, row)
            let entry = RegisterEntry(
                kind: RegisterEntry.administration, action: "absence.enter", login: person, person: person, organ: TestCounty.code)
            try entry.append(TestCounty.code, connection, at: Instant(try #require(Day(iso: "2020-03-01")), hour: 9))
        }
        try county.engine.refresh()
    }

    func dossier(_ id: MatterID) throws -> Dossier { try county.engine.look { try $0.dossier(id) } }

    /// `person part` of each handler.
    func handlers(_ id: MatterID) throws -> [String] { try dossier(id).ledger.handlers.map { "\($0.person) \($0.part.name)" } }
    func lead(_ id: MatterID, at organ: OrganCode = Self.office) throws -> String? {
        try dossier(id).ledger.lead(at: organ)?.person.description
    }

    /// Whose the steps of each desk are: `organ role person`.
    func holders(_ id: MatterID) throws -> [String] {
        try county.database.read { connection in
            try connection.all(
                "SELECT organ, role, COALESCE(lead, '-') FROM waiting WHERE matter = $1 ORDER BY organ, role", [SQLValue(id)]
            ) { "\($0.text(0)) \($0.text(1)) \($0.text(2))" }
        }
    }

    func told(_ person: String) throws -> [String] {
        try county.database.read { try $0.notices(TestCounty.code, to: PersonID(person), before: nil, limit: 50) }.map(\.action)
    }

    func entries(_ id: MatterID) throws -> [JournalRow] { try county.database.read { try $0.entries(TestCounty.code, of: id) } }

    func sight<T>(_ login: String, on day: String, _ body: (Sight) throws -> T) throws -> T {
        let actor = try county.engine.actor(login)
        let day = try #require(Day(iso: day))
        return try county.engine.look { try body(Sight($0, actor, on: day)) }
    }

    /// What stands under a tab of somebody's desk, which is as much as the tab says.
    func desk(_ login: String, _ tab: DeskTab, on day: String) throws -> [DeskItem] {
        try sight(login, on: day) { sight in
            let desk = try SightDesk(sight)
            let items = try SightTests.all(desk, tab)
            #expect(try desk.counts(tab).total == items.count)
            return items
        }
    }

    func faults() throws -> [Fault] { try county.verify().faults }
}
