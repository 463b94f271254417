import Kernel

/// Months in addresses: `2021-01`.
enum CalendarMonth {
    /// The first day of the month asked for; of the running one by default.
    ///
    /// - Throws: `web.calendar`.
    static func first(_ text: String?, today: Day) throws -> Day {
        guard let text else { return Day.first(ofMonth: today.parts.month, year: today.parts.year) }
        guard text.utf8.count == 7, let first = Day(iso: text + "-01") else {
            throw Problem(.invalid, .webCalendar, "“月份”填写的“\(text.prefix(20))”不符合要求：应为年和月，如2021-01。", remedy: "请重新选择。")
        }
        return first
    }

    static func text(_ day: Day) -> String { String(day.iso.prefix(7)) }
}
