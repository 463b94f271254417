import Kernel

/// How the list grows, shrinks, and is accounted for.
extension DecisionCatalogue {
    mutating func renumber() {
        for index in entries.indices { entries[index].number = index + 1 }
    }

    /// What was added has been added: an adjustment names what none before it names.
    mutating func adjust(_ now: Moment) {
        let known = adjustments.flatMap(\.added)
        for index in entries.indices where entries[index].number.map(removals.contains) ?? false {
            entries[index].removedOn = now.today
            entries[index].reason = adjustmentReason
        }
        var adjustment = Adjustment()
        adjustment.on = now.today
        adjustment.added = entries.filter { $0.addedOn != nil }.compactMap(\.number).filter { !known.contains($0) }
        adjustment.removed = removals
        adjustment.reason = adjustmentReason
        adjustment.consent = adjustmentConsent
        adjustments.append(adjustment)
        (removals, adjustmentReason, adjustmentConsent) = ([], "", "")
    }

    /// The numbers of the items whose decisions were published.
    private func decided(_ now: Moment) -> Set<Int> {
        Set(now.citing(now.matter, by: MajorDecision.self).filter { $0.record.publishedOn != nil }.compactMap(\.record.catalogueItem))
    }

    func unremovable(_ now: Moment) -> [String] {
        let standing = current.compactMap(\.number)
        let done = decided(now)
        return removals.filter { !standing.contains($0) || done.contains($0) }.map { "第\($0)项" }
    }

    /// Told of what does not stand on the list or is decided, or told twice: what is carried over is counted from these.
    func misaccounted(_ now: Moment) -> [String] {
        let open = Set(current.compactMap(\.number)).subtracting(decided(now))
        let told = fates.map(\.number)
        return fates.filter { fate in
            guard let number = fate.number else { return true }
            return !open.contains(number) || told.count { $0 == number } > 1
        }.map { "第\($0.number ?? 0)项" }
    }

    /// Neither decided nor explained.
    func unaccounted(_ now: Moment) -> [String] {
        let done = decided(now)
        let told = Set(fates.filter { $0.kind != nil && !$0.reason.isEmpty }.compactMap(\.number))
        return current.filter { entry in entry.number.map { !done.contains($0) && !told.contains($0) } ?? false }.map(\.name)
    }
}

extension DecisionCatalogue.Item {
    /// Takes the next free number of a list.
    mutating func enter(_ list: DecisionCatalogue, by unit: OrganCode, on day: Day? = nil, reason why: String = "") {
        number = (list.entries.compactMap(\.number).max() ?? 0) + 1
        (proposer, addedOn, removedOn, reason) = (unit, day, nil, why)
    }
}
