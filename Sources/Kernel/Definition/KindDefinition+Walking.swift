import Synchronization

/// A definition as walks and generated tests look at it: single conditions, single fields, what must never happen.
///
/// The engine needs none of this, so it stands apart from ``Definition``.
package protocol WalkedDefinition: Definition {
    var invariants: [InvariantOutline] { get }
    /// What must never happen and has.
    func broken(_ record: any Record, _ history: History) -> [InvariantOutline]
    /// Puts a stored value into a field; `false` when the value is not of its type or there is no such field.
    func put(_ value: JSON, in field: String, of record: inout any Record) -> Bool
    /// Whether one condition of a step holds, by its place among the step's gates.
    func holds(gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Bool
    /// The field that bears the number of a document; `nil` for unnumbered ones.
    func numberField(of document: String) -> String?
    /// Values of a field that nobody finds by trying.
    func samples(of field: String, _ record: any Record) -> [JSON]
}

extension KindDefinition: WalkedDefinition {
    package var invariants: [InvariantOutline] { M.invariants.map { InvariantOutline(id: $0.id, says: $0.says, basis: $0.basis) } }

    package func broken(_ record: any Record, _ history: History) -> [InvariantOutline] {
        let record = typed(record)
        return InvariantCache.invariants(of: M.self).filter { !$0.holds(record, history) }.map {
            InvariantOutline(id: $0.id, says: $0.says, basis: $0.basis)
        }
    }

    package func put(_ value: JSON, in field: String, of record: inout any Record) -> Bool {
        guard let field = typedFields.first(where: { $0.info.name == field }) else { return false }
        var matter = typed(record)
        guard field.decode(&matter, value) else { return false }
        record = matter
        return true
    }

    package func holds(gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, _ moment: Moment) -> Bool {
        compiled(edition).actions[action.index].gates[index].holds(typed(record), moment)
    }

    package func numberField(of document: String) -> String? {
        guard let path = typedDocuments.first(where: { $0.id == document })?.numberPath else { return nil }
        return typedFields.first { $0.path == path }?.info.name
    }

    package func samples(of field: String, _ record: any Record) -> [JSON] {
        guard let path = typedFields.first(where: { $0.info.name == field })?.path else { return [] }
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
