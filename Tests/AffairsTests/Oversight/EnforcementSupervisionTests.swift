import Kernel
import Testing

@testable import Affairs

/// One lawful inspection of the public security bureau by the justice bureau, taken to a stage; tests change one fact of it.
enum Inspected {
    static let plan = ["subject": Town.organ.description, "mode": "special", "topic": "行政处罚程序专项检查", "planNote": "列入本年监督计划"]
    static let team = [
        "supervisors": #"[{"person":"s1","certificate":"监430626001"},{"person":"s2","certificate":"监430626002"}]"#
    ]
    static let finding = [
        "findings": #"[{"topic":"procedure","fact":"三件处罚没有告知陈述申辩权利","evidence":"案卷复印件","basis":"行政处罚法","caseNumber":"平公罚决字〔2020〕8号"}]"#
    ]
    static let opinion = ["opinion": "规范告知程序，逐案补正"]
    static let decision = ["orders": "correct", "decision": "责令对三件案件补正告知程序并书面报告"]

    static func planned(_ change: [String: String] = [:], on day: String = "2020-03-02") -> Bench<EnforcementSupervision> {
        var bench = Bench<EnforcementSupervision>(on: day)
        bench.organ = Town.justice
        bench.actor = Town.person("s1")
        bench.take("plan", plan.merging(change) { $1 })
        return bench
    }

    static func inspecting(_ change: [String: String] = [:]) -> Bench<EnforcementSupervision> {
        var bench = planned(change)
        if bench.record.mode?.isUnannounced == false { bench.take("notify", on: "2020-03-03") }
        bench.take("start", on: "2020-03-05", team)
        return bench
    }

    static func concluded(findings: Int = 1, _ change: [String: String] = [:]) -> Bench<EnforcementSupervision> {
        var bench = inspecting(change)
        for _ in 0..<findings { bench.take("record-finding", on: "2020-03-06", by: "s1", finding) }
        bench.take("finish", on: "2020-03-09", by: "s1", ["report": "检查报告"])
        return bench
    }

    static func served() -> Bench<EnforcementSupervision> {
        var bench = concluded()
        bench.take("opine", on: "2020-03-10", by: "s1", opinion)
        bench.take("serve", on: "2020-03-11", ["servedOn": "2020-03-11"])
        return bench
    }

    static func decided() -> Bench<EnforcementSupervision> {
        var bench = served()
        bench.take("decide", on: "2020-04-13", by: "head", decision)
        return bench
    }

    static func complained(_ change: [String: String] = [:]) -> Bench<EnforcementSupervision> {
        var bench = Bench<EnforcementSupervision>(on: "2020-03-02")
        bench.organ = Town.justice
        bench.actor = Town.person("s1")
        let input = [
            "subject": Town.organ.description, "topic": "拖延履行职责", "complaint": "报案后两个月未答复", "complainedOn": "2020-03-01", "complainant": "张三",
        ]
        bench.take("register-complaint", input.merging(change) { $1 })
        return bench
    }
}

