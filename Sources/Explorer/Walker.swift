import Kernel

/// Takes walks of one kind, learns from each, and gathers what they come by and what they find.
final class Walker {
    let kinds: Kinds
    let learning: Learning
    private(set) var coverage: Coverage = Coverage()
    /// By key; each with the shortest walk that showed it.
    private(set) var findings: [String: (finding: Finding, foundations: Foundations, steps: [ScriptStep], times: Int)] = [:]
    /// How often each stage was searched in vain to the end.
    private var despaired: [String: Int] = [:]
    private var maps: [String: StageMap] = [:]
    /// What stood in the way at last of each step that was tried with all patience, by the step's id.
    var obstacles: [String: [String]] = [:]
    let bodies: Bodies = Bodies()
    let trove: Trove = Trove()
    /// Keeps the shortest walk to everything that a walk can come to, when somebody wants them kept.
    var keeper: Keeper?
    /// What stood in the county when the last walk began, whose bodies are remembered.
    private var ground: Foundations?
    /// Told of each walk before each try, when somebody wants to know where a crash was.
    var trace: (([ScriptStep]) -> Void)?
    var dice: Dice
    /// Steps judged, for the cost of it.
    private(set) var tried: Int = 0
    /// How many of them the walk under way may use, and how many there were before it.
    private var allowance: (most: Int, before: Int) = (.max, 0)

    init(_ kinds: Kinds, _ learning: Learning, dice: Dice) {
        self.kinds = kinds
        self.learning = learning
        self.dice = dice
    }

    // MARK: One walk

    /// Opens matters of some kinds and moves them on.
    ///
    /// - Parameter opening: the kinds to open, the first of which is what the walk is about.
    func walk(_ walk: inout Walk, opening: [String], steps: Int) {
        enter(walk.world.foundations)
        for kind in opening { open(kind, in: &walk) }
        guard !walk.active.isEmpty else { return }
        var idle = 0
        var waits = 0
        while walk.script.count < steps, idle < 3, tried - allowance.before < allowance.most, let main = walk.main {
            if main.isFinal, walk.targets[main.kind] == nil || idle > 0 { break }
            if bodies.isOvergrown(main) { break }
            if walk.isGroundwork, let order = learning.delivering, order.kind == main.kind, order.stage == main.stage { break }
            if walk.isGroundwork, main.isResting, dice.chance(60) { break }
            setOut(&walk)
            if advance(&walk) {
                (idle, waits) = (0, 0)
                continue
            }
            // Time may pass for nothing a few times, and not for years of days.
            waits += 1
            if waits <= 6, wait(&walk) { continue }
            idle += 1
            if let main = walk.main, !main.isFinal, !main.isResting, !walk.isGroundwork, idle == 2 {
                if lastResort(&walk) { (idle, waits) = (0, 0) } else { break }
            }
        }
        giveUp(walk)
        if let main = walk.main { learning.credit(main.organ, main.kind, walk.script.count) }
    }

    /// Gives the walks from here on so many tries each.
    func allow(_ most: Int) { allowance = (most, tried) }

    /// Bodies are remembered by the numbers of matters, which every county uses for its own.
    private func enter(_ foundations: Foundations) {
        bodies.forget(from: ground === foundations ? foundations.nextID : 0)
        ground = foundations
    }

    /// Takes a kept walk again, so that later ones can go on from wherever it came by.
    func retake(_ steps: [ScriptStep], in walk: inout Walk) {
        enter(walk.world.foundations)
        for step in steps {
            let (passed, changes) = walk.world.retake(step)
            for (_, changes) in passed {
                walk.enter(passed: changes)
                note(changes, in: &walk)
            }
            guard let changes, let first = changes.first, let actor = walk.world.town.person(step.by) else { continue }
            let target: Act.Target = first.action.isOpening ? .opening(kind: step.kind, organ: step.organ) : .matter(first.after.id)
            walk.enter(changes, Act(target: target, action: step.action, input: step.input, at: step.at, actor: actor, overrides: step.overrides))
            note(changes, in: &walk)
            learning.learn(step.input, on: step.at.day, place(first.after, first.action), &dice)
        }
    }

