import TestDatabase
import Testing

@testable import Storage

/// Columns, keys, conditions and references of a server's tables, as they were written and as it gives them back.
@Suite("PostgreSQL的表：列和约束")
struct TableShapeTests {
    @Test(arguments: [
        ("CHECK (value <> 0)", "CHECK ((value <> 0))"), ("CHECK (county <> '')", "CHECK ((county <> ''::text))"),
        ("CHECK (seen IN (0, 1))", "CHECK ((seen = ANY (ARRAY[(0)::bigint, (1)::bigint])))"),
        (
            "CHECK (role NOT IN ('', 'administrator', 'system'))",
            "CHECK ((role <> ALL (ARRAY[''::text, 'administrator'::text, 'system'::text])))"
        ),
        (
            "CHECK (month BETWEEN 190001 AND 999912 AND month % 100 BETWEEN 1 AND 12)",
            """
            CHECK (((month >= 190001) AND (month <= 999912) AND ((month % (100)::bigint) >= 1) AND ((month % (100)::bigint) <= 12)))
            """
        ),
        (
            "CHECK (valid_until BETWEEN valid_from AND valid_from + 89)",
            "CHECK (((valid_until >= valid_from) AND (valid_until <= (valid_from + 89))))"
        ),
        (
            "CHECK ((closed IS NULL) = ((successor IS NULL) = (reason IS NULL)))",
            "CHECK (((closed IS NULL) = ((successor IS NULL) = (reason IS NULL))))"
        ),
        ("CHECK (length(digest) = 32)", "CHECK ((length(digest) = 32))"), ("PRIMARY KEY (county, id)", "PRIMARY KEY (county, id)"),
        (
            "FOREIGN KEY (county, matter) REFERENCES matter_0 (county, id)",
            "FOREIGN KEY (county, matter) REFERENCES public.matter_0(county, id)"
        ),
    ])
    func `约束写的与服务器交回的比得上`(written: String, given: String) { #expect(TableShape.form(written) == TableShape.form(given)) }

    @Test(arguments: [
        ("CHECK (value <> 0)", "CHECK ((value <> 1))"), ("CHECK (seen IN (0, 1))", "CHECK ((seen = ANY (ARRAY[(0)::bigint, (2)::bigint])))"),
        ("CHECK (length(digest) = 32)", "CHECK ((length(digest) >= 32))"), ("PRIMARY KEY (county, id)", "UNIQUE (county, id)"),
        ("PRIMARY KEY (county, id)", "PRIMARY KEY (id, county)"),
        (
            "FOREIGN KEY (county, matter) REFERENCES matter (county, id)",
            "FOREIGN KEY (county, matter) REFERENCES matter(county, id) ON DELETE CASCADE"
        ),
        (
            "FOREIGN KEY (county, matter) REFERENCES matter (county, id)",
            "FOREIGN KEY (county, matter) REFERENCES matter(county, id) DEFERRABLE INITIALLY DEFERRED"
        ),
    ])
    func `不同的约束比得出`(written: String, given: String) { #expect(TableShape.form(written) != TableShape.form(given)) }

    private func tables(_ partitions: Int) -> [String: TableShape] {
        TableShape.tables(after: Schema.migrations.flatMap { $0.statements(.postgres, partitions: partitions) })
    }

    @Test func `由迁移的语句得出各表、各分区的列和约束`() throws {
        let divided = tables(2)
        let matter = try #require(divided["matter"])
        #expect(matter.columns["definition"] == "bigint not null default 1" && matter.columns["due"] == "bigint")
        #expect(matter.columns["kind"] == "text collate C not null" && divided["matter_1"]?.columns == matter.columns)
        #expect(matter.constraints.map(\.says).contains("CHECK (definition > 0)"))
        #expect(divided["matter_1"]?.constraints.map(\.says) == ["FOREIGN KEY (county, parent) REFERENCES matter_1 (county, id)"])
        #expect(divided["document"] == nil && divided["citation_ordered"] == nil && divided["publication_0"] != nil)
        #expect(divided["matter_search"]?.columns["grams"] == "bigint[] not null")
        #expect(
            divided["jurisdiction"]?.constraints.map(\.says)
                == ["CHECK (county <> '')", "PRIMARY KEY (county)", "CHECK (name <> '')", "CHECK (superior <> county)"])
        #expect(divided["access_token"]?.constraints.map(\.says).contains("UNIQUE (county, name)") == true)
        #expect(divided["handled"]?.constraints.contains { $0.says.hasPrefix("FOREIGN") } == false, "由记录派生的表没有引用")
        let plain = tables(0)
        #expect(plain["matter_0"] == nil)
        #expect(plain["paper"]?.constraints.count { $0.says.hasPrefix("FOREIGN") } == 3)
    }

    @Test(arguments: [0, 2, 16])
    func `刚建的库与迁移相符，无论怎样分区`(partitions: Int) throws {
        guard TestDatabase.isPostgres else { return }
        let database = try Database.open(TestDatabase.empty())
        try database.migrate(partitions: partitions)
        #expect(try database.read { try $0.schemaFaults() } == [])
    }
}
