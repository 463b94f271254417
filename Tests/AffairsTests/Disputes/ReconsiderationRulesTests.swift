import Kernel
import Testing

@testable import Affairs

/// What the law of 2023 and the regulation of 2026 ask besides: third parties, inspections, stays, collateral review, opinion letters, property.
@Suite("行政复议：实施条例和其他程序")
struct ReconsiderationRulesTests {
    typealias Cases = ReconsiderationBench
    typealias Case = Bench<Reconsideration>

    /// Registered on Monday 2026-07-06, under the regulation as revised.
    private static func registered(_ changes: [String: String] = [:]) -> Case {
        var bench = Case(on: "2026-07-06")
        bench.organ = Town.county
        let day = ["appliedOn": "2026-07-06", "receivedOn": "2026-07-06", "actOn": "2026-06-10", "knownOn": "2026-06-12"]
        bench.take("register", Cases.application("2023").merging(day) { $1 }.merging(changes) { $1 })
        return bench
    }

    /// Accepted on the Wednesday, its copy received on the Friday.
    private static func sent(_ changes: [String: String] = [:], summary: Bool = false) -> Case {
        var bench = registered(changes)
        bench.take("accept", on: "2026-07-08", ["conditionsMet": Cases.all])
        if summary { bench.take("choose-summary", ["summaryGround": "agreed"]) }
        bench.take("assign", ["handlers": summary ? "p1" : "p1,p2"])
        bench.take("send-copy", on: "2026-07-10", ["copyReceivedOn": "2026-07-10"])
        return bench
    }

    private static func replied(_ changes: [String: String] = [:]) -> Case {
        var bench = sent(changes)
        bench.take("reply", on: "2026-07-16", Cases.evidence(collectedOn: "2026-06-05"))
        bench.take("hear-parties", Cases.heard())
        return bench
    }

    // MARK: 2026

    @Test(arguments: [("2026-06-30", "2023"), ("2026-07-01", "2026")])
    func `2026年7月1日起登记的，适用修订的实施条例（国务院令第836号第七十七条）`(day: String, edition: String) {
        #expect(Case(on: day).edition == edition)
        #expect(ReconsiderationLaw.on(Case.day(day)).hasNewRules == (edition == "2026"))
    }

    @Test(arguments: [("10", false), ("11", true)])
    func `申请人超过十人的推选二至五名代表人（实施条例2026年第十七条）`(count: String, told: Bool) {
        var bench = Self.registered(["applicants.count": count])
        #expect(bench.cautions.map(\.id) == (told ? ["representatives"] : []))
        #expect(bench.refusing("choose-representatives", ["applicants.representatives": #"["甲"]"#]) == ["representatives-in-number"])
        #expect(bench.take("choose-representatives", ["applicants.representatives": #"["甲","乙"]"#]).isEmpty)
    }

    @Test func `适用简易程序的可以由一人审理，普通程序二人以上（实施条例2026年第三十九条）`() {
        var bench = Self.sent(summary: true)
        #expect(bench.record.handlers.count == 1)
        bench.take("reply", on: "2026-07-16", Cases.evidence(collectedOn: "2026-06-05"))
        #expect(bench.take("propose", Cases.uphold).isEmpty)
        var ordinary = Self.registered()
        ordinary.take("accept", ["conditionsMet": Cases.all])
        #expect(ordinary.refusing("assign", ["handlers": "p1"]) == ["two-handlers"])
        var earlier = Cases.accepted("2023")
        earlier.take("choose-summary", ["summaryGround": "agreed"])
        #expect(earlier.refusing("assign", ["handlers": "p1"]) == ["two-handlers"])
    }

    @Test func `咨询意见的采纳情况应当说明（实施条例2026年第五十二条）`() {
        var bench = Self.replied()
        bench.take("consult-committee", ["advice": "建议维持"])
        #expect(bench.refusing("propose", Cases.uphold) == ["advice-answered"])
        #expect(bench.take("propose", Cases.proposal(["adviceAdoption": "采纳"])).isEmpty)
    }

