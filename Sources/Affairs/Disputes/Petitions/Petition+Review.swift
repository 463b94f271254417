import Kernel

/// 复查、复核: thirty days to ask, thirty days to answer, and after the second there is no third.
extension Petition {
    /// 三十日.
    private static let month: Term = .days(30)

    @Clauses
    static func reviewClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("request-review", "登记复查请求", .answered, to: .reviewing, by: .petitions, .clerk, basis: law.review).atOffice()
            .needs(\.reviewOrgan, \.reviewRequestedOn).fills(\.reviewOrganCode)
            .requires("opinion-given", "对信访处理意见不服", law.review) { matter, _ in matter.opinion != nil }
            .requires("review-asked-in-time", "自收到书面答复之日起30日内请求，不晚于登记当日", law.review) { matter, now in
                guard let asked = matter.reviewRequestedOn, let answered = matter.reansweredOn ?? matter.answeredOn, answered <= asked else {
                    return false
                }
                guard let served = matter.answerService.servedOn else { return asked <= now.today }
                return served <= asked && asked <= now.lastDay(of: month, from: served) && asked <= now.today
            }
            .requires("review-organ-next-above", "复查机关是原办理机关的上一级", law.review) { matter, now in
                guard let organ = matter.reviewOrganCode, let handler = matter.handler else { return true }
                return now.organs.above(handler).first == organ
            }
        Action("conclude-review", "作出复查意见", .reviewing, to: .reviewed, by: .petitions, .head, basis: law.review).atOffice()
            .awaited { $0.reviewOrganCode != nil }
            .separate(from: "opine").guarded(law)
            .needs(\.reviewResult, \.reviewOpinion)
            .requires("review-organ-in-county", "复查机关在本县", law.review) { matter, _ in matter.reviewOrganCode != nil }
            .requires("review-upholds-or-modifies", "维持或者变更", law.review) { matter, _ in matter.reviewResult != .revoke }
            .servingAtOnce(reviewService, by: law.serving(law.review), methods: serviceMethods, reviewReceived)
            .writes(all: reviewWrites) { matter, now in matter.concludeReview(now) }
            .issues("review")
        Action("record-review", "登记上级复查意见", .reviewing, to: .reviewed, by: .petitions, .clerk, basis: law.review).atOffice()
            .awaited { $0.reviewOrganCode == nil }
            .needs(\.reviewResult, \.reviewOpinion, \.reviewNumber)
            .requires("review-organ-outside-county", "复查机关不在本县", law.review) { matter, _ in matter.reviewOrganCode == nil }
            .requires("review-upholds-or-modifies", "维持或者变更", law.review) { matter, _ in matter.reviewResult != .revoke }
            .servingAtOnce(reviewService, by: law.serving(law.review), methods: serviceMethods, reviewReceived)
            .writes(all: reviewWrites) { matter, now in matter.concludeReview(now) }
        Action("revoke-opinion", "复查撤销，责令重新处理", .reviewing, to: .accepted, by: .petitions, .head, basis: law.review).atOffice()
            .separate(from: "opine").guarded(law)
            .needs(\.reviewResult, \.reviewOpinion)
            .requires("review-revokes", "复查结果为撤销", law.review) { matter, _ in matter.reviewResult == .revoke }
            .writes(all: reviewWrites) { matter, now in matter.concludeReview(now) }
            .writes(all: reopenWrites) { matter, now in matter.reopen(now) }
            .issues("review")
        Action(reviewService.step("serve"), "登记复查意见送达", .reviewed, by: .petitions, .clerk, basis: law.review).atOffice()
            .serving(reviewService, by: law.serving(law.review), methods: serviceMethods, needing: .day, reviewReceived) { $0.reviewedOn }
    }

    private static let reviewReceived = "收到书面答复不早于复查，不晚于登记当日"

    /// What the end of a review changes.
    private static let reviewWrites: [Path<Self>] = [\.reviewedOn, \.reviewLate]

    private mutating func concludeReview(_ now: Moment) {
        reviewedOn = now.today
        reviewLate = now.hasPassed(Self.month, since: reviewRequestedOn)
    }

    /// What an order to handle it again changes; the second is what the review was. An organ above the county has no code to forget.
    private static let reopenWrites: [Path<Self>] = handledAnew + hearing.paths + answerService.paths
    private static let reviewForgottenWrites: [Path<Self>] = reviewService.paths + rehearing.paths

    private static let handledAnew: [Path<Self>] = [
        \.reopenedOn, \.reansweredOn, \.opinion, \.facts, \.legalBasis, \.opinionText, \.heardOn, \.unheardOn, \.investigatedOn, \.executor,
        \.execution,
        \.executedOn, \.settlementKind, \.settlement, \.settlementAgreed, \.settledOn, \.resolution, \.resolutionNote, \.resolvedOn,
        \.reportedBackOn, \.reportBack,
    ]

    /// Back to the organ that answered: it hears, inquires and answers anew, and reports that anew to whoever assigned the petition. What
    /// was settled or resolved rested on the opinion that is no more. The day of the first answer stays: the petition is concluded once.
    private mutating func reopen(_ now: Moment) {
        (reopenedOn, reansweredOn) = (now.today, nil)
        (opinion, facts, legalBasis, opinionText, heardOn, investigatedOn) = (nil, "", "", "", nil, nil)
        unheardOn = nil
        (executor, execution, executedOn) = (nil, "", nil)
        (settlementKind, settlement, settlementAgreed, settledOn) = (nil, "", false, nil)
        (resolution, resolutionNote, resolvedOn) = (nil, "", nil)
        (reportedBackOn, reportBack) = (nil, "")
        (hearing, answerService) = (Hearing(), Service())
    }

    /// Who re-examined the former review says nothing of who re-examines the next.
    private mutating func forgetReview() {
        (reviewService, rehearing, reexaminationOrganCode) = (Service(), Hearing(), nil)
    }

    @Clauses
    static func reexaminationClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("request-reexamination", "登记复核请求", .reviewed, to: .reexamining, by: .petitions, .clerk, basis: law.reexamination).atOffice()
            .needs(\.reexaminationOrgan, \.reexaminationRequestedOn).fills(\.reexaminationOrganCode)
            .requires("reexamination-organ-next-above", "复核机关是复查机关的上一级；复查机关没有上一级在本县的，复核机关不在本县", law.reexamination) { matter, now in
                matter.reexaminationOrganCode == matter.reviewOrganCode.flatMap { now.organs.above($0).first }
            }
            .requires("reexamination-asked-in-time", "自收到复查意见之日起30日内请求，不晚于登记当日", law.reexamination) { matter, now in
                guard let asked = matter.reexaminationRequestedOn, let reviewed = matter.reviewedOn, reviewed <= asked else { return false }
                guard let served = matter.reviewService.servedOn else { return asked <= now.today }
                return served <= asked && asked <= now.lastDay(of: month, from: served) && asked <= now.today
            }
        Action(rehearing.step("begin"), "复核听证开始", .reexamining, by: .petitions, .clerk, basis: law.reexaminationHearing).atOffice()
            .beginning(rehearing, outside: "reexamine", ground: "听证所需时间不计算在复核期限内", basis: law.reexaminationHearing)
        Action(rehearing.step("finish"), "复核听证结束", .reexamining, by: .petitions, .clerk, basis: law.reexaminationHearing).atOffice()
            .finishing(rehearing, outside: "reexamine", basis: law.reexaminationHearing)
            .writes(\.hearings) { matter, now in matter.hearings.append(now.today) }
        Action("conclude-reexamination", "作出复核意见", .reexamining, to: .reexamined, by: .petitions, .head, basis: law.reexamination).atOffice()
            .awaited { $0.reexaminationOrganCode != nil }
            .separate(from: "opine", "conclude-review").guarded(law)
            .needs(\.reexaminationResult, \.reexaminationOpinion, \.reexaminationNumber).fills(\.publicText)
            .requires("reexamination-organ-in-county", "复核机关在本县", law.reexamination) { matter, _ in matter.reexaminationOrganCode != nil }
            .requires("reexamination-upholds-or-modifies", "维持或者变更", law.reexamination) { matter, _ in matter.reexaminationResult != .revoke }
            .requires(Hearing.over(in: rehearing, basis: law.reexaminationHearing))
            .requires("publicized-only-after-hearing", "只有经过听证的复核意见可以向社会公示", law.reexaminationHearing) { matter, _ in
                matter.publicText.isEmpty || matter.rehearing.isHeld
            }
            .stamps(\.reexaminedOn).stamps(\.terminatedOn).publishes("reexamination")
        // A petition whose review was the county's own is re-examined above it, and only put down here.
        Action(
            "record-reexamination", "登记上级复核意见", .reexamining, to: .reexamined, by: .petitions, .clerk, basis: law.reexamination
        )
        .atOffice().awaited { $0.reexaminationOrganCode == nil }
        .needs(\.reexaminationResult, \.reexaminationOpinion, \.reexaminationNumber)
        .requires(reexaminedAbove(law))
        .requires("reexamination-upholds-or-modifies", "维持或者变更", law.reexamination) { matter, _ in matter.reexaminationResult != .revoke }
        .stamps(\.reexaminedOn).stamps(\.terminatedOn)
        Action(
            "record-revocation", "登记上级复核撤销，重新处理", .reexamining, to: .accepted, by: .petitions, .clerk, basis: law.reexamination
        )
        .atOffice().needs(\.reexaminationResult, \.reexaminationOpinion, \.reexaminationNumber)
        .requires(reexaminedAbove(law))
        .requires("reexamination-revokes", "复核结果为撤销", law.reexamination) { matter, _ in matter.reexaminationResult == .revoke }
        .stamps(\.reexaminedOn)
        .writes(all: reopenWrites) { matter, now in matter.reopen(now) }
        .writes(all: reviewForgottenWrites) { matter, _ in matter.forgetReview() }
        Action("revoke-review", "复核撤销，责令重新处理", .reexamining, to: .accepted, by: .petitions, .head, basis: law.reexamination).atOffice()
            .separate(from: "opine", "conclude-review").guarded(law)
            .needs(\.reexaminationResult, \.reexaminationOpinion, \.reexaminationNumber)
            .requires("reexamination-organ-in-county", "复核机关在本县", law.reexamination) { matter, _ in matter.reexaminationOrganCode != nil }
            .requires("reexamination-revokes", "复核结果为撤销", law.reexamination) { matter, _ in matter.reexaminationResult == .revoke }
            .requires(Hearing.over(in: rehearing, basis: law.reexaminationHearing))
            .stamps(\.reexaminedOn)
            .writes(all: reopenWrites) { matter, now in matter.reopen(now) }
            .writes(all: reviewForgottenWrites + [\.reexaminationOrganCode]) { matter, _ in matter.forgetReview() }
    }

    /// 复核 lies with the organ above that which reviewed (信访工作条例第三十六条第一款): nobody re-examines a review of his own.
    private static func reexaminedAbove(_ law: PetitionLaw) -> Gate<Self> {
        Gate("reexamination-organ-outside-county", "复核机关不在本县", law.reexamination) { matter, _ in matter.reexaminationOrganCode == nil }
    }

    @Clauses
    static func closingClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action(
            "evaluate", "登记评价", .answered, .reviewing, .reviewed, .reexamining, .reexamined, .closed, by: .petitions, .clerk, basis: law.registration
        )
        .needs(\.evaluation).stamps(\.evaluatedOn)
        Action("resolve", "登记化解", .accepted, .answered, .reviewed, .reexamined, .closed, by: .petitions, .clerk, .officer, basis: law.followUp)
            .needs(\.resolution, \.resolutionNote)
            .requires("not-yet-resolved", "尚未化解", law.followUp) { matter, _ in matter.resolvedOn == nil }
            .requires("granted-claim-executed", "诉求得到落实的，支持的意见已经执行", law.execution) { matter, _ in
                matter.resolution != .granted || matter.opinion != .support || matter.executedOn != nil
            }
            .requires("settlement-reached", "以调解、和解化解的，已经达成协议", law.mediation) { matter, _ in
                matter.resolution != .settled || matter.settledOn != nil
            }
            .stamps(\.resolvedOn)
        Action("close", "归档", .answered, .reviewed, .reexamined, to: .closed, by: .petitions, .clerk, basis: law.followUp)
            .awaited()
            .fills(\.followUp)
            .requires("remedies-exhausted-or-resolved", "请求复查、复核的期限已满，或者已经化解", law.review) { matter, now in matter.mayRest(now) }
            .requires("support-executed", "支持信访请求的意见已经执行", law.execution) { matter, _ in matter.opinion != .support || matter.executedOn != nil }
            .requires("assignment-reported-back", "交办的已经反馈办理结果", law.assigning) { matter, _ in !matter.isAssigned || matter.reportedBackOn != nil }
            .requires(supervisionAnswered(law))
            .requires("follow-up-after-termination", "复核终结的，做好疏导教育、矛盾化解、帮扶救助", law.followUp) { matter, _ in
                matter.terminatedOn == nil || !matter.followUp.isEmpty
            }
            .stamps(\.closedOn)
    }

    /// Nobody may ask any more, or nobody wants to.
    private func mayRest(_ now: Moment) -> Bool {
        if resolvedOn != nil || terminatedOn != nil || opinion == nil { return true }
        // A review of an opinion that has since been made anew says nothing of the new one.
        if let reviewedOn, reviewResult != .revoke, reopenedOn.map({ $0 <= reviewedOn }) ?? true {
            return now.hasPassed(Self.month, since: reviewService.servedOn ?? reviewedOn)
        }
        return now.hasPassed(Self.month, since: answerService.servedOn ?? reansweredOn ?? answeredOn)
    }
}
