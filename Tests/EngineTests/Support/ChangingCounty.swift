import Affairs
import Engine
import Foundation
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

/// A county whose database lies in a file (or on a server), so that programs with other definitions can open it one after another.
final class ChangingCounty {
    static let code = "430626"
    static let office: OrganCode = OrganCode("430626-ga")

    let key: SignerKey
    private let folder: URL
    private let location: DatabaseLocation
    private(set) var database: Storage.Database
    private(set) var engine: Engine

    init(_ kinds: any Definition...) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        location = TestDatabase.isPostgres ? try TestDatabase.empty() : .file(folder.appendingPathComponent("a.sqlite").path)
        key = try SignerKey(name: "plumbline/\(Self.code)/journal", seed: Array(repeating: 7, count: 32))
        let database = try Storage.Database.open(location, connections: 4)
        try database.migrate(partitions: 2)
        let organs = [
            Organ(code: OrganCode(Self.code), name: "平江县人民政府", short: "平政", level: .county, parent: nil, duties: [.government]),
            Organ(code: Self.office, name: "平江县公安局", short: "平公", level: .department, parent: OrganCode(Self.code), duties: [.enforcement]),
        ]
        let people = [("clerk", Role.clerk), ("head", Role.head)].map { id, role in
            Register.Person(id: PersonID(id), name: id, login: id, posts: [Post(organ: Self.office, role: role, from: Day.firstDay(of: 2015))])
        }
        let county = Register.Person(
            id: PersonID("county-head"), name: "县长", login: "county-head",
            posts: [Post(organ: OrganCode(Self.code), role: .head, from: Day.firstDay(of: 2015), until: Day.lastDay(of: 2021))])
        try Register(organs: organs, people: people + [county]).enter(Self.code, in: database, at: Instant(Day.firstDay(of: 2018)))
        self.database = database
        engine = try Engine(database, county: Self.code, kinds: kinds, calendar: Self.calendar())
    }

    /// No limit runs here, so one year of working days is enough.
    private static func calendar() throws -> WorkCalendar {
        let published = try #require(Day(year: 2018, month: 11, day: 1))
        let edition = CalendarEdition(id: "2019", year: 2019, title: "试验", document: "试验", published: published, holidays: [], workdays: [])
        return try WorkCalendar(editions: [edition])
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Another program opens what this one leaves.
    func reopen(_ kinds: any Definition...) throws {
        try database.close()
        database = try Storage.Database.open(location, connections: 4)
        engine = try Engine(database, county: Self.code, kinds: kinds, calendar: Self.calendar())
    }

    @discardableResult
    func take(_ target: Request.Target, _ action: String, on day: String, hour: Int = 9, _ input: [String: String] = [:]) throws -> Receipt {
        let at = Instant(try #require(Day(iso: day)), hour: hour)
        let outcome = try engine.perform(Request(target, action, engine.input(typed: input, for: target), at: at), as: engine.actor("clerk"))
        return try #require(outcome.receipt, "\(action)：\(outcome.refusals.map(\.says))\(outcome.fields.map(\.message))")
    }

    @discardableResult
    func open(_ kind: String, _ action: String, on day: String, _ input: [String: String]) throws -> MatterID {
        try take(.opening(kind: kind, organ: Self.office), action, on: day, input).matter
    }

    func verify() throws -> Verification { try Verifier(engine, keys: [key.verifierKey]).verify() }

    @discardableResult
    func recount(slice: Int = 200, _ progress: (Int) throws -> Void = { _ in }) throws -> [Recount.Result] {
        let at = Instant(try #require(Day(iso: "2021-03-01")), hour: 9)
        return try Recount(engine).run(by: PersonID("head"), at: at, slice: slice, progress)
    }

    func record<M: Matter>(_ kind: M.Type, _ id: MatterID) throws -> M { try #require(engine.look { try $0.dossier(id).record } as? M) }

    func entries(of matter: MatterID) throws -> [JournalRow] { try database.read { try $0.entries(Self.code, of: matter) } }

    /// What a measure comes to in a year, as reports read it.
    func total(_ measure: String, _ year: Int) throws -> Int {
        let sum = "SELECT COALESCE(SUM(value), 0) FROM rollup WHERE county = $1 AND measure = $2 AND organ = '*' AND month BETWEEN $3 AND $4"
        let arguments = [SQLValue(Self.code), SQLValue(measure), SQLValue(year * 100 + 1), SQLValue(year * 100 + 12)]
        return try database.read { try $0.first(sum, arguments) { $0.int(0) } ?? 0 }
    }

    /// Everything that is kept, as text.
    func content() throws -> [String] {
        try database.read { connection in
            try CountyCopy.tables.flatMap { table in
                let columns = try connection.columns(of: table).sorted()
                return try connection.all("SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE county = $1", [SQLValue(Self.code)]) {
                    row in table + columns.indices.map { "|\(row.value($0))" }.joined()
                }.sorted()
            }
        }
    }

    /// What matters count for, matter by matter, whichever entries that came from.
    func facts() throws -> [String] {
        try database.read { connection in
            let sql = "SELECT matter, measure, day, SUM(value) FROM fact WHERE county = $1 GROUP BY matter, measure, day HAVING SUM(value) <> 0"
            return try connection.all(sql, [SQLValue(Self.code)]) { "\($0.int(0)) \($0.text(1)) \($0.day(2)) \($0.int(3))" }.sorted()
        }
    }
}

extension Storage.Database {
    /// Changes rows as somebody can who holds the file: triggers can be dropped, the proof is not in them.
    func tamper(_ sql: String) throws {
        try tamper { connection in
            guard connection.dialect == .postgres else { return try connection.executeScript(sql) }
            let bytes = sql.replacingOccurrences(of: "zeroblob(32)", with: "decode(repeat('00', 32), 'hex')")
            try connection.executeScript(bytes.replacingOccurrences(of: "x'00'", with: "decode('00', 'hex')"))
        }
    }

    func tamper(_ change: (Connection) throws -> Void) throws {
        try write { connection in
            guard connection.dialect == .sqlite else {
                let tables = ["journal", "fact", "paper", "publication", "checkpoint", "audit_entry"]
                for table in tables { try connection.executeScript("ALTER TABLE \(table) DISABLE TRIGGER USER") }
                try change(connection)
                for table in tables { try connection.executeScript("ALTER TABLE \(table) ENABLE TRIGGER USER") }
                return
            }
            let triggers = try connection.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", []) { ($0.text(0), $0.text(1)) }
            for (name, _) in triggers { try connection.executeScript("DROP TRIGGER \(name)") }
            try connection.executeScript("PRAGMA defer_foreign_keys = ON")
            try change(connection)
            // Whoever is careful leaves no trace of it.
            for (_, text) in triggers { try connection.executeScript(text) }
        }
    }
}
