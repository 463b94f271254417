import Kernel

/// An equation or bound that a year's figures must keep (勾稽关系), and what the figures make of it.
package struct Identity: Sendable {
    package enum Verdict: String, Sendable { case holds = "成立", fails = "不成立", notApplicable = "不适用" }

    /// A number that was compared, with the words for it.
    package struct Term: Hashable, Sendable {
        package let name: String
        package let value: String
        /// The indicator or measure it is of; `nil` for a difference and the like.
        package let id: String?

        init(name: String, value: String, id: String? = nil) {
            self.name = name
            self.value = value
            self.id = id
        }
    }

    /// One application of the identity: to one breakdown, one rate.
    package struct Case: Sendable {
        package let terms: [Term]
        package let holds: Bool
    }

    package let id: String
    package let statement: String
    package let cases: [Case]

    package var verdict: Verdict {
        if cases.isEmpty { return .notApplicable }
        return cases.allSatisfy(\.holds) ? .holds : .fails
    }

    /// Indicators and measures that are compared.
    package var ids: Set<String> { Set(cases.flatMap(\.terms).compactMap(\.id)) }

    /// The same with those applications alone that compare an indicator; `nil` when none does.
    package func about(_ id: String) -> Identity? {
        let own = cases.filter { $0.terms.contains { $0.id == id } }
        return own.isEmpty ? nil : Identity(id: self.id, statement: statement, cases: own)
    }

    package var failures: [Case] { cases.filter { !$0.holds } }
}

extension Identity.Case {
    package var text: String { terms.map { "\($0.name)\($0.value)" }.joined(separator: "，") }
}

/// A whole number on one side of an equation.
struct Addend {
    let name: String
    let value: Int
    let id: String?

    var term: Identity.Term { Identity.Term(name: name, value: String(value), id: id) }
}

/// Makes cases from figures; says nothing where all the numbers are zero, for then there is nothing to check.
struct IdentityBench {
    let set: FigureSet

    /// The figure's units, zero where there is none.
    func units(_ id: String) -> Int { set[id]?.value?.units ?? 0 }
    func has(_ id: String) -> Bool { set[id] != nil }
    func name(_ id: String) -> String { set[id]?.name ?? id }
    func term(_ id: String) -> Identity.Term { Identity.Term(name: name(id), value: set[id]?.text ?? "—", id: id) }

    /// The left sum, less what is taken away, equals the right sum.
    func equal(_ left: [Addend], less: [Addend] = [], _ right: [Addend]) -> [Identity.Case] {
        let numbers = left + less.map { Addend(name: "减" + $0.name, value: $0.value, id: $0.id) } + right
        guard numbers.contains(where: { $0.value != 0 }) else { return [] }
        let sum = left.reduce(0) { $0 + $1.value } - less.reduce(0) { $0 + $1.value }
        let other = right.reduce(0) { $0 + $1.value }
        let terms = numbers.map(\.term)
        let difference = sum == other ? [] : [Identity.Term(name: "相差", value: String(sum - other))]
        return [Identity.Case(terms: terms + difference, holds: sum == other)]
    }

    func named(_ ids: String...) -> [Addend] { ids.map { Addend(name: name($0), value: units($0), id: $0) } }

    /// Each is at most the next.
    func ascending(_ ids: String...) -> [Identity.Case] {
        let values = ids.map(units)
        guard values.contains(where: { $0 != 0 }) else { return [] }
        let holds = (values.first ?? 0) >= 0 && zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
        return [Identity.Case(terms: ids.map(term), holds: holds)]
    }

    /// The classes of a breakdown add up to their total; none when there are no such classes.
    func classes(_ base: String) -> [Identity.Case] {
        let classes = set.figures.filter { $0.indicator.classified == base }
        guard let total = classes.first?.indicator.total, has(total) else { return [] }
        return equal(named(total), classes.map { Addend(name: $0.name, value: $0.value?.units ?? 0, id: $0.id) })
    }

    func flow(_ measure: String, _ name: String) -> Addend { Addend(name: name, value: set.sums[measure]?.flow ?? 0, id: measure) }
    func opening(_ measure: String, _ name: String) -> Addend { Addend(name: name, value: set.sums[measure]?.opening ?? 0, id: measure) }
}
