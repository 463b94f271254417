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
    /// How far ahead time may be let pass; `nil` keeps the day.
    let horizon: Day
    private let filled: [FieldInfo]
    private(set) var tried: Int = 0
    /// The least that stood in the way.
    private(set) var nearest: Verdict?
    private(set) var nearestTrial: Trial?

    init(
        _ entry: Entry, _ action: ActionOutline, _ actor: Actor, at: Instant, in world: World, _ ground: Ground, active: [MatterID], learning: Learning,
        fullness: Int, horizon: Day, dice: Dice
    ) {
        self.world = world
        self.action = action
        self.learning = learning
        self.fullness = fullness
        self.horizon = horizon
        place = Learning.Place(kind: entry.kind, edition: entry.edition, action: action.id)
        filled = action.fills.compactMap { name in entry.definition.fields.first { $0.name == name } }
        values = Values(world: world, ground: ground, organ: entry.organ, actor: actor, active: active, dice: dice)
    }

    /// - Returns: a trial that nothing stands in the way of.
    mutating func run(from entry: Entry, _ actor: Actor, at: Instant, budget: Int) -> Trial? {
        var left = budget
        while left > 0 {
            let round = min(left, max(24, budget / 3))
            left -= round
            // Whoever acts is looked for first: values are made as that person would fill them in.
            var trial = Trial(entry, action, actor, at: at, input: [:])
            seat(&trial)
            trial.input = start(entry, on: at.day)
            if trial.judge(in: world).refusals.contains(where: { $0.cause == .permission }) { seat(&trial) }
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
            if next.distance < verdict.distance || (next.distance == verdict.distance && values.dice.chance(50)) { (trial, verdict) = (changed, next) }
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
        for (id, says) in before where after[id] != says { learning.influence(id, by: path) }
        for id in after.keys where before[id] == nil { learning.influence(id, by: path) }
    }

    // MARK: The first try

    private mutating func start(_ entry: Entry, on day: Day) -> [String: JSON] {
        if values.dice.chance(65), let template = values.dice.pick(learning.templates(place)) {
            var input = template.input(on: day, entry.definition, in: world)
            for field in filled where action.needs.contains(field.name) && input[field.name] == nil { input[field.name] = value(field) }
            for field in filled { if let demand = learning.demand(field.name, of: place.kind) { input[field.name] = demand } }
            // Something new now and then, so that walks do not all tell the same story.
            if values.dice.chance(50), let field = values.dice.pick(filled) { input[field.name] = value(field) }
            return input
        }
        var input: [String: JSON] = [:]
        for field in filled {
            let isNeeded = action.needs.contains(field.name)
            let isOrdered = learning.demand(field.name, of: place.kind) != nil
            if isNeeded || isOrdered || values.dice.chance(fullness) || (!learning.wanted(field.name, of: place.kind).isEmpty && values.dice.chance(50)) {
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

    // MARK: Mending

    /// One change, and what was changed.
    private mutating func mend(_ trial: Trial, _ verdict: Verdict) -> (Trial, String) {
        var trial = trial
        let throwOf100 = values.dice.below(100)
        if throwOf100 < 45, let problem = values.dice.pick(verdict.problems), let field = filled.first(where: { $0.name == problem.field }) {
            trial.set(value(field), in: field)
            return (trial, field.name)
        }
        if throwOf100 < 85, let refusal = values.dice.pick(verdict.refusals) {
            switch refusal.cause {
            case .permission, .separation, .recusal:
                if values.dice.chance(70) { return seated(trial) }
            default: break
            }
            if let path = weighted(learning.paths(refusal.id)) { return change(trial, path) }
        }
        switch values.dice.below(10) {
        case 0: return seated(trial)
        case 1, 2: return later(trial)
        default:
            guard let field = values.dice.pick(filled) else { return values.dice.chance(50) ? seated(trial) : later(trial) }
            return change(trial, field.name)
        }
    }

    private mutating func weighted(_ paths: [(path: String, weight: Int)]) -> String? {
        let sum = paths.reduce(0) { $0 + $1.weight }
        guard sum > 0, values.dice.chance(85) else { return nil }
        var point = values.dice.below(sum)
        for (path, weight) in paths {
            if point < weight { return path }
            point -= weight
        }
        return nil
    }

    private mutating func change(_ trial: Trial, _ path: String) -> (Trial, String) {
        switch path {
        case "@actor": return seated(trial)
        case "@day": return later(trial)
        default: break
        }
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        guard let field = filled.first(where: { $0.name == parts[0] }) else { return seated(trial) }
        var trial = trial
        let isNeeded = action.needs.contains(field.name)
        if !isNeeded, values.dice.chance(15) {
            // Left alone, or put back to what it was before anything was filled in.
            trial.set(values.dice.chance(50) || trial.input[field.name] == nil ? Values.unset(field.type) : nil, in: field)
            return (trial, field.name)
        }
        if let known = trial.input[field.name], values.dice.chance(60), let (value, part) = inside(known, field.type, parts.count > 1 ? parts[1] : nil) {
            trial.set(value, in: field)
            return (trial, part.isEmpty ? field.name : "\(field.name)/\(part)")
        }
        trial.set(value(field), in: field)
        return (trial, field.name)
    }

    /// A change within a list or a sub-record.
    private mutating func inside(_ value: JSON, _ type: FieldType, _ part: String?) -> (JSON, String)? {
        switch (value, type) {
        case (.array(var items), .list(let element)):
            switch values.dice.below(10) {
            case 0 where items.count > 1: items.remove(at: values.dice.below(items.count))
            case 1, 2: items.append(values.value(element))
            default:
                guard !items.isEmpty else { return nil }
                let index = values.dice.below(items.count)
                if let (changed, name) = inside(items[index], element, part) {
                    items[index] = changed
                    return (.array(items), name)
                }
                items[index] = values.value(element)
            }
            return (.array(items), "")
        case (.object(let members), .record(let fields)):
            guard let field = fields.first(where: { $0.name == part }) ?? values.dice.pick(fields) else { return nil }
            var members = members.filter { $0.key != field.name }
            if !values.dice.chance(12) { members.append(.init(field.name, values.value(field.type, field))) }
            return (.object(members), field.name)
        default: return nil
        }
    }

    // MARK: Who and when

    /// Puts somebody in place who holds a post for the step.
    private mutating func seat(_ trial: inout Trial) {
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        var record = trial.entry.record
        for (name, value) in trial.input { _ = trial.entry.definition.put(value, in: name, of: &record) }
        let place = trial.entry.definition.place(of: action, trial.entry.edition, record, moment)
        guard let place else { return }
        if let actor = values.dice.pick(world.town.holders(of: action.roles, in: place, on: trial.at.day)) {
            trial.actor = actor
            values.actor = actor
        }
    }

    private mutating func seated(_ trial: Trial) -> (Trial, String) {
        var trial = trial
        if action.isOpening, values.dice.chance(30), let organ = values.dice.pick(world.town.codes),
            let blank = world.blank(trial.entry.kind, at: organ, id: trial.entry.id, on: trial.at)
        {
            trial.entry = blank
            values.organ = organ
        }
        seat(&trial)
        return (trial, "@actor")
    }

    /// Some other time that is not before the matter was last acted on: for a limit to run out, a period to pass.
    private mutating func later(_ trial: Trial) -> (Trial, String) {
        var trial = trial
        let first = max(values.ground.at, trial.entry.touched)
        let day = values.dice.chance(20) ? first.day.advanced(by: values.dice.number(0...3)) : values.nearDay()
        guard day <= horizon else { return (trial, "") }
        let hour = values.dice.chance(10) ? values.dice.number(0...23) : values.dice.number(9...17)
        let at = max(first, Instant(day, hour: hour, minute: values.dice.below(60)))
        if action.isOpening {
            // A matter follows the edition of the day on which it is opened.
            guard let blank = world.blank(trial.entry.kind, at: trial.entry.organ, id: trial.entry.id, on: at), blank.edition == place.edition else {
                return (trial, "")
            }
            trial.entry = blank
        }
        trial.at = at
        return (trial, "@day")
    }
}
