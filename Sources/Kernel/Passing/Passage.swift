/// What becomes of matters under way when one edition of a kind's procedure follows another (新旧衔接): whether they go over to the new one or
/// end under the old, on which clause, and what happens to each limit that differs.
///
/// The stages, fields and steps keep their ids, so a matter that passes keeps its record; what was done stays done, under the law of its day.
package struct Passage<M: Matter>: Sendable {
    /// How a matter goes over.
    package enum Way: Hashable, Sendable {
        /// On the first day of the new edition, by the law itself (程序从新).
        case automatic
        /// By a step of the earlier edition, which somebody takes.
        case step(String)
        /// Never: it ends under the edition in which it began.
        case stays
    }

    /// The ids of the two editions, one following the other.
    package let earlier: String
    package let later: String
    package let way: Way
    /// The rule in words, and the clause that says it.
    package let says: String
    package let basis: Basis
    /// Which matters go over, in words; empty for all.
    package private(set) var concerns = ""
    package private(set) var limits: [LimitPassage] = []
    private(set) var stages: [M.Stage: M.Stage] = [:]
    private(set) var applies: @Sendable (M, Moment) -> Bool = { _, _ in true }
    private(set) var written: [Path<M>] = []
    private(set) var effects: [@Sendable (inout M, Moment) -> Void] = []

    /// Matters under way follow the new edition from its first day on.
    package init(_ earlier: String, to later: String, _ says: String, _ basis: Basis) {
        self.init(earlier, later, .automatic, says, basis)
    }

    /// Matters under way go over when a step of the earlier edition is taken.
    package init(_ earlier: String, to later: String, by step: String, _ says: String, _ basis: Basis) {
        self.init(earlier, later, .step(step), says, basis)
    }

    /// Matters under way end under the earlier edition.
    package static func stays(_ earlier: String, from later: String, _ says: String, _ basis: Basis) -> Self {
        Self(earlier, later, .stays, says, basis)
    }

    private init(_ earlier: String, _ later: String, _ way: Way, _ says: String, _ basis: Basis) {
        self.earlier = earlier
        self.later = later
        self.way = way
        self.says = says
        self.basis = basis
    }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// Only some matters go over; the others stay. It is asked whenever the matter is acted on and has not gone over, so it should look at
    /// nothing that may still change after the day of the new law.
    /// - Parameter words: which those are: “尚未告知听证权利的”.
    package func when(_ words: String, _ applies: @escaping @Sendable (M, Moment) -> Bool) -> Self {
        with {
            $0.concerns = words
            $0.applies = applies
        }
    }

    /// A stage of the earlier edition is another one under the new.
    package func maps(_ stage: M.Stage, to other: M.Stage) -> Self { with { $0.stages[stage] = other } }

    /// A limit that began before the day of the new law runs out as it began: by the length and the way of counting of the earlier edition.
    /// Conditions of the new edition that compute its end themselves know nothing of that: it is for limits which none of them asks for.
    package func asBegun(_ limits: String...) -> Self { adding(limits, .asBegun) }
    /// A limit is counted anew by the new law from the event from which that counts, although it was before the new law's day.
    package func anew(_ limits: String...) -> Self { adding(limits, .anew) }
    /// A limit is the new law's; where none ran for the matter under the earlier edition, it runs at the earliest from the new law's first day.
    package func sinceNewLaw(_ limits: String...) -> Self { adding(limits, .sinceNewLaw) }
    /// A limit that the new law does not know is none any more.
    package func ends(_ limits: String...) -> Self { adding(limits, .ends) }

    private func adding(_ limits: [String], _ how: LimitPassage.Manner) -> Self {
        with { passage in passage.limits += limits.map { LimitPassage(limit: $0, how: how) } }
    }

    /// What a record says that has gone over, where the new law asks for what the old did not; every field that it may change is named.
    package func writes(_ paths: Path<M>..., effect: @escaping @Sendable (inout M, Moment) -> Void) -> Self {
        with {
            $0.written += paths
            $0.effects.append(effect)
        }
    }
}

/// What a passage does with a limit that the two editions know differently.
package struct LimitPassage: Hashable, Sendable {
    package enum Manner: String, Hashable, Sendable {
        case asBegun = "在新法施行以前起算的，按原来的规定计算"
        case anew = "按新的规定，从其起算之日重新计算"
        case sinceNewLaw = "按新的规定计算，此前没有这一期限的，不早于施行之日起算"
        case ends = "不再计算"
    }

    package let limit: String
    package let how: Manner
}

/// A passage without the record's type.
package struct PassageOutline: Sendable {
    package enum Way: Hashable, Sendable { case automatic, step(String), stays }

    package let earlier: Edition
    package let later: Edition
    package let way: Way
    package let says: String
    package let basis: Basis
    package let concerns: String
    package let limits: [LimitPassage]
    /// Stages that are others under the new edition.
    package let stages: [(from: String, to: String)]
    /// Fields that it writes.
    package let writes: [String]

    /// Under which the journal enters it among the matter's steps, and what people call it.
    package static let action: String = "passage"
    package static let name: String = "适用新的程序"
    /// The member of the entry that says so.
    package static let member: String = "passage"
}

/// That a matter went over from one edition to another.
package struct Passed: Hashable, Sendable {
    /// The ids of the editions.
    package let from: String
    package let to: String
    /// The day from which it follows the new one: the first day of the new law where that takes it over by itself.
    package let on: Day
    /// Limits that run from that day at the earliest.
    package let since: [String]

    package init(from: String, to: String, on: Day, since: [String] = []) {
        self.from = from
        self.to = to
        self.on = on
        self.since = since
    }
}

/// A matter as it is under the new edition.
package struct PassedMatter: Sendable {
    package let outline: PassageOutline
    package let record: any Record
    package let stage: String
    package let ledger: Ledger
}

extension Matter {
    package typealias Passages = ListBuilder<Passage<Self>>
    package static var passages: [Passage<Self>] { [] }
}
