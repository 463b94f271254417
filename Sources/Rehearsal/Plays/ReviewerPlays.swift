import Affairs
import Kernel

/// 法制审核人员: those in the register at the end of the year, most of them from before it, and the few who come and go.
package struct ReviewerPlays {
    private static let kind: String = "legal-reviewer"

    let world: World
    private let keepers: [Scenario.Member]

    package init(_ world: World) {
        self.world = world
        keepers = world.people(.certification, in: world.organ(.justice))
    }

    package func plays() -> [Play] {
        let wanted = world.scenario.targets["legal-reviewer.registered"] ?? 0
        guard wanted > 0, !keepers.isEmpty else { return [] }
        let candidates = candidates
        let kept = min(wanted, candidates.count)
        // One in twenty leaves in the year, as far as there are people to follow.
        let leavers = min(candidates.count - kept, kept / 20)
        return (0..<kept + leavers).map { index in
            let key = "\(Self.kind)/\(index + 1)"
            var dice = Dice(seed: world.scenario.seed, "day/\(key)")
            let isLeaver = index >= kept
            let isNew = !isLeaver && index % 8 == 5
            let day =
                isNew ? world.workingDay(of: world.scenario.year, from: 2, through: 10, &dice) : day(inDecemberBefore: world.scenario.year, &dice)
            let opens = Instant(day, hour: dice.number(9...11), minute: dice.number(0...59))
            let member = candidates[index]
            return Play(key, opens: opens) { world, dice in steps(member, isNew: isNew, isLeaver: isLeaver, opens, world, &dice) }
        }
    }

    /// Reviewers first, then those who review for the justice bureau, then officers: always of an organ that can appoint them.
    private var candidates: [Scenario.Member] {
        let able = world.scenario.people.filter { !world.people(.clerk, in: $0.organ).isEmpty && !world.people(.head, in: $0.organ).isEmpty }
        let reviewers = able.filter { $0.roles.contains(.reviewer) }
        let others = able.filter { !$0.roles.contains(.reviewer) && $0.roles.contains(.legality) }
        let officers = able.filter { !$0.roles.contains(.reviewer) && $0.roles.contains(.officer) && !$0.note.hasPrefix("certified-void") }
        return reviewers + others + officers
    }

    private func day(inDecemberBefore year: Int, _ dice: inout Dice) -> Day {
        world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: year - 1).advanced(by: dice.number(9...24)))
    }

    private func steps(
        _ member: Scenario.Member, isNew: Bool, isLeaver: Bool, _ opens: Instant, _ world: World, _ dice: inout Dice
    ) -> [Step] {
        let clerk = world.person(.clerk, in: member.organ, &dice)
        let keeper = dice.pick(keepers)
        var course = Course(world, opening: opens)
        var input = entry(member, qualified: isNew || dice.chance(450), opens.day, &dice)
        if isNew {
            course.open(Self.kind, at: member.organ, "nominate", by: clerk, input)
            course.pass(workingDays: 1...4, &dice)
            course.take("appoint", by: world.person(.head, in: member.organ, &dice))
            course.pass(workingDays: 1...6, &dice)
            if dice.chance(150) {
                course.take("return", by: keeper, ["returnReason": "未附法律职业资格证书复印件"])
                course.pass(workingDays: 1...3, &dice)
                course.take("amend", by: clerk, ["position": "法规股负责人"])
                course.pass(minutes: 20...60, &dice)
                course.take("appoint", by: world.person(.head, in: member.organ, &dice))
                course.pass(workingDays: 1...3, &dice)
            }
        } else {
            input["appointedOn"] = Day.first(ofMonth: dice.number(1...12), year: opens.day.year - 1).advanced(by: dice.number(0...27)).iso
            course.open(Self.kind, at: member.organ, "register-existing", by: clerk, input)
            course.pass(workingDays: 1...3, &dice)
        }
        course.take("enter", by: keeper)
        if isLeaver {
            course.move(to: world.workingDay(of: world.scenario.year, from: 3, through: 11, &dice), &dice)
            course.take("remove", by: clerk, ["removalReason": dice.pick(["transferred", "retired", "resigned"])])
            return course.steps
        }
        if dice.chance(600) {
            let day = world.workingDay(of: world.scenario.year, from: isNew ? 11 : 3, through: 11, &dice)
            course.move(to: day, &dice)
            let training = JSON.item([
                "on": .text(course.today.iso), "topic": .text(dice.pick(["重大执法决定法制审核实务", "行政处罚案件证据审查", "行政裁量权的运用与审核", "行政执法“三项制度”"])),
                "hours": .integer(dice.number(1...4) * 4),
            ])
            course.take("train", by: clerk, ["trainings": training])
        }
        if dice.chance(80) {
            course.pass(workingDays: 1...10, &dice)
            course.take("change", by: clerk, ["changes": JSON.item(["reason": .text("增加审核范围")]), "scopes": "penalty,licence,compulsion,other"])
        }
        return course.steps
    }

    private func entry(_ member: Scenario.Member, qualified: Bool, _ day: Day, _ dice: inout Dice) -> [String: String] {
        var input = [
            "person": member.id.description, "name": member.name, "unit": dice.pick(["法规股", "政策法规股", "法制股", "综合股（法制）"]),
            "staffing": dice.chance(800) ? "civilServant" : "publicInstitution",
            "scopes": dice.pick(["penalty", "penalty,licence", "penalty,compulsion"]),
            "position": dice.pick(["法规股股长", "法规股工作人员", "四级主任科员", "一级科员"]), "background": dice.pick(["lawDegree", "experience", "experience"]),
        ]
        if qualified {
            let year = day.year - dice.number(2...9)
            input["qualificationNumber"] = "A\(year)\(world.scenario.county.prefix(4))\(padded(dice.number(1...999_999), 6))"
            input["qualifiedOn"] = Day.first(ofMonth: 3, year: year).iso
            input["background"] = "lawDegree"
        } else {
            input["reviewingSince"] = Day.first(ofMonth: dice.number(1...12), year: dice.number(2008...2017)).iso
        }
        return input
    }
}
