import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚的送达、执行、公示")
struct PenaltyAftermathTests {
    static let payment = ["payments": #"[{"amount":500000,"receipt":"A1"}]"#]
    static let summary = ["publicSummary": "经营过期食品"]

    // 送达

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `七日内送达，2021年修订以后为工作日（第四十条、第六十一条）`(day: String, due: String) throws {
        var bench = Penalties.ready(on: day)
        bench.expect(bench.penalise())
        #expect(try bench.due(of: "decision-serve") == Day(iso: due))
        let next = Bench<PenaltyCase>.day(day).advanced(by: 1).iso
        #expect(bench.refusing("decision-serve", on: next, ["decision.method": "onTheSpot"]) == ["decision-handed-over-when-announced"])
        let electronic = ["decision.method": "electronic"]
        #expect(bench.take("decision-serve", on: next, electronic).first?.contains(day < "2021" ? "《民事诉讼法》" : "《行政处罚法》") == true)
        #expect(bench.refused == ["penalty.decision-serve.decision-electronic-service-consented"])
        #expect(bench.take("decision-serve", on: next, electronic.merging(["decision.consented": "是"]) { $1 }) == [])
    }

    @Test(arguments: [("2020-03-02", "2020-05-01"), ("2022-03-02", "2022-04-01")])
    func `公告送达六十日，2022年起三十日，公告期满之日为送达之日（民事诉讼法）`(day: String, last: String) {
        let announced = ["decision.method": "announced"]
        var bench = Penalties.ready(on: day)
        bench.expect(bench.penalise())
        #expect(bench.refusing("decision-serve", on: last, by: "p1", announced) == ["decision-announcement-term-over"])
        bench.today = Bench<PenaltyCase>.day(day)
        bench.expect(bench.take("decision-announce", ["decision.announcementReason": "下落不明"]))
        #expect(bench.refusing("decision-serve", on: last, announced) == ["decision-announcement-term-over"])
        #expect(bench.take("decision-serve", on: Bench<PenaltyCase>.day(last).advanced(by: 9).iso, announced) == [])
        #expect(bench.record.decisionService.servedOn == Day(iso: last))
        let served = Bench<PenaltyCase>.day(last)
        #expect(bench.record.remediesUntil == bench.moment.lastDay(of: .months(6), from: served, by: Law.rule("行政诉讼法")))
    }

    @Test func `送达之日不早于决定，期限自送达之日起算（第六十一条、第六十七条）`() throws {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.penalise())
        let mailed = ["decision.method": "mailed", "decision.mailReceipt": "邮件回执"]
        let early = mailed.merging(["decision.servedOn": "2022-03-01"]) { $1 }
        #expect(bench.refusing("decision-serve", on: "2022-03-10", by: "p1", early) == ["decision-service-in-order"])
        bench.expect(bench.take("decision-serve", mailed.merging(["decision.servedOn": "2022-03-07"]) { $1 }))
        #expect(try bench.due(of: "payment") == Day(iso: "2022-03-22"))
        #expect(bench.record.remediesUntil == Day(iso: "2022-09-07"))
        #expect(bench.papers.last?.document == "decision-receipt")
    }

