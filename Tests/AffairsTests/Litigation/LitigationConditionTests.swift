import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful suit in which one fact is changed, and refuses by its own name.
@Suite("行政应诉各环节的条件")
struct LitigationConditionTests {
    typealias Row = RefusedCondition<LitigationResponse>

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
        Row("assign", "handler-of-defendant", from: { Suit.registered() }, changing: ["handler": "430626-sj"]),
        Row(
            "summon", "session-not-past", from: { Suit.answered() }, on: "2020-03-30", ["sessionOn": "2020-03-30", "headNotice": "none"],
            changing: ["sessionOn": "2020-03-29"]),
        Row(
            "summon", "notice-ground-fits", from: { Suit.answered() }, on: "2020-03-30",
            ["sessionOn": "2020-04-10", "headNotice": "must", "headNoticeGround": "environment", "headNoticedOn": "2020-03-30"],
            changing: ["headNoticeGround": "interests"]),
        Row("arrange", "absence-ground-stated", from: { Suit.summoned() }, Suit.absent, changing: ["absenceNote": ""]),
        Row("submit-proof", "absence-proof-sealed", from: { absenceArranged() }, Suit.proof, changing: ["proofSealed": "否"]),
        Row(
            "record-session", "session-after-former-ruling", from: { summonedOnAppeal() }, on: "2020-06-10",
            ["heldOn": "2020-05-06", "staffPresent": "是"], changing: ["heldOn": "2020-05-05"]),
        Row("resume-first", "suspended-at-first-instance", from: { suspended(onAppeal: false) }) { $0.record.formerStage = .second },
        Row("resume-second", "suspended-at-second-instance", from: { suspended(onAppeal: true) }) { $0.record.formerStage = .first },
        Row(
            "record-ending", "ruling-after-former", from: { Suit.appealed() }, on: "2020-06-01",
            Suit.ruling("withdrawn", on: "2020-05-18").merging(["withdrawalCause": "own"]) { $1 }, changing: ["rulingOn": "2020-05-17"]),
    ]

    private static let afterRemand: [Row] = [
        Row(
            "record-judgment", "ruling-after-former", from: { remanded() }, on: "2020-09-01",
            Suit.ruling("dismissed", on: "2020-09-01").merging(["rulingOn": "2020-07-10"]) { $1 }, changing: ["rulingOn": "2020-07-09"])
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
    static let judging: [Row] = afterRemand + ordersAtFirst + ordersOnAppeal + ordersOnRetrial

    /// What a judgment of each kind must and may order, at one of the steps that put a judgment down.
    private static func orders(
        _ step: String, on day: String, from suit: @escaping @Sendable () -> Suit.Case,
        _ judgment: (_ outcome: String, _ more: [String: String]) -> [String: String]
    ) -> [Row] {
        [
            Row(
                step, "remaking-only-on-revocation", from: suit, on: day, judgment("revoked", ["remakeOrdered": "是"]),
                changing: ["rulingOutcome": "illegal"]),
            Row(step, "orders-stated", from: suit, on: day, judgment("payment", ["orders": "给付三千元"]), changing: ["orders": ""]),
            Row(
                step, "performance-term-set", from: suit, on: day, judgment("performance", ["orders": "作出处理", "performanceDays": "30"]),
                changing: ["performanceDays": ""]),
            Row(step, "no-revocation-of-inaction", from: suit, on: day, judgment("revoked", [:])) { $0.record.actKind = .inaction },
            Row(step, "agreement-case", from: { overAgreement(suit()) }, on: day, judgment("agreement", ["orders": "继续履行"])) {
                $0.record.actKind = .penalty
            },
        ]
    }

    static let appealing: [Row] = [
        Row("take-effect", "appeal-period-over", from: { Suit.judged() }, on: "2020-05-22", brokenOn: "2020-05-21"),
        Row(
            "record-late-appeal", "not-own-appeal", from: { Suit.effective() }, on: "2020-06-01",
            Suit.appeal(on: "2020-05-20", copy: "2020-06-01"), changing: Suit.appeal(by: "own", on: "2020-05-20", copy: "2020-06-01")),
        Row("answer-appeal", "appeal-copy-unanswered", from: { Suit.appealed() }, on: "2020-06-05", ["appealDefence": "原判正确"]) { bench in
            bench.take("answer-appeal", on: "2020-06-01", ["appealDefence": "原判正确"])
        },
        Row(
            "record-final", "ruling-after-former", from: { Suit.appealed() }, on: "2020-07-15",
            second("upheld", "dismissed", ["rulingOn": "2020-05-18"]), changing: ["rulingOn": "2020-05-17"]),
        Row(
            "record-final", "not-sent-back", from: { Suit.appealed() }, on: "2020-07-15", second("upheld", "dismissed"),
            changing: ["secondResult": "remanded"]),
        Row(
            "record-final", "second-outcome-fits", from: { Suit.appealed() }, on: "2020-07-15", second("upheld", "dismissed"),
            changing: ["rulingOutcome": "revoked"]),
        Row(
            "record-remand", "ruling-after-former", from: { Suit.appealed() }, on: "2020-07-15", remand.merging(["rulingOn": "2020-05-18"]) { $1 },
            changing: ["rulingOn": "2020-05-17"]),
        Row("record-remand", "sent-back", from: { Suit.appealed() }, on: "2020-07-15", remand, changing: ["secondResult": "upheld"]),
        Row(
            "record-remand", "no-second-remand", from: { appealedAgain() }, on: "2020-10-12",
            ["secondResult": "rulingRevoked", "rulingNumber": "终40号", "rulingOn": "2020-10-10", "servedOn": "2020-10-12"],
            changing: ["secondResult": "remanded"]),
        Row(
            "record-retrial-judgment", "ruling-after-former", from: { retrying() }, on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02"),
            changing: ["rulingOn": "2020-05-05"]),
        Row(
            "record-retrial-judgment", "retrial-after-effect", from: { retrying() }, on: "2020-11-02",
            Suit.ruling("revoked", on: "2020-11-02").merging(["rulingOn": "2020-05-23"]) { $1 }, changing: ["rulingOn": "2020-05-22"]),
    ]

    static let afterwards: [Row] = [
        Row("perform", "performance-outstanding", from: { toRemake() }, on: "2020-06-10", remade) { $0.record.outcome = .dismissed },
        Row("alarm", "not-performed", from: { toRemake() }, on: "2020-07-22") { $0.record.performedOn = Day(iso: "2020-06-10") },
        Row(
            "record-measure", "performance-due", from: { toRemake() }, on: "2020-08-03",
            ["courtMeasures": #"[{"kind":"dailyFine","on":"2020-08-03"}]"#]
        ) { $0.record.outcome = .dismissed },
        Row("review-loss", "suit-lost", from: { toRemake() }, ["lossCauses": "facts", "lossReview": "取证不足"]) { $0.record.lost = false },
        Row("record-suggestion", "suggestions-answered", from: { Suit.effective() }, on: "2020-06-01", suggestion) {
            $0.record.suggestions = [LitigationResponse.Suggestion()]
        },
        Row("answer-suggestion", "suggestion-unanswered", from: { suggested() }, ["suggestionReply": "已开展检查", "suggestionAdoption": "adopted"]) {
            $0.record.suggestions = []
        },
        Row("close", "judgment-performed", from: { Suit.effective() }, Suit.archived) { $0.record.outcome = .payment },
        Row("close", "loss-reviewed", from: { Suit.effective() }, Suit.archived) { $0.record.lost = true },
        Row("close", "suggestions-answered", from: { Suit.effective() }, Suit.archived) {
            $0.record.suggestions = [LitigationResponse.Suggestion()]
        },
        Row("close", "archive-described", from: { Suit.effective() }, Suit.archived, changing: ["archive.index": #"[{"paper":"opening"}]"#]),
    ]

    @Test(arguments: beforeJudgment) func `应诉、开庭和中止，按名拒绝（行政诉讼法第一百零一条，法释2018年第一百二十九条）`(row: Row) { row.expectRefusedByName() }
    @Test(arguments: judging) func `各种裁判的要件，按名拒绝（行政诉讼法第七十条至第七十八条）`(row: Row) { row.expectRefusedByName() }
    @Test(arguments: appealing) func `上诉、第二审和再审，按名拒绝（行政诉讼法第八十五条至第九十三条）`(row: Row) { row.expectRefusedByName() }
    @Test(arguments: afterwards) func `履行、分析、建议和归档，按名拒绝（行政诉讼法第九十四条、第九十六条）`(row: Row) { row.expectRefusedByName() }
}
