import Affairs
import Almanac
import Engine
import Foundation
import Kernel
import Proof
import Rehearsal
import Reporting
import Storage
import Synchronization

/// Many counties on one PostgreSQL server: a replayed county-year is multiplied under other codes, each with a valid chain of its own, for
/// measuring figures and lists; then eight fresh counties act at once, beside `pgbench` writing as many rows and bytes.
///
/// Usage: `plumbline-bench province URL FROM COUNTIES`, such as `province postgres://… 430626 8`.
enum Province {
    static func run(_ uri: String, from: String, counties: Int) throws {
        let database = try Storage.Database.open(.postgres(uri), durability: .power, connections: 16)
        let codes = (0..<counties).map { $0 == 0 ? from : String(439_900 + $0) }
        let known = Set(try database.read { try $0.counties() })
        for code in codes where !known.contains(code) {
            let time = try Bench.seconds { try clone(from, to: code, database) }
            print("复制为\(code)：\(Results.text(time))秒")
        }
        try database.gatherStatistics()
        let calendar = try Almanac.load()
        let engines = try codes.map { try Engine(database, county: $0, kinds: Catalogue.definitions, calendar: calendar) }
        let matters = try database.read { try $0.first("SELECT COUNT(*) FROM matter") { $0.int(0) } ?? 0 }
        print("共\(codes.count)个县，\(matters)件事项")
        var table = Results()
        try figures(engines, &table)
        try actions(try fresh(8, database, calendar), uri, &table)
        table.print()
    }

    /// Counties with their registers and nothing else yet, for acting in.
    private static func fresh(_ count: Int, _ database: Storage.Database, _ calendar: WorkCalendar) throws -> [Engine] {
        let scenario = try Scenario(URL(fileURLWithPath: "Scenarios/pingjiang-2020", isDirectory: true), Catalogue.offices)
        return try (0..<count).map { index in
            let code = String(439_800 + index)
            try scenario.register.enter(code, in: database, at: Instant(Scenario.beginning), isDemonstration: true)
            return try Engine(database, county: code, kinds: Catalogue.definitions, calendar: calendar)
        }
    }

    /// All tables by the server itself, but for the journal, whose every entry is sealed anew for its county.
    private static func clone(_ old: String, to new: String, _ database: Storage.Database) throws {
        try database.write(for: new, repeats: false) { connection in
            // A year's rows at once take longer than any statement of a page may.
            try connection.executeScript("SET LOCAL statement_timeout = 0")
            let derived = ["waiting", "tally", "handled", "attribute", "clock", "projection"]
            for table in CountyCopy.tables + derived where !["checkpoint", "journal", "jurisdiction"].contains(table) {
                if table == "citation" || table == "fact" { try journal(old, new, connection, unlessThere: true) }
                let columns = try connection.columns(of: table).filter { $0 != "county" }.joined(separator: ", ")
                try connection.execute(
                    "INSERT INTO \(table) (county, \(columns)) SELECT $1, \(columns) FROM \(table) WHERE county = $2", [SQLValue(new), SQLValue(old)])
            }
            try connection.put(JurisdictionRow(county: new, name: "县\(new)", superior: "430600"))
        }
    }

    private static func journal(_ old: String, _ new: String, _ connection: Connection, unlessThere: Bool) throws {
        if unlessThere, try connection.lastEntry(new) != nil { return }
        var chain = Chain(county: new)
        let columns = try connection.columns(of: "journal")
        var waiting: [[SQLValue]] = []
        func send() throws {
            var rows = waiting.makeIterator()
            try connection.load(into: "journal", columns) { rows.next() }
            waiting.removeAll(keepingCapacity: true)
        }
        try connection.forEachEntry(old) { entry in
            let previous = chain.head
            let hash = chain.append(entry.chained)
            waiting.append([
                SQLValue(new), SQLValue(entry.entry), SQLValue(entry.at), SQLValue(entry.matter), SQLValue(entry.version), SQLValue(entry.kind),
                SQLValue(entry.action), SQLValue(entry.login), SQLValue(entry.person), SQLValue(entry.organ), SQLValue(entry.request),
                SQLValue(entry.content), SQLValue(previous.bytes), SQLValue(hash.bytes),
            ])
            if waiting.count == 5_000 { try send() }
        }
        try send()
    }

    private static func median(_ times: Int, _ body: () throws -> Void) rethrows -> Double {
        try body()
        return try (0..<times).map { _ in try Bench.seconds(body) * 1_000 }.sorted()[times / 2]
    }

    private static func figures(_ engines: [Engine], _ table: inout Results) throws {
        guard let engine = engines.first else { return }
        let figures = Figures(engine)
        let one = try median(50) { _ = try figures.compute(year: 2020, []) }
        table.add("一个县的全部指标", one, "毫秒", atMost: 10)
        let rows = engines.map { JurisdictionRow(county: $0.county, name: $0.county, superior: nil) }
        let all = try median(50) { try engine.look { _ = try figures.region(rows, name: "", year: 2020, in: $0.connection) } }
        table.add("\(rows.count)个县的全部指标和合计", all, "毫秒", atMost: 50)
        let county = engine.county
        var filter = ListFilter(kind: "penalty")
        let newest = try median(50) { _ = try engine.database.read { try $0.matters(county, filter) } }
        table.add("列表一页（全县，新的在前）", newest, "毫秒", atMost: 3)
        filter.organs = try engine.database.read { connection in
            try connection.all("SELECT organ FROM tally WHERE county = $1 AND kind = 'penalty' ORDER BY value DESC LIMIT 1", [SQLValue(county)]) {
                OrganCode($0.text(0))
            }
        }
        let own = try median(50) { _ = try engine.database.read { try $0.matters(county, filter) } }
        table.add("列表一页（一个机关）", own, "毫秒", atMost: 3)
        filter.text = "罚款"
        let found = try median(20) { _ = try engine.database.read { try $0.matters(county, filter) } }
        table.add("检索两个字一页（一个机关）", found, "毫秒", atMost: 25)
    }

