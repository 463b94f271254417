import Kernel
import Testing

/// One condition of a step, a matter in which the step meets it, and the one fact by which the step no longer does.
struct RefusedCondition<M: Matter>: CustomTestStringConvertible, Sendable {
    let step: String
    let condition: String
    /// A matter before the step.
    private let matter: @Sendable () -> Bench<M>
    /// The day of the step, and the day that breaks the condition where a day does.
    private let days: (kept: String?, broken: String?)
    private let person: String?
    private let input: [String: String]
    /// What of the input breaks the condition.
    private let changes: [String: String]
    /// What of the record breaks it.
    private let spoil: @Sendable (inout Bench<M>) -> Void

    init(
        _ step: String, _ condition: String, from matter: @escaping @Sendable () -> Bench<M>, on day: String? = nil, brokenOn late: String? = nil,
        by person: String? = nil, _ input: [String: String] = [:], changing changes: [String: String] = [:],
        spoiling spoil: @escaping @Sendable (inout Bench<M>) -> Void = { _ in }
    ) {
        (self.step, self.condition) = (step, condition)
        self.matter = matter
        days = (day, late ?? day)
        self.person = person
        (self.input, self.changes) = (input, changes)
        self.spoil = spoil
    }

    var id: String { "\(M.kind.id).\(step).\(condition)" }
    var testDescription: String { id }

    /// The ids by which the step is refused.
    func refusals(isBroken: Bool) -> [String] {
        var bench = matter()
        if isBroken { spoil(&bench) }
        let given = isBroken ? input.merging(changes) { $1 } : input
        bench.take(step, on: isBroken ? days.broken : days.kept, by: person, given)
        return bench.refused
    }

    /// The condition refuses the step, and does so for the changed fact alone.
    func expectRefusedByName(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(refusals(isBroken: true).contains(id), sourceLocation: sourceLocation)
        #expect(!refusals(isBroken: false).contains(id), sourceLocation: sourceLocation)
    }
}
