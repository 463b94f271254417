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

package struct ActionOutline: Sendable {
    package let index: Int
    package let id: String
    package let name: String
    package let from: [String]
    package let to: String?
    package let roles: Set<Role>
    package let basis: Basis
    package let fills: [String]
    package let needs: [String]
    package let gates: [GateOutline]
    package let separations: [String]
    package let opens: [MatterKind]
    /// The steps that follow of themselves in matters it names.
    package let causes: [FollowingOutline]
    package let receives: MatterKind?
    package let returnsResult: Bool
    package let publishes: [String]
    package let withdraws: [String]
    package let issues: [String]
    package let suspends: [String]
    package let resumes: [String]
    package let extends: [String]
    /// Where it is taken, as far as that can be said without a record.
    package let place: PlaceOutline

    package var isOpening: Bool { from.isEmpty }
    /// Taken by the law or by a sub-procedure, never by a person.
    package var isAutomatic: Bool { roles == [.system] }
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
    package let says: String
    package let basis: Basis
    package let override: Basis?
}

package struct LimitOutline: Sendable {
    package let id: String
    package let name: String
    package let term: String
    package let basis: Basis
    package let deemedAction: String?
}

/// A running or finished limit of one matter.
package struct LimitClock: Sendable {
    package let id: String
    package let name: String
    package let basis: Basis
    package let deemedAction: String?
    package let clock: Clock
}

/// What a publication shows: label and text, in order, already masked.
package struct PublicView: Equatable, Sendable {
    package let items: [(label: String, text: String)]
    package let until: Day?

    package static func == (left: Self, right: Self) -> Bool {
        left.until == right.until && left.items.elementsEqual(right.items) { $0 == $1 }
    }

    package var json: String {
        JSON.array(items.map { .object([.init("label", .text($0.label)), .init("text", .text($0.text))]) }).encoded
    }
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
    package let input: [String: String]
}
