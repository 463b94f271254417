/// A county, or a city as a county of its own, and above whom it stands.
package struct JurisdictionRow: Hashable, Sendable {
    package let county: String
    package let name: String
    package let superior: String?

    package init(county: String, name: String, superior: String?) {
        self.county = county
        self.name = name
        self.superior = superior
    }

    static let columns: String = "county, name, superior"

    init(_ row: Row) { self.init(county: row.text(0), name: row.text(1), superior: row.optionalText(2)) }
}

extension Connection {
    package func put(_ jurisdiction: JurisdictionRow) throws {
        try execute(
            """
            INSERT INTO jurisdiction (county, name, superior) VALUES ($1, $2, $3)
            ON CONFLICT (county) DO UPDATE SET name = excluded.name, superior = excluded.superior
            """, [SQLValue(jurisdiction.county), SQLValue(jurisdiction.name), SQLValue(jurisdiction.superior)])
    }

    package func jurisdiction(_ county: String) throws -> JurisdictionRow? {
        try first("SELECT \(JurisdictionRow.columns) FROM jurisdiction WHERE county = $1", [SQLValue(county)], JurisdictionRow.init)
    }

    /// All jurisdictions; a province has some hundred and fifty.
    package func jurisdictions() throws -> [JurisdictionRow] {
        try all("SELECT \(JurisdictionRow.columns) FROM jurisdiction ORDER BY county", [], JurisdictionRow.init)
    }

    /// Those below one, at any depth, in the order of their codes.
    package func subordinates(of county: String) throws -> [JurisdictionRow] {
        let rows = try jurisdictions()
        var found: Set<String> = []
        var level: Set<String> = [county]
        while !level.isEmpty {
            level = Set(rows.filter { $0.superior.map(level.contains) ?? false && !found.contains($0.county) && $0.county != county }.map(\.county))
            found.formUnion(level)
        }
        return rows.filter { found.contains($0.county) }
    }

    /// Every measure's sums around a year's months, for each of some counties as a whole.
    package func forEachCountySum(_ counties: [String], year: Int, through month: Int, _ body: (_ county: String, MeasureSum) -> Void) throws {
        let bounds = [year * 100 + 1, year * 100 - 99, year * 100 - 100 + month, year * 100 - 99, year * 100 + month].map { SQLValue($0) }
        for county in counties {
            try forEach(
                """
                SELECT measure, SUM(CASE WHEN month >= $1 THEN value ELSE 0 END),
                  SUM(CASE WHEN month BETWEEN $2 AND $3 THEN value ELSE 0 END), SUM(CASE WHEN month < $4 THEN value ELSE 0 END), SUM(value)
                FROM rollup WHERE month <= $5 AND county = $6 AND organ = '\(Self.wholeCounty)' GROUP BY measure
                """, bounds + [SQLValue(county)]
            ) { row in
                body(
                    county,
                    MeasureSum(
                        measure: row.text(0), organ: "", current: row.int(1), previous: row.int(2), beforePrevious: row.int(3), through: row.int(4)))
            }
        }
    }
}
