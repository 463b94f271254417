import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful dispute in which one fact is changed, and refuses by its own name.
@Suite("人民调解各环节的条件")
struct PeoplesMediationConditionTests {
    typealias Row = BrokenCondition<PeoplesMediation>

    private static func amending() -> Bench<PeoplesMediation> {
        var bench = Dispute.agreed()
        bench.take("open-amendment", on: "2020-03-15", ["amendmentReason": "张三住院", "amendmentAgreed": "是"])
        return bench
    }

    private static func supervised() -> Bench<PeoplesMediation> {
        var bench = Dispute.agreed()
        bench.take("supervise", on: "2020-04-08", ["performance": "performed"])
        bench.take("revisit", on: "2020-04-20", Dispute.revisit("2020-04-20"))
        return bench
    }

    /// Whoever mediated may be gone by then: another is chosen, and the change is not lost.
    @Test func `变更协议期间调解员被解聘的，另行选定调解员（若干规定第三十七条）`() {
        var bench = Self.amending()
        let dismissed = ["misconducts": #"[{"mediator":"p1","act":"partiality","handling":"dismissed"}]"#]
        #expect(bench.take("handle-misconduct", by: "p9", dismissed) == [])
        #expect(bench.refusing("amend", by: "p1", Self.amended) == ["by-chosen-mediator"])
        #expect(bench.take("assign", by: "p9", ["mediators": "p2", "chosenBy": "parties"]) == [])
        var kept = bench
        #expect(bench.take("amend", by: "p2", Self.amended) == [])
        // The agreement that is kept was signed by the one who is gone; nobody comes back for that.
        let signed = kept.record.formerAgreements.last?.mediators
        #expect(kept.take("keep-agreement", by: "p2") == [])
        #expect(signed == [PersonID("p1")] && kept.record.mediators.isEmpty)
    }

    private static let fee: [String: String] = ["feesTaken": "50"]
    private static let amended: [String: String] = Dispute.written.merging(["effectiveOn": "2020-03-15", "amount": "1200"]) { $1 }

    static let free: [Row] = [
        Row("settle.no-fees-taken", in: { Dispute.registered() }, ["settlementNote": "当场说和"]) { $0.record.feesTaken = .yuan(50) },
        Row("accept.no-fees-taken", in: { Dispute.registered() }, on: "2020-03-03") { $0.record.feesTaken = .yuan(50) },
        Row("begin.no-fees-taken", in: { Dispute.accepted() }, on: "2020-03-05", ["rightsTold": "是"], but: fee),
        Row("mediate.no-fees-taken", in: { Dispute.mediating() }, Dispute.session("2020-03-10"), but: fee),
        Row("agree-in-writing.no-fees-taken", in: { Dispute.mediating() }, Dispute.written, but: fee),
        Row("agree-orally.no-fees-taken", in: { Dispute.mediating() }, Dispute.oral, but: fee),
        Row("terminate.no-fees-taken", in: { Dispute.mediating() }, Dispute.ended, but: fee),
        Row("amend.not-refused", in: { amending() }, amended) { $0.take("record-refusal", Dispute.refusal("李四")) },
        Row("amend.escalation-prevented", in: { amending() }, amended) { $0.take("assess-risk", ["risk": "escalation"]) },
        Row("amend.risk-reported", in: { amending() }, amended) { bench in
            bench.take("assess-risk", ["risk": "criminal"])
            bench.take("prevent", ["preventiveMeasures": "安排专人劝导"])
        },
        Row("amend.no-fees-taken", in: { amending() }, amended) { $0.record.feesTaken = .yuan(50) },
        Row("file.no-fees-taken", in: { supervised() }, Dispute.file("1"), but: fee),
    ]

    static let lawful: [Row] = [
        Row("extend.extension-agreed", in: { Dispute.mediating() }, ["extensionDays": "10", "extensionAgreed": "是"], but: ["extensionAgreed": "否"]),
        Row(
            "request-confirmation.mandatory-law-kept", in: { Dispute.agreed() }, on: "2020-03-20", Dispute.application,
            but: ["flaws": "mandatoryLaw"]),
        Row("request-confirmation.agreement-confirmable", in: { Dispute.agreed() }, on: "2020-03-20", Dispute.application, but: ["flaws": "unclear"]),
        Row(
            "supervise.channels-told-if-unperformed", in: { Dispute.agreed() }, ["performance": "refused", "channelsTold": "litigation"],
            but: ["channelsTold": "enforcement"]),
    ]

    private static let rights: [String: String] = ["rightsTold": "是"]
    private static let reopening: [String: String] = ["amendmentReason": "张三住院", "amendmentAgreed": "是"]
    private static let acceptance: [String: String] = ["courtCaseNumber": "（2020）湘0626民特12号", "courtAcceptedOn": "2020-03-23"]
    private static let ruling: [String: String] = ["rulingOutcome": "valid", "rulingOn": "2020-03-31"]

    private static func unregistered() -> Bench<PeoplesMediation> {
        Bench<PeoplesMediation>(on: "2020-03-02").after { $0.organ = OrganCode("430626101") }
    }

    /// It may turn into a crime, and what the law asks for has been done.
    private static func guarded() -> Bench<PeoplesMediation> {
        Dispute.mediating().after { bench in
            bench.take("assess-risk", ["risk": "criminal"])
            bench.take("prevent", ["preventiveMeasures": "分头疏导，专人看护"])
            bench.take("report-risk", ["reportedTo": "police"])
        }
    }

    private static func heardByCourt() -> Bench<PeoplesMediation> {
        Dispute.confirming().after { $0.take("court-accept", on: "2020-03-23", acceptance) }
    }

    /// The mediator turns out to be near kin of a party.
    private static let kin: @Sendable (inout Bench<PeoplesMediation>) -> Void = { $0.record.nearRelatives = [PersonID("p1")] }

    static let opening: [Row] = [
        Row("apply.is-mediation-committee", in: { unregistered() }, Dispute.found.merging(["applicationForm": "oral"]) { $1 }) {
            $0.organ = Town.organ
        },
        Row("refer.is-mediation-committee", in: { unregistered() }, Dispute.found.merging(["source": "court"]) { $1 }) { $0.organ = Town.organ },
        Row("settle.not-refused", in: { Dispute.registered() }, ["settlementNote": "当场说和"]) {
            $0.take("record-refusal", Dispute.refusal("李四"))
        },
        // Taken in while it was before nobody else; since then it is.
        Row("begin.may-be-mediated", in: { Dispute.accepted() }, on: "2020-03-05", rights) { $0.record.bars = [.underway] },
    ]

    /// Nobody of these is assigned in the first place; whoever became one of them since does not go on.
    static let mediators: [Row] = [
        Row("begin.mediators-unrelated", in: { Dispute.accepted() }, on: "2020-03-05", rights, kin),
        Row("begin.mediators-unobjected", in: { Dispute.accepted() }, on: "2020-03-05", rights) {
            var objection = PeoplesMediation.Objection()
            objection.mediator = PersonID("p1")
            $0.record.objections = [objection]
        },
        Row("begin.mediators-not-dismissed", in: { Dispute.accepted() }, on: "2020-03-05", rights) {
            var misconduct = PeoplesMediation.Misconduct()
            (misconduct.mediator, misconduct.handling) = (PersonID("p1"), .dismissed)
            $0.record.misconducts = [misconduct]
        },
        Row("mediate.mediators-unrelated", in: { Dispute.mediating() }, Dispute.session("2020-03-10"), kin),
        Row("agree-in-writing.mediators-unrelated", in: { Dispute.mediating() }, Dispute.written, kin),
        Row("agree-orally.mediators-unrelated", in: { Dispute.mediating() }, Dispute.oral, kin),
        Row("amend.mediators-unrelated", in: { amending() }, amended, kin),
        Row("amend.by-chosen-mediator", in: { amending() }, amended) { $0.actor = Town.person("p2") },
    ]

    static let agreement: [Row] = [
        Row("agree-orally.escalation-prevented", in: { guarded() }, Dispute.oral) { $0.record.preventiveMeasures = "" },
        Row("agree-orally.risk-reported", in: { guarded() }, Dispute.oral) { $0.record.riskReportedOn = nil },
        Row("open-amendment.not-yet-performed", in: { Dispute.agreed() }, on: "2020-03-15", reopening) {
            $0.take("supervise", ["performance": "performed"])
        },
        Row("amend.agreement-lawful", in: { amending() }, amended, but: ["flaws": "thirdParty"]),
        // Mediation began on 2020-03-05, and the change is put on record on 03-15.
        Row("amend.effective-date-in-order", in: { amending() }, amended, but: ["effectiveOn": "2020-03-04"]),
        Row("amend.effective-date-in-order", in: { amending() }, amended, but: ["effectiveOn": "2020-03-16"]),
    ]

    static let confirmation: [Row] = [
        // The agreement took effect on 2020-03-10.
        Row(
            "request-confirmation.application-date-in-order", in: { Dispute.agreed() }, on: "2020-03-20", Dispute.application,
            but: ["confirmationAppliedOn": "2020-03-09"]),
        Row(
            "request-confirmation.application-date-in-order", in: { Dispute.agreed() }, on: "2020-03-20", Dispute.application,
            but: ["confirmationAppliedOn": "2020-03-21"]),
        Row(
            "court-accept.acceptance-date-in-order", in: { Dispute.confirming() }, on: "2020-03-23", acceptance,
            but: ["courtAcceptedOn": "2020-03-19"]),
        Row(
            "court-accept.acceptance-date-in-order", in: { Dispute.confirming() }, on: "2020-03-23", acceptance,
            but: ["courtAcceptedOn": "2020-03-24"]),
        Row("record-ruling.ruling-date-in-order", in: { heardByCourt() }, on: "2020-03-31", ruling, but: ["rulingOn": "2020-03-22"]),
        Row("record-ruling.ruling-date-in-order", in: { heardByCourt() }, on: "2020-03-31", ruling, but: ["rulingOn": "2020-04-01"]),
    ]

    @Test(arguments: free) func `收取费用的，每个环节都按名拒绝（人民调解法第四条）`(row: Row) { row.check() }
    @Test(arguments: lawful) func `延长、司法确认和履行监督，按名拒绝（人民调解法第三条、第三十二条，司法确认规定第七条）`(row: Row) {
        row.check()
    }

    @Test(arguments: opening) func `登记、就地化解和开始调解，按名拒绝（人民调解法第八条、第十七条，若干规定第二十二条）`(row: Row) { row.check() }
    @Test(arguments: mediators) func `调解员没有选定或者应当更换的，每个环节都按名拒绝（人民调解法第十五条、第十九条、第二十一条，若干规定第二十五条）`(row: Row) {
        row.check()
    }
    @Test(arguments: agreement) func `口头协议和变更协议，按名拒绝（人民调解法第三条、第二十五条、第二十九条，若干规定第三十七条）`(row: Row) { row.check() }
    @Test(arguments: confirmation) func `司法确认的日期前后有序（民事诉讼法第一百九十四条、第一百九十五条，司法确认规定第四条）`(row: Row) { row.check() }
}
