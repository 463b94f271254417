import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("提醒")
struct RemindingTests {
    /// An enquiry of Monday 2 March 2020 ends on Monday 9 March; seven tenths of it are gone on Saturday 7 March.
    private let test: HandlingCounty

    init() throws { test = try HandlingCounty() }

    private func remind(_ day: String, hour: Int = 9, sendsOut: Bool = false) throws -> Reminding? {
        var reminding = Reminding(test.county.engine, at: Instant(try #require(Day(iso: day)), hour: hour), sendsOut: sendsOut)
        return try reminding.run() ? reminding : nil
    }

    /// `rung person` of all that was told.
    private func told() throws -> [String] {
        try test.county.database.read { try $0.all("SELECT rung, person FROM reminder ORDER BY at, rung, person") { "\($0.text(0)) \($0.text(1))" } }
    }

    private func unread(_ person: String) throws -> [String] {
        try test.county.database.read { try $0.reminders(TestCounty.code, to: PersonID(person), isSeen: false, limit: 9) }.map(\.rung)
    }

    @Test func `一级一次，告诉在办的人；反复运行不重复`() throws {
        _ = try test.county.receive()
        #expect(try remind("2020-03-05")?.matters == 0)
        for _ in 0..<3 { _ = try remind("2020-03-06") }
        #expect(try told() == ["ahead-1 clerk"], "周五，次一工作日届满")
        _ = try remind("2020-03-09")
        #expect(try told().count == 1, "届满当日还是同一级")
        for day in ["2020-03-10", "2020-03-11", "2020-03-13"] { _ = try remind(day) }
        #expect(try told() == ["ahead-1 clerk", "late-1 clerk"])
        _ = try remind("2020-03-16")
        _ = try remind("2020-03-17")
        #expect(try told() == ["ahead-1 clerk", "late-1 clerk", "late-7 clerk"])
        #expect(try unread("clerk") == ["late-7", "late-1", "ahead-1"] && unread("head").isEmpty)
    }

    @Test(arguments: [("2020-03-06", 7), ("2020-03-06", 18), ("2020-03-07", 9), ("2020-03-08", 9)])
    func `安静的时间不提醒，过后再补`(day: String, hour: Int) throws {
        _ = try test.county.receive()
        #expect(try remind(day, hour: hour) == nil)
        #expect(try told().isEmpty)
        _ = try remind("2020-03-09", hour: 8)
        #expect(try told() == ["ahead-1 clerk"])
    }

    @Test func `办了的不再提示；期限变了的，重新一级一级地提醒`() throws {
        let id = try test.county.receive()
        _ = try remind("2020-03-06")
        #expect(try unread("clerk") == ["ahead-1"])
        try test.county.take(.matter(id), "accept", by: "clerk", on: "2020-03-06", hour: 10)
        #expect(try unread("clerk").isEmpty)
        let due = try #require(try test.dossier(id).row.due)
        _ = try remind(due.advanced(by: 1).iso)
        #expect(try told().count == (due.advanced(by: 1).weekday > 5 ? 1 : 2))
    }

    @Test func `主办人离岗的，告诉代管人；无人承办的，告诉有岗位的人；离职人员的算无人承办`() throws {
        _ = try test.county.receive()
        try test.leave("clerk", from: "2020-03-05", until: "2020-03-08", substitute: "both-offices")
        _ = try remind("2020-03-06")
        #expect(try told() == ["ahead-1 both-offices"])
        try test.county.database.write { try $0.setDisabled(TestCounty.code, login: "clerk", true) }
        _ = try remind("2020-03-10")
        #expect(try told() == ["ahead-1 both-offices", "late-1 both", "late-1 both-offices"])
    }

    @Test func `发给消息系统的，一人一份，没有事项的名称；队列满了不再放入，系统内照样提醒`() throws {
        for question in ["张三举报李四", "王五举报赵六"] { _ = try test.county.receive(["question": question]) }
        let run = try #require(try remind("2020-03-06", sendsOut: true))
        #expect(run.matters == 2 && run.told == 1 && run.unsent == 0)
        let bodies = try test.county.database.read { try $0.all("SELECT body FROM outgoing ORDER BY id") { $0.text(0) } }
        let body = try JSON(parsing: try #require(bodies.first))
        #expect(bodies.count == 1 && body["person"]?.string == "clerk" && body["count"]?.int == 2 && body["items"]?.items?.count == 2)
        #expect(body["accounts"]?.items?.compactMap(\.string) == ["clerk"] && body["items"]?.items?.first?["rung"]?.string == "ahead-1")
        #expect(!bodies[0].contains("举报"))

        try test.county.database.write { connection in
            for _ in 0..<Reminding.mostWaiting { try connection.addOutgoing(TestCounty.code, "{}", at: Instant(milliseconds: 0)) }
        }
        let full = try #require(try remind("2020-03-10", sendsOut: true))
        #expect(full.matters == 2 && full.unsent == 1)
        #expect(try unread("clerk").filter { $0 == "late-1" }.count == 2)
    }

    @Test func `作业每小时一次，说明提醒了多少`() throws {
        _ = try test.county.receive()
        let now = Instant(try #require(Day(iso: "2020-03-10")), hour: 9)
        let runner = JobRunner(test.county.engine, jobs: [.reminders(sendsOut: false)], node: "a", now: { now }, clock: { now })
        #expect(try runner.run().map(\.outcome) == ["1件，通知1人次"])
        #expect(try runner.run().isEmpty)
        let night = Instant(try #require(Day(iso: "2020-03-10")), hour: 22)
        let later = JobRunner(test.county.engine, jobs: [.reminders(sendsOut: false)], node: "a", now: { night }, clock: { night })
        #expect(try later.run().map(\.outcome) == ["不在提醒的时间"])
    }
}
