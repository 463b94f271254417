import Kernel
import Testing

@testable import Affairs

/// Each condition of a qualification to enforce, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("行政执法主体资格各环节的条件")
struct SubjectConditionTests {
    typealias Row = BrokenCondition<EnforcementSubject>

    private static func existing(confirmed day: String) -> [String: String] { SubjectTests.existing.merging(["confirmedOn": day]) { $1 } }

    private static func examined() -> Bench<EnforcementSubject> {
        SubjectTests.applied().0.after { $0.take("examine", on: "2020-03-06", by: "cert", ["examination": "符合条件"]) }
    }

    private static func suspended() -> Bench<EnforcementSubject> {
        SubjectTests.valid().after { $0.take("suspend", on: "2020-05-06", by: "office", ["suspensions": #"[{"reason":"整改"}]"#]) }
    }

    /// Another subject, confirmed on 2020-03-10, is to take the powers over.
    private static func merging() -> Bench<EnforcementSubject> {
        SubjectTests.valid().after { _ = $0.known.add(9, SubjectTests.valid().record, .valid) }
    }

    private static func fail(_ bench: inout Bench<EnforcementSubject>) {
        var check = EnforcementSubject.YearlyCheck()
        (check.year, check.passed) = (2020, false)
        bench.record.checks = [check]
    }

    private static let change: [String: String] = ["changeReason": "更名", "changeDocument": "平编〔2020〕3号", "newName": "平江县公安局（新）"]

    static let rows: [Row] = [
        Row(
            "register-existing.confirmed-before-entry", in: { Bench(on: "2019-12-02") }, by: "cert", existing(confirmed: "2019-12-01"),
            but: ["confirmedOn": "2019-12-02"]),
        // Confirmed in 2020: neither a year before nor a year to come is checked.
        Row("check.year-open-for-check", in: { SubjectTests.valid() }, by: "cert", SubjectTests.check(2020), but: SubjectTests.check(2021)),
        Row("check.year-open-for-check", in: { SubjectTests.valid() }, by: "cert", SubjectTests.check(2020), but: SubjectTests.check(2019)),
        // The same name was confirmed by another matter while this one was examined.
        Row(
            "confirm.one-valid-qualification", in: { examined() }, on: "2020-03-10", by: "office", ["confirmationDocument": "平政发〔2020〕5号"]
        ) { _ = $0.known.add(9, SubjectTests.valid().record, .valid) },
        Row("change.not-entrusted", in: { SubjectTests.valid() }, by: "cert", change) { $0.record.nature = .entrusted },
        Row("change.answers-for-itself", in: { SubjectTests.valid() }, by: "cert", change) { $0.record.bodyKind = .innerUnit },
        Row("change.statutory-body-is-organ", in: { SubjectTests.valid() }, by: "cert", change) { $0.record.bodyKind = .publicInstitution },
        Row("change.change-stated", in: { SubjectTests.valid() }, by: "cert", change, but: ["newName": ""]),
        Row("resume.latest-check-passed", in: { suspended() }, by: "office") { fail(&$0) },
        Row(
            "cancel.cancellation-explained", in: { SubjectTests.valid() }, by: "office", ["cancelGround": "other", "cancelNote": "职能转变"],
            but: ["cancelNote": ""]),
        Row(
            "cancel.cancellation-explained", in: { SubjectTests.valid() }, by: "office", ["cancelGround": "unlawful", "cancelNote": "没有法律依据"],
            but: ["cancelNote": ""]),
        Row("cancel.successor-confirmed", in: { merging() }, by: "office", ["cancelGround": "merged", "successor": "9"]) {
            $0.known = KnownMatters()
        },
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: BrokenCondition<EnforcementSubject>) {
        row.check()
    }
}
