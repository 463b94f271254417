/// Which of a matter's facts count, when it was joined to another or came out of one.
///
/// Facts stay a function of record and ledger alone. What is taken out of the sum is taken out on its day, so that the figure of an earlier day
/// stays what it was.
struct FactStanding {
    let joinings: [Joined]
    let origin: Origin?
    /// Whether the decision of the leading matter counts for the joined one too, by fields that say so.
    let countsEach: Bool

    /// - Parameters:
    ///   - facts: of one measure, in their order, each with its organ.
    ///   - isStock: whether the measure is a stock.
    ///   - organ: which had the matter on the day on which it came out of another; `nil` where the record names the organ itself.
    func counted(_ facts: [Fact], isStock: Bool, at organ: OrganCode?) -> [Fact] {
        var facts = facts
        if let origin { facts = isStock ? begun(facts, on: origin.on) : shared(facts, by: origin, at: organ) }
        if isStock, !countsEach {
            for joined in joinings { facts = interrupted(facts, from: joined.from, until: joined.until) }
        }
        return facts
    }

    /// Of flows: what had been counted for the first matter is not counted again.
    private func shared(_ facts: [Fact], by origin: Origin, at organ: OrganCode?) -> [Fact] {
        // By measure and day: what a share comes to may change, as another part goes out or a slip of the pen is put right.
        func names(_ list: [Tenure.Kept], _ fact: Fact) -> Bool { list.contains { $0.measure == fact.measure && $0.day == fact.day } }
        return facts.compactMap { fact in
            if fact.day >= origin.on { return names(origin.there, fact) ? nil : fact }
            if names(origin.here, fact) { return fact }
            guard origin.anew.contains(where: { $0.measure == fact.measure }) else { return nil }
            return Fact(measure: fact.measure, organ: organ ?? fact.organ, day: origin.on, value: fact.value)
        }
    }

    /// Of a stock: until that day it stood for the first matter.
    private func begun(_ facts: [Fact], on day: Day) -> [Fact] {
        levels(facts, before: day).map { Fact(measure: $0.measure, organ: $0.organ, day: day, value: $0.value) } + facts.filter { $0.day >= day }
    }

    /// Of a stock: from the one day to the other it stands for the leading matter, which counts itself.
    private func interrupted(_ facts: [Fact], from: Day, until: Day?) -> [Fact] {
        let ended = levels(facts, before: from).map { Fact(measure: $0.measure, organ: $0.organ, day: from, value: -$0.value) }
        let earlier = facts.filter { $0.day < from }
        guard let until else { return earlier + ended }
        let again = levels(facts, before: until).map { Fact(measure: $0.measure, organ: $0.organ, day: until, value: $0.value) }
        return earlier + ended + again + facts.filter { $0.day >= until }
    }

    /// What stands at the end of the day before, organ by organ, in the order in which they come.
    private func levels(_ facts: [Fact], before day: Day) -> [(measure: String, organ: OrganCode, value: Int)] {
        var levels: [(measure: String, organ: OrganCode, value: Int)] = []
        for fact in facts where fact.day < day {
            if let place = levels.firstIndex(where: { $0.organ == fact.organ && $0.measure == fact.measure }) {
                levels[place].value += fact.value
            } else {
                levels.append((fact.measure, fact.organ, fact.value))
            }
        }
        return levels.filter { $0.value != 0 }
    }
}
