import Kernel

/// Solving one condition at a time: each field that the step fills is tried with one value after another, and only that condition is
/// asked, which costs a hundredth of judging the whole step. What lets it hold is judged then.
extension Search {
    /// One way to meet a condition.
    struct Proposal {
        let trial: Trial
        let path: String
    }

    /// Ways in which one condition would hold, or miss less than it does.
    mutating func proposals(_ refusal: Refusal, _ trial: Trial) -> [Proposal] {
        guard let index = action.gates.firstIndex(where: { $0.id == refusal.id }) else { return [] }
        let definition = trial.entry.definition
        let record = definition.putting(trial.input.filter { action.fills.contains($0.key) }, into: trial.entry.record)
        values.record = record
        values.hints = Hints(refusal.says)
        defer { values.hints = nil }
        let gate = Asked(index: index, id: refusal.id, says: refusal.says, record: record)
        var found = byFields(gate, trial)
        if found.isEmpty { found = byPeople(gate, trial) + byDays(gate, trial) }
        if found.isEmpty, learning.mayGuess(gate.id) { found = byGuessing(gate, trial) }
        if found.isEmpty { for _ in 0..<8 { learning.change(gate.id) } }
        return found
    }

    /// A condition, with the record for which it is asked.
    struct Asked {
        let index: Int
        let id: String
        let says: String
        let record: any Record
    }

    // MARK: One field

    private mutating func byFields(_ gate: Asked, _ trial: Trial) -> [Proposal] {
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        let missing = Verdict.items(gate.says)
        var met: [Proposal] = []
        var nearer: [(missing: Int, proposal: Proposal)] = []
        for field in order(gate.id) {
            guard let shape = world.kinds.shapes.field(field.name, of: place.kind) else { continue }
            let tried = candidates(field, shape, trial)
            let standings = trial.entry.definition.standings(
                gate: gate.index, of: action, place.edition, gate.record, trying: field.name, tried, adding: trial.input, moment)
            var isMoved = false
            var ways: [JSON] = []
            for (value, standing) in zip(tried, standings) {
                switch standing {
                case .met: ways.append(value)
                case .unmet(let says):
                    if says == gate.says { continue }
                    isMoved = true
                    let left = Verdict.items(says)
                    if left < missing { nearer.append((left, Proposal(trial: set(trial, value, in: field), path: field.name))) }
                case .unreadable: break
                }
            }
            if isMoved || !ways.isEmpty { learning.influence(gate.id, by: field.name) }
            for value in spread(ways, 3) { met.append(Proposal(trial: set(trial, value, in: field), path: field.name)) }
            if met.count >= 6 { break }
        }
        if !met.isEmpty { return met }
        return Array(nearer.sorted { $0.missing < $1.missing }.prefix(3).map(\.proposal))
    }

    private func set(_ trial: Trial, _ value: JSON, in field: FieldInfo) -> Trial {
        var changed = trial
        changed.set(value, in: field)
        return changed
    }

    private mutating func spread(_ ways: [JSON], _ most: Int) -> [JSON] {
        ways.count <= most ? ways : Array(dice.shuffled(ways).prefix(most))
    }

    /// The fields that have moved a condition before, most often first; the others as long as it is not known well.
    private mutating func order(_ gate: String) -> [FieldInfo] {
        let known = learning.paths(gate).filter { !$0.path.hasPrefix("@") }
        var names: [String] = []
        for (path, _) in known.sorted(by: { $0.weight > $1.weight }) {
            let name = String(path.split(separator: "/", maxSplits: 1).first ?? "")
            if !names.contains(name) { names.append(name) }
        }
        let first = dice.shuffled(names).compactMap { name in filled.first { $0.name == name } }
        guard learning.mayScan(gate) || dice.chance(10) else { return first }
        return first + dice.shuffled(filled.filter { !names.contains($0.name) })
    }

