package import Kernel
package import Storage

/// What stands on a desk under one heading.
package enum DeskTab: String, Sendable, CaseIterable {
    /// Mine by assignment, or because I took the last step and nobody else handles it.
    case mine
    /// What others have worked out and waits for my word.
    case approval
    /// What waits for a post of mine and is nobody's.
    case nobody
    /// What is overdue in my organs, whosever it is.
    case late
}

/// A part of a tab by when it is due.
package enum DeskPart: String, Sendable, CaseIterable { case late, soon, rest }

/// One matter on a desk.
package struct DeskItem: Sendable {
    package let line: MatterLine
    /// Where it waits and for what; the reader's own desks first.
    package let places: [DeskPlace]
    /// The reader's own place among them, where it waits for him or her.
    package let own: DeskPlace?
    /// As what it is the reader's, or that of somebody in whose place the reader looks after it.
    package let part: AgendaRow.Part?
    package let person: PersonID?
    /// It waits for others.
    package let isAside: Bool
}

/// A person's desk: who is who and where, worked out once for a page.
package struct SightDesk {
    /// How many stand on a page.
    package static let pageSize: Int = 25
    /// Due within so many working days is pressing.
    private static let soonDays: Int = 2

    private let sight: Sight
    private let entry: Int
    /// The reader, and those in whose place the reader looks after their matters (代管).
    package let people: [PersonID]
    private let desks: [Desk]
    /// The last day of what counts as due soon.
    package let soon: Day
    /// Of which the reader sees what is overdue: a head's organ and all below it; of other posts the organ.
    package let lateOrgans: [OrganCode]
    /// The organs over which the reader looks.
    package let headed: [OrganCode]
    /// Every kind is in sight wherever it is.
    private let seesAll: Bool

    package init(_ sight: Sight) throws {
        self.sight = sight
        entry = try sight.work.readEntry()
        people = [sight.actor.person] + sight.work.registers.inCare(of: sight.actor.person, on: sight.day)
        desks = sight.desks
        headed = sight.headed
        let over = Set(headed)
        lateOrgans = headed + sight.organs.filter { !over.contains($0) }
        seesAll = sight.kinds.count == sight.work.engine.kinds.count && sight.kinds.allSatisfy { sight.scope($0) == .everything }
        // Past the last year that is published there is nothing to count working days by.
        do {
            soon = try sight.work.engine.calendar.workingDay(Self.soonDays, after: sight.day)
        } catch is Problem {
            soon = sight.day.advanced(by: Self.soonDays)
        }
    }

    private var county: String { sight.work.engine.county }
    private var connection: Connection { sight.work.connection }
    private var memo: DeskMemo { sight.work.engine.deskMemo }
    private var today: Day { sight.day }

    // MARK: Counting

    /// How much stands under a tab; of what is overdue in some organs, all is late.
    package func counts(_ tab: DeskTab, at organ: OrganCode? = nil) throws -> DeskCounts {
        if tab == .late { return DeskCounts(late: try late(at: organ).map(\.count).reduce(0, +)) }
        return try lanes(tab).map(counts).reduce(DeskCounts(), +)
    }

    private func counts(_ lane: DeskLane) throws -> DeskCounts {
        if lane.runs.isEmpty { return DeskCounts() }
        let value = try memo.value(.lane(lane, today: today, soon: soon), asOf: entry) {
            .counts(try connection.counts(county, lane, today: today, soonBy: soon))
        }
        guard case .counts(let counts) = value else { return DeskCounts() }
        return counts
    }

    // MARK: Lanes

    /// A tab's lanes, one under the other: what waits for the reader above what waits for others, whatever its clock.
    private func lanes(_ tab: DeskTab) throws -> [DeskLane] {
        switch tab {
        case .mine: try mine()
        case .approval: approval().runs.isEmpty ? [] : [approval()]
        case .nobody: [try nobody()]
        case .late: []
        }
    }

    private func approval() -> DeskLane {
        let holders: [PersonID?] = [nil] + people.map { $0 }
        var lane = DeskLane(desks.flatMap { desk in holders.map { .desk(desk, isApproval: true, holder: $0) } })
        lane.notBy = sight.actor.person
        return lane
    }

    /// What stands under it is not shown elsewhere; nothing where nothing does.
    private func approvals() throws -> DeskLane.Approvals? {
        guard try counts(approval()).total > 0 else { return nil }
        return DeskLane.Approvals(desks: desks, people: people, reader: sight.actor.person)
    }

    private func mine() throws -> [DeskLane] {
        let organs = sight.organs
        guard !organs.isEmpty else { return [] }
        let except = try approvals()
        return [false, true].map { isAside in
            var lane = DeskLane(people.map { .person($0, isAside: isAside, organs: organs) })
            lane.exceptApprovals = except
            // What waits for one of them does not stand below as what another waits with.
            if isAside, people.count > 1 { (lane.exceptAgenda, lane.isAsideToo) = (people, false) }
            return lane
        }
    }

    /// Whoever looks over an organ sees what is nobody's on any desk there: it is theirs to give it to somebody.
    private func nobody() throws -> DeskLane {
        var there = desks
        let offices = sight.work.engine.offices
        for head in desks where head.role.reach == .subtree {
            for role in offices.roles where role.reach != .none {
                let desk = Desk(organ: head.organ, role: role)
                if !there.contains(desk) { there.append(desk) }
            }
        }
        var lane = DeskLane([])
        for desk in there {
            lane.runs.append(.desk(desk, isApproval: false, holder: nil))
            for person in try gone(from: desk) { lane.runs.append(.desk(desk, isApproval: false, holder: person)) }
        }
        // On one desk what is nobody's there is not mine there either.
        if there.count > 1 { lane.exceptAgenda = people }
        if there.count > 1 { lane.exceptApprovals = try approvals() }
        return lane
    }

    /// What belongs to somebody who has left is nobody's.
    private func gone(from desk: Desk) throws -> [PersonID] {
        let value = try memo.value(.gone(desk, today: today), asOf: entry) {
            let holders = try connection.holders(county, on: desk)
            if holders.isEmpty { return .people([]) }
            let there = Set(
                try connection.holders(county, of: Set(sight.work.engine.offices.roles), in: desk.organ, on: today).map(\.person))
            return .people(holders.filter { !there.contains($0) })
        }
        guard case .people(let people) = value else { return [] }
        return people
    }

    // MARK: Pages

    /// A page of a tab.
    ///
    /// - Parameters:
    ///   - part: only what is due then.
    ///   - organ: of what is overdue, one organ's alone.
    ///   - page: from 1.
    package func items(_ tab: DeskTab, _ part: DeskPart? = nil, at organ: OrganCode? = nil, page: Int) throws -> [DeskItem] {
        var offset = max(0, page - 1) * Self.pageSize
        if tab == .late {
            guard part == nil || part == .late else { return [] }
            return try items(try overdue(at: organ, offset: offset))
        }
        var keys: [DeskKey] = []
        for lane in try lanes(tab) {
            let counts = try counts(lane)
            for (span, count) in stretches(part, counts) where keys.count < Self.pageSize {
                if offset >= count {
                    offset -= count
                    continue
                }
                keys += try connection.keys(county, lane, span, offset: offset, limit: Self.pageSize - keys.count)
                offset = 0
            }
        }
        return try items(keys)
    }

    private func stretches(_ part: DeskPart?, _ counts: DeskCounts) -> [(DeskSpan, Int)] {
        switch part {
        case .late: [(.late(before: today), counts.late)]
        case .soon: [(.soon(from: today, through: soon), counts.soon)]
        case .rest: [(.rest(after: soon), counts.rest)]
        case nil: [(.urgent(through: soon), counts.late + counts.soon), (.rest(after: soon), counts.rest)]
        }
    }

    /// What somebody had a part in before the posts changed may be out of sight now.
    private func isInSight(_ line: MatterLine) throws -> Bool {
        try sight.personal.scope(line.kind).contains(line.organ) || sight.line(line.id) != nil
    }

    private func items(_ keys: [DeskKey]) throws -> [DeskItem] {
        let ids = keys.map(\.matter)
        let lines = try connection.lines(county, ids)
        let places = try connection.places(county, of: ids, sight.work.engine.offices)
        return try keys.compactMap { key in
            guard let line = lines[key.matter], try isInSight(line) else { return nil }
            let found = places[key.matter] ?? []
            let own = found.filter(isOwn)
            // An approval above work, and what is one's own above what is anybody's.
            let first = own.min { rank($0) < rank($1) }
            let rest = found.filter { $0 != first }
            return DeskItem(
                line: line, places: (first.map { [$0] } ?? []) + rest, own: first, part: key.part, person: key.person, isAside: key.isAside)
        }
    }

    private func isOwn(_ place: DeskPlace) -> Bool {
        guard desks.contains(place.desk) else { return false }
        return place.ask.act == .redo ? place.holder == sight.actor.person : place.ask.author != sight.actor.person
    }

    private func rank(_ place: DeskPlace) -> Int {
        (place.ask.isApproval ? 0 : 2) + (place.holder.map(people.contains) ?? false ? 0 : 1)
    }
}

