import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：审理")
struct ReconsiderationReviewTests {
    typealias Cases = ReconsiderationBench
    typealias Case = Bench<Reconsideration>

    // MARK: Summary procedure

    @Test(
        arguments: [
            ("onTheSpot", ["actTraits": "onTheSpot"], true), ("onTheSpot", [:], false), ("warning", ["actTraits": "warning"], true),
            ("smallAmount", ["amount": "3000"], true), ("smallAmount", ["amount": "3000.01"], false), ("smallAmount", [:], false),
            ("information", ["actKind": "information"], true), ("information", [:], false), ("agreed", [:], true),
        ] as [(String, [String: String], Bool)])
    func `简易程序限于四类案件或者各方同意（第五十三条）`(ground: String, act: [String: String], lawful: Bool) {
        var bench = Cases.accepted("2023", act)
        #expect(bench.refusing("choose-summary", ["summaryGround": ground, "isPlain": "是"]) == (lawful ? [] : ["summary-ground-applies"]))
        #expect(bench.record.isSummary == lawful)
    }

    @Test func `适用简易程序的事实清楚、争议不大（第五十三条）`() {
        var bench = Cases.accepted("2023", ["amount": "200"])
        #expect(bench.refusing("choose-summary", ["summaryGround": "smallAmount"]) == ["plain-case"])
    }