    // 缴纳

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
        #expect(bench.refusing("end-challenge", ["challengeResult": "upheld"]) == ["challenge-pending"])
        bench.expect(bench.take("record-challenge", on: "2022-03-20", ["challengeKind": "reconsideration"]))
        #expect(bench.refusing("record-challenge", ["challengeKind": "litigation"]) == ["no-challenge-pending"])
        bench.expect(bench.take("end-challenge", on: "2022-04-20", ["challengeResult": "upheld"]))
        bench.today = Bench<PenaltyCase>.day("2022-04-22")
        // 18 and 19 March, 21 and 22 April.
        #expect(bench.record.surchargeDue(bench.moment) == Money(fen: 60_000))
    }

    @Test func `复议、诉讼的结果不早于申请、起诉，申请、起诉不早于送达（第七十三条第三款）`() {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.penalise())
        let mailed = ["decision.method": "mailed", "decision.mailReceipt": "邮件回执", "decision.servedOn": "2022-03-07"]
        bench.expect(bench.take("decision-serve", on: "2022-03-10", by: "p1", mailed))
        let challenge = ["challengeKind": "reconsideration"]
        let unserved = bench.enter("record-challenge", happened: "2022-03-06", on: "2022-04-08", late: "受理通知后到", challenge)
        #expect(unserved.contains { $0.contains("不得早于") && $0.contains("2022年3月7日") }, "\(unserved)")
        bench.expect(bench.enter("record-challenge", happened: "2022-04-06", on: "2022-04-08", late: "受理通知后到", challenge))
        let result = ["challengeResult": "upheld"]
        let early = bench.enter("end-challenge", happened: "2022-04-05", on: "2022-04-12", late: "决定书后到", result)
        #expect(early.contains { $0.contains("不得早于“申请复议、起诉之日”（2022年4月6日）") }, "\(early)")
        bench.expect(bench.enter("end-challenge", happened: "2022-04-06", on: "2022-04-12", late: "决定书后到", result))
        #expect(bench.record.challenges.map(\.until) == [Day(iso: "2022-04-06")])
    }

    private static let deferral = ["deferralAskedOn": "2022-03-08", "deferralReason": "经济困难", "deferredUntil": "2022-06-30"]

    @Test func `经批准暂缓、分期的从其期限（第五十二条、第六十六条）`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(try bench.due(of: "payment") == Day(iso: "2022-03-17"))
        #expect(bench.refusing("defer", on: "2022-06-30", by: "head", Self.deferral) == ["deferral-days-in-order"])
        bench.expect(bench.take("defer", on: "2022-03-10", Self.deferral))
        #expect(try bench.due(of: "payment") == Day(iso: "2022-06-30"))
        bench.today = Bench<PenaltyCase>.day("2022-06-30")
        #expect(bench.record.surchargeDue(bench.moment) == .zero)
        #expect(bench.refusing("demand", by: "p1") == ["party-overdue"])
        bench.today = Bench<PenaltyCase>.day("2022-07-01")
        #expect(bench.record.surchargeDue(bench.moment) == Money(fen: 15_000))
        bench.expect(bench.take("demand"))
        bench.expect(bench.take("pay", by: "cashier", ["payments": #"[{"amount":500000,"receipt":"A1"}]"#]))
        #expect(bench.refusing("defer", by: "head", Self.deferral.merging(["deferredUntil": "2022-08-30"]) { $1 }) == ["fine-not-paid-off"])
    }

    @Test func `逾期以后才准予暂缓的，此前已经加处的罚款不消灭（第六十六条、第七十二条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("defer", on: "2022-03-20", by: "head", Self.deferral))
        bench.today = Bench<PenaltyCase>.day("2022-06-30")
        // 18 and 19 March.
        #expect(bench.record.surchargeDue(bench.moment) == Money(fen: 30_000))
    }

    @Test(arguments: [
        (#"[{"due":"2022-04-30","amount":200000},{"due":"2022-06-30","amount":300000}]"#, true),
        (#"[{"due":"2022-04-30","amount":200000},{"due":"2022-07-01","amount":300000}]"#, false),
        (#"[{"due":"2022-04-30","amount":200000},{"due":"2022-06-30","amount":299999}]"#, false),
        (#"[{"due":"2022-06-30","amount":200000},{"due":"2022-04-30","amount":300000}]"#, false), (#"[{"amount":500000}]"#, false), ("[]", true),
    ])
    func `分期缴纳的，各期在准予的期限以内，合计为尚未缴纳的数额（第五十二条、第六十六条）`(instalments: String, lawful: Bool) {
        var bench = Penalties.decided(on: "2022-03-02")
        let input = Self.deferral.merging(["instalments": instalments]) { $1 }
        #expect(bench.refusing("defer", on: "2022-03-10", by: "head", input) == (lawful ? [] : ["instalments-in-order"]))
    }

    @Test func `缴款不超过应缴，分次缴清之日为缴清日`() {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(bench.refusing("pay", by: "cashier", ["payments": #"[{"amount":500001,"receipt":"A1"}]"#]) == ["payment-within-due"])
        let twice = #"[{"amount":300000,"receipt":"A1"},{"amount":200001,"receipt":"A2"}]"#
        #expect(bench.refusing("pay", ["payments": twice]) == ["payment-within-due"])
        #expect(bench.refusing("pay", ["payments": #"[{"amount":0,"receipt":"A1"}]"#]) == ["amount-stated"])
        #expect(bench.refusing("pay", ["payments": #"[{"amount":1,"receipt":"A1","on":"2022-03-01"}]"#]) == ["payment-day-in-order"])
        #expect(bench.refusing("pay", ["payments": #"[{"amount":1,"receipt":"A1","on":"2022-03-03"}]"#]) == ["payment-day-in-order"])
        #expect(bench.take("pay", ["payments": #"[{"amount":1}]"#]).first?.contains("票据号") == true)
        bench.expect(bench.take("pay", ["payments": #"[{"amount":200000,"receipt":"A1"}]"#]))
        #expect(bench.record.paidOn == nil)
        bench.expect(bench.take("pay", on: "2022-03-10", ["payments": #"[{"amount":300000,"receipt":"A2","on":"2022-03-09"}]"#]))
        #expect(bench.record.paidOn == Day(iso: "2022-03-09"))
    }

    // 催告和申请法院强制执行

    @Test func `逾期方可催告；催告书送达十个工作日后方可申请法院强制执行，自送达起算（行政强制法第五十四条、第六十九条）`() {
        var early = Penalties.decided(on: "2022-03-02")
        #expect(early.refusing("demand", on: "2022-03-17", by: "p1") == ["party-overdue"])
        #expect(early.refusing("demand-serve", ["demand.method": "direct"]) == ["demand-made"])
        #expect(early.refusing("demand-announce", ["demand.announcementReason": "下落不明"]) == ["demand-made"])
        var bench = Penalties.demanded()
        // Ten working days after the demand, and not served yet.
        #expect(bench.refusing("apply-to-court", on: "2022-09-06", by: "head") == ["demand-unheeded"])
        let before = ["demand.method": "mailed", "demand.mailReceipt": "回执", "demand.servedOn": "2022-08-21"]
        #expect(bench.refusing("demand-serve", by: "p1", before) == ["demand-service-in-order"])
        bench.expect(bench.take("demand-serve", before.merging(["demand.servedOn": "2022-08-25"]) { $1 }))
        #expect(bench.papers.last?.document == "demand-receipt")
        #expect(bench.refusing("demand-serve", before) == ["demand-not-served", "demand-service-in-order"])
        #expect(bench.refusing("apply-to-court", on: "2022-09-08", by: "head") == ["demand-unheeded"])
        #expect(bench.refusing("apply-to-court", on: "2022-09-09") == [])
        #expect(bench.papers.last?.content.paragraphs.last?.contains("催告书已于2022年8月25日送达") == true)
    }

    @Test func `再次催告的，重新送达、重新起算（行政强制法第五十四条）`() {
        var bench = Penalties.demanded()
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        bench.expect(bench.take("demand", on: "2022-09-05"))
        #expect(bench.record.demandService.servedOn == nil)
        #expect(bench.refusing("apply-to-court", on: "2022-09-20", by: "head") == ["demand-unheeded"])
    }

    @Test func `救济期满以后三个月内申请（行政强制法第五十三条）`() throws {
        var bench = Penalties.demanded()
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        #expect(bench.record.remediesUntil == Day(iso: "2022-09-02"))
        #expect(try bench.due(of: "court-application") == Day(iso: "2022-12-02"))
        #expect(bench.refusing("apply-to-court", on: "2022-09-02", by: "head") == ["remedies-expired", "demand-unheeded"])
        #expect(bench.refusing("record-ruling", by: "clerk", ["courtRuling": "granted"]) == ["court-application-made"])
        var late = bench
        #expect(late.refusing("apply-to-court", on: "2022-12-03", by: "head") == ["court-asked-in-time"])
        #expect(bench.refusing("apply-to-court", on: "2022-12-02", by: "head") == [])
        #expect(bench.refusing("close") == ["penalty-carried-out", "published-or-withheld"])
        bench.expect(bench.take("record-ruling", by: "clerk", ["courtRuling": "granted"]))
        bench.expect(bench.take("publicity-publish", Self.summary))
        #expect(bench.take("close", by: "head") == [])
    }

    /// The judgment is of 2022-09-01; two years end on a Sunday, and so on the Monday after it. One that dismissed the claim lets the decision
    /// stand: three months, as without a suit.
    @Test(arguments: [
        ("upheld", "2022-12-01", "2022-12-02", "court-asked-in-time"), ("changed", "2024-09-02", "2024-09-03", "judgment-asked-in-time"),
    ])
    func `判决驳回的三个月，判决变更的二年（行政强制法第五十三条，法释〔2018〕1号第一百五十三条）`(result: String, last: String, late: String, name: String) throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("record-challenge", on: "2022-03-10", by: "clerk", ["challengeKind": "litigation"]))
        let changed = result == "changed" ? ["changedPenalties": #"[{"kind":"fine","amount":300000}]"#, "changeDocument": "行初1号"] : [:]
        bench.expect(bench.take("end-challenge", on: "2022-09-01", ["challengeResult": result].merging(changed) { $1 }))
        bench.expect(bench.take("demand", on: "2022-10-08", by: "p1"))
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        if result == "upheld" { #expect(try bench.due(of: "court-application") == Day(iso: last)) }
        var missed = bench
        #expect(missed.refusing("apply-to-court", on: late, by: "head") == [name])
        #expect(bench.refusing("apply-to-court", on: last, by: "head") == [])
    }

    /// The judgment gives until Sunday 2022-11-20 to pay; the two years end on Wednesday 2024-11-20.
    @Test func `判决规定了履行期间的，届满次日起二年内申请（法释〔2018〕1号第一百五十三条第二款）`() {
        let judgment = [
            "challengeResult": "changed", "changedPenalties": #"[{"kind":"fine","amount":300000}]"#, "changeDocument": "行初1号",
            "changeDueOn": "2022-11-20",
        ]
        var suit = Penalties.decided(on: "2022-03-02")
        var review = suit
        suit.expect(suit.take("record-challenge", on: "2022-03-10", by: "clerk", ["challengeKind": "litigation"]))
        var early = suit
        #expect(
            early.refusing("end-challenge", on: "2022-09-01", judgment.merging(["changeDueOn": "2022-03-09"]) { $1 }) == ["judgment-term-in-order"])
        review.expect(review.take("record-challenge", on: "2022-03-10", by: "clerk", ["challengeKind": "reconsideration"]))
        #expect(review.refusing("end-challenge", on: "2022-09-01", judgment) == ["judgment-term-in-order"])
        suit.expect(suit.take("end-challenge", on: "2022-09-01", judgment))
        suit.expect(suit.take("demand", on: "2022-10-08", by: "p1"))
        suit.expect(suit.take("demand-serve", ["demand.method": "direct"]))
        var (during, first, late) = (suit, suit, suit)
        #expect(during.refusing("apply-to-court", on: "2022-11-20", by: "head") == ["judgment-asked-in-time"])
        #expect(first.refusing("apply-to-court", on: "2022-11-21", by: "head") == [])
        #expect(late.refusing("apply-to-court", on: "2024-11-21", by: "head") == ["judgment-asked-in-time"])
        #expect(suit.refusing("apply-to-court", on: "2024-11-20", by: "head") == [])
    }

    @Test func `登记变更后的处罚时填写判决规定的履行期间，限于诉讼（法释〔2018〕1号第一百五十三条第二款）`() {
        let lighter = ["changedPenalties": #"[{"kind":"fine","amount":300000}]"#, "changeDocument": "行初1号", "changeDueOn": "2022-09-30"]
        let rows: [(String, [String])] = [("litigation", []), ("reconsideration", ["judgment-term-in-order"])]
        for (kind, refused) in rows {
            var bench = Penalties.decided(on: "2022-03-02")
            bench.expect(bench.take("note-challenge", on: "2022-03-10", ["challengeKind": kind]))
            bench.expect(bench.take("note-result", on: "2022-09-01", ["challengeKind": kind, "challengeResult": "changed"]))
            #expect(bench.refusing("record-changed", by: "clerk", lighter) == refused, "\(kind)")
        }
    }

    @Test func `催告、申请法院强制执行时，加处罚款算到当日（第七十二条第一款；行政强制法第四十五条第二款）`() {
        var bench = Penalties.demanded(on: "2022-03-18")
        #expect(bench.record.surcharge == Money(fen: 15_000))
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        bench.expect(bench.take("apply-to-court", on: "2022-09-05", by: "head"))
        #expect(bench.record.surcharge == Money(fen: 500_000))
    }

    @Test(arguments: [("2022-03-02", "2022-12-30", "2023-03-30"), ("2020-03-02", "2020-12-30", "2020-12-02")])
    func `批准延期、分期的，申请法院强制执行的期限自其期限结束之日起计算，只在2021年修订以后（第七十二条第二款）`(day: String, until: String, due: String) throws {
        var bench = Penalties.decided(on: day)
        bench.expect(bench.take("defer", by: "head", ["deferralAskedOn": day, "deferralReason": "经济困难", "deferredUntil": until]))
        #expect(try bench.due(of: "court-application") == Day(iso: due))
        let isRevised = day > "2021"
        bench.expect(bench.take("demand", on: Bench<PenaltyCase>.day(until).advanced(by: 1).iso, by: "p1"))
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        #expect(bench.refusing("apply-to-court", on: "2023-03-30", by: "head") == (isRevised ? [] : ["court-asked-in-time"]))
        #expect(bench.refusing("apply-to-court", on: "2023-03-31") == [isRevised ? "court-asked-after-deferral" : "court-asked-in-time"])
    }

    @Test func `准予暂缓的期限没有届满，不得申请法院强制执行（第六十六条、第七十二条第二款）`() {
        var bench = Penalties.demanded()
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        let deferral = ["deferralAskedOn": "2022-08-23", "deferralReason": "经济困难", "deferredUntil": "2022-10-31"]
        bench.expect(bench.take("defer", on: "2022-08-23", by: "head", deferral))
        #expect(bench.refusing("apply-to-court", on: "2022-10-31") == ["deferral-over"])
        #expect(bench.refusing("apply-to-court", on: "2022-11-01") == [])
    }

    // 公示

    @Test(arguments: [("2020-03-02", "2020-03-11", 7), ("2022-03-02", "2022-03-11", 7), ("2022-03-02", "2022-03-30", 20)])
    func `七个工作日内公示，部门另有规定的从其规定（国办发〔2018〕118号；市监总局令第45号）`(day: String, due: String, days: Int) throws {
        var bench = Penalties.ready(on: day)
        if days != 7 { bench.settings = Settings(["penalty.publication.terms": #"[{"organ":"430626-ga","days":\#(days)}]"#]) }
        bench.expect(bench.penalise())
        #expect(try bench.due(of: "publicity-publication") == Day(iso: due))
    }

    @Test func `公示只写摘要，公民姓名隐去，号码住址不公示`() throws {
        var bench = Penalties.decided(
            on: "2022-03-02", party: Penalties.citizen.merging(["party.address": "城关镇某路1号", "party.phone": "13800000000"]) { $1 },
            ["proposedPenalties": #"[{"kind":"fine","amount":50000}]"#])
        #expect(bench.refusing("publicity-publish", ["publicSummary": "李大同抛弃垃圾"]) == ["party-unexposed"])
        bench.expect(bench.take("publicity-publish", ["publicSummary": "抛弃垃圾"]))
        let view = try #require(bench.published["decision"])
        let text = view.items.map { $0.label + $0.text }.joined()
        #expect(text.contains("李某某"))
        for hidden in ["李大同", "430626199001011236", "13800000000", "某路1号", "货架上"] { #expect(!text.contains(hidden)) }
        #expect(view.until == Day(iso: "2024-03-02"))
    }

    @Test func `不具有一定社会影响的可以不公示，只在2021年修订以后（第四十八条）；未成年人不公示`() {
        var bench = Penalties.decided(on: "2022-03-02")
        #expect(bench.take("publicity-withhold", by: "head", ["publicity.ground": "noInfluence"]) == [])
        #expect(bench.refusing("publicity-publish", by: "p1", Self.summary) == ["publicity-not-withheld"])
        var old = Penalties.decided(on: "2020-03-02")
        #expect(old.refusing("publicity-withhold", by: "head", ["publicity.ground": "noInfluence"]) == ["publicity-ground-lawful"])
        #expect(old.take("publicity-withhold", ["publicity.ground": "ruleExempts"]) == [])
        var minor = Penalties.decided(
            on: "2022-03-02", party: Penalties.citizen.merging(["party.identityNumber": Penalties.youth]) { $1 },
            ["tier": "lighter", "proposedPenalties": #"[{"kind":"fine","amount":50000}]"#])
        #expect(minor.refusing("publicity-publish", ["publicSummary": "抛弃垃圾"]) == ["party-not-minor"])
        var deciding = Penalties.ready(on: "2020-03-02")
        #expect(!deciding.penalise(["publicity.ground": "noInfluence"]).isEmpty && deciding.refused == ["penalty.penalise.publicity-ground-lawful"])
    }

    @Test(arguments: ["changed", "revoked", "illegal", "void"])
    func `决定被变更、撤销、确认违法或者无效的，三个工作日内撤回公示（第四十八条第二款）`(result: String) throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", Self.summary))
        #expect(bench.refusing("publicity-withdraw", ["publicity.withdrawReason": "误发"]) == ["published-decision-fallen"])
        bench.expect(bench.take("record-challenge", on: "2022-03-20", ["challengeKind": "litigation"]))
        bench.expect(bench.take("end-challenge", on: "2022-06-02", ["challengeResult": result, "changedPenalties": #"[{"kind":"warning"}]"#]))
        #expect(try bench.due(of: "publicity-withdrawal") == Day(iso: "2022-06-07"))
        #expect(bench.refusing("publicity-publish", Self.summary) == ["publicity-not-public"])
        #expect(bench.published["decision"] != nil)
        bench.expect(bench.take("publicity-withdraw", on: "2022-06-07", ["publicity.withdrawReason": "判决"]))
        #expect(bench.published["decision"] == nil)
        #expect(bench.counted("penalty.withdrawn", through: "2022-12-31") == 1)
        #expect(bench.counted("penalty.revoked", through: "2022-12-31") == (result == "revoked" ? 1 : 0))
        let again = bench.refusing("publicity-publish", ["publicSummary": "变更后"])
        #expect(again == (result == "changed" ? [] : ["fallen-decision-withdrawn-first"]))
    }

    @Test func `变更后再公示的决定又被撤销，须再次撤回；公示一次计一次`() throws {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("publicity-publish", Self.summary))
        #expect(bench.refusing("publicity-publish", on: "2022-04-02", Self.summary) == ["publicity-not-public"])
        bench.expect(bench.take("record-challenge", on: "2022-04-06", ["challengeKind": "reconsideration"]))
        bench.expect(bench.take("end-challenge", on: "2022-06-02", ["challengeResult": "changed", "changedPenalties": #"[{"kind":"warning"}]"#]))
        bench.expect(bench.take("publicity-withdraw", on: "2022-06-06", ["publicity.withdrawReason": "复议决定"]))
        bench.expect(bench.take("publicity-publish", ["publicSummary": "变更后"]))
        #expect(bench.counted("penalty.published", through: "2022-03-31") == 1 && bench.counted("penalty.published", through: "2022-12-31") == 1)
        #expect(bench.refusing("publicity-withdraw", ["publicity.withdrawReason": "误发"]) == ["published-decision-fallen"])
        bench.expect(bench.take("record-challenge", on: "2022-06-10", ["challengeKind": "litigation"]))
        bench.expect(bench.take("end-challenge", on: "2022-09-01", ["challengeResult": "revoked"]))
        #expect(try bench.due(of: "publicity-withdrawal") == Day(iso: "2022-09-06"))
        bench.expect(bench.take("publicity-withdraw", on: "2022-09-05", ["publicity.withdrawReason": "判决"]))
        #expect(bench.refusing("publicity-withdraw", ["publicity.withdrawReason": "判决"]) == ["publicity-public"])
    }
}
