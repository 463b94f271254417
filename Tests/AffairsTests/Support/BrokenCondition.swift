import Kernel
import Testing

/// A condition of a step, and the one fact that breaks it: a row of a table of refusals.
///
///     BrokenCondition<Petition>("opine.class-is-appeal", in: { Letter.inquired() }, on: "2020-04-01", by: "p2", Letter.opinion) {
///         $0.record.petitionClass = .suggestion
///     }
///
/// The step is tried twice from the same matter. As it is it must be taken, or the refusal would show nothing; with the one fact changed it
/// must be refused, and the refusal must name the condition.
struct BrokenCondition<M: Matter>: CustomTestStringConvertible, Sendable {
    /// The id by which a refusal names the condition, `petition.opine.class-is-appeal`.
    let id: String
    private let step: String
    private let lawful: @Sendable () -> Bench<M>
    private let day: String?
    private let person: String?
    private let input: [String: String]
    private let changes: [String: String]
    private let spoil: @Sendable (inout Bench<M>) -> Void

    /// - Parameters:
    ///   - name: the step and its condition, `opine.class-is-appeal`; the kind is the type's.
    ///   - lawful: the matter, which has come lawfully to where the step is taken.
    ///   - day: on which the step may be taken; `nil` for the day on which the matter stands.
    ///   - person: who may take it; `nil` for whoever took the step before.
    ///   - input: with which it may be taken.
    ///   - changes: what makes the input unlawful; an empty text is a field left empty.
    ///   - spoil: what else makes the step unlawful: in the record, in other matters, in who takes the step or on which day.
    init(
        _ name: String, in lawful: @escaping @Sendable () -> Bench<M>, on day: String? = nil, by person: String? = nil,
        _ input: [String: String] = [:], but changes: [String: String] = [:], _ spoil: @escaping @Sendable (inout Bench<M>) -> Void = { _ in }
    ) {
        id = "\(M.kind.id).\(name)"
        step = String(name.prefix { $0 != "." })
        (self.lawful, self.day, self.person, self.input) = (lawful, day, person, input)
        (self.changes, self.spoil) = (changes, spoil)
    }

    var testDescription: String { id }

    /// Both attempts, and what must come of them.
    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        Mutation.$row.withValue(id) { attempt(sourceLocation) }
    }

    private func attempt(_ sourceLocation: SourceLocation) {
        var kept = start()
        #expect(kept.take(step, input) == [], "\(id)", sourceLocation: sourceLocation)
        var broken = start()
        spoil(&broken)
        let sentences = broken.take(step, input.merging(changes) { $1 })
        #expect(broken.refused.contains(id), "\(id)：\(sentences)", sourceLocation: sourceLocation)
    }

    /// The lawful matter on the day of the step, in the hands of whoever takes it.
    private func start() -> Bench<M> {
        var bench = lawful()
        if let day { bench.today = Bench<M>.day(day) }
        if let person { bench.actor = Town.person(person) }
        return bench
    }
}
