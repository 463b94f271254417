/// Why somebody takes a party's place (承继、变更当事人).
package enum SuccessionCause: String, Choice {
    case death, merger, division, dissolution, transfer
    package var name: String {
        switch self {
        case .death: "公民死亡"
        case .merger: "合并"
        case .division: "分立"
        case .dissolution: "终止"
        case .transfer: "权利义务转让"
        }
    }
}

/// A place in a kind's matters that a party has, and what its law says when the party dies, merges, splits or ceases.
///
/// The successor stands in the record from then on; whom it succeeds the matter's ledger keeps, with all that was known. What was done to or
/// by the predecessor stays done. Nothing is replaced that the law ends: it then names the step by which the kind ends.
package struct Succession<M: Matter>: Sendable {
    /// Unique within the kind, and stored.
    package let id: String
    /// What the law calls the party there.
    package let title: String
    let paths: [Path<M>]
    /// Of them those without which nobody is named.
    let named: @Sendable (M) -> Bool
    let name: @Sendable (M) -> String
    package let roles: [Role]
    package let place: Place<M>
    private(set) var rules: [Rule] = []

    /// What the law says of some causes, at some stages (all where none is named).
    struct Rule: Sendable {
        let causes: [SuccessionCause]
        let stages: [M.Stage]
        let applies: @Sendable (M) -> Bool
        let says: String
        let basis: Basis
        /// What said it before, the latest first.
        let formerly: [Basis]
        /// The step of the kind by which it goes on, or ends; `nil` where the successor simply enters.
        let step: String?
    }

    /// - Parameters:
    ///   - paths: all that the record knows of the party: it is emptied, and filled with what is known of the successor.
    ///   - named: whether the record names the party well enough for papers.
    ///   - name: of the party, for people who may see it masked.
    package init(
        _ id: String, _ title: String, _ paths: [Path<M>], by roles: Role..., at place: Place<M> = .own,
        named: @escaping @Sendable (M) -> Bool, name: @escaping @Sendable (M) -> String
    ) {
        self.id = id
        self.title = title
        self.paths = paths
        self.roles = roles
        self.place = place
        self.named = named
        self.name = name
    }

    private func adding(_ rule: Rule) -> Self {
        var copy = self
        copy.rules.append(rule)
        return copy
    }

    /// The successor enters. The first rule that fits a matter decides.
    ///
    /// - Parameter formerly: what said it before the text that is cited, the latest first: the day of the death, the merger … decides.
    package func enters(
        _ says: String, _ basis: Basis, formerly: [Basis] = [], on causes: SuccessionCause..., at stages: [M.Stage] = [],
        when applies: @escaping @Sendable (M) -> Bool = { _ in true }
    ) -> Self {
        adding(Rule(causes: causes, stages: stages, applies: applies, says: says, basis: basis, formerly: formerly, step: nil))
    }

    /// Nobody simply enters: the law ends the matter, or asks for a step of its own.
    package func leads(
        to step: String, _ says: String, _ basis: Basis, formerly: [Basis] = [], on causes: SuccessionCause..., at stages: [M.Stage] = [],
        when applies: @escaping @Sendable (M) -> Bool = { _ in true }
    ) -> Self {
        adding(Rule(causes: causes, stages: stages, applies: applies, says: says, basis: basis, formerly: formerly, step: step))
    }
}

/// The same without the record's type.
package struct SuccessionOutline: Sendable {
    package let id: String
    package let title: String
    /// The stored names of what is asked of the successor.
    package let fields: [String]
    package let roles: Set<Role>
    package let rules: [Rule]

    package struct Rule: Sendable {
        package let causes: [SuccessionCause]
        package let stages: [String]
        package let says: String
        package let basis: Basis
        /// What said it before, the latest first.
        package let formerly: [Basis]
        package let step: String?

        /// What said it on the day of the death, the merger …; the text in use where none of them was in force yet.
        package func basis(on day: Day) -> Basis { ([basis] + formerly).first { $0.statute.isInForce(on: day) } ?? basis }
    }
}

/// Whom somebody succeeded in a matter, as the ledger keeps it.
package struct Predecessor: Equatable, Sendable {
    /// The place in the kind's matters.
    package let succession: String
    package let cause: SuccessionCause
    /// The day of the death, the merger …
    package let on: Day
    /// What proves it, as it was typed.
    package let proof: String
    package let article: String
    /// All that was known, by the names that fields had then.
    package let values: Input
    package let entered: Day
    package let person: PersonID

    package init(
        succession: String, cause: SuccessionCause, on: Day, proof: String, article: String, values: Input, entered: Day, person: PersonID
    ) {
        self.succession = succession
        self.cause = cause
        self.on = on
        self.proof = proof
        self.article = article
        self.values = values
        self.entered = entered
        self.person = person
    }

    /// As the journal names the entry by which somebody succeeds; no step of a kind may be called so.
    package static let action: String = "succession.enter"
    package static let name: String = "承继人参加"
    package static let prefix: String = "succession."
}

/// The answer to somebody who wants a successor to enter.
package enum SuccessionDecision: Sendable {
    case entered(record: any Record, predecessor: Input, rule: SuccessionOutline.Rule, place: OrganCode)
    case refused([Refusal], fields: [FieldProblem])
}
