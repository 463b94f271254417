import Affairs
import Kernel

/// Who supervises in the justice bureau, who answers in an organ, and how a rectification runs its course.
struct OversightDesk {
    let world: World
    let justice: OrganCode
    let supervisors: [Scenario.Member]
    let heads: [Scenario.Member]

    /// `nil` where the scenario has not two supervisors and a head at the justice bureau.
    init?(_ world: World) {
        guard let root = world.organs.root, let justice = world.organs.nearest(.justice, to: root) else { return nil }
        let supervisors = world.people(.supervisor, in: justice)
        let heads = world.people(.head, in: justice).filter { head in !supervisors.contains { $0.id == head.id } }
        guard Set(supervisors.map(\.id)).count >= 2, !heads.isEmpty else { return nil }
        (self.world, self.justice, self.supervisors, self.heads) = (world, justice, supervisors, heads)
    }

    /// The first of some roles that somebody holds in an organ.
    func person(_ roles: [Role], in organ: OrganCode) -> Scenario.Member? {
        for role in roles {
            if let member = world.people(role, in: organ).first { return member }
        }
        return nil
    }

    /// Who writes for an inspected organ.
    func answerer(_ organ: OrganCode) -> Scenario.Member? { person([.clerk, .office], in: organ) }

    /// Two different supervisors, the first of whom leads.
    func pair(_ dice: inout Dice) -> (first: Scenario.Member, second: Scenario.Member) {
        let first = dice.number(0...supervisors.count - 1)
        let step = dice.number(1...supervisors.count - 1)
        return (supervisors[first], supervisors[(first + step) % supervisors.count])
    }

    /// Those who can answer, in the order of their codes.
    func organs(where holds: (Organ) -> Bool) -> [OrganCode] {
        world.organs.organs.values.filter { holds($0) && $0.code != justice && answerer($0.code) != nil }.map(\.code)
            .sorted { $0.description < $1.description }
    }

    /// Whoever is named as answering for the rectification, and so may not verify it.
    private func rectifier(_ organ: OrganCode) -> Scenario.Member? { person([.head, .officer, .clerk, .office], in: organ) }

    /// From plan to closing, sometimes with more time or sent back once; verified by a supervisor.
    func rectify(_ course: inout Course, at organ: OrganCode, verifiedBy verifier: Scenario.Member, what: String, _ dice: inout Dice) {
        guard let clerk = answerer(organ), let rectifier = rectifier(organ) else { return }
        let assigned = course.today
        course.pass(workingDays: 2...6, &dice)
        let target = assigned.advanced(by: dice.number(20...26))
        course.child(
            "rectification", "plan", by: clerk,
            [
                "target": "问题全部纠正，建立制度防止再犯", "measuresPlanned": "逐项纠正\(what)，组织执法人员培训，完善内部审核", "rectifier": rectifier.id.description,
                "targetDay": target.iso,
            ])
        course.pass(workingDays: 3...6, &dice)
        let progress: JSON = .record(["note": .text(dice.pick(["已制定纠正清单", "已组织学习培训", "已完成半数纠正"]))])
        course.child("rectification", "record-progress", by: clerk, ["progress": JSON.array([progress]).encoded])
        let isLengthened = dice.chance(150)
        if isLengthened {
            course.pass(minutes: 30...90, &dice)
            course.child(
                "rectification", "request-extension", by: clerk,
                ["extensionReason": "所涉案卷较多，部分材料需向当事人补充送达", "extensionUntil": target.advanced(by: 15).iso])
            course.pass(workingDays: 1...1, &dice)
            course.child("rectification", "grant-extension", by: heads[0], ["extensionNote": "同意延期十五日"])
        }
        course.pass(workingDays: isLengthened ? 8...12 : 2...5, &dice)
        let report = ["report": "\(what)已经纠正，并完善了内部审核制度", "evidence": "纠正文书,培训签到表,制度文本"]
        course.child("rectification", "report", by: clerk, report)
        if dice.chance(200) {
            course.pass(workingDays: 2...4, &dice)
            course.child(
                "rectification", "send-back", by: verifier,
                [
                    "method": "papers", "verifiedFact": "佐证材料不全，尚有一件没有纠正", "targetDay": world.workingDay(10, after: course.today).iso,
                ])
            course.pass(workingDays: 4...8, &dice)
            course.child("rectification", "report", by: clerk, report)
        }
        course.pass(workingDays: 2...5, &dice)
        course.child("rectification", "close", by: verifier, ["method": "onSite", "verifiedFact": "查看纠正文书和近期案卷，整改到位"])
    }
}
