@testable import Affairs

extension HardGateTests {
    static let rectificationRows: [Row] = [
        Row(gate: "HG-32", attempt: "没有佐证材料申请销号", article: "佐证材料") {
            var bench = Rectified.rectifying()
            return bench.take("report", on: "2020-03-24", ["report": "已整改"])
        },
        Row(gate: "HG-32", attempt: "报告整改情况的人员自行核查销号", article: "《法治政府建设与责任落实督察工作规定》第十八条") {
            var bench = Rectified.reported()
            return bench.take("close", on: "2020-03-27", by: "p1", Rectified.verified)
        },
        Row(gate: "HG-32", attempt: "整改责任人核查自己的整改", article: "《法治政府建设与责任落实督察工作规定》第十八条") {
            var bench = Bench<Rectification>(Rectification(.inspection, problem: "未按期公示"), on: "2022-03-01")
            bench.take("assign")
            bench.take("plan", by: "p1", Rectified.plan.merging(["targetDay": "2022-03-20"]) { $1 })
            bench.take("report", on: "2022-03-15", Rectified.report)
            return bench.take("close", on: "2022-03-17", by: "zhang", Rectified.verified)
        },
        Row(gate: "HG-32", attempt: "核查退回时认定弄虚作假，仍然销号", article: "第三十条") {
            var bench = Rectified.reported()
            bench.take("send-back", on: "2020-03-27", by: "p2", Rectified.verified.merging(["targetDay": "2020-04-20", "falsified": "是"]) { $1 })
            bench.take("report", on: "2020-04-15", by: "p1", Rectified.report)
            return bench.take("close", on: "2020-04-17", by: "p2", Rectified.verified)
        },
    ]
}
