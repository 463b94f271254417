import Affairs
import Kernel

/// 集体审议、签署、登记、公布、备案.
extension DocumentCourse {
    /// A meeting, and the day on which it deliberates the document.
    private struct Sitting {
        let form: String
        let name: String
        let on: Day

        func deliberates(dissent: String = "", result: String = "") -> [String: String] {
            var told: [JSON.Member] = [.init("form", .text(form)), .init("name", .text(name)), .init("on", .text(on.iso))]
            if !dissent.isEmpty { told.append(.init("dissents", .array([.text(dissent)]))) }
            if !result.isEmpty { told.append(.init("result", .text(result))) }
            return ["meetings": JSON.array([.object(told)]).encoded]
        }
    }

    /// Where it is deliberated next: the government's executive meeting, a department's own office meeting.
    private mutating func meet(_ dice: inout Dice) -> Sitting {
        if draft.has(.emergency) {
            course.pass(workingDays: 1...1, &dice)
            return Sitting(form: "executive", name: "\(world.scenario.place.unit)人民政府常务会议（疫情防控专题）", on: course.today)
        }
        guard isGovernment else {
            course.pass(workingDays: 2...7, &dice)
            let turn = (course.today - Day.firstDay(of: course.today.year)) / 12 + 1
            let name = "\(world.organs.name(of: draft.maker))\(course.today.year)年第\(turn)次局长办公会议"
            return Sitting(form: "office", name: name, on: course.today)
        }
        let meeting = ExecutiveMeetings(world: world).next(onOrAfter: world.workingDay(2, after: course.today))
        course.move(to: meeting.day, &dice)
        return Sitting(form: "executive", name: meeting.name, on: meeting.day)
    }

    mutating func deliberate(_ dice: inout Dice) {
        if draft.has(.postponed) {
            let first = meet(&dice)
            course.pass(workingDays: 0...1, &dice)
            course.take("postpone", by: office, first.deliberates(dissent: "与会人员认为宅基地面积标准需要再行测算"))
        }
        let last = meet(&dice)
        course.pass(workingDays: draft.has(.emergency) ? 0...0 : 0...1, &dice)
        if draft.has(.rejected) {
            course.take("reject", by: office, last.deliberates(dissent: "多数与会人员认为收费时机不成熟"))
        } else {
            let dissent = draft.has(.dissent) ? "一名与会人员认为奖励标准偏高，会议未采纳" : ""
            let result = dice.chance(250) ? "passedAfterAmendment" : "passed"
            course.take("pass", by: office, last.deliberates(dissent: dissent, result: result))
        }
    }

    mutating func issue(_ dice: inout Dice) {
        let isUrgent = draft.has(.emergency)
        let registrars = world.people(.office, in: justice)
        course.pass(workingDays: isUrgent ? 0...0 : 1...4, &dice)
        // Early drafts wait for their turn; signed in the year in which they are published, they take its numbers.
        if !isUrgent, let turn = try? world.calendar.workingDay(draft.has(.refused) ? 14 : dice.number(4...6), before: draft.published) {
            if turn > course.today { course.move(to: turn, &dice) }
        }
        course.take("sign", by: head)
        if draft.has(.refused) {
            course.pass(workingDays: 1...2, &dice)
            course.take("refuse-registration", by: dice.pick(registrars), ["registrationRefusal": "审议通过的文本没有规定有效期，请明确后再送登记"])
            deliberate(&dice)
            course.pass(workingDays: 1...2, &dice)
            course.take("sign", by: head)
        }
        course.pass(workingDays: isUrgent ? 0...0 : 1...2, &dice)
        course.take("register", by: dice.pick(registrars))
        course.pass(workingDays: isUrgent ? 0...0 : 0...2, &dice)
        course.move(to: draft.published, &dice)
        published = course.today
        let isEarly = isUrgent || draft.has(.short)
        // At the earliest on the thirtieth day, or on the first of the next month after it.
        let earliest = course.today.advanced(by: 30)
        let first = Day.first(ofMonth: earliest.parts.month, year: earliest.year).advanced(byMonths: 1)
        let starts = isEarly ? course.today : dice.chance(500) ? earliest : first
        effective = starts
        var input = [
            "effectiveOn": starts.iso, "validUntil": starts.advanced(byMonths: draft.years * 12).advanced(by: -1).iso,
            "channels": isGovernment ? "gazette,website,newMedia" : "website,newMedia",
        ]
        if isEarly { input["earlyEffect"] = isUrgent ? "publicInterest" : "superiorLaw" }
        course.take("publish", by: office, input)
    }

    mutating func file(_ dice: inout Dice) {
        let day = draft.has(.lateFiling) ? course.today.advanced(by: 19) : world.workingDay(dice.number(3...9), after: course.today)
        let inTime = draft.has(.lateFiling) || day - course.today <= 15 ? day : world.workingDay(1, after: course.today)
        course.move(to: world.workingDay(onOrAfter: inTime), &dice)
        course.take("file", by: office, ["filedWith": isGovernment ? "superiorGovernment,standingCommittee" : "sameLevelGovernment"])
        course.pass(workingDays: 8...22, &dice)
        guard draft.has(.notRegistered) else { return course.take("record-filing", by: office, ["filingResult": "registered"]) }
        course.take("record-filing", by: office, ["filingResult": "notRegistered", "filingNote": "第十一条对轻微违法直接规定罚款数额，没有依据"])
        course.pass(workingDays: 3...6, &dice)
        course.take("correct", by: office, ["filingResult": "selfCorrected", "filingNote": "已自行删去第十一条并重新公布"])
    }
}
