import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful plan.
@Suite("行政检查年度计划各环节的条件")
struct InspectionPlanConditionTests {
    private typealias Row = BrokenCondition<InspectionPlan>

    private static let listed: [InspectionPlan.Item] = [Checks.item("1"), Checks.item("2")]

    private static func submission(_ items: [InspectionPlan.Item] = listed) -> [String: String] {
        InspectionPlanTests.libraries.merging(["items": Checks.text(items)]) { $1 }
    }

    private static func adjustment(_ items: [InspectionPlan.Item] = listed) -> [String: String] {
        ["adjustReason": "疫情影响，合并检查", "adjustedItems": Checks.text(items)]
    }

    private static func approved(on day: String) -> Bench<InspectionPlan> {
        var bench = InspectionPlanTests.drafted(on: day)
        Checks.expect(bench.take("submit", by: "clerk", submission()))
        Checks.expect(bench.take("approve", by: "head"))
        return bench
    }

    private static func filed(on day: String) -> Bench<InspectionPlan> {
        var bench = approved(on: day)
        Checks.expect(bench.take("file", by: "clerk", ["filedWith": Town.justice.description]))
        return bench
    }

    private static func published(on day: String) -> Bench<InspectionPlan> {
        var bench = filed(on: day)
        Checks.expect(bench.take("publish", by: "clerk"))
        return bench
    }

    private static func concluding(on day: String) -> Bench<InspectionPlan> {
        var bench = published(on: "2020-01-06")
        bench.today = Bench<InspectionPlan>.day(day)
        return bench
    }

    /// What is wrong with a list, beside the name of the condition.
    private static let faults: [(name: String, day: String, items: [InspectionPlan.Item])] = [
        ("items-complete", "2020-01-06", [Checks.item("1") { $0.basis = "" }, Checks.item("2")]),
        ("item-codes-distinct", "2020-01-06", [Checks.item("1"), Checks.item("1") { $0.objectType = "餐饮" }]),
        ("ratio-within-ceiling", "2020-01-06", [Checks.item("1") { $0.ratio = Quantity(tenThousandths: 100_001) }, Checks.item("2")]),
        ("ratio-within-ceiling", "2025-01-03", [Checks.item("1") { $0.ratio = Quantity(tenThousandths: 100_001) }, Checks.item("2")]),
        ("joint-inspection-or-reason", "2020-01-06", [Checks.item("1") { $0.objectType = "餐饮" }, Checks.item("2") { $0.objectType = "餐饮" }]),
        ("frequency-caps-set", "2025-01-03", [Checks.item("1") { $0.frequencyCap = nil }, Checks.item("2")]),
    ]

    static let listRows: [BrokenCondition<InspectionPlan>] = faults.flatMap { fault -> [BrokenCondition<InspectionPlan>] in
        let (name, day, items) = fault
        return [
            Row("submit.\(name)", in: { InspectionPlanTests.drafted(on: day) }, by: "clerk", submission(), but: submission(items)),
            Row("propose-adjustment.\(name)", in: { published(on: day) }, by: "clerk", adjustment(), but: adjustment(items)),
        ]
    }

    @Test(arguments: listRows) func `清单不完整、序号重复、比例过高、应当合并而没有合并、没有频次上限的，报批和调整都按名拒绝（国办发〔2015〕58号、国发〔2019〕5号、国办发〔2024〕54号）`(
        row: BrokenCondition<InspectionPlan>
    ) {
        row.check()
    }

    static let courseRows: [BrokenCondition<InspectionPlan>] = [
        Row("file.not-yet-filed", in: { approved(on: "2020-01-06") }, by: "clerk", ["filedWith": Town.justice.description]) {
            $0.record.filedOn = Day(iso: "2020-01-06")
        },
        Row(
            "file.filing-organ-listed", in: { approved(on: "2020-01-06") }, by: "clerk", ["filedWith": Town.justice.description],
            but: ["filedWith": "nowhere"]),
        Row("publish.plan-filed", in: { filed(on: "2020-01-06") }, by: "clerk") { $0.record.filedOn = nil },
        // The first lawful day, and the day before it.
        Row("conclude.year-over", in: { concluding(on: "2021-01-01") }, by: "clerk", ["summary": "完成"]) {
            $0.today = Bench<InspectionPlan>.day("2020-12-31")
        },
    ]

    @Test(arguments: courseRows) func `重复备案、备案机关不存在、没有备案即公布、年度未满即终了的，按名拒绝（国办发〔2015〕58号）`(
        row: BrokenCondition<InspectionPlan>
    ) {
        row.check()
    }
}
