import Kernel
import Testing

@testable import Affairs

@Suite("规范性文件备案审查各环节的条件")
struct DocumentFilingConditionTests {
    typealias Row = BrokenCondition<DocumentFiling>

    // MARK: Filings before a step

    private static func incoming() -> Bench<DocumentFiling> { DocumentFilingTests.bench(on: "2020-05-06") }

    /// The document that is filed (5) is in this system.
    private static func incomingKnown() -> Bench<DocumentFiling> {
        var document = NormativeDocument()
        document.maker = Town.organ
        document.number = "平公发〔2020〕3号"
        document.registrationNumber = "PJDR—2020—00001"
        document.publishedOn = Day(iso: "2020-04-20")
        document.filedOn = Day(iso: "2020-04-30")
        var bench = incoming()
        _ = bench.known.add(5, document, .published)
        return bench
    }

    /// Asked on 2020-05-06 to complete the papers, which can be done until 2020-05-12.
    private static func supplementing() -> Bench<DocumentFiling> {
        var bench = DocumentFilingTests.received(["papers": "report"])
        bench.take("ask-supplement", by: "r1", ["papersNote": "缺正式文本等四件"])
        return bench
    }

    private static func registered() -> Bench<DocumentFiling> {
        var bench = DocumentFilingTests.received()
        bench.take("register", on: "2020-05-07", by: "r1")
        return bench
    }

    /// The maker does not agree to correct what it is asked to.
    private static func objected() -> Bench<DocumentFiling> {
        var bench = DocumentFilingTests.correcting()
        bench.take("object", on: "2020-05-25", by: "maker", ["objection": "不同意"])
        return bench
    }

    private static let upward: [String: String] = [
        "documentTitle": "办法", "documentNumber": "平政发〔2020〕1号", "maker": "430626", "makerKind": "government", "publishedOn": "2020-05-06",
        "sentTo": "superiorGovernment,standingCommittee",
    ]

    /// The county's own document (5) is in this system.
    private static func outgoingKnown() -> Bench<DocumentFiling> {
        var document = NormativeDocument()
        document.maker = Town.county
        document.number = "平政发〔2020〕1号"
        document.registrationNumber = "PJDR—2020—00002"
        document.publishedOn = Day(iso: "2020-05-06")
        var bench = incoming()
        _ = bench.known.add(5, document, .published)
        return bench
    }

    private static func sent() -> Bench<DocumentFiling> {
        var bench = incoming()
        bench.take("send", by: "r1", upward)
        return bench
    }

    // MARK: Conditions

    private static func receiving(
        _ condition: String, _ more: [String: String] = [:], changing told: [String: String] = [:],
        spoiling spoil: @escaping @Sendable (inout Bench<DocumentFiling>) -> Void = { _ in }
    ) -> Row {
        Row(
            "receive.\(condition)", in: { incomingKnown() }, on: "2020-05-06", by: "r1", DocumentFilingTests.intake.merging(more) { $1 }, but: told,
            spoil)
    }

    private static let intake: [Row] = [
        receiving("maker-below-government", changing: ["maker": "430626", "makerKind": "government"]),
        // Neither before the publication nor after the receipt.
        receiving("submission-date-in-order", ["submittedOn": "2020-04-20"], changing: ["submittedOn": "2020-04-19"]),
        receiving("submission-date-in-order", ["submittedOn": "2020-05-06"], changing: ["submittedOn": "2020-05-07"]),
        receiving("not-yet-filed", spoiling: { _ = $0.known.add(7, DocumentFilingTests.received().record, .registered) }),
        receiving("matches-filed-document", ["document": "5"], changing: ["documentNumber": "平公发〔2020〕4号"]),
        Row(
            "supplement.papers-complete", in: { supplementing() }, on: "2020-05-08", by: "maker", ["papers": DocumentFilingTests.papers],
            but: ["papers": "report,text,explanation,basis"]),
        Row("return.supplement-overdue-or-unasked", in: { supplementing() }, on: "2020-05-13", by: "r1", ["returnReason": "逾期未补正"]) {
            $0 = $0.moved(to: "2020-05-12")
        },
        Row(
            "register.papers-complete", in: { DocumentFilingTests.received() }, on: "2020-05-07", by: "r1",
            but: ["papers": "report,text,explanation,basis"]),
    ]

