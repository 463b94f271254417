extension KindDefinition {
    package func demanded(by outline: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Set<String> {
        let matter = typed(record)
        let compiled = compiled(edition)
        let needs = Set(outline.needs)
        let open = compiled.fills[outline.index].filter { $0.isUnset(matter) && $0.info.type.isPlain }
        let trial = TrialValues(moment)
        let needed = open.filter { needs.contains($0.info.name) }.map { (field: $0, values: trial.values(of: $0.info.type)) }
        let others = open.filter { !needs.contains($0.info.name) }.map { (field: $0, values: trial.values(of: $0.info.type)) }
        let gates = compiled.actions[outline.index].gates
        guard !others.isEmpty, !gates.isEmpty else { return [] }
        var demanded: Set<String> = []
        // What is needed anyhow is there, in as many ways as its choices are; conditions that then fail are about what else there is.
        let ways = min(needed.filter { $0.field.info.type.isChoice }.map(\.values.count).max() ?? 1, Self.mostWays)
        for way in 0..<max(ways, 1) {
            var base = matter
            for (field, values) in needed where !values.isEmpty { _ = field.decode(&base, values[way % values.count]) }
            var missing = gates.filter { !$0.holds(base, moment) }
            guard !missing.isEmpty else { continue }
            let asked = others.filter { other in other.field.info.isAsked { name in code(of: name, in: base) } }
            var remedies: [String: Set<String>] = [:]
            for (field, values) in asked {
                for value in values {
                    var record = base
                    guard field.decode(&record, value) else { continue }
                    for gate in missing where gate.holds(record, moment) { remedies[gate.name, default: []].insert(field.info.name) }
                }
            }
            missing.removeAll { remedies[$0.name]?.count != 1 }
            for gate in missing { demanded.formUnion(remedies[gate.name] ?? []) }
        }
        return demanded
    }

    /// The stored code of a choice, empty where nothing is chosen.
    private func code(of name: String, in matter: M) -> String {
        guard let field = fieldPlaces[name].map({ typedFields[$0] }), !field.isUnset(matter) else { return "" }
        return withUnsafePointer(to: matter) { field.code.json($0).plain }
    }

    package func refusing(
        _ values: [JSON], as name: String, by outline: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment
    ) -> [[String]] {
        let none = values.map { _ in [String]() }
        let compiled = compiled(edition)
        guard !values.isEmpty, let field = compiled.fills[outline.index].first(where: { $0.info.name == name }) else { return none }
        let trial = PickTrial(field, in: typed(record), moment)
        var refused = none
        // What the form still asks for may be what a condition waits for, rather than another value here.
        lazy var open = compiled.fills[outline.index].filter { $0.info.name != name && $0.isUnset(trial.blank) }
        lazy var elsewhere = Trials(open, moment)
        for gate in compiled.actions[outline.index].gates {
            let failing = trial.failing(values, gate)
            guard let first = failing.first, let record = trial.holding([values[first]]) else { continue }
            if !open.isEmpty, !elsewhere.moved([gate], of: record).isEmpty { continue }
            for index in failing { refused[index].append(gate.says) }
        }
        return refused
    }

    private static var mostWays: Int { 8 }
}

/// One field of a record with one value after another put in, by way of trial.
private struct PickTrial<M: Matter> {
    private let field: Field<M>
    let blank: M
    private let moment: Moment
    private let isList: Bool

    init(_ field: Field<M>, in matter: M, _ moment: Moment) {
        self.field = field
        self.moment = moment
        if case .list = field.info.type { isList = true } else { isList = false }
        var blank = matter
        // What stands there is about to be chosen anew; `null` empties every type of field.
        _ = field.fill(&blank, .null)
        self.blank = blank
    }

    /// The record with a value, or with items.
    func holding(_ values: [JSON]) -> M? {
        var record = blank
        return field.decode(&record, isList ? .array(values) : values.first ?? .null) ? record : nil
    }

    /// The places of the values because of which a condition does not hold.
    func failing(_ values: [JSON], _ gate: Gate<M>) -> [Int] {
        let holds = values.map { value in holding([value]).map { gate.holds($0, moment) } ?? true }
        guard holds.contains(false) else { return [] }
        // A condition that nothing chosen here brings about, and nothing chosen here breaks, is about something else.
        guard holds.contains(true) || gate.holds(blank, moment) else { return [] }
        let failing = holds.indices.filter { !holds[$0] }
        guard isList else { return failing }
        // One of several may be what the condition asks for: each is tried beside such a one.
        let beside = holds.indices.filter { holds[$0] }.prefix(4) + failing.prefix(2)
        return failing.filter { index in
            !beside.contains { other in
                other != index && holding([values[other], values[index]]).map { gate.holds($0, moment) } ?? false
            }
        }
    }
}

extension FieldType {
    /// Told by itself: it names no other matter, person, organ or file.
    fileprivate var isPlain: Bool {
        switch self {
        case .matter, .person, .organ, .attachment: false
        case .list(let element): element.isPlain
        default: true
        }
    }

    fileprivate var isChoice: Bool {
        if case .choice = self { return true }
        return false
    }
}
