package import Kernel

/// A publication: the masked view that the public may see, until it falls or is withdrawn.
package struct PublicationRow: Sendable {
    package let matter: MatterID
    package let publication: String
    package let published: Day
    package let until: Day?
    package let withdrawn: Day?
    package let view: String
}

extension Connection {
    package func publish(
        _ county: String, matter: MatterID, publication: String, on day: Day, until: Day?, view: String, entry: Int
    ) throws {
        try execute(
            "INSERT INTO publication (county, matter, publication, published, until, view, entry) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            [
                SQLValue(county), SQLValue(matter), SQLValue(publication), SQLValue(day), SQLValue(until), SQLValue(view), SQLValue(entry),
            ])
    }

    /// Withdraws what is public of a publication; `reason` is told to the public.
    package func withdraw(_ county: String, matter: MatterID, publication: String, on day: Day, reason: String) throws {
        try execute(
            "UPDATE publication SET withdrawn = $1, reason = $2 WHERE county = $3 AND matter = $4 AND publication = $5 AND withdrawn IS NULL",
            [SQLValue(day), SQLValue(reason), SQLValue(county), SQLValue(matter), SQLValue(publication)])
    }

    package func publications(_ county: String, of matter: MatterID) throws -> [PublicationRow] {
        try all(
            "SELECT matter, publication, published, until, withdrawn, view FROM publication WHERE county = $1 AND matter = $2 ORDER BY entry",
            [SQLValue(county), SQLValue(matter)]
        ) {
            PublicationRow(
                matter: $0.int(0), publication: $0.text(1), published: $0.day(2), until: $0.optionalDay(3), withdrawn: $0.optionalDay(4),
                view: $0.text(5))
        }
    }
}
