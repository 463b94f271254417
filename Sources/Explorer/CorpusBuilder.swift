import Kernel

/// Chooses which walks to keep: few that together come to everything that was come to.
package struct CorpusBuilder: Sendable {
    let explorer: Explorer
    /// Told what is done, for somebody who waits.
    private let progress: @Sendable (String) -> Void

    package init(_ explorer: Explorer, progress: @escaping @Sendable (String) -> Void = { _ in }) {
        self.explorer = explorer
        self.progress = progress
    }

    /// The known walks that can still be taken, with what they come to now, and those new ones that come to something else.
    package func build(on known: Corpus, adding exploration: Exploration) -> Corpus {
        var corpus = Corpus()
        var covered: Set<Mark> = []
        var lost = 0
        for section in known.sections {
            var renewed = section
            renewed.walks = []
            for (transcript, check) in zip(section.walks, section.check(explorer)) {
                guard check.renewed.steps.count == transcript.steps.count else {
                    lost += 1
                    progress("\(section.kind) \(section.edition)：一次保存的走查不能再走，不再保存：\(check.differences.first ?? "")")
                    continue
                }
                guard !check.marks.isSubset(of: covered) else { continue }
                covered.formUnion(check.marks)
                renewed.walks.append(check.renewed)
            }
            if !renewed.walks.isEmpty { corpus.sections.append(renewed) }
        }
        if lost > 0 { progress("不能再走的共\(lost)次") }
        var keeper = Keeper()
        for other in exploration.keepers { keeper.merge(other) }
        for group in chosen(keeper, covered) { if let section = section(group) { corpus.sections.append(section) } }
        return corpus
    }

    // MARK: Choosing

    private typealias Candidate = (kept: Keeper.Kept, marks: Set<Mark>)

    /// New walks by the edition that they are for and the county in which they begin.
    private func chosen(_ keeper: Keeper, _ known: Set<Mark>) -> [[Keeper.Kept]] {
        var candidates: [Candidate] = []
        var seen: Set<String> = []
        for (mark, kept) in keeper.best.sorted(by: { $0.key < $1.key }) where !known.contains(mark) {
            if seen.insert(Script(kept.steps).text).inserted { candidates.append((kept, [])) }
        }
        let marks = Parallel.map(candidates) { candidate in
            var world = World(explorer.town, explorer.kinds, explorer.calendar, on: candidate.kept.foundations)
            var marks: Set<Mark> = []
            for step in candidate.kept.steps {
                for changes in world.retaken(step).all { marks.formUnion(Mark.all(changes, in: world)) }
            }
            return marks
        }
        for index in candidates.indices { candidates[index].marks = marks[index].subtracting(known) }
        progress("\(candidates.count)次走查中选择")
        return grouped(greedy(candidates))
    }

    /// Time and again the walk that comes to most that none before came to, a little for its shortness.
    private func greedy(_ candidates: [Candidate]) -> [Keeper.Kept] {
        var left = candidates
        var chosen: [Keeper.Kept] = []
        while let best = left.indices.max(by: { worth(left[$0]) < worth(left[$1]) }), !left[best].marks.isEmpty {
            let marks = left[best].marks
            chosen.append(left[best].kept)
            left.remove(at: best)
            for index in left.indices { left[index].marks.subtract(marks) }
            left.removeAll { $0.marks.isEmpty }
        }
        return chosen
    }

    private func worth(_ candidate: Candidate) -> Double { Double(candidate.marks.count) / Double(10 + candidate.kept.steps.count) }

    private func grouped(_ chosen: [Keeper.Kept]) -> [[Keeper.Kept]] {
        let groups = Dictionary(grouping: chosen) { "\($0.goal) \($0.edition) \(ObjectIdentifier($0.foundations))" }
        // By what it is for, then as they were chosen: the address of the county in memory says nothing.
        return groups.values.sorted { one, other in
            (one[0].goal, one[0].edition, one[0].foundations.script.count) < (other[0].goal, other[0].edition, other[0].foundations.script.count)
        }
    }

    // MARK: The county before

    /// The walks with what they need of the county, and with what they come to there; `nil` when none can be taken.
    private func section(_ group: [Keeper.Kept]) -> CorpusSection? {
        guard let first = group.first else { return nil }
        let ground = first.foundations.script
        var needed: Set<Int> = []
        var walks: [[ScriptStep]] = []
        for kept in group {
            let steps = Recasting(explorer, on: kept.foundations).recast(kept.steps)
            guard let wanted = Slice(ground, steps, explorer).needed() else { continue }
            needed.formUnion(wanted)
            walks.append(steps)
        }
        let sliced = ground.indices.filter(needed.contains).map { ground[$0] }
        let blank = walks.map { steps in Transcript(steps.map { .step($0, becomes: .null) }) }
        var section = CorpusSection(kind: first.goal, edition: first.edition, ground: sliced, walks: blank)
        section.walks = zip(section.walks, section.check(explorer)).compactMap { transcript, check in
            check.renewed.steps.count == transcript.steps.count ? check.renewed : nil
        }
        progress("\(first.goal) \(first.edition)：\(section.walks.count)次走查，此前\(sliced.count)个环节")
        return section.walks.isEmpty ? nil : section
    }
}

