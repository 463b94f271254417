import Kernel
import Testing

@testable import Affairs

/// A step of a lawful matter that one change makes unlawful, and the condition that has to say so.
///
/// It is tried twice: without the change it must be taken, or the refusal would show nothing; with it, it must be refused by name.
struct RefusedStep<M: Matter>: CustomTestStringConvertible, Sendable {
    /// Kind, step and condition: `penalty.decide.two-officers`.
    let id: String
    let person: String
    let input: [String: String]
    /// The matter at the stage of the step, on its day.
    let lawful: @Sendable () -> Bench<M>
    /// The one fact that breaks the condition, in the matter or in what is filled in.
    let change: @Sendable (inout Bench<M>, inout [String: String]) -> Void

    init(
        _ id: String, by person: String, _ input: [String: String] = [:], in lawful: @escaping @Sendable () -> Bench<M>,
        _ change: @escaping @Sendable (inout Bench<M>, inout [String: String]) -> Void
    ) {
        (self.id, self.person, self.input, self.lawful, self.change) = (id, person, input, lawful, change)
    }

    var testDescription: String { id }

    private var step: String {
        let parts: [Substring] = id.split(separator: ".")
        return parts.count == 3 ? String(parts[1]) : ""
    }

    /// Why the step is not taken, and which conditions say so.
    private func attempt(isChanged: Bool) -> (sentences: [String], ids: [String]) {
        var bench: Bench<M> = lawful()
        var filled: [String: String] = input
        bench.actor = Town.person(person)
        if isChanged { change(&bench, &filled) }
        let sentences: [String] = bench.take(step, filled)
        return (sentences, bench.refused)
    }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let unchanged = attempt(isChanged: false)
        #expect(unchanged.sentences == [], "\(id)", sourceLocation: sourceLocation)
        let changed = attempt(isChanged: true)
        #expect(changed.ids.contains(id), "\(id)：\(changed.sentences)", sourceLocation: sourceLocation)
    }
}
