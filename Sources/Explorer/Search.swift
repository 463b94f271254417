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
    /// The step that the walk wants to come to, with those before it: what they want comes first.
    var toward: Set<Learning.Step> = []
    /// Tries even what has never been brought about by filling in.
    var isThorough: Bool = false
    /// Whether it is taken only so that it waits for nobody outside.
    var isAlone: Bool = false
    /// Whether people may be appointed for it.
    var allowsNewcomers: Bool = false
    /// How far ahead time may be let pass; `nil` keeps the day.
    let horizon: Day
    let filled: [FieldInfo]
    let bodies: Bodies
    private(set) var tried: Int = 0
    /// The least that stood in the way.
    private(set) var nearest: Verdict?
    private(set) var nearestTrial: Trial?

    init(
        _ entry: Entry, _ action: ActionOutline, _ actor: Actor, at: Instant, in world: World, _ ground: Ground, active: [MatterID],
        learning: Learning, fullness: Int, horizon: Day, bodies: Bodies, dice: Dice
    ) {
        self.bodies = bodies
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
            trial.isAlone = isAlone
            seat(&trial)
            trial.input = start(entry, on: at.day)
            if action.isUndoing || (!action.undoes.isEmpty && values.dice.chance(70)) {
                trial.input.merge(Occasion.undoing(action, entry, by: at)) { $1 }
            } else if action.event != nil, values.dice.chance(15) {
                // Where the time for it is over, it may have happened before.
                trial.input.merge(Occasion.before(action, at, &values.dice)) { $1 }
            }
            if !isSeated(trial) { seat(&trial) }
            let verdict = judge(trial)
            if isFirst {
                isFirst = false
                // What has to be done before is not brought about by filling in; time may still pass.
                let beyond = verdict.refusals.filter { $0.cause == .gate && learning.isBeyondInput($0.id) }
                if !beyond.isEmpty, !isThorough, !values.dice.chance(4) {
                    let mayPass = beyond.allSatisfy { refusal in learning.paths(refusal.id).contains { $0.path.hasPrefix("@") } }
                    return climb(from: trial, verdict, budget: min(round, mayPass ? 10 : 2))
                }
            }
            if let found = climb(from: trial, verdict, budget: round) { return found }
        }
        return nil
    }

    private mutating func climb(from start: Trial, _ first: Verdict, budget: Int) -> Trial? {
        var (trial, verdict) = (start, first)
        var tries = 0
        var solved: [String: Int] = [:]
        while !verdict.isClear, tries < budget {
            tries += 1
            values.ground.own = Surroundings(trial.input, of: place.kind, in: world, bodies)
            if verdict.problems.isEmpty || values.dice.chance(30), let refusal = unsolved(verdict, solved) {
                solved[refusal.id, default: 0] += 1
                if let next = solve(refusal, trial, verdict, &tries) {
                    (trial, verdict) = next
                    continue
                }
            }
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

    /// A condition in the way that has not been looked at in vain just now.
    private mutating func unsolved(_ verdict: Verdict, _ solved: [String: Int]) -> Refusal? {
        let open = verdict.refusals.filter { refusal in
            guard refusal.cause == .gate, (solved[refusal.id] ?? 0) < 2 else { return false }
            guard learning.isBeyondInput(refusal.id) else { return true }
            return isThorough || !learning.paths(refusal.id).isEmpty || values.dice.chance(10)
        }
        return values.dice.pick(open)
    }

    /// The best of what would meet one condition; `nil` when nothing brings it nearer.
    private mutating func solve(_ refusal: Refusal, _ trial: Trial, _ verdict: Verdict, _ tries: inout Int) -> (Trial, Verdict)? {
        var best: (Trial, Verdict)?
        for proposal in proposals(refusal, trial) {
            tries += 1
            let next = judge(proposal.trial)
            if !proposal.path.isEmpty { learn(from: verdict, to: next, by: proposal.path) }
            if next.isClear { return (proposal.trial, next) }
            if next.distance < (best?.1.distance ?? verdict.distance) { best = (proposal.trial, next) }
        }
        return best
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
        let own = learning.templates(place)
        let examples = learning.examples(place)
        // What has served here before comes first; before anything has, what people filled in elsewhere.
        let known = own.isEmpty || (!examples.isEmpty && values.dice.chance(30)) ? examples : own
        if values.dice.chance(values.focus == nil ? 65 : 20), let template = values.dice.pick(known) {
            var input = template.input(on: day, entry.definition, in: world)
            for field in filled where action.isNeeded(field.name) && input[field.name] == nil { input[field.name] = value(field) }
            for field in filled { if let demand = learning.demand(field.name, of: place.kind) { input[field.name] = demand } }
            for field in filled {
                if let wanted = wanted(field, most: 75) { input[field.name] = wanted }
            }
            // Something new now and then, so that walks do not all tell the same story.
            if values.dice.chance(50), let field = values.dice.pick(filled) { input[field.name] = value(field) }
            return input
        }
        var input: [String: JSON] = [:]
        // What the kind itself gives may depend on the other fields.
        for field in filled.filter({ !values.ground.isSampled($0.name) }) + filled.filter({ values.ground.isSampled($0.name) }) {
            sample(with: input, entry)
            let isNeeded = action.isNeeded(field.name)
            let isOrdered = learning.demand(field.name, of: place.kind) != nil
            let isFocus = values.focus.flatMap { world[$0] }.map { field.type.names($0.kind) } ?? false
            if isNeeded || isOrdered || isFocus || values.dice.chance(fullness)
                || (!learning.wanted(field.name, of: place.kind).isEmpty && values.dice.chance(50))
            {
                input[field.name] = value(field)
            }
        }
        return input
    }

    /// Lets samples see what is filled in.
    mutating func sample(with input: Input, _ entry: Entry) {
        guard values.ground.hasSamples else { return }
        values.record = entry.definition.putting(input, into: entry.record)
    }

    mutating func value(_ field: FieldInfo) -> JSON {
        if let demand = learning.demand(field.name, of: place.kind), values.dice.chance(90) { return demand }
        if let wanted = wanted(field, most: 75) { return wanted }
        return fitting(values.value(field), field)
    }

    /// A value that later steps want there: mostly what the walk's own aim wants, now and then any.
    private mutating func wanted(_ field: FieldInfo, most percent: Int) -> JSON? {
        let wanted = learning.wanted(field.name, of: place.kind)
        guard !wanted.isEmpty else { return nil }
        let aimed = wanted.filter { toward.contains($0.step) }
        if !aimed.isEmpty, values.dice.chance(percent) { return values.dice.pick(aimed)?.value }
        return values.dice.chance(aimed.isEmpty ? 25 : 10) ? values.dice.pick(wanted)?.value : nil
    }

    /// What is added to a list at once is no more than the step takes, with all that no item does without.
    private mutating func fitting(_ value: JSON, _ field: FieldInfo) -> JSON {
        guard let addition = action.additions.first(where: { $0.name == field.name }), let items = value.items,
            let element = world.kinds.shapes.field(field.name, of: place.kind)?.element
        else { return value }
        return .array(
            items.prefix(min(addition.most, Values.longest)).map { item in
                guard var members = item.members else { return item }
                for name in addition.needs where !members.contains(where: { $0.key == name && $0.value != .null && $0.value != .text("") }) {
                    guard let (info, shape) = element.part(name) else { continue }
                    members.removeAll { $0.key == name }
                    members.append(JSON.Member(name, values.value(shape, info)))
                }
                return .object(members)
            })
    }
}

extension FieldType {
    /// Whether a value may name a matter of a kind.
    fileprivate func names(_ kind: String) -> Bool {
        switch self {
        case .matter(let named): named == kind
        case .list(let element): element.names(kind)
        default: false
        }
    }
}
