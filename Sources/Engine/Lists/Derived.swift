import Kernel
import Storage

/// What lists, desks and the search know of a matter; a function of the matter and the registers alone.
struct Derived: Hashable {
    var due: Day?
    var warn: Day?
    var waiting: [WaitingRow]
    var handling: [HandlingRow] = []
    var agenda: [AgendaRow] = []
    var attributes: [AttributeRow]
    var search: SearchText
    /// Digests of what the persons in it are known by.
    var partyKeys: Set<Int64> = []

    /// Of a matter that is not yet there.
    static let none: Derived = Derived(due: nil, warn: nil, waiting: [], attributes: [], search: .none)

    /// Puts down whose the matter is, once it is known where it waits.
    ///
    /// A matter that waits for nobody lies on nobody's desk, handled or not.
    mutating func hand(to dossier: Dossier) {
        let ledger = dossier.ledger
        let taker = dossier.taking
        waiting = waiting.map { row in
            let lead = ledger.holder(of: row.desk)
            // A decision is nobody's for having worked it out.
            let other: PersonID? =
                switch row.ask.act {
                case .redo: row.ask.author
                default: row.ask.isApproval ? nil : taker.flatMap { $0.desks.contains(row.desk) ? $0.person : nil }
                }
            return WaitingRow(row.ask, at: row.desk, due: row.due, warn: row.warn, lead: lead, holder: lead ?? other)
        }
        handling =
            waiting.isEmpty
            ? []
            : ledger.handlers.map { handler in
                let isNext = waiting.contains { $0.desk.organ == handler.organ && $0.desk.role.id == handler.role }
                return HandlingRow(handler, isAside: !isNext, due: due, warn: warn)
            }
        // What is closed and waits only for a slip of the pen is nobody's work any more.
        agenda = waiting.isEmpty || dossier.row.closed != nil ? [] : agenda(of: dossier, taker)
    }

    /// Whose it is, each person once: those who handle it; where nobody leads it, whoever took its last step; whoever put a step before others.
    private func agenda(of dossier: Dossier, _ taker: Dossier.Taking?) -> [AgendaRow] {
        var rows: [AgendaRow] = []
        func add(_ person: PersonID, _ organ: OrganCode, _ part: AgendaRow.Part, isAside: Bool) {
            if let known = rows.firstIndex(where: { $0.person == person }) {
                // What waits for somebody at one organ waits for him or her.
                guard rows[known].isAside, !isAside else { return }
                rows[known] = AgendaRow(person, at: organ, as: rows[known].part, isAside: false, due: due)
            } else {
                rows.append(AgendaRow(person, at: organ, as: part, isAside: isAside, due: due))
            }
        }
        for row in handling {
            // What lies before its handler for approval stands there and not twice.
            let isAsked = waiting.contains { $0.ask.isApproval && $0.lead == row.person && $0.desk.organ == row.organ && $0.desk.role.id == row.role }
            if !isAsked { add(row.person, row.organ, row.part == .lead ? .lead : .helper, isAside: row.isAside) }
        }
        if let taker, dossier.ledger.lead(at: taker.organ) == nil {
            add(taker.person, taker.organ, .taker, isAside: !waiting.contains { $0.holder == taker.person && $0.desk.organ == taker.organ })
        }
        for preparation in dossier.ledger.preparations {
            guard let preparer = preparation.preparer else { continue }
            add(preparer.person, preparer.organ, .taker, isAside: preparation.state != .returned)
        }
        return rows
    }

    /// The day on which seven tenths of a limit's days are gone, so that three tenths are left to act.
    static func warning(from start: Day, to due: Day) -> Day { due.advanced(by: -max(0, (due - start) * 3 / 10)) }
}

