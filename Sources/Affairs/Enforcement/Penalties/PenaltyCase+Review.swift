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
            .writes(\.verificationPending, \.verificationOpinion, \.verificationAnsweredOn) { matter, _ in
                (matter.verificationPending, matter.verificationOpinion, matter.verificationAnsweredOn) = (true, nil, nil)
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
        Action("discuss", "集体讨论", .reviewing, .notified, by: .head, basis: law.collective)
            .needs(\.discussionMembers, \.discussion)
            .barring(law)
            .requires("two-heads-discuss", "由行政机关负责人集体讨论，参加的不少于两人", law.collective) { matter, _ in Set(matter.discussionMembers).count >= 2 }
            .stamps(\.discussedOn)
    }

    private func verificationRequest(_ now: Moment) -> LegalVerification {
        var review = LegalVerification()
        review.subject = title
        review.caseNumber = filingNumber
        review.facts = facts
        review.legalBasis = legalBasis
        review.proposal = proposedPenalties.words
        review.handlers = persons(now).sorted { $0.description < $1.description }
        return review
    }

    private mutating func take(_ review: LegalVerification, _ now: Moment) {
        var entry = Verification()
        (entry.on, entry.opinion, entry.text, entry.reviewer) = (review.concludedOn ?? now.today, review.opinion, review.opinionText, review.reviewer)
        verifications.append(entry)
        (verificationPending, verificationOpinion) = (false, review.opinion)
    }
}
