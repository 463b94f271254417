import Kernel
import Testing

@testable import Affairs

/// 停止执行: who may order it, what it stops, and that it can be lifted.
@Suite("停止执行")
struct StayTests {
    private typealias Courses = FollowingCourses
    private typealias Contested = FollowingCourses.Contested

    // MARK: 复议法第四十二条

    @Test func `被申请人认为需要停止执行的，由被申请人的负责人决定，复议机构不以此为由停止（行政复议法第四十二条第一项）`() {
        var review = ReconsiderationBench.replied("2023")
        #expect(review.refusing("stay", on: "2024-03-20", ["stayGround": "respondent", "stayNote": "需要"]) == ["not-for-respondent"])
        #expect(review.take("stay-own", by: "chief", ["stayNote": "需要核实"]) == [])
        #expect(review.refusing("stay-own", ["stayNote": "再次"]) == ["not-stayed"])
        // What the respondent has stopped the institution does not let go on, and the other way round.
        #expect(review.refusing("lift-stay", ["stayLiftReason": "恢复"]) == ["stay-in-effect"])
        var ordered = review
        #expect(ordered.take("stay", ["stayGround": "organ", "stayNote": "行政复议机关认为需要"]) == [])
        #expect(ordered.refusing("lift-own-stay", by: "chief", ["stayLiftReason": "恢复"]) == ["stayed-by-respondent"])
        #expect(review.take("lift-own-stay", by: "chief", ["stayLiftReason": "已经核实"]) == [])
        #expect(!review.record.staysExecution)
    }

    /// Decided on Wednesday 2024-04-10, served on Friday: the act is told of the end on the day on which the decision takes effect.
    @Test func `复议决定作出以后、送达以前仍然停止执行，送达之日起不再停止（行政复议法第四十二条、第七十五条第二款）`() throws {
        var review = Courses.replied()
        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
        try review.must("propose", on: "2024-04-01", ["proposedOutcome": "uphold", "ground": "lawful", "facts": "查明", "findings": "认为"])
        try review.must("decide", on: "2024-04-10", ["decisionManner": "head"])
        #expect(review.matter.record.concludedOn == Day(iso: "2024-04-10") && review.matter.record.staysExecution, "决定尚未送达")
        var enforced = review.penalty
        _ = enforced.known.add(70, review.matter.record, .decided)
        #expect(enforced.refusing("demand", on: "2024-04-11", by: "p1").contains("execution-not-stayed"))
        try review.must("decision-serve", on: "2024-04-12", ["decision.method": "direct", "decision.servedOn": "2024-04-12"])
        #expect(!review.matter.record.staysExecution && !review.penalty.ledger.isSuspended("payment"))
        enforced = review.penalty
        _ = enforced.known.add(70, review.matter.record, .effective)
        enforced.known.matters[FollowedCase<Reconsideration>.ownID] = nil
        #expect(!enforced.refusing("demand", on: "2024-04-12", by: "p1").contains("execution-not-stayed"))
    }

    @Test func `终止的复议案件当日不再停止执行（行政复议法第四十一条）`() throws {
        var review = Courses.replied()
        try review.must("stay", on: "2024-03-20", ["stayGround": "requested", "stayNote": "要求合理"])
        try review.must("terminate", on: "2024-04-01", ["terminationCause": "withdrawn", "terminationNote": "申请人撤回", "withdrawalAllowed": "是"])
        #expect(!review.matter.record.staysExecution && !review.penalty.ledger.isSuspended("payment"))
    }

    @Test func `停止执行不由被申请人的经办人员决定（行政复议法第四十二条）`() {
        for edition in Reconsideration.editions.map(\.id) {
            let outline = KindDefinition(Reconsideration.self).outline(edition)
            #expect(outline?.action("stay")?.roles == [.reconsideration])
            #expect(outline?.action("stay-own")?.roles == [.head] && outline?.action("lift-own-stay")?.roles == [.head])
        }
    }

    // MARK: 行诉法第五十六条

