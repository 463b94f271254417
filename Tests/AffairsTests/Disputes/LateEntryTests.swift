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

        // The respondent does not mend its own lateness.
        #expect(bench.enter("reply", happened: last.iso, on: entered, late: "收发室漏登", input).contains { $0.contains("由收到的一方登记") })
        #expect(bench.record.repliedOn == nil && bench.record.lacksEvidence)

        #expect(bench.enter("record-reply", happened: last.iso, on: entered, input).contains { $0.contains(Occurrence.reasonLabel) })
        #expect(bench.enter("record-reply", happened: last.iso, on: entered, late: "收发室漏登", input).isEmpty)
        #expect(!bench.record.replyLate && bench.record.repliedOn == last && bench.record.noReplyOn == nil)
        #expect(bench.record.proposedOutcome == nil && bench.record.ground == nil)
        #expect(bench.counted("reconsideration.respondent.no-reply", through: "2024-12-31") == 0)
    }

    /// Somebody who is the head of an organ.
    private static func head(of organ: OrganCode) -> Actor {
        let post = Post(organ: organ, role: .head, from: Cases.Case.day("2018-01-01"))
        return Actor(login: "head", person: PersonID("head"), name: "负责人", posts: [post])
    }

    @Test(arguments: ["2017", "2023"])
    func `被申请人逾期登记的答复实际按期提出的，由复议机构确认；已经按期登记的不再登记（第四十八条、第七十条）`(edition: String) throws {
        var bench = Cases.sent(edition)
        let last = try #require(try bench.due(of: "reply"))
        bench.take("no-reply", on: last.advanced(by: 1).iso)
        let input = Cases.evidence(collectedOn: edition == "2017" ? "2020-02-01" : "2024-02-01")
        #expect(bench.take("reply", on: last.advanced(by: 3).iso, input).isEmpty)
        #expect(bench.record.replyLate && bench.record.lacksEvidence)
        let confirmed = last.advanced(by: 4).iso
        #expect(bench.enter("record-reply", happened: last.iso, on: confirmed, late: "收文登记簿可查").isEmpty)
        #expect(!bench.record.replyLate && !bench.record.lacksEvidence && bench.record.repliedOn == last && bench.record.noReplyOn == nil)
        #expect(bench.refusing("record-reply", input) == ["copy-received-no-timely-reply"])
        var unsent = Cases.accepted(edition)
        #expect(unsent.refusing("record-reply", input) == ["copy-received-no-timely-reply"])
    }

    @Test(arguments: ["2017", "2023"])
    func `决定期限届满以后才登记届满以前开始的勘验、鉴定，只由机构负责人登记；届满当日登记的照常扣除`(edition: String) throws {
        let bench = Cases.accepted(edition)
        let last = try #require(try bench.due(of: "decision"))
        let (began, input) = (last.advanced(by: -30).iso, ["inquiryKind": "inspection"])
        var late = bench
        _ = late.enter("begin-inquiry", happened: began, on: last.advanced(by: 1).iso, late: "勘验笔录后到", input)
        #expect(late.refused == ["reconsideration.begin-inquiry.overrun-decision"])
        #expect(try late.due(of: "decision") == last)
        late.actor = Self.head(of: Town.justice)
        #expect(late.enter("begin-inquiry", happened: began, on: last.advanced(by: 1).iso, late: "勘验笔录后到", input).isEmpty)
        #expect(try late.due(of: "decision") == nil)
        var timely = bench
        #expect(timely.enter("begin-inquiry", happened: began, on: last.iso, late: "勘验笔录后到", input).isEmpty)
    }

    @Test func `被申请人、收到意见书的机关逾期登记履行、纠正的，由复议机构登记收到之日（第七十六条、第七十七条）`() throws {
        var bench = Cases.served("2023")
        bench.take("issue-opinion", ["opinionTo": "430626-ga", "opinionText": "规范询问程序"])
        bench.take("acknowledge-opinion")
        let last = try #require(try bench.due(of: "rectification"))
        let (entered, input) = (last.advanced(by: 5).iso, ["rectification": "已整改"])
        var own = bench
        #expect(own.enter("report-rectification", happened: last.iso, on: entered, late: "收发室漏登", input).contains { $0.contains("由收到的一方登记") })
        #expect(bench.enter("record-rectification", happened: last.iso, on: entered, late: "收发室漏登", input).isEmpty)
        #expect(bench.record.rectifiedOn == last)
    }

    @Test func `答辩状和证据在十五日以内提交、届满以后登记的，改正视为没有相应证据（行政诉讼法第三十四条第二款、第六十七条）`() {
        var bench = Suit.assigned()
        #expect(bench.take("no-answer", on: "2020-03-18").isEmpty && bench.record.evidenceDisregarded)
        var late = bench
        #expect(late.enter("answer", happened: "2020-03-18", on: "2020-03-20", Suit.answer).isEmpty)
        #expect(late.record.answerLate && late.record.evidenceDisregarded && late.record.noAnswerOn != nil)
        // The clerk does not say for the organ that it kept its time.
        let own = bench.enter("answer", happened: "2020-03-17", on: "2020-03-20", late: "法院收件回执次日寄到", Suit.answer)
        #expect(own.contains { $0.contains("由机关负责人写明理由登记") }, "\(own)")
        #expect(bench.record.evidenceDisregarded && bench.record.noAnswerOn != nil)
        bench.actor = Suit.leader
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
        #expect(!bench.enter("add-evidence", happened: "2020-04-07", on: "2020-04-10", late: "邮寄提交", added).isEmpty)
        bench.actor = Suit.leader
        #expect(bench.enter("add-evidence", happened: "2020-04-07", on: "2020-04-10", late: "邮寄提交", added).isEmpty)
        #expect(!bench.record.evidenceDisregarded && bench.record.evidenceLapsedOn == nil)
        #expect(bench.record.evidenceSuppliedOn == Suit.Case.day("2020-04-07"))
    }
}
