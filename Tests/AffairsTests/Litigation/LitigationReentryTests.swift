import Kernel
import Testing

@testable import Affairs

/// What might be got round by another step, by a day typed by hand, or by coming to a stage a second time.
@Suite("行政应诉的反复和规避")
struct LitigationReentryTests {
    @Test func `没有写明作出行政行为的日期，不能举证；补写后可以提交（行政诉讼法第三十四条）`() {
        var bench = Suit.assigned("2018", ["actOn": ""])
        let later = ["evidence": #"[{"name":"鉴定意见","collectedOn":"2020-02-10"}]"#]
        #expect(bench.refusing("answer", on: "2020-03-11", Suit.answer.merging(later) { $1 }) == ["act-day-stated"])
        #expect(bench.refusing("answer", Suit.answer.merging(["actOn": "2020-03-03"]) { $1 }) == ["act-day-stated"])
        #expect(bench.take("answer", Suit.answer.merging(["actOn": "2020-01-10"]) { $1 }).isEmpty)
    }

    /// The day on which the others received the first ruling says nothing of a later one.
    @Test func `其他当事人收到第一审裁判的日期，不妨碍登记第二审裁判（行政诉讼法第八十五条、第八十九条）`() {
        var bench = Suit.judged("dismissed", ["othersServedOn": "2020-05-06"])
        bench.take("record-appeal", on: "2020-05-25", Suit.appeal(on: "2020-05-18", copy: "2020-05-25"))
        let second = [
            "secondResult": "upheld", "rulingOutcome": "dismissed", "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
        ]
        #expect(bench.take("record-final", on: "2020-07-15", second) == [])
    }

    @Test func `准许延期的，事由消除后十五日内没有提供，视为没有相应证据（行政诉讼法第三十四条，法释2018年第三十四条）`() throws {
        var bench = Suit.assigned()
        bench.take("ask-extension", on: "2020-03-16", ["extensionGround": "forceMajeure", "extensionNote": "档案室被洪水淹没"])
        #expect(
            bench.refusing("record-extension", on: "2020-03-17", ["extensionGrantedOn": "2020-03-17", "obstacleEndedOn": "2020-06-01"])
                == ["obstacle-end-not-future"])
        #expect(bench.take("record-extension", ["extensionGrantedOn": "2020-03-17"]).isEmpty)
        let added = ["addedEvidence": #"[{"name":"案卷","collectedOn":"2020-01-05"}]"#]
        #expect(bench.refusing("add-evidence", added) == ["supplied-in-time"])
        bench.take("record-extension", on: "2020-03-20", ["extensionGrantedOn": "2020-03-17", "obstacleEndedOn": "2020-03-20"])
        var late = bench
        #expect(bench.take("answer", on: "2020-03-23", ["defence": "另行提交证据"]).isEmpty)
        #expect(try bench.due(of: "extended-evidence") == Suit.Case.day("2020-04-07"))
        #expect(bench.take("no-evidence", on: "2020-04-08").isEmpty)
        #expect(bench.record.evidenceDisregarded)
        #expect(try bench.reading(of: "extended-evidence")?.state == .metLate)
        // What the law has decided is not undone by putting the end of the obstacle down anew.
        bench.take("record-extension", on: "2020-04-09", ["extensionGrantedOn": "2020-04-09", "obstacleEndedOn": "2020-04-09"])
        #expect(bench.refused == ["litigation.record-extension.evidence-not-lapsed"])
        #expect(bench.record.evidenceDisregarded)
        #expect(late.take("answer", on: "2020-04-08", Suit.answer).isEmpty)
        #expect(late.record.evidenceDisregarded)
    }

    @Test func `开过的庭不能以重新登记或者登记裁判略过（行政诉讼法第三条第三款）`() {
        var bench = Suit.summoned()
        let ruling = Suit.ruling("dismissed", on: "2020-05-06")
        #expect(bench.refusing("record-judgment", on: "2020-05-06", ruling) == ["sessions-settled"])
        #expect(
            bench.refusing("record-ending", Suit.ruling("withdrawn", on: "2020-05-06").merging(["withdrawalCause": "own"]) { $1 })
                == ["sessions-settled"])
        #expect(bench.refusing("summon", ["sessionOn": "2020-05-20", "headNotice": "none"]) == ["sessions-settled"])
        var held = bench
        #expect(held.take("record-session", ["heldOn": "2020-04-10", "staffPresent": "是"]).isEmpty)
        #expect(held.take("record-judgment", ruling).isEmpty)
        #expect(held.counted("litigation.sessions-heard", through: "2020-12-31") == 1)
        #expect(bench.take("cancel-session", ["sessionNote": "原告申请延期，法院准许"]).isEmpty)
        #expect(bench.take("summon", ["sessionOn": "2020-05-20", "headNotice": "none"]).isEmpty)
        // Put off before its day, it need not be called off first.
        #expect(bench.take("summon", ["sessionOn": "2020-05-27", "headNotice": "none"]).isEmpty)
    }

