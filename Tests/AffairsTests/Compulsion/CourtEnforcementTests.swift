import Kernel
import Testing

@testable import Affairs

@Suite("申请法院强制执行")
struct CourtEnforcementTests {
    private static func day(_ text: String) -> Day { Bench<CompulsoryEnforcement>.day(text) }
    static let route = ["route": "court", "powerByLaw": "否", "powerBasis": "", "remediesUntil": "2020-03-13"]
    static let application = ["court": "平江县人民法院", "papers": "application,decision,opinionAndDemand,object"]

    static func applied() -> Bench<CompulsoryEnforcement> {
        var bench = Compulsion.demanded(route)
        Compulsion.expect(bench.take("apply-court", on: "2020-03-17", by: "head", application))
        return bench
    }

    @Test(arguments: [("2020-03-16", false), ("2020-03-17", true), ("2020-06-13", true), ("2020-06-14", false)])
    func `催告书送达十个工作日后、期限届满起三个月内申请（行政强制法第五十三条、第五十四条、第六十九条）`(day: String, holds: Bool) {
        var bench = Compulsion.demanded(Self.route)
        let refused = bench.take("apply-court", on: day, by: "head", Self.application)
        #expect(refused.isEmpty == holds, "\(refused)")
    }

    static let faults: [([String: String], String)] = [
        (["papers": "application,decision,object"], "第五十五条第一款"), (["papers": "decision,opinionAndDemand,object"], "第五十五条第一款"),
        (["challenged": "是"], "第五十三条"), (["remediesUntil": "2020-03-17"], "第五十三条"), (["remediesUntil": ""], "第五十三条"),
    ]

    @Test(arguments: faults.indices) func `材料不齐、已经复议诉讼、期限未满的不得申请（行政强制法第五十三条、第五十五条）`(index: Int) {
        let (changes, article) = Self.faults[index]
        var bench = Compulsion.demanded(Self.route)
        let refused = bench.take("apply-court", on: "2020-03-17", by: "head", Self.application.merging(changes) { $1 })
        #expect(!refused.isEmpty && refused.allSatisfy { $0.contains("《行政强制法》\(article)") }, "\(refused)")
    }

    @Test func `有强制执行权而自行执行的，不申请法院`() {
        var bench = Compulsion.demanded(["remediesUntil": "2020-03-13"])
        #expect(bench.take("apply-court", on: "2020-03-17", by: "head", Self.application).first?.contains("第五十三条") == true)
        var court = Compulsion.demanded(Self.route)
        #expect(court.take("decide", on: "2020-03-17", by: "head", Compulsion.substitute).contains { $0.contains("第三十四条") })
    }

    @Test func `申请期限三个月，法院五日受理、七日裁定，可能明显违法的三十日（行政强制法第五十三条至第五十八条）`() throws {
        var bench = Self.applied()
        #expect(try bench.reading(of: "court-application")?.state == .met)
        #expect(try bench.due(of: "court-application") == Self.day("2020-06-13"))
        #expect(try bench.due(of: "court-acceptance") == Self.day("2020-03-24"))
        Compulsion.expect(bench.take("court-accept", on: "2020-03-24", by: "clerk"))
        #expect(try bench.due(of: "court-ruling") == Self.day("2020-04-02"))
        Compulsion.expect(bench.take("court-hears"))
        #expect(try bench.due(of: "court-ruling") == Self.day("2020-04-23"))
        Compulsion.expect(bench.take("court-grant", on: "2020-04-23"))
        Compulsion.expect(bench.take("court-executed", on: "2020-05-20", ["executionRecord": "法院执行完毕"]))
        #expect(bench.counted("compulsory-enforcement.court", through: "2020-03-16") == 0)
        #expect(bench.counted("compulsory-enforcement.court", through: "2020-03-17") == 1)
        #expect(bench.counted("compulsory-enforcement.count", through: "2020-12-31") == 1)
        #expect(bench.counted("compulsory-enforcement.own", through: "2020-12-31") == 0)
        #expect(bench.counted("compulsory-enforcement.court-granted", through: "2020-12-31") == 1)
    }

    @Test(arguments: [("2020-04-03", true), ("2020-04-04", false)])
    func `对不予受理、不准予执行的裁定，十五日内申请复议（行政强制法第五十六条、第五十八条）`(day: String, holds: Bool) {
        var declined = Self.applied()
        Compulsion.expect(declined.take("court-decline", on: "2020-03-19", by: "clerk", ["courtReason": "材料不全"]))
        #expect(declined.counted("compulsory-enforcement.court-declined", through: "2020-12-31") == 1)
        #expect(declined.refusing("object-declining", on: day, by: "head") == (holds ? [] : ["objection-in-time"]))
        var denied = Self.applied()
        Compulsion.expect(denied.take("court-accept", on: "2020-03-18", by: "clerk"))
        Compulsion.expect(denied.take("court-deny", on: "2020-03-19", ["courtReason": "明显缺乏事实根据"]))
        #expect(denied.refusing("object-denial", on: day, by: "head") == (holds ? [] : ["objection-in-time"]))
        if holds {
            Compulsion.expect(denied.take("court-grant", by: "clerk"))
            #expect(denied.counted("compulsory-enforcement.court-denied", through: "2020-12-31") == 0)
        }
    }

