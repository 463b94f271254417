import Engine
import Kernel
import Storage

/// Everything the page of one matter shows, read in one consistent state.
struct MatterModel: Sendable {
    struct Step: Sendable {
        let action: ActionOutline
        /// The engine's own decision, before the step is taken.
        let preview: StepPreview
        /// What must be filled in and is not.
        let missing: [FieldInfo]
        /// What the matter ordinarily waits for at its stage.
        let isAwaited: Bool
        /// Another's to take, and the reader may fill it in for approval.
        private(set) var mayPrepare: Bool = false
        /// The running limits that it stops, by their ids.
        var stops: Set<String> = []
        /// By unmet conditions the steps that can be taken now and would meet them.
        var remedies: [String: [ActionOutline]] = [:]
        /// Why the reader, who holds a post for it, is not the one: what the condition on who acts, recusal or separation of duties says.
        var kept: [String] = []

        /// A step that is prepared.
        init(_ prepared: PreparedStep, _ definition: any Definition) {
            action = prepared.action
            preview = prepared.preview
            missing = prepared.preview.missing.compactMap { name in definition.fields.first { $0.name == name } }
            isAwaited = true
        }

        /// How an action stands for a matter at a moment, as the moment's actor sees it.
        ///
        /// - Parameter isComplete: somebody says that everything is filled in.
        init(
            _ action: ActionOutline, _ dossier: Dossier, _ moment: Moment, filling input: Input = [:], overriding reasons: [String: String] = [:],
            isComplete: Bool = false, isAwaited: Bool = false, mayPrepare: Bool = false
        ) {
            let definition = dossier.definition
            let preview = definition.preview(
                action, dossier.row.edition, on: dossier.record, at: dossier.row.stage, filling: input, overriding: reasons,
                isComplete: isComplete, moment)
            self.action = action
            self.preview = preview
            missing = preview.missing.compactMap { name in definition.fields.first { $0.name == name } }
            self.isAwaited = isAwaited
            self.mayPrepare = mayPrepare && !preview.isPermitted
        }

        /// The reader has the post for it, and nothing in the matter gives it to another.
        var isMine: Bool { preview.isPermitted && kept.isEmpty }
        var isReady: Bool { preview.isReady }
    }

    struct Limit: Sendable {
        let limit: LimitClock
        let reading: ClockReading
        let lines: [String]
    }

    let dossier: Dossier
    /// The bounds of what the reader sees as one of a party's organ; `nil` for who sees all of it.
    let party: PartyView?
    let entries: [JournalRow]
    /// Those of them that are shown.
    let shown: [JournalRow]
    let limits: [Limit]
    let steps: [Step]
    /// What is prepared for somebody to take.
    let prepared: [PreparedStep]
    /// A slip of the pen that waits for a decision; whether the reader may name one; papers that he or she may take back or issue anew.
    let correction: OpenCorrection?
    let mayCorrect: Bool
    let recallable: (recall: [PaperLine], reissue: [PaperLine])
    /// What the reader may do about moving it, and about its parties.
    let moving: MovingOptions
    /// The same about matters that are dealt with as one; `nil` for most.
    let joining: JoiningOptions?
    let papers: [PaperLine]
    let publications: [PublicationRow]
    let parent: MatterLine?
    let children: [MatterLine]
    /// Where papers of correction of the matter are served.
    let correctionServices: [MatterLine]
    let references: [(field: String, line: MatterLine)]
    /// The matters in sight that the record names anywhere, also in its lists.
    let linked: [MatterID: MatterLine]
    let citedBy: [MatterLine]
    let desks: [Desk]
    let mayUnmask: Bool
    let disclosures: [JournalRow]
    let checkpoint: CheckpointRow?
    /// Whoever looks, and what he or she may do about who answers for the matter.
    let reader: PersonID
    let choices: HandlingChoices
    /// What should be looked at again.
    let cautions: [CautionNote]

