import Kernel
import Testing

@testable import Affairs

/// Born on 2008-03-02, the fourteenth year is full with the end of 2022-03-02, and the eighteenth with that of 2026-03-02
/// (民法典第二百零一条、第二百零二条).
@Suite("责任能力由身份证件号码和违法行为之日算出（行政处罚法第三十条，2017年第二十五条）")
struct PenaltyAgeTests {
    private static let small = ["tier": "lighter", "proposedPenalties": #"[{"kind":"fine","amount":50000}]"#]

    private static func matter(_ day: String) -> PenaltyCase {
        var matter = PenaltyCase()
        (matter.party.kind, matter.party.citizenName, matter.party.identityNumber) = (.citizen, "李大同", Penalties.child)
        (matter.openedOn, matter.actEndedOn) = (Day(iso: "2026-06-01"), Day(iso: day))
        return matter
    }

    private static let moment: Moment = Penalties.bench(on: "2026-06-01").moment

    @Test(arguments: [
        ("2022-03-02", PenaltyCase.Capacity.under14), ("2022-03-03", .minor), ("2026-03-02", .minor), ("2026-03-03", .full),
    ])
    func `周岁自生日的次日起算`(day: String, capacity: PenaltyCase.Capacity) {
        #expect(Self.matter(day).responsibility(Self.moment) == capacity)
    }

    @Test func `没有号码、别的证件、不是公民或者行为之日不明的，算不出，以填写的为准`() {
        var other = Self.matter("2022-03-02")
        other.capacity = .minor
        other.party.identityPaper = .passport
        #expect(other.responsibility(Self.moment) == .minor && other.ageAtAct(Self.moment) == nil)
        (other.party.identityPaper, other.party.kind) = (nil, .organisation)
        #expect(other.responsibility(Self.moment) == .minor)
        (other.party.kind, other.actEndedOn) = (.citizen, nil)
        #expect(other.responsibility(Self.moment) == .minor)
    }

    @Test func `不能辨认或者不能控制自己行为的，以填写的为准`() {
        var matter = Self.matter("2026-03-03")
        matter.capacity = .incapable
        #expect(matter.responsibility(Self.moment) == .incapable)
    }

    @Test func `不填责任能力的，不满十四周岁照样不罚，未成年照样从轻`() {
        let child = Penalties.citizen.merging(["party.identityNumber": Penalties.child]) { $1 }
        var bench = Penalties.ready(on: "2022-03-02", party: child, Self.small)
        #expect(bench.refusing("penalise", by: "head", ["penalties": #"[{"kind":"fine","amount":50000}]"#]) == ["party-punishable"])
        #expect(bench.take("spare", ["spareGround": "under14", "education": "责令监护人加以管教"]) == [])
        var youth = Penalties.ready(on: "2022-03-03", party: child, Self.small.merging(["tier": "general"]) { $1 })
        #expect(youth.refusing("penalise", by: "head", ["penalties": #"[{"kind":"fine","amount":50000}]"#]) == ["minor-treated-lighter"])
    }

    @Test func `填写的与号码不符的拒绝，指出算出的年龄`() {
        var bench = Penalties.reviewing(on: "2022-03-02", party: Penalties.citizen)
        bench.stage = "investigating"
        #expect(bench.refusing("report", by: "p1", Penalties.report(["capacity": "minor"])) == ["capacity-fits-age"])
        #expect(bench.refusals.first?.says.contains("违法行为之日32周岁，填写的是“已满十四周岁不满十八周岁”") == true)
        #expect(bench.refusing("report", Penalties.report(["capacity": "full"])) == [])
    }

    @Test func `以不满十四周岁不予处罚、以未成年人不公示的，号码应当相符`() {
        var bench = Penalties.ready(on: "2022-03-02", party: Penalties.citizen)
        #expect(bench.refusing("spare", by: "head", ["spareGround": "under14", "education": "批评教育"]) == ["under14-fits-age"])
        #expect(bench.refusing("penalise", ["penalties": Penalties.fine, "publicity.ground": "minor"]) == ["withheld-minor-fits-age"])
        var decided = Penalties.decided(on: "2022-03-02", party: Penalties.citizen)
        #expect(decided.refusing("publicity-withhold", by: "head", ["publicity.ground": "minor"]) == ["withheld-minor-fits-age"])
    }

    // MARK: What is waited for

    private static func awaited(_ penalties: String, then change: (inout Bench<PenaltyCase>) -> Void = { _ in }) -> [String] {
        var bench = Penalties.decided(on: "2022-03-02", ["proposedPenalties": penalties])
        change(&bench)
        return bench.definition.awaited(bench.edition, bench.record, stage: bench.stage)
    }

    @Test func `只有罚款的等待缴款，不等待登记执行；另有处罚的两者都等待`() {
        #expect(Self.awaited(Penalties.fine) == ["pay"])
        let paid = Self.awaited(Penalties.fine) { $0.take("pay", by: "cashier", ["payments": #"[{"amount":500000,"receipt":"A1"}]"#]) }
        #expect(!paid.contains("pay") && !paid.contains("record-execution"))
        var revoked = PenaltyItem()
        revoked.kind = .revokedLicence
        #expect(Set(Self.awaited(Penalties.fine) { $0.record.penalties.append(revoked) }) == ["pay", "record-execution"])
    }
}
