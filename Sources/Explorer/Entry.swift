package import Kernel

/// One matter of the small world, and what is read off it whenever it changes.
package struct Entry: Sendable {
    package let id: MatterID
    package let definition: any WalkedDefinition
    package private(set) var outline: ProcedureOutline
    package internal(set) var organ: OrganCode
    package let parent: MatterID?
    package var record: any Record
    package var stage: String = ""
    package var ledger: Ledger = Ledger()
    /// When it was last acted on; nothing may be done before that.
    package var touched: Instant
    package var number: String = ""
    package var history: History = History()
    /// What lists filter by.
    private(set) var keys: [(name: String, key: String)] = []
    private(set) var references: [(field: String, target: MatterID)] = []
    /// The first limit that means something when it runs out in silence.
    private(set) var deemed: (action: String, due: Day)?

    /// The kind's id; kept, since it is asked for thousands of times a step.
    package let kind: String
    package var edition: String { outline.edition.id }

    init(
        opening definition: any WalkedDefinition, _ outline: ProcedureOutline, id: MatterID, organ: OrganCode, parent: MatterID?, record: any Record,
        at: Instant
    ) {
        self.id = id
        self.definition = definition
        kind = definition.kind.id
        self.outline = outline
        self.organ = organ
        self.parent = parent
        self.record = record
        touched = at
    }

    /// The matter under the next edition; `nil` where the definition has none of that name.
    func gone(over passed: PassedMatter) -> Entry? {
        guard let outline = definition.outline(passed.outline.later.id) else { return nil }
        var after = self
        (after.outline, after.record, after.stage, after.ledger) = (outline, passed.record, passed.stage, passed.ledger)
        return after
    }

    package var stageOutline: StageOutline? { outline.stage(stage) }
    package var isFinal: Bool { stageOutline?.isFinal ?? false }
    package var isResting: Bool { stageOutline?.isResting ?? false }

    /// Reads lists' keys, references and the next deemed step off the record as it now is.
    mutating func derive(_ settings: Settings, _ calendar: WorkCalendar) {
        keys = definition.keys(of: record).map { ($0.info.name, $0.key) }
        references = definition.references(of: record)
        deemed = nil
        for clock in definition.clocks(edition, record, settings, ledger) {
            guard let action = clock.deemedAction, clock.clock.stopped == nil, outline.action(action)?.from.contains(stage) == true else { continue }
            // A limit that cannot be counted is reported where limits are looked at.
            guard let due = (try? clock.clock.due(in: calendar))?.day else { continue }
            if deemed.map({ due < $0.due }) ?? true { deemed = (action, due) }
        }
    }
}
