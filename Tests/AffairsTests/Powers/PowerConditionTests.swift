import Kernel
import Testing

@testable import Affairs

/// Each condition of the list of powers, by name: a lawful step is taken, the same step with one fact changed is refused by it.
@Suite("权力事项各环节的条件")
struct PowerConditionTests {
    typealias Row = BrokenCondition<PowerItem>

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

    private static let drafting: [Row] = [
        Row("draft.grounds-complete", in: { Bench(on: "2020-03-02") }, by: "clerk", PowersBench.draft, but: ["grounds": noArticle]),
        Row(
            "draft.ground-in-force", in: { Bench(on: "2020-03-02") }, by: "clerk", PowersBench.draft.merging(grounds(repealed: "2020-03-03")) { $1 },
            but: grounds(repealed: "2020-03-02")),
        Row("draft.not-taken-over", in: { Bench(on: "2020-03-02") }, by: "clerk", PowersBench.draft, but: ["origin": "takenOver"]),
        Row("submit.ground-in-force", in: { filled() }, by: "clerk") { repeal(&$0) },
        Row("submit.code-unique", in: { filled() }, by: "clerk") { takeCode(&$0) },
        Row("submit.elements-filled", in: { filled() }, by: "clerk") { $0.record.flow = "" },
        Row("publish.ground-in-force", in: { approved() }, by: "est2") { repeal(&$0) },
        Row("publish.code-unique", in: { approved() }, by: "est2") { takeCode(&$0) },
        Row("publish.elements-filled", in: { approved() }, by: "est2") { $0.record.flow = "" },
        Row(
            "publish.not-before-reallocation", in: { receivedByDecision() }, by: "est2", ["inForceOn": "2020-05-11"],
            but: ["inForceOn": "2020-05-10"]),
    ]

    // MARK: 承接、存量登记

    private static let handedDown: [String: String] = PowersBench.entry.merging(PowerItemTests.handedDown) { $1 }
    private static let existing: [String: String] = PowersBench.entry.merging(["publishedOn": "2019-12-01"]) { $1 }
    private static let existingByDecision: [String: String] = PowersBench.entry.merging([
        "reallocation": "9", "publishedOn": "2020-05-08", "inForceOn": "2020-05-11",
    ]) { $1 }

