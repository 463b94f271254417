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

    private static let ways: [BrokenCondition<CompulsoryEnforcement>] =
        ServiceConditions.rows(of: "demand", in: demandMade, by: "p1")
        + ServiceConditions.announcing("demand", in: demandMade, by: "p1", until: "2020-05-01")
        + ServiceConditions.rows(of: "decision", in: decisionMade, by: "p1")
        + ServiceConditions.announcing("decision", in: decisionMade, by: "p1", until: "2020-05-15") + [
            Row("demand-announce.demand-not-served", in: demandMade, by: "p1", ["demand.announcementReason": "下落不明"]) {
                $0.record.demandService.recordedOn = $0.today
            },
            Row("decision-announce.decision-not-served", in: decisionMade, by: "p1", ["decision.announcementReason": "下落不明"]) {
                $0.record.decisionService.recordedOn = $0.today
            },
        ]

    @Test(arguments: ways)
    func `催告书、强制执行决定书按民事诉讼法的方式送达，缺一即按名拒绝；公告满六十日的次日起才算送达（行政强制法第三十八条，民事诉讼法第八十四条至第九十二条）`(
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
        Row("apply-court.change-recorded", in: appliable, by: "head", CourtEnforcementTests.application) {
            $0.record.penaltyCase = Ref(60)
            penalty(&$0) { penalty in penalty.fall = .changed }
        },
        Row("apply-court.defence-not-adopted", in: appliable, by: "head", CourtEnforcementTests.application) { $0.record.defenceAdopted = true },
        Row("court-hears.not-yet-heard", in: accepted, by: "clerk") { $0.record.courtHeard = true },
        Row("object-denial.objection-in-time", in: denied, by: "head") { $0.today = day("2020-04-04") },
        Row("object-declining.objection-in-time", in: declined, by: "head") { $0.today = day("2020-04-04") },
    ]

    @Test(arguments: courtRows) func `自行以满三年终结、催告未满十日或者申辩成立仍申请、重复登记、逾期申请复议的，按名拒绝（行政强制法第三十六条、第三十九条、第五十四条、第五十六条、第五十八条）`(
        row: BrokenCondition<CompulsoryEnforcement>
    ) {
        row.check()
    }

    private static let building: [String: String] = [
        "demolition": "是", "obligation": "拆除违法建筑", "powerBasis": "《城乡规划法》第六十八条", "remediesUntil": "2020-09-01", "penaltyCase": "60",
    ]
    private static let demolishing: [String: String] = [
        "manner": "other", "executionReason": "逾期不拆除", "executionPlan": "九月", "officers.certificates": "1,2",
    ]

    /// Told to remove it by 31 March; the remedies ended on 1 September and were not used.
    private static func demolishable() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded(building)
        _ = bench.known.add(60, PenaltyCase(), .executing)
        Compulsion.expect(bench.take("announce-removal", by: "p1", ["selfRemovalDays": "15"]))
        bench.today = day("2020-09-02")
        return bench
    }

    private static func demolition() -> Bench<CompulsoryEnforcement> { served(demolishable(), demolishing) }

    /// The head decides on the bench's day, and the decision is served.
    private static func served(_ demanded: Bench<CompulsoryEnforcement>, _ decision: [String: String]) -> Bench<CompulsoryEnforcement> {
        var bench = demanded
        Compulsion.expect(bench.take("decide", by: "head", decision))
        Compulsion.expect(bench.take("decision-serve", by: "p1", ["decision.method": "direct"]))
        return bench
    }

    /// The penalty case in which the decision to be enforced was made.
    private static func penalty(_ bench: inout Bench<CompulsoryEnforcement>, _ change: (inout PenaltyCase) -> Void) {
        var penalty = PenaltyCase()
        change(&penalty)
        _ = bench.known.add(60, penalty, .executing)
    }

    /// Three working days after the demand of 16 March the substitute may act.
    private static func substitution() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        return bench
    }

    /// A surcharge since 2 March, of which thirty days end on 1 April.
    private static func remittance() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.registered(Compulsion.fine)
        Compulsion.expect(bench.take("surcharge", surcharging))
        Compulsion.expect(bench.take("demand", Compulsion.demand.merging(["demandAmount": "20000"]) { $1 }))
        Compulsion.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        bench.today = day("2020-04-02")
        return served(bench, CompulsoryEnforcementTests.remittance)
    }

    /// An organ without the power of its own auctions what it has seized, matter 70.
    private static func auction() -> Bench<CompulsoryEnforcement> {
        let powerless = Compulsion.fine.merging(["powerByLaw": "否", "powerBasis": "", "measure": "70"]) { $1 }
        var bench = Compulsion.demanded(powerless, demand: ["demandAmount": "20000"])
        seize(&bench, .imposed)
        bench.today = day("2020-03-16")
        return served(bench, CompulsoryEnforcementTests.remittance.merging(["manner": "auction"]) { $1 })
    }

    private static func seize(_ bench: inout Bench<CompulsoryEnforcement>, _ stage: CompulsoryMeasure.Stage) {
        var measure = CompulsoryMeasure()
        measure.measureKind = .seizure
        _ = bench.known.add(70, measure, stage)
    }

    /// Performed on the demand, and filed.
    private static func archived() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded()
        Compulsion.expect(bench.take("perform", by: "clerk", ["performance": "已补种"]))
        Compulsion.expect(bench.take("archive", by: "clerk", Compulsion.file("opening", "served", "performance")))
        return bench
    }

    private static let surcharging: [String: String] = ["surchargeRule": "每日百分之三", "surchargeTold": "是"]
    private static let reversal: [String: String] = ["reversalGround": "revoked", "restoration": "已恢复原状"]

    static let moneyRows: [BrokenCondition<CompulsoryEnforcement>] = [
        Row("surcharge.money-owed", in: { Compulsion.registered(Compulsion.fine) }, by: "p1", surcharging) { $0.record.principal = nil },
        Row("decide.penalty-unchallenged", in: demolishable, by: "head", demolishing) {
            penalty(&$0) { penalty in penalty.challenges = [PenaltyCase.Challenge()] }
        },
        Row("decide.decision-stands", in: demolishable, by: "head", demolishing) { penalty(&$0) { penalty in penalty.fall = .revoked } },
        Row("reverse-archived.restored-or-compensated", in: archived, by: "head", reversal, but: ["restoration": ""]),
        Row("reverse.not-yet-reversed", in: { Compulsion.decided() }, by: "head", reversal) { $0.record.reversedOn = day("2020-03-16") },
    ]

    @Test(arguments: moneyRows) func `没有金钱义务即加处、处罚案件尚在复议诉讼或者处罚决定已撤销即决定强制拆除、回转既不恢复原状也不赔偿或者重复的，按名拒绝（行政强制法第四十条、第四十一条、第四十四条、第四十五条）`(
        row: BrokenCondition<CompulsoryEnforcement>
    ) {
        row.check()
    }

    /// An execution on the day and at the hour given.
    private static func executing(
        _ name: String, in lawful: @escaping @Sendable () -> Bench<CompulsoryEnforcement>, at time: String,
        _ spoil: @escaping @Sendable (inout Bench<CompulsoryEnforcement>) -> Void
    ) -> BrokenCondition<CompulsoryEnforcement> {
        let input = Compulsion.execution.merging(["executionAt": time]) { $1 }
        return Row("execute.\(name)", in: lawful, on: String(time.prefix(10)), by: "p1", input, spoil)
    }

    /// What has come to be wrong since the decision.
    static let executionRows: [BrokenCondition<CompulsoryEnforcement>] = [
        executing("officers-two", in: substitution, at: "2020-03-19T09:30") { $0.record.officers.certificates = [Ref(1)] },
        executing("officers-own", in: substitution, at: "2020-03-19T09:30") { $0.record.officers.certificates = [Ref(1), Ref(5)] },
        executing("substitute-consequence", in: substitution, at: "2020-03-19T09:30") { $0.record.consequence = nil },
        executing("agent-unconnected", in: substitution, at: "2020-03-19T09:30") { $0.record.agentUnconnected = false },
        // The last day that the owner has, and not the day after it.
        executing("self-removal-period-over", in: demolition, at: "2020-09-03T09:00") { $0.record.selfRemovalUntil = day("2020-09-03") },
        executing("penalty-unchallenged", in: demolition, at: "2020-09-03T09:00") {
            penalty(&$0) { penalty in penalty.challenges = [PenaltyCase.Challenge()] }
        },
        executing("decision-stands", in: demolition, at: "2020-09-03T09:00") { penalty(&$0) { penalty in penalty.fall = .revoked } },
        executing("change-recorded", in: demolition, at: "2020-09-03T09:00") { penalty(&$0) { penalty in penalty.fall = .changed } },
        executing("remittance-by-law", in: remittance, at: "2020-04-03T09:30") { $0.record.powerByLaw = false },
        executing("surcharge-past-thirty-days", in: remittance, at: "2020-04-03T09:30") { $0.record.surchargeOn = nil },
        executing("auction-of-seized-only", in: auction, at: "2020-03-17T09:30") { seize(&$0, .lifted) },
    ]

    @Test(arguments: executionRows) func `决定以后不再具备条件的，实施时按名拒绝（行政强制法第十七条、第十八条、第四十条、第四十四条、第四十六条、第四十七条、第五十条、第五十一条）`(
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
