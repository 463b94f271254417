import Kernel
import Testing

@testable import Affairs

/// Reconsiderations of a penalty that was decided and served on Monday 2024-02-05; the application came on 2024-03-04.
extension FollowingCourses {
    typealias Review9 = FollowedCase<Reconsideration>

    static func penalty2024() -> Bench<PenaltyCase> { Penalties.decided(on: "2024-02-05") }

    /// Accepted, answered, the parties heard; the penalty case knows.
    static func replied(
        _ penalty: Bench<PenaltyCase> = penalty2024(), enforced: Bool = false, _ change: (inout Reconsideration) -> Void = { _ in }
    ) -> Review9 {
        var review = ReconsiderationBench.replied("2023")
        review.record.penalty = Ref(1)
        change(&review.record)
        var penalty = penalty
        penalty.expect(penalty.take("note-challenge", on: "2024-03-06", ["challengeKind": "reconsideration"]))
        return Review9(review, penalty, enforced ? enforcement2024() : nil)
    }

    static func enforcement2024() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded(
            Compulsion.fine.merging(["principal": "5000", "performUntil": "2024-02-20", "remediesUntil": "2024-02-28"]) { $1 },
            demand: ["demandAmount": "5000"], on: "2024-03-04")
        bench.record.penaltyCase = Ref(1)
        return bench
    }

    static func served(
        _ outcome: String, _ ground: String, _ more: [String: String] = [:], _ penalty: Bench<PenaltyCase> = penalty2024(), enforced: Bool = false,
        _ change: (inout Reconsideration) -> Void = { _ in }
    ) throws -> Shown {
        var review = replied(penalty, enforced: enforced, change)
        let proposal = ["proposedOutcome": outcome, "ground": ground, "facts": "查明", "findings": "认为"].merging(more) { $1 }
        try review.must("propose", on: "2024-04-01", proposal)
        try review.must("decide", on: "2024-04-10", ["decisionManner": "head"])
        try review.must("decision-serve", on: "2024-04-12", ["decision.method": "direct", "decision.servedOn": "2024-04-12"])
        return review.shown
    }

    /// A penalty that a first reconsideration had revoked, whose decision a court has revoked since and ordered to be made anew.
    static func underReviewAgain() -> Bench<PenaltyCase> {
        var bench = penalty2024()
        bench.expect(bench.take("note-result", on: "2024-02-20", ["challengeKind": "reconsideration", "challengeResult": "revoked"]))
        bench.expect(bench.take("note-challenge", on: "2024-02-26", ["challengeKind": "litigation"]))
        bench.expect(bench.take("note-result", on: "2024-03-01", ["challengeKind": "litigation", "challengeResult": "reviewRevoked"]))
        return bench
    }

    /// A clause of document 5 found unlawful by an organ that may say so.
    static func corrected() throws -> Review9 {
        var review = replied()
        let start = [
            "collateralDocument": "县城管办法", "collateralMaker": "县城管局", "collateralPower": "own", "collateralRaisedOn": "2024-03-14",
            "collateralOf": "5",
        ]
        try review.must("start-collateral", start)
        try review.must("notify-maker")
        try review.must("record-maker-reply", on: "2024-03-20", ["makerReply": "同意"])
        try review.must("conclude-collateral", ["collateralFinding": "unlawful", "collateralResult": "违反上位法"])
        try review.must("order-correction", by: "mayor", ["collateralClauses": "第三条"])
        return review
    }

    static let reconsideration: [String: @Sendable () throws -> Shown] = [
        "reconsideration.accept 受理": {
            var review = Review9(ReconsiderationBench.registered("2023"), penalty2024())
            review.matter.record.penalty = Ref(1)
            try review.must("accept", on: "2024-03-06", ["conditionsMet": ReconsiderationBench.all])
            return review.shown
        },
        "reconsideration.deem-accepted 逾期未审查视为受理": {
            var review = Review9(ReconsiderationBench.registered("2023"), penalty2024())
            review.matter.record.penalty = Ref(1)
            try review.must("deem-accepted", on: "2024-03-12")
            return review.shown
        },
        "reconsideration.decision-serve 维持": { try served("uphold", "lawful") },
        "reconsideration.decision-serve 撤销": { try served("revoke", "factsUnclear", enforced: true) },
        "reconsideration.decision-serve 部分撤销": { try served("revokePartly", "factsUnclear") },
        "reconsideration.decision-serve 变更": { try served("change", "improper", ["orders": "罚款变更为两千元", "effect": "better"]) },
        "reconsideration.decision-serve 确认违法": { try served("illegal", "minorProcedure") },
        "reconsideration.decision-serve 确认无效": { try served("void", "noStanding", enforced: true) { $0.requestsVoid = true } },
        "reconsideration.decision-serve 驳回申请": { try served("rejectApplication", "notAcceptable") },
        "reconsideration.decision-serve 撤销已经结案并且公示的": {
            try served("revoke", "factsUnclear", [:], PenaltyClosingTests.closed(on: "2024-02-05"))
        },
        "reconsideration.decision-serve 判决责令重新复议以后维持": {
            try served("uphold", "lawful", [:], underReviewAgain()) { $0.renews = Ref(6) }
        },
        "reconsideration.decision-serve 判决责令重新复议以后维持已经结案的": {
            var penalty = underReviewAgain()
            penalty.expect(penalty.take("publicity-withhold", by: "head", ["publicity.ground": "ruleExempts"]))
            penalty.expect(penalty.take("close", by: "head"))
            return try served("uphold", "lawful", [:], penalty) { $0.renews = Ref(6) }
        },
        "reconsideration.mediate 调解": {
            var review = replied()
            let mediation = [
                "mediationAgreement": "减少罚款", "mediationScope": "discretion", "mediationSigned": "是", "mediationLawful": "是",
                "mediationEffectiveOn": "2024-04-01",
            ]
            try review.must("mediate", on: "2024-04-01", mediation)
            return review.shown
        },
        "reconsideration.terminate 终止": {
            var review = replied()
            let withdrawal = ["terminationCause": "withdrawn", "terminationNote": "申请人撤回", "withdrawalAllowed": "是"]
            try review.must("terminate", on: "2024-04-01", withdrawal)
            return review.shown
        },
        "reconsideration.order-correction 责令纠正违法条款": { try corrected().shown },
        "reconsideration.record-correction 制定机关纠正": {
            var review = try corrected()
            try review.must("record-correction", on: "2024-04-10", ["makerCorrection": "已经删除该条"])
            return review.shown
        },
        "reconsideration.stay 行政复议机关停止执行": {
            var review = replied()
            try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
            return review.shown
        },
        "reconsideration.lift-stay 行政复议机关恢复执行": {
            var review = replied()
            try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
            try review.must("lift-stay", on: "2024-03-25", ["stayLiftReason": "情形消除"])
            return review.shown
        },
        "reconsideration.stay-own 被申请人停止执行": {
            var review = replied()
            try review.must("stay-own", on: "2024-03-20", by: "chief", ["stayNote": "需要核实"])
            return review.shown
        },
        "reconsideration.lift-own-stay 被申请人恢复执行": {
            var review = replied()
            try review.must("stay-own", on: "2024-03-20", by: "chief", ["stayNote": "需要核实"])
            try review.must("lift-own-stay", on: "2024-03-25", ["stayLiftReason": "已经核实"])
            return review.shown
        },
    ]
}