    /// Takes one step in one of the matters.
    private func advance(_ walk: inout Walk) -> Bool {
        var order = walk.active.count > 1 && dice.chance(45) ? dice.shuffled(walk.active) : walk.active
        if order.count > 4 { order = Array(order.prefix(1)) + dice.shuffled(Array(order.dropFirst())).prefix(3) }
        if let errand = walk.errand, dice.chance(85) { order = [errand] }
        for id in order {
            guard let entry = walk.world[id] else { continue }
            // What stands in the county beforehand need not be every sort of matter.
            for (action, budget) in plan(entry, &walk).map({ ($0, walk.isGroundwork ? min($1, 60) : $1) }).prefix(
                entry.id == walk.active.first || entry.id == walk.errand ? 9 : 4)
            {
                // What could not be done is not tried again before something has changed.
                guard walk.blocked.insert("\(id)/\(action.id)").inserted || dice.chance(10) else { continue }
                if attempt(action, on: entry, budget: budget, in: &walk) { return true }
            }
        }
        return false
    }

    // MARK: Choosing

    private func map(_ entry: Entry) -> StageMap {
        let key = entry.kind + "/" + entry.edition
        if let map = maps[key] { return map }
        let map = StageMap(entry.outline)
        maps[key] = map
        return map
    }

    private func place(_ entry: Entry, _ action: ActionOutline) -> Learning.Place {
        Learning.Place(kind: entry.kind, edition: entry.edition, action: action.id)
    }

    /// What the walk wants to come to in this matter: the step least often taken of those that a way leads to.
    private func target(_ entry: Entry, _ walk: inout Walk) -> ActionOutline? {
        let map = map(entry)
        if let known = walk.targets[entry.kind], map.distance(from: entry.stage, to: known) != nil { return known }
        let reachable = entry.outline.actions.filter { !$0.isOpening && map.distance(from: entry.stage, to: $0) != nil }
        // Whoever walks for another kind than this one wants what opens a matter of it.
        let opening = entry.kind == walk.goal ? [] : reachable.filter { $0.opens.contains { $0.kind.id == walk.goal } }
        // A sub-procedure is mostly wanted for what comes of it.
        let results = entry.parent == nil || entry.kind == walk.goal ? [] : reachable.filter(\.returnsResult)
        var wanted = opening.isEmpty ? reachable : opening
        if walk.isGroundwork { wanted = standing(reachable, entry) } else if opening.isEmpty, !results.isEmpty, dice.chance(60) { wanted = results }
        let target = wanted.map { ($0, rank($0, entry)) }.min { $0.1 < $1.1 }?.0
        walk.targets[entry.kind] = target
        return target
    }

    private func standing(_ actions: [ActionOutline], _ entry: Entry) -> [ActionOutline] {
        if let order = learning.delivering, order.kind == entry.kind, !order.stage.isEmpty {
            let wanted = actions.filter { $0.to == order.stage }
            if !wanted.isEmpty { return wanted }
        }
        let resting = actions.filter { $0.to.flatMap { entry.outline.stage($0) }?.isResting ?? false }
        let final = actions.filter { $0.to.flatMap { entry.outline.stage($0) }?.isFinal ?? false }
        return resting.isEmpty || dice.chance(15) ? final.isEmpty ? actions : final : resting
    }

    private func rank(_ action: ActionOutline, _ entry: Entry) -> Int {
        let place = place(entry, action)
        return coverage.taken(place) * 4 + min(learning.failures(place), 400) / 2 + dice.below(12)
    }

    /// What the walk wants to come to, with all that has to be done before it.
    private func toward(_ entry: Entry, _ walk: Walk) -> Set<Learning.Step> {
        var steps: Set<Learning.Step> = []
        for kind in Set([walk.goal, entry.kind]) {
            guard let target = walk.targets[kind] else { continue }
            steps.formUnion(learning.before(Learning.Step(kind: kind, action: target.id)))
            guard let asked = target.receives, let outline = kind == entry.kind ? entry.outline : walk.main?.outline else { continue }
            for opener in outline.actions where opener.opens.contains(where: { $0.kind == asked }) {
                steps.formUnion(learning.before(Learning.Step(kind: kind, action: opener.id)))
            }
        }
        return steps
    }

