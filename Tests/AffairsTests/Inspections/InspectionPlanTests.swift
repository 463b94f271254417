import Kernel
import Testing

@testable import Affairs

@Suite("行政检查年度计划")
struct InspectionPlanTests {
    static let libraries = ["plannedTasks": "6", "objectLibrary": "320", "officerLibrary": "24"]

    static func drafted(_ items: [InspectionPlan.Item] = [Checks.item("1"), Checks.item("2")], on day: String = "2020-01-06") -> Bench<InspectionPlan>
    {
        var bench = Bench<InspectionPlan>(on: day)
        Checks.expect(bench.take("draft", by: "clerk", ["year": String(bench.today.year), "items": Checks.text(items)].merging(libraries) { $1 }))
        return bench
    }

    static func published() -> Bench<InspectionPlan> {
        var bench = drafted()
        Checks.expect(bench.take("submit", ["items": Checks.text(bench.record.items)].merging(libraries) { $1 }))
        Checks.expect(bench.take("approve", by: "head"))
        Checks.expect(bench.take("file", by: "clerk", ["filedWith": Town.justice.description]))
        Checks.expect(bench.take("publish", on: "2020-01-10"))
        return bench
    }

    static func submit(_ items: [InspectionPlan.Item], on day: String = "2020-01-06") -> [String] {
        var bench = drafted(items, on: day)
        return bench.take("submit", ["items": Checks.text(items)].merging(libraries) { $1 })
    }

    @Test func `计划编制、批准、备案、公布、调整到年度终了（国办发〔2015〕58号、国发〔2019〕5号）`() {
        var bench = Self.published()
        #expect(bench.matter == .published)
        #expect(bench.counted("inspection-plan.tasks", through: "2020-01-09") == 0)
        #expect(bench.counted("inspection-plan.tasks", through: "2020-01-10") == 6)
        #expect(bench.counted("inspection-plan.items", through: "2020-12-31") == 2)
        let changed = [Checks.item("1") { $0.partners = [Town.market] }]
        #expect(bench.take("propose-adjustment", on: "2020-05-06", ["adjustReason": "疫情影响，合并检查", "adjustedItems": Checks.text(changed)]).isEmpty)
        #expect(bench.take("approve-adjustment", on: "2020-05-07", by: "head").isEmpty)
        #expect(bench.record.items == changed)
        #expect(bench.record.adjustments.first?.before.count == 2)
        #expect(bench.counted("inspection-plan.adjusted", through: "2020-05-06") == 0)
        #expect(bench.counted("inspection-plan.adjusted", through: "2020-05-07") == 1)
        #expect(bench.refusing("conclude", on: "2020-12-31", ["summary": "完成"]) == ["year-over"])
        #expect(bench.take("conclude", on: "2021-01-04", ["summary": "完成"]).isEmpty)
    }

    static let faults: [(String, @Sendable (inout InspectionPlan.Item) -> Void, String)] = [
        ("没有依据", { $0.basis = "" }, "检查依据"), ("没有主体", { $0.subject = "" }, "检查主体"), ("没有方式", { $0.method = nil }, "检查方式"),
        ("没有内容", { $0.content = "" }, "检查内容"), ("没有类别", { $0.category = nil }, "事项类别"), ("没有比例", { $0.ratio = nil }, "抽查比例"),
        (
            "比例超过百分之百",
            {
                $0.category = .key; $0.ratio = Quantity(tenThousandths: 1_000_001)
            }, "抽查比例"
        ),
        ("没有月份", { $0.months = [] }, "实施月份"), ("十三月", { $0.months = [13] }, "实施月份"), ("频次为零", { $0.frequencyCap = 0 }, "频次上限"),
    ]

    @Test(arguments: faults.indices) func `清单逐项写明，缺一项指明一项（国办发〔2015〕58号）`(index: Int) {
        let fault = Self.faults[index]
        let refused = Self.submit([Checks.item("1", fault.1), Checks.item("2")])
        #expect(refused.count == 1 && refused.first?.contains(fault.2) == true, "\(fault.0)：\(refused)")
        #expect(refused.first?.contains("推广随机抽查") == true)
    }

