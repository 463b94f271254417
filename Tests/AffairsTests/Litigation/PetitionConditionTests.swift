import Kernel
import Testing

@testable import Affairs

/// Each condition is asked of a lawful petition in which one fact is changed, and refuses by its own name.
@Suite("信访各环节的条件")
struct PetitionConditionTests {
    typealias Row = BrokenCondition<Petition>

    /// Answered and, later, reviewed, with the paper still to be served.
    private static func unserved() -> Letter.Case {
        var bench = Letter.inquired()
        bench.take("opine", on: "2020-04-01", by: "p2", Letter.opinion)
        return bench
    }

    private static func reviewedUnserved() -> Letter.Case {
        var bench = Letter.reviewing()
        bench.take("conclude-review", on: "2020-05-15", by: "p3", upheld)
        return bench
    }

    /// A review that is made outside the county.
    private static func reviewingOutside() -> Letter.Case {
        var bench = Letter.reviewing()
        bench.record.reviewOrganCode = nil
        return bench
    }

    private static func suggested() -> Letter.Case { Letter.accepted("2005", ["petitionClass": "suggestion"]) }

    private static let upheld: [String: String] = ["reviewResult": "uphold", "reviewOpinion": "维持"]
    private static let adopted: [String: String] = ["opinionText": "已列入计划", "suggestionResult": "adopted"]

    private static func mailed(_ part: String, on day: String) -> [String: String] {
        ["\(part).method": "mailed", "\(part).servedOn": day, "\(part).mailReceipt": "1100号"]
    }

    static let answering: [Row] = [
        Row("opine.class-is-appeal", in: { Letter.inquired() }, on: "2020-04-01", by: "p2", Letter.opinion) { $0.record.petitionClass = .suggestion },
        Row("reply.opinion-not-required", in: { suggested() }, on: "2020-04-01", by: "p2", adopted) { $0.record.petitionClass = .appeal },
    ]

    static let serving: [Row] = [
        Row(
            "opine.answer-mail-receipt", in: { Letter.inquired() }, on: "2020-04-01", by: "p2",
            Letter.opinion.merging(mailed("answer", on: "2020-04-01")) { $1 }, but: ["answer.mailReceipt": ""]),
        Row(
            "reply.answer-mail-receipt", in: { suggested() }, on: "2020-04-01", by: "p2", adopted.merging(mailed("answer", on: "2020-04-01")) { $1 },
            but: ["answer.mailReceipt": ""]),
        Row(
            "answer-serve.answer-mail-receipt", in: { unserved() }, on: "2020-04-07", mailed("answer", on: "2020-04-03"),
            but: ["answer.mailReceipt": ""]),
        Row(
            "conclude-review.review-mail-receipt", in: { Letter.reviewing() }, on: "2020-05-15", by: "p3",
            upheld.merging(mailed("review", on: "2020-05-15")) { $1 }, but: ["review.mailReceipt": ""]),
        Row(
            "record-review.review-mail-receipt", in: { reviewingOutside() }, on: "2020-05-15", by: "p3",
            upheld.merging(["reviewNumber": "岳信复查〔2020〕3号"]) { $1 }.merging(mailed("review", on: "2020-05-15")) { $1 },
            but: ["review.mailReceipt": ""]),
        Row(
            "review-serve.review-mail-receipt", in: { reviewedUnserved() }, on: "2020-05-20", mailed("review", on: "2020-05-18"),
            but: ["review.mailReceipt": ""]),
    ]

    @Test(arguments: answering) func `申诉求决类出具处理意见书，其他的答复（信访条例第三十二条）`(row: Row) { row.check() }
    @Test(arguments: serving) func `邮寄送达的写明回执（民事诉讼法第八十八条）`(row: Row) { row.check() }
}
