package import Kernel

private let rules = Law.petitions2022

extension Petition {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-26", "检举控告没有转给被检举、控告的机关", rules(30)) { matter, _ in
            matter.petitionClass != .accusation || matter.handler == nil || matter.handler != matter.complainedOrgan
        }
        Invariant("HG-26.accused", "被检举、控告的人员没有办理", rules(46, item: 5)) { matter, history in
            matter.petitionClass != .accusation || matter.accused.isUnset
                || !history.all("accept", "accept-own", "investigate", "opine", "reply").contains { matter.accused.contains($0.person) }
        }
        Invariant("HG-27.again", "复核终结以后以同一事实和理由提出的，没有受理", rules(36)) { matter, history, now in
            guard history.ends(in: "accept", "accept-own"), !matter.newFacts, let earlier = matter.earlier.flatMap({ now.find($0) }) else {
                return true
            }
            // Somebody else's petition that was named by mistake is no earlier one.
            return earlier.terminatedOn == nil || !matter.petitioner.isSame(as: earlier.petitioner)
        }
        Invariant("HG-27", "没有受理的，没有出具处理意见", rules(23)) { _, history in
            history.precede("opine", by: "accept", "accept-own", "revoke-opinion", "revoke-review")
        }
    }
}