    @Test(arguments: [("2026", "2026-08-17", "2026-07-27"), ("2023", "2024-04-15", "2024-03-25")])
    func `附带审查的期限，2026年7月起自中止之日起算（实施条例2026年第五十三条第二款）`(edition: String, own: String, forward: String) throws {
        var bench = edition == "2026" ? Self.replied() : Cases.replied(edition)
        let raised = edition == "2026" ? "2026-07-10" : "2024-03-14"
        let document = ["collateralDocument": "县城管办法", "collateralMaker": "县城管局", "collateralRaisedOn": raised]
        var others = bench
        bench.take("start-collateral", document.merging(["collateralPower": "own"]) { $1 })
        #expect(try bench.due(of: "collateral") == Case.day(own))
        others.take("start-collateral", document.merging(["collateralPower": "others"]) { $1 })
        #expect(try others.due(of: "collateral-forward") == Case.day(forward))
    }

    @Test(arguments: [
        ("rejectRequest", "notVoid", "第六十一条"), ("rejectRequest", "wouldBeWorse", "第六十一条"), ("rejectApplication", "baseless", "第三十七条"),
        ("rejectApplication", "beyondPowers", "第三十七条"), ("rejectApplication", "judged", "第三十七条"),
    ])
    func `驳回请求、驳回申请的新增情形（实施条例2026年第三十七条、第六十一条）`(outcome: String, ground: String, article: String) {
        var bench = Self.replied()
        let input = Cases.proposal(["proposedOutcome": outcome, "ground": ground])
        #expect(bench.take("propose", input).isEmpty)
        bench.take("decide", on: "2026-08-03", ["decisionManner": "head"])
        #expect(bench.papers.last?.content.paragraphs.joined().contains("《行政复议法实施条例》\(article)") == true)
        var earlier = Cases.replied("2023")
        #expect(earlier.refusing("propose", input).contains("ground-fits-outcome"))
    }

    @Test func `因不可抗力等客观上无法履行的，限于不履行法定职责的案件（实施条例2026年第六十一条第一款第二项）`() {
        var bench = Self.replied()
        let input = Cases.proposal(["proposedOutcome": "rejectRequest", "ground": "prevented"])
        #expect(bench.refusing("propose", input) == ["duty-case-only"])
        bench.record.actKind = .inaction
        #expect(bench.take("propose", input).isEmpty)
    }

    @Test func `合并审理的是本机关正在审理的案件，2026年7月起（实施条例2026年第四十三条）`() {
        var bench = Self.sent()
        _ = bench.known.add(7, Self.sent().record, .reviewing, in: Town.county)
        _ = bench.known.add(8, Self.sent().record, .effective, in: Town.county)
        #expect(bench.refusing("join-cases", ["joined": "8"]) == ["joined-under-review"])
        #expect(bench.refusing("join-cases", ["joined": "1"]) == ["joined-under-review"])
        #expect(bench.take("join-cases", ["joined": "7"]).isEmpty)
        #expect(Cases.sent("2023").definition.outline("2023")?.action("join-cases") == nil)
    }

    @Test func `重大决定报送备案止于2026年6月（实施条例2007年第五十九条）`() throws {
        let outline = try #require(Self.registered().definition.outline("2026"))
        #expect(outline.action("close")?.gates.contains { $0.id.hasSuffix("major-decision-filed") } == false)
        #expect(outline.action("file-decision")?.basis.description == "《行政复议法实施条例》第六十七条")
    }

    // MARK: Both laws

