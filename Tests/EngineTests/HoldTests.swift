import Engine
import Kernel
import Proof
import Storage
import Synchronization
import TestDatabase
import Testing

/// What the law does by itself is never taken because a clock was wrong, a county was put back, or nobody was there.
@Suite("自动处理的等待")
struct HoldTests {
    let county: TestCounty
    /// Monday; an enquiry of this day is taken as accepted on 10 March.
    private let clock = HandClock(Instant(Day(iso: "2020-03-02")!, hour: 9))
    private static let code: String = TestCounty.code

    init() throws { county = try TestCounty() }

    /// A server, as it is after each start.
    ///
    /// - Parameter run: names the run of the machine, which goes on when only the program is started again.
    private func server(_ engine: Engine? = nil, run: String? = nil, jobs: [Job] = [.sweep], source: TimeSource? = nil) -> JobRunner {
        let clock = clock
        let engine = engine ?? county.engine
        return JobRunner(
            engine, jobs: jobs, node: "a", now: { clock.now }, clock: { clock.now },
            timeGuard: TimeGuard(engine, hours: 30, watch: ClockWatch(run: run) { clock.steady }, source: source))
    }

    private func run(_ server: JobRunner) throws -> [String] { try server.run().map { "\($0.job)：\($0.outcome)" } }

    private func stage(_ id: MatterID, _ engine: Engine? = nil) throws -> String {
        try (engine ?? county.engine).look { try $0.dossier(id).row.stage }
    }

    private func clockEntries() throws -> [String] {
        try county.database.read { connection in
            try connection.registerEntries(Self.code, kind: "clock", within: nil, before: nil, limit: 100).map(\.action).reversed()
        }
    }

    private func enter(_ kind: String, _ action: String, times: Int = 1, at: Instant) throws {
        try county.database.write(for: Self.code) { connection in
            for _ in 0..<times {
                try RegisterEntry(kind: kind, action: action, login: "system", person: "system", organ: Self.code, commitsToRegisters: false)
                    .append(Self.code, connection, at: at)
            }
        }
    }

    @Test func `时钟拨快时没有一件届满的，此后届满的也都待确认，直到有人确认`() throws {
        let server = server()
        let id = try county.receive(on: "2020-03-02")
        _ = try run(server)
        clock.pass(hours: 1)
        clock.set(Instant(Day(iso: "2020-03-05")!, hour: 10))
        #expect(try run(server).contains { $0.contains("时钟：服务器的时钟被拨快3天") })
        let found = try #require(try county.engine.heldDeemed(on: clock.now.day))
        #expect(try found.held.isAll && found.deemed.isEmpty && clockEntries() == ["hold"])
        // By this clock the limit ends on the 9th, which is in truth the 6th.
        for _ in 6...12 {
            clock.pass(hours: 24)
            _ = try run(server)
        }
        #expect(try stage(id) == "received" && county.engine.heldDeemed(on: clock.now.day)?.deemed.map(\.matter) == [id])
        #expect(try TimeGuard(county.engine).release(by: county.engine.actor("head"), at: clock.now) == 1)
        #expect(try stage(id) == "accepted" && county.verify().faults == [])
    }

    @Test func `许多次小的拨动合起来，与一次大的一样`() throws {
        let server = server()
        _ = try county.receive(on: "2020-03-02")
        _ = try run(server)
        var told: [Bool] = []
        for _ in 1...4 {
            clock.pass(hours: 1)
            clock.move(minutes: 9)
            told.append(try run(server).contains { $0.contains("拨快18分钟") })
        }
        #expect(try told == [false, true, false, true] && clockEntries() == ["hold", "notice"])
    }

    @Test(arguments: [("甲", true), ("乙", false)])
    func `停止服务期间拨动时钟，机器没有重新启动的看得出来；重新启动过的，不到三十小时看不出来`(later: String, isNoticed: Bool) throws {
        _ = try county.receive(on: "2020-03-02")
        _ = try run(server(run: "甲"))
        clock.pass(hours: 2)
        clock.move(minutes: 20 * 60)
        #expect(try run(server(run: later)).contains { $0.contains("时钟：服务器的时钟被拨快20小时") } == isNoticed)
        #expect(try clockEntries() == (isNoticed ? ["hold"] : []))
    }

