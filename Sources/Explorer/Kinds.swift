package import Kernel

/// The kinds that walks know of, and how they hang together.
package struct Kinds: Sendable {
    package let all: [any WalkedDefinition]
    private let byID: [String: Int]
    /// For each kind, the kinds whose steps open it, act in it or refer to it.
    private let companions: [String: [String]]
    /// For each step that follows of itself from steps in other matters, those steps.
    private let causing: [Learning.Step: [Learning.Step]]
    /// For each kind, the kinds that its conditions look up by their values.
    private(set) var lookups: [String: [String]] = [:]
    /// For each kind, the fields for which it gives values itself.
    let sampled: [String: Set<String>]
    let shapes: Shapes

    /// - Parameter definitions: every kind that another one refers to has to be among them.
    package init(_ definitions: [any WalkedDefinition]) {
        all = definitions
        shapes = Shapes(definitions)
        sampled = Dictionary(definitions.map { ($0.kind.id, $0.sampled) }, uniquingKeysWith: { first, _ in first })
        byID = Dictionary(definitions.enumerated().map { ($1.kind.id, $0) }, uniquingKeysWith: { first, _ in first })
        var companions: [String: Set<String>] = [:]
        var causing: [Learning.Step: [Learning.Step]] = [:]
        for definition in definitions {
            for action in definition.actions {
                let step = Learning.Step(kind: definition.kind.id, action: action.id)
                for cause in action.causes {
                    let caused = Learning.Step(kind: cause.kind.id, action: cause.action)
                    if causing[caused]?.contains(step) != true { causing[caused, default: []].append(step) }
                }
                for kind in action.opens.map(\.kind.id) + action.causes.map(\.kind.id) { companions[kind, default: []].insert(definition.kind.id) }
            }
            for kind in definition.referred { companions[kind, default: []].insert(definition.kind.id) }
        }
        self.causing = causing
        self.companions = companions.mapValues { $0.sorted() }
    }

    /// The same, having listened to what the conditions ask for.
    func listening(_ town: Town, _ calendar: WorkCalendar) -> Kinds {
        var kinds = self
        for definition in all { kinds.lookups[definition.kind.id] = Lookups.find(definition, town, self, calendar) }
        return kinds
    }

    package subscript(_ id: String) -> (any WalkedDefinition)? { byID[id].map { all[$0] } }
    func companions(of kind: String) -> [String] { companions[kind] ?? [] }
    /// The steps of other matters from which a step follows of itself.
    func causes(of step: Learning.Step) -> [Learning.Step] { causing[step] ?? [] }

    /// Those kinds and all they refer to or open, directly or not, the ones referred to first.
    func closure(_ wanted: [String]) -> [any WalkedDefinition] {
        var order: [String] = []
        var seen: Set<String> = []
        func visit(_ id: String) {
            guard seen.insert(id).inserted, let definition = self[id] else { return }
            for other in definition.referred + definition.opened + (lookups[id] ?? []) { visit(other) }
            order.append(id)
        }
        for id in wanted { visit(id) }
        return order.compactMap { self[$0] }
    }
}

extension WalkedDefinition {
    var actions: [ActionOutline] { editions.compactMap { outline($0.id) }.flatMap(\.actions) }

    /// The kinds to whose matters its fields point, in the order of the fields.
    var referred: [String] {
        var found: [String] = []
        func look(_ type: FieldType) {
            switch type {
            case .matter(let kind): if !found.contains(kind) { found.append(kind) }
            case .list(let element): look(element)
            case .record(let fields): for field in fields { look(field.type) }
            default: break
            }
        }
        for field in fields { look(field.type) }
        return found
    }

    var opened: [String] {
        var found: [String] = []
        for kind in actions.flatMap(\.opens).map(\.kind.id) where !found.contains(kind) { found.append(kind) }
        return found
    }
}
