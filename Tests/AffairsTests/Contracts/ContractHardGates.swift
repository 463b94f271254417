import Kernel

@testable import Affairs

extension HardGateTests {
    static let contractRows: [Row] = [
        Row(gate: "HG-29", attempt: "未经合法性审查（退回）即签订政府合同", article: "《本县政府合同管理规定》") {
            var bench = ContractBench.reviewed(.returned)
            return bench.take("sign", on: "2020-03-17", by: "head", ContractBench.signing)
        },
        Row(gate: "HG-29", attempt: "合法性审查为不合法，仍签订政府合同", article: "《本县政府合同管理规定》") {
            var bench = ContractBench.reviewed(.unlawful)
            return bench.take("sign", on: "2020-03-17", by: "head", ContractBench.signing)
        },
        Row(gate: "HG-29", attempt: "机关在合同中作保证人（2021年以前）", article: "《担保法》第八条") {
            var bench = ContractBench.drafted([:], ["guarantee": "given"])
            return bench.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"])
        },
        Row(gate: "HG-29", attempt: "以政府换届为由解除招商引资协议", article: "《优化营商环境条例》第三十一条") {
            var bench = ContractBench.performing()
            return bench.take("terminate", on: "2020-07-01", by: "head", ["terminationGround": "reorganisation", "terminationNote": "换届"])
        },
        Row(gate: "HG-05", attempt: "给予投资者优惠的协议未经公平竞争审查即送审", article: "公平竞争审查制度的意见") {
            var bench = ContractBench.drafted(["touchesCompetition": "是"])
            return bench.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"])
        },
    ]
    static let adviserRows: [Row] = [
        Row(gate: "A18", attempt: "委派与所承办事务有利害关系的法律顾问", article: "《律师法》第三十九条") {
            var bench = AdviserParticipationTests.asked()
            return bench.take("accept", ["conflict": "client"])
        }
    ]
    static let filingRows: [Row] = [
        Row(gate: "HG-07", attempt: "备案审查发现违法设定处罚，仍准予备案", article: "加强行政规范性文件制定和监督管理工作的通知") {
            var bench = DocumentFilingTests.examined(problem: .createsPowers)
            return bench.take("grant", on: "2020-05-21", by: "r2")
        },
        Row(gate: "HG-07", attempt: "审查建议查明减损权益没有依据，仍认定未发现违法", article: "加强行政规范性文件制定和监督管理工作的通知") {
            var bench = DocumentReviewRequestTests.examined(problem: .derogation)
            return bench.take("uphold", on: "2020-03-19", by: "r2")
        },
    ]
}
