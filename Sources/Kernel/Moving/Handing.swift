/// What the law of a kind says of a matter that goes to another organ of the county.
///
/// A kind that says nothing lets its pending matters go where they can be handled. What must hold of the organ that receives one is told as
/// a condition, judged as if the matter were there already; what the record has to say otherwise there is written by it.
package struct Handing<M: Matter>: Sendable {
    /// Why no matter of the kind ever goes to another organ; `nil` where it may.
    package private(set) var forbidden: (says: String, basis: Basis)?
    /// The articles on which such matters go, to be chosen from.
    package private(set) var grounds: [(says: String, basis: Basis)] = []
    package private(set) var gates: [Gate<M>] = []
    /// Conditions of the opening step that the receiving organ need not meet, by their names.
    package private(set) var spared: [String] = []
    let effects: [@Sendable (inout M, Moment) -> Void]
    /// The fields that the effects may change.
    package private(set) var written: [Path<M>] = []
    /// What the matter decides about powers, where the kind is one that moves them.
    let reallocates: (@Sendable (M, Moment) -> PowerMove?)?

    package init() {
        effects = []
        reallocates = nil
    }

    private init(
        copying other: Self, effects: [@Sendable (inout M, Moment) -> Void], reallocates: (@Sendable (M, Moment) -> PowerMove?)?
    ) {
        (forbidden, grounds, gates, spared, written) = (other.forbidden, other.grounds, other.gates, other.spared, other.written)
        self.effects = effects
        self.reallocates = reallocates
    }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// No matter of the kind goes to another organ: the law gives it to one alone, or each organ has its own.
    package func never(_ says: String, _ basis: Basis) -> Self { with { $0.forbidden = (says, basis) } }

    /// An article on which such matters go.
    package func on(_ says: String, _ basis: Basis) -> Self { with { $0.grounds.append((says, basis)) } }

    /// What must hold at the organ that receives the matter; the moment is as if it were there.
    package func requires(
        _ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, Moment) -> Bool
    ) -> Self {
        with { $0.gates.append(Gate(name, says, basis, holds)) }
    }

    /// A condition of the step that opened the matter that is not asked of the organ that receives it.
    package func sparing(_ names: String...) -> Self { with { $0.spared += names } }

    /// What the record says otherwise at the organ that receives the matter; the moment is as if it were there.
    package func writes(_ paths: Path<M>..., effect: @escaping @Sendable (inout M, Moment) -> Void) -> Self {
        Self(copying: with { $0.written += paths }, effects: effects + [effect], reallocates: reallocates)
    }

    /// The kind decides which organ has some powers of another: with them go the matters that are pending.
    package func reallocating(_ move: @escaping @Sendable (M, Moment) -> PowerMove?) -> Self {
        Self(copying: self, effects: effects, reallocates: move)
    }
}

/// Powers that go from one organ to another by an act.
package struct PowerMove: Equatable, Sendable {
    package let from: OrganCode
    package let to: OrganCode
    /// The first day on which they are the other's.
    package let on: Day
    /// The items of the list of powers that go; a matter goes when it rests on one of them. All pending matters go where there are none.
    package let items: [MatterID]
    /// The paper that decided it.
    package let document: String
    package let basis: Basis

    package init(from: OrganCode, to: OrganCode, on: Day, items: [MatterID], document: String, basis: Basis) {
        self.from = from
        self.to = to
        self.on = on
        self.items = items
        self.document = document
        self.basis = basis
    }
}

/// The same without the record's type.
package struct HandingOutline: Sendable {
    package let forbidden: Refusal?
    package let grounds: [(says: String, basis: Basis)]
    package let gates: [GateOutline]
}

/// A matter as it would be at another organ, and what keeps it from going there.
package struct HandedOver: Sendable {
    package let record: any Record
    package let refusals: [Refusal]
}
