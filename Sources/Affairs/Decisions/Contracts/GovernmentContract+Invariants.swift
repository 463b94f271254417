package import Kernel

private let local = Law.localContracts

extension GovernmentContract {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-29", "没有经过合法性审查的，没有签订", local.cited()) { _, history in history.precede("sign", by: "take-opinion") }
        Invariant("HG-29.unlawful", "经审查不合法的，没有签订", local.cited()) { matter, history in
            !history.has("sign") || (matter.reviewOutcome?.permitsSigning ?? false)
        }
    }
}

extension LegalityReview.Outcome {
    /// Said over the outcomes themselves, apart from the gate.
    fileprivate var permitsSigning: Bool { self == .lawful || self == .lawfulAfterAmendment }
}
