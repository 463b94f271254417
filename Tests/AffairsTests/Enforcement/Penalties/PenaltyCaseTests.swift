import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚案件")
struct PenaltyCaseTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(PenaltyCase.self).findings(registry: Law.registry) == [])
        #expect(KindDefinition(LegalVerification.self).findings(registry: Law.registry) == [])
    }

    @Test(arguments: ["2020-03-02", "2022-03-02"])
    func `普通程序从立案到结案归档`(day: String) {
        var bench = Penalties.decided(on: day)
        #expect(bench.stage == "executing")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publicity-publish", by: "p1", ["publicSummary": "经营过期食品"]))
        bench.expect(bench.take("close", by: "head"))
        bench.expect(
            bench.take(
                "archive", by: "clerk", FiledPapers.input("2020-1", "opening", "decision", "evidence", "performance", "report", "review", "closing")))
        #expect(bench.stage == "closed")
        #expect(bench.papers.last?.document == "archive-index")
    }

    @Test(arguments: [("review", "缺审核意见、集体讨论记录"), ("performance", "缺履行、执行材料"), ("evidence", "缺证据材料、工作记录"), ("opening", "缺立案、受理、登记材料")])
    func `全过程记录归档保存，目录不得缺少办过的环节的材料（第四十七条；国办发〔2018〕118号第三部分）`(left: String, says: String) {
        var bench = Penalties.decided(on: "2022-03-02")
        bench.expect(bench.take("pay", by: "cashier", PenaltyAftermathTests.payment))
        bench.expect(bench.take("publicity-publish", by: "p1", ["publicSummary": "经营过期食品"]))
        bench.expect(bench.take("close", by: "head"))
        let papers = ["opening", "decision", "evidence", "performance", "report", "review", "closing"].filter { $0 != left }
        #expect(bench.take("archive", by: "clerk", FiledPapers.input("2022-1", papers)).first?.contains(says) == true)
        #expect(bench.refused == ["penalty.archive.archive-complete"])
        #expect(!bench.take("archive", ["archive.number": "2022-1"]).isEmpty && bench.record.archive.archivedOn == nil)
    }

    // 立案与人员

    private static let filing = ["cause": "某案", "powerItem": "20", "officers.certificates": "1,2"]

    @Test func `超过二年发现的不得立案（2017年第二十九条、2021年第三十六条）`() {
        for (acted, lawful) in [("2018-03-02", true), ("2018-03-01", false)] {
            var bench = Penalties.bench(on: "2020-03-02")
            bench.expect(
                bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": "2020-03-02", "actEndedOn": acted]))
            #expect(bench.refusing("file", by: "head", Self.filing) == (lawful ? [] : ["within-limitation"]))
        }
    }

    @Test func `涉及生命健康、金融安全且有危害后果的五年，只在2021年修订以后（第三十六条）`() {
        for (day, acted, lawful) in [("2022-03-02", "2017-03-02", true), ("2022-03-02", "2017-03-01", false), ("2020-03-02", "2017-03-02", false)] {
            var bench = Penalties.bench(on: day)
            bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": day, "actEndedOn": acted]))
            #expect(bench.refusing("file", by: "head", Self.filing.merging(["harm": "是"]) { $1 }) == (lawful ? [] : ["within-limitation"]))
        }
    }

    @Test func `违法行为之日不晚于发现之日，发现之日不晚于登记当日；专门时效写明条文（第三十六条）`() {
        for (found, acted, lawful) in [
            ("2020-03-02", "2020-03-02", true), ("2020-03-02", "2020-03-03", false), ("2020-03-03", "2020-03-02", false),
        ] {
            var bench = Penalties.bench(on: "2020-03-02")
            let clue = ["source": "complaint", "clue": "举报", "discoveredOn": found, "actEndedOn": acted]
            #expect(bench.refusing("register-clue", by: "p1", clue) == (lawful ? [] : ["days-in-order"]))
        }
        var bench = Penalties.bench(on: "2020-03-02")
        bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": "2020-03-02"]))
        #expect(bench.refusing("file", by: "head", Self.filing.merging(["limitationMonths": "6"]) { $1 }) == ["special-limitation-cited"])
        #expect(bench.refusing("file", Self.filing.merging(["limitationMonths": "6", "limitationLaw": "某法第九条"]) { $1 }) == [])
    }

    @Test(arguments: [
        ("1", ["officers-two"]), ("1,1", ["officers-two"]), ("1,4", ["officers-certified"]), ("1,5", ["officers-own"]),
        ("1,6", ["officers-certified"]),
        ("1,99", ["officers-two", "officers-certified", "officers-own"]),
    ])
    func `执法人员两名以上，持本机关有效执法证（2017年第三十七条、2021年第四十二条）`(officers: String, names: [String]) {
        for day in ["2020-07-01", "2022-07-01"] {
            var bench = Penalties.bench(on: day)
            bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": day]))
            #expect(bench.refusing("file", by: "head", Self.filing.merging(["officers.certificates": officers]) { $1 }) == names)
            #expect(bench.stage == "clue")
        }
    }

    @Test func `执法人员不得是当事人，负责人不得审批本人承办的案件（2017年第三十七条第三款、2021年第四十三条、第五十七条）`() throws {
        var bench = Penalties.bench(on: "2022-03-02")
        var certificate = try #require(bench.known.matters[1]?.record as? EnforcementCertificate)
        certificate.identityNumber = "430626199001011236"
        _ = bench.known.add(1, certificate, .inForce)
        let clue = ["source": "complaint", "clue": "举报", "discoveredOn": "2022-03-02"].merging(Penalties.citizen) { $1 }
        bench.expect(bench.take("register-clue", by: "p1", clue))
        #expect(bench.refusing("file", by: "head", Self.filing) == ["officers-not-party"])
        #expect(bench.refusing("file", by: "p2", Self.filing.merging(["officers.certificates": "2,3"]) { $1 }) == ["officers-apart"])
        #expect(bench.refusing("file", by: "head", Self.filing.merging(["officers.certificates": "2,3"]) { $1 }) == [])
    }

    @Test func `执法证届满之次日不得再办案，指明是谁（第三十七条、第四十二条）`() {
        var bench = Penalties.investigating(on: "2020-06-01", filing: ["officers.certificates": "1,4"])
        let evidence = ["evidence": #"[{"kind":"documentary","summary":"进货单"}]"#]
        #expect(bench.take("record-evidence", on: "2020-06-30", evidence).isEmpty)
        #expect(bench.take("record-evidence", on: "2020-07-01", evidence).first?.contains("执法员4") == true)
        #expect(bench.refused == ["penalty.record-evidence.officers-certified"])
        bench.expect(bench.take("reassign", by: "head", ["officers.certificates": "1,2"]))
        #expect(bench.take("record-evidence", by: "p1", evidence).isEmpty)
    }

    @Test func `不是本案执法人员的不得调查（第三十七条、第四十二条）`() {
        var bench = Penalties.investigating()
        #expect(bench.refusing("record-evidence", by: "p3", Penalties.evidence) == ["officers-acting"])
    }

    @Test func `决定回避的更换人员，不得再办理本案（2017年第三十七条第三款、2021年第四十三条）`() {
        var bench = Penalties.investigating(on: "2022-03-02")
        let asked = ["recusals": #"[{"person":"p2","reason":"与当事人是亲属","granted":true}]"#]
        #expect(bench.refusing("recuse", by: "head", asked) == ["recusal-replaced"])
        #expect(bench.refusing("recuse", by: "p2", asked.merging(["officers.certificates": "1,3"]) { $1 }) == ["recusal-not-own"])
        bench.expect(bench.take("recuse", by: "head", asked.merging(["officers.certificates": "1,3"]) { $1 }))
        #expect(bench.record.recusals.map(\.on) == [bench.today] && bench.record.recusals.map(\.decidedBy) == [PersonID("head")])
        #expect(bench.record.evidence.isEmpty)
        #expect(bench.take("record-evidence", by: "p1", Penalties.evidence).isEmpty)
        #expect(bench.refusing("reassign", by: "head", ["officers.certificates": "1,2"]) == ["officers-not-recused"])
        #expect(bench.refusing("report", by: "p2", Penalties.report()).contains("recused-stand-back"))
        let head = ["recusals": #"[{"person":"head2","reason":"利害关系","granted":true,"isHead":true}]"#]
        #expect(bench.refusing("recuse", by: "head", head) == ["recusal-head-discussed"])
        let late = ["recusals": #"[{"person":"p9","reason":"利害关系","askedOn":"2022-03-03"}]"#]
        #expect(bench.refusing("recuse", late) == ["recusal-asked-in-order"])
    }

    // 证据

    @Test(arguments: [#""setupReviewed":false"#, #""placePublished":false"#, #""contentReviewed":false"#])
    func `电子技术监控的证据三项审核缺一不可，只在2021年修订以后（第四十一条）`(missing: String) {
        let whole = #"{"kind":"audiovisual","summary":"抓拍","monitored":true,"setupReviewed":true,"placePublished":true,"contentReviewed":true}"#
        let name = missing.split(separator: ":")[0]
        let lacking = whole.replacing("\(name):true", with: missing)
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.refusing("record-evidence", ["evidence": "[\(whole),\(lacking)]"]) == ["evidence-admissible"])
        #expect(bench.take("record-evidence", ["evidence": "[\(whole)]"]).isEmpty)
        var old = Penalties.investigating(on: "2020-03-02")
        #expect(old.take("record-evidence", ["evidence": "[\(lacking)]"]).isEmpty)
    }

    @Test(arguments: [
        (#"{"kind":"physical"}"#, "evidence-described"), (#"{"summary":"食品"}"#, "evidence-described"),
        (#"{"kind":"physical","summary":"食品","collectedOn":"2022-03-03"}"#, "evidence-not-future"),
        (#"{"kind":"physical","summary":"食品","collectors":["p1","p3"]}"#, "evidence-by-officers"),
    ])
    func `证据写明种类和内容，由本案执法人员收集，日期不晚于登记当日（第四十二条、第四十六条）`(item: String, name: String) {
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.refusing("record-evidence", ["evidence": "[\(item)]"]) == [name])
        bench.expect(bench.take("record-evidence", ["evidence": #"[{"kind":"physical","summary":"食品","collectors":["p1","p2"]}]"#]))
        #expect(bench.record.evidence.map(\.collectedOn) == [bench.today])
    }

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `先行登记保存七日内处理，2021年修订以后为工作日（第三十七条第二款、第五十六条）`(day: String, due: String) throws {
        var bench = Penalties.investigating(on: day)
        #expect(bench.refusing("dispose-preserved", ["preservedOutcome": "returned"]) == ["preserved-items-pending"])
        bench.expect(bench.take("preserve", by: "head", ["preservedItems": "食品三袋"]))
        #expect(try bench.due(of: "preservation") == Day(iso: due))
        #expect(bench.refusing("preserve", by: "head", ["preservedItems": "账册"]) == ["preserved-items-dealt-with"])
        bench.expect(bench.take("record-evidence", by: "p1", ["evidence": #"[{"kind":"physical","summary":"食品"}]"#]))
        #expect(bench.refusing("report", Penalties.report()) == ["preserved-items-dealt-with"])
        bench.expect(bench.take("dispose-preserved", ["preservedOutcome": "returned"]))
        #expect(bench.take("report", Penalties.report()).isEmpty)
    }

    @Test(arguments: [
        (["benchmark": "", "departureReason": ""], "benchmark-and-tier-stated"), (["tier": ""], "benchmark-and-tier-stated"),
        (["proposedPenalties": #"[{"kind":"fine"}]"#], "proposed-penalties-complete"), (["basisDocuments": "9"], "cited-documents-in-force"),
    ])
    func `调查终结须有依据、裁量基准或者不适用的理由、完整的处罚内容（第三十四条、第五十七条；国办发〔2022〕27号）`(change: [String: String], name: String) {
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.refusing("report", Penalties.report()) == ["facts-evidenced"])
        bench.expect(bench.take("record-evidence", Penalties.evidence))
        #expect(bench.refusing("report", Penalties.report(change)) == [name])
        #expect(bench.take("report", Penalties.report(["legalBasis": ""])).count == 1)
        #expect(bench.take("report", Penalties.report(["benchmark": "", "tier": "", "departureReason": "适用明显不当，经集体讨论"])).isEmpty)
    }

    @Test func `引用的规范性文件失效的不得作为依据（规范性文件三统一）`() {
        var document = NormativeDocument()
        (document.registrationNumber, document.number, document.title) = ("PJDR-2020-00001", "平政发〔2020〕1号", "某办法")
        (document.publishedOn, document.effectiveOn, document.validUntil) = (Day(iso: "2020-01-10"), Day(iso: "2020-02-10"), Day(iso: "2020-03-02"))
        for (day, lawful) in [("2020-03-02", true), ("2020-03-03", false)] {
            var bench = Penalties.investigating()
            _ = bench.known.add(9, document, .published)
            bench.expect(bench.take("record-evidence", Penalties.evidence))
            #expect(bench.refusing("report", on: day, Penalties.report(["basisDocuments": "9"])) == (lawful ? [] : ["cited-documents-in-force"]))
        }
    }
}
