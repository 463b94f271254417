import Affairs
import Kernel

/// 行政执法培训: as many courses and as many people in them as the scenario says.
package struct TrainingPlays {
    private struct Held {
        let holder: OrganCode
        let actor: Member
        let name: String
        let mode: EnforcementTraining.Mode
        let audience: EnforcementTraining.Audience
        let hours: Int
        let persons: Int
    }

    private static let topics: [String] = [
        "行政处罚法及证据规则", "行政强制法实务", "行政执法文书制作与案卷规范", "行政执法“三项制度”", "行政裁量权的正确行使", "执法音像记录设备使用", "公共法律知识", "典型案例研讨",
    ]

    let world: World
    private let justice: OrganCode
    private let pool: [Member]

    package init(_ world: World) {
        self.world = world
        justice = world.organ(.justice)
        pool = world.scenario.people.filter { $0.roles.contains(.officer) && !$0.note.hasPrefix("certified-void") }
    }

    package func plays() -> [Play] {
        let sessions = world.target("training.sessions")
        let persons = world.target("training.persons")
        let staff = world.people(.certification, in: justice) + world.people(.clerk, in: justice)
        guard sessions > 0, let first = staff.first else { return [] }
        let departments = world.organs.organs.values.filter { $0.level == .department && $0.duties.contains(.enforcement) }.map(\.code)
            .filter { !world.people(.clerk, in: $0).isEmpty && world.people(.officer, in: $0).count >= 8 }.sorted { $0.description < $1.description }
        let held = (0..<sessions).map { index -> Play in
            let dice = world.dice("course/\(index + 1)")
            let share = persons * (index + 1) / sessions - persons * index / sessions
            let isOwn = index % 5 == 3 && !departments.isEmpty
            let holder = isOwn ? departments[index % departments.count] : justice
            let actor = isOwn ? world.person(.clerk, in: holder, dice) : dice.pick(staff)
            return play(index, course(index, holder, actor, share, dice), cancelled: false, dice)
        }
        guard sessions >= 6 else { return held }
        let dice = world.dice("course/\(sessions + 1)")
        return held + [play(sessions, course(sessions, justice, first, 0, dice), cancelled: true, dice)]
    }

    private func course(_ index: Int, _ holder: OrganCode, _ actor: Member, _ persons: Int, _ dice: Dice) -> Held {
        let isNew = holder == justice && index % 4 == 1
        let mode: EnforcementTraining.Mode = dice.pick([.onSite, .onSite, .online, .mixed])
        let place = holder == justice ? world.name : world.organs.name(of: holder)
        let subject =
            isNew ? "新任行政执法人员岗前培训班" : dice.pick(["行政执法人员业务培训班", "行政执法“三项制度”培训班", "行政处罚案卷制作培训班", "行政执法人员公共法律知识轮训班"])
        return Held(
            holder: holder, actor: actor, name: "\(world.year)年\(place)\(subject)（第\(index + 1)期）", mode: mode,
            audience: isNew ? .newcomers : .serving, hours: isNew ? 64 : dice.pick([8, 16, 16, 24]), persons: persons)
    }

    private func play(_ index: Int, _ held: Held, cancelled: Bool, _ dice: Dice) -> Play {
        let key = "training/\(index + 1)"
        let starts = world.workingDay(of: world.year, from: 3, through: 11, dice)
        let planned = (try? world.calendar.workingDay(dice.number(14...25), before: starts)) ?? starts.advanced(by: -30)
        let opens = dice.time(8...10, on: planned)
        return Play(EnforcementTraining.self, key, opens: opens) { course in steps(index, held, starts, cancelled, course) }
    }

    private func steps(_ index: Int, _ held: Held, _ starts: Day, _ cancelled: Bool, _ course: Course<EnforcementTraining>) {
        let until = world.workingDay(max(1, held.hours / 8), after: starts)
        course.open(
            "plan", at: held.holder, by: held.actor, \.name <- held.name, \.mode <- held.mode, \.audience <- held.audience,
            \.subjects <- [.publicLaw, .penalty, .systems, .special], \.plannedFrom <- starts, \.plannedUntil <- until, \.plannedHours <- held.hours,
            \.venue <- held.mode == .online ? "全省行政执法人员网络培训平台" : course.pick(["党校报告厅", "政务中心二楼会议室", "单位会议室"]))
        course.pass(days: 1...3).take("announce", by: held.actor)
        if cancelled {
            course.pass(days: 2...5).take("cancel", by: held.actor, \.cancelReason <- "授课人临时另有任务，并入下一期")
            return
        }
        enrol(course, index, held)
        course.move(to: starts)
        if course.chance(200), held.persons > 0 {
            // One more had put his name down and could not come.
            course.take("enrol-here", by: held.actor, \.unit <- held.holder, \.trainees <- list([(nil, Invented.name(course.dice))]))
            course.pass(minutes: 2...5).take("withdraw", by: held.actor, \.withdrawing <- [held.persons + 1])
            course.pass(minutes: 2...5)
        }
        course.take("open", by: held.actor)
        teach(course, held)
        course.pass(minutes: 10...40)
        if held.audience == .newcomers || course.chance(500) {
            let failed: Fields<EnforcementTraining> = held.persons > 12 && course.chance(300) ? [\.failed <- [course.number(1...held.persons)]] : []
            course.take("test", by: held.actor, failed)
        }
        course.pass(days: 1...4).take("close", by: held.actor)
    }

    /// Units put down their own people; where a unit has nobody to do it, whoever holds the course does.
    private func enrol(_ course: Course<EnforcementTraining>, _ index: Int, _ held: Held) {
        let own = held.holder == justice ? [] : world.people(.officer, in: held.holder)
        let start = pool.isEmpty ? 0 : index * 131 % pool.count
        let turned = own + (pool[start...] + pool[..<start]).filter { $0.organ != held.holder || own.isEmpty }
        let members = Array(turned.prefix(held.persons))
        let units = Dictionary(grouping: members, by: \.organ).sorted { $0.key.description < $1.key.description }
        for (unit, people) in units {
            course.pass(minutes: 3...20)
            let input: Fields<EnforcementTraining> = [\.unit <- unit, \.trainees <- list(people.map { ($0.id, $0.name) })]
            if let clerk = world.people(.clerk, in: unit).first {
                course.take("enrol", by: clerk, input)
            } else {
                course.take("enrol-here", by: held.actor, input)
            }
        }
        let left = held.persons - members.count
        guard left > 0 else { return }
        let others = (0..<left).map { _ in (PersonID?.none, Invented.name(course.dice)) }
        course.take("enrol-here", by: held.actor, \.unit <- held.holder, \.trainees <- list(others))
    }

    private func list(_ people: [(PersonID?, String)]) -> [EnforcementTraining.Trainee] {
        people.map { EnforcementTraining.Trainee(\.person <- $0 ?? PersonID(""), \.name <- $1) }
    }

    private func teach(_ course: Course<EnforcementTraining>, _ held: Held) {
        let count = max(1, held.hours / 8)
        for number in 0..<count {
            if number > 0 { course.pass(days: 1...1) } else { course.pass(minutes: 120...200) }
            let topic = course.pick(Self.topics)
            let teacher = course.pick(["司法局法律顾问", "省委党校教师", "市司法局业务骨干", "律师事务所律师"])
            // Everybody comes on the first day.
            let isMissed = number > 0 && held.persons > 6 && course.chance(500)
            let absent = isMissed ? [course.number(1...held.persons)] : []
            let session = [
                EnforcementTraining.Session(\.on <- course.today, \.topic <- topic, \.hours <- 8, \.teacher <- teacher, \.absentees <- absent)
            ]
            course.take("record-session", by: held.actor, \.sessions <- session)
        }
    }
}
