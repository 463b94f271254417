import Kernel
import Testing

@testable import Affairs

private let law = Law.penalty2021
private let systems = Law.penaltyPublicity2018

/// A result that is published, or is not, and that may fall.
private struct Visit: Matter {
    typealias Stage = PartStage

    var publicity = Publicity()
    var text = ""
    var foundOn: Day?
    var fallenOn: Day?

    static let publicity: Mount<Self, Publicity> = Mount("publicity", \.publicity, "检查结果")

    init() {}
    static let kind: MatterKind = MatterKind("test-visit", "检查", .enforcement, laws: [law])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2018-01-01")] }
    var title: String { "检查" }

    static var fields: [Field<Self>] {
        publicity.fields
        Field("text", \.text, "结果")
        Field("foundOn", \.foundOn, "结果日期")
        Field("fallenOn", \.fallenOn, "撤销日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("find", "得出结果", to: .open, by: .officer, basis: law(54)).needs(\.text).fills(publicity.ground).stamps(\.foundOn)
            .requires(Publicity.lawful([.stateSecret], in: publicity, law(48, 1)))
        Action("revoke", "撤销", .open, .done, by: .head, basis: law(75, 2)).stamps(\.fallenOn)
        Publicity.clauses(
            in: publicity, of: "result", at: [.open, .done], withheldFor: WithholdingGround.general + [.underInvestigation],
            basis: systems.cited("第二部分"), withdrawal: law(48, 2)
        )
        .refining(publicity.step("withdraw")) {
            $0.requires("fallen", "结果已经撤销", law(48, 2)) { matter, _ in !matter.publicity.isPublic || matter.fallenOn != nil }
        }
        Action("close", "办结", .open, to: .done, by: .officer, basis: law(47))
            .requires(Publicity.settled(in: publicity, "结果已经公示，或者写明不予公示的情形", systems.cited("第二部分")))
        Publicity.limit(in: publicity, from: \.foundOn, orUntil: \.fallenOn, basis: systems.cited("第二部分"))
        Publicity.withdrawalLimit(
            in: publicity, within: .days(3), from: \.fallenOn, whilePending: { $0.publicity.isPublic && $0.fallenOn != nil }, basis: law(48, 2))
    }

    static var publications: [Publication<Self>] { Publication("result", "检查结果", basis: systems.cited("第二部分"), shows: \.text, \.foundOn) }
    static var measures: [Measure<Self>] { [] }
}

@Suite("部件：公示")
struct PublicityTests {
    private static func found(on day: String = "2020-03-02", _ input: [String: String] = [:]) -> Bench<Visit> {
        var bench = Bench<Visit>(on: day)
        Checks.expect(bench.take("find", by: "p1", ["text": "没有发现问题"].merging(input) { $1 }))
        return bench
    }

    @Test func `写出再读入不变，标签说明公示的是什么；定义没有缺陷`() throws {
        var visit = Visit()
        let days = (2...5).map { Day(iso: "2020-03-0\($0)") }
        (visit.publicity.publishedOn, visit.publicity.firstOn, visit.publicity.withheldOn) = (days[2], days[0], days[1])
        (visit.publicity.isPublic, visit.publicity.ground) = (true, .privacy)
        (visit.publicity.withdrawReason, visit.publicity.withdrawnOn) = ("信息不准确", days[3])
        #expect(try visit.copied().publicity == visit.publicity)
        let fields = Visit.publicity.fields.map(\.info)
        #expect(fields.map(\.name).first == "publicity.publishedOn" && fields.allSatisfy { $0.section == "检查结果" })
        #expect(fields.map(\.label).contains("检查结果不予公示的情形"))
        #expect(KindDefinition(Visit.self).findings(registry: Law.registry).map(\.message) == [])
    }

    @Test func `公示一次，记下首次日期和最近日期`() throws {
        var bench = Self.found()
        #expect(bench.record.publicity.isSettled == false)
        Checks.expect(bench.take("publicity-publish", on: "2020-03-05", by: "p1"))
        #expect(bench.definition.outline(bench.edition)?.action("publicity-publish")?.publishes == ["result"])
        #expect(bench.record.publicity.isPublic && bench.record.publicity.isSettled)
        #expect(
            bench.take("publicity-publish", on: "2020-03-06") == [
                "尚未公示（《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》第二部分）"
            ])
        #expect(bench.take("publicity-withhold", by: "head", ["publicity.ground": "privacy"]).first?.hasPrefix("尚未公示") == true)
        #expect(bench.record.publicity.publishedOn == Day(iso: "2020-03-05"))
    }

    @Test func `决定不予公示的写明情形，只决定一次，此后不公示`() {
        var bench = Self.found()
        #expect(bench.take("publicity-withhold", by: "head").count == 1)
        #expect(bench.take("publicity-withhold", ["publicity.ground": "noInfluence"]).first?.hasPrefix("不予公示的情形为当时的规定所许") == true)
        Checks.expect(bench.take("publicity-withhold", on: "2020-03-04", ["publicity.ground": "underInvestigation"]))
        #expect(bench.take("publicity-withhold", ["publicity.ground": "privacy"]).map { $0.prefix(9) } == ["尚未决定不予公示（"])
        #expect(bench.take("publicity-publish", by: "p1").map { $0.prefix(9) } == ["没有不予公示的情形"])
        #expect(bench.record.publicity.settledOn == Day(iso: "2020-03-04") && bench.record.publicity.isSettled)
    }

