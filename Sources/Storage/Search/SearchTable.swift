package import Kernel

/// Full-text search over matters: their numbers, titles and listed texts, never personal data.
extension Connection {
    /// Enters a new matter's text, with where it belongs, so that a search in one organ does not walk the whole county.
    package func addSearch(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode, text: String) throws {
        switch dialect {
        case .sqlite: try addSearchRow(county, matter, kind: kind, organ: organ, text: text)
        case .postgres: try addGrams(county, matter, kind: kind, organ: organ, text: text)
        }
    }

    package func setSearch(_ county: String, _ matter: MatterID, text: String) throws {
        switch dialect {
        case .sqlite: try execute("UPDATE matter_search SET text = $1 WHERE rowid = $2", [SQLValue(text), .integer(try searchRow(county, matter))])
        case .postgres: try setGrams(county, matter, text: text)
        }
    }

    /// Enters that a matter belongs to another organ.
    package func setSearchPlace(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode) throws {
        switch dialect {
        case .sqlite:
            try execute(
                "UPDATE matter_search SET place = $1 WHERE rowid = $2",
                [SQLValue(Self.place(kind: kind) + " " + Self.place(organ: organ)), .integer(try searchRow(county, matter))])
        case .postgres: try setGramsPlace(county, matter, kind: kind, organ: organ)
        }
    }

    /// What the full-text table should hold of a matter.
    package func searchRow(_ county: String, kind: String, organ: OrganCode, text: String) -> DerivedRow {
        switch dialect {
        case .sqlite: DerivedRow("matter_search", key: [], says: [text, "|", Self.place(kind: kind) + " " + Self.place(organ: organ)])
        case .postgres: gramsRow(county, kind: kind, organ: organ, text: text)
        }
    }

    /// What it does hold, for matters with numbers in a range.
    func forEachSearchRow(_ county: String, _ matters: ClosedRange<MatterID>, _ body: (MatterID, DerivedRow) throws -> Void) throws {
        guard dialect == .sqlite else { return try forEachGramsRow(county, matters, body) }
        guard let number = try knownCountyNumber(county) else { return }
        let highest = Int64(1) << Self.matterBits - 1
        let base = number << Self.matterBits
        try forEach(
            "SELECT rowid, text, place FROM matter_search WHERE rowid >= $1 AND rowid <= $2",
            [.integer(base + min(max(0, Int64(matters.lowerBound)), highest)), .integer(base + min(max(0, Int64(matters.upperBound)), highest))]
        ) { row in
            try body(Int(row.int64(0) & highest), DerivedRow("matter_search", key: [], says: [row.text(1), "|", row.text(2)]))
        }
    }

    func clearSearch(_ county: String) throws {
        switch dialect {
        case .sqlite: try clearSearchRows(county)
        case .postgres: try execute("DELETE FROM matter_search WHERE county = $1", [SQLValue(county)])
        }
    }

    /// Matters that contain all the terms, the newest first, before a matter's number; the caller checks kind and scope.
    package func search(
        _ county: String, _ typed: String, kind: String?, organ: OrganCode?, before: MatterID?, _ body: (MatterID) throws -> Bool
    ) throws {
        switch dialect {
        case .sqlite: try searchRows(county, typed, kind: kind, organ: organ, before: before, body)
        case .postgres: try searchGrams(county, typed, kind: kind, organ: organ, before: before, body)
        }
    }

    /// The terms of what a person typed that can be searched for; every one must occur.
    static func searchTerms(_ typed: String) -> [String] {
        typed.split { $0.isWhitespace }.prefix(8).map { String($0.replacing("\"", with: "")) }.filter { term in
            term.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
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

    private func addSearchRow(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode, text: String) throws {
        try execute(
            "INSERT INTO matter_search (rowid, text, place) VALUES ($1, $2, $3)",
            [.integer(try searchRow(county, matter)), SQLValue(text), SQLValue(Self.place(kind: kind) + " " + Self.place(organ: organ))])
    }

    private func clearSearchRows(_ county: String) throws {
        let number = try countyNumber(county)
        try execute(
            "DELETE FROM matter_search WHERE rowid >= $1 AND rowid < $2",
            [.integer(number << Self.matterBits), .integer((number + 1) << Self.matterBits)])
    }

    /// Codes as single words of letters and digits; two codes may share a word, so hits are checked against the matter.
    private static func place(kind: String) -> String { "k" + kind.filter { $0.isLetter || $0.isNumber } }
    private static func place(organ: OrganCode) -> String { "o" + organ.description.filter { $0.isLetter || $0.isNumber } }

    /// What a person typed, as a query: every term must occur, each as a phrase. `nil` when nothing can be searched for.
    static func matchExpression(_ typed: String, kind: String?, organ: OrganCode?) -> String? {
        let phrases = searchTerms(typed)
        guard !phrases.isEmpty else { return nil }
        var parts = phrases.map { "text : \"\($0)\"" }
        if let kind { parts.append("place : \(place(kind: kind))") }
        if let organ { parts.append("place : \(place(organ: organ))") }
        return parts.joined(separator: " AND ")
    }

    private func searchRows(
        _ county: String, _ typed: String, kind: String?, organ: OrganCode?, before: MatterID?, _ body: (MatterID) throws -> Bool
    ) throws {
        guard let expression = Self.matchExpression(typed, kind: kind, organ: organ), let number = try knownCountyNumber(county) else { return }
        let low = number << Self.matterBits
        let high = before.map { low | Int64($0) } ?? (number + 1) << Self.matterBits
        try streamUntil(
            "SELECT rowid FROM matter_search WHERE matter_search MATCH $1 AND rowid >= $2 AND rowid < $3 ORDER BY rowid DESC",
            [SQLValue(expression), .integer(low), .integer(high)]
        ) { try body(Int($0.int64(0) & (1 << Self.matterBits - 1))) }
    }
}
