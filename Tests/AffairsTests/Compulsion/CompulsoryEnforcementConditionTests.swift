import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful enforcement.
@Suite("行政强制执行各环节的条件")
struct CompulsoryEnforcementConditionTests {
    private typealias Row = BrokenCondition<CompulsoryEnforcement>

    private static func day(_ text: String) -> Day { Bench<CompulsoryEnforcement>.day(text) }

    /// Demanded, and the demand not served.
    private static func demandMade() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.registered()
        Compulsion.expect(bench.take("demand", Compulsion.demand))
        return bench
    }

    /// Decided, and the decision not served.
    private static func decisionMade() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded()
        Compulsion.expect(bench.take("decide", on: "2020-03-16", by: "head", Compulsion.substitute))
        return bench
    }

    private static func mailed(_ paper: String) -> [String: String] { ["\(paper).method": "mailed", "\(paper).mailReceipt": "邮件回执1号"] }
    private static func electronic(_ paper: String) -> [String: String] { ["\(paper).method": "electronic", "\(paper).consented": "是"] }

    static let serviceRows: [BrokenCondition<CompulsoryEnforcement>] = [
        Row("demand-serve.demand-mail-receipt", in: demandMade, by: "p1", mailed("demand"), but: ["demand.mailReceipt": ""]),
        Row("demand-serve.demand-electronic-service-consented", in: demandMade, by: "p1", electronic("demand"), but: ["demand.consented": ""]),
        Row("decision-serve.decision-not-served", in: decisionMade, by: "p1", ["decision.method": "direct"]) {
            $0.record.decisionService.recordedOn = day("2020-03-16")
        },
        Row("decision-serve.decision-mail-receipt", in: decisionMade, by: "p1", mailed("decision"), but: ["decision.mailReceipt": ""]),
        Row(
            "decision-serve.decision-electronic-service-consented", in: decisionMade, by: "p1", electronic("decision"),
            but: ["decision.consented": ""]),
    ]

    @Test(arguments: serviceRows) func `邮寄没有回执、电子送达未经同意、重复送达的，按名拒绝（行政强制法第三十八条，民事诉讼法第九十条、第九十一条）`(
        row: BrokenCondition<CompulsoryEnforcement>
    ) {
        row.check()
    }

    /// Served on 2 March; ten working days later is 16 March.
    private static func appliable() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded(CourtEnforcementTests.route)
        bench.today = day("2020-03-17")
        return bench
    }

    private static func accepted() -> Bench<CompulsoryEnforcement> {
        var bench = CourtEnforcementTests.applied()
        Compulsion.expect(bench.take("court-accept", on: "2020-03-18", by: "clerk"))
        return bench
    }

    /// Denied on 19 March; the fifteen days end on 3 April.
    private static func denied() -> Bench<CompulsoryEnforcement> {
        var bench = accepted()
        Compulsion.expect(bench.take("court-deny", on: "2020-03-19", ["courtReason": "明显缺乏事实根据"]))
        bench.today = day("2020-04-03")
        return bench
    }

    private static func declined() -> Bench<CompulsoryEnforcement> {
        var bench = CourtEnforcementTests.applied()
        Compulsion.expect(bench.take("court-decline", on: "2020-03-19", by: "clerk", ["courtReason": "材料不全"]))
        bench.today = day("2020-04-03")
        return bench
    }

    private static let ending: [String: String] = ["terminationGround": "destroyed", "terminationNote": "标的灭失"]

    static let courtRows: [BrokenCondition<CompulsoryEnforcement>] = [
        Row("terminate.not-three-years-ground", in: { Compulsion.registered() }, by: "head", ending, but: ["terminationGround": "threeYears"]),
        Row("apply-court.demand-ten-days-past", in: appliable, by: "head", CourtEnforcementTests.application) { $0.today = day("2020-03-16") },
        Row("court-hears.not-yet-heard", in: accepted, by: "clerk") { $0.record.courtHeard = true },
        Row("object-denial.objection-in-time", in: denied, by: "head") { $0.today = day("2020-04-04") },
        Row("object-declining.objection-in-time", in: declined, by: "head") { $0.today = day("2020-04-04") },
    ]

    @Test(arguments: courtRows) func `自行以满三年终结、催告未满十日即申请、重复登记、逾期申请复议的，按名拒绝（行政强制法第三十九条、第五十四条、第五十六条、第五十八条）`(
        row: BrokenCondition<CompulsoryEnforcement>
    ) {
        row.check()
    }

    private static func published() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("publicity-publish", by: "p1"))
        return bench
    }

    private static let secret: [String: String] = ["publicity.ground": "commercialSecret"]
    private static let mistaken: [String: String] = ["publicity.withdrawReason": "当事人名称有误"]

    static let publicityRows: [BrokenCondition<CompulsoryEnforcement>] = [
        Row("publicity-publish.publicity-not-public", in: { Compulsion.decided() }, by: "p1") { $0.record.publicity.isPublic = true },
        Row("publicity-withhold.publicity-never-published", in: { Compulsion.decided() }, by: "head", secret) {
            $0.record.publicity.firstOn = day("2020-03-16")
        },
        Row("publicity-withdraw.publicity-public", in: published, by: "p1", mistaken) { $0.record.publicity.isPublic = false },
    ]

    @Test(arguments: publicityRows) func `重复公示、公示以后又不予公示、没有公示即撤回的，按名拒绝（国办发〔2018〕118号第二部分）`(
        row: BrokenCondition<CompulsoryEnforcement>
    ) {
        row.check()
    }
}
