import Affairs
import Kernel

/// 行政执法监督证 valid at the end of the year, and officers with a certificate who then stand at a front-line post.
package struct CertificateExtras {
    let world: World
    private let justice: OrganCode
    private let keepers: [Scenario.Member]

    package init(_ world: World) {
        self.world = world
        justice = world.organ(.justice)
        keepers = world.people(.certification, in: justice)
    }

    package func plays() -> [Play] { supervision + frontLine }

    // MARK: Supervisors

    /// Who supervises enforcement: those whose post it is, then the justice bureau's own people, then heads.
    private var supervisors: [Scenario.Member] {
        let able = world.scenario.people.filter { !world.people(.clerk, in: $0.organ).isEmpty }
        func rank(_ member: Scenario.Member) -> Int? {
            if member.roles.contains(.supervisor) { return 0 }
            if member.organ == justice { return 1 }
            return member.roles.contains(.head) ? 2 : nil
        }
        return able.compactMap { member in rank(member).map { ($0, member) } }.enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    private var supervision: [Play] {
        let wanted = world.scenario.targets["certificate.supervision"] ?? 0
        guard wanted > 0, keepers.count >= 2 else { return [] }
        return supervisors.prefix(wanted).enumerated().map { index, member in
            let key = "certificate-supervision/\(index + 1)"
            var dice = Dice(seed: world.scenario.seed, "day/\(key)")
            let isNew = index % 4 == 3
            let year = world.scenario.year
            let day =
                isNew
                ? world.workingDay(of: year, from: 2, through: 8, &dice)
                : world.workingDay(onOrAfter: Day.first(ofMonth: 11, year: year - 1).advanced(by: dice.number(0...40)))
            let opens = Instant(day, hour: dice.number(9...11), minute: dice.number(0...59))
            return Play(key, opens: opens) { world, dice in isNew ? apply(member, opens, world, &dice) : enter(member, index, opens, world, &dice) }
        }
    }

    private func holding(_ member: Scenario.Member, _ dice: inout Dice) -> [String: String] {
        [
            "holder": member.id.description, "holderName": member.name, "class": "supervision", "staffing": "civilServant", "categories": "other",
            "identityNumber": Invented.identityNumber(&dice), "area": "\(world.scenario.name)行政区域",
            "position": dice.pick(["行政执法监督股股长", "行政执法监督股工作人员", "四级主任科员", "分管负责人"]),
        ]
    }

    private func apply(_ member: Scenario.Member, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        let (checker, issuer) = (keepers[0], keepers[1])
        var course = Course(world, opening: opens)
        course.open("certificate", at: member.organ, "apply", by: world.person(.clerk, in: member.organ, &dice), holding(member, &dice))
        course.pass(workingDays: 2...6, &dice)
        course.take("qualify", by: checker, ["trainingHours": "\(dice.number(60...80))"])
        course.pass(workingDays: 10...20, &dice)
        let exam = course.today
        course.pass(workingDays: 3...8, &dice)
        course.take("examine", by: checker, ["examinedOn": exam.iso, "examScore": "\(dice.number(66...98))"])
        course.pass(workingDays: 2...8, &dice)
        course.take("issue", by: issuer)
        return course.steps
    }

    /// Issued in an earlier year, entered before this one.
    private func enter(_ member: Scenario.Member, _ index: Int, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        var course = Course(world, opening: opens)
        let issued = Day.first(ofMonth: dice.number(5...10), year: opens.day.year - 1).advanced(by: dice.number(0...25))
        var input = holding(member, &dice)
        input["formerNumber"] = "\(world.organs[justice]?.short ?? "")执监〔\(issued.year)〕\(padded(index + 1, 5))号"
        input["formerIssuedOn"] = issued.iso
        input["formerValidUntil"] = world.calendar.lastDay(yearsAfter: issued)?.iso ?? issued.advanced(by: 1_800).iso
        course.open("certificate", at: member.organ, "register-existing", by: world.person(.clerk, in: member.organ, &dice), input)
        course.pass(workingDays: 1...5, &dice)
        course.take("confirm-existing", by: dice.pick(keepers))
        return course.steps
    }

    // MARK: Posts

    /// Officers with a certificate that stands to the end of the year, those of earlier years first.
    private var holders: [Scenario.Member] {
        let officers = world.scenario.people.filter { member in
            member.roles.contains(.officer) && !member.note.hasPrefix("certified-void") && !CertificatePlays.isWithheld(member, world.scenario)
                && !world.people(.clerk, in: member.organ).isEmpty
        }
        return officers.filter { !$0.note.hasPrefix("new") } + officers.filter { $0.note.hasPrefix("new") }
    }

    private var frontLine: [Play] {
        let wanted = world.scenario.targets["certificate.front-line"] ?? 0
        guard wanted > 0 else { return [] }
        let holders = holders
        // A few more stand at a post for part of the year.
        let leavers = min(max(0, holders.count { !$0.note.hasPrefix("new") } - wanted), wanted / 50)
        return holders.prefix(wanted + leavers).enumerated().map { index, member in
            let key = "certificate-post/\(index + 1)"
            var dice = Dice(seed: world.scenario.seed, "day/\(key)")
            let isNew = member.note.hasPrefix("new")
            let isLeaver = index >= wanted
            let year = world.scenario.year
            // Certificates of the year are issued within six weeks of the autumn examination.
            let day =
                isNew
                ? world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: year).advanced(by: dice.number(9...20)))
                : world.workingDay(of: year, from: 1, through: 3, &dice)
            let opens = Instant(day, hour: dice.number(9...16), minute: dice.number(0...59))
            return Play(key, opens: opens) { world, dice in
                post(member, moves: !isNew && dice.chance(40), leaves: isLeaver, opens, world, &dice)
            }
        }
    }

    private func post(_ member: Scenario.Member, moves: Bool, leaves: Bool, _ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        let clerk = world.person(.clerk, in: member.organ, &dice)
        guard world.certificate(of: member.id) != nil else { return [] }
        let posts = ["执法大队一中队", "执法大队二中队", "基层执法所", "城区执法中队", "监督检查股", "综合执法队"]
        var course = Course(world, opening: opens)
        course.begin(
            "assign-post", on: "certificate/\(member.id)", by: clerk,
            ["posts": JSON.item(["name": .text(dice.pick(posts)), "since": .text(course.today.iso)])])
        guard moves || leaves else { return course.steps }
        course.move(to: world.workingDay(of: world.scenario.year, from: 9, through: 10, &dice), &dice)
        course.take("leave-post", by: clerk, ["postLeftOn": course.today.iso])
        guard !leaves else { return course.steps }
        course.pass(minutes: 5...30, &dice)
        course.take("assign-post", by: clerk, ["posts": JSON.item(["name": .text(dice.pick(posts)), "since": .text(course.today.iso)])])
        return course.steps
    }
}

extension WorkCalendar {
    /// The last day of five years from a day, the day itself counted.
    fileprivate func lastDay(yearsAfter day: Day) -> Day? {
        (try? due(.years(5), from: day, rule: .plain))?.day.advanced(by: -1)
    }
}