    @Test(arguments: [("perform", "performed"), ("terminate", "terminated")])
    func `法院受理、裁定以前当事人履行、终结执行的，期限不再计算（行政强制法第四十条、第五十六条、第五十七条）`(step: String, stage: String) throws {
        let input = step == "perform" ? ["performance": "已退还土地"] : ["terminationGround": "destroyed", "terminationNote": "标的灭失"]
        for isAccepted in [false, true] {
            var bench = Self.applied()
            if isAccepted { Compulsion.expect(bench.take("court-accept", on: "2020-03-18", by: "clerk")) }
            // What the court has accepted it ends itself.
            let taken = isAccepted && step == "terminate" ? "record-court-end" : step
            Compulsion.expect(bench.take(taken, on: "2020-03-19", by: "head2", input))
            #expect(bench.stage == stage)
            bench.today = Self.day("2020-12-31")
            #expect(try bench.reading(of: isAccepted ? "court-ruling" : "court-acceptance")?.state == .met)
            #expect(try bench.reading(of: "court-application")?.state == .met)
        }
    }

    /// 第四十条 is for the organ that enforces itself.
    @Test func `法院受理、准予执行以后，由法院裁定终结，本机关不自行终结（法释〔2018〕1号第一百零一条第一款第十二项）`() throws {
        let outline = try #require(KindDefinition(CompulsoryEnforcement.self).outline("2012"))
        #expect(outline.action("terminate")?.from.contains("accepted") == false && outline.action("terminate")?.from.contains("granted") == false)
        #expect(outline.action("terminate")?.from.contains("applied") == true)
        for isGranted in [false, true] {
            var bench = Self.applied()
            Compulsion.expect(bench.take("court-accept", on: "2020-03-18", by: "clerk"))
            if isGranted { Compulsion.expect(bench.take("court-grant", by: "clerk")) }
            for ground in ["threeYears", "defenceAdopted"] {
                let input = ["terminationGround": ground, "terminationNote": "行审1号之一"]
                #expect(bench.refusing("record-court-end", on: "2020-03-20", by: "clerk", input) == ["ground-of-ruling"])
            }
            let ended = ["terminationGround": "other", "terminationNote": "行审1号之一准许撤回申请"]
            Compulsion.expect(bench.take("record-court-end", on: "2020-03-20", by: "clerk", ended))
            #expect(
                bench.matter == .terminated && bench.record.terminatedOn == Self.day("2020-03-20") && bench.papers.last?.document != "termination")
        }
    }

    @Test func `经申请复议才受理、准予执行的，法院的期限以先前的裁定为止（行政强制法第五十六条、第五十八条）`() throws {
        var declined = Self.applied()
        Compulsion.expect(declined.take("court-decline", on: "2020-03-19", by: "clerk", ["courtReason": "材料不全"]))
        Compulsion.expect(declined.take("object-declining", on: "2020-03-25", by: "head"))
        Compulsion.expect(declined.take("court-accept", on: "2020-04-10", by: "clerk"))
        #expect(try declined.reading(of: "court-acceptance")?.state == .met)
        Compulsion.expect(declined.take("court-deny", on: "2020-04-14", by: "clerk", ["courtReason": "明显缺乏事实根据"]))
        Compulsion.expect(declined.take("object-denial", on: "2020-04-20", by: "head"))
        Compulsion.expect(declined.take("court-grant", on: "2020-05-20", by: "clerk"))
        #expect(try declined.reading(of: "court-ruling")?.state == .met)
    }

    @Test func `复议、诉讼维持的执行行政决定，三个月；判决变更的执行判决，二年（行政强制法第五十三条，法释〔2018〕1号第一百五十三条、第一百五十六条）`() throws {
        // The two years end on a Sunday, and so on the Monday after it.
        for (upholder, last, late) in [
            ("reconsideration", "2020-06-13", "applied-in-time"), ("court", "2020-06-13", "applied-in-time"),
            ("changingJudgment", "2022-03-14", "judgment-enforced-in-time"),
        ] {
            var bench = Compulsion.demanded(Self.route.merging(["challenged": "是"]) { $1 })
            #expect(bench.refusing("apply-court", on: "2020-03-17", by: "head", Self.application) == ["remedies-over-unused"])
            Compulsion.expect(bench.take("record-remedy", ["upheldBy": upholder]))
            if upholder != "changingJudgment" { #expect(try bench.due(of: "court-application") == Self.day(last)) }
            var missed = bench
            let next = Self.day(last).advanced(by: 1).iso
            #expect(missed.refusing("apply-court", on: next, by: "head", Self.application) == [late])
            #expect(bench.refusing("apply-court", on: last, by: "head", Self.application) == [])
        }
        let building = ["demolition": "是", "obligation": "拆除违法建筑", "powerBasis": "《城乡规划法》第六十八条", "remediesUntil": "2020-03-13", "challenged": "是"]
        var removal = Compulsion.demanded(building)
        Compulsion.expect(removal.take("announce-removal", by: "p1", ["selfRemovalDays": "5"]))
        let decision = ["manner": "other", "executionReason": "逾期不拆除", "executionPlan": "四月", "officers.certificates": "1,2"]
        #expect(removal.refusing("decide", on: "2020-04-01", by: "head", decision) == ["remedies-over-unused"])
        Compulsion.expect(removal.take("record-remedy", by: "p1", ["upheldBy": "reconsideration"]))
        #expect(removal.refusing("decide", by: "head", decision) == [])
    }

    @Test func `批准延期、分期缴纳罚款的，申请期限自其期限结束之日起计算（行政处罚法第七十二条第二款）`() throws {
        var bench = Compulsion.demanded(Self.route.merging(["remediesUntil": "2022-03-11", "deferredUntil": "2022-04-30"]) { $1 }, on: "2022-03-01")
        #expect(try bench.due(of: "court-application") == Self.day("2022-07-30"))
        #expect(bench.refusing("apply-court", on: "2022-04-30", by: "head", Self.application) == ["deferral-over"])
        var late = bench
        #expect(late.refusing("apply-court", on: "2022-07-31", by: "head", Self.application) == ["applied-in-time"])
        #expect(bench.refusing("apply-court", on: "2022-07-30", by: "head", Self.application) == [])
        // What the penalty case has granted counts, whatever is put down here; before the revision of 2021 nothing moved the period.
        var penalty = PenaltyCase()
        (penalty.openedOn, penalty.deferredUntil) = (Day(iso: "2022-01-04"), Day(iso: "2022-05-31"))
        var linked = Compulsion.demanded(Self.route.merging(["remediesUntil": "2022-03-11", "penaltyCase": "60"]) { $1 }, on: "2022-03-01")
        _ = linked.known.add(60, penalty, .executing)
        #expect(linked.refusing("apply-court", on: "2022-05-31", by: "head", Self.application) == ["deferral-over"])
        #expect(linked.refusing("apply-court", on: "2022-08-31", by: "head", Self.application) == [])
        var former = Compulsion.demanded(Self.route.merging(["deferredUntil": "2020-05-31"]) { $1 })
        #expect(try former.due(of: "court-application") == Self.day("2020-06-13"))
        #expect(former.refusing("apply-court", on: "2020-06-14", by: "head", Self.application) == ["applied-in-time"])
    }

    @Test(arguments: [("perform", "carriedOut"), ("record-court-end", "ended"), ("court-executed", "carriedOut")])
    func `执行完毕、终结执行的，处罚案件随之知道（行政强制法第三十七条、第四十条）`(step: String, result: String) {
        var bench = Compulsion.demanded(Self.route.merging(["penaltyCase": "60"]) { $1 })
        Compulsion.expect(bench.take("apply-court", on: "2020-03-17", by: "head", Self.application))
        Compulsion.expect(bench.take("court-accept", on: "2020-03-18", by: "clerk"))
        Compulsion.expect(bench.take("court-grant"))
        let inputs = [
            "perform": ["performance": "已缴清"], "record-court-end": ["terminationGround": "died", "terminationNote": "无遗产"],
            "court-executed": ["executionRecord": "法院执行完毕"],
        ]
        Compulsion.expect(bench.take(step, by: "head2", inputs[step] ?? [:]))
        #expect(bench.followed.map(\.action) == ["note-enforcement"])
        #expect(bench.followed.first?.input["enforcementResult"]?.string == result)
    }

    @Test func `只执行到一部分的，处罚案件不因此结束（行政强制法第三十七条）`() {
        var bench = Compulsion.registered(Compulsion.fine.merging(["penaltyCase": "60"]) { $1 })
        Compulsion.expect(bench.take("perform", by: "p1", ["performance": "缴纳部分", "executedAmount": "100"]))
        #expect(bench.followed.isEmpty)
    }

    @Test func `据以执行的处罚决定被撤销，给出警示（行政强制法第四十一条）`() {
        var bench = Compulsion.demanded(Self.route.merging(["penaltyCase": "60"]) { $1 })
        var penalty = PenaltyCase()
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.cautions.isEmpty)
        penalty.fallenOn = Day(iso: "2020-03-02")
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.cautions.map(\.id) == ["decision"])
    }

    @Test func `处罚决定被撤销、复议诉讼正在进行的，不得申请，不由登记的字样改变（行政强制法第四十条、第五十三条）`() {
        var bench = Compulsion.demanded(Self.route.merging(["penaltyCase": "60"]) { $1 })
        var penalty = PenaltyCase()
        penalty.challenges = [PenaltyCase.Challenge()]
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("apply-court", on: "2020-03-17", by: "head", Self.application).first?.contains("第五十三条") == true)
        (penalty.challenges, penalty.fall) = ([], .revoked)
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("apply-court", on: "2020-03-17", by: "head", Self.application).first?.contains("第四十条") == true)
        penalty.fall = nil
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("apply-court", on: "2020-03-17", by: "head", Self.application).isEmpty)
    }
}
