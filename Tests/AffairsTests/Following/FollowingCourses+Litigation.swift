import Kernel
import Testing

@testable import Affairs

/// Suits over the penalty of a food shop, decided and served on Friday 2020-01-10.
extension FollowingCourses {
    static func penalty() -> Bench<PenaltyCase> { Penalties.decided(on: "2020-01-10") }

    /// A penalty that was paid, published and closed.
    static func closed() -> Bench<PenaltyCase> { PenaltyClosingTests.closed(on: "2020-01-10") }

    typealias Suit9 = FollowedCase<LitigationResponse>

    /// Heard in first instance, the suit noted in the penalty case.
    static func heard(
        over penalty: Bench<PenaltyCase> = penalty(), enforced: Bool = false, with change: (inout LitigationResponse) -> Void = { _ in }
    )
        -> Suit9
    {
        var suit = Suit.heard()
        suit.record.penalty = Ref(1)
        change(&suit.record)
        var penalty = penalty
        penalty.expect(penalty.take("note-challenge", on: "2020-03-02", ["challengeKind": "litigation"]))
        return Suit9(suit, penalty, enforced ? enforcement() : nil)
    }

    /// An enforcement of the penalty that has come to the demand.
    static func enforcement() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded(Compulsion.fine.merging(["principal": "5000", "route": "own"]) { $1 }, demand: ["demandAmount": "5000"])
        bench.record.penaltyCase = Ref(1)
        return bench
    }

    /// Heard, and the organ enforces the penalty itself; the enforcement does not move.
    static func enforcedByItself(over penalty: MatterID = 1) -> Suit9 {
        var suit = heard()
        var enforcement = enforcement().record
        enforcement.penaltyCase = Ref(penalty)
        _ = suit.matter.known.add(31, enforcement, .demanded)
        return suit
    }

    /// Judged on 2020-05-06.
    static func judged(
        _ outcome: String, _ more: [String: String] = [:], over penalty: Bench<PenaltyCase> = penalty(), enforced: Bool = false,
        with change: (inout LitigationResponse) -> Void = { _ in }
    ) throws -> Suit9 {
        var suit = heard(over: penalty, enforced: enforced, with: change)
        try suit.must("record-judgment", on: "2020-05-06", Suit.ruling(outcome, on: "2020-05-06").merging(more) { $1 })
        return suit
    }

    /// In effect since 2020-05-22.
    static func effective(
        _ outcome: String, _ more: [String: String] = [:], over penalty: Bench<PenaltyCase> = penalty(), enforced: Bool = false,
        with change: (inout LitigationResponse) -> Void = { _ in }
    ) throws -> Suit9 {
        var suit = try judged(outcome, more, over: penalty, enforced: enforced, with: change)
        try suit.must("take-effect", on: "2020-05-22")
        return suit
    }

    static func retried(_ first: String, _ second: String) throws -> Suit9 {
        var suit = try effective(first)
        try suit.must("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        try suit.must("record-retrial-judgment", on: "2020-11-02", Suit.ruling(second, on: "2020-11-02"))
        return suit
    }

    static let second = ["secondResult": "changed", "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15"]

    /// That a clause of document 5 be amended.
    static let suggestion = ["suggestions": #"[{"number":"司建1号","on":"2020-04-13","content":"第三条增设义务","document":5}]"#]

    /// Of a suit after reconsideration: 7 is the suit itself, 6 the reconsideration.
    static func reviewed(_ result: LitigationResponse.ReviewResult) -> @Sendable (inout LitigationResponse) -> Void {
        { suit in (suit.reviewResult, suit.reconsideration) = (result, Ref(6)) }
    }

    /// A penalty that reconsideration had revoked, sued over by somebody else concerned.
    static func revokedByReview() -> Bench<PenaltyCase> {
        var bench = penalty()
        bench.expect(bench.take("note-result", on: "2020-02-20", ["challengeKind": "reconsideration", "challengeResult": "revoked"]))
        return bench
    }

    static let litigation: [String: @Sendable () throws -> Shown] = [
        "litigation.register 收到应诉通知书": {
            var suit = Suit9(Suit.Case(on: Suit.monday("2018")), penalty())
            try suit.must("register", Suit.notice("2018").merging(["penalty": "1"]) { $1 })
            return suit.shown
        },
        "litigation.take-effect 驳回诉讼请求": { try effective("dismissed").shown },
        "litigation.take-effect 驳回起诉": { try effective("suitRejected").shown },
        "litigation.take-effect 撤销": { try effective("revoked", enforced: true).shown },
        "litigation.take-effect 部分撤销": { try effective("revokedPartly").shown },
        "litigation.take-effect 变更": { try effective("changed", ["orders": "罚款变更为两千元"]).shown },
        "litigation.take-effect 确认违法": { try effective("illegal").shown },
        "litigation.take-effect 确认无效": { try effective("void", enforced: true).shown },
        "litigation.take-effect 撤销已经结案并且公示的": { try effective("revoked", over: closed()).shown },
        "litigation.take-effect 撤销复议决定和原行政行为": { try effective("revoked", with: reviewed(.upheld)).shown },
        "litigation.take-effect 原行政行为合法、撤销复议决定": { try effective("dismissed", ["reviewRuling": "revoked"], with: reviewed(.upheld)).shown },
        "litigation.take-effect 撤销改变原行为的复议决定、恢复原行为效力": {
            try effective("revoked", ["restoresAct": "是"], over: revokedByReview(), with: reviewed(.changed)).shown
        },
        "litigation.take-effect 撤销改变原行为的复议决定、责令重新复议": {
            try effective("revoked", ["remakeOrdered": "是"], over: revokedByReview(), with: reviewed(.changed)).shown
        },
        "litigation.take-effect 复议改变的驳回诉讼请求": { try effective("dismissed", over: revokedByReview(), with: reviewed(.changed)).shown },
        "litigation.take-effect 责令复议机关作出复议决定": {
            let order = ["orders": "六十日内作出复议决定", "performanceDays": "60"]
            return try effective("performance", order, with: { suit in (suit.reviewResult, suit.actKind) = (.undecided, .inaction) }).shown
        },
        "litigation.take-effect 诉复议机关不作为的驳回诉讼请求": {
            try effective("dismissed", with: { suit in (suit.reviewResult, suit.actKind) = (.undecided, .inaction) }).shown
        },
        "litigation.take-effect 恢复已经结案的原行为效力": {
            var penalty = revokedByReview()
            penalty.expect(penalty.take("publicity-withhold", by: "head", ["publicity.ground": "ruleExempts"]))
            penalty.expect(penalty.take("close", by: "head"))
            return try effective("revoked", ["restoresAct": "是"], over: penalty, with: reviewed(.changed)).shown
        },
        "litigation.record-final 改判撤销": {
            var suit = try judged("dismissed")
            try suit.must("record-appeal", on: "2020-05-25", Suit.appeal(on: "2020-05-18", copy: "2020-05-25"))
            try suit.must("record-final", on: "2020-07-15", second.merging(["rulingOutcome": "revoked"]) { $1 })
            return suit.shown
        },
        "litigation.record-ending 准予撤诉": {
            var suit = heard()
            try suit.must("record-ending", on: "2020-05-06", Suit.ruling("withdrawn", on: "2020-05-06").merging(["withdrawalCause": "own"]) { $1 })
            return suit.shown
        },
        "litigation.record-ending 准予撤诉、县里计为败诉": {
            var suit = heard()
            (suit.matter.settings, suit.matter.record.penalty) = (Settings(["litigation.loss.outcomes": "withdrawn"]), nil)
            try suit.must("record-ending", on: "2020-05-06", Suit.ruling("withdrawn", on: "2020-05-06").merging(["withdrawalCause": "own"]) { $1 })
            return suit.shown
        },
        "litigation.take-effect 没有引用处罚案件的败诉": { try effective("revoked") { $0.penalty = nil }.shown },
        "litigation.record-mediation 调解": {
            var suit = heard()
            let mediation = [
                "mediationScope": "discretion", "mediationAgreement": "减少罚款", "mediationSigned": "是", "rulingNumber": "调1号", "servedOn": "2020-05-06",
            ]
            try suit.must("record-mediation", on: "2020-05-06", mediation)
            return suit.shown
        },
        "litigation.record-late-appeal 撤销的判决没有生效": {
            var suit = try effective("revoked")
            try suit.must("record-late-appeal", on: "2020-06-01", Suit.appeal(on: "2020-05-20", copy: "2020-06-01"))
            return suit.shown
        },
        "litigation.record-late-appeal 撤销的判决没有生效、处罚案件已经结案": {
            var suit = try effective("revoked")
            suit.penalty.expect(suit.penalty.take("publicity-withhold", by: "head", ["publicity.ground": "ruleExempts"]))
            suit.penalty.expect(suit.penalty.take("close", by: "head"))
            try suit.must("record-late-appeal", on: "2020-06-01", Suit.appeal(on: "2020-05-20", copy: "2020-06-01"))
            return suit.shown
        },
        "litigation.record-late-appeal 撤销复议决定的判决没有生效": {
            var suit = try effective("revoked", ["remakeOrdered": "是"], over: revokedByReview(), with: reviewed(.changed))
            var review = Reconsideration()
            review.annulledOn = Day(iso: "2020-05-22")
            _ = suit.matter.known.add(6, review, .effective)
            try suit.must("record-late-appeal", on: "2020-06-01", Suit.appeal(on: "2020-05-20", copy: "2020-06-01"))
            return suit.shown
        },
        "litigation.record-own-appeal 撤销的判决没有生效": {
            var suit = try effective("revoked")
            suit.matter.actor = Suit.leader
            suit.matter.followed = []
            _ = suit.matter.enter(
                "record-own-appeal", happened: "2020-05-21", on: "2020-06-01", late: "上诉状邮寄提交", ["appealReason": "适用法律错误"])
            try suit.followEntered()
            return suit.shown
        },
        "litigation.record-retrial 裁定再审": {
            var suit = try effective("dismissed")
            try suit.must("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
            return suit.shown
        },
        "litigation.record-retrial-judgment 原判撤销、再审驳回诉讼请求": { try retried("revoked", "dismissed").shown },
        "litigation.record-retrial-judgment 原判撤销复议决定、再审维持复议决定": {
            var suit = try effective("revoked", ["restoresAct": "是"], over: revokedByReview(), with: reviewed(.changed))
            var review = Reconsideration()
            (review.annulledOn, review.outcome) = (Day(iso: "2020-05-22"), .revoke)
            _ = suit.matter.known.add(6, review, .effective)
            try suit.must("record-retrial", on: "2020-09-01", ["retrialCause": "party"])
            let ruling = Suit.ruling("dismissed", on: "2020-11-02").merging(["restoresAct": "否"]) { $1 }
            try suit.must("record-retrial-judgment", on: "2020-11-02", ruling)
            return suit.shown
        },
        "litigation.record-retrial-judgment 原判驳回、再审撤销": { try retried("dismissed", "revoked").shown },
        "litigation.record-retrial-judgment 原判驳回、再审驳回": { try retried("dismissed", "dismissed").shown },
        "litigation.record-retrial-judgment 原判撤销、再审撤销": { try retried("revoked", "revoked").shown },
        "litigation.record-suggestion 建议修改规范性文件": {
            var suit = heard()
            try suit.must("record-suggestion", on: "2020-04-13", suggestion)
            return suit.shown
        },
        "litigation.answer-suggestion 答复修改规范性文件的建议": {
            var suit = heard()
            try suit.must("record-suggestion", on: "2020-04-13", suggestion)
            try suit.must("answer-suggestion", on: "2020-05-13", by: "head", ["suggestionReply": "已经修改", "suggestionAdoption": "adopted"])
            return suit.shown
        },
        "litigation.stay-own 本机关认为需要中止执行": {
            var suit = enforcedByItself()
            try suit.must("stay-own", on: "2020-04-13", by: "head", ["stayNote": "案情复杂，先停止执行"])
            return suit.shown
        },
        "litigation.lift-own-stay 本机关恢复执行": {
            var suit = enforcedByItself()
            try suit.must("stay-own", on: "2020-04-13", by: "head", ["stayNote": "先停止执行"])
            try suit.must("lift-own-stay", on: "2020-04-14", ["stayLiftReason": "情形消除"])
            return suit.shown
        },
        "litigation.record-stay 裁定停止执行": {
            var suit = heard()
            try suit.must("record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
            return suit.shown
        },
        "litigation.record-stay-lifted 裁定恢复执行": {
            var suit = heard()
            try suit.must("record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "行初12号之一"])
            try suit.must("record-stay-lifted", on: "2020-04-20", ["stayLiftNumber": "行初12号之二"])
            return suit.shown
        },
    ]
}
