/// One step that was taken in a matter, as far as an invariant looks at it.
package struct StepTaken: Sendable {
    package let action: String
    package let at: Instant
    package let person: PersonID
    /// The stage before; empty for the step that opened the matter.
    package let from: String
    package let to: String
    /// Conditions that were passed with a reason, by their ids.
    package let overrides: [String]
    /// The day of what was entered, where it was not the day of the entry.
    package let happened: Day?

    package init(
        action: String, at: Instant, person: PersonID, from: String, to: String, overrides: [String] = [], happened: Day? = nil
    ) {
        self.happened = happened
        self.action = action
        self.at = at
        self.person = person
        self.from = from
        self.to = to
        self.overrides = overrides
    }

    /// The day from which the law counts.
    package var day: Day { happened ?? at.day }
    /// Taken by the law itself or by another matter.
    package var isAutomatic: Bool { person == Actor.system.person }
}

/// The steps of one matter in the order in which they were taken.
package struct History: Sendable {
    package private(set) var steps: [StepTaken] = []

    package init(_ steps: [StepTaken] = []) { self.steps = steps }

    package mutating func append(_ step: StepTaken) { steps.append(step) }

    /// All takings of some steps.
    package func all(_ actions: String...) -> [StepTaken] { steps.filter { actions.contains($0.action) } }
    package func last(_ actions: String...) -> StepTaken? { steps.last { actions.contains($0.action) } }
    package func has(_ actions: String...) -> Bool { steps.contains { actions.contains($0.action) } }

    /// Whether the last step is one of some: for what must hold when they are taken and may be otherwise before and after.
    package func ends(in actions: String...) -> Bool { steps.last.map { actions.contains($0.action) } ?? false }

    /// Whether before each taking of an action one of some others was taken, on an earlier day or the same.
    package func precede(_ action: String, by earlier: String...) -> Bool {
        var seen = false
        for step in steps {
            if earlier.contains(step.action) { seen = true }
            if step.action == action, !seen { return false }
        }
        return true
    }

    /// Whether before each taking of an action one of some others was taken after the last taking of a third, which makes what was done
    /// before it void: a notice before an investigation was opened again is none.
    package func precede(_ action: String, by earlier: [String], since reset: [String]) -> Bool {
        var seen = false
        for step in steps {
            if reset.contains(step.action) { seen = false }
            if earlier.contains(step.action) { seen = true }
            if step.action == action, !seen { return false }
        }
        return true
    }

    /// Whether nobody took one of some steps who also took one of others (职能分离).
    package func areApart(_ some: [String], _ others: [String]) -> Bool {
        let doers = Set(steps.filter { some.contains($0.action) && !$0.isAutomatic }.map(\.person))
        return !steps.contains { others.contains($0.action) && !$0.isAutomatic && doers.contains($0.person) }
    }

    /// Whether a condition of a step was passed with a reason.
    package func passed(_ word: String, in action: String) -> Bool {
        steps.contains { $0.action == action && $0.overrides.contains { $0.hasSuffix(".\(word)") } }
    }
}

/// What the law never lets happen in a matter (硬门槛), whatever steps were taken: said over the record and the steps taken, and not by
/// the conditions of the steps, so that a walk that gets round a condition is found.
///
/// Its id is the gate's in the consolidated list, with a word where one gate asks several things: `HG-10`, `HG-08.recused`.
package struct Invariant<M: Matter>: Sendable {
    package let id: String
    package let says: String
    package let basis: Basis
    /// Asked after every step; the moment is that of the last.
    let holds: @Sendable (M, History, Moment) -> Bool

    package init(_ id: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, History) -> Bool) {
        self.init(id, says, basis) { (matter: M, history: History, _: Moment) in holds(matter, history) }
    }

    /// One that looks at other matters too, as they are on the day of the last step.
    package init(_ id: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, History, Moment) -> Bool) {
        self.id = id
        self.says = says
        self.basis = basis
        self.holds = holds
    }
}

/// An invariant without its record's type.
package struct InvariantOutline: Hashable, Sendable {
    package let id: String
    package let says: String
    package let basis: Basis
}

/// A value that nobody finds by trying, such as a secret that has to match its digest: walks and generated tests take it from here.
package struct Sample<M: Matter>: Sendable {
    package let path: Path<M>
    package let values: @Sendable (M) -> [JSON]

    package init(_ path: Path<M>, _ values: @escaping @Sendable (M) -> [JSON]) {
        self.path = path
        self.values = values
    }
}

extension Matter {
    package typealias Invariants = ListBuilder<Invariant<Self>>
    package typealias Samples = ListBuilder<Sample<Self>>
    package static var invariants: [Invariant<Self>] { [] }
    package static var samples: [Sample<Self>] { [] }
}
