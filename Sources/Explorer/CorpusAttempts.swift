import Kernel

/// Looks on kept walks for what the law refuses, and for each condition for the attempt that is nearest to what is lawful: mostly the very
/// step that the walk takes next, with one thing changed — another person, another day, a value left out.
struct AttemptSearch {
    /// The nearest attempt known for one condition.
    private struct Best {
        var walk: Int
        /// The number of steps taken before.
        var position: Int
        var step: ScriptStep
        var refused: [String]
    }

    private let explorer: Explorer
    private let definition: any WalkedDefinition
    private let kind: String
    private var sections: [CorpusSection]
    private var best: [String: Best] = [:]
    private var dice: Dice
    /// Inputs that were accepted, by step.
    private var templates: [String: [Learning.Template]] = [:]
    private let bodies: Bodies = Bodies()
    /// The walks of all sections, one after another.
    private var places: [(section: Int, walk: Int)] = []
    /// How hard it is looked: first only at what walks do next, then at what they might do, then with several things changed at once.
    private enum Effort { case own, any, thorough }
    private var effort: Effort = .own
    /// How often each step was looked at with the present effort: what was in vain so often will not be met.
    private var looks: [String: Int] = [:]
    private var most = 0
    /// Attempts that may still be judged with the present effort: a kind with long steps is not looked at for ever.
    private var left = 0

    init(_ definition: any WalkedDefinition, _ sections: [CorpusSection], _ explorer: Explorer) {
        self.definition = definition
        self.sections = sections
        self.explorer = explorer
        kind = definition.kind.id
        dice = Dice(explorer.options.seed, "attempts", definition.kind.id)
        for (number, section) in sections.enumerated() {
            for (index, walk) in section.walks.enumerated() {
                places.append((number, index))
                for step in section.ground + walk.steps where step.kind == kind && !step.input.isEmpty {
                    templates[step.action, default: []].append(Learning.Template(input: step.input, on: step.at.day))
                }
            }
        }
    }

    /// The sections with attempts for as many conditions as could be refused.
    mutating func found() -> [CorpusSection] {
        keepKnown()
        for (effort, most) in [(Effort.own, 8), (.any, 8), (.thorough, 4)] {
            (self.effort, looks, left) = (effort, [:], 30_000)
            self.most = most
            for (place, (section, walk)) in places.enumerated() {
                guard left > 0, !missing.isEmpty else { break }
                let foundations = sections[section].foundations(explorer)
                bodies.forget(from: 0)
                look(along: sections[section].walks[walk].steps, place, on: foundations)
            }
        }
        return written()
    }

    // MARK: What is looked for

    /// Every condition and exclusion of the kind, by step.
    private lazy var conditions: [String: Set<String>] = {
        var conditions: [String: Set<String>] = [:]
        for action in definition.actions {
            let separate = action.separations.map { action.refusalID("separate-\($0)") }
            conditions[action.id, default: []].formUnion(action.gates.map(\.id) + action.exclusions.map(\.id) + separate)
        }
        return conditions
    }()

    private var missing: Set<String> {
        mutating get { Set(conditions.values.flatMap { $0 }).filter { best[$0].map { $0.refused.count > 1 } ?? true } }
    }

    private mutating func isWanted(_ action: ActionOutline) -> Bool {
        left > 0 && looks[action.id, default: 0] < most && (conditions[action.id] ?? []).contains { best[$0].map { $0.refused.count > 1 } ?? true }
    }

    private mutating func keep(_ step: ScriptStep, _ refused: [String], _ place: Int, _ position: Int) {
        for id in refused {
            if let known = best[id], known.refused.count <= refused.count { continue }
            best[id] = Best(walk: place, position: position, step: step, refused: refused)
        }
    }

    private mutating func keepKnown() {
        for (place, (section, walk)) in places.enumerated() {
            var position = 0
            for line in sections[section].walks[walk].lines {
                switch line {
                case .step: position += 1
                case .attempt(let step, let refused): keep(step, refused, place, position)
                }
            }
        }
    }

    // MARK: Along a walk

    private mutating func look(along steps: [ScriptStep], _ place: Int, on foundations: Foundations) {
        var world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
        var active: [MatterID] = []
        for position in 0...steps.count {
            let next = steps.indices.contains(position) ? steps[position] : nil
            var entries = active.suffix(3).compactMap { world[$0] }.filter { $0.kind == kind }
            if let next, next.kind == kind, let matter = next.matter, let entry = world[matter], !entries.contains(where: { $0.id == matter }) {
                entries.append(entry)
            }
            for entry in entries {
                for action in entry.outline.actions(from: entry.stage) where !action.isAutomatic && isWanted(action) {
                    let own = next.flatMap { $0.matter == entry.id && $0.action == action.id ? $0 : nil }
                    attempt(action, entry, own, world, active, place, position)
                }
            }
            guard let next else { return }
            if next.matter == nil, next.kind == kind, let blank = world.blank(kind, at: next.organ, id: world.nextID, on: next.at) {
                for action in blank.outline.actions where action.isOpening && !action.isAutomatic && isWanted(action) {
                    attempt(action, blank, action.id == next.action ? next : nil, world, active, place, position)
                }
            }
            let retaken = world.retaken(next)
            for change in retaken.all.joined() where !active.contains(change.after.id) { active.append(change.after.id) }
        }
    }

