import Kernel
import Testing

@testable import Affairs

@Suite("送达的日期")
struct ServiceDayTests {
    private static func day(_ text: String) -> Day { Bench<ServedPaper>.day(text) }
    private static func next(_ text: String) -> String { day(text).advanced(by: 1).iso }

    // MARK: The day

    @Test(arguments: [("2022-03-01", false), ("2022-03-02", true), ("2022-03-04", true), ("2022-03-05", false)])
    func `送达日期不早于决定，不晚于登记当日`(served: String, lawful: Bool) {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        let refusals = bench.take("decision-serve", on: "2022-03-04", ["decision.method": "direct", "decision.servedOn": served])
        #expect(lawful ? refusals.isEmpty : refusals.map { $0.hasPrefix("送达不早于决定，不晚于登记当日") } == [true])
        #expect(bench.record.decisionService.servedOn == (lawful ? Self.day(served) : nil))
    }

    @Test func `当场交付在宣告当日，事后登记的写明该日`() {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        #expect(bench.take("decision-serve", on: "2022-03-03", ["decision.method": "onTheSpot"]).map { $0.hasPrefix("当场交付应在宣告当日") } == [true])
        #expect(bench.take("decision-serve", ["decision.method": "onTheSpot", "decision.servedOn": "2022-03-02"]) == [])
    }

    @Test func `当场决定并当场交付的，同时登记送达`() {
        var bench = Bench<ServedPaper>(on: "2022-03-02")
        #expect(bench.take("make-on-the-spot", ["party": "某公司"]) == [])
        let service = bench.record.decisionService
        #expect(service.method == .onTheSpot && service.servedOn == bench.today && service.recordedOn == bench.today && service.refusedOn == nil)
        bench.take("answer", on: "2022-03-04")
        #expect(bench.matter == .answered)
    }

    @Test(arguments: [
        ("2020-03-02", "2020-05-01"), ("2021-12-31", "2022-03-01"), ("2022-01-01", "2022-01-31"), ("2022-03-02", "2022-04-01"),
    ])
    func `公告送达六十日，2022年起三十日，公告期满之日为送达日期（民事诉讼法）`(announced: String, last: String) {
        var bench = Bench<ServedPaper>.made(on: announced)
        #expect(bench.take("decision-announce").count == 1)
        #expect(bench.take("decision-announce", ["decision.announcementReason": "两次邮寄均被退回"]) == [])
        #expect(bench.take("decision-serve", on: last, ["decision.method": "announced"]).map { $0.hasPrefix("公告期满视为送达") } == [true])
        let wrong = bench.take("decision-serve", on: Self.next(last), ["decision.method": "announced", "decision.servedOn": Self.next(last)])
        #expect(wrong.map { $0.hasPrefix("公告期满之日为送达日期") } == [true])
        #expect(bench.take("decision-serve", ["decision.method": "announced"]) == [])
        #expect(bench.record.decisionService.servedOn == Self.day(last))
    }

    @Test func `公告后当事人出现的可以直接送达；已经送达的不再公告`() {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        bench.take("decision-announce", ["decision.announcementReason": "下落不明"])
        #expect(bench.take("decision-serve", on: "2022-03-10", ["decision.method": "direct"]) == [])
        #expect(bench.record.decisionService.servedOn == Self.day("2022-03-10"))
        bench.take("answer", ["answer.servedOn": "2022-03-10"])
        #expect(bench.take("answer-announce", ["answer.announcementReason": "下落不明"]).map { $0.hasPrefix("答复尚未送达") } == [true])
    }

    // MARK: The period

