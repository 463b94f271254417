import Kernel
import Testing

@testable import Affairs

/// What the penalty case decides in its enforcement, what that comes to in the penalty case, and what a visit opens.
extension FollowingCourses {
    typealias Fine1 = FollowedCase<PenaltyCase>
    typealias Force1 = FollowedCase<CompulsoryEnforcement>

    /// A penalty with an enforcement that has come to the demand.
    private static func enforced(challenged: String? = nil) -> Fine1 {
        var penalty = penalty()
        if let challenged { penalty.expect(penalty.take("record-challenge", on: "2020-03-02", by: "clerk", ["challengeKind": challenged])) }
        return Fine1(penalty, penalty, enforcement())
    }

    private static let lighter = #"[{"kind":"fine","amount":200000}]"#

    /// Demanded on 2020-03-02; officers 2 and 3, for 1 is the penalty here.
    private static func forced(_ more: [String: String] = [:]) -> Force1 {
        Force1(enforcement().after { bench in bench.take("hear-defence", ["defence": "无", "defenceReview": "已复核"]) }, penalty())
    }

    private static func decided() throws -> Force1 {
        var force = forced()
        let decision = [
            "manner": "other", "executionReason": "逾期不缴纳", "executionPlan": "三月", "officers.certificates": "2,3",
        ]
        try force.must("decide", on: "2020-03-16", by: "head", decision)
        try force.must("decision-serve", by: "p2", ["decision.method": "direct"])
        return force
    }

    static let enforcing: [String: @Sendable () throws -> Shown] = [
        "penalty.open-enforcement 逾期不履行": {
            var fine = Fine1(penalty(), penalty())
            try fine.must("open-enforcement", on: "2020-03-02", by: "p1")
            return fine.shown
        },
        "penalty.end-challenge 判决撤销": {
            var fine = enforced(challenged: "litigation")
            try fine.must("end-challenge", on: "2020-06-01", ["challengeResult": "revoked"])
            return fine.shown
        },
        "penalty.end-challenge 判决变更": {
            var fine = enforced(challenged: "litigation")
            try fine.must("end-challenge", on: "2020-06-01", ["challengeResult": "changed", "changedPenalties": lighter])
            return fine.shown
        },
        "penalty.record-changed 登记变更后的处罚": {
            var fine = enforced()
            try fine.must("note-result", on: "2020-06-01", ["challengeKind": "litigation", "challengeResult": "changed"])
            try fine.must("record-changed", on: "2020-06-02", by: "clerk", ["changedPenalties": lighter, "changeDocument": "行初12号"])
            return fine.shown
        },
        "penalty.correct-decision 自行撤销": {
            var fine = enforced()
            try fine.must("correct-decision", on: "2020-06-01", by: "head", ["fall": "revoked", "fallReason": "当事人认定错误"])
            return fine.shown
        },
        "penalty.note-result 判决撤销": {
            var fine = enforced()
            try fine.must("note-result", on: "2020-06-01", ["challengeKind": "litigation", "challengeResult": "revoked"])
            return fine.shown
        },
        "compulsory-enforcement.perform 当事人履行": {
            var force = forced()
            try force.must("perform", on: "2020-03-16", by: "p2", ["performance": "已缴清", "executedAmount": "5000"])
            return force.shown
        },
        "compulsory-enforcement.execute 强制执行": {
            var force = try decided()
            let execution = ["executionAt": "2020-03-17T09:30", "executionRecord": "已执行", "executedAmount": "5000", "handedToTreasury": "是"]
            try force.must("execute", on: "2020-03-17", by: "p2", execution)
            return force.shown
        },
        "compulsory-enforcement.agreement-kept 协议履行完毕": {
            var force = try decided()
            try force.must("agree", on: "2020-03-17", by: "head", ["agreement": "分两次缴清", "agreementHarmless": "是"])
            try force.must("agreement-kept", on: "2020-04-17", by: "p2", ["performance": "已缴清"])
            return force.shown
        },
        "compulsory-enforcement.terminate 终结执行": {
            var force = forced()
            try force.must("terminate", on: "2020-03-16", by: "head", ["terminationGround": "died", "terminationNote": "无遗产"])
            return force.shown
        },
        "compulsory-enforcement.court-executed 法院执行": {
            var force = forced()
            (force.matter.record.route, force.matter.stage) = (.court, "granted")
            let execution = ["executionRecord": "法院执行完毕", "executedAmount": "5000", "handedToTreasury": "是"]
            try force.must("court-executed", on: "2020-05-20", by: "clerk", execution)
            return force.shown
        },
        "inspection.open-case 检查发现问题": {
            var visit = FollowedCase<Inspection>(Checks.concluded(.pending), penalty())
            // A case that has nothing to do with the visit, nor with anything that bears its number here.
            visit.penalty.record.officers = Officers()
            try visit.must("open-case", by: "p1", ["followUpNote": "涉嫌违法，建议立案"])
            return visit.shown
        },
    ]
}
