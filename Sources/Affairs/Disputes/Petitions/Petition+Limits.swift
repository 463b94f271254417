import Kernel

extension Petition {
    /// All in calendar days. That an objection has five working days is a condition of objecting: who does not object is not late.
    @Clauses
    static func limits(_ law: PetitionLaw) -> [Clause<Self>] {
        Limit("forward", "登记后转送、交办", .days(15), from: \.receivedOn, until: \.disposedOn, basis: law.registration)
            .when { $0.receivedByOffice && $0.forwardedOn == nil }
        Limit("notice", "书面告知信访人", .days(15), from: \.noticeFrom, until: { $0.noticedOn ?? $0.noticeMissedOn }, basis: law.forwardedNotice)
            .when { $0.isReachable }.deems("notice-missed")
        Limit("handle", "办结信访事项", .days(60), from: \.acceptedOn, until: \.answeredOn, basis: law.handling)
            .when { $0.hasHandlingLimit(law) }
        Limit("handle-again", "重新办结信访事项", .days(60), from: \.reopenedOn, until: { $0.reansweredOn }, basis: law.handling)
            .when { $0.hasHandlingLimit(law) }
        Limit("review", "提出复查意见", .days(30), from: \.reviewRequestedOn, until: \.reviewEndedOn, basis: law.review)
        Limit("reexamine", "提出复核意见", .days(30), from: \.reexaminationRequestedOn, until: \.reexaminationEndedOn, basis: law.reexamination)
        ownLimits(law)
    }

    /// Periods that somebody has set for this petition.
    @Clauses
    private static func ownLimits(_ law: PetitionLaw) -> [Clause<Self>] {
        Limit(
            "report-back", "反馈办理结果", termText: "交办函指定的期限", from: \.forwardedOn, until: { $0.reportedBackOn ?? $0.declinedOn ?? $0.divertedOn },
            basis: law.assigning
        ) { matter, _ in matter.isAssigned ? days(from: matter.forwardedOn, to: matter.reportBy) : nil }
        Limit("major", "化解重点、积案", termText: "确定的化解时限", from: \.majorOn, until: \.majorResolvedOn, basis: law.leaders) { matter, _ in
            days(from: matter.majorOn, to: matter.majorDue)
        }
        Limit(
            "advice", "反馈督办建议", termText: "三十日，或者县里规定的期限", from: { $0.openSupervision?.on }, until: { _ in nil }, basis: law.adviceAnswer
        ) { _, settings in .days(min(max(settings[adviceAnswerDays], 1), 365)) }
    }

    private static func days(from first: Day?, to last: Day?) -> Term? {
        guard let first, let last, last > first else { return nil }
        return .days(min(last - first, 9_999))
    }

    /// What an earlier review said, before all began anew, ends no later one.
    private var reviewEndedOn: Day? { Self.since(reviewRequestedOn, reviewedOn) }
    private var reexaminationEndedOn: Day? { Self.since(reexaminationRequestedOn, reexaminedOn) }
    private static func since(_ asked: Day?, _ done: Day?) -> Day? {
        guard let asked, let done, done >= asked else { return nil }
        return done
    }
    private var disposedOn: Day? { forwardedOn ?? acceptedOn ?? declinedOn ?? divertedOn }
    /// From the forwarding where the petitions office received it, from the receipt where the organ itself did.
    private var noticeFrom: Day? { receivedByOffice ? forwardedOn : receivedOn }
}
