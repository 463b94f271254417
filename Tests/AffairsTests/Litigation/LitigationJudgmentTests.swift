import Kernel
import Testing

@testable import Affairs

@Suite("行政诉讼裁判和履行")
struct LitigationJudgmentTests {
    // MARK: 裁判、上诉、生效

    @Test(arguments: [
        ("performance", [:], false), ("performance", ["orders": "三十日内作出处理"], false),
        ("performance", ["orders": "三十日内作出处理", "performanceDays": "30"], true), ("payment", [:], false), ("payment", ["orders": "给付"], true),
        ("revoked", ["remakeOrdered": "是"], true), ("illegal", ["remakeOrdered": "是"], false), ("agreement", ["orders": "继续履行"], false),
        ("withdrawn", [:], false), ("mediated", [:], false), ("suitRejected", [:], true),
    ])
    func `各种裁判各有要件（行政诉讼法第七十条至第七十八条）`(outcome: String, changes: [String: String], lawful: Bool) {
        var bench = Suit.heard()
        let input = Suit.ruling(outcome, on: "2020-05-06").merging(changes) { $1 }
        #expect(bench.take("record-judgment", on: "2020-05-06", input).isEmpty == lawful)
    }

    @Test(arguments: ["revoked", "revokedPartly", "changed"]) func `不履行法定职责的案件不判决撤销、变更（行政诉讼法第七十二条）`(outcome: String) {
        var bench = Suit.assigned("2018", ["actKind": "inaction", "actOn": ""])
        bench.take("answer", on: "2020-03-11", ["defence": "已答复"])
        let input = Suit.ruling(outcome, on: "2020-05-06").merging(["orders": "…"]) { $1 }
        #expect(bench.refusing("record-judgment", on: "2020-05-06", input) == ["no-revocation-of-inaction"])
    }

    /// Fifteen days for a judgment, ten for a ruling; an end on a Saturday or a holiday moves on.
    @Test(arguments: [
        ("dismissed", "2020-05-06", "2020-05-21"), ("dismissed", "2020-05-08", "2020-05-25"), ("suitRejected", "2020-05-06", "2020-05-18"),
        ("suitRejected", "2020-05-08", "2020-05-18"), ("dismissed", "2020-06-12", "2020-06-28"), ("revoked", "2020-09-18", "2020-10-09"),
    ])
    func `上诉期的末日，次日裁判生效（行政诉讼法第八十五条）`(outcome: String, served: String, last: String) throws {
        var bench = Suit.heard()
        #expect(bench.take("record-judgment", on: served, Suit.ruling(outcome, on: served)).isEmpty)
        #expect(try bench.due(of: outcome == "suitRejected" ? "appeal-ruling" : "appeal-judgment") == Suit.Case.day(last))
        let next = Suit.Case.day(last).advanced(by: 1)
        var early = bench
        #expect(early.refusing("take-effect", on: last) == ["appeal-period-over"])
        var appeal = bench
        #expect(appeal.take("appeal", on: last, ["appealReason": "适用法律错误"]).isEmpty)
        #expect(appeal.matter == .appealed)
        var late = bench
        #expect(late.refusing("appeal", on: next.iso, ["appealReason": "适用法律错误"]) == ["appeal-in-time"])
        #expect(bench.take("take-effect", on: next.advanced(by: 20).iso).isEmpty)
        #expect(bench.record.effectiveOn == next)
    }

    @Test func `对方后收到裁判文书的，其上诉期届满才生效`() {
        var bench = Suit.judged("dismissed", [:])
        #expect(bench.refusing("take-effect", on: "2020-05-22", ["othersServedOn": "2020-05-12"]) == ["appeal-period-over"])
        #expect(bench.take("take-effect", on: "2020-05-28", ["othersServedOn": "2020-05-12"]).isEmpty)
        #expect(bench.record.effectiveOn == Suit.Case.day("2020-05-28"))
    }