    @Test(arguments: [(100_000, InspectionPlan.Category.general, true), (100_001, .general, false), (1_000_000, .key, true)])
    func `一般检查事项设比例上限，重点检查事项不设（国发〔2019〕5号）`(ratio: Int, category: InspectionPlan.Category, holds: Bool) {
        let refused = Self.submit([
            Checks.item("1") {
                $0.ratio = Quantity(tenThousandths: ratio); $0.category = category
            }
        ])
        #expect(refused.isEmpty == holds, "\(refused)")
    }

    @Test func `同一对象同一月份的事项应当合并，不合并的说明理由（国发〔2019〕5号）`() {
        let same: (String) -> InspectionPlan.Item = { code in Checks.item(code) { $0.objectType = "餐饮" } }
        #expect(Self.submit([same("1"), same("2")]).first?.contains("合并为联合检查") == true)
        #expect(
            Self.submit([
                same("1"),
                Checks.item("2") {
                    $0.objectType = "餐饮"; $0.months = [9]
                },
            ]).isEmpty)
        #expect(
            Self.submit([
                same("1"),
                Checks.item("2") {
                    $0.objectType = "餐饮"; $0.separateReason = "检测设备不同"
                },
            ]).isEmpty)
        #expect(
            Self.submit([
                same("1"),
                Checks.item("2") {
                    $0.objectType = "餐饮"; $0.partners = [Town.market]
                },
            ]).isEmpty)
    }

    @Test func `2025年起公布同一企业的年度频次上限（国办发〔2024〕54号）`() {
        let uncapped = [Checks.item("1") { $0.frequencyCap = nil }]
        #expect(Self.submit(uncapped).isEmpty)
        #expect(Self.submit(uncapped, on: "2025-01-02").isEmpty)
        #expect(Self.submit(uncapped, on: "2025-01-03").first?.contains("严格规范涉企行政检查") == true)
        #expect(Self.submit([Checks.item("1")], on: "2025-01-03").isEmpty)
    }

    @Test func `报批的不得自己批准，没有备案不得公布，过去年度不得再编`() {
        var bench = Self.drafted()
        Checks.expect(bench.take("submit", by: "head", ["items": Checks.text(bench.record.items)].merging(Self.libraries) { $1 }))
        #expect(bench.take("approve", by: "head").first?.contains("报批") == true)
        Checks.expect(bench.take("approve", by: "head2"))
        #expect(bench.take("publish", by: "clerk").first?.contains("备案") == true)
        #expect(bench.refusing("file", ["filedWith": "nowhere"]) == ["filing-organ-listed"])
        var late = Bench<InspectionPlan>(on: "2020-01-06")
        Checks.expect(late.take("draft", ["year": "2019"]))
        #expect(late.take("submit", ["items": Checks.text([Checks.item("1")])].merging(Self.libraries) { $1 }).contains { $0.contains("不早于当年") })
    }

    @Test func `一个年度只有一份计划`() {
        var bench = Bench<InspectionPlan>(on: "2020-01-06")
        _ = bench.known.add(10, Checks.plan(), .published)
        #expect(bench.take("draft", ["year": "2020"]).first?.contains("只有一份计划") == true)
        #expect(bench.take("draft", ["year": "2021"]).isEmpty)
        bench = Bench<InspectionPlan>(on: "2020-01-06")
        _ = bench.known.add(10, Checks.plan(), .published, in: Town.market)
        #expect(bench.take("draft", ["year": "2020"]).isEmpty)
    }

    @Test func `报批时改成另一年度，也不得与该年度的计划重复`() {
        var bench = Self.drafted()
        _ = bench.known.add(9, Checks.plan(year: 2021), .published)
        let input = ["year": "2021", "items": Checks.text(bench.record.items)].merging(Self.libraries) { $1 }
        #expect(bench.take("submit", input).contains { $0.contains("只有一份计划") })
    }
}
