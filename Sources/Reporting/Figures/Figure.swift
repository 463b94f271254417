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
