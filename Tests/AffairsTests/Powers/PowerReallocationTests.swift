import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚权集中和乡镇赋权")
struct PowerReallocationTests {
    @Test func `集中行使：评估、报请、批准、公布，生效之日起行使`() throws {
        var bench = PowersBench.published()
        #expect(try bench.due(of: "effect") == Day(iso: "2020-05-10"))
        #expect(!bench.record.isInForce(on: Day(iso: "2020-05-10")!))
        #expect(bench.refusing("take-effect", on: "2020-05-10") == ["effective-day-reached"])
        #expect(bench.take("take-effect", on: "2020-05-11") == [])
        #expect(bench.record.isInForce(on: Day(iso: "2020-05-11")!))
        #expect(bench.counted("reallocation.sources", through: "2020-05-10") == 0)
        #expect(bench.counted("reallocation.sources", through: "2020-12-31") == 1)
        #expect(bench.counted("reallocation.effective", through: "2020-12-31") == 1)
        #expect(bench.take("hand-over", by: "clerk", ["handOverNote": "移交在办案件3件、档案52卷"]) == [])
        #expect(bench.record.handedOverOn == Day(iso: "2020-05-11"))
    }

    @Test func `生效之日，原行使部门的事项由系统划转`() {
        var bench = PowersBench.proposed("centralised").0
        _ = bench.known.add(7, PowersBench.item("对占道经营的处罚"), .inUse, in: Town.market)
        bench.take("propose", by: "clerk", PowersBench.proposal.merging(["items": "7"]) { $1 })
        bench.take("assess", by: "legal", ["ability": "able", "abilityNote": "持证12人", "officerCount": "12"])
        bench.take("request", by: "office", ["requestDocument": "平政〔2020〕9号"])
        bench.take("record-approval", by: "office", ["approver": "province", "approvalDocument": "湘政函〔2020〕30号", "approvalDate": "2020-03-01"])
        bench.take("publish", by: "office", ["effectiveOn": "2020-05-11", "coordination": "信息共享"])
        #expect(bench.followed.isEmpty)
        bench.take("take-effect", on: "2020-05-11")
        #expect(bench.followed.map(\.matter) == [7])
        #expect(bench.followed.map(\.action) == ["transfer-away"])
        #expect(bench.followed.first?.input["changeDocument"]?.string == "湘政函〔2020〕30号")
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        let what: String
        var form = "centralised"
        var day = "2020-03-02"
        var changes: [String: String] = [:]
        let article: String
        var testDescription: String { what }
    }

    static let refused: [Refused] = [
        Refused(what: "集中限制人身自由的处罚权", changes: ["includesLiberty": "是"], article: "《行政处罚法》第十六条"),
        Refused(what: "集中限制人身自由的处罚权（2021年修订）", day: "2022-03-02", changes: ["includesLiberty": "是"], article: "《行政处罚法》第十八条第三款"),
        Refused(what: "原行使部门就是承接机关", changes: ["source": Town.organ.description], article: "第十六条"),
        Refused(what: "向乡镇赋予非县级部门的职权", form: "empowerment", changes: ["source": Town.county.description], article: "推进基层整合审批服务执法力量"),
        Refused(
            what: "向乡镇赋予非县级部门的职权（2021年修订）", form: "empowerment", day: "2022-03-02", changes: ["source": Town.county.description],
            article: "《行政处罚法》第二十四条第一款"),
    ]

    @Test(arguments: refused) func `不得拟定的方案`(row: Refused) {
        let (bench, refusals) = PowersBench.proposed(row.form, on: row.day, row.changes)
        #expect(bench.stage.isEmpty)
        #expect(refusals.contains { $0.contains(row.article) }, "\(refusals)")
    }

    @Test func `赋权只给乡镇，不给县级部门`() {
        var bench = Bench<PowerReallocation>(on: "2022-03-02")
        let refusals = bench.take("propose", by: "clerk", PowersBench.proposal.merging(["form": "empowerment"]) { $1 })
        #expect(refusals.contains { $0.contains("第二十四条第一款") })
        #expect(PowersBench.proposed("empowerment", on: "2022-03-02").1 == [])
    }

    @Test func `只集中处罚权和有关的强制措施，且应在原部门清单中`() {
        var bench = Bench<PowerReallocation>(on: "2020-03-02")
        _ = bench.known.add(7, PowersBench.item("食品经营许可", .licence), .inUse, in: Town.market)
        _ = bench.known.add(8, PowersBench.item("对占道经营的处罚"), .inUse, in: Town.justice)
        let refusals = bench.take("propose", by: "clerk", PowersBench.proposal.merging(["items": "7,8"]) { $1 })
        #expect(refusals.contains { $0.contains("有关的行政强制措施：食品经营许可") })
        #expect(refusals.contains { $0.contains("清单中：对占道经营的处罚") })
    }

