import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚的送达、执行、公示")
struct PenaltyAftermathTests {
    static let payment = ["nextPayment": #"{"amount":500000,"receipt":"A1"}"#]

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `七日内送达，2021年修订以后为工作日（第四十条、第六十一条）`(day: String, due: String) throws {
        var bench = Penalties.ready(on: day)
        bench.expect(bench.penalise())
        #expect(try bench.due(of: "service") == Day(iso: due))
        let next = Bench<PenaltyCase>.day(day).advanced(by: 1).iso
        #expect(bench.take("serve", on: next, ["serviceMethod": "onTheSpot"]).count == 1)
        #expect(bench.take("serve", on: next, ["serviceMethod": "electronic"]).count == 1)
        #expect(bench.take("serve", on: next, ["serviceMethod": "electronic", "serviceConsent": "是"]) == [])
    }

    @Test(arguments: [("2020-03-02", "2020-05-01"), ("2022-03-02", "2022-04-01")])
    func `公告送达六十日，2022年起三十日（民事诉讼法）`(day: String, last: String) {
        var bench = Penalties.ready(on: day)
        bench.expect(bench.penalise())
        #expect(bench.take("serve", on: last, by: "p1", ["serviceMethod": "announced"]).count == 1)
        bench.today = Bench<PenaltyCase>.day(day)
        bench.expect(bench.take("announce-service"))
        #expect(bench.take("serve", on: last, ["serviceMethod": "announced"]).count == 1)
        #expect(bench.take("serve", on: Bench<PenaltyCase>.day(last).advanced(by: 1).iso, ["serviceMethod": "announced"]) == [])
    }

    @Test(arguments: [
        ("2020-03-17", 0), ("2020-03-18", 15_000), ("2020-03-27", 150_000), ("2020-04-19", 495_000), ("2020-04-20", 500_000), ("2020-12-31", 500_000),
    ])
    func `每日百分之三加处罚款，不超出罚款（第五十一条；行政强制法第四十五条）`(day: String, fen: Int) {
        var bench = Penalties.decided(on: "2020-03-02")
        bench.today = Bench<PenaltyCase>.day(day)
        #expect(bench.record.surchargeDue(bench.moment) == Money(fen: fen))
    }

    @Test func `复议、诉讼期间不计加处罚款（第七十三条第三款）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("record-challenge", on: "2022-03-20", ["challengeKind": "reconsideration"]))
        bench.expect(bench.take("end-challenge", on: "2022-04-20", ["challengeResult": "upheld"]))
        bench.today = Bench<PenaltyCase>.day("2022-04-22")
        // 18 and 19 March, 21 and 22 April.
        #expect(bench.record.surchargeDue(bench.moment) == Money(fen: 60_000))
    }

    @Test func `经批准暂缓、分期的从其期限（第五十二条、第六十六条）`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(try bench.due(of: "payment") == Day(iso: "2022-03-17"))
        bench.expect(
            bench.take(
                "defer", on: "2022-03-10", by: "head", ["deferralAskedOn": "2022-03-08", "deferralReason": "经济困难", "deferredUntil": "2022-06-30"]))
        #expect(try bench.due(of: "payment") == Day(iso: "2022-06-30"))
        bench.today = Bench<PenaltyCase>.day("2022-06-30")
        #expect(bench.record.surchargeDue(bench.moment) == .zero)
    }

    @Test func `缴款不超过应缴，分次缴清之日为缴清日`() {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(bench.take("pay", by: "cashier", ["nextPayment": #"{"amount":500001,"receipt":"A1"}"#]).count == 1)
        bench.expect(bench.take("pay", ["nextPayment": #"{"amount":200000,"receipt":"A1"}"#]))
        #expect(bench.record.paidOn == nil)
        bench.expect(bench.take("pay", on: "2022-03-10", ["nextPayment": #"{"amount":300000,"receipt":"A2"}"#]))
        #expect(bench.record.paidOn == bench.today)
    }

    @Test func `救济期满、催告十个工作日后方可申请法院强制执行，三个月内（行政强制法第五十三条、第五十四条）`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(bench.take("demand", on: "2022-03-17", by: "p1").count == 1)
        bench.expect(bench.take("demand", on: "2022-08-22"))
        #expect(bench.record.remediesUntil == Day(iso: "2022-09-02"))
        #expect(try bench.due(of: "court-application") == Day(iso: "2022-12-02"))
        #expect(bench.take("apply-to-court", on: "2022-09-02", by: "head").count == 2)
        #expect(bench.take("apply-to-court", on: "2022-09-05").count == 1)
        var late = bench
        #expect(late.take("apply-to-court", on: "2022-12-03").count == 1)
        #expect(bench.take("apply-to-court", on: "2022-09-06") == [])
        #expect(bench.take("close").contains { $0.hasPrefix("处罚已经履行") })
        bench.expect(bench.take("record-ruling", by: "clerk", ["courtRuling": "granted"]))
        bench.expect(bench.take("publish", ["publicSummary": "经营过期食品"]))
        #expect(bench.take("close", by: "head") == [])
    }

    @Test(arguments: [("2020-03-02", "2020-03-11", 7), ("2022-03-02", "2022-03-11", 7), ("2022-03-02", "2022-03-30", 20)])
    func `七个工作日内公示，部门另有规定的从其规定（国办发〔2018〕118号；市监总局令第45号）`(day: String, due: String, days: Int) throws {
        var bench = Penalties.ready(on: day)
        if days != 7 { bench.settings = Settings(["penalty.publication.terms": #"[{"organ":"430626-ga","days":\#(days)}]"#]) }
        bench.expect(bench.penalise())
        #expect(try bench.due(of: "publication") == Day(iso: due))
    }

    @Test func `公示只写摘要，公民姓名隐去，号码住址不公示`() throws {
        var bench = Penalties.decided(
            on: "2022-03-02", party: Penalties.citizen.merging(["address": "城关镇某路1号", "phone": "13800000000"]) { $1 },
            ["proposedPenalties": #"[{"kind":"fine","amount":50000}]"#])
        #expect(bench.take("publish", ["publicSummary": "李大同抛弃垃圾"]).count == 1)
        bench.expect(bench.take("publish", ["publicSummary": "抛弃垃圾"]))
        let view = try #require(bench.definition.view("decision", bench.record, bench.moment))
        let text = view.items.map { $0.label + $0.text }.joined()
        #expect(text.contains("李某某"))
        for hidden in ["李大同", "430626199001011234", "13800000000", "某路1号", "货架上"] { #expect(!text.contains(hidden)) }
        #expect(view.until == Day(iso: "2024-03-02"))
    }

    @Test func `不具有一定社会影响的可以不公示，只在2021年修订以后（第四十八条）；未成年人不公示`() {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(bench.take("keep-silent", by: "head", ["silenceGround": "noInfluence"]) == [])
        var old = Penalties.decided(on: "2020-03-02")
        #expect(old.take("keep-silent", by: "head", ["silenceGround": "noInfluence"]).count == 1)
        #expect(old.take("keep-silent", ["silenceGround": "ruleExempts"]) == [])
    }

    @Test(arguments: ["changed", "revoked", "illegal", "void"])
    func `决定被变更、撤销、确认违法或者无效的，三个工作日内撤回公示（第四十八条第二款）`(result: String) throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publish", ["publicSummary": "经营过期食品"]))
        #expect(bench.take("withdraw", ["withdrawReason": "误发"]).count == 1)
        bench.expect(bench.take("record-challenge", on: "2022-03-20", ["challengeKind": "litigation"]))
        bench.expect(bench.take("end-challenge", on: "2022-06-02", ["challengeResult": result, "changedPenalties": #"[{"kind":"warning"}]"#]))
        #expect(try bench.due(of: "withdrawal") == Day(iso: "2022-06-07"))
        #expect(bench.take("publish", ["publicSummary": "经营过期食品"]).count == 1)
        bench.expect(bench.take("withdraw", on: "2022-06-07", ["withdrawReason": "判决"]))
        #expect(bench.counted("penalty.withdrawn", through: "2022-12-31") == 1)
        #expect(bench.counted("penalty.revoked", through: "2022-12-31") == (result == "revoked" ? 1 : 0))
        #expect(bench.take("publish", ["publicSummary": "变更后"]).isEmpty == (result == "changed"))
    }

    @Test(arguments: [
        ("pay", "处罚已经履行，或者法院已经裁定"), ("publish", "处罚决定已经公示，或者写明不予公示的情形"),
    ])
    func `结案须处罚履行、决定公示`(left: String, says: String) {
        var bench = Penalties.decided(on: "2022-03-02")
        if left != "pay" { bench.expect(bench.take("pay", by: "cashier", Self.payment)) }
        if left != "publish" { bench.expect(bench.take("publish", by: "p1", ["publicSummary": "经营过期食品"])) }
        let refused = bench.take("close", by: "head")
        #expect(refused.count == 1)
        #expect(refused[0].hasPrefix(says))
    }

    @Test func `非金钱处罚执行完毕方可结案`() {
        var bench = Penalties.decided(on: "2022-03-02", ["proposedPenalties": #"[{"kind":"withheldLicence","days":30}]"#])
        bench.expect(bench.take("publish", ["publicSummary": "经营过期食品"]))
        #expect(bench.take("close", by: "head").count == 1)
        bench.expect(bench.take("record-execution", by: "p1", ["execution": "许可证已收存"]))
        #expect(bench.take("close", by: "head") == [])
    }

    @Test func `变更后再公示的决定又被撤销，须再次撤回；公示一次计一次`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publish", ["publicSummary": "经营过期食品"]))
        #expect(bench.take("publish", on: "2022-04-02", ["publicSummary": "经营过期食品"]).contains { $0.contains("尚未公示") })
        bench.expect(bench.take("record-challenge", on: "2022-04-06", ["challengeKind": "reconsideration"]))
        bench.expect(bench.take("end-challenge", on: "2022-06-02", ["challengeResult": "changed", "changedPenalties": #"[{"kind":"warning"}]"#]))
        bench.expect(bench.take("withdraw", on: "2022-06-06", ["withdrawReason": "复议决定"]))
        bench.expect(bench.take("publish", ["publicSummary": "变更后"]))
        #expect(bench.counted("penalty.published", through: "2022-03-31") == 1 && bench.counted("penalty.published", through: "2022-12-31") == 1)
        #expect(bench.take("withdraw", ["withdrawReason": "误发"]).count == 1)
        bench.expect(bench.take("record-challenge", on: "2022-06-10", ["challengeKind": "litigation"]))
        bench.expect(bench.take("end-challenge", on: "2022-09-01", ["challengeResult": "revoked"]))
        #expect(try bench.due(of: "withdrawal") == Day(iso: "2022-09-06"))
        bench.expect(bench.take("withdraw", on: "2022-09-05", ["withdrawReason": "判决"]))
        #expect(bench.take("withdraw", ["withdrawReason": "判决"]).count == 1)
    }
}
