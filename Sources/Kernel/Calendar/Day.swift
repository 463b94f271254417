/// A civil date in China, without time or zone, stored as days since 1970-01-01.
package struct Day: Hashable, Comparable, Sendable {
    package let ordinal: Int

    package init(ordinal: Int) { self.ordinal = ordinal }

    /// Makes a day from its parts; `nil` when there is no such day, such as 30 February.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year) else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Reads `2020-01-05`; `nil` for anything else, including days that do not exist.
    package init?(iso text: some StringProtocol) {
        var digits = 0
        var place = 0
        // Bytes, not characters: records are full of days.
        for byte in text.utf8 {
            if place == 4 || place == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard place < 10, byte >= 0x30, byte <= 0x39 else { return nil }
                digits = digits * 10 + Int(byte) - 0x30
            }
            place += 1
        }
        guard place == 10 else { return nil }
        self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        ordinal = era * 146_097 + dayOfEra - 719_468
    }

    /// The first day of a month; months outside 1...12 carry into the years around.
    package static func first(ofMonth month: Int, year: Int) -> Day {
        let months = year * 12 + month - 1
        return Day(uncheckedYear: months / 12, month: months % 12 + 1, day: 1)
    }

    /// The last day of a month; months outside 1...12 carry into the years around.
    package static func last(ofMonth month: Int, year: Int) -> Day { first(ofMonth: month + 1, year: year).advanced(by: -1) }

    package static func firstDay(of year: Int) -> Day { first(ofMonth: 1, year: year) }
    package static func lastDay(of year: Int) -> Day { Day(uncheckedYear: year, month: 12, day: 31) }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    package var year: Int { parts.year }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }
    package var isWeekend: Bool { weekday >= 6 }

    package func advanced(by days: Int) -> Day { Day(ordinal: ordinal + days) }

    /// The corresponding day that many months on; without one, the last day of that month (民法典第二百零二条).
    package func advanced(byMonths months: Int) -> Day {
        let start = parts
        let first = Day.first(ofMonth: start.month + months, year: start.year)
        let target = first.parts
        return first.advanced(by: min(start.day, Day.length(ofMonth: target.month, year: target.year)) - 1)
    }

    package static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }
    package static func - (left: Day, right: Day) -> Int { left.ordinal - right.ordinal }

    /// `2020-01-05`, the form used in files and storage.
    package var iso: String {
        let (year, month, day) = parts
        guard (0...9999).contains(year) else { return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
        return String(unsafeUninitializedCapacity: 10) { bytes in
            var rest = year * 10_000 + month * 100 + day
            for place in [9, 8, 6, 5, 3, 2, 1, 0] {
                bytes[place] = UInt8(0x30 + rest % 10)
                rest /= 10
            }
            bytes[4] = UInt8(ascii: "-")
            bytes[7] = UInt8(ascii: "-")
            return 10
        }
    }

    /// `2020年1月5日`, the form used on documents and pages.
    package var chinese: String {
        let (year, month, day) = parts
        return "\(year)年\(month)月\(day)日"
    }

    /// `星期日`.
    package var chineseWeekday: String { "星期" + ["一", "二", "三", "四", "五", "六", "日"][weekday - 1] }
}

extension Day: CustomStringConvertible {
    package var description: String { iso }
}

/// A number with leading zeros, up to `width` digits.
package func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
