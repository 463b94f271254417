import Affairs
import Kernel

/// 集体审议、签署、登记、公布、备案.
extension DocumentCourse {
    /// A meeting, and the day on which it deliberates the document.
    private struct Sitting {
        let form: Meeting.Form
        let name: String
        let on: Day

        func deliberates(dissent: String = "", result: Meeting.Outcome? = nil) -> Fields<NormativeDocument> {
            let dissents = dissent.isEmpty ? [] : [dissent]
            return [\.meetings <- [Meeting(\.form <- form, \.name <- name, \.on <- on, \.dissents <- dissents, \.result <- result)]]
        }
    }

    /// Where it is deliberated next: the government's executive meeting, a department's own office meeting.
    private mutating func meet() -> Sitting {
        if draft.has(.emergency) {
            course.pass(days: 1...1)
            return Sitting(form: .executive, name: "\(world.scenario.place.unit)人民政府常务会议（疫情防控专题）", on: course.today)
        }
        guard isGovernment else {
            course.pass(days: 2...7)
            let turn = (course.today - Day.firstDay(of: course.today.year)) / 12 + 1
            let name = "\(world.organs.name(of: draft.maker))\(course.today.year)年第\(turn)次局长办公会议"
            return Sitting(form: .office, name: name, on: course.today)
        }
        let meeting = ExecutiveMeetings(world: world).next(onOrAfter: world.workingDay(2, after: course.today))
        course.move(to: meeting.day)
        return Sitting(form: .executive, name: meeting.name, on: meeting.day)
    }

    mutating func deliberate() {
        if draft.has(.postponed) {
            let first = meet()
            course.pass(days: 0...1).take("postpone", by: office, first.deliberates(dissent: "与会人员认为宅基地面积标准需要再行测算"))
        }
        let last = meet()
        course.pass(days: draft.has(.emergency) ? 0...0 : 0...1)
        if draft.has(.rejected) {
            course.take("reject", by: office, last.deliberates(dissent: "多数与会人员认为收费时机不成熟"))
        } else {
            let dissent = draft.has(.dissent) ? "一名与会人员认为奖励标准偏高，会议未采纳" : ""
            let result: Meeting.Outcome = dice.chance(250) ? .passedAfterAmendment : .passed
            course.take("pass", by: office, last.deliberates(dissent: dissent, result: result))
        }
    }

    mutating func issue() {
        let isUrgent = draft.has(.emergency)
        let registrars = world.people(.office, in: justice)
        course.pass(days: isUrgent ? 0...0 : 1...4)
        // Early drafts wait for their turn; signed in the year in which they are published, they take its numbers.
        if !isUrgent, let turn = try? world.calendar.workingDay(draft.has(.refused) ? 14 : dice.number(4...6), before: draft.published) {
            if turn > course.today { course.move(to: turn) }
        }
        course.take("sign", by: head)
        if draft.has(.refused) {
            course.pass(days: 1...2).take("refuse-registration", by: dice.pick(registrars), \.registrationRefusal <- "审议通过的文本没有规定有效期，请明确后再送登记")
            deliberate()
            course.pass(days: 1...2).take("sign", by: head)
        }
        course.pass(days: isUrgent ? 0...0 : 1...2).take("register", by: dice.pick(registrars))
        course.pass(days: isUrgent ? 0...0 : 0...2)
        course.move(to: draft.published)
        published = course.today
        let isEarly = isUrgent || draft.has(.short)
        // At the earliest on the thirtieth day, or on the first of the next month after it.
        let earliest = course.today.advanced(by: 30)
        let first = Day.first(ofMonth: earliest.parts.month, year: earliest.year).advanced(byMonths: 1)
        let starts = isEarly ? course.today : dice.chance(500) ? earliest : first
        effective = starts
        var input: Fields<NormativeDocument> = [
            \.effectiveOn <- starts, \.validUntil <- starts.advanced(byMonths: draft.years * 12).advanced(by: -1),
            \.channels <- isGovernment ? [.gazette, .website, .newMedia] : [.website, .newMedia],
        ]
        if isEarly { input.append(\.earlyEffect <- isUrgent ? .publicInterest : .superiorLaw) }
        course.take("publish", by: office, input)
    }

    mutating func file() {
        let day = draft.has(.lateFiling) ? course.today.advanced(by: 19) : world.workingDay(dice.number(3...9), after: course.today)
        let inTime = draft.has(.lateFiling) || day - course.today <= 15 ? day : world.workingDay(1, after: course.today)
        course.move(to: world.workingDay(onOrAfter: inTime)).take(
            "file", by: office, \.filedWith <- isGovernment ? [.superiorGovernment, .standingCommittee] : [.sameLevelGovernment])
        course.pass(days: 8...22)
        guard draft.has(.notRegistered) else { return course.take("record-filing", by: office, \.filingResult <- .registered) }
        course.take("record-filing", by: office, \.filingResult <- .notRegistered, \.filingNote <- "第十一条对轻微违法直接规定罚款数额，没有依据")
        course.pass(days: 3...6).take("correct", by: office, \.filingResult <- .selfCorrected, \.filingNote <- "已自行删去第十一条并重新公布")
    }
}
