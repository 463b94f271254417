import Kernel

/// All walks of one kind, edition after edition: one thread, one stream of chance. What was learnt under one edition serves the next.
struct KindRun: Sendable {
    /// The walks of one edition, and what stands in the county when they begin.
    struct Share: Sendable {
        let outline: ProcedureOutline
        let walks: Int
        let day: Day
        let ground: Ground0
    }

    let coverage: Coverage
    let results: [KindResult]
    /// Walks to be taken again elsewhere, with the day on which they began.
    let samples: [(day: Day, steps: [ScriptStep])]
    /// The shortest walks to everything that was come to; `nil` when nobody wants them.
    let keeper: Keeper?

    /// - Parameter corpus: walks kept from earlier runs, which are taken again first.
    init(_ explorer: Explorer, _ definition: any WalkedDefinition, _ shares: [Share], from corpus: Corpus) {
        let kind = definition.kind
        let walker = Walker(
            explorer.kinds, Learning(shares.first?.ground.learning ?? Learning.State(examples: explorer.options.examples)),
            dice: Dice(explorer.options.seed, kind.id))
        if let trace = explorer.options.trace { walker.trace = { trace(Script($0).text) } }
        var samples: [(day: Day, steps: [ScriptStep])] = []
        if explorer.options.keepsWalks { walker.keeper = Keeper() }
        for section in corpus.sections where section.kind == kind.id { section.retake(by: walker, explorer) }
        for share in shares {
            Self.take(share, of: definition, walker, explorer)
            walker.allow(.max)
            for number in 0..<explorer.options.samples {
                var walk = Self.fresh(share, kind.id, share.ground.foundations, walker, explorer)
                let opening = Self.openings(explorer.kinds, definition, share.outline, walker, number)
                walker.walk(&walk, opening: opening, steps: explorer.options.steps)
                samples.append((share.day, walk.script))
            }
            explorer.options.progress?("\(kind.name)（\(share.outline.edition.id)）：走\(share.walks)次，共试\(walker.tried)次")
        }
        self.samples = samples
        coverage = walker.coverage
        keeper = walker.keeper
        let findings = Findings.shortest(walker, explorer)
        results = shares.enumerated().map { index, share in KindResult(definition, share.outline, index == 0 ? findings : []) }
    }

    private static func take(_ share: Share, of definition: any WalkedDefinition, _ walker: Walker, _ explorer: Explorer) {
        var foundations = share.ground.foundations
        let budget = explorer.options.tries * share.walks / max(1, explorer.options.walks)
        let before = walker.tried
        for number in 0..<share.walks {
            walker.allow(allowance(number, of: share.walks, left: budget - (walker.tried - before), explorer.options))
            if !walker.learning.orders.isEmpty { foundations = deliver(explorer, walker, foundations, share.day) }
            // Half of them begin anew; the others go on from where an earlier one has come to, towards what was seldom taken.
            if number >= 4, walker.dice.chance(55), var walk = resumed(share.outline, definition.kind.id, walker, explorer) {
                let steps = walk.script.count + max(4, explorer.options.steps / 2)
                walker.walk(&walk, opening: [], steps: steps)
                continue
            }
            var walk = fresh(share, definition.kind.id, foundations, walker, explorer)
            let opening = openings(explorer.kinds, definition, share.outline, walker, number)
            walker.walk(&walk, opening: opening, steps: explorer.options.steps)
        }
    }

    /// Tries that one walk may use: what has never been done is looked for by the first walks, and the later ones walk.
    private static func allowance(_ number: Int, of walks: Int, left: Int, _ options: Explorer.Options) -> Int {
        options.tries == 0 ? .max : max(60, left * 8 / (walks - number))
    }

    /// Lays more groundwork: what conditions have asked for meanwhile.
    private static func deliver(_ explorer: Explorer, _ walker: Walker, _ foundations: Foundations, _ day: Day) -> Foundations {
        let groundwork = Groundwork(town: explorer.town, kinds: explorer.kinds, calendar: explorer.calendar, seed: explorer.options.seed)
        var world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
        var script = foundations.script
        groundwork.deliver(walker, before: day, &world, &script, most: 3)
        return Foundations(entries: world.all, script: script, nextID: world.nextID, serials: world.serials)
    }

    // MARK: Beginning

    private static func fresh(_ share: Share, _ kind: String, _ foundations: Foundations, _ walker: Walker, _ explorer: Explorer) -> Walk {
        let (edition, day) = (share.outline.edition, share.day)
        let room = min(160, edition.until.map { max(0, $0 - day) } ?? 160)
        // Some begin shortly before the law changes, and go on under the next.
        let crosses = walker.kinds[kind]?.passage(from: edition.id)?.way == .automatic && walker.dice.chance(20)
        let before = edition.until.map { max(day, $0.advanced(by: -walker.dice.number(1...30))) }
        let ordinary = day.advanced(by: walker.dice.chance(70) ? walker.dice.number(0...min(room, 14)) : walker.dice.number(0...room))
        let start = crosses ? before ?? ordinary : ordinary
        let world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
        return Walk(
            world: world, now: Instant(start, hour: 9), goal: kind, horizon: start.advanced(by: 3_000), fullness: fullness(walker),
            off: off(on: start, walker, explorer))
    }

    private static func fullness(_ walker: Walker) -> Int { walker.dice.pick([15, 45, 75, 95]) ?? 50 }

    /// Steps that a walk leaves alone, so that walks differ.
    private static func off(on day: Day, _ walker: Walker, _ explorer: Explorer) -> Set<String> {
        guard walker.dice.chance(70) else { return [] }
        var off: Set<String> = []
        for other in explorer.kinds.all {
            for action in other.outline(other.edition(on: day)?.id ?? "")?.actions ?? [] where walker.dice.chance(30) {
                off.insert("\(other.kind.id).\(action.id)")
            }
        }
        return off
    }

    /// An earlier walk of the edition, from which one of the steps least often taken may be tried.
    private static func resumed(_ outline: ProcedureOutline, _ kind: String, _ walker: Walker, _ explorer: Explorer) -> Walk? {
        let steps = outline.actions.filter { !$0.isOpening }.map { action in
            let place = Learning.Place(kind: kind, edition: outline.edition.id, action: action.id)
            let rank = walker.coverage.taken(place) * 4 + min(walker.learning.failures(place), 400) / 4 + walker.dice.below(12)
            return (action: action, place: place, rank: rank)
        }
        for step in steps.sorted(by: { $0.rank < $1.rank }).prefix(6) {
            guard let walk = walker.trove.walk(for: step.action, step.place, &walker.dice) else { continue }
            return walk.resumed(towards: step.action, fullness: fullness(walker), off: off(on: walk.now.day, walker, explorer))
        }
        return nil
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