    /// Each thread acts in a county of its own; each action commits by itself and waits for the disk.
    private static func actions(_ engines: [Engine], _ uri: String, _ table: inout Results) throws {
        let seconds = 10.0
        let clerks = try engines.map { engine in
            try engine.database.read { connection in
                try connection.first(
                    """
                    SELECT a.login, o.organ FROM post o JOIN account a ON a.county = o.county AND a.person = o.person
                    WHERE o.county = $1 AND o.role = 'clerk' AND o.organ LIKE '%-scj' ORDER BY a.login LIMIT 1
                    """, [SQLValue(engine.county)]
                ) { ($0.text(0), OrganCode($0.text(1))) }
            }
        }
        let before = try engines.map { engine in try engine.database.read { try $0.lastEntry(engine.county)?.entry ?? 0 } }
        let counts = Mutex(0)
        let problem = Mutex<(any Error)?>(nil)
        let run = Int.random(in: 0..<1_000_000)
        DispatchQueue.concurrentPerform(iterations: engines.count) { index in
            do {
                guard let (login, organ) = clerks[index] else { return }
                let engine = engines[index]
                let actor = try engine.actor(login)
                let end = ContinuousClock.now + .seconds(seconds)
                var done = 0
                while ContinuousClock.now < end {
                    let input: Input = [
                        "holder": .text("b\(run)-\(done)"), "holderName": .text("张三"), "staffing": .text("civilServant"),
                        "class": .text("enforcement"),
                        "categories": .array([.text("penalty"), .text("inspection")]),
                    ]
                    let at = Instant(Day.firstDay(of: 2021), hour: 9)
                    _ = try engine.perform(Request(.opening(kind: "certificate", organ: organ), "apply", input, at: at), as: actor)
                    done += 1
                }
                counts.withLock { $0 += done }
            } catch {
                problem.withLock { $0 = error }
            }
        }
        if let error = problem.withLock({ $0 }) { throw error }
        let rate = Double(counts.withLock { $0 }) / seconds
        let (rows, bytes) = try size(engines, before)
        let plain = try pgbench(uri, clients: engines.count, rows: rows, bytes: bytes, seconds: Int(seconds))
        table.add(
            "单个环节，\(engines.count)个县同时，各自落盘", rate / plain, "与pgbench之比", atLeast: 0.5,
            baseline: "\(Results.text(rate)) 个/秒；pgbench 每事务\(rows)行、\(bytes)字节，\(Results.text(plain)) 个/秒")
    }

    /// What one of the actions wrote, on average: rows, and bytes in them.
    private static func size(_ engines: [Engine], _ before: [Int]) throws -> (rows: Int, bytes: Int) {
        guard let engine = engines.first, let entry = before.first else { return (0, 0) }
        return try engine.database.read { connection in
            var (rows, bytes, actions) = (0, 0, 1)
            let first = "(SELECT MIN(matter) FROM journal WHERE county = $1 AND entry > $2)"
            for (table, condition) in [
                ("journal", "entry > $2"), ("fact", "entry > $2"), ("notice", "entry > $2"), ("paper", "entry > $2"), ("matter", "id >= \(first)"),
                ("waiting", "matter >= \(first)"), ("handled", "matter >= \(first)"), ("attribute", "matter >= \(first)"),
                ("matter_search", "matter >= \(first)"), ("clock", "matter >= \(first)"), ("citation", "matter >= \(first)"),
            ] {
                let found = try connection.first(
                    "SELECT COUNT(*), COALESCE(SUM(pg_column_size(t.*)), 0) FROM \(table) t WHERE county = $1 AND \(condition)",
                    [SQLValue(engine.county), SQLValue(entry)]
                ) { ($0.int(0), $0.int(1)) }
                if table == "journal" { actions = max(1, found?.0 ?? 1) }
                rows += found?.0 ?? 0
                bytes += found?.1 ?? 0
            }
            return ((rows + actions - 1) / actions, bytes / actions)
        }
    }

    private static func pgbench(_ uri: String, clients: Int, rows: Int, bytes: Int, seconds: Int) throws -> Double {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-pgbench.sql")
        let payload = String(repeating: "x", count: max(1, bytes / max(1, rows) - 40))
        let inserts = Array(repeating: "INSERT INTO pgbench_rows (county, payload) VALUES (:client_id, '\(payload)');", count: rows)
        try (["BEGIN;"] + inserts + ["COMMIT;"]).joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let database = try Storage.Database.open(.postgres(uri))
        try database.write {
            try $0.executeScript("CREATE TABLE IF NOT EXISTS pgbench_rows (county INT, id BIGSERIAL, payload TEXT, PRIMARY KEY (county, id))")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pgbench", "-n", "-M", "prepared", "-c", "\(clients)", "-j", "2", "-T", "\(seconds)", "-f", file.path, uri]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        try database.write { try $0.executeScript("DROP TABLE pgbench_rows") }
        guard let match = text.firstMatch(of: /tps = ([0-9.]+)/), let rate = Double(match.output.1) else {
            throw Problem(.unavailable, Problem.Code("bench.pgbench"), "pgbench 没有跑成：\(text)")
        }
        return rate
    }
}
