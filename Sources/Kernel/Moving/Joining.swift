/// What the law of a kind says of matters that are dealt with as one (并案、并件、合并审理): one leads, the others are joined to it.
///
/// A joined matter keeps its stage, its number and its file, and stands still: no step is taken in it, nobody is waited for, no limit runs.
/// What is decided is decided in the leading matter. A kind that says nothing joins none.
package struct Joining<M: Matter>: Sendable {
    /// The stages in which both must be; none where the kind joins nothing.
    package let stages: [M.Stage]
    package let roles: [Role]
    package let place: Place<M>
    /// The articles on which such matters are joined, to be chosen from.
    package private(set) var grounds: [(says: String, basis: Basis)] = []
    private(set) var conditions: [Condition] = []
    /// What is decided in the leading matter and holds for the joined one too.
    private(set) var shared: [Path<M>] = []
    /// Steps that concern the leading matter alone: those joined to it go apart first.
    private(set) var apart: [String] = []

    /// What must hold between the two.
    struct Condition: Sendable {
        let name: String
        let says: String
        let basis: Basis
        /// Of the matter that is joined, and the one that leads.
        let holds: @Sendable (M, M, Moment) -> Bool
    }

    package init() {
        stages = []
        roles = []
        place = .own
    }

    /// - Parameter stages: before anything is decided.
    package init(at stages: [M.Stage], by roles: Role..., in place: Place<M> = .own) {
        self.stages = stages
        self.roles = roles
        self.place = place
    }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    package func on(_ says: String, _ basis: Basis) -> Self { with { $0.grounds.append((says, basis)) } }

    /// What must hold between the joined matter (the first) and the leading one.
    package func requires(_ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, M, Moment) -> Bool) -> Self {
        with { $0.conditions.append(Condition(name: name, says: says, basis: basis, holds: holds)) }
    }

    /// Each counts: what these fields of the leading matter say is said of the joined one too, as soon as it is said.
    ///
    /// Where none is named the decision counts once, for the leading matter; what stood for the joined one ends on the day on which it is joined.
    package func sharing(_ paths: Path<M>...) -> Self { with { $0.shared += paths } }

    /// Steps that may not be taken in the leading matter while others are joined to it: they would end those for a reason not their own.
    package func apart(_ steps: String...) -> Self { with { $0.apart += steps } }
}

/// The same without the record's type.
package struct JoiningOutline: Sendable {
    /// None where the kind joins nothing.
    package let stages: [String]
    package let roles: Set<Role>
    package let grounds: [(says: String, basis: Basis)]
    package let conditions: [GateOutline]
    /// The stored names of what holds for the joined matters too; none where the decision counts once.
    package let shared: [String]
    package let apart: [String]

    package var isPossible: Bool { !stages.isEmpty }
}

/// That a matter is, or was, joined to another.
package struct Joined: Equatable, Sendable {
    package let leader: MatterID
    package let from: Day
    /// The first day on which it was by itself again; `nil` while it is joined.
    package var until: Day?
    package let reason: String
    package let article: String
    package let person: PersonID

    package init(leader: MatterID, from: Day, until: Day? = nil, reason: String, article: String, person: PersonID) {
        self.leader = leader
        self.from = from
        self.until = until
        self.reason = reason
        self.article = article
        self.person = person
    }

    /// What is done about joining, as the journal names it; no step of a kind may be called so.
    package enum Act: String, Sendable, CaseIterable {
        /// An entry of the matter that is joined.
        case join = "joining.join"
        /// An entry of the matter that leads.
        case lead = "joining.lead"
        case part = "joining.part"
        case release = "joining.release"
        /// What the leading matter decides holds for the joined one.
        case follow = "joining.follow"

        package static var prefix: String { "joining." }

        package var name: String {
            switch self {
            case .join: "并入其他事项"
            case .lead: "其他事项并入"
            case .part: "分开办理"
            case .release: "并入的事项分开办理"
            case .follow: "随主案办理"
            }
        }
    }
}

