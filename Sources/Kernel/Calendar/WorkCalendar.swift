/// The working days of the country, from the first edition's year to a horizon far past the last.
///
/// Years past the last published edition count Monday to Friday and are provisional. The last days of the last
/// published year are taken as published too, although the next notice may still rearrange a few around 元旦.
package struct WorkCalendar: Sendable {
    package let editions: [CalendarEdition]
    package let firstDay: Day
    /// 31 December of the last year that an edition covers without a gap.
    package let lastPublishedDay: Day
    package let horizon: Day

    /// `rank[i]` is how many working days there are before the i-th day, so the answers below take no walk.
    private let rank: [Int32]
    /// The working days in order, as offsets from the first day.
    private let working: [Int32]
    private let names: [Int: String]

    /// Lays the editions over the plain week in order of publication, the later over the earlier.
    package init(editions: [CalendarEdition], through horizon: Day = Day.lastDay(of: Day.typedYears.upperBound + 50)) throws {
        let ordered = try Self.ordered(editions)
        let years = Set(ordered.map(\.year))
        guard let firstYear = years.min() else {
            throw Problem(.damaged, .calendarWithoutEdition, "没有任何一年的放假安排，无法计算工作日。", remedy: "请放入国务院办公厅的放假安排文件。")
        }
        var lastYear = firstYear
        while years.contains(lastYear + 1) { lastYear += 1 }

        self.editions = ordered
        firstDay = Day.firstDay(of: firstYear)
        lastPublishedDay = Day.lastDay(of: lastYear)
        self.horizon = max(horizon, lastPublishedDay)

        var special: [Int: (name: String, works: Bool)] = [:]
        for edition in ordered {
            for day in edition.cancelled { special[day.ordinal] = nil }
            for holiday in edition.holidays where holiday.from <= holiday.until {
                for ordinal in holiday.from.ordinal...holiday.until.ordinal { special[ordinal] = (holiday.name, false) }
            }
            for day in edition.workdays { special[day.ordinal] = (Self.makeUp, true) }
        }
        names = special.mapValues(\.name)

        let length = self.horizon - firstDay + 1
        var rank: [Int32] = []
        var working: [Int32] = []
        rank.reserveCapacity(length + 1)
        working.reserveCapacity(length)
        for offset in 0..<length {
            rank.append(Int32(working.count))
            let day = firstDay.advanced(by: offset)
            if special[day.ordinal]?.works ?? !day.isWeekend { working.append(Int32(offset)) }
        }
        rank.append(Int32(working.count))
        self.rank = rank
        self.working = working
    }

    private static let makeUp = "调休上班"

    private static func ordered(_ editions: [CalendarEdition]) throws -> [CalendarEdition] {
        let ids = Set(editions.map(\.id))
        guard ids.count == editions.count else {
            let twice = editions.map(\.id).sorted().adjacentRepeat ?? ""
            throw Problem(.damaged, .calendarEditionTwice, "放假安排“\(twice)”出现了两次。", remedy: "请只保留一个文件。")
        }
        for edition in editions {
            if let amended = edition.amends, !ids.contains(amended) {
                throw Problem(.damaged, .calendarAmendsNothing, "放假安排“\(edition.id)”所调整的“\(amended)”不存在。", remedy: "请核对 amends 一栏。")
            }
        }
        return editions.sorted { ($0.published, $0.amends == nil ? 0 : 1, $0.id) < ($1.published, $1.amends == nil ? 0 : 1, $1.id) }
    }

    // MARK: Questions about one day

    package func isWorkingDay(_ day: Day) throws -> Bool {
        let offset = try offset(of: day)
        return rank[offset + 1] > rank[offset]
    }

    /// Whether a published edition settles the day, rather than the plain week.
    package func isPublished(_ day: Day) -> Bool { day >= firstDay && day <= lastPublishedDay }

    /// What makes the day what it is: `春节`, `调休上班`, or else its weekday, `星期六`.
    package func reason(for day: Day) -> String { names[day.ordinal] ?? day.chineseWeekday }

    /// Whether the day is a weekend day worked in exchange for a holiday.
    package func isMakeUp(_ day: Day) -> Bool { names[day.ordinal] == Self.makeUp }

    // MARK: Counting

    /// The n-th working day after a day, which is itself not counted.
    package func workingDay(_ n: Int, after day: Day) throws -> Day {
        precondition(n > 0, "a term has at least one day")
        let index = Int(rank[try offset(of: day.advanced(by: 1))]) + n - 1
        guard index < working.count else { throw pastHorizon(day) }
        return firstDay.advanced(by: Int(working[index]))
    }

    /// The n-th working day before a day, which is itself not counted: “听证的七日前”.
    package func workingDay(_ n: Int, before day: Day) throws -> Day {
        precondition(n > 0, "a term has at least one day")
        let index = Int(rank[try offset(of: day)]) - n
        guard index >= 0 else { throw beforeFirstEdition(firstDay.advanced(by: -1)) }
        return firstDay.advanced(by: Int(working[index]))
    }

    /// How many working days there are after one day, up to and including another; none when the other is not later.
    package func workingDays(after start: Day, through end: Day) throws -> Int {
        guard end > start else { return 0 }
        return Int(rank[try offset(of: end) + 1] - rank[try offset(of: start.advanced(by: 1))])
    }

    /// The day itself when it is a working day, or else the first after it.
    package func workingDay(onOrAfter day: Day) throws -> Day { try workingDay(1, after: day.advanced(by: -1)) }

    private func offset(of day: Day) throws -> Int {
        if day < firstDay { throw beforeFirstEdition(day) }
        if day > horizon { throw pastHorizon(day) }
        return day - firstDay
    }

    private func beforeFirstEdition(_ day: Day) -> Problem {
        Problem(
            .invalid, .calendarBeforeFirstEdition, "工作日历自\(firstDay.year)年起才有放假安排，无法判断\(day.chinese)是否为工作日。",
            remedy: "请核对日期；确需计算更早的期限，请补充当年的放假安排文件。")
    }

    private func pastHorizon(_ day: Day) -> Problem {
        Problem(.invalid, .calendarPastHorizon, "工作日历只推算到\(horizon.chinese)，从\(day.chinese)起算已超出范围。", remedy: "请核对日期。")
    }
}

extension Problem.Code {
    package static let calendarBeforeFirstEdition: Problem.Code = Problem.Code("calendar.beforeFirstEdition")
    package static let calendarPastHorizon: Problem.Code = Problem.Code("calendar.pastHorizon")
    package static let calendarWithoutEdition: Problem.Code = Problem.Code("calendar.withoutEdition")
    package static let calendarEditionTwice: Problem.Code = Problem.Code("calendar.editionTwice")
    package static let calendarAmendsNothing: Problem.Code = Problem.Code("calendar.amendsNothing")
}

extension [String] {
    /// The first element equal to the one after it.
    fileprivate var adjacentRepeat: String? { zip(self, dropFirst()).first { $0 == $1 }?.0 }
}