    @Test func `尚不能有效承接的乡镇，不得报请赋权，重新评估后可以`() {
        var bench = PowersBench.proposed("empowerment", on: "2022-03-02").0
        let notYet = ["ability": "notYet", "abilityNote": "持证2人", "officerCount": "2"]
        #expect(bench.refusing("assess", by: "legal", notYet.merging(["officerCount": "1"]) { $1 }) == ["two-certified-officers"])
        #expect(bench.take("assess", by: "legal", notYet) == [])
        #expect(bench.take("request", by: "office", ["requestDocument": "平政〔2022〕9号"]).contains { $0.contains("能够有效承接") })
        bench.take("reassess", by: "office")
        bench.take("assess", by: "legal", ["ability": "able", "abilityNote": "持证8人", "officerCount": "8"])
        #expect(bench.take("request", by: "office", ["requestDocument": "平政〔2022〕9号"]) == [])
    }

    @Test(arguments: [("stateCouncil", true), ("province", true), ("other", false)])
    func `集中由国务院或者省级决定`(approver: String, lawful: Bool) {
        var bench = PowersBench.requested()
        let input = ["approver": approver, "approvalDocument": "函〔2020〕3号", "approvalDate": "2020-03-01"]
        #expect(bench.refusing("record-approval", by: "office", input) == (lawful ? [] : ["centralising-by-state-or-province"]))
    }

    @Test(arguments: [("stateCouncil", false), ("province", true), ("other", false)])
    func `赋权由省级决定`(approver: String, lawful: Bool) {
        var bench = PowersBench.requested("empowerment", on: "2022-03-02")
        let input = ["approver": approver, "approvalDocument": "函〔2022〕3号", "approvalDate": "2022-03-01"]
        #expect(bench.refusing("record-approval", by: "office", input) == (lawful ? [] : ["empowerment-by-province"]))
    }

    @Test(arguments: [("2020-05-06", false), ("2020-05-07", true)])
    func `生效日在公布之日以后`(effective: String, lawful: Bool) {
        let bench = PowersBench.published(effective: effective)
        #expect((bench.matter == .published) == lawful)
        #expect(bench.refused == (lawful ? [] : ["reallocation.publish.effect-after-publication"]))
    }

    @Test func `没有批准不得公布，未获批准终结`() {
        var bench = PowersBench.requested()
        #expect(bench.refusing("publish", by: "office", ["effectiveOn": "2020-05-11", "coordination": "共享"]) == ["stage"])
        #expect(bench.take("record-refusal", by: "office", ["refusalReason": "条件不成熟"]) == [])
        #expect(bench.matter.isFinal)
    }

