import Kernel
import Testing

@testable import Affairs

/// Conditions of one step each, every one broken by one fact in a lawful enforcement.
@Suite("行政强制执行各环节的条件")
struct CompulsoryEnforcementConditionTests {
    private typealias Row = RefusedStep<CompulsoryEnforcement>

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

    static let serviceRows: [RefusedStep<CompulsoryEnforcement>] = [
        Row("compulsory-enforcement.demand-serve.demand-mail-receipt", by: "p1", mailed("demand"), in: demandMade) { _, input in
            input["demand.mailReceipt"] = nil
        },
        Row("compulsory-enforcement.demand-serve.demand-electronic-service-consented", by: "p1", electronic("demand"), in: demandMade) { _, input in
            input["demand.consented"] = nil
        },
        Row("compulsory-enforcement.decision-serve.decision-not-served", by: "p1", ["decision.method": "direct"], in: decisionMade) { bench, _ in
            bench.record.decisionService.recordedOn = day("2020-03-16")
        },
        Row("compulsory-enforcement.decision-serve.decision-mail-receipt", by: "p1", mailed("decision"), in: decisionMade) { _, input in
            input["decision.mailReceipt"] = nil
        },
        Row(
            "compulsory-enforcement.decision-serve.decision-electronic-service-consented", by: "p1", electronic("decision"), in: decisionMade
        ) { _, input in input["decision.consented"] = nil },
    ]

    @Test(arguments: serviceRows) func `邮寄没有回执、电子送达未经同意、重复送达的，按名拒绝（行政强制法第三十八条，民事诉讼法第九十条、第九十一条）`(
        row: RefusedStep<CompulsoryEnforcement>
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

    static let courtRows: [RefusedStep<CompulsoryEnforcement>] = [
        Row("compulsory-enforcement.terminate.not-three-years-ground", by: "head", ending, in: { Compulsion.registered() }) { _, input in
            input["terminationGround"] = "threeYears"
        },
        Row("compulsory-enforcement.apply-court.demand-ten-days-past", by: "head", CourtEnforcementTests.application, in: appliable) { bench, _ in
            bench.today = day("2020-03-16")
        },
        Row("compulsory-enforcement.court-hears.not-yet-heard", by: "clerk", in: accepted) { bench, _ in bench.record.courtHeard = true },
        Row("compulsory-enforcement.object-denial.objection-in-time", by: "head", in: denied) { bench, _ in bench.today = day("2020-04-04") },
        Row("compulsory-enforcement.object-declining.objection-in-time", by: "head", in: declined) { bench, _ in bench.today = day("2020-04-04") },
    ]

    @Test(arguments: courtRows) func `自行以满三年终结、催告未满十日即申请、重复登记、逾期申请复议的，按名拒绝（行政强制法第三十九条、第五十四条、第五十六条、第五十八条）`(
        row: RefusedStep<CompulsoryEnforcement>
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

    static let publicityRows: [RefusedStep<CompulsoryEnforcement>] = [
        Row("compulsory-enforcement.publicity-publish.publicity-not-public", by: "p1", in: { Compulsion.decided() }) { bench, _ in
            bench.record.publicity.isPublic = true
        },
        Row("compulsory-enforcement.publicity-withhold.publicity-never-published", by: "head", secret, in: { Compulsion.decided() }) { bench, _ in
            bench.record.publicity.firstOn = day("2020-03-16")
        },
        Row("compulsory-enforcement.publicity-withdraw.publicity-public", by: "p1", mistaken, in: published) { bench, _ in
            bench.record.publicity.isPublic = false
        },
    ]

    @Test(arguments: publicityRows) func `重复公示、公示以后又不予公示、没有公示即撤回的，按名拒绝（国办发〔2018〕118号第二部分）`(
        row: RefusedStep<CompulsoryEnforcement>
    ) {
        row.check()
    }
}
