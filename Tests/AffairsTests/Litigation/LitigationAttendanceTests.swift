import Kernel
import Testing

@testable import Affairs

@Suite("负责人出庭应诉")
struct LitigationAttendanceTests {
    // MARK: 出庭安排

    @Test(arguments: [
        ("2018", "principal", true), ("2018", "deputy", true), ("2018", "inCharge", true), ("2018", "deputyLevel", false), ("2018", "section", false),
        ("2020", "principal", true), ("2020", "deputy", true), ("2020", "inCharge", true), ("2020", "deputyLevel", true), ("2020", "section", false),
        ("2020", "entrusted", false), ("2020", "subordinate", false),
    ])
    func `谁算被诉行政机关负责人（法释2018年第一百二十八条，法释2020年第二条）`(edition: String, post: String, counts: Bool) {
        var bench = Suit.summoned(edition)
        let refused = bench.take("arrange", Suit.head.merging(["headPost": post]) { $1 })
        #expect(refused.isEmpty == counts)
        if !counts { #expect(refused.first?.contains(edition == "2018" ? "第一百二十八条" : "第二条第二款") == true) }
    }

    @Test(arguments: [
        (["absenceGround": ""], "第八条"), (["absenceNote": ""], "第八条"), (["staff": ""], "第一百二十八条第二款"),
        (["staff": "王警官,刘警官"], "第一百二十八条第二款"),
    ])
    func `负责人不能出庭的，说明情形并委托工作人员，不得仅委托律师（法释2018年第一百二十八条）`(changes: [String: String], article: String) {
        var bench = Suit.summoned("2020")
        let refused = bench.take("arrange", Suit.absent.merging(changes) { $1 })
        #expect(refused.count == 1)
        #expect(refused.first?.contains(article) == true)
    }

    @Test func `共同被告由其中之一的负责人出庭（法释2020年第三条）`() {
        var bench = Suit.Case(on: "2020-08-03")
        bench.take("register", Suit.notice("2020").merging(["reviewResult": "upheld", "coDefendants": "430626"]) { $1 })
        bench.take("assign")
        bench.take("answer", on: "2020-08-12", Suit.answer)
        bench.take("summon", on: "2020-08-31", ["sessionOn": "2020-09-11", "headNotice": "none"])
        #expect(bench.refusing("arrange", Suit.head.merging(["headOrgan": "430626-sj"]) { $1 }) == ["head-of-defendant"])
        #expect(bench.take("arrange", Suit.head.merging(["headOrgan": "430626"]) { $1 }).isEmpty)
    }

    @Test(arguments: [
        ("must", "food", true), ("must", "unrest", true), ("must", "interests", false), ("may", "publicInterest", true), ("may", "health", false),
    ])
    func `应当通知与可以通知的情形分别登记（法释2020年第四条）`(notice: String, ground: String, lawful: Bool) {
        var bench = Suit.answered("2020")
        let input = ["sessionOn": "2020-09-11", "headNotice": notice, "headNoticeGround": ground, "headNoticedOn": "2020-08-31"]
        #expect(bench.refusing("summon", on: "2020-08-31", input) == (lawful ? [] : ["notice-ground-fits"]))
        bench.take("summon", input.merging(["headNoticedOn": ""]) { $1 })
        #expect(bench.refused.contains("litigation.summon.head-notice-recorded"))
    }

    /// 开庭三日前: three days lie between.
    @Test(arguments: [("2020-09-08", false), ("2020-09-09", true)]) func `出庭通知书在开庭三日前送达（法释2020年第五条）`(noticed: String, short: Bool) {
        var bench = Suit.answered("2020")
        let input = ["sessionOn": "2020-09-11", "headNotice": "must", "headNoticeGround": "environment", "headNoticedOn": noticed]
        #expect(bench.take("summon", on: noticed, input).isEmpty)
        #expect(bench.record.noticeShort == short)
    }

    // MARK: 证明材料

    @Test(arguments: ["2018", "2020"]) func `身份证明载明职务、加盖印章，开庭前提交（法释2020年第六条）`(edition: String) {
        var bench = Suit.summoned(edition)
        #expect(bench.refusing("submit-proof", Suit.proof) == ["attendance-arranged"])
        bench.take("arrange", Suit.head)
        #expect(bench.refusing("submit-proof", ["proofShowsPost": "是"]) == ["identity-proof-sealed"])
        #expect(bench.refusing("submit-proof", ["proofSealed": "是"]) == ["identity-proof-sealed"])
        var late = bench
        #expect(late.refusing("submit-proof", on: Suit.Case.day(Suit.session(edition)).advanced(by: 1).iso, Suit.proof) == ["before-session"])
        #expect(bench.take("submit-proof", on: Suit.session(edition), Suit.proof).isEmpty)
    }

    @Test(arguments: ["2018", "2020"]) func `没有加盖印章的身份证明，不得计为负责人出庭`(edition: String) {
        var bench = Suit.summoned(edition)
        bench.take("arrange", Suit.head)
        let held = Suit.present.merging(["heldOn": Suit.session(edition)]) { $1 }
        let refused = bench.take("record-session", on: Suit.session(edition), held)
        #expect(refused.count == 1)
        #expect(refused.first?.contains(edition == "2018" ? "第一百三十一条" : "第六条") == true)
        // As the court has it: the head has not appeared.
        #expect(bench.take("record-session", ["heldOn": Suit.session(edition), "staffPresent": "是"]).isEmpty)
        #expect(bench.counted("litigation.appeared", through: "2020-12-31") == 0)
        #expect(bench.record.sessions.first?.breaches == [.unexplained])
    }

    @Test func `更换出庭负责人的，重新提交身份证明（法释2020年第五条、第六条）`() {
        var bench = Suit.summoned("2020")
        bench.take("arrange", Suit.head)
        bench.take("submit-proof", Suit.proof)
        bench.take("arrange", on: "2020-09-02", Suit.head.merging(["headName": "周副局长", "headPost": "deputy"]) { $1 })
        let held = Suit.present.merging(["heldOn": "2020-09-11"]) { $1 }
        #expect(bench.refusing("record-session", on: "2020-09-11", held) == ["identity-proved-before-session"])
    }

    // MARK: 庭审

    @Test func `有正当理由不能出庭并已证明的，不是法院记录在案的情形`() {
        var bench = Suit.summoned("2020")
        bench.take("arrange", Suit.absent)
        #expect(bench.refusing("submit-proof", ["proofShowsPost": "是"]) == ["absence-proof-sealed"])
        #expect(bench.take("submit-proof", ["proofSealed": "是"]).isEmpty)
        #expect(bench.take("record-session", on: "2020-09-11", ["heldOn": "2020-09-11", "staffPresent": "是"]).isEmpty)
        #expect(bench.record.sessions.first?.breaches == [])
        #expect(bench.record.sessions.first?.absence == .duty)
        #expect(bench.counted("litigation.sessions-heard", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.appeared", through: "2020-12-31") == 0)
        #expect(bench.counted("litigation.excused", through: "2020-12-31") == 1)
    }

    @Test(arguments: [
        ([:], [LitigationResponse.Breach.unexplained, .nobody]), (["staffPresent": "是"], [.unexplained]),
        (["headPresent": "是", "staffPresent": "是", "headSpoke": "是", "leftEarly": "是"], [.leftEarly]),
        (["headPresent": "是", "headSpoke": "是", "refusedToExplain": "是"], [.refusedToExplain]),
    ])
    func `法院记录在案的情形逐项记下（法释2020年第十二条）`(changes: [String: String], breaches: [LitigationResponse.Breach]) {
        var bench = Suit.summoned("2020")
        if changes["headPresent"] != nil {
            bench.take("arrange", Suit.head)
            bench.take("submit-proof", Suit.proof)
        }
        #expect(bench.take("record-session", on: "2020-09-11", changes.merging(["heldOn": "2020-09-11"]) { $1 }).isEmpty)
        #expect(bench.record.sessions.first?.breaches == breaches)
        // What was put down of this session is not said of the next.
        #expect(!bench.record.leftEarly && !bench.record.refusedToExplain)
        #expect(bench.cautions.contains { $0.id == "court-record" })
    }

    @Test func `延期开庭后仍不出庭的，另行记下（法释2020年第十二条第二项）`() {
        var bench = Suit.summoned("2020")
        bench.take("arrange", Suit.absent.merging(["postponementAsked": "是"]) { $1 })
        bench.take("submit-proof", ["proofSealed": "是"])
        bench.take("record-session", on: "2020-09-11", ["heldOn": "2020-09-11", "staffPresent": "是"])
        bench.take("summon", ["sessionOn": "2020-09-25", "headNotice": "none"])
        bench.take("record-session", on: "2020-09-25", ["heldOn": "2020-09-25", "staffPresent": "是"])
        #expect(bench.record.sessions.last?.breaches == [.absentAgain])
    }

    @Test func `同一审级出庭一次即可，法院再次通知的除外（法释2020年第七条）`() {
        var bench = Suit.heard("2020")
        bench.take("summon", ["sessionOn": "2020-09-25", "headNotice": "none"])
        #expect(bench.take("record-session", on: "2020-09-25", ["heldOn": "2020-09-25", "staffPresent": "是"]).isEmpty)
        #expect(bench.counted("litigation.sessions", through: "2020-12-31") == 2)
        #expect(bench.counted("litigation.sessions-heard", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.appeared", through: "2020-12-31") == 1)
        let again = [
            "sessionOn": "2020-09-30", "headNotice": "may", "headNoticeGround": "other", "headNoticedOn": "2020-09-25", "calledAgain": "是",
        ]
        bench.take("summon", again)
        #expect(bench.take("record-session", on: "2020-09-30", ["heldOn": "2020-09-30", "staffPresent": "是"]).isEmpty)
        #expect(bench.counted("litigation.appeared", through: "2020-12-31") == 0)
        #expect(bench.counted("litigation.sessions-heard", through: "2020-12-31") == 1)
    }

    @Test func `第二审另有出庭义务（法释2020年第七条第二款）`() {
        var bench = Suit.appealed()
        bench.take("summon", on: "2020-06-01", ["sessionOn": "2020-06-12", "headNotice": "none"])
        #expect(bench.take("record-session", on: "2020-06-12", ["heldOn": "2020-06-12"]).isEmpty)
        #expect(bench.counted("litigation.sessions-heard", through: "2020-12-31") == 2)
        #expect(bench.counted("litigation.appeared", through: "2020-12-31") == 1)
        #expect(bench.counted("litigation.sessions-heard", through: "2020-06-11") == 1)
    }

    @Test(arguments: [("heldOn", "2020-09-12"), ("heldOn", "2020-08-02")]) func `庭审登记的日期应当相符`(field: String, day: String) {
        var bench = Suit.summoned("2020")
        #expect(bench.refusing("record-session", on: "2020-09-11", [field: day]) == ["held-day-in-order"])
    }

    @Test func `负责人没有就实质性解决争议发表意见的，说明情况（法释2020年第十一条）`() {
        var bench = Suit.summoned("2020")
        bench.take("arrange", Suit.head)
        bench.take("submit-proof", Suit.proof)
        let silent = ["heldOn": "2020-09-11", "headPresent": "是"]
        #expect(bench.refusing("record-session", on: "2020-09-11", silent) == ["head-spoke-or-noted"])
        #expect(bench.take("record-session", silent.merging(["sessionNote": "法庭未安排发言"]) { $1 }).isEmpty)
    }
}
