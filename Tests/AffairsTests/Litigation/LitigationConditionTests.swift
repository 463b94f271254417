import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful suit in which one fact is changed, and refuses by its own name.
@Suite("行政应诉各环节的条件")
struct LitigationConditionTests {
    typealias Row = BrokenCondition<LitigationResponse>

    // MARK: Suits at the stage that a condition is asked at

    private static func absenceArranged() -> Suit.Case {
        var bench = Suit.summoned()
        bench.take("arrange", Suit.absent)
        return bench
    }

    private static func summonedOnAppeal() -> Suit.Case {
        var bench = Suit.appealed()
        bench.take("summon", on: "2020-06-01", ["sessionOn": "2020-06-10", "headNotice": "none"])
        return bench
    }

    private static func suspended(onAppeal: Bool) -> Suit.Case {
        var bench = onAppeal ? Suit.appealed() : Suit.answered()
        bench.take("suspend", on: "2020-06-01", ["suspensionCause": "须以民事裁判为依据"])
        return bench
    }

    private static func remanded() -> Suit.Case {
        var bench = Suit.appealed()
        bench.take("record-remand", on: "2020-07-15", remand)
        return bench
    }

    private static func appealedAgain() -> Suit.Case {
        var bench = remanded()
        bench.take("record-judgment", on: "2020-09-01", Suit.ruling("dismissed", on: "2020-09-01"))
        bench.take("record-appeal", on: "2020-09-14", Suit.appeal(on: "2020-09-10", copy: "2020-09-14"))
        return bench
    }

    private static func retrying() -> Suit.Case {
        var bench = Suit.effective()
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        return bench
    }

