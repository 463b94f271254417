import Kernel

@testable import Affairs

/// One lawful contract of the public security bureau, taken as far as a test needs: proposed on 2020-03-02, reviewed on 03-13,
/// signed on 03-17, filed on 03-18.
enum ContractBench {
    static let project = [
        "title": "视频监控设备采购合同", "category": "procurement", "party": "430626-ga", "counterparty.organisationName": "甲公司",
        "counterpartyKind": "enterprise", "amount": "1000000", "fundSource": "县财政预算", "necessity": "治安防控体系建设",
    ]
    static let standing = ["standing": "subject,credit", "diligence": "查询公示系统，无异常", "credit": "sound"]
    static let selection = ["selection": "openTender", "awardedOn": "2020-03-05"]
    static let papers = "draft,basis,credit,check,approval,risk,adviserOpinion,competition"
    static let archive = FiledPapers.input("2020—1", "agreement", "review", "performance")
    static func entry(_ kind: String, yuan: Int? = nil) -> [String: String] {
        let amount = yuan.map { ",\"amount\":\($0)00" } ?? ""
        return ["ledger": "[{\"kind\":\"\(kind)\",\"note\":\"按约定\"\(amount)}]"]
    }
    static func meeting(_ day: String, _ more: String = "") -> [String: String] {
        ["meetings": #"[{"name":"局长办公会议","on":"\#(day)"\#(more)}]"#]
    }
    static let signing = ["signatory": "王局长", "performFrom": "2020-03-20", "performUntil": "2020-12-31"]

    static func proposed(_ changes: [String: String] = [:], on day: String = "2020-03-02") -> Bench<GovernmentContract> {
        var bench = Bench<GovernmentContract>(on: day)
        bench.take("propose", by: "clerk", project.merging(changes) { $1 })
        return bench
    }

    static func investigating(_ changes: [String: String] = [:]) -> Bench<GovernmentContract> {
        var bench = proposed(changes)
        bench.take("approve", on: "2020-03-03", by: "head")
        bench.take("investigate", on: "2020-03-04", by: "clerk", standing)
        return bench
    }

    static func drafted(_ changes: [String: String] = [:], _ draft: [String: String] = [:]) -> Bench<GovernmentContract> {
        var bench = investigating(changes)
        bench.take("select", on: "2020-03-05", selection)
        bench.take("draft", on: "2020-03-06", ["terms": "标的、价款、违约责任", "guarantee": "none"].merging(draft) { $1 })
        return bench
    }

    static func submitted(_ changes: [String: String] = [:]) -> Bench<GovernmentContract> {
        var bench = drafted(changes)
        bench.take("assess-risk", ["riskLevel": "medium", "riskReport": "评估", "riskMeasures": "分期支付"])
        bench.take("hear-adviser", ["adviser": "李律师", "adviserOpinion": "同意"])
        bench.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"])
        bench.take("submit", on: "2020-03-10", by: "clerk", ["papers": papers])
        return bench
    }

    static func opinion(_ outcome: LegalityReview.Outcome, _ suggestions: [String] = []) -> LegalityReview {
        var review = LegalityReview()
        (review.outcome, review.suggestions) = (outcome, suggestions)
        return review
    }

    static func reviewed(
        _ outcome: LegalityReview.Outcome = .lawful, _ suggestions: [String] = [], _ changes: [String: String] = [:]
    ) -> Bench<GovernmentContract> {
        var bench = submitted(changes)
        bench.receive(opinion(outcome, suggestions), by: "take-opinion", on: "2020-03-13")
        return bench
    }

    static func countersigned(_ changes: [String: String] = [:]) -> Bench<GovernmentContract> {
        var bench = reviewed(.lawful, [], changes)
        bench.take("countersign", on: "2020-03-16", by: "reviewer")
        return bench
    }

    static func signed(_ changes: [String: String] = [:]) -> Bench<GovernmentContract> {
        var bench = countersigned(changes)
        bench.take("sign", on: "2020-03-17", by: "head", signing)
        return bench
    }

    static func performing(_ changes: [String: String] = [:]) -> Bench<GovernmentContract> {
        var bench = signed(changes)
        bench.take("file", on: "2020-03-18", by: "clerk")
        return bench
    }
}
