import Kernel
import Testing

@testable import Affairs

/// Each condition of a contract, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("政府合同各环节的条件")
struct ContractConditionTests {
    typealias Probe = ConditionProbe<GovernmentContract>

    private static let major: [String: String] = ["majorReason": "影响重大"]
    private static let decided: [String: String] = ["isMajorDecision": "是", "decisionReference": "平政发〔2020〕3号"]

    // MARK: Lawful contracts

    private static func unopened() -> Bench<GovernmentContract> { Bench(on: "2020-03-02") }

    private static func approved() -> Bench<GovernmentContract> {
        ContractBench.proposed().after { $0.take("approve", on: "2020-03-03", by: "head") }
    }

    private static func investigated() -> Bench<GovernmentContract> { ContractBench.investigating().moved(to: "2020-03-05") }

    /// Drafted, its risks assessed and the adviser heard.
    private static func advised(_ changes: [String: String] = [:]) -> Bench<GovernmentContract> {
        ContractBench.drafted(changes).after { bench in
            bench.take("assess-risk", by: "clerk", ["riskLevel": "medium", "riskReport": "评估", "riskMeasures": "分期支付"])
            bench.take("hear-adviser", by: "clerk", ["adviser": "李律师", "adviserOpinion": "同意"])
        }
    }

    private static func checked() -> Bench<GovernmentContract> {
        advised().after { $0.take("check", on: "2020-03-09", by: "reviewer", ["checkOpinion": "同意"]) }
    }

    /// Reviewed with one suggestion.
    private static func suggested() -> Bench<GovernmentContract> { ContractBench.reviewed(.lawfulAfterAmendment, ["明确违约责任"]) }

