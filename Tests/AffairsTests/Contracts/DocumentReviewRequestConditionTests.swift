import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful request in which one fact is changed, and refuses by its own name.
@Suite("规范性文件审查建议各环节的条件")
struct DocumentReviewRequestConditionTests {
    typealias Row = BrokenCondition<DocumentReviewRequest>
    typealias Requests = DocumentReviewRequestTests

    /// A document of the bureau that the request is about, kept as matter 5.
    private static func document() -> NormativeDocument {
        var document = DocumentBench.published().record
        document.maker = Town.organ
        (document.number, document.registrationNumber) = ("平公发〔2020〕1号", "PJDR—2020—00001")
        return document
    }

    private static func unreceived() -> Bench<DocumentReviewRequest> {
        var bench = Bench<DocumentReviewRequest>(on: "2020-03-02")
        bench.organ = Town.justice
        _ = bench.known.add(5, document(), .published)
        return bench
    }

    private static func receivedOverDocument() -> Bench<DocumentReviewRequest> {
        var bench = Requests.received()
        bench.record.document = bench.known.add(5, document(), .published)
        return bench
    }

    private static func receivedOverForeign() -> Bench<DocumentReviewRequest> {
        var bench = Requests.received()
        bench.record.maker = OrganCode("")
        return bench
    }

    private static func accepted() -> Bench<DocumentReviewRequest> {
        var bench = Requests.received()
        bench.take("accept", on: "2020-03-05", by: "r1")
        return bench
    }

    private static func explained() -> Bench<DocumentReviewRequest> {
        var bench = Requests.asked()
        bench.take("explain", on: "2020-03-12", by: "maker", ["makerReply": "说明"])
        return bench
    }

    private static func examination(_ findings: String) -> [String: String] { ["findings": findings, "opinion": "意见"] }
    private static let allButLast: [LegalityReview.Item] = Array(LegalityReview.Item.allCases.dropLast())

    static let intake: [Row] = [
        Row(
            "receive.matches-document", in: { unreceived() }, by: "r1", Requests.request.merging(["document": "5"]) { $1 },
            but: ["maker": "430626-sj"]),
        Row("accept.made-in-county", in: { Requests.received() }, by: "r1") { $0.record.maker = OrganCode("") },
        Row("accept.document-in-force", in: { receivedOverDocument() }, by: "r1") { bench in
            _ = bench.known.add(5, document(), .lapsed)
        },
        Row("forward.made-elsewhere", in: { receivedOverForeign() }, by: "r1", ["forwardedTo": "市司法局", "forwardReason": "市级文件"]) {
            $0.record.maker = Town.organ
        },
    ]

    static let examining: [Row] = [
        Row("ask-maker.explanation-not-yet-asked", in: { accepted() }, by: "r1") { $0.record.askedMakerOn = Day(iso: "2020-03-05") },
        Row("explain.explanation-asked", in: { Requests.asked() }, by: "maker", ["makerReply": "说明"]) { $0.record.askedMakerOn = nil },
        Row("examine.maker-heard-or-overdue", in: { Requests.asked() }, on: "2020-03-21", by: "r1", examination(LegalityReviewAnswers.all())) {
            $0 = $0.moved(to: "2020-03-20")
        },
        Row(
            "examine.item-by-item", in: { explained() }, by: "r1", examination(LegalityReviewAnswers.all()),
            but: ["findings": LegalityReviewAnswers.all(allButLast)]),
        Row(
            "examine.problems-explained", in: { explained() }, by: "r1", examination(LegalityReviewAnswers.all(problem: .powers, note: "没有依据")),
            but: ["findings": LegalityReviewAnswers.all(problem: .powers)]),
        Row("uphold.no-problem-found", in: { Requests.examined() }, by: "r2") { $0.record = Requests.examined(problem: .derogation).record },
        Row("ask-correction.problem-found", in: { Requests.examined(problem: .derogation) }, by: "r2", ["correctionAsked": "删去第七条"]) {
            $0.record = Requests.examined().record
        },
        Row("revoke.maker-below-government", in: { Requests.correcting() }, on: "2020-04-19", by: "head", ["revocationNote": "没有依据"]) {
            $0.record.maker = Town.county
        },
    ]

    @Test(arguments: intake) func `收到、受理和转送，按名拒绝（国办发〔2018〕37号第（十）项）`(row: Row) { row.check() }
    @Test(arguments: examining) func `听取说明、逐项审查和处理，按名拒绝（国办发〔2018〕37号第（十）项，地方组织法第五十九条第（三）项）`(row: Row) { row.check() }
}
