import Kernel
import Synchronization

/// Which kinds a kind's conditions look up by their values (重名、同一编号、名录): no field says so, so they are asked with random records and
/// what they ask for is listened to.
enum Lookups {
    /// Listens to what a moment asks for; knows nothing.
    final class Ear: Related {
        private let heard: Mutex<Set<String>> = Mutex([])
        var kinds: [String] { heard.withLock { $0.sorted() } }
        private func hear(_ kind: String) { heard.withLock { _ = $0.insert(kind) } }

        func record(_ id: MatterID, kind: String) -> (any Record)? { nil }
        func stage(_ id: MatterID, kind: String) -> String? { nil }
        func organ(_ id: MatterID, kind: String) -> OrganCode? { nil }
        func all(kind: String, stages: [String]) -> [(MatterID, any Record)] {
            hear(kind)
            return []
        }
        func matching(kind: String, field: String, key: String) -> [(MatterID, any Record)] {
            hear(kind)
            return []
        }
        func citing(_ matter: MatterID, kind: String) -> [(MatterID, any Record)] {
            hear(kind)
            return []
        }
    }

    static func find(_ definition: any WalkedDefinition, _ town: Town, _ kinds: Kinds, _ calendar: WorkCalendar) -> [String] {
        let ear = Ear()
        var dice = Dice(1, "lookups", definition.kind.id)
        guard let edition = definition.editions.last, let outline = definition.outline(edition.id) else { return [] }
        let world = World(town, kinds, calendar)
        for _ in 0..<40 {
            let at = Instant(edition.from.advanced(by: dice.number(30...200)), hour: 10)
            guard let organ = dice.pick(town.codes), let actor = dice.pick(town.staff(of: organ)) else { return [] }
            var entry = Entry(opening: definition, outline, id: 1, organ: organ, parent: nil, record: definition.blank(), at: at)
            var values = Values(
                world: world, ground: Ground(entry, Surroundings(entry, in: world, Bodies()), in: world, at: at), organ: organ, actor: actor,
                active: [], dice: dice)
            for field in definition.fields where values.dice.chance(80) { _ = definition.put(values.value(field), in: field.name, of: &entry.record) }
            dice = values.dice
            let moment = Moment(
                now: at, actor: actor, organ: organ, matter: 1, organs: town.organs, calendar: calendar, settings: Settings(), ledger: Ledger(),
                related: ear)
            for action in outline.actions {
                for index in action.gates.indices { _ = definition.holds(gate: index, of: action, edition.id, entry.record, adding: [:], moment) }
            }
        }
        return ear.kinds
    }
}
