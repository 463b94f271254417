import Kernel

/// The hearing, the committee's advice, and the review of the documents that the act rests on.
extension Reconsideration {
    @Clauses
    static func hearingClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        // The regulation of 2007 has no number of days; it is left to the institution.
        Action(hearing.step("notify"), "听证通知", .reviewing, by: .reconsideration, basis: law.hearingNotice).atInstitution()
            .notifying(hearing, ahead: law.isRevised ? .days(5) : nil, "书面通知当事人", basis: law.hearingNotice)
            .needs(hearing.topics).issues("hearing-notice")
        hearingItself(law)
        Action(hearing.step("abandon"), "放弃听证", .reviewing, by: .reconsideration, basis: law.hearingWaiver).atInstitution()
            .abandoning(hearing, by: "申请人", basis: law.hearingWaiver)
    }

    @Clauses
    private static func hearingItself(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let held = Action<Self>(hearing.step("hold"), "举行听证", .reviewing, by: .reconsideration, basis: law.hearing).atInstitution()
            .holding(hearing, dated: .today, notice: law.hearingNotice)
            .needs(hearing.presider).fills(hearing.officers, hearing.recorder, \.headAttended, \.headAbsence)
            .issues(hearing.step("record"))
        if law.isRevised {
            held.requires(all: Hearing.panel(in: hearing, officers: 2, of: "行政复议人员", basis: law.hearing))
                .requires("respondent-head-attends", "被申请人的负责人参加听证，不能参加的说明理由并委托工作人员", Law.reconsideration2023(51, 3)) { matter, _ in
                    matter.headAttended || !matter.headAbsence.isEmpty
                }
        } else {
            held
        }
    }

    /// 行政复议委员会, in the law since 2024.
    @Clauses
    static var adviceClauses: [Clause<Self>] {
        Action("request-advice", "提请行政复议委员会", .reviewing, by: .reconsideration, basis: Law.reconsideration2023(52, 2)).atInstitution()
            .needs(\.adviceGround)
            .requires("not-provincial-act", "县级人民政府不审理省级人民政府的行政行为", Law.reconsideration2023(52, 2)) { matter, _ in
                matter.adviceGround != .provincial
            }
            .requires("advice-not-yet-asked", "尚未提请", Law.reconsideration2023(52, 2)) { matter, _ in matter.adviceAskedOn == nil }
            .writes(\.wantsAdvice) { matter, _ in matter.wantsAdvice = true }
            .stamps(\.adviceAskedOn)
        Action("consult-committee", "记录咨询意见", .reviewing, by: .reconsideration, basis: Law.reconsideration2023(52)).atInstitution()
            .needs(\.advice).stamps(\.advisedOn).occurs("提出咨询意见之日", after: \.adviceAskedOn)
    }

    // MARK: 附带审查

    @Clauses
    static func collateralClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("start-collateral", "附带审查", .reviewing, to: .suspended, by: .reconsideration, basis: law.requestedCollateral).atInstitution()
            .needs(\.collateralDocument, \.collateralMaker, \.collateralPower, \.collateralRaisedOn).fills(\.collateralOf)
            .requires("raised-not-after-today", "提出或者发现不晚于当日", law.requestedCollateral) { matter, now in
                matter.collateralRaisedOn.map { $0 <= now.today } ?? true
            }
            .requires("collateral-not-done", "附带审查尚未进行", law.requestedCollateral) { matter, _ in matter.collateralDoneOn == nil }
            .requires(inquiryOver(law))
            .writes(all: suspensionWrites) { matter, now in matter.suspend(for: .collateral, now) }
            .halts(law).issues("suspension")
        if law.isRevised {
            Action("notify-maker", "通知制定机关", .suspended, by: .reconsideration, basis: Law.reconsideration2023(58, 1)).atInstitution()
                .requires(ownPower).stamps(\.makerNotifiedOn)
            Action("record-maker-reply", "收到制定机关答复", .suspended, by: .reconsideration, basis: Law.reconsideration2023(58, 1)).atInstitution()
                .needs(\.makerReply)
                .requires("maker-notified", "已经书面通知制定机关", Law.reconsideration2023(58, 1)) { matter, _ in matter.makerNotifiedOn != nil }
                .stamps(\.makerRepliedOn).occurs("收到答复之日", after: \.makerNotifiedOn)
        }
        Action("forward-collateral", "转送有权机关", .suspended, by: .reconsideration, basis: law.requestedCollateral).atInstitution()
            .needs(\.forwardedTo).fills(\.forwardReceivedOn)
            .requires("power-elsewhere", "本机关无权处理", law.requestedCollateral) { matter, _ in matter.isCollateral && matter.collateralPower == .others }
            .stamps(\.forwardedOn)
        Action("record-forward-receipt", "登记有权机关收到转送", .suspended, by: .reconsideration, basis: law.collateralReply).atInstitution()
            .needs(\.forwardReceivedOn)
            .requires("forward-receipt-in-order", "已经转送，收到日期不晚于登记当日", law.collateralReply) { matter, now in
                matter.forwardedOn != nil && matter.forwardReceivedOn.map { $0 <= now.today } ?? true
            }
        Action("conclude-collateral", "附带审查处理完毕", .suspended, to: .reviewing, by: .reconsideration, basis: law.collateralResult).atInstitution()
            .awaited { $0.isCollateral }
            .requires(all: law.isRevised ? [makerHeard(law)] : [])
            .needs(\.collateralFinding, \.collateralResult)
            .requires("collateral-under-way", "正在附带审查", law.requestedCollateral) { matter, _ in matter.isCollateral }
            .requires("forwarded-where-no-power", "无权处理的，已经转送有权机关", law.requestedCollateral) { matter, _ in
                matter.collateralPower != .others || matter.forwardedOn != nil
            }
            .stamps(\.collateralDoneOn)
            .writes(all: collateralResumptionWrites) { matter, now in matter.resume(now) }
            .writes(\.resumptionReason) { matter, _ in matter.resumptionReason = "附带审查已经处理完毕：\(matter.collateralResult)" }
            .goesOn(law).issues("resumption")
        if law.isRevised { correctionClauses }
    }

    /// 第五十八条: the maker is asked in writing before its document is judged, and has ten days to answer.
    private static func makerHeard(_ law: ReconsiderationLaw) -> Gate<Self> {
        Gate("maker-heard", "已经书面通知制定机关，制定机关已经答复或者十日的答复期限已经届满", Law.reconsideration2023(58, 1)) { matter, now in
            matter.makerNotifiedOn != nil
                && (matter.makerRepliedOn != nil || now.hasPassed(.days(10), since: matter.makerNotifiedOn, by: law.counting))
        }
        .when("本机关有权处理的") { matter, _ in matter.collateralPower == .own }
    }

    /// 第五十九条: a clause found unlawful is stopped, and its maker told to correct it.
    @Clauses
    private static var correctionClauses: [Clause<Self>] {
        let article = Law.reconsideration2023(59)
        Action("order-correction", "决定停止条款的执行、责令纠正", .reviewing, by: .head, basis: article).atOrgan()
            .needs(\.collateralClauses)
            .requires("clause-found-unlawful", "本机关有权处理，附带审查认为相关条款超越权限或者违反上位法，尚未责令", article) { matter, _ in
                matter.mustOrderCorrection && matter.correctionOrderedOn == nil
            }
            .stamps(\.correctionOrderedOn).issues("correction-order")
            .flagging({ $0.collateralOf }) { matter in
                [
                    .set(\.findingSource, .reconsideration), .set(\.findingDocument, matter.caseNumber),
                    .set(\.findingClauses, matter.collateralClauses),
                    .set(\.findingOn, matter.correctionOrderedOn), .set(\.findingStops, true),
                ]
            }
        Action("record-correction", "登记制定机关纠正", .reviewing, .proposed, .decided, .effective, by: .reconsideration, basis: article)
            .atInstitution().needs(\.makerCorrection)
            .requires("correction-ordered", "已经责令纠正，尚未登记纠正", article) { matter, _ in
                matter.correctionOrderedOn != nil && matter.makerCorrectedOn == nil
            }
            .stamps(\.makerCorrectedOn).occurs("制定机关纠正之日", after: \.correctionOrderedOn)
            .answering({ $0.collateralOf }) { matter in
                [.set(\.findingDocument, matter.caseNumber), .set(\.findingAnswer, matter.makerCorrection)]
            }
    }

    /// An organ that may deal with the document itself found a clause of it unlawful.
    var mustOrderCorrection: Bool { collateralDoneOn != nil && collateralPower == .own && collateralFinding == .unlawful }

    private static var ownPower: Gate<Self> {
        Gate("own-power", "本机关有权处理", Law.reconsideration2023(58, 1)) { matter, _ in matter.isCollateral && matter.collateralPower == .own }
    }

    var isCollateral: Bool { suspensionCause == .collateral }
}
