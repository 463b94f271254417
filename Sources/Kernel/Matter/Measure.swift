/// A statistical definition (统计口径): a pure function from one matter to what it counts for, on which day.
package struct Measure<M: Matter>: Sendable {
    /// What it counts; several for one that counts by the cases of an enumeration.
    package private(set) var infos: [MeasureInfo]
    /// Appends (measure, day, value); more than one for a stock, which begins and ends.
    let facts: @Sendable (M, inout [FactValue]) -> Void
    /// The organ the fact counts for, where it is not the matter's own.
    package private(set) var attribution: (@Sendable (M) -> OrganCode?)?
    /// What is made of other measures of the kind: a ratio, a total, a balance. Such a one counts nothing itself.
    package private(set) var composed: Indicator?

    private init(_ info: MeasureInfo..., facts: @escaping @Sendable (M, inout [FactValue]) -> Void) {
        self.init(infos: info, facts: facts)
    }

    private init(infos: [MeasureInfo], facts: @escaping @Sendable (M, inout [FactValue]) -> Void) {
        self.infos = infos
        self.facts = facts
    }

    /// One for each matter, on a day.
    package static func count(
        _ id: String, _ name: String, unit: String = "件", on day: @escaping @Sendable (M) -> Day?,
        where holds: @escaping @Sendable (M) -> Bool = { _ in true }
    ) -> Self {
        Self(MeasureInfo(id: id, name: name, unit: unit, nature: .flow)) { matter, facts in
            if let day = day(matter), holds(matter) { facts.append(FactValue(measure: id, day: day, value: 1)) }
        }
    }

    /// One for each day on which it happened to the matter, for what may happen more than once.
    package static func each(
        _ id: String, _ name: String, unit: String = "件", on days: @escaping @Sendable (M) -> [Day]
    ) -> Self {
        Self(MeasureInfo(id: id, name: name, unit: unit, nature: .flow, isSum: true)) { matter, facts in
            for day in days(matter) { facts.append(FactValue(measure: id, day: day, value: 1)) }
        }
    }

    /// A sum over matters: fen, persons, days.
    package static func sum(
        _ id: String, _ name: String, unit: String, on day: @escaping @Sendable (M) -> Day?, of value: @escaping @Sendable (M) -> Int
    ) -> Self {
        Self(MeasureInfo(id: id, name: name, unit: unit, nature: .flow, isSum: true)) { matter, facts in
            let amount = value(matter)
            if amount != 0, let day = day(matter) { facts.append(FactValue(measure: id, day: day, value: amount)) }
        }
    }

    /// A sum of money over matters, counted in fen and told in yuan.
    package static func money(
        _ id: String, _ name: String, on day: @escaping @Sendable (M) -> Day?, of value: @escaping @Sendable (M) -> Money?
    ) -> Self {
        Self(MeasureInfo(id: id, name: name, unit: "元", nature: .flow, isSum: true, decimals: 2)) { matter, facts in
            if let amount = value(matter), amount != .zero, let day = day(matter) {
                facts.append(FactValue(measure: id, day: day, value: amount.fen))
            }
        }
    }

    /// A part in a hundred of two others, which may be of other kinds: a ratio of sums, never a sum of ratios.
    package static func ratio(_ id: String, _ name: String, _ numerator: String, of denominator: String, decimals: Int, _ explanation: String) -> Self
    {
        made(.ratio(id, name, numerator, of: denominator, decimals: decimals, explanation))
    }

    /// What several others come to together; `amount` when one matter may count there for more than one.
    package static func total(_ id: String, _ name: String, unit: String = "件", of measures: [String], amount: Bool = false, _ explanation: String)
        -> Self
    {
        made(
            amount ? .amount(id, name, unit: unit, measures: measures, explanation) : .flow(id, name, unit: unit, measures: measures, explanation))
    }

    /// What came in within a period and what stood when it began, of which the period's work is a part.
    package static func balance(
        _ id: String, _ name: String, unit: String = "件", opening: String, and measures: [String], _ explanation: String
    ) -> Self {
        made(.flow(id, name, unit: unit, measures: measures, opening: [opening], explanation))
    }

    private static func made(_ indicator: Indicator) -> Self {
        var measure = Self(infos: []) { _, _ in }
        measure.composed = indicator
        return measure
    }

    /// What is counted, on which day, and what is not (统计口径): the words that stand beside the figure in the report.
    package func told(_ explanation: String) -> Self {
        var copy = self
        for index in copy.infos.indices { copy.infos[index].explanation = explanation }
        return copy
    }

    /// The indicator whose value the classes of a breakdown make up together.
    package func part(of total: String) -> Self {
        var copy = self
        for index in copy.infos.indices { copy.infos[index].total = total }
        return copy
    }

    /// What stands at the end of a day: one from its first day on, none from the day after its last.
    /// The end may lie ahead: an expiry is a fact that needs nobody to do anything.
    package static func stock(
        _ id: String, _ name: String, unit: String = "件", from first: @escaping @Sendable (M) -> Day?, through last: @escaping @Sendable (M) -> Day?
    ) -> Self {
        stock(id, name, unit: unit) { matter in first(matter).map { [($0, last(matter))] } ?? [] }
    }

    /// A stock that may be interrupted: one during each period, both ends included; an open end lasts.
    package static func stock(
        _ id: String, _ name: String, unit: String = "件", during periods: @escaping @Sendable (M) -> [(first: Day, last: Day?)]
    ) -> Self {
        Self(MeasureInfo(id: id, name: name, unit: unit, nature: .stock)) { matter, facts in
            for period in periods(matter) {
                if let last = period.last, last < period.first { continue }
                facts.append(FactValue(measure: id, day: period.first, value: 1))
                if let last = period.last { facts.append(FactValue(measure: id, day: last.advanced(by: 1), value: -1)) }
            }
        }
    }

    /// One measure for each case of an enumeration: `penalty.kind:fine`.
    package static func counts<Value: Choice>(
        _ id: String, _ name: String, unit: String = "件", on day: @escaping @Sendable (M) -> Day?, by value: @escaping @Sendable (M) -> Value?
    ) -> Self {
        let infos = Value.allCases.map { MeasureInfo(id: "\(id):\($0.rawValue)", name: "\(name)（\($0.name)）", unit: unit, nature: .flow) }
        let ids = Dictionary(Value.allCases.map { ($0, "\(id):\($0.rawValue)") }, uniquingKeysWith: { first, _ in first })
        return Self(infos: infos) { matter, facts in
            guard let day = day(matter), let value = value(matter), let id = ids[value] else { return }
            facts.append(FactValue(measure: id, day: day, value: 1))
        }
    }

    /// Never a mark in an assessment: the law forbids tying fines and confiscations to one (行政处罚法第七十四条第三款).
    package func neverScored() -> Self {
        var copy = self
        for index in copy.infos.indices { copy.infos[index].mayBeScored = false }
        return copy
    }

    /// Counts for another organ than the matter's own, such as the organ whose act is examined.
    package func attributed(to organ: @escaping @Sendable (M) -> OrganCode?) -> Self {
        var copy = self
        copy.attribution = organ
        return copy
    }
}