extension Work {
    /// - Parameters:
    ///   - earlier: the matter before its last step.
    ///   - known: what was known of it then: what lists show is taken from there where the step changed nothing of it.
    func derive(_ dossier: Dossier, at: Instant, after earlier: Dossier? = nil, _ known: Derived = .none) -> Derived {
        let definition = dossier.definition
        let isOpen = dossier.row.closed == nil
        let waits = isOpen || dossier.ledger.correction != nil
        let first = isOpen ? dossier.clocks.filter { $0.due != nil }.min { ($0.due?.ordinal ?? 0) < ($1.due?.ordinal ?? 0) } : nil
        var derived = Derived(due: first?.due, warn: first?.warn, waiting: [], attributes: [], search: .none)
        if waits {
            let moment = moment(dossier, at: at, as: .system)
            derived.waiting = asks(of: dossier, moment).map { WaitingRow($0.ask, at: $0.desk, due: derived.due, warn: derived.warn) }
            derived.hand(to: dossier)
        }
        if let earlier, earlier.row.title == dossier.row.title, earlier.row.number == dossier.row.number,
            definition.haveSameKeys(earlier.record, dossier.record)
        {
            (derived.attributes, derived.search, derived.partyKeys) = (known.attributes, known.search, known.partyKeys)
            return derived
        }
        var (numbers, words) = (dossier.row.number.map { [$0] } ?? [], [dossier.row.title])
        for (info, key) in definition.keys(of: dossier.record) {
            // A long text is searched, not filtered by.
            if key.utf8.count <= 200 { derived.attributes.append(AttributeRow(field: info.name, value: key)) }
            guard info.type == .text || info.type == .list(.text), !words.contains(key), !numbers.contains(key) else { continue }
            if PartyKey.isNumber(key) { numbers.append(key) } else { words.append(key.utf8.count <= 200 ? key : String(key.prefix(200))) }
        }
        derived.search = SearchText(
            number: numbers.joined(separator: " "), title: dossier.row.title, text: words.dropFirst().joined(separator: " "))
        derived.partyKeys = Set(definition.personalKeys(of: dossier.record).map { PartyKey.digest($0, in: engine.county) })
        return derived
    }

    /// Where a matter waits, and for what: with those who may take what is expected next, with those in whose hands a prepared step is, with the
    /// head of whoever is asked to take it over, and with those who decide on a slip of the pen, also in a matter that is closed.
    private func asks(of dossier: Dossier, _ moment: Moment) -> [(desk: Desk, ask: DeskAsk)] {
        var asks = handling(dossier, moment)
        // Of a desk that is asked for two things at once the approval is shown: the matter's page has both.
        func add(_ desk: Desk, _ ask: DeskAsk) {
            if let known = asks.firstIndex(where: { $0.desk == desk }) {
                if !asks[known].ask.isApproval { asks[known].ask = ask }
            } else {
                asks.append((desk, ask))
            }
        }
        if let correction = dossier.ledger.correction {
            let ask = DeskAsk(.correct, by: correction.proposal.person, isApproval: true)
            for desk in desks(of: correction, dossier, moment) { add(desk, ask) }
        }
        if let open = dossier.ledger.handover {
            add(Desk(organ: open.to, role: .head), DeskAsk(.accept, by: open.person, isApproval: true))
        }
        return asks
    }

    /// With those who decide on a slip of the pen.
    func desks(of correction: Correction, _ dossier: Dossier, _ moment: Moment) -> [Desk] {
        let place = dossier.present(correction.place)
        let roles = dossier.definition.correctors(dossier.row.edition, dossier.record, at: place, moment)
        return roles.sorted { $0.id < $1.id }.map { Desk(organ: place, role: $0) }
    }

