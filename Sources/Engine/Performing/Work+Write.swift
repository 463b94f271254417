import Kernel
import Proof
import Storage

extension Work {
    /// Writes one planned change: the matter, its journal entry, and all that is derived from it.
    ///
    /// - Returns: the journal entry's number.
    func write(_ change: inout Change) throws -> Int {
        let definition = change.after.definition
        let passages = change.standOnTable()
        try bringForward(&change)
        try passOver(&change, by: passages)
        let head = try journalHead()
        let entry = head.entry + 1
        let numbers = try drawNumbers(&change)
        var after = change.after
        after.row.title = definition.title(of: after.record)
        after.row.version += 1
        after.row.entry = entry
        after.row.definition = definition.version
        let earlier =
            change.action.isOpening ? definition.encoding(definition.blank()) : change.before.encoding ?? definition.encoding(change.before.record)
        let (encoding, changes) = definition.encode(after.record, after: earlier)
        after.encoding = encoding
        after.row.body = encoding.text
        after.facts = definition.facts(after.record, organ: after.row.organ, after.ledger)
        after.clocks = try after.project(registers.settings, engine.calendar)
        let hasNewReferences = change.action.isOpening || !definition.haveSameReferences(change.before.record, after.record)
        if hasNewReferences { after.references = definition.references(of: after.record) }
        if let taker = Taker(
            change.action.id, by: change.actor.person, change.actor.login, at: change.place, of: definition)
        {
            after.row.taker = taker
        }
        let earlierDerived = change.action.isOpening ? .none : change.before.derived ?? derive(change.before, at: change.at)
        var derived =
            change.action.isOpening ? derive(after, at: change.at) : derive(after, at: change.at, after: change.before, earlierDerived)
        change.handling = try followHandlers(change, &after, &derived, earlier: earlierDerived)
        let told = told(change, after)
        after.row.state = after.ledger.encoded(touched: after.touched)
        (after.derived, after.row.due, after.row.warn) = (derived, derived.due, derived.warn)
        if change.action.isOpening, !change.actor.isSystem { after.row.opener = change.actor.person }
        let newFacts = Work.difference(from: change.before.facts, to: after.facts)
        let evidence = try gather(change, after, numbers, entry)

        if change.action.isOpening {
            try connection.insert(county, after.row)
            tookMatterID(after.row.id)
        } else {
            let written = try connection.update(county, after.row, from: change.before.row)
            guard written else {
                throw Problem(.conflict, .engineConflict, "事项\(after.row.id)刚被他人办理。", remedy: "请查看最新情况后再办理。")
            }
        }
        let content = content(of: change, after, changes, newFacts, evidence, told: told)
        try appendJournal(change, after, entry, content, head.hash)
        try write(evidence, of: after.row.id)
        if FileReferences.mayName(changes) {
            for file in try JSON(parsing: changes).attachments {
                try connection.addHeldFile(county, digest: file.digest, matter: after.row.id, entry: entry)
            }
        }
        if let note = change.note {
            for file in note.files { try connection.addHeldFile(county, digest: file.digest, matter: after.row.id, entry: entry) }
        }
        for person in told { try connection.addNotice(county, to: person, entry: entry) }
        for place in change.handling?.dealt ?? [] { try connection.setDealt(county, in: place.organ, to: place.person, entry: entry) }
        for fact in newFacts {
            try connection.append(county, fact, matter: after.row.id, entry: entry)
            rollUp(fact)
        }
        try writeClocks(from: change.before.clocks, to: after.clocks, after.row.id)
        try writeDerived(from: earlierDerived, to: derived, of: after, isNew: change.action.isOpening)
        if change.before.row.organ != after.row.organ {
            try connection.setSearchPlace(county, after.row.id, kind: after.row.kind, organ: after.row.organ)
        }
        try tell(change, &after, entry)
        if hasNewReferences, !change.before.references.elementsEqual(after.references, by: { $0 == $1 }) {
            try connection.setCitations(county, of: after.row.id, to: after.references, hadSome: !change.before.references.isEmpty)
        }
        change.after = after
        remember(after)
        return entry
    }

    /// Who hears of the entry besides the matter's opener, each once, and whoever stands in for one of them.
    private func told(_ change: Change, _ after: Dossier) -> [PersonID] {
        var told = change.note?.told ?? []
        for person in (change.handling?.told ?? []) + (change.moving?.told ?? []) where !told.contains(person) { told.append(person) }
        let isMove = !change.action.isOpening && change.before.row.stage != after.row.stage
        let opener = isMove ? after.row.opener.flatMap { $0 == change.actor.person ? nil : $0 } : nil
        if told.isEmpty, opener == nil { return [] }
        return told + substitutes(of: told, besides: opener, on: change.at.day).filter { $0 != change.actor.person }
    }

