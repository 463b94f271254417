import Kernel

/// 领导接访、包案，重点信访和积案，督办.
extension Petition {
    @Clauses
    static func leadershipClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action(
            "record-leader", "登记领导办理", .registered, .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, .closed,
            by: .petitions, .clerk, .office, basis: law.leaders
        )
        .appends(\.leaderDeeds, needing: \.leader, \.post, \.deed, completing: { $0.on = $2.today })
        majorClauses(law)
    }

    /// 重点信访事项、积案: a leader answers for it, and whoever resolves it does not strike it off.
    @Clauses
    private static func majorClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action(
            "designate", "列为重点、积案", .registered, .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, .closed,
            by: .petitions, basis: law.leaders
        )
        .atOffice().needs(\.majorKind, \.majorReason, \.majorLeader).fills(\.handler, \.majorPlan, \.majorDue)
        .requires("not-yet-designated", "尚未列入", law.leaders) { matter, _ in matter.majorOn == nil }
        .requires("handler-named", "明确责任机关", law.responsibility) { matter, _ in matter.handler != nil }
        .requires("handler-is-competent", "已经转送、交办、受理的，责任机关是有权处理的机关", law.responsibility) { matter, _ in
            matter.competent == nil || matter.handler == matter.competent
        }
        .requires("handler-not-accused", "检举控告的责任机关不是被检举、控告的机关", law.noDisclosure) { matter, now in
            guard matter.petitionClass == .accusation, let accused = matter.complainedOrgan, let handler = matter.handler else { return true }
            return !now.organs.subtree(of: accused).contains(handler)
        }
        .requires("resolution-due-after-designation", "化解时限在列入以后", law.leaders) { matter, now in matter.majorDue.map { $0 > now.today } ?? true }
        .stamps(\.majorOn)
        Action(
            "propose-strike", "申请销号", .registered, .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, .closed,
            by: .clerk, .petitions, .officer, .head, basis: law.responsibility
        )
        .atHandler().needs(\.majorProposal, \.majorProof)
        .requires("designated-and-not-struck", "已经列为重点、积案，尚未销号", law.responsibility) { matter, _ in
            matter.majorOn != nil && matter.majorResolvedOn == nil
        }
        .requires("termination-proof-holds", "以依法终结为凭证的，已经复核终结", law.terminated) { matter, _ in
            matter.majorProof != .termination || matter.terminatedOn != nil
        }
        .requires("leader-has-acted", "包案领导已经接访、下访、约访或者包案办理", law.leaders) { matter, _ in
            matter.leaderDeeds.contains { $0.deed == .charge || ($0.deed?.isMeeting ?? false) }
        }
        .stamps(\.majorProposedOn)
        Action(
            "strike", "销号", .registered, .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, .closed,
            by: .petitions, basis: law.responsibility
        )
        .atOffice().separate(from: "propose-strike")
        .requires("strike-proposed-with-proof", "责任机关已经申请销号，附化解的凭证", law.responsibility) { matter, _ in
            matter.majorProposedOn != nil && matter.majorProof != nil
        }
        .requires("not-yet-struck", "尚未销号", law.responsibility) { matter, _ in matter.majorResolvedOn == nil }
        .stamps(\.majorResolvedOn)
        Action(
            "return-strike", "退回销号申请", .registered, .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, .closed,
            by: .petitions, basis: law.responsibility
        )
        .atOffice().needs(\.majorReturn)
        .requires("strike-proposal-pending", "责任机关已经申请销号，尚未销号", law.responsibility) { matter, _ in
            matter.majorProposedOn != nil && matter.majorResolvedOn == nil
        }
        .writes(\.majorProposedOn, \.majorProof) { matter, _ in (matter.majorProposedOn, matter.majorProof) = (nil, nil) }
    }

    @Clauses
    static func supervisionClauses(_ law: PetitionLaw) -> [Clause<Self>] {
        Action(
            "supervise", "督办", .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined, by: .petitions,
            basis: law.supervision
        )
        .atOffice()
        .appends(
            \.supervisions, needing: \.reason, \.advice, \.text,
            checks: [
                Check<Self, Supervision>.together("one-supervision", "一次督办一项", law.supervision) { supervisions, _, _ in supervisions.count <= 1 }
            ],
            completing: { $0.begin(on: $2.today) }
        )
        .requires("supervision-answered", "上一次督办已经反馈", law.supervision) { matter, _ in matter.openSupervision == nil }
        .issues("supervision")
        Action(
            "answer-supervision", "反馈督办", .forwarded, .accepted, .answered, .reviewing, .reviewed, .reexamining, .reexamined,
            by: .clerk, .petitions, .officer, .head, basis: law.adviceAnswer
        )
        .atHandler().needs(\.adviceAnswer).fills(\.adviceAdopted)
        .requires("supervision-open", "有尚未反馈的督办", law.adviceAnswer) { matter, _ in matter.openSupervision != nil }
        .writes(\.supervisions, \.adviceAnswer, \.adviceAdopted) { matter, now in
            guard let index = matter.supervisions.lastIndex(where: { $0.answeredOn == nil }) else { return }
            matter.supervisions[index].answeredOn = now.today
            (matter.supervisions[index].answer, matter.supervisions[index].adopted) = (matter.adviceAnswer, matter.adviceAdopted)
            (matter.adviceAnswer, matter.adviceAdopted) = ("", false)
        }
    }

    var openSupervision: Supervision? { supervisions.last { $0.answeredOn == nil } }

    /// Before the matter ends, whichever way: the answer to a suggestion is owed in writing.
    static func supervisionAnswered(_ law: PetitionLaw) -> Gate<Self> {
        Gate("supervision-answered", "督办的建议已经书面反馈", law.adviceAnswer) { matter, _ in matter.openSupervision == nil }
    }
}
