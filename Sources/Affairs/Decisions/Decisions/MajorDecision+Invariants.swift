package import Kernel

private let law = Law.majorDecisions

extension MajorDecision {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-01", "没有经过合法性审查的，没有提交讨论", law(25)) { _, history in
            history.precede("table", by: ["take-legality"], since: ["revise"])
        }
        Invariant("HG-03", "公众参与没有完成的，没有提交讨论", law(14)) { matter, history in
            !matter.needsParticipation || history.precede("table", by: "close-participation")
        }
        Invariant("HG-04", "没有经过集体讨论的，没有作出决定", law(30, 1)) { matter, history in
            matter.decidedOn == nil || (history.has("decide") && !matter.meetings.isEmpty)
        }
        Invariant("HG-04.party", "没有请示报告同级党委的，没有公布", law(31)) { _, history in
            history.precede("publish", by: ["record-consent"], since: ["reconsider"])
        }
        Invariant("HG-04.table", "没有提交讨论的，没有作出决定", law(29)) { _, history in
            history.precede("decide", by: ["table"], since: ["return-papers", "postpone", "reconsider"])
        }
    }
}
