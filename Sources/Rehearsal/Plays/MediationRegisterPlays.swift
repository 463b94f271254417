import Affairs
import Kernel

/// The register of committees and mediators: how many stand in it at the end of the year, and how many are 规范化.
///
/// Townships and villages come first, then enterprises and trades. Most were there before the year; a few are set up, elected anew
/// or dissolved in it, and mediators come and go.
package struct MediationRegisterPlays {
    let world: World
    let committees: [Committee]
    private let clerks: [Member]

    package init(_ world: World) {
        self.world = world
        let justice = world.organ(.justice)
        let own = world.people(.clerk, in: justice)
        clerks = own.isEmpty ? world.people(.office, in: justice) : own
        committees = clerks.isEmpty ? [] : Committee.all(world)
    }

    package func plays() -> [Play] { committees.map(play) + MediatorPlays(world, committees, clerks: clerks).plays() }

    private func play(_ committee: Committee) -> Play {
        Play(committee.key, opens: committee.opens) { course in committee.isNew ? found(course, committee) : enter(course, committee) }
    }

    // MARK: Those of before

    private func enter(_ course: Course<MediationOrganisation>, _ committee: Committee) {
        let (clerk, keeper, dice) = (committee.entrant, course.pick(clerks), course.dice)
        let term = committee.termFrom
        var input = committee.composition(dice)
        input += [\.electedOn <- term, \.establishedOn <- min(term, Day.first(ofMonth: dice.number(1...12), year: term.year - dice.number(1...9)))]
        if committee.standard == .before { input.append(\.existingStandardOn <- term.advanced(by: dice.number(0...60))) }
        course.open("register-existing", at: committee.organ, by: clerk, input)
        course.pass(days: 1...2).take("register", by: keeper)
        inform(course, keeper)
        if committee.isDissolved {
            course.move(to: world.workingDay(of: committee.year, from: 5, through: 10, dice)).take(
                "dissolve", by: clerk, \.dissolutionReason <- .founderEnded, \.dissolutionNote <- "设立企业已经注销")
            return
        }
        later(course, committee, keeper)
    }

    private func inform(_ course: Course<MediationOrganisation>, _ keeper: Member) {
        course.pass(days: 1...8).take("inform-court", by: keeper, \.court <- "\(world.name)人民法院")
    }

    /// Re-election where the three years run out in the year; an assessment; a change of members.
    private func later(_ course: Course<MediationOrganisation>, _ committee: Committee, _ keeper: Member) {
        let due = committee.termFrom.parts
        if due.year + 3 == committee.year {
            let day =
                (try? world.calendar.workingDay(course.number(3...15), before: Day.first(ofMonth: due.month, year: committee.year))) ?? course.today
            course.move(to: world.workingDay(onOrAfter: max(day, Day.firstDay(of: committee.year))))
            var input = committee.composition(course.dice).filter { [\.members, \.electedBy, \.premises].contains($0.path) }
            input.append(\.electedOn <- course.today)
            course.take("re-elect", by: committee.entrant, input)
            inform(course, keeper)
        } else if course.chance(60) {
            course.move(to: world.workingDay(of: committee.year, from: 2, through: 6, course.dice))
            let input = committee.composition(course.dice).filter { $0.path == \.members }
            course.take("adjust", by: committee.entrant, input + [\.adjustReason <- "原委员外出务工，补选一名"])
            inform(course, keeper)
        }
        assess(course, committee, keeper)
    }

    private func assess(_ course: Course<MediationOrganisation>, _ committee: Committee, _ keeper: Member) {
        let all = MediationOrganisation.StandardItem.allCases
        switch committee.standard {
        case .before: return
        case .within:
            course.move(to: world.workingDay(of: committee.year, from: 7, through: 11, course.dice)).take(
                "assess", by: keeper, assessment(all, "经实地查看，各项均已达到"))
        case .none:
            guard course.chance(250) else { return }
            course.move(to: world.workingDay(of: committee.year, from: 7, through: 11, course.dice))
            let lacking = course.pick([MediationOrganisation.StandardItem.premises, .pay, .papers])
            course.take("assess", by: keeper, assessment(all.filter { $0 != lacking }, "有项目未达到，限期整改"))
        }
    }

    private func assessment(_ met: [MediationOrganisation.StandardItem], _ note: String) -> Fields<MediationOrganisation> {
        [\.assessments <- [MediationOrganisation.Assessment(\.met <- met, \.note <- note)]]
    }

    // MARK: Those of the year

    private func found(_ course: Course<MediationOrganisation>, _ committee: Committee) {
        let (clerk, keeper) = (committee.entrant, course.pick(clerks))
        let input = committee.composition(course.dice)
        let elected = input.filter { [\.members, \.electedBy].contains($0.path) }
        course.open("set-up", at: committee.organ, by: clerk, input.filter { ![\.members, \.electedBy].contains($0.path) })
        course.pass(days: 3...8).take("elect", by: clerk, elected + [\.electedOn <- course.today])
        course.pass(days: 1...3)
        if course.chance(300) {
            course.take("return", by: keeper, \.returnReason <- "推选会议记录未附签到册")
            course.pass(days: 1...2).take("elect", by: clerk, elected + [\.electedOn <- course.today])
            course.pass(days: 1...2)
        }
        course.take("register", by: keeper)
        inform(course, keeper)
        assess(course, committee, keeper)
    }
}
