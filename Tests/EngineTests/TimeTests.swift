import Engine
import Kernel
import Storage
import Testing

@Suite("时钟")
struct TimeTests {
    let county: TestCounty
    /// What the machine's clock shows, and what nobody can set.
    private let clock = HandClock(Instant(Day(iso: "2020-03-02")!, hour: 9))

    init() throws { county = try TestCounty() }

    /// A server, as it is after each start: what it remembers of the clock is its own.
    private func server() -> JobRunner {
        let clock = clock
        let watch = ClockWatch { clock.steady }
        return JobRunner(
            county.engine, jobs: [.sweep, .checkpoint(county.key)], node: "a", now: { clock.now }, clock: { clock.now },
            timeGuard: TimeGuard(county.engine, hours: 30, watch: watch))
    }

    private func run(_ server: JobRunner) throws -> [String] { try server.run().map { "\($0.job)：\($0.outcome)" } }

    private func stage(_ id: MatterID) throws -> String { try county.engine.look { try $0.dossier(id).row.stage } }

    private func clockEntries() throws -> [String] {
        try county.database.read { connection in
            try connection.registerEntries(TestCounty.code, kind: "clock", within: nil, before: nil, limit: 100).map(\.action).reversed()
        }
    }

    @Test func `首次在已有的数据上运行，一件也不自动处理，列出来等人确认；其后新届满的照常；确认以后办理，都有记录`() throws {
        let old = try county.receive(on: "2020-03-02")
        clock.set(Instant(Day(iso: "2020-06-01")!, hour: 8))
        let first = server()
        let reports = try run(first)
        #expect(reports.contains { $0.contains("时钟：首次在已有的数据上运行") }, "\(reports)")
        #expect(reports.contains("期限届满的自动处理：自动处理0件，待确认1件，逾期未办0项"), "\(reports)")
        #expect(try stage(old) == "received" && clockEntries() == ["hold"])
        let found = try #require(try county.engine.heldDeemed(on: clock.now.day))
        #expect(found.deemed.map(\.matter) == [old] && found.deemed[0].actionName == "受理" && found.held.before == clock.now.day)

        let new = try county.receive(on: "2020-06-01")
        for _ in 0..<9 {
            clock.pass(hours: 24)
            #expect(try !run(first).contains { $0.hasPrefix("时钟") })
        }
        #expect(try stage(old) == "received" && stage(new) == "accepted")

        let head = try county.engine.actor("head")
        #expect(try TimeGuard(county.engine).release(by: head, at: clock.now) == 1)
        #expect(try stage(old) == "accepted" && clockEntries() == ["hold", "release"])
        #expect(try county.engine.heldDeemed(on: clock.now.day) == nil && TimeGuard(county.engine).release(by: head, at: clock.now) == nil)
        #expect(try county.verify().faults == [])
    }

    @Test(arguments: [(29.0, "accepted"), (31.0, "received")])
    func `停机超过规定的小时数才等人确认`(hours: Double, stage expected: String) throws {
        let id = try county.receive(on: "2020-03-02")
        let before = server()
        clock.set(Instant(Day(iso: "2020-03-02")!, hour: 10))
        while clock.now.day < Day(iso: "2020-03-09")! {
            _ = try run(before)
            clock.pass(hours: 6)
        }
        _ = try run(before)
        // The fifth working day is 9 March: it runs out while the server is away.
        clock.pass(hours: hours)
        let reports = try run(server())
        #expect(reports.contains { $0.hasPrefix("时钟：服务停止了31小时") } == (hours > 30), "\(reports)")
        #expect(try stage(id) == expected)
    }

    @Test func `时钟拨快一年：不自动处理；拨回以后照样签名，仍待确认`() throws {
        let server = server()
        let id = try county.receive(on: "2020-03-02")
        _ = try run(server)
        clock.pass(hours: 1)
        let right = clock.now
        clock.set(Instant(Day(iso: "2021-03-02")!, hour: 10))
        #expect(try run(server).contains { $0.contains("时钟：服务器的时钟被拨快365天") })
        #expect(try stage(id) == "received" && county.engine.heldDeemed(on: clock.now.day)?.deemed.count == 1)
        let signed = try county.verify().checkpoints

        clock.set(right)
        #expect(try run(server).contains { $0.contains("时钟：服务器的时钟被回拨365天") })
        #expect(try clockEntries() == ["hold", "notice"])
        for _ in 3...10 {
            clock.pass(hours: 24)
            let reports = try run(server)
            #expect(!reports.contains { $0.hasPrefix("时钟") }, "\(reports)")
        }
        _ = try county.receive(on: "2020-03-10")
        clock.pass(hours: 24)
        #expect(try run(server).contains("每日校验点：已签名"))
        #expect(try stage(id) == "received" && county.verify().checkpoints > signed && county.verify().faults == [])
    }

