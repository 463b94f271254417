import Kernel
import Testing

@testable import Affairs

/// Each condition of supervision, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("行政执法监督各环节的条件")
struct SupervisionConditionTests {
    typealias Probe = ConditionProbe<EnforcementSupervision>

    private static func unplanned() -> Bench<EnforcementSupervision> {
        Bench<EnforcementSupervision>(on: "2020-03-02").after { $0.organ = Town.justice }
    }

    /// A complaint that was looked into, with nothing found, and is not yet answered.
    private static func unanswered() -> Bench<EnforcementSupervision> {
        Inspected.complained().after { bench in
            bench.take("start", on: "2020-03-05", by: "s1", Inspected.team)
            bench.take("finish", on: "2020-03-09", by: "s1", ["report": "举报不实"])
        }
    }

    private static func answered() -> Bench<EnforcementSupervision> {
        unanswered().after { $0.take("reply", on: "2020-03-10", by: "s1", ["reply": "经查，已于二月答复"]) }
    }

    /// The same inspections, begun by a complaint that has been answered.
    private static func answer(_ bench: inout Bench<EnforcementSupervision>) {
        (bench.record.mode, bench.record.repliedOn) = (.complaint, bench.today)
    }

    private static func corrected() -> Bench<EnforcementSupervision> {
        Inspected.served().after { bench in
            bench.take("self-correct", on: "2020-04-10", by: "q1", ["selfCorrection": "三件已补正"])
            answer(&bench)
        }
    }

    private static func rectified() -> Bench<EnforcementSupervision> {
        Inspected.decided().after { bench in
            bench.receive(Rectification(), by: "receive-rectification", on: "2020-05-08")
            answer(&bench)
        }
    }

    private static let clue: [String: String] = ["clue": "涉嫌收受礼金", "clueTo": "县监察委员会"]

    static let rows: [Probe] = [
        Probe("supervision.plan.not-a-complaint", by: "s1", Inspected.plan, but: ["mode": "complaint"], from: { unplanned() }),
        Probe(
            "supervision.decline.is-complaint", by: "s1", ["declineReason": "已进入行政复议"], from: { Inspected.complained() }
        ) { $0.record.mode = .special },
        Probe("supervision.close-clean.complaint-answered", by: "s1", from: { answered() }) { $0.record.repliedOn = nil },
        Probe(
            "supervision.accept-correction.complaint-answered", by: "s1", ["checkNote": "属实"], from: { corrected() }
        ) { $0.record.repliedOn = nil },
        Probe("supervision.close.complaint-answered", by: "s1", from: { rectified() }) { $0.record.repliedOn = nil },
        Probe(
            "supervision.criticise.problem-found-not-yet-criticised", by: "head", ["criticism": "通报"], from: { Inspected.concluded() }
        ) { $0.record.findings = [] },
        Probe(
            "supervision.criticise.problem-found-not-yet-criticised", by: "head", ["criticism": "通报"], from: { Inspected.concluded() }
        ) { $0.record.criticisedOn = $0.today },
        Probe(
            "supervision.hand-over-clue.not-yet-handed-over", by: "head", clue, from: { Inspected.concluded() }
        ) { $0.record.clueOn = $0.today },
        Probe(
            "supervision.reply.complaint-unanswered", by: "s1", ["reply": "经查，已于二月答复"], from: { unanswered() }
        ) { $0.record.repliedOn = $0.today },
        Probe(
            "supervision.reply.complaint-unanswered", by: "s1", ["reply": "经查，已于二月答复"], from: { unanswered() }
        ) { $0.record.mode = .special },
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: ConditionProbe<EnforcementSupervision>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}
