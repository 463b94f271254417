package import Kernel

/// Full-text search over matters: their numbers, titles and listed texts, never personal data.
extension Connection {
    /// Enters a new matter's text, with where it belongs, so that a search in one organ does not walk the whole county.
    package func addSearch(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode, _ text: SearchText) throws {
        switch dialect {
        case .sqlite: try addSearchRow(county, matter, kind: kind, organ: organ, text)
        case .postgres: try addGrams(county, matter, kind: kind, organ: organ, text)
        }
    }

    package func setSearch(_ county: String, _ matter: MatterID, _ text: SearchText) throws {
        switch dialect {
        case .sqlite:
            try execute(
                "UPDATE matter_search SET number = $1, title = $2, text = $3 WHERE rowid = $4",
                [SQLValue(text.number), SQLValue(text.title), SQLValue(text.text), .integer(try searchRow(county, matter))])
        case .postgres: try setGrams(county, matter, text)
        }
    }

    /// Enters that a matter belongs to another organ.
    package func setSearchPlace(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode) throws {
        switch dialect {
        case .sqlite:
            try execute(
                "UPDATE matter_search SET place = $1 WHERE rowid = $2",
                [SQLValue(Self.places(kind, organ)), .integer(try searchRow(county, matter))])
        case .postgres: try setGramsPlace(county, matter, kind: kind, organ: organ)
        }
    }

    /// What the full-text table should hold of a matter.
    package func searchRow(_ county: String, kind: String, organ: OrganCode, _ text: SearchText) -> DerivedRow {
        switch dialect {
        case .sqlite: DerivedRow("matter_search", key: [], says: [text.number, "|", text.title, "|", text.text, "|", Self.places(kind, organ)])
        case .postgres: gramsRow(county, kind: kind, organ: organ, text)
        }
    }

    /// What it does hold, for matters with numbers in a range.
    func forEachSearchRow(_ county: String, _ matters: ClosedRange<MatterID>, _ body: (MatterID, DerivedRow) throws -> Void) throws {
        guard dialect == .sqlite else { return try forEachGramsRow(county, matters, body) }
        guard let number = try knownCountyNumber(county) else { return }
        let highest = Int64(1) << Self.matterBits - 1
        let base = number << Self.matterBits
        try forEach(
            "SELECT rowid, number, title, text, place FROM matter_search WHERE rowid >= $1 AND rowid <= $2",
            [.integer(base + min(max(0, Int64(matters.lowerBound)), highest)), .integer(base + min(max(0, Int64(matters.upperBound)), highest))]
        ) { row in
            let says = [row.text(1), "|", row.text(2), "|", row.text(3), "|", row.text(4)]
            try body(Int(row.int64(0) & highest), DerivedRow("matter_search", key: [], says: says))
        }
    }

    func clearSearch(_ county: String) throws {
        switch dialect {
        case .sqlite: try clearSearchRows(county)
        case .postgres: try execute("DELETE FROM matter_search WHERE county = $1", [SQLValue(county)])
        }
    }

    /// Matters that are asked for, the newest first, until `body` answers `false`; the caller checks what is in sight.
    package func search(_ county: String, _ ask: SearchAsk, _ body: (MatterLine) throws -> Bool) throws {
        guard !ask.terms.isEmpty, !ask.places.contains(where: \.isEmpty) else { return }
        switch dialect {
        case .sqlite: try searchRows(county, ask, body)
        case .postgres: try searchGrams(county, ask, body)
        }
    }
}

/// On SQLite: FTS5 with words of our own.
extension Connection {
    /// A matter's row in the full-text table: the county's number above, the matter's below.
    private static let matterBits: Int64 = 40

    private func searchRow(_ county: String, _ matter: MatterID) throws -> Int64 {
        try countyNumber(county) << Self.matterBits | Int64(matter)
    }

    private func countyNumber(_ county: String) throws -> Int64 {
        if let known = try knownCountyNumber(county) { return known }
        try execute(
            "INSERT INTO search_county (county, number) SELECT $1, COALESCE(MAX(number), 0) + 1 FROM search_county", [SQLValue(county)])
        return try knownCountyNumber(county) ?? 1
    }

    private func knownCountyNumber(_ county: String) throws -> Int64? {
        if let known = searchNumber, known.county == county { return known.number }
        let found = try first("SELECT number FROM search_county WHERE county = $1", [SQLValue(county)]) { $0.int64(0) }
        if let found { searchNumber = (county, found) }
        return found
    }

    private func addSearchRow(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode, _ text: SearchText) throws {
        try execute(
            "INSERT INTO matter_search (rowid, number, title, text, place) VALUES ($1, $2, $3, $4, $5)",
            [
                .integer(try searchRow(county, matter)), SQLValue(text.number), SQLValue(text.title), SQLValue(text.text),
                SQLValue(Self.places(kind, organ)),
            ])
    }

    private func clearSearchRows(_ county: String) throws {
        let number = try countyNumber(county)
        try execute(
            "DELETE FROM matter_search WHERE rowid >= $1 AND rowid < $2",
            [.integer(number << Self.matterBits), .integer((number + 1) << Self.matterBits)])
    }

    /// Codes as single words, which nobody can type.
    private static func word(_ place: SearchPlace) -> String {
        switch place {
        case .kind(let kind): HanWords.mark + "k" + kind
        case .organ(let organ): HanWords.mark + "o" + organ.description
        }
    }

    private static func places(_ kind: String, _ organ: OrganCode) -> String { word(.kind(kind)) + " " + word(.organ(organ)) }

    /// What is asked, as FTS5 takes it.
    static func matchExpression(_ ask: SearchAsk) -> String {
        func quoted(_ text: String) -> String { "\"" + HanWords.unquoted(text) + "\"" }
        func isNear(_ term: SearchTerm) -> Bool { ask.way == .close && (2...6).contains(term.words.count) && !term.isNumeric }
        let terms = ask.terms.map { term in
            var one = quoted(term.text)
            if isNear(term) { one = "NEAR(\(term.words.map(quoted).joined(separator: " ")), \(SearchAsk.distance))" }
            if ask.way == .numbers, term.isNumeric { one = "number : " + one }
            return term.places.isEmpty ? one : "(" + ([one] + term.places.map { quoted(word($0)) }).joined(separator: " OR ") + ")"
        }
        let places = ask.places.map { "(" + $0.map { quoted(word($0)) }.joined(separator: " OR ") + ")" }
        return (terms + places).joined(separator: " AND ")
    }

    static let searchStatement: String = """
        SELECT \(MatterLine.columns) FROM matter_search CROSS JOIN matter m ON m.county = $1 AND m.id = matter_search.rowid - $2
        WHERE matter_search MATCH $3 AND matter_search.rowid >= $4 AND matter_search.rowid < $5 ORDER BY matter_search.rowid DESC
        """

    private func searchRows(_ county: String, _ ask: SearchAsk, _ body: (MatterLine) throws -> Bool) throws {
        guard let number = try knownCountyNumber(county) else { return }
        let low = number << Self.matterBits
        let high = ask.before.map { low | Int64($0) } ?? (number + 1) << Self.matterBits
        try streamUntil(
            Self.searchStatement,
            [SQLValue(county), .integer(low), SQLValue(Self.matchExpression(ask)), .integer(low), .integer(high)]
        ) { try body(MatterLine($0)) }
    }
}
