import Kernel

extension World {
    /// Lets time pass to a moment: what silence means by then, the system takes (视为…), the earliest limit first.
    ///
    /// - Parameter matters: those that the walk is about; for all others time is let pass before the walk begins.
    mutating func pass(to at: Instant, _ matters: [MatterID]) -> [Change] { pass(by: at, matters).flatMap(\.changes) }

    /// The same, step by step.
    mutating func pass(by at: Instant, _ matters: [MatterID]) -> [(act: Act, changes: [Change])] {
        var taken: [(act: Act, changes: [Change])] = []
        var refused: Set<MatterID> = []
        var seams: Set<Day> = []
        while true {
            // What has run out before a new law's day is taken under the law of its limit.
            let seam = seam(by: at, matters.filter { !refused.contains($0) }, except: seams)
            guard let next = due(before: seam ?? at.day, matters, except: refused) else {
                guard let seam else { break }
                seams.insert(seam)
                passOver(matters, on: seam)
                continue
            }
            let act = Act(
                target: .matter(next.id), action: next.action, at: min(max(Instant(next.due.advanced(by: 1)), self[next.id]?.touched ?? at), at),
                actor: .system)
            // A deemed step that a condition keeps from happening leaves the limit overdue, as in the engine.
            if let changes = perform(act).changes { taken.append((act, changes)) } else { refused.insert(next.id) }
        }
        return taken
    }

    private func due(before day: Day, _ matters: [MatterID], except refused: Set<MatterID>) -> (id: MatterID, action: String, due: Day)? {
        var first: (id: MatterID, action: String, due: Day)?
        for id in matters where !refused.contains(id) {
            guard let deemed = self[id]?.deemed, deemed.due < day else { continue }
            if first.map({ deemed.due < $0.due }) ?? true { first = (id, deemed.action, deemed.due) }
        }
        return first
    }
}
