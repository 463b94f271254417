import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：决定与履行")
struct ReconsiderationDecisionTests {
    typealias Cases = ReconsiderationBench
    typealias Case = Bench<Reconsideration>

    // MARK: Outcomes

    @Test(arguments: [
        ("uphold", ["lawful"], ["lawful"]),
        ("change", ["improper", "wrongBasis", "factsEstablished"], ["improper", "wrongBasis", "factsEstablished"]),
        ("revoke", ["factsUnclear", "wrongBasis", "procedure", "powers", "improper"], ["factsUnclear", "procedure", "unlawfulBasis", "powers"]),
        (
            "revokePartly", ["factsUnclear", "wrongBasis", "procedure", "powers", "improper"],
            ["factsUnclear", "procedure", "unlawfulBasis", "powers"]
        ),
        (
            "illegal", ["factsUnclear", "wrongBasis", "procedure", "powers", "improper"],
            ["publicHarm", "minorProcedure", "nothingToRevoke", "changedByRespondent", "pointless"]
        ),
        ("perform", ["nonPerformance"], ["nonPerformance"]), ("void", [], ["noStanding"]), ("rejectRequest", [], ["noDuty", "alreadyPerformed"]),
        ("rejectApplication", ["noDuty", "alreadyPerformed", "notAcceptable"], ["notAcceptable"]),
        ("agreement", [], ["agreementBreached", "agreementUncompensated"]), ("mediate", [], []), ("terminate", [], []),
    ])
    func `每种决定只依其法定情形作出，旧法没有确认无效、驳回请求和协议责任（第六十三条至第七十一条、2017年第二十八条）`(
        outcome: String, former: [String], revised: [String]
    ) {
        for (edition, grounds) in [("2017", former), ("2023", revised)] {
            let kind = outcome == "agreement" ? "agreement" : "inaction"
            let bench = Cases.replied(edition, ["actKind": kind, "requestsVoid": "是"])
            for ground in Reconsideration.Ground.allCases where ground != .noEvidence {
                var attempt = bench
                let refused = attempt.take(
                    "propose",
                    Cases.proposal([
                        "proposedOutcome": outcome, "ground": ground.rawValue, "effect": "better", "orders": "主文", "performanceDays": "30",
                    ]))
                let fits = grounds.contains(ground.rawValue)
                #expect(refused.isEmpty == fits, "\(edition) \(outcome) \(ground)：\(refused)")
                #expect(attempt.refused.contains("reconsideration.propose.ground-fits-outcome") == !fits, "\(edition) \(outcome) \(ground)")
                // An outcome that the law does not know has no grounds at all.
                #expect(attempt.refused.contains("reconsideration.propose.outcome-provided-by-law") == grounds.isEmpty, "\(edition) \(outcome)")
            }
        }
    }

    @Test func `答复并提交了证据的，不得视为没有证据（第七十条）`() {
        var bench = Cases.replied("2023")
        #expect(bench.refusing("propose", Cases.proposal(["proposedOutcome": "revoke", "ground": "noEvidence"])) == ["no-evidence-after-no-reply"])
    }