    @Test func `恢复的县，不论多新，也不论怎样再复制，都待确认；确认的人记在全过程记录中`() throws {
        let id = try county.receive(on: "2020-03-02")
        clock.set(Instant(Day(iso: "2020-03-09")!, hour: 9))
        try enter(RegisterEntry.upkeep, "restore", at: clock.now)
        try county.database.write(for: Self.code) { try TimeGuard.holdAll("从备份或者副本恢复", Self.code, $0, at: clock.now) }
        let copy = try TestDatabase.open()
        _ = try CountyCopy(Self.code).run(from: county.database, to: copy)
        let engine = try Engine(copy, county: Self.code, kinds: county.engine.kinds, calendar: county.engine.calendar)
        try Projection(engine).rebuild()
        for _ in 9...12 {
            _ = try run(server(engine))
            clock.pass(hours: 24)
        }
        #expect(try stage(id, engine) == "received")
        let found = try #require(try engine.heldDeemed(on: clock.now.day))
        #expect(found.held.reason == "从备份或者副本恢复" && found.deemed.map(\.matter) == [id])
        var head = try engine.actor("head")
        head.way = "cli"
        #expect(try TimeGuard(engine).release(by: head, at: clock.now) == 1)
        let entry = try copy.read { try $0.lastDecision(Self.code, kind: "clock", "hold", "release") }
        #expect(entry?.login == "head" && entry?.person == "head" && entry?.content.contains(#""via":"cli""#) == true)
        #expect(try stage(id, engine) == "accepted" && Verifier(engine, keys: [county.key.verifierKey]).verify().faults == [])
    }

    @Test(arguments: ["upkeep", "credential", "recount", "clock", "administration"])
    func `首次运行以前刚记入的维护、凭据、口径，不说明有人在办理`(kind: String) throws {
        let id = try county.receive(on: "2020-03-02")
        clock.set(Instant(Day(iso: "2020-06-01")!, hour: 8))
        try enter(kind, "试验", at: clock.now)
        #expect(try run(server()).contains { $0.contains("首次在已有的数据上运行，最后一次办理在90天以前") })
        #expect(try stage(id) == "received" && clockEntries().last == "hold")
    }

    @Test func `首次运行以前当天办过一件，此前届满的也待确认；没有届满的，不必说`() throws {
        let id = try county.receive(on: "2020-03-02")
        clock.set(Instant(Day(iso: "2020-06-01")!, hour: 10))
        _ = try county.receive(on: "2020-06-01")
        #expect(try run(server()).contains { $0.hasSuffix("首次在已有的数据上运行") })
        #expect(try stage(id) == "received")

        let fresh = try TestCounty()
        _ = try fresh.receive(on: "2020-06-01")
        #expect(try !run(server(fresh.engine)).contains { $0.hasPrefix("时钟") })
    }

    @Test func `首次看时钟就早于最后一条记录的，一律待确认；重新启动不再重复`() throws {
        _ = try county.receive(on: "2020-03-05")
        #expect(try run(server()).contains { $0.contains("服务器的时钟比最后一条记录早3天") })
        #expect(try county.engine.heldDeemed(on: clock.now.day)?.held.isAll == true)
        clock.pass(hours: 1)
        #expect(try !run(server()).contains { $0.hasPrefix("时钟") })
        #expect(try clockEntries() == ["hold"])
    }

    @Test func `待确认不因其后的许多记录而不见`() throws {
        try county.database.write(for: Self.code) { try TimeGuard.holdAll("恢复", Self.code, $0, at: clock.now) }
        try enter("clock", "notice", times: 1_001, at: clock.now)
        #expect(try county.engine.heldDeemed(on: clock.now.day)?.held.reason == "恢复")
    }

    @Test func `时间走到哪里，不因其后一百多条不涉事项的记录而忘记`() throws {
        county.engine.keepTime()
        _ = try county.receive(on: "2020-03-05")
        let last = try #require(try county.database.read { try $0.lastTime(Self.code) })
        try enter("administration", "account.enable", times: 150, at: clock.now)
        #expect(try county.database.read { try $0.lastTime(Self.code) } == last)
        let question: Request.Target = .opening(kind: "enquiry", organ: TestCounty.office)
        let problem = #expect(throws: Problem.self) { try county.take(question, "receive", by: "clerk", on: "2020-03-03", ["question": "丙"]) }
        #expect(problem?.code == .engineClockBack)
    }

