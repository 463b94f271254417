import Kernel
import Testing

@testable import Affairs

/// What leaves the list of powers, and what a decision of the province moves.
@Suite("权责事项移出清单和划转留下什么")
struct PowerEffectTests {
    private static let document: [String: String] = ["changeDocument": "平政发〔2020〕12号"]

    /// Before the government has decided, it becomes known that what the item rests on has been repealed.
    private static func repealed(_ bench: Bench<PowerItem>, on day: String) -> Bench<PowerItem> {
        bench.after { $0.take("note-repeal", on: day, by: "clerk", ["repealedLaw": "治安管理处罚法", "repealedOn": day]) }
    }

    private static let leaving: [StepEffect<PowerItem>] = [
        StepEffect(
            "decide-cancellation", in: { repealed(PowersBench.changing("cancelled"), on: "2020-06-09") }, on: "2020-06-10", by: "office", document,
            leaves: ["repealAnsweredOn": "2020-06-10", "endKind": "cancelled", "endedOn": "2020-06-10"], adds: ["changes"], withdraws: ["item"]),
        StepEffect(
            "decide-move", in: { repealed(PowersBench.changing("delegated", ["receivingLevel": "各乡镇人民政府"]), on: "2020-06-09") }, on: "2020-06-10",
            by: "office", document,
            leaves: ["repealAnsweredOn": "2020-06-10", "endKind": "delegated", "endedOn": "2020-06-10"], adds: ["changes"], withdraws: ["item"]),
        StepEffect(
            "transfer-away", in: { repealed(PowersBench.inUse(), on: "2020-05-06") }, on: "2020-05-11", by: "system",
            ["changeReason": "集中行使", "changeDocument": "湘政函〔2020〕30号"],
            leaves: ["repealAnsweredOn": "2020-05-11", "endKind": "transferred", "endedOn": "2020-05-11"], adds: ["changes"], withdraws: ["item"]),
    ]

    @Test(arguments: leaving, ["2015", "2021"])
    func `取消、下放、划转的移出清单，撤下公布，依据废止的也已调整（中办发〔2015〕21号）`(row: StepEffect<PowerItem>, edition: String) throws {
        try row.check(under: edition)
    }

    /// A decision of the province that was in effect before it was entered, over an item of the market regulator.
    private static func existing() -> Bench<PowerReallocation> {
        var bench = Bench<PowerReallocation>(on: "2019-12-02")
        _ = bench.known.add(7, PowersBench.item("对占道经营的处罚"), .inUse, in: Town.market)
        let decision = [
            "items": "7", "approver": "province", "approvalDocument": "湘政函〔2018〕30号", "approvalDate": "2018-04-01", "publishedOn": "2018-05-02",
            "effectiveOn": "2018-06-01",
        ]
        bench.take("register-existing", by: "clerk", PowersBench.proposal.filter { $0.key != "reason" }.merging(decision) { $1 })
        return bench
    }

    @Test func `存量决定核实以后，原行使部门的事项由系统划转，决定公布（行政处罚法第十八条、第三十九条）`() throws {
        let row = StepEffect<PowerReallocation>(
            "confirm-existing", in: { Self.existing() }, by: "office", leaves: ["tookEffectOn": "2018-06-01"], causes: ["power.transfer-away"],
            publishes: ["decision"])
        try row.check()
    }
}
