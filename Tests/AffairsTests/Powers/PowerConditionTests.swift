import Kernel
import Testing

@testable import Affairs

/// Each condition of the list of powers, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("权力事项各环节的条件")
struct PowerConditionTests {
    typealias Probe = ConditionProbe<PowerItem>

    private static let noArticle = #"[{"law":"治安管理处罚法","rank":"law"}]"#
    private static func grounds(repealed day: String) -> [String: String] {
        ["grounds": #"[{"law":"治安管理处罚法","article":"第四十三条","rank":"law","repealedOn":"\#(day)"}]"#]
    }

    /// The only basis is repealed from today.
    private static func repeal(_ bench: inout Bench<PowerItem>) {
        for index in bench.record.grounds.indices { bench.record.grounds[index].repealedOn = bench.today }
    }

    /// Another item in the list has the code.
    private static func takeCode(_ bench: inout Bench<PowerItem>) {
        var other = PowersBench.item()
        other.code = "430626-ga-1"
        _ = bench.known.add(9, other, .inUse)
    }

    // MARK: 申报、报审、公布

    private static func filled() -> Bench<PowerItem> {
        PowersBench.drafted().after { $0.take("fill", by: "clerk", PowersBench.contents) }
    }

    private static func approved() -> Bench<PowerItem> {
        var bench = PowersBench.examining()
        PowersBench.examine(&bench, on: "2020-03-06")
        bench.take("present", by: "est2")
        bench.take("approve", on: "2020-03-12", by: "office", ["approvalNumber": "平政发〔2020〕3号"])
        return bench
    }

    /// A decision that takes effect on 2020-05-11 gives the organ the power.
    private static func reallocated(on day: String) -> Bench<PowerItem> {
        Bench<PowerItem>(on: day).after { _ = $0.known.add(9, PowersBench.published().record, .published) }
    }

    private static func receivedByDecision() -> Bench<PowerItem> {
        reallocated(on: "2020-05-06").after { $0.take("take-over", by: "clerk", PowersBench.entry.merging(["reallocation": "9"]) { $1 }) }
    }

    private static let drafting: [Probe] = [
        Probe(
            "power.draft.grounds-complete", by: "clerk", PowersBench.draft, but: ["grounds": noArticle], from: { Bench(on: "2020-03-02") }),
        Probe(
            "power.draft.ground-in-force", by: "clerk", PowersBench.draft.merging(grounds(repealed: "2020-03-03")) { $1 },
            but: grounds(repealed: "2020-03-02"), from: { Bench(on: "2020-03-02") }),
        Probe(
            "power.draft.not-taken-over", by: "clerk", PowersBench.draft, but: ["origin": "takenOver"], from: { Bench(on: "2020-03-02") }),
        Probe("power.submit.ground-in-force", by: "clerk", from: { filled() }) { repeal(&$0) },
        Probe("power.submit.code-unique", by: "clerk", from: { filled() }) { takeCode(&$0) },
        Probe("power.submit.elements-filled", by: "clerk", from: { filled() }) { $0.record.flow = "" },
        Probe("power.publish.ground-in-force", by: "est2", from: { approved() }) { repeal(&$0) },
        Probe("power.publish.code-unique", by: "est2", from: { approved() }) { takeCode(&$0) },
        Probe("power.publish.elements-filled", by: "est2", from: { approved() }) { $0.record.flow = "" },
        Probe(
            "power.publish.not-before-reallocation", by: "est2", ["inForceOn": "2020-05-11"], but: ["inForceOn": "2020-05-10"],
            from: { receivedByDecision() }),
    ]

    // MARK: 承接、存量登记

    private static let handedDown: [String: String] = PowersBench.entry.merging(PowerItemTests.handedDown) { $1 }
    private static let existing: [String: String] = PowersBench.entry.merging(["publishedOn": "2019-12-01"]) { $1 }
    private static let existingByDecision: [String: String] = PowersBench.entry.merging([
        "reallocation": "9", "publishedOn": "2020-05-08", "inForceOn": "2020-05-11",
    ]) { $1 }

    private static let entering: [Probe] = [
        Probe("power.take-over.grounds-complete", by: "clerk", handedDown, but: ["grounds": noArticle], from: { Bench(on: "2020-07-01") }),
        Probe(
            "power.take-over.ground-in-force", by: "clerk", handedDown.merging(grounds(repealed: "2020-07-02")) { $1 },
            but: grounds(repealed: "2020-07-01"), from: { Bench(on: "2020-07-01") }),
        Probe("power.take-over.code-unique", by: "clerk", handedDown, from: { Bench(on: "2020-07-01") }) { takeCode(&$0) },
        Probe(
            "power.take-over.handing-down-documented", by: "clerk", handedDown, but: ["takenOverFrom": ""],
            from: { Bench(on: "2020-07-01") }),
        Probe(
            "power.take-over.handing-down-documented", by: "clerk", handedDown, but: ["takeOverDocument": ""],
            from: { Bench(on: "2020-07-01") }),
        Probe(
            "power.take-over.handing-down-documented", by: "clerk", handedDown, but: ["approvalNumber": ""],
            from: { Bench(on: "2020-07-01") }),
        Probe(
            "power.register-existing.grounds-complete", by: "clerk", existing, but: ["grounds": noArticle],
            from: { Bench(on: "2019-12-02") }),
        Probe(
            "power.register-existing.ground-in-force", by: "clerk", existing.merging(grounds(repealed: "2019-12-03")) { $1 },
            but: grounds(repealed: "2019-12-02"), from: { Bench(on: "2019-12-02") }),
        Probe("power.register-existing.code-unique", by: "clerk", existing, from: { Bench(on: "2019-12-02") }) { takeCode(&$0) },
        Probe(
            "power.register-existing.not-before-reallocation", by: "clerk", existingByDecision, but: ["inForceOn": "2020-05-10"],
            from: { reallocated(on: "2020-05-20") }),
        // Without a day of its own the item is in force from its publication, which here came before the decision's day.
        Probe(
            "power.register-existing.not-before-reallocation", by: "clerk",
            existingByDecision.merging(["inForceOn": "", "publishedOn": "2020-05-11"]) { $1 }, but: ["publishedOn": "2020-05-10"],
            from: { reallocated(on: "2020-05-20") }),
        Probe(
            "power.register-existing.published-before-entry", by: "clerk", existing, but: ["publishedOn": "2019-12-02"],
            from: { Bench(on: "2019-12-02") }),
    ]

    // MARK: 调整、暂停

    private static func proposal(_ kind: String, _ more: [String: String] = [:]) -> [String: String] {
        ["changeKind": kind, "changeReason": "机构改革", "changeBasis": "平办发〔2020〕8号"].merging(more) { $1 }
    }
    private static let document: [String: String] = ["changeDocument": "平政发〔2020〕12号"]

    /// The item that takes its place is in force from a day; the move is decided on 2020-06-08.
    private static func addSuccessor(_ bench: inout Bench<PowerItem>, inForce day: String) {
        var successor = PowersBench.item()
        successor.inForceOn = Day(iso: day)
        _ = bench.known.add(9, successor, .inUse, in: Town.market)
    }

    private static func moving() -> Bench<PowerItem> {
        PowersBench.changing("transferred", ["successors": "9"]).after { addSuccessor(&$0, inForce: "2020-06-08") }
    }

    private static func paused() -> Bench<PowerItem> {
        PowersBench.inUse().after { $0.take("pause", on: "2020-05-06", by: "office", ["pauses": #"[{"reason":"国务院决定暂时调整适用"}]"#]) }
    }

    private static let proposing: [Probe] = [
        Probe(
            "power.propose-change.change-of-this-item", by: "clerk", proposal("cancelled"), but: ["changeKind": "added"],
            from: { PowersBench.inUse() }),
        Probe(
            "power.propose-change.change-of-this-item", by: "clerk", proposal("cancelled"), but: ["changeKind": "takenOver"],
            from: { PowersBench.inUse() }),
        Probe(
            "power.propose-change.revision-stated", by: "clerk", proposal("revised", ["newName": "对故意伤害他人身体的处罚"]), but: ["newName": ""],
            from: { PowersBench.inUse() }),
        Probe(
            "power.propose-change.new-grounds-complete", by: "clerk", proposal("revised", ["newGrounds": PowersBench.grounds]),
            but: ["newGrounds": noArticle], from: { PowersBench.inUse() }),
        Probe(
            "power.propose-change.receiving-level-stated", by: "clerk", proposal("delegated", ["receivingLevel": "各乡镇人民政府"]),
            but: ["receivingLevel": ""], from: { PowersBench.inUse() }),
        Probe(
            "power.note-repeal.ground-listed", by: "clerk", ["repealedLaw": "治安管理处罚法", "repealedOn": "2020-03-16"],
            but: ["repealedLaw": "消防法"], from: { PowersBench.inUse() }),
    ]

    private static let deciding: [Probe] = [
        Probe(
            "power.decide-revision.decision-matches-proposal", by: "office", document,
            from: { PowersBench.changing("revised", ["newName": "对故意伤害他人身体的处罚"]) }
        ) { $0.record.changeKind = .cancelled },
        Probe(
            "power.decide-cancellation.decision-matches-proposal", by: "office", document, from: { PowersBench.changing("cancelled") }
        ) { $0.record.changeKind = .delegated },
        Probe(
            "power.decide-move.decision-matches-proposal", by: "office", document,
            from: { PowersBench.changing("delegated", ["receivingLevel": "各乡镇人民政府"]) }
        ) { $0.record.changeKind = .cancelled },
        Probe(
            "power.decide-move.successors-in-use", by: "office", document, from: { moving() }
        ) { addSuccessor(&$0, inForce: "2020-06-09") },
        Probe("power.resume.ground-in-force", by: "office", from: { paused().moved(to: "2020-06-01") }) { repeal(&$0) },
    ]

    @Test(arguments: drafting + entering) func `进入清单：每个条件都按名拒绝`(row: ConditionProbe<PowerItem>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }

    @Test(arguments: proposing + deciding) func `动态调整：每个条件都按名拒绝`(row: ConditionProbe<PowerItem>) {
        #expect(row.lawfully() == [])
        #expect(row.refused().contains(row.id))
    }
}
