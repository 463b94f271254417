package import Kernel

private let law = Law.doubleRandom2019

extension Draw {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-18", "各方承诺截止以后才揭示，各方揭示以后才抽取", law.cited()) { matter, history in
            guard history.ends(in: "draw") else { return true }
            let isOpen = matter.commitments.count >= 2 && matter.commitments.allSatisfy { !$0.secret.isEmpty }
            let resets = ["redraw", "void"]
            return isOpen && history.precede("draw", by: ["seal"], since: resets) && history.precede("reveal", by: ["seal"], since: resets)
        }
        Invariant("HG-18.chosen", "抽取的都在固定的名单之内，没有重复", law.cited()) { matter, history in
            guard history.ends(in: "draw") else { return true }
            return Set(matter.selected).isSubset(of: matter.candidates.map(\.id)) && Set(matter.selected).count == matter.selected.count
        }
    }
}
