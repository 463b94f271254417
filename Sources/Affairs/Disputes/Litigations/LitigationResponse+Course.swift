import Kernel

private let act = Law.administrativeProcedure

/// 中止、改变行政行为、撤诉、调解.
extension LitigationResponse {
    @Clauses
    static var suspensionClauses: [Clause<Self>] {
        Action("suspend", "登记诉讼中止", .trying, .appealed, to: .suspended, by: .clerk, .officer, .office, .legality, basis: act(101)).atHandler()
            .needs(\.suspensionCause)
            .writes(\.formerStage) { matter, _ in matter.formerStage = matter.instance }
            .stamps(\.suspendedOn)
            .suspends("first-instance", "simplified", "second-instance", ground: "诉讼中止")
        Action("resume-first", "恢复第一审审理", .suspended, to: .trying, by: .clerk, .officer, .office, .legality, basis: act(101)).atHandler()
            .awaited { $0.formerStage == .first }
            .requires("suspended-at-first-instance", "中止前为第一审", act(101)) { matter, _ in matter.formerStage == .first }
            .writes(\.suspendedOn, \.suspensionCause) { matter, _ in (matter.suspendedOn, matter.suspensionCause) = (nil, "") }
            .resumes("first-instance", "simplified", "second-instance")
        Action("resume-second", "恢复第二审审理", .suspended, to: .appealed, by: .clerk, .officer, .office, .legality, basis: act(101)).atHandler()
            .awaited { $0.formerStage == .second }
            .requires("suspended-at-second-instance", "中止前为第二审", act(101)) { matter, _ in matter.formerStage == .second }
            .writes(\.suspendedOn, \.suspensionCause) { matter, _ in (matter.suspendedOn, matter.suspensionCause) = (nil, "") }
            .resumes("first-instance", "simplified", "second-instance")
        // By how much a trial is lengthened the Law leaves to the court that allows it.
        Action("extend-trial", "登记延长第一审审理期限", .trying, by: .clerk, .officer, .office, .legality, basis: act(81)).atHandler()
            .needs(\.trialExtension)
            .extends("first-instance", atMost: .max, ground: "有特殊情况，由高级人民法院批准", says: "批准延长的月数") { matter, _ in
                .months(matter.trialExtension ?? 1)
            }
        Action("extend-appeal-trial", "登记延长第二审审理期限", .appealed, by: .clerk, .officer, .office, .legality, basis: act(88)).atHandler()
            .needs(\.trialExtension)
            .extends("second-instance", atMost: .max, ground: "有特殊情况，由高级人民法院批准", says: "批准延长的月数") { matter, _ in
                .months(matter.trialExtension ?? 1)
            }
        Action(
            "record-conversion", "登记转为普通程序", .answering, .trying, by: .clerk, .officer, .office, .legality, basis: act(84)
        )
        .atHandler().needs(\.ordinarySince)
        .requires("tried-by-summary", "正在适用简易程序", act(84)) { matter, _ in matter.isSimplified }
        .requires("conversion-in-order", "裁定不早于立案，不晚于登记当日", Law.administrativeProcedure2018(105)) { matter, now in
            guard let ruled = matter.ordinarySince else { return true }
            return ruled <= now.today && matter.courtFiledOn.map { $0 <= ruled } ?? true
        }
        .writes(\.isSimplified) { matter, _ in matter.isSimplified = false }
    }

