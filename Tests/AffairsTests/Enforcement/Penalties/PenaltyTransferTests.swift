import Kernel
import Testing

@testable import Affairs

@Suite("行刑衔接")
struct PenaltyTransferTests {
    static let papers = ["transferPapers": "letter,report,inventory"]

    static func reported() -> Bench<PenaltyCase> {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.take("report-crime", by: "p1", ["crimeReport": "货值达到追诉标准"]))
        return bench
    }

    static func transferred() -> Bench<PenaltyCase> {
        var bench = reported()
        bench.expect(bench.take("decide-transfer", by: "head", ["transferAnswer": "approved"]))
        bench.expect(bench.take("transfer-crime", by: "p1", papers))
        bench.expect(bench.take("record-receipt", ["policeReceipt": "已签收"]))
        return bench
    }

    @Test func `涉嫌犯罪的不得以行政处罚代替移送（移送规定第十一条）`() {
        var bench = Self.reported()
        #expect(bench.penalise() == ["不得以行政处罚代替移送涉嫌犯罪案件（《行政执法机关移送涉嫌犯罪案件的规定》第十一条第一款）"])
        #expect(bench.take("spare", ["spareGround": "slight", "education": "教育"]).count == 1)
        #expect(bench.take("terminate", ["terminationReason": "当事人死亡"]).count == 1)
    }

    @Test func `涉嫌犯罪案件未移送又无不移送记录的，不得结案（移送规定第五条、第十一条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publish", by: "p1", ["publicSummary": "经营过期食品"]))
        bench.expect(bench.take("report-crime", ["crimeReport": "货值达到追诉标准"]))
        #expect(bench.take("close", by: "head").count == 1)
        bench.expect(bench.take("decide-transfer", ["transferAnswer": "approved"]))
        #expect(bench.take("close").count == 1)
        bench.expect(bench.take("transfer-crime", by: "p1", Self.papers))
        bench.expect(bench.take("record-receipt", ["policeReceipt": "已签收"]))
        #expect(bench.take("close", by: "head").count == 1)
        bench.expect(bench.take("record-answer", by: "p1", ["policeAnswer": "filed"]))
        #expect(bench.take("close", by: "head").count == 1)
        bench.expect(bench.take("hand-over-exhibits", by: "p1"))
        #expect(bench.take("close", by: "head") == [])
    }

    @Test func `不批准移送的将理由记录在案，此后可以处罚（移送规定第五条第二款）`() {
        var bench = Self.reported()
        #expect(bench.take("decide-transfer", by: "head", ["transferAnswer": "refused"]).count == 1)
        bench.expect(bench.take("decide-transfer", ["transferAnswer": "refused", "transferRefusal": "未达到追诉标准"]))
        #expect(bench.penalise() == [])
    }

    @Test func `三日内审批，批准后二十四小时内移送（移送规定第五条第二款）`() throws {
        var bench = Self.reported()
        #expect(try bench.due(of: "crime-approval") == Day(iso: "2022-03-05"))
        #expect(bench.take("transfer-crime", by: "p1", Self.papers).count == 1)
        bench.expect(bench.take("decide-transfer", on: "2022-03-04", by: "head", ["transferAnswer": "approved"]))
        let clock = try #require(
            bench.definition.clocks(bench.edition, bench.record, bench.settings, bench.ledger).first { $0.id == "crime-transfer" })
        #expect(try clock.clock.due(in: Town.calendar)?.instant == Instant(iso: "2022-03-05T10:00"))
        #expect(bench.take("transfer-crime", by: "p1", ["transferPapers": "letter,report"]).count == 1)
        bench.expect(bench.take("transfer-crime", on: "2022-03-05", Self.papers))
        #expect(try bench.reading(of: "crime-transfer")?.state == .met)
        #expect(bench.counted("penalty.transferred", through: "2022-12-31") == 1)
    }

    @Test func `公安机关不予立案的可以处罚；三日内可以提请复议或者建议立案监督，其间不得处罚（移送规定第九条、第十条）`() {
        var bench = Self.transferred()
        #expect(bench.take("record-answer", ["policeAnswer": "notFiled"]).count == 1)
        bench.expect(bench.take("record-answer", ["policeAnswer": "notFiled", "policeReason": "情节显著轻微"]))
        var late = bench
        #expect(late.take("contest-answer", on: "2022-03-06", ["contestRoute": "procuratorate"]).count == 1)
        var contested = bench
        contested.expect(contested.take("contest-answer", on: "2022-03-05", ["contestRoute": "reconsideration"]))
        #expect(contested.penalise().count == 1)
        #expect(bench.penalise() == [])
    }

    @Test func `公安机关立案的，三日内移交涉案物品，以移送结案（移送规定第八条、第十二条）`() throws {
        var bench = Self.transferred()
        #expect(bench.take("conclude-transfer", by: "head").count == 2)
        bench.expect(bench.take("record-answer", by: "p1", ["policeAnswer": "filed"]))
        #expect(try bench.due(of: "exhibits") == Day(iso: "2022-03-05"))
        #expect(bench.penalise().count == 1)
        #expect(bench.take("conclude-transfer", by: "head").count == 1)
        bench.expect(bench.take("hand-over-exhibits", by: "p1"))
        #expect(bench.take("conclude-transfer", by: "head") == [])
        #expect(bench.stage == "closed")
    }
}
