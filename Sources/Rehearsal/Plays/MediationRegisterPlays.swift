import Affairs
import Kernel

/// The register of committees and mediators: how many stand in it at the end of the year, and how many are 规范化.
///
/// Townships and villages come first, then enterprises and trades. Most were there before the year; a few are set up, elected anew
/// or dissolved in it, and mediators come and go.
package struct MediationRegisterPlays {
    let world: World
    let committees: [Committee]
    private let clerks: [Scenario.Member]

    package init(_ world: World) {
        self.world = world
        let justice = world.organ(.justice)
        let own = world.people(.clerk, in: justice)
        clerks = own.isEmpty ? world.people(.office, in: justice) : own
        committees = clerks.isEmpty ? [] : Committee.all(world)
    }

    package func plays() -> [Play] { committees.map(play) + MediatorPlays(world, committees, clerks: clerks).plays() }

    private func play(_ committee: Committee) -> Play {
        Play(committee.key, opens: committee.opens) { world, dice in
            committee.isNew ? found(committee, world, &dice) : enter(committee, world, &dice)
        }
    }

    // MARK: Those of before

    private func enter(_ committee: Committee, _ world: World, _ dice: inout Dice) -> [Step] {
        let (clerk, keeper) = (committee.entrant, dice.pick(clerks))
        var course = Course(world, opening: committee.opens)
        let term = committee.termFrom
        var input = committee.composition(&dice)
        input["electedOn"] = term.iso
        input["establishedOn"] = min(term, Day.first(ofMonth: dice.number(1...12), year: term.year - dice.number(1...9))).iso
        if committee.standard == .before { input["existingStandardOn"] = term.advanced(by: dice.number(0...60)).iso }
        course.open(Committee.kind, at: committee.organ, "register-existing", by: clerk, input)
        course.pass(workingDays: 1...2, &dice)
        course.take("register", by: keeper)
        inform(&course, keeper, &dice)
        if committee.isDissolved {
            course.move(to: world.workingDay(of: committee.year, from: 5, through: 10, &dice), &dice)
            course.take("dissolve", by: clerk, ["dissolutionReason": "founderEnded", "dissolutionNote": "设立企业已经注销"])
            return course.steps
        }
        later(&course, committee, keeper, &dice)
        return course.steps
    }

    private func inform(_ course: inout Course, _ keeper: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 1...8, &dice)
        course.take("inform-court", by: keeper, ["court": "\(world.scenario.name)人民法院"])
    }

    /// Re-election where the three years run out in the year; an assessment; a change of members.
    private func later(_ course: inout Course, _ committee: Committee, _ keeper: Scenario.Member, _ dice: inout Dice) {
        let due = committee.termFrom.parts
        if due.year + 3 == committee.year {
            let day =
                (try? world.calendar.workingDay(dice.number(3...15), before: Day.first(ofMonth: due.month, year: committee.year))) ?? course.today
            course.move(to: world.workingDay(onOrAfter: max(day, Day.firstDay(of: committee.year))), &dice)
            var input = committee.composition(&dice).filter { ["members", "electedBy", "premises"].contains($0.key) }
            input["electedOn"] = course.today.iso
            course.take("re-elect", by: committee.entrant, input)
            inform(&course, keeper, &dice)
        } else if dice.chance(60) {
            course.move(to: world.workingDay(of: committee.year, from: 2, through: 6, &dice), &dice)
            let input = committee.composition(&dice).filter { $0.key == "members" }
            course.take("adjust", by: committee.entrant, input.merging(["adjustReason": "原委员外出务工，补选一名"]) { $1 })
            inform(&course, keeper, &dice)
        }
        assess(&course, committee, keeper, &dice)
    }

    private func assess(_ course: inout Course, _ committee: Committee, _ keeper: Scenario.Member, _ dice: inout Dice) {
        let all = ["body", "systems", "work", "premises", "pay", "signboard", "seal", "emblem", "procedure", "rules", "papers"]
        switch committee.standard {
        case .before: return
        case .within:
            course.move(to: world.workingDay(of: committee.year, from: 7, through: 11, &dice), &dice)
            course.take("assess", by: keeper, assessment(all, "经实地查看，各项均已达到"))
        case .none:
            guard dice.chance(250) else { return }
            course.move(to: world.workingDay(of: committee.year, from: 7, through: 11, &dice), &dice)
            let lacking = dice.pick(["premises", "pay", "papers"])
            course.take("assess", by: keeper, assessment(all.filter { $0 != lacking }, "有项目未达到，限期整改"))
        }
    }

    private func assessment(_ met: [String], _ note: String) -> [String: String] {
        ["assessments": JSON.item(["met": .array(met.map { .text($0) }), "note": .text(note)])]
    }

    // MARK: Those of the year

    private func found(_ committee: Committee, _ world: World, _ dice: inout Dice) -> [Step] {
        let (clerk, keeper) = (committee.entrant, dice.pick(clerks))
        var course = Course(world, opening: committee.opens)
        var input = committee.composition(&dice)
        let elected = ["members", "electedBy"].reduce(into: [String: String]()) { $0[$1] = input.removeValue(forKey: $1) }
        course.open(Committee.kind, at: committee.organ, "set-up", by: clerk, input)
        course.pass(workingDays: 3...8, &dice)
        course.take("elect", by: clerk, elected.merging(["electedOn": course.today.iso]) { $1 })
        course.pass(workingDays: 1...3, &dice)
        if dice.chance(300) {
            course.take("return", by: keeper, ["returnReason": "推选会议记录未附签到册"])
            course.pass(workingDays: 1...2, &dice)
            course.take("elect", by: clerk, elected.merging(["electedOn": course.today.iso]) { $1 })
            course.pass(workingDays: 1...2, &dice)
        }
        course.take("register", by: keeper)
        inform(&course, keeper, &dice)
        assess(&course, committee, keeper, &dice)
        return course.steps
    }
}
