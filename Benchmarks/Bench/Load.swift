import Foundation
import Kernel
import Storage

/// Multiplies a replayed year into several, for measuring pages at a county's real volume.
///
/// The copies have their own numbers and earlier days. Their bodies are those of the originals, and their chain is not
/// made anew: such a database is for speed alone and does not verify.
enum Load {
    static func run(_ folder: String, times: Int) throws {
        let database = try Storage.Database.open(.file(folder + "/plumbline.sqlite"))
        try database.migrate()
        let county = try database.read { try $0.counties() }.first ?? ""
        let (matters, entries) = try database.read { connection in
            (try connection.lastMatter(county), try connection.lastEntry(county)?.entry ?? 0)
        }
        for copy in 1..<max(times, 1) {
            try database.write { try clone(copy, matters, entries, $0) }
            print("第\(copy + 1)年：共\(matters * (copy + 1))件事项、\(entries * (copy + 1))条记录")
        }
        try database.write { connection in
            try connection.execute("DELETE FROM rollup")
            try connection.execute(
                """
                INSERT INTO rollup (county, measure, organ, month, value)
                SELECT county, measure, organ, CAST(strftime('%Y%m', day * 86400, 'unixepoch') AS INTEGER), SUM(value) FROM fact GROUP BY 1, 2, 3, 4
                """)
            try connection.execute(
                """
                INSERT INTO rollup (county, measure, organ, month, value)
                SELECT county, measure, '*', CAST(strftime('%Y%m', day * 86400, 'unixepoch') AS INTEGER), SUM(value) FROM fact GROUP BY 1, 2, 4
                """)
            try connection.execute("UPDATE tally SET value = value * \(times)")
            try connection.execute("ANALYZE")
        }
        try database.checkpointWAL()
    }

    private static func clone(_ copy: Int, _ matters: Int, _ entries: Int, _ connection: Connection) throws {
        let (m, e, d) = (copy * matters, copy * entries, copy * 365)
        let first = "<= \(matters)"
        for sql in [
            """
            INSERT INTO matter (county, id, kind, edition, organ, number, title, stage, opened, closed, version, parent, entry, body, state, due, warn, opener,
              definition)
            SELECT county, id + \(m), kind, edition, organ, number, title, stage, opened - \(d), closed - \(d), version, parent + \(m), entry + \(e),
              body, state, due, warn, opener, definition FROM matter WHERE id \(first)
            """,
            """
            INSERT INTO journal (county, entry, at, matter, version, kind, action, login, person, organ, request, content, previous, hash)
            SELECT county, entry + \(e), at - \(d) * 86400000, matter + \(m), version, kind, action, login, person, organ, NULL, content, previous, hash
            FROM journal WHERE entry <= \(entries)
            """,
            """
            INSERT INTO fact (county, measure, day, matter, organ, entry, value)
            SELECT county, measure, day - \(d), matter + \(m), organ, entry + \(e), value FROM fact WHERE matter \(first)
            """,
            """
            INSERT INTO waiting (county, matter, organ, role, kind, due, warn)
            SELECT county, matter + \(m), organ, role, kind, due, warn FROM waiting WHERE matter \(first)
            """,
            """
            INSERT INTO handled (county, person, kind, opened, matter)
            SELECT county, person, kind, opened - \(d), matter + \(m) FROM handled WHERE matter \(first)
            """,
            """
            INSERT INTO attribute (county, kind, field, value, opened, matter)
            SELECT county, kind, field, value, opened - \(d), matter + \(m) FROM attribute WHERE matter \(first)
            """,
            """
            INSERT INTO clock (county, matter, term, state, due, provisional)
            SELECT county, matter + \(m), term, state, due, provisional FROM clock WHERE matter \(first)
            """,
            """
            INSERT INTO paper (county, matter, document, ordinal, number, organ, series, year, serial, issued, entry, personal, content, digest)
            SELECT county, matter + \(m), document, ordinal, number, organ, series, year - \(copy) * 10, serial, issued - \(d), entry + \(e),
              personal, content, digest FROM paper WHERE matter \(first)
            """,
            """
            INSERT INTO citation (county, target, matter, field)
            SELECT county, target + \(m), matter + \(m), field FROM citation WHERE matter \(first)
            """,
            """
            INSERT INTO held_file (county, digest, matter, entry)
            SELECT county, digest, matter + \(m), entry + \(e) FROM held_file WHERE matter \(first)
            """,
            "INSERT INTO matter_search (rowid, text, place) SELECT rowid + \(m), text, place FROM matter_search WHERE rowid & 0xFFFFFFFFFF \(first)",
        ] { try connection.execute(sql) }
    }
}
