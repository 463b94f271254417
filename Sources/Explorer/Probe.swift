import Kernel

/// Asks what would have to be otherwise in the record for a condition to hold: the stored fields are flipped one by one and only the
/// condition is asked. Nothing is taken on the strength of it; it only says which steps to take first.
struct Probe {
    let entry: Entry
    let action: ActionOutline
    let moment: Moment
    let learning: Learning
    var values: Values

    /// - Parameter trial: what came nearest.
    mutating func ask(_ verdict: Verdict, _ trial: Trial) {
        var record = entry.record
        for (name, value) in trial.input { _ = entry.definition.put(value, in: name, of: &record) }
        let gates = verdict.refusals.compactMap { refusal in action.gates.firstIndex { $0.id == refusal.id } }
        for index in gates where learning.mayProbe(action.gates[index].id, most: 14) {
            if ask(index, record) || !learning.mayProbe(action.gates[index].id + "@", most: 12) { continue }
            var probe = ReferenceProbe(
                entry: entry, action: action, world: values.world, actor: trial.actor, at: trial.at,
                lookups: values.world.kinds.lookups[entry.kind] ?? [], values: values)
            for order in probe.orders(index, record) { learning.order(order) }
            values.dice = probe.values.dice
        }
    }

    /// - Returns: whether some field of the record itself would do.
    private mutating func ask(_ gate: Int, _ record: any Record) -> Bool {
        let definition = entry.definition
        var found = false
        for field in definition.fields where !action.fills.contains(field.name) {
            for _ in 0..<Self.times(field.type) {
                let value = values.dice.chance(20) ? Values.unset(field.type) : values.value(field)
                var flipped = record
                guard definition.put(value, in: field.name, of: &flipped) else { continue }
                guard definition.holds(gate: gate, of: action, entry.edition, flipped, moment) else { continue }
                learning.want(value, in: field.name, of: entry.kind)
                urge(field.name)
                found = true
                break
            }
        }
        return found
    }

    private static func times(_ type: FieldType) -> Int {
        switch type {
        case .flag: 2
        case .choice(let options): min(8, options.count + 1)
        case .list, .record, .matter: 8
        default: 5
        }
    }

    /// Those steps come first that write the field, or let it be filled in.
    private func urge(_ field: String) {
        for other in entry.outline.actions where other.id != action.id && !other.isAutomatic {
            let issued = other.issues.compactMap { entry.definition.numberField(of: $0) }
            guard other.writes.contains(field) || other.fills.contains(field) || issued.contains(field) else { continue }
            learning.urge(Learning.Place(kind: entry.kind, edition: entry.edition, action: other.id), by: 4)
        }
    }
}
