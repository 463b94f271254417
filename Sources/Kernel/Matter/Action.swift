/// One lawful step (环节): from which stages, to which, by whom, on which article, filling what, and what must hold before.
package struct Action<M: Matter>: Sendable {
    package let id: String
    package let name: String
    /// Empty for the step that opens a matter.
    package let from: [M.Stage]
    /// `nil` leaves the stage as it is.
    package let to: M.Stage?
    package let roles: [Role]
    package let basis: Basis

    package private(set) var filled: [Path<M>] = []
    package private(set) var needed: [Path<M>] = []
    /// What is rarely filled in, or known already: forms put it aside.
    package private(set) var aside: [Path<M>] = []
    /// Lists to which the action adds.
    package private(set) var additions: [Addition<M>] = []
    /// What the matter that opens this one brings along.
    package private(set) var given: [Path<M>] = []
    package private(set) var gates: [Gate<M>] = []
    package private(set) var place: Place<M> = .own
    package private(set) var separations: [String] = []
    package private(set) var exclusions: [Exclusion<M>] = []
    /// Fields that the effects change, as declared.
    package private(set) var written: [Path<M>] = []
    package private(set) var effects: [@Sendable (inout M, Moment) -> Void] = []
    package private(set) var openings: [Opening<M>] = []
    package private(set) var receiving: Receiving<M>?
    package private(set) var returnsResult: Bool = false
    package private(set) var ledgerChanges: [LedgerChange<M>] = []
    package private(set) var publishes: [String] = []
    package private(set) var withdraws: [String] = []
    /// The field that says why, by publication.
    package private(set) var withdrawalReasons: [String: Path<M>] = [:]
    package private(set) var issues: [String] = []
    package private(set) var awaitings: [Awaiting<M>] = []
    package private(set) var consequences: [Consequence<M>] = []
    /// What the step enters happens outside, and may be entered later.
    package private(set) var event: Event<M>?
    /// Whether the step writes its moment: a limit in hours runs from it.
    package private(set) var stampsTime = false
    /// Steps that the law took when a limit ran out, and that this one makes undone.
    package private(set) var undone: [String] = []
    /// Whether it is taken for nothing else.
    package private(set) var isUndoing = false
    /// Whether many matters may take it in one go, where the kind says so; `nil` where it follows from the declaration.
    package private(set) var isInBulk: Bool?
    /// What is then asked once for all of them.
    package private(set) var askedInBulk: [Path<M>] = []

    /// - Parameters:
    ///   - stages: those in which the action may be taken.
    ///   - roles: posts whose holders may take it; `.system` alone marks a step that only the law or a sub-procedure takes.
    package init(_ id: String, _ name: String, _ stages: M.Stage..., to: M.Stage? = nil, by roles: Role..., basis: Basis) {
        self.id = id
        self.name = name
        self.from = stages
        self.to = to
        self.roles = roles
        self.basis = basis
    }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// Fields this action may fill.
    package func fills(_ paths: Path<M>...) -> Self { with { $0.filled += paths } }

    package func fills(all paths: [Path<M>]) -> Self { with { $0.filled += paths } }

    /// Fields this action fills and cannot be taken without.
    package func needs(_ paths: Path<M>...) -> Self {
        with {
            $0.filled += paths
            $0.needed += paths
        }
    }

    /// Says of a step that is taken many times a day which of its fields are rarely filled in, or mostly known already: forms fold them away,
    /// as long as no condition asks for them. What is put aside is filled in as before.
    package func aside(_ paths: Path<M>...) -> Self { with { $0.aside += paths } }

    package func aside(all paths: [Path<M>]) -> Self { with { $0.aside += paths } }

    /// Fields that come filled from the matter whose step opens this one; only for a step that opens a sub-procedure.
    package func given(_ paths: Path<M>...) -> Self { with { $0.given += paths } }

    /// Takes items of a list and adds them to it, before any other effect.
    ///
    /// - Parameters:
    ///   - parts: what each item cannot do without.
    ///   - least: how many must be given; 0 where the step may also be taken without.
    ///   - most: how many may be given at once; 1 where the step is about one of them, such as one suspension.
    ///   - checks: what must hold of each item.
    ///   - completing: what the step itself writes into an item.
    package func appends<Item: SubRecord>(
        _ path: WritablePath<M, [Item]>, needing parts: Path<Item>..., atLeast least: Int = 1, atMost most: Int = 1_000,
        checks: [Check<M, Item>] = [], completing: @escaping @Sendable (inout Item, M, Moment) -> Void = { _, _, _ in }
    ) -> Self {
        with {
            $0.additions.append(Addition(path, needing: parts, atLeast: least, atMost: most, checks: checks, completing: completing))
        }
    }

    /// Writes the day of the action into a field.
    package func stamps(_ path: WritablePath<M, Day?>) -> Self { writes(path) { matter, now in matter[keyPath: path] = now.today } }

    /// Writes the moment of the action into a field, for limits in hours.
    package func stampsInstant(_ path: WritablePath<M, Instant?>) -> Self {
        writes(path) { matter, now in matter[keyPath: path] = now.now }.with { $0.stampsTime = true }
    }

    /// What the step enters happens outside — a paper is served, an answer comes in, a sum is paid — and has a day of its own (发生之日), which
    /// may be told with the step when it is entered later. Conditions, effects and limits go by that day; posts, papers, publications and the
    /// journal by the day of the entry.
    ///
    /// - Parameters:
    ///   - label: what the day is called: “送达之日”.
    ///   - days: which are never later than the event. Where none of them is known it is not before the opening of the matter.
    package func occurs(_ label: String, after days: WritablePath<M, Day?>...) -> Self {
        with { $0.event = Event(label: label, after: days) }
    }

    /// The same for a step counted in hours, after a moment that is kept with its hour.
    package func occurs(_ label: String, afterMoment moment: WritablePath<M, Instant?>) -> Self {
        with { $0.event = Event(label: label, after: [], afterMoments: [moment]) }
    }

    /// The event may have happened before the matter was opened; after ``occurs(_:after:)``.
    package func mayPrecedeOpening() -> Self { with { $0.event?.mayPrecedeOpening = true } }

    /// The event is not before another day that the record knows without a field of its own, such as that of the last of a list; after
    /// ``occurs(_:after:)``.
    ///
    /// - Parameter words: what that day is called: “申请复议、起诉之日”.
    package func notBefore(_ words: String, _ day: @escaping @Sendable (M) -> Day?) -> Self { with { $0.event?.floors.append((words, day)) } }

    /// Whoever takes the step is himself bound by the limit that it keeps; after ``occurs(_:after:)``. Once the limit has run out he cannot say
    /// that he had kept it: an earlier day is refused where it would make a difference to a limit, to a condition of the step or to what
    /// silence has brought about. Who received enters the true day, by a step of his own.
    ///
    /// - Parameter head: who receives has no part in the matter here; then a head of the organ, to whom the step is open, enters it.
    package func bindsWhoEnters(butForHead head: Bool = false) -> Self {
        with {
            $0.event?.bindsActor = true
            $0.event?.headMayTell = head
        }
    }

    /// Makes undone what silence had brought about, when what is entered late shows that it was wrong: the event happened within the limit
    /// that had run out. Asks for the reason always; its effects put back what those steps wrote.
    ///
    /// - Parameter steps: that limits take when they run out (``Limit/deems(_:)``).
    package func undoes(_ steps: String...) -> Self {
        with {
            $0.undone += steps
            $0.isUndoing = true
        }
    }
    /// The same for a step that is also taken otherwise: where what it enters happened after the limit it is what it always is, a late reply;
    /// where it happened within the limit it makes undone what silence had brought about. Its effects ask ``Moment/undoes(_:)``.
    package func undoesIfInTime(_ steps: String...) -> Self { with { $0.undone += steps } }

    /// What follows of itself from the action, and every field that it may change; runs after the gates have held.
    ///
    /// The fields are named so that forms, help, checks and the lawyer's text can say where a value comes from. An effect that
    /// changes a field it does not name is a mistake that walks and tests find.
    package func writes(_ paths: Path<M>..., effect: @escaping @Sendable (inout M, Moment) -> Void) -> Self { writes(all: paths, effect) }
    /// The same with a list of fields that several steps share.
    package func writes(all paths: [Path<M>], _ effect: @escaping @Sendable (inout M, Moment) -> Void) -> Self {
        with {
            $0.written += paths
            $0.effects.append(effect)
        }
    }

    /// A condition the law puts before the action, under its name.
    package func requires(_ name: String, _ says: String, _ basis: Basis, _ holds: @escaping @Sendable (M, Moment) -> Bool) -> Self {
        requires(Gate(name, says, basis, holds))
    }
    /// A condition whose refusal names everything that is missing.
    package func requires(_ name: String, _ says: String, _ basis: Basis, listing missing: @escaping @Sendable (M, Moment) -> [String]) -> Self {
        requires(Gate(name, says, basis, listing: missing))
    }
    package func requires(_ gates: Gate<M>...) -> Self { with { $0.gates += gates } }
    /// Conditions that several actions share, or that are made from a list of the law.
    package func requires(all gates: [Gate<M>]) -> Self { with { $0.gates += gates } }

    /// The organ whose post-holders act, where it is not the matter's own.
    package func at(_ place: Place<M>) -> Self { with { $0.place = place } }

    /// Nobody who took one of those actions on this matter may take this one (职能分离).
    package func separate(from actions: String...) -> Self { with { $0.separations += actions } }

    /// Those named in the matter may not take this action (回避).
    ///
    /// - Parameter fromMatter: they stand back from the matter as a whole, so none of them handles it either.
    package func excludes(
        _ name: String, _ says: String, _ basis: Basis, fromMatter: Bool = false, _ persons: @escaping @Sendable (M, Moment) -> [PersonID]
    ) -> Self {
        with { $0.exclusions.append(Exclusion(name: name, says: says, basis: basis, isOfMatter: fromMatter, persons: persons)) }
    }

    /// Opens a sub-procedure on the desk of an organ; its opening action must be one that only the system takes.
    package func opens<Child: Matter>(
        _ kind: Child.Type, by action: String, at place: Place<M>, when applies: @escaping @Sendable (M, Moment) -> Bool = { _, _ in true },
        _ make: @escaping @Sendable (M, Moment) -> Child
    ) -> Self {
        with { $0.openings.append(Opening(kind: Child.kind, action: action, place: place, applies: applies, make: { make($0, $1) })) }
    }

    /// Takes in the result of a sub-procedure that this matter opened, into the fields it names.
    package func receives<Child: Matter>(
        _ kind: Child.Type, writing paths: Path<M>..., take: @escaping @Sendable (inout M, Child, Moment) -> Void
    ) -> Self {
        with {
            $0.written += paths
            $0.receiving = Receiving(kind: Child.kind) { matter, child, now in
                guard let child = child as? Child else { preconditionFailure("\(M.kind.id): a result of another kind than \(Child.kind.id)") }
                take(&matter, child, now)
            }
        }
    }

    /// What the law itself then does in other matters, such as withdrawing what was published of an act that has fallen.
    ///
    /// The step must be one that the system takes. A matter that is not, or no longer, at a stage where it can be taken is left
    /// alone; any other condition that is not met there refuses this action too.
    package func causes<Other: Matter>(
        _ action: String, in kind: Other.Type, of others: @escaping @Sendable (M, Moment) -> [Ref<Other>],
        filling input: @escaping @Sendable (M, Moment) -> [Filling<Other>] = { _, _ in [] }
    ) -> Self {
        with {
            $0.consequences.append(
                Consequence(kind: Other.kind, action: action, targets: { others($0, $1).map(\.id) }, input: { Filling.input(input($0, $1)) }))
        }
    }

    /// The result of this matter goes back to the one that opened it.
    package func returns() -> Self { with { $0.returnsResult = true } }

    /// Time stops for those limits (中止、扣除) until they are resumed.
    package func suspends(_ limits: String..., ground: String, document: (@Sendable (M) -> String)? = nil) -> Self {
        with { $0.ledgerChanges.append(.suspend(limits, ground: ground, isAlso: false, document: document)) }
    }
    /// The same where time may stand still already: it runs again once no ground stands, and a second order on one ground prolongs the first.
    package func suspendsAlso(_ limits: String..., ground: String, document: (@Sendable (M) -> String)? = nil) -> Self {
        with { $0.ledgerChanges.append(.suspend(limits, ground: ground, isAlso: true, document: document)) }
    }
    package func resumes(_ limits: String...) -> Self { with { $0.ledgerChanges.append(.resume(limits, from: nil)) } }
    /// Ends what stands still on one ground; on another it goes on standing still.
    package func resumes(_ limits: String..., from ground: String) -> Self { with { $0.ledgerChanges.append(.resume(limits, from: ground)) } }

    /// Lengthens a limit, at most so many times.
    package func extends(_ limit: String, by term: Term, atMost times: Int = 1, ground: String) -> Self {
        extends(limit, atMost: times, ground: ground, says: term.chinese) { _, _ in term }
    }

    /// Lengthens a limit by a term that depends on the matter or on what the county has set.
    /// - Parameter words: by how much, for the generated procedure: “批准的日数，不超过30日”.
    package func extends(
        _ limit: String, atMost times: Int = 1, ground: String, says words: String = "", by term: @escaping @Sendable (M, Settings) -> Term
    ) -> Self {
        with { $0.ledgerChanges.append(.extend(limit, by: term, atMost: times, ground: ground, says: words)) }
    }

    /// Makes a publication public; withdraws it.
    package func publishes(_ publications: String...) -> Self { with { $0.publishes += publications } }
    package func withdraws(_ publications: String...) -> Self { with { $0.withdraws += publications } }
    /// Withdraws it with a notice that gives the reason as it was filled in, or, where nothing was, says that the step was taken.
    ///
    /// The reason becomes public, so it is looked through for personal data as any published text is.
    package func withdraws(_ publications: String..., because reason: Path<M>) -> Self {
        with {
            $0.withdraws += publications
            for publication in publications { $0.withdrawalReasons[publication] = reason }
        }
    }

    /// Issues an official document: draws its number and enters it in the register.
    package func issues(_ documents: String...) -> Self { with { $0.issues += documents } }

    /// This is what a matter in those stages (all from which the action starts, when none is named) ordinarily waits for:
    /// it appears on the desk of those who may take it. Where no action of a stage says so, the first that leads on does.
    package func awaited(at stages: M.Stage..., when applies: @escaping @Sendable (M) -> Bool = { _ in true }) -> Self {
        with { $0.awaitings.append(Awaiting(stages: stages.isEmpty ? from : stages, applies: applies)) }
    }

    /// Many matters may take it in one go (成批办理), though that does not follow from its declaration: the law asks nothing of it that has to
    /// be weighed matter by matter, and whoever takes it says that each was looked at. See ``BulkManner``.
    ///
    /// - Parameter asked: fields that are the same for all of them and asked once.
    package func inBulk(asking asked: Path<M>...) -> Self {
        with {
            $0.isInBulk = true
            $0.askedInBulk += asked
        }
    }
    /// Always taken matter by matter: the law wants each weighed, though its declaration does not show that.
    package func oneByOne() -> Self { with { $0.isInBulk = false } }

    package var isOpening: Bool { from.isEmpty }
}