/// What is overdue in organs.
extension SightDesk {
    /// The organs of which the person sees what is overdue, with how much; those with most first.
    package func late(at organ: OrganCode? = nil) throws -> [(organ: OrganCode, count: Int)] {
        let counted: [(organ: OrganCode, count: Int)] = try lateOrgans.compactMap { code in
            guard organ == nil || organ == code else { return nil }
            return (code, try lateCount(code))
        }
        return counted.filter { $0.count > 0 || $0.organ == organ }.sorted { ($1.count, $0.organ.description) < ($0.count, $1.organ.description) }
    }

    /// Whether it stands organ by organ: where somebody looks over more than one.
    package var looksOverOrgans: Bool { lateOrgans.count > 1 }

    private func lateCount(_ organ: OrganCode) throws -> Int {
        let kinds = kinds(in: organ)
        if kinds == nil, looksOverOrgans {
            let all = try memo.value(.lateByOrgan(today: today), asOf: entry) { .numbers(try connection.overdueCounts(county, on: today)) }
            guard case .numbers(let numbers) = all else { return 0 }
            return numbers[organ] ?? 0
        }
        let one = try memo.value(.late(organ, kinds: kinds, today: today), asOf: entry) {
            .number(try connection.overdueCount(county, in: organ, kinds: kinds, on: today))
        }
        guard case .number(let number) = one else { return 0 }
        return number
    }

    /// The kinds of which an organ's matters are in sight; `nil` for all.
    private func kinds(in organ: OrganCode) -> [String]? {
        if seesAll { return nil }
        let seen = sight.kinds.filter { sight.scope($0).contains(organ) }.map(\.kind.id)
        return seen.count == sight.work.engine.kinds.count ? nil : seen
    }

    private func overdue(at organ: OrganCode?, offset: Int) throws -> [DeskKey] {
        let organs = try late(at: organ).filter { $0.count > 0 }.map(\.organ)
        let isOne = organs.count == 1
        var found: [DeskKey] = []
        for organ in organs {
            found += try connection.overdueKeys(
                county, in: organ, kinds: kinds(in: organ), on: today, offset: isOne ? offset : 0,
                limit: isOne ? Self.pageSize : offset + Self.pageSize)
        }
        if isOne { return found }
        // A matter is of one organ, so each stands once.
        let sorted = found.sorted { ($0.due?.ordinal ?? .max, $0.matter) < ($1.due?.ordinal ?? .max, $1.matter) }
        return Array(sorted.dropFirst(offset).prefix(Self.pageSize))
    }
}
