import Kernel
import Testing

@testable import Affairs

/// 处罚案件与强制执行: what is known goes along, a fall ends it, a change is demanded anew, the result comes back.
@Suite("强制执行随处罚案件")
struct EnforcementFollowingTests {
    private typealias Courses = FollowingCourses

    /// What a penalty case hands over, and the enforcement that begins with it.
    private static func received(_ change: (inout Bench<PenaltyCase>) -> Void = { _ in }) throws -> (
        CompulsoryEnforcement, Bench<CompulsoryEnforcement>
    ) {
        var penalty = Courses.penalty()
        change(&penalty)
        penalty.expect(penalty.take("open-enforcement", on: "2020-03-02", by: "p1"))
        let child = try #require(penalty.opened.last?.record as? CompulsoryEnforcement)
        var bench = Bench<CompulsoryEnforcement>(child, on: "2020-03-02")
        bench.known = Compulsion.known()
        _ = bench.known.add(1, penalty.record, .executing)
        Compulsion.expect(bench.take("receive-penalty"))
        return (child, bench)
    }

    @Test func `处罚案件已有的当事人、决定、数额和期限不再填写（行政强制法第三十四条）`() throws {
        let (child, bench) = try Self.received()
        let penalty = Courses.penalty().record
        #expect(child.penaltyCase == Ref(1) && child.decisionName == "行政处罚决定" && child.decisionReference == penalty.decisionNumber)
        #expect(child.party.organisationName == "平江某食品店" && child.party.creditCode == "91430626MA4L00000Y")
        #expect(child.obligation == penalty.penalties.words && child.principal == .yuan(5_000) && child.remediesUntil == penalty.remediesUntil)
        #expect(child.performUntil == Day(iso: "2020-01-25") && !child.challenged && child.upheldBy == nil)
        #expect(bench.record.registeredOn == bench.today && bench.stage == "registered")
    }

