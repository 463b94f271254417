package import Kernel

/// Which publication of a matter: its id, and the how manieth of it.
package struct PublicationPlace: Hashable, Sendable {
    package let publication: String
    package let ordinal: Int

    package init(_ publication: String, _ ordinal: Int) {
        self.publication = publication
        self.ordinal = ordinal
    }
}

/// What the public is told of a publication that was withdrawn: the row and this stay, what it showed is shown no more.
package struct WithdrawalNotice: Hashable, Sendable {
    package let reason: String
    /// The name of the organ that withdrew it.
    package let organ: String
    package let article: String

    package init(reason: String, organ: String, article: String) {
        self.reason = reason
        self.organ = organ
        self.article = article
    }
}

/// A publication: the masked view that the public may see, and how it ended, once it has.
package struct PublicationRow: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        case replaced(by: PublicationPlace)
        case withdrawn(WithdrawalNotice)
    }

    /// The day and the entry by which it ended before its time.
    package struct Closing: Hashable, Sendable {
        package let day: Day
        package let entry: Int
        package let ending: Ending

        package init(day: Day, entry: Int, ending: Ending) {
            self.day = day
            self.entry = entry
            self.ending = ending
        }
    }

    package let matter: MatterID
    package let place: PublicationPlace
    package let kind: String
    package let organ: OrganCode
    package let title: String
    package let number: String?
    package let published: Day
    package let until: Day?
    /// The JSON of its `PublicView`.
    package let view: String
    /// SHA-256 of ``canonical``.
    package var digest: [UInt8]
    package let entry: Int
    package let closing: Closing?

    package var publication: String { place.publication }
    package var isLive: Bool { closing == nil }
    package var withdrawn: Day? { if case .withdrawn = closing?.ending { closing?.day } else { nil } }
    package var successor: PublicationPlace? { if case .replaced(let place) = closing?.ending { place } else { nil } }

    package init(
        matter: MatterID, place: PublicationPlace, kind: String, organ: OrganCode, title: String, number: String?, published: Day, until: Day?,
        view: String, digest: [UInt8] = [], entry: Int, closing: Closing? = nil
    ) {
        self.matter = matter
        self.place = place
        self.kind = kind
        self.organ = organ
        self.title = title
        self.number = number
        self.published = published
        self.until = until
        self.view = view
        self.digest = digest
        self.entry = entry
        self.closing = closing
    }

    static let columns: String =
        """
        matter, publication, ordinal, kind, organ, title, number, published, until, view, digest, entry, closed, closing_entry, successor, \
        successor_ordinal, reason, withdrawer, article
        """

    init(_ row: Row) {
        let closing = row.optionalDay(12).map { Closing(day: $0, entry: row.int(13), ending: Self.ending(row)) }
        self.init(
            matter: row.int(0), place: PublicationPlace(row.text(1), row.int(2)), kind: row.text(3), organ: OrganCode(row.text(4)),
            title: row.text(5), number: row.optionalText(6), published: row.day(7), until: row.optionalDay(8), view: row.text(9),
            digest: row.blob(10), entry: row.int(11), closing: closing)
    }

    private static func ending(_ row: Row) -> Ending {
        if let successor = row.optionalText(14) { return .replaced(by: PublicationPlace(successor, row.int(15))) }
        return .withdrawn(WithdrawalNotice(reason: row.text(16), organ: row.text(17), article: row.text(18)))
    }

    /// What the journal commits to when it is made; how it ends is committed to by the entry that ends it.
    package var canonical: String {
        let days = "\(published)\n\(until?.iso ?? "")"
        return "\(matter)\n\(publication)\n\(place.ordinal)\n\(kind)\n\(organ)\n\(number ?? "")\n\(days)\n\(title)\n\(view)"
    }
}
