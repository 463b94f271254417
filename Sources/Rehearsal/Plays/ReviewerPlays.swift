import Affairs
import Kernel

/// 法制审核人员: those in the register at the end of the year, most of them from before it, and the few who come and go.
package struct ReviewerPlays {
    let world: World
    private let keepers: [Member]

    package init(_ world: World) {
        self.world = world
        keepers = world.people(.certification, in: world.organ(.justice))
    }

    package func plays() -> [Play] {
        let wanted = world.target("legal-reviewer.registered")
        guard wanted > 0, !keepers.isEmpty else { return [] }
        let candidates = candidates
        let kept = min(wanted, candidates.count)
        // One in twenty leaves in the year, as far as there are people to follow; not those on whose desks the cases of the whole year lie.
        let leaving = candidates.dropFirst(kept).filter { !$0.roles.contains(.reviewer) }.prefix(kept / 20)
        let members = Array(candidates.prefix(kept)) + Array(leaving)
        return members.indices.map { index in
            let key = "legal-reviewer/\(index + 1)"
            let dice = world.dice("day/\(key)")
            let isLeaver = index >= kept
            let isNew = !isLeaver && index % 8 == 5
            let day =
                isNew ? world.workingDay(of: world.year, from: 2, through: 10, dice) : day(inDecemberBefore: world.year, dice)
            let opens = dice.time(9...11, on: day)
            let member = members[index]
            return Play(LegalReviewer.self, key, opens: opens) { course in steps(member, isNew: isNew, isLeaver: isLeaver, course) }
        }
    }

    /// Reviewers first, then those who review for the justice bureau, then officers: always of an organ that can appoint them.
    private var candidates: [Member] {
        let able = world.scenario.people.filter { !world.people(.clerk, in: $0.organ).isEmpty && !world.people(.head, in: $0.organ).isEmpty }
        let reviewers = able.filter { $0.roles.contains(.reviewer) }
        let others = able.filter { !$0.roles.contains(.reviewer) && $0.roles.contains(.legality) }
        let officers = able.filter { !$0.roles.contains(.reviewer) && $0.roles.contains(.officer) && !$0.note.hasPrefix("certified-void") }
        return reviewers + others + officers
    }

    private func day(inDecemberBefore year: Int, _ dice: Dice) -> Day {
        world.workingDay(onOrAfter: Day.first(ofMonth: 12, year: year - 1).advanced(by: dice.number(9...24)))
    }

    private func steps(_ member: Member, isNew: Bool, isLeaver: Bool, _ course: Course<LegalReviewer>) {
        let clerk = world.person(.clerk, in: member.organ, course.dice)
        let keeper = course.pick(keepers)
        var input = entry(member, qualified: isNew || course.chance(450), course.opens.day, course.dice)
        if isNew {
            course.open("nominate", at: member.organ, by: clerk, input)
            course.pass(days: 1...4).take("appoint", by: world.person(.head, in: member.organ, course.dice))
            course.pass(days: 1...6)
            if course.chance(150) {
                course.take("return", by: keeper, \.returnReason <- "未附法律职业资格证书复印件")
                course.pass(days: 1...3).take("amend", by: clerk, \.position <- "法规股负责人")
                course.pass(minutes: 20...60).take("appoint", by: world.person(.head, in: member.organ, course.dice))
                course.pass(days: 1...3)
            }
        } else {
            input.append(
                \.appointedOn <- Day.first(ofMonth: course.number(1...12), year: course.opens.day.year - 1).advanced(by: course.number(0...27)))
            course.open("register-existing", at: member.organ, by: clerk, input)
            course.pass(days: 1...3)
        }
        course.take("enter", by: keeper)
        if isLeaver {
            course.move(to: world.workingDay(of: world.year, from: 3, through: 11, course.dice)).take(
                "remove", by: clerk, \.removalReason <- course.pick([.transferred, .retired, .resigned]))
            return
        }
        if course.chance(600) {
            let day = world.workingDay(of: world.year, from: isNew ? 11 : 3, through: 11, course.dice)
            course.move(to: day)
            let training = [
                LegalReviewer.Training(
                    \.on <- course.today, \.topic <- course.pick(["重大执法决定法制审核实务", "行政处罚案件证据审查", "行政裁量权的运用与审核", "行政执法“三项制度”"]),
                    \.hours <- course.number(1...4) * 4)
            ]
            course.take("train", by: clerk, \.trainings <- training)
        }
        if course.chance(80) {
            course.pass(days: 1...10).take(
                "change", by: clerk, \.changes <- [LegalReviewer.Change(\.reason <- "增加审核范围")], \.scopes <- [.penalty, .licence, .compulsion, .other])
        }
    }

    private func entry(_ member: Member, qualified: Bool, _ day: Day, _ dice: Dice) -> Fields<LegalReviewer> {
        var input: Fields<LegalReviewer> = [
            \.person <- member.id, \.name <- member.name, \.unit <- dice.pick(["法规股", "政策法规股", "法制股", "综合股（法制）"]),
            \.staffing <- dice.chance(800) ? .civilServant : .publicInstitution,
            \.scopes <- dice.pick([[.penalty], [.penalty, .licence], [.penalty, .compulsion]]),
            \.position <- dice.pick(["法规股股长", "法规股工作人员", "四级主任科员", "一级科员"]), \.background <- dice.pick([.lawDegree, .experience, .experience]),
        ]
        if qualified {
            let year = day.year - dice.number(2...9)
            input += [
                \.qualificationNumber <- "A\(year)\(world.scenario.county.prefix(4))\(padded(dice.number(1...999_999), 6))",
                \.qualifiedOn <- Day.first(ofMonth: 3, year: year), \.background <- .lawDegree,
            ]
        } else {
            input.append(\.reviewingSince <- Day.first(ofMonth: dice.number(1...12), year: dice.number(2008...2017)))
        }
        return input
    }
}
