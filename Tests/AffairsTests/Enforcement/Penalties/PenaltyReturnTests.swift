import Kernel
import Testing

@testable import Affairs

/// What was confiscated goes back when the decision falls, or confiscates nothing any more (国家赔偿法第三十六条、行政强制法第四十一条).
@Suite("返还没收的财物")
struct PenaltyReturnTests {
    private static let goods = #"[{"kind":"confiscatedProperty","detail":"农药十箱","worth":10000}]"#

    /// Goods confiscated on 2 March; on 20 April the reconsideration has decided.
    private static func confiscated(
        executed: Bool = true, year: String = "2022", _ result: [String: String] = ["challengeResult": "revoked"]
    ) -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "\(year)-03-02", ["proposedPenalties": goods])
        if executed { bench.expect(bench.take("record-execution", on: "\(year)-03-10", by: "p1", ["execution": "已经收缴入库"])) }
        bench.expect(bench.take("record-challenge", on: "\(year)-03-20", ["challengeKind": "reconsideration"]))
        bench.expect(bench.take("end-challenge", on: "\(year)-04-20", result))
        return bench
    }

    private static func back(_ manner: String, amount: Int? = nil, on day: String? = nil) -> [String: String] {
        let more = (amount.map { #","amount":\#($0)"# } ?? "") + (day.map { #","on":"\#($0)""# } ?? "")
        return ["givenBack": #"[{"things":"农药十箱","manner":"\#(manner)","receipt":"L1"\#(more)}]"#]
    }

    @Test(arguments: [("2017", "2020"), ("2021", "2022")])
    func `决定被撤销的，返还原物；已经变卖、灭失的写明给付的金额（国家赔偿法第三十六条第一项、第五项）`(edition: String, year: String) {
        var bench = Self.confiscated(year: year)
        #expect(bench.edition == edition)
        #expect(bench.refusing("return-things", on: "\(year)-04-25", by: "head", Self.back("proceeds")) == ["sum-stated"])
        #expect(bench.refusing("return-things", by: "head", Self.back("things", on: "\(year)-04-19")) == ["return-day-in-order"])
        #expect(bench.refusing("return-things", by: "head", Self.back("things", on: "\(year)-04-26")) == ["return-day-in-order"])
        bench.expect(bench.take("return-things", by: "head", Self.back("things")))
        #expect(bench.record.givenBack.map(\.on) == [Day(iso: "\(year)-04-25")])
        bench.expect(bench.take("return-things", on: "\(year)-04-26", by: "head", Self.back("proceeds", amount: 80_000)))
    }

    @Test func `没有执行的、决定没有被改变的，没有财物可以返还（国家赔偿法第三十六条第一项）`() {
        var never = Self.confiscated(executed: false)
        #expect(never.refusing("return-things", on: "2022-04-25", by: "head", Self.back("things")) == ["things-to-return"])
        var stands = Self.confiscated(["challengeResult": "upheld"])
        #expect(stands.refusing("return-things", on: "2022-04-25", by: "head", Self.back("things")).contains("things-to-return"))
    }

    @Test func `变更为不再没收财物的返还；变更后仍然没收的不返还（行政强制法第四十一条）`() {
        let document = "平政复决字〔2022〕1号"
        // A fine of more than the goods were worth would be worse for the party.
        for (penalties, refused) in [(#"[{"kind":"warning"}]"#, [String]()), (Self.goods, ["things-to-return"])] {
            var bench = Self.confiscated(["challengeResult": "changed", "changedPenalties": penalties, "changeDocument": document])
            #expect(bench.refusing("return-things", on: "2022-04-25", by: "head", Self.back("things")) == refused)
        }
    }
}