    @Test func `不履行法定职责的案件没有证据和依据可列的，清单和答辩状如实写明（行政诉讼法第六十七条）`() throws {
        var bench = Suit.assigned("2018", ["actKind": "inaction", "actOn": ""])
        #expect(bench.take("answer", on: "2020-03-11", ["defence": "原告没有提出过申请"]) == [])
        let list = try #require(bench.papers.last { $0.document == "evidence-list" }?.content)
        #expect(list.paragraphs == ["随答辩状没有提交证据和依据。"])
        let defence = try #require(bench.papers.last { $0.document == "defence" }?.content)
        #expect(defence.paragraphs.last == "原告没有提出过申请")
    }

    @Test func `收到出庭通知书不晚于登记当日`() {
        var bench = Suit.answered()
        let notice = ["sessionOn": "2020-04-10", "headNotice": "must", "headNoticeGround": "environment"]
        #expect(bench.refusing("summon", on: "2020-03-30", notice.merging(["headNoticedOn": "2020-03-31"]) { $1 }) == ["head-notice-recorded"])
        #expect(bench.take("summon", notice.merging(["headNoticedOn": "2020-03-30"]) { $1 }).isEmpty)
    }

    private static let remand = ["secondResult": "remanded", "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15"]

    @Test func `后一审级的裁判和开庭不早于前一审级，撤诉裁定不早于收到应诉通知书`() {
        var bench = Suit.appealed()
        let final = ["secondResult": "upheld", "rulingOutcome": "dismissed", "rulingNumber": "终30号", "servedOn": "2020-07-15"]
        #expect(bench.refusing("record-final", on: "2020-07-15", final.merging(["rulingOn": "2020-05-15"]) { $1 }) == ["ruling-after-former"])
        bench.take("summon", on: "2020-06-01", ["sessionOn": "2020-06-10", "headNotice": "none"])
        #expect(bench.refusing("record-session", on: "2020-06-10", ["heldOn": "2020-04-20", "staffPresent": "是"]) == ["session-after-former-ruling"])
        var first = Suit.answered()
        let early = Suit.ruling("withdrawn", on: "2020-02-20").merging(["withdrawalCause": "own"]) { $1 }
        #expect(first.refusing("record-ending", on: "2020-04-20", early) == ["ruling-days-in-order"])
    }

    @Test func `发回重审以后，本机关原来的上诉仍然计入`() {
        var bench = Suit.judged("revoked")
        bench.take("appeal", on: "2020-05-18", ["appealReason": "适用法律错误"])
        #expect(bench.counted("litigation.appealed-own", through: "2020-05-18") == 1)
        #expect(bench.take("record-remand", on: "2020-07-15", Self.remand).isEmpty)
        #expect(bench.counted("litigation.appealed-own", through: "2020-05-18") == 1)
        bench.take("record-judgment", on: "2020-09-01", Suit.ruling("revoked", on: "2020-09-01"))
        bench.take("appeal", on: "2020-09-07", ["appealReason": "适用法律错误"])
        #expect(bench.counted("litigation.appealed-own", through: "2020-12-31") == 2)
    }

