import Kernel
import Testing

@testable import Affairs

/// Each condition of supervision, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("行政执法监督各环节的条件")
struct SupervisionConditionTests {
    typealias Row = BrokenCondition<EnforcementSupervision>

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

    static let rows: [Row] = [
        Row("plan.not-a-complaint", in: { unplanned() }, by: "s1", Inspected.plan, but: ["mode": "complaint"]),
        Row("decline.is-complaint", in: { Inspected.complained() }, by: "s1", ["declineReason": "已进入行政复议"]) { $0.record.mode = .special },
        Row("close-clean.complaint-answered", in: { answered() }, by: "s1") { $0.record.repliedOn = nil },
        Row("accept-correction.complaint-answered", in: { corrected() }, by: "s1", ["checkNote": "属实"]) { $0.record.repliedOn = nil },
        Row("close.complaint-answered", in: { rectified() }, by: "s1") { $0.record.repliedOn = nil },
        Row("criticise.problem-found-not-yet-criticised", in: { Inspected.decided() }, by: "head", ["criticism": "通报"]) { $0.record.findings = [] },
        Row("criticise.problem-found-not-yet-criticised", in: { Inspected.decided() }, by: "head", ["criticism": "通报"]) {
            $0.record.criticisedOn = $0.today
        },
        Row("criticise.ordered-before-criticised", in: { Inspected.decided() }, by: "head", ["criticism": "通报"]) { $0.record.decidedOn = nil },
        Row("hand-over-clue.not-yet-handed-over", in: { Inspected.concluded() }, by: "head", clue) { $0.record.clueOn = $0.today },
        Row("reply.complaint-unanswered", in: { unanswered() }, by: "s1", ["reply": "经查，已于二月答复"]) { $0.record.repliedOn = $0.today },
        Row("reply.complaint-unanswered", in: { unanswered() }, by: "s1", ["reply": "经查，已于二月答复"]) { $0.record.mode = .special },
    ]

    @Test(arguments: rows) func `每个条件都按名拒绝`(row: BrokenCondition<EnforcementSupervision>) {
        row.check()
    }
}
