import Engine
import Kernel
import Storage
import Testing

/// What follows of itself in other matters, look-ups by value and by reference, and cautions.
@Suite("牵连的事项")
struct ConsequenceTests {
    let county: TestCounty
    init() throws { county = try TestCounty() }

    private static let office: Request.Target = .opening(kind: "appeal", organ: TestCounty.office)

    private func answered(on day: String = "2020-03-09") throws -> MatterID {
        let id = try county.receive()
        try county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let child = try #require(try county.take(.matter(id), "consult", by: "clerk", on: "2020-03-04").receipt?.children.first)
        try county.take(.matter(child), "give", by: "lawyer", on: "2020-03-06", ["text": "合法"])
        _ = try #require(try county.take(.matter(id), "answer", by: "head", on: day, ["answer": "可"]).receipt)
        return id
    }

    private func appeal(_ enquiry: MatterID, _ ward: String = "东街") throws -> Outcome {
        try county.take(Self.office, "file", by: "clerk", on: "2020-04-01", ["enquiry": String(enquiry), "ward": ward])
    }

    @Test func `决定推翻的，同一事务中由系统撤回公示，链和统计都相符`() throws {
        let enquiry = try answered()
        let appeal = try #require(try appeal(enquiry).receipt?.matter)
        let receipt = try #require(try county.take(.matter(appeal), "decide", by: "head", on: "2020-04-07", ["outcome": "答复有误"]).receipt)
        let dossier = try county.engine.look { try $0.dossier(enquiry) }
        #expect((dossier.record as? Enquiry)?.fallReason == "答复有误")
        let publication = try county.database.read { try $0.publications(TestCounty.code, of: enquiry) }
        #expect(publication.first?.withdrawn == Day(iso: "2020-04-07"))
        let last = try #require(try county.database.read { try $0.entries(TestCounty.code, of: enquiry) }.last)
        #expect(last.action == "fall" && last.login == "system" && last.entry == receipt.entry + 1)
        #expect(try county.verify().faults == [])
    }

    @Test func `所牵连的事项不在能办的阶段，原决定照样作出`() throws {
        let enquiry = try county.receive()
        let appeal = try #require(try appeal(enquiry).receipt?.matter)
        _ = try #require(try county.take(.matter(appeal), "decide", by: "head", on: "2020-04-07", ["outcome": "答复有误"]).receipt)
        #expect(try county.database.read { try $0.entries(TestCounty.code, of: enquiry) }.map(\.action) == ["receive"])
    }

    @Test func `牵连的环节人不能代办`() throws {
        let enquiry = try answered()
        #expect(
            try county.take(.matter(enquiry), "fall", by: "head", on: "2020-04-07", ["fallReason": "甲"]).refusals.map(\.cause) == [.permission])
    }

    @Test func `按字段的值和按引用查找，与已经写入的相同`() throws {
        let first = try answered()
        #expect(try appeal(first).receipt != nil)
        #expect(try appeal(first).refusals.map(\.says) == ["同一答复只提一次"])
        #expect(try appeal(try county.receive()).receipt != nil)
        #expect(try appeal(try county.receive()).refusals.map(\.says) == ["同一街区不超过两件"])
        #expect(try appeal(try county.receive(), "西街").receipt != nil)
    }

    @Test func `所依据的倒了，事项上有警示，清单里列出`() throws {
        let enquiry = try answered()
        let appeal = try #require(try appeal(enquiry).receipt?.matter)
        let before = try Warnings(county.engine).matters(at: Instant(Day(iso: "2020-04-02")!, hour: 9))
        #expect(before.lines.isEmpty && before.superseded.isEmpty)
        try county.take(.matter(appeal), "decide", by: "head", on: "2020-04-07", ["outcome": "答复有误"])
        let lines = try Warnings(county.engine).matters(at: Instant(Day(iso: "2020-04-08")!, hour: 9)).lines
        #expect(lines.map(\.matter) == [appeal])
        #expect(lines.first?.notes.map(\.text) == ["所针对的答复已被推翻：答复有误"])
    }
}
