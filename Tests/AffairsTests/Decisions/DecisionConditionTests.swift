import Kernel
import Testing

@testable import Affairs

/// Conditions of major decisions, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("重大行政决策各环节的条件")
struct DecisionConditionTests {
    typealias Probe = ConditionProbe<MajorDecision>

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

    static let rows: [Probe] = [
        Probe("decision.propose.proposed-by-organ", by: "clerk", DecisionBench.proposal, but: ["source": "citizens"], from: { unopened() }),
        Probe("decision.put-forward.referred-for-study", by: "office", suggestion, but: ["source": "department"], from: { unopened() }),
        Probe("decision.put-forward.referred-for-study", by: "office", suggestion, but: ["studyUnit": "none"], from: { unopened() }),
        Probe(
            "decision.start.undertaker-named", by: "head", DecisionBench.start, but: ["undertaker": "none"],
            from: { DecisionBench.studied() }),
        Probe(
            "decision.start.undertaker-named", by: "head", DecisionBench.start, but: ["coUndertakers": "430626-ga"],
            from: { DecisionBench.studied() }),
        Probe(
            "decision.publish.public-channels-used", by: "office", DecisionBench.publishing, but: ["channels": "newspaper"],
            from: { consented() }),
        Probe(
            "decision.publish.interpretation-given", by: "office", DecisionBench.publishing, but: ["interpretation": ""],
            from: { consented() }),
        Probe("decision.publish.interpretation-given", by: "office", DecisionBench.publishing, from: { consented() }) {
            $0.record.adoptionExplanation = ""
        },
        Probe("decision.publish.interpretation-given", by: "office", DecisionBench.publishing, from: { consented() }) {
            $0.record.expertAdoption = ""
        },
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: ConditionProbe<MajorDecision>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}