    // MARK: 生效登记以后得知的上诉

    private static func second(_ result: String, _ outcome: String, _ changes: [String: String] = [:]) -> [String: String] {
        [
            "secondResult": result, "rulingOutcome": outcome, "rulingNumber": "终30号", "rulingOn": "2020-07-10", "servedOn": "2020-07-15",
        ].merging(changes) { $1 }
    }

    /// Lost, thought to have taken effect, performed and looked into; then the court tells of an appeal made in time.
    private static func unsettled(_ outcome: String = "revoked", penalty: Bool = false) -> Suit.Case {
        var bench = Suit.judged(outcome, ["remakeOrdered": outcome == "revoked" ? "是" : "否"])
        if penalty { bench.record.penalty = Ref(9) }
        bench.take("take-effect", on: "2020-05-22")
        if outcome == "revoked" {
            bench.take("perform", on: "2020-05-25", ["performanceReport": "已重作", "remadeAct": "新文号", "remadeComparison": "different"])
            bench.take("review-loss", ["lossCauses": "facts", "lossReview": "取证不足"])
        }
        bench.followed = []
        bench.take("record-late-appeal", on: "2020-06-01", Suit.appeal(on: "2020-05-20", copy: "2020-06-01"))
        return bench
    }

    @Test func `上诉期内提起、登记生效以后才得知的上诉，裁判没有生效，进入第二审（行政诉讼法第八十五条）`() throws {
        let bench = Self.unsettled()
        #expect(bench.matter == .appealed)
        #expect(bench.record.instance == .second && bench.record.round == 2)
        #expect(bench.record.effectiveOn == nil && bench.record.outcome == nil && !bench.record.lost)
        for measure in ["concluded", "lost", "performance-due", "performed", "loss-reviewed", "outcome:revoked"] {
            #expect(bench.counted("litigation.\(measure)", through: "2020-12-31") == 0, "\(measure)")
        }
        #expect(bench.counted("litigation.open", through: "2020-12-31") == 1)
        #expect(try bench.due(of: "appeal-answer") == Suit.Case.day("2020-06-16"))
        #expect(try bench.due(of: "performance") == nil)
    }

    @Test(arguments: [("2020-05-21", "", true), ("2020-05-22", "", false), ("2020-05-27", "2020-05-12", true), ("2020-05-28", "2020-05-12", false)])
    func `逾期的上诉不动摇已经生效的裁判，对方后收到的自其收到起算（行政诉讼法第八十五条）`(appealed: String, served: String, lawful: Bool) {
        var bench = Suit.effective()
        let input = Suit.appeal(on: appealed, copy: "2020-06-01").merging(["othersServedOn": served]) { $1 }
        #expect(bench.take("record-late-appeal", on: "2020-06-01", input).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["litigation.record-late-appeal.appeal-in-time"]))
        #expect((bench.record.effectiveOn == nil) == lawful)
    }

    /// Served on 6 May 2020: fifteen days through the 21st.
    @Test(arguments: [("2020-05-21", true), ("2020-05-22", false)])
    func `本机关在上诉期内已经上诉、登记生效以后才登记的，裁判没有生效（行政诉讼法第八十五条）`(appealed: String, lawful: Bool) {
        var bench = Suit.effective()
        let reason = ["appealReason": "适用法律错误"]
        #expect(!bench.enter("record-own-appeal", happened: appealed, on: "2020-06-01", late: "上诉状邮寄提交", reason).isEmpty, "由负责人登记")
        bench.actor = Suit.leader
        #expect(bench.enter("record-own-appeal", happened: appealed, on: "2020-06-01", late: "上诉状邮寄提交", reason).isEmpty == lawful)
        #expect(bench.refused == (lawful ? [] : ["litigation.record-own-appeal.appeal-in-time"]))
        #expect((bench.record.effectiveOn == nil) == lawful)
        guard lawful else { return }
        #expect(bench.matter == .appealed && bench.record.currentAppeals.map(\.on) == [Suit.Case.day(appealed)])
    }

