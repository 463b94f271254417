import Kernel
import Testing

@testable import Affairs

@Suite("行政强制措施")
struct CompulsoryMeasureTests {
    private static func day(_ text: String) -> Day { Bench<CompulsoryMeasure>.day(text) }

    @Test func `提请、批准、实施、解除（行政强制法第十八条、第二十四条、第二十八条）`() {
        var bench = Compulsion.imposed()
        #expect(bench.counted("compulsory-measure.count", through: "2020-03-01") == 0)
        #expect(bench.counted("compulsory-measure.count", through: "2020-03-02") == 1)
        #expect(bench.counted("compulsory-measure.kind:seizure", through: "2020-12-31") == 1)
        #expect(bench.counted("compulsory-measure.open", through: "2020-03-20") == 1)
        let lifting = ["liftGround": "needless", "liftReason": "检验合格"]
        #expect(bench.take("lift", on: "2020-03-20", by: "head", lifting).first?.contains("立即退还财物") == true)
        #expect(bench.take("lift", on: "2020-03-20", by: "head", lifting.merging(["returned": "30箱退还，当事人签收"]) { $1 }).isEmpty)
        #expect(bench.counted("compulsory-measure.open", through: "2020-03-19") == 1)
        #expect(bench.counted("compulsory-measure.open", through: "2020-03-20") == 0)
        #expect(bench.counted("compulsory-measure.ground:needless", through: "2020-03-20") == 1)
        #expect(bench.counted("compulsory-measure.lapsed", through: "2020-12-31") == 0)
    }

    // MARK: Grounds

