import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful entry, and the refusal names it.
@Suite("行政执法法制审核人员各环节的条件")
struct LegalReviewerConditionTests {
    typealias Row = BrokenCondition<LegalReviewer>

    // MARK: Lawful entries

    private static func unentered() -> Bench<LegalReviewer> { Bench<LegalReviewer>(on: "2020-03-02") }

    private static func appointed() -> Bench<LegalReviewer> {
        var bench = Reviewers.nominated()
        bench.take("appoint", on: "2020-03-04", by: "head")
        return bench
    }

    /// The person reviews for the organ already.
    @Sendable private static func another(_ bench: inout Bench<LegalReviewer>) {
        var other = LegalReviewer()
        other.person = PersonID("p9")
        _ = bench.known.add(7, other, .registered)
    }

    private static let change: [String: String] = ["changes": #"[{"reason":"增加审核范围"}]"#, "scopes": "penalty,licence,compulsion"]
    private static let existing: [String: String] = Reviewers.existing.merging(["appointedOn": "2019-12-31"]) { $1 }
    private static let removal: [String: String] = ["removalReason": "unfit", "removalNote": "不再具备条件"]

    // MARK: Conditions

    static let conditions: [Row] = [
        Row("nominate.not-yet-listed", in: { unentered() }, on: "2020-03-02", by: "clerk", Reviewers.entry) { another(&$0) },
        Row("appoint.no-contract-staff", in: { Reviewers.nominated() }, on: "2020-03-04", by: "head") { $0.record.staffing = .contract },
        Row("appoint.not-yet-listed", in: { Reviewers.nominated() }, on: "2020-03-04", by: "head") { another(&$0) },
        Row("register-existing.no-contract-staff", in: { unentered() }, on: "2020-03-02", by: "clerk", existing, but: ["staffing": "dispatched"]),
        Row("register-existing.not-yet-listed", in: { unentered() }, on: "2020-03-02", by: "clerk", existing) { another(&$0) },
        Row(
            "register-existing.appointed-in-earlier-year", in: { unentered() }, on: "2020-03-02", by: "clerk", existing,
            but: ["appointedOn": "2020-01-01"]),
        Row("enter.no-contract-staff", in: { appointed() }, on: "2020-03-09", by: "keeper") { $0.record.staffing = .seconded },
        // Reviewing penalties, as the lawful entry does, and with nothing from before 2018.
        Row("enter.legally-qualified", in: { appointed() }, on: "2020-03-09", by: "keeper") { $0.record.qualificationNumber = "" },
        Row("enter.reviewing-start-not-in-future", in: { appointed() }, on: "2020-03-09", by: "keeper") {
            $0.record.reviewingSince = Day(iso: "2020-03-10")
        },
        Row("change.no-contract-staff", in: { Reviewers.registered() }, on: "2020-05-06", change) { $0.record.staffing = .contract },
        Row("remove.removal-explained", in: { Reviewers.registered() }, on: "2020-09-01", removal, but: ["removalNote": ""]),
    ]

    @Test(arguments: conditions) func `提名、任用、登记、变更、退出不合条件的，按名拒绝（118号（十一）（二十三））`(row: Row) {
        row.check()
    }
}
