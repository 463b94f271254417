import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful visit.
@Suite("行政检查各环节的条件")
struct InspectionConditionTests {
    private typealias Row = RefusedStep<Inspection>

    private static let day = "2020-03-09"

    private static func proposed() -> Bench<Inspection> {
        var bench = Checks.bench(on: day)
        Checks.expect(Checks.propose(&bench))
        return bench
    }

    /// Approved, and the notice not yet served.
    private static func unnotified() -> Bench<Inspection> {
        var bench = proposed()
        Checks.expect(bench.take("approve", by: "head"))
        return bench
    }

    private static func published() -> Bench<Inspection> {
        var bench = Checks.concluded()
        Checks.expect(bench.take("publicity-publish", by: "p1"))
        return bench
    }

    private static func closed() -> Bench<Inspection> {
        var bench = published()
        Checks.expect(bench.take("close"))
        return bench
    }

    /// The two visits without a cause that the cap of the item allows in a year.
    private static func reachCap(_ bench: inout Bench<Inspection>) { InspectionTests.earlier(&bench, ["2020-02-10", "2020-03-02"]) }

    private static let proposal: [String: String] = Checks.proposal.merging(["plannedOn": day]) { $1 }
    private static let campaign: [String: String] = Checks.caused(["source": "campaign", "campaignFile": "平政办〔2020〕3号", "plannedOn": day])
    private static let silent: [String: String] = proposal.merging(["unannounced": "是", "unannouncedReason": "防止转移过期食品"]) { $1 }

    static let approvalRows: [RefusedStep<Inspection>] = [
        Row("inspection.propose.cause-stated", by: "p1", Checks.caused(["plannedOn": day]), in: { Checks.bench() }) { _, input in
            input["causeNote"] = nil
        },
        Row("inspection.propose.campaign-approved", by: "p1", campaign, in: { Checks.bench() }) { _, input in input["campaignFile"] = nil },
        Row("inspection.propose.unannounced-reason-stated", by: "p1", silent, in: { Checks.bench() }) { _, input in
            input["unannouncedReason"] = nil
        },
        Row("inspection.propose.below-frequency-cap", by: "p1", proposal, in: { Checks.bench() }) { bench, _ in reachCap(&bench) },
        Row("inspection.approve.below-frequency-cap", by: "head", in: proposed) { bench, _ in reachCap(&bench) },
        Row("inspection.notify.not-unannounced", by: "p1", in: unnotified) { bench, _ in bench.record.unannounced = true },
        Row("inspection.notify.not-yet-notified", by: "p1", in: unnotified) { bench, _ in bench.record.notifiedOn = Day(iso: day) },
        Row("inspection.visit.below-frequency-cap", by: "p1", Checks.spot, in: { Checks.approved() }) { bench, _ in reachCap(&bench) },
        Row("inspection.visit.head-approved", by: "p1", Checks.spot, in: { Checks.approved() }) { bench, _ in bench.record.approvedOn = nil },
    ]

    @Test(arguments: approvalRows) func `没有缘由、未经批准、超过频次、已经通知的，按名拒绝（国办发〔2015〕58号）`(row: RefusedStep<Inspection>) {
        row.check()
    }

    private static let outside = #"[{"item":"2","fact":"未明码标价","basis":"《价格法》第十三条"}]"#
    private static let order: [String: String] = ["rectification": "建立进货查验记录", "rectifyDays": "15"]
    private static let handing: [String: String] = ["followUp": "otherOrgan", "followUpNote": "移送主管部门"]

    static let resultRows: [RefusedStep<Inspection>] = [
        Row("inspection.record-result.result-fits-problems", by: "p1", Checks.found(.noProblem), in: { Checks.visited() }) { _, input in
            input["result"] = Inspection.Result.corrected.rawValue
        },
        Row("inspection.record-result.problems-stated", by: "p1", Checks.found(.corrected), in: { Checks.visited() }) { _, input in
            input["problems"] = outside
        },
        Row("inspection.order.problem-found", by: "p1", order, in: { Checks.concluded(.corrected) }) { bench, _ in
            bench.record.result = .noProblem
        },
        Row("inspection.hand-on.problem-found", by: "p1", handing, in: { Checks.concluded(.corrected) }) { bench, _ in
            bench.record.result = .noProblem
        },
        Row("inspection.close.correction-ordered", by: "p1", in: published) { bench, _ in bench.record.result = .corrected },
        Row("inspection.close.pending-followed-up", by: "p1", in: published) { bench, _ in bench.record.result = .pending },
    ]

    @Test(arguments: resultRows) func `结果与问题不一致、没有问题即责令改正或者转出、没有后续即办结的，按名拒绝（国办发〔2015〕58号）`(
        row: RefusedStep<Inspection>
    ) {
        row.check()
    }

    static let publicityRows: [RefusedStep<Inspection>] = [
        Row("inspection.publicity-publish.publicity-not-public", by: "p1", in: { Checks.concluded() }) { bench, _ in
            bench.record.publicity.isPublic = true
        },
        Row(
            "inspection.publicity-withhold.publicity-never-published", by: "head", ["publicity.ground": "stateSecret"], in: { Checks.concluded() }
        ) { bench, _ in bench.record.publicity.firstOn = Day(iso: day) },
        Row("inspection.publicity-withdraw.publicity-public", by: "p1", ["publicity.withdrawReason": "对象名称有误"], in: published) { bench, _ in
            bench.record.publicity.isPublic = false
        },
        Row("inspection.archive.archive-described", by: "p1", Checks.file("opening", "evidence", "served"), in: closed) { _, input in
            input["archive.index"] = #"[{"paper":"opening"},{"paper":"evidence","pages":2},{"paper":"served","pages":2}]"#
        },
    ]

    @Test(arguments: publicityRows) func `重复公示、公示以后又不予公示、没有公示即撤回、目录没有页数的，按名拒绝（国办发〔2018〕118号第二部分、第三部分）`(
        row: RefusedStep<Inspection>
    ) {
        row.check()
    }
}
