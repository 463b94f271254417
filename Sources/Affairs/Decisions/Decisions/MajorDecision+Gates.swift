import Kernel

/// The hard gates that stand before review, meeting and publication (HG-01 to HG-05).
extension MajorDecision {
    /// HG-03: the public took part, and it is told what became of what they said.
    static func participated(_ law: DecisionLaw) -> Gate<Self> {
        Gate("public-participation-done", "应当履行公众参与程序并说明意见采纳情况", law(14, 1)) { matter, _ in
            matter.participatedOn != nil && !matter.adoptionExplanation.isEmpty
        }
        .when("依法可以公开的") { matter, _ in matter.needsParticipation }
    }

    /// HG-03: for professional and technical matters.
    static func argued(_ law: DecisionLaw) -> Gate<Self> {
        Gate("expert-argumentation-done", "专业性、技术性较强的，应当组织专家、专业机构论证", law(19, 1)) { matter, _ in matter.arguedOn != nil }
            .when("专业性、技术性较强的") { matter, _ in matter.needsExperts }
    }

    /// HG-05 (G4): not reviewed, or in breach of the standards without an exception.
    static func competitionPassed(_ law: DecisionLaw) -> Gate<Self> {
        Gate("competition-passed", "未经公平竞争审查，或者经审查违反审查标准且不适用例外规定的，不得出台", law.competition) { matter, _ in
            matter.competitionOutcome?.allowsIssue ?? false
        }
        .when("涉及市场主体经济活动的") { matter, _ in matter.needsCompetition }
    }

    /// HG-01 (G1): without legality review, or found unlawful, it may not be submitted; only an exploratory reform with its legal risk told.
    static func lawful(_ law: DecisionLaw) -> Gate<Self> {
        Gate("legality-passed", "未经合法性审查或者经审查不合法的，不得提交讨论（探索性改革明示法律风险的除外）", law(25, 2)) { matter, _ in
            matter.isLawful || (matter.isReviewed && matter.isExploratory && !matter.legalRisk.isEmpty)
        }
    }

    static func legalityAnswered(_ law: DecisionLaw) -> Gate<Self> {
        Gate("legality-answered", "应当根据合法性审查意见进行必要的调整或者补充", law(28)) { matter, _ in !matter.legalityAnswer.isEmpty }
            .when("审查意见为应当修改的") { matter, _ in matter.legalityOutcome == .lawfulAfterAmendment }
    }

    static func papersComplete(_ law: DecisionLaw) -> Gate<Self> {
        Gate(
            "papers-complete", "提请讨论应当报送规定的材料", law(29),
            listing: { matter, _ in matter.papersRequired.filter { !matter.papers.contains($0) }.map { "缺\($0.name)" } })
    }

    /// HG-04: 出台前应当按照规定向同级党委请示报告.
    static func partyConsented(_ law: DecisionLaw) -> Gate<Self> {
        Gate("party-consented", "出台前应当按照规定向同级党委请示报告", law(31)) { matter, _ in
            matter.partyReportedOn != nil && matter.partyConsentedOn != nil
        }
    }

    static func congressTold(_ law: DecisionLaw) -> Gate<Self> {
        Gate("congress-told", "应当由本级人大及其常委会讨论决定或者报告的，按照有关规定办理", law(8, 1)) { matter, _ in matter.congressReportedOn != nil }
            .when("应由人大及其常委会讨论决定或者应当报告的") { matter, _ in matter.needsCongress }
    }

    /// Deliberated and passed by the meeting that may do so.
    static func deliberated(_ law: DecisionLaw) -> Gate<Self> {
        Gate("deliberated", "应当经集体讨论通过", law(30, 1)) { matter, _ in
            matter.decidedOn != nil && matter.meetings.isPassed
        }
    }
}