    @Test(arguments: [("2017", "2020-05-21"), ("2023", "2024-05-27")])
    func `现场勘验、鉴定所用时间不计入审理期限（实施条例2007年第三十四条第三款、2026年第四十五条）`(edition: String, due: String) throws {
        var bench = Cases.replied(edition)
        #expect(bench.refusing("end-inquiry") == ["inquiry-under-way"])
        bench.take("begin-inquiry", ["inquiryKind": "inspection"])
        #expect(bench.refusing("begin-inquiry", ["inquiryKind": "appraisal"]).contains("no-inquiry-under-way"))
        #expect(try bench.due(of: "decision") == nil)
        #expect(bench.refusing("propose", Cases.uphold) == ["inquiry-over"])
        #expect(bench.refusing("suspend", ["suspensionCause": "missing", "suspensionNote": "下落不明"]).contains("inquiry-over"))
        let document = ["collateralDocument": "办法", "collateralMaker": "县城管局", "collateralRaisedOn": bench.today.iso, "collateralPower": "own"]
        #expect(bench.refusing("start-collateral", document).contains("inquiry-over"))
        #expect(bench.take("end-inquiry", on: bench.today.advanced(by: 20).iso).isEmpty)
        #expect(bench.record.inquiries.map(\.until) == [bench.today] && bench.record.inquiryFrom == nil)
        // 3月2日（新法3月6日）起六十日，加20日；新法至5月25日星期六，顺延至27日。
        #expect(try bench.due(of: "decision") == Case.day(due))
        #expect(bench.take("propose", Cases.uphold).isEmpty)
    }

    @Test func `停止执行的可以恢复执行，再次停止的重新记明（第四十二条）`() {
        var bench = Cases.replied("2023")
        #expect(bench.refusing("lift-stay", ["stayLiftReason": "已提供担保"]) == ["stay-in-effect"])
        bench.take("stay", ["stayGround": "requested", "stayNote": "执行将造成难以弥补的损失"])
        #expect(bench.take("lift-stay", ["stayLiftReason": "已提供担保"]).isEmpty)
        #expect(bench.papers.last?.document == "stay-lifted" && bench.record.stayLiftedOn == bench.today)
        #expect(bench.refusing("lift-stay", ["stayLiftReason": "再次"]) == ["stay-in-effect"])
        #expect(bench.take("stay", ["stayGround": "organ", "stayNote": "情况变化"]).isEmpty)
        #expect(bench.record.stayLiftedOn == nil)
    }

    @Test(arguments: ["2017", "2023"])
    func `行政复议机构通知第三人参加（第十六条第一款、实施条例2007年第九条第一款）`(edition: String) {
        var bench = Cases.replied(edition)
        let other = #"[{"role":"applicant","kind":"citizen","citizenName":"李四"}]"#
        #expect(bench.refusing("notify-third-parties", ["others": other]) == ["third-party-named"])
        let third = #"[{"role":"thirdParty","kind":"citizen","citizenName":"王五","relation":"相邻权人"}]"#
        #expect(bench.take("notify-third-parties", ["others": third]).isEmpty)
        #expect(bench.papers.last?.content.addressee == "王五" && bench.record.thirdPartiesNoticedOn == bench.today)
    }