    private mutating func attempt(
        _ action: ActionOutline, _ entry: Entry, _ own: ScriptStep?, _ world: World, _ active: [MatterID], _ place: Int, _ position: Int
    ) {
        guard own != nil || effort != .own else { return }
        looks[action.id, default: 0] += 1
        let first = own?.at ?? Instant(milliseconds: max(entry.touched.milliseconds, Instant(milliseconds: 0).milliseconds) + 3_600_000)
        let ground = Ground(entry, bodies.surroundings(entry, in: world), in: world, at: first)
        guard let actor = own.flatMap({ world.town.person($0.by) }) ?? world.town.staff(of: entry.organ).first else { return }
        var values = Values(
            world: world, ground: ground, organ: entry.organ, actor: actor, active: active, dice: Dice(dice.next()), learning: nil)
        var bases: [Trial] = []
        if let own { bases.append(Trial(entry, action, actor, at: own.at, input: own.input)) }
        let known = templates[action.id] ?? []
        for _ in 0..<(own == nil ? 2 : 1) {
            guard let template = values.dice.pick(known) else { break }
            bases.append(seated(Trial(entry, action, actor, at: first, input: template.input(on: first.day, definition, in: world)), world, &values))
        }
        if bases.isEmpty { bases.append(seated(Trial(entry, action, actor, at: first, input: [:]), world, &values)) }
        for base in bases {
            for trial in variants(of: base, ground, world, &values) { judge(trial, world, place, position) }
        }
    }

    private func seated(_ trial: Trial, _ world: World, _ values: inout Values) -> Trial {
        var trial = trial
        let moment = world.moment(trial.entry, at: trial.at, as: trial.actor)
        var record = trial.entry.record
        for (name, value) in trial.input { _ = definition.put(value, in: name, of: &record) }
        guard let place = definition.place(of: trial.action, trial.entry.edition, record, moment) else { return trial }
        if let actor = values.dice.pick(world.town.holders(of: trial.action.roles, in: place, on: trial.at.day)) { trial.actor = actor }
        return trial
    }

    private mutating func judge(_ trial: Trial, _ world: World, _ place: Int, _ position: Int) {
        left -= 1
        let verdict = trial.judge(in: world)
        guard verdict.problems.isEmpty, !verdict.refusals.isEmpty else { return }
        guard verdict.refusals.allSatisfy({ $0.cause != .stage && $0.cause != .permission }) else { return }
        let refused = Set(verdict.refusals.map(\.id)).sorted()
        guard refused.contains(where: { id in best[id].map { $0.refused.count > refused.count } ?? true }) else { return }
        let isOpening = trial.action.isOpening
        let act = Act(
            target: isOpening ? .opening(kind: kind, organ: trial.entry.organ) : .matter(trial.entry.id), action: trial.action.id,
            input: trial.input, at: trial.at, actor: trial.actor)
        let step = ScriptStep(act, kind: kind, organ: trial.entry.organ, opens: [])
        // With time let pass and all that would follow, as whoever takes the walk again will see it.
        guard TranscriptCheck.reasons(world, step) == refused else { return }
        keep(step, refused, place, position)
    }

    // MARK: One thing changed

    private func variants(of base: Trial, _ ground: Ground, _ world: World, _ values: inout Values) -> [Trial] {
        var trials = [base] + people(base, world) + days(base, ground, &values)
        let fields = base.action.inputs.compactMap { name in definition.fields.first { $0.name == name } }
        for field in fields { trials += changed(base, field, world, &values) }
        // Several things at once, for conditions that look at more than one.
        for _ in 0..<(effort == .thorough ? 200 : 10) {
            guard var trial = values.dice.pick(trials) else { break }
            for _ in 0...values.dice.below(3) {
                guard let field = values.dice.pick(fields) else { break }
                trial.set(values.dice.chance(20) ? Values.unset(field.type) : values.value(field), in: field)
            }
            trials.append(trial)
        }
        return trials
    }

