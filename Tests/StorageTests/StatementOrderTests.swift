import Foundation
import Kernel
import Testing

@testable import Storage

/// One text of SQL serves both databases; what they read differently in it must not go unseen.
@Suite struct `语句的写法` {
    /// SQLite numbers by first appearance, PostgreSQL by the digits.
    @Test(arguments: [
        ("SELECT $2, $1", 2, "number 1 is $2"), ("SELECT $1, $3", 3, "number 2 is $3"), ("SELECT $1 WHERE $3 = $2", 3, "number 2 is $3"),
        ("SELECT $1, ?", 2, "number 2 is none"),
    ])
    func `占位符的次序不对、有缺、没有编号的，不执行，说出是哪一个；再来一次也不`(sql: String, count: Int, says: String) throws {
        let database = try Database.open(.memory)
        let values = (1...count).map { SQLValue.integer(Int64($0)) }
        for _ in 1...2 {
            let told = try problem { try database.read { try $0.forEach(sql, values) { _ in } } }
            #expect(told.code == .storageFailed)
            let failure = try #require(told.underlying as? SQLFailure)
            #expect(failure.message.contains(says) && failure.sql == sql, "\(failure)")
        }
    }

    @Test func `次序对的照常执行，同一个编号可以用几次`() throws {
        let database = try Database.open(.memory)
        for _ in 1...3 {
            let sum = try database.read { try $0.first("SELECT $1 + $2 * 10 + $1 * 100", [.integer(3), .integer(4)]) { $0.int(0) } }
            #expect(sum == 343)
        }
    }

    /// A table whose columns a migration puts in another order would be filled wrongly, or refuse the rows.
    @Test func `成批写入的语句都写明列名`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        var read = 0
        for folder in ["Sources", "Benchmarks"] {
            let files = FileManager.default.enumerator(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                read += 1
                for match in text.matches(of: /INSERT INTO [\w\\()]+\s+(?:SELECT|VALUES)/) {
                    Issue.record("\(file.lastPathComponent)：\(match.output)")
                }
            }
        }
        #expect(read > 300)
    }

    @Test func `PostgreSQL交回的索引定义，与迁移的写法比得上`() {
        for (server, ours) in [
            (
                "CREATE INDEX journal_register ON public.journal USING btree (county, kind, entry) WHERE (matter IS NULL)",
                "CREATE INDEX journal_register ON journal (county, kind, entry) WHERE matter IS NULL"
            ),
            (
                "CREATE UNIQUE INDEX journal_request ON ONLY public.journal USING btree (county, request) WHERE (request IS NOT NULL)",
                "CREATE UNIQUE INDEX journal_request ON journal (county, request) WHERE request IS NOT NULL"
            ),
            (
                "CREATE INDEX job_due ON \"县\".job USING btree (county, due) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))",
                "CREATE INDEX job_due ON job (county, due) WHERE state IN ('waiting', 'running')"
            ),
            (
                "CREATE INDEX r ON public.journal USING btree (county, entry) WHERE ((action = 'recount'::text) AND (matter IS NOT NULL))",
                "CREATE INDEX r ON journal (county, entry) WHERE action = 'recount' AND matter IS NOT NULL"
            ),
            ("CREATE INDEX s ON public.matter_search USING gin (grams, place)", "CREATE INDEX s ON matter_search USING GIN (grams, place)"),
        ] { #expect(Connection.indexForm(server) == Connection.indexForm(ours)) }
        let plain = Connection.indexForm("CREATE INDEX a ON journal (county, entry)")
        for other in [
            "CREATE UNIQUE INDEX a ON journal (county, entry)", "CREATE INDEX a ON journal (entry, county)", "CREATE INDEX a ON fact (county, entry)",
            "CREATE INDEX a ON journal (county, entry) WHERE entry > 1", "CREATE INDEX a ON journal USING hash (county, entry)",
            "CREATE INDEX a ON journal (county, entry DESC)",
        ] { #expect(Connection.indexForm(other) != plain, "\(other)") }
    }
}
