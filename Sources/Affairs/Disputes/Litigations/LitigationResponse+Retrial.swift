import Kernel

private let act = Law.administrativeProcedure

/// 再审.
extension LitigationResponse {
    @Clauses
    static var retrialClauses: [Clause<Self>] {
        Action("record-retrial", "登记再审", .effective, to: .retrying, by: .clerk, .officer, .office, .legality, basis: act.cited("第九十条至第九十三条"))
            .atHandler()
            .needs(\.retrialCause).fills(\.retriesAsFirst)
            .requires(
                Gate("effect-at-first-instance", "生效裁判由第一审法院作出", Law.administrativeProcedure2018(119, 1)) { matter, _ in
                    matter.rulings.last { $0.outcome != nil }?.instance != .second
                }
                .when("按照第一审程序再审的") { matter, _ in matter.retriesAsFirst }
            )
            .stamps(\.retrialOn)
            // What the former judgment ordered orders nothing until it is tried anew: the retrial says what its own does.
            .writes(all: beginWrites + orderWrites) { matter, _ in
                matter.begin(.retrial)
                (matter.performanceDays, matter.remakeOrdered, matter.restoresAct, matter.reviewRuling) = (nil, false, false, nil)
            }
            // The judgment is not carried out while it is tried anew (法释〔2018〕1号第一百一十八条), and no surcharge grows.
            .causes("note-challenge", in: PenaltyCase.self, of: { matter, _ in matter.toldPenalties }) { _, _ in
                [.set(\.challengeKind, .litigation)]
            }
        retrialApplications
        retrialRulings
        takingEffect(
            Action(
                "record-retrial-judgment", "登记再审裁判", .retrying, to: .effective, by: .clerk, .officer, .office, .legality,
                basis: act.cited("第九十条至第九十三条")
            )
            .atHandler().awaited { !$0.retriesAsFirst }
            .needs(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn)
            .fills(\.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.restoresAct, \.reviewRuling)
            .requires(all: rulingGates).requires(all: orderGates)
            .requires(retrialAfterEffect)
            .requires("retried-as-second", "按照第二审程序再审的裁判发生法律效力；按照第一审程序再审的，登记可以上诉的再审裁判", Law.administrativeProcedure2018(119, 1)) {
                matter, _ in !matter.retriesAsFirst
            }
            .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
            .writes(all: retrialWrites + lossWrites) { matter, now in matter.settleRetrial(on: matter.servedOn ?? now.today, now) })
    }

    private static let orderWrites: [Path<Self>] = [\.performanceDays, \.remakeOrdered, \.restoresAct, \.reviewRuling]

    private static let retrialAfterEffect: Gate<Self> = Gate("retrial-after-effect", "再审裁判在原裁判生效以后", act.cited("第九十条至第九十三条")) { matter, _ in
        guard let made = matter.rulingOn, let effective = matter.effectiveOn else { return true }
        return effective < made
    }

    /// 再审 by the procedure of first instance may be appealed against; by that of second instance it may be sent back (法释〔2018〕1号第一百一十九条).
    @Clauses
    private static var retrialRulings: [Clause<Self>] {
        let reading = Law.administrativeProcedure2018(119, 1)
        Action(
            "record-retrial-first", "登记可以上诉的再审裁判", .retrying, to: .judged, by: .clerk, .officer, .office, .legality, basis: reading
        )
        .atHandler().awaited { $0.retriesAsFirst }
        .needs(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn)
        .fills(\.othersServedOn, \.orders, \.performanceDays, \.compensation, \.remakeOrdered, \.restoresAct, \.reviewRuling)
        .requires("retried-as-first", "按照第一审程序再审", reading) { matter, _ in matter.retriesAsFirst }
        .requires(all: rulingGates)
        .requires(othersServedInOrder, retrialAfterEffect)
        .requires("appealable-outcome", "准予撤诉、按撤诉处理、终结诉讼和调解，另行登记", act(62)) { matter, _ in matter.rulingOutcome?.appealDays != nil }
        .requires(all: orderGates)
        .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
        Action(
            "record-retrial-remand", "登记再审发回重审", .retrying, to: .trying, by: .clerk, .officer, .office, .legality, basis: act(89, 1)
        )
        .atHandler()
        .needs(\.secondResult, \.rulingNumber, \.rulingOn, \.servedOn)
        .requires("retried-as-second", "按照第二审程序再审", reading) { matter, _ in !matter.retriesAsFirst }
        .requires(all: rulingGates)
        .requires(retrialAfterEffect)
        .requires("sent-back", "发回重审或者指令立案、继续审理", act(89, 1)) { matter, _ in matter.secondResult?.sendsBack ?? false }
        .writes(\.rulings) { matter, _ in matter.keepRuling(nil, matter.secondResult) }
        .writes(all: beginWrites + remandWrites) { matter, _ in matter.sendBack() }
    }

