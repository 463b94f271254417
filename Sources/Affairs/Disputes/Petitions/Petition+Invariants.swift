package import Kernel

private let rules = Law.petitions2022

extension Petition {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-26", "检举控告没有转给被检举、控告的机关", rules(30)) { matter, _ in
            matter.petitionClass != .accusation || matter.handler == nil || matter.handler != matter.complainedOrgan
        }
        Invariant("HG-26.accused", "被检举、控告的人员没有办理", rules(46)) { matter, history in
            matter.petitionClass != .accusation || matter.accused.isUnset
                || !history.all("accept", "accept-own", "investigate", "opine", "reply").contains { matter.accused.contains($0.person) }
        }
        Invariant("HG-27", "没有受理的，没有出具处理意见", rules(23)) { _, history in
            history.precede("opine", by: "accept", "accept-own", "revoke-opinion", "revoke-review")
        }
    }
}