    private static let adopted: [String: String] = ["replies": #"[{"item":1,"adoption":"full"}]"#]

    private static func replied() -> Bench<GovernmentContract> {
        suggested().after { $0.take("reply", on: "2020-03-16", by: "clerk", adopted) }
    }

    private static func repliedAndCountersigned() -> Bench<GovernmentContract> {
        replied().after { $0.take("countersign", by: "reviewer") }
    }

    /// A major contract, deliberated upon and countersigned on 2020-03-16.
    private static func deliberated(_ changes: [String: String]) -> Bench<GovernmentContract> {
        ContractBench.reviewed(.lawful, [], changes).after { bench in
            bench.take("deliberate", on: "2020-03-16", by: "office", ContractBench.meeting("2020-03-16"))
            bench.take("countersign", by: "reviewer")
        }
    }

    private static func accepted() -> Bench<GovernmentContract> {
        ContractBench.performing().after { $0.take("record-performance", on: "2020-05-06", by: "clerk", ContractBench.entry("acceptance")) }
    }

    // MARK: 立项、资信、风险、相对方

    private static let risk: [String: String] = ["riskLevel": "medium", "riskReport": "评估", "riskMeasures": "分期支付"]
    private static let direct: [String: String] = ["selection": "direct", "selectionNote": "《政府采购法》限额标准以下"]

    private static let beginning: [Probe] = [
        Probe("contract.propose.party-is-organ", by: "clerk", ContractBench.project, but: ["party": "none"], from: { unopened() }),
        Probe("contract.propose.fund-source-stated", by: "clerk", ContractBench.project, but: ["fundSource": ""], from: { unopened() }),
        Probe(
            "contract.investigate.subject-and-credit-examined", by: "clerk", ContractBench.standing, but: ["standing": "subject"],
            from: { approved() }),
        Probe(
            "contract.investigate.subject-and-credit-examined", by: "clerk", ContractBench.standing, but: ["standing": "credit"],
            from: { approved() }),
        Probe(
            "contract.assess-risk.risk-measures-proposed", by: "clerk", risk, but: ["riskMeasures": ""], from: { ContractBench.drafted() }),
        Probe("contract.select.credit-sound", by: "clerk", ContractBench.selection, from: { investigated() }) { $0.record.credit = .unfit },
        Probe(
            "contract.select.credit-sound", by: "clerk", ContractBench.selection, from: { investigated() }
        ) { $0.record.credit = .doubtful },
        Probe("contract.select.counterparty-named", by: "clerk", ContractBench.selection, from: { investigated() }) {
            $0.record.counterparty.organisationName = ""
        },
        Probe("contract.select.direct-selection-explained", by: "clerk", direct, but: ["selectionNote": ""], from: { investigated() }),
    ]

    // MARK: 初审、送审、答复

    private static let check: [String: String] = ["checkOpinion": "同意"]

    private static let reviewing: [Probe] = [
        Probe("contract.check.credit-sound", by: "reviewer", check, from: { advised() }) { $0.record.credit = .unfit },
        Probe("contract.check.risk-controllable", by: "reviewer", check, from: { advised(major) }) { $0.record.riskLevel = .high },
        Probe("contract.check.risk-controllable", by: "reviewer", check, from: { advised(major) }) { $0.record.riskAssessedOn = nil },
        Probe("contract.check.major-decision-made", by: "reviewer", check, from: { advised(decided) }) { $0.record.decisionReference = "" },
        Probe("contract.check.adviser-heard", by: "reviewer", check, from: { advised(major) }) { $0.record.adviserOpinion = "" },
        Probe(
            "contract.submit.papers-complete", by: "clerk", ["papers": ContractBench.papers], but: ["papers": "draft,basis,check,approval"],
            from: { checked() }),
        Probe(
            "contract.reply.replies-complete", by: "clerk", adopted, but: ["replies": #"[{"item":1,"adoption":"none"}]"#],
            from: { suggested() }),
        Probe(
            "contract.reply.replies-complete", by: "clerk", adopted, but: ["replies": #"[{"item":2,"adoption":"full"}]"#],
            from: { suggested() }),
        Probe("contract.reply.reply-still-due", by: "clerk", adopted, from: { suggested() }) { $0.record.repliedOn = $0.today },
    ]

    // MARK: 讨论、会签、签订、履行完毕

    private static let meeting: [String: String] = ContractBench.meeting("2020-03-16")
    private static let completion: [String: String] = ["completionNote": "完毕"]

    private static func majorReviewed() -> Bench<GovernmentContract> { ContractBench.reviewed(.lawful, [], major).moved(to: "2020-03-16") }

    private static let concluding: [Probe] = [
        Probe("contract.deliberate.suggestions-answered", by: "office", meeting, from: { replied() }) { $0.record.repliedOn = nil },
        Probe("contract.deliberate.risk-controllable", by: "office", meeting, from: { majorReviewed() }) { $0.record.riskLevel = .high },
        Probe("contract.deliberate.adviser-heard", by: "office", meeting, from: { majorReviewed() }) { $0.record.adviserOpinion = "" },
        Probe("contract.countersign.suggestions-answered", by: "reviewer", from: { replied() }) { $0.record.repliedOn = nil },
        Probe("contract.sign.suggestions-answered", by: "head", ContractBench.signing, from: { repliedAndCountersigned() }) {
            $0.record.repliedOn = nil
        },
        Probe("contract.sign.major-deliberated", by: "head", ContractBench.signing, from: { deliberated(major) }) {
            $0.record.deliberatedOn = nil
        },
        Probe("contract.sign.countersigned", by: "head", ContractBench.signing, from: { ContractBench.countersigned() }) {
            $0.record.countersignedOn = nil
        },
        Probe("contract.sign.major-decision-made", by: "head", ContractBench.signing, from: { deliberated(decided) }) {
            $0.record.decisionReference = ""
        },
        Probe("contract.complete.acceptance-recorded", by: "clerk", completion, from: { accepted() }) { $0.record.ledger = [] },
        Probe("contract.complete.disputes-settled", by: "clerk", completion, from: { accepted() }) {
            $0.record.disputes = [GovernmentContract.Dispute()]
        },
    ]

    @Test(arguments: beginning + reviewing + concluding) func `每个条件都按名拒绝`(row: ConditionProbe<GovernmentContract>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}
