package import Kernel

extension Inspection {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-08", "实施检查的人员不少于两人", Law.penalty2021(42)) { matter, _ in
            matter.visitedOn == nil || Set(matter.officers).count >= 2
        }
        Invariant("HG-18", "没有批准的，没有实施检查", Law.enterpriseInspection2025.cited()) { _, history in history.precede("visit", by: "approve") }
        Invariant("HG-18.apart", "提请检查的人员没有批准", Law.enterpriseInspection2025.cited()) { _, history in history.areApart(["propose"], ["approve"]) }
        Invariant("HG-18.notice", "预先通知的检查，送达通知书以后才实施", Law.enterpriseInspection2025.cited()) { matter, history in
            matter.unannounced || !history.has("visit") || history.has("notify")
        }
    }
}