    @Test func `作出结果时即写明的情形，同样须为规定所许`() {
        var bench = Bench<Visit>(on: "2020-03-02")
        #expect(bench.take("find", by: "p1", ["text": "无", "publicity.ground": "privacy"]).count == 1)
        Checks.expect(bench.take("find", ["text": "无", "publicity.ground": "stateSecret"]))
        Checks.expect(bench.take("close"))
    }

    @Test func `没有公示、也没有不予公示情形的，不得办结`() {
        var bench = Self.found()
        #expect(bench.take("close", by: "p1").map { $0.prefix(7) } == ["结果已经公示，"])
        Checks.expect(bench.take("publicity-publish", by: "p1"))
        Checks.expect(bench.take("close"))
    }

    @Test(arguments: [("2020-03-30", ClockReading.State.met), ("2020-03-31", .metLate)])
    func `二十个工作日内公示：第二十个工作日按期，次日逾期`(day: String, state: ClockReading.State) throws {
        var bench = Self.found()
        #expect(try bench.due(of: "publicity-publication") == Day(iso: "2020-03-30"))
        Checks.expect(bench.take("publicity-publish", on: day, by: "p1"))
        #expect(try bench.reading(of: "publicity-publication")?.state == state)
    }

    @Test func `决定不予公示、结果已经撤销的，公示期限终止`() throws {
        var withheld = Self.found()
        Checks.expect(withheld.take("publicity-withhold", on: "2020-03-30", by: "head", ["publicity.ground": "privacy"]))
        var revoked = Self.found()
        Checks.expect(revoked.take("revoke", on: "2020-03-30", by: "head"))
        for var bench in [withheld, revoked] {
            bench.today = Bench<Visit>.day("2020-05-01")
            #expect(try bench.reading(of: "publicity-publication")?.state == .met)
        }
    }

    @Test func `正在公示的方可撤回，环节另加的条件也须具备；撤回后可以再公示`() throws {
        var bench = Self.found()
        #expect(bench.take("publicity-withdraw", by: "p1", ["publicity.withdrawReason": "误发"]).map { $0.prefix(4) } == ["正在公示"])
        Checks.expect(bench.take("publicity-publish", on: "2020-03-05"))
        #expect(bench.take("publicity-withdraw", ["publicity.withdrawReason": "误发"]).map { $0.prefix(6) } == ["结果已经撤销"])
        Checks.expect(bench.take("revoke", on: "2020-03-10", by: "head"))
        #expect(bench.take("publicity-withdraw", by: "p1").count == 1)
        Checks.expect(bench.take("publicity-withdraw", on: "2020-03-12", ["publicity.withdrawReason": "结果撤销"]))
        #expect(bench.definition.outline(bench.edition)?.action("publicity-withdraw")?.withdraws == ["result"])
        #expect(!bench.record.publicity.isPublic && bench.record.publicity.withdrawnOn == Day(iso: "2020-03-12"))
        Checks.expect(bench.take("publicity-publish", on: "2020-03-20"))
        #expect(bench.record.publicity.firstOn == Day(iso: "2020-03-05") && bench.record.publicity.publishedOn == Day(iso: "2020-03-20"))
    }

    @Test(arguments: [("2022-06-07", ClockReading.State.met), ("2022-06-08", .metLate)])
    func `撤销后三个工作日内撤回：第三个工作日按期，次日逾期（行政处罚法第四十八条第二款）`(day: String, state: ClockReading.State) throws {
        var bench = Self.found(on: "2022-03-02")
        Checks.expect(bench.take("publicity-publish", by: "p1"))
        #expect(try bench.due(of: "publicity-withdrawal") == nil)
        Checks.expect(bench.take("revoke", on: "2022-06-02", by: "head"))
        #expect(try bench.due(of: "publicity-withdrawal") == Day(iso: "2022-06-07"))
        Checks.expect(bench.take("publicity-withdraw", on: day, by: "p1", ["publicity.withdrawReason": "撤销"]))
        #expect(try bench.reading(of: "publicity-withdrawal")?.state == state)
    }

    @Test func `没有公示而撤销的，没有撤回期限`() throws {
        var bench = Self.found()
        Checks.expect(bench.take("revoke", by: "head"))
        #expect(try bench.due(of: "publicity-withdrawal") == nil)
    }

    @Test func `条件的标识以安装处起头`() {
        let bench = Self.found()
        #expect(bench.gates(of: "publicity-publish") == ["publicity-not-withheld", "publicity-not-public"])
        #expect(bench.gates(of: "publicity-withhold") == ["publicity-never-published", "publicity-undecided", "publicity-ground-lawful"])
        #expect(bench.gates(of: "publicity-withdraw") == ["publicity-public", "fallen"])
    }
}
