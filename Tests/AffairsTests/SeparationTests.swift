import Kernel
import Testing

@testable import Affairs

/// Whoever has taken a step may not take one that is kept apart from it (职能分离), in whatever kind.
@Suite("职能分离")
struct SeparationTests {
    private static func moment(_ ledger: Ledger, by person: String) throws -> Moment {
        Moment(
            now: Instant(try #require(Day(iso: "2020-03-02")), hour: 10), actor: Town.person(person), organ: Town.organ, matter: 1,
            organs: Town.organs, calendar: Town.calendar, settings: Settings(), ledger: ledger, related: NothingRelated())
    }

    @Test(arguments: KindEdition.all) func `办理过前一环节的人员不得办理与之分离的环节，没有办理过的人员不因此被拒`(edition: KindEdition) throws {
        let (definition, id) = (edition.definition, edition.outline.edition.id)
        for action in edition.outline.actions {
            for earlier in action.separations {
                let former = try #require(edition.outline.action(earlier), "\(action.id)：没有环节“\(earlier)”")
                let ledger = definition.ledger(after: former, id, definition.blank(), try Self.moment(Ledger(), by: "p1"))
                let stage = action.from.first ?? ""
                let named = action.refusalID("separate-\(earlier)")
                let refused = definition.refusals(action, id, definition.blank(), stage: stage, try Self.moment(ledger, by: "p1"))
                Mutation.$row.withValue(named) { #expect(Mutation.seen(refused).contains { $0.id == named }, "\(named)") }
                let free = definition.refusals(action, id, definition.blank(), stage: stage, try Self.moment(ledger, by: "p2"))
                #expect(!free.contains { $0.id == named }, "\(named)")
            }
        }
    }
}
