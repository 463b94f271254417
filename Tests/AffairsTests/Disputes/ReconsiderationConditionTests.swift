import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful case in which one fact is changed, and refuses by its own name.
@Suite("行政复议各环节的条件")
struct ReconsiderationConditionTests {
    typealias Row = BrokenCondition<Reconsideration>
    typealias Cases = ReconsiderationBench

    private static func toRemake() -> Cases.Case {
        var bench = Cases.served()
        bench.record.remakeOrdered = true
        return bench
    }

    private static func informed() -> Cases.Case {
        var bench = Cases.served("2023")
        bench.take("copy-superior", ["superior": "岳阳市公安局"])
        return bench
    }

    private static func inSummaryProcedure() -> Cases.Case {
        var bench = Cases.accepted("2023", ["amount": "200"])
        bench.take("choose-summary", summary)
        return bench
    }

    private static func evidencePermitted() -> Cases.Case {
        var bench = Cases.replied("2023")
        bench.take("permit-evidence", ["newGrounds": "申请人提出不在场的新证据"])
        return bench
    }

    /// Proposed to the organ, which may decide.
    private static func proposed(_ edition: String, _ proposal: [String: String] = [:], of application: [String: String] = [:]) -> Cases.Case {
        var bench = Cases.replied(edition, application)
        bench.take("propose", Cases.proposal(proposal))
        return bench
    }

    private static func decided(_ edition: String) -> Cases.Case {
        var bench = proposed(edition)
        bench.take("decide", byHead)
        return bench
    }

    /// The respondent gave no reply, and the act is to be revoked for that.
    private static func unanswered(_ edition: String) -> Cases.Case {
        var bench = Cases.sent(edition)
        bench.take("hear-parties", Cases.heard())
        bench.take("no-reply", on: edition == "2017" ? "2020-03-17" : "2024-03-25")
        bench.take("propose", Cases.proposal(["proposedOutcome": "revoke", "ground": "noEvidence"]))
        return bench
    }

    /// A major case that was heard on 2024-03-22 and is decided on the record of the hearing.
    private static func heardInPublic() -> Cases.Case {
        var bench = Cases.replied("2023", major: true)
        bench.take("hearing-notify", ReconsiderationReviewTests.notice("2024-03-22"))
        bench.take("hearing-hold", on: "2024-03-22", ReconsiderationReviewTests.hearing)
        bench.take("consult-committee", ["advice": "建议维持"])
        bench.take("propose", Cases.proposal(["followsHearingRecord": "是"]))
        return bench
    }

    /// The police were told to mend something, and have acknowledged it.
    private static func advised() -> Cases.Case {
        var bench = Cases.served("2023")
        bench.take("issue-opinion", ["opinionTo": "430626-ga", "opinionText": "规范询问程序"])
        bench.take("acknowledge-opinion")
        return bench
    }

    private static let byHead: [String: String] = ["decisionManner": "head"]
    private static let change: [String: String] = ["proposedOutcome": "change", "ground": "improper", "orders": "改为罚款一百元", "effect": "better"]
    private static let perform: [String: String] = [
        "proposedOutcome": "perform", "ground": "nonPerformance", "orders": "答复举报", "performanceDays": "30",
    ]
    private static let compensate: [String: String] = [
        "proposedOutcome": "revoke", "ground": "factsUnclear", "compensationDecision": "granted", "compensationAmount": "1200",
    ]
    private static let givingBack: [String: String] = [
        "proposedOutcome": "revoke", "ground": "factsUnclear", "tookProperty": "是", "propertyOrder": "returned",
    ]
    private static let annul: [String: String] = ["proposedOutcome": "void", "ground": "noStanding"]
    private static let agreement: [String: String] = ["proposedOutcome": "agreement", "ground": "agreementBreached", "orders": "继续履行"]
    private static let summary: [String: String] = ["summaryGround": "smallAmount", "isPlain": "是"]
    private static let remade: [String: String] = [
        "performanceReport": "已重新作出处罚决定", "remadeAct": "平公罚决字〔2020〕第90号", "remadeComparison": "different",
    ]

