import Kernel
import Testing

@testable import Affairs

@Suite("行政强制执行")
struct CompulsoryEnforcementTests {
    private static func day(_ text: String) -> Day { Bench<CompulsoryEnforcement>.day(text) }

    @Test func `催告、决定、代履行催告、代履行（行政强制法第三十五条至第五十一条）`() {
        var bench = Compulsion.decided()
        #expect(bench.counted("compulsory-enforcement.own", through: "2020-03-15") == 0)
        #expect(bench.counted("compulsory-enforcement.own", through: "2020-03-16") == 1)
        #expect(bench.counted("compulsory-enforcement.manner:substitute", through: "2020-12-31") == 1)
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        Compulsion.expect(Compulsion.executed(&bench, at: "2020-03-19T09:30"))
        #expect(bench.matter == .executed)
        #expect(bench.counted("compulsory-enforcement.executed", through: "2020-03-18") == 0)
        #expect(bench.counted("compulsory-enforcement.executed", through: "2020-03-19") == 1)
        #expect(bench.counted("compulsory-enforcement.count", through: "2020-12-31") == 1)
        #expect(bench.counted("compulsory-enforcement.open", through: "2020-03-18") == 1)
        #expect(bench.counted("compulsory-enforcement.open", through: "2020-12-31") == 0)
    }

    @Test func `履行期限未满的不得强制执行，没有法律规定的申请法院（行政强制法第十三条、第三十四条）`() {
        var bench = Bench<CompulsoryEnforcement>(on: "2020-03-02")
        #expect(bench.take("register", by: "p1", Compulsion.order(["performUntil": "2020-03-02"])).first?.contains("第三十四条") == true)
        #expect(bench.take("register", Compulsion.order(["powerByLaw": "否"])).first?.contains("第十三条") == true)
        #expect(bench.take("register", Compulsion.order(["powerByLaw": "否", "powerBasis": "", "route": "court"])).isEmpty)
    }

    // MARK: HG-17 demand, defence, decision

    @Test func `未经催告、催告未送达、期限未满的，不得决定强制执行（行政强制法第三十五条、第三十七条）`() {
        var bench = Compulsion.registered()
        #expect(bench.take("decide", by: "head", Compulsion.substitute).contains { $0.contains("第三十五条") })
        Compulsion.expect(bench.take("demand", by: "p1", Compulsion.demand))
        #expect(bench.take("decide", on: "2020-03-30", by: "head", Compulsion.substitute).contains { $0.contains("催告书已经送达") })
        let left = ["demand.method": "left", "demand.refusal": "拒绝签收", "demand.witness": "村委会主任王某"]
        Compulsion.expect(bench.take("demand-serve", on: "2020-03-30", by: "p1", left))
        #expect(bench.take("decide", on: "2020-04-09", by: "head", Compulsion.substitute).first?.contains("第三十七条") == true)
        #expect(bench.take("decide", on: "2020-04-10", by: "head", Compulsion.substitute).isEmpty)
    }

    @Test func `强制执行决定书载明当事人的地址（行政强制法第三十七条第二款第一项）`() {
        var bench = Compulsion.demanded(["party.address": ""])
        let refused = bench.take("decide", on: "2020-03-16", by: "head", Compulsion.substitute)
        #expect(refused == ["强制执行决定书载明当事人的姓名或者名称、地址：住所（《行政强制法》第三十七条第二款第（一）项）"])
        #expect(bench.refused == ["compulsory-enforcement.decide.party-described"])
        #expect(bench.take("decide", by: "head", Compulsion.substitute.merging(["party.address": "工业园1号"]) { $1 }) == [])
    }

    @Test func `有转移、隐匿财物迹象的，催告期间可以立即决定（行政强制法第三十七条第三款）`() {
        var bench = Compulsion.demanded()
        #expect(bench.refusing("decide", by: "head", Compulsion.substitute) == ["demand-period-over"])
        #expect(bench.take("decide", by: "head", Compulsion.substitute.merging(["hidesProperty": "监控显示正在搬运设备"]) { $1 }).isEmpty)
    }

