import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：环节的先后")
struct ReconsiderationOrderTests {
    typealias Cases = ReconsiderationBench
    typealias Case = Bench<Reconsideration>

    /// A step out of order: what stands before it, the step, and the words of the refusal.
    struct Misstep: Sendable {
        let action: String
        let input: [String: String]
        let says: String
        let bench: @Sendable (String) -> Case
    }

    static let collateral = ["collateralDocument": "办法", "collateralMaker": "某局", "collateralPower": "others"]

    static func inCollateral(_ edition: String) -> Case {
        var bench = Cases.replied(edition)
        bench.take("start-collateral", collateral.merging(["collateralRaisedOn": bench.today.iso]) { $1 })
        return bench
    }

    static let missteps: [Misstep] = [
        Misstep(action: "send-copy", input: ["copyReceivedOn": "2030-01-01"], says: "不晚于登记当日") { Cases.accepted($0) },
        Misstep(action: "no-reply", input: [:], says: "没有答复") { Cases.replied($0) },
        Misstep(action: "record-supplement-notice", input: ["supplementNoticedOn": "2019-01-01"], says: "在发出之后") { edition in
            var bench = Cases.registered(edition)
            bench.take("request-supplement", edition == "2017" ? ["supplementItems": "身份", "supplementDays": "10"] : ["supplementItems": "身份"])
            return bench
        },
        Misstep(
            action: "hearing-notify", input: ["hearing.on": "2019-01-01", "hearing.place": "县", "hearing.topics": "事实"], says: "通知"
        ) { Cases.replied($0) },
        Misstep(action: "start-collateral", input: collateral.merging(["collateralRaisedOn": "2030-01-01"]) { $1 }, says: "不晚于当日") {
            Cases.replied($0)
        },
        Misstep(action: "start-collateral", input: collateral.merging(["collateralRaisedOn": "2020-01-01"]) { $1 }, says: "尚未进行") { edition in
            var bench = inCollateral(edition)
            bench.take("forward-collateral", ["forwardedTo": "省政府"])
            bench.take("conclude-collateral", ["collateralFinding": "lawful", "collateralResult": "合法"])
            return bench
        },
        Misstep(action: "record-forward-receipt", input: ["forwardReceivedOn": "2020-01-01"], says: "已经转送") { inCollateral($0) },
        Misstep(action: "conclude-collateral", input: ["collateralFinding": "lawful", "collateralResult": "合法"], says: "正在附带审查") { edition in
            var bench = Cases.replied(edition)
            bench.take("suspend", ["suspensionCause": "missing", "suspensionNote": "下落不明"])
            return bench
        },
        Misstep(action: "suspend", input: ["suspensionCause": "collateral", "suspensionNote": "审查"], says: "“附带审查”环节") { Cases.replied($0) },
        Misstep(action: "propose", input: Cases.uphold, says: "两名以上行政复议人员审理") { edition in
            var bench = Cases.replied(edition)
            bench.record.handlers = []
            return bench
        },
        Misstep(action: "propose", input: Cases.uphold, says: "不少于两人") { edition in
            var bench = Cases.replied(edition)
            bench.record.investigations = [Reconsideration.Investigation()]
            return bench
        },
        Misstep(action: "issue-opinion", input: ["opinionTo": "430626-ga", "opinionText": "又一份"], says: "尚未制发") { edition in
            var bench = Cases.replied(edition)
            bench.take("issue-opinion", ["opinionTo": "430626-ga", "opinionText": "整改"])
            return bench
        },
        Misstep(action: "acknowledge-opinion", input: [:], says: "尚未签收") { Cases.replied($0) },
        Misstep(action: "publish-decision", input: ["publicText": "全文"], says: "作出了行政复议决定") { edition in
            var bench = Cases.replied(edition, ["actPublished": "是"])
            bench.take("mediate", ReconsiderationCourseTests.mediation)
            return bench
        },
    ]

    @Test(arguments: missteps.indices, ["2017", "2023"])
    func `不合先后和日期的环节不得办理，说明是哪一条`(index: Int, edition: String) {
        let misstep = Self.missteps[index]
        var bench = misstep.bench(edition)
        let refused = bench.take(misstep.action, misstep.input)
        #expect(refused.count == 1, "\(misstep.action) \(refused)")
        #expect(refused.first?.contains(misstep.says) == true, "\(misstep.action) \(refused)")
    }

    @Test func `发送副本以后不再改用简易程序；没有适用简易程序的无从转换（第五十四条、第五十五条）`() {
        var bench = Cases.sent("2023", ["amount": "200"])
        #expect(bench.refusing("choose-summary", ["summaryGround": "smallAmount", "isPlain": "是"]) == ["copy-not-sent"])
        #expect(bench.refusing("convert-to-ordinary", ["conversionReason": "复杂"]) == ["in-summary-procedure"])
    }

    @Test func `无权处理的不通知制定机关（第五十八条）`() {
        var bench = Self.inCollateral("2023")
        #expect(bench.refusing("notify-maker") == ["own-power"])
    }

    @Test(arguments: ["2017", "2023"])
    func `作出决定时再核一遍决定的条件（第六十一条、第六十三条第二款）`(edition: String) {
        var bench = Cases.replied(edition)
        bench.take("propose", Cases.uphold)
        var worse = bench
        worse.record.effect = .worse
        #expect(worse.refusing("decide", ["decisionManner": "head"]) == ["not-worse-for-applicant"])
        var unfounded = bench
        unfounded.record.ground = .powers
        #expect(unfounded.refusing("decide", ["decisionManner": "head"]) == ["ground-fits-outcome"])
        var unheard = bench
        unheard.record.repliedOn = nil
        unheard.record.noReplyOn = unheard.today
        #expect(unheard.refusing("decide", ["decisionManner": "head"]) == ["not-upheld-without-evidence"])
        #expect(bench.take("decide", ["decisionManner": "head"]).isEmpty)
    }
}
