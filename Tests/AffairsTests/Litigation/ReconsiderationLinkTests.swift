import Kernel
import Testing

@testable import Affairs

@Suite("行政复议的关联、咨询和强制执行")
struct ReconsiderationLinkTests {
    @Test(arguments: [("430626-ga", "penalty", true), ("430626-sj", "penalty", false), ("430626-ga", "licence", false)])
    func `被申请复议的处罚案件由被申请人办理（行政复议法第二十二条）`(organ: String, act: String, lawful: Bool) {
        var bench = Bench<Reconsideration>(on: ReconsiderationBench.monday("2023"))
        bench.organ = Town.county
        _ = bench.known.add(9, PenaltyCase(), .closed, in: OrganCode(organ))
        let input = ReconsiderationBench.application("2023").merging(["penalty": "9", "actKind": act]) { $1 }
        #expect(bench.refusing("register", input) == (lawful ? [] : ["penalty-of-respondent"]))
    }

    @Test func `提请行政复议委员会后，未有咨询意见不得提出审理意见（2023年第五十二条）`() {
        var bench = ReconsiderationBench.replied("2023")
        #expect(bench.refusing("request-advice", ["adviceGround": "provincial"]) == ["not-provincial-act"])
        #expect(bench.take("request-advice", ["adviceGround": "technical"]).isEmpty)
        #expect(bench.refusing("request-advice", ["adviceGround": "necessary"]) == ["advice-not-yet-asked"])
        let refused = bench.take("propose", on: "2024-04-01", ReconsiderationBench.proposal([:]))
        #expect(refused.contains { $0.contains("第五十二条") })
        #expect(bench.take("consult-committee", ["advice": "建议维持"]).isEmpty)
        #expect(!bench.take("propose", ReconsiderationBench.proposal([:])).contains { $0.contains("第五十二条") })
    }

    @Test(arguments: ["2017", "2023"]) func `意见书向被申请人或者其他下级行政机关制发（2023年第七十六条）`(edition: String) {
        var bench = ReconsiderationBench.replied(edition)
        #expect(bench.refusing("issue-opinion", ["opinionTo": "430600", "opinionText": "规范送达"]) == ["addressee-permitted"])
        #expect(bench.take("issue-opinion", ["opinionTo": "430626-sj", "opinionText": "规范送达"]).isEmpty)
    }

    private static func ended(_ edition: String, _ outcome: Reconsideration.Outcome) -> Bench<Reconsideration> {
        var bench = ReconsiderationBench.replied(edition)
        bench.stage = "effective"
        (bench.record.outcome, bench.record.decisionService.servedOn) = (outcome, Day(iso: edition == "2017" ? "2020-04-20" : "2024-04-22"))
        return bench
    }

    /// Fifteen days to go to court: the last is a holiday or a working day, and only after it is anything enforced.
    @Test(arguments: [("2017", "2020-05-06", "2020-05-07"), ("2023", "2024-05-07", "2024-05-08")])
    func `维持的由作出机关强制执行，逾期不起诉又不履行才可以（2023年第七十八条）`(edition: String, last: String, next: String) {
        let how = ["enforcementManner": "court", "enforcementNote": "申请强制执行罚款"]
        var bench = Self.ended(edition, .uphold)
        #expect(bench.refusing("enforce", on: last, how) == ["unperformed-and-unsued"])
        #expect(bench.refusing("enforce-own", on: next, how) == ["change-or-mediation"])
        #expect(bench.take("enforce", on: next, how).isEmpty)
        #expect(bench.refusing("enforce", how) == ["unperformed-and-unsued"])
    }

