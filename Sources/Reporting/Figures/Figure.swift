package import Kernel

/// A report's figure: an indicator's value for an organ and a year, with what it came from.
package struct Figure: Hashable, Sendable {
    /// The numerator or denominator of a ratio.
    package struct Part: Hashable, Sendable {
        package let id: String
        package let value: Int
    }

    package let indicator: Indicator
    /// `nil` when there is nothing to divide by.
    package let value: ScaledNumber?
    package let numerator: Part?
    package let denominator: Part?
    /// How many records stand behind it; for a ratio, behind its numerator. `nil` for an amount whose records were not counted.
    package let records: Int?
    /// The same of the year before; `nil` when nothing of its measures was ever recorded by then.
    package let previous: ScaledNumber?
    /// The month of the year before in which its records begin, where that was not January: what came before is not known, or there was nothing.
    package internal(set) var pastFrom: Int?

    package var id: String { indicator.id }
    package var name: String { indicator.name }
    package var unit: String { indicator.unit }
    package var change: ScaledNumber? {
        guard let value, let previous else { return nil }
        return value - previous
    }

    /// The change in a hundred of the year before; none for a ratio, whose change is in percentage points.
    package var changeRate: ScaledNumber? {
        guard indicator.nature != .ratio, let change, let previous, change.decimals == previous.decimals else { return nil }
        return ScaledNumber.percent(change.units, of: previous.units, decimals: 1)
    }

    /// How a change is told beside its amount: a part in a hundred of next to nothing, or of half a year, tells nobody anything.
    package enum Trend: Hashable, Sendable {
        /// In a hundred of the year before.
        case rate(ScaledNumber)
        /// The value is so many times that of the year before.
        case times(ScaledNumber)
        /// The year before, or what a ratio divides by, is below ``smallestBase``.
        case smallBase
        /// The year before was counted from that month on.
        case partial(month: Int)
        case none
    }

    package static let smallestBase: Int = 20

    package var trend: Trend {
        guard let change, let previous, let value, change.units != 0 else { return .none }
        if indicator.nature == .ratio { return denominator.map { $0.value < Self.smallestBase ? .smallBase : .none } ?? .none }
        if abs(previous.approximate) < Double(Self.smallestBase) { return .smallBase }
        if indicator.nature == .flow, let pastFrom { return .partial(month: pastFrom) }
        guard let rate = changeRate else { return .none }
        // +300 % is read as three times as often as it is understood as four times.
        guard rate.units > 2_000, previous.units > 0 else { return .rate(rate) }
        return ScaledNumber.percent(value.units, of: previous.units * 100, decimals: 1).map { .times($0) } ?? .none
    }

    var hasRecords: Bool { records.map { $0 > 0 } ?? false }

    /// As the report prints it; `—` without a value.
    package var text: String { value?.text ?? "—" }
}

extension Figure {
    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("id")
        writer.string(id)
        writer.key("name")
        writer.string(name)
        writer.key("value")
        if let value { writer.raw(value.json) } else { writer.null() }
        writer.key("unit")
        writer.string(unit)
        for (key, part) in [("numerator", numerator), ("denominator", denominator)] {
            writer.key(key)
            if let part { writer.integer(part.value) } else { writer.null() }
        }
        writer.key("records")
        if let records { writer.integer(records) } else { writer.null() }
        writer.endObject()
    }
}

extension Sequence<Figure> {
    /// A JSON array, one figure a line.
    package var json: String {
        let lines = map { figure in
            var writer = JSONWriter()
            figure.write(to: &writer)
            return writer.text
        }
        return "[\n" + lines.joined(separator: ",\n") + "\n]\n"
    }
}
