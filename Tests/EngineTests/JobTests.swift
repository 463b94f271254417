import Affairs
import Engine
import Foundation
import Kernel
import Storage
import Synchronization
import Testing

@Suite("后台作业")
struct JobTests {
    let county: TestCounty
    /// Monday; the enquiry of 2 March is deemed accepted on 10 March.
    private static let today: Instant = Instant(Day(iso: "2020-03-10")!, hour: 8)

    init() throws { county = try TestCounty() }

    private func runner(_ node: String, _ jobs: [Job], clock: Instant = Self.today) -> JobRunner {
        JobRunner(county.engine, jobs: jobs, node: node, now: { Self.today }, clock: { clock })
    }

    private func later(_ seconds: Int) -> Instant { Instant(milliseconds: Self.today.milliseconds + Int64(seconds) * 1_000) }

    private func job() throws -> JobRow { try #require(try county.database.read { try $0.jobs(TestCounty.code, limit: 10) }.first) }

    @Test func `期限届满的自动处理由作业办理，一天一次`() throws {
        let id = try county.receive(on: "2020-03-02")
        let reports = try runner("a", [.sweep]).run()
        #expect(reports.map(\.outcome) == ["自动处理1件，逾期未办0项"])
        #expect(try county.engine.look { try $0.dossier(id).row.stage } == "accepted")
        #expect(try runner("b", [.sweep]).run().isEmpty)
        #expect(try job().state == .done && job().node == "a" && job().slot == "2020-03-10")
    }

    @Test func `几个节点同时，每项作业只办一次`() throws {
        for index in 0..<120 { _ = try county.receive(on: "2020-03-02", by: index % 2 == 0 ? "clerk" : "both") }
        let counts = Mutex<[String: Int]>([:])
        let jobs = (1...6).map { number in
            Job("job-\(number)", "作业\(number)", occasion: { _ in ("s", Self.today) }) { _, _ in
                counts.withLock { $0["job-\(number)", default: 0] += 1 }
                Thread.sleep(forTimeInterval: 0.02)
                return ""
            }
        }
        let runners = (0..<5).map { runner("node-\($0)", jobs + [.sweep]) }
        let done = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: runners.count) { index in
            do {
                let reports = try runners[index].run()
                done.withLock { $0 += reports.map { "\($0.job) \($0.error.map { "\($0)" } ?? "")" } }
            } catch {
                Issue.record(error)
            }
        }
        #expect(counts.withLock { $0 } == Dictionary(uniqueKeysWithValues: (1...6).map { ("job-\($0)", 1) }))
        #expect(done.withLock { $0.count } == 7)
        let deemed = "SELECT COUNT(*) FROM journal WHERE request LIKE 'deemed:%'"
        #expect(try county.database.read { try $0.first(deemed) { $0.int(0) } } == 120)
        #expect(try county.verify().faults == [])
    }

    @Test func `出错的稍后再试，越来越久，六次不成就停下，等人来看`() throws {
        struct Broken: Error {}
        let broken = Job("broken", "坏的", occasion: { _ in ("s", Self.today) }) { _, _ in throw Broken() }
        var clock = 0
        var waits: [Int] = []
        for attempt in 1...6 {
            let reports = try runner("a", [broken], clock: later(clock)).run()
            #expect(reports.count == 1 && reports[0].error is Broken, "第\(attempt)次")
            let row = try job()
            if row.state == .waiting { waits.append(Int((row.due.milliseconds - later(clock).milliseconds) / 1_000)) }
            #expect(try runner("b", [broken], clock: later(clock)).run().isEmpty)
            clock += waits.last ?? 0
        }
        #expect(waits == [60, 240, 960, 3_840, 15_360])
        #expect(try job().state == .failed && job().attempts == 6)
    }

    @Test func `办理中的节点死了，租期过后别的节点接着办`() throws {
        let work = Job("work", "作业", occasion: { _ in ("s", Self.today) }) { _, _ in "成" }
        _ = try county.database.write(for: TestCounty.code) { connection in
            try connection.addJob(TestCounty.code, kind: "work", slot: "s", due: Self.today)
            return try connection.claimJob(TestCounty.code, at: Self.today, until: later(120), node: "dead", kinds: ["work"])
        }
        #expect(try runner("b", [work], clock: later(119)).run().isEmpty)
        #expect(try runner("b", [work], clock: later(121)).run().map(\.outcome) == ["成"])
        #expect(try job().node == "b" && job().attempts == 2)
    }

    @Test func `被别的节点接走的，原来的节点停手，也不改结果`() throws {
        let database = county.database
        let slow = Job("slow", "慢的", occasion: { _ in ("s", Self.today) }) { _, context in
            _ = try database.write(for: TestCounty.code) { connection in
                try connection.claimJob(TestCounty.code, at: later(200), until: later(400), node: "other", kinds: ["slow"])
            }
            try context.goOn()
            return "不应办成"
        }
        #expect(try runner("a", [slow]).run().map(\.outcome) == ["由另一个节点接着办理"])
        #expect(try job().node == "other" && job().state == .running)
    }

    @Test func `校验点在第二天由有钥匙的节点签，别的节点不等它`() throws {
        _ = try county.receive(on: "2020-03-09")
        #expect(try runner("a", [.tidy]).run().count == 1)
        #expect(try runner("b", [.tidy, .checkpoint(county.key)]).run().map(\.outcome) == ["已签名"])
        let result = try county.verify()
        #expect(result.faults == [] && result.checkpoints == 1)
    }

    /// A node whose registers are older than another's act goes by that act nevertheless.
    @Test func `另一个节点刚收回岗位，这里的办理立即按新的登记`() throws {
        let other = try Engine(county.database, county: TestCounty.code, kinds: county.engine.kinds, calendar: county.engine.calendar)
        let before = county.engine.registers.organs.name(of: TestCounty.office)
        let renamed = Organ(
            code: TestCounty.office, name: "平江县公安分局", short: "平公", level: .department, parent: OrganCode(TestCounty.code), duties: [.enforcement])
        try Register(organs: [renamed], people: []).enter(TestCounty.code, in: other.database, at: Self.today)
        #expect(county.engine.organs.name(of: TestCounty.office) == before)
        let name = try county.engine.batch { _ in county.engine.organs.name(of: TestCounty.office) }
        #expect(name == "平江县公安分局")
    }
}
