import Affairs
import Kernel

/// One visit: to an object that a task drew, or for a cause; with what it found and what became of it.
struct InspectionCourse {
    let staff: EnforcementStaff
    let number: Int
    private let task: InspectionTaskCourse?
    private let place: Int
    private let isIdle: Bool
    private let organ: OrganCode
    private let day: Day

    /// A visit to the object that a task drew at a place of its list.
    init(_ staff: EnforcementStaff, number: Int, drawn task: InspectionTaskCourse, place: Int) {
        self.staff = staff
        self.number = number
        (self.task, self.place, isIdle) = (task, place, false)
        organ = task.organ
        let dice = staff.world.dice("day/inspection/\(number)")
        day = staff.world.workingDay(dice.number(2...12), after: task.opened)
    }

    /// A visit for a cause; idle ones are refused or called off.
    init(_ staff: EnforcementStaff, number: Int, isIdle: Bool = false) {
        self.staff = staff
        self.number = number
        (task, place, self.isIdle) = (nil, 0, isIdle)
        let dice = staff.world.dice("day/inspection/\(number)")
        organ = dice.pick(staff.able)
        // A visit is approved within two working days, so one proposed by 24 December is made in the year.
        let first = staff.world.workingDay(of: staff.world.year, from: 2, dice)
        day = min(first, staff.world.workingDay(onOrAfter: Day.lastDay(of: staff.world.year).advanced(by: -8)))
    }

    private var world: World { staff.world }

    func play() -> Play {
        let dice = world.dice("hour/inspection/\(number)")
        let opens = dice.time(8...11, on: day)
        return Play(Inspection.self, "inspection/\(number)", opens: opens) { course in steps(course) }
    }

    private func steps(_ course: Course<Inspection>) {
        guard let plan = world.find(InspectionPlays.plan(organ)), let (pair, premises) = whoAndWhom(course.dice) else { return }
        let topics = InspectionTopics.of(world.organs.name(of: organ))
        let head = world.person(.head, in: organ, course.dice)
        let topic = task.map { $0.topic } ?? course.number(0...topics.count - 1)
        let isUnannounced = course.chance(task == nil ? 400 : 80)
        var input: Fields<Inspection> = [
            \.plan <- plan, \.items <- [String(topic + 1)], \.objectKind <- premises.kind, \.objectName <- premises.name,
            \.objectCode <- premises.code, \.officers.certificates <- staff.certificates(pair),
            \.plannedOn <- world.workingDay(1, after: course.opens.day), \.address <- "\(world.name)城区",
        ]
        input += origin(course.dice)
        if isUnannounced { input += [\.unannounced <- true, \.unannouncedReason <- "预先通知可能影响检查效果"] }
        course.open("propose", at: organ, by: pair[0], input)
        course.pass(minutes: 20...150)
        if isIdle {
            let isRefused = course.chance(600)
            if isRefused {
                course.take("refuse", by: head, \.refusalReason <- "可以书面检查，不必入企")
            } else {
                course.take("approve", by: head)
                course.pass(days: 0...1).take("cancel", by: pair[0], \.cancelReason <- "举报人撤回举报，线索已查明不实")
            }
            return
        }
        course.take("approve", by: head)
        course.pass(minutes: 10...60)
        if !isUnannounced { course.take("notify", by: pair[0]) }
        course.pass(days: 1...1).take("visit", by: pair[0], \.certificatesShown <- true, \.codeScanned <- true)
        conclude(course, topics[topic], String(topic + 1), pair[0], head)
    }

    /// The drawn pair, one of them the organ's own, and the drawn object; or any pair and an object of the organ's acquaintance.
    private func whoAndWhom(_ dice: Dice) -> ([Member], Premises)? {
        guard let task else {
            guard let pair = staff.pair(organ, dice) else { return nil }
            let many = staff.able.firstIndex(of: organ).map { $0 * 200 + dice.number(0...150) } ?? number
            return (pair, Premises(world, number: 90_000_000 + many, world.dice("premises/\(many)")))
        }
        let drawn = task.drawn()
        guard place < drawn.objects.count else { return nil }
        let own = drawn.officers.filter { $0.organ == organ }
        guard let lead = own.isEmpty ? nil : dice.pick(own) else { return nil }
        let others = drawn.officers.filter { $0.id != lead.id }
        return others.isEmpty ? nil : ([lead, dice.pick(others)], drawn.objects[place])
    }

