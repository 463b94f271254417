import Kernel
import Testing

@testable import Affairs

/// Each condition of a decision that moves powers, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("行政处罚权集中和乡镇赋权各环节的条件")
struct PowerReallocationConditionTests {
    typealias Row = BrokenCondition<PowerReallocation>

    private static let approval: [String: String] = [
        "approver": "province", "approvalDocument": "湘政函〔2020〕30号", "approvalDate": "2020-04-17",
    ]
    private static let publication: [String: String] = ["effectiveOn": "2020-05-11", "coordination": "线索移送和信息共享"]

    private static func approved(_ form: String = "centralised") -> Bench<PowerReallocation> {
        PowersBench.requested(form).after { $0.take("record-approval", on: "2020-04-20", by: "office", approval) }
    }

    // MARK: Conditions

    static let conditions: [Row] = [
        Row("record-approval.source-differs", in: { PowersBench.requested() }, on: "2020-04-20", by: "office", approval) {
            $0.record.source = Town.organ
        },
        Row("record-approval.no-power-over-liberty", in: { PowersBench.requested() }, on: "2020-04-20", by: "office", approval) {
            $0.record.includesLiberty = true
        },
        // Neither from the county government itself, nor to a department.
        Row(
            "record-approval.from-department-to-township", in: { PowersBench.requested("empowerment") }, on: "2020-04-20", by: "office", approval
        ) { $0.record.source = Town.county },
        Row(
            "record-approval.from-department-to-township", in: { PowersBench.requested("empowerment") }, on: "2020-04-20", by: "office", approval
        ) { $0.organ = Town.organ },
        // Neither items of the source's list nor a catalogue of them.
        Row("record-approval.items-listed", in: { PowersBench.requested() }, on: "2020-04-20", by: "office", approval) { $0.record.itemNames = [] },
        Row("publish.items-listed", in: { approved() }, on: "2020-05-06", by: "office", publication) { $0.record.itemNames = [] },
        Row(
            "publish.coordination-arranged", in: { approved("empowerment") }, on: "2020-05-06", by: "office", publication,
            but: ["coordination": ""]),
    ]

    @Test(arguments: conditions) func `登记批准、公布不合条件的，按名拒绝（行政处罚法第十六条，推进基层整合审批服务执法力量的实施意见）`(row: Row) {
        row.check()
    }
}
