package import Kernel

/// One issue of a paper (文书) as it went out. Never changed.
package struct PaperRow: Hashable, Sendable {
    /// Its place in a gapless series of one organ and year.
    package struct Number: Hashable, Sendable {
        package let text: String
        package let series: String
        package let year: Int
        package let serial: Int

        package init(text: String, series: String, year: Int, serial: Int) {
            self.text = text
            self.series = series
            self.year = year
            self.serial = serial
        }
    }

    package let matter: MatterID
    package let document: String
    /// 1, 2 … of this document in this matter.
    package let ordinal: Int
    /// `nil` for papers without a number of their own.
    package let number: Number?
    package let organ: OrganCode
    package let issued: Day
    package let entry: Int
    /// The matter held personal data, so whoever opens the text is entered in the journal.
    package let isPersonal: Bool
    /// The canonical JSON of its `DocumentContent`.
    package let content: String
    /// SHA-256 of ``canonical``.
    package var digest: [UInt8]

    package init(
        matter: MatterID, document: String, ordinal: Int, number: Number?, organ: OrganCode, issued: Day, entry: Int, isPersonal: Bool,
        content: String, digest: [UInt8] = []
    ) {
        self.matter = matter
        self.document = document
        self.ordinal = ordinal
        self.number = number
        self.organ = organ
        self.issued = issued
        self.entry = entry
        self.isPersonal = isPersonal
        self.content = content
        self.digest = digest
    }

    static let columns: String =
        "matter, document, ordinal, number, organ, series, year, serial, issued, entry, personal, content, digest"

    init(_ row: Row) {
        let number: Number? = row.optionalText(3).map { Number(text: $0, series: row.text(5), year: row.int(6), serial: row.int(7)) }
        self.init(
            matter: row.int(0), document: row.text(1), ordinal: row.int(2), number: number, organ: OrganCode(row.text(4)), issued: row.day(8),
            entry: row.int(9), isPersonal: row.bool(10), content: row.text(11), digest: row.blob(12))
    }

    /// What the journal commits to: every column but the entry, which bears the digest itself; the text comes last.
    package var canonical: String {
        let place = number.map { "\($0.text)\n\($0.series)\n\($0.year)\n\($0.serial)" } ?? "-"
        return "\(matter)\n\(document)\n\(ordinal)\n\(organ)\n\(issued)\n\(isPersonal)\n\(place)\n\(content)"
    }
}

/// A paper in a list, without its text.
package struct PaperLine: Sendable {
    package let document: String
    package let ordinal: Int
    package let number: String?
    package let issued: Day
    package let entry: Int
}

extension Connection {
    /// The last serial number that was drawn in a series; 0 while there is none.
    package func lastSerial(_ county: String, organ: OrganCode, series: String, year: Int) throws -> Int {
        try first(
            "SELECT value FROM counter WHERE county = $1 AND organ = $2 AND series = $3 AND year = $4",
            [SQLValue(county), SQLValue(organ.description), SQLValue(series), SQLValue(year)]
        ) { $0.int(0) } ?? 0
    }

    /// Puts down how far a series has come; what was drawn is used or the transaction is undone, so the series has no gap.
    package func setSerial(_ county: String, organ: OrganCode, series: String, year: Int, _ value: Int) throws {
        try execute(
            """
            INSERT INTO counter (county, organ, series, year, value) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (county, organ, series, year) DO UPDATE SET value = excluded.value
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(series), SQLValue(year), SQLValue(value)])
    }

    package func insert(_ county: String, _ paper: PaperRow) throws {
        try execute(
            "INSERT INTO paper (county, \(PaperRow.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            [
                SQLValue(county), SQLValue(paper.matter), SQLValue(paper.document), SQLValue(paper.ordinal), SQLValue(paper.number?.text),
                SQLValue(paper.organ.description), SQLValue(paper.number?.series), SQLValue(paper.number?.year), SQLValue(paper.number?.serial),
                SQLValue(paper.issued), SQLValue(paper.entry), SQLValue(paper.isPersonal), SQLValue(paper.content), SQLValue(paper.digest),
            ])
    }

    /// How often each document of a matter was issued.
    package func issues(_ county: String, of matter: MatterID) throws -> [String: Int] {
        let counts = try all(
            "SELECT document, MAX(ordinal) FROM paper WHERE county = $1 AND matter = $2 GROUP BY document", [SQLValue(county), SQLValue(matter)]
        ) { ($0.text(0), $0.int(1)) }
        return Dictionary(counts, uniquingKeysWith: { first, _ in first })
    }

    /// A matter's papers, the earliest first.
    package func papers(_ county: String, of matter: MatterID) throws -> [PaperLine] {
        try all(
            "SELECT document, ordinal, number, issued, entry FROM paper WHERE county = $1 AND matter = $2 ORDER BY entry, document",
            [SQLValue(county), SQLValue(matter)]
        ) {
            PaperLine(document: $0.text(0), ordinal: $0.int(1), number: $0.optionalText(2), issued: $0.day(3), entry: $0.int(4))
        }
    }

    package func paper(_ county: String, of matter: MatterID, _ document: String, _ ordinal: Int) throws -> PaperRow? {
        try first(
            "SELECT \(PaperRow.columns) FROM paper WHERE county = $1 AND matter = $2 AND document = $3 AND ordinal = $4",
            [SQLValue(county), SQLValue(matter), SQLValue(document), SQLValue(ordinal)], PaperRow.init)
    }

    /// The papers of matters with numbers in a range.
    package func forEachPaper(_ county: String, _ matters: ClosedRange<MatterID>, _ body: (PaperRow) throws -> Void) throws {
        try stream(
            "SELECT \(PaperRow.columns) FROM paper WHERE county = $1 AND matter BETWEEN $2 AND $3 ORDER BY matter, document, ordinal",
            [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
        ) { try body(PaperRow($0)) }
    }

    /// Series whose numbers are not 1, 2, 3 … up to the counter.
    package func brokenSeries(_ county: String) throws -> [(organ: String, series: String, year: Int, count: Int, highest: Int, counter: Int)] {
        try all(
            """
            SELECT c.organ, c.series, c.year, COUNT(p.serial), COALESCE(MAX(p.serial), 0), c.value FROM counter c
            LEFT JOIN paper p ON p.county = c.county AND p.organ = c.organ AND p.series = c.series AND p.year = c.year
            WHERE c.county = $1 GROUP BY c.organ, c.series, c.year, c.value
            HAVING COUNT(p.serial) <> c.value OR COALESCE(MAX(p.serial), 0) <> c.value
            """, [SQLValue(county)]
        ) { ($0.text(0), $0.text(1), $0.int(2), $0.int(3), $0.int(4), $0.int(5)) }
    }
}
