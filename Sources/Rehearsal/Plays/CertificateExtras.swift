import Affairs
import Kernel

/// 行政执法监督证 valid at the end of the year, and officers with a certificate who then stand at a front-line post.
package struct CertificateExtras {
    let world: World
    private let justice: OrganCode
    private let keepers: [Member]

    package init(_ world: World) {
        self.world = world
        justice = world.organ(.justice)
        keepers = world.people(.certification, in: justice)
    }

    package func plays() -> [Play] { supervision + frontLine }

    // MARK: Supervisors

    /// Who supervises enforcement: those whose post it is, then the justice bureau's own people, then heads.
    private var supervisors: [Member] {
        let able = world.scenario.people.filter { !world.people(.clerk, in: $0.organ).isEmpty }
        func rank(_ member: Member) -> Int? {
            if member.roles.contains(.supervisor) { return 0 }
            if member.organ == justice { return 1 }
            return member.roles.contains(.head) ? 2 : nil
        }
        return able.compactMap { member in rank(member).map { ($0, member) } }.enumerated()
            .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    private var supervision: [Play] {
        let wanted = world.target("certificate.supervision")
        guard wanted > 0, keepers.count >= 2 else { return [] }
        return supervisors.prefix(wanted).enumerated().map { index, member in
            let key = "certificate-supervision/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let isNew = index % 4 == 3
            let year = world.year
            let day =
                isNew
                ? world.workingDay(of: year, from: 2, through: 8, dice)
                : world.workingDay(onOrAfter: Day.first(ofMonth: 11, year: year - 1).advanced(by: dice.number(0...40)))
            let opens = dice.time(9...11, on: day)
            return Play(EnforcementCertificate.self, key, opens: opens) { course in isNew ? apply(member, course) : enter(member, index, course) }
        }
    }

    private func holding(_ member: Member, _ dice: Dice) -> Fields<EnforcementCertificate> {
        [
            \.holder <- member.id, \.holderName <- member.name, \.certificateClass <- .supervision, \.staffing <- .civilServant,
            \.categories <- [.other], \.identityNumber <- Invented.identityNumber(dice), \.area <- "\(world.name)行政区域",
            \.position <- dice.pick(["行政执法监督股股长", "行政执法监督股工作人员", "四级主任科员", "分管负责人"]),
        ]
    }

    private func apply(_ member: Member, _ course: Course<EnforcementCertificate>) {
        let (checker, issuer) = (keepers[0], keepers[1])
        course.open("apply", at: member.organ, by: world.person(.clerk, in: member.organ, course.dice), holding(member, course.dice))
        course.pass(days: 2...6).take("qualify", by: checker, \.trainingHours <- course.number(60...80))
        course.pass(days: 10...20)
        let exam = course.today
        course.pass(days: 3...8).take("examine", by: checker, \.examinedOn <- exam, \.examScore <- Quantity(course.number(66...98)))
        course.pass(days: 2...8).take("issue", by: issuer)
    }

    /// Issued in an earlier year, entered before this one.
    private func enter(_ member: Member, _ index: Int, _ course: Course<EnforcementCertificate>) {
        let issued = Day.first(ofMonth: course.number(5...10), year: course.opens.day.year - 1).advanced(by: course.number(0...25))
        var input = holding(member, course.dice)
        input += [
            \.formerNumber <- "\(world.organs[justice]?.short ?? "")执监〔\(issued.year)〕\(padded(index + 1, 5))号", \.formerIssuedOn <- issued,
            \.formerValidUntil <- world.calendar.lastDay(yearsAfter: issued) ?? issued.advanced(by: 1_800),
        ]
        course.open("register-existing", at: member.organ, by: world.person(.clerk, in: member.organ, course.dice), input)
        course.pass(days: 1...5).take("confirm-existing", by: course.pick(keepers))
    }

    // MARK: Posts

    /// Officers with a certificate that stands to the end of the year, those of earlier years first.
    private var holders: [Member] {
        let officers = world.scenario.people.filter { member in
            member.roles.contains(.officer) && !member.note.hasPrefix("certified-void") && !CertificatePlays.isWithheld(member, world.scenario)
                && !world.people(.clerk, in: member.organ).isEmpty
        }
        return officers.filter { !$0.note.hasPrefix("new") } + officers.filter { $0.note.hasPrefix("new") }
    }

    private var frontLine: [Play] {
        let wanted = world.target("certificate.front-line")
        guard wanted > 0 else { return [] }
        let holders = holders
        // A few more stand at a post for part of the year.
        let leavers = min(max(0, holders.count { !$0.note.hasPrefix("new") } - wanted), wanted / 50)
        return holders.prefix(wanted + leavers).enumerated().map { index, member in
            let key = "certificate-post/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let isNew = member.note.hasPrefix("new")
            let isLeaver = index >= wanted
            let year = world.year
            // Certificates of the year are issued within six weeks of the autumn examination.
            let day =
                isNew
                ? world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: year).advanced(by: dice.number(9...20)))
                : world.workingDay(of: year, from: 1, through: 3, dice)
            let opens = dice.time(9...16, on: day)
            return Play(EnforcementCertificate.self, key, opens: opens) { course in
                post(member, moves: !isNew && course.chance(40), leaves: isLeaver, course)
            }
        }
    }

    private func post(_ member: Member, moves: Bool, leaves: Bool, _ course: Course<EnforcementCertificate>) {
        let clerk = world.person(.clerk, in: member.organ, course.dice)
        guard world.certificate(of: member.id) != nil else { return }
        let posts = ["执法大队一中队", "执法大队二中队", "基层执法所", "城区执法中队", "监督检查股", "综合执法队"]
        course.begin(
            "assign-post", on: "certificate/\(member.id)", by: clerk,
            \.posts <- [EnforcementCertificate.Posting(\.name <- course.pick(posts), \.since <- course.today)])
        guard moves || leaves else { return }
        course.move(to: world.workingDay(of: world.year, from: 9, through: 10, course.dice)).take(
            "leave-post", by: clerk, \.postLeftOn <- course.today)
        guard !leaves else { return }
        course.pass(minutes: 5...30).take(
            "assign-post", by: clerk, \.posts <- [EnforcementCertificate.Posting(\.name <- course.pick(posts), \.since <- course.today)])
    }
}

extension WorkCalendar {
    /// The last day of five years from a day, the day itself counted.
    fileprivate func lastDay(yearsAfter day: Day) -> Day? { (try? due(.years(5), from: day, rule: .plain))?.day.advanced(by: -1) }
}
