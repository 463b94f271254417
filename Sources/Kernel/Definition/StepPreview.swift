/// How a step stands with what has been filled in so far: what forms and pages tell of it before it is taken.
package struct StepPreview: Sendable {
    /// The conditions that the law puts before the step for this matter, in its order.
    package let conditions: [Condition]
    /// Whatever else stands in the way: permission, stage, separation of duties, recusal, a limit, personal data about to become public.
    package let others: [Refusal]
    /// What is filled in and cannot be accepted.
    package let problems: [FieldProblem]
    /// The names of what must be filled in and is not.
    package let missing: [String]

    package init(conditions: [Condition], others: [Refusal], problems: [FieldProblem], missing: [String]) {
        self.conditions = conditions
        self.others = others
        self.problems = problems
        self.missing = missing
    }

    /// The actor may take the step, whatever else is still to be done for it.
    package var isPermitted: Bool { !others.contains { $0.cause == .permission } }
    /// Nothing stands in the way that the form of the step could not bring.
    package var isReady: Bool { others.allSatisfy(\.isOverridable) && conditions.allSatisfy { $0.state != .unmet || $0.isOverridable } }
}

extension Definition {
    /// Tells how a step stands, by the decision that the engine would make of it.
    ///
    /// - Parameter isComplete: somebody says that everything is filled in. As long as nobody does, a condition on what is still empty
    ///   counts as asked and not as failed.
    package func preview(
        _ action: ActionOutline, _ edition: String, on record: any Record, at stage: String, filling input: Input = [:],
        overriding reasons: [String: String] = [:], isComplete: Bool = false, _ moment: Moment
    ) -> StepPreview {
        var refusals: [Refusal] = []
        var problems: [FieldProblem] = []
        if case .refused(let refused, let fields) = step(
            action, edition, on: record, at: stage, filling: input, overriding: reasons, moment)
        {
            (refusals, problems) = (refused, fields)
        }
        var filled = record
        var added = Added()
        _ = fill(&filled, action, edition, with: input, adding: &added)
        let told = action.event == nil ? nil : occurrence(of: action, edition, in: input, filled, moment).told
        let event = told.map { moment.occurring(at: $0.at) } ?? moment
        let conditions = conditions(action, edition, filled, adding: added, refused: refusals, event)
        let unmet = Set(conditions.filter { $0.state == .unmet }.map(\.id))
        // Before anything is typed the form may also bring what stands there otherwise.
        let asked: Set<String> =
            isComplete || unmet.isEmpty ? [] : asking(unmet, action, edition, filled, refilling: input.isEmpty, event)
        var known = Set(conditions.map(\.id))
        // Whether it lies within the limit that ran out is asked once the event's day is told.
        if !isComplete, told == nil, action.isUndoing, moment.ledger.lapses.contains(where: { action.undoes.contains($0.step) }) {
            known.insert(action.refusalID(ActionOutline.undo))
        }
        let missing = action.inputs.filter { name in problems.contains { $0.field == name && $0.given.isEmpty } }
        return StepPreview(
            conditions: conditions.map { asked.contains($0.id) ? $0.stillAsked : $0 }, others: refusals.filter { !known.contains($0.id) },
            problems: problems.filter { problem in
                !missing.contains(problem.field) && (isComplete || problem.field != Occurrence.reasonName || !problem.given.isEmpty)
            }, missing: missing)
    }
}

extension Condition {
    fileprivate var stillAsked: Condition { Condition(id: id, says: says, basis: basis, state: .asked, isOverridable: isOverridable) }
}