    @Test(arguments: [
        ("2017", Reconsideration.Outcome.change, true), ("2017", .mediate, false), ("2023", .change, true), ("2023", .mediate, true),
        ("2023", .revoke, false),
    ])
    func `变更和调解的由复议机关强制执行（2017年第三十三条，2023年第七十八条）`(edition: String, outcome: Reconsideration.Outcome, lawful: Bool) {
        var bench = Self.ended(edition, outcome)
        let day = edition == "2017" ? "2020-06-01" : "2024-06-03"
        #expect(
            bench.refusing("enforce-own", on: day, ["enforcementManner": "own", "enforcementNote": "…"]) == (lawful ? [] : ["change-or-mediation"]))
    }

    private static func suit(_ changes: (inout LitigationResponse) -> Void = { _ in }) -> LitigationResponse {
        var suit = LitigationResponse()
        (suit.plaintiff.citizenName, suit.actNumber) = ("张三丰", "平公罚决字〔2020〕第7号")
        changes(&suit)
        return suit
    }

    @Test(arguments: ["2017", "2023"]) func `人民法院已经受理同一行政行为的诉讼的，不予受理复议（2023年第三十条第一款第七项）`(edition: String) {
        let conditions = ["conditionsMet": Reconsideration.Condition.allCases.map(\.rawValue).joined(separator: ",")]
        for (suit, lawful) in [
            (Self.suit(), false), (Self.suit { $0.outcome = .dismissed }, false), (Self.suit { $0.outcome = .withdrawn }, edition == "2017"),
            (Self.suit { $0.outcome = .notFiled }, true), (Self.suit { $0.actNumber = "另一决定" }, true),
            (Self.suit { $0.plaintiff.citizenName = "李四" }, true),
        ] {
            var bench = ReconsiderationBench.registered(edition)
            (bench.record.applicant.citizenName, bench.record.actNumber) = ("张三丰", "平公罚决字〔2020〕第7号")
            _ = bench.known.add(9, suit, LitigationResponse.Stage.answering)
            #expect(bench.refusing("accept", conditions) == (lawful ? [] : ["no-lawsuit-accepted"]))
        }
    }

    @Test func `申请人已经起诉的，不得以逾期不起诉强制执行（2023年第七十八条）`() {
        let how = ["enforcementManner": "court", "enforcementNote": "申请强制执行罚款"]
        for (outcome, lawful) in [(nil, false), (LitigationResponse.Outcome.dismissed, false), (.withdrawn, true)] {
            var bench = Self.ended("2023", .uphold)
            var suit = LitigationResponse()
            (suit.reconsideration, suit.outcome) = (Ref(1), outcome)
            _ = bench.known.add(9, suit, LitigationResponse.Stage.answering)
            #expect(bench.refusing("enforce", on: "2024-06-03", how) == (lawful ? [] : ["unperformed-and-unsued"]))
        }
    }

    @Test func `已经提请委员会的，改变承办时的认定不免除咨询意见（2023年第五十二条）`() {
        var bench = ReconsiderationBench.replied("2023")
        bench.take("request-advice", ["adviceGround": "necessary"])
        bench.record.wantsAdvice = false
        #expect(bench.take("propose", on: "2024-04-01", ReconsiderationBench.proposal([:])).contains { $0.contains("第五十二条") })
    }

    @Test func `没有作出决定的，不以未答复的草拟意见告知处罚案件`() {
        var bench = ReconsiderationBench.replied("2023")
        (bench.record.penalty, bench.record.ground) = (Ref(9), .noEvidence)
        let agreed = ["mediationScope": "discretion", "mediationAgreement": "减轻处罚", "mediationSigned": "是", "mediationLawful": "是"]
        #expect(bench.take("mediate", on: "2024-04-01", agreed.merging(["mediationEffectiveOn": "2024-04-02"]) { $1 }).count == 1)
        #expect(bench.refused == ["reconsideration.mediate.effect-day-in-order"])
        #expect(bench.take("mediate", agreed).isEmpty)
        #expect(bench.followed.first?.input["challengeResult"]?.string == "withdrawn")
        #expect(bench.followed.first?.input["fallReason"]?.string == "")
    }

    @Test func `公开的决定书文本不得含有申请人的个人信息（2023年第七十九条）`() {
        var bench = Self.ended("2023", .uphold)
        (bench.record.decidedOn, bench.record.actPublished) = (Day(iso: "2024-04-20"), true)
        #expect(bench.refusing("publish-decision", ["publicText": "\(bench.record.applicant.name)不服处罚一案，维持"]) == ["applicant-unexposed"])
        // Third parties and whoever speaks for many applicants are persons too: nobody publishes their addresses and names.
        var third = Party()
        (third.kind, third.citizenName, third.address, third.role) = (.citizen, "赵六", "城关镇东街12号", .thirdParty)
        var others = bench
        others.record.others = [third]
        others.record.applicants.representatives = ["钱七"]
        for text in ["住城关镇东街12号的第三人请求维持", "第三人赵六", "代表人钱七到会"] {
            #expect(others.refusing("publish-decision", ["publicText": text]) == ["others-unexposed"])
        }
        #expect(bench.take("publish-decision", ["publicText": "某某不服处罚一案，维持"]).isEmpty)
    }
}
