package import Kernel

extension PowerItem {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("powers", "没有合法性审核的，没有报请审定", PowerLaw.examining) { matter, history in
            guard history.ends(in: "present") else { return true }
            return history.has("examine-legality") && matter.legalityVerdict != nil
        }
        Invariant("powers.basis", "没有依据的，没有审定列入", PowerLaw.cleaning) { matter, history in
            !history.ends(in: "approve") || !matter.grounds.isEmpty
        }
    }
}
