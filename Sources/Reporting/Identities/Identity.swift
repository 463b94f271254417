import Kernel

/// An equation or bound that a year's figures must keep (勾稽关系), and what the figures make of it.
package struct Identity: Sendable {
    package enum Verdict: String, Sendable { case holds = "成立", fails = "不成立", notApplicable = "不适用" }

    /// A number that was compared, with the words for it.
    package struct Term: Hashable, Sendable {
        package let name: String
        package let value: String
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

    package var failures: [Case] { cases.filter { !$0.holds } }
}

extension Identity.Case {
    package var text: String { terms.map { "\($0.name)\($0.value)" }.joined(separator: "，") }
}

/// Makes cases from figures; says nothing where all the numbers are zero, for then there is nothing to check.
struct IdentityBench {
    let set: FigureSet

    /// The figure's units, zero where there is none.
    func units(_ id: String) -> Int { set[id]?.value?.units ?? 0 }
    func has(_ id: String) -> Bool { set[id] != nil }
    func name(_ id: String) -> String { set[id]?.name ?? id }
    func term(_ id: String) -> Identity.Term { Identity.Term(name: name(id), value: set[id]?.text ?? "—") }

    /// The left sum, less what is taken away, equals the right sum.
    func equal(_ left: [(name: String, value: Int)], less: [(name: String, value: Int)] = [], _ right: [(name: String, value: Int)])
        -> [Identity.Case]
    {
        let numbers = left + less.map { (name: "减" + $0.name, value: $0.value) } + right
        guard numbers.contains(where: { $0.value != 0 }) else { return [] }
        let sum = left.reduce(0) { $0 + $1.value } - less.reduce(0) { $0 + $1.value }
        let other = right.reduce(0) { $0 + $1.value }
        let terms = numbers.map { Identity.Term(name: $0.name, value: String($0.value)) }
        let difference = sum == other ? [] : [Identity.Term(name: "相差", value: String(sum - other))]
        return [Identity.Case(terms: terms + difference, holds: sum == other)]
    }

    func named(_ ids: String...) -> [(name: String, value: Int)] { ids.map { (name($0), units($0)) } }

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
        return equal(named(total), classes.map { ($0.name, $0.value?.units ?? 0) })
    }

    func flow(_ measure: String, _ name: String) -> (name: String, value: Int) { (name, set.sums[measure]?.flow ?? 0) }
    func opening(_ measure: String, _ name: String) -> (name: String, value: Int) { (name, set.sums[measure]?.opening ?? 0) }
}
