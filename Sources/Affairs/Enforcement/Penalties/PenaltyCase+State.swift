import Kernel

/// What follows from the record, for gates and documents.
extension PenaltyCase {
    var law: PenaltyArticles { PenaltyArticles.of(lawSince ?? openedOn) }

    /// The penalties to be carried out: as changed, where a decision was changed.
    var effectivePenalties: [PenaltyItem] {
        guard decision == .penalise, fall?.endsDuty != true else { return [] }
        return fall == .changed && !changedPenalties.isEmpty ? changedPenalties : penalties
    }
    var owed: Money { effectivePenalties.money }
    /// 已缴, without what was paid back.
    var paid: Money { Money(fen: payments.total.fen - refunded.fen) }
    var isPaid: Bool { paid >= owed }
    var unpaid: Money { Money(fen: max(0, owed.fen - paid.fen)) }

    /// Those who investigate the case, and those who did before they were replaced.
    func everyInvestigator(_ now: Moment) -> [PersonID] { Array(officers.persons(now).union(investigators)) }

    var preservedPending: Bool { preservations.last.map { $0.disposedOn == nil } ?? false }
    var challengePending: Bool { challenges.last.map { $0.until == nil } ?? false }

    /// The day on which the party was told: that on which the notice reached it.
    var toldOn: Day? { noticeService.servedOn }

    /// 未告知、未听取不得处罚; a defence that was made must have been reviewed.
    func isHeard(_ now: Moment) -> Bool {
        if defendedOn != nil { return defenceReviewedOn != nil }
        let days = now.settings[law.isRevised ? Self.defenceDays2021 : Self.defenceDays2017]
        return waivesDefence || now.hasPassed(.days(days), since: toldOn, by: law.rule)
    }

    /// The party's right to a hearing was used or is gone.
    func isHearingSettled(_ now: Moment) -> Bool { hearing.isSettled(law.hearingRequest, of: toldOn, by: law.rule, now) }

    /// Which penalties carry the right to a hearing: by kind, or by the amounts a county has set.
    func isEntitledToHearing(_ now: Moment) -> Bool {
        let large = now.settings[party.isNatural ? Self.largeForCitizen : Self.largeForOrganisation]
        let kinds = Set(proposedPenalties.compactMap(\.kind))
        // The 2017 text names stopping business and revoking; its “等” is read with the Supreme Court to take in large confiscations.
        var grave: Set<PenaltyKind> = [.suspendedBusiness, .revokedLicence]
        if law.isRevised { grave.formUnion([.downgraded, .closure, .ban]) }
        return !kinds.isDisjoint(with: grave) || proposedPenalties.fine >= large || proposedPenalties.confiscated >= large
            || !otherHearingGround.isEmpty
    }

    /// 2017: every decision to penalise; 2021: the four cases, and any that went through a hearing.
    var needsVerification: Bool { !law.isRevised || !verificationGrounds.isEmpty || hearingFinding != nil }
    var isVerified: Bool {
        switch verificationOpinion {
        case .agree: true
        case .correct: verificationAnsweredOn != nil
        case .return, nil: false
        }
    }

    /// What the legal reviewers were shown is what is found and proposed now.
    var isProposalReviewed: Bool { reviewedProposal == reviewedWords }

    /// The heads have discussed what is found and proposed now; another finding or another penalty is discussed anew.
    var isDiscussed: Bool { discussedOn != nil && discussedProposal == discussedWords }

    /// 追究时效: found within two years, or five where life, health or finance came to harm, or as a special law says.
    func isWithinLimitation(_ now: Moment) -> Bool {
        guard let actEndedOn, let discoveredOn else { return true }
        let term: Term = limitationMonths.map { .months($0) } ?? (law.isRevised && harm ? .years(5) : .years(2))
        return discoveredOn <= now.lastDay(of: term, from: actEndedOn)
    }