/// Where, and for which matters, an action is the one to be expected next.
package struct Awaiting<M: Matter>: Sendable {
    package let stages: [M.Stage]
    package let applies: @Sendable (M) -> Bool
}

/// Where an action is taken, or a sub-procedure lands.
package enum Place<M: Matter>: Sendable {
    /// The matter's own organ.
    case own
    /// The organ with a duty that is nearest in the tree.
    case holding(Organ.Duty)
    /// The organ that the matter names.
    case named(@Sendable (M) -> OrganCode?)
}

extension Place {
    /// The duty whose nearest holder it is, if it is found by one.
    var duty: Organ.Duty? {
        guard case .holding(let duty) = self else { return nil }
        return duty
    }

    var outline: PlaceOutline {
        switch self {
        case .own: .own
        case .holding(let duty): .holding(duty)
        case .named: .named
        }
    }
}

/// Persons whom the matter itself keeps from an action.
package struct Exclusion<M: Matter>: Sendable {
    /// Unique within the step, like the name of a gate.
    package let name: String
    package let says: String
    package let basis: Basis
    /// They stand back from the matter as a whole, not from this step for what they did in another.
    package let isOfMatter: Bool
    package let persons: @Sendable (M, Moment) -> [PersonID]
}

package struct Opening<M: Matter>: Sendable {
    package let kind: MatterKind
    package let action: String
    package let place: Place<M>
    package let applies: @Sendable (M, Moment) -> Bool
    package let make: @Sendable (M, Moment) -> any Record
}

