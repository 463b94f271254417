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
        for (name, value) in trial.input where action.fills.contains(name) { _ = entry.definition.put(value, in: name, of: &record) }
        let gates = verdict.refusals.compactMap { refusal in action.gates.firstIndex { $0.id == refusal.id } }
        for index in gates where learning.mayProbe(action.gates[index].id, most: 8) {
            if ask(index, record, trial.input) || !learning.mayProbe(action.gates[index].id + "@", most: 8) { continue }
            var probe = ReferenceProbe(
                entry: entry, action: action, world: values.world, actor: trial.actor, at: trial.at,
                lookups: values.world.kinds.lookups[entry.kind] ?? [], input: trial.input, values: values)
            for order in probe.orders(index, record) { learning.order(order) }
            values.dice = probe.values.dice
        }
    }

    /// - Returns: whether some field of the record itself would do.
    private mutating func ask(_ gate: Int, _ record: any Record, _ input: Input) -> Bool {
        let definition = entry.definition
        var found = false
        for field in definition.fields where !action.fills.contains(field.name) {
            for _ in 0..<Self.times(field.type) {
                let value = values.dice.chance(20) ? Values.unset(field.type) : values.value(field)
                var flipped = record
                guard definition.put(value, in: field.name, of: &flipped) else { continue }
                guard definition.holds(gate: gate, of: action, entry.edition, flipped, adding: input, moment) else { continue }
                for wanted in learning.want(value, in: field.name, of: entry.kind) { urge(wanted) }
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
    private func urge(_ field: Links.Field) {
        guard let definition = values.world.kinds[field.kind] else { return }
        let outline = field.kind == entry.kind ? entry.outline : definition.editions.last.flatMap { definition.outline($0.id) }
        for other in outline?.actions ?? [] where !other.isAutomatic && (field.kind != entry.kind || other.id != action.id) {
            let issued = other.issues.compactMap { definition.numberField(of: $0) }
            guard other.writes.contains(field.name) || other.inputs.contains(field.name) || issued.contains(field.name) else { continue }
            learning.urge(field.kind, other.id, by: 4)
        }
    }
}