    private func handling(_ dossier: Dossier, _ moment: Moment) -> [(desk: Desk, ask: DeskAsk)] {
        let (definition, row) = (dossier.definition, dossier.row)
        let desks = definition.awaiting(row.edition, dossier.record, stage: row.stage, moment)
        let open = dossier.ledger.preparations
        if desks.isEmpty, open.isEmpty { return [] }
        let awaited = definition.awaited(row.edition, dossier.record, stage: row.stage)
        func expected(_ desk: Desk) -> DeskAsk {
            let steps = awaited.compactMap { dossier.outline.action($0) }
            let step =
                steps.count < 2
                ? steps.first
                : steps.first { step in
                    step.roles.contains(desk.role) && definition.place(of: step, row.edition, dossier.record, moment) == desk.organ
                }
            return DeskAsk(.take, step?.id ?? "", isApproval: step?.isDecision ?? false)
        }
        if open.isEmpty { return desks.map { ($0, expected($0)) } }
        // Where nothing is expected but what is being prepared, it does not lie with those who will decide before it is ready. What was sent
        // back is nobody's but its preparer's: who lets it lie does not keep the matter from the others.
        let isAllPrepared = awaited.allSatisfy { id in open.contains { $0.step == id && $0.state != .returned } }
        var found = isAllPrepared ? [] : desks.map { (desk: $0, ask: expected($0)) }
        for preparation in open {
            let act: DeskAsk.Act =
                switch preparation.state {
                case .ready: .approve
                case .reviewing: .review
                case .returned: .redo
                }
            let ask = DeskAsk(act, preparation.step, by: preparation.preparer?.person, isApproval: act != .redo)
            for desk in self.desks(of: preparation, dossier, moment) {
                if let known = found.firstIndex(where: { $0.desk == desk }) {
                    // What is ready to be decided on is not shown as a step that nobody has worked out.
                    if !found[known].ask.isApproval || found[known].ask.step == preparation.step { found[known].ask = ask }
                } else {
                    found.append((desk, ask))
                }
            }
        }
        return found
    }

    /// With whom one prepared step is.
    func desks(of preparation: Preparation, _ dossier: Dossier, _ moment: Moment) -> [Desk] {
        guard let action = dossier.outline.action(preparation.step), let preparer = preparation.preparer else { return [] }
        let place = preparation.place
        func desks(_ roles: Set<Role>, at organ: OrganCode) -> [Desk] {
            roles.subtracting([.system]).sorted { $0.id < $1.id }.map { Desk(organ: organ, role: $0) }
        }
        switch preparation.state {
        case .ready: return desks(action.roles, at: place)
        case .returned:
            return desks(Set(dossier.definition.roles.filter { $0.id == preparer.role }), at: preparer.organ)
        case .reviewing:
            let handlers = dossier.definition.handlers(dossier.row.edition, dossier.record, at: place, moment)
            // Of other posts first; where there are none, another of the same post may review.
            let others = handlers.subtracting(action.roles).filter { $0.id != preparer.role }
            let same = handlers.filter { $0.id == preparer.role }
            return desks(others.isEmpty ? (same.isEmpty ? handlers : same) : others, at: place)
        }
    }

    /// Brings the derived tables from what they hold to what they should hold.
    func writeDerived(from old: Derived, to new: Derived, of dossier: Dossier, isNew: Bool) throws {
        let row = dossier.row
        if old.waiting != new.waiting {
            for gone in old.waiting where !new.waiting.contains(gone) { try connection.removeWaiting(engine.county, row.id, gone.desk) }
            for come in new.waiting where !old.waiting.contains(come) { try connection.addWaiting(engine.county, row.id, kind: row.kind, come) }
        }
        if old.handling != new.handling {
            for gone in old.handling where !new.handling.contains(gone) { try connection.removeHandling(engine.county, row.id, gone) }
            for come in new.handling where !old.handling.contains(come) { try connection.addHandling(engine.county, row.id, kind: row.kind, come) }
        }
        if old.agenda != new.agenda {
            for gone in old.agenda where !new.agenda.contains(gone) { try connection.removeAgenda(engine.county, row.id, of: gone.person) }
            for come in new.agenda where !old.agenda.contains(come) { try connection.addAgenda(engine.county, row.id, come) }
        }
        if old.attributes != new.attributes {
            for gone in old.attributes where !new.attributes.contains(gone) {
                try connection.removeAttribute(engine.county, kind: row.kind, gone, opened: row.opened, matter: row.id)
            }
            for come in new.attributes where !old.attributes.contains(come) {
                try connection.addAttribute(engine.county, kind: row.kind, come, opened: row.opened, matter: row.id)
            }
        }
        if old.partyKeys != new.partyKeys {
            for gone in old.partyKeys.subtracting(new.partyKeys) { try connection.removePartyKey(engine.county, row.id, gone) }
            for come in new.partyKeys.subtracting(old.partyKeys).sorted() { try connection.addPartyKey(engine.county, row.id, come) }
        }
        if isNew {
            try connection.addSearch(engine.county, row.id, kind: row.kind, organ: row.organ, new.search)
        } else if old.search != new.search {
            try connection.setSearch(engine.county, row.id, new.search)
        }
    }
}
