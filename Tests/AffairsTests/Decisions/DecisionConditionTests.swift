import Kernel
import Testing

@testable import Affairs

/// Conditions of major decisions, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("重大行政决策各环节的条件")
struct DecisionConditionTests {
    typealias Row = BrokenCondition<MajorDecision>

    private static let suggestion: [String: String] = [
        "title": "老旧小区改造", "nature": "project", "source": "deputies", "suggestion": "建议改造", "studyUnit": "430626-ga", "proposerName": "赵代表",
    ]

    private static func unopened() -> Bench<MajorDecision> {
        Bench<MajorDecision>(on: "2020-03-02").after { $0.organ = Town.county }
    }

    private static func consented() -> Bench<MajorDecision> {
        DecisionBench.decided().after { bench in
            bench.take("report-to-party", on: "2020-05-14", by: "office")
            bench.take("record-consent", on: "2020-05-20", by: "office", ["partyReply": "原则同意"])
        }
    }

    static let rows: [Row] = [
        Row("propose.proposed-by-organ", in: { unopened() }, by: "clerk", DecisionBench.proposal, but: ["source": "citizens"]),
        Row("put-forward.referred-for-study", in: { unopened() }, by: "office", suggestion, but: ["source": "department"]),
        Row("put-forward.referred-for-study", in: { unopened() }, by: "office", suggestion, but: ["studyUnit": "none"]),
        Row("start.undertaker-named", in: { DecisionBench.studied() }, by: "head", DecisionBench.start, but: ["undertaker": "none"]),
        Row("start.undertaker-named", in: { DecisionBench.studied() }, by: "head", DecisionBench.start, but: ["coUndertakers": "430626-ga"]),
        Row("publish.public-channels-used", in: { consented() }, by: "office", DecisionBench.publishing, but: ["channels": "newspaper"]),
        Row("publish.interpretation-given", in: { consented() }, by: "office", DecisionBench.publishing, but: ["interpretation": ""]),
        Row("publish.interpretation-given", in: { consented() }, by: "office", DecisionBench.publishing) { $0.record.adoptionExplanation = "" },
        Row("publish.interpretation-given", in: { consented() }, by: "office", DecisionBench.publishing) { $0.record.expertAdoption = "" },
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: BrokenCondition<MajorDecision>) {
        row.check()
    }
}
