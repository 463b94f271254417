import Kernel
import Storage

/// What lists, desks and the search know of a matter; a function of the matter and the registers alone.
struct Derived: Hashable {
    var due: Day?
    var warn: Day?
    var waiting: [WaitingRow]
    var handling: [HandlingRow] = []
    var attributes: [AttributeRow]
    var search: SearchText
    /// Digests of what the persons in it are known by.
    var partyKeys: Set<Int64> = []

    /// Of a matter that is not yet there.
    static let none: Derived = Derived(due: nil, warn: nil, waiting: [], attributes: [], search: .none)

    /// Puts down whose the matter is, once it is known where it waits.
    ///
    /// A matter that waits for nobody lies on nobody's desk, handled or not.
    mutating func hand(to ledger: Ledger) {
        if ledger.handlers.isEmpty, handling.isEmpty { return }
        waiting = waiting.map { WaitingRow(desk: $0.desk, due: $0.due, warn: $0.warn, lead: ledger.holder(of: $0.desk)) }
        handling =
            waiting.isEmpty
            ? []
            : ledger.handlers.map { handler in
                let isNext = waiting.contains { $0.desk.organ == handler.organ && $0.desk.role.id == handler.role }
                return HandlingRow(handler, isAside: !isNext, due: due, warn: warn)
            }
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
            let desks = asked(desks(of: dossier, moment), toTake: dossier)
            derived.waiting = desks.map { WaitingRow(desk: $0, due: derived.due, warn: derived.warn) }
            derived.hand(to: dossier.ledger)
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

    /// Where a matter waits: with those who may take what is expected next, with those in whose hands a prepared step is, and with those who decide
    /// on a slip of the pen, also in a matter that is closed.
    private func desks(of dossier: Dossier, _ moment: Moment) -> [Desk] {
        var desks = handling(dossier, moment)
        guard let correction = dossier.ledger.correction else { return desks }
        for desk in self.desks(of: correction, dossier, moment) where !desks.contains(desk) { desks.append(desk) }
        return desks
    }

    /// With those who decide on a slip of the pen.
    func desks(of correction: Correction, _ dossier: Dossier, _ moment: Moment) -> [Desk] {
        let place = dossier.present(correction.place)
        let roles = dossier.definition.correctors(dossier.row.edition, dossier.record, at: place, moment)
        return roles.sorted { $0.id < $1.id }.map { Desk(organ: place, role: $0) }
    }

    private func handling(_ dossier: Dossier, _ moment: Moment) -> [Desk] {
        let (definition, row) = (dossier.definition, dossier.row)
        let desks = definition.awaiting(row.edition, dossier.record, stage: row.stage, moment)
        let open = dossier.ledger.preparations
        if open.isEmpty { return desks }
        // Where nothing is expected but what is being prepared, it does not lie with those who will decide before it is ready. What was sent
        // back is nobody's but its preparer's: who lets it lie does not keep the matter from the others.
        let awaited = definition.awaited(row.edition, dossier.record, stage: row.stage)
        let isAllPrepared = awaited.allSatisfy { id in open.contains { $0.step == id && $0.state != .returned } }
        var found = isAllPrepared ? [] : desks
        for preparation in open {
            for desk in self.desks(of: preparation, dossier, moment) where !found.contains(desk) { found.append(desk) }
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
