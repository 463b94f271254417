import Kernel
import Testing

@testable import Affairs

/// What was paid goes back when the decision falls (国家赔偿法第三十六条第一项、第七项).
@Suite("退还罚没款")
struct PenaltyRefundTests {
    /// A fine of five thousand yuan, paid on 10 March; on 20 April the reconsideration has decided.
    private static func paid(_ result: [String: String], year: String = "2022") -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "\(year)-03-02")
        bench.expect(bench.take("pay", on: "\(year)-03-10", by: "clerk", PenaltyAftermathTests.payment))
        bench.expect(bench.take("record-challenge", on: "\(year)-03-20", ["challengeKind": "reconsideration"]))
        bench.expect(bench.take("end-challenge", on: "\(year)-04-20", result))
        return bench
    }

    private static func refund(_ fen: Int, interest: Int = 1_200, on day: String? = nil) -> [String: String] {
        let on = day.map { #","on":"\#($0)""# } ?? ""
        return ["refunds": #"[{"amount":\#(fen),"interest":\#(interest),"receipt":"T1"\#(on)}]"#]
    }

    @Test(arguments: [("2017", "2020"), ("2021", "2022")])
    func `决定被撤销的，返还罚款并支付银行同期存款利息，按最后一次退还日计入（第三十六条第一项、第七项）`(edition: String, year: String) {
        var bench = Self.paid(["challengeResult": "revoked"], year: year)
        #expect(bench.edition == edition && bench.cautions.contains { $0.id == "refund-due" })
        bench.expect(bench.take("refund", on: "\(year)-04-25", by: "head", Self.refund(200_000)))
        #expect(bench.cautions.contains { $0.id == "refund-due" } && bench.counted("penalty.refunded", through: "\(year)-12-31") == 0)
        bench.expect(bench.take("refund", on: "\(year)-04-28", by: "head", Self.refund(300_000)))
        #expect(bench.record.refundable == .zero && bench.record.paidOn == nil && bench.record.refunds.map(\.on).last == Day(iso: "\(year)-04-28"))
        #expect(!bench.cautions.contains { $0.id == "refund-due" })
        #expect(["\(year)-04-27", "\(year)-04-28"].map { bench.counted("penalty.refunded", through: $0) } == [0, 1])
        #expect(bench.refusing("refund", by: "head", Self.refund(1)) == ["refund-due", "refund-within-paid"])
    }

    @Test(arguments: ["upheld", "illegal"]) func `决定没有被撤销、变更、确认无效的，不退还（第三十六条第一项）`(result: String) {
        var bench = Self.paid(["challengeResult": result])
        #expect(!bench.cautions.contains { $0.id == "refund-due" })
        #expect(bench.refusing("refund", on: "2022-04-25", by: "head", Self.refund(100)).contains("refund-due"))
    }

    @Test func `退还的不超过多缴的，金额、利息和日期合乎规定（第三十六条第一项、第七项）`() {
        var bench = Self.paid(["challengeResult": "void"])
        #expect(bench.refusing("refund", on: "2022-04-25", by: "head", Self.refund(500_001)) == ["refund-within-paid"])
        #expect(bench.refusing("refund", by: "head", Self.refund(0)) == ["refund-positive"])
        #expect(bench.refusing("refund", by: "head", ["refunds": #"[{"amount":500000,"receipt":"T1"}]"#]) == ["interest-stated"])
        #expect(bench.refusing("refund", by: "head", Self.refund(500_000, on: "2022-04-19")) == ["refund-day-in-order"])
        #expect(bench.refusing("refund", by: "head", Self.refund(500_000, on: "2022-04-26")) == ["refund-day-in-order"])
        #expect(bench.refusing("refund", by: "head", Self.refund(500_000, interest: 0, on: "2022-04-20")) == ["interest-paid"])
        bench.expect(bench.take("refund", by: "head", Self.refund(500_000, interest: 7, on: "2022-04-20")))
    }

    /// Paid on 10 March, returned forty-one days later: a hundred and eighty yuan have earned a cent by then, a hundred and seventy have not.
    @Test func `撤销、确认无效的支付利息，利息不满一分的除外；变更的可以没有利息（第四条第一项、第三十六条第七项）`() {
        let rows: [(Int, [String])] = [(17_000, []), (18_000, ["interest-paid"])]
        for (fen, refused) in rows {
            var bench = Self.paid(["challengeResult": "revoked"])
            #expect(bench.refusing("refund", on: "2022-04-20", by: "head", Self.refund(fen, interest: 0)) == refused, "\(fen)")
        }
        let lighter = #"[{"kind":"fine","amount":300000}]"#
        var changed = Self.paid(["challengeResult": "changed", "changedPenalties": lighter, "changeDocument": "平政复决字〔2022〕1号"])
        #expect(changed.refusing("refund", on: "2022-04-25", by: "head", Self.refund(200_000, interest: 0)) == [])
        #expect(changed.refusing("refund", by: "head", Self.refund(1, interest: 0)) == ["overpaid-after-change", "refund-within-paid"])
    }

    @Test func `退还由负责人决定，不由经办人员自行办理`() {
        for edition in PenaltyCase.editions.map(\.id) {
            let refund = KindDefinition(PenaltyCase.self).outline(edition)?.action("refund")
            #expect(refund?.roles == [.head] && refund?.basis == (edition == "2017" ? Law.compulsion(41) : Law.penalty2021(74, 3)))
        }
    }

    @Test func `变更为较轻处罚的，退还多缴的部分，缴清之日不变（第三十六条第一项）`() {
        let lighter = #"[{"kind":"fine","amount":300000}]"#
        var bench = Self.paid(["challengeResult": "changed", "changedPenalties": lighter, "changeDocument": "平政复决字〔2022〕1号"])
        #expect(bench.record.refundable == Money(fen: 200_000))
        #expect(bench.refusing("refund", on: "2022-04-25", by: "head", Self.refund(200_001)) == ["refund-within-paid"])
        bench.expect(bench.take("refund", by: "head", Self.refund(200_000)))
        #expect(bench.record.paid == Money(fen: 300_000) && bench.record.isPaid && bench.record.paidOn == Day(iso: "2022-03-10"))
    }

    /// Of five thousand with fifteen hundred of surcharge one thousand is left, and of the surcharge no more than that.
    @Test func `变更以后保留的加处罚款不超过变更后的罚款，多缴的退还（行政强制法第四十五条第二款）`() {
        let lighter = #"[{"kind":"fine","amount":100000}]"#
        var bench = Self.paid(["challengeResult": "changed", "changedPenalties": lighter, "changeDocument": "平政复决字〔2022〕1号"])
        bench.record.payments[0].amount = Money(fen: 650_000)
        bench.record.surcharge = Money(fen: 150_000)
        #expect(bench.record.refundable == Money(fen: 450_000))
        bench.record.surcharge = Money(fen: 60_000)
        #expect(bench.record.refundable == Money(fen: 490_000))
    }
}
