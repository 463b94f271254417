import Affairs
import Almanac
import Engine
import Foundation
import Kernel
import Rehearsal
import Storage
import Synchronization

/// How many steps a second are entered by 1, 8 and 32 people who act at once through the server's own queue: waiting for the disk at each commit
/// (`synchronous = FULL`, as a server does) and not waiting (`NORMAL`, as replays do).
///
/// Usage: `plumbline-bench commits FOLDER [SECONDS]`; the folder has to lie on the disk that is meant. Each run has a fresh county.
enum Commits {
    private static let writers: [Int] = [1, 8, 32]

    static func run(_ folder: String, seconds: Double) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let scenario = try Scenario(URL(fileURLWithPath: "Scenarios/pingjiang-2020", isDirectory: true), Catalogue.offices)
        let calendar = try Almanac.load()
        print("一次落盘（写4 KiB，fdatasync）：中位数 \(Results.text(try disk(folder))) 毫秒；每项 \(Results.text(seconds)) 秒")
        print("| 同时办理 | FULL 条/秒 | p50 毫秒 | p99 毫秒 | NORMAL 条/秒 | p50 毫秒 | p99 毫秒 | FULL 为 NORMAL 的 |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for count in writers {
            let full = try await measure(scenario, calendar, folder, .power, writers: count, seconds: seconds)
            let normal = try await measure(scenario, calendar, folder, .process, writers: count, seconds: seconds)
            print("| \(count) | \(full.cells) | \(normal.cells) | \(Results.text(full.perSecond / normal.perSecond * 100))% |")
        }
    }

    private struct Rate {
        let perSecond: Double
        let p50: Double
        let p99: Double
        var cells: String { [perSecond, p50, p99].map(Results.text).joined(separator: " | ") }
    }

    private static func measure(
        _ scenario: Scenario, _ calendar: WorkCalendar, _ folder: String, _ durability: Durability, writers: Int, seconds: Double
    ) async throws -> Rate {
        let path = folder + "/commits-\(UUID().uuidString).sqlite"
        defer { for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) } }
        let database = try Storage.Database.open(.file(path), durability: durability)
        try database.migrate()
        try scenario.register.enter(scenario.county, in: database, at: Instant(Scenario.beginning), isDemonstration: true)
        let engine = try Engine(database, county: scenario.county, kinds: Catalogue.definitions, calendar: calendar)
        guard let clerk = scenario.people.first(where: { $0.roles.contains(.clerk) && $0.organ.description.hasSuffix("-scj") }) else {
            throw Problem(.missing, Problem.Code("bench.clerk"), "方案中没有市场监督管理局的经办人。", remedy: "请用随附的方案。")
        }
        let (actor, organ) = (try engine.actor(clerk.login), clerk.organ)
        let queue = CommitQueue(engine)
        let start = Instant(Day.firstDay(of: scenario.year), hour: 9)
        let number = Counter()
        // Plans and pages are there before the clock runs.
        for _ in 0..<20 { try await apply(queue, actor, organ, number, start) }
        let began = ContinuousClock.now
        let end = began + .seconds(seconds)
        let waits = try await withThrowingTaskGroup(of: [Double].self) { group -> [Double] in
            for _ in 0..<writers {
                group.addTask {
                    var waits: [Double] = []
                    while ContinuousClock.now < end {
                        let asked = ContinuousClock.now
                        try await apply(queue, actor, organ, number, start)
                        waits.append((ContinuousClock.now - asked) / .milliseconds(1))
                    }
                    return waits
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }.sorted()
        let lasted = (ContinuousClock.now - began) / .seconds(1)
        let entered = try database.read { try $0.lastEntry(scenario.county)?.entry ?? 0 }
        precondition(entered >= waits.count, "each step has an entry")
        try database.close()
        return Rate(perSecond: Double(waits.count) / lasted, p50: waits[waits.count / 2], p99: waits[waits.count * 99 / 100])
    }

    private final class Counter: Sendable {
        private let count: Atomic<Int> = Atomic(0)
        func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
    }

    private static func apply(_ queue: CommitQueue, _ actor: Actor, _ organ: OrganCode, _ number: Counter, _ start: Instant) async throws {
        let index = number.next()
        let input: Input = [
            "holder": .text("p\(index)"), "holderName": .text("张三"), "staffing": .text("civilServant"), "class": .text("enforcement"),
            "categories": .array([.text("penalty"), .text("inspection")]),
        ]
        let at = Instant(milliseconds: start.milliseconds + Int64(index))
        let outcome = try await queue.perform(Request(.opening(kind: "certificate", organ: organ), "apply", input, at: at), as: actor)
        guard case .done = outcome else { throw Problem(.invalid, Problem.Code("bench.refused"), "申领没有办成：\(outcome)") }
    }

    /// Milliseconds that one small write takes to reach the disk: no commit that waits for it can be quicker.
    private static func disk(_ folder: String) throws -> Double {
        let path = folder + "/commits-\(UUID().uuidString).disk"
        defer { unlink(path) }
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard file >= 0 else { throw Problem(.unavailable, Problem.Code("bench.folder"), "不能写入“\(folder)”。", remedy: "请换一个文件夹。") }
        defer { close(file) }
        let block = [UInt8](repeating: 1, count: 4_096)
        let times = (0..<200).map { _ in
            Bench.seconds {
                _ = block.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                _ = fdatasync(file)
            }
        }.sorted()
        return times[times.count / 2] * 1_000
    }
}
