import Kernel

/// When nothing can be done: time passes, and if that does not help it is a dead end.
extension Walker {
    /// Lets time pass to where something may be different: the end of a limit, its eve and its morrow, or some days on.
    func wait(_ walk: inout Walk) -> Bool {
        var days: [Day] = []
        for id in walk.active {
            guard let entry = walk.world[id] else { continue }
            if let deemed = entry.deemed { days.append(deemed.due.advanced(by: 1)) }
            for end in bodies.surroundings(entry, in: walk.world).ends { days += [end.advanced(by: -1), end, end.advanced(by: 1)] }
        }
        days += [1, 3, 8, 16, 31, 61, 91, 181, 366].map { walk.now.day.advanced(by: $0) }
        let later = days.filter { $0 > walk.now.day && $0 <= walk.horizon }
        guard let day = dice.chance(50) ? later.min() : dice.pick(later) else { return false }
        let at = Instant(day, hour: 9)
        let passed = walk.world.pass(to: at, walk.active)
        let before = walk.now
        walk.now = at
        walk.blocked = []
        walk.enter(passed: passed)
        for change in passed { noteAlone(change, walk) }
        return !passed.isEmpty || (before.day < day && dice.chance(60))
    }

    /// Tries every step of every matter of the walk with all patience; what even that does not move is a dead end.
    ///
    /// - Returns: whether something could be done.
    func lastResort(_ walk: inout Walk) -> Bool {
        guard let main = walk.main else { return false }
        // What the matter names may have to be moved first: a clean-up waits for the documents that it repeals.
        let values = main.definition.values(of: main.record).flatMap { info, json in info.type.matters(in: json) }
        let named = Set(values).sorted().filter { walk.world[$0]?.isFinal == false }
        let family = walk.world.family(of: main.id) + dice.shuffled(named).prefix(40)
        let key = "\(main.kind)/\(main.edition)/\(main.stage)"
        guard despairs(key) < 4 else { return false }
        obstacles = [:]
        for id in family {
            guard let entry = walk.world[id] else { continue }
            for action in entry.outline.actions(from: entry.stage) where !action.isAutomatic {
                if attempt(action, on: entry, budget: 600, isThorough: true, in: &walk) { return true }
            }
        }
        var later = walk
        later.now = Instant(min(walk.horizon, walk.now.day.advanced(by: 1_200)), hour: 10)
        let passed = later.world.pass(to: later.now, later.active)
        if !passed.isEmpty {
            later.enter(passed: passed)
            for change in passed { noteAlone(change, later) }
            walk = later
            return true
        }
        later.allowsNewcomers = true
        defer { walk.allowsNewcomers = false }
        for id in family {
            guard let entry = later.world[id] else { continue }
            for action in entry.outline.actions(from: entry.stage) where !action.isAutomatic {
                if attempt(action, on: entry, budget: 400, isThorough: true, in: &later) {
                    walk = later
                    return true
                }
            }
        }
        despair(key)
        keep(Finding(.deadEnd, main, "dead-end.\(main.stage)", says(main)), walk)
        return false
    }

    /// What stands in the way at a stage that the county cannot end by itself.
    func standing(_ entry: Entry) -> String {
        let ways = entry.outline.ownWays(from: entry.stage, entry.definition.endings(entry.edition)).map { action in
            let reasons = (obstacles[action.id] ?? obstacles["\(entry.kind) \(entry.id) \(action.id)"] ?? []).joined(separator: "、")
            return reasons.isEmpty ? action.name : "\(action.name)：\(reasons)"
        }
        return "“\(entry.stageOutline?.name ?? entry.stage)”阶段：外部都不再回应的，本县不能结束（\(ways.isEmpty ? "没有环节" : ways.joined(separator: "；"))）"
    }

    private func says(_ main: Entry) -> String {
        let steps =
            main.outline.actions(from: main.stage).map { action in
                let reasons = (obstacles[action.id] ?? []).joined(separator: "、")
                return reasons.isEmpty ? action.name : "\(action.name)：\(reasons)"
            } + obstacles.filter { $0.key.contains(" ") }.sorted { $0.key < $1.key }.map { "\($0.key)：\($0.value.joined(separator: "、"))" }
        let list = steps.isEmpty ? "该阶段没有环节" : steps.joined(separator: "；")
        return "“\(main.stageOutline?.name ?? main.stage)”阶段：没有人能够再办理任何环节（\(list)）"
    }
}
