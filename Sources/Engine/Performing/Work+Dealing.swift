package import Kernel
import Storage

extension Work {
    /// What a step makes of who answers for the matter: those who stand back are let go, a matter that came to an organ is dealt out there
    /// where the county wants it, and those who handle it are told what others did. Nothing where nobody handles it and nothing is dealt out.
    ///
    /// - Parameters:
    ///   - after: the matter as it stands after the step, and how it is to be written.
    ///   - derived: where it waits then.
    ///   - earlier: where it waited before.
    func followHandlers(_ change: Change, _ after: inout Dossier, _ derived: inout Derived, earlier: Derived) throws -> HandlingNote? {
        // A matter that comes to another organ is dealt out there.
        let isMoved = !change.action.isOpening && change.before.row.organ != after.row.organ
        let isStep = isMoved || (change.action.isOpening ? after : change.before).outline.action(change.action.id) != nil
        let dealing = registers.settings[Handler.dealing]
        guard isStep, after.row.closed == nil, !after.ledger.handlers.isEmpty || dealing != .byHand else {
            return (isStep ? moved(change, after) : nil) ?? change.handling
        }
        var note = change.handling ?? HandlingNote()
        try standBack(change, &after, &note)
        if dealing != .byHand { try deal(dealing, change, &after, derived, earlier: earlier, &note) }
        derived.hand(to: after)
        note.tell(moved(change, after)?.told ?? [])
        return note.members.isEmpty && note.told.isEmpty ? nil : note
    }

    /// Those who handle a matter that another moved on; also where that closed it.
    private func moved(_ change: Change, _ after: Dossier) -> HandlingNote? {
        guard !after.ledger.handlers.isEmpty, !change.action.isOpening, change.before.row.stage != after.row.stage else { return nil }
        var note = HandlingNote()
        note.tell(after.ledger.handlers.map(\.person).filter { $0 != change.actor.person })
        return note.told.isEmpty ? nil : note
    }

    /// Whoever stands back from the matter handles it no longer (回避).
    private func standBack(_ change: Change, _ after: inout Dossier, _ note: inout HandlingNote) throws {
        guard !after.ledger.handlers.isEmpty else { return }
        let moment = moment(after, at: change.at, as: .system)
        let gone = after.definition.standingBack(after.ledger.handlers.map(\.person), after.row.edition, after.record, moment)
        try requireReadable()
        var ended: [JSON] = []
        for (person, refusal) in gone {
            for handler in after.ledger.handlers where handler.person == person {
                after.ledger.release(person, at: handler.organ)
                ended.append(.object(handler.members + [.init("why", .text(refusal.says))]))
                note.tell(([person] + (try heads(of: handler.organ, on: change.at.day))).filter { $0 != change.actor.person })
            }
        }
        guard !ended.isEmpty else { return }
        let before = note.members.first { $0.key == "ended" }?.value.items ?? []
        note.members.removeAll { $0.key == "ended" }
        note.members.append(.init("ended", .array(before + ended)))
    }

    /// Deals the matter out at each organ to which it has come and where nobody leads it.
    private func deal(
        _ dealing: Handler.Dealing, _ change: Change, _ after: inout Dossier, _ derived: Derived, earlier: Derived, _ note: inout HandlingNote
    ) throws {
        var before = Set(earlier.waiting.map(\.desk.organ))
        // It lay there already for those who were asked to take it.
        if change.before.row.organ != after.row.organ { before.remove(after.row.organ) }
        var organs: [OrganCode] = []
        for row in derived.waiting where !before.contains(row.desk.organ) && !organs.contains(row.desk.organ) { organs.append(row.desk.organ) }
        var dealt: [JSON] = []
        for organ in organs where after.ledger.lead(at: organ) == nil {
            guard let choice = try choose(dealing, change, after, at: organ) else { continue }
            after.ledger.put(choice.handler)
            note.dealt.append(DealtPlace(organ: organ, person: choice.handler.person))
            dealt.append(.object(choice.handler.members + [.init("why", .text(choice.why))]))
            if choice.handler.person != change.actor.person { note.tell([choice.handler.person]) }
        }
        if !dealt.isEmpty { note.members.append(.init("dealt", .array(dealt))) }
    }

