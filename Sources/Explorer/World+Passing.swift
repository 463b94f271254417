import Kernel

extension World {
    /// A matter as the law of a day has it: under the new edition where that has taken it over, as in the engine.
    ///
    /// - Parameter action: the step that is to be taken. What silence means, of a limit that had run out before the new law's day, is taken under
    ///   the law of that limit.
    func standing(_ entry: Entry, taking action: String? = nil, at: Instant, as actor: Actor) -> Entry {
        guard !entry.stage.isEmpty, entry.definition.passage(from: entry.edition) != nil else { return entry }
        var standing = entry
        while let passage = standing.definition.passage(from: standing.edition), passage.way == .automatic, at.day >= passage.later.from {
            let moment = moment(standing, at: at, as: .system)
            if actor.isSystem, let step = action.flatMap({ standing.outline.action($0) }),
                let lapse = standing.definition.lapse(by: step, standing.edition, standing.record, moment), lapse.last < passage.later.from
            {
                break
            }
            guard
                let passed = standing.definition.passing(from: standing.edition, standing.record, stage: standing.stage, by: nil, moment),
                var next = standing.gone(over: passed)
            else { break }
            next.derive(settings, calendar)
            standing = next
        }
        return standing
    }

    /// The first day, no later than a moment's and none of some, on which a law takes one of some matters over.
    func seam(by at: Instant, _ matters: [MatterID], except known: Set<Day>) -> Day? {
        matters.compactMap { id -> Day? in
            guard let entry = self[id], !entry.isFinal, let passage = entry.definition.passage(from: entry.edition), passage.way == .automatic,
                passage.later.from <= at.day, !known.contains(passage.later.from)
            else { return nil }
            return passage.later.from
        }.min()
    }

    /// Takes over what the law has taken over by a day.
    mutating func passOver(_ matters: [MatterID], on day: Day) {
        for id in matters {
            guard let entry = self[id] else { continue }
            let passed = standing(entry, at: Instant(day), as: .system)
            if passed.edition != entry.edition { keep(passed) }
        }
    }
}
