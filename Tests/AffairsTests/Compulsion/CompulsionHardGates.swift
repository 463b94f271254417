import Kernel

@testable import Affairs

extension HardGateTests {
    /// HG-08, HG-15, HG-16 and HG-17 for compulsion and the transfer of crimes.
    static let compulsionRows: [Row] = [
        Row(gate: "HG-08", attempt: "一名执法人员实施扣押", article: "《行政强制法》第十八条第（二）项") {
            var bench = Compulsion.measure()
            return bench.take("propose", Compulsion.seizure(["officers.certificates": "1"]))
        },
        Row(gate: "HG-08", attempt: "由其他单位人员实施扣押", article: "《行政强制法》第十七条第三款") {
            var bench = Compulsion.measure()
            return bench.take("propose", Compulsion.seizure(["officers.certificates": "1,5"]))
        },
        Row(gate: "HG-16", attempt: "查封三十日届满后再延长", article: "《行政强制法》第二十五条第一款") {
            var bench = Compulsion.imposed()
            return bench.take("extend", on: "2020-04-02", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"])
        },
        Row(gate: "HG-16", attempt: "第二次延长扣押", article: "《行政强制法》第二十五条第一款") {
            var bench = Compulsion.imposed()
            bench.take("extend", on: "2020-04-01", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"])
            return bench.take("extend", on: "2020-04-20", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"])
        },
        Row(gate: "HG-16", attempt: "冻结三十日届满后再延长", article: "《行政强制法》第三十二条第一款") {
            var bench = Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"])
            return bench.take("extend", on: "2020-04-02", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"])
        },
        Row(gate: "HG-17", attempt: "未经催告决定强制执行", article: "《行政强制法》第三十五条") {
            var bench = Compulsion.registered()
            return bench.take("decide", by: "head", Compulsion.substitute)
        },
        Row(gate: "HG-17", attempt: "催告期限未满决定强制执行", article: "《行政强制法》第三十七条") {
            var bench = Compulsion.demanded()
            return bench.take("decide", on: "2020-03-12", by: "head", Compulsion.substitute)
        },
        Row(gate: "HG-17", attempt: "清明节实施代履行", article: "《行政强制法》第四十三条第一款") {
            var bench = Compulsion.decided()
            bench.take("demand-substitute", by: "p1")
            return Compulsion.executed(&bench, at: "2020-04-06T09:30")
        },
        Row(gate: "HG-17", attempt: "夜间实施强制执行", article: "《行政强制法》第四十三条第一款") {
            var bench = Compulsion.decided()
            bench.take("demand-substitute", by: "p1")
            return Compulsion.executed(&bench, at: "2020-04-07T05:30")
        },
        Row(gate: "HG-17", attempt: "放假安排尚未公布的日子实施强制执行", article: "《行政强制法》第四十三条第一款") {
            var bench = Compulsion.decided()
            bench.take("demand-substitute", by: "p1")
            return Compulsion.executed(&bench, at: "2027-10-01T09:30")
        },
        Row(gate: "HG-17", attempt: "以停水停电迫使居民履行", article: "《行政强制法》第四十三条第二款") {
            var bench = Compulsion.decided()
            bench.take("demand-substitute", by: "p1")
            return Compulsion.executed(&bench, at: "2020-03-19T09:30", ["cutsUtilities": "是", "residential": "是"])
        },
        Row(gate: "HG-17", attempt: "复议诉讼期限未满强制拆除", article: "《行政强制法》第四十四条") {
            var bench = Compulsion.demanded(["demolition": "是", "remediesUntil": "2020-09-01"])
            bench.take("announce-removal", by: "p1", ["selfRemovalDays": "15"])
            let input = ["manner": "other", "executionReason": "逾期不拆除", "executionPlan": "四月", "officers.certificates": "1,2"]
            return bench.take("decide", on: "2020-04-20", by: "head", input)
        },
        Row(gate: "HG-15", attempt: "移送涉嫌犯罪线索缺少调查报告", article: "《行政执法机关移送涉嫌犯罪案件的规定》第六条") {
            var bench = CriminalTransferTests.reported()
            bench.take("approve", by: "head", ["approver": "principal"])
            return bench.take("transfer", by: "p1", ["papers": "letter,inventory", "recipient": "平江县公安局"])
        },
    ]
}
