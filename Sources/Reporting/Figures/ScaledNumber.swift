/// An exact decimal: a whole number of units of 10 to the minus `decimals`.
package struct ScaledNumber: Hashable, Sendable {
    package let units: Int
    package let decimals: Int

    package init(_ units: Int, decimals: Int = 0) {
        self.units = units
        self.decimals = decimals
    }

    /// Reads `97`, `-1.50` or `1,480`; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        let plain = String(text.filter { $0 != "," && $0 != "，" })
        let isNegative = plain.first == "-"
        let halves = plain.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
            let units = Int(halves.joined())
        else { return nil }
        self.init(isNegative ? -units : units, decimals: halves.count == 2 ? halves[1].utf8.count : 0)
    }

    /// A part in a hundred, rounded half away from zero; `nil` when the whole is zero.
    package static func percent(_ part: Int, of whole: Int, decimals: Int) -> ScaledNumber? {
        guard whole != 0 else { return nil }
        let (scaled, isTooBig) = part.multipliedReportingOverflow(by: 100 * power(decimals))
        guard !isTooBig else { return nil }
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: whole)
        let up = rest.magnitude >= whole.magnitude - rest.magnitude ? ((scaled < 0) == (whole < 0) ? 1 : -1) : 0
        return ScaledNumber(quotient + up, decimals: decimals)
    }

    private static func power(_ decimals: Int) -> Int { (0..<decimals).reduce(1) { product, _ in product * 10 } }

    /// As a report prints it: `97`, `18.3`, `1234.50`; a fraction of nothing is left out.
    package var text: String {
        let scale = Self.power(decimals)
        let whole = units.magnitude / scale.magnitude
        let part = units.magnitude % scale.magnitude
        let sign = units < 0 ? "-" : ""
        guard part != 0 else { return sign + String(whole) }
        let digits = String(part)
        return sign + "\(whole)." + String(repeating: "0", count: decimals - digits.utf8.count) + digits
    }

    /// The same with thousands set apart, for reading: `1,234.50`.
    package var grouped: String {
        let halves = text.split(separator: ".", maxSplits: 1)
        var digits = Array(halves[0].drop { $0 == "-" })
        for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
        return (units < 0 ? "−" : "") + String(digits) + (halves.count > 1 ? ".\(halves[1])" : "")
    }

    /// For drawing; what is shown and compared are the exact digits.
    package var approximate: Double { Double(units) / Double(Self.power(decimals)) }

    /// As JSON writes the number: without zeros at the end.
    package var json: String {
        let text = text
        guard text.contains(".") else { return text }
        let end = text.lastIndex { $0 != "0" } ?? text.startIndex
        return String(text[...end])
    }

    /// Whether two stand for the same number, whatever their decimals.
    package func equals(_ other: ScaledNumber) -> Bool { json == other.json }

    package static func - (left: ScaledNumber, right: ScaledNumber) -> ScaledNumber {
        let decimals = max(left.decimals, right.decimals)
        return ScaledNumber(left.units * power(decimals - left.decimals) - right.units * power(decimals - right.decimals), decimals: decimals)
    }
}
