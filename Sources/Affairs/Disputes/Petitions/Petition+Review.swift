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
                guard let served = matter.servedOn else { return asked <= now.today }
                return served <= asked && asked <= now.lastDay(of: month, from: served) && asked <= now.today
            }
            .requires("review-organ-next-above", "复查机关是原办理机关的上一级", law.review) { matter, now in
                guard let organ = matter.reviewOrganCode, let handler = matter.handler else { return true }
                return now.organs.above(handler).first == organ
            }
        Action("conclude-review", "作出复查意见", .reviewing, to: .reviewed, by: .petitions, .head, basis: law.review).atOffice()
            .separate(from: "opine").guarded(law)
            .needs(\.reviewResult, \.reviewOpinion).fills(\.reviewServedOn)
            .requires("review-organ-in-county", "复查机关在本县", law.review) { matter, _ in matter.reviewOrganCode != nil }
            .requires("review-upholds-or-modifies", "维持或者变更", law.review) { matter, _ in matter.reviewResult != .revoke }
            .requires(answeredToday(law))
            .writes(all: reviewWrites) { matter, now in matter.concludeReview(now) }
            .issues("review")
        Action("record-review", "登记上级复查意见", .reviewing, to: .reviewed, by: .petitions, .clerk, basis: law.review).atOffice()
            .needs(\.reviewResult, \.reviewOpinion, \.reviewNumber).fills(\.reviewServedOn)
            .requires("review-organ-outside-county", "复查机关不在本县", law.review) { matter, _ in matter.reviewOrganCode == nil }
            .requires("review-upholds-or-modifies", "维持或者变更", law.review) { matter, _ in matter.reviewResult != .revoke }
            .requires(answeredToday(law))
            .writes(all: reviewWrites) { matter, now in matter.concludeReview(now) }
        Action("revoke-opinion", "复查撤销，责令重新处理", .reviewing, to: .accepted, by: .petitions, .head, basis: law.review).atOffice()
            .separate(from: "opine").guarded(law)
            .needs(\.reviewResult, \.reviewOpinion)
            .requires("review-revokes", "复查结果为撤销", law.review) { matter, _ in matter.reviewResult == .revoke }
            .writes(all: reviewWrites) { matter, now in matter.concludeReview(now) }
            .writes(all: reopenWrites) { matter, now in matter.reopen(now) }
            .issues("review")
        Action("serve-review", "登记复查意见送达", .reviewed, by: .petitions, .clerk, basis: law.review).atOffice()
            .needs(\.reviewServedOn).requires(answerServed(law) { $0.reviewServedOn })
    }

    private static func answerServed(_ law: PetitionLaw, _ day: @escaping @Sendable (Self) -> Day?) -> Gate<Self> {
        Gate("review-service-date-in-order", "收到书面答复不早于复查，不晚于登记当日", law.review) { matter, now in
            guard let served = day(matter) else { return true }
            return served <= now.today && matter.reviewedOn.map { $0 <= served } ?? false
        }
    }

    /// With the opinion itself, only the same day can be that of its receipt; a later one is put down later.
    private static func answeredToday(_ law: PetitionLaw) -> Gate<Self> {
        Gate("review-service-date-in-order", "收到书面答复不早于复查，不晚于登记当日", law.review) { matter, now in
            matter.reviewServedOn.map { $0 == now.today } ?? true
        }
    }

    /// What the end of a review changes.
    private static let reviewWrites: [Path<Self>] = [\.reviewedOn, \.reviewLate]

    private mutating func concludeReview(_ now: Moment) {
        reviewedOn = now.today
        reviewLate = now.hasPassed(Self.month, since: reviewRequestedOn)
    }

    /// What an order to handle it again changes.
    private static let reopenWrites: [Path<Self>] = [
        \.reopenedOn, \.reansweredOn, \.servedOn, \.executedOn, \.opinion, \.facts, \.opinionText, \.heardOn, \.investigatedOn,
        \.reviewServedOn, \.reexaminationHearingFrom, \.reexaminationHearingUntil, \.publicText,
    ]

    /// Back to the organ that answered: its hearing and its inquiry begin anew.
    private mutating func reopen(_ now: Moment) {
        (reopenedOn, reansweredOn, servedOn, executedOn) = (now.today, nil, nil, nil)
        (opinion, facts, opinionText, heardOn, investigatedOn) = (nil, "", "", nil, nil)
        (reviewServedOn, reexaminationHearingFrom, reexaminationHearingUntil, publicText) = (nil, nil, nil, "")
    }

    @Clauses
    static func reexaminationClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action("request-reexamination", "登记复核请求", .reviewed, to: .reexamining, by: .petitions, .clerk, basis: law.reexamination).atOffice()
            .needs(\.reexaminationOrgan, \.reexaminationRequestedOn)
            .requires("reexamination-asked-in-time", "自收到复查意见之日起30日内请求，不晚于登记当日", law.reexamination) { matter, now in
                guard let asked = matter.reexaminationRequestedOn, let reviewed = matter.reviewedOn, reviewed <= asked else { return false }
                guard let served = matter.reviewServedOn else { return asked <= now.today }
                return served <= asked && asked <= now.lastDay(of: month, from: served) && asked <= now.today
            }
        Action("start-hearing", "复核听证开始", .reexamining, by: .petitions, .clerk, basis: law.reexaminationHearing).atOffice()
            .requires("hearing-not-yet-held", "听证尚未举行", law.reexaminationHearing) { matter, _ in matter.reexaminationHearingFrom == nil }
            .stamps(\.reexaminationHearingFrom)
            .suspends("reexamine", ground: "听证所需时间不计算在复核期限内")
        Action("end-hearing", "复核听证结束", .reexamining, by: .petitions, .clerk, basis: law.reexaminationHearing).atOffice()
            .requires("hearing-under-way", "听证正在进行", law.reexaminationHearing) { matter, _ in
                matter.reexaminationHearingFrom != nil && matter.reexaminationHearingUntil == nil
            }
            .stamps(\.reexaminationHearingUntil)
            .writes(\.hearings) { matter, now in matter.hearings.append(now.today) }
            .resumes("reexamine")
        Action("conclude-reexamination", "作出复核意见", .reexamining, to: .reexamined, by: .petitions, .head, basis: law.reexamination).atOffice()
            .separate(from: "opine", "conclude-review").guarded(law)
            .needs(\.reexaminationResult, \.reexaminationOpinion, \.reexaminationNumber).fills(\.publicText)
            .requires("reexamination-upholds-or-modifies", "维持或者变更", law.reexamination) { matter, _ in matter.reexaminationResult != .revoke }
            .requires("hearing-ended", "举行听证的，听证已经结束", law.reexaminationHearing) { matter, _ in
                matter.reexaminationHearingFrom == nil || matter.reexaminationHearingUntil != nil
            }
            .requires("publicized-only-after-hearing", "只有经过听证的复核意见可以向社会公示", law.reexaminationHearing) { matter, _ in
                matter.publicText.isEmpty || matter.reexaminationHearingUntil != nil
            }
            .stamps(\.reexaminedOn).stamps(\.terminatedOn).publishes("reexamination")
        Action("revoke-review", "复核撤销，责令重新处理", .reexamining, to: .accepted, by: .petitions, .head, basis: law.reexamination).atOffice()
            .separate(from: "opine", "conclude-review").guarded(law)
            .needs(\.reexaminationResult, \.reexaminationOpinion, \.reexaminationNumber)
            .requires("reexamination-revokes", "复核结果为撤销", law.reexamination) { matter, _ in matter.reexaminationResult == .revoke }
            .requires("hearing-ended", "举行听证的，听证已经结束", law.reexaminationHearing) { matter, _ in
                matter.reexaminationHearingFrom == nil || matter.reexaminationHearingUntil != nil
            }
            .stamps(\.reexaminedOn)
            .writes(all: reopenWrites) { matter, now in matter.reopen(now) }
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
            .requires("supervision-answered", "督办的建议已经书面反馈", law.adviceAnswer) { matter, _ in matter.openSupervision == nil }
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
            return now.hasPassed(Self.month, since: reviewServedOn ?? reviewedOn)
        }
        return now.hasPassed(Self.month, since: servedOn ?? reansweredOn ?? answeredOn)
    }
}
