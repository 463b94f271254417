import Kernel
import Testing

@testable import Affairs

/// Each condition of engaging an adviser, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("政府法律顾问聘任各环节的条件")
struct AdviserEngagementConditionTests {
    typealias Row = BrokenCondition<AdviserEngagement>
    typealias Lawful = AdviserEngagementTests

    /// Engaged from 2020-03-16 to 2022-03-15 and found competent on 2022-03-01.
    private static func competent() -> Bench<AdviserEngagement> {
        Lawful.engaged().after { $0.take("evaluate", on: "2022-03-01", by: "office", Lawful.evaluation(2021, "competent")) }
    }

    private static func incompetent() -> Bench<AdviserEngagement> {
        Lawful.engaged().after { $0.take("evaluate", on: "2020-09-01", by: "office", Lawful.evaluation(2020, "incompetent")) }
    }

    private static func noteRenewal(_ bench: inout Bench<AdviserEngagement>, on day: String) {
        var renewal = AdviserEngagement.Renewal()
        renewal.on = Day(iso: day)
        bench.record.renewals = [renewal]
    }

    private static let renewal: [String: String] = ["renewedUntil": "2025-03-15"]
    private static let longest: [String: String] = Lawful.contract.merging(["termUntil": "2023-03-15"]) { $1 }
    private static let dismissal: [String: String] = ["dismissalGround": "incompetent", "dismissalNote": "不称职"]

    private static let engaging: [Row] = [
        Row("propose.lawyer-qualified", in: { Lawful.selecting(["practisingYears": "5"]) }, by: "office", Lawful.proposal) {
            $0.record.practisingYears = 4
        },
        Row("propose.lawyer-qualified", in: { Lawful.selecting() }, by: "office", Lawful.proposal) { $0.record.licenceNumber = "" },
        Row("propose.never-penalised", in: { Lawful.selecting() }, by: "office", Lawful.proposal) { $0.record.isPenalised = true },
        Row("engage.term-within-bounds", in: { Lawful.proposed().moved(to: "2020-03-16") }, by: "head", longest, but: ["termUntil": "2023-03-16"]),
        Row(
            "engage.term-within-bounds", in: { Lawful.proposed().moved(to: "2020-03-16") }, by: "head", Lawful.contract,
            but: ["termFrom": "2020-03-15"]),
        Row(
            "engage.contract-terms-complete", in: { Lawful.proposed().moved(to: "2020-03-16") }, by: "head", Lawful.contract,
            but: ["hasConflictClause": "否"]),
        Row(
            "engage.contract-terms-complete", in: { Lawful.proposed().moved(to: "2020-03-16") }, by: "head", Lawful.contract,
            but: ["hasSecrecyClause": "否"]),
        Row("engage.contract-terms-complete", in: { Lawful.proposed().moved(to: "2020-03-16") }, by: "head", Lawful.contract, but: ["fee": ""]),
    ]

    private static let ending: [Row] = [
        Row("renew.before-term-ends", in: { competent().moved(to: "2022-03-15") }, by: "head", renewal) { $0 = $0.moved(to: "2022-03-16") },
        Row("renew.last-evaluation-competent", in: { competent() }, by: "head", renewal) { bench in
            for index in bench.record.evaluations.indices { bench.record.evaluations[index].grade = .basic }
        },
        Row("renew.evaluated-since-renewal", in: { competent().after { noteRenewal(&$0, on: "2022-02-28") } }, by: "head", renewal) {
            noteRenewal(&$0, on: "2022-03-01")
        },
        Row("renew.renewal-within-bounds", in: { competent() }, by: "head", renewal, but: ["renewedUntil": "2025-03-16"]),
        Row("renew.no-conflict", in: { competent() }, by: "head", renewal) { $0.record.conflict = .client },
        Row("renew.no-conflict", in: { competent() }, by: "head", renewal) { $0.record.isDeclared = false },
        Row("dismiss.incompetence-evaluated", in: { incompetent() }, by: "head", dismissal) { $0.record.evaluations = [] },
        Row("expire.term-ended", in: { Lawful.engaged().moved(to: "2022-03-16") }, by: "system") { $0 = $0.moved(to: "2022-03-15") },
    ]

    @Test(arguments: engaging + ending) func `每个条件都按名拒绝`(row: BrokenCondition<AdviserEngagement>) {
        row.check()
    }
}

/// Each condition of asking an adviser, by name.
@Suite("法律顾问参与涉法事务各环节的条件")
struct AdviserParticipationConditionTests {
    typealias Row = BrokenCondition<AdviserParticipation>
    typealias Lawful = AdviserParticipationTests

    /// The last day of the engagement, and the day after.
    private static let last: String = "2022-03-15"
    private static func end(_ bench: inout Bench<AdviserParticipation>) { bench = bench.moved(to: "2022-03-16") }

    private static func unopened() -> Bench<AdviserParticipation> {
        Bench<AdviserParticipation>(on: last).after { _ = $0.known.add(9, AdviserEngagementTests.engaged().record, .engaged) }
    }

    private static func advising() -> Bench<AdviserParticipation> {
        Lawful.asked().after { $0.take("accept", by: "office", ["conflict": "none"]) }
    }

    private static func opinion(_ verdict: String, _ opinions: String) -> [String: String] { ["verdict": verdict, "opinions": opinions] }
    private static let another: [String: String] = ["adviser": "10", "recusalReason": "利益冲突"]
    private static let replies: [String: String] = [
        "replies": #"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none","reason":"不涉及"}]"#
    ]

    private static let rows: [Row] = [
        Row("ask.adviser-engaged", in: { unopened() }, by: "office", Lawful.request) { end(&$0) },
        Row("accept.adviser-engaged", in: { Lawful.asked().moved(to: last) }, by: "office", ["conflict": "none"]) { end(&$0) },
        Row("reassign.adviser-engaged", in: { Lawful.asked().moved(to: last) }, by: "office", another) { end(&$0) },
        Row("opine.opinion-given", in: { advising() }, by: "office", opinion("risky", Lawful.two), but: ["opinions": "[]"]),
        Row(
            "opine.opinions-itemised", in: { advising() }, by: "office", opinion("risky", Lawful.two),
            but: ["opinions": #"[{"text":"改","adoption":"full"}]"#]),
        Row("opine.opinions-itemised", in: { advising() }, by: "office", opinion("risky", Lawful.two), but: ["opinions": #"[{"basis":"预算法"}]"#]),
        Row("opine.unlawful-with-basis", in: { advising() }, by: "office", opinion("unlawful", Lawful.two), but: ["opinions": #"[{"text":"违法"}]"#]),
        Row("opine.adviser-engaged", in: { advising().moved(to: last) }, by: "office", opinion("risky", Lawful.two)) { end(&$0) },
        Row("reply.replies-complete", in: { Lawful.opined() }, by: "office", replies, but: ["replies": #"[{"item":1,"adoption":"full"}]"#]),
        Row(
            "reply.replies-complete", in: { Lawful.opined() }, by: "office", replies,
            but: ["replies": #"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none"}]"#]),
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: BrokenCondition<AdviserParticipation>) {
        row.check()
    }
}
