import Kernel

/// After the case: opinion letter, performance, publication, archive.
extension Reconsideration {
    @Clauses
    static func opinionClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("issue-opinion", "制发意见书", .reviewing, .suspended, .proposed, .decided, .effective, by: .reconsideration, basis: law.opinion)
            .atInstitution()
            .needs(\.opinionTo, \.opinionText)
            .requires("opinion-not-yet-issued", "本案尚未制发意见书", law.opinion) { matter, _ in matter.opinionIssuedOn == nil }
            .requires("addressee-permitted", "向被申请人或者其他下级行政机关制发", law.opinion) { matter, now in
                matter.opinionTo.map { $0 == matter.respondent || now.organs.subtree(of: now.organ).contains($0) } ?? true
            }
            .stamps(\.opinionIssuedOn).issues("opinion")
        Action("acknowledge-opinion", "收到意见书", .reviewing, .suspended, .proposed, .decided, .effective, by: .clerk, .officer, basis: law.opinion)
            .at(.named { $0.opinionTo })
            .requires("opinion-awaits-receipt", "意见书已经制发，尚未签收", law.opinion) { matter, _ in
                matter.opinionIssuedOn != nil && matter.opinionReceivedOn == nil
            }
            .stamps(\.opinionReceivedOn).occurs("收到意见书之日", after: \.opinionIssuedOn)
        // After the sixty days it is the institution that says when the report came in.
        rectifying(
            Action(
                "report-rectification", "报送纠正情况", .reviewing, .suspended, .proposed, .decided, .effective, by: .clerk, .officer, basis: law.opinion
            )
            .at(.named { $0.opinionTo }), law
        )
        .bindsWhoEnters()
        rectifying(
            Action(
                "record-rectification", "登记收到的纠正情况", .reviewing, .suspended, .proposed, .decided, .effective, by: .reconsideration,
                basis: law.opinion
            )
            .atInstitution(), law)
    }

    private static func rectifying(_ action: Action<Self>, _ law: ReconsiderationLaw) -> Action<Self> {
        action.needs(\.rectification)
            .requires("rectification-awaited", "已经收到意见书，尚未报送", law.opinion) { matter, _ in
                matter.opinionReceivedOn != nil && matter.rectifiedOn == nil
            }
            .stamps(\.rectifiedOn).occurs("报送之日", after: \.opinionReceivedOn)
    }

    @Clauses
    static func performanceClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        performing(Action("report-performance", "报告履行", .effective, by: .clerk, .officer, basis: law.performance).atRespondent(), law)
            .bindsWhoEnters()
        performing(
            Action("record-performance", "登记收到的履行报告", .effective, by: .reconsideration, basis: law.performance).atInstitution(), law)
        orderClauses(law)
    }

    private static func performing(_ action: Action<Self>, _ law: ReconsiderationLaw) -> Action<Self> {
        action.needs(\.performanceReport).fills(\.remadeAct, \.remadeComparison)
            .requires("performance-awaited", "有需要履行的内容，尚未报告履行", law.performance) { matter, _ in
                matter.awaitsPerformance && matter.performedOn == nil
            }
            .requires("remade-act-compared", "责令重新作出的，已经重新作出并与原行为比较", law.remaking) { matter, _ in
                !matter.remakeOrdered || (!matter.remadeAct.isEmpty && matter.remadeComparison != nil)
            }
            .requires("no-same-act-again", "不得以同一事实和理由作出与原行为相同或者基本相同的行政行为", law.remaking) { matter, _ in
                matter.remadeComparison != .same || (law.isRevised && matter.ground == .procedure)
            }
            .stamps(\.performedOn).occurs("履行完毕之日", after: \.concludedOn)
    }

    /// 申请人、第三人逾期不起诉又不履行: an act upheld is enforced by its maker, one changed or a mediation by the reconsideration organ.
    @Clauses
    static func enforcementClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("enforce", "强制执行（维持的）", .effective, by: .head, basis: law.enforcement).atRespondent()
            .needs(\.enforcementManner, \.enforcementNote)
            .requires("act-upheld", "决定维持原行政行为", law.enforcement) { matter, _ in matter.outcome == .uphold }
            .requires(unperformed(law)).stamps(\.enforcedOn)
        Action("enforce-own", "强制执行（变更、调解的）", .effective, by: .head, basis: law.enforcement).atOrgan()
            .needs(\.enforcementManner, \.enforcementNote)
            .requires("change-or-mediation", "决定变更，或者以调解书结案", law.enforcement) { matter, _ in
                matter.outcome == .change || (law.isRevised && matter.outcome == .mediate)
            }
            .requires(unperformed(law)).stamps(\.enforcedOn)
    }

    private static func unperformed(_ law: ReconsiderationLaw) -> Gate<Self> {
        Gate("unperformed-and-unsued", "申请人、第三人逾期不起诉又不履行，尚未强制执行", law.enforcement) { matter, now in
            matter.enforcedOn == nil && now.hasPassed(.days(15), since: matter.performanceFrom, by: ReconsiderationLaw.ownDays)
                && !isSuedOver(now)
        }
    }
    /// A suit that followed, unless it was not taken up or was withdrawn: then the court decides what is carried out.
    private static func isSuedOver(_ now: Moment) -> Bool {
        now.citing(now.matter, by: LitigationResponse.self).contains { $0.record.outcome != .notFiled && $0.record.outcome?.endsSuit != true }
    }

    @Clauses
    private static func orderClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let order = Action<Self>("order-performance", "责令履行", .effective, by: .head, basis: law.performanceOrder).atOrgan()
            .needs(\.orderDays)
            .requires(
                "performance-overdue", law.isRevised ? "被申请人不履行或者拖延履行决定书、调解书、意见书" : "被申请人不履行或者拖延履行", law.performanceOrder
            ) { matter, now in
                if law.isRevised, matter.isOpinionOverdue(now) { return true }
                guard matter.awaitsPerformance, matter.performedOn == nil else { return false }
                guard let term = matter.performanceTerm else { return true }
                return now.hasPassed(term, since: matter.performanceFrom, by: ReconsiderationLaw.ownDays)
            }
            .stamps(\.orderedOn).issues("performance-order")
        if law.isRevised { order.fills(\.interviewed, \.criticised) } else { order }
    }

    /// 第七十六条: sixty days after the letter came nothing has been reported.
    private func isOpinionOverdue(_ now: Moment) -> Bool {
        rectifiedOn == nil && now.hasPassed(.days(60), since: opinionReceivedOn, by: law.counting)
    }

    @Clauses
    static func archiveClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        if law.isRevised {
            Action("copy-superior", "抄告上一级主管部门", .effective, by: .reconsideration, basis: Law.reconsideration2023(79, 2)).atInstitution()
                .needs(\.superior)
                .requires("respondent-is-department", "被申请人是本级人民政府工作部门", Law.reconsideration2023(79, 2)) { matter, now in
                    matter.isAgainstDepartment(now)
                }
                .stamps(\.copiedOn)
        }
        Action(
            "file-decision", law.hasNewRules ? "请示报告重大事项" : "报送备案", .effective, by: .reconsideration, basis: law.filing
        )
        .atInstitution()
        .needs(\.filedTo).stamps(\.filedOn).occurs("报送之日", after: \.concludedOn)
        publishing(law)
        // What a judgment in effect has revoked is no decision any more: it binds nobody, and is shown no longer.
        Action("note-annulled", "行政复议决定被人民法院撤销", .effective, .closed, by: .system, basis: Law.administrativeProcedure(70))
            .needs(\.annulment).stamps(\.annulledOn).withdraws("decision", "decision-2017")
        Action("forget-annulment", "撤销行政复议决定的裁判没有生效", .effective, .closed, by: .system, basis: Law.administrativeProcedure(85))
            .requires("noted-as-annulled", "已经登记被撤销", Law.administrativeProcedure(85)) { matter, _ in matter.annulledOn != nil }
            .writes(\.annulledOn, \.annulment) { matter, _ in (matter.annulledOn, matter.annulment) = (nil, "") }
        Action("close", "归档", .effective, to: .closed, by: .reconsideration, basis: law.proposal).atInstitution()
            .requires(all: closingGates(law))
            .stamps(\.closedOn)
    }

    @Clauses
    private static func publishing(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let publish = Action<Self>("publish-decision", "公开决定书", .effective, by: .reconsideration, basis: law.publication).atInstitution()
            .needs(\.publicText)
            .requires(Party.unexposed(in: applicant, "公开的文本不得含有申请人的证件号码、电话、住址和公民的姓名", basis: law.publication) { $0.publicText })
            .requires("others-unexposed", "公开的文本不得含有其他当事人的证件号码、电话、住址和公民的姓名，以及推选的代表人的姓名", law.publication) { matter, _ in
                !matter.others.contains { $0.isExposed(by: matter.publicText) }
                    && !matter.applicants.representatives.contains { $0.count > 1 && matter.publicText.holds($0) }
            }
            .requires("decision-made", "作出了行政复议决定", law.publication) { matter, _ in matter.decidedOn != nil }
            .requires("act-published", "原行政行为已向社会公开", law.publication) { matter, _ in matter.actPublished }
            .requires("decision-stands", "行政复议决定没有被撤销", law.publication) { matter, _ in matter.annulledOn == nil }
            .stamps(\.publishedOn)
            .writes(\.publicApplicant, \.publicRespondent) { matter, now in
                matter.publicApplicant = matter.applicant.maskedName
                matter.publicRespondent = matter.respondent.map { now.organs.name(of: $0) } ?? ""
            }
        // Before 2024 no article asks for it; a county that publishes follows the principle of openness.
        if law.isRevised { publish.publishes("decision") } else { publish.publishes("decision-2017") }
    }

    private static func closingGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        var gates: [Gate<Self>] = [
            Gate("performed-where-due", "决定书、调解书已经履行", law.performance) { matter, _ in !matter.awaitsPerformance || matter.performedOn != nil },
            Gate("rectification-reported", "意见书已经报送纠正情况", law.opinion) { matter, _ in matter.opinionIssuedOn == nil || matter.rectifiedOn != nil },
        ]
        // The regulation of 2026 knows no filing of decisions; that weighty matters are reported it leaves to other rules (第六十七条).
        if !law.hasNewRules {
            gates.append(
                Gate("major-decision-filed", "重大行政复议决定报上级行政复议机关备案", law.filing) { matter, _ in
                    !matter.isMajorDecision || matter.filedOn != nil
                })
        }
        if law.isRevised {
            gates.append(
                Gate("superior-informed", "生效的决定书、意见书抄告被申请人的上一级主管部门", Law.reconsideration2023(79, 2)) { matter, now in
                    matter.copiedOn != nil || !matter.isAgainstDepartment(now) || (matter.decidedOn == nil && matter.opinionIssuedOn == nil)
                })
            gates.append(
                Gate("decision-published", "原行政行为已公开的，行政复议决定书向社会公开", law.publication) { matter, _ in
                    !matter.actPublished || matter.decidedOn == nil || matter.publishedOn != nil || matter.annulledOn != nil
                })
        }
        return gates
    }

    private func isAgainstDepartment(_ now: Moment) -> Bool { respondent.flatMap { now.organs[$0] }?.level == .department }
    /// A decision binds from its service, a mediation statement from the day all have signed.
    var performanceFrom: Day? { decisionService.servedOn ?? mediationEffectiveOn ?? (outcome == .mediate ? concludedOn : nil) }
}
