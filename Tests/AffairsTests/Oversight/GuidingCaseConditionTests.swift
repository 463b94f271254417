import Kernel
import Testing

@testable import Affairs

@Suite("行政执法指导案例各环节的条件")
struct GuidingCaseConditionTests {
    typealias Row = BrokenCondition<GuidingCase>

    // MARK: Cases before a step

    /// Nothing recommended yet; the penalty case (9) stands.
    private static func unrecommended() -> Bench<GuidingCase> {
        var bench = Bench<GuidingCase>(on: "2020-09-01")
        bench.organ = Town.market
        _ = bench.known.add(9, PenaltyCase(), .closed)
        return bench
    }

    private static func consulted() -> Bench<GuidingCase> {
        var bench = Guiding.recommending()
        bench.take("select", on: "2020-09-07", by: "s1", ["selectionNote": "有代表性"])
        bench.take("consult", on: "2020-09-10", ["opinions": #"[{"expert":"陈教授","opinion":"要点准确","supports":true}]"#])
        bench.take("consult", on: "2020-09-11", ["opinions": #"[{"expert":"刘律师","opinion":"补充改正时限","supports":true}]"#])
        return bench
    }

    private static func deliberated() -> Bench<GuidingCase> {
        var bench = Guiding.deliberated(["penalty": "9"])
        _ = bench.known.add(9, PenaltyCase(), .closed)
        return bench
    }

    /// The decision of the penalty case has fallen.
    private static func fell(_ day: String) -> PenaltyCase {
        var penalty = PenaltyCase()
        penalty.fallenOn = Day(iso: day)
        return penalty
    }

    // MARK: Conditions

    private static let citing: [String: String] = Guiding.recommended.merging(["penalty": "9", "decidedOn": "2020-09-01"]) { $1 }

    static let conditions: [Row] = [
        // Decided on the day of the recommendation, and a day later.
        Row("recommend.decision-not-after-today", in: { unrecommended() }, on: "2020-09-01", by: "m1", citing, but: ["decidedOn": "2020-09-02"]),
        Row("recommend.case-not-fallen", in: { unrecommended() }, on: "2020-09-01", by: "m1", citing) {
            _ = $0.known.add(9, fell("2020-08-31"), .closed)
        },
        Row("select.not-own-recommendation", in: { Guiding.recommending() }, on: "2020-09-07", by: "s1", ["selectionNote": "有代表性"]) {
            $0.record.recommenders = [PersonID("s1")]
        },
        Row("propose.enough-experts", in: { consulted() }, on: "2020-09-15", by: "s1", ["revision": "已采纳"]) { $0.record.opinions.removeLast() },
        Row("publish.parties-masked", in: { deliberated() }, on: "2020-09-24", by: "s1", ["facts": "张某首次经营过期饼干两袋"], but: ["facts": "张三丰首次经营过期饼干两袋"]),
        Row("publish.case-not-fallen", in: { deliberated() }, on: "2020-09-24", by: "s1") { _ = $0.known.add(9, fell("2020-09-23"), .closed) },
    ]

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕118号第二部分、第十项）`(row: Row) {
        row.check()
    }
}
