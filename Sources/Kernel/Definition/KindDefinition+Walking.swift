import Synchronization

/// A definition as walks and generated tests look at it: single conditions, single fields, what must never happen.
///
/// The engine needs none of this, so it stands apart from ``Definition``.
package protocol WalkedDefinition: Definition {
    var invariants: [InvariantOutline] { get }
    /// What must never happen and has, after a step that was taken at a moment.
    func broken(_ record: any Record, _ history: History, _ moment: Moment) -> [InvariantOutline]
    /// Puts a stored value into a field; `false` when the value is not of its type or there is no such field.
    func put(_ value: JSON, in field: String, of record: inout any Record) -> Bool
    /// Whether one condition of a step holds, by its place among the step's gates.
    ///
    /// - Parameter input: what the step is given; conditions on items that are added to lists look at it.
    func holds(
        gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, adding input: Input, _ moment: Moment
    ) -> Bool
    /// The field that bears the number of a document; `nil` for unnumbered ones.
    func numberField(of document: String) -> String?
    /// The fields for which ``samples(of:_:)`` has values.
    var sampled: Set<String> { get }
    /// Values of a field that nobody finds by trying.
    func samples(of field: String, _ record: any Record) -> [JSON]
}

extension KindDefinition: WalkedDefinition {
    package var invariants: [InvariantOutline] { M.invariants.map { InvariantOutline(id: $0.id, says: $0.says, basis: $0.basis) } }

    package func broken(_ record: any Record, _ history: History, _ moment: Moment) -> [InvariantOutline] {
        let record = typed(record)
        return InvariantCache.invariants(of: M.self).filter { !$0.holds(record, history, moment) }.map {
            InvariantOutline(id: $0.id, says: $0.says, basis: $0.basis)
        }
    }

    package func put(_ value: JSON, in field: String, of record: inout any Record) -> Bool {
        guard let field = fieldPlaces[field].map({ typedFields[$0] }) else { return false }
        var matter = typed(record)
        guard field.decode(&matter, value) else { return false }
        record = matter
        return true
    }

    package func holds(
        gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, adding input: Input, _ moment: Moment
    ) -> Bool {
        let compiled = compiled(edition)
        let typedAction = compiled.actions[action.index]
        if index < typedAction.gates.count { return typedAction.gates[index].holds(typed(record), moment) }
        // The conditions on items follow those on the matter, addition by addition, as in the outline.
        var left = index - typedAction.gates.count
        for (addition, field) in zip(typedAction.additions, compiled.appends[action.index]) {
            guard left >= addition.checks.count else {
                let items = addition.read(input[field.info.name] ?? .null, field.info).items
                return addition.checks[left].holds(typed(record), items, moment)
            }
            left -= addition.checks.count
        }
        return true
    }

    package func numberField(of document: String) -> String? {
        guard let path = typedDocuments.first(where: { $0.id == document })?.numberPath else { return nil }
        return typedFields.first { $0.path == path }?.info.name
    }

    package var sampled: Set<String> {
        let paths = M.samples.map(\.path)
        return Set(typedFields.filter { field in paths.contains { $0 == field.path } }.map(\.info.name))
    }

    package func samples(of field: String, _ record: any Record) -> [JSON] {
        guard let path = fieldPlaces[field].map({ typedFields[$0].path }) else { return [] }
        let record = typed(record)
        return M.samples.filter { $0.path == path }.flatMap { $0.values(record) }
    }
}

/// The invariants of a kind, gathered once: they are declared as a computed property, and asked after every step of every walk.
private enum InvariantCache {
    private static let known: Mutex<[ObjectIdentifier: any Sendable]> = Mutex([:])

    static func invariants<M: Matter>(of type: M.Type) -> [Invariant<M>] {
        known.withLock { known in
            if let invariants = known[ObjectIdentifier(type)] as? [Invariant<M>] { return invariants }
            let invariants = M.invariants
            known[ObjectIdentifier(type)] = invariants
            return invariants
        }
    }
}
