package import Kernel

private let legality = Law.documentReview2018
private let control = Law.documentControl2018

extension NormativeDocument {
    @Invariants
    package static var invariants: [Invariant<Self>] {
        Invariant("HG-06", "没有经过合法性审核的，没有审议通过", legality.cited("第（五）项")) { _, history in
            history.precede("pass", by: ["take-opinion"], since: ["revise"])
        }
        Invariant("HG-06.unlawful", "合法性审核认为不合法的，没有审议通过", legality.cited("第（六）项")) { matter, history in
            guard let passed = history.last("pass"), let reviewed = history.last("take-opinion"), reviewed.at <= passed.at else { return true }
            return matter.reviewOutcome != .unlawful && matter.reviewOutcome != .returned
        }
        Invariant("HG-06.answered", "审核意见要求修改的，修改以后才审议通过", legality.cited("第（六）项")) { matter, history in
            // A text that was passed and sent back is reviewed anew: its new opinion says nothing of the former meeting.
            guard history.ends(in: "pass"), matter.reviewOutcome == .lawfulAfterAmendment else { return true }
            return history.steps.reversed().prefix { $0.action != "take-opinion" }.contains { $0.action == "answer-opinion" }
        }
        Invariant("HG-06.apart", "送审的人员没有核收", legality.cited("第（五）项")) { _, history in history.areApart(["submit"], ["receive"]) }
        Invariant("HG-05", "涉及经营者经济活动的，没有经过公平竞争审查或者违反标准的，没有审议通过", Law.competitionReview2024(18)) { matter, history in
            guard history.ends(in: "pass"), matter.touchesCompetition else { return true }
            return matter.competitionConclusion.map { $0 != .violates } ?? false
        }
        Invariant("HG-06.consulted", "没有公开征求意见的，写明依法不公开的事由以后才送审", control.cited("第（五）项")) { matter, history in
            !history.ends(in: "submit", "pass") || matter.exemption != nil
                || (matter.consultationOpenedOn != nil && matter.consultationClosedOn != nil)
        }
        Invariant("HG-07", "没有登记编号的，没有公布", control.cited("第（八）项")) { matter, history in
            guard history.has("publish") else { return true }
            return history.precede("publish", by: ["register"], since: ["refuse-registration"]) && !matter.number.isEmpty
        }
        Invariant("HG-07.signed", "没有签署的，没有登记、公布", control.cited("第（八）项")) { _, history in
            history.precede("register", by: ["sign"], since: ["refuse-registration"]) && history.precede("sign", by: "pass")
        }
    }
}
