import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful case.
@Suite("行政处罚单个环节的条件")
struct PenaltyRefusalTests {
    private typealias Row = RefusedStep<PenaltyCase>

    /// Decided, and not handed over.
    private static func undelivered(on day: String) -> Bench<PenaltyCase> {
        var bench = Penalties.ready(on: day)
        bench.expect(bench.penalise())
        return bench
    }

    /// Overdue and demanded; the demand is not served.
    private static func demanded(on day: String) -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("demand", on: day, by: "p1"))
        return bench
    }

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

    static let rows: [RefusedStep<PenaltyCase>] = [
        Row("penalty.decision-serve.decision-mail-receipt", by: "p1", mailed("decision"), in: { undelivered(on: "2020-03-02") }) { _, input in
            input["decision.mailReceipt"] = nil
        },
        Row("penalty.decision-serve.decision-mail-receipt", by: "p1", mailed("decision"), in: { undelivered(on: "2022-03-02") }) { _, input in
            input["decision.mailReceipt"] = nil
        },
        Row("penalty.demand-serve.demand-mail-receipt", by: "p1", mailed("demand"), in: { demanded(on: "2022-08-22") }) { _, input in
            input["demand.mailReceipt"] = nil
        },
        Row("penalty.penalise.follows-hearing-record", by: "head", ["penalties": Penalties.revocation], in: heard) { bench, _ in
            bench.record.hearingFinding = .notEstablished
        },
    ]

    @Test(arguments: rows) func `邮寄送达写明回执，根据听证笔录作出决定：缺一即按名拒绝（民事诉讼法第八十八条，行政处罚法第六十五条）`(row: RefusedStep<PenaltyCase>) {
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

    static let contentRows: [RefusedStep<PenaltyCase>] = [
        Row("penalty.penalise.penalties-complete", by: "head", ["penalties": Penalties.fine], in: { Penalties.ready(on: "2020-03-02") }) { _, input in
            input["penalties"] = amountless
        },
        Row("penalty.end-challenge.changed-penalties-complete", by: "clerk", changing, in: challenged) { _, input in
            input["changedPenalties"] = amountless
        },
        Row("penalty.record-changed.changed-penalties-complete", by: "clerk", ["changedPenalties": warning], in: changed) { _, input in
            input["changedPenalties"] = amountless
        },
    ]

    @Test(arguments: contentRows) func `决定的、变更后的罚款没有金额的，按名拒绝（第三十九条、第五十九条）`(row: RefusedStep<PenaltyCase>) { row.check() }

    private static func traffic(_ yuan: Int) -> [String: String] {
        Penalties.spot(["spotLaw": "roadTraffic", "penalties": PenaltySpotTests.fine(yuan)])
    }

    static let spotRows: [RefusedStep<PenaltyCase>] = ["2020-03-02", "2022-03-02"].map { day in
        Row("penalty.decide-on-the-spot.traffic-fine-cap", by: "p1", traffic(200), in: { Penalties.bench(on: day) }) { _, input in
            input = traffic(201)
        }
    }

    @Test(arguments: spotRows) func `道路交通违法当场罚款二百元为限，多一元即按名拒绝（道路交通安全法第一百零七条）`(row: RefusedStep<PenaltyCase>) {
        row.check()
    }
}
