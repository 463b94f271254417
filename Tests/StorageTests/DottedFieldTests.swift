import Kernel
import Storage
import TestDatabase
import Testing

/// Stored names of mounted parts hold dots, and nothing in a database may take them for anything else.
@Suite("带点的字段名")
struct DottedFieldTests {
    private let day = Day(ordinal: 20_000)

    private func found(_ database: Database, _ field: String, _ value: String) throws -> [MatterID] {
        try database.read { connection in
            var filter = ListFilter(kind: "penalty")
            filter.attributes = [AttributeRow(field: field, value: value)]
            let listed = try connection.matters(county, filter).map(\.id)
            #expect(try connection.matters(county, kind: "penalty", field: field, value: value).sorted() == listed.sorted())
            return listed
        }
    }

    @Test func `按整个名称筛选，不按其中一段，也不作通配；移去以后不再找到`() throws {
        let database = try Database.sample()
        try database.write { connection in
            try connection.insertMatter(2)
            for (field, matter) in [("party.kind", 1), ("partyXkind", 2), ("kind", 2), ("parties.organisationName", 2)] {
                try connection.addAttribute(county, kind: "penalty", AttributeRow(field: field, value: "a.b"), opened: day, matter: matter)
            }
        }
        #expect(try found(database, "party.kind", "a.b") == [1] && found(database, "kind", "a.b") == [2])
        #expect(try found(database, "parties.organisationName", "a.b") == [2] && found(database, "party", "a.b") == [])
        #expect(try found(database, "party.kind", "aXb") == [])
        let row = AttributeRow(field: "party.kind", value: "a.b")
        try database.write { try $0.removeAttribute(county, kind: "penalty", row, opened: day, matter: 1) }
        #expect(try found(database, "party.kind", "a.b") == [] && found(database, "partyXkind", "a.b") == [2])
    }

    /// The same value of two items of a list is one row.
    @Test func `列表中两项同值，只记一行`() throws {
        let database = try Database.sample()
        let row = AttributeRow(field: "parties.kind", value: "citizen")
        try database.write { connection in
            for _ in 0..<2 { try connection.addAttribute(county, kind: "penalty", row, opened: day, matter: 1) }
        }
        #expect(try found(database, "parties.kind", "citizen") == [1] && database.count("attribute") == 1)
    }
}
