import Kernel
import Testing

@testable import Affairs

/// Each condition of a qualification to enforce, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("行政执法主体资格各环节的条件")
struct SubjectConditionTests {
    typealias Probe = ConditionProbe<EnforcementSubject>

    private static func existing(confirmed day: String) -> [String: String] { SubjectTests.existing.merging(["confirmedOn": day]) { $1 } }

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

    static let rows: [Probe] = [
        Probe(
            "subject.register-existing.confirmed-before-entry", by: "cert", existing(confirmed: "2019-12-01"),
            but: ["confirmedOn": "2019-12-02"], from: { Bench(on: "2019-12-02") }),
        // Confirmed in 2020: neither a year before nor a year to come is checked.
        Probe(
            "subject.check.year-open-for-check", by: "cert", SubjectTests.check(2020), but: SubjectTests.check(2021),
            from: { SubjectTests.valid() }),
        Probe(
            "subject.check.year-open-for-check", by: "cert", SubjectTests.check(2020), but: SubjectTests.check(2019),
            from: { SubjectTests.valid() }),
        Probe("subject.change.change-stated", by: "cert", change, but: ["newName": ""], from: { SubjectTests.valid() }),
        Probe("subject.resume.latest-check-passed", by: "office", from: { suspended() }) { fail(&$0) },
        Probe(
            "subject.cancel.cancellation-explained", by: "office", ["cancelGround": "other", "cancelNote": "职能转变"], but: ["cancelNote": ""],
            from: { SubjectTests.valid() }),
        Probe(
            "subject.cancel.cancellation-explained", by: "office", ["cancelGround": "unlawful", "cancelNote": "没有法律依据"],
            but: ["cancelNote": ""], from: { SubjectTests.valid() }),
        Probe(
            "subject.cancel.successor-confirmed", by: "office", ["cancelGround": "merged", "successor": "9"], from: { merging() }
        ) { $0.known = KnownMatters() },
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: ConditionProbe<EnforcementSubject>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}
