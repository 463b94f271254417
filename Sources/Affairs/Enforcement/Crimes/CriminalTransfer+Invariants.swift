package import Kernel

private let law = Law.crimeTransfer2020

extension CriminalTransfer {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-15", "移送附有移送书、情况的调查报告和涉案物品清单", law(6)) { matter, history in
            !history.has("transfer") || Set(matter.papers).isSuperset(of: [.letter, .report, .inventory])
        }
        Invariant("HG-15.approved", "负责人批准以后才移送，报告的人员没有批准", law(5, 2)) { _, history in
            history.precede("transfer", by: "approve") && history.areApart(["report"], ["approve", "refuse"])
        }
        Invariant("HG-15.refusal", "不批准移送的，写明理由", law(5, 2)) { matter, history in
            !history.has("refuse") || !matter.refusalReason.isEmpty
        }
    }
}