    private static func retryingAsFirst() -> Suit.Case {
        var bench = Suit.effective()
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "court", "retriesAsFirst": "是"])
        return bench
    }

    private static func toRemake() -> Suit.Case { Suit.effective("revoked", ["remakeOrdered": "是"]) }

    private static func overAgreement(_ suit: Suit.Case) -> Suit.Case {
        var bench = suit
        bench.record.actKind = .agreement
        return bench
    }

    private static func suggested() -> Suit.Case {
        var bench = Suit.effective()
        bench.take("record-suggestion", on: "2020-06-01", suggestion)
        return bench
    }

    /// The court gave more time for the evidence, until 2020-04-07, and the answer went out without it.
    private static func givenTime() -> Suit.Case {
        var bench = Suit.assigned()
        bench.take("ask-extension", on: "2020-03-16", ["extensionGround": "forceMajeure", "extensionNote": "档案室被洪水淹没"])
        bench.take("record-extension", on: "2020-03-20", ["extensionGrantedOn": "2020-03-17", "obstacleEndedOn": "2020-03-20"])
        bench.take("answer", on: "2020-03-23", ["defence": "另行提交证据"])
        return bench
    }

    // MARK: Lawful input

    private static let remand: [String: String] = [
        "secondResult": "remanded", "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
    ]
    private static let suggestion: [String: String] = [
        "suggestions": #"[{"number":"司建1号","on":"2020-06-01","content":"规范送达"}]"#
    ]
    private static let remade: [String: String] = [
        "performanceReport": "已重新作出处罚决定", "remadeAct": "平公罚决字〔2020〕第90号", "remadeComparison": "different",
    ]

    private static func second(_ result: String, _ outcome: String, _ more: [String: String] = [:]) -> [String: String] {
        let input: [String: String] = [
            "secondResult": result, "rulingOutcome": outcome, "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
        ]
        return input.merging(more) { $1 }
    }

    // MARK: Conditions

    static let beforeJudgment: [Row] = [
        Row("assign.handler-of-defendant", in: { Suit.registered() }, but: ["handler": "430626-sj"]),
        Row("no-answer.not-answered", in: { Suit.assigned() }, on: "2020-03-18") { $0.record.answeredOn = Day(iso: "2020-03-17") },
        Row("no-evidence.evidence-not-supplied", in: { givenTime() }, on: "2020-04-08") { $0.record.evidenceSuppliedOn = Day(iso: "2020-04-07") },
        Row(
            "summon.session-not-past", in: { Suit.answered() }, on: "2020-03-30", ["sessionOn": "2020-03-30", "headNotice": "none"],
            but: ["sessionOn": "2020-03-29"]),
        Row(
            "summon.notice-ground-fits", in: { Suit.answered() }, on: "2020-03-30",
            ["sessionOn": "2020-04-10", "headNotice": "must", "headNoticeGround": "environment", "headNoticedOn": "2020-03-30"],
            but: ["headNoticeGround": "interests"]),
        Row("arrange.absence-ground-stated", in: { Suit.summoned() }, Suit.absent, but: ["absenceNote": ""]),
        Row("submit-proof.absence-proof-sealed", in: { absenceArranged() }, Suit.proof, but: ["proofSealed": "否"]),
        Row(
            "record-session.session-after-former-ruling", in: { summonedOnAppeal() }, on: "2020-06-10",
            ["heldOn": "2020-05-06", "staffPresent": "是"], but: ["heldOn": "2020-05-05"]),
        Row("resume-first.suspended-at-first-instance", in: { suspended(onAppeal: false) }) { $0.record.formerStage = .second },
        Row("resume-second.suspended-at-second-instance", in: { suspended(onAppeal: true) }) { $0.record.formerStage = .first },
        Row(
            "record-suspended-ending.ruled-while-suspended", in: { suspended(onAppeal: false) }, on: "2020-09-01",
            ["rulingNumber": "（2020）湘0626行初12号", "rulingOn": "2020-06-01", "servedOn": "2020-09-01"], but: ["rulingOn": "2020-05-31"]),
        Row(
            "record-suspended-ending.ruled-while-suspended", in: { suspended(onAppeal: true) }, on: "2020-09-01",
            ["rulingNumber": "（2020）湘06行终12号", "rulingOn": "2020-08-31", "servedOn": "2020-09-01"], but: ["servedOn": "2020-09-02"]),
        Row(
            "record-ending.ruling-after-former", in: { Suit.appealed() }, on: "2020-06-01",
            Suit.ruling("withdrawn", on: "2020-05-18").merging(["withdrawalCause": "own"]) { $1 }, but: ["rulingOn": "2020-05-17"]),
        // The day before, the session is still ahead and falls away; on the day it has to be put down first.
        Row(
            "record-mediation.sessions-settled", in: { Suit.summoned() }, on: "2020-04-09",
            [
                "mediationScope": "discretion", "mediationAgreement": "减少罚款", "mediationSigned": "是", "rulingNumber": "调1号", "servedOn": "2020-04-09",
            ]
        ) { $0.today = Suit.Case.day("2020-04-10") },
        Row(
            "record-final.sessions-settled", in: { summonedOnAppeal() }, on: "2020-06-09",
            second("upheld", "dismissed", ["rulingOn": "2020-06-08", "servedOn": "2020-06-09"])
        ) { $0.today = Suit.Case.day("2020-06-10") },
    ]

    private static let afterRemand: [Row] = [
        Row(
            "record-judgment.ruling-after-former", in: { remanded() }, on: "2020-09-01",
            Suit.ruling("dismissed", on: "2020-09-01").merging(["rulingOn": "2020-07-10"]) { $1 }, but: ["rulingOn": "2020-07-09"])
    ]
    private static let ordersAtFirst: [Row] = orders("record-judgment", on: "2020-05-06", from: { Suit.heard() }) { outcome, more in
        Suit.ruling(outcome, on: "2020-05-06").merging(more) { $1 }
    }
    private static let ordersOnAppeal: [Row] = orders("record-final", on: "2020-07-15", from: { Suit.appealed() }) { outcome, more in
        second("changed", outcome, more)
    }
    private static let ordersOnRetrial: [Row] = orders("record-retrial-judgment", on: "2020-11-02", from: { retrying() }) { outcome, more in
        Suit.ruling(outcome, on: "2020-11-02").merging(more) { $1 }
    }
    private static let ordersOnRetrialAsFirst: [Row] = orders("record-retrial-first", on: "2020-11-02", from: { retryingAsFirst() }) {
        Suit.ruling($0, on: "2020-11-02").merging($1) { $1 }
    }
    static let judging: [Row] = afterRemand + ordersAtFirst + ordersOnAppeal + ordersOnRetrial + ordersOnRetrialAsFirst

    /// What a judgment of each kind must and may order, at one of the steps that put a judgment down.
    private static func orders(
        _ step: String, on day: String, from suit: @escaping @Sendable () -> Suit.Case,
        _ judgment: (_ outcome: String, _ more: [String: String]) -> [String: String]
    ) -> [Row] {
        [
            Row(
                "\(step).remaking-only-on-revocation", in: suit, on: day, judgment("revoked", ["remakeOrdered": "是"]),
                but: ["rulingOutcome": "illegal"]),
            Row("\(step).orders-stated", in: suit, on: day, judgment("payment", ["orders": "给付三千元"]), but: ["orders": ""]),
            Row(
                "\(step).performance-term-set", in: suit, on: day, judgment("performance", ["orders": "作出处理", "performanceDays": "30"]),
                but: ["performanceDays": ""]),
            Row("\(step).no-revocation-of-inaction", in: suit, on: day, judgment("revoked", [:])) { $0.record.actKind = .inaction },
            Row("\(step).agreement-case", in: { overAgreement(suit()) }, on: day, judgment("agreement", ["orders": "继续履行"])) {
                $0.record.actKind = .penalty
            },
        ]
    }

    static let appealing: [Row] = [
        Row("take-effect.appeal-period-over", in: { Suit.judged() }, on: "2020-05-22") { $0 = $0.moved(to: "2020-05-21") },
        Row(
            "record-late-appeal.not-own-appeal", in: { Suit.effective() }, on: "2020-06-01", Suit.appeal(on: "2020-05-20", copy: "2020-06-01"),
            but: Suit.appeal(by: "own", on: "2020-05-20", copy: "2020-06-01")),
        Row("answer-appeal.appeal-copy-unanswered", in: { Suit.appealed() }, on: "2020-06-05", ["appealDefence": "原判正确"]) { bench in
            bench.take("answer-appeal", on: "2020-06-01", ["appealDefence": "原判正确"])
        },
        Row(
            "record-final.ruling-after-former", in: { Suit.appealed() }, on: "2020-07-15", second("upheld", "dismissed", ["rulingOn": "2020-05-18"]),
            but: ["rulingOn": "2020-05-17"]),
        Row(
            "record-final.not-sent-back", in: { Suit.appealed() }, on: "2020-07-15", second("upheld", "dismissed"), but: ["secondResult": "remanded"]),
        Row(
            "record-final.second-outcome-fits", in: { Suit.appealed() }, on: "2020-07-15", second("upheld", "dismissed"),
            but: ["rulingOutcome": "revoked"]),
        Row(
            "record-remand.ruling-after-former", in: { Suit.appealed() }, on: "2020-07-15", remand.merging(["rulingOn": "2020-05-18"]) { $1 },
            but: ["rulingOn": "2020-05-17"]),
        Row("record-remand.sent-back", in: { Suit.appealed() }, on: "2020-07-15", remand, but: ["secondResult": "upheld"]),
        Row(
            "record-remand.no-second-remand", in: { appealedAgain() }, on: "2020-10-12",
            ["secondResult": "rulingRevoked", "rulingNumber": "终40号", "rulingOn": "2020-10-10", "servedOn": "2020-10-12"],
            but: ["secondResult": "remanded"]),
        Row(
            "record-retrial-judgment.ruling-after-former", in: { retrying() }, on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02"),
            but: ["rulingOn": "2020-05-05"]),
        Row(
            "record-retrial-judgment.retrial-after-effect", in: { retrying() }, on: "2020-11-02",
            Suit.ruling("revoked", on: "2020-11-02").merging(["rulingOn": "2020-05-23"]) { $1 }, but: ["rulingOn": "2020-05-22"]),
    ]

    static let afterwards: [Row] = [
        Row("perform.performance-outstanding", in: { toRemake() }, on: "2020-06-10", remade) { $0.record.outcome = .dismissed },
        Row("alarm.not-performed", in: { toRemake() }, on: "2020-07-22") { $0.record.performedOn = Day(iso: "2020-06-10") },
        Row("record-measure.performance-due", in: { toRemake() }, on: "2020-08-03", ["courtMeasures": #"[{"kind":"dailyFine","on":"2020-08-03"}]"#]) {
            $0.record.outcome = .dismissed
        },
        Row("review-loss.suit-lost", in: { toRemake() }, ["lossCauses": "facts", "lossReview": "取证不足"]) { $0.record.lost = false },
        Row("record-suggestion.suggestions-answered", in: { Suit.effective() }, on: "2020-06-01", suggestion) {
            $0.record.suggestions = [LitigationResponse.Suggestion()]
        },
        Row("answer-suggestion.suggestion-unanswered", in: { suggested() }, ["suggestionReply": "已开展检查", "suggestionAdoption": "adopted"]) {
            $0.record.suggestions = []
        },
        Row("close.judgment-performed", in: { Suit.effective() }, Suit.archived) { $0.record.outcome = .payment },
        Row("close.loss-reviewed", in: { Suit.effective() }, Suit.archived) { $0.record.lost = true },
        Row("close.suggestions-answered", in: { Suit.effective() }, Suit.archived) { $0.record.suggestions = [LitigationResponse.Suggestion()] },
        Row("close.archive-described", in: { Suit.effective() }, Suit.archived, but: ["archive.index": #"[{"paper":"opening"}]"#]),
    ]

    @Test(arguments: beforeJudgment) func `应诉、开庭和中止，按名拒绝（行政诉讼法第六十七条、第一百零一条，法释2018年第三十四条、第一百二十九条）`(row: Row) { row.check() }
    @Test(arguments: judging) func `各种裁判的要件，按名拒绝（行政诉讼法第七十条至第七十八条）`(row: Row) { row.check() }
    @Test(arguments: appealing) func `上诉、第二审和再审，按名拒绝（行政诉讼法第八十五条至第九十三条）`(row: Row) { row.check() }
    @Test(arguments: afterwards) func `履行、分析、建议和归档，按名拒绝（行政诉讼法第九十四条、第九十六条）`(row: Row) { row.check() }
}
