import Kernel
import Testing

@testable import Affairs

private let law = Law.penalty2021
private let systems = Law.penaltyPublicity2018

/// A round of two officers, approved by somebody else.
private struct Patrol: Matter {
    typealias Stage = PartStage

    var officers = Officers()
    var citizenNumber = ""
    var recused: [PersonID] = []
    var reportedOn: Day?

    static let officers: Mount<Self, Officers> = Mount("officers", \.officers, "巡查人员")

    init() {}
    static let kind: MatterKind = MatterKind("test-patrol", "巡查", .enforcement, laws: [law])
    static var editions: [Edition] { [Edition("2021", "2021年", from: "2018-01-01")] }
    var title: String { "巡查" }

    static var fields: [Field<Self>] {
        officers.fields
        Field("citizenNumber", \.citizenNumber, "当事人公民身份号码")
        Field("recused", \.recused, "应当回避的人员")
        Field("reportedOn", \.reportedOn, "报告日期")
    }

    static func procedure(_ edition: Edition) -> [Clause<Self>] {
        Action("assign", "指派", to: .open, by: .clerk, basis: law(42)).needs(officers.certificates).fills(\.citizenNumber, \.recused)
            .requires(all: certified)
            .requires(all: Officers.impartial(in: officers, law(43), from: { [$0.citizenNumber] }, recused: \.recused))
        Action("report", "报告", .open, by: .officer, basis: law(42)).by(officers, count: law(42, 1), qualification: law(42, 1)).stamps(\.reportedOn)
        Action("look-alone", "单人查看", .open, by: .officer, basis: law(42)).requires(all: Officers.qualified(in: officers, law(42, 1)))
            .requires(Officers.acting(in: officers, law(42, 1), says: "应当由本案的执法人员办理"))
        Action("approve", "批准", .open, to: .done, by: .head, basis: law(57)).apart(from: officers, "执法人员不得批准本人所办的事项", law(57, 1))
    }

    private static var certified: [Gate<Self>] {
        Officers.gates(in: officers, count: law(42, 1), qualification: systems.cited("第二部分")) { _, now in [now.organ, Town.justice] }
    }

    static var cautions: [Caution<Self>] { Officers.caution(in: officers, "巡查人员的执法证在报告当日无效", law(42), on: \.reportedOn) }
    static var measures: [Measure<Self>] { [] }
}

/// 1, 2 and 3 are certificates of p1, p2 and p3; 4 ran out on 2020-06-30; 5 belongs to another organ; 6 is for supervision; 7 is a second
/// certificate of p1.
@Suite("部件：执法人员")
struct OfficersTests {
    private static func bench(on day: String = "2020-03-02") -> Bench<Patrol> {
        var bench = Bench<Patrol>(on: day)
        bench.known = Checks.certificates()
        var second = EnforcementCertificate()
        (second.holder, second.holderName, second.identityNumber) = (PersonID("p1"), "执法员1", "430626198001010011")
        (second.issuedOn, second.validUntil, second.certificateClass) = (Day(iso: "2018-01-01"), Day(iso: "2029-12-31"), .enforcement)
        _ = bench.known.add(7, second, .inForce, in: Checks.organ)
        return bench
    }

    private static func assigned(_ officers: String = "1,2", on day: String = "2020-03-02") -> Bench<Patrol> {
        var bench = bench(on: day)
        Checks.expect(bench.take("assign", by: "clerk", ["officers.certificates": officers]))
        return bench
    }

    @Test func `存储名、标签、分段随安装处，写出再读入不变；定义没有缺陷`() throws {
        let field = try #require(Patrol.officers.fields.first)
        #expect(field.info.name == "officers.certificates" && field.info.label == "巡查人员（执法证）" && field.info.section == "巡查人员")
        var patrol = Patrol()
        patrol.officers.certificates = [Ref(1), Ref(7)]
        #expect(try patrol.copied().officers == patrol.officers)
        #expect(KindDefinition(Patrol.self).findings(registry: Law.registry).map(\.message) == [])
    }

    @Test func `条件的标识以安装处起头，各环节一样`() {
        let bench = Self.bench()
        #expect(bench.gates(of: "assign") == ["officers-two", "officers-certified", "officers-own", "officers-not-party", "officers-not-recused"])
        #expect(bench.gates(of: "report") == ["officers-two", "officers-certified", "officers-own", "officers-acting"])
        #expect(bench.gates(of: "look-alone") == ["officers-certified", "officers-own", "officers-acting"])
    }

