import Kernel
import Testing

/// A condition of a step, and the one fact that breaks it: the step is taken in a lawful matter, and tried again with that fact changed.
struct BrokenCondition<M: Matter>: CustomTestStringConvertible, Sendable {
    /// The step and its condition, `register.one-chair`.
    let name: String
    private let lawful: @Sendable () -> Bench<M>
    private let day: String
    private let person: String?
    private let input: [String: String]
    private let otherDay: String?
    private let otherPerson: String?
    private let changes: [String: String]
    private let violate: @Sendable (inout Bench<M>) -> Void

    /// - Parameters:
    ///   - lawful: the matter, which has come lawfully to where the step is taken.
    ///   - day: on which the step may be taken.
    ///   - person: who may take it; `nil` for whoever took the step before.
    ///   - input: with which it may be taken.
    ///   - otherDay: on which it may not.
    ///   - otherPerson: who may not take it.
    ///   - changes: what makes the input unlawful.
    ///   - violate: what makes the matter one in which the step may not be taken.
    init(
        _ name: String, in lawful: @escaping @Sendable () -> Bench<M>, on day: String, by person: String? = nil, _ input: [String: String] = [:],
        butOn otherDay: String? = nil, butBy otherPerson: String? = nil, but changes: [String: String] = [:],
        _ violate: @escaping @Sendable (inout Bench<M>) -> Void = { _ in }
    ) {
        self.name = name
        self.lawful = lawful
        self.day = day
        self.person = person
        self.input = input
        self.otherDay = otherDay
        self.otherPerson = otherPerson
        self.changes = changes
        self.violate = violate
    }

    /// The id by which a refusal names the condition.
    var id: String { "\(M.kind.id).\(name)" }
    var testDescription: String { id }
    private var step: String { String(name.prefix(while: { $0 != "." })) }

    /// Why the step is refused in the lawful matter: not at all.
    func lawfully() -> [String] {
        var bench = lawful()
        return bench.take(step, on: day, by: person, input)
    }

    /// By which ids it is refused when the one fact is another.
    func refused() -> [String] {
        var bench = lawful()
        bench.today = Bench<M>.day(otherDay ?? day)
        if let taker = otherPerson ?? person { bench.actor = Town.person(taker) }
        violate(&bench)
        bench.take(step, input.merging(changes) { $1 })
        return bench.refused
    }
}
