package import Kernel
package import Storage

/// Whose due days a calendar shows.
package enum DueWhose: String, Sendable, CaseIterable {
    /// What the person handles.
    case mine
    /// What belongs to the organs of the person's posts; for a head, with those below.
    case organ
}

extension Sight {
    /// Matters of one person in a calendar's month, or in a feed.
    package static let mostDue: Int = 1_000

    /// What the person handles that is due in a span, as far as it is still in sight.
    package func handledDue(_ days: ClosedRange<Day>, limit: Int = Self.mostDue) throws -> [MatterLine] {
        try work.connection.handledDue(work.engine.county, by: actor.person, days, limit: limit).filter { found in
            if personal.scope(found.kind).contains(found.organ) { return true }
            return try line(found.id) != nil
        }
    }

    /// How many matters of the person's organs are due on each day of a span.
    package func dueDays(_ days: ClosedRange<Day>) throws -> [Day: Int] {
        try kinds.reduce(into: [:]) { counts, definition in
            guard let organs = dueOrgans(definition) else { return }
            let found = try work.connection.dueDays(work.engine.county, kind: definition.kind.id, in: organs.list, days)
            counts.merge(found, uniquingKeysWith: +)
        }
    }

    /// The matters of the person's organs that are due on a day, kind by kind.
    ///
    /// - Parameter place: the last line of the page before.
    package func due(on day: Day, after place: (kind: String, id: MatterID)? = nil, limit: Int) throws -> [MatterLine] {
        var lines: [MatterLine] = []
        var kinds = self.kinds[...]
        if let place { kinds = kinds.drop { $0.kind.id != place.kind } }
        for definition in kinds where lines.count < limit {
            guard let organs = dueOrgans(definition) else { continue }
            let start = place?.kind == definition.kind.id ? place?.id ?? 0 : 0
            lines += try work.connection.due(
                work.engine.county, kind: definition.kind.id, in: organs.list, on: day, after: start, limit: limit - lines.count)
        }
        return lines
    }

    /// Of a kind, the organs of the person's posts that are in sight: others' matters that everybody may read are no business of this calendar.
    private func dueOrgans(_ definition: any Definition) -> Scope? {
        let vantage = vantage
        let scope = scope(definition)
        if vantage.seesCounty { return scope.isEmpty ? nil : scope }
        let tree = work.registers.organs
        let own = Set(vantage.own + vantage.subtrees.flatMap { tree.subtree(of: $0) }).filter(scope.contains)
        return own.isEmpty ? nil : .organs(own)
    }
}
