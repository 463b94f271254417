extension WorkCalendar {
    /// When a term that starts with an event on a day ends; that day is not counted (民法典第二百零一条).
    ///
    /// Months and years end on the corresponding day, and without one on the month's last (民法典第二百零二条).
    /// Hours from a day run from the midnight that ends it; from a known moment, ask `due(_:at:rule:)`.
    package func due(_ term: Term, from start: Day, rule: CountingRule = .plain) throws -> Due {
        switch rule.effective(term) {
        case .hours(let hours):
            return Due(instant: Instant(start.advanced(by: 1)).advanced(byHours: hours))
        case .days(let days):
            return try due(endingOn: start.advanced(by: days), rule: rule)
        case .workingDays(let days):
            let end = try workingDay(days, after: start)
            return Due(day: end, isProvisional: end > lastPublishedDay)
        case .months(let months):
            return try due(endingOn: start.advanced(byMonths: months), rule: rule)
        case .years(let years):
            return try due(endingOn: start.advanced(byMonths: years * 12), rule: rule)
        }
    }

    /// When a term that starts at a moment ends: hours run from it, everything else from the end of its day.
    package func due(_ term: Term, at start: Instant, rule: CountingRule = .plain) throws -> Due {
        if case .hours(let hours) = term { return Due(instant: start.advanced(byHours: hours)) }
        return try due(term, from: start.day, rule: rule)
    }

    /// The Chinese lines that show how the answer of `due(_:from:rule:)` comes about.
    package func explain(_ term: Term, from start: Day, rule: CountingRule = .plain) throws -> [String] {
        if case .hours = term { return try Clock(anchor: Instant(start.advanced(by: 1)), term: term, rule: rule).explain(in: self) }
        return try Clock(anchor: Instant(start), term: term, rule: rule).explain(in: self)
    }

    /// “期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日” (民法典第二百零三条), where the rule follows it.
    func due(endingOn end: Day, rule: CountingRule) throws -> Due {
        guard rule.rollsOver else { return Due(day: end, isProvisional: false) }
        let rolled = try workingDay(onOrAfter: end)
        return Due(day: rolled, isProvisional: rolled > lastPublishedDay)
    }
}