    @Clauses
    static var settlementClauses: [Clause<Self>] {
        // Doing what was left undone is a change too (法释〔2018〕1号第八十一条第四款), so an omission may be sued over.
        Action("change-act", "改变行政行为", .answering, .trying, .appealed, by: .head, basis: act(62))
            .needs(\.changedAct).stamps(\.changedOn).issues("change-notice")
        endingUnjudged(
            Action(
                "record-ending", "登记撤诉、终结", .answering, .trying, .appealed, to: .effective, by: .clerk, .officer, .office, .legality,
                basis: act(62)
            )
            .atHandler().needs(\.rulingOutcome, \.rulingNumber, \.rulingOn, \.servedOn).fills(\.withdrawalCause)
            .requires("suit-ending-outcome", "裁定准予撤诉、按撤诉处理或者终结诉讼", act(62)) { matter, _ in matter.rulingOutcome?.endsSuit ?? false }
            .requires(all: rulingGates)
            .requires("withdrawal-cause-stated", "准予撤诉的，写明撤诉的原因", act(62)) { matter, _ in
                matter.rulingOutcome != .withdrawn || matter.withdrawalCause != nil
            }
            .requires("act-changed-if-cause", "以改变行政行为为由撤诉的，被告已经改变行政行为", act(62)) { matter, _ in
                matter.withdrawalCause != .actChanged || matter.changedOn != nil
            }
            .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
            .writes(all: settleWrites + retrialWrites) { matter, now in matter.takeEffect(on: matter.servedOn ?? now.today, now) })
        // Nobody goes on with it: the plaintiff died, or ended, and there is nobody, or he or she gives it up, or ninety days have gone by.
        endingUnjudged(
            Action(
                "record-suspended-ending", "登记中止期间终结诉讼", .suspended, to: .effective, by: .clerk, .officer, .office, .legality,
                basis: Law.administrativeProcedure2018(88)
            )
            .atHandler().needs(\.rulingNumber, \.rulingOn, \.servedOn)
            .requires("ruled-while-suspended", "终结的裁定不早于中止，收到不早于裁定、不晚于登记当日", Law.administrativeProcedure2018(88)) { matter, now in
                guard let ruled = matter.rulingOn, let served = matter.servedOn, let suspended = matter.suspendedOn else { return true }
                return suspended <= ruled && ruled <= served && served <= now.today
            }
            .writes(\.rulingOutcome) { matter, _ in matter.rulingOutcome = .ended }
            .writes(\.rulings) { matter, _ in matter.keepRuling(matter.rulingOutcome, nil) }
            .writes(all: settleWrites + retrialWrites) { matter, now in matter.takeEffect(on: matter.servedOn ?? now.today, now) }
            .writes(\.suspendedOn, \.suspensionCause) { matter, _ in (matter.suspendedOn, matter.suspensionCause) = (nil, "") }
            .resumes("first-instance", "simplified", "second-instance"))
        endingUnjudged(
            Action(
                "record-mediation", "登记调解结案", .trying, .appealed, to: .effective, by: .clerk, .officer, .office, .legality, basis: act(60, 1)
            )
            .atHandler()
            .needs(\.mediationScope, \.mediationAgreement, \.rulingNumber, \.servedOn).fills(\.mediationSigned, \.performanceDays, \.compensation)
            .requires("mediable-matter", "审理行政案件不适用调解；行政赔偿、补偿和行使自由裁量权的案件可以调解", act(60, 1)) { matter, _ in matter.mediationScope != .other }
            .requires("mediation-signed", "调解自愿、合法，各方签收调解书", act(60, 2)) { matter, _ in matter.mediationSigned }
            .requires("mediation-receipt-in-order", "收到调解书不早于应诉通知书和上诉，不晚于登记当日", act(60, 2)) { matter, now in
                guard let served = matter.servedOn else { return true }
                return served <= now.today && [matter.receivedOn, matter.lastAppealOn].allSatisfy { $0.map { $0 <= served } ?? true }
            }
            .requires("sessions-settled", "已经登记的开庭，先登记庭审或者取消", act(3, 3)) { matter, now in matter.isHearingAhead(now) }
            .writes(\.rulingOutcome, \.rulingOn) { matter, _ in (matter.rulingOutcome, matter.rulingOn) = (.mediated, matter.servedOn) }
            .writes(\.rulings) { matter, _ in matter.keepRuling(.mediated, nil) }
            .writes(all: settleWrites + retrialWrites) { matter, now in matter.takeEffect(on: matter.servedOn ?? now.today, now) })
    }
}
