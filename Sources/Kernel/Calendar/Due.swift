/// When a term ends.
package struct Due: Hashable, Sendable {
    /// The last lawful day.
    package let day: Day
    /// The exact end, for terms in hours.
    package let instant: Instant?
    /// Rests on a year whose holidays are not yet published, and is projected anew when they are.
    package let isProvisional: Bool

    package init(day: Day, instant: Instant? = nil, isProvisional: Bool) {
        self.day = day
        self.instant = instant
        self.isProvisional = isProvisional
    }

    /// An end in hours: a term that ends at midnight ends on the day before.
    init(instant: Instant) {
        self.init(day: Instant(milliseconds: instant.milliseconds - 1).day, instant: instant, isProvisional: false)
    }
}
