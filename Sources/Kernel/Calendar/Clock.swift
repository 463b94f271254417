/// One statutory period as it runs (期限计时): what started it, what it allows, what stopped or lengthened it.
///
/// The due day and the state are derived each time they are asked for and never kept, so that a changed ledger or
/// calendar changes them by itself.
package struct Clock: Hashable, Sendable {
    /// The event that started the period; its day is not counted, and hours run from it.
    package var anchor: Instant
    package var term: Term
    package var rule: CountingRule
    package var pauses: [Pause]
    package var extensions: [Extension]
    /// When the thing was done.
    package var stopped: Instant?

    package init(
        anchor: Instant, term: Term, rule: CountingRule = .plain, pauses: [Pause] = [], extensions: [Extension] = [], stopped: Instant? = nil
    ) {
        self.anchor = anchor
        self.term = term
        self.rule = rule
        self.pauses = pauses
        self.extensions = extensions
        self.stopped = stopped
    }

    /// The end of the period, or `nil` while an open pause keeps it unknown.
    package func due(in calendar: WorkCalendar) throws -> Due? {
        // Nearly all periods run without a break, and then there is no course to keep.
        let isPlain = pauses.isEmpty && extensions.isEmpty
        let end = isPlain ? try Course.end(of: rule.effective(term), from: anchor, spans: [], in: calendar) : try course(in: calendar).end
        return try end.map { try settled($0, in: calendar) }
    }

    /// What the clock says at the end of a day.
    package func reading(on day: Day, in calendar: WorkCalendar) throws -> ClockReading {
        try reading(at: Instant(milliseconds: Instant(day.advanced(by: 1)).milliseconds - 1), in: calendar)
    }

    /// What the clock says at a moment; the due day itself is still in time.
    ///
    /// The whole ledger counts, whenever it was entered: a reading of an earlier day knows of later pauses and extensions.
    package func reading(at moment: Instant, in calendar: WorkCalendar) throws -> ClockReading {
        let course = try course(in: calendar)
        let due = try course.end.map { try settled($0, in: calendar) }
        let done = stopped.flatMap { $0 <= moment ? $0 : nil }
        let now = done ?? moment
        let late = due.map { daysLate(at: now, due: $0) } ?? 0
        let state: ClockReading.State =
            if done != nil {
                late > 0 ? .metLate : .met
            } else if late > 0 {
                .overdue
            } else if due == nil || pauses.contains(where: { $0.covers(now.day) }) {
                .suspended
            } else {
                .running
            }
        let spent = try course.used(at: now, in: calendar)
        return ClockReading(
            state: state, due: due, unit: course.unit, used: late > 0 ? spent : min(spent, course.budget), budget: course.budget, daysLate: late)
    }

    /// The walk from the anchor over the term, its pauses and its extensions.
    func course(in calendar: WorkCalendar) throws -> Course {
        try Course(anchor: anchor, term: term, rule: rule, pauses: pauses, extensions: extensions, in: calendar)
    }

    /// The end with the roll-over of the rule applied, once, to the end of everything.
    func settled(_ end: Course.End, in calendar: WorkCalendar) throws -> Due {
        if let instant = end.instant { return Due(instant: instant) }
        let due = try calendar.due(endingOn: end.day, rule: rule)
        return Due(day: due.day, isProvisional: due.isProvisional || end.isProvisional)
    }

    private func daysLate(at moment: Instant, due: Due) -> Int {
        guard let instant = due.instant else { return max(0, moment.day - due.day) }
        let milliseconds = moment.milliseconds - instant.milliseconds
        return milliseconds <= 0 ? 0 : Int((milliseconds + 86_399_999) / 86_400_000)
    }
}
