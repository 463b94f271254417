import Kernel

/// Which procedures a decision must pass, and whether it has: all read off what is declared of it.
extension MajorDecision {
    /// 第十四条第一款: always, but for what may lawfully not be disclosed.
    package var needsParticipation: Bool { !isUndisclosed }
    /// 第十九条第一款.
    package var needsExperts: Bool { isTechnical }
    /// 第二十二条第一款.
    package var needsRisk: Bool { mayHarm }
    /// 第二十九条第（一）项.
    package var needsCompetition: Bool { touchesOperators }

    func needsHearing(_ law: DecisionLaw, _ now: Moment) -> Bool {
        if hearingByLaw { return true }
        if law.isNational { return now.settings[Self.hearingForInterests] && (affectsInterests || hasDisagreement) && !isUndisclosed }
        return now.settings[Self.earlierHearing] && (affectsInterests || hasDisagreement || mayHarm) && !isUndisclosed
    }

    /// The experts who still stand after recusals.
    var standingExperts: [Expert] { experts.filter { $0.recusedOn == nil } }

    /// Whether a risk report says of the draft as it now is that the risk can be controlled.
    var isRiskControlled: Bool { riskControl == .controllable }

    /// Reviewed and found lawful, if need be after amendment; the exploratory reform is another way (第二十五条第二款).
    var isLawful: Bool { legalityOutcome == .lawful || legalityOutcome == .lawfulAfterAmendment }
    var isReviewed: Bool { isLawful || legalityOutcome == .unlawful }

    /// All of the five procedures that were required have been gone through.
    var isFull: Bool {
        (!needsParticipation || participatedOn != nil) && (!needsExperts || arguedOn != nil) && (!needsRisk || isRiskControlled) && isReviewed
            && decidedOn != nil
    }

    /// Those that did the main assessments before the decision may not evaluate it after (第三十六条第二款).
    var preassessors: [String] {
        let argued = standingExperts.flatMap { [$0.name, $0.unit] }
        return (argued + risks.map(\.assessor)).filter { !$0.isEmpty }
    }

    /// Third parties by what they did before the decision, whatever is now said of them.
    var outsideAssessors: [String] { risks.filter(\.isThirdParty).map(\.assessor) }

    /// What the dossier must hold at this point.
    var dossierParts: [DossierPart] {
        var parts: [DossierPart] = [.proposal, .start, .draft]
        if !unitsConcerned.isEmpty { parts.append(.consultation) }
        if needsParticipation { parts.append(.publicParticipation) }
        if needsExperts { parts.append(.expertOpinions) }
        if needsRisk { parts.append(.riskReport) }
        if needsCompetition { parts.append(.competition) }
        parts += [.legality, .minutes]
        if decidedOn != nil { parts.append(.partyRequest) }
        if publishedOn != nil { parts.append(.publication) }
        if !executionReports.isEmpty { parts.append(.execution) }
        if !evaluations.isEmpty { parts.append(.evaluation) }
        return parts
    }

    /// The papers that must go with the draft to the meeting (第二十九条).
    var papersRequired: [Paper] {
        var required: [Paper] = [.draft, .legality]
        if needsCompetition { required.append(.competition) }
        if needsParticipation { required.append(.publicOpinions) }
        if needsExperts { required.append(.expertOpinions) }
        if needsRisk { required.append(.riskReport) }
        return required
    }
}