    /// What is tried in a field: what the kind gives, what later steps want there, and the rest.
    private mutating func candidates(_ field: FieldInfo, _ shape: Shape, _ trial: Trial) -> [JSON] {
        var tried = values.samples(field) + learning.wanted(field.name, of: place.kind).map(\.value)
        tried += values.candidates(shape, field, trial.input[field.name])
        // Added to itself time and again, a list would grow beyond all bounds.
        if let most = action.additions.first(where: { $0.name == field.name }).map({ min($0.most, Values.longest) }) {
            tried = tried.map { value in
                guard let items = value.items, items.count > most else { return value }
                return .array(Array(items.prefix(most)))
            }
        }
        return tried
    }

    // MARK: Who and when

    private mutating func byPeople(_ gate: Asked, _ trial: Trial) -> [Proposal] {
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        guard let place = trial.entry.definition.place(of: action, place.edition, gate.record, moment) else { return [] }
        var found: [Proposal] = []
        for actor in dice.shuffled(world.town.holders(of: action.roles, in: place, on: trial.at.day)) {
            let moment = world.moment(trial.entry, at: trial.at, as: actor)
            let standing = trial.entry.definition.standing(
                gate: gate.index, of: action, self.place.edition, gate.record, adding: trial.input, moment)
            guard standing == .met else { continue }
            var changed = trial
            changed.actor = actor
            found.append(Proposal(trial: changed, path: "@actor"))
        }
        if !found.isEmpty { learning.influence(gate.id, by: "@actor") }
        return Array(found.prefix(3))
    }

    /// Days on which it would hold, the near ones first: a term that has run, one that has not yet.
    private mutating func byDays(_ gate: Asked, _ trial: Trial) -> [Proposal] {
        guard !action.isOpening else { return [] }
        let first = max(values.ground.at, trial.entry.touched)
        var days = values.ground.ends + values.ground.ends.map { $0.advanced(by: 1) }
        for day in values.ground.days { days += [day, day.advanced(by: 1)] }
        days += Values.terms.map { first.day.advanced(by: $0) }
        days += dice.shuffled(values.ground.days).prefix(8).flatMap { day in Values.terms.map { day.advanced(by: $0 + 1) } }
        var found: [Proposal] = []
        var seen: Set<Day> = []
        for day in days.filter({ $0 >= first.day && $0 <= horizon }).sorted() where seen.insert(day).inserted {
            let at = max(first, Instant(day, hour: 15))
            let moment = world.moment(trial.entry, at: at, as: trial.actor)
            let standing = trial.entry.definition.standing(
                gate: gate.index, of: action, place.edition, gate.record, adding: trial.input, moment)
            guard standing == .met else { continue }
            var changed = trial
            changed.at = at
            found.append(Proposal(trial: changed, path: "@day"))
            if found.count >= 2 { break }
        }
        if !found.isEmpty { learning.influence(gate.id, by: "@day") }
        return found
    }

    // MARK: Several fields

    /// Fills everything anew until the condition holds, then puts back whatever it does not need.
    private mutating func byGuessing(_ gate: Asked, _ trial: Trial) -> [Proposal] {
        let definition = trial.entry.definition
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        for _ in 0..<24 {
            var input = trial.input
            for field in filled where dice.chance(80) { input[field.name] = value(field) }
            func holds(_ input: Input) -> Bool {
                let record = definition.putting(input.filter { action.fills.contains($0.key) }, into: trial.entry.record)
                return definition.holds(gate: gate.index, of: action, place.edition, record, adding: input, moment)
            }
            guard holds(input) else { continue }
            var needed: [String] = []
            for field in filled where input[field.name] != trial.input[field.name] {
                var back = input
                back[field.name] = trial.input[field.name]
                if holds(back) { input = back } else { needed.append(field.name) }
            }
            for name in needed { learning.influence(gate.id, by: name) }
            var changed = trial
            changed.input = input
            return [Proposal(trial: changed, path: "")]
        }
        return []
    }

    var dice: Dice {
        get { values.dice }
        set { values.dice = newValue }
    }
}
