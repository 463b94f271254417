package import Kernel
package import Storage

/// The engine as one person sees it: every list, page and export is read through here and nowhere else, so that nothing
/// outside the person's scope can leave.
package struct Sight {
    package let work: Work
    package let actor: Actor
    package let day: Day
    /// What the posts show, whatever the matter.
    package let personal: PersonalScope

    package init(_ work: Work, _ actor: Actor, on day: Day) {
        self.work = work
        self.actor = actor
        self.day = day
        personal = work.engine.personalScope(of: actor, on: day, work.registers)
    }

    private var county: String { work.engine.county }
    private var connection: Connection { work.connection }

    package func scope(_ definition: any Definition) -> Scope {
        personal.scope(definition.kind.id)
    }

    /// Kinds of which at least one organ's matters are in sight.
    package var kinds: [any Definition] { personal.kinds }

    /// One page of a list, within the scope whatever the filter asks for.
    package func list(_ filter: ListFilter) throws -> [MatterLine] { try connection.matters(county, narrowed(filter)) }

    /// The same filter for nothing but what is in sight.
    func narrowed(_ filter: ListFilter) throws -> ListFilter {
        let definition = try work.engine.definition(filter.kind)
        var narrowed = filter
        switch scope(definition) {
        case .everything: break
        case .organs(let allowed):
            narrowed.organs = (filter.organs.map { $0.filter(allowed.contains) } ?? Array(allowed)).sorted { $0.description < $1.description }
        }
        return narrowed
    }

    /// The desks at which the person looks for what nobody answers for: the own ones; of an organ that he or she heads all.
    package var unledDesks: [Desk] {
        let roles = work.engine.offices.roles.filter { $0.reach != .none }
        var found: [Desk] = []
        for desk in desks {
            let here = desk.role.reach == .subtree ? roles.map { Desk(organ: desk.organ, role: $0) } : [desk]
            for desk in here where !found.contains(desk) { found.append(desk) }
        }
        return Array(found.prefix(Self.mostDesks))
    }

    private static var mostDesks: Int { 60 }

    /// How many matters in sight stand in each stage.
    package func tally(_ definition: any Definition) throws -> [String: Int] {
        try connection.tally(county, kind: definition.kind.id, organs: scope(definition).list)
    }

    package var desks: [Desk] { Permission.desks(of: actor, on: day).filter { $0.role.reach != .none } }

    /// Organs of the person's posts that show matters at all.
    package var organs: [OrganCode] {
        var organs: [OrganCode] = []
        for desk in desks where !organs.contains(desk.organ) { organs.append(desk.organ) }
        return organs
    }

    /// What has left the organs of the person's posts and is elsewhere now, as far as it is still in sight; what left last first.
    ///
    /// - Returns: each with the entry by which it left and the organ that it left.
    package func movedAway(before entry: Int? = nil, limit: Int) throws -> [(line: MatterLine, entry: Int, from: OrganCode)] {
        var found: [(line: MatterLine, entry: Int, from: OrganCode)] = []
        for organ in organs.prefix(Self.mostOrgans) {
            let moved = try connection.movedAway(county, kinds: kinds(from: organ), from: organ, before: entry, limit: limit)
            found += try moved.compactMap { moved in try line(moved.matter).map { (line: $0, entry: moved.entry, from: organ) } }
        }
        return Array(found.sorted { $0.entry > $1.entry }.prefix(limit))
    }

    /// How many they are.
    package func countMovedAway() throws -> Int {
        let asked = Dictionary(organs.prefix(Self.mostOrgans).map { ($0, kinds(from: $0)) }) { first, _ in first }
        let value = try work.engine.deskMemo.value(.moved(asked), asOf: work.readEntry()) {
            .number(try asked.reduce(0) { $0 + (try connection.countMovedAway(county, kinds: $1.value, from: $1.key)) })
        }
        guard case .number(let count) = value else { return 0 }
        return count
    }

    /// Whether it is worth reading what was done to the person's own accounts.
    package func mayHaveAccountNotices() throws -> Bool {
        let value = try work.engine.deskMemo.value(.accountNotices(actor.person), asOf: work.readEntry()) {
            .number(try connection.hasUnseenAccountNotice(county, to: actor.person) ? 1 : 0)
        }
        guard case .number(let count) = value else { return true }
        return count > 0
    }

    /// Whoever sees the matters of a kind at an organ sees those that have left it; of other kinds they are neither shown nor counted.
    private func kinds(from organ: OrganCode) -> [String] { kinds.filter { scope($0).contains(organ) }.map(\.kind.id) }

    private static var mostOrgans: Int { 6 }

    /// What others did in matters that the person opened, as far as those are still in sight after a change of posts.
    package func notices(before: Int? = nil, limit: Int) throws -> [NoticeRow] {
        try connection.notices(county, to: actor.person, before: before, limit: limit).filter {
            // Also of what is asked of the person's organ, or was taken from it.
            if try scope(work.engine.definition($0.kind)).contains($0.organ) { return true }
            return try line($0.matter) != nil
        }
    }

    /// Of what the person was reminded and what has not been done since, as far as it is still in sight.
    package func reminders(isSeen: Bool, limit: Int) throws -> [ReminderRow] {
        try connection.reminders(county, to: actor.person, isSeen: isSeen, limit: limit).filter {
            if try scope(work.engine.definition($0.kind)).contains($0.organ) { return true }
            return try line($0.matter) != nil
        }
    }

    /// A matter that the person may see, as the law of the day has it; one out of sight is answered as one that does not exist.
    package func dossier(_ id: MatterID) throws -> Dossier {
        let dossier = try work.dossier(id)
        guard try sees(dossier) else {
            throw Problem(.missing, .engineNoMatter, "没有编号为\(id)的事项，或者它不在您的权限范围内。", remedy: "请核对编号。")
        }
        return try work.standing(dossier, at: max(Instant(day), dossier.touched), as: actor)
    }

    package func sees(_ dossier: Dossier) throws -> Bool { try insight(into: dossier) != nil }

    /// In the scope of a post, on one of the person's desks, where a step is the organ's to take, or next to a matter that is seen whole: what
    /// opened it, what it opened. `nil` for what is out of sight.
    package func insight(into dossier: Dossier) throws -> Insight? {
        let own = try insightIntoItself(dossier)
        if case .whole? = own { return own }
        if let parent = dossier.row.parent, let above = try work.find(parent), try seesWhole(above) { return .whole }
        // What is joined lies on no desk: whoever sees the leading matter sees it.
        if let leader = dossier.ledger.joinedTo, let leading = try work.find(leader), try seesWhole(leading) { return .whole }
        for child in dossier.ledger.children {
            if let below = try work.find(child), try seesWhole(below) { return .whole }
        }
        return own
    }

    private func seesWhole(_ dossier: Dossier) throws -> Bool {
        if case .whole? = try insightIntoItself(dossier) { return true }
        return false
    }

    private func insightIntoItself(_ dossier: Dossier) throws -> Insight? {
        let scope = scope(dossier.definition)
        if scope.contains(dossier.row.organ) || dossier.definition.concerned(of: dossier.record).contains(where: scope.contains) { return .whole }
        // Whoever had it may read on, and whoever is asked to take it may look before.
        let others = dossier.ledger.earlierOrgans + (dossier.ledger.handover.map { [$0.to] } ?? [])
        if others.contains(where: scope.contains) { return .whole }
        let parties = dossier.definition.partyOrgans(of: dossier.record)
        let mine = desks
        let waiting = try connection.desks(county, of: dossier.row.id, work.engine.offices).filter(mine.contains)
        if waiting.contains(where: { !parties.contains($0.organ) }) { return .whole }
        return insight(bySteps: dossier, waiting: Set(waiting.map(\.organ)), parties: parties, scope)
    }

    /// What somebody sees whose organ the matter names as one that takes steps in it, from the stage on at which the first can be taken.
    private func insight(bySteps dossier: Dossier, waiting: Set<OrganCode>, parties: [OrganCode], _ scope: Scope) -> Insight? {
        let named = dossier.outline.actions.filter { $0.place == .named && !$0.isAutomatic }
        guard !named.isEmpty else { return nil }
        let moment = work.moment(dossier, at: dossier.touched, as: actor)
        let taken: [(step: ActionOutline, organ: OrganCode)] = named.compactMap { step in
            dossier.definition.place(of: step, dossier.row.edition, dossier.record, moment).map { (step, $0) }
        }
        func isReached(_ steps: [ActionOutline]) -> Bool { dossier.outline.isReached(dossier.row.stage, from: steps) }
        let own = taken.filter { step, organ in desks.contains { looks($0, at: organ, by: step.roles) } }
        if isReached(own.filter { !parties.contains($0.organ) }.map(\.step)) { return .whole }
        // Those who stand beside a party have no steps of their own, and know of it once it does.
        let theirs = taken.filter { parties.contains($0.organ) }
        let beside = parties.filter { party in scope.contains(party) && !taken.contains { $0.organ == party } }
        let seen = isReached(own.map(\.step)) ? own.map(\.organ) : []
        let organs = waiting.union(seen).union(!beside.isEmpty && isReached(theirs.map(\.step)) ? beside : [])
        guard !organs.isEmpty else { return nil }
        return .party(PartyView(organs, own: Set(theirs.filter { organs.contains($0.organ) }.map(\.step.id)), of: dossier))
    }

    /// Whether a post at a desk looks on at an organ where those of some roles take a step: one of them, or a head there or above.
    private func looks(_ desk: Desk, at organ: OrganCode, by roles: Set<Role>) -> Bool {
        if desk.role.reach == .subtree { return work.registers.organs.subtree(of: desk.organ).contains(organ) }
        return desk.organ == organ && roles.contains(desk.role)
    }

    /// Whoever has a step in it: at its own organ, on whose desk it lies, or at a party's organ, to which its papers go out whole.
    package func mayUnmask(_ dossier: Dossier) throws -> Bool {
        let waiting = try connection.desks(county, of: dossier.row.id, work.engine.offices)
        if Permission.mayUnmask(actor, dossier, desks: waiting, on: day) { return true }
        guard let party = try insight(into: dossier)?.party else { return false }
        let roles = Set(dossier.outline.actions.filter { party.own.contains($0.id) }.flatMap(\.roles))
        return party.organs.contains { actor.holds(roles.subtracting([.system]), in: $0, on: day) }
    }

    /// A line in sight; `nil` for one that is not. For references, which may lead anywhere.
    package func line(_ id: MatterID) throws -> MatterLine? {
        guard let dossier = try work.find(id), try sees(dossier) else { return nil }
        return MatterLine(dossier.row)
    }
}