    /// The steps to try now, in order, each with how many tries it is worth.
    private func plan(_ entry: Entry, _ walk: inout Walk) -> [(ActionOutline, Int)] {
        let target = target(entry, &walk)
        let map = map(entry)
        let possible = entry.outline.actions(from: entry.stage).filter { !$0.isAutomatic }
        let here = target.flatMap { map.distance(from: entry.stage, to: $0) } ?? 0
        let toward = toward(entry, walk)
        var ranked: [(action: ActionOutline, rank: Int)] = []
        for action in possible {
            let place = place(entry, action)
            var rank = min(coverage.taken(place), 50) + min(learning.failures(place), 40) + dice.below(10) - learning.urge(place) * 3
            if let target {
                if action.id == target.id {
                    rank -= 200
                } else if let there = map.distance(from: action.to ?? entry.stage, to: target) {
                    if there < here { rank -= 60 }
                    if there > here { rank += 40 }
                    let isBefore = toward.contains(Learning.Step(kind: entry.kind, action: action.id))
                    if isBefore, entry.history.times(action.id) < 2 { rank -= 70 }
                } else {
                    rank += 500
                }
            }
            if walk.off.contains("\(entry.kind).\(action.id)"), rank > -40 { rank += 200 }
            if dice.chance(8) { rank -= 120 }
            ranked.append((action, rank))
        }
        // Ways that lead away from what is wanted are taken only by whoever wants nothing else.
        let usable = ranked.filter { $0.rank < 450 }
        let worth = usable.filter { $0.action.id == target?.id || isWorthTrying(place(entry, $0.action)) }
        let chosen = worth.isEmpty ? usable.isEmpty ? ranked : usable : worth
        return chosen.sorted { $0.rank < $1.rank }.map { ($0.action, budget(place(entry, $0.action))) }
    }

    /// What has failed hundreds of times is tried now and then, and by the walks that want nothing else.
    private func isWorthTrying(_ place: Learning.Place) -> Bool { dice.below(learning.failures(place)) < 24 }

    /// Much patience with what was never taken, less and less with what fails time and again.
    private func budget(_ place: Learning.Place) -> Int {
        let failures = learning.failures(place)
        return coverage.taken(place) == 0 ? max(12, 240 / (1 + failures / 4)) : max(8, 40 / (1 + failures / 2))
    }

    // MARK: Trying

    /// - Parameters:
    ///   - isThorough: spares nothing, since otherwise it would be a dead end.
    ///   - isAlone: takes it only so that it waits for nobody outside.
    func attempt(
        _ action: ActionOutline, on entry: Entry, budget: Int, isThorough: Bool = false, isAlone: Bool = false, in walk: inout Walk
    ) -> Bool {
        let at = Instant(milliseconds: max(walk.now, entry.touched).milliseconds + Int64(dice.number(1...90)) * 60_000)
        let ground = Ground(entry, bodies.surroundings(entry, in: walk.world), in: walk.world, at: at)
        let actor = walk.world.town.people[0]
        var search = Search(
            entry, action, actor, at: at, in: walk.world, ground, active: walk.active, learning: learning, fullness: walk.fullness,
            horizon: walk.horizon, bodies: bodies, dice: Dice(dice.next()))
        search.values.focus = walk.focus
        (search.allowsNewcomers, search.isThorough, search.toward) = (walk.allowsNewcomers, isThorough, toward(entry, walk))
        search.isAlone = isAlone
        if let trace {
            let act = Act(target: .matter(entry.id), action: action.id, at: at, actor: actor)
            trace(walk.script + [ScriptStep(act, kind: entry.kind, organ: entry.organ, opens: [])])
        }
        var found = search.run(from: entry, actor, at: at, budget: budget)
        if found == nil, isThorough || dice.chance(50) { found = overridden(search, walk.world) }
        tried += search.tried
        let place = place(entry, action)
        guard let trial = found else {
            learning.fail(place)
            if isThorough, let nearest = search.nearest {
                obstacles[entry.id == walk.main?.id ? action.id : "\(entry.kind) \(entry.id) \(action.id)"] = nearest.reasons
            }
            if let nearest = search.nearest, coverage.taken(place) == 0 { coverage.miss(place, nearest) }
            if !walk.isGroundwork, entry.kind == walk.goal, coverage.taken(place) < 3, walk.script.count < 120, let nearest = search.nearest {
                trove.miss(walk, place, distance: nearest.distance)
            }
            if !walk.isGroundwork || dice.chance(30) { probe(search, entry, action, walk.world) }
            return false
        }
        guard take(trial, in: &walk) else {
            learning.fail(place)
            return false
        }
        walk.blocked = []
        learning.relax(place)
        learning.learn(trial.input, on: trial.at.day, place, &dice)
        if walk.targets[entry.kind]?.id == action.id { walk.targets[entry.kind] = nil }
        return true
    }

