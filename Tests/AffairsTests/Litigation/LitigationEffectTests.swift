import Kernel
import Testing

@testable import Affairs

/// What the steps that go back to a court, or to another one, leave of what stood there before.
@Suite("行政应诉各环节留下什么")
struct LitigationEffectTests {
    typealias Row = StepEffect<LitigationResponse>

    // MARK: What is forgotten together

    /// Who is to appear before a court, and the proof of it.
    private static let session: [String] = [
        "summonedFor", "sessionOn", "sessionPlace", "headNotice", "headNoticeGround", "headNoticedOn", "calledAgain", "postponementAsked",
        "noticeShort", "attendance", "headOrgan", "headName", "headPost", "arrangedOn", "absenceGround", "absenceNote", "staff", "counsel", "proofOn",
        "proofSealed", "proofShowsPost",
    ]
    /// What was done under a judgment.
    private static let performance: [String] = ["performedOn", "alarmedOn", "remadeAct", "remadeComparison"]
    /// What a judgment ordered.
    private static let orders: [String] = [
        "rulingOutcome", "orders", "performanceDays", "compensation", "remakeOrdered", "othersServedOn", "appealDefence", "secondResult",
        "restoresAct", "reviewRuling",
    ]

    // MARK: Suits

    private static let remade: [String: String] = ["performanceReport": "已重作", "remadeAct": "平公罚决字〔2020〕第90号", "remadeComparison": "different"]

    /// Lost, taken for effective, and performed; the penalty and the reconsideration before it have been told.
    private static func lostInSilence() -> Suit.Case {
        var bench = Suit.effective("revoked", ["remakeOrdered": "是"])
        bench.take("perform", on: "2020-05-25", remade)
        var decision = Reconsideration()
        (decision.annulledOn, decision.annulment) = (Day(iso: "2020-05-22"), "判决撤销")
        bench.record.reconsideration = bench.known.add(8, decision, .effective, in: Town.county)
        bench.record.penalty = Ref(9)
        bench.actor = Suit.leader
        return bench
    }

    /// Lost and performed; then tried anew.
    private static func triedAnew(_ how: [String: String] = [:]) -> Suit.Case {
        var bench = Suit.effective("revoked", ["remakeOrdered": "是"])
        bench.take("perform", on: "2020-06-10", remade)
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"].merging(how) { $1 })
        return bench
    }

    /// A session before the court of the retrial has been arranged for.
    private static func summonedOnRetrial() -> Suit.Case {
        var bench = triedAnew()
        bench.take("summon", on: "2020-09-07", ["sessionOn": "2020-12-01", "headNotice": "none"])
        return bench
    }

    private static let remand: [String: String] = [
        "secondResult": "remanded", "rulingNumber": "（2020）湘06行再3号", "rulingOn": "2020-11-02", "servedOn": "2020-11-02",
    ]

    private static func remandedOnRetrial() -> Suit.Case {
        var bench = triedAnew()
        bench.take("record-retrial-remand", on: "2020-11-02", remand)
        return bench
    }

    /// Tried anew by the procedure of first instance, and dismissed; the time to appeal is over on 2020-11-17.
    private static func judgedAnew() -> Suit.Case {
        var bench = triedAnew(["retriesAsFirst": "是"])
        let ruling = Suit.ruling("dismissed", on: "2020-11-02").merging(["remakeOrdered": "否"]) { $1 }
        bench.take("record-retrial-first", on: "2020-11-02", ruling)
        return bench
    }

    /// Dismissed, after the reconsideration had upheld the act; then tried anew.
    private static func upheldAndRetried() -> Suit.Case {
        var bench = Suit.effective()
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        (bench.record.penalty, bench.record.reconsideration) = (Ref(9), Ref(8))
        return bench
    }

    // MARK: Effects

    static let reopening: [Row] = [
        Row(
            "record-own-appeal", in: { lostInSilence() }, happened: "2020-05-20", on: "2020-06-01", ["appealReason": "适用法律错误"],
            leaves: ["instance": "second", "round": "2"],
            empties: ["outcome", "effectiveOn", "lost", "lostOn", "reviewedOn"] + performance + session, adds: ["appeals"],
            causes: ["penalty.note-unsettled", "reconsideration.forget-annulment"]),
        Row(
            "record-retrial-remand", in: { summonedOnRetrial() }, on: "2020-11-02", remand, leaves: ["instance": "first", "round": "3"],
            empties: orders + session, adds: ["rulings"]),
    ]

    private static let sentBack: [String: String] = [
        "secondResult": "remanded", "rulingNumber": "（2020）湘06行终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
    ]

