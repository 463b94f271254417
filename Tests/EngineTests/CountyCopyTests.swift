import Engine
import Kernel
import Proof
import Storage
import TestDatabase
import Testing

@Suite("把一个县复制到另一个数据库")
struct CountyCopyTests {
    private func empty(_ location: DatabaseLocation) throws -> Database {
        let database = try Database.open(location, connections: 4)
        try database.migrate()
        return database
    }

    private func engine(_ database: Database, like county: TestCounty) throws -> Engine {
        let engine = try Engine(database, county: TestCounty.code, kinds: county.engine.kinds, calendar: county.engine.calendar)
        try Projection(engine).rebuild()
        return engine
    }

    /// Everything that is kept, as text.
    private func content(_ database: Database) throws -> [String] {
        try database.read { connection in
            try CountyCopy.tables.flatMap { table in
                let columns = try connection.columns(of: table).sorted()
                return try connection.all("SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE county = $1", [SQLValue(TestCounty.code)]) {
                    row in table + columns.indices.map { "|\(row.value($0))" }.joined()
                }.sorted()
            }
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `从文件到PostgreSQL再回来，一行不差，两边核验都相符，可以接着办`(seed: UInt64) throws {
        let county = try TestCounty(.memory)
        try county.walk(seed: seed, steps: 150)
        try county.database.write { connection in
            let odd = "引号'、反斜杠\\、制表\t、换行\n、\\N、🧾"
            try connection.saveDraft(TestCounty.code, login: "clerk", place: "/x", input: odd, at: Instant(milliseconds: 1))
            try connection.storeAttachment(
                TestCounty.code, digest: Digest32.sha256(Array(0...255)).hex, type: "application/pdf", content: Array(0...255),
                at: Instant(milliseconds: 1),
                by: "clerk")
        }
        let server = try empty(TestServer.shared().migrated())
        let rows = try CountyCopy(TestCounty.code).run(from: county.database, to: server)
        #expect(rows.first { $0.table == "journal" }?.rows == (try county.rows("journal")))
        let back = try empty(.memory)
        _ = try CountyCopy(TestCounty.code).run(from: server, to: back)

        let original = try content(county.database)
        #expect(try content(server) == original)
        #expect(try content(back) == original)
        for database in [server, back] {
            let engine = try engine(database, like: county)
            let result = try Verifier(engine, keys: [county.key.verifierKey]).verify()
            #expect(result.faults == [])
            let at = Instant(Day(iso: "2021-05-06")!, hour: 9)
            let request = Request(.opening(kind: "enquiry", organ: TestCounty.office), "receive", ["question": .text("接着办")], at: at)
            #expect(try engine.perform(request, as: engine.actor("clerk")).receipt?.entry == original.filter { $0.hasPrefix("journal|") }.count + 1)
        }
    }

    @Test func `目标中已有这个县的不复制，什么也不改；来源中没有的说明白`() throws {
        let county = try TestCounty()
        _ = try county.receive()
        let other = try TestCounty()
        let before = try content(other.database)
        #expect(throws: Problem.self) { try CountyCopy(TestCounty.code).run(from: county.database, to: other.database) }
        #expect(try content(other.database) == before)
        #expect(throws: Problem.self) { try CountyCopy("999999").run(from: county.database, to: TestDatabase.open()) }
    }

    @Test func `每张表要么复制，要么写明不复制`() throws {
        for database in [try TestDatabase.open(), try empty(TestServer.shared().migrated())] {
            let tables = try database.read { try $0.tables() }
            let known = Set(CountyCopy.tables + CountyCopy.left)
            // FTS5 keeps tables of its own behind its table.
            #expect(tables.filter { !known.contains($0) && !$0.hasPrefix("matter_search_") } == [])
            #expect(Set(CountyCopy.tables).isDisjoint(with: CountyCopy.left))
        }
    }
}
