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
        bench.expect(bench.take("pay", by: "cashier", ["nextPayment": #"{"amount":500000,"receipt":"A1"}"#]))
        bench.expect(bench.take("publish", by: "p1", ["publicSummary": "经营过期食品"]))
        bench.expect(bench.take("close", by: "head"))
        bench.expect(bench.take("archive", by: "clerk", ["archiveNumber": "2020-1"]))
        #expect(bench.stage == "closed")
    }

    // 立案与人员

    @Test func `超过二年发现的不得立案（2017年第二十九条、2021年第三十六条）`() {
        for (acted, lawful) in [("2018-03-02", true), ("2018-03-01", false)] {
            var bench = Penalties.bench(on: "2020-03-02")
            bench.expect(
                bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": "2020-03-02", "actEndedOn": acted]))
            let refused = bench.take("file", by: "head", ["cause": "某案", "powerItem": "20", "officers": "1,2"])
            #expect(refused.isEmpty == lawful)
        }
    }

    @Test func `涉及生命健康、金融安全且有危害后果的五年，只在2021年修订以后（第三十六条）`() {
        for (day, acted, lawful) in [("2022-03-02", "2017-03-02", true), ("2022-03-02", "2017-03-01", false), ("2020-03-02", "2017-03-02", false)] {
            var bench = Penalties.bench(on: day)
            bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": day, "actEndedOn": acted]))
            #expect(bench.take("file", by: "head", ["cause": "某案", "powerItem": "20", "officers": "1,2", "harm": "是"]).isEmpty == lawful)
        }
    }

    @Test(arguments: [("1", "少于两人"), ("1,1", "少于两人"), ("1,4", "有效期"), ("1,5", "本机关"), ("1,6", "行政执法资格"), ("1,99", "行政执法资格")])
    func `执法人员两名以上，持本机关有效执法证（2017年第三十七条、2021年第四十二条）`(officers: String, says: String) {
        for day in ["2020-07-01", "2022-07-01"] {
            var bench = Penalties.bench(on: day)
            bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": day]))
            let refused = bench.take("file", by: "head", ["cause": "某案", "powerItem": "20", "officers": officers])
            #expect(refused.contains { $0.contains(says) })
            #expect(bench.stage == "clue")
        }
    }

    @Test func `执法证届满之次日不得再办案（第三十七条、第四十二条）`() {
        var bench = Penalties.investigating(on: "2020-06-01", filing: ["officers": "1,4"])
        let evidence = ["nextEvidence": #"{"kind":"documentary","summary":"进货单"}"#]
        #expect(bench.take("record-evidence", on: "2020-06-30", evidence).isEmpty)
        #expect(bench.take("record-evidence", on: "2020-07-01", evidence).count == 1)
        bench.expect(bench.take("reassign", by: "head", ["officers": "1,2"]))
        #expect(bench.take("record-evidence", by: "p1", evidence).isEmpty)
    }

    @Test func `不是本案执法人员的不得调查（第三十七条、第四十二条）`() {
        var bench = Penalties.investigating()
        #expect(bench.take("record-evidence", by: "p3", ["nextEvidence": #"{"kind":"documentary","summary":"进货单"}"#]).count == 1)
    }

    @Test func `决定回避的更换人员，不得再办理本案（2017年第三十七条第三款、2021年第四十三条）`() {
        var bench = Penalties.investigating(on: "2022-03-02")
        let asked = #"{"person":"p2","reason":"与当事人是亲属","granted":true}"#
        #expect(bench.take("recuse", by: "head", ["nextRecusal": asked]).count == 1)
        bench.expect(bench.take("recuse", by: "head", ["nextRecusal": asked, "officers": "1,3"]))
        #expect(bench.record.evidence.isEmpty)
        #expect(bench.take("record-evidence", by: "p1", ["nextEvidence": #"{"kind":"documentary","summary":"进货单"}"#]).isEmpty)
        #expect(bench.take("reassign", by: "head", ["officers": "1,2"]).count == 1)
        let head = #"{"person":"head2","reason":"利害关系","granted":true,"isHead":true}"#
        #expect(bench.take("recuse", by: "head", ["nextRecusal": head]).count == 1)
    }

    // 证据

    @Test(arguments: [#""setupReviewed":false"#, #""placePublished":false"#, #""contentReviewed":false"#])
    func `电子技术监控的证据三项审核缺一不可，只在2021年修订以后（第四十一条）`(missing: String) {
        let whole = #"{"kind":"audiovisual","summary":"抓拍","monitored":true,"setupReviewed":true,"placePublished":true,"contentReviewed":true}"#
        let name = missing.split(separator: ":")[0]
        let lacking = whole.replacing("\(name):true", with: missing)
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.take("record-evidence", ["nextEvidence": lacking]).count == 1)
        #expect(bench.take("record-evidence", ["nextEvidence": whole]).isEmpty)
        var old = Penalties.investigating(on: "2020-03-02")
        #expect(old.take("record-evidence", ["nextEvidence": lacking]).isEmpty)
    }

    @Test(arguments: [("2020-03-02", "2020-03-09"), ("2022-03-02", "2022-03-11")])
    func `先行登记保存七日内处理，2021年修订以后为工作日（第三十七条第二款、第五十六条）`(day: String, due: String) throws {
        var bench = Penalties.investigating(on: day)
        bench.expect(bench.take("preserve", by: "head", ["preservedItems": "食品三袋"]))
        #expect(try bench.due(of: "preservation") == Day(iso: due))
        #expect(bench.take("preserve", by: "head", ["preservedItems": "账册"]).count == 1)
        bench.expect(bench.take("record-evidence", by: "p1", ["nextEvidence": #"{"kind":"physical","summary":"食品"}"#]))
        #expect(bench.take("report", Penalties.report()).count == 1)
        bench.expect(bench.take("dispose-preserved", ["preservedOutcome": "returned"]))
        #expect(bench.take("report", Penalties.report()).isEmpty)
    }

    @Test(arguments: [
        ["benchmark": "", "departureReason": ""], ["tier": ""], ["proposedPenalties": #"[{"kind":"fine"}]"#], ["basisDocuments": "9"],
        ["legalBasis": ""],
    ])
    func `调查终结须有依据、裁量基准或者不适用的理由、完整的处罚内容（第三十四条、第五十七条；国办发〔2022〕27号）`(change: [String: String]) {
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.take("report", Penalties.report()).count == 1)
        bench.expect(bench.take("record-evidence", ["nextEvidence": #"{"kind":"physical","summary":"食品"}"#]))
        #expect(bench.take("report", Penalties.report(change)).count == 1)
        #expect(bench.take("report", Penalties.report(["benchmark": "", "tier": "", "departureReason": "适用明显不当，经集体讨论"])).isEmpty)
    }

    @Test func `引用的规范性文件失效的不得作为依据（规范性文件三统一）`() {
        var document = NormativeDocument()
        (document.registrationNumber, document.number, document.title) = ("PJDR-2020-00001", "平政发〔2020〕1号", "某办法")
        (document.publishedOn, document.effectiveOn, document.validUntil) = (Day(iso: "2020-01-10"), Day(iso: "2020-02-10"), Day(iso: "2020-03-02"))
        for (day, lawful) in [("2020-03-02", true), ("2020-03-03", false)] {
            var bench = Penalties.investigating()
            _ = bench.known.add(9, document, .published)
            bench.expect(bench.take("record-evidence", ["nextEvidence": #"{"kind":"physical","summary":"食品"}"#]))
            #expect(bench.take("report", on: day, Penalties.report(["basisDocuments": "9"])).isEmpty == lawful)
        }
    }
}
