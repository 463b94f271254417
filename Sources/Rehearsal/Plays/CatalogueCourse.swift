import Affairs
import Kernel

/// 重大行政决策事项目录 of the year: from January to the last days of December.
struct CatalogueCourse {
    let world: World
    let plans: [DecisionPlays.Plan]

    init(_ world: World, plans: [DecisionPlays.Plan]) {
        self.world = world
        self.plans = plans
    }

    private var year: Int { world.year }

    var play: Play {
        let opens = Instant(world.workingDay(onOrAfter: Day.first(ofMonth: 1, year: year).advanced(by: 3)), hour: 9, minute: 20)
        return Play(DecisionPlays.catalogue, opens: opens) { course in steps(course) }
    }

    private func entry(_ plan: DecisionPlays.Plan) -> DecisionCatalogue.Item {
        item(DecisionWriting(world, plan.subject, plan.undertaker, round: plan.round).title, plan.subject.nature, plan.undertaker)
    }
    private func item(_ name: String, _ nature: MajorDecision.Nature, _ unit: OrganCode) -> DecisionCatalogue.Item {
        DecisionCatalogue.Item(\.name <- name, \.nature <- nature, \.undertaker <- unit, \.basis <- "有关法律法规和上级部署", \.plannedBy <- "\(year)年底以前")
    }

    private func steps(_ course: Course<DecisionCatalogue>) {
        let county = world.organ(.government)
        let office = world.people(.office, in: county)[0]
        let listed = plans.filter { $0.item != nil }.sorted { ($0.item ?? 0) < ($1.item ?? 0) }
        guard let first = listed.first else { return }
        course.open(
            "start", at: county, by: office, \.title <- "\(world.name)人民政府\(year)年度重大行政决策事项目录", \.year <- year,
            \.criteria <- "涉及全县经济社会发展全局、重大公共利益或者社会公众切身利益的规划、政策、措施和投资三千万元以上的公共建设项目")
        // Proposed one by one in the order of their numbers, then one that the year will not bring to an end.
        for plan in listed {
            course.pass(minutes: 20...45)
            let clerk = world.person(.clerk, in: plan.undertaker, course.dice)
            course.take("propose", by: clerk, \.proposer <- plan.undertaker, \.entries <- [entry(plan)])
        }
        course.pass(days: 1...2)
        let carried = item("\(world.name)城市更新专项规划", .plan, first.undertaker)
        let clerk = world.person(.clerk, in: first.undertaker, course.dice)
        course.take("propose", by: clerk, \.proposer <- first.undertaker, \.entries <- [carried])
        course.pass(days: 2...3).take("compile", by: office, \.compileNote <- "各单位申报\(listed.count + 1)项，符合标准，全部列入")
        let meeting = ExecutiveMeetings(world: world).next(onOrAfter: world.workingDay(1, after: course.today))
        course.move(to: meeting.day).take(
            "approve", by: world.people(.head, in: county)[0], \.meetings <- [Meeting(\.name <- meeting.name, \.on <- meeting.day)])
        course.pass(days: 1...1).take("submit", by: office)
        course.pass(days: 2...4).take("consent", by: office, \.consentNumber <- "县委常委会会议")
        course.pass(days: 1...1).take("publish", by: office, \.channels <- [.gazette, .website])
        adjust(course, office, carried: listed.count + 1, unit: first.undertaker)
    }

    /// One item comes and one goes in July; what is left open is told at the end.
    private func adjust(_ course: Course<DecisionCatalogue>, _ office: Member, carried: Int, unit: OrganCode) {
        course.move(to: world.workingDay(onOrAfter: Day.first(ofMonth: 7, year: year).advanced(by: 8)))
        let added = item("\(world.name)公共停车设施专项规划", .plan, unit)
        course.take(
            "adjust", by: office, \.adjustmentReason <- "省里统一编制城市更新规划，移出一项；按市里部署增列一项", \.removals <- [carried], \.entries <- [added],
            \.adjustmentConsent <- "县委常委会会议同意")
        let close = (try? world.calendar.workingDay(1, before: Day.firstDay(of: year + 1))) ?? Day.lastDay(of: year)
        course.move(to: close)
        let fate = DecisionCatalogue.Fate(\.number <- carried + 1, \.kind <- .notStarted, \.reason <- "年中增列，前期工作尚未完成")
        course.take("close", by: office, \.fates <- [fate])
    }
}
