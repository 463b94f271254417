package import Kernel

extension Connection {
    package func insert(_ county: String, _ publication: PublicationRow) throws {
        try execute(
            """
            INSERT INTO publication (county, matter, publication, ordinal, kind, organ, title, number, published, until, view, digest, entry)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            [
                SQLValue(county), SQLValue(publication.matter), SQLValue(publication.publication), SQLValue(publication.place.ordinal),
                SQLValue(publication.kind), SQLValue(publication.organ.description), SQLValue(publication.title), SQLValue(publication.number),
                SQLValue(publication.published), SQLValue(publication.until), SQLValue(publication.view), SQLValue(publication.digest),
                SQLValue(publication.entry),
            ])
    }

    /// Ends a live publication; `false` when it is not live.
    package func close(
        _ county: String, matter: MatterID, _ place: PublicationPlace, _ closing: PublicationRow.Closing
    ) throws -> Bool {
        var successor: PublicationPlace?
        var notice: WithdrawalNotice?
        switch closing.ending {
        case .replaced(let place): successor = place
        case .withdrawn(let told): notice = told
        }
        return try executeForOne(
            """
            UPDATE publication SET closed = $1, closing_entry = $2, successor = $3, successor_ordinal = $4, reason = $5, withdrawer = $6, article = $7
            WHERE county = $8 AND matter = $9 AND publication = $10 AND ordinal = $11 AND closing_entry IS NULL
            """,
            [
                SQLValue(closing.day), SQLValue(closing.entry), SQLValue(successor?.publication), SQLValue(successor?.ordinal),
                SQLValue(notice?.reason), SQLValue(notice?.organ), SQLValue(notice?.article), SQLValue(county), SQLValue(matter),
                SQLValue(place.publication), SQLValue(place.ordinal),
            ])
    }

    /// A matter's publications, the earliest first.
    package func publications(_ county: String, of matter: MatterID) throws -> [PublicationRow] {
        try all(
            "SELECT \(PublicationRow.columns) FROM publication WHERE county = $1 AND matter = $2 ORDER BY entry, publication",
            [SQLValue(county), SQLValue(matter)], PublicationRow.init)
    }

    /// The last of each publication of a matter, and whether it is live.
    package func lastPublications(_ county: String, of matter: MatterID) throws -> [(place: PublicationPlace, isLive: Bool)] {
        try all(
            """
            SELECT publication, MAX(ordinal), MAX(CASE WHEN closing_entry IS NULL THEN 1 ELSE 0 END) FROM publication
            WHERE county = $1 AND matter = $2 GROUP BY publication ORDER BY publication
            """, [SQLValue(county), SQLValue(matter)]
        ) { (PublicationPlace($0.text(0), $0.int(1)), $0.bool(2)) }
    }

    package func forEachPublication(_ county: String, _ matters: ClosedRange<MatterID>, _ body: (PublicationRow) throws -> Void) throws {
        try stream(
            "SELECT \(PublicationRow.columns) FROM publication WHERE county = $1 AND matter BETWEEN $2 AND $3 ORDER BY matter, publication, ordinal",
            [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
        ) { try body(PublicationRow($0)) }
    }
}