    /// Nothing stands in the way of a penalty: no suspicion, or whoever must decide on it has declined.
    var mayPenaliseDespiteCrime: Bool {
        !suspectedCrime || transferAnswer == .refused || policeAnswer == .notFiled || policeAnswer == .returned
    }
    /// Transferred and answered, or refused with a reason on record.
    var isCrimeSettled: Bool { mayPenaliseDespiteCrime || (transferredAt != nil && !policeReceipt.isEmpty && policeAnswer == .filed) }

    /// The last day to pay in time: fifteen days, or as deferred; without a deferral `nil` while execution is stopped before they are over.
    func lastDayToPay(_ now: Moment) -> Day? {
        guard let last = lastOrdinaryDay(now) else { return deferredUntil }
        return deferredUntil.map { max(last, $0) } ?? last
    }

    private func lastOrdinaryDay(_ now: Moment) -> Day? {
        decisionService.servedOn.flatMap { served in
            now.lastDay(ofLimit: "payment", lasting: .days(15), from: served, by: PenaltyArticles.rule(of: lawSince ?? openedOn))
        }
    }

    /// 申请法院强制执行的期限: from the end of the remedies; by the revision of 2021 from the end of a deferral that was granted (第七十二条第二款).
    /// Of a judgment that changed the penalty they run from the last day that it gives to perform, or from its service
    /// (法释〔2018〕1号第一百五十三条第二款).
    var courtPeriodFrom: Day? {
        if isChangedByJudgment, let changeDueOn { return changeDueOn }
        guard let remediesUntil, let deferredUntil, law.isRevised else { return remediesUntil }
        return max(remediesUntil, deferredUntil)
    }

    /// It fell before it was served: there is nothing left to serve.
    var isUnservedAndFallen: Bool { !decisionService.isDone && fall?.endsDuty == true }

    /// A decision that lightens is a decision to penalise: where such a one is reviewed or discussed first, the organ cannot simply change it.
    var needsFullProcedure: Bool { needsVerification || complicated }

    /// The day on which it was closed, unless it was opened again since.
    var endedOn: Day? { reopenedOn == nil ? closedOn : nil }

    /// What has to be in its file, by what happened (归档).
    var filePapers: [FilePaper] {
        let papers: [(paper: FilePaper, isDue: Bool)] = [
            (.opening, filedOn != nil), (.decision, decision != nil && decision != .transfer), (.evidence, !evidence.isEmpty),
            (.hearing, !hearings.isEmpty), (.performance, paidOn != nil || executedOn != nil), (.report, reportedOn != nil),
            (.review, !verifications.isEmpty || !meetings.isEmpty), (.closing, procedureKind == .ordinary),
        ]
        return papers.filter { $0.isDue }.map { $0.paper }
    }

    /// 加处罚款: three per cent of the fine a day, never above the fine, none while payment is put off or the decision is under challenge.
    ///
    /// The 2017 text is silent on challenges; the Supreme Court's reply 〔2005〕行他字第29号 leaves that time out as well. What had accrued
    /// before a deferral was granted stays.
    func surchargeDue(_ now: Moment) -> Money {
        let fine = effectivePenalties.fine
        guard fine > .zero, let last = lastOrdinaryDay(now) else { return .zero }
        var spared: [(first: Day, last: Day?)] = challenges.compactMap { challenge in challenge.from.map { ($0, challenge.until) } }
        if let deferredOn { spared.append((deferredOn, deferredUntil)) }
        for restoration in restorations { if let from = restoration.from { spared.append((from, restoration.until)) } }
        if let paidOn { spared.append((paidOn.advanced(by: 1), nil)) }
        let days = now.daysGone(since: last, leaving: spared)
        return Money(fen: min(fine.fen, fine.fen * 3 * days / 100))
    }

    /// Starts the publication limit; the day count is the organ's, or the general seven.
    mutating func fixPublication(_ now: Moment) {
        publicationDays = now.settings[Self.publicationTerms].first { $0.organ == now.organ }?.days ?? now.settings[Self.publicationDays]
    }
}