    /// Whose it becomes: of those who hold the post, are there, and may handle it, whoever has waited longest for one, or has the fewest.
    ///
    /// It depends on what stands in the database alone, so the same requests in the same order are dealt out alike.
    private func choose(
        _ dealing: Handler.Dealing, _ change: Change, _ after: Dossier, at organ: OrganCode
    ) throws -> (handler: Handler, why: String)? {
        let (definition, row, day) = (after.definition, after.row, change.at.day)
        let moment = moment(after, at: change.at, as: .system)
        let roles = definition.dealingRoles(row.edition, after.record, at: organ, stage: row.stage, moment)
        guard !roles.isEmpty else { return nil }
        let holders = Set(try connection.holders(county, of: roles, in: organ, on: day).map(\.person))
            .filter { registers.absence(of: $0, on: day) == nil }
        guard !holders.isEmpty else { return nil }
        let last = try connection.dealt(county, in: organ)
        let led = dealing == .load ? try connection.led(county, in: organ) : [:]
        func rank(_ person: PersonID) -> (Int, Int, String) { (led[person] ?? 0, last[person] ?? 0, person.description) }
        for person in holders.sorted(by: { rank($0) < rank($1) }) {
            let posts = try connection.posts(county, of: person, engine.offices).filter { $0.organ == organ && $0.isHeld(on: day) }
            let held = Set(posts.map(\.role)).intersection(roles)
            guard let role = definition.handlingRole(among: held, row.edition, after.record, at: organ, stage: row.stage, moment),
                definition.obstacle(to: person, by: role, at: organ, row.edition, after.record, stage: row.stage, moment) == nil
            else { continue }
            try requireReadable()
            let handler = Handler(person, at: organ, as: .lead, by: role.id, since: change.at, given: Actor.system.person)
            return (handler, dealing == .load ? "在办最少：\(led[person] ?? 0)件" : "轮到")
        }
        try requireReadable()
        return nil
    }

    /// Whoever stands in for those who are told and away; the opener's notice is implied in the entry, so the opener is named here too.
    func substitutes(of told: [PersonID], besides opener: PersonID?, on day: Day) -> [PersonID] {
        if registers.absences.isEmpty { return [] }
        var found: [PersonID] = []
        for person in told + (opener.map { [$0] } ?? []) {
            if let substitute = registers.absence(of: person, on: day)?.substitute, !told.contains(substitute), !found.contains(substitute) {
                found.append(substitute)
            }
        }
        return found
    }
}

extension Work {
    /// Lets those go who handle matters by a post that they no longer hold: the matters are nobody's, and the heads are told, once for each
    /// person.
    ///
    /// - Parameter limit: matters at most; what is left is left to the next call.
    /// - Returns: how many matters of how many persons.
    package func releaseLost(at: Instant, limit: Int) throws -> (matters: Int, persons: Int) {
        var (matters, persons) = (0, 0)
        for lost in try connection.lostHandlers(county, on: at.day) where matters < limit {
            let held = try connection.matters(county, of: lost, after: 0, limit: limit - matters)
            guard !held.isEmpty else { continue }
            var released = 0
            for id in held {
                let dossier = try dossier(id)
                guard let handler = dossier.ledger.handler(lost.person, at: lost.organ) else { continue }
                var ledger = dossier.ledger
                ledger.release(lost.person, at: lost.organ)
                let note = HandlingNote(members: handler.members + [.init("reason", .text("岗位已经结束，或者账号已经停用"))])
                _ = try write([
                    handling(.release, dossier, to: ledger, note, at: lost.organ, by: nil, .system, max(at, dossier.touched), nil)
                ])
                released += 1
            }
            guard released > 0 else { continue }
            matters += released
            persons += 1
            try tellHeads(lost, count: released, at: at)
        }
        return (matters, persons)
    }

    private func tellHeads(_ lost: LostHandler, count: Int, at: Instant) throws {
        let entry = RegisterEntry(
            kind: RegisterEntry.administration, action: "handling.fall", login: Actor.system.login, person: Actor.system.person.description,
            organ: lost.organ.description,
            changes: [
                .init("person", .text(lost.person.description)), .init("organ", .text(lost.organ.description)), .init("matters", .integer(count)),
            ], told: try heads(of: lost.organ, on: at.day))
        let (number, hash) = try entry.appended(county, connection, at: at)
        advance(to: number, hash)
        entered(at: at)
    }
}