    @Test func `部分缴纳、复议维持的，写明尚欠数额和维持的机关（行政复议法第七十八条、行政诉讼法第九十五条）`() throws {
        for (kind, upholder) in [("reconsideration", CompulsoryEnforcement.Upholder.reconsideration), ("litigation", .court)] {
            let (child, _) = try Self.received { penalty in
                penalty.expect(penalty.take("pay", on: "2020-01-20", by: "cashier", ["payments": #"[{"amount":100000,"receipt":"A1"}]"#]))
                penalty.expect(penalty.take("note-challenge", on: "2020-01-21", ["challengeKind": kind]))
                penalty.expect(penalty.take("note-result", on: "2020-02-10", ["challengeKind": kind, "challengeResult": "upheld"]))
            }
            #expect(child.principal == .yuan(4_000) && child.challenged && child.upheldBy == upholder)
        }
    }

    @Test func `诉讼变更处罚的，写明由判决确定履行义务，二年内可以申请执行（法释〔2018〕1号第一百五十二条、第一百五十三条）`() throws {
        let (child, _) = try Self.received { penalty in
            penalty.expect(penalty.take("note-challenge", on: "2020-01-21", ["challengeKind": "litigation"]))
            penalty.expect(penalty.take("note-result", on: "2020-02-10", ["challengeKind": "litigation", "challengeResult": "changed"]))
            let changed = [
                "changedPenalties": #"[{"kind":"fine","amount":300000}]"#, "changeDocument": "（2020）湘0626行初1号", "changeDueOn": "2020-03-10",
            ]
            penalty.expect(penalty.take("record-changed", by: "clerk", changed))
        }
        #expect(child.principal == .yuan(3_000) && child.challenged && child.upheldBy == .changingJudgment && !child.isChallengeOpen)
        #expect(child.remediesUntil == Day(iso: "2020-03-10"), "自判决规定的履行期间届满之日起算")
    }

    @Test func `没有确定执行途径的不催告；没有法律授权的不自行执行；催告以后不再改变途径（行政强制法第十三条、第三十四条）`() throws {
        var (_, bench) = try Self.received()
        let demand = Compulsion.demand.merging(["demandAmount": "5000"]) { $1 }
        #expect(bench.refusing("demand", by: "p2", demand) == ["route-chosen"])
        #expect(bench.refusing("choose-route", ["route": "own"]) == ["empowered-by-law"])
        #expect(bench.take("choose-route", ["route": "court"]) == [])
        #expect(bench.take("demand", demand) == [])
        bench.stage = "registered"
        #expect(bench.refusing("choose-route", ["route": "court"]) == ["not-yet-demanded"])
    }

    /// Served on 2020-01-10: fifteen days through the 25th, for the Law of 2017 knows no rolling over holidays.
    @Test(arguments: [("2020-01-25", false), ("2020-01-26", true)])
    func `期限届满次日起可以转入强制执行（行政处罚法2017年第五十一条）`(day: String, lawful: Bool) {
        var penalty = Courses.penalty()
        #expect(penalty.refusing("open-enforcement", on: day, by: "p1") == (lawful ? [] : ["party-overdue"]))
    }

    @Test func `已经申请法院、正在强制执行、变更的处罚没有登记的，不转入（行政处罚法2017年第五十一条）`() {
        var asked = Courses.penalty()
        asked.record.courtAppliedOn = Day(iso: "2020-02-20")
        #expect(asked.refusing("open-enforcement", on: "2020-03-02", by: "p1") == ["not-being-enforced"])
        for (stage, isRefused) in [(CompulsoryEnforcement.Stage.demanded, true), (.terminated, false), (.executed, false)] {
            var penalty = Courses.penalty()
            _ = penalty.known.add(8, Courses.enforcement().record, stage)
            #expect(penalty.refusing("open-enforcement", on: "2020-03-02", by: "p1") == (isRefused ? ["not-being-enforced"] : []), "\(stage)")
        }
        var changed = Courses.penalty()
        changed.expect(changed.take("note-result", on: "2020-02-20", ["challengeKind": "litigation", "challengeResult": "changed"]))
        #expect(changed.refusing("open-enforcement", on: "2020-03-02", by: "p1") == ["change-recorded"])
    }

    // MARK: 第四十条、第四十一条

    private static let lighter = #"[{"kind":"fine","amount":200000}]"#
    private static let decision = [
        "manner": "other", "executionReason": "逾期", "executionPlan": "六月", "officers.certificates": "2,3",
    ]

    /// Demanded, and the penalty changed by the court, recorded or not.
    private static func changed(recorded: Bool) -> Bench<CompulsoryEnforcement> {
        var penalty = Courses.penalty()
        penalty.expect(penalty.take("note-result", on: "2020-03-20", ["challengeKind": "litigation", "challengeResult": "changed"]))
        if recorded {
            penalty.expect(penalty.take("record-changed", by: "clerk", ["changedPenalties": lighter, "changeDocument": "行初12号"]))
        }
        var bench = Courses.enforcement()
        _ = bench.known.add(1, penalty.record, .executing)
        return bench
    }

    @Test func `变更后的处罚没有登记的，不强制执行（行政强制法第四十一条）`() {
        var bench = Self.changed(recorded: false)
        #expect(bench.refusing("decide", on: "2020-04-15", by: "head", Self.decision) == ["change-recorded"])
        var recorded = Self.changed(recorded: true)
        #expect(recorded.refusing("decide", on: "2020-04-15", by: "head", Self.decision) == [])
    }

    @Test func `决定变更以后按变更后的数额再次催告，方可决定强制执行、申请法院（行政强制法第三十五条、第四十一条、第五十四条）`() {
        var bench = Self.changed(recorded: true)
        Compulsion.expect(bench.take("take-change", on: "2020-03-20", values: bench.definition.input(typed: ["principal": "2000"])))
        #expect(bench.record.principal == .yuan(2_000) && bench.record.principalChangedOn == bench.today)
        var court = bench
        court.record.route = .court
        #expect(bench.refusing("decide", on: "2020-04-15", by: "head", Self.decision) == ["demanded-as-changed"])
        #expect(court.refusing("apply-court", on: "2020-04-15", by: "head", CourtEnforcementTests.application).contains("demanded-as-changed"))
        Compulsion.expect(bench.take("demand-again", on: "2020-04-15", by: "p2", Compulsion.demand.merging(["demandAmount": "2000"]) { $1 }))
        Compulsion.expect(bench.take("demand-serve", ["demand.method": "direct"]))
        #expect(bench.refusing("decide", on: "2020-04-26", by: "head", Self.decision) == [])
        // Changed once more after the decision, the decision carries nothing out.
        Compulsion.expect(bench.take("decision-serve", on: "2020-04-27", by: "p2", ["decision.method": "direct"]))
        Compulsion.expect(bench.take("take-change", on: "2020-04-28", values: bench.definition.input(typed: ["principal": "1000"])))
        let execution = ["executionAt": "2020-04-29T09:30", "executionRecord": "已执行"]
        #expect(bench.refusing("execute", on: "2020-04-29", by: "p2", execution) == ["decided-as-changed"])
    }

    @Test func `据以执行的处罚被撤销的自行终结，写明原因；已经执行的财物仍可回转（行政强制法第四十条第四项、第四十一条）`() {
        var penalty = Courses.penalty()
        penalty.expect(penalty.take("note-result", on: "2020-03-20", ["challengeKind": "litigation", "challengeResult": "revoked"]))
        var bench = Courses.enforcement()
        _ = bench.known.add(1, penalty.record, .executing)
        Compulsion.expect(bench.take("end-on-fall", on: "2020-03-20"))
        #expect(bench.matter == .terminated && bench.record.terminationGround == .revoked && bench.record.terminatedOn == bench.today)
        #expect(bench.record.terminationNote.contains("依法撤销") && bench.papers.last?.document == "termination")
        #expect(bench.followed.isEmpty)
        #expect(bench.take("reverse-archived", by: "head", ["reversalGround": "revoked", "restoration": "退还已缴罚款"]) == [])
    }

    @Test func `查封、扣押所涉的案件不予处罚、结案、不予立案或者决定被撤销的，提示解除（行政强制法第二十八条第一款）`() {
        var fallen = Courses.penalty().record
        (fallen.fall, fallen.fallenOn) = (.revoked, Day(iso: "2020-03-02"))
        var spared = Courses.penalty().record
        spared.decision = .spare
        let cases: [(PenaltyCase, PenaltyCase.Stage, Int)] = [
            (Courses.penalty().record, .executing, 0), (fallen, .executing, 1), (spared, .executing, 1), (Courses.penalty().record, .closed, 1),
            (PenaltyCase(), .notFiled, 1), (PenaltyCase(), .investigating, 0),
        ]
        for (penalty, stage, cautions) in cases {
            var bench = Compulsion.imposed()
            bench.record.penaltyCase = bench.known.add(60, penalty, stage)
            #expect(bench.cautions.count { $0.id == "case-ended" } == cautions, "\(stage)")
            bench.record.endedOn = bench.today
            #expect(!bench.cautions.contains { $0.id == "case-ended" })
        }
    }

    // MARK: 检查

    @Test func `检查发现的问题转为线索，当事人、事实、依据随案转入，不重复转入（行政处罚法第五十四条第二款）`() throws {
        var visit = Checks.concluded(.pending)
        var clean = Checks.concluded(.noProblem)
        #expect(clean.refusing("open-case", by: "p1", ["followUpNote": "无"]) == ["problem-found"])
        #expect(visit.take("open-case", by: "p1", ["followUpNote": "建议立案"]) == [])
        #expect(visit.record.followUp == .penalty && visit.record.handedOn == visit.today)
        let child = try #require(visit.opened.last?.record as? PenaltyCase)
        #expect(child.source == .inspection && child.inspection == Ref(1) && child.discoveredOn == visit.record.visitedOn)
        #expect(child.clue.contains("未建立进货查验记录") && child.clue.contains("第五十三条") && child.clue.hasSuffix("建议立案"))
        #expect(child.party.name == visit.record.objectName && child.party.address == visit.record.address && child.party.kind == .legalPerson)
        var penalty = Bench<PenaltyCase>(child, on: "2020-03-09")
        penalty.expect(penalty.take("receive-clue"))
        #expect(penalty.matter == .clue && penalty.record.openedOn == penalty.today && penalty.record.procedureKind == .ordinary)
        _ = visit.known.add(60, penalty.record, .clue)
        #expect(visit.refusing("open-case", ["followUpNote": "再次"]) == ["no-case-yet"])
        var cited = Checks.concluded(.pending)
        cited.record.penaltyCase = Ref(60)
        #expect(cited.refusing("open-case", by: "p1", ["followUpNote": "建议立案"]) == ["no-case-yet"])
    }
}
