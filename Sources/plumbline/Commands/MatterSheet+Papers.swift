import Engine
import Kernel
import Storage

/// How `show` tells of papers and publications.
extension MatterSheet {
    func name(of paper: PaperLine) -> String {
        dossier.definition.documents.first { $0.id == paper.document }?.name ?? paper.document
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
