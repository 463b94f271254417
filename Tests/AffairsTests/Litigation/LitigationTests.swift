import Kernel
import Testing

@testable import Affairs

@Suite("行政应诉")
struct LitigationTests {
    @Test func `定义自身无误`() {
        #expect(KindDefinition(LitigationResponse.self).findings(registry: Law.registry) == [])
    }

    @Test(arguments: ["2018", "2020"]) func `从收到应诉通知书到归档，每一步都可以依法走完`(edition: String) {
        var bench = Suit.heard(edition)
        #expect(bench.edition == edition)
        let judged = edition == "2018" ? "2020-05-06" : "2020-10-12"
        let effective = edition == "2018" ? "2020-05-22" : "2020-10-28"
        #expect(bench.take("record-judgment", on: judged, Suit.ruling("dismissed", on: judged)).isEmpty)
        #expect(bench.take("take-effect", on: effective).isEmpty)
        #expect(bench.take("close", Suit.archived).isEmpty)
        #expect(bench.papers.last?.document == "archive-index")
        #expect(bench.record.archive.archivedOn == bench.today && bench.record.archive.pages == 35)
        #expect(bench.matter == .closed)
        #expect(bench.record.outcome == .dismissed)
        #expect(!bench.record.lost)
    }

    // MARK: 登记、交办