package struct Receiving<M: Matter>: Sendable {
    package let kind: MatterKind
    package let take: @Sendable (inout M, any Record, Moment) -> Void
}

/// A step in other matters that follows of itself.
package struct Consequence<M: Matter>: Sendable {
    package let kind: MatterKind
    package let action: String
    package let targets: @Sendable (M, Moment) -> [MatterID]
    package let input: @Sendable (M, Moment) -> Input
}

/// One field that a step in another matter is given.
package struct Filling<M: Matter>: Sendable {
    let path: Path<M>
    let value: JSON

    package static func set<Value: FieldValue>(_ path: WritablePath<M, Value>, _ value: Value) -> Self { Self(path: path, value: value.json) }

    static func input(_ fillings: [Self]) -> Input {
        guard !fillings.isEmpty else { return [:] }
        let fields = FieldCache.fields(of: M.self)
        var input: Input = [:]
        for filling in fillings {
            // Every stored property has a field (a finding says where one has not), so no name is missing; if one were, the step is refused.
            input[fields.first { $0.path == filling.path }?.info.name ?? "?"] = filling.value
        }
        return input
    }
}

package enum LedgerChange<M: Matter>: Sendable {
    case suspend([String], ground: String, isAlso: Bool, document: (@Sendable (M) -> String)?)
    case resume([String], from: String?)
    case extend(String, by: @Sendable (M, Settings) -> Term, atMost: Int, ground: String, says: String)
}
