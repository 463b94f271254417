/// Limits that end with a day the matter itself names: nothing is counted, so no holiday moves it.
extension Limit {
    /// Runs out at the end of a day that the matter names (至…届满), such as the last of an entrustment; what is deemed then is taken
    /// on the day after it.
    package init(
        _ id: String, _ name: String, termText: String, through last: @escaping @Sendable (M) -> Day?,
        until stopped: @escaping @Sendable (M) -> (any TimePoint)?, basis: Basis
    ) {
        // The day on which a term starts is not counted: one day from the eve is the day itself.
        self.init(id, name, termText: termText, from: { last($0)?.advanced(by: -1) }, until: stopped, basis: basis) { _, _ in .days(1) }
        self = counted(.plain)
    }

    /// Runs out on the eve of a day that the matter names (自…之日起), such as that on which a decision takes effect; what is deemed then
    /// is taken on the day itself.
    package init(
        _ id: String, _ name: String, termText: String, before first: @escaping @Sendable (M) -> Day?,
        until stopped: @escaping @Sendable (M) -> (any TimePoint)?, basis: Basis
    ) {
        self.init(id, name, termText: termText, through: { first($0)?.advanced(by: -1) }, until: stopped, basis: basis)
    }
}
