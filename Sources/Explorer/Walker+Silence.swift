import Kernel

/// When everybody outside has fallen silent for good: what the county can still bring to an end by itself.
extension Walker {
    /// Brings a matter to an end, to a rest, or to where the law leaves it to somebody outside, by steps that wait for nobody outside.
    ///
    /// - Parameter most: steps at most.
    /// - Returns: whether it came there; the walk is then at that end.
    func end(_ id: MatterID, in walk: inout Walk, most: Int) -> Bool {
        let before = walk.script.count
        // What was tried in vain is tried again only after the matter has moved, and what leads away from the end once.
        var helped: Set<String> = []
        var aside: Set<String> = []
        while walk.script.count - before < most, let entry = walk.world[id], !entry.isEnd {
            walk.blocked = []
            if lead(entry, in: &walk, budget: 40) || wake(id, in: &walk) {
                helped = []
                continue
            }
            if help(entry, &helped, in: &walk, budget: 60) || lead(entry, in: &walk, budget: 250) { continue }
            if help(entry, &helped, in: &walk, budget: 300) { continue }
            guard turn(entry, &aside, in: &walk) else { return false }
            helped = []
        }
        return walk.world[id]?.isEnd ?? false
    }

    /// The ways that lead nearer to an end, the shortest first.
    private func lead(_ entry: Entry, in walk: inout Walk, budget: Int) -> Bool {
        for (action, left) in ways(entry) where left < distance(entry) {
            if take(action, of: entry, budget: budget, in: &walk) { return true }
        }
        return false
    }

    /// A way that leads no nearer: each once.
    private func turn(_ entry: Entry, _ taken: inout Set<String>, in walk: inout Walk) -> Bool {
        for (action, left) in ways(entry) where left >= distance(entry) && taken.insert("\(entry.stage)/\(action.id)").inserted {
            if take(action, of: entry, budget: 125, in: &walk) { return true }
        }
        return false
    }

    private func ways(_ entry: Entry) -> [(action: ActionOutline, left: Int)] {
        let endings = entry.definition.endings(entry.edition)
        let distance = entry.outline.stepsToEnd(endings)
        return entry.outline.ownWays(from: entry.stage, endings).filter { !$0.isAutomatic }
            .compactMap { action in action.to.flatMap { distance[$0] }.map { (action, $0) } }.sorted { $0.1 < $1.1 }
    }

    private func distance(_ entry: Entry) -> Int { entry.outline.stepsToEnd(entry.definition.endings(entry.edition))[entry.stage] ?? .max }

    private func take(_ action: ActionOutline, of entry: Entry, budget: Int, in walk: inout Walk) -> Bool {
        attempt(action, on: entry, budget: budget, isThorough: budget > 100, isAlone: true, in: &walk)
    }

    /// Lets time pass until the law itself does something.
    private func wake(_ id: MatterID, in walk: inout Walk) -> Bool {
        let family = walk.world.family(of: id)
        let due = family.compactMap { walk.world[$0]?.deemed?.due }.min()
        guard let due, due < walk.horizon else { return false }
        let at = Instant(max(due.advanced(by: 1), walk.now.day), hour: 9)
        let passed = walk.world.pass(to: max(at, walk.now), family)
        guard !passed.isEmpty else { return false }
        walk.now = max(walk.now, at)
        walk.enter(passed: passed)
        return true
    }

    /// What has to be done before: steps that leave the stage as it is, sub-procedures that are still under way, matters that the record names.
    private func help(_ entry: Entry, _ helped: inout Set<String>, in walk: inout Walk, budget: Int) -> Bool {
        let named = entry.definition.values(of: entry.record).flatMap { info, json in info.type.matters(in: json) }
        let others = walk.world.family(of: entry.id).filter { $0 != entry.id } + Set(named).sorted().prefix(20)
        for id in [entry.id] + others {
            guard let other = walk.world[id], !other.isFinal else { continue }
            let endings = other.definition.endings(other.edition)
            let stays = other.outline.actions(from: other.stage).filter { $0.to == nil && !$0.isAutomatic && endings.waits[$0.id] == nil }
            let leads = id == entry.id ? [] : ways(other).map(\.action)
            for action in leads + stays where helped.insert("\(id)/\(other.stage)/\(action.id)/\(budget)").inserted {
                // What has been done helps no more for being done again.
                if take(action, of: other, budget: budget, in: &walk) {
                    helped.insert("\(id)/\(other.stage)/\(action.id)/300")
                    return true
                }
            }
        }
        return false
    }
}

extension Entry {
    /// Nothing here need be done any more by the county.
    var isEnd: Bool { isFinal || isResting || definition.isLeft(record, at: stage, edition) != nil }
}
