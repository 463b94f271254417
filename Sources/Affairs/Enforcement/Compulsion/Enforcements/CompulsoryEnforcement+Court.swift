import Kernel

private let law = Law.compulsion

/// 第五章: the organ without the power applies to the court.
extension CompulsoryEnforcement {
    @Clauses
    static func court() -> [Clause<Self>] {
        // The head signs the application (第五十五条第二款), so the head takes the step.
        Action("apply-court", "申请法院强制执行", .demanded, to: .applied, by: .head, basis: law(53))
            .awaited { $0.route == .court && $0.demandService.isDone }
            .needs(\.court, \.papers).fills(\.remediesUntil, \.challenged, \.upheldBy, \.deferredUntil, \.surcharge)
            .requires(all: applicable).requires(surchargeCapped).requires(all: asDecided)
            .requires("demanded-as-changed", "据以执行的决定变更以后，已经按变更后的数额再次催告", law(54)) { matter, _ in matter.isDemandedAsChanged }
            .stamps(\.courtAppliedOn).issues("application")
        Action("court-accept", "登记法院受理", .applied, to: .accepted, by: .officer, .clerk, basis: law(56, 1)).stamps(\.courtAcceptedOn)
            .awaited().occurs("法院受理之日", after: \.courtAppliedOn)
        Action("court-decline", "登记法院不予受理", .applied, to: .declined, by: .officer, .clerk, basis: law(56, 2)).needs(\.courtReason)
            .stamps(\.courtDeclinedOn).occurs("收到裁定之日", after: \.courtAppliedOn)
            .writes(\.objectedOn) { matter, _ in matter.objectedOn = nil }
        Action("object-declining", "对不予受理申请复议", .declined, to: .applied, by: .head, basis: law(56, 2))
            .requires("objection-in-time", "自收到裁定起十五日内", law(56, 2)) { matter, now in
                now.isWithin(.days(15), of: matter.courtDeclinedOn, by: law.counting)
            }
            .stamps(\.objectedOn).occurs("申请复议之日", after: \.courtDeclinedOn).bindsWhoEnters(butForHead: true)
        Action("court-hears", "登记法院听取意见", .accepted, by: .officer, .clerk, basis: law(58, 1))
            .writes(\.courtHeard) { matter, _ in matter.courtHeard = true }
            .requires("not-yet-heard", "尚未登记", law(58, 1)) { matter, _ in !matter.courtHeard }
        Action("court-grant", "登记准予执行", .accepted, to: .granted, by: .officer, .clerk, basis: law(57)).stamps(\.courtRuledOn)
            .awaited().occurs("收到裁定之日", after: \.courtAcceptedOn)
        Action("court-deny", "登记不准予执行", .accepted, to: .denied, by: .officer, .clerk, basis: law(58, 2)).needs(\.courtReason)
            .stamps(\.courtDeniedOn).occurs("收到裁定之日", after: \.courtAcceptedOn)
            .writes(\.objectedOn) { matter, _ in matter.objectedOn = nil }
        Action("object-denial", "对不准予执行申请复议", .denied, to: .accepted, by: .head, basis: law(58, 3))
            .requires("objection-in-time", "自收到裁定之日起十五日内", law(58, 3)) { matter, now in
                now.isWithin(.days(15), of: matter.courtDeniedOn, by: law.counting)
            }
            .stamps(\.objectedOn).occurs("申请复议之日", after: \.courtDeniedOn).bindsWhoEnters(butForHead: true)
        Action("court-executed", "登记法院执行", .granted, to: .executed, by: .officer, .clerk, basis: law(60)).needs(\.executionRecord)
            .awaited().fills(\.executedAmount, \.handedToTreasury, \.costs)
            .requires("proceeds-to-treasury", "所得款项上缴国库或者划入财政专户", law(60, 4)) { matter, _ in
                (matter.executedAmount ?? .zero) == .zero || matter.handedToTreasury
            }
            .stamps(\.executedOn).tellingPenalty(.carriedOut).occurs("执行之日", after: \.courtRuledOn)
        // The organ may ask for it; whether the case before the court ends, the court rules.
        Action("record-court-end", "登记法院终结执行、准许撤回申请的裁定", .accepted, .granted, to: .terminated, by: .officer, .clerk, basis: ruling)
            .needs(\.terminationGround, \.terminationNote)
            .requires("ground-of-ruling", "终结的情形是人民法院裁定终结的，不是由期限届满、陈述申辩成立而定的", ruling) { matter, _ in
                matter.terminationGround != .threeYears && matter.terminationGround != .defenceAdopted
            }
            .stamps(\.terminatedOn).tellingPenalty(.ended).occurs("收到裁定之日", after: \.courtAcceptedOn, \.courtRuledOn)
        Limit(
            "court-application", "申请法院强制执行", termText: "3个月，判决、调解书确定履行义务的2年（法释〔2018〕1号第一百五十三条）", from: { $0.courtPeriodFrom },
            until: { $0.courtAppliedOn ?? $0.endedOn },
            basis: law(53)
        ) { matter, _ in matter.courtTerm }
        .when("没有行政强制执行权，当事人没有复议、诉讼或者行政决定已经维持的") { $0.route == .court && !$0.isChallengeOpen }
        .runs(from: "申请行政复议、提起行政诉讼的法定期限届满之日，准予暂缓、分期缴纳罚款的自其期限结束之日", until: "申请人民法院强制执行，或者当事人履行、终结执行")
        // What the higher court makes of an objection comes after the answer that was due.
        Limit(
            "court-acceptance", "法院受理", .days(5), from: \.courtAppliedOn,
            until: { earlier($0.courtAcceptedOn, $0.courtDeclinedOn) ?? $0.endedOn }, basis: law(56, 1)
        )
        .runs(from: "人民法院接到申请之日", until: "受理或者裁定不予受理，或者当事人履行、终结执行")
        Limit(
            "court-ruling", "法院裁定", termText: "7日，可能明显违法的30日", from: \.courtAcceptedOn,
            until: { earlier($0.courtRuledOn, $0.courtDeniedOn) ?? $0.endedOn }, basis: law(57)
        ) { matter, _ in matter.courtHeard ? .days(30) : .days(7) }
        .runs(from: "人民法院受理之日", until: "作出裁定，或者当事人履行、终结执行")
    }

