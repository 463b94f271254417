import Kernel

/// The penalty that is attacked learns from the case itself that it was accepted, and how it ended.
extension Action where M == Reconsideration {
    func tellingPenalty() -> Self {
        causes("note-challenge", in: PenaltyCase.self, of: { matter, _ in matter.attacked }) { _, _ in [.set(\.challengeKind, .reconsideration)] }
    }

    /// When the decision takes effect.
    func endingChallenge() -> Self {
        tellingResult(of: { $0.attacked }, as: { $0.meaning($1) }) { matter, now in matter.told(now) }
            .freeing(Reconsideration.contested, by: { $0.caseNumber })
    }

    /// When the case ends without a decision (调解、终止), which leaves the penalty as it is.
    func endingChallengeUndecided() -> Self {
        tellingEnd(of: { $0.attacked }) { matter, now in matter.told(now) }.freeing(Reconsideration.contested, by: { $0.caseNumber })
    }
}

extension Reconsideration {
    /// What the penalty is told.
    fileprivate func told(_ now: Moment) -> [Filling<PenaltyCase>] {
        let result = meaning(now)
        // The draft that a missing reply left behind is no reason where nothing was decided.
        let reason = result.fall == nil ? "" : ground?.name ?? ""
        return [
            .set(\.challengeKind, .reconsideration), .set(\.challengeResult, result), .set(\.fallReason, reason),
            .set(\.restorationDocument, result == .restored ? decisionNumber : ""),
        ]
    }

    /// Decided anew after a court had revoked the first decision, an act that it had felled and is now upheld stands again.
    fileprivate func meaning(_ now: Moment) -> PenaltyCase.ChallengeResult {
        guard penaltyResult == .upheld, renews != nil, penalty.flatMap({ now.find($0) })?.isFallenByOthers == true else { return penaltyResult }
        return .restored
    }

    var attacked: [Ref<PenaltyCase>] { penalty.map { [$0] } ?? [] }

    /// What this county's own case says of the decision nobody is asked for again: its name, number and day, what it is about in money, and
    /// what decides the way it is handled. What was typed stays.
    mutating func takeAct(_ now: Moment) {
        guard let decided = penalty.flatMap({ now.find($0) }), let day = decided.decidedOn else { return }
        if actName.isEmpty { actName = PenaltyCase.decisionName }
        if actNumber.isEmpty { actNumber = decided.decisionNumber }
        actOn = actOn ?? day
        if decided.penalties.money > .zero { amount = amount ?? decided.penalties.money }
        let kinds = decided.penalties.compactMap(\.kind)
        let traits: [(trait: ActTrait, holds: Bool)] = [
            (.onTheSpot, decided.procedureKind == .simple), (.liberty, kinds.contains(.detention)),
            (.warning, !kinds.isEmpty && kinds.allSatisfy { $0 == .warning || $0 == .criticism }),
        ]
        actTraits += traits.filter { $0.holds && !actTraits.contains($0.trait) }.map { $0.trait }
    }

    /// The day of the act: as it was typed, or as the case of this county has it.
    func actDay(_ now: Moment) -> Day? { actOn ?? penalty.flatMap { now.find($0) }?.decidedOn }

    /// What the outcome means for a penalty.
    var penaltyResult: PenaltyCase.ChallengeResult {
        switch outcome {
        case .revoke: .revoked
        case .change, .revokePartly: .changed
        case .illegal: .illegal
        case .void: .void
        case .uphold, .rejectRequest, .rejectApplication, .perform, .agreement: .upheld
        case .mediate, .terminate, nil: .withdrawn
        }
    }
}
