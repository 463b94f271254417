import Kernel

extension Search {
    /// One change, and what was changed; empty when it was several fields at once.
    mutating func mend(_ trial: Trial, _ verdict: Verdict) -> (Trial, String) {
        sample(with: trial.input, trial.entry)
        let throwOf100 = values.dice.below(100)
        // A wrong value is worth nothing, so all wrong ones are replaced at once.
        if !verdict.problems.isEmpty, throwOf100 < 80 { return (replaced(verdict.problems, in: trial), "") }
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
        let isNeeded = action.isNeeded(field.name)
        if !isNeeded, values.dice.chance(15) {
            // Left alone, or put back to what it was before anything was filled in.
            trial.set(values.dice.chance(50) || trial.input[field.name] == nil ? Values.unset(field.type) : nil, in: field)
            return (trial, field.name)
        }
        if let known = trial.input[field.name], values.dice.chance(60),
            let (value, part) = inside(known, shape(field), parts.count > 1 ? parts[1] : nil)
        {
            trial.set(value, in: field)
            return (trial, part.isEmpty ? field.name : "\(field.name)/\(part)")
        }
        trial.set(value(field), in: field)
        return (trial, field.name)
    }

    private func shape(_ field: FieldInfo) -> Shape? { world.kinds.shapes.field(field.name, of: place.kind) }

    /// A change within a list or a sub-record.
    private mutating func inside(_ value: JSON, _ shape: Shape?, _ part: String?) -> (JSON, String)? {
        guard let shape else { return nil }
        switch value {
        case .array(var items):
            guard let element = shape.element else { return nil }
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
        case .object(let members):
            guard let (info, inner) = part.flatMap({ shape.part($0) }) ?? values.dice.pick(shape.parts) else { return nil }
            var members = members.filter { $0.key != info.name }
            if !values.dice.chance(12) { members.append(.init(info.name, values.value(inner, info))) }
            return (.object(members), info.name)
        default: return nil
        }
    }

    // MARK: Wrong values

    private mutating func replaced(_ problems: [FieldProblem], in trial: Trial) -> Trial {
        var trial = trial
        for problem in problems {
            guard let field = field(of: problem) else {
                // Something that the step does not fill, out of a template of another time.
                trial.input[problem.field] = nil
                continue
            }
            values.hints = Hints(problem.rule)
            if let known = trial.input[field.name], values.dice.chance(85), let mended = part(known, field, problem) {
                trial.set(mended, in: field)
            } else {
                trial.set(value(field), in: field)
            }
            values.hints = nil
        }
        return trial
    }

    /// The input that a problem is about: a part's name may have dots of its own, and a problem in a list names the item after it.
    func field(of problem: FieldProblem) -> FieldInfo? {
        if let field = filled.first(where: { $0.name == problem.field }) { return field }
        return filled.filter { problem.field.hasPrefix($0.name + ".") }.max { $0.name.utf8.count < $1.name.utf8.count }
    }

    /// The value with the part put right that the problem names: `payments.0.amount`, or “其中“金额”…”.
    private mutating func part(_ value: JSON, _ field: FieldInfo, _ problem: FieldProblem) -> JSON? {
        guard let shape = shape(field) else { return nil }
        if problem.field.utf8.count > field.name.utf8.count {
            let steps = problem.field.dropFirst(field.name.count + 1).split(separator: ".").map(String.init)
            return put(value, shape, steps[...])
        }
        guard problem.rule.hasPrefix("其中“"), let end = problem.rule.firstIndex(of: "”") else { return nil }
        return put(value, shape, label: String(problem.rule[..<end].dropFirst(3)))
    }

    private mutating func put(_ value: JSON, _ shape: Shape, _ steps: ArraySlice<String>) -> JSON? {
        guard let first = steps.first else { return nil }
        switch value {
        case .array(var items):
            guard let element = shape.element, let index = Int(first), items.indices.contains(index),
                let changed = put(items[index], element, steps.dropFirst())
            else { return nil }
            items[index] = changed
            return .array(items)
        case .object(let members):
            // The parts of a part mounted in an item are fields of the item, dots and all.
            let name = steps.joined(separator: ".")
            guard let (info, inner) = shape.part(name) ?? shape.part(first) else { return nil }
            return .object(members.filter { $0.key != info.name } + [.init(info.name, values.value(inner, info))])
        default: return nil
        }
    }

    /// A new value of the part with a label, wherever it stands in a list or a sub-record.
    private mutating func put(_ value: JSON, _ shape: Shape, label: String) -> JSON? {
        switch value {
        case .array(let items):
            guard let element = shape.element else { return nil }
            var changed: [JSON] = []
            for item in items {
                guard let next = put(item, element, label: label) else { return nil }
                changed.append(next)
            }
            return .array(changed)
        case .object(let members):
            guard let (info, inner) = shape.parts.first(where: { $0.info.label == label }) else { return nil }
            return .object(members.filter { $0.key != info.name } + [.init(info.name, values.value(inner, info))])
        default: return nil
        }
    }
}