    private static func ranked(_ rank: String) -> [String: String] {
        ["grounds": #"[{"law":"道路运输条例","article":"第六十三条","rank":"\#(rank)"}]"#]
    }
    private static func registered() -> Bench<PowerItem> {
        Bench<PowerItem>(on: "2019-12-02").after { $0.take("register-existing", by: "clerk", existing) }
    }
    private static func registeredByDecision() -> Bench<PowerItem> {
        reallocated(on: "2020-05-20").after { $0.take("register-existing", by: "clerk", existingByDecision) }
    }

    private static let entering: [Row] = [
        Row("take-over.grounds-complete", in: { Bench(on: "2020-07-01") }, by: "clerk", handedDown, but: ["grounds": noArticle]),
        Row(
            "take-over.ground-in-force", in: { Bench(on: "2020-07-01") }, by: "clerk", handedDown.merging(grounds(repealed: "2020-07-02")) { $1 },
            but: grounds(repealed: "2020-07-01")),
        Row("take-over.code-unique", in: { Bench(on: "2020-07-01") }, by: "clerk", handedDown) { takeCode(&$0) },
        Row("take-over.handing-down-documented", in: { Bench(on: "2020-07-01") }, by: "clerk", handedDown, but: ["takenOverFrom": ""]),
        Row("take-over.handing-down-documented", in: { Bench(on: "2020-07-01") }, by: "clerk", handedDown, but: ["takeOverDocument": ""]),
        Row("take-over.handing-down-documented", in: { Bench(on: "2020-07-01") }, by: "clerk", handedDown, but: ["approvalNumber": ""]),
        Row("register-existing.grounds-complete", in: { Bench(on: "2019-12-02") }, by: "clerk", existing, but: ["grounds": noArticle]),
        Row(
            "register-existing.ground-in-force", in: { Bench(on: "2019-12-02") }, by: "clerk",
            existing.merging(grounds(repealed: "2019-12-03")) { $1 }, but: grounds(repealed: "2019-12-02")),
        Row("register-existing.code-unique", in: { Bench(on: "2019-12-02") }, by: "clerk", existing) { takeCode(&$0) },
        Row(
            "register-existing.not-before-reallocation", in: { reallocated(on: "2020-05-20") }, by: "clerk", existingByDecision,
            but: ["inForceOn": "2020-05-10"]),
        // Without a day of its own the item is in force from its publication, which here came before the decision's day.
        Row(
            "register-existing.not-before-reallocation", in: { reallocated(on: "2020-05-20") }, by: "clerk",
            existingByDecision.merging(["inForceOn": "", "publishedOn": "2020-05-11"]) { $1 }, but: ["publishedOn": "2020-05-10"]),
        Row(
            "register-existing.compulsion-lawfully-created", in: { Bench(on: "2019-12-02") }, by: "clerk",
            existing.merging(ranked("regulation")) { $1 }.merging(["type": "compulsion"]) { $1 }, but: ranked("rule")),
        Row("confirm-existing.code-unique", in: { registered() }, by: "est2") { takeCode(&$0) },
        Row("confirm-existing.reallocation-published", in: { registeredByDecision() }, by: "est2") {
            $0.known.matters[9]?.organ = Town.market
        },
        Row("register-existing.published-before-entry", in: { Bench(on: "2019-12-02") }, by: "clerk", existing, but: ["publishedOn": "2019-12-02"]),
    ]

    // MARK: 调整、暂停

    private static func proposal(_ kind: String, _ more: [String: String] = [:]) -> [String: String] {
        ["changeKind": kind, "changeReason": "机构改革", "changeBasis": "平办发〔2020〕8号"].merging(more) { $1 }
    }
    private static let document: [String: String] = ["changeDocument": "平政发〔2020〕12号"]
    private static func newGrounds(_ rank: String) -> [String: String] {
        ["newGrounds": #"[{"law":"消防安全管理规定","article":"第三条","rank":"\#(rank)"}]"#]
    }
    private static func inUse(as type: PowerType) -> Bench<PowerItem> { PowersBench.inUse().after { $0.record.type = type } }

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

    private static let proposing: [Row] = [
        Row("propose-change.change-of-this-item", in: { PowersBench.inUse() }, by: "clerk", proposal("cancelled"), but: ["changeKind": "added"]),
        Row("propose-change.change-of-this-item", in: { PowersBench.inUse() }, by: "clerk", proposal("cancelled"), but: ["changeKind": "takenOver"]),
        Row(
            "propose-change.revision-stated", in: { PowersBench.inUse() }, by: "clerk", proposal("revised", ["newName": "对故意伤害他人身体的处罚"]),
            but: ["newName": ""]),
        Row(
            "propose-change.new-grounds-complete", in: { PowersBench.inUse() }, by: "clerk",
            proposal("revised", ["newGrounds": PowersBench.grounds]), but: ["newGrounds": noArticle]),
        // A province's rule may create a licence for the time being, a department's none; a regulation, and no rule, creates compulsion.
        Row(
            "propose-change.licence-lawfully-created", in: { inUse(as: .licence) }, by: "clerk", proposal("revised", newGrounds("provincialRule")),
            but: newGrounds("rule")),
        Row(
            "propose-change.compulsion-lawfully-created", in: { inUse(as: .compulsion) }, by: "clerk",
            proposal("revised", newGrounds("regulation")), but: newGrounds("rule")),
        Row(
            "propose-change.receiving-level-stated", in: { PowersBench.inUse() }, by: "clerk", proposal("delegated", ["receivingLevel": "各乡镇人民政府"]),
            but: ["receivingLevel": ""]),
        Row(
            "note-repeal.ground-listed", in: { PowersBench.inUse() }, by: "clerk", ["repealedLaw": "治安管理处罚法", "repealedOn": "2020-03-16"],
            but: ["repealedLaw": "消防法"]),
    ]

    private static let deciding: [Row] = [
        Row(
            "decide-revision.decision-matches-proposal", in: { PowersBench.changing("revised", ["newName": "对故意伤害他人身体的处罚"]) }, by: "office", document
        ) { $0.record.changeKind = .cancelled },
        Row("decide-cancellation.decision-matches-proposal", in: { PowersBench.changing("cancelled") }, by: "office", document) {
            $0.record.changeKind = .delegated
        },
        Row(
            "decide-move.decision-matches-proposal", in: { PowersBench.changing("delegated", ["receivingLevel": "各乡镇人民政府"]) }, by: "office", document
        ) { $0.record.changeKind = .cancelled },
        Row("decide-move.successors-in-use", in: { moving() }, by: "office", document) { addSuccessor(&$0, inForce: "2020-06-09") },
        Row("resume.ground-in-force", in: { paused().moved(to: "2020-06-01") }, by: "office") { repeal(&$0) },
    ]

    @Test(arguments: drafting + entering) func `进入清单：每个条件都按名拒绝`(row: BrokenCondition<PowerItem>) {
        row.check()
    }

    @Test(arguments: proposing + deciding) func `动态调整：每个条件都按名拒绝`(row: BrokenCondition<PowerItem>) {
        row.check()
    }
}
