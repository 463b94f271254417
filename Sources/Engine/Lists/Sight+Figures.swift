package import Kernel
package import Storage

extension Sight {
    package var vantage: Vantage { Permission.vantage(of: actor, on: day, organs: work.registers.organs) }

    /// Measures that the person may see the figures of; `nil` for all.
    package func measures(in extent: Extent) -> Set<String>? {
        // Of an organ seen by itself, only those of kinds in which the person's post there has a step.
        guard case .alone(let organ) = extent else { return nil }
        var seen: Set<String> = []
        var hidden: Set<String> = []
        for definition in work.engine.kinds {
            let ids = definition.measures.map(\.id)
            if scope(definition).contains(organ) { seen.formUnion(ids) } else { hidden.formUnion(ids) }
        }
        return seen.subtracting(hidden)
    }

    /// Whether the matter behind a record may be named to the person.
    package func sees(_ record: NamedRecord) throws -> Bool {
        if try scope(work.engine.definition(record.kind)).contains(record.home) { return true }
        return try line(record.matter) != nil
    }

    /// What is overdue in each organ and what runs out by a day, as far as it is in sight.
    package func lateness(in extent: Extent, soonBy last: Day) throws -> [LatenessCount] {
        let organs = work.registers.organs
        let within: Set<OrganCode>? =
            switch extent {
            case .county: nil
            case .below(let organ): Set(organs.subtree(of: organ))
            case .alone(let organ): [organ]
            }
        return try work.engine.kinds.flatMap { definition in
            let scope = scope(definition)
            if scope.isEmpty { return [LatenessCount]() }
            return try work.connection.lateness(work.engine.county, kind: definition.kind.id, on: day, soonBy: last).filter {
                scope.contains($0.organ) && within?.contains($0.organ) ?? true
            }
        }
    }
}
