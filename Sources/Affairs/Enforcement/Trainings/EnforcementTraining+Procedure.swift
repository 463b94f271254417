package import Kernel

private let training = Law.penaltyPublicity2018.cited("第（二十三）项")

extension EnforcementTraining {
    /// How much of a course a person must attend for the test to count; practice, not law.
    static let attendance: Setting<Int> = Setting(
        "training.attendance", "结业应达到的出勤比例（%）", default: 80, lawful: .within(1...100), isWeighty: true, source: "各地自定，待核")

    package static var settings: [any SettingDeclaration] { [attendance, EnforcementCertificate.requiredTraining] }

    package static var editions: [Edition] { [Edition("2018", "三项制度施行以后", from: "2018-12-05")] }

    @Clauses
    package static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("plan", "列入计划", to: .planned, by: .certification, .clerk, .supervisor, basis: training)
            .needs(\.name, \.mode, \.audience, \.subjects, \.plannedFrom, \.plannedUntil, \.plannedHours).fills(\.venue, \.quota)
            .requires(periodInOrder)
            .stamps(\.plannedOn)
        Action("replan", "调整计划", .planned, .enrolling, by: .certification, .clerk, .supervisor, basis: training)
            .fills(\.venue, \.quota, \.plannedFrom, \.plannedUntil, \.plannedHours, \.subjects)
            .requires(periodInOrder, longEnough.when("已经发布通知的") { course, _ in course.announcedOn != nil })
        Action("announce", "发布通知", .planned, to: .enrolling, by: .certification, .clerk, .supervisor, basis: training).awaited()
            .requires(longEnough)
            .requires("venue-stated", "写明培训地点或者网络平台", training) { course, _ in !course.venue.isEmpty }
            .stamps(\.announcedOn).issues("notice")
        enrolment
        Action("open", "开班", .enrolling, to: .running, by: .certification, .clerk, .supervisor, basis: training).awaited()
            .requires("someone-enrolled", "已有人员报名", training) { course, _ in !course.roll.isEmpty }
            .requires("not-before-planned-start", "不早于计划开始日期", training) { course, now in course.plannedFrom.map { now.today >= $0 } ?? false }
            .stamps(\.startedOn)
        Action("record-session", "记录授课与考勤", .running, by: .certification, .clerk, .supervisor, basis: training)
            .appends(\.sessions, needing: \.on, \.topic, checks: taught)
        Action("test", "考核", .running, by: .certification, .clerk, .supervisor, basis: training)
            .fills(\.failed)
            .requires("session-held", "已经授课", training) { course, _ in !course.sessions.isEmpty }
            .requires("failed-enrolled", "考核不合格的应当是名册上的学员", training, listing: { course, _ in course.strangers(course.failed) })
            .writes(\.tested) { course, _ in course.tested = true }
            .stamps(\.testedOn)
        Action("close", "结业", .running, to: .closed, by: .certification, .clerk, .supervisor, basis: training)
            .awaited()
            .requires("planned-hours-taught", "计划的学时已经授完", training) { course, _ in
                course.hoursHeld >= (course.plannedHours ?? 0) && course.hoursHeld > 0
            }
            .requires("newcomers-tested", "岗前培训应当经过考核", training) { course, _ in course.audience != .newcomers || course.tested }
            .writes(\.attested) { course, now in course.attest(now.settings[attendance]) }
            .stamps(\.closedOn).issues("hours")
        Action("cancel", "取消", .planned, .enrolling, .running, to: .cancelled, by: .certification, .clerk, .supervisor, basis: training).needs(
            \.cancelReason)
        // What was held before the system was in use; the roll is with the papers.
        Action("register-existing", "补登以前年度培训", to: .closed, by: .certification, .clerk, .supervisor, basis: training)
            .needs(\.name, \.mode, \.audience, \.existingPersons, \.existingHours, \.startedOn, \.existingEndedOn).fills(\.subjects, \.venue)
            .requires("closed-in-earlier-year", "补登的限于以前年度结业的培训", training) { course, now in
                guard let start = course.startedOn, let end = course.existingEndedOn else { return false }
                return start <= end && end < Day.firstDay(of: now.today.year)
            }
            .writes(\.closedOn) { course, _ in course.closedOn = course.existingEndedOn }
    }

    /// A unit enrols its own people; whoever holds the course may enrol for all.
    @Clauses
    private static var enrolment: [Clause<Self>] {
        Action("enrol", "单位报名", .enrolling, by: .clerk, basis: training).at(.named { $0.unit })
            .needs(\.unit).appends(\.trainees, needing: \.name, checks: enrolled, completing: entered)
            .requires(unitInCounty)
            .writes(\.unit) { course, _ in course.unit = OrganCode("") }
        Action("enrol-here", "代为报名", .enrolling, by: .certification, .clerk, .supervisor, basis: training)
            .needs(\.unit).appends(\.trainees, needing: \.name, checks: enrolled, completing: entered)
            .requires(unitInCounty)
            .writes(\.unit) { course, _ in course.unit = OrganCode("") }
        Action("withdraw", "退出报名", .enrolling, .running, by: .certification, .clerk, .supervisor, basis: training)
            .needs(\.withdrawing)
            .requires("withdrawing-enrolled", "退出的应当是名册上的学员", training, listing: { course, _ in course.strangers(course.withdrawing) })
            .writes(\.trainees, \.withdrawing) { course, _ in
                for index in course.trainees.indices where course.withdrawing.contains(course.trainees[index].number) {
                    course.trainees[index].withdrawn = true
                }
                course.withdrawing = []
            }
    }

    private static let unitInCounty: Gate<Self> = Gate("unit-in-county", "报名的单位在本县", training) { course, now in
        now.organs[course.unit] != nil
    }

    private static let enrolled: [Check<Self, Trainee>] = [
        .together("enrolled-once", "同一人不重复报名", training, listing: { trainees, course, now in course.enrolledTwice(trainees, now) }),
        .together("within-quota", "报名人数不超过计划人数", training) { trainees, course, _ in
            course.quota.map { course.roll.count + trainees.count <= $0 } ?? true
        },
    ]

    private static let taught: [Check<Self, Session>] = [
        Check("session-date-in-order", "授课日期不早于开班之日，不晚于登记当日", training) { session, course, now in
            guard let day = session.on, let start = course.startedOn else { return false }
            return day >= start && day <= now.today
        },
        Check("absentees-enrolled", "缺勤的应当是名册上的学员", training, listing: { session, course, _ in course.strangers(session.absentees) }),
    ]

    private static let longEnough: Gate<Self> = Gate("training-hours-sufficient", "岗前培训的学时不少于规定", training) { course, now in
        course.audience != .newcomers || (course.plannedHours ?? 0) >= now.settings[EnforcementCertificate.requiredTraining]
    }

    private static let periodInOrder: Gate<Self> = Gate("planned-period-in-order", "计划结束日期不早于开始日期", training) { course, _ in
        guard let from = course.plannedFrom, let until = course.plannedUntil else { return false }
        return from <= until
    }

    private func enrolledTwice(_ trainees: [Trainee], _ now: Moment) -> [String] {
        var known = Set(roll.map(\.person))
        return trainees.map(\.person).filter { !$0.isUnset && !known.insert($0).inserted }.map(now.name(of:))
    }

    private func strangers(_ numbers: [Int]) -> [String] {
        let known = Set(roll.map(\.number))
        return numbers.filter { !known.contains($0) }.map { "\($0)号" }
    }

    /// A trainee as entered on the roll, with the next number and the unit that enrols.
    @Sendable private static func entered(_ trainee: inout Trainee, _ course: Self, _ now: Moment) {
        (trainee.number, trainee.unit, trainee.withdrawn) = (course.trainees.count + 1, course.unit, false)
    }

    /// Attended hours for everybody; passed is who came often enough and did not fail.
    private mutating func attest(_ share: Int) {
        let needed = hoursHeld * share
        attested = roll.map { trainee in
            var attestation = Attestation()
            (attestation.number, attestation.person, attestation.hours) = (trainee.number, trainee.person, hours(of: trainee))
            attestation.passed = attestation.hours * 100 >= needed && !failed.contains(trainee.number)
            return attestation
        }
    }
}