    static let grounds: [([String: String], String)] = [
        (["basisLevel": "other"], "第十条"), (["party.organisationName": ""], "第二十四条第二款第（一）项"),
        (["party.address": ""], "第二十四条第二款第（一）项"), (Compulsion.freezing.merging(["party.address": ""]) { $1 }, "第三十一条第（一）项"),
        (["items": "[]"], "第二十四条第二款第（三）项"), (["items": #"[{"name":"办公电脑"}]"#], "第二十三条第一款"),
        (["items": #"[{"name":"口粮","isInvolved":true,"isNecessity":true}]"#], "第二十三条第一款"),
        (["items": #"[{"name":"设备","isInvolved":true,"sealedElsewhere":"县人民法院"}]"#], "第二十三条第二款"),
        (["holdDays": "31"], "第二十五条第一款"), (["officers.certificates": "1"], "第十八条第（二）项"), (["officers.certificates": "1,6"], "第十七条第三款"),
        (["officers.certificates": "1,5"], "第十七条第三款"), (Compulsion.freezing.merging(["frozenAmount": "50001"]) { $1 }, "第二十九条第二款"),
        (Compulsion.freezing.merging(["bank": ""]) { $1 }, "第三十一条"),
        (Compulsion.freezing.merging(["basisLevel": "administrativeRegulation"]) { $1 }, "第十条"),
        (["measureKind": "liberty", "items": "[]", "party.citizenName": "李某"], "第二十条第二款"),
    ]

    @Test(arguments: grounds.indices) func `没有法定条件的，不得采取（行政强制法第十条至第三十一条）`(index: Int) {
        let (changes, article) = Self.grounds[index]
        var bench = Compulsion.measure()
        let refused = bench.take("propose", Compulsion.seizure(changes))
        #expect(refused.count == 1 && refused.first?.contains("《行政强制法》\(article)") == true, "\(refused)")
    }

    static let levels: [(String, CompulsoryMeasure.BasisLevel, Bool)] = [
        ("seizure", .law, true), ("seizure", .administrativeRegulation, true), ("seizure", .localRegulation, true), ("seizure", .other, false),
        ("sealing", .localRegulation, true), ("freezing", .law, true), ("freezing", .administrativeRegulation, false),
        ("freezing", .localRegulation, false), ("liberty", .law, true), ("liberty", .administrativeRegulation, false), ("other", .law, true),
        ("other", .administrativeRegulation, true), ("other", .localRegulation, false),
    ]

    @Test(arguments: levels.indices) func `强制措施由法律设定，法规只能设定所许的（行政强制法第十条）`(index: Int) {
        let (kind, level, holds) = Self.levels[index]
        #expect(level.mayIntroduce(CompulsoryMeasure.MeasureKind(rawValue: kind)!) == holds)
    }

    @Test func `其他机关正在查封、扣押的，不得重复；已经解除的可以（行政强制法第二十三条第二款）`() {
        var other = CompulsoryMeasure()
        other.marks = ["湘F12345"]
        var bench = Compulsion.measure()
        _ = bench.known.add(50, other, .imposed, in: Town.market)
        let refused = bench.take("propose", Compulsion.seizure(["marks": "湘F12345"]))
        #expect(refused.count == 1 && refused.first?.contains("湘F12345") == true)
        _ = bench.known.add(50, other, .lifted, in: Town.market)
        #expect(bench.take("propose", Compulsion.seizure(["marks": "湘F12345"])).isEmpty)
    }

    @Test(arguments: [CompulsoryMeasure.Stage.imposed, .urgent])
    func `同一账号正在冻结的，不得重复冻结，没有填写标识的也不得（行政强制法第二十九条第二款）`(stage: CompulsoryMeasure.Stage) {
        var other = CompulsoryMeasure()
        (other.measureKind, other.accounts) = (.freezing, ["6230 001"])
        var bench = Compulsion.measure()
        _ = bench.known.add(50, other, stage, in: Town.market)
        bench.take("propose", Compulsion.seizure(Compulsion.freezing))
        #expect(bench.refused == ["compulsory-measure.propose.not-frozen-elsewhere"])
        Compulsion.expect(bench.take("propose", Compulsion.seizure(Compulsion.freezing.merging(["accounts": "6230002"]) { $1 })))
        var lifted = Compulsion.measure()
        _ = lifted.known.add(50, other, .lifted, in: Town.market)
        Compulsion.expect(lifted.take("propose", Compulsion.seizure(Compulsion.freezing)))
        // Frozen by another between proposal and act.
        _ = lifted.known.add(51, other, stage, in: Town.market)
        lifted.take("approve", by: "head")
        #expect(lifted.refused == ["compulsory-measure.approve.not-frozen-elsewhere"])
    }

    // MARK: On the spot

    static let spots: [([String: String], String)] = [
        (["certificatesShown": "否"], "第十八条第（三）项"), (["told": "否"], "第十八条第（五）项"), (["defenceReview": ""], "第十八条第（六）项"),
        (["record": ""], "第十八条第（七）项"), (["recordSigned": "否"], "第十八条第（八）项"), (["partyPresent": "否"], "第十八条第（九）项"),
        (["deliveredOnTheSpot": "否"], "第二十四条"), (["inventoryInDuplicate": "否"], "第二十四条"),
    ]

    @Test(arguments: spots.indices) func `实施程序缺一不可（行政强制法第十八条、第二十四条）`(index: Int) {
        let (changes, article) = Self.spots[index]
        var bench = Compulsion.approved()
        let refused = bench.take("impose", Compulsion.spot.merging(changes) { $1 })
        #expect(refused.count == 1 && refused.first?.contains("《行政强制法》\(article)") == true, "\(refused)")
        #expect(bench.counted("compulsory-measure.count", through: "2020-12-31") == 0)
    }

    @Test func `决定书和笔录不写没有的内容：数量、状况，冻结的见证和签名（行政强制法第十八条、第二十四条、第三十条）`() throws {
        let list = #"[{"name":"辣条","quantity":"30箱","isInvolved":true},{"name":"封口机","isInvolved":true}]"#
        let seized = Compulsion.imposed(["items": list])
        let decision = try #require(seized.papers.first { $0.document == "decision" }?.content)
        #expect(decision.paragraphs.contains("清单：辣条（30箱）、封口机。清单一式二份，由当事人和本机关分别保存。"))
        let absent = ["bankTold": "是", "partyPresent": "否", "told": "否", "defence": "", "defenceReview": "", "recordSigned": "否"]
        let frozen = Compulsion.imposed(Compulsion.freezing, spot: absent)
        let record = try #require(frozen.papers.last { $0.document == "record" }?.content)
        #expect(record.paragraphs == ["实施人员：\(frozen.record.officers.words(frozen.moment))，已出示执法身份证件。", "现场查获"])
    }

    @Test func `拒绝签名的注明，不到场的有见证人（行政强制法第十八条）`() {
        var refusing = Compulsion.approved()
        #expect(refusing.take("impose", Compulsion.spot.merging(["recordSigned": "否", "unsignedNote": "拒绝签名"]) { $1 }).isEmpty)
        var absent = Compulsion.approved()
        let spot = Compulsion.spot.merging(["partyPresent": "否", "told": "否", "defenceReview": "", "witness": "王见证"]) { $1 }
        #expect(absent.take("impose", spot).isEmpty)
    }

    @Test func `未经批准不得实施，提请人不得批准，证件当日无效不得实施（行政强制法第十七条、第十八条）`() {
        var bench = Compulsion.measure()
        Compulsion.expect(bench.take("propose", Compulsion.seizure(["officers.certificates": "1,4"])))
        #expect(bench.take("impose", Compulsion.spot).contains { $0.contains("阶段") })
        #expect(bench.take("approve").first?.contains("提请批准") == true)
        Compulsion.expect(bench.take("approve", by: "head"))
        #expect(bench.take("impose", on: "2020-07-01", by: "p1", Compulsion.spot).first?.contains("第十七条第三款") == true)
        #expect(bench.take("impose", on: "2020-06-30", Compulsion.spot).isEmpty)
    }

    @Test func `情况紧急当场实施，二十四小时内报告并补办批准（行政强制法第十九条）`() throws {
        var bench = Compulsion.measure()
        Compulsion.expect(bench.take("impose-urgently", Compulsion.seizure(Compulsion.spot).merging(["urgency": "正在转移"]) { $1 }))
        #expect(bench.matter == .urgent)
        let last = Instant(Self.day("2020-03-03"), hour: 10)
        for limit in ["report", "ratification"] {
            #expect(try bench.reading(of: limit, at: last)?.due?.instant == last, "\(limit)")
            #expect(try bench.reading(of: limit, at: last)?.state == .running, "\(limit)")
            #expect(try bench.reading(of: limit, at: Instant(milliseconds: last.milliseconds + 1))?.state == .overdue, "\(limit)")
        }
        #expect(bench.take("ratify", by: "head").first?.contains("已经报告") == true)
        Compulsion.expect(bench.take("report", on: "2020-03-03", by: "p1"))
        #expect(bench.take("ratify", by: "p2").first?.contains("不得批准自己") == true)
        Compulsion.expect(bench.take("ratify", by: "head"))
        #expect(try bench.reading(of: "ratification")?.state == .met)
        #expect(bench.counted("compulsory-measure.urgent", through: "2020-03-02") == 1)
    }

    @Test func `负责人认为不应当采取的，立即解除（行政强制法第十九条）`() {
        var bench = Compulsion.measure()
        Compulsion.expect(bench.take("impose-urgently", Compulsion.seizure(Compulsion.spot).merging(["urgency": "正在转移"]) { $1 }))
        Compulsion.expect(bench.take("reject", by: "head", ["liftReason": "情节显著轻微", "returned": "已退还"]))
        #expect(bench.matter == .lifted && bench.record.liftGround == .notRatified)
    }

    @Test func `当场实施以后解除的，不再等待报告和补办批准（行政强制法第十九条）`() throws {
        var bench = Compulsion.measure()
        Compulsion.expect(bench.take("impose-urgently", Compulsion.seizure(Compulsion.spot).merging(["urgency": "正在转移"]) { $1 }))
        Compulsion.expect(bench.take("reject", by: "head", ["liftReason": "情节显著轻微", "returned": "已退还"]))
        bench.today = Self.day("2020-06-01")
        for limit in ["report", "ratification", "hold"] { #expect(try bench.reading(of: limit)?.state == .met, "\(limit)") }
    }

    // MARK: Thirty days

    @Test func `期限三十日，届满次日自动解除（行政强制法第二十五条、第二十八条）`() throws {
        var bench = Compulsion.imposed()
        #expect(try bench.due(of: "hold") == Self.day("2020-04-01"))
        bench.today = Self.day("2020-04-01")
        #expect(try bench.reading(of: "hold")?.state == .running)
        let limit = try #require(bench.definition.outline(bench.edition)?.limits.first { $0.id == "hold" })
        #expect(limit.deemedAction == "lapse")
        #expect(
            bench.take("extend", on: "2020-04-02", by: "head", ["extensionReason": "案情复杂", "extensionDays": "30"]).first?.contains("届满前") == true)
        Compulsion.expect(bench.take("lapse", by: "system"))
        #expect(bench.matter == .lifted && bench.record.liftGround == .expired)
        #expect(bench.counted("compulsory-measure.lapsed", through: "2020-04-01") == 0)
        #expect(bench.counted("compulsory-measure.lapsed", through: "2020-04-02") == 1)
        Compulsion.expect(bench.take("give-back", by: "p1", ["afterLapse": "已退还"]))
        #expect(bench.refusing("give-back", ["afterLapse": "已退还"]) == ["lapsed-not-returned"])
    }

    @Test func `延长一次，不得超过三十日（行政强制法第二十五条第一款、HG-16）`() throws {
        var bench = Compulsion.imposed()
        let extend = ["extensionReason": "案情复杂", "extensionDays": "30"]
        #expect(
            bench.refusing("extend", on: "2020-04-01", by: "head", extend.merging(["extensionDays": "31"]) { $1 })
                == ["extension-within-thirty-days"])
        Compulsion.expect(bench.take("extend", on: "2020-04-01", by: "head", extend))
        #expect(try bench.due(of: "hold") == Self.day("2020-05-01") && bench.due(of: "freeze") == nil)
        #expect(bench.record.extendedUntil == Self.day("2020-05-01"))
        let paper = try #require(bench.papers.last { $0.document == "extension" }).content
        #expect(paper.paragraphs.contains { $0.contains("依照《行政强制法》第二十五条第一款的规定") })
        #expect(bench.take("extend", by: "head", extend).contains { $0.contains("至多延长1次") })
        #expect(bench.counted("compulsory-measure.extended", through: "2020-03-31") == 0)
        #expect(bench.counted("compulsory-measure.extended", through: "2020-04-01") == 1)
    }

    @Test func `冻结三十日，延长一次不超过三十日，期满自动解除（行政强制法第三十二条）`() throws {
        var bench = Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"])
        #expect(try bench.due(of: "freeze") == Self.day("2020-04-01") && bench.due(of: "hold") == nil)
        let extend = ["extensionReason": "案情复杂", "extensionDays": "30"]
        #expect(
            bench.refusing("extend", on: "2020-04-01", by: "head", extend.merging(["extensionDays": "31"]) { $1 })
                == ["freezing-extended-within-thirty-days"])
        var late = bench
        #expect(late.refusing("extend", on: "2020-04-02", by: "head", extend) == ["freezing-not-over"])
        Compulsion.expect(bench.take("extend", on: "2020-04-01", by: "head", extend))
        let paper = try #require(bench.papers.last { $0.document == "extension" }).content
        #expect(paper.paragraphs.contains { $0.contains("依照《行政强制法》第三十二条第一款的规定") })
        #expect(try bench.due(of: "freeze") == Self.day("2020-05-01"))
        let limit = try #require(bench.definition.outline(bench.edition)?.limits.first { $0.id == "freeze" })
        #expect(limit.basis == Law.compulsion(32, 1) && limit.deemedAction == "lapse")
    }

    @Test func `检测、鉴定期间不计入，告知的期间届满即恢复计算（行政强制法第二十五条第三款）`() throws {
        var bench = Compulsion.imposed()
        let testing = ["testings": #"[{"item":"微生物检验","days":10,"told":true}]"#]
        bench.take("begin-testing", on: "2020-03-12", ["testings": #"[{"item":"微生物检验","days":10}]"#])
        #expect(bench.refused == ["compulsory-measure.begin-testing.testing-told"])
        Compulsion.expect(bench.take("begin-testing", testing))
        #expect(try bench.due(of: "hold") == nil)
        #expect(try bench.due(of: "testing") == Self.day("2020-03-22"))
        Compulsion.expect(bench.take("end-testing", on: "2020-03-23", by: "system"))
        #expect(try bench.due(of: "hold") == Self.day("2020-04-12"))
        #expect(try bench.due(of: "testing") == nil)
        #expect(bench.refusing("end-testing") == ["testing-under-way"])
        let frozen = Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"])
        var other = frozen
        #expect(other.refusing("begin-testing", testing) == ["things-taken"])
    }

    @Test func `法律、行政法规另有规定期限的从其规定，不按三十日延长`() throws {
        var bench = Compulsion.imposed(["holdDays": "60", "holdRule": "《某法》第十条"])
        #expect(try bench.due(of: "hold") == Self.day("2020-05-01"))
        #expect(bench.refusing("extend", by: "head", ["extensionReason": "复杂", "extensionDays": "30"]) == ["no-special-term"])
    }

    @Test func `检测期间解除的，检测随之结束，期限不再中止（行政强制法第二十五条第三款）`() throws {
        var bench = Compulsion.imposed()
        let tests = #"[{"item":"微生物检验","days":10,"told":true},{"item":"理化检验","days":20,"told":true}]"#
        Compulsion.expect(bench.take("begin-testing", on: "2020-03-12", ["testings": tests]))
        #expect(try bench.due(of: "testing") == Self.day("2020-04-01"))
        #expect(bench.papers.last?.content.paragraphs.first?.contains("微生物检验，期间为10日；理化检验，期间为20日") == true)
        let lifting = ["liftGround": "noOffence", "liftReason": "检验合格", "returned": "30箱退还，当事人签收"]
        Compulsion.expect(bench.take("lift", on: "2020-03-17", by: "head", lifting))
        #expect(bench.record.testings.map(\.until) == [Self.day("2020-03-17"), Self.day("2020-03-17")])
        #expect(!bench.ledger.isSuspended("hold"))
        bench.today = Self.day("2021-01-04")
        #expect(try bench.reading(of: "hold")?.state == .met)
    }

    // MARK: Freezing and liberty

    @Test(arguments: [("2020-03-02", "2020-03-05"), ("2020-04-30", "2020-05-08"), ("2020-04-24", "2020-04-28")])
    func `冻结后三个工作日内交付决定书（行政强制法第三十一条、第六十九条）`(day: String, last: String) throws {
        var bench = Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是", "deliveredOnTheSpot": "否", "inventoryInDuplicate": "否"], on: day)
        #expect(try bench.due(of: "freezing-serve") == Self.day(last))
        bench.today = Self.day(last)
        #expect(try bench.reading(of: "freezing-serve")?.state == .running)
        bench.today = Self.day(last).advanced(by: 1)
        #expect(try bench.reading(of: "freezing-serve")?.state == .overdue)
        Compulsion.expect(bench.take("freezing-serve", on: last))
        #expect(try bench.reading(of: "freezing-serve")?.state == .met)
        #expect(bench.refusing("freezing-serve") == ["freezing-not-delivered"])
    }

    @Test func `冻结决定书交付不早于冻结，登记一次；冻结以外的没有冻结决定书（行政强制法第三十一条）`() {
        var bench = Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"])
        bench.take("freezing-serve", on: "2020-03-04", ["freezing.servedOn": "2020-03-01"])
        #expect(bench.refused == ["compulsory-measure.freezing-serve.freezing-service-in-order"])
        Compulsion.expect(bench.take("freezing-serve", ["freezing.servedOn": "2020-03-03", "freezing.receiver": "addressee"]))
        #expect(bench.record.freezingService.servedOn == Self.day("2020-03-03"))
        #expect(bench.papers.last?.document == "freezing-receipt")
        bench.take("freezing-serve", ["freezing.servedOn": "2020-03-04"])
        #expect(bench.refused == ["compulsory-measure.freezing-serve.freezing-not-delivered"])
        var seized = Compulsion.imposed()
        seized.take("freezing-announce", ["freezing.announcementReason": "下落不明"])
        #expect(seized.refused == ["compulsory-measure.freezing-announce.freezing-imposed"])
    }

    @Test func `冻结应当向金融机构交付通知书，解除时通知金融机构和当事人（行政强制法第三十条、第三十三条）`() {
        var bench = Compulsion.approved(Compulsion.freezing)
        let spot = ["certificatesShown": "是", "record": "到银行办理"]
        #expect(bench.take("impose", spot).first?.contains("第三十条第一款") == true)
        Compulsion.expect(bench.take("impose", spot.merging(["bankTold": "是"]) { $1 }))
        #expect(bench.take("lift", by: "head", ["liftGround": "decided", "liftReason": "已处罚"]).first?.contains("第三十三条第二款") == true)
        #expect(bench.take("lift", by: "head", ["liftGround": "decided", "liftReason": "已处罚", "bankToldOfLifting": "是"]).isEmpty)
    }

    @Test func `限制人身自由的立即通知家属，不超过法定期限（行政强制法第二十条）`() throws {
        let liberty = [
            "measureKind": "liberty", "items": "[]", "party.kind": "citizen", "party.organisationName": "", "party.creditCode": "",
            "party.citizenName": "李某", "libertyHours": "8",
        ]
        var bench = Compulsion.approved(liberty)
        let spot = Compulsion.spot.merging(["deliveredOnTheSpot": "否", "inventoryInDuplicate": "否"]) { $1 }
        #expect(bench.take("impose", spot).first?.contains("第二十条第一款") == true)
        Compulsion.expect(bench.take("impose", spot.merging(["familyTold": "是"]) { $1 }))
        let last = Instant(Self.day("2020-03-02"), hour: 18)
        #expect(try bench.reading(of: "liberty", at: last)?.state == .running)
        #expect(try bench.reading(of: "liberty", at: Instant(milliseconds: last.milliseconds + 1))?.state == .overdue)
        #expect(try bench.due(of: "hold") == nil)
    }

    // MARK: Keeping and ending

    @Test func `只有查封的可以委托第三人保管（行政强制法第二十六条）`() {
        var seized = Compulsion.imposed()
        #expect(seized.take("entrust", ["custody": "thirdParty", "custodian": "仓储公司"]).first?.contains("第二十六条第二款") == true)
        #expect(seized.take("entrust", ["custody": "organ"]).isEmpty)
        var sealed = Compulsion.imposed(["measureKind": "sealing"])
        #expect(sealed.take("entrust", ["custody": "thirdParty", "custodian": "仓储公司"]).isEmpty)
    }

    @Test func `鲜活物品先行变卖的，解除时退还所得（行政强制法第二十八条第二款）`() {
        var bench = Compulsion.imposed()
        Compulsion.expect(bench.take("sell", by: "head", ["sold": "鲜肉", "proceeds": "3000"]))
        let lifting = ["liftGround": "noOffence", "liftReason": "没有违法行为", "returned": "其余退还"]
        #expect(bench.take("lift", by: "head", lifting).first?.contains("退还所得款项") == true)
        #expect(bench.take("lift", by: "head", lifting.merging(["proceedsReturned": "是"]) { $1 }).isEmpty)
    }

    @Test func `没收应当有处罚决定，拍卖抵缴罚款应当经催告、未复议诉讼（行政强制法第二十七条、第四十六条第三款）`() {
        var bench = Compulsion.imposed()
        #expect(bench.take("dispose", by: "head", ["disposal": "confiscated", "disposalBasis": "没收"]).first?.contains("第二十七条") == true)
        var penalty = PenaltyCase()
        penalty.decision = .penalise
        _ = bench.known.add(60, penalty, .executing)
        let auction = ["disposal": "auctioned", "disposalBasis": "抵缴罚款", "penaltyCase": "60"]
        #expect(bench.take("dispose", by: "head", auction).first?.contains("第四十六条第三款") == true)
        var fine = PenaltyItem()
        (fine.kind, fine.amount) = (.fine, .yuan(5_000))
        penalty.penalties = [fine]
        (penalty.remediesUntil, penalty.demandedOn) = (Day(iso: "2020-03-01"), Day(iso: "2020-02-10"))
        _ = bench.known.add(60, penalty, .executing)
        // A demand that has not reached the party, or that is not ten days old, is no demand unheeded; nor is one that was paid.
        #expect(bench.take("dispose", by: "head", auction).count == 1)
        penalty.demandService.servedOn = Day(iso: "2020-02-17")
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("dispose", by: "head", auction).count == 1)
        penalty.demandService.servedOn = Day(iso: "2020-02-14")
        var payment = Payment()
        payment.amount = .yuan(5_000)
        penalty.payments = [payment]
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("dispose", by: "head", auction).count == 1)
        #expect(bench.refused == ["compulsory-measure.dispose.auction-for-fine"])
        penalty.payments = []
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("dispose", by: "head", auction).isEmpty)
        #expect(bench.counted("compulsory-measure.disposed", through: "2020-12-31") == 1)
        #expect(bench.counted("compulsory-measure.lifted", through: "2020-12-31") == 0)
    }

    @Test func `涉嫌犯罪的财物随案移送，书面告知当事人（行政强制法第二十一条）`() {
        var bench = Compulsion.imposed()
        #expect(bench.take("transfer", ["transferredTo": "县公安局"]).first?.contains("第二十一条") == true)
        #expect(bench.take("transfer", ["transferredTo": "县公安局", "partyToldOfTransfer": "是"]).isEmpty)
        #expect(bench.counted("compulsory-measure.transferred", through: "2020-12-31") == 1)
    }

    @Test(arguments: [("2020-03-02", "2020-03-30"), ("2020-04-20", "2020-05-19")])
    func `强制措施决定二十个工作日内公示（国办发〔2018〕118号）`(day: String, last: String) throws {
        var bench = Compulsion.imposed(on: day)
        #expect(try bench.due(of: "publicity-publication") == Self.day(last))
        Compulsion.expect(bench.take("publicity-publish", on: last, by: "p1"))
        #expect(try bench.reading(of: "publicity-publication")?.state == .met)
        #expect(bench.refusing("publicity-publish") == ["publicity-not-public"])
    }

    @Test func `不予公示只决定一次；公示的信息不准确的撤下，改正后再公示（国办发〔2018〕118号第二部分）`() {
        var silent = Compulsion.imposed()
        Compulsion.expect(silent.take("publicity-withhold", by: "head", ["publicity.ground": "underInvestigation"]))
        silent.take("publicity-withhold", by: "head", ["publicity.ground": "privacy"])
        #expect(silent.refused == ["compulsory-measure.publicity-withhold.publicity-undecided"])
        silent.take("publicity-publish", by: "p1")
        #expect(silent.refused == ["compulsory-measure.publicity-publish.publicity-not-withheld"])
        var bench = Compulsion.imposed()
        bench.take("publicity-withdraw", by: "p1", ["publicity.withdrawReason": "当事人名称有误"])
        #expect(bench.refused == ["compulsory-measure.publicity-withdraw.publicity-public"])
        Compulsion.expect(bench.take("publicity-publish", by: "p1"))
        Compulsion.expect(bench.take("publicity-withdraw", on: "2020-03-04", by: "p1", ["publicity.withdrawReason": "当事人名称有误"]))
        #expect(bench.published["measure"] == nil)
        Compulsion.expect(bench.take("publicity-publish", on: "2020-03-05", by: "p1"))
        #expect(bench.published["measure"] != nil)
        #expect(bench.counted("compulsory-measure.published", through: "2020-03-02") == 1)
    }

    @Test func `解除以后公示期限继续计算，退还、公示、归档以后办结（行政强制法第二十八条、国办发〔2018〕118号）`() throws {
        var bench = Compulsion.imposed()
        Compulsion.expect(bench.take("lapse", on: "2020-04-02", by: "system"))
        #expect(!bench.matter.isFinal)
        #expect(try bench.reading(of: "publicity-publication")?.state == .overdue)
        let file = Compulsion.file("opening", "decision", "evidence", "property")
        bench.take("archive", by: "clerk", file)
        let unmet = ["publicity-settled", "returned-after-lapse"].map { "compulsory-measure.archive.\($0)" }
        #expect(bench.refused == unmet)
        Compulsion.expect(bench.take("give-back", by: "p1", ["afterLapse": "已退还"]))
        Compulsion.expect(bench.take("publicity-publish", by: "p1"))
        #expect(try bench.reading(of: "publicity-publication")?.state == .metLate)
        bench.take("archive", by: "clerk", Compulsion.file("opening", "decision", "evidence"))
        #expect(bench.refused == ["compulsory-measure.archive.archive-complete"])
        Compulsion.expect(bench.take("archive", by: "clerk", file))
        #expect(bench.matter == .archived && bench.matter.isFinal)
        #expect(bench.counted("compulsory-measure.open", through: "2020-12-31") == 0)
    }

    @Test func `期满以后不得以送检续期（行政强制法第二十五条）`() {
        let test = ["testings": #"[{"item":"委托检验","days":20,"told":true}]"#]
        var bench = Compulsion.imposed()
        #expect(bench.take("begin-testing", on: "2020-04-02", by: "p1", test).first?.contains("第二十五条第一款") == true)
        #expect(bench.take("begin-testing", on: "2020-04-01", by: "p1", test).isEmpty)
    }

    @Test func `实施的执法人员不得批准自己的措施（行政强制法第十八条第一项）`() {
        var bench = Compulsion.measure()
        Compulsion.expect(bench.take("propose", Compulsion.seizure()))
        #expect(bench.take("approve", by: "p2").first?.contains("第十八条第（一）项") == true)
        #expect(bench.take("approve", by: "head").isEmpty)
    }

    @Test func `没收、拍卖所据的处罚决定应当是本机关的，仍然有效，没收的写明没收非法财物（行政强制法第二十七条）`() {
        var item = PenaltyItem()
        item.kind = .confiscatedProperty
        var penalty = PenaltyCase()
        (penalty.decision, penalty.penalties) = (.penalise, [item])
        let confiscation = ["disposal": "confiscated", "disposalBasis": "没收", "penaltyCase": "60"]
        var bench = Compulsion.imposed()
        _ = bench.known.add(60, penalty, .executing, in: Town.market)
        #expect(bench.refusing("dispose", by: "head", confiscation) == ["confiscation-decided"])
        var fined = penalty
        fined.penalties = []
        _ = bench.known.add(60, fined, .executing)
        #expect(bench.refusing("dispose", by: "head", confiscation) == ["confiscation-decided"])
        var fallen = penalty
        (fallen.fall, fallen.fallenOn) = (.revoked, Day(iso: "2020-03-02"))
        _ = bench.known.add(60, fallen, .executing)
        #expect(bench.refusing("dispose", by: "head", confiscation) == ["confiscation-decided"])
        _ = bench.known.add(60, penalty, .executing)
        #expect(bench.take("dispose", by: "head", confiscation).isEmpty)
    }

    @Test func `查封、扣押的财物可以部分解除，立即退还，其余继续（行政强制法第二十八条）`() {
        var bench = Compulsion.imposed()
        let part = { (ground: String, returned: Bool) in
            ["partialLiftings": #"[{"things":"辣条10箱","ground":"\#(ground)","returned":\#(returned)}]"#]
        }
        #expect(bench.refusing("lift-part", by: "head", part("unrelated", false)) == ["part-returned"])
        #expect(bench.refusing("lift-part", by: "head", part("expired", true)) == ["part-no-longer-needed"])
        Compulsion.expect(bench.take("lift-part", by: "head", part("unrelated", true)))
        #expect(bench.matter == .imposed && bench.record.partialLiftings.map(\.on) == [bench.today])
        #expect(bench.papers.last?.document == "partial-lifting")
        var frozen = Compulsion.imposed(Compulsion.freezing, spot: ["bankTold": "是"])
        #expect(frozen.refusing("lift-part", by: "head", part("unrelated", true)) == ["things-held"])
    }
}