/// What the law of a kind says of a matter of which a part goes out into another of the same kind (分案、另案处理).
///
/// The other begins where this one stands, with its record, its day and its limits as they run. A kind that says nothing splits none.
package struct Splitting<M: Matter>: Sendable {
    package let stages: [M.Stage]
    package let roles: [Role]
    package let place: Place<M>
    package private(set) var grounds: [(says: String, basis: Basis)] = []
    /// Lists of which some items go, those that are chosen.
    private(set) var lists: [Path<M>] = []
    /// What is said anew of the part that goes.
    private(set) var told: [Path<M>] = []
    /// Of that, what a condition asks for whatever goes.
    private(set) var needed: [Path<M>] = []
    /// What stays with the first matter alone.
    private(set) var left: [Path<M>] = []
    private(set) var conditions: [Joining<M>.Condition] = []
    /// Measures for which the part that goes counts as one more, on the day on which it goes.
    private(set) var counts: [String] = []

    package init() {
        stages = []
        roles = []
        place = .own
    }

    package init(at stages: [M.Stage], by roles: Role..., in place: Place<M> = .own) {
        self.stages = stages
        self.roles = roles
        self.place = place
    }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    package func on(_ says: String, _ basis: Basis) -> Self { with { $0.grounds.append((says, basis)) } }
    /// Lists of which the items that are chosen go.
    package func dividing(_ paths: Path<M>...) -> Self { with { $0.lists += paths } }
    /// What is said anew of the part that goes; what is not said stays as it is.
    package func telling(_ paths: Path<M>...) -> Self { with { $0.told += paths } }
    /// The same, and a condition asks for it whatever goes: the form says that it must be filled in.
    package func tellingAlways(_ paths: Path<M>...) -> Self {
        with {
            $0.told += paths
            $0.needed += paths
        }
    }
    /// What the other says nothing of, unless it is said anew.
    package func leaving(_ paths: Path<M>...) -> Self { with { $0.left += paths } }
    /// Measures that count each case: the part is one more on the day on which it goes. Else what had been counted stays counted once, for the first.
    package func counting(_ measures: String...) -> Self { with { $0.counts += measures } }

    /// What must hold between the first matter and the part that goes, both as they would be.
    package func requires(_ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, M, Moment) -> Bool) -> Self {
        with { $0.conditions.append(Joining<M>.Condition(name: name, says: says, basis: basis, holds: holds)) }
    }
}

/// The same without the record's type.
package struct SplittingOutline: Sendable {
    package let stages: [String]
    package let roles: Set<Role>
    package let grounds: [(says: String, basis: Basis)]
    package let conditions: [GateOutline]
    /// The stored names of the lists of which some items go.
    package let lists: [String]
    /// The stored names of what is said anew of the part that goes.
    package let told: [String]
    /// Those of them that must be said.
    package let needed: [String]

    package var isPossible: Bool { !stages.isEmpty }
}

/// Whence a matter came that was a part of another (原案).
package struct Origin: Equatable, Sendable {
    package let matter: MatterID
    /// The day on which it went out.
    package let on: Day
    /// What had been counted before that day and counts here: the share of the part that went.
    package let here: [Tenure.Kept]
    /// What counts here as one more, on that day: each case counts.
    package let anew: [Tenure.Kept]
    /// What is of that day or later and was counted for the first matter: it is not counted again.
    package let there: [Tenure.Kept]

    package init(matter: MatterID, on: Day, here: [Tenure.Kept] = [], anew: [Tenure.Kept] = [], there: [Tenure.Kept] = []) {
        self.matter = matter
        self.on = on
        self.here = here
        self.anew = anew
        self.there = there
    }

    /// What is done about splitting, as the journal names it; no step of a kind may be called so.
    package enum Act: String, Sendable, CaseIterable {
        /// An entry of the matter of which a part goes.
        case divide = "splitting.divide"
        /// The first entry of the part.
        case begin = "splitting.begin"

        package static var prefix: String { "splitting." }

        package var name: String {
            switch self {
            case .divide: "分出另案"
            case .begin: "由分案开始"
            }
        }
    }
}

/// The answer to somebody who wants a part of a matter to go out into another.
package enum SplitDecision: Sendable {
    case split(first: any Record, other: any Record, origin: Origin, place: OrganCode)
    case refused([Refusal], fields: [FieldProblem])
}

extension Ledger {
    /// The matter to which this one is joined now.
    package var joinedTo: MatterID? { joinings.isEmpty ? nil : joinings.last.flatMap { $0.until == nil ? $0.leader : nil } }
    package var isJoined: Bool { joinedTo != nil }

    /// The ledger of the part that goes out: limits as they run and who did what; what the first matter opened, has on its way, or was put right
    /// in it stays there.
    package func part(from origin: Origin) -> Ledger {
        var ledger = Ledger()
        ledger.suspensions = suspensions
        ledger.lengthenings = lengthenings
        ledger.doers = doers
        ledger.deeds = deeds
        ledger.begun = begun
        ledger.lapses = lapses
        ledger.tenures = tenures
        ledger.predecessors = predecessors
        ledger.passages = passages
        ledger.origin = origin
        return ledger
    }

    /// Goes apart from the matter it was joined to: its limits run on from their own beginnings, standing still when those of the leading
    /// matter did, and as much longer.
    ///
    /// - Parameters:
    ///   - leader: the ledger of the leading matter.
    ///   - day: the first on which it is by itself.
    package mutating func part(from leader: Ledger, on day: Day) {
        guard let last = joinings.indices.last, joinings[last].until == nil else { return }
        let from = joinings[last].from
        joinings[last].until = day
        for suspension in leader.suspensions where suspension.pause.from >= from {
            var suspension = suspension
            let pause = suspension.pause
            if pause.until == nil {
                suspension.pause = Pause(
                    from: pause.from, until: day, ground: pause.ground, article: pause.article, document: pause.document, approver: pause.approver)
            }
            suspensions.append(suspension)
        }
        // Not one that came over before: joining and parting again and again wins no time.
        lengthenings += leader.lengthenings.filter { $0.extended.on >= from && !lengthenings.contains($0) }
    }
}
