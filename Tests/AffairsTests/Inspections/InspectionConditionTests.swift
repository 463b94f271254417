import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful visit.
@Suite("行政检查各环节的条件")
struct InspectionConditionTests {
    private typealias Row = BrokenCondition<Inspection>

    private static let day = "2020-03-09"

    private static func proposed() -> Bench<Inspection> { proposed(Checks.proposal) }

    private static func proposed(_ visit: [String: String]) -> Bench<Inspection> {
        var bench = Checks.bench(on: day)
        Checks.expect(Checks.propose(&bench, visit))
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

    static let approvalRows: [BrokenCondition<Inspection>] = [
        Row("propose.cause-stated", in: { Checks.bench() }, by: "p1", Checks.caused(["plannedOn": day]), but: ["causeNote": ""]),
        Row("propose.campaign-approved", in: { Checks.bench() }, by: "p1", campaign, but: ["campaignFile": ""]),
        Row("propose.unannounced-reason-stated", in: { Checks.bench() }, by: "p1", silent, but: ["unannouncedReason": ""]),
        Row("propose.below-frequency-cap", in: { Checks.bench() }, by: "p1", proposal) { reachCap(&$0) },
        Row("approve.below-frequency-cap", in: proposed, by: "head") { reachCap(&$0) },
        Row("notify.not-unannounced", in: unnotified, by: "p1") { $0.record.unannounced = true },
        Row("notify.not-yet-notified", in: unnotified, by: "p1") { $0.record.notifiedOn = Day(iso: day) },
        Row("visit.below-frequency-cap", in: { Checks.approved() }, by: "p1", Checks.spot) { reachCap(&$0) },
        Row("visit.head-approved", in: { Checks.approved() }, by: "p1", Checks.spot) { $0.record.approvedOn = nil },
    ]

    @Test(arguments: approvalRows) func `没有缘由、未经批准、超过频次、已经通知的，按名拒绝（国办发〔2015〕58号）`(row: BrokenCondition<Inspection>) {
        row.check()
    }

    /// What has come to be wrong since the proposal, with the name of the condition and the visit proposed: under a task, or for a cause
    /// where the task would refuse it too.
    private static let faults: [(name: String, visit: [String: String], spoil: @Sendable (inout Bench<Inspection>) -> Void)] = [
        ("announced-subject", Checks.proposal, { $0.known.matters[30] = nil }),
        ("published-plan", Checks.proposal, { _ = $0.known.add(10, Checks.plan(year: 2019), .published) }),
        ("published-items", Checks.caused(), { $0.record.items = ["9"] }),
        ("task-drawn", Checks.proposal, { _ = $0.known.add(20, Checks.task(), .closed) }),
        ("object-drawn", Checks.proposal, { $0.record.objectCode = "91C" }),
        ("items-of-task", Checks.proposal, { $0.record.items = ["2"] }),
        ("officers-drawn", Checks.proposal, { $0.record.officers.certificates = [Ref(1), Ref(3)] }),
        ("officers-two", Checks.proposal, { $0.record.officers.certificates = [Ref(1)] }),
        ("officers-own", Checks.caused(), { $0.record.officers.certificates = [Ref(1), Ref(5)] }),
    ]

    static let laterRows: [BrokenCondition<Inspection>] = faults.flatMap { fault -> [BrokenCondition<Inspection>] in
        let (name, visit, spoil) = fault
        return [
            Row("approve.\(name)", in: { proposed(visit) }, by: "head", [:], spoil),
            Row("visit.\(name)", in: { Checks.approved(on: day, visit) }, by: "p1", Checks.spot, spoil),
        ]
    }

    @Test(arguments: laterRows) func `提请以后不再具备条件的，批准和实施检查都按名拒绝（国办发〔2015〕58号、国发〔2019〕5号，行政处罚法第三十七条）`(
        row: BrokenCondition<Inspection>
    ) {
        row.check()
    }

    private static func rectifying() -> Bench<Inspection> {
        var bench = Checks.concluded(.corrected)
        Checks.expect(bench.take("order", by: "p1", order))
        return bench
    }

    private static let replacing: [String: String] = ["officers.certificates": "2,1"]
    private static let revisit: [String: String] = ["revisits": #"[{"note":"已经建立","passed":true}]"#]

    static let officerRows: [BrokenCondition<Inspection>] = [
        Row("replace-officers.officers-drawn", in: { Checks.approved() }, by: "head", replacing, but: ["officers.certificates": "2,3"]),
        Row("replace-officers.task-drawn", in: { Checks.approved() }, by: "head", replacing) { _ = $0.known.add(20, Checks.task(), .closed) },
        Row("replace-officers.object-drawn", in: { Checks.approved() }, by: "head", replacing) { $0.record.objectCode = "91C" },
        Row("replace-officers.items-of-task", in: { Checks.approved() }, by: "head", replacing) { $0.record.items = ["2"] },
        Row("revisit.officers-two", in: rectifying, by: "p1", revisit) { $0.record.officers.certificates = [Ref(1)] },
        Row("revisit.officers-own", in: rectifying, by: "p1", revisit) { $0.record.officers.certificates = [Ref(1), Ref(5)] },
    ]

    @Test(arguments: officerRows) func `更换的人员不由任务抽取、任务已经结束，一人或者由他机关人员复查的，按名拒绝（国发〔2019〕5号，行政处罚法第三十七条）`(
        row: BrokenCondition<Inspection>
    ) {
        row.check()
    }

    private static let outside = #"[{"item":"2","fact":"未明码标价","basis":"《价格法》第十三条"}]"#
    private static let order: [String: String] = ["rectification": "建立进货查验记录", "rectifyDays": "15"]
    private static let handing: [String: String] = ["followUp": "otherOrgan", "followUpNote": "移送主管部门"]

    static let resultRows: [BrokenCondition<Inspection>] = [
        Row(
            "record-result.result-fits-problems", in: { Checks.visited() }, by: "p1", Checks.found(.noProblem),
            but: ["result": Inspection.Result.corrected.rawValue]),
        Row("record-result.problems-stated", in: { Checks.visited() }, by: "p1", Checks.found(.corrected), but: ["problems": outside]),
        Row("order.problem-found", in: { Checks.concluded(.corrected) }, by: "p1", order) { $0.record.result = .noProblem },
        Row("hand-on.problem-found", in: { Checks.concluded(.corrected) }, by: "p1", handing) { $0.record.result = .noProblem },
        Row("close.correction-ordered", in: published, by: "p1") { $0.record.result = .corrected },
        Row("close.pending-followed-up", in: published, by: "p1") { $0.record.result = .pending },
    ]

    @Test(arguments: resultRows) func `结果与问题不一致、没有问题即责令改正或者转出、没有后续即办结的，按名拒绝（国办发〔2015〕58号）`(
        row: BrokenCondition<Inspection>
    ) {
        row.check()
    }

    static let publicityRows: [BrokenCondition<Inspection>] = [
        Row("publicity-publish.publicity-not-public", in: { Checks.concluded() }, by: "p1") { $0.record.publicity.isPublic = true },
        Row("publicity-withhold.publicity-never-published", in: { Checks.concluded() }, by: "head", ["publicity.ground": "stateSecret"]) {
            $0.record.publicity.firstOn = Day(iso: day)
        },
        Row("publicity-withdraw.publicity-public", in: published, by: "p1", ["publicity.withdrawReason": "对象名称有误"]) {
            $0.record.publicity.isPublic = false
        },
        Row(
            "archive.archive-described", in: closed, by: "p1", Checks.file("opening", "evidence", "served"),
            but: ["archive.index": #"[{"paper":"opening"},{"paper":"evidence","pages":2},{"paper":"served","pages":2}]"#]),
    ]

    @Test(arguments: publicityRows) func `重复公示、公示以后又不予公示、没有公示即撤回、目录没有页数的，按名拒绝（国办发〔2018〕118号第二部分、第三部分）`(
        row: BrokenCondition<Inspection>
    ) {
        row.check()
    }
}
