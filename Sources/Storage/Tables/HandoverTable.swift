package import Kernel

/// What a hand-over of pending matters looks for: found by the indexes of lists and of requests.
extension Connection {
    /// The step by which a matter was opened.
    package func openingAction(_ county: String, of matter: MatterID) throws -> String? {
        try first(
            "SELECT action FROM journal WHERE county = $1 AND matter = $2 ORDER BY entry LIMIT 1", [SQLValue(county), SQLValue(matter)]
        ) { $0.text(0) }
    }

    /// Matters that name one as that which opened them, by number.
    package func opened(_ county: String, by parent: MatterID) throws -> [MatterID] {
        try all("SELECT id FROM matter WHERE county = $1 AND parent = $2 ORDER BY id", [SQLValue(county), SQLValue(parent)]) { $0.int(0) }
    }

    /// Matters of a kind that an organ has in some stages, by number, from one on.
    ///
    /// - Parameter targets: only those that refer to one of these matters; all where there are none.
    package func pending(
        _ county: String, kind: String, stages: [String], organ: OrganCode, citing targets: [MatterID] = [], after id: MatterID, limit: Int
    ) throws -> [MatterID] {
        guard !stages.isEmpty else { return [] }
        return try all(
            """
            SELECT id FROM matter m \(dialect.using(index: "matter_list"))
            WHERE county = $1 AND kind = $2 AND stage IN (\(dialect.elements(of: "$3"))) AND organ = $4 AND id > $5
              \(Self.citing(targets, "$6", dialect)) ORDER BY id LIMIT \(targets.isEmpty ? "$6" : "$7")
            """, pendingArguments(county, kind, stages, organ) + [SQLValue(id)] + Self.list(targets) + [SQLValue(limit)]
        ) { $0.int(0) }
    }

    /// How many they are.
    package func countPending(
        _ county: String, kind: String, stages: [String], organ: OrganCode, citing targets: [MatterID] = []
    ) throws -> Int {
        guard !stages.isEmpty else { return 0 }
        return try first(
            """
            SELECT COUNT(*) FROM matter m WHERE county = $1 AND kind = $2 AND stage IN (\(dialect.elements(of: "$3"))) AND organ = $4
              \(Self.citing(targets, "$5", dialect))
            """, pendingArguments(county, kind, stages, organ) + Self.list(targets)
        ) { $0.int(0) } ?? 0
    }

    private func pendingArguments(_ county: String, _ kind: String, _ stages: [String], _ organ: OrganCode) -> [SQLValue] {
        [SQLValue(county), SQLValue(kind), SQLValue(JSON.array(stages.map { .text($0) }).encoded), SQLValue(organ.description)]
    }

    private static func list(_ targets: [MatterID]) -> [SQLValue] {
        targets.isEmpty ? [] : [SQLValue(JSON.array(targets.map { .text(String($0)) }).encoded)]
    }

    private static func citing(_ targets: [MatterID], _ place: String, _ dialect: Dialect) -> String {
        guard !targets.isEmpty else { return "" }
        return """
            AND EXISTS (SELECT 1 FROM citation c WHERE c.county = $1 AND c.matter = m.id
              AND CAST(c.target AS TEXT) IN (\(dialect.elements(of: place))))
            """
    }

    /// Matters of some kinds that have left an organ and are not there now, each with the last entry by which it left; the latest first.
    ///
    /// - Parameter entry: only what left before that entry; all for `nil`.
    package func movedAway(
        _ county: String, kinds: [String], from organ: OrganCode, before entry: Int? = nil, limit: Int
    ) throws -> [(matter: MatterID, entry: Int)] {
        guard !kinds.isEmpty else { return [] }
        return try all(
            """
            SELECT m.id, MAX(j.entry) \(Self.movedAway(dialect)) GROUP BY m.id HAVING MAX(j.entry) < $5 ORDER BY MAX(j.entry) DESC LIMIT $6
            """, movedArguments(county, kinds, organ) + [SQLValue(entry ?? Int(Int64.max)), SQLValue(limit)]
        ) { ($0.int(0), $0.int(1)) }
    }

    /// How many they are.
    package func countMovedAway(_ county: String, kinds: [String], from organ: OrganCode) throws -> Int {
        guard !kinds.isEmpty else { return 0 }
        return try first("SELECT COUNT(DISTINCT m.id) \(Self.movedAway(dialect))", movedArguments(county, kinds, organ)) { $0.int(0) } ?? 0
    }

    private static func movedAway(_ dialect: Dialect) -> String {
        """
        FROM journal j JOIN matter m ON m.county = j.county AND m.id = j.matter
        WHERE j.county = $1 AND j.action IN \(MovingMigrations.movingActs) AND j.matter IS NOT NULL AND j.content LIKE $2 AND m.organ <> $3
          AND m.kind IN (\(dialect.elements(of: "$4")))
        """
    }

    /// In an entry's text a quotation mark that somebody typed is escaped: only the organ that it left is named so.
    private func movedArguments(_ county: String, _ kinds: [String], _ organ: OrganCode) -> [SQLValue] {
        [
            SQLValue(county), SQLValue("%\"from\":\"\(organ)\"%"), SQLValue(organ.description),
            SQLValue(JSON.array(kinds.map { .text($0) }).encoded),
        ]
    }

    /// How many entries bear a request's name that begins with a text.
    package func countRequests(_ county: String, from first: String, before end: String) throws -> Int {
        try self.first(
            "SELECT COUNT(*) FROM journal WHERE county = $1 AND request >= $2 AND request < $3",
            [SQLValue(county), SQLValue(first), SQLValue(end)]
        ) { $0.int(0) } ?? 0
    }
}