    static let inBothEditions: [Row] = [
        Row("report-performance.performance-awaited", in: { toRemake() }, remade) { $0.record.remakeOrdered = false },
        Row("record-performance.performance-awaited", in: { toRemake() }, remade) { $0.record.remakeOrdered = false },
        Row("record-performance.remade-act-compared", in: { toRemake() }, remade, but: ["remadeAct": ""]),
        Row("record-performance.no-same-act-again", in: { toRemake() }, remade, but: ["remadeComparison": "same"]),
        Row("record-rectification.rectification-awaited", in: { advised() }, ["rectification": "已整改"]) { $0.record.rectifiedOn = $0.today },
        Row(
            "record-reply.evidence-dated", in: { Cases.sent() }, Cases.evidence(collectedOn: "2020-02-01"), but: ["evidence": #"[{"name":"笔录"}]"#]),
        Row(
            "record-reply.evidence-not-during-review", in: { Cases.sent() }, Cases.evidence(collectedOn: "2020-02-01"),
            but: ["evidence": #"[{"name":"笔录","collectedOn":"2020-03-05"}]"#]),
        Row("publish-decision.act-published", in: { Cases.served("2017", application: ["actPublished": "是"]) }, ["publicText": "全文"]) {
            $0.record.actPublished = false
        },
        Row("publish-decision.act-published", in: { Cases.served("2023", application: ["actPublished": "是"]) }, ["publicText": "全文"]) {
            $0.record.actPublished = false
        },
        Row("close.performed-where-due", in: { Cases.served() }) { $0.record.remakeOrdered = true },
        Row("close.performed-where-due", in: { informed() }) { $0.record.remakeOrdered = true },
        Row("close.major-decision-filed", in: { Cases.served() }) { $0.record.isMajorDecision = true },
        Row("close.major-decision-filed", in: { informed() }) { $0.record.isMajorDecision = true },
    ]

    private static let decidingUnderOneEdition: [Row] = [
        Row("decide.outcome-provided-by-law", in: { proposed("2017") }, byHead) { $0.record.proposedOutcome = .void },
        Row("decide.follows-hearing-record", in: { heardInPublic() }, byHead) { $0.record.followsHearingRecord = false },
        Row("decide.nullity-requested", in: { proposed("2023", annul, of: ["requestsVoid": "是"]) }, byHead) { $0.record.requestsVoid = false },
        Row("decide.administrative-agreement-case", in: { proposed("2023", agreement, of: ["actKind": "agreement"]) }, byHead) {
            $0.record.actKind = .penalty
        },
        Row("decide.orders-written", in: { proposed("2023", agreement, of: ["actKind": "agreement"]) }, byHead) { $0.record.orders = "" },
    ]

    /// What a proposal must answer to is asked again of the decision.
    static let deciding: [Row] = decisions(under: "2017") + decisions(under: "2023") + decidingUnderOneEdition

    private static func decisions(under edition: String) -> [Row] {
        let aboutDuty: @Sendable () -> Cases.Case = { proposed(edition, perform, of: ["actKind": "inaction"]) }
        let withCompensation: @Sendable () -> Cases.Case = { proposed(edition, compensate, of: ["requestsCompensation": "是"]) }
        return [
            Row("decide.outcome-provided-by-law", in: { proposed(edition) }, byHead) { $0.record.proposedOutcome = .terminate },
            Row("decide.no-evidence-after-no-reply", in: { unanswered(edition) }, byHead) { $0.record.repliedOn = $0.record.copyReceivedOn },
            Row("decide.duty-case-only", in: aboutDuty, byHead) { $0.record.actKind = .penalty },
            Row("decide.performance-period-set", in: aboutDuty, byHead) { $0.record.performanceDays = nil },
            Row("decide.orders-written", in: aboutDuty, byHead) { $0.record.orders = "" },
            Row("decide.orders-written", in: { proposed(edition, change) }, byHead) { $0.record.orders = "" },
            Row("decide.remaking-permitted", in: { proposed(edition) }, byHead) { $0.record.remakeOrdered = true },
            Row("decide.property-dealt-with", in: { proposed(edition, givingBack) }, byHead) { $0.record.propertyOrder = nil },
            Row("decide.compensation-decided", in: withCompensation, byHead) { $0.record.compensationDecision = nil },
            Row("decide.compensation-amount-written", in: withCompensation, byHead) { $0.record.compensationAmount = nil },
            Row("decision-announce.decision-not-served", in: { decided(edition) }, ["decision.announcementReason": "申请人下落不明，邮寄两次退回"]) {
                $0.record.decisionService.recordedOn = $0.today
            },
        ]
    }

    static let since2024: [Row] = [
        Row("choose-summary.not-converted-before", in: { Cases.accepted("2023", ["amount": "200"]) }, summary) {
            $0.record.convertedOn = Day(iso: "2024-03-06")
        },
        Row("convert-to-ordinary.in-summary-procedure", in: { inSummaryProcedure() }, ["conversionReason": "案情复杂"]) { $0.record.track = .ordinary },
        Row(
            "add-evidence.added-evidence-permitted", in: { evidencePermitted() }, on: "2024-03-15",
            ["addedEvidence": #"[{"name":"监控录像","collectedOn":"2024-03-15"}]"#]
        ) { $0.record.evidencePermittedOn = nil },
        Row("copy-superior.respondent-is-department", in: { Cases.served("2023") }, ["superior": "岳阳市公安局"]) {
            $0.record.respondent = OrganCode("430626101")
        },
        Row("close.superior-informed", in: { informed() }) { $0.record.copiedOn = nil },
        Row("close.decision-published", in: { informed() }) { $0.record.actPublished = true },
    ]

    @Test(arguments: inBothEditions) func `履行、公开和归档，按名拒绝（2017年第四条、第三十二条，实施条例第五十九条）`(row: Row) { row.check() }
    @Test(arguments: deciding)
    func `作出决定时再核一遍决定的种类和内容，按名拒绝（第六十一条至第七十二条，2017年第二十八条、第二十九条）`(row: Row) { row.check() }
    @Test(arguments: since2024) func `新法所设的条件，按名拒绝（第四十六条、第五十五条、第七十九条）`(row: Row) { row.check() }
}
