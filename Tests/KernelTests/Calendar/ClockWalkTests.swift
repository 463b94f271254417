import Testing

@testable import Kernel

@Suite("期限计时与逐日数出的一致")
struct ClockWalkTests {
    /// A fixed sequence of numbers, so that a failure can be had again.
    struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Days one by one: a day counts unless a pause covers it or, for working days, it is none.
    private func walk(_ clock: Clock, _ needed: Int, in calendar: WorkCalendar, through end: Day) throws -> [Day] {
        var counted: [Day] = []
        var day = clock.anchor.day
        while counted.count < needed, day < end {
            day = day.advanced(by: 1)
            if clock.pauses.contains(where: { $0.covers(day) }) { continue }
            if clock.term.unit == .workingDays, try !calendar.isWorkingDay(day) { continue }
            counted.append(day)
        }
        return counted
    }

    @Test(arguments: [Term.Unit.days, .workingDays])
    func `随意的中止之下届满日和已用日数都对得上`(unit: Term.Unit) throws {
        let calendar = try SampleCalendar.make()
        var numbers = Sequence(state: 2_026)
        for round in 0..<1_500 {
            let anchor = Day("2020-01-01").advanced(by: Int.random(in: 0..<500, using: &numbers))
            let budget = Int.random(in: 1...30, using: &numbers)
            let pauses = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
                let from = anchor.advanced(by: Int.random(in: -3...40, using: &numbers))
                let isOpen = Int.random(in: 0..<12, using: &numbers) == 0
                return Pause(from: from, until: isOpen ? nil : from.advanced(by: Int.random(in: 0...12, using: &numbers)), ground: "", article: "")
            }
            let clock = Clock(anchor: Instant(anchor, hour: 15), term: Term(budget, unit), pauses: pauses)

            let walked = try walk(clock, budget, in: calendar, through: anchor.advanced(by: 200))
            let expected = walked.count == budget ? walked.last : nil
            let day = anchor.advanced(by: Int.random(in: 0...60, using: &numbers))
            let reading = try clock.reading(on: day, in: calendar)

            try #require(reading.due?.day == expected, "round \(round): \(clock)")
            let isLate = expected.map { day > $0 } ?? false
            try #require((reading.state == .overdue) == isLate, "round \(round): \(clock)")
            if !isLate { try #require(reading.used == walked.filter { $0 <= day }.count, "round \(round): \(clock)") }
        }
    }
}
