import Engine
import Kernel
import Storage

/// How `show` tells of papers and publications.
extension MatterSheet {
    func name(of paper: PaperLine) -> String {
        dossier.definition.name(ofPaper: paper.document)
    }

    /// Whether a paper was taken back, and which papers correct it.
    func marks(of paper: PaperLine) -> String {
        let recall = dossier.ledger.recall(of: paper.document, paper.ordinal).map { "　\($0.on.chinese)收回" } ?? ""
        let notices = dossier.ledger.notices(correcting: paper.document, paper.ordinal)
        return recall + notices.map { "　见第\($0)份\(dossier.definition.correcting.paper)" }.joined()
    }

    /// A slip of the pen that waits for a decision.
    func correction(masked: Bool) -> [String] {
        guard let correction = dossier.ledger.correction else { return [] }
        let text = ValueText(valueNames, isWhole: !masked)
        let proposal = correction.proposal
        var lines = ["", "【待批更正】"]
        lines.append("  理由：\(proposal.words)　\(names[proposal.person] ?? proposal.person.description)　\(proposal.at.chinese)")
        for change in correction.changes {
            guard let info = dossier.definition.info(of: change) else { continue }
            lines.append("  \(info.label)（\(change.place)）：\(text.text(info, change.was))　更正为　\(text.text(info, change.becomes))")
        }
        return lines
    }

    func name(of place: PublicationPlace) -> String {
        dossier.definition.publications.first { $0.id == place.publication }?.name ?? place.publication
    }

    func ending(of publication: PublicationRow) -> String {
        switch publication.closing?.ending {
        case .withdrawn(let notice): "，\(publication.closing?.day.chinese ?? "")撤回（\(notice.reason)，\(notice.article)）"
        case .replaced(let successor): "，\(publication.closing?.day.chinese ?? "")由“\(name(of: successor))”取代"
        case nil: ""
        }
    }

    func json(_ paper: PaperLine) -> JSON {
        .object([
            .init("id", .text(paper.document)), .init("ordinal", .integer(paper.ordinal)), .init("number", paper.number.map { .text($0) } ?? .null),
            .init("issued", .text(paper.issued.iso)), .init("entry", .integer(paper.entry)),
            .init("recalled", dossier.ledger.recall(of: paper.document, paper.ordinal).map { .text($0.on.iso) } ?? .null),
            .init("notices", .array(dossier.ledger.notices(correcting: paper.document, paper.ordinal).map { .integer($0) })),
        ])
    }

    func json(_ publication: PublicationRow) -> JSON {
        let successor = publication.successor.map { place in
            JSON.object([.init("id", .text(place.publication)), .init("ordinal", .integer(place.ordinal))])
        }
        return .object([
            .init("id", .text(publication.publication)), .init("ordinal", .integer(publication.place.ordinal)),
            .init("title", .text(publication.title)), .init("published", .text(publication.published.iso)),
            .init("until", publication.until.map { .text($0.iso) } ?? .null), .init("live", .flag(publication.isLive)),
            .init("withdrawn", publication.withdrawn.map { .text($0.iso) } ?? .null), .init("replacedBy", successor ?? .null),
        ])
    }
}
