/// A procedure without its record's type: what lists, pages, the generated document and the engine's permission read.
package struct ProcedureOutline: Sendable {
    package let edition: Edition
    package let stages: [StageOutline]
    package let actions: [ActionOutline]
    package let limits: [LimitOutline]
    private let byID: [String: Int]

    init(edition: Edition, stages: [StageOutline], actions: [ActionOutline], limits: [LimitOutline]) {
        self.edition = edition
        self.stages = stages
        self.actions = actions
        self.limits = limits
        byID = Dictionary(actions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func action(_ id: String) -> ActionOutline? { byID[id].map { actions[$0] } }
    package func stage(_ code: String) -> StageOutline? { stages.first { $0.code == code } }
    /// What the procedure allows from a stage, whoever may take it.
    package func actions(from stage: String) -> [ActionOutline] { actions.filter { $0.from.contains(stage) } }
}

package struct StageOutline: Sendable {
    package let code: String
    package let name: String
    package let isFinal: Bool
    package let isResting: Bool
}

/// A step as its declaration says it, the same for all matters.
///
/// A class, so that handing one on counts one reference and not thirty: a page tells of some twenty steps of forty kinds.
package final class ActionOutline: Sendable {
    /// The kind it belongs to.
    package let kind: String
    package let index: Int
    package let id: String
    package let name: String
    package let from: [String]
    package let to: String?
    package let roles: Set<Role>
    package let basis: Basis
    package let fills: [String]
    package let needs: [String]
    /// Those of them that are filled in anew whenever the step is taken: what stands there was said at an earlier taking.
    package let anew: [String]
    /// Those of the fields that forms fold away: the step is taken many times a day, and they are rarely filled in.
    package let aside: Set<String>
    /// Lists to which the step adds items, with what it asks of them.
    package let additions: [AdditionOutline]
    /// Fields that the step itself changes, as it declares them.
    package let writes: [String]
    /// Fields that come filled from the matter that opens this one.
    package let given: [String]
    package let gates: [GateOutline]
    package let separations: [String]
    /// Those whom the matter itself keeps from the step (回避、职能分离).
    package let exclusions: [ExclusionOutline]
    package let opens: [OpeningOutline]
    /// The steps that follow of themselves in matters it names.
    package let causes: [FollowingOutline]
    package let receives: MatterKind?
    package let returnsResult: Bool
    package let publishes: [String]
    package let withdraws: [String]
    /// The field that says why, by publication; without one the notice says that the step was taken.
    package let withdrawalReasons: [String: String]
    package let issues: [String]
    package let suspensions: [SuspensionOutline]
    package let resumes: [String]
    package let extensions: [ExtensionOutline]
    /// Where it is taken, as far as that can be said without a record.
    package let place: PlaceOutline
    /// What the step enters happens outside and may be entered later.
    package let event: EventOutline?
    /// Steps that the law took when a limit ran out, and that this one makes undone.
    package let undoes: [String]
    /// Whether it is taken for nothing else: then only what happened within the limit can be entered.
    package let isUndoing: Bool
    /// Whether another step makes this one undone.
    package let isUndone: Bool
    /// What its kind says of taking it for many matters in one go.
    package let bulk: BulkWord

    init(
        kind: String, index: Int, id: String, name: String, from: [String], to: String?, roles: Set<Role>, basis: Basis,
        fills: [String], needs: [String], anew: [String], additions: [AdditionOutline], writes: [String], given: [String],
        gates: [GateOutline], separations: [String], exclusions: [ExclusionOutline], opens: [OpeningOutline],
        causes: [FollowingOutline], receives: MatterKind?, returnsResult: Bool, publishes: [String], withdraws: [String],
        withdrawalReasons: [String: String], issues: [String], suspensions: [SuspensionOutline], resumes: [String],
        extensions: [ExtensionOutline], place: PlaceOutline, event: EventOutline?, undoes: [String], isUndoing: Bool,
        isUndone: Bool, bulk: BulkWord = .unsaid, aside: Set<String> = []
    ) {
        self.aside = aside
        self.kind = kind
        self.index = index
        self.id = id
        self.name = name
        self.from = from
        self.to = to
        self.roles = roles
        self.basis = basis
        self.fills = fills
        self.needs = needs
        self.anew = anew
        self.additions = additions
        self.writes = writes
        self.given = given
        self.gates = gates
        self.separations = separations
        self.exclusions = exclusions
        self.opens = opens
        self.causes = causes
        self.receives = receives
        self.returnsResult = returnsResult
        self.publishes = publishes
        self.withdraws = withdraws
        self.withdrawalReasons = withdrawalReasons
        self.issues = issues
        self.suspensions = suspensions
        self.resumes = resumes
        self.extensions = extensions
        self.place = place
        self.event = event
        self.undoes = undoes
        self.isUndoing = isUndoing
        self.isUndone = isUndone
        self.bulk = bulk
    }

    package var isOpening: Bool { from.isEmpty }
    /// It holds the matter up instead of bringing it on: stops or lengthens a limit, or makes undone what silence meant.
    package var holdsUp: Bool { !suspensions.isEmpty || !extensions.isEmpty || isUndoing }
    /// It neither holds a matter of a stage up nor takes it away from there: what can be done beside the way that leads on.
    package func isBeside(_ stage: String) -> Bool { !holdsUp && (to == nil || to == stage) }
    /// The limits that it stops for a while, and those that it lengthens.
    package var suspends: [String] { suspensions.map(\.limit) }
    package var extends: [String] { extensions.map(\.limit) }

    /// Lists to which the step adds items: what is filled in under such a name is the items, not the list.
    package var appends: [String] { additions.map(\.name) }
    /// Those of them for which at least one item must be given.
    package var appendsAtLeastOne: [String] { additions.filter { $0.least > 0 }.map(\.name) }

    /// Everything that is filled in, in the order of the declaration.
    package var inputs: [String] { fills + appends }

    package func isNeeded(_ input: String) -> Bool { needs.contains(input) || appendsAtLeastOne.contains(input) }

    /// The stable id of one reason for which the step is refused.
    package func refusalID(_ word: String) -> String { "\(kind).\(id).\(word)" }
    /// The refusal of whoever took a step that is to be kept apart from this one.
    ///
    /// - Parameter name: of that step.
    package func separation(from earlier: String, named name: String?) -> Refusal {
        Refusal(.separation, id: refusalID("separate-\(earlier)"), "办理过“\(name ?? earlier)”的人员不得再办理“\(self.name)”", basis)
    }
    /// Taken by the law or by a sub-procedure, never by a person.
    package var isAutomatic: Bool { roles == [.system] }
}

/// A list to which a step adds items.
package struct AdditionOutline: Hashable, Sendable {
    /// The list's stored name.
    package let name: String
    /// How many items must be given, and how many may be at once.
    package let least: Int
    package let most: Int
    /// Parts that no item does without, by their names within it.
    package let needs: [String]
}

/// Where actions are taken.
package enum PlaceOutline: Hashable, Sendable {
    /// At the matter's own organ.
    case own
    /// At the nearest organ with a duty.
    case holding(Organ.Duty)
    /// At an organ that the matter names.
    case named
}

package struct GateOutline: Sendable {
    /// `penalty.decide.two-officers`
    package let id: String
    package let says: String
    package let basis: Basis
    package let override: Basis?
    /// Which matters it concerns, in words, outermost first; an empty word where none was said.
    package let concerns: [String]

    /// The sentence with the matters it concerns in front.
    package var sentence: String {
        let words = concerns.filter { !$0.isEmpty }
        return words.isEmpty ? says : "\(words.joined(separator: "，"))：\(says)"
    }
}

/// A limit that a step stops for a while (中止), and on what ground.
package struct SuspensionOutline: Hashable, Sendable {
    package let limit: String
    package let ground: String
}

/// A limit that a step lengthens.
package struct ExtensionOutline: Hashable, Sendable {
    package let limit: String
    /// By how much, in words; empty where none were said.
    package let term: String
    /// How often at most; `nil` for as often as the law's condition is met.
    package let atMost: Int?
    package let ground: String
}

package struct ExclusionOutline: Sendable {
    /// `penalty.decide.not-recused`
    package let id: String
    package let says: String
    package let basis: Basis
}

/// A sub-procedure that a step opens, and the step that opens it there.
package struct OpeningOutline: Hashable, Sendable {
    package let kind: MatterKind
    package let action: String
    package let place: PlaceOutline
}

package struct LimitOutline: Sendable {
    package let id: String
    package let name: String
    package let term: String
    package let basis: Basis
    package let deemedAction: String?
    /// The day from which it runs and what ends it, in words.
    package let starts: String
    package let ends: String
    /// Which matters it concerns, in words; empty for all.
    package let concerns: [String]
    /// How its days are counted.
    package let counting: CountingRule
}

/// A running or finished limit of one matter.
package struct LimitClock: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    package let deemedAction: String?
    package let clock: Clock
}

/// A document kind without its record's type.
package struct DocumentOutline: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    package let pattern: String?
    package let numbersMatter: Bool
    /// Words of the pattern that a county sets.
    package var words: [(word: String, setting: Setting<String>)] = []
    /// Ends with opinions of those who prepared, reviewed and approved (审批表): it goes out to nobody.
    package var isInternal: Bool = false

    /// The pattern as a county spells it; also the name of the gapless series.
    package func pattern(in settings: Settings) -> String? {
        pattern.map { words.reduce($0) { text, entry in text.replacing(entry.word, with: settings[entry.setting]) } }
    }
}

