import Foundation
import Testing

@testable import Almanac
@testable import Kernel

/// An independent calendar, as days that differ from plain Monday to Friday (scripts/make-calendar-fixture.py).
struct IndependentCalendar {
    let through: Day
    private var status: [Day: Bool] = [:]

    /// Saturday 31 December 2005 is worked: 国办发明电〔2005〕35号 exchanges it for Monday 2 January 2006
    /// (“12月31日（星期六）上班”). The package lists only the days of that notice that lie in 2006.
    static let corrections: [(iso: String, works: Bool)] = [("2005-12-31", true)]

    init() throws {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/chinesecalendar", withExtension: "csv"))
        var through: Day?
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") where line != "day,status" {
            if line.hasPrefix("# covered through ") { through = Day(iso: line.dropFirst(18)) }
            if line.hasPrefix("#") { continue }
            let cells = line.split(separator: ",")
            let day = try #require(Day(iso: cells[0]))
            status[day] = cells[1] == "work"
        }
        for (iso, works) in Self.corrections { status[try #require(Day(iso: iso))] = works }
        self.through = try #require(through)
    }

    func works(_ day: Day) -> Bool { status[day] ?? !day.isWeekend }

    /// The days reached after 1, 2, 3 … working days, walked one by one; shorter when the walk leaves the calendar.
    func walk(_ count: Int, from start: Day) -> [Day] {
        var reached: [Day] = []
        var day = start
        while reached.count < count, day < through {
            day = day.advanced(by: 1)
            if works(day) { reached.append(day) }
        }
        return reached
    }
}

@Suite("放假安排与独立日历逐日核对")
struct PublishedDaysTests {
    static let first = Day(uncheckedISO: "2004-01-01")
    let independent: IndependentCalendar
    let calendar: WorkCalendar

    init() throws {
        independent = try IndependentCalendar()
        calendar = try Almanac.load()
    }

    @Test func `2004年至2026年每一日是否工作日与独立日历一致 国务院办公厅历年通知`() throws {
        #expect(independent.through == Day(uncheckedISO: "2026-12-31"))
        var differing: [String] = []
        for ordinal in Self.first.ordinal...independent.through.ordinal {
            let day = Day(ordinal: ordinal)
            if try calendar.isWorkingDay(day) != independent.works(day) { differing.append("\(day) \(calendar.reason(for: day))") }
        }
        #expect(differing == [])
    }

    @Test(arguments: [1, 3, 5, 7, 10, 15, 20, 30])
    func `每一日起算的工作日期限与逐日数出的一致`(days: Int) throws {
        var compared = 0
        var differing: [String] = []
        for ordinal in Self.first.ordinal...Day(uncheckedISO: "2026-11-30").ordinal {
            let start = Day(ordinal: ordinal)
            let walk = independent.walk(days, from: start)
            guard walk.count == days, let expected = walk.last else { continue }
            let due = try calendar.due(.workingDays(days), from: start)
            compared += 1
            if due != Due(day: expected, isProvisional: false) { differing.append("\(start)+\(days): \(due.day), \(expected)") }
            if try calendar.workingDays(after: start, through: expected) != days { differing.append("\(start)+\(days): count") }
        }
        #expect(differing == [])
        #expect(compared > 8_300)
    }
}

extension Day {
    /// A day written out in a test.
    init(uncheckedISO text: String) {
        guard let day = Day(iso: text) else { preconditionFailure("no such day: \(text)") }
        self = day
    }
}
