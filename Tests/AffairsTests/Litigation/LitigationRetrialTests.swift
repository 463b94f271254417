import Kernel
import Testing

@testable import Affairs

/// 管辖异议、转为普通程序、延长审限、再审申请和再审的两种程序.
@Suite("行政应诉：管辖、审限和再审")
struct LitigationRetrialTests {
    // MARK: 管辖、程序、审限

    @Test(arguments: [("2020-03-17", true), ("2020-03-18", false)])
    func `管辖异议在收到起诉状副本之日起十五日内提出（法释2018年第十条第一款）`(day: String, lawful: Bool) {
        var bench = Suit.assigned()
        let input = ["jurisdictionObjection": "应由上一级人民法院管辖"]
        #expect(bench.refusing("object-jurisdiction", on: day, input) == (lawful ? [] : ["objection-in-time"]))
        guard lawful else { return }
        #expect(bench.papers.last?.document == "jurisdiction-objection")
        #expect(bench.refusing("object-jurisdiction", input) == ["not-yet-objected"])
    }

    @Test func `异议成立的移送，案件以移送后的法院和案号为准；不成立的驳回（法释2018年第十条第二款）`() {
        var bench = Suit.assigned()
        let moved = ["jurisdictionRuling": "moved", "jurisdictionRuledOn": "2020-03-27", "movedTo": "岳阳市中级人民法院", "movedNumber": "（2020）湘06行初8号"]
        #expect(bench.refusing("record-jurisdiction", on: "2020-03-27", moved) == ["objection-awaits-ruling"])
        bench.take("object-jurisdiction", on: "2020-03-16", ["jurisdictionObjection": "级别管辖"])
        #expect(
            bench.refusing("record-jurisdiction", on: "2020-03-27", moved.merging(["jurisdictionRuledOn": "2020-03-28"]) { $1 })
                == ["objection-awaits-ruling"])
        #expect(bench.refusing("record-jurisdiction", moved.merging(["movedTo": ""]) { $1 }) == ["new-court-stated"])
        var kept = bench
        #expect(kept.take("record-jurisdiction", ["jurisdictionRuling": "rejected", "jurisdictionRuledOn": "2020-03-27"]).isEmpty)
        #expect(kept.record.court == "平江县人民法院")
        #expect(bench.take("record-jurisdiction", moved).isEmpty)
        #expect(bench.record.court == "岳阳市中级人民法院" && bench.record.courtNumber == "（2020）湘06行初8号")
    }

    @Test func `简易程序转为普通程序的，审限自立案之日起按六个月计算，四十五日不再适用（行政诉讼法第八十四条、法释2018年第一百零五条第二款）`() throws {
        var bench = Suit.assigned("2018", ["isSimplified": "是"])
        #expect(try bench.due(of: "simplified") == Suit.Case.day("2020-04-13"))
        #expect(bench.refusing("record-conversion", on: "2020-04-10", ["ordinarySince": "2020-04-11"]) == ["conversion-in-order"])
        #expect(bench.refusing("record-conversion", ["ordinarySince": "2020-02-27"]) == ["conversion-in-order"])
        #expect(bench.take("record-conversion", ["ordinarySince": "2020-04-10"]).isEmpty)
        #expect(try bench.due(of: "simplified") == nil)
        #expect(try bench.due(of: "first-instance") == Suit.Case.day("2020-08-28"))
        #expect(bench.refusing("record-conversion", ["ordinarySince": "2020-04-10"]) == ["tried-by-summary"])
    }

    @Test func `延长审理期限按批准的月数，第二审也可以延长（行政诉讼法第八十一条、第八十八条）`() throws {
        var first = Suit.answered()
        #expect(first.take("extend-trial", ["trialExtension": "2"]).isEmpty)
        #expect(try first.due(of: "first-instance") == Suit.Case.day("2020-10-28"))
        var second = Suit.appealed()
        let due = try second.due(of: "second-instance")
        #expect(due == Suit.Case.day("2020-08-18"))
        #expect(second.take("extend-appeal-trial", ["trialExtension": "1"]).isEmpty)
        #expect(try second.due(of: "second-instance") == Suit.Case.day("2020-09-18"))
    }

    // MARK: 再审申请

    /// In force since 2020-05-22: six months end on Sunday 2020-11-22, so on the Monday.
    @Test(arguments: [
        ("2020-11-23", "general", "", true), ("2020-11-24", "general", "", false), ("2021-03-01", "newEvidence", "2020-09-01", true),
        ("2021-03-02", "newEvidence", "2020-09-01", false), ("2020-06-01", "newEvidence", "", false),
    ])
    func `申请再审在裁判生效后六个月内，有新的证据等情形的自知道之日起六个月内（法释2018年第一百一十条）`(day: String, ground: String, known: String, lawful: Bool) {
        var bench = Suit.effective("revoked")
        let input = ["retrialGround": ground, "retrialReason": "认定事实错误", "retrialKnownOn": known]
        #expect(bench.refusing("apply-retrial", on: day, input) == (lawful ? [] : ["retrial-applied-in-time"]))
        if lawful { #expect(bench.papers.last?.document == "retrial-application") }
    }

    @Test func `知道再审事由不晚于申请当日（法释2018年第一百一十条）`() {
        var bench = Suit.effective("revoked")
        let input = ["retrialGround": "newEvidence", "retrialReason": "新的证据", "retrialKnownOn": "2020-06-02"]
        #expect(bench.refusing("apply-retrial", on: "2020-06-01", input).contains("ground-known-in-order"))
    }

    @Test(arguments: ["2018", "2020"]) func `收到对方再审申请书副本的，十五日内提交书面意见（法释2018年第一百一十一条）`(edition: String) throws {
        var bench = Opening.$edition.withValue(edition) { Suit.effective() }
        #expect(bench.edition == edition)
        #expect(bench.refusing("answer-retrial", ["retrialOpinion": "请求驳回"]) == ["retrial-copy-unanswered"])
        #expect(bench.refusing("record-retrial-application", on: "2020-08-03", ["retrialCopyOn": "2020-08-04"]) == ["retrial-copy-in-order"])
        bench.take("record-retrial-application", on: "2020-08-03", ["retrialCopyOn": "2020-08-03"])
        #expect(try bench.due(of: "retrial-opinion") == Suit.Case.day("2020-08-18"))
        var late = bench
        late.today = Suit.Case.day("2020-08-19")
        #expect(try late.reading(of: "retrial-opinion")?.state == .overdue)
        #expect(bench.take("answer-retrial", on: "2020-08-18", ["retrialOpinion": "请求驳回"]).isEmpty)
        #expect(try bench.reading(of: "retrial-opinion")?.state == .met)
        let rejected = ["retrialRejection": "（2020）湘06行申2号", "retrialRejectedOn": "2020-10-09"]
        #expect(bench.take("record-retrial-rejected", on: "2020-10-09", rejected).isEmpty)
        var none = Suit.effective()
        #expect(none.refusing("record-retrial-rejected", on: "2020-10-09", rejected) == ["retrial-applied-for"])
    }

    // MARK: 再审

    /// Tried anew by the procedure of first instance.
    private static func retriedAsFirst(_ outcome: String = "revoked") -> Suit.Case {
        var bench = Suit.effective()
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "court", "retriesAsFirst": "是"])
        bench.take("record-retrial-first", on: "2020-11-02", Suit.ruling(outcome, on: "2020-11-02"))
        return bench
    }

    @Test func `生效裁判由第一审法院作出的，按照第一审程序再审，裁判可以上诉（法释2018年第一百一十九条第一款）`() throws {
        var bench = Self.retriedAsFirst()
        #expect(bench.stage == "judged")
        #expect(try bench.due(of: "appeal-judgment") == Suit.Case.day("2020-11-17"))
        #expect(bench.refusing("take-effect", on: "2020-11-17") == ["appeal-period-over"])
        var appealed = bench
        #expect(appealed.take("appeal", on: "2020-11-17", ["appealReason": "适用法律错误"]).isEmpty)
        #expect(appealed.stage == "appealed")
        let second = [
            "secondResult": "upheld", "rulingOutcome": "revoked", "rulingNumber": "（2020）湘06行再3号", "rulingOn": "2020-12-21",
            "servedOn": "2020-12-22",
        ]
        #expect(appealed.take("record-final", on: "2020-12-22", second).isEmpty)
        #expect(appealed.record.outcome == .dismissed && appealed.record.retrialOutcome == .revoked)
        #expect(bench.take("take-effect", on: "2020-11-18").isEmpty)
        // What took effect first stays what it was; the retrial stands beside it.
        #expect(bench.record.outcome == .dismissed && bench.record.effectiveOn == Suit.Case.day("2020-05-22"))
        #expect(bench.record.retrialOutcome == .revoked && bench.record.lost)
        #expect(bench.counted("litigation.concluded", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.lost-retrial", through: "2020-12-31") == 1)
    }

    @Test func `生效裁判由第二审法院作出的，不按照第一审程序再审（法释2018年第一百一十九条第一款）`() {
        var bench = Suit.appealed()
        let second = [
            "secondResult": "upheld", "rulingOutcome": "dismissed", "rulingNumber": "（2020）湘06行终30号", "rulingOn": "2020-07-10",
            "servedOn": "2020-07-15",
        ]
        bench.take("record-final", on: "2020-07-15", second)
        #expect(bench.refusing("record-retrial", on: "2020-09-01", ["retrialCause": "court", "retriesAsFirst": "是"]) == ["effect-at-first-instance"])
        #expect(bench.take("record-retrial", ["retrialCause": "court"]).isEmpty)
        #expect(bench.refusing("record-retrial-first", on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02")) == ["retried-as-first"])
    }

    @Test func `按照第一审程序再审的不是终审，按照第二审程序再审的可以发回重审（法释2018年第一百一十九条第一款、行政诉讼法第八十九条）`() {
        var first = Suit.effective()
        first.take("record-retrial", on: "2020-09-01", ["retrialCause": "court", "retriesAsFirst": "是"])
        #expect(first.refusing("record-retrial-judgment", on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02")) == ["retried-as-second"])
        let back = ["secondResult": "remanded", "rulingNumber": "（2020）湘06行再3号", "rulingOn": "2020-11-02", "servedOn": "2020-11-02"]
        #expect(first.refusing("record-retrial-remand", back) == ["retried-as-second"])
        #expect(
            first.refusing("record-retrial-first", Suit.ruling("withdrawn", on: "2020-11-02")) == ["appealable-outcome"])
        #expect(
            first.refusing("record-retrial-first", Suit.ruling("revoked", on: "2020-05-21")).contains("retrial-after-effect"))
        var second = Suit.effective()
        second.take("record-retrial", on: "2020-09-01", ["retrialCause": "court"])
        #expect(second.refusing("record-retrial-remand", on: "2020-11-02", back.merging(["secondResult": "upheld"]) { $1 }) == ["sent-back"])
        #expect(second.take("record-retrial-remand", back).isEmpty)
        #expect(second.stage == "trying" && second.record.rulingOutcome == nil)
        second.take("record-judgment", on: "2020-12-07", Suit.ruling("revoked", on: "2020-12-07"))
        #expect(second.take("take-effect", on: "2020-12-23").isEmpty)
        #expect(second.record.outcome == .dismissed && second.record.retrialOutcome == .revoked)
    }

    // MARK: 司法建议

    @Test(arguments: [("", "suggestion", "2020-07-25"), (",\"onDocument\":true", "document-suggestion", "2020-07-24")])
    func `修改、废止规范性文件的司法建议六十日内书面答复（法释2018年第一百四十九条第四款）`(more: String, limit: String, due: String) throws {
        var bench = Suit.effective()
        let suggestion = "[{\"number\":\"平法建〔2020〕3号\",\"on\":\"2020-05-25\",\"content\":\"修改县办法第五条\"\(more)}]"
        bench.take("record-suggestion", on: "2020-05-25", ["suggestions": suggestion])
        #expect(try bench.due(of: limit) != nil)
        #expect(try bench.due(of: limit == "suggestion" ? "document-suggestion" : "suggestion") == nil)
        if limit == "document-suggestion" { #expect(try bench.due(of: limit) == Suit.Case.day(due)) }
        bench.today = Suit.Case.day("2020-07-25")
        #expect(try bench.reading(of: "document-suggestion")?.state == (limit == "document-suggestion" ? .overdue : nil))
    }
}
