import Kernel

/// Walks as they stood at some point, to be gone on with: the way to a late stage is long, and a step that fails there wants to be tried
/// again without going it anew. What goes on from here is a walk like any other, with all its steps from the beginning.
final class Trove {
    fileprivate struct Saved {
        let walk: Walk
        /// What stood in the way of the step that failed there; 0 where nothing was tried.
        let distance: Int
        var visits: Int = 0
    }

    /// For each step never or seldom taken, the walks that came nearest to it.
    private var nearest: [Learning.Place: [Saved]] = [:]
    /// For each stage some walks that came there.
    private var arrived: [String: [Saved]] = [:]
    private var arrivals: [String: Int] = [:]

    static let width: Int = 6

    private static func key(_ kind: String, _ edition: String, _ stage: String) -> String { "\(kind)/\(edition)/\(stage)" }

    /// A matter has come to a stage, or a step has changed it there.
    func arrive(_ walk: Walk, _ entry: Entry, _ dice: inout Dice) {
        let key = Self.key(entry.kind, entry.edition, entry.stage)
        let seen = arrivals[key, default: 0]
        arrivals[key] = seen + 1
        if seen < Self.width {
            arrived[key, default: []].append(Saved(walk: walk, distance: 0))
        } else if dice.below(seen + 1) < Self.width * 2 {
            arrived[key]?[dice.below(Self.width)] = Saved(walk: walk, distance: 0)
        }
    }

    /// A step could not be taken.
    func miss(_ walk: Walk, _ place: Learning.Place, distance: Int) {
        var known = nearest[place] ?? []
        if known.count < Self.width {
            known.append(Saved(walk: walk, distance: distance))
        } else if let worst = known.indices.max(by: { known[$0].rank < known[$1].rank }), known[worst].rank > distance {
            known[worst] = Saved(walk: walk, distance: distance)
        } else {
            return
        }
        nearest[place] = known
    }

    /// The step has been taken often enough: the walks kept for it are let go.
    func release(_ place: Learning.Place) { nearest[place] = nil }

    /// A walk from which a step may be tried.
    func walk(for action: ActionOutline, _ place: Learning.Place, _ dice: inout Dice) -> Walk? {
        if dice.chance(60), var known = nearest[place], let index = known.indices.min(by: { known[$0].rank < known[$1].rank }) {
            known[index].visits += 1
            nearest[place] = known
            return known[index].walk
        }
        let stages = action.from.filter { !(arrived[Self.key(place.kind, place.edition, $0)] ?? []).isEmpty }
        guard let stage = dice.pick(stages) else { return nil }
        let key = Self.key(place.kind, place.edition, stage)
        let index = dice.below(arrived[key]?.count ?? 0)
        arrived[key]?[index].visits += 1
        return arrived[key]?[index].walk
    }
}

extension Trove.Saved {
    /// The nearer and the less often gone on with, the sooner.
    fileprivate var rank: Int { distance + visits * 25 }
}
