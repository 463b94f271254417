/// The values that an axis runs between, in round steps that include zero.
struct Scale {
    let lower: Double
    let upper: Double
    let step: Double

    init(_ values: [Double], steps: Int = 4) {
        let low = min(values.min() ?? 0, 0)
        let high = max(values.max() ?? 0, 0)
        step = Self.round(max(high - low, 1e-6) / Double(steps))
        lower = (low / step).rounded(.down) * step
        upper = max((high / step).rounded(.up) * step, lower + step)
    }

    var ticks: [Double] { (0...Int(((upper - lower) / step).rounded())).map { lower + Double($0) * step } }

    /// Where a value lies, 0 at the lower end and 1 at the upper.
    func place(_ value: Double) -> Double { (value - lower) / (upper - lower) }

    /// The next of 1, 2, 5, 10 and their tenfolds.
    private static func round(_ step: Double) -> Double {
        var power = 1.0
        while power * 10 <= step { power *= 10 }
        while power > step { power /= 10 }
        return [1, 2, 5].map { $0 * power }.first { $0 >= step } ?? power * 10
    }
}
