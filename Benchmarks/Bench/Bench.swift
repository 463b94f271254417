import Affairs
import Almanac
import Engine
import Foundation
import Kernel
import Proof
import Rehearsal
import Reporting
import Storage

/// Measures what the first issue promised, each beside a baseline in the same run, and says what is met and what is missed.
///
/// Usage: `plumbline-bench [Scenarios/pingjiang-2020]`; the machine should have nothing else to do. Four more forms:
/// `load DATA TIMES` multiplies a replayed year and `target DATA BASE FOLDER` signs people in for measuring pages; `province URL FROM COUNTIES`
/// measures many counties on PostgreSQL; `commits FOLDER [SECONDS]` measures steps of several people at once, waiting for the disk and not.
@main
enum Bench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 3, arguments[0] == "load", let times = Int(arguments[2]) { return try Load.run(arguments[1], times: times) }
        if (2...3).contains(arguments.count), arguments[0] == "commits" {
            return try await Commits.run(arguments[1], seconds: arguments.count == 3 ? Double(arguments[2]) ?? 8 : 8)
        }
        if arguments.count == 4, arguments[0] == "target" { return try Target.run(arguments[1], base: arguments[2], to: arguments[3]) }
        if arguments.count == 4, arguments[0] == "province", let counties = Int(arguments[3]) {
            return try Province.run(arguments[1], from: arguments[2], counties: counties)
        }
        let scenario = try Scenario(
            URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "Scenarios/pingjiang-2020", isDirectory: true), Catalogue.offices)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plumbline-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var table = Results()
        let calendar = try Almanac.load()
        dueBatch(calendar, &table)
        let county = try County(scenario, folder.appendingPathComponent("county.sqlite").path, calendar)
        try replay(county, folder, &table)
        try reads(county, &table)
        try actions(scenario, folder, calendar, &table)
        table.print()
    }

    /// A replayed county.
    struct County {
        let scenario: Scenario
        let database: Storage.Database
        let engine: Engine
        let signer: SignerKey

        init(_ scenario: Scenario, _ path: String, _ calendar: WorkCalendar) throws {
            self.scenario = scenario
            database = try Storage.Database.open(.file(path))
            try database.migrate()
            try scenario.register.enter(scenario.county, in: database, at: Instant(Scenario.beginning), isDemonstration: true)
            engine = try Engine(database, county: scenario.county, kinds: Catalogue.definitions, calendar: calendar)
            signer = try SignerKey(name: Checkpoints.origin(scenario.county), seed: Array(repeating: 1, count: 32))
        }
    }

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        let elapsed = ContinuousClock.now - start
        return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    }

    private static func replay(_ county: County, _ folder: URL, _ table: inout Results) throws {
        let world = World(county.scenario, calendar: county.engine.calendar)
        let conductor = Conductor(county.engine, world, plays: try Repertoire(world).plays(), signer: county.signer)
        let time = try seconds { try conductor.run { _ in } }
        let memory = peakMemory()
        let plain = try plainInsert(county, folder.appendingPathComponent("plain.sqlite").path)
        table.add(
            "整年演练（\(conductor.actions)个环节）", time, "秒", atMost: 90, baseline: "同样的行直接写入 \(Results.text(plain)) 秒，比 \(Results.text(time / plain))")
        table.add("演练内存峰值", memory, "MiB", atMost: 1_024, baseline: "")
        var result: Verification?
        let verify = try seconds { result = try Verifier(county.engine, keys: [county.signer.verifierKey]).verify() }
        table.add("整年核验（\(result?.entries ?? 0)条记录，\(result?.isSound == true ? "相符" : "不符")）", verify, "秒", atMost: 30, baseline: "")
    }

    /// The same rows into the same tables, with no procedure at all.
    private static func plainInsert(_ county: County, _ path: String) throws -> Double {
        let target = try Storage.Database.open(.file(path))
        try target.migrate()
        let code = county.scenario.county
        try county.scenario.register.enter(code, in: target, at: Instant(Scenario.beginning), isDemonstration: true)
        var matters: [MatterRow] = []
        var entries: [JournalRow] = []
        var facts: [FactRow] = []
        try county.database.read { connection in
            try connection.forEachMatter(code) { matters.append($0) }
            try connection.forEachEntry(code) { if $0.entry > 1 { entries.append($0) } }
            try connection.forEachFact(code) { facts.append($0) }
        }
        return try seconds {
            try inBatches(of: 1_000, matters, target) { try $0.insert(code, $1) }
            try inBatches(of: 1_000, entries, target) { try $0.append(code, $1) }
            try inBatches(of: 1_000, facts, target) { try $0.append(code, $1.fact, matter: $1.matter, entry: $1.entry) }
        }
    }

    private static func inBatches<Row>(of size: Int, _ rows: [Row], _ database: Storage.Database, _ insert: (Connection, Row) throws -> Void) throws {
        for start in stride(from: 0, to: rows.count, by: size) {
            try database.write { connection in
                for row in rows[start..<min(start + size, rows.count)] { try insert(connection, row) }
            }
        }
    }

    private static func reads(_ county: County, _ table: inout Results) throws {
        let figures = Figures(county.engine)
        let rounds = 20
        var names = 0
        let all = try seconds { for _ in 0..<rounds { names = try figures.compute(year: county.scenario.year, []).figures.count } }
        table.add("全部\(names)个数字（由汇总）", all / Double(rounds) * 1_000, "毫秒", atMost: 5, baseline: "")
        let year = county.scenario.year
        let records = try seconds { for _ in 0..<rounds { _ = try figures.records(of: "penalty.decided", year: year, limit: 100) } }
        let scan = try seconds { try county.database.read { try $0.forEachFact(county.scenario.county) { _ in } } }
        table.add(
            "一个数字的前100条记录", records / Double(rounds) * 1_000, "毫秒", atMost: 5, baseline: "逐条读一遍统计事实 \(Results.text(scan * 1_000)) 毫秒")
    }

    /// Each action in a transaction of its own, WAL and synchronous=NORMAL.
    private static func actions(_ scenario: Scenario, _ folder: URL, _ calendar: WorkCalendar, _ table: inout Results) throws {
        let county = try County(scenario, folder.appendingPathComponent("actions.sqlite").path, calendar)
        guard let clerk = scenario.people.first(where: { $0.roles.contains(.clerk) && $0.organ.description.hasSuffix("-scj") }) else { return }
        let actor = try county.engine.actor(clerk.login)
        let count = 5_000
        let day = Day.firstDay(of: scenario.year)
        let time = try seconds {
            for index in 0..<count {
                let input: Input = [
                    "holder": .text("p\(index)"), "holderName": .text("张三"), "staffing": .text("civilServant"), "class": .text("enforcement"),
                    "categories": .array([.text("penalty"), .text("inspection")]),
                ]
                let at = Instant(milliseconds: Instant(day, hour: 9).milliseconds + Int64(index))
                _ = try county.engine.perform(Request(.opening(kind: "certificate", organ: clerk.organ), "apply", input, at: at), as: actor)
            }
        }
        let plain = try seconds {
            for index in 0..<count { try county.database.write { try $0.set(scenario.county, setting: "bench.\(index)", to: "x") } }
        }
        table.add(
            "单个环节（各自提交）", Double(count) / time, "个/秒", atLeast: 3_000,
            baseline: "单行写入 \(Results.text(Double(count) / plain)) 次/秒，比 \(Results.text(plain / time))")
    }

    private static func dueBatch(_ calendar: WorkCalendar, _ table: inout Results) {
        let count = 1_000_000
        let first = Day.firstDay(of: 2010).ordinal
        let lines = (0..<count).map { Day(ordinal: first + $0 % 5_000).iso + ",7wd\n" }.joined()
        let input = [UInt8](lines.utf8)
        var output = 0
        let time = seconds { output = DueBatch(calendar).run(input).output.count }
        // Day by day, as one would write it first.
        var reached = 0
        let naive = seconds {
            for index in 0..<20_000 {
                var day = Day(ordinal: first + index % 5_000)
                var left = 7
                while left > 0 {
                    day = day.advanced(by: 1)
                    if (try? calendar.isWorkingDay(day)) == true { left -= 1 }
                }
                reached &+= day.ordinal
            }
        }
        precondition(reached != 0, "the walk must not be left out")
        table.add(
            "七个工作日批量（\(output / 11)行）", Double(count) / time, "个/秒", atLeast: 1_000_000,
            baseline: "逐日推算（不读写文本） \(Results.text(20_000 / naive)) 个/秒，比 \(Results.text(Double(count) / time / (20_000 / naive)))")
    }

    private static func peakMemory() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1_024
    }
}

/// The table that is printed: what, how much, the target, met or missed, the baseline.
struct Results {
    private var lines: [String] = []

    static func text(_ value: Double) -> String { value >= 100 ? String(Int(value)) : String(format: "%.2f", value) }

    mutating func add(_ name: String, _ value: Double, _ unit: String, atMost target: Double, baseline: String = "") {
        line(name, value, unit, "≤ \(Self.text(target))", value <= target, value / target, baseline)
    }

    mutating func add(_ name: String, _ value: Double, _ unit: String, atLeast target: Double, baseline: String = "") {
        line(name, value, unit, "≥ \(Self.text(target))", value >= target, target / value, baseline)
    }

    private mutating func line(_ name: String, _ value: Double, _ unit: String, _ target: String, _ met: Bool, _ ratio: Double, _ baseline: String) {
        let verdict = met ? "达到" : "未达到，超出\(Self.text((ratio - 1) * 100))%"
        lines.append("| \(name) | \(Self.text(value)) \(unit) | \(target) | \(verdict) | \(baseline) |")
    }

    func print() {
        Swift.print("| 项目 | 实测 | 目标 | 结果 | 同一次运行的基线 |\n| --- | ---: | ---: | --- | --- |")
        for line in lines { Swift.print(line) }
    }
}
