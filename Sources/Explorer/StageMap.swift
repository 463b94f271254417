import Kernel

/// How many steps it is at least from one stage of an edition to another.
struct StageMap: Sendable {
    private let distances: [String: [String: Int]]

    init(_ outline: ProcedureOutline) {
        var edges: [String: Set<String>] = [:]
        for action in outline.actions {
            for stage in action.from { edges[stage, default: []].insert(action.to ?? stage) }
        }
        var distances: [String: [String: Int]] = [:]
        for stage in outline.stages.map(\.code) {
            var found = [stage: 0]
            var queue = [stage]
            var index = 0
            while index < queue.count {
                for next in (edges[queue[index]] ?? []).sorted() where found[next] == nil {
                    found[next] = (found[queue[index]] ?? 0) + 1
                    queue.append(next)
                }
                index += 1
            }
            distances[stage] = found
        }
        self.distances = distances
    }

    /// From a stage to one at which the step can be taken; `nil` when no way leads there.
    func distance(from stage: String, to action: ActionOutline) -> Int? { action.from.compactMap { distances[stage]?[$0] }.min() }
}
