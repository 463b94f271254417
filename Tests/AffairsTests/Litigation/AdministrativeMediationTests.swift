import Kernel
import Testing

@testable import Affairs

/// One lawful dispute before the market regulator; tests change one fact.
enum Settlement {
    typealias Case = Bench<AdministrativeMediation>

    static let found = [
        "nature": "civil", "disputeKind": "consumer", "subject": "空调安装损坏墙面", "claims": "赔偿修复费用",
        "parties": #"[{"citizenName":"张三","person":"p21"},{"kind":"selfEmployed","organisationName":"平江县天岳家电商行"}]"#,
    ]
    static let agreement = [
        "terms": "商行赔偿八百元", "amount": "800", "performBy": "2020-03-20", "signedBy": "张三,平江县天岳家电商行", "mediatorsSigned": "是", "sealed": "是",
        "lawful": "是",
    ]

    static func registered(_ changes: [String: String] = [:]) -> Case {
        var bench = Case(on: "2020-03-02")
        bench.organ = Town.market
        bench.take("apply", found.merging(changes) { $1 })
        return bench
    }
    static func consented(_ changes: [String: String] = [:]) -> Case {
        var bench = registered(changes)
        bench.take("ask-consent", on: "2020-03-03")
        bench.take("record-consent", ["consentAnswer": "同意"])
        return bench
    }
    static func accepted(_ changes: [String: String] = [:]) -> Case {
        var bench = consented(changes)
        bench.take("accept", on: "2020-03-04", ["belongsToDuties": "是"])
        return bench
    }
    static func mediating() -> Case {
        var bench = accepted()
        bench.take("assign", ["mediators": "p1,p2", "mediatorNames": "王五,赵六"])
        bench.take("begin", ["rightsTold": "是"])
        bench.take("mediate", on: "2020-03-06", session("2020-03-06"))
        return bench
    }
    static func session(_ day: String) -> [String: String] { ["sessions": #"[{"on":"\#(day)","note":"双方接近一致"}]"#] }
    static let file = FiledPapers.input("2020行调1", "opening", "agreement")
}

@Suite("行政调解")
struct AdministrativeMediationTests {
    @Test func `不予受理的告知其他解决途径；撤回申请的不写（关于加强法治政府建设的意见第二十三条）`() {
        var refused = Settlement.registered()
        refused.take("record-refusal", on: "2020-03-04", ["refusedBy": "平江县天岳家电商行"])
        #expect(refused.take("decline", ["declineReason": "refused", "channelsTold": "litigation"]) == [])
        #expect(refused.papers.last?.content.remedies.hasPrefix("你们可以通过") == true)
        var withdrawn = Settlement.registered()
        #expect(withdrawn.take("decline", on: "2020-03-04", ["declineReason": "withdrawn"]) == [])
        #expect(withdrawn.papers.last?.content.remedies == "")
    }

    @Test func `定义自身无误`() {
        #expect(KindDefinition(AdministrativeMediation.self).findings(registry: Law.registry) == [])
    }

    @Test func `从申请到归档，每一步都可以依法走完`() {
        var bench = Settlement.mediating()
        #expect(bench.take("agree", Settlement.agreement).isEmpty)
        #expect(bench.take("close", Settlement.file).count == 1)
        #expect(bench.take("perform", on: "2020-03-18", ["performanceNote": "已支付"]).isEmpty)
        // 档案法第十四条: a file says what is in it and how long it is kept.
        #expect(bench.take("close").count == 3)
        #expect(bench.take("close", Settlement.file.merging(["archive.index": #"[{"paper":"opening"}]"#]) { $1 }).count == 1)
        #expect(bench.refused == ["administrative-mediation.close.archive-described"])
        #expect(bench.take("close", Settlement.file).isEmpty)
        #expect(bench.matter == .closed)
        for (measure, day) in [
            ("registered", "2020-03-02"), ("accepted", "2020-03-04"), ("mediated", "2020-03-06"), ("succeeded", "2020-03-06"),
            ("performed", "2020-03-18"), ("kind:consumer", "2020-03-04"),
        ] {
            let id = "administrative-mediation.\(measure)"
            #expect(bench.counted(id, through: Settlement.Case.day(day).advanced(by: -1).iso) == 0, "\(measure)")
            #expect(bench.counted(id, through: "2020-12-31") == 1, "\(measure)")
        }
        #expect(bench.counted("administrative-mediation.failed", through: "2020-12-31") == 0)
        #expect(bench.counted("administrative-mediation.open", through: "2020-03-05") == 1)
        #expect(bench.counted("administrative-mediation.open", through: "2020-03-06") == 0)
    }

    @Test(arguments: [
        (["disputeKind": "compensation"], ["kind-fits-nature"]), (["nature": "administrative"], ["kind-fits-nature"]),
        (["nature": "administrative", "disputeKind": "discretion"], []), (["source": "court"], ["referral-dated"]),
        (["source": "court", "referredOn": "2020-03-03"], ["referral-dated"]), (["source": "court", "referredOn": "2020-03-02"], []),
    ])
    func `登记的纠纷性质和移送日期`(changes: [String: String], conditions: [String]) {
        var bench = Settlement.Case(on: "2020-03-02")
        #expect(bench.refusing("apply", Settlement.found.merging(changes) { $1 }) == conditions)
    }

    @Test func `只有一方当事人的，不予登记`() {
        var bench = Settlement.Case(on: "2020-03-02")
        #expect(bench.take("apply", Settlement.found.merging(["parties": #"[{"citizenName":"张三"}]"#]) { $1 }).count == 1)
        #expect(bench.stage == "")
    }

    @Test func `依职权调解也须各方同意`() {
        var bench = Settlement.Case(on: "2020-03-02")
        #expect(bench.take("initiate", Settlement.found).isEmpty)
        #expect(bench.refusing("record-consent") == ["consent-asked"])
        #expect(bench.refusing("accept", ["belongsToDuties": "是"]) == ["parties-consented"])
    }

    @Test func `一方不同意的，不得受理、开始、调解或者达成协议`() {
        let refusal = ["refusedBy": "张三"]
        var bench = Settlement.consented()
        #expect(bench.refusing("record-refusal", ["refusedBy": "李四"]) == ["refuser-is-party"])
        bench.take("record-refusal", refusal)
        #expect(bench.refusing("accept", ["belongsToDuties": "是"]) == ["not-refused"])
        #expect(bench.refusing("decline", ["declineReason": "refused"]) == ["channels-told"])
        #expect(bench.take("decline", ["declineReason": "refused", "channelsTold": "litigation"]).isEmpty)
        bench = Settlement.mediating()
        bench.take("record-refusal", refusal)
        #expect(bench.refusing("mediate", Settlement.session("2020-03-06")) == ["not-refused"])
        #expect(bench.refusing("agree", Settlement.agreement) == ["not-refused"])
        #expect(bench.take("terminate", ["endReason": "refused", "channelsTold": "litigation"]).isEmpty)
        #expect(bench.record.outcome == .failed)
    }

    @Test(arguments: [("court", "application", false), ("court", "court", true), ("arbitration", "court", false)])
    func `其他途径已经受理的不得受理，法院委托的除外`(bar: String, source: String, lawful: Bool) {
        var bench = Settlement.consented(["bars": bar, "source": source, "referredOn": "2020-03-01"])
        #expect(bench.refusing("accept", ["belongsToDuties": "是"]) == (lawful ? [] : ["no-bar"]))
    }

    @Test func `与职责无关的不予受理`() {
        var bench = Settlement.consented()
        #expect(bench.refusing("accept") == ["within-duties"])
        #expect(bench.refusing("decline", ["declineReason": "barred", "channelsTold": "litigation"]) == ["bar-stated"])
        #expect(bench.take("decline", ["declineReason": "outside", "channelsTold": "litigation"]).isEmpty)
    }

    @Test func `调解人员不少于两名，当事人不得调解，人数可由县里规定`() {
        var bench = Settlement.accepted()
        #expect(bench.refusing("begin", ["rightsTold": "是"]) == ["mediators-assigned"])
        #expect(bench.refusing("assign", ["mediators": "p1,p1", "mediatorNames": "王五"]) == ["enough-mediators"])
        #expect(bench.refusing("assign", ["mediators": "p1,p21", "mediatorNames": "王五,张三"]) == ["mediators-disinterested"])
        func recusal(_ person: String, _ reason: String = "亲属") -> [String: String] {
            ["recusals": #"[{"person":"\#(person)","reason":"\#(reason)","granted":true}]"#]
        }
        #expect(bench.take("assign", ["mediators": "p1,p2", "mediatorNames": "王五,赵六"].merging(recusal("p2")) { $1 }).count == 1)
        #expect(bench.refused == ["administrative-mediation.assign.recusal-replaced"])
        #expect(
            bench.refusing("assign", ["mediators": "p1,p3", "mediatorNames": "王五,钱七"].merging(recusal("p2", "")) { $1 }).first?.contains(
                "（recusals.0.reason）") == true)
        #expect(bench.take("assign", ["mediators": "p1,p3", "mediatorNames": "王五,钱七"].merging(recusal("p2")) { $1 }) == [])
        #expect(bench.take("assign", ["mediators": "p1,p2", "mediatorNames": "王五,赵六"]).count == 1)
        #expect(bench.refused == ["administrative-mediation.assign.mediators-disinterested"])
        bench.settings = Settings(["administrative-mediation.mediators": "1"])
        #expect(bench.take("assign", ["mediators": "p1", "mediatorNames": "王五"]).isEmpty)
        bench.take("begin", by: "p2", ["rightsTold": "是"])
        #expect(bench.refused == ["administrative-mediation.begin.interested-excluded"])
    }

    @Test(arguments: [("2020-03-03", false), ("2020-03-04", true), ("2020-03-06", true), ("2020-03-07", false)])
    func `调解在开始以后，不晚于登记当日`(day: String, lawful: Bool) {
        var bench = Settlement.mediating()
        #expect(bench.take("mediate", Settlement.session(day)).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["administrative-mediation.mediate.session-date-in-order"]))
    }

    /// Twenty working days from Wednesday 2020-03-04, and ten more over the Tomb-sweeping holiday.
    @Test func `二十个工作日，经各方同意可以延长十个工作日（地方规定）`() throws {
        var bench = Settlement.mediating()
        #expect(try bench.due(of: "mediate") == Settlement.Case.day("2020-04-01"))
        #expect(bench.refusing("terminate", on: "2020-04-01", ["endReason": "expired", "channelsTold": "litigation"]) == ["expiry-ground-holds"])
        var over = bench
        #expect(over.refusing("extend", on: "2020-04-02", ["extensionReason": "需要鉴定", "extensionAgreed": "是"]) == ["within-mediation-limit"])
        #expect(over.take("terminate", ["endReason": "expired", "channelsTold": "litigation"]).isEmpty)
        #expect(bench.refusing("extend", on: "2020-04-01", ["extensionReason": "需要鉴定"]) == ["extension-agreed"])
        #expect(bench.take("extend", ["extensionReason": "需要鉴定", "extensionAgreed": "是"]).isEmpty)
        #expect(try bench.due(of: "mediate") == Settlement.Case.day("2020-04-16"))
        #expect(bench.take("extend", ["extensionReason": "…", "extensionAgreed": "是"]).count == 1)
    }

    @Test(arguments: [
        (["signedBy": "张三"], "parties-signed"), (["mediatorsSigned": "否"], "mediators-signed-and-sealed"),
        (["sealed": "否"], "mediators-signed-and-sealed"), (["lawful": "否"], "agreement-lawful"),
        (["performBy": "2020-03-05"], "performance-not-before-agreement"),
    ])
    func `协议须签名、盖章、合法`(changes: [String: String], condition: String) {
        var bench = Settlement.mediating()
        #expect(bench.refusing("agree", Settlement.agreement.merging(changes) { $1 }) == [condition])
        #expect(bench.take("agree", Settlement.agreement).isEmpty)
    }

    @Test func `口头协议记录在案，不另签名盖章`() {
        var bench = Settlement.mediating()
        #expect(bench.take("agree", ["terms": "当场退款", "isOral": "是", "lawful": "是"]).isEmpty)
    }

    @Test func `只有民事性质的协议可以申请法院确认（法发2009年第二十条）`() {
        var bench = Settlement.mediating()
        bench.take("agree", Settlement.agreement)
        let input = ["confirmationCourt": "平江县人民法院", "confirmationAppliedOn": "2020-03-10"]
        #expect(bench.refusing("request-confirmation", on: "2020-03-09", input) == ["application-date-in-order"])
        #expect(bench.refusing("record-confirmation", ["confirmation": "confirmed"]) == ["confirmation-pending"])
        #expect(bench.take("request-confirmation", on: "2020-03-10", input).isEmpty)
        #expect(bench.take("record-confirmation", ["confirmation": "confirmed"]).isEmpty)
        bench.record.nature = .administrative
        #expect(bench.refusing("request-confirmation", input) == ["agreement-is-civil"])
    }

    @Test func `协议没有履行的，记明情况后也可以归档`() {
        var bench = Settlement.mediating()
        bench.take("agree", Settlement.agreement)
        #expect(bench.refusing("close", Settlement.file) == ["performance-accounted-for"])
        let unperformed = Settlement.file.merging(["performanceNote": "商行歇业，张三已向法院起诉"]) { $1 }
        #expect(bench.take("close", on: "2020-05-06", unperformed).isEmpty)
        #expect(bench.record.archive.archivedOn == bench.today)
        #expect(bench.counted("administrative-mediation.performed", through: "2020-12-31") == 0)
    }

    @Test func `利害关系人不得主持达成协议，名称不写当事人，确认结果只登记一次`() {
        var bench = Settlement.mediating()
        #expect(bench.refusing("agree", by: "p21", Settlement.agreement) == ["interested-excluded"])
        #expect(bench.take("agree", by: "p1", Settlement.agreement).isEmpty)
        bench.take("request-confirmation", on: "2020-03-09", ["confirmationCourt": "平江县人民法院", "confirmationAppliedOn": "2020-03-09"])
        #expect(bench.take("record-confirmation", on: "2020-03-12", ["confirmation": "confirmed"]).isEmpty)
        #expect(bench.refusing("record-confirmation", on: "2020-04-12", ["confirmation": "confirmed"]) == ["confirmation-pending"])
        var named = Settlement.Case(on: "2020-03-02")
        #expect(named.take("apply", Settlement.found.merging(["subject": "张三家墙面损坏"]) { $1 }).count == 1)
    }
}
