/// How one law counts its periods: which of its “日” are working days, and what becomes of an end on a holiday.
package struct CountingRule: Hashable, Sendable {
    /// The numbers of “日” that mean working days, such as “二日”“三日”“五日”“七日” (行政处罚法第八十五条).
    package let shortPeriods: Set<Int>
    /// Every period in days is in working days (行政许可法第八十二条).
    package let allWorkingDays: Bool
    /// A period whose last day is a holiday ends on the first working day after it (民法典第二百零三条).
    package let rollsOver: Bool
    /// The article that says so, for explanations; empty when no law is named.
    package let basis: String

    package init(shortPeriods: Set<Int> = [], allWorkingDays: Bool = false, rollsOver: Bool = false, basis: String = "") {
        self.shortPeriods = shortPeriods
        self.allWorkingDays = allWorkingDays
        self.rollsOver = rollsOver
        self.basis = basis
    }

    /// Calendar days are calendar days, and a period ends on its last day whatever day that is.
    package static let plain: CountingRule = CountingRule()

    /// The term as this law means it: “七日” becomes seven working days where the law says so.
    package func effective(_ term: Term) -> Term {
        guard case .days(let count) = term, allWorkingDays || shortPeriods.contains(count) else { return term }
        return .workingDays(count)
    }
}
