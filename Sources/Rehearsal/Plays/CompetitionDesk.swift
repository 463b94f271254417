import Affairs
import Kernel

/// The fair competition review of one draft, as a sub-procedure on the desk that reviews it.
struct CompetitionDesk {
    enum Outcome: String { case conforms, conformsAfterAmendment, exception }

    private static let kind: String = "competition-review"
    private static let standards: [String] = ["access", "flow", "cost", "conduct"]

    let examiner: Scenario.Member
    let signer: Scenario.Member
    /// Whoever hears those concerned, for the drafter.
    let drafter: Scenario.Member

    /// Somebody who examines and another who signs, in the organ that reviews; `nil` where there are not two.
    init?(_ world: World, at organ: OrganCode, drafter: Scenario.Member) {
        let examiners = world.people(.clerk, in: organ) + world.people(.reviewer, in: organ) + world.people(.office, in: organ)
        guard let examiner = examiners.first,
            let signer = (world.people(.head, in: organ) + examiners).first(where: { $0.id != examiner.id })
        else { return nil }
        self.examiner = examiner
        self.signer = signer
        self.drafter = drafter
    }

    func review(_ course: inout Course, _ outcome: Outcome, _ dice: inout Dice) {
        course.pass(workingDays: 0...1, &dice)
        course.child(Self.kind, "accept", by: examiner)
        course.pass(workingDays: 0...2, &dice)
        let whom = dice.pick(["县工商联和三家企业", "行业协会", "五家经营户代表", "县个体私营经济协会"])
        let hearing: JSON = .record([
            "party": .text(whom.hasSuffix("协会") ? "association" : "operators"), "whom": .text(whom), "on": .text(course.today.iso),
            "opinion": .text(outcome == .conforms ? "对公平竞争没有影响" : "对外地企业的条件应当相同"), "handling": .text("已研究"),
        ])
        course.child(Self.kind, "hear", by: drafter, ["hearings": JSON.array([hearing]).encoded])
        course.pass(workingDays: 0...2, &dice)
        course.child(Self.kind, "opine", by: examiner, opinion(outcome, until: course.today))
        course.pass(workingDays: 0...1, &dice)
        course.child(Self.kind, "conclude", by: signer)
    }

    private func opinion(_ outcome: Outcome, until today: Day) -> [String: String] {
        let problem = outcome == .conforms ? nil : (outcome == .exception ? "cost" : "access")
        let answers = Self.standards.map { standard -> JSON in
            standard == problem
                ? .record(["standard": .text(standard), "finding": .text("problem"), "note": .text("第六条对经营者的条件")])
                : .record(["standard": .text(standard), "finding": .text("conforms")])
        }
        var input = ["outcome": outcome.rawValue, "findings": JSON.array(answers).encoded]
        switch outcome {
        case .conforms: input["opinion"] = "不含限制市场准入、要素流动和影响经营成本、经营行为的内容"
        case .conformsAfterAmendment:
            input["opinion"] = "修改后不含限制竞争内容"
            input["suggestions"] = JSON.array([.text("删去对注册地的限定")]).encoded
            input["amendments"] = "已删去对注册地的限定"
        case .exception:
            input["opinion"] = "为社会公共利益所需，适用例外规定"
            input["exception"] = "publicInterest"
            input["exceptionReason"] = "为实现节约能源、保护环境的公共利益，对使用清洁能源的给予补贴"
            input["alternatives"] = "补贴对实现目的不可或缺，没有影响更小的方案，不会严重排除和限制竞争"
            input["exceptionUntil"] = Day.lastDay(of: today.year + 3).iso
        }
        return input
    }
}
