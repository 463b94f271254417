import Kernel
import Testing

@testable import Affairs

@Suite("人民调解协议、司法确认和期限")
struct MediationAgreementTests {
    // MARK: 协议

    @Test(arguments: [
        ("agreementFacts", "", "第二十九条第一款第（二）项"), ("terms", "", "第二十九条第一款第（三）项"), ("performanceMethod", "", "第二十九条第一款第（三）项"),
        ("performBy", "", "第二十九条第一款第（三）项"), ("signedBy", "张三", "第二十九条第二款"), ("mediatorSigned", "否", "第二十九条第二款"),
        ("sealed", "否", "第二十九条第二款"), ("effectiveOn", "2020-03-04", "第二十九条第二款"), ("effectiveOn", "2020-03-11", "第二十九条第二款"),
        ("flaws", "mandatoryLaw", "第三条第（二）项"), ("flaws", "thirdParty,unclear", "第三条第（二）项"),
    ])
    func `调解协议书缺一不可（人民调解法第二十九条）`(field: String, value: String, article: String) {
        var bench = Dispute.mediating()
        let refused = bench.take("agree-in-writing", Dispute.written.merging([field: value]) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
        #expect(bench.matter == .mediating)
    }

    @Test func `协议自开始调解之日至登记当日之间生效`() {
        for day in ["2020-03-05", "2020-03-10"] { #expect(Dispute.agreed(["effectiveOn": day]).matter == .agreed) }
    }

    @Test func `没有调解记录的，不得登记达成协议或者调解不成（人民调解法第二十七条）`() {
        var bench = Dispute.accepted()
        bench.take("begin", on: "2020-03-10", ["rightsTold": "是"])
        #expect(bench.refusing("agree-in-writing", Dispute.written) == ["session-recorded"])
        #expect(bench.refusing("agree-orally", Dispute.oral) == ["session-recorded"])
        #expect(bench.take("terminate", Dispute.ended).count == 1)
        #expect(bench.refused == ["mediation.terminate.session-recorded"])
        // Who refuses before a session was held ends it without one.
        bench.take("record-refusal", Dispute.refusal("李四"))
        #expect(bench.take("terminate", Dispute.ended.merging(["endReason": "refused"]) { $1 }) == [])
    }

    @Test func `口头协议须各方认为无需书面，并记录内容，自达成之日生效（人民调解法第二十八条、第三十条）`() {
        var bench = Dispute.mediating()
        #expect(bench.refusing("agree-orally", Dispute.oral.merging(["writingWaived": "否"]) { $1 }) == ["writing-waived"])
        #expect(bench.refusing("agree-orally", Dispute.oral.merging(["terms": ""]) { $1 }) == ["oral-terms-recorded"])
        #expect(bench.take("agree-orally", Dispute.oral).isEmpty)
        #expect(bench.record.effectiveOn == Day(iso: "2020-03-10"))
    }

    @Test func `调解不成应当告知其他途径（人民调解法第二十六条）`() {
        var bench = Dispute.mediating()
        #expect(bench.refusing("terminate", ["endReason": "noAgreement"]) == ["channels-told"])
        #expect(bench.take("terminate", Dispute.ended).isEmpty)
    }

    @Test func `拒不履行的应当告知可以起诉，经确认的告知可以申请强制执行（人民调解法第三十二条、第三十三条）`() {
        var bench = Dispute.agreed()
        #expect(bench.refusing("supervise", ["performance": "refused", "channelsTold": "enforcement"]) == ["channels-told-if-unperformed"])
        #expect(bench.take("supervise", ["performance": "refused", "channelsTold": "litigation"]).isEmpty)
        bench.record.confirmedOn = Day(iso: "2020-03-30")
        #expect(bench.refusing("supervise", ["performance": "refused", "channelsTold": "litigation"]) == ["channels-told-if-unperformed"])
        #expect(bench.take("supervise", ["performance": "refused", "channelsTold": "enforcement"]).isEmpty)
    }

    @Test func `未监督履行、未回访的不得归档（人民调解法第三十一条、若干规定第三十六条）`() {
        var bench = Dispute.agreed()
        #expect(bench.refusing("file", Dispute.file("1")) == ["performance-supervised", "performance-revisited"])
        bench.take("supervise", ["performance": "partly"])
        #expect(bench.refusing("file", Dispute.file("1")) == ["performance-supervised", "performance-revisited"])
        bench.take("supervise", ["performance": "performed"])
        #expect(bench.refusing("file", Dispute.file("1")) == ["performance-revisited"])
        #expect(bench.refusing("supervise", ["performance": "partly"]) == ["not-yet-performed"])
    }

    @Test func `调解不成的归档不问履行`() {
        var bench = Dispute.mediating()
        bench.take("terminate", Dispute.ended)
        #expect(bench.take("file", Dispute.file("1")).isEmpty)
    }

    @Test func `调解登记、工作记录、协议书立卷归档，目录缺一不可，口头协议和调解不成的没有协议书（人民调解法第二十七条）`() {
        var bench = Dispute.agreed()
        bench.take("supervise", ["performance": "performed"])
        bench.take("revisit", on: "2020-04-20", Dispute.revisit("2020-04-20"))
        for missing in ["opening", "evidence", "agreement"] {
            let papers = ["opening", "evidence", "agreement"].filter { $0 != missing }
            bench.take("file", FiledPapers.input("1", papers))
            #expect(bench.refused == ["mediation.file.archive-complete"])
        }
        #expect(bench.take("file", ["archive.number": "1"]).count == 3)
        #expect(bench.take("file", Dispute.file("1").merging(["archive.index": #"[{"paper":"opening"}]"#]) { $1 }).count == 2)
        #expect(bench.refused == ["mediation.file.archive-described", "mediation.file.archive-complete"])
        #expect(bench.take("file", Dispute.file("1")) == [])
        #expect(bench.record.archive.archivedOn == bench.today && bench.record.archive.archivist == PersonID("p1"))
        var failed = Dispute.mediating()
        failed.take("terminate", Dispute.ended)
        #expect(failed.take("file", FiledPapers.input("2", "opening", "evidence")) == [])
    }

    @Test(arguments: [("2020-03-09", false), ("2020-03-10", true), ("2020-04-20", true), ("2020-04-21", false)])
    func `回访在协议生效以后，不晚于登记当日（若干规定第三十六条）`(day: String, lawful: Bool) {
        var bench = Dispute.agreed()
        #expect(bench.take("revisit", on: "2020-04-20", Dispute.revisit(day)).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["mediation.revisit.revisit-date-in-order"]))
    }

    @Test func `打算申请确认而没有申请的，归档后不再计期（人民调解法第三十三条）`() throws {
        var bench = Dispute.agreed(["confirmationWanted": "是"])
        bench.take("supervise", on: "2020-03-20", ["performance": "refused", "channelsTold": "litigation"])
        bench.take("revisit", Dispute.revisit("2020-03-20"))
        #expect(try bench.reading(of: "PML-2")?.state == .running)
        #expect(bench.take("file", Dispute.file("1")) == [])
        #expect(try bench.reading(of: "PML-2")?.state == .met)
    }

    @Test func `变更协议须各方同意，留存原协议，不改变已经统计的数（若干规定第三十七条）`() {
        var bench = Dispute.agreed()
        #expect(bench.refusing("open-amendment", ["amendmentReason": "张三住院"]) == ["amendment-agreed"])
        #expect(bench.take("open-amendment", on: "2020-03-15", ["amendmentReason": "张三住院", "amendmentAgreed": "是"]).isEmpty)
        #expect(bench.counted("mediation.amount", through: "2020-12-31") == 150_000)
        #expect(
            bench.refusing("amend", ["effectiveOn": "2020-03-15"])
                == ["facts-stated", "terms-stated", "parties-signed", "mediator-signed-and-sealed"])
        #expect(bench.take("amend", Dispute.written.merging(["effectiveOn": "2020-03-15", "amount": "1200"]) { $1 }).isEmpty)
        #expect(bench.record.formerAgreements.map(\.amount) == [.yuan(1500)])
        #expect(bench.record.amount == .yuan(1200))
        #expect(bench.counted("mediation.amount", through: "2020-12-31") == 150_000)
        #expect(bench.counted("mediation.succeeded", through: "2020-03-10") == 1)
    }

    @Test func `变更以后的协议另行履行、另行申请确认，前次的受理和裁定不作数（若干规定第三十七条，人民调解法第三十三条）`() throws {
        let row = StepEffect<PeoplesMediation>(
            "amend", in: { Dispute.agreed().after { $0.take("open-amendment", ["amendmentReason": "张三住院", "amendmentAgreed": "是"]) } },
            on: "2020-03-15", Dispute.written.merging(["effectiveOn": "2020-03-15", "amount": "1200"]) { $1 },
            leaves: ["agreementForm": "written", "agreementNumber": "〔2020〕1号"],
            empties: [
                "courtCaseNumber", "courtAcceptedOn", "rulingExtensionDays", "rulingOutcome", "rulingOn", "confirmationAppliedOn", "performance",
                "performanceNote", "amendmentAgreed",
            ], issues: ["agreement"])
        try row.check()
    }

    @Test func `变更不成的维持原协议`() {
        var bench = Dispute.agreed()
        let before = bench.record.agreement
        bench.take("open-amendment", ["amendmentReason": "张三住院", "amendmentAgreed": "是"])
        #expect(bench.record.terms.isEmpty)
        // Another mediator tried in vain; the agreement names those who made it.
        #expect(bench.take("assign", ["mediators": "p1,p2", "mediatorNames": "王五、赵六", "chosenBy": "parties"]).isEmpty)
        #expect(bench.take("keep-agreement").isEmpty)
        #expect(bench.record.agreement == before && before.mediatorNames == "王五")
        #expect(bench.record.formerAgreements.isEmpty)
    }

    // MARK: 司法确认

    @Test(arguments: [
        ("mandatoryLaw", "第七条"), ("publicInterest", "第七条"), ("thirdParty", "第七条"), ("publicOrder", "第七条"), ("unclear", "第七条"),
        ("status", "第四条"),
    ])
    func `违反强制性规定等的协议不能申请确认（法释〔2011〕5号第四条、第七条）`(flaw: String, article: String) {
        var bench = Dispute.agreed()
        let refused = bench.take("request-confirmation", on: "2020-03-20", Dispute.application.merging(["flaws": flaw]) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
    }

    @Test func `司法确认由双方共同申请（民事诉讼法第一百九十四条）`() {
        var bench = Dispute.agreed()
        let refused = bench.take("request-confirmation", on: "2020-03-20", Dispute.application.merging(["confirmationJoint": "否"]) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains("第一百九十四条") == true)
    }

    @Test(arguments: [("2020-04-09", 0), ("2020-04-10", 1)]) func `自协议生效之日起三十日内申请（人民调解法第三十三条）`(day: String, unmet: Int) {
        var bench = Dispute.agreed()
        let applied = Dispute.application.merging(["confirmationAppliedOn": day]) { $1 }
        #expect(bench.refusing("request-confirmation", on: "2020-04-13", applied) == (unmet == 0 ? [] : ["applied-in-time"]))
    }

    @Test(arguments: [("2020-05-06", 0), ("2020-05-07", 1)]) func `三十日的末日是休假日的，顺延至其后第一日（民事诉讼法第八十五条）`(day: String, unmet: Int) {
        // From 2 April the thirtieth day is 2 May, in the holiday of 1 to 5 May.
        var bench = Dispute.mediating()
        bench.take("agree-in-writing", on: "2020-04-02", Dispute.written.merging(["effectiveOn": "2020-04-02"]) { $1 })
        let applied = Dispute.application.merging(["confirmationAppliedOn": day]) { $1 }
        #expect(bench.refusing("request-confirmation", on: "2020-05-08", applied) == (unmet == 0 ? [] : ["applied-in-time"]))
    }

    @Test func `确认有效的计入统计，此后不得再申请或者变更（人民调解法第三十三条）`() {
        var bench = Dispute.confirming()
        let ruling = ["rulingOutcome": "valid", "rulingOn": "2020-03-31"]
        #expect(bench.refusing("record-ruling", on: "2020-03-31", ruling) == ["ruling-fits-acceptance"])
        #expect(bench.take("court-accept", ["courtCaseNumber": "（2020）湘0626民特12号", "courtAcceptedOn": "2020-03-23"]).isEmpty)
        #expect(bench.take("record-ruling", ruling).isEmpty)
        #expect(bench.matter == .agreed)
        #expect(bench.counted("mediation.confirmed", through: "2020-03-30") == 0)
        #expect(bench.counted("mediation.confirmed", through: "2020-03-31") == 1)
        #expect(bench.refusing("request-confirmation", Dispute.application) == ["not-confirmed-by-court"])
        #expect(bench.refusing("open-amendment", ["amendmentReason": "…", "amendmentAgreed": "是"]) == ["not-confirmed-by-court"])
    }

    @Test func `驳回的，告知可以再次调解或者起诉（人民调解法第三十三条）`() {
        var bench = Dispute.confirming()
        bench.take("court-accept", on: "2020-03-23", ["courtCaseNumber": "民特12号", "courtAcceptedOn": "2020-03-23"])
        let ruling = ["rulingOutcome": "rejected", "rulingOn": "2020-03-31"]
        #expect(
            bench.refusing("record-ruling", on: "2020-03-31", ruling.merging(["channelsTold": "litigation"]) { $1 }) == ["channels-told-if-rejected"])
        #expect(bench.take("record-ruling", ruling.merging(["channelsTold": "litigation,mediationAgain"]) { $1 }).isEmpty)
        #expect(bench.record.confirmations.map(\.outcome) == [.rejected])
        #expect(bench.counted("mediation.confirmed", through: "2020-12-31") == 0)
        #expect(bench.take("open-amendment", ["amendmentReason": "法院驳回", "amendmentAgreed": "是"]).isEmpty)
    }

    @Test func `已经受理的不能登记为不予受理（法释〔2011〕5号第四条）`() {
        var bench = Dispute.confirming()
        #expect(bench.take("record-ruling", on: "2020-03-23", ["rulingOutcome": "notAccepted", "rulingOn": "2020-03-23"]).isEmpty)
        bench = Dispute.confirming()
        bench.take("court-accept", on: "2020-03-23", ["courtCaseNumber": "民特12号", "courtAcceptedOn": "2020-03-23"])
        #expect(bench.refusing("record-ruling", ["rulingOutcome": "notAccepted", "rulingOn": "2020-03-23"]) == ["ruling-fits-acceptance"])
    }

    // MARK: 期限

    /// Typed from the texts, not from the code.
    static let ledger: [(edition: String, step: String, term: String, article: String)] = ["2017", "2021", "2023"].flatMap { edition in
        let confirmation = ["2017": "第一百九十四条", "2021": "第二百零一条", "2023": "第二百零五条"][edition] ?? ""
        let special = ["2017": "第一百八十条", "2021": "第一百八十七条", "2023": "第一百八十七条"][edition] ?? ""
        return [
            (edition, "PML-1", "1个月", "《人民调解工作若干规定》第三十三条"), (edition, "PML-2", "30日", "《民事诉讼法》" + confirmation),
            (edition, "PML-3a", "3日", "《最高人民法院关于人民调解协议司法确认程序的若干规定》第四条"),
            (edition, "PML-3b", "30日", "《民事诉讼法》" + special),
        ]
    }

    @Test func `期限与法条双账相符`() throws {
        let definition = KindDefinition(PeoplesMediation.self)
        var stated: [String] = []
        for edition in definition.editions {
            let limits = try #require(definition.outline(edition.id)).limits
            stated += limits.map { "\(edition.id) \($0.id) \($0.term) \($0.basis)" }
        }
        #expect(stated.sorted() == Self.ledger.map { "\($0.edition) \($0.step) \($0.term) \($0.article)" }.sorted())
    }

    @Test(arguments: [("2018-01-01", "2017"), ("2021-12-31", "2017"), ("2022-01-01", "2021"), ("2023-12-31", "2021"), ("2024-01-01", "2023")])
    func `登记之日适用的民事诉讼法版本`(day: String, edition: String) {
        #expect(Dispute.registered(on: day).edition == edition)
    }

    @Test func `一般在一个月内调结，至次月的对应日（若干规定第三十三条）`() throws {
        var bench = Dispute.accepted()
        #expect(try bench.due(of: "PML-1") == Day(iso: "2020-04-03"))
        bench.today = Bench<PeoplesMediation>.day("2020-04-03")
        #expect(try bench.reading(of: "PML-1")?.state == .running)
        bench.today = Bench<PeoplesMediation>.day("2020-04-04")
        #expect(try bench.reading(of: "PML-1")?.state == .overdue)
    }

    @Test func `各方同意可以延长，可以不止一次（若干规定第三十三条）`() throws {
        var bench = Dispute.mediating()
        #expect(bench.refusing("extend", ["extensionDays": "15"]) == ["extension-agreed"])
        #expect(bench.take("extend", ["extensionDays": "0", "extensionAgreed": "是"]).count == 1)
        #expect(bench.take("extend", ["extensionDays": "15", "extensionAgreed": "是"]).isEmpty)
        #expect(try bench.due(of: "PML-1") == Day(iso: "2020-04-18"))
        #expect(bench.refusing("extend", ["extensionDays": "5"]) == ["extension-agreed"])
        #expect(bench.take("extend", ["extensionDays": "5", "extensionAgreed": "是"]).isEmpty)
        #expect(try bench.due(of: "PML-1") == Day(iso: "2020-04-23"))
    }

    @Test func `不打算申请确认的，没有三十日之期（人民调解法第三十三条）`() throws {
        #expect(try Dispute.agreed().due(of: "PML-2") == nil)
        #expect(try Dispute.agreed(["confirmationWanted": "是"]).due(of: "PML-2") == Day(iso: "2020-04-09"))
    }

    @Test func `法院三日内决定受理（法释〔2011〕5号第四条），立案之日起三十日内审结，由院长批准延长（民事诉讼法第一百八十七条）`() throws {
        var bench = Dispute.confirming()
        #expect(try bench.due(of: "PML-3a") == Day(iso: "2020-03-23"))
        let longer = ["rulingExtensionDays": "10"]
        #expect(bench.refusing("extend-ruling", longer) == ["court-has-accepted"])
        bench.take("court-accept", on: "2020-03-23", ["courtCaseNumber": "民特12号", "courtAcceptedOn": "2020-03-23"])
        #expect(try bench.due(of: "PML-3b") == Day(iso: "2020-04-22"))
        #expect(bench.take("extend-ruling").count == 1)
        #expect(bench.take("extend-ruling", ["rulingExtensionDays": "0"]).count == 1)
        #expect(bench.take("extend-ruling", longer).isEmpty)
        #expect(try bench.due(of: "PML-3b") == Day(iso: "2020-05-06"))
        #expect(bench.refusing("extend-ruling", longer) == ["limit-PML-3b"])
    }
}