    init(_ id: MatterID, _ sight: Sight, at now: Instant) throws {
        let work = sight.work
        let county = work.engine.county
        let connection = work.connection
        dossier = try sight.dossier(id)
        let party = try sight.insight(into: dossier)?.party
        self.party = party
        let entries = try connection.entries(county, of: id)
        self.entries = entries
        shown = party.map { entries.filter($0.shows) } ?? entries
        papers = try connection.papers(county, of: id).filter { party?.shows(paper: $0.document) ?? true }
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
        let possible = dossier.outline.actions(from: dossier.row.stage).filter { !$0.isAutomatic && party?.own.contains($0.id) ?? true }
        let isTiming = limits.contains(where: \.isRunning)
        var steps = possible.map { action in
            var step = Step(
                action, dossier, moment, isAwaited: awaited.contains(action.id), mayPrepare: work.mayPrepare(action, on: dossier, moment))
            step.kept = Self.keeping(from: step, dossier, moment)
            if isTiming { step.stops = definition.stopping(action, edition, dossier.record, work.engine.settings, dossier.ledger, moment) }
            return step
        }
        Self.findRemedies(&steps, dossier, moment)
        self.steps = steps
        prepared = try work.prepared(in: dossier, at: now, as: sight.actor).filter { party?.shows($0.preparation) ?? true }
        let isKnown = dossier.ledger.correction.map { party?.organs.contains($0.place) ?? true } ?? true
        correction = isKnown ? try work.correction(in: dossier, at: now, as: sight.actor) : nil
        mayCorrect = work.mayPropose(dossier, at: now, as: sight.actor)
        recallable =
            papers.isEmpty
            ? ([], [])
            : work.recallable(MatterPapers(lines: papers, entries: entries, publications: publications), in: dossier, at: now, as: sight.actor)
        moving = try work.moving(dossier, at: now, as: sight.actor)
        joining = try sight.joining(dossier)
        parent = try dossier.row.parent.flatMap { try sight.line($0) }
        children = try dossier.ledger.children.compactMap { try sight.line($0) }
        correctionServices = try work.correctionServices(of: dossier).compactMap { try sight.line($0) }
        let referred = definition.references(of: dossier.record).prefix(50)
        let named = definition.values(of: dossier.record).flatMap { info, json in info.type.matters(in: json) }
        var linked: [MatterID: MatterLine] = [:]
        for id in Set(referred.map(\.target) + named.prefix(100)) { linked[id] = try sight.line(id) }
        self.linked = linked
        references = referred.compactMap { field, target in linked[target].map { (field, $0) } }
        citedBy = try connection.citing(county, id, limit: 50).compactMap { try sight.line($0) }
        desks = try connection.desks(county, of: id, work.engine.offices)
        mayUnmask = try sight.mayUnmask(dossier)
        disclosures = party == nil ? try connection.disclosures(county, of: id) : []
        checkpoint = try entries.last.flatMap { try connection.checkpoint(county, covering: $0.entry) }
        reader = sight.actor.person
        choices = try work.handlingChoices(dossier, at: now, as: sight.actor)
        cautions = party == nil ? dossier.cautions(moment) : []
        try work.requireReadable()
    }

    /// What keeps somebody who has the post from a step: no other step makes him or her the one who may take it.
    private static func keeping(from step: Step, _ dossier: Dossier, _ moment: Moment) -> [String] {
        guard step.preview.isPermitted, !step.preview.isReady else { return [] }
        let barred = step.preview.others.filter { $0.cause == .recusal || $0.cause == .separation }.map(\.says)
        let unmet = step.preview.conditions.filter { $0.state == .unmet }
        guard !unmet.isEmpty else { return barred }
        let asking = dossier.definition.askingWhoActs(
            Set(unmet.map(\.id)), of: step.action, dossier.row.edition, dossier.record, moment)
        return barred + unmet.filter { asking.contains($0.id) }.map(\.says)
    }

    /// Finds, for what the reader has to do and cannot yet, the steps of the same stage that would meet what is missing: none that ends the
    /// matter or holds it up, and none for a condition on who acts.
    private static func findRemedies(_ steps: inout [Step], _ dossier: Dossier, _ moment: Moment) {
        let (definition, edition) = (dossier.definition, dossier.row.edition)
        let stage = dossier.outline.actions(from: dossier.row.stage).filter { action in
            !action.holdsUp && action.to.flatMap { dossier.outline.stage($0)?.isFinal } != true
        }
        let lacking = steps.indices.filter { steps[$0].isAwaited && (steps[$0].isMine || steps[$0].mayPrepare) && !steps[$0].isReady }
        for index in lacking.prefix(2) {
            let action = steps[index].action
            var unmet = Set(steps[index].preview.conditions.filter { $0.state == .unmet }.map(\.id))
            unmet.subtract(definition.askingWhoActs(unmet, of: action, edition, dossier.record, moment))
            for other in stage where other.id != action.id && !unmet.isEmpty {
                for id in definition.meeting(unmet, of: action, by: other, edition, dossier.record, moment)
                where (steps[index].remedies[id]?.count ?? 0) < 2 { steps[index].remedies[id, default: []].append(other) }
            }
        }
    }
}
