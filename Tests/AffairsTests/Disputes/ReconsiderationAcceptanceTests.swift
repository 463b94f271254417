import Kernel
import Testing

@testable import Affairs

@Suite("行政复议：申请与受理")
struct ReconsiderationAcceptanceTests {
    typealias Cases = ReconsiderationBench

    @Test func `定义自身无误`() {
        #expect(KindDefinition(Reconsideration.self).findings(registry: Law.registry) == [])
    }

    @Test(arguments: ["2017", "2023"])
    func `合法的申请一路到归档，每一步都办得成`(edition: String) {
        var bench = Cases.served(edition)
        #expect(bench.edition == edition)
        #expect(bench.stage == "effective")
        #expect(bench.record.decisionNumber == "〔\(bench.today.year)〕1号")
        if edition == "2023" { #expect(bench.take("copy-superior", ["superior": "岳阳市公安局"]).isEmpty) }
        #expect(bench.take("close").isEmpty)
        #expect(bench.stage == "closed")
    }

    // MARK: Application

    @Test(arguments: ["2017", "2023"])
    func `口头申请当场记录并由申请人签字确认，否则不登记（复议法第二十二条、旧法第十一条）`(edition: String) {
        let unrecorded = Cases.registered(edition, ["channel": "oral"])
        #expect(unrecorded.stage == "" && unrecorded.refused == ["reconsideration.register.oral-application-recorded"])
        #expect(Cases.registered(edition, ["channel": "oral", "oralRecorded": "是"]).stage == "received")
    }

    @Test(arguments: [
        ("2023", "penalty", "onTheSpot", true), ("2023", "penalty", "monitoring", true), ("2023", "penalty", "warning", false),
        ("2023", "compulsoryMeasure", "onTheSpot", false), ("2017", "penalty", "onTheSpot", false),
    ])
    func `只有当场处罚和电子监控处罚可以通过作出决定的机关申请，旧法没有这一方式（第三十二条）`(edition: String, kind: String, trait: String, lawful: Bool) {
        let bench = Cases.registered(
            edition, ["channel": "throughOrgan", "organReceivedOn": Cases.monday(edition), "actKind": kind, "actTraits": trait])
        #expect((bench.stage == "received") == lawful)
        #expect(bench.refused.contains("reconsideration.register.through-organ-permitted") == !lawful)
    }

    @Test func `作出处罚决定的机关自收到之日起五日内转送，逾期可见（第三十二条第二款）`() throws {
        let onTime = Cases.registered(
            "2023",
            [
                "channel": "throughOrgan", "actTraits": "onTheSpot", "organReceivedOn": "2024-02-26", "appliedOn": "2024-02-26",
                "receivedOn": "2024-03-04",
            ])
        #expect(try onTime.reading(of: "forward")?.state == .met)
        let late = Cases.registered(
            "2023",
            [
                "channel": "throughOrgan", "actTraits": "onTheSpot", "organReceivedOn": "2024-02-23", "appliedOn": "2024-02-23",
                "receivedOn": "2024-03-04",
            ])
        #expect(try late.reading(of: "forward")?.state == .metLate)
    }

    @Test(arguments: [("2017", "5", false), ("2017", "6", true), ("2023", "60", false)])
    func `申请人众多而未推选代表的也登记，只作提示；2023年修订的为可以推选（第十五条第一款、实施条例第八条）`(edition: String, count: String, told: Bool) {
        var bench = Cases.registered(edition, ["applicants.count": count])
        #expect(bench.stage == "received")
        #expect(bench.cautions.map(\.id) == (told ? ["representatives"] : []))
        #expect(
            bench.refusing("choose-representatives", ["applicants.representatives": #"["甲","乙","丙","丁","戊","己"]"#]) == ["representatives-in-number"])
        #expect(bench.take("choose-representatives", ["applicants.representatives": #"["李四","王五"]"#]).isEmpty)
        #expect(bench.cautions.isEmpty)
        let six = Cases.registered(edition, ["applicants.count": count, "applicants.representatives": #"["甲","乙","丙","丁","戊","己"]"#])
        #expect(six.refused == ["reconsideration.register.representatives-in-number"])
    }

    @Test(arguments: [
        (["appliedOn": "2020-03-03"], "application"), (["receivedOn": "2020-03-03"], "application"), (["knownOn": "2020-03-03"], "act"),
        (["knownOn": "2020-02-09"], "act"), (["actOn": "2020-02-13"], "act"),
    ])
    func `作出、知道、申请、收到、登记依次在后（2017年第九条、第十一条）`(change: [String: String], days: String) {
        let bench = Cases.registered("2017", change)
        #expect(bench.stage == "")
        #expect(bench.refused.contains("reconsideration.register.\(days)-dates-in-order"))
    }

    @Test(arguments: [("2024-03-05", true), ("2024-03-04", false), ("2024-03-08", false)])
    func `收到补正材料在通知之后，不晚于登记（第三十一条）`(day: String, lawful: Bool) {
        var bench = Cases.registered("2023")
        bench.take("request-supplement", on: "2024-03-05", ["supplementItems": "身份证明", "supplementNoticedOn": "2024-03-05"])
        #expect(bench.refusing("supplement", on: "2024-03-07", ["supplementedOn": day]) == (lawful ? [] : ["supplement-after-notice"]))
    }

    @Test func `代理人至多二名（第十七条）`() {
        let agent = "{\"name\":\"甲\"}"
        #expect(Cases.registered("2023", ["agents": "[\(agent),\(agent)]"]).stage == "received")
        #expect(Cases.registered("2023", ["agents": "[\(agent),\(agent),\(agent)]"]).stage == "")
    }

    @Test func `申请人的个人信息都有遮掩，标题不出现公民全名`() {
        let bench = Cases.registered()
        let masks = Dictionary(uniqueKeysWithValues: bench.definition.fields.map { ($0.name, $0.mask) })
        for field in [
            "applicant.citizenName", "applicant.identityNumber", "applicant.legalRepresentative", "applicant.phone", "applicant.address",
            "applicants.representatives", "agents", "others",
        ] {
            #expect(masks[field] != .some(nil), "\(field)")
        }
        #expect(bench.record.title == "张某某不服行政处罚申请行政复议")
    }

    @Test func `申请人写明姓名或者名称，身份号码的校验码应当正确（第二十二条、第三十条第一款第一项）`() {
        var unnamed = Cases.registered("2023", ["applicant.citizenName": ""])
        #expect(unnamed.refused == ["reconsideration.register.applicant-named"])
        unnamed.take("register", Cases.application("2023"))
        #expect(unnamed.stage == "received")
        #expect(Cases.registered("2023", ["applicant.identityNumber": "430626198001011234"]).stage == "")
        let company = ["applicant.kind": "legalPerson", "applicant.citizenName": "", "applicant.identityNumber": ""]
        let named = ["applicant.organisationName": "平江某某有限公司", "applicant.creditCode": "91430626MA4L00000Y"]
        #expect(Cases.registered("2023", company.merging(named) { $1 }).record.title == "平江某某有限公司不服行政处罚申请行政复议")
    }

    @Test(arguments: [("applicant", true), ("thirdParty", true), ("respondent", false)])
    func `其他当事人是其他申请人或者第三人，被申请人不在其中（第十四条、第十六条）`(role: String, lawful: Bool) {
        let bench = Cases.registered("2023", ["others": "[{\"role\":\"\(role)\",\"kind\":\"citizen\",\"citizenName\":\"李四\"}]"])
        #expect((bench.stage == "received") == lawful)
    }

    @Test func `其他当事人写明姓名、名称，文书才写得出（第十四条）`() {
        #expect(Cases.registered("2023", ["others": #"[{"role":"applicant","kind":"citizen","organisationName":"某某公司"}]"#]).stage == "")
        #expect(Cases.registered("2023", ["others": #"[{"role":"applicant","kind":"citizen","citizenName":"李四"}]"#]).stage == "received")
    }

    // MARK: The limit for applying

    @Test(
        arguments: [
            // 知道之日、提出申请之日；2月18日为星期日，顺延至19日。
            ("2023-12-22", "2024-02-20", [:], true), ("2023-12-22", "2024-02-21", [:], false),
            ("2023-12-20", "2024-02-19", [:], true), ("2023-12-20", "2024-02-20", [:], false),
            ("2023-12-22", "2024-03-01", ["obstacleFrom": "2024-01-10", "obstacleUntil": "2024-01-20", "obstacleReason": "地震"], true),
            ("2023-12-22", "2024-03-02", ["obstacleFrom": "2024-01-10", "obstacleUntil": "2024-01-20", "obstacleReason": "地震"], false),
            ("2023-12-22", "2024-03-04", ["longerPeriod": "90"], true),
            ("2023-03-03", "2024-03-04", ["rightsKnownOn": "2024-02-01"], true), ("2023-03-01", "2024-03-04", ["rightsKnownOn": "2024-02-01"], false),
        ] as [(String, String, [String: String], Bool)])
    func `自知道之日起六十日内申请；障碍消除后继续计算；未告知的最长一年（第二十条）`(known: String, applied: String, others: [String: String], timely: Bool) {
        var changes = ["knownOn": known, "actOn": known, "appliedOn": applied]
        changes.merge(others) { $1 }
        var bench = Cases.registered("2023", changes)
        #expect(bench.stage == "received")
        let refused = bench.take("accept", ["conditionsMet": Cases.all])
        #expect(refused == (timely ? [] : ["提出申请没有超过法定申请期限（《行政复议法》第二十条）"]))
    }

    @Test func `旧法没有未告知复议权利的最长一年，不据以计算（2017年第九条）`() {
        var bench = Cases.registered("2017", ["knownOn": "2019-12-01", "actOn": "2019-12-01", "rightsKnownOn": "2020-02-01"])
        #expect(bench.refusing("accept", ["conditionsMet": Cases.all]) == ["application-in-time"])
    }

    @Test(arguments: [("2019-03-05", "", true), ("2019-03-01", "", false), ("2019-03-01", "immovable", true)])
    func `自行政行为作出之日起超过五年、不动产二十年的，不予受理（第二十一条）`(act: String, trait: String, lawful: Bool) {
        var bench = Cases.registered("2023", ["actOn": act, "actTraits": trait])
        #expect(bench.refusing("accept", ["conditionsMet": Cases.all]) == (lawful ? [] : ["within-longest-period"]))
    }

    // MARK: The seven conditions

    @Test(arguments: ["2017", "2023"])
    func `七项受理条件逐项答复，不符合的一次全部告知（第三十条、实施条例第二十八条）`(edition: String) {
        var bench = Cases.registered(edition)
        let refused = bench.take("accept", ["conditionsMet": "parties,interest,request,timely"])
        #expect(refused.count == 3)
        #expect(refused.allSatisfy { $0.contains(edition == "2017" ? "实施条例》第二十八条第（" : "第三十条第一款第（") })
        #expect(bench.take("accept", ["conditionsMet": Cases.all]).isEmpty)
    }

    @Test(arguments: Reconsideration.Condition.allCases)
    func `缺任何一项条件都不得受理（第三十条第一款、实施条例第二十八条）`(condition: Reconsideration.Condition) {
        for edition in ["2017", "2023"] {
            var bench = Cases.registered(edition)
            let met = Reconsideration.Condition.allCases.filter { $0 != condition }.map(\.rawValue).joined(separator: ",")
            #expect(bench.refusing("accept", ["conditionsMet": met]) == ["condition-\(condition.rawValue)"])
        }
    }

    @Test func `对本级人民政府自己的行为不服，不由本级人民政府受理（第二十四条、第三十条）`() {
        var bench = Cases.registered("2023", ["respondent": "430626"])
        #expect(bench.take("accept", ["conditionsMet": Cases.all]) == ["不是对本机关自己的行政行为不服（《行政复议法》第三十条第一款第（六）项）"])
    }

    @Test func `同一申请人就同一行政行为已受理的，不再受理（第三十条第一款第七项）`() {
        var bench = Cases.registered("2023")
        _ = bench.known.add(9, Cases.accepted("2023").record, .reviewing)
        #expect(bench.take("accept", ["conditionsMet": Cases.all]) == ["未就同一行政行为受理过该申请人的申请（《行政复议法》第三十条第一款第（七）项）"])
        var other = Cases.registered("2023", ["actNumber": "另一文号"])
        _ = other.known.add(9, Cases.accepted("2023").record, .reviewing)
        #expect(other.take("accept", ["conditionsMet": Cases.all]).isEmpty)
    }

    @Test(arguments: [("2017", "《行政复议法实施条例》第三十八条第二款"), ("2023", "《行政复议法》第七十四条第二款")])
    func `撤回后不得以同一事实和理由再次申请，撤回违背真实意愿的除外（第七十四条第二款）`(edition: String, article: String) {
        var withdrawn = Cases.accepted(edition)
        withdrawn.take("terminate", ["terminationCause": "withdrawn", "terminationNote": "自愿撤回", "withdrawalAllowed": "是"])
        #expect(withdrawn.stage == "effective")
        var bench = Cases.registered(edition)
        _ = bench.known.add(9, withdrawn.record, .effective)
        let refused = bench.take("accept", ["conditionsMet": Cases.all])
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
        #expect(bench.take("accept", ["conditionsMet": Cases.all, "withdrewUnwillingly": "是"]).isEmpty)
    }

    // MARK: Five days

    @Test(arguments: [("2017", "2020-03-02"), ("2023", "2024-03-06")])
    func `旧法自收到之日起即为受理，新法自决定受理之日起（2017年第十七条、第三十条）`(edition: String, accepted: String) {
        #expect(Cases.accepted(edition).record.acceptedOn == Bench<Reconsideration>.day(accepted))
    }

    @Test(arguments: [("2017", "2020-03-09", "2020-03-02"), ("2023", "2024-03-11", "2024-03-11")])
    func `五个工作日内没有决定不予受理的，视为受理（第三十条第三款）`(edition: String, last: String, accepted: String) throws {
        var bench = Cases.registered(edition)
        #expect(try bench.due(of: "examine") == Bench<Reconsideration>.day(last))
        #expect(bench.definition.outline(edition)?.limits.first { $0.id == "examine" }?.deemedAction == "deem-accepted")
        let next = bench.today.advanced(by: 8).iso
        bench.take("deem-accepted", on: next)
        #expect(bench.stage == "reviewing")
        #expect(bench.record.deemedAccepted)
        #expect(bench.record.acceptedOn == Bench<Reconsideration>.day(accepted))
    }

    @Test(arguments: [("2017", "2020-03-09", true), ("2017", "2020-03-10", false), ("2023", "2024-03-11", true), ("2023", "2024-03-12", false)])
    func `不予受理应当在审查期限内决定（第三十条）`(edition: String, day: String, lawful: Bool) {
        var bench = Cases.registered(edition)
        let input = ["conditionsMet": "parties,request,timely,scope,jurisdiction,first", "conditionsUnmet": "interest", "refusalReason": "无利害关系"]
        #expect(bench.refusing("refuse", on: day, input) == (lawful ? [] : ["within-examination-period"]))
        #expect((bench.stage == "refused") == lawful)
    }

    @Test func `不予受理要逐项答复七项条件并说明理由（第三十条第二款）`() {
        var bench = Cases.registered("2023")
        #expect(bench.refusing("refuse", ["conditionsUnmet": "interest", "refusalReason": "无利害关系"]) == ["each-condition-answered"])
        #expect(
            bench.refusing("refuse", ["conditionsUnmet": "interest", "conditionsMet": Cases.all, "refusalReason": "无利害关系"])
                == ["each-condition-answered"])
        let others = "parties,request,timely,scope,jurisdiction,first"
        #expect(bench.take("refuse", ["conditionsUnmet": "interest", "conditionsMet": others, "refusalReason": ""]).count == 1)
    }

    @Test func `没有超过申请期限的，不得以超过期限为由不予受理（第二十条）`() {
        var bench = Cases.registered("2023")
        let input = ["conditionsUnmet": "timely", "conditionsMet": "parties,interest,request,scope,jurisdiction,first", "refusalReason": "逾期"]
        #expect(bench.take("refuse", input) == ["申请确已超过法定申请期限（《行政复议法》第二十条）"])
    }

    @Test func `不属于本机关管辖的，告知有管辖权的机关（第三十条第二款）`() {
        var bench = Cases.registered("2023", ["respondent": "430626"])
        var input = ["conditionsUnmet": "jurisdiction", "conditionsMet": "parties,interest,request,timely,scope,first", "refusalReason": "应向上一级申请"]
        #expect(bench.refusing("refuse", input) == ["competent-organ-told"])
        input["competentOrgan"] = "岳阳市人民政府"
        #expect(bench.take("refuse", input).isEmpty)
        let text = bench.definition.content(of: "refusal", bench.record, bench.moment)?.paragraphs.joined() ?? ""
        #expect(text.contains("岳阳市人民政府"))
        #expect(text.contains("第三十条第一款第（六）项"))
    }

    @Test func `旧法转送有关行政复议机关限七个工作日，认定属于其他机关受理的不视为受理（2017年第十七条、第十八条）`() throws {
        var late = Cases.registered()
        #expect(late.refusing("note-competence", on: "2020-03-10", ["competentOrgan": "岳阳市公安局"]) == ["within-examination-period"])
        var bench = Cases.registered()
        #expect(bench.take("note-competence", on: "2020-03-09", ["competentOrgan": "岳阳市公安局"]).isEmpty)
        #expect(try bench.due(of: "examine") == nil)
        #expect(try bench.due(of: "transfer") == Bench<Reconsideration>.day("2020-03-11"))
        #expect(bench.take("transfer-out", on: "2020-03-11").isEmpty)
        #expect(bench.stage == "transferred")
        #expect(try bench.reading(of: "transfer")?.state == .met)
    }

    // MARK: Supplement

    @Test(arguments: [("2017", "2020-03-09", true), ("2017", "2020-03-10", false), ("2023", "2024-03-11", true), ("2023", "2024-03-12", false)])
    func `自收到申请之日起五个工作日内通知补正（第三十一条、实施条例第二十九条）`(edition: String, day: String, lawful: Bool) {
        var bench = Cases.registered(edition)
        var input = ["supplementItems": "身份证明"]
        if edition == "2017" { input["supplementDays"] = "15" }
        #expect(bench.refusing("request-supplement", on: day, input) == (lawful ? [] : ["supplement-notice-in-time"]))
    }

    @Test func `补正期限十个工作日，可以延长；逾期视为放弃；补正后重新审查五个工作日（第三十一条）`() throws {
        var bench = Cases.registered("2023")
        bench.take("request-supplement", on: "2024-03-05", ["supplementItems": "身份证明"])
        #expect(try bench.due(of: "supplement") == nil)
        #expect(bench.take("record-supplement-notice", on: "2024-03-07", ["supplementNoticedOn": "2024-03-06"]).isEmpty)
        #expect(try bench.due(of: "supplement") == Bench<Reconsideration>.day("2024-03-20"))
        var abandoned = bench
        abandoned.take("abandon", on: "2024-03-21")
        #expect(abandoned.stage == "abandoned")
        #expect(bench.definition.outline("2023")?.limits.first { $0.id == "supplement" }?.deemedAction == "abandon")
        var longest = bench
        #expect(longest.refusing("extend-supplement", ["supplementExtension": "61", "supplementExtensionReason": "住院"]) == ["extension-reasonable"])
        #expect(longest.take("extend-supplement", ["supplementExtension": "60", "supplementExtensionReason": "住院"]).isEmpty)
        bench.take("extend-supplement", ["supplementExtension": "5", "supplementExtensionReason": "住院"])
        #expect(try bench.due(of: "supplement") == Bench<Reconsideration>.day("2024-03-27"))
        // More time once more has a reason of its own.
        #expect(bench.take("extend-supplement").filter { $0.contains("必须重新填写") }.count == 2)
        #expect(bench.take("supplement", on: "2024-03-25", ["supplementedOn": "2024-03-25"]).isEmpty)
        #expect(bench.stage == "received")
        #expect(try bench.due(of: "examine") == Bench<Reconsideration>.day("2024-04-01"))
        #expect(bench.take("request-supplement", ["supplementItems": "又一项"]).contains { $0.contains("一次性载明") })
    }

    @Test func `旧法补正所用时间不计入审理期限（实施条例第二十九条）`() throws {
        var bench = Cases.registered()
        #expect(bench.take("request-supplement", on: "2020-03-03", ["supplementItems": "身份证明"]).contains { $0.contains("必须填写") })
        bench.take("request-supplement", ["supplementItems": "身份证明", "supplementDays": "15", "supplementNoticedOn": "2020-03-03"])
        #expect(try bench.due(of: "supplement") == Bench<Reconsideration>.day("2020-03-18"))
        bench.take("supplement", on: "2020-03-13", ["supplementedOn": "2020-03-13"])
        bench.take("accept", ["conditionsMet": Cases.all])
        // 3月2日起六十日为5月1日；扣除3月3日至12日的十日，为5月11日。
        #expect(try bench.due(of: "decision") == Bench<Reconsideration>.day("2020-05-11"))
    }

    @Test func `旧法再次通知补正的，自申请人收到该次通知之日起另行计算，逾期视为放弃（实施条例第二十九条）`() throws {
        var bench = Cases.registered()
        bench.take("request-supplement", on: "2020-03-03", ["supplementItems": "身份证明", "supplementDays": "10", "supplementNoticedOn": "2020-03-03"])
        bench.take("supplement", on: "2020-03-04", ["supplementedOn": "2020-03-04"])
        #expect(bench.take("request-supplement", on: "2020-03-05", ["supplementItems": "签名", "supplementDays": "10"]).isEmpty)
        #expect(bench.record.supplementedOn == nil && bench.record.supplementNoticedOn == nil)
        #expect(try bench.due(of: "supplement") == nil)
        bench.take("record-supplement-notice", on: "2020-03-06", ["supplementNoticedOn": "2020-03-06"])
        #expect(try bench.due(of: "supplement") == Bench<Reconsideration>.day("2020-03-16"))
        bench.today = Bench<Reconsideration>.day("2020-03-17")
        #expect(try bench.reading(of: "supplement")?.state == .overdue)
        bench.take("abandon")
        #expect(bench.stage == "abandoned")
    }
}
