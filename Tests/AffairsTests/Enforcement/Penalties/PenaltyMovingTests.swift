import Kernel
import Testing

@testable import Affairs

@Suite("行政处罚案件的移送和承继")
struct PenaltyMovingTests {
    private typealias Case = Penalties

    private func handed(_ bench: Bench<PenaltyCase>, to organ: OrganCode) -> (item: Int?, refused: [String]) {
        let handed = bench.definition.handedOver(bench.edition, bench.record, to: organ, openedBy: "register-clue", bench.moment)
        return ((handed.record as? PenaltyCase)?.powerItem?.id, handed.refusals.map(\.id))
    }

    @Test func `接收机关清单中有对应事项的，案件改以该事项为依据（行政处罚法第二十三条）`() {
        let moved = handed(Case.investigating(), to: Town.market)
        #expect(moved.item == 21 && moved.refused == [])
    }

    @Test func `承接原事项的，以承接的事项为依据，不以同名的`() {
        var bench = Case.investigating()
        var taken = Case.item(.penalty)
        (taken.name, taken.sourceItem) = ("承接的事项", Ref(20))
        _ = bench.known.add(30, taken, .inUse, in: Town.market)
        #expect(handed(bench, to: Town.market).item == 30)
    }

    @Test func `接收机关没有这一职权的，不移送（行政处罚法第二十三条）`() {
        #expect(handed(Case.investigating(), to: OrganCode("430626101")).refused == ["penalty.handover.power-listed"])
        var bench = Case.investigating()
        bench.known.matters[21] = nil
        #expect(handed(bench, to: Town.market).refused == ["penalty.handover.power-listed"])
    }

    private static let head: Actor = Actor(
        login: "h", person: PersonID("h"), name: "h", posts: [Post(organ: Town.organ, role: .head, from: Day.firstDay(of: 2015))])

    private func succeed(
        _ cause: SuccessionCause, at stage: String, by actor: Actor = head, of day: String = "2020-03-04", opened: String = "2020-03-02"
    ) -> SuccessionDecision {
        let bench = Case.investigating(on: opened)
        return bench.definition.succeed(
            "party", bench.record, edition: bench.edition, stage: stage, on: cause, of: Bench<PenaltyCase>.day(day),
            filling: ["party.kind": .text("citizen"), "party.citizenName": .text("李某")], bench.moment.trying(actor))
    }

    private func refused(_ decision: SuccessionDecision) -> [String] {
        if case .refused(let refusals, let fields) = decision { return refusals.map(\.id) + fields.map(\.field) }
        return []
    }

    @Test(arguments: ["investigating", "reviewing", "notified", "hearing"])
    func `决定以前当事人死亡、终止的终止调查，合并、分立的变更当事人，都不径行换人`(stage: String) {
        for cause in [SuccessionCause.death, .dissolution] {
            #expect(refused(succeed(cause, at: stage)) == ["penalty.succession.party-leads-terminate"])
        }
        for cause in [SuccessionCause.merger, .division] {
            #expect(refused(succeed(cause, at: stage)) == ["penalty.succession.party-leads-change-party"])
        }
    }

    @Test(arguments: ["decided", "executing"])
    func `决定以后由有遗产的承受人、义务承受人履行（行政强制法第四十条第一项、第二项）`(stage: String) throws {
        for (cause, article) in [(SuccessionCause.death, "第四十条第（一）项"), (.dissolution, "第四十条第（二）项"), (.merger, "第六十七条第一款")] {
            guard case .entered(let record, let predecessor, let rule, let place) = succeed(cause, at: stage) else {
                Issue.record("\(cause)")
                continue
            }
            #expect(rule.basis.clause == article && place == Town.organ)
            #expect((record as? PenaltyCase)?.party.citizenName == "李某" && !predecessor.isEmpty)
        }
    }

    private func articles(_ decision: SuccessionDecision, on day: String) -> [String] {
        switch decision {
        case .entered(_, _, let rule, _): [rule.basis(on: Bench<PenaltyCase>.day(day)).withEdition]
        case .refused(let refusals, _): refusals.map(\.basis.withEdition)
        }
    }

    /// 民法总则 was in force through 2020-12-31; nobody could read its text, so it is cited as a whole.
    @Test(arguments: [
        ("2020-12-31", "《民法总则》（2017年）", "《民法总则》（2017年）"), ("2021-01-01", "《民法典》（2020年）第六十七条第一款", "《民法典》（2020年）第六十七条"),
    ])
    func `承继的依据是合并之日施行的法律（民法典第六十七条，2020年以前民法总则）`(day: String, after: String, before: String) {
        #expect(articles(succeed(.merger, at: "executing", of: day), on: day) == [after])
        #expect(articles(succeed(.merger, at: "investigating", of: day), on: day) == [before])
    }

    @Test(arguments: [("2020-03-02", "《行政处罚法》（2017年修正）第三十八条第一款"), ("2022-03-02", "《行政处罚法》（2021年修订）第五十七条第一款")])
    func `当事人死亡的终止调查依本案适用的行政处罚法，不依一个部门的规章`(opened: String, article: String) {
        #expect(articles(succeed(.death, at: "investigating", of: "2022-03-04", opened: opened), on: "2022-03-04") == [article])
    }

    @Test func `没有立案、已经结案的不承继；由负责人登记`() {
        #expect(refused(succeed(.death, at: "clue")) == ["penalty.succession.party-no-rule"])
        #expect(refused(succeed(.death, at: "closed")) == ["penalty.succession.party-no-rule"])
        let officer = Actor(
            login: "o", person: PersonID("o"), name: "o", posts: [Post(organ: Town.organ, role: .officer, from: Day.firstDay(of: 2015))])
        #expect(refused(succeed(.death, at: "executing", by: officer)) == ["penalty.succession.party-permission"])
    }

    @Test func `行政复议案件不在本县的机关之间移送（行政复议法第二十四条）`() {
        let definition: any Definition = KindDefinition(Reconsideration.self)
        #expect(definition.handing.forbidden?.id == "reconsideration.handover.never")
        #expect(definition.successions.map(\.id) == ["applicant"])
    }
}