/// Has steps taken by people who hold every post, as far as that is lawful: whoever took one of two steps that are to be kept apart could then
/// take the other but for that.
private struct Recasting {
    private let explorer: Explorer
    private let foundations: Foundations

    init(_ explorer: Explorer, on foundations: Foundations) { (self.explorer, self.foundations) = (explorer, foundations) }

    func recast(_ steps: [ScriptStep]) -> [ScriptStep] {
        var steps = steps
        for index in steps.indices {
            guard let kind = explorer.kinds[steps[index].kind], kind.actions.contains(where: { $0.separations.contains(steps[index].action) }),
                let actor = explorer.town.person(steps[index].by), let post = actor.posts.first,
                let other = explorer.town.staff(of: post.organ).max(by: { $0.posts.count < $1.posts.count }), other.login != actor.login
            else { continue }
            var changed = steps
            changed[index].by = other.login
            if canBeTaken(changed) { steps = changed }
        }
        return steps
    }

    private func canBeTaken(_ steps: [ScriptStep]) -> Bool {
        var world = World(explorer.town, explorer.kinds, explorer.calendar, on: foundations)
        return steps.allSatisfy { world.retaken($0).isTaken }
    }
}

/// Finds which steps of the groundwork a walk needs.
private struct Slice {
    private let ground: [ScriptStep]
    private let steps: [ScriptStep]
    let explorer: Explorer

    init(_ ground: [ScriptStep], _ steps: [ScriptStep], _ explorer: Explorer) {
        (self.ground, self.steps, self.explorer) = (ground, steps, explorer)
    }

    /// The places of those steps; `nil` when the walk cannot be taken even with all of them.
    func needed() -> Set<Int>? {
        let named = named()
        if suffices(named) { return named }
        // Conditions look other matters up by their values (重名、名录), which no step names.
        let all = Set(ground.indices)
        guard suffices(all) else { return nil }
        return reduced(all, keeping: named)
    }

    private func suffices(_ places: Set<Int>) -> Bool {
        var world = World(explorer.town, explorer.kinds, explorer.calendar)
        for place in places.sorted() { _ = world.retake(ground[place]) }
        return steps.allSatisfy { world.retaken($0).isTaken }
    }

    /// Those of the matters that the walk names, and that these name.
    private func named() -> Set<Int> {
        var wanted = Set(steps.compactMap(\.matter) + steps.flatMap { $0.input.values.flatMap(\.numbers) })
        var known = -1
        while wanted.count != known {
            known = wanted.count
            for step in ground where concerns(step, wanted) {
                wanted.formUnion((step.matter.map { [$0] } ?? []) + step.opens + step.input.values.flatMap(\.numbers))
            }
        }
        return Set(ground.indices.filter { concerns(ground[$0], wanted) })
    }

    private func concerns(_ step: ScriptStep, _ matters: Set<MatterID>) -> Bool {
        step.matter.map(matters.contains) ?? false || step.opens.contains(where: matters.contains)
    }

    /// Halves of the matters, quarters, and so on down to single ones, as long as the walk can be taken.
    private func reduced(_ all: Set<Int>, keeping named: Set<Int>) -> Set<Int> {
        var places = all
        var matters = Array(Set(ground.indices.filter { !named.contains($0) }.compactMap { ground[$0].matter ?? ground[$0].opens.first })).sorted()
        var size = max(1, matters.count / 2)
        var left = 120
        while left > 0 {
            var start = 0
            while start < matters.count, left > 0 {
                left -= 1
                let cut = Set(matters[start..<min(start + size, matters.count)])
                let rest = places.filter { !cut.contains(ground[$0].matter ?? ground[$0].opens.first ?? 0) || named.contains($0) }
                if suffices(rest) {
                    places = rest
                    matters.removeSubrange(start..<min(start + size, matters.count))
                } else {
                    start += size
                }
            }
            if size == 1 { break }
            size = max(1, size / 2)
        }
        return places
    }
}
