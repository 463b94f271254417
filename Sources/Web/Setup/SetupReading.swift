import Engine
import HTML
import Kernel
import Storage
import Synchronization

/// How far a county is ready for its first lawful case, read off its registers.
struct SetupReading: Sendable {
    /// One thing that is needed, and where it is missing.
    struct Item: Sendable {
        let need: Readiness
        /// Where it is needed, with how much there is; empty where the organ that should have it is missing itself.
        let places: [(organ: OrganCode, count: Int)]
        /// How much is needed at each place.
        let least: Int
        /// Some organ would have to have it, and there is none with the duty.
        let lacksPlace: Bool

        var missing: [OrganCode] { places.filter { $0.count < least }.map(\.organ) }
        var isDone: Bool { !lacksPlace && missing.isEmpty }
    }

    let items: [Item]
    /// Administrators of the whole county; what is weighty takes two.
    let administrators: Int
    let auditors: Int
    /// Working days are published up to and including this year.
    let publishedYear: Int
    let today: Day

    init(_ needs: [Readiness], _ work: Work, on today: Day) throws {
        let (county, registers, connection) = (work.engine.county, work.engine.registers, work.connection)
        let staff = try connection.staffing(county, on: today)
        let standing = registers.organs.organs.values.filter { registers.dissolutions[$0.code] == nil }
            .sorted { $0.code.description < $1.code.description }
        let reading = Reading(work: work, staff: staff, standing: standing)
        items = try needs.map { try reading.item($0) }
        let root = registers.organs.root
        func people(_ role: Role) -> Int { staff.first { $0.organ == root && $0.role == role.id }?.people ?? 0 }
        (administrators, auditors) = (people(.administrator), people(.auditor))
        publishedYear = work.engine.calendar.lastPublishedDay.year
        self.today = today
    }

    /// The next year's notice comes out in autumn; from December on it is missing.
    var isCalendarDone: Bool { publishedYear >= today.year + (today.parts.month == 12 ? 1 : 0) }
    var isComplete: Bool { items.allSatisfy(\.isDone) && administrators >= 2 && auditors >= 1 && isCalendarDone }
    var missingCount: Int {
        items.count { !$0.isDone } + (administrators >= 2 ? 0 : 1) + (auditors >= 1 ? 0 : 1) + (isCalendarDone ? 0 : 1)
    }

    /// Whether an organ has all that it needs itself.
    func isReady(_ organ: OrganCode) -> Bool {
        items.allSatisfy { item in !item.places.contains { $0.organ == organ } || !item.missing.contains(organ) }
    }

    private struct Reading {
        let work: Work
        let staff: [(organ: OrganCode, role: String, people: Int)]
        let standing: [Organ]

        func item(_ need: Readiness) throws -> Item {
            if case .organ(let duty) = need.need {
                let holders = standing.filter { $0.duties.contains(duty) }
                return Item(need: need, places: holders.map { ($0.code, 1) }, least: 1, lacksPlace: holders.isEmpty)
            }
            let organs = places(need.place)
            return Item(
                need: need, places: try zip(organs, counts(need.need, organs)).map { ($0, $1) }, least: least(need.need), lacksPlace: organs.isEmpty)
        }

        private func places(_ place: Readiness.Place) -> [OrganCode] {
            switch place {
            case .county, .government: work.engine.organs.root.map { [$0] } ?? []
            case .each(let duty): standing.filter { $0.duties.contains(duty) }.map(\.code)
            case .holder(let duty): standing.first { $0.duties.contains(duty) }.map { [$0.code] } ?? []
            }
        }

        private func least(_ need: Readiness.Need) -> Int {
            switch need {
            case .organ: 1
            case .people(_, let least): least
            case .register(_, _, let least, _): least
            }
        }

        private func counts(_ need: Readiness.Need, _ organs: [OrganCode]) throws -> [Int] {
            switch need {
            case .organ: return organs.map { _ in 1 }
            case .people(let roles, _):
                let ids = Set(roles.map(\.id))
                return organs.map { organ in staff.filter { $0.organ == organ && ids.contains($0.role) }.map(\.people).reduce(0, +) }
            case .register(let kind, let stages, _, nil):
                var counts: [OrganCode: Int] = [:]
                for line in try work.connection.tallies(work.engine.county, kind: kind) where stages.contains(line.stage) {
                    counts[line.organ, default: 0] += line.count
                }
                return organs.map { counts[$0] ?? 0 }
            case .register(let kind, let stages, _, let field?):
                return try organs.map { organ in
                    let name = work.engine.organs.name(of: organ)
                    let found = try work.connection.matters(work.engine.county, kind: kind, field: field, value: name)
                    return try found.count { stages.contains(try work.dossier($0).row.stage) }
                }
            }
        }
    }
}

/// Whether the desk says that the county is not ready; looked at now and then, not on every request.
struct SetupState: Sendable {
    let missing: Int
    let until: Instant
}

extension Site {
    /// What an administrator's first page says of it; nothing for others, and nothing once the county is ready.
    func setupLine(_ actor: Actor) async throws -> HTML {
        let day = today
        guard actor.posts.contains(where: { $0.role == .administrator && $0.onBehalfOf == nil && $0.isHeld(on: day) }) else { return "" }
        return SetupLine.html(missing: try await missingSetup())
    }

    /// How many things the county still lacks; 0 when it is ready. Kept for a minute.
    func missingSetup() async throws -> Int {
        let now = now()
        if let known = setupState.withLock({ $0 }), known.until > now { return known.missing }
        let needs = readiness
        let day = now.day
        let missing = try await read { work in try SetupReading(needs, work, on: day).missingCount }
        setupState.withLock { $0 = SetupState(missing: missing, until: Instant(milliseconds: now.milliseconds + 60_000)) }
        return missing
    }
}
