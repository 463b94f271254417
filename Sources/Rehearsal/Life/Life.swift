import Affairs
import Kernel

/// A year as it is lived: some matters of each kind go otherwise than straight on, each by one variation, as the scenario's share says.
///
/// Which and how is drawn from the scenario's seed. Each variation leaves the matter's record as the play has it, or what no measure
/// counts of it, so that the year comes to the same with and without.
final class Life {
    private struct Place: Hashable {
        let variation: Variation
        let kind: String
    }

    let world: World
    private let share: Scenario.Share
    private var quotas: [Place: Quota] = [:]
    private let counts: [String: Int]
    static let definitions: [String: any Definition] = Dictionary(
        Catalogue.definitions.map { ($0.kind.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// - Parameter plays: all of the year.
    init?(_ world: World, _ plays: [Play]) {
        guard let share = world.scenario.life else { return nil }
        self.world = world
        self.share = share
        counts = Dictionary(plays.filter { $0.opens.day.year == world.year }.map { ($0.kind, 1) }, uniquingKeysWith: +)
    }

    /// The steps of a play with the variation that is due, if one is and they allow it.
    func vary(_ play: Play, _ steps: [Step]) -> [Step] {
        guard let first = steps.first, case .open(let kind, let organ) = first.target, play.opens.day.year == world.year,
            !steps.contains(where: { $0.variation != nil }), let definition = Self.definitions[kind],
            let outline = definition.edition(on: play.opens.day).flatMap({ definition.outline($0.id) })
        else { return steps }
        let dice = world.dice("life/\(play.key)")
        let course = LivedCourse(world: world, definition: definition, outline: outline, organ: organ, steps: steps, dice: dice)
        var varied: [Step]?
        for variation in Variation.allCases where variation != .remade {
            let place = Place(variation: variation, kind: kind)
            let shift = { self.world.dice("life/\(kind)/\(variation)").number(0...999) }
            var quota = quotas[place] ?? Quota(of: counts[kind] ?? 1, share, shift: shift())
            if quota.isDue(at: organ.description), varied == nil, let found = course.varied(by: variation) {
                quota.take(organ.description)
                varied = found
            }
            quotas[place] = quota
        }
        return varied ?? steps
    }
}

/// A play's steps, and what can be done with them otherwise.
struct LivedCourse {
    let world: World
    let definition: any Definition
    let outline: ProcedureOutline
    /// Where it opens.
    let organ: OrganCode
    let steps: [Step]
    let dice: Dice

    /// `nil` where the steps do not allow it.
    func varied(by variation: Variation) -> [Step]? {
        switch variation {
        case .late: enteredLate()
        case .corrected: misspelt()
        case .recalled: recalled()
        case .prepared: prepared(sendingBack: false)
        case .returned: prepared(sendingBack: true)
        case .handled: handled()
        case .moved: moved()
        case .succeeded: succeeded()
        case .answered: answered()
        case .remade: nil
        }
    }

    /// The step of the law that a step of the play takes in its own matter; `nil` for one in another.
    func action(_ index: Int) -> ActionOutline? {
        guard case .main = steps[index].target, steps[index].kind == definition.kind.id else { return nil }
        return outline.action(steps[index].action)
    }

    /// Until when something may be done after a step and before the next; to the scenario's end after the last.
    func end(after index: Int) -> Instant {
        index + 1 < steps.count ? steps[index + 1].at : Instant(world.scenario.until, hour: 17)
    }

    /// Some moments after a step, in order and at most some minutes apart, before the next one; `nil` where there is no time.
    func moments(_ count: Int, after index: Int, minutes: Int = 25) -> [Instant]? {
        let (start, end) = (steps[index].at, end(after: index))
        let length = min(Int64(minutes) * 60_000, (end.milliseconds - start.milliseconds) / Int64(count + 1))
        guard length >= 60_000 else { return nil }
        let found = (1...count).map { Instant(milliseconds: start.milliseconds + Int64($0) * length) }
        // What belongs together is done on the step's own day.
        return found.allSatisfy { $0.day == start.day } ? found : nil
    }

    /// The same before a step.
    func moments(_ count: Int, before index: Int, minutes: Int = 25) -> [Instant]? {
        guard index > 0 else { return nil }
        let (start, end) = (steps[index - 1].at, steps[index].at)
        let length = min(Int64(minutes) * 60_000, (end.milliseconds - start.milliseconds) / Int64(count + 1))
        guard length >= 60_000 else { return nil }
        let found = (1...count).map { Instant(milliseconds: end.milliseconds - Int64(count + 1 - $0) * length) }
        return found.allSatisfy { $0.day == end.day } ? found : nil
    }

    func inserting(_ added: [Step], after index: Int) -> [Step] { Array(steps[...index]) + added + Array(steps[(index + 1)...]) }

    /// The steps after the first, in an order of chance.
    var indices: [Int] { dice.shuffled(steps.indices.dropFirst()) }

    func logins(of people: [Member], besides others: String...) -> [String] { people.map(\.login).filter { !others.contains($0) } }
}
