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
        var dice = Dice(seed: staff.world.scenario.seed, "day/inspection/\(number)")
        day = staff.world.workingDay(dice.number(2...12), after: task.opened)
    }

    /// A visit for a cause; idle ones are refused or called off.
    init(_ staff: EnforcementStaff, number: Int, isIdle: Bool = false) {
        self.staff = staff
        self.number = number
        (task, place, self.isIdle) = (nil, 0, isIdle)
        var dice = Dice(seed: staff.world.scenario.seed, "day/inspection/\(number)")
        organ = dice.pick(staff.able)
        // A visit is approved within two working days, so one proposed by 24 December is made in the year.
        let first = staff.world.workingDay(of: staff.world.scenario.year, from: 2, &dice)
        day = min(first, staff.world.workingDay(onOrAfter: Day.lastDay(of: staff.world.scenario.year).advanced(by: -8)))
    }

    private var world: World { staff.world }

    func play() -> Play {
        var dice = Dice(seed: world.scenario.seed, "hour/inspection/\(number)")
        let opens = Instant(day, hour: dice.number(8...11), minute: dice.number(0...59))
        return Play("inspection/\(number)", opens: opens) { [self] world, dice in steps(opens, world, &dice) }
    }

    private func steps(_ opens: Instant, _ world: World, _ dice: inout Dice) -> [Step] {
        guard let plan = world.matters[InspectionPlays.plan(organ)], let (pair, premises) = whoAndWhom(&dice) else { return [] }
        let topics = InspectionTopics.of(world.organs.name(of: organ))
        let head = world.person(.head, in: organ, &dice)
        let topic = task.map { $0.topic } ?? dice.number(0...topics.count - 1)
        let isUnannounced = dice.chance(task == nil ? 400 : 80)
        var input = [
            "plan": String(plan), "items": String(topic + 1), "objectKind": premises.kind, "objectName": premises.name, "objectCode": premises.code,
            "officers.certificates": staff.certificates(pair), "plannedOn": world.workingDay(1, after: opens.day).iso,
            "address": "\(world.scenario.name)城区",
        ]
        input.merge(origin(&dice)) { $1 }
        if isUnannounced { input.merge(["unannounced": "是", "unannouncedReason": "预先通知可能影响检查效果"]) { $1 } }
        var course = Course(world, opening: opens)
        course.open("inspection", at: organ, "propose", by: pair[0], input)
        course.pass(minutes: 20...150, &dice)
        if isIdle {
            let isRefused = dice.chance(600)
            if isRefused {
                course.take("refuse", by: head, ["refusalReason": "可以书面检查，不必入企"])
            } else {
                course.take("approve", by: head)
                course.pass(workingDays: 0...1, &dice)
                course.take("cancel", by: pair[0], ["cancelReason": "举报人撤回举报，线索已查明不实"])
            }
            return course.steps
        }
        course.take("approve", by: head)
        course.pass(minutes: 10...60, &dice)
        if !isUnannounced { course.take("notify", by: pair[0]) }
        course.pass(workingDays: 1...1, &dice)
        course.take("visit", by: pair[0], ["certificatesShown": "是", "codeScanned": "是"])
        conclude(&course, topics[topic], String(topic + 1), pair[0], head, &dice)
        return course.steps
    }

    /// The drawn pair, one of them the organ's own, and the drawn object; or any pair and an object of the organ's acquaintance.
    private func whoAndWhom(_ dice: inout Dice) -> ([Scenario.Member], Premises)? {
        guard let task else {
            guard let pair = staff.pair(organ, &dice) else { return nil }
            let many = staff.able.firstIndex(of: organ).map { $0 * 200 + dice.number(0...150) } ?? number
            var same = Dice(seed: world.scenario.seed, "premises/\(many)")
            return (pair, Premises(world, number: 90_000_000 + many, &same))
        }
        let drawn = task.drawn()
        guard place < drawn.objects.count else { return nil }
        let own = drawn.officers.filter { $0.organ == organ }
        guard let lead = own.isEmpty ? nil : dice.pick(own) else { return nil }
        let others = drawn.officers.filter { $0.id != lead.id }
        return others.isEmpty ? nil : ([lead, dice.pick(others)], drawn.objects[place])
    }

    private func origin(_ dice: inout Dice) -> [String: String] {
        if let task { return ["source": "task", "task": String(world.matters[task.key] ?? 0)] }
        let sources = ["complaint", "transfer", "dataAlarm", "accident", "application"]
        let notes = ["群众举报反映存在违法经营行为", "上级机关转办的问题线索", "监测数据异常预警", "发生一般事故后的核查", "企业申请提前复核整改情况"]
        let index = dice.weighted([55, 22, 12, 5, 6])
        return ["source": sources[index], "causeNote": notes[index]]
    }

    private func conclude(
        _ course: inout Course, _ topic: InspectionTopics.Topic, _ item: String, _ lead: Scenario.Member, _ head: Scenario.Member,
        _ dice: inout Dice
    ) {
        let results = ["noProblem", "corrected", "unreachable", "notDisclosed", "pending", "notEngaged", "uncooperative", "falseDisclosure"]
        let result = results[dice.weighted(task == nil ? [40, 38, 3, 3, 12, 2, 1, 1] : [66, 20, 4, 3, 3, 3, 1, 0])]
        var input = ["result": result, "record": "查看经营场所、许可证照和台账，询问现场负责人"]
        if dice.chance(940), result != "unreachable", result != "uncooperative" {
            input["recordSigned"] = "是"
        } else {
            input["unsignedNote"] = result == "unreachable" ? "现场无人，邀请社区人员见证" : "现场负责人拒绝签名，已注明并录像"
            input["recording"] = "录像\(dice.number(10_000...99_999))"
        }
        if ["corrected", "notDisclosed", "pending", "falseDisclosure"].contains(result) {
            input["problems"] = JSON.array([.record(["item": .text(item), "fact": .text(topic.problem), "basis": .text(topic.rule)])]).encoded
        }
        course.pass(minutes: 30...150, &dice)
        course.take("record-result", by: lead, input)
        if result == "corrected" {
            course.pass(minutes: 5...40, &dice)
            course.take("order", by: lead, ["rectification": "立即纠正“\(topic.problem)”的问题，完善制度和台账", "rectifyDays": String(dice.number(5...15))])
        }
        course.pass(workingDays: 1...7, &dice)
        if dice.chance(12) {
            course.take("publicity-withhold", by: head, ["publicity.ground": "commercialSecret"])
        } else {
            course.take("publicity-publish", by: lead)
        }
        follow(&course, result, lead, &dice)
        course.pass(workingDays: 0...2, &dice)
        course.take("close", by: lead)
        let isServed = course.steps.contains { $0.action == "notify" || $0.action == "order" }
        let papers = ["opening", "evidence"] + (isServed ? ["served"] : [])
        course.pass(workingDays: 1...5, &dice)
        course.take("archive", by: lead, FiledCase.input("\(course.today.year)-检查-\(number)", papers))
    }

    private func follow(_ course: inout Course, _ result: String, _ lead: Scenario.Member, _ dice: inout Dice) {
        switch result {
        case "corrected":
            if dice.chance(80) {
                course.pass(workingDays: 12...14, &dice)
                course.take("revisit", by: lead, ["revisits": JSON.item(["note": .text("部分问题尚未改正，责令继续改正")])])
            }
            course.pass(workingDays: 4...9, &dice)
            course.take("revisit", by: lead, ["revisits": JSON.item(["note": .text("已经改正，台账补齐"), "passed": .flag(true)])])
        case "pending", "falseDisclosure":
            course.pass(workingDays: 0...3, &dice)
            let isPenalty = dice.chance(650)
            course.take(
                "hand-on", by: lead, ["followUp": isPenalty ? "penalty" : "otherOrgan", "followUpNote": isPenalty ? "已移交办案机构立案查处" : "属其他部门职责，已移送"])
        case "unreachable":
            course.pass(workingDays: 0...3, &dice)
            course.take("hand-on", by: lead, ["followUp": "creditList", "followUpNote": "函告登记机关列入经营异常名录"])
        default: break
        }
    }
}
