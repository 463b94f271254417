import Kernel

/// Builds what stands in the county before walks begin: for each kind some matters, at different stages, walked like all others.
struct Groundwork {
    let town: Town
    let kinds: Kinds
    let calendar: WorkCalendar
    let seed: UInt64

    /// - Parameters:
    ///   - day: the day on which walks begin; the groundwork is laid in the two years before.
    func lay(for wanted: [String], before day: Day, _ state: Learning.State) -> (Foundations, Learning.State, Walker) {
        let walker = Walker(kinds, Learning(state), dice: Dice(seed, "groundwork", day.iso))
        var world = World(town, kinds, calendar)
        var script: [ScriptStep] = []
        for definition in kinds.closure(wanted) where definition.isOpenedByPeople {
            for index in 0..<number(of: definition.kind.id) {
                walker.learning.presets = (definition.kind.id, Self.presets(definition, index))
                walk(definition, before: day, walker, &world, &script)
                walker.learning.presets = ("", [:])
                deliver(walker, before: day, &world, &script, most: 2)
            }
        }
        // What silence means by the day on which walks begin has happened.
        let passed = world.pass(to: Instant(day, hour: 0), world.all.keys.sorted())
        for change in passed where change.before.deemed?.action == change.action.id {
            let act = Act(target: .matter(change.after.id), action: change.action.id, at: change.after.touched, actor: .system)
            script.append(ScriptStep(act, kind: change.after.kind, organ: change.after.organ, opens: []))
        }
        let foundations = Foundations(entries: world.all, script: script, nextID: world.nextID, serials: world.serials)
        return (foundations, walker.learning.state, walker)
    }

    /// Every case of the enumerations that lists filter by comes up in turn, the ordinary one every other time.
    private static func presets(_ definition: any WalkedDefinition, _ index: Int) -> [String: JSON] {
        var values: [String: JSON] = [:]
        for field in definition.fields where field.isIndexed {
            guard case .choice(let options) = field.type, !options.isEmpty else { continue }
            values[field.name] = .text(options[index % 2 == 0 ? 0 : (index / 2) % options.count].code)
        }
        return values
    }

    /// One matter of a kind, begun some time in the two years before.
    private func walk(_ definition: any WalkedDefinition, before day: Day, _ walker: Walker, _ world: inout World, _ script: inout [ScriptStep]) {
        let start = day.advanced(by: -walker.dice.number(60...700))
        let first = max(start, definition.editions.map(\.from).min() ?? start, Day.firstDay(of: 2018))
        var walk = Walk(
            world: world, now: Instant(first, hour: 9), goal: definition.kind.id, horizon: day.advanced(by: -1),
            fullness: walker.dice.pick([20, 60, 90]) ?? 60)
        walk.isGroundwork = true
        let isWhole = walker.learning.delivering != nil || walker.dice.chance(75)
        walker.walk(&walk, opening: [definition.kind.id], steps: isWhole ? 40 : walker.dice.number(1...8))
        world = walk.world
        script += walk.script
    }

    /// Makes matters that some condition asked for.
    func deliver(_ walker: Walker, before day: Day, _ world: inout World, _ script: inout [ScriptStep], most: Int) {
        for _ in 0..<most {
            guard let order = walker.learning.nextOrder() else { return }
            guard let definition = kinds[order.kind], definition.isOpenedByPeople else { continue }
            walker.learning.delivering = order
            for _ in 0..<2 { walk(definition, before: day, walker, &world, &script) }
            walker.learning.delivering = nil
        }
    }

    /// The more kinds refer to a kind, the more of its matters are wanted.
    private func number(of kind: String) -> Int {
        let referring = kinds.all.count { $0.referred.contains(kind) && $0.kind.id != kind }
        return referring == 0 ? 3 : min(26, 5 + 4 * referring)
    }
}

/// The days on which walks begin: few, each within as many editions as can be, so that groundwork is laid seldom.
enum Beginnings {
    /// For each edition of each kind a day on which a matter may be opened under it.
    static func days(_ kinds: [any WalkedDefinition]) -> [Learning.Place: Day] {
        var spans: [(place: Learning.Place, first: Day, last: Day)] = []
        for definition in kinds {
            for edition in definition.editions {
                let first = max(edition.from.advanced(by: 20), Day(uncheckedISO: "2019-02-18"))
                // Matters that go over to the next edition leave this one's later steps to be taken before that.
                let passes = definition.passages.contains { $0.earlier == edition && $0.way == .automatic }
                let end = edition.until.map { $0.advanced(by: passes ? -240 : -20) } ?? first.advanced(by: 420)
                let last = max(first, min(end, first.advanced(by: 420)))
                spans.append((Learning.Place(kind: definition.kind.id, edition: edition.id, action: ""), first, last))
            }
        }
        var days: [Learning.Place: Day] = [:]
        var point: Day?
        for span in spans.sorted(by: { ($0.last, $0.place.kind, $0.place.edition) < ($1.last, $1.place.kind, $1.place.edition) }) {
            if let known = point, known >= span.first {
                days[span.place] = known
            } else {
                point = span.last
                days[span.place] = span.last
            }
        }
        return days
    }
}

extension WalkedDefinition {
    var isOpenedByPeople: Bool { actions.contains { $0.isOpening && !$0.isAutomatic } }
}

extension Day {
    /// For days written in the program itself.
    fileprivate init(uncheckedISO text: String) {
        guard let day = Day(iso: text) else { preconditionFailure("no such day \(text)") }
        self = day
    }
}
