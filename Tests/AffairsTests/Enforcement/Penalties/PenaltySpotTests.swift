import Kernel
import Testing

@testable import Affairs

@Suite("当场处罚")
struct PenaltySpotTests {
    static func decide(on day: String, _ changes: [String: String] = [:]) -> (bench: Bench<PenaltyCase>, refusals: [String]) {
        var bench = Penalties.bench(on: day)
        let refusals = bench.take("decide-on-the-spot", by: "p1", Penalties.spot(changes))
        return (bench, refusals)
    }

    static func fine(_ yuan: Int) -> String { #"[{"kind":"fine","amount":\#(yuan * 100)}]"# }

    @Test(arguments: [("2020-03-02", 50, "33"), ("2021-07-14", 50, "33"), ("2021-07-15", 200, "51"), ("2022-03-02", 200, "51")])
    func `对公民当场罚款的限额：五十元，2021年7月15日起二百元（第三十三条、第五十一条）`(day: String, limit: Int, article: String) {
        #expect(Self.decide(on: day, ["penalties": Self.fine(limit)]).refusals == [])
        let refused = Self.decide(on: day, ["penalties": Self.fine(limit + 1)]).refusals
        #expect(refused.count == 1)
        #expect(refused[0].contains("对公民不超过\(limit)元"))
        #expect(refused[0].contains(article == "33" ? "第三十三条" : "第五十一条"))
    }

    @Test(arguments: [("2020-03-02", 1_000), ("2022-03-02", 3_000)])
    func `对法人或者其他组织当场罚款的限额：一千元，2021年7月15日起三千元（第三十三条、第五十一条）`(day: String, limit: Int) {
        #expect(Self.decide(on: day, Penalties.party.merging(["penalties": Self.fine(limit)]) { $1 }).refusals == [])
        #expect(Self.decide(on: day, Penalties.party.merging(["penalties": Self.fine(limit + 1)]) { $1 }).refusals.count == 1)
    }

    @Test(arguments: ["2020-03-02", "2022-03-02"])
    func `道路交通违法可以当场罚款二百元以下（道路交通安全法第一百零七条）`(day: String) {
        #expect(Self.decide(on: day, ["spotLaw": "roadTraffic", "penalties": Self.fine(200)]).refusals == [])
        let refused = Self.decide(on: day, ["spotLaw": "roadTraffic", "penalties": Self.fine(201)]).refusals
        #expect(refused == ["依道路交通安全法当场罚款不超过200元（《道路交通安全法》第一百零七条）"])
    }

    @Test(arguments: [("2020-03-02", 200), ("2025-12-31", 200), ("2026-01-05", 500)])
    func `治安案件可以当场罚款二百元以下，2026年起五百元以下（治安管理处罚法第一百条、第一百一十九条）`(day: String, limit: Int) {
        #expect(Self.decide(on: day, ["spotLaw": "publicSecurity", "penalties": Self.fine(limit)]).refusals == [])
        #expect(!Self.decide(on: day, ["spotLaw": "publicSecurity", "penalties": Self.fine(limit + 1)]).refusals.isEmpty)
    }

    @Test(arguments: ["confiscatedProperty", "criticism", "withheldLicence", "detention"])
    func `当场处罚限于罚款或者警告（第三十三条、第五十一条）`(kind: String) {
        let penalty = #"[{"kind":"\#(kind)","days":1}]"#
        for day in ["2020-03-02", "2022-03-02"] {
            #expect(Self.decide(on: day, ["penalties": penalty]).refusals.first?.hasPrefix("当场处罚限于罚款或者警告") == true)
        }
        #expect(Self.decide(on: "2020-03-02", ["penalties": #"[{"kind":"warning"}]"#]).refusals == [])
    }

    @Test func `2017年修正的法律下一名执法人员可以当场处罚（第三十三条、第三十四条）`() {
        #expect(Self.decide(on: "2020-03-02", ["officers.certificates": "1"]).refusals == [])
    }

    @Test func `2021年修订的法律下当场处罚也不得少于两人，法律另有规定的除外（第四十二条）`() {
        let refused = Self.decide(on: "2022-03-02", ["officers.certificates": "1"]).refusals
        #expect(refused == ["执法人员不得少于两人，法律另有规定的除外（《行政处罚法》第四十二条）"])
        #expect(Self.decide(on: "2022-03-02", ["officers.certificates": "1", "spotLaw": "roadTraffic"]).refusals == [])
    }

    @Test(arguments: [
        (["officers.certificates": "4"], ["officers-certified", "officers-acting"]), (["officers.certificates": "1,5"], ["officers-own"]),
        (["officers.certificates": "1,6"], ["officers-certified"]), (["officers.certificates": "2"], ["officers-acting"]),
        (["spotTold": "否"], ["certificate-shown-rights-told"]), (["party.identityNumber": Penalties.child], ["party-punishable"]),
        (["capacity": "incapable"], ["party-punishable"]), (["defence": "不是我扔的"], ["defence-reviewed"]),
        (["party.citizenName": ""], ["party-named"]), (["basisDocuments": "9"], ["cited-documents-in-force"]),
        (["party.identityNumber": Penalties.youth], ["minor-treated-lighter"]), (["capacity": "minor"], ["capacity-fits-age"]),
        (["penalties": #"[{"kind":"fine"}]"#], ["penalties-complete"]),
        (["publicity.ground": "noInfluence"], ["publicity-ground-lawful"]),
    ])
    func `缺一即不得当场处罚：证件有效、本机关、本人、告知、听取申辩、责任能力、当事人、依据（第四十二条、第四十四条、第四十五条、第三十条）`(
        change: [String: String], names: [String]
    ) {
        var (bench, _) = Self.decide(on: "2020-07-01", change)
        #expect(bench.refused.map { $0.replacing("penalty.decide-on-the-spot.", with: "") } == names)
        (bench, _) = Self.decide(on: "2020-07-01")
        #expect(bench.stage == "executing")
    }

    @Test func `当场处罚即决定并送达，二日内报备案，缴款后结案（第三十四条、第四十六条）`() throws {
        var (bench, _) = Self.decide(on: "2020-03-02")
        #expect(bench.stage == "executing")
        #expect(bench.record.decisionService.servedOn == bench.today && bench.record.decisionService.method == .onTheSpot)
        #expect(bench.record.decision == .penalise)
        #expect(bench.record.decisionNumber == "〔2020〕1号")
        #expect(bench.refusing("close-spot", by: "p1") == ["spot-decision-reported", "penalty-carried-out", "published-or-withheld"])
        #expect(try bench.due(of: "spot-record") == Day(iso: "2020-03-04"))
        #expect(try bench.due(of: "payment") == Day(iso: "2020-03-17"))
        bench.expect(bench.take("report-spot", by: "p1"))
        #expect(bench.refusing("report-spot") == ["spot-decision-unreported"])
        bench.expect(bench.take("pay", on: "2020-03-04", by: "cashier", ["payments": #"[{"amount":5000,"receipt":"A1"}]"#]))
        bench.expect(bench.take("publicity-publish", on: "2020-03-05", ["publicSummary": "抛弃垃圾"]))
        #expect(bench.refusing("close", by: "head") == ["ordinary-procedure"])
        bench.expect(bench.take("close-spot", by: "p1"))
        #expect(bench.stage == "closed")
    }

    @Test(arguments: [("2020-03-02", 20, "2020-03-04"), ("2022-03-04", 100, "2022-03-08")])
    func `当场收缴限二十元，2021年7月15日起一百元；二日内交回、二日内缴付（第四十七条、第五十条、第六十八条、第七十一条）`(day: String, limit: Int, due: String) throws {
        for (yuan, lawful) in [(limit, true), (limit + 1, false)] {
            var bench = Penalties.bench(on: day)
            bench.expect(bench.take("decide-on-the-spot", by: "p1", Penalties.spot(["penalties": Self.fine(yuan)])))
            #expect(bench.refusing("collect-cash", ["cashGround": "small", "cashReceipt": "B1"]) == (lawful ? [] : ["cash-within-limit"]))
            guard lawful else { continue }
            #expect(bench.record.paidOn == bench.today)
            #expect(try bench.due(of: "cash-hand-in") == Day(iso: due))
            #expect(bench.refusing("collect-cash", ["cashGround": "small", "cashReceipt": "B2"]) == ["fine-unpaid"])
            #expect(bench.refusing("bank-cash", by: "cashier") == ["cash-to-bank"])
            bench.expect(bench.take("hand-in-cash", by: "p1"))
            #expect(try bench.due(of: "cash-bank") == Day(iso: due))
            #expect(bench.refusing("hand-in-cash", by: "p1") == ["cash-to-hand-in"])
            bench.expect(bench.take("report-spot"))
            bench.expect(bench.take("publicity-publish", ["publicSummary": "抛弃垃圾"]))
            #expect(bench.refusing("close-spot") == ["cash-banked"])
            bench.expect(bench.take("bank-cash", by: "cashier"))
            #expect(bench.refusing("close-spot", by: "p1") == [])
        }
    }

    @Test func `边远、水上、交通不便地区收缴，须当事人提出（第四十八条、第六十九条）；没有专用票据不得收缴（第四十九条、第七十条）`() {
        var (bench, _) = Self.decide(on: "2022-03-02", ["penalties": Self.fine(200)])
        #expect(bench.refusing("collect-cash", ["cashGround": "remote", "cashReceipt": "B1"]) == ["remote-party-asked"])
        #expect(bench.take("collect-cash", ["cashGround": "remote", "cashAsked": "是"]).count == 2)
        #expect(bench.refused == ["penalty.collect-cash.special-receipt-issued"])
        #expect(bench.take("collect-cash", ["cashGround": "remote", "cashAsked": "是", "cashReceipt": "B1"]).isEmpty)
    }

    @Test func `行人等对罚款无异议的可以当场收缴；事后难以执行的限于当场处罚（道路交通安全法第一百零八条第二款；行政处罚法第六十八条）`() {
        var (road, _) = Self.decide(on: "2022-03-02", ["spotLaw": "roadTraffic", "penalties": Self.fine(150)])
        #expect(road.refusing("collect-cash", ["cashGround": "roadUser", "cashReceipt": "B1"]) == ["road-user-consents"])
        #expect(road.refusing("collect-cash", ["cashGround": "roadUser", "cashReceipt": "B1", "cashAsked": "是"]) == [])
        var ordinary = Penalties.decided(on: "2022-03-02")
        #expect(ordinary.refusing("collect-cash", ["cashGround": "hardLater", "cashReceipt": "B1"]) == ["hard-later-only-on-spot"])
    }

    @Test func `2024年起当场处罚的决定书告知先申请复议（行政复议法第二十三条）`() {
        let old = Self.decide(on: "2020-03-02").bench
        #expect(old.record.remedyWords(old.moment).contains("平江县人民政府或者上一级主管部门"))
        let new = Self.decide(on: "2024-03-04").bench
        #expect(new.record.remedyWords(new.moment).contains("应当自收到本决定书之日起60日内先向平江县人民政府申请行政复议"))
    }
}
