import Kernel

/// Full-text search on PostgreSQL: of each text its words and pairs of neighbouring words, hashed together with the county, under a GIN
/// index; what shares the hashes is then looked at word for word.
extension Connection {
    func addGrams(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode, _ text: SearchText) throws {
        try execute(
            "INSERT INTO matter_search (county, matter, words, grams, place) VALUES ($1, $2, $3, $4, $5)",
            [
                SQLValue(county), SQLValue(matter), SQLValue(Self.words(text)), Self.array(Self.grams(county, text)),
                Self.array(Self.places(county, kind, organ)),
            ])
    }

    func setGrams(_ county: String, _ matter: MatterID, _ text: SearchText) throws {
        try execute(
            "UPDATE matter_search SET words = $1, grams = $2 WHERE county = $3 AND matter = $4",
            [SQLValue(Self.words(text)), Self.array(Self.grams(county, text)), SQLValue(county), SQLValue(matter)])
    }

    func setGramsPlace(_ county: String, _ matter: MatterID, kind: String, organ: OrganCode) throws {
        try execute(
            "UPDATE matter_search SET place = $1 WHERE county = $2 AND matter = $3",
            [Self.array(Self.places(county, kind, organ)), SQLValue(county), SQLValue(matter)])
    }

    func gramsRow(_ county: String, kind: String, organ: OrganCode, _ text: SearchText) -> DerivedRow {
        let says = [Self.words(text), Self.joined(Self.grams(county, text)), Self.joined(Self.places(county, kind, organ))]
        return DerivedRow("matter_search", key: [], says: says)
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

    func searchGrams(_ county: String, _ ask: SearchAsk, _ body: (MatterLine) throws -> Bool) throws {
        var high = try ask.before ?? lastMatter(county) + 1
        var width = 20_000
        var goesOn = true
        // From the newest on, span by span: what is common is met in the first, and what is rare costs few looks at rows in any.
        while goesOn, high > 1 {
            let low = max(1, high - width)
            let query = Self.query(county, ask, low..<high)
            try streamUntil(query.sql, query.arguments) { row in
                goesOn = try body(MatterLine(row))
                return goesOn
            }
            (high, width) = (low, width * 8)
        }
    }

    /// What is asked, of matters with numbers in a range.
    private static func query(_ county: String, _ ask: SearchAsk, _ matters: Range<MatterID>) -> (sql: String, arguments: [SQLValue]) {
        var arguments = [SQLValue(county), SQLValue(matters.lowerBound), SQLValue(matters.upperBound)]
        func bind(_ value: SQLValue) -> String {
            arguments.append(value)
            return "$\(arguments.count)"
        }
        func holds(_ column: String, _ sign: String, _ numbers: [Int64]) -> String {
            "s.\(column) \(sign) CAST(CAST(\(bind(array(numbers))) AS text) AS bigint[])"
        }
        func number(_ place: SearchPlace) -> Int64 {
            switch place {
            case .kind(let kind): hash(county, "k" + kind)
            case .organ(let organ): hash(county, "o" + organ.description)
            }
        }
        var conditions = ask.terms.map { term in
            let words = term.words
            let isNumber = ask.way == .numbers && term.isNumeric
            let isNear = ask.way == .close && (2...6).contains(words.count) && !term.isNumeric
            var one = ""
            if isNear {
                one = holds("grams", "@>", words.map { hash(county, $0) })
                // Words hold no sign that means anything to a pattern.
                let gap = " (?:[^ |]+ ){0,\(SearchAsk.distance)}"
                let orders = words.count == 2 ? [words, words.reversed()] : [words]
                one += " AND s.words ~ " + bind(.text(orders.map { " " + $0.joined(separator: gap) + " " }.joined(separator: "|")))
            } else {
                let all = grams(county, words, all: words.count == 1) + (isNumber ? numberGrams(county, words) : [])
                one = holds("grams", "@>", all)
                let place = isNumber ? "split_part(s.words, '|', 1)" : "s.words"
                one += " AND position(\(bind(SQLValue(spaced(words)))) IN \(place)) > 0"
            }
            return term.places.isEmpty ? one : "((\(one)) OR \(holds("place", "&&", term.places.map(number))))"
        }
        conditions += ask.places.map { holds("place", "&&", $0.map(number)) }
        // Apart, so that the planner does not walk all matters from the newest on, hoping to meet enough hits early.
        return (
            """
            WITH hit AS MATERIALIZED (
              SELECT s.matter FROM matter_search s
              WHERE s.county = $1 AND s.matter >= $2 AND s.matter < $3 AND \(conditions.joined(separator: " AND ")))
            SELECT \(MatterLine.columns) FROM hit JOIN matter m ON m.county = $1 AND m.id = hit.matter ORDER BY hit.matter DESC
            """, arguments
        )
    }

    private static func words(_ text: SearchText) -> String {
        [text.number, text.title, text.text].map { spaced(HanWords.words(of: $0)) }.joined(separator: "|")
    }

    private static func grams(_ county: String, _ text: SearchText) -> [Int64] {
        let parts = [text.number, text.title, text.text].map { HanWords.words(of: $0) }
        return Set(parts.flatMap { grams(county, $0, all: true) } + numberGrams(county, parts[0])).sorted()
    }

    /// The pairs of digits of a number, by which it is told from a text that has them too.
    private static func numberGrams(_ county: String, _ words: [String]) -> [Int64] {
        words.filter { $0.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }.map { hash(county, "n" + $0) }
    }

    private static func places(_ county: String, _ kind: String, _ organ: OrganCode) -> [Int64] {
        [hash(county, "k" + kind), hash(county, "o" + organ.description)]
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
