import Kernel
import Testing

@testable import Affairs

/// Every condition of a step is broken by one fact of a lawful mediator, and the refusal names it.
@Suite("人民调解员各环节的条件")
struct MediatorConditionTests {
    typealias Row = BrokenCondition<Mediator>

    // MARK: Lawful mediators

    private static let existing: [String: String] = Mediators.entry.merging(["existingSince": "2019-05-06"]) { $1 }

    private static func proposed() -> Bench<Mediator> { Mediators.bench().after { $0.take("engage", Mediators.entry) } }

    /// The committee of which the mediator is one, at another stage.
    private static func move(_ bench: inout Bench<Mediator>, to stage: MediationOrganisation.Stage) { bench.known = Mediators.bench(stage).known }

    /// The same person is a mediator of the same committee already.
    private static func another(_ bench: inout Bench<Mediator>) {
        var other = Mediator()
        (other.organisation, other.name, other.person) = (Ref(3), "王五", PersonID("p1"))
        _ = bench.known.add(7, other, .inOffice)
    }

    // MARK: Conditions

    static let conditions: [Row] = [
        Row("register-existing.committee-filed", in: { Mediators.bench() }, existing) { move(&$0, to: .elected) },
        Row("register-existing.not-already-mediator", in: { Mediators.bench() }, existing) { another(&$0) },
        Row(
            "register-existing.senior-secondary-education", in: { Mediators.bench(form: .township) }, existing,
            but: ["education": "junior"]),
        // Dissolved between the engagement and the entry in the register.
        Row("register.committee-filed", in: { proposed() }, on: "2020-03-12") { move(&$0, to: .dissolved) },
    ]

    @Test(arguments: conditions) func `补登、登记不合条件的，按名拒绝（人民调解法第十条，若干规定第十四条）`(row: Row) {
        row.check()
    }
}
