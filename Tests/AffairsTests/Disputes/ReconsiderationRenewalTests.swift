import Kernel
import Testing

@testable import Affairs

/// A case that a court or the organ above orders to be taken up again, and what a judgment does to the decision it revokes.
@Suite("行政复议：责令重新办理")
struct ReconsiderationRenewalTests {
    typealias Cases = ReconsiderationBench
    typealias Case = Bench<Reconsideration>

    private static let order = ["renews": "9", "renewalCause": "court", "renewalOrder": "（2024）湘06行终3号", "renewalOrderedOn": "2024-03-04"]

    /// An earlier case that ended, and the suit over its decision.
    private static func known(
        _ stage: Reconsideration.Stage, suit outcome: LitigationResponse.Outcome? = nil, remake: Bool = true,
        in court: LitigationResponse.Stage = .effective
    ) -> KnownMatters {
        var known = KnownMatters()
        let former: Ref<Reconsideration> = known.add(9, Cases.accepted("2023").record, stage, in: Town.county)
        guard let outcome else { return known }
        var suit = LitigationResponse()
        (suit.plaintiff, suit.actNumber) = (Cases.accepted("2023").record.applicant, "平公罚决字〔2024〕第7号")
        (suit.reconsideration, suit.outcome, suit.remakeOrdered) = (former, outcome, remake)
        _ = known.add(10, suit, court, in: Town.county)
        return known
    }

    private static func registered(_ known: KnownMatters, _ changes: [String: String] = order) -> Case {
        var bench = Case(on: "2024-03-04")
        (bench.organ, bench.known) = (Town.county, known)
        bench.take("register", Cases.application("2023").merging(changes) { $1 })
        return bench
    }

    @Test(arguments: [
        (LitigationResponse.Outcome.revoked, true, LitigationResponse.Stage.effective, true), (.revoked, false, .effective, false),
        (.revoked, true, .judged, false), (.performance, false, .closed, true), (.dismissed, false, .effective, false),
    ])
    func `人民法院判决重新作出复议决定、限期履行的，裁判生效以后另行登记、受理（行政诉讼法第七十条、第七十二条，法释2018年第八十九条）`(
        outcome: LitigationResponse.Outcome, remake: Bool, stage: LitigationResponse.Stage, lawful: Bool
    ) {
        var bench = Self.registered(Self.known(.closed, suit: outcome, remake: remake, in: stage))
        #expect(bench.refused == (lawful ? [] : ["reconsideration.register.renewal-judgment-in-effect"]))
        guard lawful else { return }
        #expect(bench.take("accept", ["conditionsMet": Cases.all]).isEmpty)
        // Without the order, the former case and the suit stand in the way.
        var plain = Self.registered(bench.known, [:])
        #expect(plain.refusing("accept", ["conditionsMet": Cases.all]) == ["not-accepted-before", "no-lawsuit-accepted"])
    }

