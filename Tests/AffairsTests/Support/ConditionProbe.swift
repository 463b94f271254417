import Kernel
import Testing

/// One condition of one step: a lawful matter to which the step is done, and the one fact whose change the condition is to refuse.
struct ConditionProbe<M: Matter>: CustomTestStringConvertible, Sendable {
    /// Of the refusal: `kind.step.condition`.
    let id: String
    let person: String
    let input: [String: String]
    /// What is entered otherwise than is lawful.
    let changes: [String: String]
    let start: @Sendable () -> Bench<M>
    /// What is otherwise than is lawful in the record, in other matters or in the day.
    let violate: @Sendable (inout Bench<M>) -> Void

    var testDescription: String { id }

    init(
        _ id: String, by person: String, _ input: [String: String] = [:], but changes: [String: String] = [:],
        from start: @escaping @Sendable () -> Bench<M>, violating violate: @escaping @Sendable (inout Bench<M>) -> Void = { _ in }
    ) {
        (self.id, self.person, self.input, self.changes) = (id, person, input, changes)
        (self.start, self.violate) = (start, violate)
    }

    private var step: String { id.split(separator: ".").dropFirst().first.map(String.init) ?? "" }

    /// Why the lawful step was not taken: nothing.
    func lawfully() -> [String] {
        var bench = start()
        return bench.take(step, by: person, input)
    }

    /// The ids of what refused the step once the fact was changed.
    func refused() -> [String] {
        var bench = start()
        violate(&bench)
        bench.take(step, by: person, input.merging(changes) { $1 })
        return bench.refused
    }
}

extension Bench {
    /// The same on another day.
    func moved(to day: String) -> Bench {
        var bench = self
        bench.today = Self.day(day)
        return bench
    }

    /// The same after something was done.
    func after(_ change: (inout Bench) -> Void) -> Bench {
        var bench = self
        change(&bench)
        return bench
    }
}
