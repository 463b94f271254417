import Kernel

@testable import Affairs

extension HardGateTests {
    /// HG-08 and HG-18 for inspections.
    static let inspectionRows: [Row] = [
        Row(gate: "HG-18", attempt: "检查未列入公布清单的事项", article: "推广随机抽查规范事中事后监管的通知") {
            var bench = Checks.bench()
            return Checks.propose(&bench, Checks.caused(["items": "9"]))
        },
        Row(gate: "HG-18", attempt: "同一企业年度频次已满，无缘由再次检查", article: "推广随机抽查规范事中事后监管的通知") {
            var bench = Checks.bench()
            InspectionTests.earlier(&bench, ["2020-02-10", "2020-03-02"])
            return Checks.propose(&bench)
        },
        Row(gate: "HG-18", attempt: "未经批准、未通知即入企检查", article: "行政执法公示制度") {
            var bench = Checks.bench()
            _ = Checks.propose(&bench)
            return bench.take("visit", by: "p1", Checks.spot)
        },
        Row(gate: "HG-18", attempt: "没有抽取日志的抽查任务派发", article: "双随机、一公开") {
            var bench = InspectionTaskTests.fixed()
            return bench.take("dispatch")
        },
        Row(gate: "HG-18", attempt: "依没有抽取日志的任务提请检查", article: "双随机、一公开") {
            var bench = Checks.bench()
            var undrawn = Checks.task()
            undrawn.objectDraw?.seed = ""
            _ = bench.known.add(21, undrawn, .inspecting)
            return Checks.propose(&bench, Checks.proposal.merging(["task": "21"]) { $1 })
        },
        Row(gate: "HG-18", attempt: "2025年起未扫码入企", article: "严格规范涉企行政检查的意见") {
            var bench = Checks.approved(on: "2025-03-10")
            return bench.take("visit", by: "p1", ["certificatesShown": "是"])
        },
        Row(gate: "HG-08", attempt: "由第三方人员代替执法人员检查", article: "第三十七条第一款") {
            var bench = Checks.approved()
            return bench.take("visit", by: "p1", Checks.spot.merging(["helpers": "某技术公司"]) { $1 })
        },
        Row(gate: "HG-08", attempt: "检查人员证件当日已失效", article: "行政执法公示制度") {
            var bench = Checks.bench(on: "2020-07-01")
            return Checks.propose(&bench, Checks.caused(["officers.certificates": "1,4"]))
        },
    ]
}