    @Test(arguments: [("2020-05-21", true), ("2020-05-22", false), ("2020-05-05", false)]) func `登记对方上诉，限于上诉期内提起的`(appealed: String, lawful: Bool) {
        var bench = Suit.judged()
        #expect(bench.take("record-appeal", on: "2020-06-01", Suit.appeal(on: appealed, copy: "2020-06-01")).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["litigation.record-appeal.appeal-in-time"]))
    }

    @Test func `本机关上诉和对方上诉各自登记，互不覆盖；收到几份上诉状都要答辩（行政诉讼法第八十五条，法释2018年第一百零七条、第一百零八条）`() throws {
        var bench = Suit.judged("revoked")
        bench.take("record-appeal", on: "2020-05-12", Suit.appeal(by: "own", on: "2020-05-11", copy: "2020-05-12"))
        #expect(bench.refused == ["litigation.record-appeal.not-own-appeal"])
        bench.take("record-appeal", Suit.appeal(on: "2020-05-11", copy: "2020-05-10"))
        #expect(bench.refused == ["litigation.record-appeal.copy-day-in-order"])
        bench.take("appeal", on: "2020-05-18", ["appealReason": "适用法律错误"])
        #expect(bench.take("record-appeal", on: "2020-05-25", Suit.appeal(on: "2020-05-20", copy: "2020-05-25")).isEmpty)
        #expect(bench.record.appeals.map(\.by) == [.own, .plaintiff])
        #expect(bench.counted("litigation.appealed-own", through: "2020-05-18") == 1)
        #expect(bench.counted("litigation.appealed-own", through: "2020-12-31") == 1)
        #expect(try bench.due(of: "second-instance") == Suit.Case.day("2020-08-18"))
        #expect(try bench.due(of: "appeal-answer") == Suit.Case.day("2020-06-09"))
        #expect(bench.take("answer-appeal", on: "2020-06-01", ["appealDefence": "原判关于赔偿的部分正确"]).isEmpty)
        #expect(bench.take("record-appeal", on: "2020-06-03", Suit.appeal(by: "thirdParty", on: "2020-05-21", copy: "2020-06-03")).isEmpty)
        #expect(try bench.due(of: "appeal-answer") == Suit.Case.day("2020-06-18"))
        #expect(bench.take("answer-appeal", on: "2020-06-05", ["appealDefence": "第三人的上诉没有依据"]).isEmpty)
        #expect(bench.record.appeals.map(\.answeredOn) == [nil, Suit.Case.day("2020-06-01"), Suit.Case.day("2020-06-05")])
        // One trial of the second instance, however many appealed.
        #expect(bench.record.round == 2)
    }

    @Test func `对方先上诉的，本机关在自己的上诉期内仍可以上诉，只上诉一次（行政诉讼法第八十五条）`() {
        var bench = Suit.judged("revoked")
        bench.take("record-appeal", on: "2020-05-15", Suit.appeal(on: "2020-05-11", copy: "2020-05-15"))
        var late = bench
        late.take("appeal", on: "2020-05-22", ["appealReason": "适用法律错误"])
        #expect(late.refused == ["litigation.appeal.appeal-in-time"])
        #expect(bench.take("appeal", on: "2020-05-21", ["appealReason": "适用法律错误"]).isEmpty)
        bench.take("appeal", ["appealReason": "适用法律错误"])
        #expect(bench.refused == ["litigation.appeal.not-yet-appealed"])
        #expect(bench.record.round == 2)
    }

    @Test(arguments: [("2020-05-27", true), ("2020-05-28", false)])
    func `对方后收到裁判文书的，其上诉期自其收到之日起算（行政诉讼法第八十五条）`(appealed: String, lawful: Bool) {
        var bench = Suit.judged()
        let input = Suit.appeal(on: appealed, copy: "2020-06-01").merging(["othersServedOn": "2020-05-12"]) { $1 }
        #expect(bench.refusing("record-appeal", on: "2020-06-01", input) == (lawful ? [] : ["appeal-in-time"]))
    }