    @Test func `只有因上诉期届满而生效、本机关尚未上诉的，才补录本机关的上诉`() {
        let reason = ["appealReason": "适用法律错误"]
        var ended = Suit.appealed()
        ended.take("record-final", on: "2020-07-15", Self.second("upheld", "dismissed"))
        _ = ended.enter("record-own-appeal", happened: "2020-07-16", on: "2020-07-20", late: "上诉状后到", reason)
        #expect(ended.refused.contains("litigation.record-own-appeal.effect-by-silence"))
        var twice = Suit.effective()
        var own = LitigationResponse.Appeal()
        (own.by, own.ruling) = (.own, twice.record.rulings.count)
        twice.record.appeals = [own]
        twice.actor = Suit.leader
        _ = twice.enter("record-own-appeal", happened: "2020-05-20", on: "2020-06-01", late: "上诉状后到", reason)
        #expect(twice.refused == ["litigation.record-own-appeal.not-yet-appealed"])
    }

    @Test func `终审裁判、撤诉裁定和再审裁判不因上诉失效（行政诉讼法第八十五条、第八十九条）`() {
        let appeal = Suit.appeal(on: "2020-07-16", copy: "2020-07-20")
        var ended = Suit.appealed()
        ended.take("record-final", on: "2020-07-15", Self.second("upheld", "dismissed"))
        ended.take("record-late-appeal", on: "2020-07-20", appeal)
        #expect(ended.refused.contains("litigation.record-late-appeal.effect-by-silence"))
        var withdrawn = Suit.answered()
        withdrawn.take("record-ending", on: "2020-07-15", Suit.ruling("withdrawn", on: "2020-07-15").merging(["withdrawalCause": "own"]) { $1 })
        withdrawn.take("record-late-appeal", on: "2020-07-20", appeal)
        #expect(withdrawn.refused.contains("litigation.record-late-appeal.effect-by-silence"))
        var retried = Self.retried("dismissed", "revoked")
        retried.take("record-late-appeal", on: "2020-11-20", Suit.appeal(on: "2020-11-03", copy: "2020-11-20"))
        #expect(retried.refused == ["litigation.record-late-appeal.effect-by-silence"])
    }

    @Test func `被诉的处罚案件重新处于诉讼之中，第二审裁判再通知其结果`() {
        var bench = Self.unsettled("dismissed", penalty: true)
        #expect(bench.followed.map(\.action) == ["note-unsettled"])
        bench.followed = []
        #expect(bench.take("record-final", on: "2020-07-15", Self.second("changed", "revoked")).isEmpty)
        #expect(bench.followed.first?.input["challengeResult"]?.string == "revoked")
    }

    @Test func `第二审仍然败诉的，已经交办的整改不重复交办`() {
        var bench = Self.unsettled()
        #expect(bench.opened.count == 1)
        bench.ledger.children = [5]
        #expect(bench.take("record-final", on: "2020-07-15", Self.second("upheld", "revoked", ["remakeOrdered": "是"])).isEmpty)
        #expect(bench.record.lost && bench.opened.count == 1)
        #expect(bench.take("perform", ["performanceReport": "已重作", "remadeAct": "新文号", "remadeComparison": "different"]).isEmpty)
    }

    // MARK: 再审

    private static func retried(_ first: String, _ second: String, penalty: Bool = false, _ changes: [String: String] = [:]) -> Suit.Case {
        var bench = Suit.effective(first)
        if penalty { bench.record.penalty = Ref(9) }
        bench.opened = []
        bench.followed = []
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        bench.take("record-retrial-judgment", on: "2020-11-02", Suit.ruling(second, on: "2020-11-02").merging(changes) { $1 })
        return bench
    }

