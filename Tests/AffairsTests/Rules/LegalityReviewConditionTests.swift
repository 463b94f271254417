import Kernel
import Testing

@testable import Affairs

@Suite("合法性审查各环节的条件")
struct LegalityReviewConditionTests {
    typealias Row = BrokenCondition<LegalityReview>

    private static func submitted() -> Bench<LegalityReview> {
        var bench = Bench<LegalityReview>(on: "2020-04-13")
        bench.take("submit", by: "drafter", LegalityReviewTests.contract)
        return bench
    }

    private static func opined() -> Bench<LegalityReview> {
        var bench = LegalityReviewTests.examining()
        bench.take("opine", by: "r1", LegalityReviewTests.lawful)
        return bench
    }

    /// One item with a problem that is told, and what is suggested.
    private static let amending: [String: String] = [
        "outcome": "lawfulAfterAmendment", "opinion": "应当修改", "suggestions": #"["删去第三条"]"#,
        "findings": LegalityReviewTests.answers(problem: .createsPowers, note: "没有上位法依据"),
    ]

    private static func opining(
        _ condition: String, _ input: [String: String], changing changes: [String: String] = [:],
        spoiling spoil: @escaping @Sendable (inout Bench<LegalityReview>) -> Void = { _ in }
    ) -> Row {
        Row("opine.\(condition)", in: { LegalityReviewTests.examining() }, on: "2020-04-20", by: "r1", input, but: changes, spoil)
    }

    static let conditions: [Row] = [
        Row(
            "submit.not-normative-document", in: { Bench<LegalityReview>(on: "2020-04-13") }, on: "2020-04-13", by: "drafter",
            LegalityReviewTests.contract, but: ["subject": "normativeDocument"]),
        Row("accept.not-drafter", in: { submitted() }, on: "2020-04-13", by: "r1") { $0.record.drafters = [PersonID("r1")] },
        opining("problems-explained", amending, changing: ["findings": LegalityReviewTests.answers(problem: .createsPowers)]),
        opining("conclusion-consistent", LegalityReviewTests.lawful, changing: ["outcome": "unlawful"]),
        opining("conclusion-consistent", amending, changing: ["outcome": "lawful"]),
        opining("suggestions-listed", amending, changing: ["suggestions": "[]"]),
        opining("not-drafter", LegalityReviewTests.lawful, spoiling: { $0.record.drafters = [PersonID("r1")] }),
        Row("conclude.not-drafter", in: { opined() }, on: "2020-04-20", by: "r2") { $0.record.drafters = [PersonID("r2")] },
    ]

    @Test(arguments: conditions) func `合法的可以办理，改变一项事实即以该条件拒绝（国办发〔2018〕115号第五项至第七项）`(row: Row) {
        row.check()
    }
}
