import Testing

@testable import Affairs

/// What each way of service asks of the opinions of a petition, every condition broken by one fact.
@Suite("信访意见书的送达方式")
struct PetitionServiceTests {
    private typealias Cases = PetitionConditionTests
    private typealias Row = PetitionConditionTests.Row

    private static func served(_ part: String, on day: String, _ input: [String: String] = [:]) -> [String: String] {
        input.merging(["\(part).servedOn": day]) { $1 }
    }

    /// Every paper of a petition, by the step that serves it.
    private static let papers: [Row] =
        ServiceConditions.rows(
            of: "answer", at: "opine", in: { Letter.inquired() }, on: "2020-04-01", by: "p2", with: served("answer", on: "2020-04-01", Letter.opinion)
        )
        + ServiceConditions.rows(
            of: "answer", at: "reply", in: { Cases.suggested() }, on: "2020-04-01", by: "p2", with: served("answer", on: "2020-04-01", Cases.adopted))
        + ServiceConditions.rows(of: "answer", in: { Cases.unserved() }, on: "2020-04-07", by: "p2", with: served("answer", on: "2020-04-03"))
        + ServiceConditions.rows(
            of: "review", at: "conclude-review", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3",
            with: served("review", on: "2020-05-15", Cases.upheld))
        + ServiceConditions.rows(
            of: "review", at: "record-review", in: { Cases.reviewingOutside() }, on: "2020-05-15", by: "p3",
            with: served("review", on: "2020-05-15", Cases.upheldElsewhere))
        + ServiceConditions.rows(of: "review", in: { Cases.reviewedUnserved() }, on: "2020-05-20", by: "p3", with: served("review", on: "2020-05-18"))

    @Test(arguments: papers)
    private func `处理意见书、复查意见书按每种送达方式的要件，缺一即按名拒绝（民事诉讼法第八十五条至第九十一条）`(row: Row) { row.check() }
}