    /// The facts to append so that their sum becomes the new facts: what is new, and the reverse of what no longer holds.
    static func difference(from old: [Fact], to new: [Fact]) -> [Fact] {
        if old == new { return [] }
        // Most of them are the same and in the same places.
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
        let (old, new) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
        struct Place: Hashable {
            let measure: String
            let organ: OrganCode
            let day: Day
        }
        var net: [Place: Int] = [:]
        var order: [Place] = []
        func add(_ fact: Fact, _ sign: Int) {
            let place = Place(measure: fact.measure, organ: fact.organ, day: fact.day)
            if net[place] == nil { order.append(place) }
            net[place, default: 0] += sign * fact.value
        }
        for fact in old { add(fact, -1) }
        for fact in new { add(fact, 1) }
        return order.compactMap { place in
            let value = net[place] ?? 0
            return value == 0 ? nil : Fact(measure: place.measure, organ: place.organ, day: place.day, value: value)
        }
    }

    private func content(
        of change: Change, _ after: Dossier, _ changes: String, _ facts: [Fact], _ evidence: Evidence, told: [PersonID]
    ) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("definition")
        writer.integer(after.row.definition)
        writer.key("changes")
        writer.raw(changes)
        if after.row.stage != change.before.row.stage {
            writer.key("stage")
            writer.string(after.row.stage)
        }
        writer.key("state")
        writer.string(after.digest)
        if !facts.isEmpty {
            writer.key("facts")
            writer.raw(FactText.encode(facts))
        }
        evidence.write(to: &writer)
        if let giver = change.onBehalfOf {
            writer.key("for")
            writer.string(giver.description)
        }
        if let way = change.actor.way {
            writer.key("via")
            writer.string(way)
        }
        if let occurrence = change.occurrence {
            writer.key("on")
            writer.string(occurrence.text)
            if !occurrence.reason.isEmpty {
                writer.key("late")
                writer.string(occurrence.reason)
            }
        }
        if let note = change.note { note.write(to: &writer) }
        if let handling = change.handling, !handling.members.isEmpty {
            writer.key("handling")
            writer.value(.object(handling.members))
        }
        if !told.isEmpty {
            writer.key("told")
            writer.value(.array(told.map { .text($0.description) }))
        }
        if let moving = change.moving { moving.write(to: &writer) }
        if !change.overrides.isEmpty {
            writer.key("overrides")
            writer.value(.object(change.overrides.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) }))
        }
        writer.endObject()
        return writer.text
    }

    private func appendJournal(_ change: Change, _ after: Dossier, _ entry: Int, _ content: String, _ previous: Digest32) throws {
        try chain(
            JournalRow(
                entry: entry, at: change.at, matter: after.row.id, version: after.row.version, kind: after.row.kind, action: change.action.id,
                login: change.actor.login, person: change.actor.person.description, organ: change.place.description, request: change.request,
                content: content, previous: previous.bytes, hash: []), after: previous)
    }

    /// Chains an entry to the last one.
    func chain(_ row: JournalRow, after previous: Digest32) throws {
        var row = row
        let hash = Chain.next(previous: previous, content: row.chained)
        row.hash = hash.bytes
        try connection.append(county, row)
        advance(to: row.entry, hash)
        entered(at: row.at)
    }

    /// Counts the matter where it now stands, enters who handled it, and tells whoever opened it.
    private func tell(_ change: Change, _ after: inout Dossier, _ entry: Int) throws {
        let isMove = change.action.isOpening || change.before.row.stage != after.row.stage
        if isMove || change.before.row.organ != after.row.organ {
            if !change.action.isOpening { tally(change.before.row, -1) }
            tally(after.row, 1)
        }
        if !change.actor.isSystem, after.handlers.insert(change.actor.person).inserted {
            try connection.addHandled(county, person: change.actor.person, kind: after.row.kind, opened: after.row.opened, matter: after.row.id)
        }
        if isMove, let opener = after.row.opener, opener != change.actor.person {
            try connection.addNotice(county, to: opener, entry: entry)
        }
    }

    private func writeClocks(from old: [ClockRow], to new: [ClockRow], _ matter: MatterID) throws {
        guard old != new else { return }
        for clock in new where !old.contains(clock) { try connection.setClock(county, matter, clock) }
        for clock in old where !new.contains(where: { $0.limit == clock.limit }) { try connection.removeClock(county, matter, clock.limit) }
    }
}

/// Facts as an entry commits to them, in a fixed order.
enum FactText {
    static func encode(_ facts: [Fact]) -> String { json(facts).encoded }

    static func json(_ facts: [Fact]) -> JSON {
        let sorted = facts.sorted { ($0.measure, $0.day, $0.organ.description) < ($1.measure, $1.day, $1.organ.description) }
        return .array(sorted.map { .array([.text($0.measure), .text($0.organ.description), .text($0.day.iso), .integer($0.value)]) })
    }
}
