import Kernel

/// 法制审核 and 集体讨论, before the decision.
extension PenaltyCase {
    @Clauses
    static func review(_ law: PenaltyArticles) -> [Clause<Self>] {
        Action("submit-verification", "送法制审核", .reviewing, .notified, by: .officer, basis: law.verification)
            .awaited(at: .notified) { matter in matter.needsVerification && !matter.verificationPending && matter.verificationOpinion == nil }
            .fills(\.verificationGrounds)
            .byOfficers(law)
            .requires("penalty-proposed", "拟给予行政处罚", law.verification) { matter, _ in matter.proposal == .penalise }
            .requires("no-verification-pending", "没有正在进行的法制审核", law.verification) { matter, _ in !matter.verificationPending }
            .writes(\.verificationPending, \.verificationOpinion, \.verificationAnsweredOn, \.reviewedProposal) { matter, _ in
                (matter.verificationPending, matter.verificationOpinion, matter.verificationAnsweredOn) = (true, nil, nil)
                matter.reviewedProposal = matter.reviewedWords
            }
            .opens(LegalVerification.self, by: "receive", at: .own) { matter, now in matter.verificationRequest(now) }
        Action("take-verification", "收到审核意见", .reviewing, .notified, .hearing, by: .system, basis: law.verification)
            .receives(LegalVerification.self, writing: \.verifications, \.verificationPending, \.verificationOpinion) { matter, review, now in
                matter.take(review, now)
            }
        Action("answer-verification", "按审核意见纠正", .reviewing, .notified, by: .officer, basis: law.verification)
            .awaited(at: .notified) { matter in !matter.verificationPending && matter.verificationOpinion != nil && !matter.isVerified }
            .needs(\.verificationReply)
            .fills(\.facts, \.legalBasis, \.basisDocuments, \.benchmark, \.tier, \.departureReason, \.proposedPenalties)
            .byOfficers(law)
            .requires("opinion-asks-correction", "审核意见为纠正", law.verification) { matter, _ in matter.verificationOpinion == .correct }
            .requires(citation(law))
            .stamps(\.verificationAnsweredOn)
            // What the reviewers asked to be put right needs no second review.
            .writes(\.reviewedProposal) { matter, _ in matter.reviewedProposal = matter.reviewedWords }
        Action("discuss", "集体讨论", .reviewing, .notified, by: .head, basis: law.collective)
            .appends(\.meetings, needing: \.members, \.note, atMost: 1, checks: discussing(law)) { meeting, _, now in
                (meeting.form, meeting.on) = (meeting.form ?? .heads, meeting.on ?? now.today)
            }
            .barring(law)
            .writes(\.discussedOn, \.discussedProposal) { matter, now in
                (matter.discussedOn, matter.discussedProposal) = (matter.meetings.last?.on ?? now.today, matter.discussedWords)
            }
            .issues("minutes")
    }

    private static func discussing(_ law: PenaltyArticles) -> [Check<Self, Meeting>] {
        [
            Meeting.together(of: "行政机关负责人", basis: law.collective), Meeting.counted(basis: law.collective),
            Check("meeting-after-report", "集体讨论在调查终结以后，不晚于登记当日", law.collective) { meeting, matter, now in
                guard let held = meeting.on else { return true }
                return held <= now.today && (matter.reportedOn.map { $0 <= held } ?? false)
            },
        ]
    }

    private func verificationRequest(_ now: Moment) -> LegalVerification {
        var review = LegalVerification()
        review.subject = title
        review.caseNumber = filingNumber
        review.facts = newFacts.isEmpty ? facts : "\(facts)告知后新查明：\(newFacts)"
        review.legalBasis = legalBasis
        review.proposal = proposedPenalties.words
        review.handlers = officers.persons(now).sorted { $0.description < $1.description }
        return review
    }

    private mutating func take(_ review: LegalVerification, _ now: Moment) {
        var entry = Verification()
        (entry.on, entry.opinion, entry.text, entry.reviewer) = (review.concludedOn ?? now.today, review.opinion, review.opinionText, review.reviewer)
        verifications.append(entry)
        // An opinion on what is no longer proposed is kept and decides nothing.
        (verificationPending, verificationOpinion) = (false, isProposalReviewed ? review.opinion : nil)
    }
}
