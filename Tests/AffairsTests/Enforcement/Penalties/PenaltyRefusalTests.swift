import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful case.
@Suite("行政处罚单个环节的条件")
struct PenaltyRefusalTests {
    private typealias Row = BrokenCondition<PenaltyCase>

    /// The hearing upheld a revocation; only the head's decision is wanting.
    private static func heard() -> Bench<PenaltyCase> {
        var bench = PenaltyHearingTests.hearing("2022-03-02", on: "2022-03-20")
        let record: [String: String] = ["hearing.record": "笔录", "hearingFinding": "upheld", "hearing.signed": "是"]
        bench.expect(bench.take("hearing-hold", on: "2022-03-21", record))
        bench.expect(bench.take("waive", by: "p1", ["waivesDefence": "是"]))
        bench.verify(.agree)
        return bench
    }

    private static func mailed(_ paper: String) -> [String: String] { ["\(paper).method": "mailed", "\(paper).mailReceipt": "邮件回执1号"] }

    static let rows: [BrokenCondition<PenaltyCase>] = [
        Row(
            "decision-serve.decision-mail-receipt", in: { Penalties.undelivered(on: "2020-03-02") }, by: "p1", mailed("decision"),
            but: ["decision.mailReceipt": ""]),
        Row(
            "decision-serve.decision-mail-receipt", in: { Penalties.undelivered(on: "2022-03-02") }, by: "p1", mailed("decision"),
            but: ["decision.mailReceipt": ""]),
        Row("penalise.follows-hearing-record", in: heard, by: "head", ["penalties": Penalties.revocation]) {
            $0.record.hearingFinding = .notEstablished
        },
    ]

    @Test(arguments: rows) func `邮寄送达写明回执，根据听证笔录作出决定：缺一即按名拒绝（民事诉讼法第八十八条，行政处罚法第六十五条）`(row: BrokenCondition<PenaltyCase>) {
        row.check()
    }

    private static func missing(_ paper: String) -> [String: String] { ["\(paper).announcementReason": "下落不明"] }
    private static let left: [String: String] = ["decision.method": "left", "decision.refusal": "拒绝签收", "decision.witness": "村委会主任王某"]

    private static let decisionServiceRows: [BrokenCondition<PenaltyCase>] =
        ["2020-03-02", "2022-03-02"].flatMap { day -> [BrokenCondition<PenaltyCase>] in
            [
                Row(
                    "decision-serve.decision-left-before-witness", in: { Penalties.undelivered(on: day) }, by: "p1", left,
                    but: ["decision.witness": ""]),
                Row("decision-announce.decision-not-served", in: { Penalties.undelivered(on: day) }, by: "p1", missing("decision")) {
                    $0.record.decisionService.recordedOn = $0.today
                },
            ]
        }
    private static let demandServiceRow: BrokenCondition<PenaltyCase> = Row(
        "demand-announce.demand-not-served", in: { Penalties.demanded() }, by: "p1", missing("demand")
    ) {
        $0.record.demandService.recordedOn = $0.today
    }
    static let serviceRows: [BrokenCondition<PenaltyCase>] = decisionServiceRows + [demandServiceRow]

    @Test(arguments: serviceRows) func `留置送达没有见证也没有录像、已经送达又公告的，按名拒绝（民事诉讼法第八十六条、第九十二条）`(
        row: BrokenCondition<PenaltyCase>
    ) {
        row.check()
    }

    private static let warning = #"[{"kind":"warning"}]"#
    /// A fine that does not say how much.
    private static let amountless = #"[{"kind":"fine"}]"#

    private static func challenged() -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("record-challenge", on: "2022-03-21", by: "clerk", ["challengeKind": "litigation"]))
        return bench
    }

    /// The court changed the penalty; what it is now has not been entered.
    private static func changed() -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "2022-03-02")
        let result: [String: String] = ["challengeKind": "litigation", "challengeResult": "changed", "fallReason": "明显不当"]
        bench.expect(bench.take("note-result", on: "2022-06-02", by: "system", result))
        return bench
    }

    private static let changing: [String: String] = ["challengeResult": "changed", "changedPenalties": warning]

    static let contentRows: [BrokenCondition<PenaltyCase>] = [
        Row(
            "penalise.penalties-complete", in: { Penalties.ready(on: "2020-03-02") }, by: "head", ["penalties": Penalties.fine],
            but: ["penalties": amountless]),
        Row("end-challenge.changed-penalties-complete", in: challenged, by: "clerk", changing, but: ["changedPenalties": amountless]),
        Row(
            "record-changed.changed-penalties-complete", in: changed, by: "clerk",
            ["changedPenalties": warning, "changeDocument": "行初1号"],
            but: ["changedPenalties": amountless]),
    ]

    @Test(arguments: contentRows) func `决定的、变更后的罚款没有金额的，按名拒绝（第三十九条、第五十九条）`(row: BrokenCondition<PenaltyCase>) { row.check() }

    private static func unheeded() -> Bench<PenaltyCase> {
        var bench = Penalties.demanded()
        bench.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        return bench
    }

    private static func fallen() -> Bench<PenaltyCase> {
        var bench = challenged()
        bench.expect(bench.take("end-challenge", on: "2022-06-01", ["challengeResult": "revoked"]))
        return bench
    }

    static let standingRows: [BrokenCondition<PenaltyCase>] = [
        Row("apply-to-court.change-recorded", in: unheeded, on: "2022-09-06", by: "head") { $0.record.fall = .changed },
        Row("demand.change-recorded", in: { Penalties.decided(on: "2022-03-02") }, on: "2022-08-22", by: "p1") { $0.record.fall = .changed },
        Row("record-restoration.recused-stand-back", in: fallen, on: "2022-06-03", by: "head", ["restorationDocument": "市复9号"]) { bench in
            var recusal = Recusal()
            (recusal.person, recusal.granted) = (PersonID("head"), true)
            bench.record.recusals = [recusal]
        },
    ]

    @Test(arguments: standingRows) func `变更后的处罚没有登记不申请法院执行，已决定回避的负责人不登记恢复效力（第三十九条，第三十七条第三款）`(
        row: BrokenCondition<PenaltyCase>
    ) {
        row.check()
    }

    private static func traffic(_ yuan: Int) -> [String: String] {
        Penalties.spot(["spotLaw": "roadTraffic", "penalties": PenaltySpotTests.fine(yuan)])
    }

    static let spotRows: [BrokenCondition<PenaltyCase>] = ["2020-03-02", "2022-03-02"].map { day in
        Row("decide-on-the-spot.traffic-fine-cap", in: { Penalties.bench(on: day) }, by: "p1", traffic(200), but: traffic(201))
    }

    @Test(arguments: spotRows) func `道路交通违法当场罚款二百元为限，多一元即按名拒绝（道路交通安全法第一百零七条）`(row: BrokenCondition<PenaltyCase>) {
        row.check()
    }
}