    private func people(_ base: Trial, _ world: World) -> [Trial] {
        let moment = world.moment(base.entry, at: base.at, as: base.actor)
        guard let place = definition.place(of: base.action, base.entry.edition, base.entry.record, moment) else { return [] }
        return world.town.holders(of: base.action.roles, in: place, on: base.at.day).filter { $0.person != base.actor.person }.map { person in
            var trial = base
            trial.actor = person
            return trial
        }
    }

    private func days(_ base: Trial, _ ground: Ground, _ values: inout Values) -> [Trial] {
        var days = [-400, -40, -1, 1, 3, 8, 16, 31, 61, 95, 190, 370, 800, 1_900].map { base.at.day.advanced(by: $0) }
        for end in ground.ends { days += [end, end.advanced(by: 1)] }
        return days.compactMap { day in
            let at = Instant(day, hour: 10)
            guard at >= base.entry.touched else { return nil }
            var trial = base
            trial.at = at
            return trial
        }
    }

    private func changed(_ base: Trial, _ field: FieldInfo, _ world: World, _ values: inout Values) -> [Trial] {
        var results: [JSON?] = [Values.unset(field.type), nil]
        for _ in 0..<4 { results.append(values.value(field)) }
        if let value = base.input[field.name], let shape = world.kinds.shapes.field(field.name, of: kind) {
            results += Self.nearby(value, shape, &values).map { $0 }
        }
        return results.map { value in
            var trial = base
            trial.set(value, in: field)
            return trial
        }
    }

    /// The value with one part otherwise.
    private static func nearby(_ value: JSON, _ shape: Shape, _ values: inout Values) -> [JSON] {
        switch (value, shape.type) {
        case (.text(let text), .day): return Day(iso: text).map { day in [-1, 1, -30, 30, 400].map { .text(day.advanced(by: $0).iso) } } ?? []
        case (.integer(let number), .integer), (.integer(let number), .money):
            return [number + 1, max(0, number - 1), number * 20].map { .integer($0) }
        case (.flag(let flag), _): return [.flag(!flag)]
        case (.text, .choice(let options)): return options.filter { .text($0.code) != value }.prefix(6).map { .text($0.code) }
        case (.array(let items), .list):
            guard let element = shape.element else { return [] }
            var results: [JSON] = items.indices.map { index in .array(items.enumerated().filter { $0.offset != index }.map(\.element)) }
            if let first = items.first { results.append(.array(items + [first])) }
            for (index, item) in items.enumerated().prefix(4) {
                for other in nearby(item, element, &values) {
                    var changed = items
                    changed[index] = other
                    results.append(.array(changed))
                }
            }
            return results
        case (.object(let members), .record):
            var results: [JSON] = []
            for (info, part) in shape.parts {
                let rest = members.filter { $0.key != info.name }
                if rest.count < members.count { results.append(.object(rest)) }
                results.append(.object(rest + [.init(info.name, values.value(part, info))]))
                guard let inner = members.first(where: { $0.key == info.name })?.value else { continue }
                for other in nearby(inner, part, &values) { results.append(.object(rest + [.init(info.name, other)])) }
            }
            return results
        default: return []
        }
    }

    // MARK: Written down

    private mutating func written() -> [CorpusSection] {
        var chosen: [String: Best] = [:]
        var named: Set<String> = []
        // Those that name one condition alone come first; what these do not name, one that names several does.
        for (id, attempt) in best.sorted(by: { ($0.value.refused.count, $0.key) < ($1.value.refused.count, $1.key) }) where !named.contains(id) {
            chosen[id] = attempt
            named.formUnion(attempt.refused)
        }
        for (place, (section, walk)) in places.enumerated() {
            let attempts = chosen.filter { $0.value.walk == place }
                .sorted { ($0.value.position, $0.key) < ($1.value.position, $1.key) }.map(\.value)
            var lines: [Transcript.Line] = []
            var position = 0
            for line in sections[section].walks[walk].lines {
                guard case .step = line else { continue }
                lines += attempts.filter { $0.position == position }.map { .attempt($0.step, refused: $0.refused) }
                lines.append(line)
                position += 1
            }
            lines += attempts.filter { $0.position == position }.map { .attempt($0.step, refused: $0.refused) }
            sections[section].walks[walk].lines = lines
        }
        return sections
    }
}

extension CorpusBuilder {
    /// Adds what the law refuses on the way, kind by kind.
    package func addingAttempts(to corpus: Corpus) -> Corpus {
        let kinds = Array(Set(corpus.sections.map(\.kind))).sorted()
        let found = Parallel.map(kinds) { kind -> [CorpusSection] in
            guard let definition = explorer.kinds[kind] else { return [] }
            var search = AttemptSearch(definition, corpus.sections(of: kind), explorer)
            return search.found()
        }
        return Corpus(found.flatMap { $0 })
    }
}
