import Kernel
import Testing

@testable import Affairs

/// One lawful dispute, taken to a stage; tests change one fact of it.
enum Dispute {
    static let found = [
        "disputeKind": "neighbour", "subject": "宅基地滴水界址", "place": "安定村三组",
        "parties":
            #"[{"citizenName":"张三","person":"p21","identityNumber":"430626198001011231"},{"citizenName":"李四","phone":"13800001234"}]"#,
    ]
    static let written = [
        "effectiveOn": "2020-03-10", "agreementFacts": "双方相邻，张三檐水落于李四宅基地，张三应负主要责任", "terms": "张三于檐口安装水槽，赔偿李四1500元",
        "performanceMethod": "现金给付", "performBy": "2020-04-10", "amount": "1500", "signedBy": "张三,李四", "mediatorSigned": "是", "sealed": "是",
    ]
    static let oral = ["effectiveOn": "2020-03-10", "terms": "李四自愿让出滴水", "writingWaived": "是"]
    static let ended = ["endReason": "noAgreement", "channelsTold": "litigation,administrative"]

    static func registered(_ change: [String: String] = [:], on day: String = "2020-03-02") -> Bench<PeoplesMediation> {
        var bench = Bench<PeoplesMediation>(on: day)
        bench.organ = OrganCode("430626101")
        bench.take("screen", found.merging(change) { $1 })
        return bench
    }

    static func accepted(_ change: [String: String] = [:]) -> Bench<PeoplesMediation> {
        var bench = registered(change)
        bench.take("accept", on: "2020-03-03")
        bench.take("assign", ["mediators": "p1", "mediatorNames": "王五", "chosenBy": "committee"])
        return bench
    }

    static func mediating() -> Bench<PeoplesMediation> {
        var bench = accepted()
        bench.take("begin", on: "2020-03-05", ["rightsTold": "是"])
        bench.take("mediate", on: "2020-03-10", session("2020-03-09"))
        return bench
    }

