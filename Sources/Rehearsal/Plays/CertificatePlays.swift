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
            let dice = world.dice("exam/\(member.id)")
            let exam = member.note.hasPrefix("new") ? exams.within : dice.pick(exams.before)
            let applied = world.workingDay(onOrAfter: exam.advanced(by: -dice.number(40...75)))
            let opens = dice.time(9...11, on: applied)
            return Play(EnforcementCertificate.self, "certificate/\(member.id)", opens: opens) { course in
                let issued = qualify(course, member, exam)
                later(course, member, issued)
            }
        }
    }

    /// Three in a thousand have their certificates withheld for a while in the year.
    static func isWithheld(_ member: Member, _ scenario: Scenario) -> Bool {
        let dice = Dice(seed: scenario.seed, "withheld/\(member.id)")
        return dice.chance(3)
    }

    private func qualify(_ course: Course<EnforcementCertificate>, _ member: Member, _ exam: Day) -> (day: Day, checker: Member) {
        let clerks = world.people(.certification, in: justice)
        let (checker, issuer) = (clerks[course.number(0...clerks.count - 1)], course.number(1...clerks.count - 1))
        let other = clerks[((clerks.firstIndex { $0.id == checker.id } ?? 0) + issuer) % clerks.count]
        let birth = "19\(padded(course.number(62...96), 2))\(padded(course.number(1...12), 2))\(padded(course.number(1...28), 2))"
        let score = Quantity(tenThousandths: course.number(120...196) * 5_000)
        course.open(
            "apply", at: member.organ, by: world.person(.clerk, in: member.organ, course.dice), \.holder <- member.id, \.holderName <- member.name,
            \.certificateClass <- .enforcement,
            \.identityNumber <- Invented.identityNumber(born: birth, order: course.number(1...9999), at: course.dice.place),
            \.staffing <- course.chance(720) ? .civilServant : .publicInstitution,
            \.categories <- course.pick([[.penalty, .inspection], [.penalty, .inspection, .compulsion], [.penalty, .licence, .inspection]]),
            \.area <- "\(world.name)行政区域", \.position <- course.pick(["科员", "一级科员", "四级主任科员", "二级主任科员", "中队长", "副大队长", "所长"]))
        course.pass(days: 2...8).take("qualify", by: checker, \.trainingHours <- course.number(60...80))
        course.move(to: world.workingDay(course.number(6...12), after: exam)).take("examine", by: checker, \.examinedOn <- exam, \.examScore <- score)
        course.pass(days: 3...14).take("issue", by: other)
        return (course.today, checker)
    }

    /// Yearly checks in December, withholdings now and then, and the end of those whom the register clean-up removes.
    private func later(_ course: Course<EnforcementCertificate>, _ member: Member, _ issued: (day: Day, checker: Member)) {
        let year = world.year
        for checked in stride(from: max(2019, issued.day.year + 1), to: year, by: 1) { check(course, in: checked, by: issued.checker) }
        if member.note.hasPrefix("certified-void") {
            let reasons: [String: EnforcementCertificate.VoidReason] = ["退休": .retired, "调离": .transferred, "辞职": .resigned, "死亡": .died]
            let reason = member.note.split(separator: ":").last.flatMap { reasons[String($0)] } ?? .transferred
            course.move(to: world.workingDay(of: year, from: 3, through: 10, course.dice)).take("void", by: issued.checker, \.voidReason <- reason)
        } else if issued.day.year < year {
            if Self.isWithheld(member, world.scenario) {
                let withheld = [EnforcementCertificate.Withholding(\.reason <- "被投诉执法不规范，核查期间暂扣")]
                course.move(to: world.workingDay(of: year, from: 4, through: 8, course.dice)).take(
                    "withhold", by: issued.checker, \.withholdings <- withheld)
                course.pass(days: 5...20).take("restore", by: issued.checker)
            }
            check(course, in: year, by: issued.checker)
        }
    }

    private func check(_ course: Course<EnforcementCertificate>, in year: Int, by checker: Member) {
        course.move(to: world.workingDay(of: year, from: 11, through: 12, course.dice)).take(
            "check", by: checker,
            \.checks <- [EnforcementCertificate.AnnualCheck(\.year <- year, \.trainingHours <- course.number(40...90), \.passed <- true)])
    }
}
