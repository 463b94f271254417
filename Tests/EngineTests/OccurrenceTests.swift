import Engine
import Kernel
import Storage
import TestKinds
import Testing

@Suite("发生之日和登记之日：办理与核验")
struct OccurrenceTests {
    private let county: ChangingCounty

    init() throws { county = try ChangingCounty(KindDefinition(Plaint.self)) }

    private func take(
        _ target: Request.Target, _ action: String, on day: String, happened: String? = nil, late: String = "", _ input: [String: String] = [:]
    ) throws -> Outcome {
        let engine = county.engine
        let request = Request(
            target, action, try engine.input(typed: input, for: target), at: Instant(try #require(Day(iso: day)), hour: 9),
            happened: try happened.map { try #require(Day(iso: $0)) }, lateReason: late)
        return try engine.perform(request, as: engine.actor("clerk"))
    }

    /// Accepted on 4 March 2019: answers are in time through the 14th.
    private func accepted() throws -> MatterID {
        let id = try county.open("plaint", "file", on: "2019-03-04", ["subject": "甲"])
        try county.take(.matter(id), "accept", on: "2019-03-04")
        return id
    }

    private func entry(_ number: Int) throws -> JSON {
        let engine = county.engine
        let row = try #require(try county.database.read { try $0.entry(engine.county, number) })
        return try JSON(parsing: row.content)
    }

    @Test func `记录写明发生之日和补录理由；没有另外发生的不写`() throws {
        let id = try accepted()
        let plain = try #require(try take(.matter(id), "hear", on: "2019-03-06").receipt)
        #expect(try entry(plain.entry)["on"] == nil && entry(plain.entry)["late"] == nil)
        let near = try #require(try take(.matter(id), "hear", on: "2019-03-08", happened: "2019-03-07").receipt)
        #expect(try entry(near.entry)["on"] == .text("2019-03-07") && entry(near.entry)["late"] == nil)
        let late = try #require(try take(.matter(id), "reply", on: "2019-03-21", happened: "2019-03-14", late: "压在收发室").receipt)
        #expect(try entry(late.entry)["on"] == .text("2019-03-14") && entry(late.entry)["late"] == .text("压在收发室"))
        #expect(try county.record(Plaint.self, id).repliedOn?.iso == "2019-03-14")
        let row = try #require(try county.database.read { try $0.entry(county.engine.county, late.entry) })
        #expect(row.at.day.iso == "2019-03-21", "登记之日是记录自己的时间")
        #expect(try county.verify().isSound)
    }

    @Test func `改动记录中的发生之日，核验指出该条；晚于登记之日的也指出`() throws {
        let id = try accepted()
        let late = try #require(try take(.matter(id), "reply", on: "2019-03-21", happened: "2019-03-14", late: "压在收发室").receipt)
        try county.database.tamper(
            "UPDATE journal SET content = replace(content, '2019-03-14\",\"late', '2019-04-14\",\"late') WHERE entry = \(late.entry)")
        let says = try county.verify().faults.filter { $0.entry == late.entry }.map(\.message)
        #expect(says.contains { $0.contains("内容与摘要不符") } && says.contains { $0.contains("所记的发生之日") }, "\(says)")
    }

    @Test func `不合规则的什么也不改变`() throws {
        let id = try accepted()
        #expect(try take(.matter(id), "reply", on: "2019-03-10", happened: "2019-03-11").fields.map(\.field) == [Occurrence.dayName])
        #expect(try take(.matter(id), "reply", on: "2019-03-10", happened: "2019-03-03", late: "收发室漏送").fields.map(\.field) == [Occurrence.dayName])
        #expect(try take(.matter(id), "reply", on: "2019-03-12", happened: "2019-03-05").fields.map(\.field) == [Occurrence.reasonName])
        #expect(try take(.matter(id), "reply", on: "2019-03-15").refusals.map(\.id) == ["plaint.reply.in-time"])
        #expect(try county.record(Plaint.self, id).repliedOn == nil)
    }

    @Test func `旧版施行时收到、新版施行后登记的，适用旧版`() throws {
        let office = Request.Target.opening(kind: "plaint", organ: ChangingCounty.office)
        let subject = ["subject": "甲"]
        #expect(try take(office, "file", on: "2019-01-02", happened: "2018-12-31", subject).fields.map(\.field) == [Occurrence.reasonName])
        let opened = try #require(try take(office, "file", on: "2019-01-02", happened: "2018-12-31", late: "元旦前收到", subject).receipt)
        let row = try county.engine.look { try $0.dossier(opened.matter).row }
        #expect(row.edition == "old" && row.opened.iso == "2019-01-02")
        let dossier = try county.engine.look { try $0.dossier(opened.matter) }
        #expect(dossier.ledger.begun?.iso == "2018-12-31", "存下来的能读回来")
        #expect(try county.verify().isSound)
    }

    @Test func `期限届满由系统办理的，期限以内已经收到的改正；统计随之改正`() throws {
        let id = try accepted()
        let engine = county.engine
        let day = try #require(Day(iso: "2019-03-15"))
        let swept = try engine.batch { try Sweep(engine).run(on: day, in: $0) }
        #expect(swept.performed.map(\.action) == ["no-reply"])
        engine.forgetMatters()
        #expect(try engine.look { try $0.dossier(id).ledger.lapses.map(\.last.iso) } == ["2019-03-14"])
        let tooLate = try take(.matter(id), "late-reply", on: "2019-03-20", happened: "2019-03-15", late: "收发室漏送")
        #expect(tooLate.refusals.map(\.id) == ["plaint.late-reply.undo"])
        let mended = try #require(try take(.matter(id), "late-reply", on: "2019-03-20", happened: "2019-03-14", late: "收发室漏送").receipt)
        let facts = try entry(mended.entry)["facts"]?.items ?? []
        #expect(facts.contains { $0.items?.first == .text("plaint.silent") && $0.items?.last == .integer(-1) }, "\(facts)")
        let record = try county.record(Plaint.self, id)
        #expect(record.silentOn == nil && record.repliedOn?.iso == "2019-03-14")
        #expect(try county.verify().isSound)
    }
}
