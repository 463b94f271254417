import Kernel
import Testing

@testable import Affairs

/// Each condition of a contract, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("政府合同各环节的条件")
struct ContractConditionTests {
    typealias Row = BrokenCondition<GovernmentContract>

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

    /// One that gives the other party an advantage, and passed the review of fair competition.
    private static func competitionPassed() -> Bench<GovernmentContract> {
        ContractBench.countersigned().after { ($0.record.touchesCompetition, $0.record.competitionConclusion) = (true, .conforms) }
    }

    /// A change that makes it a major contract, reviewed on 2020-06-05.
    private static func changed() -> Bench<GovernmentContract> {
        ContractBench.performing(["category": "landUse"]).after { bench in
            bench.take("propose-change", on: "2020-06-01", by: "clerk", ["changeNote": "增加点位", "changeAmount": "5000000"])
            bench.receive(ContractBench.opinion(.lawful), by: "take-change-opinion", on: "2020-06-05")
        }
    }

    private static func accepted() -> Bench<GovernmentContract> {
        ContractBench.performing().after { $0.take("record-performance", on: "2020-05-06", by: "clerk", ContractBench.entry("acceptance")) }
    }

    // MARK: 立项、资信、风险、相对方

    private static let risk: [String: String] = ["riskLevel": "medium", "riskReport": "评估", "riskMeasures": "分期支付"]
    private static let direct: [String: String] = ["selection": "direct", "selectionNote": "《政府采购法》限额标准以下"]

    private static let beginning: [Row] = [
        Row("propose.party-is-organ", in: { unopened() }, by: "clerk", ContractBench.project, but: ["party": "none"]),
        Row("propose.fund-source-stated", in: { unopened() }, by: "clerk", ContractBench.project, but: ["fundSource": ""]),
        Row("investigate.subject-and-credit-examined", in: { approved() }, by: "clerk", ContractBench.standing, but: ["standing": "subject"]),
        Row("investigate.subject-and-credit-examined", in: { approved() }, by: "clerk", ContractBench.standing, but: ["standing": "credit"]),
        Row("assess-risk.risk-measures-proposed", in: { ContractBench.drafted() }, by: "clerk", risk, but: ["riskMeasures": ""]),
        Row("select.credit-sound", in: { investigated() }, by: "clerk", ContractBench.selection) { $0.record.credit = .unfit },
        Row("select.credit-sound", in: { investigated() }, by: "clerk", ContractBench.selection) { $0.record.credit = .doubtful },
        Row("select.counterparty-named", in: { investigated() }, by: "clerk", ContractBench.selection) {
            $0.record.counterparty.organisationName = ""
        },
        Row("select.direct-selection-explained", in: { investigated() }, by: "clerk", direct, but: ["selectionNote": ""]),
    ]

    // MARK: 初审、送审、答复

    private static let check: [String: String] = ["checkOpinion": "同意"]

    private static let reviewing: [Row] = [
        Row("check.credit-sound", in: { advised() }, by: "reviewer", check) { $0.record.credit = .unfit },
        Row("check.risk-controllable", in: { advised(major) }, by: "reviewer", check) { $0.record.riskLevel = .high },
        Row("check.risk-controllable", in: { advised(major) }, by: "reviewer", check) { $0.record.riskAssessedOn = nil },
        Row("check.major-decision-made", in: { advised(decided) }, by: "reviewer", check) { $0.record.decisionReference = "" },
        Row("check.adviser-heard", in: { advised(major) }, by: "reviewer", check) { $0.record.adviserOpinion = "" },
        Row(
            "submit.papers-complete", in: { checked() }, by: "clerk", ["papers": ContractBench.papers], but: ["papers": "draft,basis,check,approval"]),
        Row("reply.replies-complete", in: { suggested() }, by: "clerk", adopted, but: ["replies": #"[{"item":1,"adoption":"none"}]"#]),
        Row("reply.replies-complete", in: { suggested() }, by: "clerk", adopted, but: ["replies": #"[{"item":2,"adoption":"full"}]"#]),
        Row("reply.reply-still-due", in: { suggested() }, by: "clerk", adopted) { $0.record.repliedOn = $0.today },
    ]

    // MARK: 讨论、会签、签订、履行完毕

    private static let meeting: [String: String] = ContractBench.meeting("2020-03-16")
    private static let completion: [String: String] = ["completionNote": "完毕"]

    private static func majorReviewed() -> Bench<GovernmentContract> { ContractBench.reviewed(.lawful, [], major).moved(to: "2020-03-16") }

    private static let concluding: [Row] = [
        Row("deliberate.suggestions-answered", in: { replied() }, by: "office", meeting) { $0.record.repliedOn = nil },
        Row("deliberate.risk-controllable", in: { majorReviewed() }, by: "office", meeting) { $0.record.riskLevel = .high },
        Row("deliberate.adviser-heard", in: { majorReviewed() }, by: "office", meeting) { $0.record.adviserOpinion = "" },
        Row("countersign.suggestions-answered", in: { replied() }, by: "reviewer") { $0.record.repliedOn = nil },
        Row("sign.suggestions-answered", in: { repliedAndCountersigned() }, by: "head", ContractBench.signing) { $0.record.repliedOn = nil },
        Row("sign.major-deliberated", in: { deliberated(major) }, by: "head", ContractBench.signing) { $0.record.deliberatedOn = nil },
        Row("sign.countersigned", in: { ContractBench.countersigned() }, by: "head", ContractBench.signing) { $0.record.countersignedOn = nil },
        Row("sign.major-decision-made", in: { deliberated(decided) }, by: "head", ContractBench.signing) { $0.record.decisionReference = "" },
        Row("sign.no-surety", in: { ContractBench.countersigned() }, by: "head", ContractBench.signing) { $0.record.guarantee = .given },
        Row("sign.competition-passed", in: { competitionPassed() }, by: "head", ContractBench.signing) {
            $0.record.competitionConclusion = .violates
        },
        Row("sign.competition-passed", in: { competitionPassed() }, by: "head", ContractBench.signing) { $0.record.competitionConclusion = nil },
        Row("complete.acceptance-recorded", in: { accepted() }, by: "clerk", completion) { $0.record.ledger = [] },
        Row("complete.disputes-settled", in: { accepted() }, by: "clerk", completion) { $0.record.disputes = [GovernmentContract.Dispute()] },
    ]

    // MARK: 备案、公告、变更

    private static func votes(against: Int) -> [String: String] {
        ContractBench.meeting("2020-06-08", #","present":5,"inFavour":4,"against":\#(against)"#)
    }

    private static let following: [Row] = [
        Row("file-procurement.not-yet-filed", in: { ContractBench.performing() }, by: "clerk") { $0.take("file-procurement") },
        Row("announce.not-yet-announced", in: { ContractBench.performing() }, by: "clerk") { $0.take("announce") },
        Row(
            "deliberate-change.meeting-votes-counted", in: { changed() }, on: "2020-06-08", by: "office", votes(against: 1), but: votes(against: 2)),
    ]

    @Test(arguments: beginning + reviewing + concluding + following) func `每个条件都按名拒绝`(row: BrokenCondition<GovernmentContract>) {
        row.check()
    }
}
