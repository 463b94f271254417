/// Numbers as text, the same on every machine.
enum Numeral {
    /// With thousands set apart, rounded half away from zero; `—` for what cannot be written.
    static func grouped(_ value: Double, decimals: Int = 0) -> String {
        guard let (isNegative, whole, fraction) = parts(value, decimals) else { return "—" }
        var digits = Array(String(whole))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return (isNegative ? "−" : "") + String(digits) + fraction
    }

    /// For attributes: a point, no grouping, a hyphen for minus.
    static func plain(_ value: Double, decimals: Int = 2) -> String {
        guard let (isNegative, whole, fraction) = parts(value, decimals) else { return "0" }
        return (isNegative ? "-" : "") + String(whole) + fraction
    }

    private static func parts(_ value: Double, _ decimals: Int) -> (isNegative: Bool, whole: Int, fraction: String)? {
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let scaled = (value * Double(scale)).rounded()
        guard scaled.isFinite, abs(scaled) < 9e15 else { return nil }
        let units = Int(abs(scaled))
        guard decimals > 0 else { return (scaled < 0, units, "") }
        let rest = String(units % scale)
        return (scaled < 0, units / scale, "." + String(repeating: "0", count: decimals - rest.count) + rest)
    }
}
