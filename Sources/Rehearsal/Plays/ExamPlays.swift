import Affairs
import Kernel

/// 执法资格考试报名: as many units and as many of their people as the scenario says, for one examination of the province in autumn.
package struct ExamPlays {
    private struct Registration {
        let unit: OrganCode
        let clerk: Member
        let exam: String
        let examOn: Day
        let closes: Day
        let persons: Int
        let isWithdrawn: Bool
    }

    private struct Entrant {
        let id: PersonID?
        let name: String
        let qualified: Bool
    }

    let world: World
    private let keepers: [Member]

    package init(_ world: World) {
        self.world = world
        keepers = world.people(.certification, in: world.organ(.justice))
    }

    package func plays() -> [Play] {
        let targets = world.scenario.targets
        let (wanted, persons) = (targets["exam.units"] ?? 0, targets["exam.persons"] ?? 0)
        let units = units
        guard wanted > 0, persons >= wanted, !keepers.isEmpty, !units.isEmpty else { return [] }
        let examOn = examDay
        let closes = world.workingDay(onOrAfter: examOn.advanced(by: -45))
        // A unit that takes back its registration is not counted.
        let others = wanted >= 8 ? 1 : 0
        return (0..<wanted + others).map { index in
            let key = "exam-registration/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let unit = units[index % units.count]
            let round = index / units.count
            let share = index < wanted ? persons * (index + 1) / wanted - persons * index / wanted : 1
            let registration = Registration(
                unit: unit, clerk: world.person(.clerk, in: unit, dice),
                exam: "\(world.year)年全省行政执法人员资格考试\(round == 0 ? "" : "（补考第\(round)次）")", examOn: examOn, closes: closes, persons: share,
                isWithdrawn: index >= wanted)
            let day = (try? world.calendar.workingDay(dice.number(5...15), before: closes)) ?? closes
            let opens = dice.time(9...11, on: day)
            return Play(QualificationExam.self, key, opens: opens) { course in steps(registration, course) }
        }
    }

    /// The third Saturday of September.
    private var examDay: Day {
        let first = Day.first(ofMonth: 9, year: world.year)
        return first.advanced(by: (6 - first.weekday + 7) % 7 + 14)
    }

    /// Organs that enforce and have a clerk: departments, then townships.
    private var units: [OrganCode] {
        let all = world.organs.organs.values.filter { !world.people(.clerk, in: $0.code).isEmpty }.sorted {
            $0.code.description < $1.code.description
        }
        let departments = all.filter { $0.duties.contains(.enforcement) && $0.level == .department }
        return (departments + all.filter { $0.level == .township }).map(\.code)
    }

    private func steps(_ registration: Registration, _ course: Course<QualificationExam>) {
        let keeper = course.pick(keepers)
        let entrants = entrants(registration, course.dice)
        course.open(
            "compile", at: registration.unit, by: registration.clerk, \.exam <- registration.exam, \.organizer <- "省司法厅",
            \.registerBy <- registration.closes, \.examOn <- registration.examOn, \.subjectBasis <- course.chance(850) ? .organ : .authorised,
            \.subjectNumber <- "\(registration.examOn.year - 1)年执法主体公告", \.candidates <- candidates(entrants, course.dice))
        course.pass(minutes: 30...120).take("submit", by: registration.clerk)
        if registration.isWithdrawn {
            course.pass(days: 1...2).take("withdraw", by: registration.clerk, \.withdrawReason <- "拟报名人员已取得有效证件，无须参加考试")
            return
        }
        if course.chance(120) {
            course.pass(days: 1...2).take("return", by: keeper, \.returnReason <- "执法主体资格依据应写明公告文号")
            course.pass(days: 1...1).take(
                "amend", by: registration.clerk, \.subjectNumber <- "\(world.name)人民政府\(registration.examOn.year - 1)年第1号公告")
            course.pass(minutes: 10...40).take("submit", by: registration.clerk)
        }
        course.move(to: world.workingDay(course.number(2...8), after: registration.closes))
        var sitting = entrants
        if entrants.count > 2, course.chance(200), let refused = sitting.popLast() {
            let refusal = [QualificationExam.RefusedCandidate(\.name <- refused.name, \.reason <- "已调离执法单位")]
            course.take("check", by: keeper, \.refusals <- refusal)
        } else {
            course.take("check", by: keeper)
        }
        let before = (try? world.calendar.workingDay(course.number(5...9), before: registration.examOn)) ?? registration.examOn
        course.move(to: before).take("admit", by: keeper, \.place <- course.pick(["市委党校考点", "职业技术学校机考室", "市财经学校考点"]))
        course.move(to: world.workingDay(course.number(6...14), after: registration.examOn)).take(
            "record-results", by: keeper, \.results <- results(sitting, course.dice))
        course.pass(days: 1...4).take("announce", by: keeper)
    }

    /// New people of the unit by their own names, the others invented, all different.
    private func entrants(_ registration: Registration, _ dice: Dice) -> [Entrant] {
        let own = world.people(.officer, in: registration.unit).filter { $0.note.hasPrefix("new") }
        var found: [Entrant] = []
        for member in own.prefix(registration.persons) where !found.contains(where: { $0.name == member.name }) {
            found.append(Entrant(id: member.id, name: member.name, qualified: dice.chance(30)))
        }
        while found.count < registration.persons {
            let name = Invented.name(dice)
            let taken = found.contains { $0.name == name }
            found.append(Entrant(id: nil, name: taken ? "\(name)（\(found.count + 1)）" : name, qualified: dice.chance(30)))
        }
        return found
    }

    private func candidates(_ entrants: [Entrant], _ dice: Dice) -> [QualificationExam.Candidate] {
        entrants.map { entrant in
            QualificationExam.Candidate(
                \.staffing <- dice.chance(700) ? .civilServant : .publicInstitution, \.person <- entrant.id ?? PersonID(""), \.name <- entrant.name,
                \.identityNumber <- Invented.identityNumber(dice), \.education <- dice.pick([.college, .bachelor, .bachelor, .postgraduate]),
                \.post <- dice.pick(["执法大队", "执法中队", "监督检查股", "综合执法办公室"]), \.hasLegalQualification <- entrant.qualified)
        }
    }

    /// Nine in ten pass; a few do not come, and holders of the legal qualification are spared.
    private func results(_ entrants: [Entrant], _ dice: Dice) -> [QualificationExam.Result] {
        entrants.map { entrant in
            if entrant.qualified { return QualificationExam.Result(\.name <- entrant.name, \.exempt <- true) }
            if dice.chance(40) { return QualificationExam.Result(\.name <- entrant.name) }
            let score = dice.chance(900) ? dice.number(60...97) : dice.number(35...59)
            return QualificationExam.Result(\.name <- entrant.name, \.sat <- true, \.score <- Quantity(score))
        }
    }
}