    @Test func `停止执行的裁定由负责人或者法制人员登记，办过被诉处罚案件的人员不登记（行政诉讼法第五十六条）`() {
        for edition in LitigationResponse.editions.map(\.id) {
            let outline = KindDefinition(LitigationResponse.self).outline(edition)
            for step in ["record-stay", "record-stay-lifted"] { #expect(outline?.action(step)?.roles == [.head, .legality]) }
            for step in ["stay-own", "lift-own-stay", "request-stay"] { #expect(outline?.action(step)?.roles == [.head]) }
        }
        let ruling = ["stayGround": "irreparable", "stayNumber": "行初12号之一"]
        var suit = Courses.heard().matter
        suit.known = Penalties.known()
        var penalty = Courses.penalty().record
        penalty.investigators = [PersonID("former")]
        suit.record.penalty = suit.known.add(30, penalty, .executing)
        #expect(suit.refusing("record-stay", on: "2020-04-13", by: "p1", ruling) == ["recorder-not-investigator"])
        #expect(suit.refusing("record-stay", by: "former", ruling) == ["recorder-not-investigator"])
        #expect(suit.take("record-stay", by: "lawyer", ruling) == [])
        #expect(suit.refusing("record-stay", ruling) == ["not-stayed-by-court"])
        #expect(suit.refusing("record-stay-lifted", by: "p1", ["stayLiftNumber": "之二"]) == ["recorder-not-investigator"])
        #expect(suit.refusing("lift-own-stay", by: "head", ["stayLiftReason": "不需要"]) == ["stayed-by-own"])
        #expect(suit.take("record-stay-lifted", by: "lawyer", ["stayLiftNumber": "之二"]) == [])
        #expect(suit.refusing("record-stay-lifted", ["stayLiftNumber": "之三"]) == ["stayed-by-court"])
    }

    /// 56条第一款 lets the court rule where the defendant thinks it necessary; no word of it lets the defendant stop anything itself.
    @Test func `被告认为需要停止执行的，请求法院裁定；法院已经裁定的不再请求（行政诉讼法第五十六条第一款第一项）`() {
        var suit = Courses.heard().matter
        #expect(suit.take("request-stay", on: "2020-04-13", by: "head", ["stayRequest": "执行后难以恢复"]) == [])
        #expect(suit.record.stayRequestedOn == suit.today && !suit.record.staysExecution && suit.followed.isEmpty, "请求不停止执行")
        #expect(suit.take("record-stay", by: "lawyer", ["stayGround": "defendant", "stayNumber": "行初12号之一"]) == [])
        #expect(suit.record.staysExecution)
        #expect(suit.refusing("request-stay", by: "head", ["stayRequest": "再次"]) == ["stay-not-ruled"])
    }

    @Test(arguments: [
        ("request-stay", "《行政诉讼法》第五十六条第一款第（一）项"), ("record-stay", "《行政诉讼法》第五十六条第一款"),
        ("stay-own", "《行政强制法》第三十九条第一款第（四）项"), ("lift-own-stay", "《行政强制法》第三十九条第二款"),
        ("record-stay-lifted", "《最高人民法院关于适用《行政诉讼法》的解释》第一百零一条第一款第（十五）项"),
    ])
    func `停止、中止、恢复执行各有其依据`(step: String, article: String) {
        for edition in LitigationResponse.editions.map(\.id) {
            let action = Definitions.of(LitigationResponse.self).outline(edition)?.action(step)
            #expect(action.map { "\($0.basis)" } == article)
        }
    }

    @Test func `本机关认为需要中止执行的限于本机关作出的行为，法院可以再裁定停止（行政强制法第三十九条第一款第四项）`() {
        var other = Courses.enforcedByItself(over: 30).matter
        other.record.penalty = other.known.add(30, Courses.penalty().record, .executing, in: Town.market)
        #expect(other.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) == ["act-of-own-organ"])
        var review = Courses.heard().matter
        (review.record.penalty, review.record.reviewResult) = (nil, .changed)
        #expect(review.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) == ["act-of-own-organ", "enforced-by-itself"])
        var suit = Courses.enforcedByItself(over: 30).matter
        suit.record.penalty = suit.known.add(30, Courses.penalty().record, .executing)
        #expect(suit.take("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) == [])
        #expect(suit.refusing("stay-own", ["stayNote": "再次"]) == ["not-stayed"])
        #expect(suit.refusing("record-stay-lifted", by: "lawyer", ["stayLiftNumber": "之二"]) == ["stayed-by-court"])
        #expect(suit.take("record-stay", ["stayGround": "publicHarm", "stayNumber": "行初12号之一"]) == [])
        #expect(suit.refusing("lift-own-stay", by: "head", ["stayLiftReason": "不需要"]) == ["stayed-by-own"])
    }

    /// 第三十九条 is for enforcement by organs: all else is stopped in a suit by the court (行政诉讼法第五十六条).
    @Test func `不是本机关自行强制执行的，不自行中止，请求法院裁定停止执行（行政强制法第三十九条，行政诉讼法第五十六条）`() {
        var free = Courses.enforcedByItself().matter
        _ = free.known.add(1, Courses.penalty().record, .executing)
        var (court, over) = (free, free)
        #expect(free.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) == [])
        var enforcement = Courses.enforcement().record
        enforcement.route = .court
        _ = court.known.add(31, enforcement, .demanded)
        #expect(court.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) == ["enforced-by-itself"])
        #expect(court.refusing("request-stay", by: "head", ["stayRequest": "执行后难以恢复"]) == [])
        enforcement = Courses.enforcement().record
        enforcement.executedOn = Day(iso: "2020-04-10")
        _ = over.known.add(31, enforcement, .executed)
        #expect(over.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"]) == ["enforced-by-itself"])
        for act in Contested.allCases {
            var suit = Courses.sued(act).matter
            let refused = suit.refusing("stay-own", on: "2020-04-13", by: "head", ["stayNote": "需要"])
            #expect(refused == (act == .enforcement ? [] : ["enforced-by-itself"]), "\(act.rawValue)")
        }
    }

    // MARK: What it stops

    /// Served on Friday 2020-01-10; nine of the fifteen days are gone when it is stopped, and six are left afterwards.
    @Test func `停止执行期间不计缴款期限，恢复以后继续计算，届满次日方可催告（行政诉讼法第五十六条，行政处罚法第四十五条）`() throws {
        var penalty = Courses.penalty()
        let ordinary = try #require(try penalty.due(of: "payment"))
        penalty.expect(penalty.take("note-challenge", on: "2020-01-15", ["challengeKind": "litigation"]))
        penalty.expect(penalty.take("note-stay", on: "2020-01-20", ["stayDocument": "行初12号之一"]))
        #expect(try penalty.due(of: "payment") == nil)
        var asked = penalty
        #expect(asked.refusing("demand", on: "2020-06-01", by: "p1").contains("party-overdue"))
        penalty.expect(penalty.take("note-stay-lifted", on: "2020-03-20", ["stayDocument": "行初12号之二"]))
        let due = try #require(try penalty.due(of: "payment"))
        #expect(due > ordinary)
        #expect(penalty.record.stayedOn == Day(iso: "2020-01-20") && penalty.record.stayEndedOn == Day(iso: "2020-03-20"))
        asked = penalty
        #expect(asked.refusing("demand", on: due.iso, by: "p1") == ["party-overdue"])
        #expect(asked.refusing("demand", on: due.advanced(by: 1).iso) == [])
    }

    /// What had accrued before a stay that came later is owed all the same.
    @Test func `逾期以后才停止执行的，此前的加处罚款仍然计算，争议期间不计（行政处罚法第七十二条、第七十三条第三款）`() {
        var penalty = Penalties.decided(on: "2022-03-02")
        let before = penalty.moved(to: "2022-04-01")
        let accrued = before.record.surchargeDue(before.moment)
        #expect(accrued > .zero)
        penalty.expect(penalty.take("note-challenge", on: "2022-04-02", ["challengeKind": "litigation"]))
        penalty.expect(penalty.take("note-stay", on: "2022-04-06", ["stayDocument": "之一"]))
        let after = penalty.moved(to: "2022-05-10")
        #expect(after.record.surchargeDue(after.moment) == accrued)
    }

    /// The enforcement on the bench is matter 1 too: its penalty is another.
    private static func stayed(_ suit: Bool, penalty: Int = 1) -> (KnownMatters) -> KnownMatters {
        { known in
            var known = known
            if suit {
                var record = LitigationResponse()
                (record.penalty, record.stayedOn, record.stayNumber, record.courtNumber) = (Ref(penalty), Day(iso: "2022-04-01"), "之一", "行初12号")
                _ = known.add(70, record, .trying)
            } else {
                var record = Reconsideration()
                (record.penalty, record.stayedOn, record.caseNumber) = (Ref(penalty), Day(iso: "2022-04-01"), "复1号")
                _ = known.add(70, record, .reviewing)
            }
            return known
        }
    }

    @Test(arguments: [(true, "not-stayed-by-court"), (false, "execution-not-stayed")])
    func `停止执行的，处罚案件不催告、不执行、不申请法院、不转入强制执行（行政复议法第四十二条，行政诉讼法第五十六条）`(suit: Bool, name: String) {
        let licence = ["proposedPenalties": #"[{"kind":"fine","amount":500000},{"kind":"withheldLicence","days":30}]"#]
        var free = Penalties.decided(on: "2022-03-02", licence)
        for (step, person, input) in [("demand", "p1", [:]), ("record-execution", "p1", ["execution": "已暂扣"]), ("open-enforcement", "p1", [:])] {
            var (kept, stayed) = (free, free)
            stayed.known = Self.stayed(suit)(stayed.known)
            #expect(kept.refusing(step, on: "2022-05-10", by: person, input) == [], "\(step)")
            #expect(stayed.refusing(step, on: "2022-05-10", by: person, input) == [name], "\(step)")
        }
        free.expect(free.take("demand", on: "2022-05-10", by: "p1"))
        free.expect(free.take("demand-serve", ["demand.method": "direct"]))
        var stayed = free
        stayed.known = Self.stayed(suit)(stayed.known)
        #expect(free.refusing("apply-to-court", on: "2022-09-10", by: "head") == [])
        #expect(stayed.refusing("apply-to-court", on: "2022-09-10", by: "head") == [name])
        #expect(stayed.cautions.contains { $0.id == "stayed" })
    }

    @Test(arguments: [(true, "not-stayed-by-court"), (false, "execution-not-stayed")])
    func `停止执行的，不决定、不实施、不恢复强制执行，不申请法院（行政复议法第四十二条，行政诉讼法第五十六条）`(suit: Bool, name: String) {
        let decision = ["manner": "other", "executionReason": "逾期", "executionPlan": "三月", "officers.certificates": "2,3"]
        let penalty: @Sendable (inout Bench<CompulsoryEnforcement>) -> Void = { bench in
            bench.record.penaltyCase = Ref(9)
            _ = bench.known.add(9, Courses.penalty().record, .executing)
        }
        let stop: @Sendable (inout Bench<CompulsoryEnforcement>) -> Void = { $0.known = Self.stayed(suit, penalty: 9)($0.known) }
        var demanded = Compulsion.demanded(Compulsion.fine, demand: ["demandAmount": "20000"]).after(penalty)
        var stayed = demanded.after(stop)
        #expect(stayed.refusing("decide", on: "2020-03-16", by: "head", decision) == [name])
        Compulsion.expect(demanded.take("decide", on: "2020-03-16", by: "head", decision))
        Compulsion.expect(demanded.take("decision-serve", by: "p2", ["decision.method": "direct"]))
        stayed = demanded.after(stop)
        let execution = ["executionAt": "2020-03-17T09:30", "executionRecord": "已执行"]
        #expect(stayed.refusing("execute", on: "2020-03-17", by: "p2", execution) == [name])
        var kept = demanded
        #expect(kept.refusing("execute", on: "2020-03-17", by: "p2", execution) == [])
        Compulsion.expect(demanded.take("suspend", on: "2020-03-17", by: "head", ["suspensionGround": "other", "suspensionNote": "裁定停止"]))
        stayed = demanded.after(stop)
        #expect(stayed.refusing("resume", on: "2020-03-18", by: "head", ["suspensionNote": "恢复"]) == [name])
        #expect(demanded.refusing("resume", on: "2020-03-18", by: "head", ["suspensionNote": "恢复"]) == [])
        var court = Compulsion.demanded(CourtEnforcementTests.route).after(penalty)
        court.known.matters[9] = nil
        var record = Courses.penalty().record
        record.remediesUntil = Day(iso: "2020-03-13")
        _ = court.known.add(9, record, .executing)
        stayed = court.after(stop)
        #expect(stayed.refusing("apply-court", on: "2020-03-17", by: "head", CourtEnforcementTests.application) == [name])
        #expect(court.refusing("apply-court", on: "2020-03-17", by: "head", CourtEnforcementTests.application) == [])
    }

    @Test func `再审期间中止执行；再审判决以后停止执行不再有效（法释〔2018〕1号第一百一十八条）`() throws {
        var suit = try Courses.effective("dismissed")
        #expect(!suit.matter.record.staysExecution)
        try suit.must("record-retrial", on: "2020-09-01", ["retrialCause": "party"])
        #expect(suit.matter.record.staysExecution)
        try suit.must("record-retrial-judgment", on: "2020-11-02", Suit.ruling("dismissed", on: "2020-11-02"))
        #expect(!suit.matter.record.staysExecution)
        var stayed = Courses.heard()
        try stayed.must("record-stay", on: "2020-04-13", by: "lawyer", ["stayGround": "irreparable", "stayNumber": "之一"])
        #expect(stayed.matter.record.staysExecution)
        try stayed.must("record-judgment", on: "2020-05-06", Suit.ruling("dismissed", on: "2020-05-06"))
        #expect(stayed.matter.record.staysExecution)
        try stayed.must("take-effect", on: "2020-05-22")
        #expect(!stayed.matter.record.staysExecution)
        #expect(!stayed.penalty.ledger.isSuspended("payment"))
    }
}
