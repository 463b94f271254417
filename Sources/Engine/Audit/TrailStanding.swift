package import Kernel
package import Storage

/// Where an audit trail stands: from which entry to which, since when, and what binds it.
package struct TrailStanding: Sendable {
    package let first: AuditRow
    package let last: AuditRow
    /// Up to which entry the journal commits to it, by which entry of the journal, and when that was; `nil` before the first day's end.
    package let committed: (journal: Int, at: Instant, entry: Int)?
    /// Up to which entry it was taken out past its time; 0 for none.
    package let pruned: Int

    package init(first: AuditRow, last: AuditRow, committed: (journal: Int, at: Instant, entry: Int)?, pruned: Int) {
        (self.first, self.last, self.committed, self.pruned) = (first, last, committed, pruned)
    }

    /// Entries that are there, one number each.
    package var count: Int { last.entry - first.entry + 1 }
}

extension Connection {
    /// - Returns: `nil` while nothing was entered.
    package func trailStanding(_ county: String) throws -> TrailStanding? {
        guard let first = try firstAudit(county), let last = try lastAudit(county) else { return nil }
        let commitment = try DayCommitment.last(self, county)
        let head = commitment.flatMap { DayCommitment($0) }?.audit
        let mark = try registerEntries(county, kind: AuditPruning.kind, within: nil, before: nil, limit: 1).first.flatMap { AuditPruning.Mark($0) }
        let committed = commitment.flatMap { row in head.map { (journal: row.entry, at: row.at, entry: $0.entry) } }
        return TrailStanding(first: first, last: last, committed: committed, pruned: mark?.through ?? 0)
    }
}
