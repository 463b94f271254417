import Affairs
package import Kernel

/// What the plays may look up: people at their posts, working days, and the matters that earlier plays opened.
package final class World {
    package let scenario: Scenario
    package let calendar: WorkCalendar
    package let organs: OrganTree
    private let byPost: [OrganCode: [Role: [Member]]]
    private let members: [PersonID: Member]
    private let byOrgan: [OrganCode: [Member]]
    /// Matters by the key of the play that opened them, such as `certificate/p00123`.
    package private(set) var matters: [String: MatterID] = [:]

    package init(_ scenario: Scenario, calendar: WorkCalendar) {
        self.scenario = scenario
        self.calendar = calendar
        organs = OrganTree(scenario.organs)
        members = Dictionary(scenario.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var posts: [OrganCode: [Role: [Member]]] = [:]
        for member in scenario.people {
            for role in member.roles { posts[member.organ, default: [:]][role, default: []].append(member) }
        }
        byPost = posts
        byOrgan = Dictionary(grouping: scenario.people, by: \.organ)
    }

    var year: Int { scenario.year }
    var name: String { scenario.name }

    /// What the scenario's file of targets says; nothing where it is silent.
    func target(_ key: String) -> Int { scenario.targets[key] ?? 0 }

    /// Chance of its own for what bears a name.
    func dice(_ name: String) -> Dice { Dice(seed: scenario.seed, name) }

    /// Decisions that a court has revoked and ordered to be made anew, until they are.
    private var orders: [OrganCode: [RemakingOrder]] = [:]

    func note(_ order: RemakingOrder, to organ: OrganCode) { orders[organ, default: []].append(order) }

    /// An order that a case answers: of the same conduct by the same sort of party, begun after the order and decided within its days.
    func takeOrder(to organ: OrganCode, _ fits: (RemakingOrder) -> Bool) -> RemakingOrder? {
        guard let index = orders[organ]?.firstIndex(where: fits) else { return nil }
        return orders[organ]?.remove(at: index)
    }

    /// Penalties that were, or are to be, decided: what later plays complain of.
    private var decided: [OrganCode: [DecidedPenalty]] = [:]

    func opened(_ key: String, _ matter: MatterID) { matters[key] = matter }

    /// The matter that a play opened; `nil` before it did.
    func find<M: Matter>(_ handle: Handle<M>) -> Ref<M>? { matters[handle.key].map { Ref($0) } }

    /// Stored names of fields, by where they stand in the record.
    private var names: [AnyKeyPath: String] = [:]

    func name<R: Record>(of path: PartialKeyPath<R>) -> String {
        if let name = names[path] { return name }
        for field in R.fields { names[field.path] = field.info.name }
        guard let name = names[path] else { preconditionFailure("\(path) is no field of \(R.self)") }
        return name
    }

    /// Notes a case when its play opens; the decision lies ahead.
    func note(_ penalty: DecidedPenalty, of organ: OrganCode) { decided[organ, default: []].append(penalty) }

    /// The organ of some that has decided most between two days.
    func busiest(of organs: [OrganCode], from first: Day, through last: Day) -> OrganCode? {
        let counts = organs.map { organ in (organ, (decided[organ] ?? []).count { $0.decided >= first && $0.decided <= last }) }
        return counts.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
    }

    /// One that an organ decided between two days, each attacked once.
    func attackPenalty(of organ: OrganCode, from first: Day, through last: Day, _ dice: Dice) -> DecidedPenalty? {
        let places = (decided[organ] ?? []).indices.filter { index in
            let day = decided[organ]?[index].decided
            return day.map { $0 >= first && $0 <= last } ?? false
        }
        guard !places.isEmpty else { return nil }
        return decided[organ]?.remove(at: dice.pick(places))
    }

    /// Everybody with a role in an organ, in the order of the register.
    package func people(_ role: Role, in organ: OrganCode) -> [Member] { byPost[organ]?[role] ?? [] }

    /// Everybody of an organ, in the order of the register.
    func people(in organ: OrganCode) -> [Member] { byOrgan[organ] ?? [] }

    func member(_ login: String) -> Member? { members[PersonID(login)] }

    /// Somebody with a role in an organ.
    package func person(_ role: Role, in organ: OrganCode, _ dice: Dice) -> Member {
        let people = people(role, in: organ)
        precondition(!people.isEmpty, "the scenario has nobody as \(role.id) in \(organ)")
        return dice.pick(people)
    }

    package func organ(_ duty: Organ.Duty) -> OrganCode {
        guard let root = organs.root, let organ = organs.nearest(duty, to: root) else {
            preconditionFailure("the scenario has no organ for \(duty.id)")
        }
        return organ
    }

    func certificate(of person: PersonID) -> Ref<EnforcementCertificate>? { find("certificate/\(person)") }

    /// Working days of the scenario's calendar, which reaches all of its days.
    package func workingDay(_ count: Int, after day: Day) -> Day { (try? calendar.workingDay(count, after: day)) ?? day.advanced(by: count) }
    package func workingDay(onOrAfter day: Day) -> Day { (try? calendar.workingDay(onOrAfter: day)) ?? day }

    /// A working day of a year, with the load of the seasons: little around the Spring Festival, most in spring and autumn.
    package func workingDay(of year: Int, from first: Int = 1, through last: Int = 12, _ dice: Dice) -> Day {
        let loads = [6, 3, 8, 9, 10, 9, 8, 8, 10, 8, 11, 10]
        let month = first + dice.weighted(Array(loads[first - 1...last - 1]))
        let day = Day.first(ofMonth: month, year: year).advanced(by: dice.number(0...Day.length(ofMonth: month, year: year) - 1))
        let working = workingDay(onOrAfter: day)
        return working.parts.month == month ? working : workingDay(onOrAfter: Day.first(ofMonth: month, year: year))
    }
}

/// A penalty case by the ordinary procedure that ends in a decision and its publication.
struct DecidedPenalty {
    let key: Handle<PenaltyCase>
    let decided: Day
    let party: String
    let isOrganisation: Bool
    let offence: Offence
}

/// A judgment by which a penalty is to be decided anew (责令重新作出).
struct RemakingOrder {
    let penalty: DecidedPenalty
    /// Served on the organ, and in effect from a later day.
    let served: Day
    let effective: Day
    let days: Int
}
