import Kernel

/// The hard gates that stand before review, meeting and publication (HG-01 to HG-05).
extension MajorDecision {
    /// HG-03: the public took part, and it is told what became of what they said.
    static func participated(_ law: DecisionLaw) -> Gate<Self> {
        Gate("public-participation-done", "应当履行公众参与程序并说明意见采纳情况", law(14, 1)) { matter, _ in
            matter.participatedOn != nil && !matter.adoptionExplanation.isEmpty
        }
        .when { matter, _ in matter.needsParticipation }
    }

    /// HG-03: for professional and technical matters.
    static func argued(_ law: DecisionLaw) -> Gate<Self> {
        Gate("expert-argumentation-done", "专业性、技术性较强的，应当组织专家、专业机构论证", law(19, 1)) { matter, _ in matter.arguedOn != nil }
            .when { matter, _ in matter.needsExperts }
    }

    /// HG-05 (G4): not reviewed, or in breach of the standards without an exception.
    static func competitionPassed(_ law: DecisionLaw) -> Gate<Self> {
        Gate("competition-passed", "未经公平竞争审查，或者经审查违反审查标准且不适用例外规定的，不得出台", law.competition) { matter, _ in
            matter.competitionOutcome?.allowsIssue ?? false
        }
        .when { matter, _ in matter.needsCompetition }
    }

    /// HG-01 (G1): without legality review, or found unlawful, it may not be submitted; only an exploratory reform with its legal risk told.
    static func lawful(_ law: DecisionLaw) -> Gate<Self> {
        Gate("legality-passed", "未经合法性审查或者经审查不合法的，不得提交讨论（探索性改革明示法律风险的除外）", law(25, 2)) { matter, _ in
            matter.isLawful || (matter.isReviewed && matter.isExploratory && !matter.legalRisk.isEmpty)
        }
    }

    static func legalityAnswered(_ law: DecisionLaw) -> Gate<Self> {
        Gate("legality-answered", "应当根据合法性审查意见进行必要的调整或者补充", law(28)) { matter, _ in !matter.legalityAnswer.isEmpty }
            .when { matter, _ in matter.legalityOutcome == .lawfulAfterAmendment }
    }

    static func papersComplete(_ law: DecisionLaw) -> Gate<Self> {
        Gate(
            "papers-complete", "提请讨论应当报送规定的材料", law(29),
            listing: { matter, _ in matter.papersRequired.filter { !matter.papers.contains($0) }.map { "缺\($0.name)" } })
    }

    /// HG-04: decided at an executive or plenary meeting of the government.
    static func rightMeeting(_ law: DecisionLaw) -> Gate<Self> {
        Gate("right-meeting", "决策草案应当经决策机关常务会议或者全体会议讨论", law(30, 1)) { matter, now in
            guard let form = matter.nextMeeting?.form, let organ = now.organs[now.organ] else { return false }
            return form.mayDecide(organ)
        }
    }

    static func meetingTold(_ law: DecisionLaw) -> Gate<Self> {
        Gate("meeting-told", "讨论在提请以后，不晚于今日，并记明会议名称和出席人数", law(30, 1)) { matter, now in
            guard let meeting = matter.nextMeeting, let day = meeting.on, let tabled = matter.tabledOn else { return false }
            return day >= tabled && day <= now.today && !meeting.name.isEmpty && (meeting.present ?? 0) > 0
        }
    }

    static func headLast(_ law: DecisionLaw) -> Gate<Self> {
        Gate("head-spoke-last", "会议组成人员应当充分发表意见，行政首长最后发表意见", law(30, 2)) { matter, _ in matter.nextMeeting?.headSpokeLast ?? false }
    }

    static func majorityAnswered(_ law: DecisionLaw) -> Gate<Self> {
        Gate("majority-answered", "拟作出的决定与多数人意见不一致的，行政首长应当在会上说明理由", law(30, 2)) { matter, _ in
            !(matter.nextMeeting?.headReasons.isEmpty ?? true)
        }
        .when { matter, _ in matter.nextMeeting?.againstMajority ?? false }
    }

    /// G5: every dissent is on the record, or it is on the record that there was none.
    static func dissentRecorded(_ law: DecisionLaw) -> Gate<Self> {
        Gate("dissent-recorded", "集体讨论情况应当如实记录，不同意见应当如实载明", law(30, 3)) { matter, _ in
            guard let meeting = matter.nextMeeting else { return false }
            return meeting.noDissent ? meeting.dissents.isEmpty && !meeting.againstMajority : !meeting.dissents.isEmpty
        }
    }

    /// HG-04: 出台前应当按照规定向同级党委请示报告.
    static func partyConsented(_ law: DecisionLaw) -> Gate<Self> {
        Gate("party-consented", "出台前应当按照规定向同级党委请示报告", law(31)) { matter, _ in
            matter.partyReportedOn != nil && matter.partyConsentedOn != nil
        }
    }

    static func congressTold(_ law: DecisionLaw) -> Gate<Self> {
        Gate("congress-told", "应当由本级人大及其常委会讨论决定或者报告的，按照有关规定办理", law(8, 1)) { matter, _ in matter.congressReportedOn != nil }
            .when { matter, _ in matter.needsCongress }
    }

    /// Deliberated and passed by the meeting that may do so.
    static func deliberated(_ law: DecisionLaw) -> Gate<Self> {
        Gate("deliberated", "应当经集体讨论通过", law(30, 1)) { matter, _ in
            matter.decidedOn != nil && matter.meetings.last?.result?.isPassed ?? false
        }
    }
}
