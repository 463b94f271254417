package import Kernel

extension InspectionTask {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-18.draw", "没有抽取记录的，没有派发", Law.randomChecks2015.cited()) { matter, history in
            guard history.has("dispatch") else { return true }
            return history.precede("dispatch", by: "take-draw") && matter.objectDraw != nil && matter.officerDraw != nil
        }
    }
}