    @Test(arguments: [
        (["receivedOn": "2020-03-03"], "第六十七条"), (["courtFiledOn": "2020-03-03"], "第六十七条"), (["actOn": "2020-03-03"], "第六十七条"),
        (["reviewResult": "upheld"], "第二十六条第二款"), (["reviewResult": "changed", "coDefendants": "430626"], "第二十六条第二款"),
        (["reconsideration": "9", "reviewResult": "upheld", "coDefendants": "430626"], "第二十六条第二款"), (["penalty": "9"], "第二十六条第一款"),
    ])
    func `登记的日期、共同被告和关联案件应当相符（行政诉讼法第二十六条、第六十七条）`(changes: [String: String], article: String) {
        var bench = Suit.Case(on: "2020-03-02")
        let refused = bench.take("register", Suit.notice("2018").merging(changes) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
    }

    @Test(arguments: [
        (Reconsideration.Outcome.uphold, "upheld", true), (.uphold, "changed", false), (.change, "changed", true), (.rejectRequest, "upheld", true),
        (.terminate, "undecided", true), (.terminate, "upheld", false),
    ])
    func `复议维持的共同被告，复议改变的复议机关被告（行政诉讼法第二十六条）`(outcome: Reconsideration.Outcome, said: String, lawful: Bool) {
        var earlier = Reconsideration()
        earlier.outcome = outcome
        var bench = Suit.Case(on: "2020-03-02")
        _ = bench.known.add(9, earlier, .effective, in: Town.county)
        var input = Suit.notice("2018").merging(["reconsideration": "9", "reviewResult": said]) { $1 }
        if said == "upheld" { input["coDefendants"] = "430626" }
        #expect(bench.refusing("register", input) == (lawful ? [] : ["reconsideration-result-matches"]))
    }

    @Test(arguments: [("430626-ga", true), ("430626-sj", false)])
    func `被诉的处罚案件由被告办理（行政诉讼法第二十六条第一款）`(organ: String, lawful: Bool) {
        var bench = Suit.Case(on: "2020-03-02")
        _ = bench.known.add(9, PenaltyCase(), .closed, in: OrganCode(organ))
        #expect(bench.refusing("register", Suit.notice("2018").merging(["penalty": "9"]) { $1 }) == (lawful ? [] : ["penalty-of-defendant"]))
    }

    @Test func `承办机关是被诉机关自己或者其下级、共同被告`() {
        var bench = Suit.registered()
        #expect(bench.refusing("assign", ["handler": "430626-sj"]) == ["handler-of-defendant"])
        #expect(bench.take("assign").isEmpty)
        #expect(bench.record.handler == Town.organ)
        bench = Suit.Case(on: "2020-03-02")
        bench.organ = Town.county
        bench.take("register", Suit.notice("2018"))
        #expect(bench.take("assign", ["handler": "430626-ga"]).isEmpty)
    }

    @Test func `政府作为被告的，未经司法行政部门组织协调不得答辩`() {
        var bench = Suit.Case(on: "2020-03-02")
        bench.organ = Town.county
        bench.take("register", Suit.notice("2018"))
        bench.take("assign", ["handler": "430626-ga"])
        #expect(bench.refusing("answer", on: "2020-03-11", Suit.answer) == ["coordinated-by-justice"])
        #expect(bench.take("coordinate", ["coordinationNote": "由公安局答辩，补充送达依据"]).isEmpty)
        #expect(bench.take("answer", Suit.answer).isEmpty)
    }

    // MARK: 答辩举证

    /// Fifteen days from the day after receipt; an end on a holiday moves to the next working day.
    @Test(arguments: [
        ("2020-03-02", "2020-03-17"), ("2020-03-06", "2020-03-23"), ("2020-04-16", "2020-05-06"), ("2020-09-16", "2020-10-09"),
        ("2020-03-13", "2020-03-30"),
    ])
    func `答辩举证十五日的末日（行政诉讼法第六十七条、第一百零一条）`(received: String, last: String) throws {
        var bench = Suit.Case(on: received)
        bench.take("register", Suit.notice("2018").merging(["receivedOn": received]) { $1 })
        bench.take("assign")
        #expect(try bench.due(of: "answer") == Suit.Case.day(last))
        var inTime = bench
        #expect(inTime.take("answer", on: last, Suit.answer).isEmpty)
        #expect(!inTime.record.answerLate && !inTime.record.evidenceDisregarded)
        var late = bench
        #expect(late.take("answer", on: Suit.Case.day(last).advanced(by: 1).iso, Suit.answer).isEmpty)
        #expect(late.record.answerLate && late.record.evidenceDisregarded)
        #expect(late.cautions.map(\.id) == ["evidence-disregarded"])
    }

    @Test func `逾期不举证，视为没有相应证据；第三人提供证据的除外（行政诉讼法第三十四条）`() {
        var bench = Suit.assigned("2018", ["others": #"[{"role":"thirdParty","kind":"citizen","citizenName":"李四"}]"#])
        #expect(bench.take("no-answer", on: "2020-03-18").isEmpty)
        #expect(bench.record.evidenceDisregarded)
        #expect(bench.cautions.count == 1)
        #expect(bench.take("record-third-party-evidence", ["thirdPartyEvidence": "是"]).isEmpty)
        #expect(bench.cautions.isEmpty)
        // What comes after all does not undo it.
        #expect(bench.take("answer", on: "2020-03-20", Suit.answer).isEmpty)
        #expect(bench.record.evidenceDisregarded)
    }

    @Test(arguments: [
        (#"[{"name":"证人证言","collectedOn":"2020-03-05"}]"#, "第三十五条"),
        (#"[{"name":"询问笔录"}]"#, "第六十七条"), ("[]", "第六十七条"),
    ])
    func `诉讼中不得自行取证，证据写明名称和收集日期（行政诉讼法第三十五条、第六十七条）`(evidence: String, article: String) {
        var bench = Suit.assigned()
        let refused = bench.take("answer", on: "2020-03-11", Suit.answer.merging(["evidence": evidence]) { $1 })
        #expect(refused.contains { $0.contains(article) })
    }

    /// Received on 2020-03-02: the eve is the last lawful day.
    @Test(arguments: [("2020-01-10", true, false), ("2020-01-11", true, true), ("2020-03-01", true, true), ("2020-03-02", false, false)])
    func `作出行政行为之后、诉讼之前的送达回证可以提交，提示其不能证明行为合法；诉讼中收集的不得提交（行政诉讼法第三十五条，法释2002年第六十条）`(
        day: String, lawful: Bool, told: Bool
    ) {
        var bench = Suit.assigned()
        let input = Suit.answer.merging(["evidence": "[{\"name\":\"送达回证\",\"collectedOn\":\"\(day)\"}]"]) { $1 }
        #expect(bench.refusing("answer", on: "2020-03-11", input) == (lawful ? [] : ["evidence-not-during-suit"]))
        #expect(bench.cautions.contains { $0.id == "later-evidence" } == told)
    }

    @Test(arguments: [
        (#"[{"name":"鉴定意见","collectedOn":"2020-03-03"}]"#, "evidence-not-during-suit"), (#"[{"name":"询问笔录"}]"#, "evidence-listed"),
        (#"[{"name":"","collectedOn":"2020-01-05"}]"#, "evidence-listed"), (#"[{"name":"送达回证","collectedOn":"2020-03-12"}]"#, "evidence-not-future"),
    ])
    func `不合要求的证据由各自的条件拒绝（行政诉讼法第三十五条、第六十七条）`(evidence: String, gate: String) {
        var bench = Suit.assigned()
        bench.take("answer", on: "2020-03-11", Suit.answer.merging(["evidence": evidence]) { $1 })
        #expect(bench.refused.contains("litigation.answer.\(gate)"))
    }

    @Test func `不履行法定职责的案件，没有行为的证据也可以答辩`() {
        var bench = Suit.assigned("2018", ["actKind": "inaction", "actOn": ""])
        #expect(bench.take("answer", on: "2020-03-11", ["defence": "已在期限内答复"]).isEmpty)
    }

    /// 延期提供: asked for within the fifteen days, granted by the court, given within fifteen days after the obstacle.
    @Test func `延期提供证据须在十五日内申请，经法院准许，事由消除后十五日内提供（法释2018年第三十四条）`() throws {
        let reason = ["extensionGround": "forceMajeure", "extensionNote": "档案室被洪水淹没"]
        var late = Suit.assigned()
        #expect(late.refusing("ask-extension", on: "2020-03-18", reason) == ["extension-asked-in-time"])
        var bench = Suit.assigned()
        #expect(bench.refusing("add-evidence", ["addedEvidence": #"[{"name":"案卷","collectedOn":"2020-01-05"}]"#]) == ["court-leave-given"])
        #expect(bench.take("ask-extension", on: "2020-03-17", reason).isEmpty)
        #expect(bench.refusing("record-extension", on: "2020-03-19", ["extensionGrantedOn": "2020-03-16"]) == ["extension-day-in-order"])
        #expect(bench.take("record-extension", ["extensionGrantedOn": "2020-03-19", "obstacleEndedOn": "2020-03-19"]).isEmpty)
        #expect(bench.take("answer", on: "2020-03-20", ["defence": "另行提交证据"]).isEmpty)
        #expect(!bench.record.evidenceDisregarded)
        #expect(try bench.due(of: "extended-evidence") == Suit.Case.day("2020-04-03"))
        let added = ["addedEvidence": #"[{"name":"案卷","collectedOn":"2020-01-05"}]"#]
        var over = bench
        #expect(over.refusing("add-evidence", on: "2020-04-04", added) == ["supplied-in-time"])
        #expect(bench.take("add-evidence", on: "2020-04-03", added).isEmpty)
    }

    @Test func `原告提出新的理由或者证据的，经法院准许可以补充证据（行政诉讼法第三十六条第二款）`() {
        var bench = Suit.answered()
        let added = ["addedEvidence": #"[{"name":"核实笔录","collectedOn":"2020-03-20"}]"#]
        #expect(bench.take("add-evidence", on: "2020-03-23", added).contains { $0.contains("第三十六条") })
        #expect(bench.take("record-leave", ["leaveGrantedOn": "2020-03-18", "leaveNote": "原告提出不在场的新理由"]).isEmpty)
        #expect(bench.take("add-evidence", added).isEmpty)
    }

    /// Each condition speaks once; what was added before stays.
    @Test func `补充的证据逐项审查，每个条件只说一次（行政诉讼法第三十六条、第六十七条）`() {
        var bench = Suit.answered()
        bench.take("record-leave", on: "2020-03-23", ["leaveGrantedOn": "2020-03-18", "leaveNote": "原告提出不在场的新理由"])
        #expect(bench.take("add-evidence", ["addedEvidence": #"[{"name":"核实笔录"}]"#]) == ["每项证据写明名称和收集日期（《行政诉讼法》第六十七条第一款）"])
        #expect(bench.refused == ["litigation.add-evidence.added-evidence-listed"])
        bench.take("add-evidence", ["addedEvidence": #"[{"name":"核实笔录","collectedOn":"2020-03-24"}]"#])
        #expect(bench.refused == ["litigation.add-evidence.added-evidence-not-future"])
        #expect(bench.take("add-evidence", ["addedEvidence": #"[{"name":"核实笔录","collectedOn":"2020-03-20"}]"#]).isEmpty)
        #expect(bench.take("add-evidence", ["addedEvidence": #"[{"name":"值班记录","collectedOn":"2020-01-05"}]"#]).isEmpty)
        #expect(bench.record.addedEvidence.map(\.name) == ["核实笔录", "值班记录"])
    }

    @Test(arguments: [("2020-01-11", "added-evidence-not-after-act"), ("2020-03-05", "added-evidence-not-during-suit")])
    func `准许延期提供的，仍是作出行政行为时已经收集的证据（行政诉讼法第三十六条第一款）`(day: String, gate: String) {
        var bench = Suit.assigned()
        bench.take("ask-extension", on: "2020-03-11", ["extensionGround": "forceMajeure", "extensionNote": "档案室被洪水淹没"])
        bench.take("record-extension", on: "2020-03-12", ["extensionGrantedOn": "2020-03-12", "obstacleEndedOn": "2020-03-12"])
        bench.take("add-evidence", ["addedEvidence": "[{\"name\":\"案卷\",\"collectedOn\":\"\(day)\"}]"])
        #expect(bench.refused.contains("litigation.add-evidence.\(gate)"))
        #expect(bench.record.addedEvidence.isEmpty)
    }

    // MARK: 中止、改变行政行为、撤诉、调解

    @Test func `诉讼中止的时间不计入审理期限，恢复到原审级`() throws {
        var bench = Suit.answered()
        #expect(try bench.due(of: "first-instance") == Suit.Case.day("2020-08-28"))
        #expect(bench.take("suspend", on: "2020-04-01", ["suspensionCause": "须以民事裁判为依据"]).isEmpty)
        #expect(bench.refusing("resume-second", on: "2020-04-11") == ["suspended-at-second-instance"])
        #expect(bench.take("resume-first").isEmpty)
        #expect(bench.matter == .trying)
        #expect(try bench.due(of: "first-instance") == Suit.Case.day("2020-09-07"))
    }

    @Test func `中止期间无人继续诉讼的，法院终结诉讼，不必先恢复审理（法释〔2018〕1号第八十八条）`() {
        var bench = Suit.answered()
        bench.take("suspend", on: "2020-04-01", ["suspensionCause": "原告死亡，等待近亲属表明是否参加诉讼"])
        let ruling = ["rulingNumber": "（2020）湘0626行初12号", "rulingOn": "2020-06-30", "servedOn": "2020-07-01"]
        #expect(bench.take("record-suspended-ending", on: "2020-07-01", ruling).isEmpty)
        #expect(bench.matter == .effective && bench.record.outcome == .ended && bench.record.effectiveOn == Suit.Case.day("2020-07-01"))
        #expect(bench.record.suspendedOn == nil && !bench.ledger.isSuspended("first-instance"))
    }

    @Test func `以改变行政行为为由撤诉的，须先改变（行政诉讼法第六十二条）`() {
        var bench = Suit.answered()
        let ending = Suit.ruling("withdrawn", on: "2020-04-20")
        #expect(bench.refusing("record-ending", on: "2020-04-20", ending) == ["withdrawal-cause-stated"])
        #expect(bench.refusing("record-ending", ending.merging(["withdrawalCause": "actChanged"]) { $1 }) == ["act-changed-if-cause"])
        #expect(bench.take("change-act", on: "2020-04-16", ["changedAct": "罚款五百元改为警告"]).isEmpty)
        #expect(bench.take("record-ending", on: "2020-04-20", ending.merging(["withdrawalCause": "actChanged"]) { $1 }).isEmpty)
        #expect(bench.matter == .effective)
        #expect(bench.counted("litigation.settled", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.lost", through: "2020-12-31") == 0)
    }

    /// 法释〔2018〕1号第八十一条: the court is told in writing, and doing at last what was left undone is a change too.
    @Test func `改变行政行为的，书面告知人民法院；不履行职责的案件也可以改变（法释2018年第八十一条）`() throws {
        var bench = Suit.assigned("2018", ["actKind": "inaction", "actOn": ""])
        bench.take("change-act", on: "2020-03-11", ["changedAct": ""])
        #expect(bench.record.changedOn == nil)
        #expect(bench.take("change-act", ["changedAct": "已经依申请履行职责"]).isEmpty)
        let notice = try #require(bench.papers.last)
        #expect(notice.document == "change-notice" && notice.content.addressee == "平江县人民法院")
        #expect(notice.content.paragraphs.contains { $0.contains("已经依申请履行职责") })
        #expect(Suit.judged().definition.outline("2018")?.action("change-act")?.from.contains("judged") == false)
    }

    @Test(arguments: [("compensation", true), ("indemnity", true), ("discretion", true), ("other", false)])
    func `只有赔偿、补偿和裁量案件可以调解（行政诉讼法第六十条）`(scope: String, lawful: Bool) {
        var bench = Suit.answered()
        var input = ["mediationScope": scope, "mediationAgreement": "赔偿三千元", "mediationSigned": "是", "compensation": "3000"]
        (input["rulingNumber"], input["servedOn"]) = ("（2020）湘0626行初12号", "2020-04-20")
        #expect(bench.refusing("record-mediation", on: "2020-04-20", input) == (lawful ? [] : ["mediable-matter"]))
        #expect((bench.matter == .effective) == lawful)
    }

    @Test func `调解未经各方签收的，不能结案（行政诉讼法第六十条第二款）`() {
        var bench = Suit.answered()
        let input = ["mediationScope": "discretion", "mediationAgreement": "减少罚款", "rulingNumber": "调1号", "servedOn": "2020-04-20"]
        #expect(bench.refusing("record-mediation", on: "2020-04-20", input) == ["mediation-signed"])
    }
}
