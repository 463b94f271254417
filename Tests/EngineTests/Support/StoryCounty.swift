import Engine
import Kernel
import Storage
import TestDatabase
import Testing

/// A county with the people of one story, in which every step has to succeed.
struct StoryCounty {
    static let code = "430626"

    let database: Storage.Database
    let engine: Engine

    init(organs: [Organ], people: [(id: String, organ: OrganCode, roles: [Role])], kinds: [any Definition]) throws {
        database = try TestDatabase.open()
        try database.migrate()
        let persons = people.map { person in
            Register.Person(
                id: PersonID(person.id), name: person.id, login: person.id,
                posts: person.roles.map { Post(organ: person.organ, role: $0, from: Day.firstDay(of: 2015)) })
        }
        try Register(organs: organs, people: persons).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        let editions = try (2018...2026).map { year in
            CalendarEdition(
                id: String(year), year: year, title: "试验", document: "试验", published: try #require(Day(year: year - 1, month: 11, day: 1)),
                holidays: [], workdays: [])
        }
        engine = try Engine(database, county: Self.code, kinds: kinds, calendar: WorkCalendar(editions: editions))
    }

    @discardableResult
    func take(
        _ target: Request.Target, _ action: String, by login: String, on day: String, _ input: [String: String] = [:]
    ) throws -> Receipt {
        let at = Instant(try #require(Day(iso: day)), hour: 9)
        let outcome = try engine.perform(Request(target, action, engine.input(typed: input, for: target), at: at), as: engine.actor(login))
        return try #require(outcome.receipt, "\(action)：\(outcome.refusals.map(\.says))\(outcome.fields.map(\.message))")
    }

    func record<M: Matter>(_ kind: M.Type, _ id: MatterID) throws -> M { try #require(engine.look { try $0.dossier(id).record } as? M) }
    func stage(_ id: MatterID) throws -> String { try engine.look { try $0.dossier(id).row.stage } }
}
