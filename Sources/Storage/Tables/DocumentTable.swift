package import Kernel

/// A numbered document in the register.
package struct DocumentRow: Sendable {
    package let matter: MatterID
    package let document: String
    package let number: String
    package let organ: OrganCode
    package let series: String
    package let year: Int
    package let serial: Int
    package let issued: Day
    package let entry: Int

    package init(
        matter: MatterID, document: String, number: String, organ: OrganCode, series: String, year: Int, serial: Int, issued: Day, entry: Int
    ) {
        self.matter = matter
        self.document = document
        self.number = number
        self.organ = organ
        self.series = series
        self.year = year
        self.serial = serial
        self.issued = issued
        self.entry = entry
    }

    static let columns: String = "matter, document, number, organ, series, year, serial, issued, entry"

    init(_ row: Row) {
        self.init(
            matter: row.int(0), document: row.text(1), number: row.text(2), organ: OrganCode(row.text(3)), series: row.text(4),
            year: row.int(5), serial: row.int(6), issued: row.day(7), entry: row.int(8))
    }
}

extension Connection {
    /// Draws the next serial number of a series; it is used or the transaction is undone, so the series has no gap.
    package func nextSerial(_ county: String, organ: OrganCode, series: String, year: Int) throws -> Int {
        try first(
            """
            INSERT INTO counter (county, organ, series, year, value) VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (county, organ, series, year) DO UPDATE SET value = counter.value + 1 RETURNING value
            """,
            [SQLValue(county), SQLValue(organ.description), SQLValue(series), SQLValue(year)]
        ) { $0.int(0) } ?? 1
    }

    package func insert(_ county: String, _ document: DocumentRow) throws {
        try execute(
            "INSERT INTO document (county, \(DocumentRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                SQLValue(county), SQLValue(document.matter), SQLValue(document.document), SQLValue(document.number),
                SQLValue(document.organ.description), SQLValue(document.series), SQLValue(document.year), SQLValue(document.serial),
                SQLValue(document.issued), SQLValue(document.entry),
            ])
    }

    package func documents(_ county: String, of matter: MatterID) throws -> [DocumentRow] {
        try all(
            "SELECT \(DocumentRow.columns) FROM document WHERE county = $1 AND matter = $2 ORDER BY entry", [SQLValue(county), SQLValue(matter)],
            DocumentRow.init)
    }

    /// Series whose numbers are not 1, 2, 3 … up to the counter.
    package func brokenSeries(_ county: String) throws -> [(organ: String, series: String, year: Int, count: Int, highest: Int, counter: Int)] {
        try all(
            """
            SELECT c.organ, c.series, c.year, COUNT(d.serial), COALESCE(MAX(d.serial), 0), c.value FROM counter c
            LEFT JOIN document d ON d.county = c.county AND d.organ = c.organ AND d.series = c.series AND d.year = c.year
            WHERE c.county = $1 GROUP BY c.organ, c.series, c.year, c.value
            HAVING COUNT(d.serial) <> c.value OR COALESCE(MAX(d.serial), 0) <> c.value
            """, [SQLValue(county)]
        ) { ($0.text(0), $0.text(1), $0.int(2), $0.int(3), $0.int(4), $0.int(5)) }
    }
}
