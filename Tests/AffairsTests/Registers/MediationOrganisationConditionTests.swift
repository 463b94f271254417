import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful committee, and the refusal names it.
@Suite("人民调解委员会各环节的条件")
struct MediationOrganisationConditionTests {
    typealias Row = BrokenCondition<MediationOrganisation>

    // MARK: Lawful committees

    private static func unentered() -> Bench<MediationOrganisation> {
        var bench = Bench<MediationOrganisation>(on: "2020-03-02")
        bench.organ = Committees.place
        return bench
    }

    private static func elected() -> Bench<MediationOrganisation> {
        var bench = Committees.forming()
        bench.take("elect", on: "2020-03-04", Committees.election)
        return bench
    }

    /// Of the township, its members engaged by the justice office there.
    private static func engaged() -> Bench<MediationOrganisation> {
        var bench = Committees.forming(["name": "汉昌街道人民调解委员会", "form": "township"])
        bench.take("elect", on: "2020-03-04", election(["electedBy": "justiceOffice"]))
        return bench
    }

    /// Where several peoples live; one member is of the smaller.
    private static func multiEthnic() -> Bench<MediationOrganisation> {
        var bench = Committees.forming(["multiEthnic": "是"])
        bench.take("elect", on: "2020-03-04", Committees.election)
        return bench
    }

    private static func election(_ change: [String: String]) -> [String: String] { Committees.election.merging(change) { $1 } }

    // MARK: Conditions

    /// What is asked of the members wherever a step fills them in: neither fewer than three nor more than nine, one of them in the chair.
    private static func composition(
        _ step: String, in lawful: @escaping @Sendable () -> Bench<MediationOrganisation>, on day: String, _ input: [String: String]
    ) -> [Row] {
        let three: [String: String] = input.merging(["members": Committees.list(3)]) { $1 }
        let nine: [String: String] = input.merging(["members": Committees.list(9)]) { $1 }
        return [
            Row("\(step).three-to-nine-members", in: lawful, on: day, three, but: ["members": Committees.list(2)]),
            Row("\(step).three-to-nine-members", in: lawful, on: day, nine, but: ["members": Committees.list(10)]),
            Row("\(step).one-chair", in: lawful, on: day, three, but: ["members": Committees.list(3, chairs: 0)]),
            Row("\(step).one-chair", in: lawful, on: day, three, but: ["members": Committees.list(3, chairs: 2)]),
        ]
    }

    static let founding: [Row] =
        composition("elect", in: { Committees.forming() }, on: "2020-03-04", Committees.election)
        + composition("register-existing", in: { unentered() }, on: "2020-03-02", Committees.existing) + chosen

    private static let chosen: [Row] = [
        Row("elect.members-elected-lawfully", in: { Committees.forming() }, on: "2020-03-04", Committees.election, but: ["electedBy": "workers"]),
        Row("register-existing.members-elected-lawfully", in: { unentered() }, on: "2020-03-02", Committees.existing, but: ["electedBy": "workers"]),
        Row("register-existing.name-not-registered", in: { unentered() }, on: "2020-03-02", Committees.existing) {
            _ = $0.known.add(9, Committees.registered().record, .registered, in: Committees.place)
        },
    ]

    static let registering: [Row] = [
        Row("register.three-to-nine-members", in: { elected() }, on: "2020-03-09") { $0.record.members.removeLast() },
        Row("register.one-chair", in: { elected() }, on: "2020-03-09") { $0.record.members[1].office = .chair },
        Row("register.members-elected-lawfully", in: { elected() }, on: "2020-03-09") { $0.record.electedBy = .workers },
        Row("register.members-engaged-lawfully", in: { engaged() }, on: "2020-03-09") { $0.record.electedBy = .residents },
        Row("register.woman-member", in: { elected() }, on: "2020-03-09") { $0.record.members[1].sex = .male },
        Row("register.minority-member", in: { multiEthnic() }, on: "2020-03-09") { $0.record.members[2].minority = false },
        Row("register.chosen-not-after-today", in: { elected() }, on: "2020-03-09") { $0.record.electedOn = Day(iso: "2020-03-10") },
        Row("assess.term-not-over", in: { Committees.registered() }, on: "2023-03-04", Committees.met()) { $0 = $0.moved(to: "2023-03-05") },
    ]

    private static let adjustment: [String: String] = ["members": Committees.members, "adjustReason": "补选"]

    static let changing: [Row] =
        composition("adjust", in: { Committees.registered() }, on: "2020-06-01", adjustment)
        + composition("re-elect", in: { Committees.registered() }, on: "2023-03-03", election(["electedOn": "2023-03-03"])) + rechosen

    private static let rechosen: [Row] = [
        Row("adjust.members-elected-lawfully", in: { Committees.registered() }, on: "2020-06-01", adjustment) { $0.record.electedBy = .workers },
        Row(
            "adjust.members-engaged-lawfully", in: { engaged().after { $0.take("register", on: "2020-03-09") } }, on: "2020-06-01", adjustment
        ) { $0.record.electedBy = .residents },
        Row("adjust.chosen-not-after-today", in: { Committees.registered() }, on: "2020-06-01", adjustment) {
            $0.record.electedOn = Day(iso: "2020-06-02")
        },
        Row(
            "re-elect.members-elected-lawfully", in: { Committees.registered() }, on: "2023-03-03", election(["electedOn": "2023-03-03"]),
            but: ["electedBy": "workers"]),
        Row(
            "re-elect.election-after-term-began", in: { Committees.registered() }, on: "2020-03-09", election(["electedOn": "2020-03-05"]),
            but: ["electedOn": "2020-03-04"]),
    ]

    @Test(arguments: founding) func `推选、补登的委员不合规定的，按名拒绝（人民调解法第八条、第九条）`(row: Row) {
        row.check()
    }

    @Test(arguments: registering) func `备案、评定不合条件的，按名拒绝（人民调解法第八条、第九条）`(row: Row) {
        row.check()
    }

    @Test(arguments: changing) func `调整、换届的委员不合规定的，按名拒绝（人民调解法第八条、第九条）`(row: Row) {
        row.check()
    }
}
