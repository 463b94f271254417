import Kernel

/// The penalty that is attacked learns from the case itself that it was accepted, and how it ended.
extension Action where M == Reconsideration {
    func tellingPenalty() -> Self {
        causes("note-challenge", in: PenaltyCase.self, of: { matter, _ in matter.attacked }) { _, _ in [.set(\.challengeKind, .reconsideration)] }
    }

    /// When the decision takes effect.
    func endingChallenge() -> Self {
        tellingResult(of: { $0.attacked }, as: { $0.penaltyResult }) { matter, _ in matter.told }
    }

    /// When the case ends without a decision (调解、终止), which leaves the penalty as it is.
    func endingChallengeUndecided() -> Self { tellingEnd(of: { $0.attacked }) { matter, _ in matter.told } }
}

extension Reconsideration {
    /// What the penalty is told.
    fileprivate var told: [Filling<PenaltyCase>] {
        let result = penaltyResult
        // The draft that a missing reply left behind is no reason where nothing was decided.
        let reason = result == .upheld || result == .withdrawn ? "" : ground?.name ?? ""
        return [.set(\.challengeKind, .reconsideration), .set(\.challengeResult, result), .set(\.fallReason, reason)]
    }

    fileprivate var attacked: [Ref<PenaltyCase>] { penalty.map { [$0] } ?? [] }

    /// What the outcome means for a penalty.
    fileprivate var penaltyResult: PenaltyCase.ChallengeResult {
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
