import Kernel

extension Array {
    /// Adds to a step that a part has declared what the kind's own law says beside: conditions, papers, effects, when it is awaited.
    ///
    /// It adds only. What the part's step asks and does stays, and comes first; a step that the part does not declare is a mistake
    /// in the kind's definition, found when the definition is gathered at start-up.
    func refining<M: Matter>(_ step: String, _ change: (Action<M>) -> Action<M>) -> [Clause<M>] where Element == Clause<M> {
        var isFound = false
        let refined: [Clause<M>] = map { clause in
            guard case .action(let action) = clause, action.id == step else { return clause }
            isFound = true
            return .action(change(action))
        }
        guard isFound else { preconditionFailure("\(M.kind.id): no part declares the step \(step)") }
        return refined
    }
}