    @Test(arguments: [("430626-sj", true), ("430626-ga", false), ("none", false)])
    func `以共同的名义作出行为的行政机关是共同被申请人（第十九条第二款）`(organ: String, lawful: Bool) {
        let bench = Cases.registered("2023", ["coRespondents": organ])
        #expect(bench.refused == (lawful ? [] : ["reconsideration.register.co-respondents-distinct"]))
        if lawful { #expect(bench.record.respondentsInWords(bench.moment) == "平江县公安局、平江县市场监督管理局") }
        var own = Cases.registered("2023", ["coRespondents": "430626"])
        #expect(own.refusing("accept", ["conditionsMet": Cases.all]) == ["not-against-own-act"])
    }

    // MARK: Collateral review

    private static func underCollateral(power: String = "own") -> Case {
        var bench = Cases.replied("2023", ["requestsCollateral": "是"])
        bench.take("start-collateral", ReconsiderationReviewTests.collateral.merging(["collateralPower": power]) { $1 })
        return bench
    }

    /// Told on 2024-03-18, the maker has until 2024-04-01.
    @Test(arguments: [("2024-04-01", false), ("2024-04-02", true)])
    func `有权处理的，先通知制定机关并听取答复，或者等十日届满（第五十八条第一款）`(day: String, lawful: Bool) {
        var bench = Self.underCollateral()
        let result = ["collateralFinding": "lawful", "collateralResult": "相关条款合法"]
        #expect(bench.refusing("conclude-collateral", result) == ["maker-heard"])
        bench.take("notify-maker", on: "2024-03-18")
        var answered = bench
        answered.take("record-maker-reply", on: "2024-03-20", ["makerReply": "合法"])
        #expect(answered.take("conclude-collateral", result).isEmpty)
        #expect(bench.refusing("conclude-collateral", on: day, result) == (lawful ? [] : ["maker-heard"]))
    }

    @Test func `条款违法的停止执行、责令纠正，决定书一并告知（第五十九条）`() {
        var bench = Self.underCollateral()
        bench.take("notify-maker", on: "2024-03-18")
        bench.take("record-maker-reply", on: "2024-03-20", ["makerReply": "有待修改"])
        bench.take("conclude-collateral", ["collateralFinding": "unlawful", "collateralResult": "第五条增设罚款"])
        #expect(bench.refusing("record-correction", ["makerCorrection": "已删去"]) == ["correction-ordered"])
        let revoke = Cases.proposal(["proposedOutcome": "revoke", "ground": "unlawfulBasis"])
        #expect(bench.refusing("propose", on: "2024-03-25", revoke) == ["unlawful-clause-stopped"])
        #expect(bench.take("order-correction", ["collateralClauses": "第五条"]).isEmpty)
        #expect(bench.papers.last?.document == "correction-order")
        #expect(bench.refusing("order-correction", ["collateralClauses": "第五条"]) == ["clause-found-unlawful"])
        #expect(bench.cautions.contains { $0.id == "uncorrected-clause" })
        #expect(bench.take("propose", revoke).isEmpty)
        bench.take("decide", on: "2024-04-01", ["decisionManner": "head"])
        let text = bench.papers.last?.content.paragraphs.joined() ?? ""
        #expect(text.contains("附带审查") && text.contains("责令县城管局纠正"))
        #expect(bench.take("record-correction", ["makerCorrection": "已删去"]).isEmpty)
        #expect(bench.refusing("record-correction", ["makerCorrection": "已删去"]) == ["correction-ordered"])
    }

    // MARK: After the decision

    /// The letter came on 2024-04-12; sixty days end on 2024-06-11.
    @Test(arguments: [("2023", "2024-06-11", false), ("2023", "2024-06-12", true), ("2017", "2020-08-03", false)])
    func `意见书逾期不理的，责令限期履行；2024年以前限于决定（第七十七条第二款、2017年第三十二条第二款）`(edition: String, day: String, lawful: Bool) {
        var bench = Cases.served(edition)
        bench.take("issue-opinion", ["opinionTo": "430626-ga", "opinionText": "规范告知程序"])
        bench.take("acknowledge-opinion")
        bench.record.opinionNumber = "平复意字第8号"
        #expect(bench.refusing("order-performance", on: day, ["orderDays": "15"]) == (lawful ? [] : ["performance-overdue"]))
        guard lawful else { return }
        #expect(bench.papers.last?.content.paragraphs.joined().contains("平复意字第8号") == true)
        #expect(bench.take("report-rectification", on: "2024-06-20", ["rectification": "已整改"]).isEmpty)
    }

    @Test(arguments: ["2017", "2023"])
    func `没有提出赔偿请求的，撤销、变更罚没、查封时同时责令返还（第七十二条第二款、2017年第二十九条第二款）`(edition: String) {
        var bench = Cases.replied(edition)
        let revoke = Cases.proposal(["proposedOutcome": "revoke", "ground": "factsUnclear", "tookProperty": "是"])
        #expect(bench.refusing("propose", revoke) == ["property-dealt-with"])
        var upheld = bench
        #expect(upheld.take("propose", Cases.proposal(["tookProperty": "是"])).isEmpty)
        #expect(bench.take("propose", revoke.merging(["propertyOrder": "returned"]) { $1 }).isEmpty)
        bench.take("decide", ["decisionManner": "head"])
        #expect(bench.papers.last?.content.paragraphs.joined().contains("责令返还财产") == true)
        #expect(bench.record.awaitsPerformance)
    }
}
