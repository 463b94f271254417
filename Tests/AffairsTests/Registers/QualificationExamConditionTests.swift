import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful registration, and the refusal names it.
@Suite("行政执法资格考试报名各环节的条件")
struct QualificationExamConditionTests {
    typealias Row = BrokenCondition<QualificationExam>

    // MARK: Lawful registrations

    private static func submitted() -> Bench<QualificationExam> {
        var bench = Exams.compiled()
        bench.take("submit")
        return bench
    }

    /// All but 王五 are refused.
    private static func checked() -> Bench<QualificationExam> {
        var bench = submitted()
        bench.take("check", on: "2020-08-10", by: "keeper", ["refusals": #"[{"name":"张三","reason":"已调离"},{"name":"李四","reason":"已调离"}]"#])
        return bench
    }

    private static let refusal: [String: String] = ["refusals": #"[{"name":"李四","reason":"已调离"}]"#]
    private static let results: [String: String] = ["results": Exams.results.replacing("86.5", with: "100")]
    private static let existing: [String: String] = [
        "exam": "2019年考试", "examOn": "2019-12-31", "existingPersons": "10", "existingSat": "9", "existingPassed": "9",
    ]

    private static func resultsReplacing(_ old: String, _ new: String) -> [String: String] { ["results": Exams.results.replacing(old, with: new)] }

    /// The unit has submitted a registration for the same examination already.
    @Sendable private static func another(_ bench: inout Bench<QualificationExam>) {
        var other = QualificationExam()
        (other.exam, other.submittedOn) = (bench.record.exam, Day(iso: "2020-08-01"))
        _ = bench.known.add(7, other, .submitted)
    }

    @Sendable private static func refuseTheLast(_ bench: inout Bench<QualificationExam>) {
        var refused = QualificationExam.RefusedCandidate()
        (refused.name, refused.reason) = ("王五", "已调离")
        bench.record.refusals.append(refused)
    }

    // MARK: Conditions

    static let registering: [Row] = [
        Row("submit.unit-is-enforcement-subject", in: { Exams.compiled() }, on: "2020-08-03") { $0.record.subjectBasis = nil },
        Row("submit.unit-is-enforcement-subject", in: { Exams.compiled() }, on: "2020-08-03") { $0.record.subjectNumber = "" },
        Row("submit.names-given-once", in: { Exams.compiled() }, on: "2020-08-03") { $0.record.candidates[1].name = "张三" },
        Row("submit.names-given-once", in: { Exams.compiled() }, on: "2020-08-03") { $0.record.candidates[1].name = "" },
        Row("submit.no-contract-staff", in: { Exams.compiled() }, on: "2020-08-03") { $0.record.candidates[1].staffing = .contract },
        Row("submit.education-sufficient", in: { Exams.compiled() }, on: "2020-08-03") { $0.record.candidates[1].education = .secondary },
        Row("submit.before-registration-deadline", in: { Exams.compiled() }, on: "2020-08-05") { $0 = $0.moved(to: "2020-08-06") },
        Row("submit.not-yet-submitted", in: { Exams.compiled() }, on: "2020-08-03") { another(&$0) },
        Row(
            "register-existing.exam-in-earlier-year", in: { Bench<QualificationExam>(on: "2020-03-02") }, on: "2020-03-02", existing,
            but: ["examOn": "2020-01-01"]),
        Row(
            "register-existing.counts-consistent", in: { Bench<QualificationExam>(on: "2020-03-02") }, on: "2020-03-02", existing,
            but: ["existingPassed": "10"]),
        Row(
            "register-existing.counts-consistent", in: { Bench<QualificationExam>(on: "2020-03-02") }, on: "2020-03-02", existing,
            but: ["existingSat": "11"]),
    ]

    static let examining: [Row] = [
        Row(
            "check.refusals-known-and-reasoned", in: { submitted() }, on: "2020-08-10", by: "keeper", refusal,
            but: ["refusals": #"[{"name":"赵六","reason":"已调离"}]"#]),
        Row(
            "check.refusals-known-and-reasoned", in: { submitted() }, on: "2020-08-10", by: "keeper", refusal, but: ["refusals": #"[{"name":"李四"}]"#]),
        Row("admit.someone-admitted", in: { checked() }, on: "2020-09-08", ["place": "市委党校考点"]) { refuseTheLast(&$0) },
        Row("record-results.exam-held", in: { Exams.admitted() }, on: "2020-09-19", results) { $0 = $0.moved(to: "2020-09-18") },
        Row("record-results.results-complete", in: { Exams.admitted() }, on: "2020-09-28", results, but: resultsReplacing("李四", "赵六")),
        Row("record-results.results-complete", in: { Exams.admitted() }, on: "2020-09-28", results, but: resultsReplacing("李四", "张三")),
        Row("record-results.scores-valid", in: { Exams.admitted() }, on: "2020-09-28", results, but: resultsReplacing("86.5", "100.01")),
        Row("record-results.scores-valid", in: { Exams.admitted() }, on: "2020-09-28", results, but: resultsReplacing(#","score":"86.5""#, "")),
        Row("record-results.exempt-qualified", in: { Exams.admitted() }, on: "2020-09-28", results) {
            $0.record.candidates[2].hasLegalQualification = false
        },
    ]

    @Test(arguments: registering) func `报送、补登不合条件的，按名拒绝（纲要第二部分（四））`(row: Row) {
        row.check()
    }

    @Test(arguments: examining) func `审核、准考、登记成绩不合条件的，按名拒绝（纲要第四部分、118号（二十三））`(row: Row) {
        row.check()
    }
}