    @Test(arguments: [
        ("1", "执法人员不得少于两人（《行政处罚法》第四十二条第一款）"), ("1,1", "执法人员不得少于两人"), ("1,7", "执法人员不得少于两人"),
        ("1,6", "执法人员应当具有行政执法资格，执法证在有效期内：执法员6（平公执〔2018〕00006号）"), ("1,99", "执法人员应当具有行政执法资格"),
        ("1,5", "执法人员应当是本机关的执法人员，不得由其他单位人员代替：执法员5"),
    ])
    func `两人以上，持本机关有效执法证；同一人两个证件仍是一人`(officers: String, says: String) {
        var bench = Self.bench()
        let refused = bench.take("assign", by: "clerk", ["officers.certificates": officers])
        #expect(refused.contains { $0.hasPrefix(says) })
        Checks.expect(bench.take("assign", by: "clerk", ["officers.certificates": "1,2"]))
    }

    @Test func `联合的机关由环节说明，其执法人员也可以`() {
        var bench = Self.bench()
        var lent = EnforcementCertificate()
        (lent.holder, lent.issuedOn, lent.validUntil) = (PersonID("p8"), Day(iso: "2018-01-01"), Day(iso: "2029-12-31"))
        lent.certificateClass = .enforcement
        _ = bench.known.add(8, lent, .inForce, in: Town.justice)
        Checks.expect(bench.take("assign", by: "clerk", ["officers.certificates": "1,8"]))
        #expect(bench.take("report", by: "p1").map { $0.prefix(13) } == ["执法人员应当是本机关的执法"])
    }

    @Test func `证件届满之日可以办案，次日不得`() {
        var bench = Self.assigned("1,4")
        Checks.expect(bench.take("report", on: "2020-06-30", by: "p1"))
        #expect(bench.take("report", on: "2020-07-01").count == 1)
        #expect(bench.take("report").first?.contains("执法员4") == true)
    }

    @Test func `由指派的人员办理，其他持证人员不得`() {
        var bench = Self.assigned()
        #expect(bench.take("report", by: "p3") == ["应当由本次指派的执法人员办理（《行政处罚法》第四十二条第一款）"])
        #expect(bench.take("look-alone", by: "p3") == ["应当由本案的执法人员办理（《行政处罚法》第四十二条第一款）"])
        Checks.expect(bench.take("report", by: "p2"))
    }

    @Test func `不以两人为条件的环节，一人也可以`() {
        var bench = Self.assigned()
        bench.record.officers.certificates = [Ref(1)]
        #expect(bench.take("report", by: "p1") == ["执法人员不得少于两人（《行政处罚法》第四十二条第一款）"])
        Checks.expect(bench.take("look-alone", by: "p1"))
    }

    @Test func `执法人员不得批准本人所办的事项`() {
        var bench = Self.assigned()
        #expect(bench.take("approve", by: "p1").first?.hasPrefix("执法人员不得批准本人所办的事项") == true)
        Checks.expect(bench.take("approve", by: "p3"))
    }

    @Test func `当事人本人、应当回避的人员不得办案；没有号码的不论`() {
        for (input, says) in [
            (["officers.certificates": "7,2", "citizenNumber": "430626198001010011"], "执法人员不得是本案当事人"),
            (["officers.certificates": "1,2", "recused": "p2"], "应当回避的人员不得办理本案"),
        ] {
            var bench = Self.bench()
            let refused = bench.take("assign", by: "clerk", input)
            #expect(refused.count == 1 && refused[0].hasPrefix(says))
        }
        var bench = Self.bench()
        Checks.expect(bench.take("assign", by: "clerk", ["officers.certificates": "7,2", "recused": "p3"]))
    }

    @Test func `证件后来自办案以前的一日起失去效力的，提醒复查`() {
        var bench = Self.assigned()
        Checks.expect(bench.take("report", on: "2020-03-09", by: "p1"))
        #expect(bench.cautions.isEmpty)
        for (since, isValid) in [("2020-03-10", true), ("2020-03-09", false)] {
            var void = EnforcementCertificate()
            (void.holder, void.holderName, void.number) = (PersonID("p2"), "执法员2", "2号")
            (void.issuedOn, void.validUntil, void.voidSince) = (Day(iso: "2018-01-01"), Day(iso: "2029-12-31"), Day(iso: since))
            void.certificateClass = .enforcement
            _ = bench.known.add(2, void, .voided, in: Checks.organ)
            #expect(bench.cautions.map(\.causes) == (isValid ? [] : [["执法员2（2号）"]]))
        }
        #expect(bench.cautions.first?.id == "officers")
        #expect(bench.record.officers.words(bench.moment) == "执法员1（平公执〔2018〕00001号）、执法员2（2号）")
    }
}
