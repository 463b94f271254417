import Kernel

/// Full-text search on PostgreSQL: of each text its words and pairs of neighbouring words, hashed together with the county, under a GIN
/// index; what shares the hashes is then looked at word for word.
extension Connection {
    func addGrams(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode, text: String) throws {
        let words = HanWords.words(of: text)
        try execute(
            "INSERT INTO matter_search (county, matter, words, grams, place) VALUES ($1, $2, $3, $4, $5)",
            [
                SQLValue(county), SQLValue(matter), SQLValue(Self.spaced(words)), Self.array(Self.grams(county, words, all: true)),
                Self.array([Self.hash(county, "k" + kind), Self.hash(county, "o" + organ.description)]),
            ])
    }

    func setGrams(_ county: String, _ matter: MatterID, text: String) throws {
        let words = HanWords.words(of: text)
        try execute(
            "UPDATE matter_search SET words = $1, grams = $2 WHERE county = $3 AND matter = $4",
            [SQLValue(Self.spaced(words)), Self.array(Self.grams(county, words, all: true)), SQLValue(county), SQLValue(matter)])
    }

    func setGramsPlace(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode) throws {
        let place = Self.array([Self.hash(county, "k" + kind), Self.hash(county, "o" + organ.description)])
        try execute("UPDATE matter_search SET place = $1 WHERE county = $2 AND matter = $3", [place, SQLValue(county), SQLValue(matter)])
    }

    func gramsRow(_ county: String, kind: String, organ: OrganCode, text: String) -> DerivedRow {
        let words = HanWords.words(of: text)
        let grams = Self.grams(county, words, all: true)
        let place = [Self.hash(county, "k" + kind), Self.hash(county, "o" + organ.description)]
        return DerivedRow("matter_search", key: [], says: [Self.spaced(words), Self.joined(grams), Self.joined(place)])
    }

    func forEachGramsRow(_ county: String, _ matters: ClosedRange<MatterID>, _ body: (MatterID, DerivedRow) throws -> Void) throws {
        try forEach(
            """
            SELECT matter, words, array_to_string(grams, ','), array_to_string(place, ',') FROM matter_search
            WHERE county = $1 AND matter BETWEEN $2 AND $3
            """, [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
        ) { try body($0.int(0), DerivedRow("matter_search", key: [], says: [$0.text(1), $0.text(2), $0.text(3)])) }
    }

    private static func joined(_ numbers: [Int64]) -> String { numbers.map(String.init).joined(separator: ",") }

    func searchGrams(
        _ county: String, _ typed: String, kind: String?, organ: OrganCode?, before: MatterID?, _ body: (MatterID) throws -> Bool
    ) throws {
        let phrases = Self.searchTerms(typed).map { HanWords.words(of: $0) }.filter { !$0.isEmpty }
        guard !phrases.isEmpty else { return }
        var place: [Int64] = []
        if let kind { place.append(Self.hash(county, "k" + kind)) }
        if let organ { place.append(Self.hash(county, "o" + organ.description)) }
        let grams = phrases.flatMap { Self.grams(county, $0, all: $0.count == 1) }
        var arguments = [Self.array(grams), Self.array(place), SQLValue(county), SQLValue(before ?? .max)]
        let holds = phrases.map { phrase in
            arguments.append(SQLValue(Self.spaced(phrase)))
            return " AND position($\(arguments.count) IN words) > 0"
        }
        // Apart, so that the planner does not walk all matters from the newest on, hoping to meet enough hits early.
        try streamUntil(
            """
            WITH hit AS MATERIALIZED (
              SELECT matter FROM matter_search
              WHERE grams @> CAST(CAST($1 AS text) AS bigint[]) AND place @> CAST(CAST($2 AS text) AS bigint[])
                AND county = $3 AND matter < $4\(holds.joined()))
            SELECT matter FROM hit ORDER BY matter DESC
            """, arguments
        ) { try body($0.int(0)) }
    }

    /// Words between single spaces, so that a phrase is found as a part of it, whole words only.
    private static func spaced(_ words: [String]) -> String { " " + words.joined(separator: " ") + " " }

    /// The pairs of neighbouring words, and the words by themselves where they are wanted.
    private static func grams(_ county: String, _ words: [String], all: Bool) -> [Int64] {
        let single = all ? words.map { hash(county, $0) } : []
        return Set(single + zip(words, words.dropFirst()).map { hash(county, $0 + " " + $1) }).sorted()
    }

    private static func array(_ numbers: [Int64]) -> SQLValue { .text("{" + joined(numbers) + "}") }

    /// FNV-1a, 64 bits. The county's own hashes: one county's search does not look at the others' matters.
    private static func hash(_ county: String, _ text: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in [county, "\u{1F}", text].flatMap(\.utf8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