    @Test(
        arguments: [
            (Reconsideration.Stage.refused, [:], true), (.abandoned, [:], true), (.effective, [:], true), (.reviewing, [:], false),
            (.closed, ["renewalOrder": ""], false), (.closed, ["renewalCause": ""], false), (.closed, ["renewalOrderedOn": "2024-03-05"], false),
            (.closed, ["respondent": "430626-sj"], false), (.closed, ["renews": "8"], false),
        ] as [(Reconsideration.Stage, [String: String], Bool)])
    func `上级行政机关责令的，写明原案、文号和日期，原案已经办结、当事人相同（第三十五条）`(stage: Reconsideration.Stage, change: [String: String], lawful: Bool) {
        let order = Self.order.merging(["renewalCause": "superior", "renewalOrder": "岳政复责字〔2024〕1号"]) { $1 }
        var bench = Self.registered(Self.known(stage), order.merging(change) { $1 })
        #expect(bench.refused == (lawful ? [] : ["reconsideration.register.renewal-of-ended-case"]))
        if lawful { #expect(bench.take("accept", ["conditionsMet": Cases.all]).isEmpty) }
    }

    @Test func `行政复议决定被生效判决撤销的，不再公开、不再履行（行政诉讼法第七十条）`() {
        var bench = Cases.served(
            "2023", ["proposedOutcome": "revoke", "ground": "factsUnclear", "remakeOrdered": "是"], application: ["actPublished": "是"])
        #expect(bench.take("publish-decision", ["publicText": "撤销处罚决定"]).isEmpty)
        #expect(bench.published["decision"] != nil && bench.record.awaitsPerformance)
        #expect(bench.take("note-annulled", ["annulment": "岳阳市中级人民法院（2024）湘06行终3号"]).isEmpty)
        #expect(bench.published["decision"] == nil && !bench.record.awaitsPerformance)
        #expect(bench.cautions.contains { $0.id == "annulled" })
        #expect(bench.refusing("publish-decision", ["publicText": "撤销处罚决定"]) == ["decision-stands"])
        bench.take("copy-superior", ["superior": "岳阳市公安局"])
        #expect(bench.take("close").isEmpty)
        #expect(bench.take("forget-annulment").isEmpty)
        #expect(bench.record.annulledOn == nil && bench.record.annulment.isEmpty)
        #expect(bench.refusing("forget-annulment") == ["noted-as-annulled"])
    }

    @Test(arguments: [("2017", "2017"), ("2023", "2023"), ("2023", "2026")])
    func `撤销行政复议决定的裁判登记以后又没有生效的，行政复议决定仍然有效（行政诉讼法第七十条、第八十五条）`(course: String, edition: String) throws {
        let annulment = ["annulment": "岳阳市中级人民法院（2024）湘06行终3号"]
        let noted = StepEffect<Reconsideration>(
            "note-annulled", in: { Cases.served(course) }, on: "2024-10-08", annulment, leaves: ["annulledOn": "2024-10-08"])
        try noted.check(under: edition)
        let forgotten = StepEffect<Reconsideration>(
            "forget-annulment", in: { Cases.served(course).after { $0.take("note-annulled", on: "2024-10-08", annulment) } },
            empties: ["annulledOn", "annulment"])
        try forgotten.check(under: edition)
    }

    @Test(arguments: [("revoked", true), ("dismissed", false), ("revokedPartly", false)])
    func `判决撤销生效的，告知被诉的行政复议案件（行政诉讼法第七十条）`(outcome: String, told: Bool) {
        var bench = Suit.judged(outcome)
        bench.record.reconsideration = Ref(9)
        bench.take("take-effect", on: "2020-05-22")
        let noted = bench.followed.filter { $0.action == "note-annulled" }
        #expect(noted.map(\.matter) == (told ? [9] : []))
        // An appeal that only now becomes known undoes it.
        var decision = Reconsideration()
        decision.annulledOn = bench.today
        _ = bench.known.add(9, decision, .effective, in: Town.county)
        bench.take("record-late-appeal", on: "2020-06-01", Suit.appeal(on: "2020-05-18", copy: "2020-06-01"))
        #expect(bench.followed.contains { $0.action == "forget-annulment" })
    }

    @Test(arguments: [
        ("2017", LitigationResponse.Outcome.withdrawn, true), ("2023", .withdrawn, false), ("2017", .suitRejected, true),
        ("2023", .suitRejected, true),
        ("2023", .notFiled, true), ("2023", .dismissed, false), ("2017", .dismissed, false),
    ])
    func `人民法院受理过的不再受理，撤诉的亦同；未立案、驳回起诉的除外（第三十条第一款第七项，2007年实施条例第二十八条第七项）`(
        edition: String, outcome: LitigationResponse.Outcome, lawful: Bool
    ) {
        var bench = Cases.registered(edition)
        var suit = LitigationResponse()
        (suit.plaintiff, suit.actNumber, suit.outcome) = (bench.record.applicant, bench.record.actNumber, outcome)
        _ = bench.known.add(10, suit, .effective)
        #expect(bench.refusing("accept", ["conditionsMet": Cases.all]) == (lawful ? [] : ["no-lawsuit-accepted"]))
    }

    @Test func `转送须有上级行政复议机关审理本案的决定，2024年以前转送有权机关（第三十八条第一款、第三十条第二款，2017年第十八条）`() {
        var bench = Cases.registered("2023")
        #expect(bench.refusing("transfer-out", ["competentOrgan": "岳阳市人民政府"]).first?.contains("上级行政复议机关审理本案的决定") == true)
        #expect(bench.take("transfer-out", ["competentOrgan": "岳阳市人民政府", "superiorDecision": "岳政复提字〔2024〕2号，2024年3月4日"]).isEmpty)
        var former = Cases.registered("2017")
        #expect(former.take("transfer-out", ["competentOrgan": "岳阳市公安局"]).isEmpty)
    }

    @Test func `复议期间停止执行的，处罚案件不催告；恢复执行或者审结以后可以（第四十二条、2017年第二十一条）`() {
        var bench = Penalties.decided(on: "2022-03-02")
        var attack = Reconsideration()
        (attack.caseNumber, attack.penalty, attack.stayedOn) = ("平政复受字〔2022〕第3号", Ref(bench.moment.matter), Case.day("2022-03-10"))
        _ = bench.known.add(9, attack, .reviewing, in: Town.county)
        #expect(bench.refusing("demand", on: "2022-03-18", by: "p1") == ["execution-not-stayed"])
        #expect(bench.cautions.contains { $0.id == "stayed" && $0.causes == ["平政复受字〔2022〕第3号"] })
        for lifted in [true, false] {
            var free = bench
            if lifted {
                attack.stayLiftedOn = Case.day("2022-03-17")
            } else {
                (attack.stayLiftedOn, attack.concludedOn) = (nil, Case.day("2022-03-17"))
            }
            _ = free.known.add(9, attack, .reviewing, in: Town.county)
            #expect(free.take("demand").isEmpty && !free.cautions.contains { $0.id == "stayed" })
        }
    }
}
