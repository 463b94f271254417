import Kernel
import Testing

@testable import Affairs

/// 条款被认定不合法: the document says so, whoever cites it is told, and the court is answered in sixty days.
@Suite("规范性文件的条款被认定不合法")
struct DocumentFindingTests {
    private static let suggestion = ["findingDocument": "司建1号", "findingClauses": "第三条增设义务", "findingOn": "2020-06-01"]

    private static func noted() -> Bench<NormativeDocument> {
        var bench = DocumentBench.published()
        let finding = suggestion.merging(["findingSource": "reconsideration", "findingStops": "是"]) { $1 }
        Compulsion.expect(bench.take("note-finding", on: "2020-06-01", finding))
        return bench
    }

    @Test func `被认定不合法的条款随文件和引用它的处罚案件提示，修改以后不再提示（法释〔2018〕1号第一百四十九条第一款，行政复议法第五十九条）`() {
        var bench = Self.noted()
        #expect(bench.cautions.first { $0.id == "unlawful-clause" }?.causes == ["行政复议机关司建1号：第三条增设义务（停止执行）"])
        var penalty = Penalties.decided(on: "2020-05-28")
        penalty.record.basisDocuments = [penalty.known.add(50, bench.record, .published)]
        #expect(penalty.cautions.contains { $0.id == "unlawful-clause" && $0.causes == ["《平江县户外广告管理办法》行政复议机关司建1号：第三条增设义务（停止执行）"] })
        bench.record.amendments = [NormativeDocument.Amendment()]
        bench.record.amendments[0].on = Day(iso: "2020-05-31")
        #expect(bench.cautions.contains { $0.id == "unlawful-clause" })
        bench.record.amendments[0].on = Day(iso: "2020-06-02")
        #expect(!bench.cautions.contains { $0.id == "unlawful-clause" })
    }

    @Test func `制定机关收到司法建议六十日内书面答复（法释〔2018〕1号第一百四十九条第四款）`() throws {
        var bench = DocumentBench.published()
        let future = Self.suggestion.merging(["findingOn": "2020-06-02"]) { $1 }
        #expect(bench.refusing("record-finding", on: "2020-06-01", by: "office", future) == ["receipt-not-in-future"])
        #expect(bench.refusing("answer-finding", ["findingAnswer": "已经修改"]) == ["suggestion-unanswered"])
        #expect(bench.take("record-finding", Self.suggestion) == [])
        #expect(bench.refusing("record-finding", Self.suggestion) == ["not-registered-before"])
        #expect(try bench.due(of: "finding-answer") == Day(iso: "2020-07-31"))
        bench.today = try #require(Day(iso: "2020-07-31"))
        #expect(try bench.reading(of: "finding-answer")?.state == .running)
        bench.today = try #require(Day(iso: "2020-08-01"))
        #expect(try bench.reading(of: "finding-answer")?.state == .overdue)
        #expect(bench.take("answer-finding", by: "head", ["findingAnswer": "已经修改"]) == [])
        #expect(bench.record.findings.map(\.answer) == ["已经修改"] && bench.record.openFinding == nil)
        #expect(try bench.due(of: "finding-answer") == nil)
    }

    @Test(arguments: NormativeDocument.editions.map(\.id)) func `六十日的答复期限各版本相同，答复以后终了（法释〔2018〕1号第一百四十九条第四款）`(edition: String) throws {
        var bench = Opening.$edition.withValue(edition) { DocumentBench.imported("平江县户外广告管理办法", from: "2017-06-01", until: nil) }
        #expect(bench.edition == edition)
        #expect(bench.take("record-finding", on: "2020-06-01", by: "office", Self.suggestion) == [])
        #expect(try bench.due(of: "finding-answer") == Day(iso: "2020-07-31"))
        #expect(bench.take("answer-finding", on: "2020-07-31", by: "head", ["findingAnswer": "已经修改"]) == [])
        #expect(try bench.due(of: "finding-answer") == nil)
    }

    @Test func `应诉、复议案件告知的，由该案答复，文件记下答复（法释〔2018〕1号第一百四十九条第四款）`() throws {
        var bench = Self.noted()
        #expect(try bench.due(of: "finding-answer") == nil)
        #expect(bench.refusing("answer-finding", by: "head", ["findingAnswer": "已经修改"]) == ["suggestion-unanswered"])
        Compulsion.expect(bench.take("note-answer", on: "2020-06-20", ["findingDocument": "司建1号", "findingAnswer": "已经修改"]))
        #expect(bench.record.findings.map(\.answeredOn) == [Day(iso: "2020-06-20")] && bench.record.findings.map(\.answer) == ["已经修改"])
    }

    @Test func `写明文件的司法建议，按六十日答复（法释〔2018〕1号第一百四十九条第四款）`() throws {
        var suit = FollowingCourses.heard().matter
        #expect(suit.take("record-suggestion", on: "2020-04-13", FollowingCourses.suggestion) == [])
        #expect(suit.record.suggestions.map(\.onDocument) == [true])
        #expect(try suit.due(of: "document-suggestion") == Day(iso: "2020-06-12"))
        #expect(suit.followed.last?.input["findingDocument"]?.string == "司建1号" && suit.followed.last?.matter == 5)
    }
}
