package import Kernel
package import Storage

/// What a step would do if it were taken now: decided by the engine's own decision, made by what makes the deed, and written nowhere.
package struct Foresight: Sendable {
    /// Stands where a number will be drawn.
    package static let unnumbered: String = "〔待编号〕"

    /// A paper as it would print.
    package struct Paper: Sendable {
        package let id: String
        package let name: String
        /// The name of the organ that issues it.
        package let issuer: String
        package let content: DocumentContent
        package let isNumbered: Bool
        /// Stays in the file.
        package let isInternal: Bool
    }

    /// What would become public, as the public would see it.
    package struct Publication: Sendable {
        package let name: String
        package let basis: Basis
        package let view: PublicView
        /// The names of earlier publications whose place it takes.
        package let replaces: [String]
    }

    package struct Withdrawal: Sendable {
        package let name: String
        package let notice: WithdrawalNotice
    }

    /// What becomes of a limit.
    package enum Turn: Sendable { case starts, ends, moves }

    /// One matter's part in it: the one that is acted on first, then those in which something follows of itself.
    package struct Part: Sendable {
        package let action: ActionOutline
        package let definition: any Definition
        package let matter: MatterID
        package let title: String
        package let organ: OrganCode
        package let isOpening: Bool
        /// As it would be; words stand in it for numbers that are not drawn.
        package let record: any Record
        package let papers: [Paper]
        package let publications: [Publication]
        package let withdrawals: [Withdrawal]
        package let limits: [(turn: Turn, limit: LimitClock)]
        /// The stage it comes to; `nil` where it stays.
        package let stage: StageOutline?
        /// What the matter waits for then, and with whom.
        package let awaited: [ActionOutline]
        /// What the record calls the parties.
        package let parties: [String]
        /// It holds personal data that stood there before.
        package let holdsPersonalData: Bool

        package var goesOut: Bool { !papers.allSatisfy { $0.isInternal && !$0.isNumbered } || !publications.isEmpty || !withdrawals.isEmpty }
    }

    /// Empty where something stands in the way.
    package var parts: [Part] = []
    package var refusals: [Refusal] = []
    package var fields: [FieldProblem] = []

    package var isFree: Bool { refusals.isEmpty && fields.isEmpty }
}

extension Engine {
    /// Whether a step goes out, by itself or by what it opens and causes in other matters.
    package func goesOut(_ action: ActionOutline, of definition: any Definition) -> Bool {
        if definition.goesOut(action) { return true }
        let following = action.opens.map { ($0.kind.id, $0.action) } + action.causes.map { ($0.kind.id, $0.action) }
        return following.contains { kind, step in
            guard let other = definitions[kind] else { return false }
            return other.editions.contains { edition in other.outline(edition.id)?.action(step).map { other.goesOut($0) } ?? false }
        }
    }
}

extension Work {
    /// What would come of a request, or everything that stands in its way; nothing is written, nothing is drawn.
    ///
    /// - Throws: as ``perform(_:as:)-(Request,_)`` does, but for what only writing finds out.
    package func foresee(_ request: Request, as actor: Actor) throws -> Foresight {
        let (decided, unmet) = try decide(request, as: actor)
        guard unmet.isEmpty else { return Foresight(refusals: unmet.refusals, fields: unmet.fields) }
        var changes = decided
        var foresight = Foresight()
        for index in changes.indices { foresight.parts.append(try foresee(&changes[index])) }
        return foresight
    }

    /// As ``write(_:)-(Change)`` makes it, up to where that writes.
    private func foresee(_ change: inout Change) throws -> Foresight.Part {
        _ = change.standOnTable()
        let (before, definition) = (change.before, change.after.definition)
        let numbers = try drawNumbers(&change, isTrial: true)
        var after = change.after
        after.row.title = definition.title(of: after.record)
        after.row.version += 1
        after.facts = definition.facts(after.record, organ: after.row.organ, after.ledger)
        after.clocks = try after.project(registers.settings, engine.calendar)
        let evidence = try gather(change, after, numbers, 0)
        change.after = after
        // What follows in other matters may look at this one.
        remember(after)
        let names = Dictionary(definition.publications.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return Foresight.Part(
            action: change.action, definition: definition, matter: after.row.id, title: after.row.title, organ: after.row.organ,
            isOpening: change.action.isOpening, record: after.record, papers: try evidence.papers.map { try paper($0, definition) },
            publications: evidence.publications(names), withdrawals: evidence.withdrawals(names), limits: limits(from: before, to: after, change),
            stage: after.row.stage == before.row.stage && !change.action.isOpening ? nil : after.outline.stage(after.row.stage),
            awaited: definition.awaited(after.row.edition, after.record, stage: after.row.stage).compactMap { after.outline.action($0) },
            parties: definition.parties(after.record), holdsPersonalData: !change.action.isOpening && definition.holdsPersonalData(before.record))
    }

    private func paper(_ row: PaperRow, _ definition: any Definition) throws -> Foresight.Paper {
        guard let content = DocumentContent(json: try JSON(parsing: row.content)) else {
            preconditionFailure("a paper that was made a moment ago can be read")
        }
        let outline = definition.documents.first { $0.id == row.document }
        return Foresight.Paper(
            id: row.document, name: outline?.name ?? content.title, issuer: registers.organs.name(of: row.organ), content: content,
            isNumbered: row.number != nil, isInternal: outline?.isInternal ?? false)
    }

    private func limits(from before: Dossier, to after: Dossier, _ change: Change) -> [(turn: Foresight.Turn, limit: LimitClock)] {
        func clocks(_ dossier: Dossier) -> [LimitClock] {
            dossier.definition.clocks(dossier.row.edition, dossier.record, registers.settings, dossier.ledger)
        }
        let earlier = change.action.isOpening ? [] : clocks(before)
        return clocks(after).compactMap { limit in
            guard let known = earlier.first(where: { $0.id == limit.id }) else { return limit.clock.stopped == nil ? (.starts, limit) : nil }
            switch (known.clock.stopped == nil, limit.clock.stopped == nil) {
            case (true, false): return (.ends, limit)
            case (false, true): return (.starts, limit)
            case (true, true): return known.clock == limit.clock ? nil : (.moves, limit)
            case (false, false): return nil
            }
        }
    }
}

extension Evidence {
    fileprivate func publications(_ names: [String: PublicationOutline]) -> [Foresight.Publication] {
        changes.compactMap { change in
            guard case .publish(let row) = change, let outline = names[row.publication], let view = PublicView(parsing: row.view) else { return nil }
            let replaced = changes.compactMap { other -> String? in
                guard case .close(let place, let closing) = other, closing.ending == .replaced(by: row.place) else { return nil }
                return names[place.publication]?.name ?? place.publication
            }
            return Foresight.Publication(name: outline.name, basis: outline.basis, view: view, replaces: replaced)
        }
    }

    fileprivate func withdrawals(_ names: [String: PublicationOutline]) -> [Foresight.Withdrawal] {
        changes.compactMap { change in
            guard case .close(let place, let closing) = change, case .withdrawn(let notice) = closing.ending else { return nil }
            return Foresight.Withdrawal(name: names[place.publication]?.name ?? place.publication, notice: notice)
        }
    }
}
