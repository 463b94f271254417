import Affairs
import Kernel

/// 行政执法人员资格: those certified in earlier years, those whose certificates end in the year, those who qualify in it.
package struct CertificatePlays {
    let world: World
    private let justice: OrganCode

    package init(_ world: World) {
        self.world = world
        justice = world.organ(.justice)
    }

    package func plays() -> [Play] {
        let exams = world.scenario.exams
        return world.scenario.people.filter { $0.roles.contains(.officer) }.map { member in
            var dice = Dice(seed: world.scenario.seed, "exam/\(member.id)")
            let exam = member.note.hasPrefix("new") ? exams.within : dice.pick(exams.before)
            let applied = world.workingDay(onOrAfter: exam.advanced(by: -dice.number(40...75)))
            let opens = Instant(applied, hour: dice.number(9...11), minute: dice.number(0...59))
            return Play("certificate/\(member.id)", opens: opens) { world, dice in
                steps(of: member, opens: opens, exam: exam, world, &dice)
            }
        }
    }

    /// Three in a thousand have their certificates withheld for a while in the year.
    static func isWithheld(_ member: Scenario.Member, _ scenario: Scenario) -> Bool {
        var dice = Dice(seed: scenario.seed, "withheld/\(member.id)")
        return dice.chance(3)
    }

    private func steps(of member: Scenario.Member, opens: Instant, exam: Day, _ world: World, _ dice: inout Dice) -> [Step] {
        let clerks = world.people(.certification, in: justice)
        let (checker, issuer) = (clerks[dice.number(0...clerks.count - 1)], dice.number(1...clerks.count - 1))
        let other = clerks[((clerks.firstIndex { $0.id == checker.id } ?? 0) + issuer) % clerks.count]
        let birth = "19\(padded(dice.number(62...96), 2))\(padded(dice.number(1...12), 2))\(padded(dice.number(1...28), 2))"
        let scoreHalves = dice.number(120...196)
        let score = scoreHalves % 2 == 0 ? "\(scoreHalves / 2)" : "\(scoreHalves / 2).5"
        var steps = [
            Step(
                opens, .open(kind: "certificate", organ: member.organ), "apply", by: world.person(.clerk, in: member.organ, &dice),
                [
                    "holder": member.id.description, "holderName": member.name, "class": "enforcement",
                    "identityNumber": Invented.identityNumber(born: birth, order: dice.number(1...9999), at: dice.place),
                    "staffing": dice.chance(720) ? "civilServant" : "publicInstitution", "categories": categories(&dice),
                    "area": "\(world.scenario.name)行政区域",
                    "position": dice.pick(["科员", "一级科员", "四级主任科员", "二级主任科员", "中队长", "副大队长", "所长"]),
                ]),
            Step(
                at(world.workingDay(dice.number(2...8), after: opens.day), &dice), .main, "qualify", by: checker,
                ["trainingHours": "\(dice.number(60...80))"]),
        ]
        let registered = world.workingDay(dice.number(6...12), after: exam)
        steps.append(
            Step(at(registered, &dice), .main, "examine", by: checker, ["examinedOn": exam.iso, "examScore": score]))
        let issued = world.workingDay(dice.number(3...14), after: registered)
        steps.append(Step(at(issued, &dice), .main, "issue", by: other))
        return steps + later(of: member, issued: issued, checker, &dice)
    }

    /// Yearly checks in December, withholdings now and then, and the end of those whom the register clean-up removes.
    private func later(of member: Scenario.Member, issued: Day, _ checker: Scenario.Member, _ dice: inout Dice) -> [Step] {
        var steps: [Step] = []
        let year = world.scenario.year
        for checked in stride(from: max(2019, issued.year + 1), to: year, by: 1) {
            let day = world.workingDay(of: checked, from: 11, through: 12, &dice)
            steps.append(
                Step(
                    at(day, &dice), .main, "check", by: checker,
                    ["checks": JSON.item(["year": .integer(checked), "trainingHours": .integer(dice.number(40...90)), "passed": .flag(true)])]))
        }
        if member.note.hasPrefix("certified-void") {
            let reasons = ["退休": "retired", "调离": "transferred", "辞职": "resigned", "死亡": "died"]
            let reason = member.note.split(separator: ":").last.flatMap { reasons[String($0)] } ?? "transferred"
            let day = world.workingDay(of: year, from: 3, through: 10, &dice)
            steps.append(Step(at(day, &dice), .main, "void", by: checker, ["voidReason": reason]))
        } else if issued.year < year {
            if Self.isWithheld(member, world.scenario) {
                let day = world.workingDay(of: year, from: 4, through: 8, &dice)
                let withheld = JSON.item(["reason": .text("被投诉执法不规范，核查期间暂扣")])
                steps.append(Step(at(day, &dice), .main, "withhold", by: checker, ["withholdings": withheld]))
                steps.append(Step(at(world.workingDay(dice.number(5...20), after: day), &dice), .main, "restore", by: checker))
            }
            let day = world.workingDay(of: year, from: 11, through: 12, &dice)
            steps.append(
                Step(
                    at(day, &dice), .main, "check", by: checker,
                    ["checks": JSON.item(["year": .integer(year), "trainingHours": .integer(dice.number(40...90)), "passed": .flag(true)])]))
        }
        return steps
    }

    private func categories(_ dice: inout Dice) -> String {
        dice.pick(["penalty,inspection", "penalty,inspection,compulsion", "penalty,licence,inspection"])
    }

    private func at(_ day: Day, _ dice: inout Dice) -> Instant { Instant(day, hour: dice.number(9...16), minute: dice.number(0...59)) }
}
