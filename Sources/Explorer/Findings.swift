import Kernel

/// The findings of a walker, each with the shortest script that shows it.
enum Findings {
    static func shortest(_ walker: Walker, _ explorer: Explorer) -> [Finding] {
        walker.findings.sorted { $0.key < $1.key }.map { _, found in
            var finding = found.finding
            let whole = Script(found.foundations.script + found.steps)
            // A dead end is not seen by taking steps again, and a note is not worth the time.
            guard finding.sort == .error || finding.sort == .brokenInvariant else {
                finding.script = finding.sort == .note ? Script(found.steps) : whole
                return finding
            }
            finding.script = Shrinking(explorer).shorten(whole, finding, own: found.steps)
            return finding
        }
    }
}

/// Makes a script shorter as long as it shows the same finding: whole matters first, then steps from the back, then what is filled in.
struct Shrinking {
    private let explorer: Explorer
    init(_ explorer: Explorer) { self.explorer = explorer }

    func shorten(_ script: Script, _ finding: Finding, own: [ScriptStep]) -> Script {
        var left = explorer.options.shrinking
        func shows(_ steps: [ScriptStep]) -> Bool {
            guard left > 0 else { return false }
            left -= 1
            let world = World(explorer.town, explorer.kinds, explorer.calendar)
            return Replay(Script(steps), in: world, for: finding).findings.contains { $0.key == finding.key }
        }
        var steps = script.steps
        let needed = needed(steps, own)
        if shows(needed) { steps = needed } else if !shows(steps) { return script }
        steps = withoutMatters(steps, shows)
        steps = withoutSteps(steps, shows)
        return Script(plainer(steps, shows))
    }

    /// The walk's own steps, and those of the matters that they name, and that these name.
    private func needed(_ steps: [ScriptStep], _ own: [ScriptStep]) -> [ScriptStep] {
        var wanted = Set(own.compactMap(\.matter) + own.flatMap(\.opens) + own.flatMap { $0.input.values.flatMap(\.numbers) })
        var known = -1
        while wanted.count != known {
            known = wanted.count
            for step in steps where step.matter.map(wanted.contains) ?? step.opens.contains(where: wanted.contains) {
                wanted.formUnion((step.matter.map { [$0] } ?? []) + step.opens + step.input.values.flatMap(\.numbers))
            }
        }
        return steps.filter { step in step.matter.map(wanted.contains) ?? step.opens.contains(where: wanted.contains) }
    }

    /// Halves of the matters, quarters, then one by one: most of the groundwork has nothing to do with it.
    private func withoutMatters(_ steps: [ScriptStep], _ shows: ([ScriptStep]) -> Bool) -> [ScriptStep] {
        var steps = steps
        var matters = Array(Set(steps.compactMap(\.matter) + steps.flatMap(\.opens))).sorted()
        var size = max(1, matters.count / 2)
        while true {
            var start = 0
            while start < matters.count {
                let cut = Set(matters[start..<min(start + size, matters.count)])
                let rest = steps.filter { step in
                    if let matter = step.matter { return !cut.contains(matter) }
                    return !(step.opens.first.map(cut.contains) ?? false)
                }
                if rest.count < steps.count, shows(rest) {
                    steps = rest
                    matters.removeSubrange(start..<min(start + size, matters.count))
                } else {
                    start += size
                }
            }
            if size == 1 { return steps }
            size = max(1, size / 2)
        }
    }

    private func withoutSteps(_ steps: [ScriptStep], _ shows: ([ScriptStep]) -> Bool) -> [ScriptStep] {
        var steps = steps
        for index in steps.indices.reversed() where index < steps.count {
            var rest = steps
            rest.remove(at: index)
            if shows(rest) { steps = rest }
        }
        return steps
    }

    private func plainer(_ steps: [ScriptStep], _ shows: ([ScriptStep]) -> Bool) -> [ScriptStep] {
        var steps = steps
        for index in steps.indices {
            for name in steps[index].input.keys.sorted() {
                var rest = steps
                rest[index].input[name] = nil
                if shows(rest) { steps = rest }
            }
        }
        return steps
    }
}