@Suite("行政执法监督")
struct EnforcementSupervisionTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(EnforcementSupervision.self).findings(registry: Law.registry) == [])
    }

    @Test func `意见书、决定书、整改、办结，每一步都可以依法走完`() throws {
        var bench = Inspected.decided()
        #expect(bench.matter == .decided)
        let child = try #require(bench.opened.last?.record as? Rectification)
        #expect(child.source == .supervision && child.responsible == Town.organ && child.assigner == Town.justice)
        #expect(bench.opened.last?.organ == Town.organ)
        var result = child
        (result.report, result.closedOn) = ("已补正", Day(iso: "2020-05-08"))
        bench.receive(result, by: "receive-rectification", on: "2020-05-08")
        #expect(bench.matter == .rectified && bench.record.rectification == "已补正")
        #expect(bench.take("close", on: "2020-05-09", by: "s1").isEmpty)
        #expect(bench.record.outcome == .executed)
        #expect(bench.record.opinionNumber == "〔2020〕1号" && bench.record.decisionNumber == "〔2020〕1号")
    }

    @Test func `自行纠正、核查认可的，不作决定即办结`() {
        var bench = Inspected.served()
        #expect(bench.take("self-correct", on: "2020-04-10", by: "q1", ["selfCorrection": "三件已补正"]).isEmpty)
        #expect(bench.refusing("decide", on: "2020-04-20", by: "head", Inspected.decision) == ["self-correction-failed"])
        #expect(bench.refusing("accept-correction", on: "2020-04-14", by: "q1", ["checkNote": "属实"]) == ["separate-self-correct"])
        #expect(bench.take("accept-correction", on: "2020-04-14", by: "s1", ["checkNote": "属实"]).isEmpty)
        #expect(bench.record.outcome == .selfCorrected)
        #expect(bench.counted("supervision.self-corrected", through: "2020-04-14") == 1)
    }

    @Test func `逾期登记的自行纠正报告，由监督机构确认收到之日（省行政执法监督条例第二十八条）`() throws {
        var bench = Inspected.served()
        let last = try #require(try bench.due(of: "correction"))
        let (entered, report) = (last.advanced(by: 2).iso, ["selfCorrection": "三件已补正"])
        #expect(bench.refusing("confirm-correction-day", on: entered, by: "s1") == ["came-in-before-entry"])
        let own = bench.enter("self-correct", happened: last.iso, on: entered, by: "q1", late: "经办人请假", report)
        #expect(own.contains { $0.contains("由收到的一方登记") }, "\(own)")
        #expect(bench.take("self-correct", on: entered, by: "q1", report).isEmpty)
        _ = bench.enter("confirm-correction-day", happened: last.iso, on: entered, by: "q1", late: "收文登记簿可查")
        #expect(bench.refused == ["supervision.confirm-correction-day.separate-self-correct"])
        #expect(bench.enter("confirm-correction-day", happened: last.iso, on: entered, by: "s1", late: "收文登记簿可查").isEmpty)
        #expect(bench.record.selfCorrectedOn == last)
    }

    @Test func `没有发现问题的，不发意见书，直接办结`() {
        var bench = Inspected.concluded(findings: 0)
        #expect(bench.refusing("opine", on: "2020-03-10", Inspected.opinion) == ["problem-found"])
        #expect(bench.take("close-clean", on: "2020-03-10").isEmpty)
        var found = Inspected.concluded()
        #expect(found.refusing("close-clean", on: "2020-03-10") == ["no-problem-found"])
    }

    // MARK: 立项

    @Test(arguments: [
        (["subject": "430626-sf"], ["subject-is-subordinate"]), (["subject": "430626"], ["subject-is-subordinate"]),
        (["subject": "430626-none"], ["subject-is-subordinate"]), (["mode": "complaint"], ["not-a-complaint"]), (["subject": "430626101"], []),
    ]) func `被监督单位是所属部门、派出机关或者下级政府，不是自己`(change: [String: String], conditions: [String]) {
        var bench = Bench<EnforcementSupervision>(on: "2020-03-02")
        bench.organ = Town.justice
        #expect(bench.refusing("plan", Inspected.plan.merging(change) { $1 }) == conditions)
    }

    @Test func `条例施行前上级机关可以监督，施行后由司法行政部门监督（行政执法监督条例第六条）`() {
        for (day, lawful) in [("2026-01-31", true), ("2026-02-01", false)] {
            var bench = Bench<EnforcementSupervision>(on: day)
            bench.organ = Town.county
            let refusals = bench.take("plan", Inspected.plan)
            #expect(refusals.isEmpty == lawful, "\(day)")
            #expect(lawful || refusals[0].contains("《行政执法监督条例》第六条"))
        }
        var foreign = Bench<EnforcementSupervision>(on: "2020-03-02")
        foreign.organ = Town.market
        #expect(foreign.refusing("plan", Inspected.plan) == ["competent-supervising-organ"])
    }

    @Test func `决定书在条例施行后由本级人民政府制发，整改仍由监督机构督促（行政执法监督条例第二十九条）`() throws {
        let definition = KindDefinition(EnforcementSupervision.self)
        let place: (String) -> PlaceOutline? = { definition.outline($0)?.action("decide")?.place }
        #expect(place("2018") == .own && place("2026") == .holding(.government))
        var bench = Inspected.served()
        let before = bench.organ
        bench.take("decide", on: "2020-05-06", by: "head", Inspected.decision)
        #expect(bench.record.decidedBy == before && bench.papers.last?.content.signature == Town.organs.name(of: before))
    }

    // MARK: 检查

    @Test(arguments: [
        #"[{"person":"s1","certificate":"监1"}]"#, #"[{"person":"s1","certificate":"监1"},{"person":"s1","certificate":"监1"}]"#,
        #"[{"person":"s1","certificate":"监1"},{"person":"s2"}]"#,
    ]) func `监督人员少于两人或者没有监督证的，不得开展检查（省行政执法监督条例第二十二条）`(team: String) {
        var bench = Inspected.planned()
        bench.take("notify", on: "2020-03-03")
        let refusals = bench.take("start", on: "2020-03-05", ["supervisors": team])
        #expect(refusals.count == 1 && refusals[0].contains("第二十二条"))
    }

    @Test func `有利害关系的监督人员回避，检查人员在监督人员之中`() {
        var bench = Inspected.planned()
        bench.take("notify", on: "2020-03-03")
        #expect(bench.refusing("start", on: "2020-03-05", Inspected.team.merging(["interested": "s2"]) { $1 }) == ["interested-recused"])
        #expect(bench.refusing("start", on: "2020-03-05", by: "s3", Inspected.team) == ["actor-among-supervisors"])
        #expect(bench.take("start", on: "2020-03-05", by: "s1", Inspected.team).isEmpty)
    }

    @Test(arguments: ["daily", "special", "comprehensive"]) func `日常、专项、综合检查事先通知`(mode: String) {
        var bench = Inspected.planned(["mode": mode])
        #expect(bench.refusing("start", on: "2020-03-05", Inspected.team) == ["notified-beforehand"])
        #expect(bench.take("notify").isEmpty)
        #expect(bench.refusing("notify") == ["notice-allowed-once"])
        #expect(bench.take("start", Inspected.team).isEmpty)
    }

    @Test(arguments: ["spot", "secret"]) func `抽查、暗访不通知，结束以前被监督单位看不到`(mode: String) {
        var bench = Inspected.planned(["mode": mode])
        #expect(bench.refusing("notify") == ["notice-allowed-once"])
        #expect(bench.take("start", on: "2020-03-05", Inspected.team).isEmpty)
        #expect(bench.record.concerned.isEmpty)
        #expect(bench.refusing("state", by: "q1", ["statement": "说明"]) == ["unannounced-visit-over"])
        bench.take("finish", on: "2020-03-06", by: "s1", ["report": "报告"])
        #expect(bench.record.concerned == [Town.organ])
        #expect(bench.take("state", by: "q1", ["statement": "说明"]).isEmpty)
    }

    @Test(arguments: [#"{"topic":"procedure","fact":"未告知"}"#, #"{"fact":"未告知","evidence":"案卷"}"#, #"{"topic":"law","evidence":"案卷"}"#])
    func `问题写明类别、事实和证据，由参加检查的人员记录`(finding: String) {
        var bench = Inspected.inspecting()
        bench.take("record-finding", on: "2020-03-06", ["findings": "[\(finding)]"])
        #expect(bench.refused == ["supervision.record-finding.finding-complete"])
        bench.take("record-finding", on: "2020-03-06", by: "s9", Inspected.finding)
        #expect(bench.refused == ["supervision.record-finding.actor-among-supervisors"])
        #expect(bench.record.findings.isEmpty)
    }

    // MARK: 期限

    @Test(arguments: [
        ("2020-03-11", "2020-04-10", false), ("2020-03-11", "2020-04-11", true), ("2020-04-05", "2020-05-05", false),
        ("2020-04-05", "2020-05-06", true),
    ])
    func `送达后第30日以前不作决定，第31日起可以（省行政执法监督条例第二十八条）`(served: String, day: String, lawful: Bool) throws {
        var bench = Inspected.concluded()
        bench.take("opine", on: "2020-03-10", by: "s1", Inspected.opinion)
        bench.take("serve", on: served, ["servedOn": served])
        #expect(try bench.due(of: "correction") == Bench<EnforcementSupervision>.day(served).advanced(by: 30))
        #expect(bench.refusing("decide", on: day, by: "head", Inspected.decision) == (lawful ? [] : ["self-correction-failed"]))
    }

    @Test func `没有报告而作出监督决定的，自行纠正的期限随之终止（省行政执法监督条例第二十八条、第二十九条）`() throws {
        var bench = Inspected.decided()
        bench.receive(Rectification(), by: "receive-rectification", on: "2020-05-08")
        #expect(bench.take("close", on: "2020-05-09", by: "s1") == [])
        bench.today = Bench<EnforcementSupervision>.day("2020-12-31")
        #expect(try bench.reading(of: "correction")?.state == .metLate)
        #expect(try Inspected.planned().due(of: "reply") == nil)
    }

    @Test func `县设定了自行纠正日数的，从其设定`() {
        var bench = Inspected.served()
        bench.settings = Settings(["supervision.correction.days": "15"])
        #expect(bench.refusing("decide", on: "2020-03-26", by: "head", Inspected.decision) == ["self-correction-failed"])
        #expect(bench.take("decide", on: "2020-03-27", by: "head", Inspected.decision).isEmpty)
    }

    @Test func `没有送达的，期限不起算，不得作出决定`() throws {
        var bench = Inspected.concluded()
        bench.take("opine", on: "2020-03-10", by: "s1", Inspected.opinion)
        #expect(try bench.due(of: "correction") == nil)
        #expect(bench.refusing("self-correct", by: "q1", ["selfCorrection": "已改"]) == ["opinion-served"])
        #expect(bench.refusing("decide", on: "2020-12-01", by: "head", Inspected.decision) == ["self-correction-failed"])
        #expect(bench.refusing("serve", on: "2020-12-01", by: "s1", ["servedOn": "2020-03-09"]) == ["service-date-in-order"])
        #expect(bench.refusing("serve", on: "2020-12-01", by: "s1", ["servedOn": "2020-12-02"]) == ["service-date-in-order"])
    }

    @Test func `认定过纠正不到位的人员，不得再报告自行纠正（行政执法监督条例）`() {
        var bench = Inspected.served()
        bench.take("self-correct", on: "2020-03-20", by: "q1", ["selfCorrection": "已补正一件"])
        bench.take("find-insufficient", on: "2020-03-23", by: "s1", ["checkNote": "两件未补正"])
        bench.take("self-correct", by: "s1", ["selfCorrection": "已全部补正"])
        #expect(bench.refused == ["supervision.self-correct.separate-find-insufficient"])
        #expect(bench.take("self-correct", by: "q1", ["selfCorrection": "已全部补正"]) == [])
    }

    @Test func `自行纠正不到位的，期限未满也可以作出决定`() {
        var bench = Inspected.served()
        bench.take("self-correct", on: "2020-03-20", by: "q1", ["selfCorrection": "已补正一件"])
        #expect(bench.refusing("decide", on: "2020-03-23", by: "head", Inspected.decision) == ["self-correction-failed"])
        #expect(bench.refusing("find-insufficient", on: "2020-03-23", by: "q1", ["checkNote": "两件未补正"]) == ["separate-self-correct"])
        #expect(bench.take("find-insufficient", on: "2020-03-23", by: "s1", ["checkNote": "两件未补正"]).isEmpty)
        #expect(bench.refusing("accept-correction", on: "2020-03-23", by: "s1", ["checkNote": "属实"]) == ["sufficient-correction-reported"])
        #expect(bench.take("decide", on: "2020-03-23", by: "head", Inspected.decision).isEmpty)
    }

    @Test(arguments: [
        ("correct", true), ("perform,correct", true), ("revoke", true), ("revoke,confirmUnlawful", false), ("confirmUnlawful,confirmVoid", false),
    ])
    func `撤销、确认违法、确认无效不并用`(orders: String, lawful: Bool) {
        var bench = Inspected.served()
        #expect(
            bench.refusing("decide", on: "2020-04-13", by: "head", Inspected.decision.merging(["orders": orders]) { $1 })
                == (lawful ? [] : ["orders-compatible"]))
    }

    // MARK: 投诉举报、通报、线索

    @Test func `投诉举报办结以前应当答复`() throws {
        var bench = Inspected.complained()
        #expect(try bench.due(of: "reply")?.iso == "2020-04-30")
        bench.take("start", on: "2020-03-05", Inspected.team)
        bench.take("finish", on: "2020-03-09", by: "s1", ["report": "举报不实"])
        #expect(bench.refusing("close-clean", on: "2020-03-10") == ["complaint-answered"])
        #expect(bench.take("reply", on: "2020-03-10", ["reply": "经查，已于二月答复"]).isEmpty)
        #expect(bench.refusing("reply", on: "2020-03-10", ["reply": "再答复"]) == ["complaint-unanswered"])
        #expect(bench.take("close-clean", on: "2020-03-11").isEmpty)
        #expect(bench.counted("supervision.complaints", through: "2020-03-11") == 1)
        #expect(bench.counted("supervision.complaints-replied", through: "2020-03-11") == 1)
    }

    @Test func `不予受理写明理由，只有投诉举报可以不予受理`() {
        var bench = Inspected.complained()
        #expect(bench.take("decline", on: "2020-03-04", [:]).count == 1)
        #expect(bench.take("decline", on: "2020-03-04", ["declineReason": "已进入行政复议"]).isEmpty)
        #expect(bench.matter == .declined && bench.record.repliedOn?.iso == "2020-03-04")
        var planned = Inspected.planned()
        #expect(planned.refusing("decline", ["declineReason": "不查"]) == ["is-complaint"])
    }

    @Test(arguments: [("2020-03-02", true), ("2020-03-03", false)]) func `收到日期不晚于登记当日`(day: String, lawful: Bool) {
        let bench = Inspected.complained(["complainedOn": day])
        #expect(bench.stage.isEmpty != lawful)
        #expect(bench.refused == (lawful ? [] : ["supervision.register-complaint.receipt-not-in-future"]))
    }

    @Test func `通报批评以查明的事实为限，一件一次；线索移送一次`() {
        var clean = Inspected.concluded(findings: 0)
        let early = ["problem-found-not-yet-criticised", "ordered-before-criticised"]
        #expect(clean.refusing("criticise", by: "head", ["criticism": "通报"]) == early)
        var concluded = Inspected.concluded()
        #expect(
            concluded.refusing("criticise", by: "head", ["criticism": "通报"]) == ["ordered-before-criticised"], "山东省行政执法监督条例第三十七条：责令限期改正，逾期不改正的")
        var bench = Inspected.decided()
        #expect(bench.take("criticise", by: "head", ["criticism": "通报"]).isEmpty)
        #expect(bench.refusing("criticise", by: "head", ["criticism": "通报"]) == ["problem-found-not-yet-criticised"])
        #expect(bench.take("hand-over-clue", by: "head", ["clue": "涉嫌收受礼金", "clueTo": "县监察委员会"]).isEmpty)
        #expect(bench.refusing("hand-over-clue", by: "head", ["clue": "涉嫌收受礼金", "clueTo": "县监察委员会"]) == ["not-yet-handed-over"])
    }

    // MARK: 统计

    @Test(arguments: [("430626-ga", "department"), ("430626101", "township")]) func `检查单位在检查结束日计一次，按层级分类，归于监督机关`(subject: String, level: String) {
        let bench = Inspected.concluded(findings: 2, ["subject": subject])
        #expect(bench.counted("supervision.inspected", through: "2020-03-08") == 0)
        #expect(bench.counted("supervision.inspected", through: "2020-12-31") == 1)
        for other in EnforcementSupervision.SubjectLevel.allCases {
            #expect(bench.counted("supervision.inspected:\(other.rawValue)", through: "2020-12-31") == (other.rawValue == level ? 1 : 0))
        }
        #expect(bench.counted("supervision.problems", through: "2020-03-09") == 2)
        #expect(Set(bench.definition.facts(bench.record, organ: Town.justice).map(\.organ)) == [Town.justice])
    }

    @Test func `意见书、决定书各在制发日计一次，在办数起止相抵`() {
        var bench = Inspected.decided()
        #expect(bench.counted("supervision.opinions", through: "2020-03-10") == 1)
        #expect(bench.counted("supervision.decisions", through: "2020-04-12") == 0)
        #expect(bench.counted("supervision.decisions", through: "2020-04-13") == 1)
        #expect(bench.counted("supervision.open", through: "2020-04-13") == 1)
        bench.receive(Rectification(), by: "receive-rectification", on: "2020-05-08")
        bench.take("close", on: "2020-05-09", by: "s1")
        #expect(bench.counted("supervision.open", through: "2020-05-08") == 1)
        #expect(bench.counted("supervision.open", through: "2020-05-09") == 0)
        #expect(bench.record.outcome == .ended)
    }

    @Test(arguments: [("2020-03-05", true), ("2020-03-04", false)])
    func `登记过监督证的，应当在当日有效`(until: String, lawful: Bool) {
        var certificate = EnforcementCertificate()
        (certificate.holder, certificate.certificateClass) = (PersonID("s2"), .supervision)
        (certificate.issuedOn, certificate.validUntil) = (Day(iso: "2018-01-02"), Day(iso: until))
        var bench = Inspected.planned()
        _ = bench.known.add(7, certificate, .inForce, in: Town.justice)
        bench.take("notify", on: "2020-03-03")
        #expect(bench.refusing("start", on: "2020-03-05", Inspected.team) == (lawful ? [] : ["two-certified-supervisors"]))
    }

    @Test func `投诉举报开始核查以前，被监督单位看不到`() {
        var bench = Inspected.complained()
        #expect(bench.record.concerned == [])
        bench.take("start", on: "2020-03-05", Inspected.team)
        #expect(bench.record.concerned == [Town.organ])
    }
}