    // MARK: Jobs

    @Test func `时钟快过四百天又拨回，此后每天的作业都办一次，到那几天也不漏`() throws {
        let server = server()
        _ = try run(server)
        let right = clock.now
        clock.move(minutes: 400 * 1_440)
        for _ in 1...3 {
            #expect(try run(server).contains { $0.hasPrefix("期限届满的自动处理") })
            clock.pass(hours: 24)
        }
        clock.set(right.advanced(byHours: 72))
        #expect(try run(server).contains { $0.hasPrefix("期限届满的自动处理") })
        var days: [Day] = []
        for _ in 1...405 {
            clock.pass(hours: 24)
            let count = try run(server).count { $0.hasPrefix("期限届满的自动处理") }
            days += Array(repeating: clock.now.day, count: count)
        }
        #expect(days.count == 405 && Set(days).count == 405)
    }

    @Test func `别的节点的时钟快了一天，它记入的作业不使这里提前办理`() throws {
        let id = try county.receive(on: "2020-03-02")
        clock.set(Instant(Day(iso: "2020-03-09")!, hour: 8))
        let server = server()
        try county.database.write(for: Self.code) { try $0.addJob(Self.code, kind: "sweep", slot: "2020-03-10", due: clock.now) }
        _ = try run(server)
        #expect(try stage(id) == "received")
        clock.pass(hours: 24)
        _ = try run(server)
        #expect(try stage(id) == "accepted")
    }

    // MARK: The time source

    private final class Answers: Sendable {
        private let kept: Mutex<TimeSource.Reading?>
        init(_ reading: TimeSource.Reading) { kept = Mutex(reading) }
        var reading: TimeSource.Reading? { kept.withLock { $0 } }
        func set(_ reading: TimeSource.Reading) { kept.withLock { $0 = reading } }
    }

    private static let right = TimeSource.Reading(state: 0, status: 0x2001, mostError: 20_000)

    @Test(
        arguments: [
            (nil, .unreadable), (TimeSource.Reading(state: 5, status: 0, mostError: 0), .unsynchronised),
            (TimeSource.Reading(state: 0, status: 0x40, mostError: 0), .unsynchronised),
            (TimeSource.Reading(state: 0, status: 0x2001, mostError: 10_000_000), .uncertain(10)),
            (TimeSource.Reading(state: 0, status: 0x2001, mostError: 9_999_999), nil), (HoldTests.right, nil),
        ] as [(TimeSource.Reading?, TimeSource.Doubt?)])
    func `内核的对时状态说明时钟可不可信`(reading: TimeSource.Reading?, doubt: TimeSource.Doubt?) {
        #expect(TimeSource.judge(reading) == doubt && TimeSource { reading }.doubt == doubt)
    }

    @Test func `没有写明来源的不问`() {
        #expect(TimeSource.named("none") == nil && TimeSource.named("kernel") != nil && TimeSource.names == ["none", "kernel"])
    }

    @Test func `来源说没有对准时，自动处理等着，别的作业照办，说一次；对准以后当天办理`() throws {
        let kernel = Answers(Self.right)
        let server = server(jobs: [.sweep, .checkpoint(county.key)], source: TimeSource { kernel.reading })
        let id = try county.receive(on: "2020-03-02")
        while clock.now.day < Day(iso: "2020-03-09")! {
            #expect(try !run(server).contains { $0.hasPrefix("时钟") })
            clock.pass(hours: 24)
        }
        _ = try run(server)
        clock.pass(hours: 24)
        kernel.set(TimeSource.Reading(state: 5, status: 0x40, mostError: 16_000_000))
        let doubtful = try run(server)
        #expect(doubtful.contains { $0.hasPrefix("时钟：内核说，服务器的时钟没有与时间源对准") }, "\(doubtful)")
        #expect(!doubtful.contains { $0.hasPrefix("期限届满的自动处理：") } && doubtful.contains { $0.hasPrefix("每日校验点") })
        #expect(try run(server).isEmpty && stage(id) == "received")
        kernel.set(Self.right)
        #expect(try run(server) == ["时钟：服务器的时钟已经与时间源对准", "期限届满的自动处理：自动处理1件，逾期未办0项"])
        #expect(try stage(id) == "accepted")
    }
}
