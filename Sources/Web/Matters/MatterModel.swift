import Engine
import Kernel
import Storage

/// Everything the page of one matter shows, read in one consistent state.
struct MatterModel: Sendable {
    struct Step: Sendable {
        let action: ActionOutline
        let conditions: [Condition]
        /// Why it cannot be taken now, apart from the conditions above: permission, separation, recusal, stage.
        let others: [Refusal]
        let missing: [FieldInfo]
        let isMine: Bool
        /// What the matter ordinarily waits for at its stage.
        let isAwaited: Bool

        /// How an action stands for a matter at a moment, as somebody sees it.
        init(
            _ action: ActionOutline, _ dossier: Dossier, _ moment: Moment, _ sight: Sight, missing: [FieldInfo] = [], isAwaited: Bool = false
        ) {
            let definition = dossier.definition
            let edition = dossier.row.edition
            let conditions = definition.conditions(action, edition, dossier.record, moment)
            let said = Set(conditions.map(\.id))
            let refusals = definition.refusals(action, edition, dossier.record, stage: dossier.row.stage, moment)
            let refusal = action.permission(
                of: sight.actor, at: definition.place(of: action, edition, dossier.record, moment), on: sight.day,
                organs: sight.work.engine.organs)
            self.action = action
            self.conditions = conditions
            others = refusals.filter { !said.contains($0.id) } + (refusal.map { [$0] } ?? [])
            self.missing = missing
            isMine = refusal == nil
            self.isAwaited = isAwaited
        }

        var isReady: Bool { others.isEmpty && conditions.allSatisfy { $0.isMet || $0.isOverridable } }
    }

    struct Limit: Sendable {
        let limit: LimitClock
        let reading: ClockReading
        let lines: [String]
    }

    let dossier: Dossier
    let entries: [JournalRow]
    let limits: [Limit]
    let steps: [Step]
    let papers: [PaperLine]
    let publications: [PublicationRow]
    let parent: MatterLine?
    let children: [MatterLine]
    let references: [(field: String, line: MatterLine)]
    let citedBy: [MatterLine]
    let desks: [Desk]
    let mayUnmask: Bool
    let disclosures: [JournalRow]
    let checkpoint: CheckpointRow?
    /// What should be looked at again.
    let cautions: [CautionNote]

    init(_ id: MatterID, _ sight: Sight, at now: Instant) throws {
        let work = sight.work
        let county = work.engine.county
        let connection = work.connection
        dossier = try sight.dossier(id)
        entries = try connection.entries(county, of: id)
        papers = try connection.papers(county, of: id)
        publications = try connection.publications(county, of: id)
        let moment = work.moment(dossier, at: max(now, dossier.touched), as: sight.actor)
        let definition = dossier.definition
        let edition = dossier.row.edition
        limits = try definition.clocks(edition, dossier.record, work.engine.settings, dossier.ledger).map { limit in
            let reading = try limit.clock.reading(at: now, in: work.engine.calendar)
            return Limit(limit: limit, reading: reading, lines: try limit.clock.explain(in: work.engine.calendar))
        }
        let dossier = dossier
        let awaited = Set(definition.awaited(edition, dossier.record, stage: dossier.row.stage))
        let filled = Set(definition.shown(dossier.record).map(\.info.name))
        steps = dossier.outline.actions(from: dossier.row.stage).filter { !$0.isAutomatic }.map { action in
            let missing = action.missing(besides: filled).compactMap { name in definition.fields.first { $0.name == name } }
            return Step(action, dossier, moment, sight, missing: missing, isAwaited: awaited.contains(action.id))
        }
        parent = try dossier.row.parent.flatMap { try sight.line($0) }
        children = try dossier.ledger.children.compactMap { try sight.line($0) }
        references = try definition.references(of: dossier.record).prefix(50).compactMap { field, target in
            try sight.line(target).map { (field, $0) }
        }
        citedBy = try connection.citing(county, id, limit: 50).compactMap { try sight.line($0) }
        desks = try connection.desks(county, of: id)
        mayUnmask = try sight.mayUnmask(dossier)
        disclosures = try connection.disclosures(county, of: id)
        checkpoint = try entries.last.flatMap { try connection.checkpoint(county, covering: $0.entry) }
        cautions = dossier.cautions(moment)
        try work.requireReadable()
    }
}
