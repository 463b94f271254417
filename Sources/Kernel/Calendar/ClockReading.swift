/// What a clock says at a moment.
package struct ClockReading: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case running, suspended, met, metLate, overdue

        package var chinese: String {
            switch self {
            case .running: "计时中"
            case .suspended: "中止"
            case .met: "按期办结"
            case .metLate: "逾期办结"
            case .overdue: "逾期"
            }
        }
    }

    package let state: State
    /// `nil` while an open pause keeps the end unknown.
    package let due: Due?
    /// What `used` and `budget` count: hours, days or working days; months and years are measured in days.
    package let unit: Term.Unit
    /// Units gone by, the day read included; past the budget only when late.
    package let used: Int
    package let budget: Int
    /// Calendar days past the due day; for hours, a part of a day counts as one.
    package let daysLate: Int

    package var remaining: Int { max(0, budget - used) }

    package init(state: State, due: Due?, unit: Term.Unit, used: Int, budget: Int, daysLate: Int) {
        self.state = state
        self.due = due
        self.unit = unit
        self.used = used
        self.budget = budget
        self.daysLate = daysLate
    }
}
