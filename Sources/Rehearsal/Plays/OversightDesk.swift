import Affairs
import Kernel

/// Who supervises in the justice bureau, who answers in an organ, and how a rectification runs its course.
struct OversightDesk {
    let world: World
    let justice: OrganCode
    let supervisors: [Member]
    let heads: [Member]

    /// `nil` where the scenario has not two supervisors and a head at the justice bureau.
    init?(_ world: World) {
        guard let root = world.organs.root, let justice = world.organs.nearest(.justice, to: root) else { return nil }
        let supervisors = world.people(.supervisor, in: justice)
        let heads = world.people(.head, in: justice).filter { head in !supervisors.contains { $0.id == head.id } }
        guard Set(supervisors.map(\.id)).count >= 2, !heads.isEmpty else { return nil }
        (self.world, self.justice, self.supervisors, self.heads) = (world, justice, supervisors, heads)
    }

    /// The first of some roles that somebody holds in an organ.
    func person(_ roles: [Role], in organ: OrganCode) -> Member? {
        for role in roles { if let member = world.people(role, in: organ).first { return member } }
        return nil
    }

    /// Who writes for an inspected organ.
    func answerer(_ organ: OrganCode) -> Member? { person([.clerk, .office], in: organ) }

    /// Two different supervisors, the first of whom leads.
    func pair(_ dice: Dice) -> (first: Member, second: Member) {
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
    private func rectifier(_ organ: OrganCode) -> Member? { person([.head, .officer, .clerk, .office], in: organ) }

    /// From plan to closing, sometimes with more time or sent back once; verified by a supervisor.
    func rectify<M: Matter>(_ course: Course<M>, at organ: OrganCode, verifiedBy verifier: Member, what: String) {
        guard let clerk = answerer(organ), let rectifier = rectifier(organ) else { return }
        let assigned = course.today
        course.pass(days: 2...6)
        let target = assigned.advanced(by: course.number(20...26))
        course.child(
            Rectification.self, "plan", by: clerk, \.target <- "问题全部纠正，建立制度防止再犯", \.measuresPlanned <- "逐项纠正\(what)，组织执法人员培训，完善内部审核",
            \.rectifier <- rectifier.id, \.targetDay <- target)
        course.pass(days: 3...6)
        let progress = Rectification.Progress(\.note <- course.pick(["已制定纠正清单", "已组织学习培训", "已完成半数纠正"]))
        course.child(Rectification.self, "record-progress", by: clerk, \.progress <- [progress])
        let isLengthened = course.chance(150)
        if isLengthened {
            course.pass(minutes: 30...90).child(
                Rectification.self, "request-extension", by: clerk, \.extensionReason <- "所涉案卷较多，部分材料需向当事人补充送达",
                \.extensionUntil <- target.advanced(by: 15))
            course.pass(days: 1...1).child(Rectification.self, "grant-extension", by: heads[0], \.extensionNote <- "同意延期十五日")
        }
        course.pass(days: isLengthened ? 8...12 : 2...5)
        let report: Fields<Rectification> = [\.report <- "\(what)已经纠正，并完善了内部审核制度", \.evidence <- ["纠正文书", "培训签到表", "制度文本"]]
        course.child(Rectification.self, "report", by: clerk, report)
        if course.chance(200) {
            course.pass(days: 2...4).child(
                Rectification.self, "send-back", by: verifier, \.method <- .papers, \.verifiedFact <- "佐证材料不全，尚有一件没有纠正",
                \.targetDay <- world.workingDay(10, after: course.today))
            course.pass(days: 4...8).child(Rectification.self, "report", by: clerk, report)
        }
        course.pass(days: 2...5).child(Rectification.self, "close", by: verifier, \.method <- .onSite, \.verifiedFact <- "查看纠正文书和近期案卷，整改到位")
    }
}
