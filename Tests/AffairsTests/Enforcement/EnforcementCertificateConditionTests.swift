import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful certificate, and the refusal names it.
@Suite("行政执法人员资格各环节的条件")
struct EnforcementCertificateConditionTests {
    typealias Row = BrokenCondition<EnforcementCertificate>

    // MARK: Lawful certificates

    private static func unentered() -> Bench<EnforcementCertificate> { Bench<EnforcementCertificate>(on: "2020-03-02") }

    private static func applied() -> Bench<EnforcementCertificate> {
        var bench = unentered()
        bench.take("apply", EnforcementCertificateTests.application)
        return bench
    }

    private static func qualified() -> Bench<EnforcementCertificate> {
        var bench = applied()
        bench.take("qualify", on: "2020-03-03", by: "p2", ["trainingHours": "60"])
        return bench
    }

    private static func examined() -> Bench<EnforcementCertificate> {
        var bench = qualified()
        bench.take("examine", on: "2020-03-09", by: "p3", ["examinedOn": "2020-03-08", "examScore": "86.5"])
        return bench
    }

    /// In its last year, and checked the year before.
    private static func checked() -> Bench<EnforcementCertificate> {
        var bench = EnforcementCertificateTests.issued()
        var check = EnforcementCertificate.AnnualCheck()
        (check.year, check.on, check.trainingHours, check.passed) = (2024, Day(iso: "2024-12-02"), 60, true)
        bench.record.checks = [check]
        return bench
    }

    private static func recorded() -> Bench<EnforcementCertificate> {
        var bench = unentered()
        bench.take("register-existing", FrontLinePostTests.former.merging(["formerValidUntil": "2020-03-02"]) { $1 })
        return bench
    }

    /// The holder has another certificate of the class, valid or withheld.
    @Sendable private static func another(
        _ kind: EnforcementCertificate.Class, isWithheld: Bool, _ bench: inout Bench<EnforcementCertificate>
    ) {
        var other = EnforcementCertificate()
        (other.holder, other.certificateClass) = (PersonID("p9"), kind)
        (other.issuedOn, other.validUntil) = (Day(iso: "2019-01-02"), Day(iso: "2024-01-01"))
        if isWithheld {
            var withholding = EnforcementCertificate.Withholding()
            withholding.from = Day(iso: "2020-02-03")
            other.withholdings = [withholding]
        }
        _ = bench.known.add(7, other, isWithheld ? .suspended : .inForce)
    }

    /// At a post since the certificate was issued.
    private static func posting(until left: Day?) -> EnforcementCertificate.Posting {
        var posting = EnforcementCertificate.Posting()
        (posting.name, posting.since, posting.until) = ("执法大队一中队", Day(iso: "2020-03-16"), left)
        return posting
    }

    private static let unlawful: [String: String] = ["voidReason": "unlawful", "voidNote": "因违法执法被取消资格"]
    private static let other: [String: String] = ["voidReason": "other", "voidNote": "机构改革"]

    // MARK: Conditions

    static let obtaining: [Row] = [
        Row("apply.on-establishment", in: { unentered() }, on: "2020-03-02", EnforcementCertificateTests.application, but: ["staffing": "contract"]),
        Row("apply.on-establishment", in: { unentered() }, on: "2020-03-02", EnforcementCertificateTests.application, but: ["staffing": "seconded"]),
        Row("qualify.training-hours-reached", in: { applied() }, on: "2020-03-03", by: "p2", ["trainingHours": "60"], but: ["trainingHours": "59"]),
        Row(
            "examine.exam-passed", in: { qualified() }, on: "2020-03-09", by: "p3", ["examinedOn": "2020-03-08", "examScore": "60"],
            but: ["examScore": "59.99"]),
        Row("issue.no-other-certificate", in: { examined() }, on: "2020-03-10", by: "p4") { another(.enforcement, isWithheld: false, &$0) },
        Row("issue.no-other-certificate", in: { examined() }, on: "2020-03-10", by: "p4") { another(.enforcement, isWithheld: true, &$0) },
        Row("register-existing.on-establishment", in: { unentered() }, on: "2020-03-02", FrontLinePostTests.former, but: ["staffing": "dispatched"]),
        Row(
            "register-existing.issued-in-earlier-year", in: { unentered() }, on: "2020-03-02",
            FrontLinePostTests.former.merging(["formerIssuedOn": "2019-12-31"]) { $1 }, but: ["formerIssuedOn": "2020-01-01"]),
        Row("confirm-existing.former-certificate-unexpired", in: { recorded() }, on: "2020-03-02") { $0 = $0.moved(to: "2020-03-03") },
        Row("confirm-existing.no-other-certificate", in: { recorded() }, on: "2020-03-02") { another(.supervision, isWithheld: false, &$0) },
    ]

    static let keeping: [Row] = [
        Row("renew.renewed-before-expiry", in: { checked() }, on: "2025-03-09") { $0 = $0.moved(to: "2025-03-10") },
        Row("renew.last-check-passed", in: { checked() }, on: "2025-03-09") { $0.record.checks[0].passed = false },
        Row(
            "void.disqualified-day-in-order", in: { EnforcementCertificateTests.issued() }, on: "2020-08-31",
            ["voidReason": "retired", "voidSince": "2020-08-31"], but: ["voidSince": "2020-09-01"]),
        Row(
            "void.disqualified-day-in-order", in: { EnforcementCertificateTests.issued() }, on: "2020-08-31",
            ["voidReason": "retired", "voidSince": "2020-03-10"], but: ["voidSince": "2020-03-09"]),
        Row("void.void-reason-explained", in: { EnforcementCertificateTests.issued() }, on: "2020-08-31", unlawful, but: ["voidNote": ""]),
        Row("void.void-reason-explained", in: { EnforcementCertificateTests.issued() }, on: "2020-08-31", other, but: ["voidNote": ""]),
        Row("assign-post.no-current-post", in: { EnforcementCertificateTests.issued() }, on: "2020-05-06", FrontLinePostTests.posted("2020-05-06")) {
            $0.record.posts = [posting(until: nil)]
        },
        Row(
            "assign-post.certificate-valid-at-post", in: { EnforcementCertificateTests.issued() }, on: "2020-03-16",
            FrontLinePostTests.posted("2020-03-10"), but: FrontLinePostTests.posted("2020-03-09")),
        Row("leave-post.at-current-post", in: { FrontLinePostTests.atPost() }, on: "2020-10-12", ["postLeftOn": "2020-10-12"]) {
            $0.record.posts = [posting(until: Day(iso: "2020-09-01"))]
        },
    ]

    @Test(arguments: obtaining) func `申领、审查、考试、发证、补登不合条件的，按名拒绝（纲要第四部分、118号（二十三））`(row: Row) {
        row.check()
    }

    @Test(arguments: keeping) func `换证、注销、上岗、离岗不合条件的，按名拒绝（纲要第四部分、118号第二部分）`(row: Row) {
        row.check()
    }
}
