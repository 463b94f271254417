import Kernel

/// What walks have come by: steps taken, stages reached, papers issued, declared effects seen.
struct Coverage: Sendable {
    struct Mark: Hashable, Sendable {
        let kind: String
        let edition: String
        let id: String
    }

    private(set) var steps: [Learning.Place: Int] = [:]
    private(set) var stages: Set<Mark> = []
    /// By kind; editions share their papers.
    private(set) var papers: Set<Mark> = []
    /// `step/field` of declared effects that have changed something.
    private(set) var effects: Set<Mark> = []
    /// For steps that were tried in vain: what stood in the way when least did.
    private(set) var misses: [Learning.Place: Miss] = [:]

    struct Miss: Sendable {
        let distance: Int
        let reasons: [String]
    }

    func taken(_ place: Learning.Place) -> Int { steps[place] ?? 0 }

    mutating func add(_ change: Change) {
        let entry = change.after
        let place = Learning.Place(kind: entry.kind, edition: entry.edition, action: change.action.id)
        steps[place, default: 0] += 1
        stages.insert(Mark(kind: entry.kind, edition: entry.edition, id: entry.stage))
        for paper in change.papers { papers.insert(Mark(kind: entry.kind, edition: "", id: paper.id)) }
        guard !change.action.writes.isEmpty else { return }
        for member in change.changed {
            effects.insert(Mark(kind: entry.kind, edition: "", id: "\(change.action.id)/\(member.key)"))
        }
    }

    mutating func miss(_ place: Learning.Place, _ verdict: Verdict) {
        if let known = misses[place], known.distance <= verdict.distance { return }
        misses[place] = Miss(distance: verdict.distance, reasons: verdict.reasons)
    }

    mutating func merge(_ other: Coverage) {
        steps.merge(other.steps, uniquingKeysWith: +)
        stages.formUnion(other.stages)
        papers.formUnion(other.papers)
        effects.formUnion(other.effects)
        misses.merge(other.misses) { $0.distance <= $1.distance ? $0 : $1 }
    }
}