    @Test func `定期评估，尚不能有效承接的警示`() {
        var bench = PowersBench.published("empowerment")
        bench.take("take-effect", on: "2020-05-11")
        bench.take("evaluate", on: "2020-11-02", by: "legal", ["evaluations": #"[{"ability":"notYet","note":"无证人员办案"}]"#])
        #expect(bench.cautions.map(\.id) == ["ability"])
        bench.take("evaluate", on: "2020-12-01", by: "legal", ["evaluations": #"[{"ability":"able","note":"已整改"}]"#])
        #expect(bench.cautions.isEmpty)
        #expect(bench.record.evaluations.map(\.on) == [Day(iso: "2020-11-02"), Day(iso: "2020-12-01")])
        #expect(bench.counted("reallocation.evaluated", through: "2020-12-31") == 2)
        #expect(bench.counted("reallocation.empowered", through: "2020-12-31") == 1)
        #expect(bench.counted("reallocation.sources", through: "2020-12-31") == 0)
    }

    @Test func `终止的，承接机关的事项随之移出`() {
        var bench = PowersBench.published()
        bench.take("take-effect", on: "2020-05-11")
        var item = PowersBench.item()
        item.reallocation = Ref(1)
        _ = bench.known.add(7, item, .inUse)
        _ = bench.known.add(8, PowersBench.item("别的"), .inUse)
        bench.followed = []
        #expect(bench.take("end", on: "2020-10-09", by: "office", ["endReason": "上级收回", "endDocument": "湘政函〔2020〕99号"]) == [])
        #expect(bench.followed.map(\.matter) == [7])
        #expect(bench.record.isInForce(on: Day(iso: "2020-10-08")!))
        #expect(!bench.record.isInForce(on: Day(iso: "2020-10-09")!))
        #expect(bench.counted("reallocation.sources", through: "2020-10-08") == 1)
        #expect(bench.counted("reallocation.sources", through: "2020-10-09") == 0)
    }

    @Test func `生效以前终止的，不再等待生效`() throws {
        var bench = PowersBench.published()
        bench.take("end", on: "2020-05-08", by: "office", ["endReason": "上级收回", "endDocument": "湘政函〔2020〕40号"])
        #expect(bench.matter == .ended)
        #expect(try bench.reading(of: "effect")?.state == .met)
    }

    @Test func `存量决定不予核实的不生效，其他决定不由核实办理（行政处罚法第十八条、第二十四条）`() {
        var bench = Bench<PowerReallocation>(on: "2019-12-02")
        let input = PowersBench.proposal.filter { $0.key != "reason" }.merging([
            "approver": "province", "approvalDocument": "湘政函〔2018〕30号", "approvalDate": "2018-04-01", "publishedOn": "2018-05-02",
            "effectiveOn": "2018-06-01",
        ]) { $1 }
        bench.take("register-existing", by: "clerk", input)
        var approved = bench
        approved.record.isImported = false
        #expect(approved.refusing("confirm-existing", by: "office") == ["existing-decision"])
        #expect(approved.refusing("refuse-existing", by: "office", ["refusalReason": "没有此决定"]) == ["existing-decision"])
        #expect(bench.take("refuse-existing", by: "office", ["refusalReason": "没有此决定"]) == [])
        #expect(bench.matter == .refused && bench.followed.isEmpty && bench.counted("reallocation.sources", through: "2019-12-31") == 0)
    }

    @Test func `存量决定以生效日计入，不计入本年生效`() {
        var bench = Bench<PowerReallocation>(on: "2019-12-02")
        let input = PowersBench.proposal.filter { $0.key != "reason" }.merging([
            "approver": "province", "approvalDocument": "湘政函〔2018〕30号", "approvalDate": "2018-04-01", "publishedOn": "2018-05-02",
            "effectiveOn": "2018-06-01",
        ]) { $1 }
        #expect(bench.take("register-existing", by: "clerk", input) == [])
        #expect(bench.counted("reallocation.sources", through: "2019-12-31") == 0 && bench.followed.isEmpty)
        #expect(bench.refusing("publish", by: "office", ["effectiveOn": "2020-01-02", "coordination": "协作"]).first == "not-existing-decision")
        #expect(bench.refusing("confirm-existing", by: "clerk") == ["separate-register-existing"])
        #expect(bench.take("confirm-existing", by: "office") == [])
        #expect(bench.matter == .effective && bench.published["decision"] != nil)
        #expect(bench.counted("reallocation.sources", through: "2018-12-31") == 1)
        #expect(bench.counted("reallocation.effective", through: "2020-12-31") == 0)
        var future = Bench<PowerReallocation>(on: "2019-12-02")
        #expect(future.refusing("register-existing", by: "clerk", input.merging(["effectiveOn": "2019-12-02"]) { $1 }) == ["in-effect-before-entry"])
    }

    @Test(arguments: [("2018", "2020"), ("2021", "2022")])
    func `没有批准以前，县级人民政府可以撤回报请，不计入终止的决定（行政处罚法2017年第十六条，2021年第十八条第二款）`(edition: String, year: String) {
        for steps in 0...2 {
            var (bench, refusals) = PowersBench.proposed("centralised", on: "\(year)-03-02")
            #expect(refusals == [] && bench.edition == edition)
            if steps > 0 { bench.take("assess", by: "legal", ["ability": "able", "abilityNote": "持证12人", "officerCount": "12"]) }
            if steps > 1 { bench.take("request", by: "office", ["requestDocument": "平政〔2020〕9号"]) }
            #expect(bench.take("retract", by: "office").count == 1)
            #expect(bench.take("retract", ["retractReason": "承接能力不足"]) == [])
            #expect(bench.matter == .ended && bench.record.retractedOn == bench.today)
            #expect(bench.counted("reallocation.retracted", through: "\(year)-12-31") == 1)
            #expect(bench.counted("reallocation.ended", through: "\(year)-12-31") == 0)
        }
        var published = PowersBench.published()
        #expect(published.take("retract", by: "office", ["retractReason": "承接能力不足"]).isEmpty == false)
    }
}
