import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚决定的前置条件")
struct PenaltyDecisionTests {
    static let days = ["2020-03-02", "2022-03-02"]

    @Test(arguments: days)
    func `告知、听取、审核齐备的可以作出决定`(day: String) {
        var bench = Penalties.ready(on: day)
        #expect(bench.penalise() == [])
        #expect(bench.stage == "decided")
    }

    @Test(arguments: [("2020-03-02", "2020-03-05"), ("2022-03-02", "2022-03-09")])
    func `未听取陈述申辩又未期满的不得处罚（2017年第四十一条、2021年第六十二条）`(day: String, last: String) {
        var bench = Penalties.notified(on: day)
        bench.verify(.agree)
        let refused = bench.penalise(on: last)
        #expect(refused.count == 1)
        #expect(refused[0].contains(day == "2020-03-02" ? "第四十一条" : "第六十二条"))
        #expect(bench.penalise(on: Bench<PenaltyCase>.day(last).advanced(by: 1).iso) == [])
    }

    @Test(arguments: days)
    func `陈述申辩未经复核的不得处罚（第三十二条、第四十五条）`(day: String) {
        var bench = Penalties.notified(on: day)
        bench.verify(.agree)
        bench.expect(bench.take("record-defence", ["defence": "已经改正"]))
        #expect(bench.penalise().count == 1)
        bench.expect(bench.take("review-defence", by: "p1", ["defenceReview": "不影响认定"]))
        #expect(bench.penalise() == [])
    }

    @Test(arguments: days)
    func `处罚不得超出告知的内容（第三十一条、第四十四条）`(day: String) {
        for heavier in [#"[{"kind":"fine","amount":500001}]"#, #"[{"kind":"fine","amount":500000},{"kind":"revokedLicence"}]"#] {
            var bench = Penalties.ready(on: day)
            let refused = bench.penalise(["penalties": heavier])
            #expect(refused.count == 1)
            #expect(refused[0].hasPrefix("处罚不得超出告知的内容"))
        }
        var bench = Penalties.ready(on: day)
        #expect(bench.penalise(["penalties": #"[{"kind":"fine","amount":499999}]"#]) == [])
    }

    @Test(arguments: days)
    func `不得因陈述申辩给予更重的处罚，新查明事实的除外（第三十二条第二款、第四十五条第二款）`(day: String) {
        let heavier = #"[{"kind":"fine","amount":600000}]"#
        var bench = Penalties.notified(on: day)
        bench.expect(bench.take("record-defence", ["defence": "处罚过重"]))
        #expect(bench.take("review-defence", ["defenceReview": "不采纳", "proposedPenalties": heavier]).count == 1)
        bench.expect(bench.take("review-defence", ["defenceReview": "不采纳"]))
        let refused = bench.take("notify", ["proposedPenalties": heavier])
        #expect(refused.count == 1)
        #expect(refused[0].contains(day == "2020-03-02" ? "第三十二条第二款" : "第四十五条第二款"))
        #expect(bench.take("notify", ["proposedPenalties": heavier, "newFacts": "另查明销售记录"]) == [])
    }

    @Test func `2017年修正的法律下，处罚决定一律经审核（第三十八条第三款）`() {
        var bench = Penalties.notified(on: "2020-03-02")
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        #expect(bench.penalise() == ["未经法制审核或者审核未通过的，不得作出决定（《行政处罚法》第三十八条第三款）"])
        bench.verify(.agree)
        #expect(bench.penalise() == [])
    }

    @Test(arguments: ["publicInterest", "heardRights", "complex", "statutory"])
    func `2021年修订的法律下，四种情形须经法制审核（第五十八条）`(ground: String) {
        for grounds in ["", ground] {
            var bench = Penalties.notified(on: "2022-03-02", ["verificationGrounds": grounds])
            bench.expect(bench.take("waive", ["waivesDefence": "是"]))
            #expect(bench.penalise().count == (grounds.isEmpty ? 0 : 1))
        }
    }

