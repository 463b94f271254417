import Kernel

/// All walks of one edition of a kind: one thread, one stream of chance.
struct KindRun: Sendable {
    let coverage: Coverage
    let result: KindResult
    let line: String

    init(_ explorer: Explorer, _ definition: any WalkedDefinition, _ outline: ProcedureOutline, walks: Int, from day: Day, _ ground: Ground0) {
        let (kind, edition) = (definition.kind, outline.edition)
        let walker = Walker(explorer.kinds, Learning(ground.learning), dice: Dice(explorer.options.seed, kind.id, edition.id))
        if let trace = explorer.options.trace { walker.trace = { trace(Script($0).text) } }
        var foundations = ground.foundations
        for number in 0..<walks {
            if !walker.learning.orders.isEmpty { foundations = Self.deliver(explorer, walker, foundations, day) }
            var walk = Self.walk(explorer, walker, foundations, edition, day)
            walker.walk(&walk, opening: Self.openings(explorer.kinds, definition, outline, walker, number), steps: explorer.options.steps)
        }
        coverage = walker.coverage
        result = KindResult(definition, outline, Findings.shortest(walker, explorer))
        line = "\(kind.name)（\(edition.id)）：走\(walks)次，试\(walker.tried)次"
    }

    /// Lays more groundwork: what conditions have asked for meanwhile.
    private static func deliver(_ explorer: Explorer, _ walker: Walker, _ foundations: Foundations, _ day: Day) -> Foundations {
        let groundwork = Groundwork(town: explorer.town, kinds: explorer.kinds, calendar: explorer.calendar, seed: explorer.options.seed)
        var world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
        var script = foundations.script
        groundwork.deliver(walker, before: day, &world, &script, most: 3)
        return Foundations(entries: world.all, script: script, nextID: world.nextID, serials: world.serials)
    }

    private static func walk(_ explorer: Explorer, _ walker: Walker, _ foundations: Foundations, _ edition: Edition, _ day: Day) -> Walk {
        let room = min(160, edition.until.map { max(0, $0 - day) } ?? 160)
        let start = day.advanced(by: walker.dice.chance(70) ? walker.dice.number(0...min(room, 14)) : walker.dice.number(0...room))
        let world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
        var walk = Walk(
            world: world, now: Instant(start, hour: 9), horizon: start.advanced(by: 3_000), fullness: walker.dice.pick([15, 45, 75, 95]) ?? 50)
        if walker.dice.chance(70) {
            for other in explorer.kinds.all {
                for action in other.outline(other.edition(on: start)?.id ?? "")?.actions ?? [] where walker.dice.chance(30) {
                    walk.off.insert("\(other.kind.id).\(action.id)")
                }
            }
        }
        return walk
    }

    /// What a walk opens: the kind itself, or what opens it; and now and then what acts in it.
    private static func openings(
        _ kinds: Kinds, _ definition: any WalkedDefinition, _ outline: ProcedureOutline, _ walker: Walker, _ number: Int
    ) -> [String] {
        let kind = definition.kind.id
        let companions = kinds.companions(of: kind)
        let isOpenedByPeople = outline.actions.contains { $0.isOpening && !$0.isAutomatic }
        let isOpenedByOthers = outline.actions.contains { $0.isOpening && $0.isAutomatic }
        let openers = companions.filter { kinds[$0]?.opened.contains(kind) ?? false }
        if isOpenedByOthers, !isOpenedByPeople || walker.dice.chance(40), let opener = walker.dice.pick(openers) { return [opener] }
        guard number % 3 == 2, let companion = walker.dice.pick(companions.filter { $0 != kind }) else { return [kind] }
        return [kind, companion]
    }
}
