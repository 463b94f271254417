import Kernel

@testable import Affairs

extension HardGateTests {
    /// HG-01 to HG-05, on decisions and on fair competition review.
    static let decisionRows: [Row] = [
        Row(gate: "HG-01", attempt: "合法性审查为不合法，提请常务会议讨论重大行政决策", article: "《重大行政决策程序暂行条例》第二十五条") {
            var bench = DecisionBench.reviewed(.unlawful)
            return bench.take("table", on: "2020-05-08", DecisionBench.papers)
        },
        Row(gate: "HG-01", attempt: "合法性审查退回材料、没有意见，提请讨论", article: "《重大行政决策程序暂行条例》第二十五条") {
            var bench = DecisionBench.reviewed(.returned)
            return bench.take("table", on: "2020-05-08", DecisionBench.papers)
        },
        Row(gate: "HG-01", attempt: "不是探索性改革，以明示法律风险代替合法性审查", article: "《重大行政决策程序暂行条例》第二十五条") {
            var bench = DecisionBench.reviewed(.unlawful)
            return bench.take("disclose-risk", on: "2020-05-08", ["legalRisk": "可能超越职权"])
        },
        Row(gate: "HG-02", attempt: "应当评估风险而未评估，送请合法性审查", article: "《重大行政决策程序暂行条例》第二十四条") {
            var bench = DecisionBench.argued()
            bench.take("ask-competition")
            bench.receive(DecisionBench.competition(.conforms), by: "take-competition")
            return bench.take("submit-review", ["proceduresNote": "已履行"])
        },
        Row(gate: "HG-02", attempt: "风险不可控，未调整草案即提请讨论", article: "《重大行政决策程序暂行条例》第二十四条") {
            var bench = DecisionBench.reviewed()
            bench.record.riskControl = .notControllable
            return bench.take("table", on: "2020-05-08", DecisionBench.papers)
        },
        Row(gate: "HG-03", attempt: "公众参与尚未完成、没有采纳情况说明，送请合法性审查", article: "《重大行政决策程序暂行条例》第十四条") {
            var bench = DecisionBench.announced()
            return bench.take("submit-review", ["proceduresNote": "已履行"])
        },
        Row(gate: "HG-03", attempt: "专业性较强而未经专家论证，提请讨论", article: "《重大行政决策程序暂行条例》第十九条") {
            var bench = DecisionBench.reviewed()
            bench.record.arguedOn = nil
            return bench.take("table", on: "2020-05-08", DecisionBench.papers)
        },
        Row(gate: "HG-03", attempt: "选择有直接利害关系的专家论证", article: "《重大行政决策程序暂行条例》第二十条") {
            var bench = DecisionBench.participated()
            return bench.take(
                "appoint-experts", ["experts": #"[{"name":"丁","unit":"县公交公司","specialty":"运营","hasInterest":true}]"#])
        },
        Row(gate: "HG-03", attempt: "听证材料在听证会前六日送达，仍举行听证会", article: "《重大行政决策程序暂行条例》第十六条") {
            var bench = DecisionBench.announced(papers: "2020-03-20")
            return bench.take("hearing-hold", on: "2020-03-26", DecisionBench.hearing)
        },
        Row(gate: "HG-03", attempt: "公开征求意见二十九日，没有说明理由", article: "《重大行政决策程序暂行条例》第十五条") {
            var bench = DecisionBench.consulting()
            return bench.take(
                "solicit", on: "2020-03-09", by: "clerk", ["solicitChannels": "website", "solicitUntil": "2020-04-07"])
        },
        Row(gate: "HG-04", attempt: "以办公会议代替常务会议决定", article: "《重大行政决策程序暂行条例》第三十条") {
            var bench = DecisionBench.tabled()
            return bench.take(
                "decide", on: "2020-05-12", by: "office", DecisionBench.deliberation("passed", form: "office"))
        },
        Row(gate: "HG-04", attempt: "集体讨论记录没有载明不同意见", article: "《重大行政决策程序暂行条例》第三十条") {
            var bench = DecisionBench.tabled()
            return bench.take(
                "decide", on: "2020-05-12", by: "office", DecisionBench.deliberation("passed", #""noDissent":false"#))
        },
        Row(gate: "HG-04", attempt: "未向同级党委请示报告即公布", article: "《重大行政决策程序暂行条例》第三十一条") {
            var bench = DecisionBench.decided()
            return bench.take("publish", on: "2020-05-25", by: "office", DecisionBench.publishing)
        },
        Row(gate: "HG-05", attempt: "涉及市场主体经济活动而未经公平竞争审查（2024年）", article: "《公平竞争审查条例》第十八条") {
            var bench = DecisionBench.studied(on: "2024-09-02")
            bench.take("start", by: "head", DecisionBench.start.merging(["touchesOperators": "是"]) { $1 })
            bench.take("draft", by: "clerk", DecisionBench.draft)
            return bench.take("submit-review", ["proceduresNote": "已履行"])
        },
        Row(gate: "HG-05", attempt: "公平竞争审查违反标准、不适用例外，送请合法性审查", article: "公平竞争审查制度的意见") {
            var bench = DecisionBench.competed(.violates)
            return bench.take("submit-review", on: "2020-04-17", ["proceduresNote": "已履行"])
        },
        Row(gate: "HG-05", attempt: "适用例外规定而没有实施期限或者终止条件", article: "《公平竞争审查条例》第十二条") {
            var bench = CompetitionBench.examining(on: "2024-09-02")
            return bench.take("opine", by: "r1", CompetitionBench.exception.filter { $0.key != "exceptionUntil" })
        },
    ]
}