    @Test func `审核退回的不得决定；要求纠正的，纠正后可以（第三十八条、第五十八条）`() {
        var bench = Penalties.notified()
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        bench.verify(.return)
        #expect(bench.penalise().count == 1)
        bench.verify(.correct)
        #expect(bench.penalise().count == 1)
        bench.expect(bench.take("answer-verification", by: "p1", ["verificationReply": "已补正文书"]))
        #expect(bench.penalise() == [])
    }

    @Test func `审核意见未到不得决定，不得重复送审`() {
        var bench = Penalties.ready(on: "2022-03-02")
        bench.expect(bench.take("submit-verification", by: "p1"))
        #expect(bench.opened.count == 2)
        #expect(bench.take("submit-verification", by: "p1").count == 1)
        #expect(bench.penalise().count == 1)
        #expect(bench.take("dismiss", by: "head", ["decisionReason": "证据不足"]).count == 1)
    }

    @Test(arguments: days)
    func `情节复杂或者重大违法行为须集体讨论（第三十八条第二款、第五十七条第二款）`(day: String) {
        var bench = Penalties.ready(on: day, ["complicated": "是"])
        #expect(bench.penalise().count == 1)
        #expect(bench.take("discuss", by: "head", ["discussionMembers": "局长", "discussion": "同意"]).count == 1)
        bench.expect(bench.take("discuss", by: "head", ["discussionMembers": "局长,副局长", "discussion": "同意"]))
        #expect(bench.penalise() == [])
    }

    @Test(arguments: ["p1", "p2"])
    func `办案人员不得对本案作出决定（第三十八条、第五十七条）`(officer: String) {
        var bench = Penalties.ready()
        #expect(bench.take("penalise", by: officer, ["penalties": Penalties.fine]).count == 1)
    }

