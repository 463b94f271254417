import Affairs
import Engine
import Kernel
import Storage
import Testing

@Suite("分案：轮流、在办最少的优先")
struct DealingTests {
    @Test func `默认不自动分案；怎样分案是重大的设置`() {
        #expect(Handler.dealing.fallback == .byHand && Handler.dealing.isWeighty)
        #expect(Handler.dealing.problem(with: "turn") == nil && Handler.dealing.problem(with: "轮流") == nil)
        #expect(Handler.dealing.problem(with: "random") != nil)
    }

    @Test func `轮流：按次序一人一件，理由记在登记的那一条里，办理人以外的得到通知`() throws {
        let test = try HandlingCounty(.turn)
        let ids = try (0..<7).map { try test.charge(hour: 9 + $0) }
        let order = ["both", "both-offices", "clerk"]
        #expect(try ids.map { try test.lead($0) } == (0..<7).map { order[$0 % 3] })
        let entries = try test.entries(ids[0])
        #expect(entries.count == 1 && entries[0].content.contains("轮到"), "分案不另记一条")
        let words = HandlingEntry(entries[0], try JSON(parsing: entries[0].content))?.sentence(test.county.engine.organs, [:])
        #expect(words == "平江县公安局分案：由both主办（轮到）")
        #expect(try test.told("both") == ["file", "file", "file"] && test.told("clerk") == [], "自己登记的不另通知")
        #expect(try test.faults() == [])
    }

    @Test func `在办最少的优先；一样多的，最久没有分到的先`() throws {
        let test = try HandlingCounty(.load)
        let ids = try (0..<3).map { try test.charge(hour: 9 + $0) }
        #expect(try ids.map { try test.lead($0) } == ["both", "both-offices", "clerk"])
        try test.act(.assign(PersonID("clerk"), as: .lead), ids[0], by: "head", hour: 9, "熟悉")
        #expect(try test.lead(test.charge(on: "2020-03-04")) == "both", "现在没有在办的")
        #expect(try test.lead(test.charge(on: "2020-03-04", hour: 10)) == "both-offices")
        try test.county.take(.matter(ids[1]), "examine", by: "both-offices", on: "2020-03-05")
        try test.county.take(.matter(ids[1]), "close", by: "head", on: "2020-03-05", hour: 10, ["result": "成立"])
        #expect(try test.lead(test.charge(on: "2020-03-06")) == "both")
        let last = try test.charge(on: "2020-03-06", hour: 10)
        #expect(try test.lead(last) == "both-offices", "办结的不再算")
        #expect(try test.entries(last)[0].content.contains("在办最少：1件"))
        #expect(try test.faults() == [])
    }

    @Test func `离岗的、应当回避的跳过，不失去下一轮；没有人的不分`() throws {
        let test = try HandlingCounty(.turn)
        try test.leave("both", from: "2020-03-01", until: "2020-03-05")
        #expect(try test.lead(test.charge()) == "both-offices")
        #expect(try test.lead(test.charge(hour: 10, apart: ["clerk"])) == "both-offices", "clerk 应当回避")
        #expect(try test.lead(test.charge(hour: 11)) == "clerk")
        #expect(try test.lead(test.charge(on: "2020-03-06")) == "both", "回来以后轮到")
        let none = try test.charge(on: "2020-03-07", apart: ["clerk", "both", "both-offices"])
        #expect(try test.lead(none) == nil && test.holders(none) == ["430626-ga clerk -"])
        #expect(try test.entries(none)[0].content.contains("dealt") == false)
        #expect(try test.faults() == [])
    }

    @Test func `事项到了另一机关，在那里另行分案；回来时还是原来的主办人`() throws {
        let test = try HandlingCounty(.turn)
        let id = try test.county.receive()
        #expect(try test.lead(id) == "both")
        try test.county.take(.matter(id), "accept", by: "clerk", on: "2020-03-03")
        let receipt = try #require(try test.county.take(.matter(id), "consult", by: "clerk", on: "2020-03-04").receipt)
        let opinion = try #require(receipt.children.first)
        #expect(try test.lead(opinion, at: TestCounty.justice) == "lawyer")
        #expect(try test.told("lawyer") == ["ask"])
        try test.county.take(.matter(opinion), "give", by: "lawyer", on: "2020-03-05", ["text": "可以"])
        #expect(try test.lead(id) == "both" && test.handlers(id).count == 1)
        #expect(try test.faults() == [])
    }

    @Test func `许多人同时登记，轮流的次序不乱，一人不多得`() async throws {
        let test = try HandlingCounty(.turn)
        let queue = CommitQueue(test.county.engine)
        let clerk = try test.county.engine.actor("clerk")
        let at = Instant(try #require(Day(iso: "2020-03-02")), hour: 9)
        let ids = try await withThrowingTaskGroup(of: MatterID?.self) { group in
            for index in 0..<60 {
                group.addTask {
                    let request = Request(
                        .opening(kind: "charge", organ: TestCounty.office), "file", ["subject": .text("\(index)")], at: at, id: "r\(index)")
                    return try await queue.perform(request, as: clerk).receipt?.matter
                }
            }
            return try await group.reduce(into: []) { $0 += [$1] }
        }.compactMap(\.self).sorted()
        let order = ["both", "both-offices", "clerk"]
        #expect(try ids.map { try test.lead($0) } == (0..<60).map { order[$0 % 3] })
        // What was asked for once is answered as it was, and deals nothing out.
        let again = Request(.opening(kind: "charge", organ: TestCounty.office), "file", ["subject": .text("0")], at: at, id: "r0")
        #expect(try test.county.engine.perform(again, as: clerk).receipt?.isRepeat == true)
        #expect(try test.county.rows("matter") == 60 && test.faults() == [])
    }

    @Test func `同样的请求重来一遍，分案的结果一样`() throws {
        func run(_ dealing: Handler.Dealing) throws -> [String?] {
            let test = try HandlingCounty(dealing)
            return try (0..<9).map { index in
                let id = try test.charge(by: index % 2 == 0 ? "clerk" : "both", hour: 9 + index, apart: index % 4 == 3 ? ["both-offices"] : [])
                if index == 4 { try test.act(.release(PersonID("clerk")), 3, by: "head", on: "2020-03-02", hour: 9 + index, "另定") }
                return try test.lead(id)
            }
        }
        for dealing in [Handler.Dealing.turn, .load] { #expect(try run(dealing) == run(dealing)) }
    }
}
