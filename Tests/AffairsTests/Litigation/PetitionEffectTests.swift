import Kernel
import Testing

@testable import Affairs

/// What the later steps of a petition leave of the earlier ones.
@Suite("信访各环节留下什么")
struct PetitionEffectTests {
    typealias Row = StepEffect<Petition>

    /// What the organ found, answered and did, and what was settled or resolved on the strength of it.
    private static let handling: [String] = [
        "reansweredOn", "opinion", "facts", "legalBasis", "opinionText", "heardOn", "unheardOn", "investigatedOn", "executor", "execution",
        "executedOn",
        "settlementKind", "settlement", "settlementAgreed", "settledOn", "resolution", "resolutionNote", "resolvedOn", "reportedBackOn", "reportBack",
        "hearing.", "answer.",
    ]

    private static let revoking: [String: String] = Letter.final.merging(["reexaminationResult": "revoke"]) { $1 }

    /// Heard by the organ that re-examines.
    private static func reheard() -> Letter.Case {
        var bench = Letter.reexamining()
        bench.take("rehearing-begin", on: "2020-06-05", by: "p4")
        bench.take("rehearing-finish", on: "2020-06-10")
        return bench
    }

    private static func settled() -> Letter.Case {
        var bench = Letter.accepted()
        bench.take("settle", ["settlementKind": "mediated", "settlement": "补助二千元", "settlementAgreed": "是"])
        return bench
    }

    private static let revoked: [Row] = [
        Row(
            "revoke-opinion", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3", ["reviewResult": "revoke", "reviewOpinion": "事实不清"],
            leaves: ["reopenedOn": "2020-05-15", "reviewedOn": "2020-05-15", "reviewNumber": "〔2020〕1号"], empties: handling, issues: ["review"]),
        Row(
            "revoke-review", in: { reheard() }, on: "2020-06-20", by: "p4", revoking,
            leaves: ["reopenedOn": "2020-06-20", "reexaminedOn": "2020-06-20"],
            empties: handling + ["review.", "rehearing.", "reexaminationOrganCode"]),
        Row(
            "record-revocation", in: { Letter.reexaminingAbove() }, on: "2020-07-01", revoking,
            leaves: ["reopenedOn": "2020-07-01", "reexaminedOn": "2020-07-01"], empties: handling + ["review.", "rehearing."]),
    ]

    @Test(arguments: revoked)
    func `复查、复核撤销的，原来的调查、处理意见、送达、执行、协议和化解一概不作数（信访条例第三十四条、第三十五条，信访工作条例第三十五条、第三十六条）`(row: Row) throws { try row.check() }

    @Test func `经过听证的复核意见终结信访事项，向社会公示（信访条例第三十五条第二款）`() throws {
        let row = Row(
            "conclude-reexamination", in: { Self.reheard() }, on: "2020-06-20", by: "p4", Letter.final.merging(["publicText": "复核维持"]) { $1 },
            leaves: ["reexaminedOn": "2020-06-20", "terminatedOn": "2020-06-20"], publishes: ["reexamination"])
        try row.check()
    }

    /// Accepted on 2020-03-06: sixty days through 2020-05-05.
    @Test(arguments: [("2020-05-05", false), ("2020-05-06", true)])
    func `以协议办结的，也在六十日内办结（信访条例第三十三条）`(day: String, late: Bool) throws {
        let answered = late ? ["answeredOn": day, "answerLate": "true"] : ["answeredOn": day]
        let row = Row("conclude-settled", in: { Self.settled() }, on: day, leaves: answered)
        try row.check()
    }
}