    @Test func `陈述申辩成立的应当采纳，终结执行（行政强制法第三十六条）`() {
        var bench = Compulsion.demanded()
        #expect(
            bench.refusing("terminate", by: "head", ["terminationGround": "defenceAdopted", "terminationNote": "已履行"])
                == ["defence-adopted-if-ground"])
        Compulsion.expect(bench.take("hear-defence", by: "p1", ["defence": "已补种", "defenceReview": "经核查属实", "defenceAdopted": "是"]))
        #expect(bench.take("decide", on: "2020-03-16", by: "head", Compulsion.substitute).first?.contains("第三十六条") == true)
        Compulsion.expect(bench.take("terminate", by: "head", ["terminationGround": "defenceAdopted", "terminationNote": "已履行"]))
        #expect(bench.counted("compulsory-enforcement.terminated", through: "2020-12-31") == 1)
        #expect(bench.counted("compulsory-enforcement.count", through: "2020-12-31") == 0)
    }

    static let decisions: [([String: String], String)] = [
        (["consequence": ""], "第五十条"), (["agentUnconnected": "否"], "第五十一条第一款第（一）项"), (["budget": ""], "第五十一条第一款第（一）项"),
        (["officers.certificates": "1"], "第十八条第（二）项"), (["officers.certificates": "1,6"], "第十七条第三款"),
    ]

    @Test(arguments: decisions.indices) func `代履行的条件（行政强制法第五十条、第五十一条）`(index: Int) {
        let (changes, article) = Self.decisions[index]
        var bench = Compulsion.demanded()
        let refused = bench.take("decide", on: "2020-03-16", by: "head", Compulsion.substitute.merging(changes) { $1 })
        #expect(refused.count == 1 && refused.first?.contains("《行政强制法》\(article)") == true, "\(refused)")
    }

    @Test(arguments: [("2020-03-18", false), ("2020-03-19", true)])
    func `代履行三个工作日前催告（行政强制法第五十一条第一款第二项、第六十九条）`(day: String, holds: Bool) {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        let refused = Compulsion.executed(&bench, at: "\(day)T09:30")
        #expect(refused.isEmpty == holds, "\(refused)")
        if !holds { #expect(refused.first?.contains("第五十一条第一款第（二）项") == true) }
    }

    @Test func `再次催告的，原来的送达不再算数；送达的日期不早于催告（行政强制法第三十五条、第三十八条）`() {
        var bench = Compulsion.demanded()
        bench.take("demand-serve", by: "p1", ["demand.method": "direct"])
        #expect(bench.refused == ["compulsory-enforcement.demand-serve.demand-not-served"])
        Compulsion.expect(bench.take("demand-again", on: "2020-03-16", by: "p1", Compulsion.demand))
        #expect(!bench.record.demandService.isDone)
        bench.take("decide", on: "2020-03-30", by: "head", Compulsion.substitute)
        #expect(bench.refused.contains("compulsory-enforcement.decide.demand-served"))
        bench.take("demand-serve", by: "p1", ["demand.method": "direct", "demand.servedOn": "2020-03-13"])
        #expect(bench.refused == ["compulsory-enforcement.demand-serve.demand-service-in-order"])
        Compulsion.expect(bench.take("demand-serve", by: "p1", ["demand.method": "direct", "demand.servedOn": "2020-03-17"]))
        #expect(bench.papers.last?.document == "demand-receipt")
        #expect(bench.take("decide", on: "2020-03-27", by: "head", Compulsion.substitute).first?.contains("第三十七条") == true)
        Compulsion.expect(bench.take("decide", on: "2020-03-28", by: "head", Compulsion.substitute))
    }

    @Test func `催告书、决定书不得当场交付，拒收的留置送达有见证（行政强制法第三十八条、民事诉讼法第八十九条）`() {
        var bench = Compulsion.registered()
        Compulsion.expect(bench.take("demand", Compulsion.demand))
        bench.take("demand-serve", ["demand.method": "onTheSpot"])
        #expect(bench.refused == ["compulsory-enforcement.demand-serve.demand-method-permitted"])
        bench.take("demand-serve", ["demand.method": "left", "demand.refusal": "拒绝签收"])
        #expect(bench.refused == ["compulsory-enforcement.demand-serve.demand-left-before-witness"])
        var decided = Compulsion.demanded()
        Compulsion.expect(decided.take("decide", on: "2020-03-16", by: "head", Compulsion.substitute))
        decided.take("demand-substitute", by: "p1")
        #expect(decided.refused == ["compulsory-enforcement.demand-substitute.substitute-decision-served"])
        _ = Compulsion.executed(&decided, at: "2020-03-19T09:30")
        #expect(decided.refused.contains("compulsory-enforcement.execute.decision-served"))
        decided.take("decision-serve", ["decision.method": "direct", "decision.servedOn": "2020-03-15"])
        #expect(decided.refused == ["compulsory-enforcement.decision-serve.decision-service-in-order"])
    }

    // MARK: HG-17 time and means

    static let times: [(String, String?)] = [
        ("2020-04-03T09:30", nil), ("2020-04-03T05:59", "夜间"), ("2020-04-03T06:00", nil), ("2020-04-03T21:59", nil), ("2020-04-03T22:00", "夜间"),
        ("2020-04-06T09:30", "清明节"), ("2020-04-11T09:30", "星期六"), ("2020-04-26T09:30", nil), ("2020-05-01T23:00", "夜间"),
    ]

    @Test(arguments: times.indices) func `不得在夜间、法定节假日强制执行，调休上班日可以（行政强制法第四十三条第一款）`(index: Int) {
        let (time, words) = Self.times[index]
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        let refused = Self.late(&bench, time)
        if let words {
            #expect(refused.contains { $0.contains("第四十三条第一款") && $0.contains(words) }, "\(refused)")
            #expect(Self.late(&bench, time, ["urgency": "山体即将滑坡"]).isEmpty)
        } else {
            #expect(refused.isEmpty, "\(refused)")
        }
    }

    /// Entered at the end of its day, so that any hour of that day has passed.
    private static func late(_ bench: inout Bench<CompulsoryEnforcement>, _ time: String, _ changes: [String: String] = [:]) -> [String] {
        let input = Compulsion.execution.merging(["executionAt": time]) { $1 }.merging(changes) { $1 }
        guard let action = bench.definition.outline(bench.edition)?.action("execute"), let at = Instant(iso: time) else { return ["?"] }
        var filled: any Record = bench.record
        let problems = bench.definition.fill(&filled, action, bench.edition, with: bench.definition.input(typed: input)).map(\.message)
        let moment = Moment(
            now: Instant(at.day, hour: 23, minute: 59), actor: Town.person("p1"), organ: Town.organ, matter: 1, organs: Town.organs,
            calendar: Town.calendar, settings: bench.settings, ledger: bench.ledger, related: bench.known)
        return problems
            + bench.definition.refusals(action, bench.edition, filled, stage: bench.stage, moment).map { "\($0.says)（\($0.basis)）" }
    }

    @Test(arguments: [("2026-12-31T09:30", true), ("2027-01-04T09:30", false), ("2027-10-01T09:30", false)])
    func `放假安排尚未公布，无法判断是否为法定节假日的，不得强制执行（行政强制法第四十三条第一款）`(time: String, holds: Bool) {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        let refused = Self.late(&bench, time)
        #expect(refused.isEmpty == holds, "\(refused)")
        if !holds {
            #expect(refused.first?.contains("2027年的放假安排") == true, "\(refused)")
            Compulsion.expect(Compulsion.executed(&bench, at: time, ["urgency": "山体即将滑坡"]))
        }
    }

    @Test func `工作日历开始以前的日子，同样不得强制执行，指明条件（行政强制法第四十三条第一款）`() {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        _ = Compulsion.executed(&bench, at: "2003-12-31T09:30")
        #expect(bench.refused.contains("compulsory-enforcement.execute.not-on-holiday"))
        _ = Compulsion.executed(&bench, at: "2004-01-02T09:30")
        #expect(!bench.refused.contains("compulsory-enforcement.execute.not-on-holiday"))
        _ = Compulsion.executed(&bench, at: "2027-03-18T09:30")
        #expect(bench.refused == ["compulsory-enforcement.execute.not-on-holiday"])
    }

    @Test func `双休日是否可以，由县设定；节假日不随设定改变`() {
        var bench = Compulsion.decided()
        bench.settings = Settings(["compulsion.rest-days": "否"])
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        #expect(Self.late(&bench, "2020-04-11T09:30").isEmpty)
        #expect(Self.late(&bench, "2020-04-06T09:30").count == 1)
    }

    @Test func `不得对居民生活停水停电停热停气，情况紧急也不得（行政强制法第四十三条第二款）`() {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        let cut = ["cutsUtilities": "是", "residential": "是", "urgency": "紧急"]
        #expect(Compulsion.executed(&bench, at: "2020-03-19T09:30", cut).first?.contains("第四十三条第二款") == true)
        #expect(Compulsion.executed(&bench, at: "2020-03-19T09:30", ["cutsUtilities": "是"]).isEmpty)
    }

    static let executions: [([String: String], String)] = [
        (["supervisedOnTheSpot": "否"], "第五十一条第一款第（三）项"), (["recordSigned": "否"], "第五十一条第一款第（四）项"),
        (["executedAmount": "100"], "第四十九条"), (["executionAt": "2020-03-19T10:01"], "第三十七条第二款"),
    ]

    @Test(arguments: executions.indices) func `执行的要求（行政强制法第四十九条、第五十一条）`(index: Int) {
        let (changes, article) = Self.executions[index]
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        let refused = Compulsion.executed(&bench, at: "2020-03-19T09:30", changes)
        #expect(refused.count == 1 && refused.first?.contains(article) == true, "\(refused)")
    }

    @Test func `实施以后再登记的，以实施之日为准；送达以前不得实施（行政强制法第三十七条、第三十八条）`() {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        let before = Compulsion.execution.merging(["executionAt": "2020-03-13T09:30"]) { $1 }
        #expect(bench.refusing("execute", on: "2020-03-23", by: "p1", before) == ["execution-after-service", "substitute-demanded-in-time"])
        let early = Compulsion.execution.merging(["executionAt": "2020-03-18T09:30"]) { $1 }
        #expect(bench.refusing("execute", by: "p1", early) == ["substitute-demanded-in-time"])
        Compulsion.expect(bench.take("execute", by: "p1", Compulsion.execution.merging(["executionAt": "2020-03-19T09:30"]) { $1 }))
        #expect(bench.record.executedOn == Self.day("2020-03-19"))
    }

    @Test func `强制拆除：公告、自行拆除期限届满、复议诉讼期限届满且未提起（行政强制法第四十四条）`() {
        let building = ["demolition": "是", "obligation": "拆除违法建筑", "powerBasis": "《城乡规划法》第六十八条", "remediesUntil": "2020-09-01"]
        let decision = ["manner": "other", "executionReason": "逾期不拆除", "executionPlan": "九月", "officers.certificates": "1,2"]
        var bench = Compulsion.demanded(building)
        #expect(
            Set(bench.refusing("decide", on: "2020-03-16", by: "head", decision)) == ["self-removal-period-over", "remedies-over-unused"])
        Compulsion.expect(bench.take("announce-removal", by: "p1", ["selfRemovalDays": "15"]))
        #expect(bench.record.selfRemovalUntil == Self.day("2020-03-31"))
        #expect(bench.take("decide", on: "2020-09-01", by: "head", decision).first?.contains("不申请行政复议") == true)
        Compulsion.expect(bench.take("decide", on: "2020-09-02", by: "head", decision))
        Compulsion.expect(bench.take("decision-serve", by: "p1", ["decision.method": "direct"]))
        Compulsion.expect(bench.take("record-remedy", ["challenged": "是"]))
        #expect(Compulsion.executed(&bench, at: "2020-09-03T09:00").first?.contains("第四十四条") == true)
        Compulsion.expect(bench.take("record-remedy", ["challenged": "否"]))
        Compulsion.expect(Compulsion.executed(&bench, at: "2020-09-03T09:00"))
        #expect(bench.counted("compulsory-enforcement.demolitions", through: "2020-12-31") == 1)
    }

    // MARK: Money

    static let remittance = ["manner": "remittance", "executionReason": "逾期不缴", "executionPlan": "四月", "officers.certificates": "1,2"]

    @Test func `加处满三十日以后经催告方可划拨，加处不超过本金（行政强制法第四十五条、第四十六条）`() {
        var bench = Compulsion.registered(Compulsion.fine)
        #expect(bench.take("surcharge", by: "p1", ["surchargeRule": "每日百分之三"]).first?.contains("第四十五条第一款") == true)
        Compulsion.expect(bench.take("surcharge", ["surchargeRule": "每日百分之三", "surchargeTold": "是"]))
        #expect(bench.counted("compulsory-enforcement.manner:surcharge", through: "2020-03-02") == 1)
        #expect(bench.take("demand", Compulsion.demand.merging(["demandAmount": "0"]) { $1 }).first?.contains("第三十五条") == true)
        Compulsion.expect(bench.take("demand", Compulsion.demand.merging(["demandAmount": "20000"]) { $1 }))
        Compulsion.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        #expect(bench.take("decide", on: "2020-04-01", by: "head", Self.remittance).first?.contains("第四十六条第一款") == true)
        let over = Self.remittance.merging(["surcharge": "20000.01"]) { $1 }
        #expect(bench.take("decide", on: "2020-04-02", by: "head", over).first?.contains("第四十五条第二款") == true)
        Compulsion.expect(bench.take("decide", on: "2020-04-02", by: "head", Self.remittance.merging(["surcharge": "20000"]) { $1 }))
        #expect(bench.counted("compulsory-enforcement.manner:surcharge", through: "2020-12-31") == 0)
        #expect(bench.counted("compulsory-enforcement.manner:remittance", through: "2020-12-31") == 1)
    }

    @Test func `没有强制执行权的，只能拍卖已经查封扣押的财物抵缴罚款（行政强制法第四十六条第三款）`() {
        var measure = CompulsoryMeasure()
        measure.measureKind = .seizure
        let input = Compulsion.fine.merging(["powerByLaw": "否", "powerBasis": "", "measure": "70"]) { $1 }
        var bench = Bench<CompulsoryEnforcement>(on: "2020-03-02")
        bench.known = Compulsion.known()
        _ = bench.known.add(70, measure, .imposed)
        Compulsion.expect(bench.take("register", by: "p1", Compulsion.order(input)))
        Compulsion.expect(bench.take("demand", Compulsion.demand.merging(["demandAmount": "20000"]) { $1 }))
        Compulsion.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        #expect(bench.take("decide", on: "2020-03-16", by: "head", Self.remittance).contains { $0.contains("第四十七条") })
        let auction = Self.remittance.merging(["manner": "auction"]) { $1 }
        #expect(bench.take("decide", on: "2020-03-16", by: "head", auction).isEmpty)
    }

    @Test func `写上一件查封扣押不免除三十日的加处，他机关的、已解除的财物不得拍卖（行政强制法第四十六条）`() {
        var measure = CompulsoryMeasure()
        measure.measureKind = .seizure
        var able = Compulsion.demanded(Compulsion.fine, demand: ["demandAmount": "20000"])
        _ = able.known.add(70, measure, .imposed)
        let seized = Self.remittance.merging(["measure": "70"]) { $1 }
        #expect(able.take("decide", on: "2020-03-16", by: "head", seized).first?.contains("第四十六条第一款") == true)
        let input = Compulsion.fine.merging(["powerByLaw": "是", "powerBasis": "", "measure": "70"]) { $1 }
        var bench = Compulsion.demanded(input, demand: ["demandAmount": "20000"])
        for (stage, organ) in [(CompulsoryMeasure.Stage.imposed, Town.market), (.lifted, Town.organ)] {
            _ = bench.known.add(70, measure, stage, in: organ)
            let refused = bench.take("decide", on: "2020-03-16", by: "head", seized.merging(["manner": "auction"]) { $1 })
            #expect(refused.count == 1 && refused.first?.contains("第四十六条第三款") == true, "\(refused)")
        }
        measure.disposal = .auctioned
        _ = bench.known.add(70, measure, .archived)
        var disposed = bench
        #expect(disposed.take("decide", on: "2020-03-16", by: "head", seized.merging(["manner": "auction"]) { $1 }).isEmpty)
        measure.disposal = nil
        _ = bench.known.add(70, measure, .imposed)
        #expect(
            bench.refusing("decide", on: "2020-03-16", by: "head", seized.merging(["manner": "restoration"]) { $1 })
                == ["auction-of-seized-only"])
        #expect(bench.take("decide", on: "2020-03-16", by: "head", seized.merging(["manner": "auction"]) { $1 }).isEmpty)
        let basis = "依据《行政强制法》第四十六条第三款、《行政强制法》第三十七条，决定强制执行。"
        #expect(bench.papers.last?.content.paragraphs.contains { $0.hasSuffix(basis) } == true)
    }

    @Test func `执行回转的，已经公示的决定撤下，不再公示（国办发〔2018〕118号）`() {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("publicity-publish", by: "p1"))
        #expect(bench.published["enforcement"] != nil)
        Compulsion.expect(bench.take("reverse", on: "2020-03-18", by: "head", ["reversalGround": "revoked", "restoration": "已恢复原状"]))
        #expect(bench.published["enforcement"] == nil && !bench.record.publicity.isPublic)
        #expect(bench.record.publicity.withdrawnOn == Self.day("2020-03-18"))
        bench.take("publicity-publish", by: "p1")
        #expect(bench.refused == ["compulsory-enforcement.publicity-publish.enforcement-decided"])
    }

    @Test func `不予公示只决定一次，情形为规定所许；决定以后不再公示（国办发〔2018〕118号）`() {
        var bench = Compulsion.decided()
        bench.take("publicity-withhold", by: "head", ["publicity.ground": "noInfluence"])
        #expect(bench.refused == ["compulsory-enforcement.publicity-withhold.publicity-ground-lawful"])
        Compulsion.expect(bench.take("publicity-withhold", by: "head", ["publicity.ground": "commercialSecret"]))
        bench.take("publicity-withhold", by: "head", ["publicity.ground": "privacy"])
        #expect(bench.refused == ["compulsory-enforcement.publicity-withhold.publicity-undecided"])
        #expect(bench.record.publicity.ground == .commercialSecret)
        bench.take("publicity-publish", by: "p1")
        #expect(bench.refused == ["compulsory-enforcement.publicity-publish.publicity-not-withheld"])
    }

    @Test func `执行完毕以后公示期限继续计算，公示、归档以后办结（国办发〔2018〕118号第二部分、第三部分）`() throws {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("demand-substitute", by: "p1"))
        Compulsion.expect(Compulsion.executed(&bench, at: "2020-03-19T09:30"))
        #expect(try bench.due(of: "publicity-publication") == Self.day("2020-04-14"))
        #expect(try bench.reading(of: "publicity-publication")?.state == .running)
        let file = Compulsion.file("opening", "served", "decision", "performance")
        bench.take("archive", by: "clerk", file)
        #expect(bench.refused == ["compulsory-enforcement.archive.publicity-settled"])
        Compulsion.expect(bench.take("publicity-publish", on: "2020-04-14", by: "p1"))
        #expect(try bench.reading(of: "publicity-publication")?.state == .met)
        bench.take("archive", by: "clerk", Compulsion.file("opening", "decision", "performance"))
        #expect(bench.refused == ["compulsory-enforcement.archive.archive-complete"])
        bench.take("archive", by: "clerk", file.merging(["archive.index": #"[{"paper":"opening"}]"#]) { $1 })
        #expect(bench.refused.contains("compulsory-enforcement.archive.archive-described"))
        Compulsion.expect(bench.take("archive", by: "clerk", file))
        #expect(bench.matter == .archived && bench.matter.isFinal)
        #expect(bench.papers.last?.document == "archive-index")
        #expect(bench.counted("compulsory-enforcement.executed", through: "2020-03-19") == 1)
    }

    @Test func `归档以后据以执行的决定被撤销的，仍应执行回转（行政强制法第四十一条）`() {
        var bench = Compulsion.demanded()
        Compulsion.expect(bench.take("perform", by: "clerk", ["performance": "已补种"]))
        Compulsion.expect(bench.take("archive", by: "clerk", Compulsion.file("opening", "served", "performance")))
        let reversal = ["reversalGround": "revoked", "restoration": "退还补种费用"]
        Compulsion.expect(bench.take("reverse-archived", on: "2021-03-02", by: "head", reversal))
        #expect(bench.matter == .archived && bench.record.reversedOn == Self.day("2021-03-02"))
        bench.take("reverse-archived", by: "head", reversal)
        #expect(bench.refused == ["compulsory-enforcement.reverse-archived.not-yet-reversed"])
    }

    // MARK: Agreement, suspension, end, reversal

    @Test func `执行协议：不损害公益，减免限于加处部分且有补救措施；不履行的恢复执行（行政强制法第四十二条）`() {
        var bench = Compulsion.decided()
        let terms = ["agreement": "分三期补种"]
        #expect(bench.take("agree", by: "head", terms).first?.contains("第四十二条第一款") == true)
        #expect(
            bench.refusing("agree", terms.merging(["agreementHarmless": "是", "waived": "100", "remedialAction": "补种"]) { $1 })
                == ["waiver-for-remedy"])
        Compulsion.expect(bench.take("agree", terms.merging(["agreementHarmless": "是"]) { $1 }))
        Compulsion.expect(bench.take("agreement-broken", by: "p1", ["breach": "第一期未补种"]))
        #expect(bench.matter == .decided)
        Compulsion.expect(bench.take("agree", by: "head", terms.merging(["agreementHarmless": "是"]) { $1 }))
        Compulsion.expect(bench.take("agreement-kept", by: "p1", ["performance": "已全部补种"]))
        #expect(bench.counted("compulsory-enforcement.performed", through: "2020-12-31") == 1)
    }

    @Test func `中止执行满三年未恢复的不再执行，恢复的重新起算（行政强制法第三十九条第二款）`() throws {
        var bench = Compulsion.decided()
        let hardship = ["suspensionGround": "hardship", "suspensionNote": "家庭困难", "noSocialHarm": "是"]
        Compulsion.expect(bench.take("suspend", on: "2020-03-20", by: "head", hardship))
        #expect(try bench.due(of: "suspended") == Self.day("2023-03-20"))
        Compulsion.expect(bench.take("resume", on: "2021-03-22", ["suspensionNote": "有能力履行"]))
        #expect(try bench.due(of: "suspended") == nil)
        Compulsion.expect(bench.take("suspend", on: "2021-04-06", by: "head", hardship))
        #expect(try bench.due(of: "suspended") == Self.day("2024-04-06"))
        Compulsion.expect(bench.take("give-up", on: "2024-04-07", by: "system"))
        #expect(bench.matter == .terminated && bench.record.terminationGround == .threeYears)
        #expect(bench.counted("compulsory-enforcement.suspended", through: "2024-12-31") == 2)
        var harmful = Compulsion.decided()
        Compulsion.expect(harmful.take("suspend", by: "head", hardship.merging(["noSocialHarm": "否"]) { $1 }))
        #expect(try harmful.due(of: "suspended") == nil)
    }

    static let ends: [(step: String, input: [String: String])] = [
        ("perform", ["performance": "已补种"]), ("terminate", ["terminationGround": "destroyed", "terminationNote": "标的灭失"]),
        ("reverse", ["reversalGround": "revoked", "restoration": "已恢复原状"]), ("give-up", [:]),
    ]

    @Test(arguments: ends.indices) func `中止执行中办结的，中止随之结束（行政强制法第三十九条至第四十一条）`(index: Int) throws {
        let (step, input) = Self.ends[index]
        var bench = Compulsion.decided()
        let hardship = ["suspensionGround": "hardship", "suspensionNote": "家庭困难", "noSocialHarm": "是"]
        Compulsion.expect(bench.take("suspend", on: "2020-03-20", by: "head", hardship))
        Compulsion.expect(bench.take(step, on: "2020-05-20", by: step == "give-up" ? "system" : "head2", input))
        #expect(bench.record.suspensions.map(\.until) == [Self.day("2020-05-20")])
        bench.today = Self.day("2024-01-02")
        #expect(try bench.reading(of: "suspended")?.state == .met)
    }

    @Test func `中止执行中履行的，不早于中止（行政强制法第三十九条）`() {
        var bench = Compulsion.decided()
        let hardship = ["suspensionGround": "hardship", "suspensionNote": "家庭困难", "noSocialHarm": "是"]
        Compulsion.expect(bench.take("suspend", on: "2020-03-20", by: "head", hardship))
        let input = ["performance": "已补种"]
        let early = bench.enter("perform", happened: "2020-03-19", on: "2020-03-25", by: "clerk", late: "当事人后来告知", input)
        #expect(early.contains { $0.contains("不得早于") && $0.contains("2020年3月20日") }, "\(early)")
        #expect(bench.enter("perform", happened: "2020-03-20", on: "2020-03-25", by: "clerk", late: "当事人后来告知", input).isEmpty)
        #expect(bench.record.suspensions.map(\.until) == [Self.day("2020-03-20")])
    }

    @Test func `恢复执行以后办结的，恢复日期不变`() {
        var bench = Compulsion.decided()
        Compulsion.expect(bench.take("suspend", by: "head", ["suspensionGround": "thirdParty", "suspensionNote": "第三人主张权利"]))
        Compulsion.expect(bench.take("resume", on: "2020-04-07", ["suspensionNote": "异议不成立"]))
        Compulsion.expect(bench.take("perform", on: "2020-04-09", by: "clerk", ["performance": "已补种"]))
        #expect(bench.record.suspensions.map(\.until) == [Self.day("2020-04-07")])
    }

    @Test func `终结执行与执行回转（行政强制法第四十条、第四十一条）`() {
        var bench = Compulsion.decided()
        #expect(bench.refusing("terminate", by: "head", ["terminationGround": "threeYears", "terminationNote": "满三年"]) == ["not-three-years-ground"])
        var reversed = bench
        Compulsion.expect(bench.take("terminate", by: "head", ["terminationGround": "destroyed", "terminationNote": "标的灭失"]))
        #expect(reversed.take("reverse", by: "head", ["reversalGround": "revoked"]).first?.contains("第四十一条") == true)
        Compulsion.expect(reversed.take("reverse", by: "head", ["reversalGround": "revoked", "restoration": "已恢复原状"]))
        #expect(reversed.counted("compulsory-enforcement.reversed", through: "2020-12-31") == 1)
    }

    @Test func `立即代履行：当事人不在场的事后通知（行政强制法第五十二条）`() {
        var bench = Bench<CompulsoryEnforcement>(on: "2020-03-07")
        bench.known = Compulsion.known()
        let input = Compulsion.party.merging([
            "decisionName": "立即清除路面遗洒物", "obligation": "清除路面遗洒物", "officers.certificates": "1,2", "urgency": "妨碍交通", "executionRecord": "已清除",
        ]) { $1 }
        Compulsion.expect(bench.take("clear-at-once", by: "p1", input))
        #expect(bench.take("finish-clearing").first?.contains("事后通知") == true)
        Compulsion.expect(bench.take("tell-party"))
        Compulsion.expect(bench.take("finish-clearing"))
        #expect(bench.counted("compulsory-enforcement.manner:substitute", through: "2020-12-31") == 1)
    }
}
