/// How a period runs its length: one leg for the term and its like, and one for each extension in another unit.
///
/// 20 working days extended by 10 working days are one leg of 30; extended by one month they are a leg of 20 and,
/// from the day that one ends, a leg of one month. Days within a pause lengthen the leg they fall in.
struct Course {
    /// Where a leg ends, before any roll-over.
    struct End {
        var day: Day
        /// Only for a leg in hours.
        var instant: Instant?
        var isProvisional: Bool
    }

    struct Leg {
        let term: Term
        let start: Instant
        /// `nil` when an open pause begins before the leg is through.
        let end: End?
    }

    /// Days `from` up to but not including `until`; overlapping pauses are one span.
    struct Span {
        var from: Day
        var until: Day?
    }

    let anchor: Instant
    let spans: [Span]
    let legs: [Leg]
    /// What the budget is counted in: hours, days or working days.
    let unit: Term.Unit
    private(set) var budget: Int = 0

    var end: End? { legs.last?.end }

    init(anchor: Instant, term: Term, rule: CountingRule, pauses: [Pause], extensions: [Extension], in calendar: WorkCalendar) throws {
        self.anchor = anchor
        spans = Self.merged(pauses)
        var terms: [Term] = [rule.effective(term)]
        for added in extensions.map({ rule.effective($0.term) }) {
            let last = terms[terms.count - 1]
            if last.unit == added.unit {
                terms[terms.count - 1] = Term(last.count + added.count, last.unit)
            } else {
                terms.append(added)
            }
        }
        unit = terms[0].unit == .hours || terms[0].unit == .workingDays ? terms[0].unit : .days

        var legs: [Leg] = []
        var start = anchor
        for term in terms {
            let end = try Self.end(of: term, from: start, spans: spans, in: calendar)
            legs.append(Leg(term: term, start: start, end: end))
            guard let end else { break }
            // The next leg in days does not count the day this one ends on; one in hours starts when that day is over.
            let next = term.unit != .hours && terms.count > legs.count && terms[legs.count].unit == .hours
            start = end.instant ?? Instant(next ? end.day.advanced(by: 1) : end.day)
        }
        self.legs = legs
        budget = try measuredBudget(first: terms[0], in: calendar)
    }

    /// Units gone by since the anchor, the day of the moment included, those in pauses left out.
    func used(at moment: Instant, in calendar: WorkCalendar) throws -> Int {
        guard moment > anchor else { return 0 }
        if unit == .hours {
            let paused = spans.reduce(into: Int64(0)) { sum, span in
                let from = max(Instant(span.from), anchor)
                let until = span.until.map { min(Instant($0), moment) } ?? moment
                sum += max(0, until.milliseconds - from.milliseconds)
            }
            return Int((moment.milliseconds - anchor.milliseconds - paused) / 3_600_000)
        }
        let first = anchor.day
        return try spans.reduce(units(after: first, through: moment.day, in: calendar)) { sum, span in
            let from = max(span.from, first.advanced(by: 1)).advanced(by: -1)
            let until = span.until.map { min($0.advanced(by: -1), moment.day) } ?? moment.day
            return sum - (try units(after: from, through: until, in: calendar))
        }
    }

    private func units(after start: Day, through end: Day, in calendar: WorkCalendar) throws -> Int {
        unit == .workingDays ? try calendar.workingDays(after: start, through: end) : max(0, end - start)
    }

    /// The length of the first leg, or of all of them once a leg in another unit has an end to measure to.
    private func measuredBudget(first: Term, in calendar: WorkCalendar) throws -> Int {
        if legs.count > 1, let end {
            let moment = end.instant ?? Instant(milliseconds: Instant(end.day.advanced(by: 1)).milliseconds - 1)
            return try used(at: moment, in: calendar)
        }
        return switch first {
        case .months(let months): anchor.day.advanced(byMonths: months) - anchor.day
        case .years(let years): anchor.day.advanced(byMonths: years * 12) - anchor.day
        default: first.count
        }
    }

    // MARK: One leg

    /// The end of one leg; `nil` when an open pause begins before it.
    static func end(of term: Term, from start: Instant, spans: [Span], in calendar: WorkCalendar) throws -> End? {
        switch term {
        case .hours(let hours): end(ofHours: hours, from: start, spans: spans)
        case .workingDays(let days): try end(ofWorkingDays: days, from: start.day, spans: spans, in: calendar)
        case .days(let days): end(from: start.day, at: start.day.advanced(by: days), spans: spans)
        case .months(let months): end(from: start.day, at: start.day.advanced(byMonths: months), spans: spans)
        case .years(let years): end(from: start.day, at: start.day.advanced(byMonths: years * 12), spans: spans)
        }
    }

    private static func end(ofHours hours: Int, from start: Instant, spans: [Span]) -> End? {
        var instant = start.advanced(byHours: hours)
        for span in spans where Instant(span.from) < instant {
            guard let until = span.until else { return nil }
            let lost = Instant(until).milliseconds - max(Instant(span.from), start).milliseconds
            if lost > 0 { instant = Instant(milliseconds: instant.milliseconds + lost) }
        }
        return End(day: instant.day, instant: instant, isProvisional: false)
    }

    private static func end(ofWorkingDays days: Int, from start: Day, spans: [Span], in calendar: WorkCalendar) throws -> End? {
        var needed = days
        var day = try calendar.workingDay(needed, after: start)
        for span in spans where span.from <= day {
            guard let until = span.until else { return nil }
            needed += try calendar.workingDays(after: max(span.from.advanced(by: -1), start), through: until.advanced(by: -1))
            day = try calendar.workingDay(needed, after: start)
        }
        return End(day: day, isProvisional: day > calendar.lastPublishedDay)
    }

    private static func end(from start: Day, at nominal: Day, spans: [Span]) -> End? {
        var day = nominal
        for span in spans where span.from <= day {
            guard let until = span.until else { return nil }
            day = day.advanced(by: max(0, until - max(span.from, start.advanced(by: 1))))
        }
        return End(day: day, isProvisional: false)
    }

    private static func merged(_ pauses: [Pause]) -> [Span] {
        var spans: [Span] = []
        for pause in pauses.sorted(by: { $0.from < $1.from }) {
            if let until = pause.until, until <= pause.from { continue }
            if let last = spans.last, let end = last.until, pause.from > end {
                spans.append(Span(from: pause.from, until: pause.until))
            } else if let last = spans.last {
                let until = last.until.flatMap { end in pause.until.map { max(end, $0) } }
                spans[spans.count - 1] = Span(from: last.from, until: until)
            } else {
                spans.append(Span(from: pause.from, until: pause.until))
            }
        }
        return spans
    }
}
