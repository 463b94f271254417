package import Kernel
import Storage

/// What should be looked at again (警示): matters that rest on something which has fallen, and law that has been replaced.
package struct Warnings {
    /// One matter with what gives cause.
    package struct Line: Sendable {
        package let matter: MatterID
        package let kind: MatterKind
        package let organ: OrganCode
        package let title: String
        package let notes: [CautionNote]
    }

    /// Open matters that go on under an edition whose law is no longer in force, kind by kind.
    package struct Superseded: Sendable {
        package let kind: MatterKind
        package let edition: Edition
        package let citations: [OutdatedCitation]
        package let matters: [MatterID]
    }

    private let engine: Engine
    package init(_ engine: Engine) { self.engine = engine }

    /// The citations of current definitions that are no longer in force on a day: each is a definition to be brought up to date.
    package func definitions(on day: Day) -> [(kind: MatterKind, citations: [OutdatedCitation])] {
        engine.kinds.compactMap { definition in
            guard let edition = definition.edition(on: day) else { return nil }
            let citations = definition.outdated(edition.id, on: day)
            return citations.isEmpty ? nil : (definition.kind, citations)
        }
    }

    /// What applies to one matter at a moment, its law included.
    static func notes(_ dossier: Dossier, _ moment: Moment) -> [CautionNote] {
        let definition = dossier.definition
        return definition.cautions(dossier.record, moment).map { $0.resting(on: definition.basis($0.basis, in: dossier.row.edition)) }
    }

    /// Walks the matters of the kinds that have cautions, and the open ones under superseded law.
    package func matters(at: Instant) throws -> (lines: [Line], superseded: [Superseded]) {
        try engine.look { work in
            var lines: [Line] = []
            var open: [String: (Superseded)] = [:]
            let outdated = editionsOutOfForce(on: at.day)
            let cautious = Set(engine.kinds.filter { !$0.cautions.isEmpty }.map(\.kind.id))
            var next = 1
            while true {
                let rows = try work.connection.matters(engine.county, from: next, limit: 1_000)
                guard let last = rows.last else { break }
                next = last.id + 1
                for row in rows {
                    if row.closed == nil, let known = outdated["\(row.kind)/\(row.edition)"], try !isResting(row) {
                        let earlier = open["\(row.kind)/\(row.edition)"]?.matters ?? []
                        open["\(row.kind)/\(row.edition)"] = Superseded(
                            kind: known.kind, edition: known.edition, citations: known.citations, matters: earlier + [row.id])
                    }
                    guard cautious.contains(row.kind) else { continue }
                    let dossier = try work.dossier(row.id)
                    let notes = Self.notes(dossier, work.moment(dossier, at: max(at, dossier.touched), as: .system))
                    guard !notes.isEmpty else { continue }
                    lines.append(
                        Line(matter: row.id, kind: dossier.definition.kind, organ: row.organ, title: row.title, notes: notes))
                }
            }
            try work.requireReadable()
            return (lines, open.values.sorted { ($0.kind.id, $0.edition.id) < ($1.kind.id, $1.edition.id) })
        }
    }

    private func isResting(_ row: MatterRow) throws -> Bool {
        try engine.definition(row.kind).outline(row.edition)?.stage(row.stage)?.isResting ?? false
    }

    private func editionsOutOfForce(on day: Day) -> [String: (kind: MatterKind, edition: Edition, citations: [OutdatedCitation])] {
        var found: [String: (kind: MatterKind, edition: Edition, citations: [OutdatedCitation])] = [:]
        for definition in engine.kinds {
            for edition in definition.editions {
                let citations = definition.outdated(edition.id, on: day)
                if !citations.isEmpty { found["\(definition.kind.id)/\(edition.id)"] = (definition.kind, edition, citations) }
            }
        }
        return found
    }
}

extension Dossier {
    /// What should be looked at again in this matter.
    package func cautions(_ moment: Moment) -> [CautionNote] { Warnings.notes(self, moment) }
}
