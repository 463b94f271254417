package import Kernel

/// Proof that no matter lies for ever: from every state that the kept walks of a kind come to, somebody of the county or the clock brings it
/// to an end within some steps, while everybody outside is silent for good — no party acts, no court answers, no organ beyond the county does.
package struct Silence: Sendable {
    package let kind: String
    /// States that are neither ends nor rests, and those of them that are told apart: by edition, stage, and what stands in the way there.
    package private(set) var states: Int = 0
    package private(set) var distinct: Int = 0
    /// States of stages that only somebody outside can end by law.
    package private(set) var left: Int = 0
    /// Those that the kept walk itself ends without anybody outside.
    package private(set) var ended: Int = 0
    /// States from which no end was found, each with the walk to it.
    package private(set) var stuck: [Finding] = []

    /// Steps within which the county has to come to an end.
    package static let most: Int = 60

    private struct Place: Hashable {
        let edition: String
        let stage: String
        let obstacles: Set<String>
    }

    /// - Parameter tries: how often an end is looked for before a state is said to be stuck.
    package init(_ definition: any Definition, _ corpus: Corpus, _ explorer: Explorer, tries: Int = 4) {
        kind = definition.kind.id
        let walker = Walker(explorer.kinds, Learning(Learning.State(examples: [])), dice: Dice(explorer.options.seed, "silence", kind))
        let sections = corpus.sections(of: kind)
        for section in sections { section.retake(by: walker, explorer) }
        var known: Set<Place> = []
        for section in sections {
            let foundations = section.foundations(explorer)
            for transcript in section.walks { look(along: transcript.steps, on: foundations, &known, walker, explorer, tries) }
        }
        distinct = known.count
    }

    /// What of a kept walk is looked at: a matter after a step, with the walk so far.
    private struct State {
        let matter: MatterID
        let walk: Walk
        /// The steps taken before it.
        let position: Int
    }

    private mutating func look(
        along steps: [ScriptStep], on foundations: Foundations, _ known: inout Set<Place>, _ walker: Walker, _ explorer: Explorer, _ tries: Int
    ) {
        guard let first = steps.first else { return }
        var walk = Walk(
            world: World(explorer.town, explorer.kinds, explorer.calendar, on: foundations), now: first.at, goal: kind,
            horizon: first.at.day.advanced(by: 3_000), fullness: 75)
        var open: [State] = []
        // The last position at which somebody outside acted, and where each matter of the kind came to an end or a rest.
        var spoken = 0
        var ends: [MatterID: Int] = [:]
        for (index, step) in steps.enumerated() {
            let (passed, changes) = walk.world.retake(step)
            let all = passed.flatMap(\.changes) + (changes ?? [])
            for (_, changes) in passed { walk.enter(passed: changes) }
            if let changes, let first = changes.first, let actor = walk.world.town.person(step.by) {
                let target: Act.Target = first.action.isOpening ? .opening(kind: step.kind, organ: step.organ) : .matter(first.after.id)
                walk.enter(changes, Act(target: target, action: step.action, input: step.input, at: step.at, actor: actor, overrides: step.overrides))
            }
            walk.now = max(walk.now, step.at)
            if all.contains(where: { $0.after.definition.waits($0.action.id, $0.after.edition, $0.after.record) != nil }) { spoken = index }
            for id in Set(all.filter { $0.after.kind == kind }.map(\.after.id)).sorted() {
                guard let entry = walk.world[id] else { continue }
                if entry.isFinal || entry.isResting { ends[id] = index } else { open.append(State(matter: id, walk: walk, position: index)) }
            }
        }
        states += open.count
        for state in open { judge(state, isEnded: spoken <= state.position && (ends[state.matter] ?? -1) > state.position, &known, walker, tries) }
    }

    private mutating func judge(_ state: State, isEnded: Bool, _ known: inout Set<Place>, _ walker: Walker, _ tries: Int) {
        guard let entry = state.walk.world[state.matter] else { return }
        if entry.definition.isLeft(entry.record, at: entry.stage, entry.edition) != nil {
            left += 1
            return
        }
        if isEnded {
            ended += 1
            return
        }
        guard known.insert(place(entry, state.walk)).inserted else { return }
        walker.obstacles = [:]
        for _ in 0..<tries {
            var walk = state.walk
            (walk.horizon, walk.active) = (walk.now.day.advanced(by: 4_000), [state.matter] + walk.active.filter { $0 != state.matter })
            if walker.end(state.matter, in: &walk, most: Self.most) { return }
        }
        var finding = Finding(.deadEnd, entry, "silence.\(entry.stage)", walker.standing(entry))
        finding.script = Script(state.walk.world.foundations.script + state.walk.script)
        stuck.append(finding)
    }

    /// A state by what stands in the way of the steps that lead on, and by how far its sub-procedures are.
    private func place(_ entry: Entry, _ walk: Walk) -> Place {
        let moment = walk.world.moment(entry, at: max(walk.now, entry.touched), as: walk.world.town.people[0])
        var obstacles: Set<String> = []
        for action in entry.outline.ownWays(from: entry.stage, entry.definition.endings(entry.edition)) {
            let refused = entry.definition.refusals(action, entry.edition, entry.record, stage: entry.stage, moment)
            obstacles.formUnion(refused.filter { $0.cause == .gate }.map(\.id))
        }
        for other in walk.world.family(of: entry.id) where other != entry.id {
            if let other = walk.world[other] { obstacles.insert("\(other.kind)/\(other.stage)") }
        }
        return Place(edition: entry.edition, stage: entry.stage, obstacles: obstacles)
    }
}

extension Explorer {
    /// The proof for one kind over its kept walks; `nil` for a kind that is not walked or says nothing of its ends.
    package func silence(_ kind: String, _ corpus: Corpus) -> Silence? {
        guard let definition = kinds[kind], definition.tellsEndings else { return nil }
        return Silence(definition, corpus, self)
    }

    /// The same for some kinds, as many at once as there are cores.
    package func silences(_ wanted: [String], _ corpus: Corpus) -> [Silence] {
        Parallel.map(wanted) { kind in self.silence(kind, corpus) }.compactMap { $0 }
    }
}
