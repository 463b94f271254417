/// A moment, in milliseconds since 1970-01-01T00:00Z. China keeps one time, UTC+8, without summer time since 1992.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    private static let offset: Int64 = 8 * 3_600_000
    private static let dayLength: Int64 = 86_400_000

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        let clock = Int64(hour * 3_600 + minute * 60 + second) * 1_000
        milliseconds = Int64(day.ordinal) * Self.dayLength + clock - Self.offset
    }

    /// Reads `2020-01-05T09:30` or `2020-01-05T09:30:15`, Beijing time; `nil` for anything else.
    package init?(iso text: some StringProtocol) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard halves.count == 2, let day = Day(iso: halves[0]) else { return nil }
        let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.count == 2 && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(part) : nil }
        guard numbers.count == parts.count, (2...3).contains(parts.count),
            (0...23).contains(numbers[0]), numbers[1...].allSatisfy({ (0...59).contains($0) })
        else { return nil }
        self.init(day, hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
    }

    /// The day in Beijing.
    package var day: Day {
        let local = milliseconds + Self.offset
        return Day(ordinal: Int(local >= 0 ? local / Self.dayLength : (local - Self.dayLength + 1) / Self.dayLength))
    }

    package var secondsIntoDay: Int { Int((milliseconds + Self.offset - Int64(day.ordinal) * Self.dayLength) / 1_000) }

    package func advanced(byHours hours: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(hours) * 3_600_000) }

    package static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// `2020-01-05T09:30:15`, Beijing time.
    package var iso: String {
        let seconds = secondsIntoDay
        return day.iso + "T" + padded(seconds / 3_600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
    }

    /// `2020年1月5日9时30分`.
    package var chinese: String { day.chinese + "\(secondsIntoDay / 3_600)时\(secondsIntoDay / 60 % 60)分" }
}

extension Instant: CustomStringConvertible {
    package var description: String { iso }
}
