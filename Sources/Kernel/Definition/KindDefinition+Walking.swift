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
    /// The record with stored values put into its fields; those that are not of a field's type are left out.
    func putting(_ values: Input, into record: any Record) -> any Record
    /// How one condition of a step stands with each of some values in a field, all else being equal.
    ///
    /// - Parameter field: a field of the record, or a list to which the step adds: then the values are what is added.
    func standings(
        gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, trying field: String, _ values: [JSON],
        adding input: Input, _ moment: Moment
    ) -> [Standing]
    /// How one condition of a step stands.
    func standing(
        gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, adding input: Input, _ moment: Moment
    ) -> Standing
    /// Whether whoever acts at the moment has a post for the step, and nothing in the matter keeps that person from it.
    func mayAct(_ action: ActionOutline, _ edition: String, _ record: any Record, at place: OrganCode?, _ moment: Moment) -> Bool
    /// The field that bears the number of a document; `nil` for unnumbered ones.
    func numberField(of document: String) -> String?
    /// The fields for which ``samples(of:_:)`` has values.
    var sampled: Set<String> { get }
    /// Values of a field that nobody finds by trying.
    func samples(of field: String, _ record: any Record) -> [JSON]
}

/// How a condition stands by itself.
package enum Standing: Sendable, Equatable {
    case met
    /// With the words of the refusal, which name what is missing where the condition can.
    case unmet(String)
    /// A value was not of its field's type.
    case unreadable
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
        switch question(index, action, edition) {
        case .gate(let gate): gate.holds(typed(record), moment)
        case .check(let check, let addition, let info):
            check.holds(typed(record), addition.read(input[info.name] ?? .null, info).items, moment)
        case .none: true
        }
    }

    package func standing(
        gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, adding input: Input, _ moment: Moment
    ) -> Standing {
        switch question(index, action, edition) {
        case .gate(let gate): gate.standing(typed(record), moment)
        case .check(let check, let addition, let info):
            check.standing(typed(record), addition.read(input[info.name] ?? .null, info).items, moment)
        case .none: .met
        }
    }

    package func standings(
        gate index: Int, of action: ActionOutline, _ edition: String, _ record: any Record, trying name: String, _ values: [JSON],
        adding input: Input, _ moment: Moment
    ) -> [Standing] {
        var matter = typed(record)
        guard let question = question(index, action, edition) else { return values.map { _ in .met } }
        // A step that adds to a list takes the items under the list's name.
        if action.appends.contains(name) {
            guard case .check(let check, let addition, let info) = question, info.name == name else { return [] }
            return values.map { check.standing(matter, addition.read($0, info).items, moment) }
        }
        guard let field = fieldPlaces[name].map({ typedFields[$0] }) else { return [] }
        var items: any Sendable = 0
        if case .check(_, let addition, let info) = question { items = addition.read(input[info.name] ?? .null, info).items }
        return values.map { value in
            guard field.decode(&matter, value) else { return .unreadable }
            return switch question {
            case .gate(let gate): gate.standing(matter, moment)
            case .check(let check, _, _): check.standing(matter, items, moment)
            }
        }
    }

    package func mayAct(_ action: ActionOutline, _ edition: String, _ record: any Record, at place: OrganCode?, _ moment: Moment) -> Bool {
        guard action.permission(of: moment.actor, at: place, on: moment.today, organs: moment.organs) == nil else { return false }
        let person = moment.actor.person
        guard !action.separations.contains(where: { moment.ledger.doers[$0]?.contains(person) == true }) else { return false }
        let exclusions = compiled(edition).actions[action.index].exclusions
        guard !exclusions.isEmpty else { return true }
        let matter = typed(record)
        return !exclusions.contains { $0.persons(matter, moment).contains(person) }
    }

    package func putting(_ values: Input, into record: any Record) -> any Record {
        guard !values.isEmpty else { return record }
        var matter = typed(record)
        for (name, value) in values { if let place = fieldPlaces[name] { _ = typedFields[place].decode(&matter, value) } }
        return matter
    }

    /// One condition of a step: on the matter, or on the items that are added to a list of it.
    private enum Question {
        case gate(Gate<M>)
        case check(Addition<M>.ItemCheck, Addition<M>, FieldInfo)
    }

    /// By its place among the conditions of the outline: those on items follow those on the matter, addition by addition.
    private func question(_ index: Int, _ action: ActionOutline, _ edition: String) -> Question? {
        let compiled = compiled(edition)
        let typedAction = compiled.actions[action.index]
        if index < typedAction.gates.count { return .gate(typedAction.gates[index]) }
        var left = index - typedAction.gates.count
        for (addition, field) in zip(typedAction.additions, compiled.appends[action.index]) {
            if left < addition.checks.count { return .check(addition.checks[left], addition, field.info) }
            left -= addition.checks.count
        }
        return nil
    }

    package func numberField(of document: String) -> String? {
        guard let path = typedDocuments.first(where: { $0.id == document })?.numberPath else { return nil }
        return typedFields.first { $0.path == path }?.info.name
    }

    package var sampled: Set<String> {
        let paths = SampleCache.samples(of: M.self).map(\.path)
        return Set(typedFields.filter { field in paths.contains { $0 == field.path } }.map(\.info.name))
    }

    package func samples(of field: String, _ record: any Record) -> [JSON] {
        guard let path = fieldPlaces[field].map({ typedFields[$0].path }) else { return [] }
        let record = typed(record)
        return SampleCache.samples(of: M.self).filter { $0.path == path }.flatMap { $0.values(record) }
    }
}

extension Gate {
    fileprivate func standing(_ matter: M, _ moment: Moment) -> Standing {
        holds(matter, moment) ? .met : .unmet(refusal(matter, moment, id: "").says)
    }
}

extension Addition.ItemCheck {
    fileprivate func standing(_ matter: M, _ items: any Sendable, _ moment: Moment) -> Standing {
        holds(matter, items, moment) ? .met : .unmet(refusal(matter, items, moment, id: "").says)
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

/// The samples of a kind, gathered once, for the same reason.
private enum SampleCache {
    private static let known: Mutex<[ObjectIdentifier: any Sendable]> = Mutex([:])

    static func samples<M: Matter>(of type: M.Type) -> [Sample<M>] {
        known.withLock { known in
            if let samples = known[ObjectIdentifier(type)] as? [Sample<M>] { return samples }
            let samples = M.samples
            known[ObjectIdentifier(type)] = samples
            return samples
        }
    }
}
