import Kernel

/// Suspension, extension, mediation, settlement, withdrawal.
extension Reconsideration {
    @Clauses
    static func suspensionClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("suspend", "中止", .reviewing, to: .suspended, by: .reconsideration, basis: law.suspension).atInstitution()
            .requires(inquiryOver(law))
            .needs(\.suspensionCause, \.suspensionNote).fills(\.suspensionAgreed)
            .requires("collateral-by-own-step", "附带审查的中止，由“附带审查”环节办理", law.suspension) { matter, _ in matter.suspensionCause != .collateral }
            .requires("suspension-agreed", "因调解、和解中止的，申请人和被申请人同意", law.suspension) { matter, _ in
                matter.suspensionCause != .mediation || (law.isRevised && matter.suspensionAgreed)
            }
            .writes(all: suspensionWrites) { matter, now in matter.suspend(for: matter.suspensionCause, now) }
            .halts(law).issues("suspension")
        Action("resume", "恢复审理", .suspended, to: .reviewing, by: .reconsideration, basis: law.resumption).atInstitution()
            .awaited { !$0.isCollateral }
            .needs(\.resumptionReason)
            .requires("collateral-concluded", "附带审查中止的，附带审查已经处理完毕", law.resumption) { matter, _ in !matter.isCollateral }
            .writes(all: resumptionWrites) { matter, now in matter.resume(now) }
            .goesOn(law).issues("resumption")
        extensionClauses(law)
    }

    /// 延期: before 2024 by the head of the organ, since then by the head of the institution, and not in the summary procedure.
    @Clauses
    private static func extensionClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        let extend = Action<Self>("extend", "延期", .reviewing, .proposed, by: .head, basis: law.decisionPeriod)
            .needs(\.extensionDays, \.extensionReason)
            .requires("within-decision-period", "在审理期限届满之前批准", law.decisionPeriod) { matter, now in
                matter.decisionDue(now).map { now.today <= $0 } ?? true
            }
            .extends("decision", ground: "情况复杂", says: "批准的日数，最多不超过三十日") { matter, _ in .days(min(30, matter.extensionDays ?? 0)) }
            .stamps(\.extendedOn).issues("extension")
        if law.isRevised {
            extend.atInstitution().requires("not-summary", "适用简易程序的不得延期", Law.reconsideration2023(62, 2)) { matter, _ in !matter.isSummary }
        } else {
            extend.atOrgan()
        }
    }

    @Clauses
    static func settlementClauses(_ law: ReconsiderationLaw) -> [Clause<Self>] {
        Action("mediate", "调解结案", .reviewing, .suspended, .proposed, to: .effective, by: .reconsideration, basis: law.mediationStatement)
            .atInstitution()
            .needs(\.mediationAgreement, \.mediationScope).fills(\.mediationSigned, \.mediationLawful, \.performanceDays, \.mediationEffectiveOn)
            .requires("agreement-voluntary-signed", "当事人自愿达成协议，各方签字或者签章", law.mediationStatement) { matter, _ in matter.mediationSigned }
            .requires("mediation-lawful", "调解不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定", law.mediation) { matter, _ in matter.mediationLawful }
            .requires("effect-day-in-order", "调解书生效不早于受理，不晚于登记当日", law.mediationStatement) { matter, now in
                guard let effective = matter.mediationEffectiveOn, let accepted = matter.acceptedOn else { return true }
                return accepted <= effective && effective <= now.today
            }
            .requires(all: law.isRevised ? [] : [formerMediationScope])
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.mediate, now) }
            .writes(all: resumptionWrites) { matter, now in matter.resume(now) }
            .goesOn(law).issues("mediation").endingChallengeUndecided()
        Action("terminate", "终止", .reviewing, .suspended, .proposed, to: .effective, by: .reconsideration, .head, basis: law.termination)
            .atInstitution()
            .needs(\.terminationCause, \.terminationNote).fills(\.withdrawalAllowed, \.settlement, \.settlementLawful, \.settlementDiscretion)
            .requires(all: terminationGates(law)).requires(all: law.isRevised ? [] : [formerSettlementScope])
            .writes(all: conclusionWrites) { matter, now in matter.conclude(.terminate, now) }
            .writes(all: resumptionWrites) { matter, now in matter.resume(now) }
            .goesOn(law).issues("termination").endingChallengeUndecided()
    }

    private static func terminationGates(_ law: ReconsiderationLaw) -> [Gate<Self>] {
        [
            Gate("withdrawal-permitted", "行政复议机构准予撤回", law.withdrawal) { matter, _ in matter.withdrawalAllowed }
                .when("申请人撤回申请的") { matter, _ in matter.terminationCause == .withdrawn || matter.terminationCause == .settled },
            Gate("settlement-submitted", "提交和解协议", law.settlement) { matter, _ in !matter.settlement.isEmpty }
                .when("达成和解的") { matter, _ in matter.isSettled },
            Gate("settlement-lawful", "和解不损害国家利益、社会公共利益和他人合法权益，不违反强制性规定", law.settlement) { matter, _ in matter.settlementLawful }
                .when("达成和解的") { matter, _ in matter.isSettled },
            Gate("liberty-act-disputed", "争议的是行政拘留或者限制人身自由的行政强制措施", law.termination) { matter, _ in matter.actTraits.contains(.liberty) }
                .when("因涉嫌犯罪终止的") { matter, _ in matter.terminationCause == .criminal },
            Gate("suspended-sixty-days", "因申请人死亡、丧失行为能力或者组织终止中止满六十日，原因仍未消除", law.lapse) { matter, now in
                (matter.suspensionCause?.endsTheCase ?? false) && now.hasPassed(.days(60), since: matter.suspendedOn)
            }
            .when("因中止期满终止的") { matter, _ in matter.terminationCause == .suspendedLong },
        ]
    }

    private static var formerMediationScope: Gate<Self> {
        Gate("mediation-scope-permitted", "只有行使自由裁量权的行为和赔偿、补偿纠纷可以调解", Law.reconsiderationRules(50, 1)) { matter, _ in
            matter.mediationScope != .other
        }
    }
    private static var formerSettlementScope: Gate<Self> {
        Gate("settlement-scope-permitted", "只有行使自由裁量权的行为可以和解", Law.reconsiderationRules(40)) { matter, _ in matter.settlementDiscretion }
            .when("达成和解的") { matter, _ in matter.isSettled }
    }
    private var isSettled: Bool { terminationCause == .settled }

    // MARK: What the ledger of suspensions shows in the record

    /// What `suspend` changes.
    static let suspensionWrites: [Path<Self>] = [\.suspensions, \.suspensionCause, \.suspendedOn, \.resumptionReason]
    /// What `resume` changes.
    static let resumptionWrites: [Path<Self>] = collateralResumptionWrites + [\.suspensionNote, \.suspensionAgreed]
    /// The same where the suspension was for a collateral review, of which its own step says why.
    static let collateralResumptionWrites: [Path<Self>] = [\.suspensions, \.suspensionCause, \.suspendedOn]

    mutating func suspend(for cause: SuspensionCause?, _ now: Moment) {
        var suspension = Suspension()
        (suspension.cause, suspension.from) = (cause, now.today)
        suspensions.append(suspension)
        // Why an earlier suspension ended is no reason for the end of this one.
        (suspensionCause, suspendedOn, resumptionReason) = (cause, now.today, "")
    }

    mutating func resume(_ now: Moment) {
        guard suspendedOn != nil, let last = suspensions.indices.last else { return }
        suspensions[last].until = now.today
        (suspensionCause, suspendedOn, suspensionNote, suspensionAgreed) = (nil, nil, "", false)
    }
}
