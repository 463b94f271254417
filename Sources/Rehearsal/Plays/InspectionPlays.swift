import Affairs
import Kernel

/// 行政检查: each organ's plan of the year, the double-random tasks under them with their draws, and as many visits as the scenario says.
package struct InspectionPlays {
    let world: World
    let staff: EnforcementStaff
    private let tasks: [InspectionTaskCourse]
    private let visits: Int

    package init(_ world: World) {
        self.world = world
        staff = EnforcementStaff(world)
        visits = world.target("inspection.visits")
        let count = staff.able.isEmpty ? 0 : world.target("inspection.tasks")
        let drawn = count == 0 ? 0 : min(visits, max(count, visits * 7 / 10))
        tasks = (0..<count).map { [staff, visits] index in
            let share = drawn / count + (index < drawn % count ? 1 : 0)
            return InspectionTaskCourse(staff, index: index, visits: min(share, visits))
        }
    }

    package func plays() -> [Play] {
        guard !tasks.isEmpty || visits > 0, !staff.able.isEmpty else { return [] }
        let random = tasks.flatMap { task in (0..<task.visits).map { (task, $0) } }
        let drawn = random.enumerated().map { index, visit in InspectionCourse(staff, number: index + 1, drawn: visit.0, place: visit.1).play() }
        let caused = (random.count..<max(random.count, visits)).map { InspectionCourse(staff, number: $0 + 1).play() }
        // Beyond the visits made: some that the head did not approve, or that were called off.
        let idle = (0..<visits / 60).map { InspectionCourse(staff, number: max(random.count, visits) + $0 + 1, isIdle: true).play() }
        return staff.able.map(plan) + tasks.map { $0.play() } + drawn + caused + idle
    }

    static func plan(_ organ: OrganCode) -> Handle<InspectionPlan> { "inspection-plan/\(organ)" }

    /// The organ with which an organ inspects jointly: the next on the list.
    static func partner(of organ: OrganCode, _ staff: EnforcementStaff) -> OrganCode? {
        let able = staff.able
        guard able.count > 1, let index = able.firstIndex(of: organ) else { return nil }
        return able[(index + 1) % able.count]
    }

    private func plan(_ organ: OrganCode) -> Play {
        let key = Self.plan(organ)
        let dice = world.dice("day/\(key)")
        let first = world.workingDay(dice.number(2...6), after: Day.firstDay(of: world.year))
        let opens = dice.time(9...15, on: first)
        return Play(key, opens: opens) { [staff] course in
            let topics = InspectionTopics.of(world.organs.name(of: organ))
            let clerk = world.person(.clerk, in: organ, course.dice)
            let head = world.person(.head, in: organ, course.dice)
            let share = world.target("inspection.tasks")
            let place = staff.able.firstIndex(of: organ) ?? 0
            let own = max(1, share / max(1, staff.able.count) + (place < share % max(1, staff.able.count) ? 1 : 0))
            let input: Fields<InspectionPlan> = [
                \.year <- world.year, \.items <- items(topics, organ), \.plannedTasks <- own, \.objectLibrary <- course.number(120...900),
                \.officerLibrary <- max(2, staff.certified(organ).count),
            ]
            course.open("draft", at: organ, by: clerk, input)
            course.pass(minutes: 30...200).take("submit", by: clerk, input)
            if course.chance(250) {
                course.pass(days: 0...1).take("return", by: head, \.returnReason <- "抽查内容写得过宽，逐项写明")
                course.pass(days: 0...1).take("submit", by: clerk, input)
            }
            course.pass(days: 0...2).take("approve", by: head)
            course.pass(days: 0...1).take("file", by: clerk, \.filedWith <- world.organ(.justice))
            course.pass(days: 0...2).take("publish", by: clerk)
            guard course.chance(240) else { return }
            course.move(to: world.workingDay(of: world.year, from: 4, through: 6, course.dice)).take(
                "propose-adjustment", by: clerk, \.adjustReason <- course.pick(["上级部署专项整治，增加实施月份", "机构职责调整"]),
                \.adjustedItems <- items(topics, organ, months: 11))
            course.pass(days: 0...2).take("approve-adjustment", by: head)
        }
    }

    /// Each topic is an item of its own objects; the first is inspected together with another organ.
    private func items(_ topics: [InspectionTopics.Topic], _ organ: OrganCode, months: Int = 10) -> [InspectionPlan.Item] {
        topics.enumerated().map { index, topic in
            let partner = index == 0 ? Self.partner(of: organ, staff) : nil
            return InspectionPlan.Item(
                \.code <- String(index + 1), \.project <- topic.project, \.subItem <- topic.part, \.subject <- world.organs.name(of: organ),
                \.basis <- topic.basis, \.method <- .onSite, \.content <- topic.content, \.objectType <- topic.objects,
                \.category <- index == 0 ? .general : .key, \.ratio <- Quantity(index == 0 ? 5 : 20), \.frequencyCap <- 2,
                \.months <- Array(2...months), \.partners <- partner.map { [$0] } ?? [])
        }
    }
}
