package import Kernel

private let rules = Law.competitionReview2024

extension FairCompetitionReview {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-05", "具有限制竞争效果的，没有得出符合标准的结论", rules(18)) { matter, history in
            guard history.ends(in: "conclude"), matter.findings.contains(where: { $0.finding == .problem }) else { return true }
            return matter.outcome != .conforms && matter.outcome != .notConcerned
        }
        Invariant("HG-05.exception", "适用例外规定的，写明情形和理由，有实施期限或者终止条件", rules(12)) { matter, history in
            guard history.ends(in: "conclude"), matter.outcome == .exception else { return true }
            return matter.exception != nil && !matter.exceptionReason.isEmpty && (matter.exceptionUntil != nil || !matter.endCondition.isEmpty)
        }
        Invariant("HG-05.apart", "提出审查结论的人员没有签发", rules(17)) { _, history in history.areApart(["opine"], ["conclude", "send-back"]) }
    }
}