package struct MeasureInfo: Hashable, Sendable {
    package enum Nature: String, Sendable { case flow = "时期数", stock = "时点数" }
    package let id: String
    package let name: String
    package let unit: String
    package let nature: Nature
    /// Whether an assessment may use it.
    package var mayBeScored: Bool = true
    /// One matter may count for more than one, or less: yuan, persons, times.
    package var isSum: Bool = false
    /// Places of the unit that the value counts in fractions of: two for money, which is counted in fen.
    package var decimals: Int = 0
    /// 统计口径 in words; empty where none were written.
    package var explanation: String = ""
    /// Of a class of a breakdown: the indicator that all classes make up together.
    package var total: String?

    /// The breakdown that this is a class of, `penalty.kind` of `penalty.kind:fine`; `nil` for a measure that is no class.
    package var breakdown: String? { id.contains(":") ? id.split(separator: ":").first.map(String.init) : nil }
}

/// What one matter counts for: a measure, a day, a value.
package struct FactValue: Hashable, Sendable {
    package let measure: String
    package let day: Day
    package let value: Int
}

/// A fact with the organ it counts for.
package struct Fact: Hashable, Sendable {
    package let measure: String
    package let organ: OrganCode
    package let day: Day
    package let value: Int

    package init(measure: String, organ: OrganCode, day: Day, value: Int) {
        self.measure = measure
        self.organ = organ
        self.day = day
        self.value = value
    }
}
