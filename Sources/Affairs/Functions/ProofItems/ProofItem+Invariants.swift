package import Kernel

private let lawful = Law.businessEnvironment(44)

extension ProofItem {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-19", "没有法律、法规或者国务院决定依据的证明事项没有保留", lawful) { matter, history in
            !history.ends(in: "keep", "pledge") || (matter.level != nil && matter.level != ProofItem.BasisLevel.none && !matter.basisText.isEmpty)
        }
        Invariant("HG-19.apart", "提出处理意见的人员没有决定", lawful) { _, history in
            // An item that was kept may be proposed anew years later, also by somebody who once decided on another proposal.
            var proposer: PersonID?
            for step in history.steps {
                if step.action == "propose" { proposer = step.person }
                if ["keep", "pledge", "cancel"].contains(step.action), step.person == proposer { return false }
            }
            return true
        }
    }
}
