import Kernel
import Testing

@testable import Affairs

/// Cases under way on 15 July 2021, when the revised Law came into force: 程序从新，实体从旧兼从轻.
@Suite("2021年7月15日正在办理的处罚案件")
struct PenaltyPassageTests {
    private static func day(_ text: String) -> Day { Bench<PenaltyCase>.day(text) }

    @Test func `施行前一日不转入，施行之日起依修订后的程序`() throws {
        let bench = Penalties.investigating(on: "2021-07-01")
        #expect(bench.passed(on: "2021-07-14") == nil && !bench.record.law.isRevised)
        let passed = try #require(bench.passed(on: "2021-07-15"))
        #expect(passed.edition == "2021" && passed.record.law.isRevised && passed.record.lawSince == Self.day("2021-07-15"))
    }

    @Test func `要求听证的三日改为五个工作日，自告知之日重新计算（第六十四条第一项、第八十五条）`() throws {
        var bench = Penalties.notified(on: "2021-07-13", ["proposedPenalties": Penalties.revocation])
        #expect(try bench.due(of: "hearing-request") == Self.day("2021-07-16"))
        bench = try #require(bench.passed(on: "2021-07-15"))
        #expect(try bench.due(of: "hearing-request") == Self.day("2021-07-20"))
        var late = bench
        #expect(late.refusing("hearing-request", on: "2021-07-21", ["hearing.requestedOn": "2021-07-21"]) == ["hearing-asked-in-time"])
        #expect(bench.refusing("hearing-request", on: "2021-07-20", ["hearing.requestedOn": "2021-07-20"]) == [])
    }

    @Test func `此前没有办案期限的，九十日自施行之日起算；规章已经规定期限的，自立案之日（第六十条）`() throws {
        var bench = Penalties.investigating(on: "2021-03-01")
        #expect(try bench.due(of: "decision") == nil)
        bench = try #require(bench.passed(on: "2021-07-15"))
        #expect(try bench.due(of: "decision") == Self.day("2021-10-13"))
        var ruled = Penalties.investigating(on: "2021-06-01", filing: ["decisionDays": "60", "decisionRule": "某部门规章"])
        ruled = try #require(ruled.passed(on: "2021-07-15"))
        #expect(try ruled.due(of: "decision") == Self.day("2021-07-31"))
    }

    @Test func `本县设定不计算的，此前没有期限的案件没有期限；规章已经规定的，施行以后立案的，照常计算`() throws {
        let none = Settings([PenaltyCase.earlierCases.key: "否"])
        var bench = Penalties.investigating(on: "2021-03-01")
        bench.settings = none
        #expect(try #require(bench.passed(on: "2021-07-15")).due(of: "decision") == nil)
        var ruled = Penalties.investigating(on: "2021-06-01", filing: ["decisionDays": "60", "decisionRule": "某部门规章"])
        ruled.settings = none
        #expect(try #require(ruled.passed(on: "2021-07-15")).due(of: "decision") == Self.day("2021-07-31"))
        var later = Penalties.investigating(on: "2021-08-02")
        later.settings = none
        #expect(try later.due(of: "decision") != nil)
    }

    @Test func `九十日的最后一日可以决定，次日不得（第六十条）`() throws {
        let bench = try #require(Penalties.ready(on: "2021-07-13").passed(on: "2021-07-15"))
        let input = ["penalties": Penalties.fine, "substance": "act"]
        var last = bench
        #expect(last.refusing("penalise", on: "2021-10-13", by: "head", input) == [])
        var late = bench
        #expect(late.refusing("penalise", on: "2021-10-14", by: "head", input) == ["within-decision-term"])
    }

    @Test func `行为在修订施行以前的，决定时写明适用哪一时的规定，适用新的说明较轻（第三十七条）`() throws {
        let bench = try #require(Penalties.ready(on: "2021-07-13").passed(on: "2021-07-15"))
        let tried = { (changes: [String: String]) -> [String] in
            var bench = bench
            return bench.refusing("penalise", on: "2021-07-20", by: "head", ["penalties": Penalties.fine].merging(changes) { $1 })
        }
        #expect(tried([:]) == ["law-of-act"])
        #expect(tried(["substance": "decision"]) == ["law-is-milder"])
        #expect(tried(["substance": "decision", "milderReason": "罚款的下限降低"]) == [])
        #expect(tried(["substance": "act"]) == [])
    }