    @Test(arguments: [("2017", "", false), ("2017", "better", true), ("2017", "same", true), ("2017", "worse", false), ("2023", "worse", false)])
    func `不得作出对申请人更为不利的变更（第六十三条第二款、实施条例第五十一条）`(edition: String, effect: String, lawful: Bool) {
        var bench = Cases.replied(edition)
        let refused = bench.take(
            "propose", Cases.proposal(["proposedOutcome": "change", "ground": "improper", "orders": "改为罚款一百元", "effect": effect]))
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.first?.contains(edition == "2017" ? "实施条例》第五十一条" : "第六十三条第二款") == true) }
    }

    @Test(arguments: [("2017", false), ("2023", true)])
    func `第三人提出相反请求的除外，旧法没有这一例外（第六十三条第二款）`(edition: String, lawful: Bool) {
        var bench = Cases.replied(edition)
        let input = ["proposedOutcome": "change", "ground": "improper", "orders": "改为罚款", "effect": "worse", "thirdPartyOpposes": "是"]
        #expect(bench.refusing("propose", Cases.proposal(input)) == (lawful ? [] : ["not-worse-for-applicant"]))
    }

    @Test func `确认无效须经申请（第六十七条）`() {
        var bench = Cases.replied("2023")
        #expect(bench.refusing("propose", Cases.proposal(["proposedOutcome": "void", "ground": "noStanding"])) == ["nullity-requested"])
    }

    @Test(arguments: [("30", "penalty", ["duty-case-only"]), ("", "inaction", ["performance-period-set"]), ("30", "inaction", [])])
    func `责令履行限于不履行职责的案件，并确定期限（第六十六条）`(days: String, kind: String, unmet: [String]) {
        var bench = Cases.replied("2023", ["actKind": kind])
        let input = ["proposedOutcome": "perform", "ground": "nonPerformance", "orders": "答复举报", "performanceDays": days]
        bench.take("propose", Cases.proposal(input))
        #expect(bench.refused == unmet.map { "reconsideration.propose.\($0)" })
        #expect((bench.stage == "proposed") == unmet.isEmpty)
    }

    @Test(arguments: [
        ("2017", "revoke", "factsUnclear", true), ("2017", "illegal", "procedure", true), ("2017", "uphold", "lawful", false),
        ("2023", "revoke", "factsUnclear", true), ("2023", "illegal", "minorProcedure", false),
    ])
    func `责令重作限于撤销，旧法也可在确认违法时（第六十四条、2017年第二十八条第一款第三项）`(edition: String, outcome: String, ground: String, lawful: Bool) {
        var bench = Cases.replied(edition)
        let input = ["proposedOutcome": outcome, "ground": ground, "remakeOrdered": "是"]
        #expect(bench.refusing("propose", Cases.proposal(input)) == (lawful ? [] : ["remaking-permitted"]))
    }

    @Test(arguments: ["2017", "2023"])
    func `一并提出赔偿请求的同时决定，给予赔偿写明金额（第七十二条）`(edition: String) {
        var bench = Cases.replied(edition, ["requestsCompensation": "是"])
        let revoke = Cases.proposal(["proposedOutcome": "revoke", "ground": "factsUnclear"])
        #expect(bench.refusing("propose", revoke) == ["compensation-decided"])
        #expect(bench.refusing("propose", revoke.merging(["compensationDecision": "granted"]) { $1 }) == ["compensation-amount-written"])
        #expect(bench.take("propose", revoke.merging(["compensationDecision": "granted", "compensationAmount": "1200"]) { $1 }).isEmpty)
    }

    @Test(arguments: [("penalty", "继续履行", ["administrative-agreement-case"]), ("agreement", "", ["orders-written"]), ("agreement", "继续履行", [])])
    func `行政协议责任限于协议案件并写明主文（第七十一条）`(kind: String, orders: String, unmet: [String]) {
        var bench = Cases.replied("2023", ["actKind": kind])
        let input = ["proposedOutcome": "agreement", "ground": "agreementBreached", "orders": orders]
        bench.take("propose", Cases.proposal(input))
        #expect(bench.refused == unmet.map { "reconsideration.propose.\($0)" })
        #expect((bench.stage == "proposed") == unmet.isEmpty)
    }

    // MARK: Approval, service, lateness

    @Test(arguments: ["2017", "2023"])
    func `集体讨论决定的，讨论通过并记明会议；退回后重新提出的审理意见，重新讨论（第六十一条、2017年第二十八条）`(edition: String) {
        var bench = Cases.replied(edition)
        let collective = ["decisionManner": "collective"]
        bench.take("propose", Cases.uphold)
        bench.take("decide", collective)
        #expect(bench.refused == ["reconsideration.decide.meeting-recorded"])
        #expect(bench.take("discuss", Cases.discussion()).isEmpty)
        #expect(bench.take("return-proposal", ["returnNote": "补充核实时间"]).isEmpty)
        #expect(bench.stage == "reviewing")
        bench.take("propose", on: bench.today.advanced(by: 1).iso, Cases.uphold)
        bench.take("decide", collective)
        #expect(bench.refused == ["reconsideration.decide.meeting-recorded"])
        #expect(bench.take("discuss", Cases.discussion(#","dissents":["罚款幅度偏高"]"#)).isEmpty)
        #expect(bench.papers.last?.document == "minutes")
        #expect(bench.papers.last?.content.paragraphs.contains { $0.contains("罚款幅度偏高") } == true)
        #expect(bench.take("decide", collective).isEmpty)
        #expect(bench.record.meetings.count == 2)
    }

    @Test(arguments: [
        (#","on":"2020-03-11""#, "meeting-in-order"), (#","on":"2020-03-13""#, "meeting-in-order"),
        (#","present":5,"inFavour":4,"against":2"#, "meeting-votes-counted"),
    ])
    func `集体讨论在提出审理意见以后，同意和不同意的不多于出席的（第六十一条）`(changes: String, gate: String) {
        var bench = Cases.replied()
        bench.take("propose", Cases.uphold)
        bench.take("discuss", Cases.discussion(changes))
        #expect(bench.refused == ["reconsideration.discuss.\(gate)"])
        #expect(bench.take("discuss", Cases.discussion(#","on":"2020-03-12""#)).isEmpty)
    }

    @Test func `集体讨论没有通过的，不得作出决定（第六十一条第一款）`() {
        var bench = Cases.replied("2023")
        bench.take("propose", Cases.uphold)
        let rejected = Cases.discussion().mapValues { $0.replacing("passed", with: "rejected") }
        #expect(bench.take("discuss", rejected).isEmpty)
        bench.take("decide", ["decisionManner": "collective"])
        #expect(bench.refused == ["reconsideration.decide.meeting-recorded"])
        #expect(bench.take("decide", ["decisionManner": "head"]).isEmpty)
    }

    @Test(arguments: [("2017", "2020-05-06", false), ("2017", "2020-05-07", true), ("2023", "2024-05-06", false), ("2023", "2024-05-07", true)])
    func `自受理之日起六十日内决定，末日为休假日的顺延，逾期计入超期（第六十二条、2017年第三十一条）`(edition: String, day: String, late: Bool) throws {
        var bench = Cases.replied(edition)
        bench.take("propose", Cases.uphold)
        #expect(bench.take("decide", on: day, ["decisionManner": "head"]).isEmpty)
        #expect(bench.record.isLate == late)
        #expect(try bench.reading(of: "decision")?.state == (late ? .metLate : .met))
        #expect(bench.counted("reconsideration.late", through: day) == (late ? 1 : 0))
    }

    @Test(arguments: [("2020-04-09", false), ("2020-04-10", true), ("2020-04-13", true), ("2020-04-14", false)])
    func `送达不早于决定，不晚于登记（第七十五条）`(day: String, lawful: Bool) {
        var bench = Cases.replied()
        bench.take("propose", on: "2020-04-01", Cases.uphold)
        bench.take("decide", on: "2020-04-10", ["decisionManner": "head"])
        let mailed = ["decision.method": "mailed", "decision.servedOn": day, "decision.mailReceipt": "1100号"]
        #expect(bench.take("decision-serve", on: "2020-04-13", mailed).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["reconsideration.decision-serve.decision-service-in-order"]))
        #expect(bench.papers.last?.document == (lawful ? "decision-receipt" : "decision"))
    }

    private static func decided(_ edition: String) -> Case {
        var bench = Cases.replied(edition)
        bench.take("propose", on: edition == "2017" ? "2020-04-01" : "2024-04-01", Cases.uphold)
        bench.take("decide", on: edition == "2017" ? "2020-04-10" : "2024-04-10", ["decisionManner": "head"])
        return bench
    }

    @Test(arguments: [
        (["decision.method": "mailed"], "mail-receipt"), (["decision.method": "left", "decision.witness": "村委会主任"], "refusal-noted"),
        (["decision.method": "left", "decision.refusal": "拒收"], "left-before-witness"),
        (["decision.method": "electronic"], "electronic-service-consented"), (["decision.method": "onTheSpot"], "method-permitted"),
        (["decision.method": "direct", "decision.receiver": "household"], "receiver-named"),
    ])
    func `决定书依照民事诉讼法的规定送达，每种方式有其要件（第八十八条、2017年第四十条）`(input: [String: String], gate: String) {
        for edition in ["2017", "2023"] {
            var bench = Self.decided(edition)
            bench.take("decision-serve", input)
            #expect(bench.refused == ["reconsideration.decision-serve.decision-\(gate)"])
            #expect(bench.stage == "decided")
        }
    }

    @Test(arguments: [("2017", "2020-06-09"), ("2023", "2024-05-10")])
    func `公告送达的，公告期满视为送达，决定自该日生效（第八十八条、2017年第四十条）`(edition: String, last: String) {
        var bench = Self.decided(edition)
        #expect(bench.take("decision-announce", ["decision.announcementReason": "申请人下落不明，邮寄两次退回"]).isEmpty)
        let announced = ["decision.method": "announced"]
        bench.take("decision-serve", on: last, announced)
        #expect(bench.refused == ["reconsideration.decision-serve.decision-announcement-term-over"])
        #expect(bench.take("decision-serve", on: Case.day(last).advanced(by: 3).iso, announced).isEmpty)
        #expect(bench.record.decisionService.servedOn == Case.day(last))
    }

    @Test func `没有写明送达日期的，登记当日为送达日期（第七十五条第二款）`() {
        var bench = Self.decided("2023")
        #expect(bench.take("decision-serve", on: "2024-04-12", ["decision.method": "direct"]).isEmpty)
        #expect(bench.record.decisionService.servedOn == Case.day("2024-04-12"))
    }

    // MARK: Performance

    static let remake = ["proposedOutcome": "revoke", "ground": "factsUnclear", "remakeOrdered": "是"]

    @Test(arguments: [
        ("2017", "factsUnclear", "same", false), ("2017", "factsUnclear", "different", true), ("2017", "procedure", "same", false),
        ("2023", "factsUnclear", "same", false), ("2023", "procedure", "same", true), ("2023", "factsUnclear", "different", true),
    ])
    func `重作不得以同一事实和理由作出相同行为，新法以违反程序撤销的除外（第六十四条第二款、2017年第二十八条第二款）`(
        edition: String, ground: String, comparison: String, lawful: Bool
    ) {
        var bench = Cases.served(edition, Self.remake.merging(["ground": ground]) { $1 })
        let report = ["performanceReport": "已重作", "remadeAct": "新文号", "remadeComparison": comparison]
        #expect(bench.refusing("report-performance", report) == (lawful ? [] : ["no-same-act-again"]))
    }

    @Test func `没有确定期限的，六十日内重新作出（实施条例第四十九条）`() throws {
        var bench = Cases.served("2017", Self.remake)
        #expect(try bench.due(of: "performance") == Case.day("2020-06-12"))
        #expect(bench.refusing("report-performance", ["performanceReport": "已重作"]) == ["remade-act-compared"])
        #expect(bench.take("close") == ["决定书、调解书已经履行（《行政复议法》第三十二条第一款）"])
        #expect(bench.refusing("order-performance", on: "2020-06-12", ["orderDays": "15"]) == ["performance-overdue"])
        #expect(bench.take("order-performance", on: "2020-06-13", ["orderDays": "15"]).isEmpty)
        #expect(try bench.due(of: "ordered") == Case.day("2020-06-28"))
        #expect(bench.take("report-performance", ["performanceReport": "已重作", "remadeAct": "新文号", "remadeComparison": "different"]).isEmpty)
        #expect(bench.take("close").isEmpty)
    }

    @Test func `维持决定没有需要履行的内容（第七十七条）`() {
        var bench = Cases.served()
        #expect(bench.refusing("report-performance", ["performanceReport": "无"]) == ["performance-awaited"])
        #expect(bench.refusing("order-performance", on: "2020-12-01", ["orderDays": "15"]) == ["performance-overdue"])
    }

    @Test func `约谈和通报批评为新法所设（第七十七条第二款）`() throws {
        let definition = Cases.accepted().definition
        #expect(try #require(definition.outline("2017")?.action("order-performance")).fills == ["orderDays"])
        #expect(try #require(definition.outline("2023")?.action("order-performance")).fills == ["orderDays", "interviewed", "criticised"])
    }

    // MARK: Opinion, filing, publication

    @Test(arguments: ["2017", "2023"])
    func `收到意见书之日起六十日内报送纠正情况，未报送的不得归档（第七十六条、实施条例第五十七条）`(edition: String) throws {
        var bench = Cases.served(edition)
        bench.take("issue-opinion", ["opinionTo": "430626-ga", "opinionText": "规范询问程序"])
        #expect(bench.refusing("report-rectification", ["rectification": "已整改"]) == ["rectification-awaited"])
        bench.take("acknowledge-opinion")
        #expect(try bench.due(of: "rectification") == Case.day(edition == "2017" ? "2020-06-12" : "2024-06-11"))
        if edition == "2023" { bench.take("copy-superior", ["superior": "市公安局"]) }
        #expect(bench.refusing("close") == ["rectification-reported"])
        #expect(bench.take("report-rectification", ["rectification": "已整改"]).isEmpty)
        #expect(bench.take("close").isEmpty)
        #expect(bench.counted("reconsideration.opinions", through: "2024-12-31") == 1)
    }

    @Test func `以部门为被申请人的决定抄告其上一级主管部门，以乡镇为被申请人的不抄告（第七十九条第二款）`() {
        var bench = Cases.served("2023")
        #expect(bench.take("close") == ["生效的决定书、意见书抄告被申请人的上一级主管部门（《行政复议法》第七十九条第二款）"])
        var township = Cases.served("2023", application: ["respondent": "430626101"])
        #expect(township.refusing("copy-superior", ["superior": "无"]) == ["respondent-is-department"])
        #expect(township.take("close").isEmpty)
    }

    @Test func `重大行政复议决定报上级备案（实施条例第五十九条）`() {
        var bench = Cases.replied()
        bench.take("propose", Cases.uphold)
        bench.take("decide", ["decisionManner": "head", "isMajorDecision": "是"])
        bench.take("decision-serve", ["decision.method": "direct"])
        #expect(bench.take("close") == ["重大行政复议决定报上级行政复议机关备案（《行政复议法实施条例》第五十九条）"])
        bench.take("file-decision", ["filedTo": "岳阳市人民政府"])
        #expect(bench.take("close").isEmpty)
    }

    @Test func `决定书依原行政行为的公开情况公开，公民只留姓氏（第七十九条第一款）`() throws {
        var bench = Cases.served("2023", application: ["actPublished": "是"])
        bench.take("copy-superior", ["superior": "市公安局"])
        #expect(bench.take("close") == ["原行政行为已公开的，行政复议决定书向社会公开（《行政复议法》第七十九条第一款）"])
        #expect(bench.take("publish-decision", ["publicText": "某某不服行政处罚一案……"]).isEmpty)
        let view = try #require(bench.definition.view("decision", bench.record, bench.moment))
        #expect(view.items.contains { $0.text == "张某某" })
        #expect(view.items.contains { $0.text == "平江县公安局" })
        #expect(!view.json.contains("张三丰"))
        #expect(!view.json.contains("430626198001011231"))
        #expect(bench.take("close").isEmpty)
        var closed = Cases.served("2023")
        #expect(closed.refusing("publish-decision", ["publicText": "全文"]) == ["act-published"])
    }

    @Test func `申请人是法人的，公开其名称（第七十九条第一款）`() {
        var bench = Cases.served(
            "2023",
            application: [
                "actPublished": "是", "applicant.kind": "legalPerson", "applicant.citizenName": "", "applicant.identityNumber": "",
                "applicant.organisationName": "平江某某有限公司",
            ])
        bench.take("publish-decision", ["publicText": "全文"])
        #expect(bench.record.publicApplicant == "平江某某有限公司")
    }

    @Test func `决定书写明依据、主文和起诉期限；旧案引旧法`() throws {
        for (edition, article) in [("2017", "《行政复议法》第二十八条第一款第（一）项"), ("2023", "《行政复议法》第六十八条")] {
            let bench = Cases.served(edition)
            let content = try #require(bench.definition.content(of: "decision", bench.record, bench.moment))
            let text = content.paragraphs.joined(separator: "\n")
            #expect(text.contains(article))
            #expect(text.contains("决定：维持被申请人作出的行政处罚决定"))
            #expect(text.contains("被申请人：平江县公安局"))
            #expect(content.remedies.contains("十五日内"))
            #expect(content.signature == "平江县人民政府")
        }
    }

    @Test func `决定书文号为平政复决字〔2020〕第n号`() throws {
        let document = try #require(Cases.accepted().definition.documents.first { $0.id == "decision" })
        let pattern = try #require(document.pattern)
        #expect(DocumentNumber.text(pattern, organ: "平政", year: 2020, serial: 3) == "平政复决字〔2020〕第3号")
    }

    @Test func `每种文书都有内容`() throws {
        let bench = Cases.served("2023", Self.remake)
        // Of a discussion and a hearing that were not held there is nothing to tell; the receipt is a form.
        let apart: Set = ["minutes", "hearing-record", "decision-receipt"]
        for document in bench.definition.documents where !apart.contains(document.id) {
            let content = try #require(bench.definition.content(of: document.id, bench.record, bench.moment))
            #expect(content.paragraphs.count >= 2, "\(document.name)")
            #expect(!content.paragraphs.contains { $0.isEmpty }, "\(document.name)")
        }
        let receipt = try #require(bench.papers.last { $0.document == "decision-receipt" })
        #expect(
            receipt.content.blocks == [
                .form([
                    ("送达文书", "〔2024〕1号"), ("受送达人", "张三丰"), ("送达方式", "直接送达"), ("送达日期", "2024年4月12日"),
                ])
            ])
    }
}
