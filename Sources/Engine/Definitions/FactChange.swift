package import Kernel

/// What a matter counted for a measure before a recount, and what it counts for since.
package struct FactChange: Hashable, Sendable {
    package let measure: String
    package let organ: OrganCode
    package let day: Day
    package let before: Int
    package let after: Int

    /// The fact to append.
    var difference: Fact { Fact(measure: measure, organ: organ, day: day, value: after - before) }

    /// Every place where two sets of facts differ, in the order in which entries keep facts.
    static func between(_ old: [Fact], _ new: [Fact]) -> [FactChange] {
        struct Place: Hashable {
            let measure: String
            let organ: OrganCode
            let day: Day
            init(_ fact: Fact) { (measure, organ, day) = (fact.measure, fact.organ, fact.day) }
        }
        var sums: [Place: (before: Int, after: Int)] = [:]
        for fact in old { sums[Place(fact), default: (0, 0)].before += fact.value }
        for fact in new { sums[Place(fact), default: (0, 0)].after += fact.value }
        return sums.filter { $0.value.before != $0.value.after }.map { place, sum in
            FactChange(measure: place.measure, organ: place.organ, day: place.day, before: sum.before, after: sum.after)
        }.sorted { ($0.measure, $0.day, $0.organ.description) < ($1.measure, $1.day, $1.organ.description) }
    }

    var json: JSON { .array([.text(measure), .text(organ.description), .text(day.iso), .integer(before), .integer(after)]) }

    init(measure: String, organ: OrganCode, day: Day, before: Int, after: Int) {
        self.measure = measure
        self.organ = organ
        self.day = day
        self.before = before
        self.after = after
    }

    init?(json: JSON) {
        guard let parts = json.items, parts.count == 5, let measure = parts[0].string, let organ = parts[1].string,
            let day = parts[2].string.flatMap({ Day(iso: $0) }), let before = parts[3].int, let after = parts[4].int
        else { return nil }
        self.init(measure: measure, organ: OrganCode(organ), day: day, before: before, after: after)
    }
}