    @Test func `行为在修订施行之日的，不问适用哪一时的规定`() {
        for (day, names) in [("2021-07-14", ["law-of-act"]), ("2021-07-15", [])] {
            var bench = Penalties.ready(on: "2021-07-16")
            bench.record.actEndedOn = Self.day(day)
            #expect(bench.refusing("penalise", on: "2021-07-20", by: "head", ["penalties": Penalties.fine]) == names)
        }
    }

    @Test func `已经办结的不转入`() {
        var bench = Penalties.bench(on: "2021-07-01")
        bench.stage = "closed"
        #expect(bench.passed(on: "2021-07-15") == nil)
    }
}

/// 从新 where the new law says nothing else, and what stays.
@Suite("其他事项的新旧衔接")
struct OtherPassageTests {
    @Test func `信访事项自2022年5月1日起适用信访工作条例，已经受理的也一样，已经起算的六十日不变（信访条例第三十三条）`() throws {
        var bench = Bench<Petition>(Petition(), on: "2022-04-20")
        bench.stage = Petition.Stage.allCases.first { !$0.isFinal }?.rawValue ?? ""
        #expect(bench.passed(on: "2022-04-30") == nil)
        #expect(bench.passed(on: "2022-05-01")?.edition == "2022")
        bench.stage = Petition.Stage.accepted.rawValue
        (bench.record.acceptedOn, bench.record.petitionClass) = (Day(iso: "2022-04-25"), .appeal)
        #expect(bench.passed(on: "2022-04-30") == nil)
        let accepted = try #require(bench.passed(on: "2022-05-01"))
        #expect(accepted.edition == "2022" && accepted.record.law.isRevised && accepted.record.route == .petition)
        #expect(try accepted.due(of: "handle") == Day(iso: "2022-06-24"))
        // A suggestion has no sixty days under the new one; those that had begun run out.
        bench.record.petitionClass = .suggestion
        let suggested = try #require(bench.passed(on: "2022-05-01"))
        #expect(suggested.record.route == nil)
        #expect(try suggested.due(of: "handle") == Day(iso: "2022-06-24"))
    }

    @Test func `2023年对2022年受理的信访事项提出的复查意见依信访工作条例（第三十五条）`() throws {
        var bench = Bench<Petition>(Petition(), on: "2022-04-20")
        (bench.stage, bench.record.registeredOn) = (Petition.Stage.accepted.rawValue, Day(iso: "2022-04-20"))
        bench.record.acceptedOn = Day(iso: "2022-04-25")
        #expect(bench.record.law.review == Law.petitions2005(34))
        #expect(try #require(bench.passed(on: "2022-05-01")).record.law.review == Law.petitions2022(35))
    }

    @Test func `签订以后的合同适用签订时的法律，尚未签订的适用民法典`() {
        var bench = Bench<GovernmentContract>(GovernmentContract(), on: "2020-12-01")
        bench.stage = GovernmentContract.Stage.allCases.first { !$0.isFinal }?.rawValue ?? ""
        var signed = bench
        signed.record.signedOn = Day(iso: "2020-12-31")
        #expect(signed.passed(on: "2021-01-01") == nil)
        #expect(bench.passed(on: "2021-01-01")?.edition == "2021")
    }

    @Test func `行政复议案件先后转入2023年的法律和2026年的条例`() throws {
        var bench = Bench<Reconsideration>(Reconsideration(), on: "2023-12-20")
        bench.stage = Reconsideration.Stage.allCases.first { !$0.isFinal }?.rawValue ?? ""
        bench.record.registeredOn = Day(iso: "2023-12-20")
        bench = try #require(bench.passed(on: "2024-01-01"))
        #expect(bench.edition == "2023" && bench.record.law.isRevised && !bench.record.law.hasNewRules)
        #expect(bench.passed(on: "2026-06-30") == nil)
        bench = try #require(bench.passed(on: "2026-07-01"))
        #expect(bench.edition == "2026" && bench.record.law.hasNewRules)
    }

    @Test func `每一类事项的相邻两版都写明了衔接，各期限都有着落`() {
        let messages = Catalogue.definitions.flatMap { $0.findings(registry: Law.registry) }.map(\.message).filter { $0.contains("衔接") }
        #expect(messages == [])
    }
}
