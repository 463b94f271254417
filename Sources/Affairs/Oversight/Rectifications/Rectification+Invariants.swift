package import Kernel

extension Rectification {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-32", "没有申请销号的，没有销号", Law.responsibilityInspection2019(18)) { matter, history in
            guard history.has("close") else { return true }
            return history.precede("close", by: ["report"], since: ["send-back"]) && !matter.evidence.isEmpty
        }
        Invariant("HG-32.falsified", "弄虚作假的，没有销号", Law.responsibilityInspection2019(18)) { matter, history in
            !history.ends(in: "close") || !matter.falsified
        }
        Invariant("HG-32.apart", "整改的人员没有核查自己的整改", Law.responsibilityInspection2019(18)) { _, history in
            history.areApart(["plan", "report", "record-progress"], ["close", "sustain", "send-back"])
        }
    }
}
