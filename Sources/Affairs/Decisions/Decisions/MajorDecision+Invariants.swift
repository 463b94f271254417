package import Kernel

private let law = Law.majorDecisions

extension MajorDecision {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-01", "没有经过合法性审查的，没有提交讨论", law(25)) { _, history in
            history.precede("table", by: ["take-legality"], since: ["revise"])
        }
        Invariant("HG-01.unlawful", "经审查不合法的，没有提交讨论；探索性改革明示法律风险的除外", law(25, 2)) { matter, history in
            guard history.ends(in: "table", "decide") else { return true }
            switch matter.legalityOutcome {
            case .lawful, .lawfulAfterAmendment: return true
            case .unlawful: return matter.isExploratory && !matter.legalRisk.isEmpty
            case .returned, nil: return false
            }
        }
        Invariant("HG-02", "应当评估风险而没有评估，或者风险不可控的，没有提交讨论", law(24)) { matter, history in
            !history.ends(in: "table", "decide") || !matter.mayHarm || matter.riskControl == .controllable
        }
        Invariant("HG-03.experts", "专业性、技术性较强的，专家论证以后才提交讨论", law(19, 1)) { matter, history in
            !history.ends(in: "table") || !matter.isTechnical || (matter.arguedOn != nil && history.has("close-argument"))
        }
        Invariant("HG-03.recused", "有直接利害关系的专家没有参加论证", law(20)) { matter, _ in
            matter.experts.allSatisfy { !$0.hasInterest || $0.recusedOn != nil }
        }
        Invariant("HG-05", "涉及市场主体经济活动的，没有经过公平竞争审查或者违反标准的，没有出台", law(29, item: 1)) { matter, history in
            guard history.ends(in: "table", "decide", "publish"), matter.touchesOperators else { return true }
            return matter.competitionOutcome.map { $0 != .violates } ?? false
        }
        Invariant("HG-03", "公众参与没有完成的，没有提交讨论", law(14)) { matter, history in
            // What was tabled while it could not be disclosed and was sent back is not tabled.
            guard history.ends(in: "table", "decide", "publish"), matter.needsParticipation else { return true }
            return matter.participatedOn != nil && history.has("close-participation")
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