    /// 中止或者终结执行 is a matter for a ruling.
    private static let ruling: Basis = Law.administrativeProcedure2018(101, 1, item: 12)

    /// 处罚法第七十二条第二款: since the revision of 2021 the period runs from the end of a deferral.
    private var deferral: Day? { deferredUntil.flatMap { $0 >= Law.penalty2021.inForce ? $0 : nil } }

    /// What the penalty case has granted, or what is put down here where there is none.
    private func deferralEnd(_ now: Moment) -> Day? {
        guard let penalty = penaltyCase.flatMap({ now.find($0) }), penalty.law.isRevised else { return deferral }
        return penalty.deferredUntil ?? deferral
    }

    fileprivate var courtPeriodFrom: Day? { remediesUntil.map { max($0, deferral ?? $0) } }
    /// 三个月 is for the organ's decision, also where a court has dismissed the claim against it: the judgment orders the party to do nothing.
    /// 二年 is for a judgment that does, and for a 行政调解书 (法释〔2018〕1号第一百五十二条、第一百五十三条).
    fileprivate var courtTerm: Term { upheldBy == .changingJudgment ? .years(2) : .months(3) }

    private static func earlier(_ one: Day?, _ other: Day?) -> Day? { [one, other].compactMap { $0 }.min() }

    /// What 第五十三条 to 第五十五条 ask before the court is asked.
    private static let applicable: [Gate<CompulsoryEnforcement>] = [
        Gate("court-route", "没有行政强制执行权的，申请人民法院强制执行", law(53)) { matter, _ in matter.route == .court },
        Gate("demand-ten-days-past", "催告书送达十日后当事人仍未履行", law(54)) { matter, now in
            now.hasPassed(.days(10), since: matter.demandService.servedOn, by: law.counting)
        },
        Gate("remedies-over-unused", "当事人在法定期限内没有申请行政复议或者提起行政诉讼，或者复议、诉讼已经维持行政决定，期限已经届满", law(53)) { matter, now in
            !matter.isChallengeOpen && (matter.remediesUntil.map { now.today > $0 } ?? false)
        },
        Gate("deferral-over", "准予暂缓、分期缴纳罚款的期限已经届满", Law.penalty2021(72, 2)) { matter, now in
            matter.deferralEnd(now).map { now.today > $0 } ?? true
        },
        CompulsoryEnforcement.unchallenged(law(53)),
        CompulsoryEnforcement.decisionStands,
        Gate<CompulsoryEnforcement>("applied-in-time", "自复议、起诉期限届满或者裁判生效之日起三个月内申请，准予暂缓、分期缴纳罚款的自其期限结束之日起算", law(53)) { matter, now in
            let from = [matter.remediesUntil, matter.deferralEnd(now)].compactMap { $0 }.max()
            return now.isWithin(.months(3), of: from, by: law.counting)
        }
        .when("执行行政决定的") { matter, _ in matter.upheldBy != .changingJudgment },
        Gate<CompulsoryEnforcement>("judgment-enforced-in-time", "自判决、调解书规定的履行期间届满之日起二年内申请，没有规定的自送达当事人之日起算", Law.administrativeProcedure2018(153)) {
            matter, now in
            now.isWithin(.years(2), of: matter.remediesUntil, by: Law.administrativeProcedure2018.counting)
        }
        .when("法院判决变更行政决定，行政调解书确定履行义务的") { matter, _ in matter.upheldBy == .changingJudgment },
        Gate(
            "papers-complete", "申请材料齐备", law(55, 1),
            listing: { matter, _ in
                let required: [Paper] = [.application, .decision, .opinionAndDemand, .object]
                return required.filter { !matter.papers.contains($0) }.map(\.name)
            }),
        Gate("defence-not-adopted", "当事人的陈述申辩成立的，应当采纳，不得申请执行", law(36)) { matter, _ in !matter.defenceAdopted },
    ]
}