    @Test(arguments: [("revoked", "revoked", 0), ("revoked", "dismissed", 0), ("dismissed", "revoked", 1), ("dismissed", "dismissed", 0)])
    func `再审才败诉的交办整改，原来已经败诉的不重复交办`(first: String, second: String, opened: Int) {
        #expect(Self.retried(first, second).opened.count == opened)
    }

    @Test(arguments: [("dismissed", "revoked", "revoked"), ("dismissed", "dismissed", "upheld"), ("revoked", "revoked", "revoked")])
    func `裁定再审、再审的结果都通知被诉的处罚案件（法释〔2018〕1号第一百一十八条）`(first: String, second: String, told: String) {
        let bench = Self.retried(first, second, penalty: true)
        #expect(bench.followed.map(\.action) == ["note-challenge", "note-result"])
        #expect(bench.followed.last?.input["challengeResult"]?.string == told)
    }

    @Test func `再审改判的，按新的裁判履行才可归档`() {
        var bench = Self.retried("dismissed", "revoked", ["remakeOrdered": "是"])
        bench.take("review-loss", ["lossCauses": "facts", "lossReview": "取证不足"])
        #expect(bench.refusing("close", Suit.archived) == ["judgment-performed"])
        var again = Suit.effective("revoked", ["remakeOrdered": "是"])
        let remade = ["performanceReport": "已重作", "remadeAct": "平公罚决字〔2020〕第90号", "remadeComparison": "different"]
        #expect(again.take("perform", on: "2020-06-10", remade).isEmpty)
        again.take("record-retrial", on: "2020-09-01", ["retrialCause": "party"])
        #expect(!again.record.remakeOrdered, "原判的责令不再沿用")
        let changed = Suit.ruling("payment", on: "2020-11-02").merging(["orders": "给付三千元"]) { $1 }
        #expect(again.take("record-retrial-judgment", on: "2020-11-02", changed).isEmpty)
        #expect(again.record.performedOn == nil)
        #expect(again.take("perform", ["performanceReport": "已给付"]).isEmpty)
    }

    /// What the former judgment had ordered was left ticked, and the retrial seemed to order it too.
    @Test func `再审仍判撤销而没有责令重作的，不须重作（行政诉讼法第七十条）`() {
        var bench = Suit.effective("revoked", ["remakeOrdered": "是", "performanceDays": "30"])
        #expect(bench.record.awaitsPerformance)
        bench.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        #expect(bench.take("record-retrial-judgment", on: "2020-11-02", Suit.ruling("revoked", on: "2020-11-02")) == [])
        #expect(!bench.record.remakeOrdered && bench.record.performanceDays == nil && !bench.record.awaitsPerformance)
        var restored = Suit.effective()
        (restored.record.restoresAct, restored.record.reviewRuling) = (true, .revoked)
        restored.take("record-retrial", on: "2020-09-01", ["retrialCause": "procuratorate"])
        #expect(!restored.record.restoresAct && restored.record.reviewRuling == nil)
    }

    @Test(arguments: [("information", "none", 1), ("information", "undecided", 0), ("licence", "none", 0), ("resourceRight", "none", 1)])
    func `复议前置的情形未经复议起诉的，提示可以请求驳回起诉（2023年行政复议法第二十三条）`(act: String, reviewed: String, cautions: Int) {
        var bench = Suit.Case(on: "2024-03-04")
        bench.take(
            "register",
            Suit.notice("2020").merging(["receivedOn": "2024-03-04", "courtFiledOn": "2024-03-01", "actKind": act, "reviewResult": reviewed]) { $1 })
        #expect(bench.cautions.count { $0.id == "reconsideration-first" } == cautions)
        let former = Suit.registered("2020", ["actKind": act])
        #expect(former.cautions.isEmpty)
    }
}