    private static let told: [String: String] = [
        "findings": LegalityReviewAnswers.all(problem: .createsPowers, note: "没有上位法依据"), "opinion": "审查意见",
    ]
    private static let silent: [String: String] = ["findings": LegalityReviewAnswers.all(problem: .createsPowers)]

    private static let deciding: [Row] = [
        Row("examine.problems-explained", in: { registered() }, on: "2020-05-20", by: "r1", told, but: silent),
        Row("grant.no-problem-found", in: { DocumentFilingTests.examined() }, on: "2020-05-21", by: "r2") {
            $0.record.findings[0].finding = .problem
        },
        Row(
            "ask-correction.problem-found", in: { DocumentFilingTests.examined(problem: .createsPowers) }, on: "2020-05-21", by: "r2",
            ["correctionAsked": "删去第七条"]
        ) { $0.record.findings = DocumentFilingTests.examined().record.findings },
        Row("order.filed-from-below", in: { objected() }, on: "2020-05-26", by: "head", ["orderNote": "限期删去第七条"]) { $0.record.direction = .outgoing },
        Row("revoke.filed-from-below", in: { objected() }, on: "2020-05-26", by: "head", ["revocationNote": "没有依据"]) {
            $0.record.direction = .outgoing
        },
    ]

    /// Whoever examined, and another who is to decide.
    private static let apart: [Row] = [
        Row("send-back.not-examiner", in: { DocumentFilingTests.examined() }, on: "2020-05-21", by: "r2", ["sendBackReason": "再核"]) {
            $0.record.examiner = PersonID("r2")
        },
        Row("grant.not-examiner", in: { DocumentFilingTests.examined() }, on: "2020-05-21", by: "r2") { $0.record.examiner = PersonID("r2") },
        Row(
            "refuse.not-examiner", in: { DocumentFilingTests.examined() }, on: "2020-05-21", by: "r2",
            ["refusalGround": "notNormative", "refusalNote": "内部工作安排"]
        ) { $0.record.examiner = PersonID("r2") },
        Row(
            "ask-correction.not-examiner", in: { DocumentFilingTests.examined(problem: .createsPowers) }, on: "2020-05-21", by: "r2",
            ["correctionAsked": "删去第七条"]
        ) { $0.record.examiner = PersonID("r2") },
    ]

    private static let sending: [Row] = [
        Row("send.sent-to-required-bodies", in: { incoming() }, on: "2020-05-06", by: "r1", upward, but: ["sentTo": "superiorGovernment"]),
        Row("send.not-yet-filed", in: { incoming() }, on: "2020-05-06", by: "r1", upward) { _ = $0.known.add(7, sent().record, .sent) },
        Row(
            "send.matches-document", in: { outgoingKnown() }, on: "2020-05-06", by: "r1", upward.merging(["document": "5"]) { $1 },
            but: ["publishedOn": "2020-05-05"]),
        // On the day of the publication it can be sent, before it cannot.
        Row("send.sent-not-before-publication", in: { incoming() }, on: "2020-05-06", by: "r1", upward, but: ["publishedOn": "2020-05-07"]),
        Row("record-revoked.filed-upward", in: { sent() }, on: "2020-06-01", by: "r1", ["revoker": "岳阳市人民政府", "revocationNote": "没有依据"]) {
            $0.record.direction = .incoming
        },
    ]

    static let conditions: [Row] = intake + deciding + apart + sending

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕37号第十项）`(row: Row) {
        row.check()
    }
}
