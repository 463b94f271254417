import Kernel
import Testing

@testable import Affairs

/// Each condition of engaging an adviser, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("政府法律顾问聘任各环节的条件")
struct AdviserEngagementConditionTests {
    typealias Probe = ConditionProbe<AdviserEngagement>
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

    private static let engaging: [Probe] = [
        Probe(
            "adviser.propose.lawyer-qualified", by: "office", Lawful.proposal, from: { Lawful.selecting(["practisingYears": "5"]) }
        ) { $0.record.practisingYears = 4 },
        Probe(
            "adviser.propose.lawyer-qualified", by: "office", Lawful.proposal, from: { Lawful.selecting() }
        ) { $0.record.licenceNumber = "" },
        Probe(
            "adviser.propose.never-penalised", by: "office", Lawful.proposal, from: { Lawful.selecting() }
        ) { $0.record.isPenalised = true },
        Probe(
            "adviser.engage.term-within-bounds", by: "head", longest, but: ["termUntil": "2023-03-16"],
            from: { Lawful.proposed().moved(to: "2020-03-16") }),
        Probe(
            "adviser.engage.term-within-bounds", by: "head", Lawful.contract, but: ["termFrom": "2020-03-15"],
            from: { Lawful.proposed().moved(to: "2020-03-16") }),
        Probe(
            "adviser.engage.contract-terms-complete", by: "head", Lawful.contract, but: ["hasConflictClause": "否"],
            from: { Lawful.proposed().moved(to: "2020-03-16") }),
        Probe(
            "adviser.engage.contract-terms-complete", by: "head", Lawful.contract, but: ["hasSecrecyClause": "否"],
            from: { Lawful.proposed().moved(to: "2020-03-16") }),
        Probe(
            "adviser.engage.contract-terms-complete", by: "head", Lawful.contract, but: ["fee": ""],
            from: { Lawful.proposed().moved(to: "2020-03-16") }),
    ]

    private static let ending: [Probe] = [
        Probe("adviser.renew.before-term-ends", by: "head", renewal, from: { competent().moved(to: "2022-03-15") }) {
            $0 = $0.moved(to: "2022-03-16")
        },
        Probe("adviser.renew.last-evaluation-competent", by: "head", renewal, from: { competent() }) { bench in
            for index in bench.record.evaluations.indices { bench.record.evaluations[index].grade = .basic }
        },
        Probe(
            "adviser.renew.evaluated-since-renewal", by: "head", renewal,
            from: { competent().after { noteRenewal(&$0, on: "2022-02-28") } }
        ) { noteRenewal(&$0, on: "2022-03-01") },
        Probe("adviser.renew.renewal-within-bounds", by: "head", renewal, but: ["renewedUntil": "2025-03-16"], from: { competent() }),
        Probe("adviser.dismiss.incompetence-evaluated", by: "head", dismissal, from: { incompetent() }) { $0.record.evaluations = [] },
        Probe("adviser.expire.term-ended", by: "system", from: { Lawful.engaged().moved(to: "2022-03-16") }) {
            $0 = $0.moved(to: "2022-03-15")
        },
    ]

    @Test(arguments: engaging + ending) func `每个条件都按名拒绝`(row: ConditionProbe<AdviserEngagement>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}

/// Each condition of asking an adviser, by name.
@Suite("法律顾问参与涉法事务各环节的条件")
struct AdviserParticipationConditionTests {
    typealias Probe = ConditionProbe<AdviserParticipation>
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

    private static let rows: [Probe] = [
        Probe("adviser-opinion.ask.adviser-engaged", by: "office", Lawful.request, from: { unopened() }) { end(&$0) },
        Probe(
            "adviser-opinion.accept.adviser-engaged", by: "office", ["conflict": "none"], from: { Lawful.asked().moved(to: last) }
        ) { end(&$0) },
        Probe("adviser-opinion.reassign.adviser-engaged", by: "office", another, from: { Lawful.asked().moved(to: last) }) { end(&$0) },
        Probe(
            "adviser-opinion.opine.opinion-given", by: "office", opinion("risky", Lawful.two), but: ["opinions": "[]"],
            from: { advising() }),
        Probe(
            "adviser-opinion.opine.opinions-itemised", by: "office", opinion("risky", Lawful.two),
            but: ["opinions": #"[{"text":"改","adoption":"full"}]"#], from: { advising() }),
        Probe(
            "adviser-opinion.opine.opinions-itemised", by: "office", opinion("risky", Lawful.two), but: ["opinions": #"[{"basis":"预算法"}]"#],
            from: { advising() }),
        Probe(
            "adviser-opinion.opine.unlawful-with-basis", by: "office", opinion("unlawful", Lawful.two),
            but: ["opinions": #"[{"text":"违法"}]"#], from: { advising() }),
        Probe(
            "adviser-opinion.opine.adviser-engaged", by: "office", opinion("risky", Lawful.two), from: { advising().moved(to: last) }
        ) { end(&$0) },
        Probe(
            "adviser-opinion.reply.replies-complete", by: "office", replies, but: ["replies": #"[{"item":1,"adoption":"full"}]"#],
            from: { Lawful.opined() }),
        Probe(
            "adviser-opinion.reply.replies-complete", by: "office", replies,
            but: ["replies": #"[{"item":1,"adoption":"full"},{"item":2,"adoption":"none"}]"#], from: { Lawful.opined() }),
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: ConditionProbe<AdviserParticipation>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}
