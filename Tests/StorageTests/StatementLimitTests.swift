import Kernel
import Storage
import TestDatabase
import Testing

@Suite("语句的时限")
struct StatementLimitTests {
    private static let endless: String = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c WHERE x < 0"

    @Test func `查询用时过长就停下，读和写都一样，以后的照常`() throws {
        let database = try Database.open(TestDatabase.empty(), statementLimit: .milliseconds(200))
        try database.migrate()
        for _ in 1...2 {
            let told = try problem { _ = try database.read { try $0.first(Self.endless) { $0.int(0) } } }
            #expect(told.code == .storageBusy && told.kind == .unavailable)
            #expect(try database.read { try $0.first("SELECT 7") { $0.int(0) } } == 7)
        }
        let told = try problem { try database.write { try $0.execute(Self.endless) } }
        #expect(told.code == .storageBusy)
        #expect(try database.count("matter") == 0)
    }

    @Test func `只计语句自己的用时，读者慢慢看不算`() throws {
        let database = try Database.open(.memory, statementLimit: .milliseconds(200))
        try database.migrate()
        let started = ContinuousClock.now
        var rows = 0
        try database.read { connection in
            try connection.forEach("WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 4) SELECT x FROM c") { _ in
                rows += 1
                // Work with a row, of some length.
                while ContinuousClock.now - started < .milliseconds(100 * rows) {}
            }
        }
        #expect(rows == 4)
    }
}
