import Kernel

/// What this county's own cases say of the act that is sued over nobody is asked for again.
extension LitigationResponse {
    private struct SuedAct {
        var name = ""
        var number = ""
        var on: Day?
    }

    /// The decision of reconsideration where that is sued over, else the penalty; `nil` where neither is a case of this county, or is decided.
    private func suedAct(_ now: Moment) -> SuedAct? {
        if isAboutReview {
            guard let review = reconsideration.flatMap({ now.find($0) }), let day = review.decidedOn else { return nil }
            return SuedAct(name: "行政复议决定", number: review.decisionNumber, on: day)
        }
        guard let decided = penalty.flatMap({ now.find($0) }), let day = decided.decidedOn else { return nil }
        return SuedAct(name: PenaltyCase.decisionName, number: decided.decisionNumber, on: day)
    }

    /// 判决被告重新作出行政行为, by a judgment in effect about the act itself (行政诉讼法第七十条).
    var ordersRemaking: Bool { remakeOrdered && effectiveOn != nil && !isRetried && !isAboutReview }

    /// What was typed stays.
    mutating func takeAct(_ now: Moment) {
        guard let act = suedAct(now) else { return }
        if actName.isEmpty { actName = act.name }
        if actNumber.isEmpty { actNumber = act.number }
        actOn = actOn ?? act.on
    }

    /// The day of the act: as it was typed, or as the case of this county has it.
    func actDay(_ now: Moment) -> Day? { actOn ?? suedAct(now)?.on }

    /// Where what was typed and what this county's own case says differ.
    func actDifferences(_ now: Moment) -> [String] {
        guard let act = suedAct(now) else { return [] }
        return [
            actNumber == act.number ? "" : "文号填写为\(actNumber)，该案为\(act.number)",
            actOn == act.on ? "" : "日期填写为\(actOn?.chinese ?? "")，该案为\(act.on?.chinese ?? "")",
        ].filter { !$0.isEmpty }
    }
}
