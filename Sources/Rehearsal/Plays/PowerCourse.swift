import Kernel

/// What happens to an item of the list after it is in it, or on its way into it.
struct PowerCourse {
    let offices: PowerOffices
    let organ: Organ
    let power: ListedPower

    private var world: World { offices.world }

    /// In the list since before the year.
    func existing(_ opens: Instant, published: Day, with more: [String: String] = [:], _ dice: inout Dice) -> Course {
        var course = Course(world, opening: opens)
        guard let clerk = offices.clerk(organ.code) else { return course }
        var input = power.input(for: organ, &dice)
        input["publishedOn"] = published.iso
        course.open("power", at: organ.code, "register-existing", by: clerk, input.merging(more) { $1 })
        return course
    }

    /// 承接: by the decision of the day, published within days.
    func takingOver(_ opens: Instant, inForce: Day? = nil, _ more: [String: String], _ dice: inout Dice) -> [Step] {
        var course = Course(world, opening: opens)
        guard let clerk = offices.clerk(organ.code), let presenter = offices.presenter ?? offices.examiner else { return [] }
        course.open("power", at: organ.code, "take-over", by: clerk, power.input(for: organ, &dice).merging(more) { $1 })
        course.pass(workingDays: 1...4, &dice)
        course.take("publish", by: presenter, inForce.map { ["inForceOn": max($0, course.today).iso] } ?? [:])
        return course.steps
    }

    /// 新增: the whole way from draft to publication; now and then sent back once.
    func adding(_ opens: Instant, rejected: Bool, _ dice: inout Dice) -> [Step] {
        var course = Course(world, opening: opens)
        guard let clerk = offices.clerk(organ.code), let examiner = offices.examiner, let legality = offices.legality, let office = offices.office,
            let presenter = offices.presenter ?? offices.examiner
        else { return [] }
        let all = power.input(for: organ, &dice)
        let first: Set<String> = ["name", "type", "level", "holderNature", "grounds", "hasDiscretion", "needsCertificate"]
        var draft = all.filter { first.contains($0.key) }
        draft["originReason"] = "《\(power.law)》修订，新增职责"
        let contents: Set<String> = [
            "code", "noUpperReason", "undertaker", "duties", "accountability", "risks", "flow", "legalPeriod", "promisedPeriod", "fee",
            "supervisionPhone", "parties",
        ]
        course.open("power", at: organ.code, "draft", by: clerk, draft)
        course.pass(workingDays: 1...5, &dice)
        course.take("fill", by: clerk, all.filter { contents.contains($0.key) })
        course.pass(minutes: 10...60, &dice)
        course.take("submit", by: clerk)
        if dice.chance(500) {
            course.pass(workingDays: 2...5, &dice)
            course.take("examine-establishment", by: examiner, ["establishmentVerdict": "amend", "establishmentOpinion": "责任事项不完整"])
            course.pass(minutes: 10...60, &dice)
            course.take("return", by: examiner, ["returnReason": "补充责任事项后再报"])
            course.pass(workingDays: 1...4, &dice)
            course.take("submit", by: clerk)
        }
        examine(&course, examiner, legality, &dice)
        if rejected {
            course.take("reject", by: office, ["rejectionReason": "与市级部门职责重复，不列入县级清单"])
            return course.steps
        }
        course.take("present", by: presenter)
        course.pass(workingDays: 3...10, &dice)
        course.take("approve", by: office, ["approvalNumber": "政发〔\(course.today.year)〕\(dice.number(3...28))号"])
        course.pass(workingDays: 1...5, &dice)
        course.take("publish", by: presenter)
        return course.steps
    }

    /// Proposes a change on a day and has it examined; the decision follows on its own day.
    func change(
        _ course: inout Course, on day: Day, decided: Day, _ kind: String, _ decision: String, document: String, with more: [String: String] = [:],
        _ dice: inout Dice
    ) {
        guard let clerk = offices.clerk(organ.code), let examiner = offices.examiner, let legality = offices.legality, let office = offices.office,
            let presenter = offices.presenter ?? offices.examiner
        else { return }
        course.move(to: day, &dice)
        course.take(
            "propose-change", by: clerk,
            ["changeKind": kind, "changeReason": dice.pick(["深化放管服改革", "机构改革职责调整", "设定依据修订"]), "changeBasis": document].merging(more) { $1 })
        examine(&course, examiner, legality, &dice)
        course.take("present-change", by: presenter)
        course.move(to: decided, &dice)
        course.take(decision, by: office, decision == "refuse-change" ? ["rejectionReason": "仍有必要，暂不调整"] : ["changeDocument": document])
    }

    private func examine(_ course: inout Course, _ examiner: Scenario.Member, _ legality: Scenario.Member, _ dice: inout Dice) {
        course.pass(workingDays: 1...3, &dice)
        course.take("examine-establishment", by: examiner, ["establishmentVerdict": "agreed", "establishmentOpinion": "职责清楚，同意"])
        course.pass(workingDays: 0...2, &dice)
        course.take("examine-legality", by: legality, ["legalityVerdict": "agreed", "legalityOpinion": "依据现行有效，同意"])
        course.pass(minutes: 10...60, &dice)
    }
}
