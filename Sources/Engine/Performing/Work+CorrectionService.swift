package import Kernel
import Storage

/// Papers of correction on their way: each that an approved correction issues opens a matter in which it is served.
extension Work {
    /// The kind in which they are served, and the step by which it takes one over; a county without that kind serves them by itself.
    static let correctionService: String = "correction-service"
    private static let receivingStep: String = "receive"
    private static let matterField: String = "matter"

    /// Opens one for each notice, at the organ where the correction was decided.
    ///
    /// - Parameter dossier: the matter before the correction; what the papers are called does not change by it.
    func openServices(of evidence: CorrectionEvidence, _ dossier: Dossier, at place: OrganCode, _ request: CorrectionRequest) throws {
        guard !evidence.notices.isEmpty, let definition = engine.definitions[Self.correctionService],
            definition.edition(on: request.at.day) != nil
        else { return }
        for notice in evidence.notices {
            guard let row = try connection.paper(county, of: dossier.row.id, Correction.paper, notice.ordinal) else { continue }
            let paper = try content(of: row)
            let input: Input = [
                Self.matterField: .integer(dossier.row.id), "subject": .text(dossier.row.title),
                "corrected": .text(dossier.definition.name(ofPaper: notice.paper.document)),
                "correctedNumber": .text(notice.paper.number?.text ?? ""), "notice": .text(paper.title), "noticeNumber": .text(paper.number),
                "addressee": .text(paper.addressee), "madeOn": .text(row.issued.iso),
            ]
            try openBeside(dossier, definition, by: Self.receivingStep, at: place, filling: input, at: request.at)
        }
    }

    /// The matters in which papers of correction of a matter are served, the earliest first; none for most.
    package func correctionServices(of dossier: Dossier) throws -> [MatterID] {
        guard !dossier.ledger.corrected.isEmpty, engine.definitions[Self.correctionService] != nil else { return [] }
        return try connection.matters(county, kind: Self.correctionService, field: Self.matterField, value: String(dossier.row.id)).sorted()
    }
}