    static func session(_ day: String, _ more: String = "") -> [String: String] {
        ["sessions": #"[{"on":"\#(day)","note":"双方各自陈述，接近一致"\#(more)}]"#]
    }
    static func refusal(_ party: String) -> [String: String] { ["refusals": #"[{"party":"\#(party)","note":"要求起诉"}]"#] }
    static func revisit(_ day: String) -> [String: String] { ["revisits": #"[{"on":"\#(day)","note":"水槽已装，双方满意"}]"#] }
    /// A file with the papers of an agreement in writing, which is more than other files need.
    static func file(_ number: String) -> [String: String] { FiledPapers.input(number, "opening", "evidence", "agreement") }

    static func agreed(_ change: [String: String] = [:]) -> Bench<PeoplesMediation> {
        var bench = mediating()
        bench.take("agree-in-writing", written.merging(change) { $1 })
        return bench
    }

    static func confirming() -> Bench<PeoplesMediation> {
        var bench = agreed()
        bench.take("request-confirmation", on: "2020-03-20", application)
        return bench
    }
    static let application = ["confirmationCourt": "平江县人民法院", "confirmationAppliedOn": "2020-03-20", "confirmationJoint": "是"]
}

@Suite("人民调解")
struct PeoplesMediationTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(PeoplesMediation.self).findings(registry: Law.registry) == [])
    }

    @Test func `从排查到归档，每一步都可以依法走完`() {
        var bench = Dispute.agreed()
        #expect(bench.matter == .agreed)
        #expect(bench.take("supervise", on: "2020-04-08", ["performance": "performed"]).isEmpty)
        #expect(bench.take("revisit", on: "2020-04-20", Dispute.revisit("2020-04-20")).isEmpty)
        #expect(bench.take("file", Dispute.file("2020-12")).isEmpty)
        #expect(bench.matter == .filed)
        #expect(bench.record.agreementNumber == "〔2020〕1号")
    }

    @Test(arguments: ["430626", "430626-ga"]) func `行政机关的调解不是人民调解（人民调解法第八条）`(organ: String) {
        var bench = Bench<PeoplesMediation>(on: "2020-03-02")
        bench.organ = OrganCode(organ)
        #expect(bench.refusing("screen", Dispute.found) == ["is-mediation-committee"])
    }

    /// 医疗、交通事故等行业性专业性的，和企业事业单位的.
    @Test(arguments: [
        ("industry", MediationOrganisation.Stage.registered, "430626-ga", true), ("enterprise", .registered, "430626-ga", true),
        ("industry", .elected, "430626-ga", false), ("industry", .registered, "430626-sj", false), ("village", .registered, "430626-ga", false),
    ])
    func `设在部门的行业性、企业事业单位的人民调解委员会备案以后可以调解（人民调解法第八条第一款、第三十四条）`(
        form: String, stage: MediationOrganisation.Stage, organ: String, lawful: Bool
    ) {
        var bench = Bench<PeoplesMediation>(on: "2020-03-02")
        bench.organ = Town.organ
        var committee = MediationOrganisation()
        (committee.name, committee.form) = ("平江县道路交通事故纠纷人民调解委员会", MediationOrganisation.Form(rawValue: form))
        _ = bench.known.add(9, committee, stage, in: OrganCode(organ))
        #expect(bench.refusing("screen", Dispute.found) == (lawful ? [] : ["is-mediation-committee"]))
    }

    @Test(arguments: ["screening", "application"]) func `移送登记的来源限于移送的机关（人民调解法第十八条）`(source: String) {
        var bench = Bench<PeoplesMediation>(on: "2020-03-02")
        bench.organ = OrganCode("430626101")
        #expect(bench.refusing("refer", Dispute.found.merging(["source": source]) { $1 }) == ["source-is-referral"])
        #expect(bench.take("refer", Dispute.found.merging(["source": "court"]) { $1 }).isEmpty)
    }

    @Test(arguments: [
        #"[{"citizenName":"张三"}]"#, #"[{"citizenName":"张三"},{"citizenName":"张三"}]"#, #"[{"citizenName":"张三"},{}]"#,
    ])
    func `当事人至少两方，各有姓名（人民调解法第二十九条）`(parties: String) {
        var bench = Bench<PeoplesMediation>(on: "2020-03-02")
        bench.organ = OrganCode("430626101")
        #expect(bench.take("screen", Dispute.found.merging(["parties": parties]) { $1 }).count == 1)
    }

    // MARK: 受理

    @Test(arguments: ["reserved", "forbidden", "underway"])
    func `只能由专门机关管辖、禁止民间调解、已由其他机关受理的，不得受理（若干规定第二十二条）`(bar: String) {
        var bench = Dispute.registered(["bars": bar])
        #expect(bench.refusing("accept") == ["may-be-mediated"])
        #expect(bench.take("decline", ["declineReason": "barred", "channelsTold": "administrative"]).isEmpty)
        #expect(bench.matter == .declined)
    }

    @Test func `法院委派、委托的，不因法院已经受理而不得调解（若干规定第二十二条）`() {
        var bench = Bench<PeoplesMediation>(on: "2020-03-02")
        bench.organ = OrganCode("430626101")
        bench.take("refer", Dispute.found.merging(["source": "court", "bars": "underway"]) { $1 })
        #expect(bench.take("accept").isEmpty)
    }

    @Test func `不予受理应当告知其他途径（若干规定第二十四条）`() {
        var bench = Dispute.registered()
        #expect(bench.refusing("decline", ["declineReason": "notCivil"]) == ["channels-told"])
    }

    @Test(arguments: [("barred", "第二十二条"), ("refused", "第十七条")]) func `不予受理的理由应当有据`(reason: String, article: String) {
        var bench = Dispute.registered()
        let refused = bench.take("decline", ["declineReason": reason, "channelsTold": "litigation"])
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
    }

    @Test func `申请的纠纷不得以就地化解了结（若干规定第二十四条）`() {
        var bench = Bench<PeoplesMediation>(on: "2020-03-02")
        bench.organ = OrganCode("430626101")
        bench.take("apply", Dispute.found.merging(["applicationForm": "oral"]) { $1 })
        #expect(bench.refusing("settle", ["settlementNote": "当场说和"]) == ["found-by-screening"])
    }

    // MARK: 自愿、免费、防激化

    @Test func `一方明确拒绝的，不得受理、开始、调解或者达成协议（人民调解法第十七条）`() {
        var bench = Dispute.registered()
        #expect(bench.take("record-refusal", Dispute.refusal("李四")).isEmpty)
        #expect(bench.record.refusals.map(\.on) == [bench.today])
        #expect(bench.refusing("accept") == ["not-refused"])
        bench = Dispute.accepted()
        bench.take("record-refusal", Dispute.refusal("李四"))
        #expect(bench.refusing("begin", ["rightsTold": "是"]) == ["not-refused"])
        bench = Dispute.mediating()
        bench.take("record-refusal", Dispute.refusal("李四"))
        #expect(bench.refusing("mediate", Dispute.session("2020-03-10")) == ["not-refused"])
        #expect(bench.refusing("agree-in-writing", Dispute.written) == ["not-refused"])
        #expect(bench.refusing("agree-orally", Dispute.oral) == ["not-refused"])
        #expect(bench.refusing("extend", ["extensionDays": "10", "extensionAgreed": "是"]) == ["not-refused"])
        #expect(bench.take("terminate", Dispute.ended.merging(["endReason": "refused"]) { $1 }).isEmpty)
    }

    @Test func `拒绝的当事人同意后可以恢复调解（人民调解法第二十三条）`() {
        var bench = Dispute.mediating()
        bench.take("record-refusal", Dispute.refusal("李四"))
        #expect(bench.take("resume-consent", ["resumingParty": "张三"]).count == 1)
        #expect(bench.refused == ["mediation.resume-consent.party-had-refused"])
        #expect(bench.take("resume-consent", ["resumingParty": "李四", "resumptionNote": "经劝说同意"]).isEmpty)
        #expect(bench.take("agree-in-writing", Dispute.written).isEmpty)
    }

    @Test func `同意恢复调解不早于拒绝（人民调解法第二十三条）`() {
        var bench = Dispute.mediating()
        bench.take("record-refusal", on: "2020-03-12", Dispute.refusal("李四"))
        let early = bench.enter("resume-consent", happened: "2020-03-11", on: "2020-03-13", ["resumingParty": "李四"])
        #expect(early.contains { $0.contains("不得早于“拒绝之日”（2020年3月12日）") }, "\(early)")
        #expect(bench.enter("resume-consent", happened: "2020-03-12", on: "2020-03-13", ["resumingParty": "李四"]).isEmpty)
        #expect(bench.record.refusals.map(\.withdrawnOn) == [Bench<PeoplesMediation>.day("2020-03-12")])
    }

    @Test func `拒绝、恢复的情况写几句记几句，没有写的不留空（人民调解法第二十三条）`() {
        for (refused, resumed, kept) in [("要求起诉", "经劝说同意", "要求起诉；经劝说同意"), ("", "经劝说同意", "经劝说同意"), ("要求起诉", "", "要求起诉"), ("", "", "")] {
            var bench = Dispute.mediating()
            bench.take("record-refusal", ["refusals": #"[{"party":"李四","note":"\#(refused)"}]"#])
            #expect(bench.take("resume-consent", ["resumingParty": "李四", "resumptionNote": resumed]) == [])
            #expect(bench.record.refusals.map(\.note) == [kept])
        }
    }

    @Test func `旁人不能代当事人拒绝（人民调解法第十七条）`() {
        var bench = Dispute.registered()
        #expect(bench.take("record-refusal", Dispute.refusal("赵六")).count == 1)
        #expect(bench.refused == ["mediation.record-refusal.refuser-is-party"])
    }

    @Test func `不收取任何费用（人民调解法第四条）`() {
        var bench = Dispute.mediating()
        #expect(bench.refusing("agree-in-writing", Dispute.written.merging(["feesTaken": "50"]) { $1 }) == ["no-fees-taken"])
        #expect(bench.take("agree-in-writing", Dispute.written.merging(["feesTaken": "0"]) { $1 }).isEmpty)
    }

    @Test(arguments: [
        ("escalation", ["escalation-prevented"]), ("publicSecurity", ["escalation-prevented", "risk-reported"]),
        ("criminal", ["escalation-prevented", "risk-reported"]), ("calm", []),
    ])
    func `有可能激化的先采取预防措施，可能引起治安、刑事案件的先报告（人民调解法第二十五条）`(risk: String, unmet: [String]) {
        func named(_ step: String, _ more: String...) -> Set<String> { Set((unmet + more).map { "mediation.\(step).\($0)" }) }
        var bench = Dispute.registered(["risk": risk])
        bench.take("decline", ["declineReason": "notCivil", "channelsTold": "litigation"])
        #expect(Set(bench.refused) == named("decline") && (bench.matter == .declined) == unmet.isEmpty)
        bench = Dispute.registered(["risk": risk])
        bench.take("accept")
        #expect(Set(bench.refused) == named("accept") && (bench.matter == .accepted) == unmet.isEmpty)
        bench = Dispute.mediating()
        bench.take("assess-risk", ["risk": risk])
        bench.take("mediate", Dispute.session("2020-03-10"))
        #expect(Set(bench.refused) == named("mediate") && (bench.record.sessions.count == 2) == unmet.isEmpty)
        bench.take("agree-in-writing", ["effectiveOn": "2020-03-10"])
        #expect(
            Set(bench.refused)
                == named("agree-in-writing", "facts-stated", "terms-stated", "parties-signed", "mediator-signed-and-sealed"))
        bench.take("terminate", ["endReason": "noAgreement"])
        #expect(Set(bench.refused) == named("terminate", "channels-told"))
        bench.take("prevent", ["preventiveMeasures": "分头疏导，专人看护"])
        bench.take("report-risk", ["reportedTo": "police"])
        #expect(bench.take("agree-in-writing", Dispute.written).isEmpty)
    }

    @Test func `重新评估风险后，预防和报告须重新作出（人民调解法第二十五条）`() {
        var bench = Dispute.mediating()
        bench.take("assess-risk", ["risk": "escalation"])
        bench.take("prevent", ["preventiveMeasures": "分头疏导"])
        bench.take("assess-risk", ["risk": "criminal"])
        #expect(bench.refusing("agree-in-writing", Dispute.written) == ["escalation-prevented", "risk-reported"])
    }

    // MARK: 调解员

    @Test func `当事人及其近亲属不得担任本案调解员（人民调解法第二十一条）`() {
        var bench = Dispute.registered()
        bench.take("accept", ["nearRelatives": "p22"])
        for person in ["p21", "p22"] {
            bench.take("assign", ["mediators": "p1,\(person)", "chosenBy": "parties"])
            #expect(bench.refused == ["mediation.assign.mediators-unrelated"])
        }
        bench = Dispute.registered()
        #expect(bench.refusing("accept", by: "p21") == ["parties-excluded"])
    }

    @Test func `当事人要求回避的调解员应当调换（若干规定第二十五条）`() {
        var bench = Dispute.mediating()
        func objection(_ mediator: String) -> [String: String] { ["objections": #"[{"mediator":"\#(mediator)","reason":"与对方是战友"}]"#] }
        bench.take("replace-mediator", objection("p9"))
        #expect(bench.refused == ["mediation.replace-mediator.objected-is-mediator"])
        #expect(bench.take("replace-mediator", objection("p1")).isEmpty)
        #expect(bench.record.mediators.isEmpty && bench.record.objections.map(\.on) == [bench.today])
        #expect(bench.refusing("agree-in-writing", Dispute.written) == ["by-chosen-mediator"])
        #expect(bench.refusing("assign", ["mediators": "p1", "chosenBy": "committee"]) == ["mediators-unobjected"])
        #expect(bench.take("assign", ["mediators": "p2", "chosenBy": "parties"]).isEmpty)
        #expect(bench.take("agree-in-writing", by: "p2", Dispute.written).isEmpty)
    }

    @Test func `未选定的人不得调解本案（人民调解法第十九条）`() {
        var bench = Dispute.accepted()
        #expect(bench.refusing("begin", by: "p2", ["rightsTold": "是"]) == ["by-chosen-mediator"])
    }

    @Test(arguments: ["partiality", "insult", "bribe", "disclosure"])
    func `因违规被解聘的调解员不得再调解，也不得处理自己（人民调解法第十五条）`(act: String) {
        func misconduct(of mediator: String, _ handling: String) -> [String: String] {
            ["misconducts": #"[{"mediator":"\#(mediator)","act":"\#(act)","handling":"\#(handling)"}]"#]
        }
        let handled = misconduct(of: "p1", "dismissed")
        var bench = Dispute.mediating()
        #expect(bench.take("handle-misconduct", handled).count == 1)
        #expect(bench.refused == ["mediation.handle-misconduct.not-own-misconduct"])
        bench.take("handle-misconduct", misconduct(of: "p8", "dismissed"))
        #expect(bench.refused == ["mediation.handle-misconduct.offender-is-mediator"])
        #expect(bench.take("handle-misconduct", by: "p9", misconduct(of: "p1", "corrected")) == [])
        #expect(bench.record.mediators == [PersonID("p1")])
        #expect(bench.take("handle-misconduct", by: "p9", handled).isEmpty)
        #expect(bench.refusing("agree-in-writing", by: "p1", Dispute.written) == ["by-chosen-mediator"])
        #expect(bench.refusing("assign", ["mediators": "p1", "chosenBy": "committee"]) == ["mediators-not-dismissed"])
    }

    @Test func `调解前应当告知权利义务（若干规定第三十条）`() {
        var bench = Dispute.accepted()
        #expect(bench.refusing("begin") == ["rights-told"])
    }

    @Test func `邀请他人参与应当征得当事人同意（人民调解法第二十条）`() {
        var bench = Dispute.mediating()
        #expect(bench.take("invite", ["invitees": #"[{"name":"周七","role":"expert"}]"#]).count == 1)
        #expect(bench.refused == ["mediation.invite.invitation-consented"])
        #expect(bench.take("invite", ["invitees": #"[{"name":"周七","role":"expert","consented":true}]"#]).isEmpty)
        #expect(bench.record.invitees.count == 1)
    }

    @Test func `当事人要求不公开的，不得公开进行（人民调解法第二十三条）`() {
        var bench = Dispute.mediating()
        let session = Dispute.session("2020-03-10", #","open":true"#)
        #expect(bench.take("mediate", session.merging(["closedRequested": "是"]) { $1 }).count == 1)
        #expect(bench.refused == ["mediation.mediate.closed-as-requested"])
        #expect(bench.take("mediate", session).isEmpty)
    }

    @Test(arguments: [("2020-03-04", false), ("2020-03-05", true), ("2020-03-10", true), ("2020-03-11", false)])
    func `调解在开始以后，不晚于登记当日（人民调解法第二十七条）`(day: String, lawful: Bool) {
        var bench = Dispute.mediating()
        #expect(bench.take("mediate", Dispute.session(day)).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["mediation.mediate.session-date-in-order"]))
    }
}