    private func origin(_ dice: Dice) -> Fields<Inspection> {
        if let task { return [\.source <- .task, \.task <- world.find(task.key)] }
        let sources: [Inspection.Source] = [.complaint, .transfer, .dataAlarm, .accident, .application]
        let notes = ["群众举报反映存在违法经营行为", "上级机关转办的问题线索", "监测数据异常预警", "发生一般事故后的核查", "企业申请提前复核整改情况"]
        let index = dice.weighted([55, 22, 12, 5, 6])
        return [\.source <- sources[index], \.causeNote <- notes[index]]
    }

    private func conclude(_ course: Course<Inspection>, _ topic: InspectionTopics.Topic, _ item: String, _ lead: Member, _ head: Member) {
        let results: [Inspection.Result] = [
            .noProblem, .corrected, .unreachable, .notDisclosed, .pending, .notEngaged, .uncooperative, .falseDisclosure,
        ]
        let result = results[course.dice.weighted(task == nil ? [40, 38, 3, 3, 12, 2, 1, 1] : [66, 20, 4, 3, 3, 3, 1, 0])]
        var input: Fields<Inspection> = [\.result <- result, \.record <- "查看经营场所、许可证照和台账，询问现场负责人"]
        if course.chance(940), result != .unreachable, result != .uncooperative {
            input.append(\.recordSigned <- true)
        } else {
            input += [
                \.unsignedNote <- result == .unreachable ? "现场无人，邀请社区人员见证" : "现场负责人拒绝签名，已注明并录像", \.recording <- "录像\(course.number(10_000...99_999))",
            ]
        }
        if [.corrected, .notDisclosed, .pending, .falseDisclosure].contains(result) {
            input.append(\.problems <- [Inspection.ProblemFound(\.item <- item, \.fact <- topic.problem, \.basis <- topic.rule)])
        }
        course.pass(minutes: 30...150).take("record-result", by: lead, input)
        if result == .corrected {
            course.pass(minutes: 5...40).take(
                "order", by: lead, \.rectification <- "立即纠正“\(topic.problem)”的问题，完善制度和台账", \.rectifyDays <- course.number(5...15))
        }
        course.pass(days: 1...7)
        if course.chance(12) {
            course.take("publicity-withhold", by: head, \.publicity.ground <- .commercialSecret)
        } else {
            course.take("publicity-publish", by: lead)
        }
        follow(course, result, lead)
        course.pass(days: 0...2).take("close", by: lead)
        let isServed = course.steps.contains { $0.action == "notify" || $0.action == "order" }
        let papers: [FilePaper] = [.opening, .evidence] + (isServed ? [.served] : [])
        course.pass(days: 1...5).take("archive", by: lead, filed(\.archive, "\(course.today.year)-检查-\(number)", papers))
    }

    private func follow(_ course: Course<Inspection>, _ result: Inspection.Result, _ lead: Member) {
        switch result {
        case .corrected:
            if course.chance(80) {
                course.pass(days: 12...14).take("revisit", by: lead, \.revisits <- [Inspection.Revisit(\.note <- "部分问题尚未改正，责令继续改正")])
            }
            course.pass(days: 4...9).take("revisit", by: lead, \.revisits <- [Inspection.Revisit(\.note <- "已经改正，台账补齐", \.passed <- true)])
        case .pending, .falseDisclosure:
            course.pass(days: 0...3)
            let isPenalty = course.chance(650)
            course.take(
                "hand-on", by: lead, \.followUp <- isPenalty ? .penalty : .otherOrgan, \.followUpNote <- isPenalty ? "已移交办案机构立案查处" : "属其他部门职责，已移送")
        case .unreachable: course.pass(days: 0...3).take("hand-on", by: lead, \.followUp <- .creditList, \.followUpNote <- "函告登记机关列入经营异常名录")
        default: break
        }
    }
}
