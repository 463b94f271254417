import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful course, and the refusal names it.
@Suite("行政执法培训各环节的条件")
struct EnforcementTrainingConditionTests {
    typealias Row = BrokenCondition<EnforcementTraining>

    // MARK: Lawful courses

    private static func unplanned() -> Bench<EnforcementTraining> {
        var bench = Bench<EnforcementTraining>(on: "2020-04-20")
        bench.organ = Town.justice
        return bench
    }

    private static func announced(_ change: [String: String] = [:]) -> Bench<EnforcementTraining> {
        var bench = Courses.planned(change)
        bench.take("announce", on: "2020-04-22")
        return bench
    }

    /// All sixteen hours were taught.
    private static func taught() -> Bench<EnforcementTraining> {
        var bench = Courses.running()
        bench.take("record-session", on: "2020-05-12", Courses.session("2020-05-12", 16))
        return bench
    }

    /// Newcomers, taught for sixty hours and tested.
    private static func tested() -> Bench<EnforcementTraining> {
        var bench = Courses.running(["audience": "newcomers", "plannedHours": "60"])
        bench.take("record-session", on: "2020-05-20", Courses.session("2020-05-20", 60))
        bench.take("test")
        return bench
    }

    private static let enrolment: [String: String] = ["unit": Town.organ.description, "trainees": Courses.people]
    private static let existing: [String: String] = [
        "name": "2019年培训班", "mode": "onSite", "audience": "serving", "existingPersons": "80", "existingHours": "16", "startedOn": "2019-12-30",
        "existingEndedOn": "2019-12-31",
    ]

    private static func plan(until day: String) -> [String: String] { Courses.plan.merging(["plannedUntil": day]) { $1 } }

    // MARK: Conditions

    static let planning: [Row] = [
        Row("plan.planned-period-in-order", in: { unplanned() }, on: "2020-04-20", plan(until: "2020-05-11"), but: ["plannedUntil": "2020-05-10"]),
        Row(
            "replan.planned-period-in-order", in: { Courses.planned() }, on: "2020-04-21", ["plannedUntil": "2020-05-11"],
            but: ["plannedUntil": "2020-05-10"]),
        Row(
            "replan.training-hours-sufficient", in: { announced(["audience": "newcomers", "plannedHours": "80"]) }, on: "2020-04-23",
            ["plannedHours": "60"], but: ["plannedHours": "59"]),
        Row("announce.training-hours-sufficient", in: { Courses.planned(["audience": "newcomers", "plannedHours": "60"]) }, on: "2020-04-22") {
            $0.record.plannedHours = 59
        },
        Row("announce.venue-stated", in: { Courses.planned() }, on: "2020-04-22") { $0.record.venue = "" },
        Row("register-existing.closed-in-earlier-year", in: { unplanned() }, on: "2020-04-20", existing, but: ["existingEndedOn": "2020-01-01"]),
        Row("register-existing.closed-in-earlier-year", in: { unplanned() }, on: "2020-04-20", existing, but: ["existingEndedOn": "2019-12-29"]),
    ]

    static let enrolling: [Row] = [
        Row("enrol.unit-in-county", in: { announced() }, on: "2020-04-24", enrolment, but: ["unit": "999999"]),
        Row(
            "enrol.enrolled-once", in: { Courses.enrolled() }, on: "2020-04-24",
            ["unit": Town.organ.description, "trainees": #"[{"person":"p9","name":"赵六"}]"#], but: ["trainees": #"[{"person":"p1","name":"张三"}]"#]),
        Row("enrol.within-quota", in: { announced(["quota": "3"]) }, on: "2020-04-24", enrolment) { $0.record.quota = 2 },
        Row("enrol-here.unit-in-county", in: { announced() }, on: "2020-04-24", enrolment, but: ["unit": "999999"]),
        Row("enrol-here.within-quota", in: { announced(["quota": "3"]) }, on: "2020-04-24", enrolment) { $0.record.quota = 2 },
        Row("withdraw.withdrawing-enrolled", in: { Courses.enrolled() }, on: "2020-04-27", ["withdrawing": "3"], but: ["withdrawing": "4"]),
    ]

    static let teaching: [Row] = [
        Row("open.someone-enrolled", in: { Courses.enrolled() }, on: "2020-05-11") { $0.record.trainees = [] },
        Row("open.not-before-planned-start", in: { Courses.enrolled() }, on: "2020-05-11") { $0 = $0.moved(to: "2020-05-10") },
        Row("test.session-held", in: { taught() }, on: "2020-05-13") { $0.record.sessions = [] },
        Row("test.failed-enrolled", in: { taught() }, on: "2020-05-13", ["failed": "3"], but: ["failed": "4"]),
        Row("close.planned-hours-taught", in: { taught() }, on: "2020-05-14") { $0.record.plannedHours = 17 },
        Row("close.newcomers-tested", in: { tested() }, on: "2020-05-21") { $0.record.tested = false },
    ]

    @Test(arguments: planning) func `计划、通知、补登不合条件的，按名拒绝（118号（二十三）、纲要第四部分）`(row: Row) {
        row.check()
    }

    @Test(arguments: enrolling) func `报名、退出不合条件的，按名拒绝（118号（二十三））`(row: Row) {
        row.check()
    }

    @Test(arguments: teaching) func `开班、考核、结业不合条件的，按名拒绝（118号（二十三）、纲要第四部分）`(row: Row) {
        row.check()
    }
}
