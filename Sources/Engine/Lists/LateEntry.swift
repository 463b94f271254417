package import Kernel
package import Storage

/// An entry of what had happened on an earlier day: a late one with its reason (补录), or one that needed none.
package struct LateEntry: Sendable {
    package let row: JournalRow
    /// The event's day, or its moment where the hour was told; as the journal has it.
    package let on: String
    /// How many days after the event it was made; one at least.
    package let days: Int
    /// Empty where none was given.
    package let reason: String

    /// `nil` for any other entry.
    package init?(_ row: JournalRow) {
        // Most entries say nothing of it and need not be parsed for that; what cannot be read is told by `verify`.
        guard row.matter != nil, row.content.contains("\"on\":\""), let content = try? JSON(parsing: row.content), let on = content["on"]?.string,
            let day = Day(iso: on) ?? Instant(iso: on)?.day, day < row.at.day
        else { return nil }
        (self.row, self.on, reason) = (row, on, content["late"]?.string ?? "")
        days = row.at.day - day
    }
}

extension Sight {
    /// What was entered on a later day than it happened, in a month, as far as it is in sight, each with its matter; the latest first.
    package func lateEntries(in extent: Extent, _ year: Int, _ month: Int) throws -> [(entry: LateEntry, line: MatterLine)] {
        let organs = work.registers.organs
        let within: Set<OrganCode>? =
            switch extent {
            case .county: nil
            case .below(let organ): Set(organs.subtree(of: organ))
            case .alone(let organ): [organ]
            }
        let (first, last) = (Day.first(ofMonth: month, year: year), Day.last(ofMonth: month, year: year))
        let rows = try work.connection.lateEntries(work.engine.county, from: Instant(first), until: Instant(last.advanced(by: 1)))
        return try rows.compactMap { row in
            guard let entry = LateEntry(row), let matter = row.matter, within?.contains(OrganCode(row.organ)) ?? true else { return nil }
            return try line(matter).map { (entry: entry, line: $0) }
        }
    }
}