    @Test func `对上诉十五日内答辩`() throws {
        var bench = Suit.appealed()
        #expect(try bench.due(of: "appeal-answer") == Suit.Case.day("2020-06-09"))
        #expect(bench.take("answer-appeal", on: "2020-06-05", ["appealDefence": "原判正确"]).isEmpty)
        #expect(bench.refusing("answer-appeal", ["appealDefence": "再答辩"]) == ["appeal-copy-unanswered"])
        #expect(try bench.due(of: "second-instance") == Suit.Case.day("2020-08-18"))
    }

    private static func second(_ result: String, _ outcome: String) -> [String: String] {
        [
            "secondResult": result, "rulingOutcome": outcome, "rulingNumber": "（2020）湘06行终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
        ]
    }

    @Test(arguments: [
        ("upheld", "dismissed", true), ("upheld", "revoked", false), ("changed", "revoked", true), ("changed", "withdrawn", false),
        ("appealWithdrawn", "dismissed", true), ("remanded", "dismissed", false),
    ])
    func `第二审处理与裁判结果相符（行政诉讼法第八十九条）`(result: String, outcome: String, lawful: Bool) {
        var bench = Suit.appealed()
        #expect(bench.take("record-final", on: "2020-07-15", Self.second(result, outcome)).isEmpty == lawful)
        if lawful {
            #expect(bench.matter == .effective)
            #expect(bench.record.effectiveOn == Suit.Case.day("2020-07-15"))
            #expect(bench.record.lost == (outcome == "revoked"))
        }
    }

