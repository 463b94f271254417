import Kernel

/// Asks what would have to be otherwise in the record for a condition to hold: the stored fields are flipped one by one and only the
/// condition is asked. Nothing is taken on the strength of it; it only says which steps to take first, and with what.
struct Probe {
    let entry: Entry
    let action: ActionOutline
    let moment: Moment
    let learning: Learning
    var values: Values

    private var step: Learning.Step { Learning.Step(kind: entry.kind, action: action.id) }

    /// - Parameter trial: what came nearest.
    mutating func ask(_ verdict: Verdict, _ trial: Trial) {
        let record = entry.definition.putting(trial.input.filter { action.fills.contains($0.key) }, into: entry.record)
        let gates = verdict.refusals.compactMap { refusal in action.gates.firstIndex { $0.id == refusal.id } }
        for index in gates where learning.mayProbe(action.gates[index].id, most: 8) {
            if ask(index, record, trial.input) || guess(index, record, trial.input) { continue }
            guard learning.mayProbe(action.gates[index].id + "@", most: 8) else { continue }
            var probe = ReferenceProbe(
                entry: entry, action: action, world: values.world, actor: trial.actor, at: trial.at,
                lookups: values.world.kinds.lookups[entry.kind] ?? [], input: trial.input, values: values)
            for order in probe.orders(index, record) { learning.order(order) }
            values.dice = probe.values.dice
        }
    }

    private var stored: [FieldInfo] { entry.definition.fields.filter { !action.fills.contains($0.name) } }

    /// - Returns: whether some field of the record itself would do.
    private mutating func ask(_ gate: Int, _ record: any Record, _ input: Input) -> Bool {
        let definition = entry.definition
        let body = Dictionary(definition.values(of: record).map { ($0.info.name, $0.json) }, uniquingKeysWith: { first, _ in first })
        var found = false
        for field in stored {
            guard let shape = values.world.kinds.shapes.field(field.name, of: entry.kind) else { continue }
            let tried = [Values.unset(field.type)] + values.candidates(shape, field, body[field.name], most: 24)
            let standings = definition.standings(
                gate: gate, of: action, entry.edition, record, trying: field.name, tried, adding: input, moment)
            let ways = zip(tried, standings).filter { $0.1 == .met }.map(\.0)
            guard let value = values.dice.pick(ways) else { continue }
            want(value, in: field)
            found = true
        }
        return found
    }

    /// All stored fields anew until the condition holds, then back whatever it does not need.
    private mutating func guess(_ gate: Int, _ record: any Record, _ input: Input) -> Bool {
        let definition = entry.definition
        let (action, edition, moment) = (action, entry.edition, moment)
        let fields = stored
        for _ in 0..<12 {
            var changed: Input = [:]
            for field in fields where values.dice.chance(70) { changed[field.name] = values.value(field) }
            let holds: (Input) -> Bool = {
                definition.holds(gate: gate, of: action, edition, definition.putting($0, into: record), adding: input, moment)
            }
            guard holds(changed) else { continue }
            for field in fields {
                guard let value = changed.removeValue(forKey: field.name) else { continue }
                if !holds(changed) { changed[field.name] = value }
            }
            for field in fields { if let value = changed[field.name] { want(value, in: field) } }
            return !changed.isEmpty
        }
        return false
    }

    private mutating func want(_ value: JSON, in field: FieldInfo) {
        for wanted in learning.want(value, in: field.name, of: entry.kind, for: step) { urge(wanted) }
    }

    /// Those steps come first that write the field, or let it be filled in.
    private func urge(_ field: Links.Field) {
        guard let definition = values.world.kinds[field.kind] else { return }
        let outline = field.kind == entry.kind ? entry.outline : definition.editions.last.flatMap { definition.outline($0.id) }
        for other in outline?.actions ?? [] where field.kind != entry.kind || other.id != action.id {
            let issued = other.issues.compactMap { definition.numberField(of: $0) }
            guard other.writes.contains(field.name) || other.inputs.contains(field.name) || issued.contains(field.name) else { continue }
            if !other.isAutomatic { urge(field.kind, other) }
            // What comes out of a sub-procedure comes after it was opened, and after its own last step.
            guard let asked = other.receives, let child = values.world.kinds[asked.id] else { continue }
            for opener in outline?.actions ?? [] where opener.opens.contains(where: { $0.kind == asked }) { urge(field.kind, opener) }
            for last in child.editions.last.flatMap({ child.outline($0.id) })?.actions ?? [] where last.returnsResult { urge(asked.id, last) }
        }
    }

    private func urge(_ kind: String, _ action: ActionOutline) {
        learning.urge(kind, action.id, by: 4)
        learning.feed(step, from: Learning.Step(kind: kind, action: action.id))
    }
}