package struct PublicationOutline: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    package let fields: [String]
    /// Other publications of the matter that end when this one is made.
    package let replaces: [String]
    /// Which matters are published, in words; empty for all.
    package let concerns: String
    /// Shows somebody's personal data whole, because the law has the person named.
    let namesPersons: Bool
}

/// A sub-procedure to open.
package struct ChildOpening: Sendable {
    package let kind: MatterKind
    package let action: String
    package let organ: OrganCode
    package let record: any Record
}

/// A step that an action causes in another matter.
package struct FollowingOutline: Hashable, Sendable {
    package let kind: MatterKind
    package let action: String
}

/// A step to take, by the law itself, in another matter.
package struct FollowingStep: Sendable {
    package let kind: MatterKind
    package let action: String
    package let matter: MatterID
    package let input: Input
}

extension ActionOutline {
    /// An act on slips of the pen or on papers, as it is entered beside the steps of the law: it moves no stage, and issues what it says.
    package static func correction(
        _ act: Correction.Act, of kind: String, at stage: String, _ basis: Basis, issues: [String] = [], publishes: [String] = [],
        withdraws: [String] = []
    ) -> ActionOutline {
        ActionOutline(
            kind: kind, index: 0, id: act.rawValue, name: act.name, from: [stage], to: nil, roles: [], basis: basis, fills: [], needs: [],
            anew: [], additions: [], writes: [], given: [], gates: [], separations: [], exclusions: [], opens: [], causes: [], receives: nil,
            returnsResult: false, publishes: publishes, withdraws: withdraws, withdrawalReasons: [:], issues: issues, suspensions: [], resumes: [],
            extensions: [], place: .own, event: nil, undoes: [], isUndoing: false, isUndone: false)
    }
}