    /// 再审申请: the organ's own within six months, and its opinion on another's within fifteen days.
    @Clauses
    private static var retrialApplications: [Clause<Self>] {
        let reading = Law.administrativeProcedure2018
        Action("apply-retrial", "申请再审", .effective, by: .head, basis: act(90))
            .needs(\.retrialGround, \.retrialReason).fills(\.retrialKnownOn)
            .requires("retrial-applied-in-time", "在裁判发生法律效力后六个月内提出；有新的证据等情形的，自知道或者应当知道之日起六个月内", reading(110)) { matter, now in
                let from = matter.retrialGround == .general ? matter.retriedOn ?? matter.effectiveOn : matter.retrialKnownOn
                return now.isWithin(.months(6), of: from, by: act.counting)
            }
            .requires("ground-known-in-order", "知道再审事由不晚于当日", reading(110)) { matter, now in matter.retrialKnownOn.map { $0 <= now.today } ?? true }
            .stamps(\.retrialAppliedOn).issues("retrial-application").occurs("申请再审之日", after: \.effectiveOn)
            .bindsWhoEnters(butForHead: true)
        Action("record-retrial-application", "登记对方申请再审", .effective, by: .clerk, .officer, .office, .legality, basis: reading(111)).atHandler()
            .needs(\.retrialCopyOn)
            .requires("retrial-copy-in-order", "收到再审申请书副本在裁判生效以后，不晚于登记当日", reading(111)) { matter, now in
                guard let got = matter.retrialCopyOn, let effective = matter.effectiveOn else { return true }
                return effective <= got && got <= now.today
            }
            .writes(\.retrialAnsweredOn, \.retrialOpinion) { matter, _ in (matter.retrialAnsweredOn, matter.retrialOpinion) = (nil, "") }
        Action("answer-retrial", "对再审申请提交书面意见", .effective, by: .clerk, .officer, .office, .legality, .head, basis: reading(111)).atHandler()
            .needs(\.retrialOpinion)
            .requires("retrial-copy-unanswered", "已经收到再审申请书副本，尚未提交意见", reading(111)) { matter, _ in
                matter.retrialCopyOn != nil && matter.retrialAnsweredOn == nil
            }
            .stamps(\.retrialAnsweredOn).occurs("提交意见之日", after: \.retrialCopyOn).bindsWhoEnters(butForHead: true)
        Action("record-retrial-rejected", "登记驳回再审申请", .effective, by: .clerk, .officer, .office, .legality, basis: reading(116, 2)).atHandler()
            .needs(\.retrialRejection, \.retrialRejectedOn)
            .requires("retrial-applied-for", "有人申请再审，收到裁定不早于申请、不晚于登记当日", reading(116, 2)) { matter, now in
                guard let asked = [matter.retrialAppliedOn, matter.retrialCopyOn].compactMap({ $0 }).min(), let got = matter.retrialRejectedOn else {
                    return false
                }
                return asked <= got && got <= now.today
            }
    }
}
