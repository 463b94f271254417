import Kernel
import Testing

@testable import Affairs

/// What each way of service asks of the papers of a penalty case, every condition broken by one fact.
@Suite("行政处罚各种文书的送达方式")
struct PenaltyServiceTests {
    private typealias Row = BrokenCondition<PenaltyCase>

    /// Changed by the organ itself; the paper about that is not served.
    private static func corrected() -> Bench<PenaltyCase> {
        var bench = Penalties.decided(on: "2022-03-02")
        let change = ["fall": "changed", "fallReason": "裁量不当", "changedPenalties": #"[{"kind":"fine","amount":200000}]"#]
        bench.expect(bench.take("correct-decision", on: "2022-03-10", by: "head", change))
        return bench
    }

    /// The notice is made, and not in the party's hands.
    private static func told() -> Bench<PenaltyCase> {
        var bench = Penalties.reviewing(on: "2022-03-02")
        bench.expect(bench.take("notify", by: "p1"))
        return bench
    }

    private static func way(_ paper: String, _ method: String, _ circumstances: [String: String] = [:]) -> [String: String] {
        Dictionary(circumstances.map { ("\(paper).\($0.key)", $0.value) }) { $1 }.merging(["\(paper).method": method]) { $1 }
    }

    private static let demands: [BrokenCondition<PenaltyCase>] =
        ServiceConditions.rows(of: "demand", in: { Penalties.demanded() }, by: "p1")
        + ServiceConditions.announcing("demand", in: { Penalties.demanded() }, by: "p1", until: "2022-09-21")

    @Test(arguments: demands)
    func `催告书按民事诉讼法的方式送达，缺一即按名拒绝；公告满三十日的次日起才算送达（行政强制法第五十四条，民事诉讼法第八十五条至第九十二条）`(
        row: BrokenCondition<PenaltyCase>
    ) {
        row.check()
    }

    /// Made in 2022, when thirty days of announcement were enough; decisions may be handed over on the spot, notices not.
    private static let others: [BrokenCondition<PenaltyCase>] =
        ServiceConditions.rows(of: "notice", in: told, by: "p1")
        + ServiceConditions.announcing("notice", in: told, by: "p1", until: "2022-04-01")
        + ServiceConditions.rows(of: "decision", in: { Penalties.undelivered(on: "2022-03-02") }, by: "p1", forbidden: nil)
        + ServiceConditions.announcing("decision", in: { Penalties.undelivered(on: "2022-03-02") }, by: "p1", until: "2022-04-01")
        + ServiceConditions.rows(of: "correction", in: corrected, by: "p1", forbidden: nil)
        + ServiceConditions.announcing("correction", in: corrected, by: "p1", until: "2022-04-09")

    @Test(arguments: others)
    func `告知书、决定书、纠正决定书按民事诉讼法的方式送达，缺一即按名拒绝（行政处罚法第六十一条，民事诉讼法第八十五条至第九十二条）`(
        row: BrokenCondition<PenaltyCase>
    ) {
        row.check()
    }

    private static let decisions: [BrokenCondition<PenaltyCase>] =
        ["2020-03-02", "2022-03-02"].flatMap { day -> [BrokenCondition<PenaltyCase>] in
            [
                Row(
                    "decision-serve.decision-entrustee-named", in: { Penalties.undelivered(on: day) }, by: "p1",
                    way("decision", "entrusted", ["entrustee": "岳阳市公安局"]), but: ["decision.entrustee": ""]),
                Row(
                    "decision-serve.decision-forwarder-named", in: { Penalties.undelivered(on: day) }, by: "p1",
                    way("decision", "forwarded", ["entrustee": "某监狱"]), but: ["decision.entrustee": ""]),
            ]
        }
    private static let corrections: [BrokenCondition<PenaltyCase>] = [
        Row(
            "correction-serve.correction-entrustee-named", in: corrected, by: "p1", way("correction", "entrusted", ["entrustee": "岳阳市公安局"]),
            but: ["correction.entrustee": ""])
    ]
    static let throughOthers: [BrokenCondition<PenaltyCase>] = decisions + corrections

    @Test(arguments: throughOthers) func `委托、转交送达的，写明受托或者转交的单位（民事诉讼法第八十八条、第九十一条）`(row: BrokenCondition<PenaltyCase>) {
        row.check()
    }

    static let servedAlready: [BrokenCondition<PenaltyCase>] = [
        Row("notice-announce.notice-not-served", in: told, by: "p1", ["notice.announcementReason": "下落不明"]) {
            $0.record.noticeService.recordedOn = $0.today
        },
        Row("correction-announce.correction-not-served", in: corrected, by: "p1", ["correction.announcementReason": "下落不明"]) {
            $0.record.correctionService.recordedOn = $0.today
        },
    ]

    @Test(arguments: servedAlready) func `告知书、纠正决定书已经送达的，不再公告（民事诉讼法第九十二条）`(row: BrokenCondition<PenaltyCase>) { row.check() }
}