    @Test func `发回重审后再上诉的，不得再次发回（行政诉讼法第八十九条第二款）`() {
        var bench = Suit.appealed()
        let remand = ["secondResult": "remanded", "rulingNumber": "行终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15"]
        #expect(bench.refusing("record-remand", on: "2020-07-15", remand.merging(["secondResult": "upheld"]) { $1 }) == ["sent-back"])
        #expect(bench.take("record-remand", remand).isEmpty)
        #expect(bench.matter == .trying)
        #expect(bench.record.rulingOutcome == nil)
        bench.take("record-judgment", on: "2020-09-01", Suit.ruling("dismissed", on: "2020-09-01"))
        bench.take("record-appeal", on: "2020-09-14", Suit.appeal(on: "2020-09-10", copy: "2020-09-14"))
        #expect(
            bench.refusing("record-remand", on: "2020-10-12", remand.merging(["rulingOn": "2020-10-10", "servedOn": "2020-10-12"]) { $1 })
                == ["no-second-remand"])
    }

    @Test func `再审改判败诉的，另行计入，原来的审结不变`() {
        var bench = Suit.effective()
        #expect(bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"]).isEmpty)
        #expect(bench.take("record-retrial-judgment", on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02")).isEmpty)
        #expect(bench.record.lost)
        #expect(bench.record.lostOn == Suit.Case.day("2020-11-02"))
        #expect(bench.counted("litigation.lost", through: "2020-12-31") == 0)
        #expect(bench.counted("litigation.lost-retrial", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.outcome:dismissed", through: "2020-12-31") == 1)
    }

    /// Every way to another court, from a suit of which the step may be taken.
    private static let onward: [(step: String, from: @Sendable () -> Suit.Case, on: String, input: [String: String])] = [
        ("appeal", { Suit.judged() }, "2020-05-18", ["appealReason": "适用法律错误"]),
        ("record-appeal", { Suit.judged() }, "2020-05-25", Suit.appeal(on: "2020-05-18", copy: "2020-05-25")),
        ("record-late-appeal", { lateAppealable() }, "2020-06-01", Suit.appeal(on: "2020-05-20", copy: "2020-06-01")),
        (
            "record-remand", { Suit.appealed() }, "2020-07-15",
            ["secondResult": "remanded", "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15"]
        ),
        ("record-retrial", { Suit.effective() }, "2020-09-01", ["retrialCause": "procuratorate"]),
    ]

    @Test(arguments: onward.indices)
    func `到了另一审级，前一审级登记的开庭、出庭人员和证明一概不留（法释〔2020〕3号第六条）`(index: Int) {
        let (step, from, day, input) = Self.onward[index]
        var bench = from()
        let blank = bench.record
        let on = Suit.Case.day("2020-04-20")
        (bench.record.sessionOn, bench.record.sessionPlace, bench.record.headNotice) = (on, "第一法庭", .may)
        (bench.record.headNoticeGround, bench.record.headNoticedOn, bench.record.calledAgain) = (.interests, on, true)
        (bench.record.postponementAsked, bench.record.noticeShort) = (true, true)
        (bench.record.attendance, bench.record.headOrgan, bench.record.headName, bench.record.headPost) = (.head, Town.organ, "张三", .inCharge)
        (bench.record.arrangedOn, bench.record.absenceGround, bench.record.absenceNote) = (on, .forceMajeure, "洪水")
        (bench.record.staff, bench.record.counsel) = (["李四"], ["王律师"])
        (bench.record.proofOn, bench.record.proofSealed, bench.record.proofShowsPost) = (on, true, true)
        bench.record.summonedFor = Suit.Case.day("2021-01-05")
        #expect(bench.take(step, on: day, input).isEmpty)
        let now = bench.record
        #expect(now.round == (blank.round ?? 1) + 1)
        #expect(now.summonedFor == nil && now.sessionOn == nil && now.sessionPlace.isEmpty && now.headNotice == nil)
        #expect(now.headNoticeGround == nil && now.headNoticedOn == nil && !now.calledAgain && !now.postponementAsked && !now.noticeShort)
        #expect(now.attendance == nil && now.headOrgan == nil && now.headName.isEmpty && now.headPost == nil && now.arrangedOn == nil)
        #expect(now.absenceGround == nil && now.absenceNote.isEmpty && now.staff.isEmpty && now.counsel.isEmpty)
        #expect(now.proofOn == nil && !now.proofSealed && !now.proofShowsPost)
    }

    private static func lateAppealable() -> Suit.Case {
        var bench = Suit.judged()
        bench.take("take-effect", on: "2020-05-26")
        return bench
    }

    @Test func `换了审级的，为前一审级确定的出庭人员和提交的证明不再算数（法释〔2020〕3号第六条）`() {
        var bench = Suit.effective()
        (bench.record.sessionOn, bench.record.summonedFor) = (Suit.Case.day("2020-09-03"), Suit.Case.day("2020-09-03"))
        (bench.record.attendance, bench.record.headName, bench.record.headPost) = (.head, "张三", .inCharge)
        (bench.record.arrangedOn, bench.record.proofOn) = (Suit.Case.day("2020-08-31"), Suit.Case.day("2020-08-31"))
        (bench.record.proofSealed, bench.record.proofShowsPost) = (true, true)
        #expect(bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"]).isEmpty)
        #expect(bench.record.attendance == nil && bench.record.headName.isEmpty && bench.record.proofOn == nil && !bench.record.proofSealed)
        #expect(bench.refusing("record-session", on: "2020-09-04", ["heldOn": "2020-09-03"]).contains("session-summoned"))
    }

    // MARK: 败诉、履行

    @Test(arguments: [
        ("revoked", true), ("revokedPartly", true), ("illegal", true), ("void", true), ("dismissed", false), ("suitRejected", false),
    ])
    func `败诉按县里规定的口径`(outcome: String, lost: Bool) {
        #expect(Suit.effective(outcome).record.lost == lost)
        var bench = Suit.judged(outcome)
        bench.settings = Settings(["litigation.loss.outcomes": "dismissed"])
        bench.take("take-effect", on: "2020-05-22")
        #expect(bench.record.lost == (outcome == "dismissed"))
    }

    /// A county may count what never came to a judgment: a suit withdrawn after the act was changed, one settled at the organ's cost.
    @Test(arguments: ["withdrawn", "mediated"]) func `县里规定计为败诉的撤诉、调解，自收到裁定、调解书之日计为败诉`(outcome: String) {
        var bench = Suit.answered()
        bench.settings = Settings(["litigation.loss.outcomes": outcome])
        if outcome == "withdrawn" {
            bench.take("record-ending", on: "2020-04-20", Suit.ruling("withdrawn", on: "2020-04-20").merging(["withdrawalCause": "own"]) { $1 })
        } else {
            let mediation = [
                "mediationScope": "compensation", "mediationAgreement": "赔偿三千元", "mediationSigned": "是", "compensation": "3000",
                "rulingNumber": "（2020）湘0626行初12号", "servedOn": "2020-04-20",
            ]
            bench.take("record-mediation", on: "2020-04-20", mediation)
        }
        #expect(bench.record.lost && bench.record.lostOn == Suit.Case.day("2020-04-20"))
        #expect(bench.counted("litigation.lost", through: "2020-12-31") == 1)
        #expect(bench.opened.contains { $0.record is Rectification })
    }

    private static let remade = ["performanceReport": "已重新作出处罚决定", "remadeAct": "平公罚决字〔2020〕第90号", "remadeComparison": "different"]

    @Test func `判决重作的，不得以同一事实和理由作出基本相同的行为（行政诉讼法第七十一条）`() {
        var bench = Suit.effective("revoked", ["remakeOrdered": "是"])
        #expect(bench.take("close", Suit.archived).count == 2)
        #expect(bench.refusing("perform", on: "2020-06-10", ["performanceReport": "已处理"]) == ["act-remade"])
        #expect(bench.take("perform", Self.remade.merging(["remadeComparison": "same"]) { $1 }).first?.contains("第七十一条") == true)
        #expect(bench.take("perform", Self.remade).isEmpty)
        #expect(bench.take("close", Suit.archived).first?.contains("国办发") == false)
        #expect(bench.take("review-loss", ["lossCauses": "facts", "lossReview": "取证不足"]).isEmpty)
        #expect(bench.take("close", Suit.archived).isEmpty)
    }

    @Test(arguments: [(nil, "2020-07-21"), ("30", "2020-06-22"), ("15", "2020-06-08")]) func `履行期限自裁判生效起算，届满未履行的警示（行政诉讼法第九十四条、第九十六条）`(
        days: String?, last: String
    ) throws {
        var changes = ["remakeOrdered": "是"]
        if let days { changes["performanceDays"] = days }
        var bench = Suit.effective("revoked", changes)
        #expect(try bench.due(of: "performance") == Suit.Case.day(last))
        var inTime = bench
        inTime.take("perform", on: last, Self.remade)
        #expect(inTime.counted("litigation.performance-due", through: last) == 1)
        #expect(inTime.counted("litigation.performed", through: last) == 1)
        let next = Suit.Case.day(last).advanced(by: 1).iso
        #expect(bench.take("alarm", on: next).isEmpty)
        var entered = bench
        let later = Suit.Case.day(last).advanced(by: 5).iso
        #expect(!entered.enter("perform", happened: last, on: later, late: "履行材料后到", Self.remade).isEmpty, "由负责人登记")
        entered.actor = Suit.leader
        #expect(entered.enter("perform", happened: last, on: later, late: "履行材料后到", Self.remade).isEmpty)
        #expect(entered.record.alarmedOn == nil && entered.record.performedOn == Suit.Case.day(last), "期限以内已经履行的，不再警示")
        var after = bench
        #expect(after.enter("perform", happened: next, on: later, late: "履行材料后到", Self.remade).isEmpty && after.record.alarmedOn != nil)
        #expect(bench.cautions.map(\.id) == ["unperformed"])
        #expect(bench.counted("litigation.performance-due", through: next) == 1)
        #expect(bench.counted("litigation.performed", through: next) == 0)
        #expect(
            bench.refusing("record-measure", ["courtMeasures": #"[{"kind":"dailyFine","note":"每日一百元"}]"#]).first?.contains("（courtMeasures.0.on）")
                == true)
        bench.take("record-measure", ["courtMeasures": #"[{"kind":"dailyFine","on":"2021-01-04"}]"#])
        #expect(bench.refused == ["litigation.record-measure.measure-stated"])
        #expect(bench.take("record-measure", ["courtMeasures": "[{\"kind\":\"dailyFine\",\"on\":\"\(next)\"}]"]).isEmpty)
        #expect(bench.take("perform", Self.remade).isEmpty)
        #expect(bench.cautions.isEmpty)
        #expect(bench.counted("litigation.performed", through: next) == 1)
        #expect(bench.counted("litigation.performed-late", through: next) == 1)
    }

    @Test func `驳回诉讼请求的没有履行内容`() {
        var bench = Suit.effective()
        #expect(bench.refusing("perform", ["performanceReport": "无"]) == ["performance-outstanding"])
        #expect(bench.refusing("record-measure", ["courtMeasures": #"[{"kind":"transfer","on":"2020-05-22"}]"#]) == ["performance-due"])
        #expect(bench.refusing("review-loss", ["lossCauses": "facts", "lossReview": "…"]) == ["suit-lost"])
        #expect(bench.take("close", Suit.archived).isEmpty)
    }

    @Test func `司法建议未书面回复的，不得归档`() throws {
        var bench = Suit.effective()
        let suggestion = ["suggestions": #"[{"number":"平法建〔2020〕3号","on":"2020-05-25","content":"规范送达"}]"#]
        #expect(bench.refusing("answer-suggestion", ["suggestionReply": "…", "suggestionAdoption": "adopted"]) == ["suggestion-unanswered"])
        bench.take("record-suggestion", on: "2020-05-24", suggestion)
        #expect(bench.refused == ["litigation.record-suggestion.suggestion-stated"])
        #expect(
            bench.refusing("record-suggestion", ["suggestions": #"[{"number":"平法建〔2020〕3号","on":"2020-05-24"}]"#]).first?.contains(
                "（suggestions.0.content）") == true)
        #expect(bench.take("record-suggestion", on: "2020-05-25", suggestion).isEmpty)
        #expect(try bench.due(of: "suggestion") == Suit.Case.day("2020-07-25"))
        #expect(bench.refusing("record-suggestion", suggestion) == ["suggestions-answered"])
        #expect(bench.refusing("close", Suit.archived) == ["suggestions-answered"])
        #expect(bench.take("answer-suggestion", ["suggestionReply": "已开展送达专项检查", "suggestionAdoption": "adopted"]).isEmpty)
        #expect(bench.take("close", Suit.archived).isEmpty)
        #expect(bench.counted("litigation.suggestions-answered", through: "2020-12-31") == 1)
    }

    // MARK: 统计

    @Test func `收到、应答辩、开庭、审结、在办各计一次，各在其日`() {
        let bench = Suit.effective("revoked", ["compensation": "1200.50"])
        for (measure, day) in [
            ("received", "2020-03-02"), ("act:penalty", "2020-03-02"), ("answer-due", "2020-03-11"), ("answered", "2020-03-11"),
            ("sessions-heard", "2020-04-10"), ("appeared", "2020-04-10"), ("principal-appeared", "2020-04-10"), ("concluded", "2020-05-22"),
            ("outcome:revoked", "2020-05-22"), ("lost", "2020-05-22"),
        ] {
            let before = Suit.Case.day(day).advanced(by: -1).iso
            #expect(bench.counted("litigation.\(measure)", through: before) == 0, "\(measure)")
            #expect(bench.counted("litigation.\(measure)", through: "2021-12-31") == 1, "\(measure)")
        }
        #expect(bench.counted("litigation.compensation", through: "2020-05-22") == 120_050)
        #expect(bench.counted("litigation.open", through: "2020-03-01") == 0)
        #expect(bench.counted("litigation.open", through: "2020-05-21") == 1)
        #expect(bench.counted("litigation.open", through: "2020-05-22") == 0)
    }

    @Test func `逾期答辩的应答而未按期，比率不超过百分之百`() {
        var bench = Suit.assigned()
        bench.take("no-answer", on: "2020-03-18")
        bench.take("answer", on: "2020-03-25", Suit.answer)
        #expect(bench.counted("litigation.answer-due", through: "2020-03-18") == 1)
        #expect(bench.counted("litigation.answer-due", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.answered", through: "2020-12-31") == 0)
        #expect(bench.counted("litigation.disregarded", through: "2020-12-31") == 1)
    }
}