    @Test func `小的校正不是跳动`() throws {
        let server = server()
        _ = try county.receive(on: "2020-03-02")
        _ = try run(server)
        for minutes in [3, -5, 9] {
            clock.pass(hours: 1)
            clock.set(Instant(milliseconds: clock.now.milliseconds + Int64(minutes) * 60_000))
            #expect(try !run(server).contains { $0.hasPrefix("时钟") })
        }
        #expect(try clockEntries() == [])
    }

    @Test func `正在运行的县，时间不往回走：差一点的记作最后一条的时间，差得多的不办理；确认时钟无误以后照办`() throws {
        county.engine.keepTime()
        let id = try county.receive(on: "2020-03-05")
        let last = try #require(try county.database.read { try $0.lastTime(TestCounty.code) })
        let actor = try county.engine.actor("clerk")
        let slightly = Instant(milliseconds: last.milliseconds - 2_000)
        let question: Request.Target = .opening(kind: "enquiry", organ: TestCounty.office)
        _ = try county.engine.perform(Request(question, "receive", ["question": .text("乙")], at: slightly), as: actor)
        #expect(try county.database.read { try $0.lastEntry(TestCounty.code) }?.at == last)

        let entries = try county.rows("journal")
        let problem = #expect(throws: Problem.self) { try county.take(question, "receive", by: "clerk", on: "2020-03-03", ["question": "丙"]) }
        #expect(problem?.code == .engineClockBack && problem?.message.contains("2020年3月3日9时0分，早于最后一条记录的2020年3月5日9时0分") == true)
        #expect(try county.rows("journal") == entries)

        // What is told besides does not move the time back unseen.
        let now = Instant(Day(iso: "2020-03-03")!, hour: 10)
        try county.database.write(for: TestCounty.code) { connection in
            _ = try RegisterEntry(
                kind: "clock", action: "notice", login: "system", person: "system", organ: TestCounty.code, commitsToRegisters: false
            )
            .append(TestCounty.code, connection, at: now)
        }
        #expect(try county.database.read { try $0.lastTime(TestCounty.code) } == last)
        #expect(try TimeGuard(county.engine).acceptClock("此前误拨", by: .system, at: now) == last)
        try county.take(question, "receive", by: "clerk", on: "2020-03-03", hour: 11, ["question": "丙"])
        #expect(try TimeGuard(county.engine).acceptClock("再次", by: .system, at: Instant(Day(iso: "2020-03-03")!, hour: 12)) == nil)
        let result = try county.verify()
        #expect(result.faults == [] && result.backwards?.count == 1 && result.statement.contains { $0.contains("1条记录的时间早于上一条") })
        #expect(try stage(id) == "received")
    }

    @Test func `正在运行的县，自动处理不因当日已有的记录而落空，记作其后`() throws {
        let id = try county.receive(on: "2020-03-02")
        _ = try county.receive(on: "2020-03-10")
        county.engine.keepTime()
        let day = try #require(Day(iso: "2020-03-10"))
        #expect(try county.engine.batch { try Sweep(county.engine).run(on: day, in: $0).performed.map(\.matter) } == [id])
        #expect(try county.database.read { try $0.lastEntry(TestCounty.code) }?.at == Instant(day, hour: 9))
        #expect(try county.verify().backwards == nil)
    }

    @Test func `演练和补录自己说明日期，不是时钟跳动`() throws {
        _ = try county.receive(on: "2020-03-05")
        let id = try county.receive(on: "2020-03-03")
        #expect(try county.engine.batch { try Sweep(county.engine).run(on: Day(iso: "2020-06-01")!, in: $0).performed.map(\.matter) } == [id, 1])
    }
}