    /// A condition that the law lets a head pass, passed with a reason; what must not become public, withheld.
    private func overridden(_ search: Search, _ world: World) -> Trial? {
        guard var verdict = search.nearest, var trial = search.nearestTrial else { return nil }
        // What would become public is looked at only once every condition is met or passed.
        for _ in 0..<2 {
            guard verdict.problems.isEmpty, verdict.refusals.allSatisfy(\.isOverridable) else { return nil }
            for refusal in verdict.refusals { trial.overrides[refusal.id] = "依照有关规定，理由已经记录" }
            tried += 1
            verdict = trial.judge(in: world)
            if verdict.isClear { return trial }
        }
        return nil
    }

    private func probe(_ search: Search, _ entry: Entry, _ action: ActionOutline, _ world: World) {
        guard let nearest = search.nearest, let trial = search.nearestTrial, coverage.taken(place(entry, action)) < 5 else { return }
        var probe = Probe(
            entry: entry, action: action, moment: world.moment(entry, at: trial.at, as: trial.actor), learning: learning, values: search.values)
        probe.ask(nearest, trial)
    }

    /// Lets time pass to the trial's moment and takes the step.
    private func take(_ trial: Trial, in walk: inout Walk) -> Bool {
        let id = trial.entry.id
        let isOpening = trial.action.isOpening
        let passed = walk.world.pass(to: trial.at, isOpening ? walk.active : walk.world.family(of: id) + walk.active)
        walk.enter(passed: passed)
        note(passed, in: &walk)
        if let entry = walk.world[id], entry.history.steps.count != trial.entry.history.steps.count {
            walk.now = max(walk.now, trial.at)
            return true
        }
        let act = Act(
            target: isOpening ? .opening(kind: trial.entry.kind, organ: trial.entry.organ) : .matter(id), action: trial.action.id,
            input: trial.input, at: trial.at, actor: trial.actor, overrides: trial.overrides)
        // What happens outside is entered now and then on a later day, and late.
        let told = trial.input[Occurrence.dayName] == nil ? Occasion.earlier(trial.action, than: trial.at, &dice) : nil
        if let told {
            var act = act
            act.input.merge(told) { $1 }
            if let changes = walk.world.perform(act).changes {
                walk.enter(changes, act)
                note(changes, in: &walk)
                return true
            }
        }
        guard let changes = walk.world.perform(act).changes else { return false }
        walk.enter(changes, act)
        note(changes, in: &walk)
        return true
    }

    func note(_ changes: [Change], in walk: inout Walk) {
        for change in changes {
            noteAlone(change, walk)
            if walk.targets[change.after.kind]?.id == change.action.id { walk.targets[change.after.kind] = nil }
        }
        keeper?.note(changes, walk)
        link(changes, walk.world)
        guard !walk.isGroundwork, walk.script.count < 120 else { return }
        for change in changes where change.after.kind == walk.goal {
            let place = place(change.after, change.action)
            if coverage.taken(place) == 5 { trove.release(place) }
            if change.before.stage != change.after.stage || dice.chance(20) { trove.arrive(walk, change.after, &dice) }
        }
    }

    /// Learns where the values came from that one matter handed to another.
    private func link(_ changes: [Change], _ world: World) {
        guard changes.count > 1, let first = changes.first else { return }
        for change in changes.dropFirst() {
            let entry = change.after
            guard let shape = kinds.shapes[entry.kind] else { continue }
            let from = change.action.isOpening ? entry.parent.flatMap { world[$0] } : first.after
            guard let from, from.kind != entry.kind, let other = kinds.shapes[from.kind] else { continue }
            // A matter that is opened holds what its opener put there; one that takes something in has changed in that.
            let given = change.action.isOpening ? (try? JSON(parsing: entry.definition.encode(change.before.record)))?.members ?? [] : change.changed
            learning.link(given, of: shape, entry.kind, from: bodies.body(of: from), other, from.kind)
        }
    }

    /// Enters one change that the law made while time passed.
    func noteAlone(_ change: Change, _ walk: Walk) {
        coverage.add(change)
        for finding in Checks(world: walk.world).findings(change) { keep(finding, walk) }
    }

    func despairs(_ key: String) -> Int { despaired[key] ?? 0 }
    func despair(_ key: String) { despaired[key, default: 0] += 1 }

    func keep(_ finding: Finding, _ walk: Walk) {
        let known = findings[finding.key]
        let times = (known?.times ?? 0) + 1
        if let known, known.steps.count <= walk.script.count {
            findings[finding.key]?.times = times
        } else {
            findings[finding.key] = (finding, walk.world.foundations, walk.script, times)
        }
    }
}

extension History {
    /// How often a step was taken.
    fileprivate func times(_ action: String) -> Int { steps.count { $0.action == action } }
}