    @Test(arguments: [
        ("under14", "lighter", false), ("incapable", "lighter", false), ("minor", "general", false), ("minor", "lighter", true),
        ("full", "general", true),
    ])
    func `不满十四周岁和不能辨认行为的不罚，未成年人从轻减轻（2017年第二十五条、2021年第三十条）`(capacity: String, tier: String, lawful: Bool) {
        for day in Self.days {
            var bench = Penalties.ready(
                on: day, party: Penalties.citizen.merging(["capacity": capacity]) { $1 },
                ["tier": tier, "proposedPenalties": #"[{"kind":"fine","amount":50000}]"#])
            #expect(bench.penalise(["penalties": #"[{"kind":"fine","amount":50000}]"#]).isEmpty == lawful)
        }
    }

    @Test func `九十日内作出决定，逾期须写明另有规定才可决定，只在2021年修订以后（第六十条）`() throws {
        var bench = Penalties.ready(on: "2022-03-02")
        #expect(try bench.due(of: "decision") == Day(iso: "2022-05-31"))
        var onTime = bench
        #expect(onTime.penalise(on: "2022-05-31") == [])
        #expect(bench.penalise(on: "2022-06-01") == ["在作出处罚决定的期限内（《行政处罚法》第六十条）"])
        var old = Penalties.ready(on: "2020-03-02")
        #expect(try old.due(of: "decision") == nil)
        #expect(old.penalise(on: "2020-12-31") == [])
    }

    @Test func `2021年以前依部门规章，设定的期限可以在届满前延长一次（市场监督管理行政处罚程序暂行规定第五十七条）`() throws {
        var bench = Penalties.bench(on: "2020-03-02")
        bench.settings = Settings(["penalty.decision.terms": #"[{"organ":"430626-ga","days":60,"extensionDays":30,"source":"部门规章"}]"#])
        bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": "2020-03-02"]))
        bench.expect(bench.take("file", by: "head", ["cause": "某案", "powerItem": "20", "officers": "1,2"]))
        #expect(try bench.due(of: "decision") == Day(iso: "2020-05-01"))
        var late = bench
        #expect(late.take("extend", on: "2020-05-02", ["extensionReason": "案情复杂"]).count == 1)
        bench.expect(bench.take("extend", on: "2020-05-01", ["extensionReason": "案情复杂"]))
        #expect(try bench.due(of: "decision") == Day(iso: "2020-05-31"))
        #expect(bench.take("extend", on: "2020-05-31", ["extensionReason": "案情复杂"]).count == 1)
    }

    @Test(arguments: [("2020-03-02", "第五十七条"), ("2022-03-02", "第六十四条")])
    func `市场监管部门未设定的，九十日，可以延长三十日（市场监管部门处罚程序规章）`(day: String, article: String) {
        var bench = Penalties.bench(on: day)
        bench.organ = Town.market
        for id in 1...2 { bench.known.matters[id]?.organ = Town.market }
        bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": day]))
        bench.expect(bench.take("file", by: "head", ["cause": "某案", "powerItem": "21", "officers": "1,2"]))
        #expect(bench.record.decisionDays == 90)
        #expect(bench.record.extensionDays == 30)
        #expect(bench.record.decisionRule.contains(article))
    }

    @Test func `期限与法律所定不同的，写明规定该期限的法律、法规、规章（第六十条）`() throws {
        var bench = Penalties.bench(on: "2022-03-02")
        bench.expect(bench.take("register-clue", by: "p1", ["source": "complaint", "clue": "举报", "discoveredOn": "2022-03-02"]))
        let filing = ["cause": "某案", "powerItem": "20", "officers": "1,2", "decisionDays": "30"]
        #expect(bench.take("file", by: "head", filing).count == 1)
        bench.expect(bench.take("file", filing.merging(["decisionRule": "治安管理处罚法第九十九条"]) { $1 }))
        #expect(try bench.due(of: "decision") == Day(iso: "2022-04-01"))
    }

    @Test func `中止期间不计入办案期限，须写明准许的规定`() throws {
        var bench = Penalties.investigating(on: "2022-03-02")
        #expect(bench.take("suspend", by: "head", ["suspensionGround": "appraisal"]).count == 1)
        bench.expect(bench.take("suspend", on: "2022-03-10", ["suspensionGround": "appraisal", "suspensionRule": "市场监督管理行政处罚程序规定第六十四条"]))
        bench.expect(bench.take("resume", on: "2022-03-20"))
        #expect(try bench.due(of: "decision") == Day(iso: "2022-06-10"))
    }

    @Test func `初次违法可以不予处罚，只在2021年修订以后；不予处罚应当教育（第三十三条）`() {
        var bench = Penalties.reviewing(on: "2022-03-02", ["proposal": "spare"])
        #expect(bench.take("spare", by: "head", ["spareGround": "firstOffence"]).count == 1)
        #expect(bench.take("spare", ["spareGround": "firstOffence", "education": "当面批评教育"]) == [])
        var old = Penalties.reviewing(on: "2020-03-02", ["proposal": "spare"])
        #expect(old.take("spare", by: "head", ["spareGround": "firstOffence"]).count == 1)
        #expect(old.take("spare", ["spareGround": "slight"]) == [])
        old.expect(old.take("serve", by: "p1", ["serviceMethod": "onTheSpot"]))
        #expect(old.take("close", by: "head") == [])
        #expect(old.counted("penalty.not-punished", through: "2020-12-31") == 1)
        #expect(old.counted("penalty.decided", through: "2020-12-31") == 0)
    }

    @Test func `补充调查后须重新告知、重新审核`() {
        var bench = Penalties.ready(on: "2020-03-02")
        bench.expect(bench.take("reinvestigate", by: "head"))
        #expect(bench.record.notifiedOn == nil)
        bench.expect(bench.take("report", by: "p1", Penalties.report()))
        bench.expect(bench.take("notify"))
        bench.expect(bench.take("waive", ["waivesDefence": "是"]))
        #expect(bench.penalise().count == 1)
    }
}
