import Kernel

/// Looks for a lawful way to take one step: starts from an input that served before or from a fresh one, and mends what stands in the
/// way, one change at a time, keeping what brings it nearer.
struct Search {
    let world: World
    let place: Learning.Place
    let action: ActionOutline
    let learning: Learning
    var values: Values
    /// How often optional fields are filled in, of a hundred.
    let fullness: Int
    /// Tries even what has never been brought about by filling in.
    var isThorough: Bool = false
    /// Whether people may be appointed for it.
    var allowsNewcomers: Bool = false
    /// How far ahead time may be let pass; `nil` keeps the day.
    let horizon: Day
    let filled: [FieldInfo]
    private(set) var tried: Int = 0
    /// The least that stood in the way.
    private(set) var nearest: Verdict?
    private(set) var nearestTrial: Trial?

    init(
        _ entry: Entry, _ action: ActionOutline, _ actor: Actor, at: Instant, in world: World, _ ground: Ground, active: [MatterID],
        learning: Learning,
        fullness: Int, horizon: Day, dice: Dice
    ) {
        self.world = world
        self.action = action
        self.learning = learning
        self.fullness = fullness
        self.horizon = horizon
        place = Learning.Place(kind: entry.kind, edition: entry.edition, action: action.id)
        filled = action.inputs.compactMap { name in entry.definition.fields.first { $0.name == name } }
        values = Values(world: world, ground: ground, organ: entry.organ, actor: actor, active: active, dice: dice, learning: learning)
    }

    /// - Returns: a trial that nothing stands in the way of.
    mutating func run(from entry: Entry, _ actor: Actor, at: Instant, budget: Int) -> Trial? {
        var left = budget
        var isFirst = true
        while left > 0 {
            let round = min(left, max(24, budget / 3))
            left -= round
            // Whoever acts is looked for first: values are made as that person would fill them in.
            var trial = Trial(entry, action, actor, at: at, input: [:])
            seat(&trial)
            trial.input = start(entry, on: at.day)
            if trial.judge(in: world).refusals.contains(where: { $0.cause == .permission }) { seat(&trial) }
            if isFirst {
                isFirst = false
                // What has to be done before is not brought about by filling in; time may still pass.
                let beyond = judge(trial).refusals.filter { $0.cause == .gate && learning.isBeyondInput($0.id) }
                if !beyond.isEmpty, !isThorough, !values.dice.chance(4) {
                    let mayPass = beyond.allSatisfy { refusal in learning.paths(refusal.id).contains { $0.path.hasPrefix("@") } }
                    return climb(from: trial, budget: min(round, mayPass ? 10 : 2))
                }
            }
            if let found = climb(from: trial, budget: round) { return found }
        }
        return nil
    }

    private mutating func climb(from start: Trial, budget: Int) -> Trial? {
        var trial = start
        var verdict = judge(trial)
        var tries = 0
        while !verdict.isClear, tries < budget {
            tries += 1
            let (changed, path) = mend(trial, verdict)
            let next = judge(changed)
            if !path.isEmpty { learn(from: verdict, to: next, by: path) }
            if path.isEmpty { accept(changed, verdict, next) }
            if next.distance < verdict.distance || (next.distance == verdict.distance && values.dice.chance(50)) {
                (trial, verdict) = (changed, next)
            }
        }
        return verdict.isClear ? trial : nil
    }

    private mutating func judge(_ trial: Trial) -> Verdict {
        tried += 1
        let verdict = trial.judge(in: world)
        if nearest.map({ verdict.distance < $0.distance }) ?? true { (nearest, nearestTrial) = (verdict, trial) }
        return verdict
    }

    private mutating func learn(from old: Verdict, to new: Verdict, by path: String) {
        let (before, after) = (old.unmet, new.unmet)
        if !path.hasPrefix("@") { for id in before.keys { learning.change(id) } }
        for (id, says) in before where after[id] != says { learning.influence(id, by: path) }
        for id in after.keys where before[id] == nil { learning.influence(id, by: path) }
    }

    /// Values that are wrong no longer are remembered.
    private func accept(_ trial: Trial, _ old: Verdict, _ new: Verdict) {
        guard new.problems.count < old.problems.count else { return }
        for problem in old.problems where !new.problems.contains(where: { $0.field == problem.field }) {
            guard let field = field(of: problem), let value = trial.input[field.name] else { continue }
            learning.accept(value, field, field.type, of: place.kind)
        }
    }

    // MARK: The first try

    private mutating func start(_ entry: Entry, on day: Day) -> [String: JSON] {
        if values.dice.chance(65), let template = values.dice.pick(learning.templates(place)) {
            var input = template.input(on: day, entry.definition, in: world)
            for field in filled where action.isNeeded(field.name) && input[field.name] == nil { input[field.name] = value(field) }
            for field in filled { if let demand = learning.demand(field.name, of: place.kind) { input[field.name] = demand } }
            for field in filled {
                let wanted = learning.wanted(field.name, of: place.kind)
                if !wanted.isEmpty, values.dice.chance(35), let value = values.dice.pick(wanted) { input[field.name] = value }
            }
            // Something new now and then, so that walks do not all tell the same story.
            if values.dice.chance(50), let field = values.dice.pick(filled) { input[field.name] = value(field) }
            return input
        }
        var input: [String: JSON] = [:]
        for field in filled {
            let isNeeded = action.isNeeded(field.name)
            let isOrdered = learning.demand(field.name, of: place.kind) != nil
            if isNeeded || isOrdered || values.dice.chance(fullness)
                || (!learning.wanted(field.name, of: place.kind).isEmpty && values.dice.chance(50))
            {
                input[field.name] = value(field)
            }
        }
        return input
    }

    mutating func value(_ field: FieldInfo) -> JSON {
        if let demand = learning.demand(field.name, of: place.kind), values.dice.chance(90) { return demand }
        let wanted = learning.wanted(field.name, of: place.kind)
        if !wanted.isEmpty, values.dice.chance(45), let value = values.dice.pick(wanted) { return value }
        return values.value(field)
    }
}
