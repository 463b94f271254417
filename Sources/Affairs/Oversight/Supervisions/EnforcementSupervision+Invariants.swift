package import Kernel

private let opinionArticle = Law.enforcementSupervision2025(28)
private let decisionArticle = Law.enforcementSupervision2025(29)

extension EnforcementSupervision {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-32", "自行纠正没有核查的，没有办结", opinionArticle) { matter, history in
            !history.ends(in: "accept-correction") || (!matter.checkNote.isEmpty && !matter.isInsufficient && matter.selfCorrectedOn != nil)
        }
        Invariant("HG-32.apart", "报告自行纠正的人员没有认可", opinionArticle) { _, history in
            history.areApart(["self-correct"], ["accept-correction", "find-insufficient"])
        }
        Invariant("HG-32.decided", "作出监督决定的，整改结果转回以后才办结", decisionArticle) { _, history in
            history.precede("close", by: "receive-rectification")
        }
    }
}