    // MARK: Stays and endings

    /// An enforcement by the organ itself, as it stands before it is stopped and afterwards; its kind has editions of its own.
    private static let enforcement: CompulsoryEnforcement = Opening.$edition.withValue(nil) { Compulsion.decided().record }

    /// Over that enforcement, heard.
    private static func enforced(stayed: Bool = false) -> Suit.Case {
        var bench = Suit.heard()
        var record = enforcement
        if stayed {
            record.stay.on = Day(iso: "2020-04-13")
            bench.record.stayedOn = Day(iso: "2020-04-13")
        }
        bench.record.penalty = nil
        bench.record.contested.enforcement = bench.known.add(41, record, .decided)
        return bench
    }

    static let staying: [Row] = [
        Row(
            "stay-own", in: { enforced() }, on: "2020-04-13", by: "head", ["stayNote": "案情复杂"], leaves: ["stayedOn": "2020-04-13"],
            empties: ["stayGround", "stayNumber", "stayLiftedOn", "stayLiftReason", "stayLiftNumber"], causes: ["compulsory-enforcement.stay-note"]),
        Row(
            "lift-own-stay", in: { enforced(stayed: true) }, on: "2020-04-20", by: "head", ["stayLiftReason": "情形消除"],
            leaves: ["stayLiftedOn": "2020-04-20"], causes: ["compulsory-enforcement.stay-note-lifted"]),
    ]

    @Test(arguments: staying, ["2018", "2020"])
    func `本机关中止、恢复自行强制执行，告知强制执行（行政强制法第三十九条）`(row: Row, edition: String) throws { try row.check(under: edition) }

    /// Sent back on a retrial, and standing still before the court of first instance.
    private static func suspendedOnRetrial() -> Suit.Case {
        var bench = remandedOnRetrial()
        bench.take("suspend", on: "2020-11-10", ["suspensionCause": "原告死亡，等待近亲属表明是否参加诉讼"])
        return bench
    }

    @Test func `再审发回重审、中止期间终结的，原来的履行不作数（法释〔2018〕1号第八十八条、第一百一十九条）`() throws {
        let row = Row(
            "record-suspended-ending", in: { Self.suspendedOnRetrial() }, on: "2021-02-22",
            ["rulingNumber": "（2020）湘0626行初30号", "rulingOn": "2021-02-19", "servedOn": "2021-02-22"],
            leaves: ["rulingOutcome": "ended", "retrialOutcome": "ended", "retriedOn": "2021-02-19"],
            empties: Self.performance + ["suspendedOn", "suspensionCause"], adds: ["rulings"])
        try row.check()
    }

    static let remanding: [Row] = [
        Row(
            "record-remand", in: { Suit.appealed() }, on: "2020-07-15", sentBack, leaves: ["instance": "first", "round": "3"],
            empties: orders, adds: ["rulings"])
    ]

    static let retrying: [Row] = [
        Row(
            "record-mediation", in: { remandedOnRetrial() }, on: "2020-12-07",
            [
                "mediationScope": "discretion", "mediationAgreement": "减少罚款", "mediationSigned": "是", "rulingNumber": "调1号", "servedOn": "2020-12-07",
            ],
            leaves: ["rulingOutcome": "mediated", "rulingOn": "2020-12-07", "retrialOutcome": "mediated", "retriedOn": "2020-12-07"],
            empties: performance, adds: ["rulings"]),
        Row(
            "take-effect", in: { judgedAnew() }, on: "2020-11-18", leaves: ["retrialOutcome": "dismissed", "retriedOn": "2020-11-02"],
            empties: performance),
        Row(
            "record-retrial-judgment", in: { upheldAndRetried() }, on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02"),
            leaves: ["lost": "true", "lostOn": "2020-11-02", "retrialOutcome": "revoked", "retriedOn": "2020-11-02"], adds: ["rulings"],
            causes: ["reconsideration.note-annulled", "penalty.note-result"]),
    ]

    @Test(arguments: remanding) func `发回重审的，原来的裁判主文不留（行政诉讼法第八十九条）`(row: Row) throws { try row.check() }
    @Test(arguments: reopening, ["2018", "2020"])
    func `裁判没有生效、发回重审的，出庭安排、履行和裁判主文一概不留，告知处罚、复议案件（行政诉讼法第八十五条、第八十九条）`(row: Row, edition: String) throws {
        try row.check(under: edition)
    }
    @Test(arguments: retrying)
    func `再审改变结果的，原来的履行不作数，撤销的告知复议案件（行政诉讼法第九十条至第九十三条，法释2018年第一百一十九条）`(row: Row) throws { try row.check() }
}
