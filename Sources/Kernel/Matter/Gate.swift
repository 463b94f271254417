/// A condition that the law puts before an action (前置条件、硬门槛).
///
/// Its name is one word of lower-case English, unique within each step that asks for it; with the kind and the step it makes the
/// stable id `penalty.decide.two-officers`, by which overrides, refusals, tests, the API and documents speak of it. A name is
/// never given to another condition.
package struct Gate<M: Matter>: Sendable {
    package let name: String
    /// What must hold, in the words of the law where they are short enough.
    package let says: String
    package let basis: Basis
    package let holds: @Sendable (M, Moment) -> Bool
    /// The article that lets a head go past this gate with a recorded reason; `nil` for most gates: they cannot be passed.
    package private(set) var override: Basis?
    /// Which matters the law puts this condition before, in words, outermost first; empty for all.
    package private(set) var concerns: [String] = []
    /// Whether the law puts this condition before this matter at all.
    let applies: @Sendable (M, Moment) -> Bool
    /// What is missing, one by one, where the refusal can name it.
    private let missing: (@Sendable (M, Moment) -> [String])?

    package init(_ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, Moment) -> Bool) {
        self.name = name
        self.says = says
        self.basis = basis
        self.holds = holds
        applies = { _, _ in true }
        missing = nil
    }

    /// Holds when nothing is missing; its refusal names all that is.
    package init(_ name: String, _ says: String, _ basis: Basis, listing missing: @escaping @Sendable (M, Moment) -> [String]) {
        self.name = name
        self.says = says
        self.basis = basis
        self.missing = missing
        applies = { _, _ in true }
        holds = { missing($0, $1).isEmpty }
    }

    private init(
        copying other: Gate, applies: @escaping @Sendable (M, Moment) -> Bool, holds: @escaping @Sendable (M, Moment) -> Bool
    ) {
        self.applies = applies
        name = other.name
        says = other.says
        basis = other.basis
        override = other.override
        concerns = other.concerns
        missing = other.missing
        self.holds = holds
    }

    /// The refusal of a gate that does not hold.
    func refusal(_ matter: M, _ now: Moment, id: String) -> Refusal {
        let list = missing?(matter, now) ?? []
        return Refusal(
            .gate, id: id, list.isEmpty ? says : "\(says)：\(list.joined(separator: "、"))", basis, isOverridable: override != nil)
    }

    /// Applies the gate only to the matters the law names.
    /// - Parameter words: which those are, as a lawyer reads it before the condition: “对公民处罚的”, “口头提出的”.
    package func when(_ words: String, _ applies: @escaping @Sendable (M, Moment) -> Bool) -> Gate {
        let (holds, earlier) = (self.holds, self.applies)
        var gate = Gate(copying: self, applies: { earlier($0, $1) && applies($0, $1) }, holds: { !applies($0, $1) || holds($0, $1) })
        gate.concerns.insert(words, at: 0)
        return gate
    }

    /// May be passed with a reason on record, on this article.
    package func overridable(_ article: Basis) -> Gate {
        var gate = self
        gate.override = article
        return gate
    }
}

/// One line of the check-list before an action.
package struct Condition: Hashable, Sendable {
    /// `penalty.decide.two-officers`
    package let id: String
    package let says: String
    package let basis: Basis
    package let state: State
    package let isOverridable: Bool

    package enum State: Hashable, Sendable {
        case met, unmet
        /// Cannot be judged yet: it is about something that the step asks for and that nobody has filled in.
        case asked
    }
}

/// Why an action may not be taken: one unmet condition with its article. Refusals are answers, not errors.
package struct Refusal: Hashable, Sendable {
    package enum Cause: String, Sendable {
        case stage, permission, separation, recusal, gate, missingField, limit
        /// Free text about to become public points at a person; it may become public without what was found there (区分处理).
        case exposure
    }

    package let cause: Cause
    /// Stable, `<kind>.<step>.<word>`: the name of the gate or exclusion, or `stage`, `permission`, `separate-<step>`, `limit-<limit>`,
    /// `overrun-<limit>`.
    package let id: String
    package let says: String
    package let basis: Basis
    /// May be passed with a recorded reason.
    package let isOverridable: Bool

    package init(_ cause: Cause, id: String, _ says: String, _ basis: Basis, isOverridable: Bool = false) {
        self.cause = cause
        self.id = id
        self.says = says
        self.basis = basis
        self.isOverridable = isOverridable
    }
}
