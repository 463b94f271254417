import Kernel

extension Petition {
    /// All in calendar days. That an objection has five working days is a condition of objecting: who does not object is not late.
    @Clauses
    static func limits(_ law: PetitionLaw) -> [Clause<Self>] {
        Limit("forward", "登记后转送、交办", .days(15), from: \.receivedOn, until: \.disposedOn, basis: law.registration)
            .when("信访工作机构收到的") { $0.receivedByOffice && $0.forwardedOn == nil }
            .runs(from: "收到信访事项", until: "转送、交办，或者不予受理、导入法定途径")
        Limit("notice", "书面告知信访人", .days(15), from: \.noticeFrom, until: { $0.noticedOn ?? $0.noticeMissedOn }, basis: law.forwardedNotice)
            .when("信访人姓名（名称）、住址清楚的") { $0.isReachable }.deems("notice-missed")
            .runs(from: "收到转送、交办的信访事项之日；信访人直接提出的，收到信访事项之日", until: "书面告知信访人")
        Limit("handle", "办结信访事项", .days(60), from: \.acceptedOn, until: \.answeredOn, basis: law.handling)
            .when(law.limited) { $0.hasHandlingLimit(law) }.runs(from: "受理之日", until: "办结，答复信访人")
        Limit("handle-again", "重新办结信访事项", .days(60), from: \.reopenedOn, until: { $0.reansweredOn }, basis: law.handling)
            .when(law.limited) { $0.hasHandlingLimit(law) }.runs(from: "责令重新处理之日", until: "重新办结，答复信访人")
        Limit("review", "提出复查意见", .days(30), from: \.reviewRequestedOn, until: \.reviewEndedOn, basis: law.review)
            .runs(from: "收到复查请求之日", until: "提出复查意见")
        Limit("reexamine", "提出复核意见", .days(30), from: \.reexaminationRequestedOn, until: \.reexaminationEndedOn, basis: law.reexamination)
            .runs(from: "收到复核请求之日", until: "提出复核意见")
        ownLimits(law)
    }

    /// Periods that somebody has set for this petition.
    @Clauses
    private static func ownLimits(_ law: PetitionLaw) -> [Clause<Self>] {
        Limit(
            "report-back", "反馈办理结果", termText: "交办函指定的期限", from: \.forwardedOn, until: { $0.firstReportedOn ?? $0.declinedOn ?? $0.divertedOn },
            basis: law.assigning
        ) { matter, _ in days(from: matter.forwardedOn, to: matter.reportBy) }
        .when("交办的") { $0.isAssigned }.runs(from: "交办", until: "反馈办理结果，提交办结报告")
        Limit("major", "化解重点、积案", termText: "确定的化解时限", from: \.majorOn, until: \.majorEndedOn, basis: law.leaders) { matter, _ in
            days(from: matter.majorOn, to: matter.majorDue)
        }
        .when("确定化解时限的") { $0.isMajorWhileOpen }.runs(from: "列为重点、积案", until: "化解销号；信访事项先行办结的，至办结")
        Limit(
            "advice", "反馈督办建议", termText: "三十日，或者县里规定的期限", from: { $0.openSupervision?.on }, until: { _ in nil }, basis: law.adviceAnswer
        ) { _, settings in .days(min(max(settings[adviceAnswerDays], 1), 365)) }
        .runs(from: "收到督办的建议", until: "书面反馈采纳情况")
    }

    /// Struck off, or the petition itself has come to its end.
    private var majorEndedOn: Day? { majorResolvedOn ?? declinedOn ?? divertedOn ?? closedOn }
    /// One that is listed after its end is watched by its leader alone.
    private var isMajorWhileOpen: Bool {
        guard let majorOn, let closedOn else { return true }
        return majorOn <= closedOn
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
