import Affairs
import Kernel

/// The fair competition review of one draft, as a sub-procedure on the desk that reviews it.
struct CompetitionDesk {
    let examiner: Member
    let signer: Member
    /// Whoever hears those concerned, for the drafter.
    let drafter: Member

    /// Somebody who examines and another who signs, in the organ that reviews; `nil` where there are not two.
    init?(_ world: World, at organ: OrganCode, drafter: Member) {
        let examiners = world.people(.clerk, in: organ) + world.people(.reviewer, in: organ) + world.people(.office, in: organ)
        guard let examiner = examiners.first,
            let signer = (world.people(.head, in: organ) + examiners).first(where: { $0.id != examiner.id })
        else { return nil }
        self.examiner = examiner
        self.signer = signer
        self.drafter = drafter
    }

    func review<M: Matter>(_ course: Course<M>, _ outcome: FairCompetitionReview.Outcome) {
        course.pass(days: 0...1).child(FairCompetitionReview.self, "accept", by: examiner)
        course.pass(days: 0...2)
        let whom = course.pick(["县工商联和三家企业", "行业协会", "五家经营户代表", "县个体私营经济协会"])
        let hearing = FairCompetitionReview.Hearing(
            \.party <- whom.hasSuffix("协会") ? .association : .operators, \.whom <- whom, \.on <- course.today,
            \.opinion <- outcome == .conforms ? "对公平竞争没有影响" : "对外地企业的条件应当相同", \.handling <- "已研究")
        course.child(FairCompetitionReview.self, "hear", by: drafter, \.hearings <- [hearing])
        course.pass(days: 0...2).child(FairCompetitionReview.self, "opine", by: examiner, opinion(outcome, until: course.today))
        course.pass(days: 0...1).child(FairCompetitionReview.self, "conclude", by: signer)
    }

    private func opinion(_ outcome: FairCompetitionReview.Outcome, until today: Day) -> Fields<FairCompetitionReview> {
        let problem: FairCompetitionReview.Standard? = outcome == .conforms ? nil : outcome == .exception ? .cost : .access
        let answers = FairCompetitionReview.Standard.allCases.map { standard in
            standard == problem
                ? FairCompetitionReview.Answer(\.standard <- standard, \.finding <- .problem, \.note <- "第六条对经营者的条件")
                : FairCompetitionReview.Answer(\.standard <- standard, \.finding <- .conforms)
        }
        var input: Fields<FairCompetitionReview> = [\.outcome <- outcome, \.findings <- answers]
        switch outcome {
        case .conforms: input.append(\.opinion <- "不含限制市场准入、要素流动和影响经营成本、经营行为的内容")
        case .conformsAfterAmendment: input += [\.opinion <- "修改后不含限制竞争内容", \.suggestions <- ["删去对注册地的限定"], \.amendments <- "已删去对注册地的限定"]
        default:
            input += [\.opinion <- "为社会公共利益所需，适用例外规定", \.exception <- .publicInterest]
            input += [
                \.exceptionReason <- "为实现节约能源、保护环境的公共利益，对使用清洁能源的给予补贴", \.alternatives <- "补贴对实现目的不可或缺，没有影响更小的方案，不会严重排除和限制竞争",
                \.exceptionUntil <- Day.lastDay(of: today.year + 3),
            ]
        }
        return input
    }
}