    @Test func `七日内送达，公告的以公告日为准`() throws {
        // Working days by 行政处罚法第八十五条.
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        #expect(try bench.due(of: "decision-serve") == Self.day("2022-03-11"))
        bench.today = Self.day("2022-03-14")
        #expect(try bench.reading(of: "decision-serve")?.state == .overdue)
        var announced = bench
        announced.take("decision-announce", on: "2022-03-11", ["decision.announcementReason": "下落不明"])
        #expect(try announced.reading(of: "decision-serve")?.state == .met)
        bench.take("decision-serve", on: "2022-03-14", ["decision.method": "direct", "decision.servedOn": "2022-03-11"])
        #expect(try bench.reading(of: "decision-serve")?.state == .met)
        var ended = Bench<ServedPaper>.made(on: "2022-03-02")
        ended.record.answeredOn = Self.day("2022-03-03")
        ended.today = Self.day("2022-03-14")
        #expect(try ended.reading(of: "decision-serve")?.state == .met)
    }

    // MARK: With the deed, later, again

    @Test(
        arguments: [
            ([:], nil, 0), (["answer.method": "direct"], "2022-03-04", 0), (["answer.servedOn": "2022-03-04"], "2022-03-04", 0),
            (["answer.servedOn": "2022-03-03"], nil, 1), (["answer.servedOn": "2022-03-05"], nil, 1), (["answer.method": "left"], nil, 2),
        ] as [([String: String], String?, Int)])
    func `与答复同时送达的为当日，没有填写的尚未送达`(input: [String: String], served: String?, refusals: Int) {
        var bench = Bench<ServedPaper>.served(on: "2022-03-02")
        #expect(bench.take("answer", on: "2022-03-04", input).count == refusals)
        #expect(bench.record.answerService.servedOn == served.map(Self.day))
    }

    @Test func `方式由送达人自定的，须填写日期；只是交付的都不必填写；已经送达的不再登记`() {
        var bench = Bench<ServedPaper>.served(on: "2022-03-02")
        bench.take("answer", on: "2022-03-04")
        #expect(bench.take("answer-serve", on: "2022-03-07").count == 1)
        var handed = bench
        #expect(handed.take("hand-over") == [])
        #expect(handed.record.answerService.servedOn == Self.day("2022-03-07"))
        #expect(bench.take("answer-serve", ["answer.servedOn": "2022-03-03"]).map { $0.hasPrefix("送达不早于答复") } == [true])
        #expect(bench.take("answer-serve", ["answer.servedOn": "2022-03-05"]) == [])
        #expect(bench.record.answerService.servedOn == Self.day("2022-03-05") && bench.record.answerService.recordedOn == bench.today)
        #expect(bench.take("answer-serve", ["answer.servedOn": "2022-03-06"]).map { $0.hasPrefix("答复尚未送达") } == [true])
    }

    @Test func `没有送达的不得进行以后的环节；文书重新作出的，原来的送达作废`() {
        var bench = Bench<ServedPaper>.served(on: "2022-03-02")
        bench.record.decisionService.servedOn = nil
        #expect(bench.take("answer").map { $0.hasPrefix("决定书已经送达") } == [true])
        bench.take("make-again", on: "2022-03-04")
        #expect(bench.record.decisionService == Service() && bench.record.madeOn == Self.day("2022-03-04"))
        #expect(bench.take("decision-serve", ["decision.method": "direct"]) == [])
    }

    // MARK: The paper

    @Test func `送达回证写明文书、受送达人、方式、日期和见证人`() throws {
        var bench = Bench<ServedPaper>.made(on: "2022-03-02")
        bench.take("decision-serve", (ServiceTests.ways[.left] ?? [:]).merging(["decision.method": "left"]) { $1 })
        let content = try #require(bench.definition.content(of: "decision-receipt", bench.record, bench.moment))
        #expect(content.title == "决定书送达回证" && content.day == Self.day("2022-03-02") && content.signature == "平江县公安局")
        let rows = [
            ["送达文书", "某决定书"], ["受送达人", "某公司"], ["送达方式", "留置送达"], ["送达日期", "2022年3月2日"], ["拒收事由和日期", "拒绝签收（2022年3月2日）"],
            ["见证人", "社区干部王某"],
        ]
        #expect(content.blocks == [.table(.init(rows: rows))])
    }
}
