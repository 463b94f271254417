package import Kernel

extension FairCompetitionReview {
    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        let law = CompetitionLaw(edition)
        opening(law)
        papers(law)
        examination(law)
        exceptions(law)
        supervision(law)
    }

    @Clauses
    private static func opening(_ law: CompetitionLaw) -> [Clause<Self>] {
        Action("request", "提请审查", to: .requested, by: .system, basis: law.scope)
            .writes(\.reviewer, \.preliminaryOn) { matter, now in
                matter.reviewer = now.organ
                if !matter.preliminary.isEmpty { matter.preliminaryOn = now.today }
            }
            .stamps(\.requestedOn)
        Action("submit", "送审", to: .requested, by: .clerk, .office, basis: law.scope).at(atDrafter)
            .needs(\.subject, \.subjectTitle, \.drafter, \.issuer, \.materials).fills(\.touchesPublic)
            .writes(\.reviewer, \.drafters) { matter, now in
                matter.reviewer = desk(of: matter.issuer ?? .department, drafter: matter.drafter, now)
                matter.drafters = [now.actor.person]
            }
            .stamps(\.requestedOn)
        if law.isJoint {
            Action("preliminary", "初审", .requested, by: .clerk, .reviewer, .office, basis: Law.competitionReview2024(14)).at(atDrafter)
                .needs(\.preliminary).stamps(\.preliminaryOn)
        }
    }

    @Clauses
    private static func papers(_ law: CompetitionLaw) -> [Clause<Self>] {
        Action("request-papers", "要求补充材料", .requested, to: .supplementing, by: .clerk, .reviewer, .office, basis: law.review).at(atReviewer)
            .needs(\.papersNote)
        Action("supplement", "补充材料", .supplementing, to: .requested, by: .clerk, .office, basis: law.review).at(atDrafter).needs(\.materials)
        acceptance(law).awaited()
        Action("return", "退回", .requested, .supplementing, to: .returned, by: .clerk, .reviewer, .office, basis: law.review).at(atReviewer)
            .needs(\.returnReason).stamps(\.returnedOn).returns()
    }

    private static func acceptance(_ law: CompetitionLaw) -> Action<Self> {
        let action = Action<Self>("accept", "开始审查", .requested, to: .examining, by: .clerk, .reviewer, .office, basis: law.review).at(atReviewer)
            .stamps(\.completeOn)
        return law.isJoint ? action.requires(preliminaryDone) : action
    }

    /// 第十四条: what a government issues is first reviewed by its drafter, then by the market regulator with it.
    private static let preliminaryDone: Gate<Self> = Gate(
        "preliminary-review-done", "拟由政府出台的，起草单位应当开展初审，并将草案和初审意见送市场监督管理部门", Law.competitionReview2024(14)
    ) { matter, _ in !matter.preliminary.isEmpty }
    .when("拟由政府出台的") { matter, _ in matter.issuer == .government }

    @Clauses
    private static func examination(_ law: CompetitionLaw) -> [Clause<Self>] {
        Action("hear", "听取意见", .requested, .examining, by: .clerk, .reviewer, .office, basis: law.heard).at(atDrafter)
            .appends(\.hearings, needing: \.party, \.whom, \.on, \.opinion, checks: [hearingTold(law)])
        Action("hear-jointly", "审查机关听取意见", .examining, by: .clerk, .reviewer, .office, basis: law.heard).at(atReviewer)
            .appends(\.hearings, needing: \.party, \.whom, \.on, \.opinion, checks: [hearingTold(law)])
        Action("opine", "提出审查结论", .examining, to: .drafted, by: .clerk, .reviewer, .office, basis: law.conclusion).at(atReviewer)
            .awaited()
            // Whoever sent a conclusion back would sign, or send back, one of his own.
            .separate(from: "send-back")
            .needs(\.outcome, \.opinion)
            .fills(\.findings, \.suggestions, \.amendments, \.exception, \.exceptionReason, \.alternatives, \.exceptionUntil, \.endCondition)
            .requires(groupByGroup(law), problemsExplained(law), consistent(law), interestedHeard(law), publicHeard(law))
            .requires(exceptionGround(law), noAlternative(law), bounded(law), amended(law))
        Action("send-back", "复核退回", .drafted, to: .examining, by: .reviewer, .head, .office, .clerk, basis: law.conclusion).at(atReviewer)
            .separate(from: "opine").needs(\.sendBackReason)
        Action("conclude", "签发", .drafted, to: .concluded, by: .head, .reviewer, .office, .clerk, basis: law.conclusion).at(atReviewer)
            .awaited()
            .separate(from: "opine").stamps(\.concludedOn).issues("conclusion").returns()
    }

    /// What was let through by way of exception is looked at every year (2016), and when its time or condition has come.
    @Clauses
    private static func exceptions(_ law: CompetitionLaw) -> [Clause<Self>] {
        Action("evaluate-exception", "评估例外措施", .concluded, by: .clerk, .reviewer, .office, basis: law.exceptions).at(atDrafter)
            .needs(\.effectNote, \.effectResult)
            .requires("concluded-as-exception", "结论为适用例外规定", law.exceptions) { matter, _ in matter.outcome == .exception }
            .requires("expired-exception-ended", "实施期限到期的，应当停止执行或者调整", law.exceptions) { matter, now in
                guard let until = matter.exceptionUntil, now.today > until else { return true }
                return matter.effectResult != .goesOn
            }
            .writes(\.effects, \.effectNote) { matter, now in
                var effect = Effect()
                (effect.on, effect.result, effect.note) = (now.today, matter.effectResult, matter.effectNote)
                matter.effects.append(effect)
                matter.effectNote = ""
            }
            .stamps(\.effectReviewedOn)
        if !law.isJoint {
            Limit(
                "exception-year", "例外措施逐年评估", .years(1), from: \.exceptionAnchor, until: \.exceptionStop,
                basis: Law.competitionReview2016.cited("第三部分（四）")
            )
            .runs(from: "作出适用例外规定的结论或者上次评估之日", until: "评估认为应当停止执行")
        }
    }

    /// The year runs from the conclusion, and anew from each evaluation, until one says that the measure stops.
    private var exceptionAnchor: (any TimePoint)? { outcome == .exception ? effectReviewedOn ?? concludedOn : nil }
    private var exceptionStop: (any TimePoint)? { effectResult == .stop ? effectReviewedOn : nil }
}
