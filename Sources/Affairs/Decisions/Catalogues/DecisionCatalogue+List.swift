import Kernel

/// How the list grows, shrinks, and is accounted for.
extension DecisionCatalogue {
    /// Takes items in under the next free numbers.
    mutating func enter(_ items: [Item], by proposer: OrganCode, on day: Day?, reason: String = "") {
        var next = (entries.compactMap(\.number).max() ?? 0) + 1
        for item in items {
            var entry = item
            entry.number = next
            entry.proposer = proposer
            entry.addedOn = day
            entry.removedOn = nil
            entry.reason = reason
            entries.append(entry)
            next += 1
        }
    }

    mutating func renumber() {
        for index in entries.indices { entries[index].number = index + 1 }
    }

    mutating func adjust(_ now: Moment) {
        let before = entries.compactMap(\.number)
        enter(additions, by: now.organ, on: now.today, reason: adjustmentReason)
        for index in entries.indices where entries[index].number.map(removals.contains) ?? false {
            entries[index].removedOn = now.today
            entries[index].reason = adjustmentReason
        }
        var adjustment = Adjustment()
        adjustment.on = now.today
        adjustment.added = entries.compactMap(\.number).filter { !before.contains($0) }
        adjustment.removed = removals
        adjustment.reason = adjustmentReason
        adjustment.consent = adjustmentConsent
        adjustments.append(adjustment)
        (additions, removals, adjustmentReason, adjustmentConsent) = ([], [], "", "")
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