    @Test func `旧法没有简易程序、补充证据和行政复议委员会`() throws {
        let outline = try #require(Cases.accepted().definition.outline("2017"))
        let added = [
            "choose-summary", "convert-to-ordinary", "permit-evidence", "add-evidence", "consult-committee", "notify-maker", "copy-superior",
        ]
        for id in added { #expect(outline.action(id) == nil, "\(id)") }
        for id in ["copy-summary", "reply-summary", "decision-summary", "maker-notice", "maker-reply", "forward"] {
            #expect(!outline.limits.contains { $0.id == id }, "\(id)")
        }
    }

    @Test func `转为普通程序后按六十日审结，由机构负责人批准，不再转回（第五十五条）`() throws {
        var bench = Cases.accepted("2023", ["amount": "200"])
        bench.take("choose-summary", ["summaryGround": "smallAmount", "isPlain": "是"])
        #expect(try bench.due(of: "decision-summary") == Case.day("2024-04-05"))
        #expect(try bench.due(of: "decision") == nil)
        #expect(bench.take("extend", ["extensionDays": "10", "extensionReason": "复杂"]).contains { $0.contains("适用简易程序的不得延期") })
        #expect(bench.take("convert-to-ordinary", ["conversionReason": "案情复杂"]).isEmpty)
        #expect(try bench.due(of: "decision") == Case.day("2024-05-06"))
        #expect(bench.refusing("choose-summary", ["summaryGround": "smallAmount", "isPlain": "是"]) == ["not-converted-before"])
    }

    // MARK: Who acts where

    @Test(arguments: [
        ("2017", "extend", Role.head, "430626"), ("2023", "extend", .head, "430626-sf"), ("2023", "convert-to-ordinary", .head, "430626-sf"),
        ("2017", "decide", .head, "430626"), ("2023", "decide", .head, "430626"), ("2017", "propose", .reconsideration, "430626-sf"),
        ("2017", "reply", .clerk, "430626-ga"), ("2023", "order-performance", .head, "430626"), ("2023", "accept", .reconsideration, "430626-sf"),
    ])
    func `延期旧法由复议机关负责人批准，新法由复议机构负责人批准；决定由复议机关负责人同意（2017年第三十一条、第六十二条）`(
        edition: String, id: String, role: Role, place: String
    ) throws {
        let bench = Cases.accepted(edition)
        let action = try #require(bench.definition.outline(edition)?.action(id))
        #expect(action.roles.contains(role))
        #expect(bench.definition.place(of: action, edition, bench.record, bench.moment) == OrganCode(place))
    }

    // MARK: Reply and evidence

    @Test(arguments: [
        ("2017", "2020-03-16", false), ("2017", "2020-03-17", true), ("2023", "2024-03-22", false), ("2023", "2024-03-25", true),
    ])
    func `旧法十日内答复为日历日，新法为工作日；逾期的视为没有证据（第四十八条、第七十条）`(edition: String, day: String, late: Bool) throws {
        var bench = Cases.sent(edition)
        #expect(try bench.due(of: "reply") == Case.day(edition == "2017" ? "2020-03-16" : "2024-03-22"))
        bench.take("reply", on: day, Cases.evidence(collectedOn: "\(day.prefix(4))-02-01"))
        #expect(bench.record.repliedOn == bench.today)
        #expect(bench.record.lacksEvidence == late)
    }

    @Test func `副本由被申请人签收，或者由机构登记送达，期限自收到之日起（第四十八条）`() throws {
        var bench = Cases.accepted("2023")
        #expect(bench.refusing("acknowledge-copy") == ["copy-awaits-receipt"])
        bench.take("send-copy", on: "2024-03-08")
        #expect(try bench.due(of: "reply") == nil)
        #expect(try bench.reading(of: "copy")?.state == .met)
        var signed = bench
        #expect(signed.take("acknowledge-copy", on: "2024-03-11").isEmpty)
        #expect(try signed.due(of: "reply") == Case.day("2024-03-25"))
        #expect(bench.refusing("record-copy-receipt", on: "2024-03-12", ["copyReceivedOn": "2024-03-07"]) == ["copy-receipt-in-order"])
        #expect(bench.take("record-copy-receipt", on: "2024-03-12", ["copyReceivedOn": "2024-03-11"]).isEmpty)
        #expect(try bench.due(of: "reply") == Case.day("2024-03-25"))
    }

    @Test(arguments: [("2017", "2020-03-11"), ("2023", "2024-03-15")])
    func `受理之日起七个工作日内发送申请书副本，旧法自收到申请起算（第四十八条、2017年第二十三条）`(edition: String, last: String) throws {
        #expect(try Cases.accepted(edition).due(of: "copy") == Case.day(last))
    }

    @Test func `停止执行须有法定情形（第四十二条）`() {
        var bench = Cases.replied("2023")
        #expect(bench.take("stay", ["stayGround": "requested", "stayNote": "执行将造成难以弥补的损失"]).isEmpty)
        #expect(bench.record.stayedOn == bench.today)
        #expect(bench.take("stay", ["stayGround": "convenience", "stayNote": "无"]).count >= 1)
    }

    @Test(arguments: [
        ("2017", "2020-02-11", true), ("2017", "2020-03-01", true), ("2017", "2020-03-02", false), ("2023", "2024-03-05", true),
        ("2023", "2024-03-06", false),
    ])
    func `行政复议期间不得自行收集证据，此前的送达回证等可以提交（第四十六条第一款、2017年第二十四条）`(edition: String, day: String, lawful: Bool) {
        var bench = Cases.sent(edition)
        let answered = edition == "2017" ? "2020-03-12" : "2024-03-14"
        #expect(bench.refusing("reply", on: answered, Cases.evidence(collectedOn: day)) == (lawful ? [] : ["evidence-not-during-review"]))
        if lawful { #expect(bench.cautions.map(\.id) == ["later-evidence"]) }
    }

    @Test func `副本只发送一次，答复只作一次（第四十八条）`() {
        var bench = Cases.sent("2023")
        #expect(bench.refusing("send-copy") == ["copy-not-sent"])
        #expect(bench.take("reply", Cases.evidence(collectedOn: "2024-02-01")).isEmpty)
        #expect(bench.refusing("reply", Cases.evidence(collectedOn: "2024-02-01")) == ["copy-received-unanswered"])
        var unsent = Cases.accepted("2023")
        #expect(unsent.refusing("reply", Cases.evidence(collectedOn: "2024-02-01")) == ["copy-received-unanswered"])
    }

    @Test(arguments: ["2017", "2023"])
    func `通知了听证的，不听证也不放弃就不能提出审理意见（第五十条、实施条例第三十三条）`(edition: String) {
        var bench = Cases.replied(edition)
        bench.take("hearing-notify", Self.notice("\(bench.today.year)-03-27"))
        #expect(bench.refusing("propose", Cases.uphold) == ["noticed-hearing-held-or-waived"])
        bench.take("hearing-abandon", on: "\(bench.today.year)-03-27", ["hearing.endNote": "未到"])
        #expect(bench.take("propose", Cases.uphold).isEmpty)
    }

    @Test func `证据应当注明收集日期（第四十八条）`() {
        var bench = Cases.sent("2023")
        #expect(bench.refusing("reply", ["reply": "合法", "evidence": "[{\"name\":\"笔录\"}]"]) == ["evidence-dated"])
    }

    @Test func `补充证据须因新的理由并经同意（第四十六条第二款）`() {
        var bench = Cases.replied("2023")
        let more = ["addedEvidence": "[{\"name\":\"监控录像\",\"collectedOn\":\"2024-03-15\"}]"]
        #expect(bench.refusing("add-evidence", on: "2024-03-15", more) == ["added-evidence-permitted"])
        bench.take("permit-evidence", ["newGrounds": "申请人提出不在场的新证据"])
        bench.take("add-evidence", on: "2024-03-14", more)
        #expect(bench.refused == ["reconsideration.add-evidence.added-evidence-not-future"])
        #expect(bench.take("add-evidence", on: "2024-03-15", more).isEmpty)
        #expect(bench.take("add-evidence", ["addedEvidence": #"[{"name":"值班记录","collectedOn":"2024-02-01"}]"#]).isEmpty)
        #expect(bench.record.addedEvidence.map(\.name) == ["监控录像", "值班记录"])
    }

    @Test(arguments: [("2017", "2020-03-13"), ("2023", "2024-03-15")])
    func `证据的收集、听取意见、调查和查阅都不晚于登记当日（第四十六条至第四十九条）`(edition: String, tomorrow: String) {
        var bench = Cases.sent(edition)
        let today = edition == "2017" ? "2020-03-12" : "2024-03-14"
        bench.take("reply", on: today, Cases.evidence(collectedOn: tomorrow))
        #expect(bench.refused.contains("reconsideration.reply.evidence-not-future"))
        bench.take("hear-parties", ["opinionsHeard": "[{\"on\":\"\(tomorrow)\",\"parties\":[\"applicant\"],\"way\":\"phone\",\"note\":\"无\"}]"])
        #expect(bench.refused == ["reconsideration.hear-parties.opinion-day-not-future"])
        let visit = "[{\"on\":\"\(tomorrow)\",\"investigators\":[\"p1\",\"p2\"],\"certificatesShown\":true,\"note\":\"现场查看\"}]"
        bench.take("investigate", ["investigations": visit])
        #expect(bench.refused == ["reconsideration.investigate.investigation-day-not-future"])
        bench.take("grant-access", ["accesses": "[{\"on\":\"\(tomorrow)\",\"person\":\"张三丰\"}]"])
        #expect(bench.refused == ["reconsideration.grant-access.access-day-not-future"])
    }

    @Test(arguments: [("2017", "uphold", "lawful", false), ("2017", "illegal", "procedure", false), ("2017", "revoke", "noEvidence", true)])
    func `旧法未答复的，决定撤销（2017年第二十八条第一款第四项）`(edition: String, outcome: String, ground: String, lawful: Bool) {
        noReply(edition, outcome, ground, lawful)
    }

    @Test(arguments: [
        ("2023", "uphold", "lawful", false), ("2023", "change", "improper", false), ("2023", "revoke", "noEvidence", true),
        ("2023", "revokePartly", "noEvidence", true), ("2023", "illegal", "noEvidence", true),
    ])
    func `未答复的视为没有证据，撤销、确认违法、无效或者履行（第七十条）`(edition: String, outcome: String, ground: String, lawful: Bool) {
        noReply(edition, outcome, ground, lawful)
    }

    private func noReply(_ edition: String, _ outcome: String, _ ground: String, _ lawful: Bool) {
        var bench = Cases.sent(edition)
        bench.take("hear-parties", Cases.heard())
        #expect(bench.take("propose", Cases.uphold).contains { $0.contains("答复期限已经届满") })
        bench.take("no-reply", on: edition == "2017" ? "2020-03-17" : "2024-03-25")
        #expect(bench.record.proposedOutcome == .revoke)
        #expect(bench.record.ground == .noEvidence)
        let input = Cases.proposal(["proposedOutcome": outcome, "ground": ground, "effect": "better", "orders": "改为警告"])
        let refused = bench.take("propose", input)
        #expect(refused.isEmpty == lawful)
        if !lawful { #expect(refused.contains { $0.contains("视为没有证据、依据，不得维持或者变更") }) }
    }

    @Test func `涉及第三人合法权益且第三人提供证据的除外（第七十条）`() {
        var bench = Cases.sent("2023")
        bench.take("hear-parties", Cases.heard("applicant", "respondent", "thirdParty"))
        bench.take("no-reply", on: "2024-03-25")
        let neighbour = #"[{"role":"thirdParty","citizenName":"李四","relation":"相邻权人"}]"#
        bench.take("record-third-party-evidence", ["thirdPartyEvidence": "是", "others": neighbour])
        #expect(bench.take("propose", Cases.uphold).isEmpty)
    }

    // MARK: Hearing the parties, investigation, file access

    @Test func `普通程序应当听取当事人意见，因当事人原因不能听取的除外；旧法书面审查为原则（第四十九条、2017年第二十二条）`() {
        var bench = Cases.sent("2023")
        bench.take("reply", on: "2024-03-14", Cases.evidence(collectedOn: "2024-02-01"))
        #expect(bench.take("propose", Cases.uphold) == ["适用普通程序的，已经听取当事人的意见，或者因当事人原因不能听取（《行政复议法》第四十九条）"])
        bench.take("hear-parties", Cases.heard("respondent"))
        #expect(bench.refusing("propose", Cases.uphold) == ["parties-heard"])
        bench.take("record-unheard", ["partiesUnheard": "applicant", "unheardReason": "三次电话均不接听"])
        #expect(bench.take("propose", Cases.uphold).isEmpty)
        var former = Cases.sent()
        former.take("reply", on: "2020-03-12", Cases.evidence(collectedOn: "2020-02-01"))
        #expect(former.take("propose", Cases.uphold).isEmpty)
    }

    @Test func `简易程序可以书面审理（第五十四条第二款）`() {
        var bench = Cases.accepted("2023", ["amount": "200"])
        bench.take("choose-summary", ["summaryGround": "smallAmount", "isPlain": "是"])
        bench.take("assign", ["handlers": "p1,p2"])
        bench.take("send-copy", on: "2024-03-08", ["copyReceivedOn": "2024-03-08"])
        bench.take("reply", on: "2024-03-15", Cases.evidence(collectedOn: "2024-02-01"))
        #expect(!bench.record.replyLate)
        #expect(bench.take("propose", Cases.uphold).isEmpty)
    }

    @Test(arguments: [("2017", "《行政复议法实施条例》第三十四条第二款"), ("2023", "《行政复议法》第四十五条第二款")])
    func `调查取证不少于两人并出示证件（第四十五条第二款）`(edition: String, article: String) {
        var bench = Cases.replied(edition)
        let refused = bench.take("investigate", ["investigations": #"[{"investigators":["p1","p1"],"note":"现场查看"}]"#])
        #expect(bench.refused == ["reconsideration.investigate.two-investigators", "reconsideration.investigate.certificates-shown"])
        #expect(refused.allSatisfy { $0.contains(article) })
        let lawful = #"[{"investigators":["p1","p2"],"certificatesShown":true,"note":"现场查看"}]"#
        #expect(bench.take("investigate", ["investigations": lawful]).isEmpty)
        #expect(bench.record.investigations.map(\.on) == [bench.today])
        #expect(bench.record.investigations.count == 1)
    }

    @Test func `案件由两名以上行政复议人员审理（实施条例第三十二条）`() {
        var bench = Cases.accepted()
        #expect(bench.refusing("assign", ["handlers": "p1"]) == ["two-handlers"])
        #expect(bench.take("assign", ["handlers": "p1,p2"]).isEmpty)
    }

    @Test(arguments: [("2017", "privacy", true), ("2017", "security", false), ("2023", "security", true)])
    func `查阅材料只能因法定事由拒绝（第四十七条、2017年第二十三条第二款）`(edition: String, ground: String, lawful: Bool) {
        var bench = Cases.replied(edition)
        #expect(bench.take("grant-access", ["accesses": "[{\"person\":\"张三丰\",\"withheld\":\"\(ground)\"}]"]).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["reconsideration.grant-access.access-withheld-lawfully"]))
    }

    // MARK: Hearing and committee

    @Test(arguments: [("2024-03-21", true), ("2024-03-20", false)])
    func `听证于举行的五个工作日前通知（第五十一条第一款）`(day: String, lawful: Bool) {
        var bench = Cases.replied("2023", major: true)
        #expect(bench.take("hearing-notify", Self.notice(day)).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["reconsideration.hearing-notify.hearing-noticed-ahead"]))
    }

    static func notice(_ day: String) -> [String: String] { ["hearing.on": day, "hearing.place": "县司法局", "hearing.topics": "事实"] }

    static let hearing = [
        "hearing.presider": "p1", "hearing.officers": "p2,p3", "hearing.recorder": "p4", "hearing.record": "笔录", "headAttended": "是",
    ]

    @Test(
        arguments: [
            (["hearing.officers": "p2"], "两名以上行政复议人员任听证员"), (["hearing.officers": "p1,p2"], "两名以上行政复议人员任听证员"),
            (["hearing.recorder": "p2"], "一名记录员"), (["hearing.recorder": ""], "一名记录员"), (["headAttended": "否"], "负责人参加听证"),
        ] as [([String: String], String)])
    func `听证一人主持、两人以上任听证员、一人记录，被申请人负责人参加或者说明理由（第五十条、第五十一条）`(change: [String: String], says: String) {
        var bench = Cases.replied("2023", major: true)
        bench.take("hearing-notify", Self.notice("2024-03-22"))
        let refused = bench.take("hearing-hold", on: "2024-03-22", Self.hearing.merging(change) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(says) == true)
        #expect(bench.take("hearing-hold", on: "2024-03-22", Self.hearing).isEmpty)
        #expect(bench.papers.last?.document == "hearing-record")
        #expect(bench.record.hearing.heldOn == Case.day("2024-03-22"))
    }

    @Test func `听证不得早于通知的日期举行（第五十一条）`() {
        var bench = Cases.replied("2023", major: true)
        #expect(bench.refusing("hearing-hold", Self.hearing) == ["hearing-noticed-and-due"])
        bench.take("hearing-notify", Self.notice("2024-03-22"))
        #expect(bench.refusing("hearing-hold", on: "2024-03-21", Self.hearing) == ["hearing-noticed-and-due"])
    }

    @Test func `重大、疑难、复杂的必须听证并提请行政复议委员会；旧法可以听证（第五十条、第五十二条）`() {
        var bench = Cases.replied("2023", major: true)
        #expect(bench.refusing("propose", Cases.uphold) == ["hearing-in-major-case", "committee-consulted"])
        bench.take("hearing-notify", Self.notice("2024-03-22"))
        bench.take("hearing-hold", on: "2024-03-22", Self.hearing)
        bench.take("consult-committee", ["advice": "建议维持"])
        #expect(bench.take("propose", Cases.uphold) == ["经过听证的，根据听证笔录作出决定（《行政复议法》第六十一条第二款）"])
        #expect(bench.take("propose", Cases.proposal(["followsHearingRecord": "是"])).isEmpty)
        var former = Cases.replied("2017", major: true)
        #expect(former.take("propose", Cases.uphold).isEmpty)
    }

    @Test func `申请人拒不参加听证的，视为放弃（第五十一条第二款）`() {
        var bench = Cases.replied("2023", major: true)
        bench.take("consult-committee", ["advice": "建议维持"])
        bench.take("hearing-notify", Self.notice("2024-03-22"))
        #expect(bench.refusing("hearing-abandon", on: "2024-03-21", ["hearing.endNote": "未到"]) == ["hearing-absent-when-due"])
        #expect(bench.take("hearing-abandon", on: "2024-03-22", ["hearing.endNote": "未到"]).isEmpty)
        #expect(bench.take("propose", Cases.uphold).isEmpty)
    }

    // MARK: Collateral review

    static let collateral = ["collateralDocument": "县城管办法", "collateralMaker": "县城管局", "collateralRaisedOn": "2024-03-14"]

    @Test func `附带审查中止审理；有权处理的三十日，三日内通知制定机关，十日内答复（第五十六条至第五十八条）`() throws {
        var bench = Cases.replied("2023", ["requestsCollateral": "是"])
        #expect(bench.take("propose", Cases.uphold).contains { $0.contains("附带审查已经处理完毕") })
        bench.take("start-collateral", Self.collateral.merging(["collateralPower": "own"]) { $1 })
        #expect(bench.stage == "suspended")
        #expect(try bench.due(of: "collateral") == Case.day("2024-04-15"))
        #expect(try bench.due(of: "maker-notice") == Case.day("2024-03-19"))
        #expect(try bench.due(of: "decision") == nil)
        #expect(bench.refusing("record-maker-reply", ["makerReply": "合法"]) == ["maker-notified"])
        bench.take("notify-maker", on: "2024-03-19")
        #expect(try bench.due(of: "maker-reply") == Case.day("2024-04-02"))
        #expect(bench.take("record-maker-reply", on: "2024-04-01", ["makerReply": "合法"]).isEmpty)
        #expect(bench.refusing("forward-collateral", ["forwardedTo": "市政府"]) == ["power-elsewhere"])
        #expect(bench.refusing("resume", ["resumptionReason": "无"]) == ["collateral-concluded"])
        #expect(bench.take("conclude-collateral", on: "2024-04-03", ["collateralFinding": "lawful", "collateralResult": "相关条款合法"]).isEmpty)
        #expect(bench.stage == "reviewing")
        // 3月6日起六十日为5月5日，加中止的20日（3月14日至4月2日），为5月25日星期六，顺延至27日。
        #expect(try bench.due(of: "decision") == Case.day("2024-05-27"))
        #expect(bench.take("propose", Cases.uphold).isEmpty)
    }

    /// The last days fall on working days, and so do those before and after.
    @Test(arguments: [("2017", "2020-03-20", "2020-03-22", "2020-05-21"), ("2023", "2024-03-25", "2024-03-29", "2024-05-28")])
    func `无权处理的七个工作日内转送，六十日内回复（第五十六条、第六十条）`(edition: String, forward: String, received: String, reply: String) throws {
        var bench = Cases.replied(edition)
        let raised = bench.today.advanced(by: edition == "2017" ? -1 : 0).iso
        bench.take(
            "start-collateral", ["collateralDocument": "省厅办法", "collateralMaker": "省厅", "collateralRaisedOn": raised, "collateralPower": "others"])
        #expect(try bench.due(of: "collateral-forward") == Case.day(forward))
        #expect(bench.take("conclude-collateral", ["collateralFinding": "lawful", "collateralResult": "合法"]).contains { $0.contains("已经转送") })
        bench.take("forward-collateral", on: forward, ["forwardedTo": "省人民政府"])
        bench.take("record-forward-receipt", on: received, ["forwardReceivedOn": received])
        #expect(try bench.due(of: "collateral-reply") == Case.day(reply))
    }
}
