import Kernel
import Testing

@testable import Affairs

/// What silence had brought about, and an entry made later shows to be wrong.
@Suite("期限以内已经发生而以后登记的")
struct LateEntryTests {
    private typealias Cases = ReconsiderationBench

    @Test(arguments: [("2017", "2020-02-01"), ("2023", "2024-02-01")])
    func `复议答复在期限以内提出、届满以后登记的，改正视为没有证据；届满以后提出的仍视为没有证据（第四十八条、第七十条）`(
        edition: String, collected: String
    ) throws {
        var bench = Cases.sent(edition)
        let last = try #require(try bench.due(of: "reply"))
        #expect(bench.take("no-reply", on: last.advanced(by: 1).iso).isEmpty)
        #expect(bench.record.noReplyOn != nil && bench.record.proposedOutcome == .revoke)
        let (entered, input) = (last.advanced(by: 2).iso, Cases.evidence(collectedOn: collected))

        var late = bench
        #expect(late.enter("reply", happened: last.advanced(by: 1).iso, on: entered, input).isEmpty)
        #expect(late.record.replyLate && late.record.noReplyOn != nil && late.record.proposedOutcome == .revoke && late.record.ground == .noEvidence)
        #expect(late.counted("reconsideration.respondent.no-reply", through: "2024-12-31") == 1)

        #expect(bench.enter("reply", happened: last.iso, on: entered, input).contains { $0.contains(Occurrence.reasonLabel) })
        #expect(bench.enter("reply", happened: last.iso, on: entered, late: "收发室漏登", input).isEmpty)
        #expect(!bench.record.replyLate && bench.record.repliedOn == last && bench.record.noReplyOn == nil)
        #expect(bench.record.proposedOutcome == nil && bench.record.ground == nil)
        #expect(bench.counted("reconsideration.respondent.no-reply", through: "2024-12-31") == 0)
    }

    @Test func `答辩状和证据在十五日以内提交、届满以后登记的，改正视为没有相应证据（行政诉讼法第三十四条第二款、第六十七条）`() {
        var bench = Suit.assigned()
        #expect(bench.take("no-answer", on: "2020-03-18").isEmpty && bench.record.evidenceDisregarded)
        var late = bench
        #expect(late.enter("answer", happened: "2020-03-18", on: "2020-03-20", Suit.answer).isEmpty)
        #expect(late.record.answerLate && late.record.evidenceDisregarded && late.record.noAnswerOn != nil)
        #expect(bench.enter("answer", happened: "2020-03-17", on: "2020-03-20", Suit.answer).contains { $0.contains(Occurrence.reasonLabel) })
        #expect(bench.enter("answer", happened: "2020-03-17", on: "2020-03-20", late: "法院收件回执次日寄到", Suit.answer).isEmpty)
        #expect(!bench.record.answerLate && !bench.record.evidenceDisregarded && bench.record.noAnswerOn == nil)
        #expect(bench.record.answeredOn == Suit.Case.day("2020-03-17") && bench.cautions.isEmpty)
    }

    @Test func `准许延期的证据在十五日以内提供、届满以后登记的，改正视为没有相应证据（行政诉讼法第三十六条，法释2018年第三十四条）`() throws {
        var bench = Suit.assigned()
        bench.take("ask-extension", on: "2020-03-16", ["extensionGround": "forceMajeure", "extensionNote": "档案室被洪水淹没"])
        bench.take("record-extension", on: "2020-03-20", ["extensionGrantedOn": "2020-03-17", "obstacleEndedOn": "2020-03-20"])
        #expect(bench.take("answer", on: "2020-03-23", ["defence": "另行提交证据"]).isEmpty)
        #expect(bench.take("no-evidence", on: "2020-04-08").isEmpty && bench.record.evidenceDisregarded)
        let added = ["addedEvidence": #"[{"name":"案卷","collectedOn":"2020-01-05"}]"#]
        _ = bench.enter("add-evidence", happened: "2020-04-08", on: "2020-04-10", added)
        #expect(bench.refused == ["litigation.add-evidence.supplied-in-time"])
        #expect(bench.enter("add-evidence", happened: "2020-04-07", on: "2020-04-10", late: "邮寄提交", added).isEmpty)
        #expect(!bench.record.evidenceDisregarded && bench.record.evidenceLapsedOn == nil)
        #expect(bench.record.evidenceSuppliedOn == Suit.Case.day("2020-04-07"))
    }
}
