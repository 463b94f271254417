import Kernel

@testable import Affairs

extension HardGateTests {
    static let powersRows: [Row] = [
        Row(gate: "HG-06", attempt: "裁量权基准合法性审核为不合法，提交集体讨论", article: "合法性审核机制的指导意见》第（七）项") {
            var bench = BenchmarkBench.reviewed(.unlawful)
            return bench.take("deliberate", on: "2020-03-26", by: "head", BenchmarkBench.meeting)
        },
        Row(gate: "裁量", attempt: "裁量阶次从重超过法定上限", article: "《行政处罚法》第四条第二款") {
            let tiers = [
                BenchmarkBench.tier("A", "lenient", "从轻", 500, 2_000), BenchmarkBench.tier("B", "ordinary", "一般", 2_000, 3_500),
                BenchmarkBench.tier("C", "severe", "从重", 3_500, 8_000),
            ]
            return BenchmarkBench.drafted([BenchmarkBench.entry(tiers: tiers)]).1
        },
        Row(gate: "裁量", attempt: "裁量阶次之间有空档", article: "《行政处罚法》第四条第二款") {
            let tiers = [
                BenchmarkBench.tier("A", "lenient", "从轻", 500, 1_500), BenchmarkBench.tier("B", "ordinary", "一般", 2_000, 3_500),
                BenchmarkBench.tier("C", "severe", "从重", 3_500, 5_000),
            ]
            return BenchmarkBench.drafted([BenchmarkBench.entry(tiers: tiers)]).1
        },
        Row(gate: "主体", attempt: "内设机构申请执法主体资格", article: "《行政处罚法》第十五条") { SubjectTests.applied(["bodyKind": "innerUnit"]).1 },
        Row(gate: "主体", attempt: "以规章授权的组织申请执法主体资格（2021年修订）", article: "《行政处罚法》第十九条") {
            SubjectTests.applied(["nature": "authorised", "bodyKind": "publicInstitution", "basisRank": "rule"], on: "2022-03-02").1
        },
        Row(gate: "主体", attempt: "受委托组织申请执法主体资格（2021年修订）", article: "《行政处罚法》第二十条第一款") {
            SubjectTests.applied(["nature": "entrusted"], on: "2022-03-02").1
        },
        Row(gate: "权责清单", attempt: "以规范性文件设定行政处罚，申报列入清单（2021年修订）", article: "《行政处罚法》第十六条") {
            var bench = Bench<PowerItem>(on: "2022-03-02")
            let grounds = #"[{"law":"县里通知","article":"第三条","rank":"normative"}]"#
            return bench.take("draft", by: "clerk", PowersBench.draft.merging(["grounds": grounds]) { $1 })
        },
        Row(gate: "权责清单", attempt: "未经合法性审核报请政府审定", article: "权力清单制度的指导意见》第（三）项") {
            var bench = PowersBench.examining()
            bench.take("examine-establishment", by: "est", ["establishmentVerdict": "agreed", "establishmentOpinion": "属该局职责"])
            return bench.take("present", by: "est2")
        },
        Row(gate: "赋权", attempt: "以市政府会议纪要批准集中行使行政处罚权", article: "《行政处罚法》第十六条") {
            var bench = PowersBench.requested()
            return bench.take("record-approval", by: "office", ["approver": "other", "approvalDocument": "市政府会议纪要", "approvalDate": "2020-03-01"])
        },
        Row(gate: "赋权", attempt: "向尚不能有效承接的乡镇赋权（2021年修订）", article: "《行政处罚法》第二十四条第一款") {
            var bench = PowersBench.proposed("empowerment", on: "2022-03-02").0
            bench.take("assess", by: "legal", ["ability": "notYet", "abilityNote": "持证2人", "officerCount": "2"])
            return bench.take("request", by: "office", ["requestDocument": "平政〔2022〕9号"])
        },
        Row(gate: "赋权", attempt: "集中限制人身自由的处罚权", article: "《行政处罚法》第十六条") {
            PowersBench.proposed("centralised", on: "2020-03-02", ["includesLiberty": "是"]).1
        },
        Row(gate: "赋权", attempt: "决定确定的生效日以前行使承接的职权", article: "权力清单制度的指导意见》第（六）项") {
            var bench = Bench<PowerItem>(on: "2020-05-06")
            _ = bench.known.add(9, PowersBench.published().record, .published)
            bench.take("take-over", by: "clerk", PowersBench.entry.merging(["reallocation": "9"]) { $1 })
            return bench.take("publish", by: "est2", ["inForceOn": "2020-05-10"])
        },
    ]
}
