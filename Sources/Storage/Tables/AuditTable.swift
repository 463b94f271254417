package import Kernel

/// Entries of no matter, as those who keep the registers look through them.
extension Connection {
    /// Entries of a kind that move no matter, the newest first.
    ///
    /// - Parameters:
    ///   - organs: only what was done for these organs, or to an account of somebody with a post in one; `nil` for all.
    ///   - before: the entry after which the page begins, going back; `nil` for the first page.
    package func registerEntries(_ county: String, kind: String, within organs: [OrganCode]?, before: Int?, limit: Int) throws -> [JournalRow] {
        var arguments: [SQLValue] = [SQLValue(county), SQLValue(kind), SQLValue(before ?? .max)]
        if let organs { arguments.append(SQLValue(JSON.array(organs.map { .text($0.description) }).encoded)) }
        arguments.append(SQLValue(limit))
        return try all(Self.registerEntries(isNarrowed: organs != nil, dialect), arguments, JournalRow.init)
    }

    /// The name of the entry that decides upon a proposal.
    package static func settingDecision(_ entry: Int) -> String { "setting:\(entry)" }

    /// Proposals of an action that no entry has decided upon, the oldest first.
    package func openProposals(_ county: String, action: String) throws -> [JournalRow] {
        try all(
            """
            SELECT \(JournalRow.columns) FROM journal p WHERE county = $1 AND kind = 'administration' AND matter IS NULL AND action = $2
              AND NOT EXISTS (SELECT 1 FROM journal d WHERE d.county = $1 AND d.request = 'setting:' || CAST(p.entry AS TEXT))
            ORDER BY entry
            """, [SQLValue(county), SQLValue(action)], JournalRow.init)
    }

    /// Acts of the registers' administration since a moment, the oldest first.
    package func administration(_ county: String, actions: Set<String>, since: Instant) throws -> [JournalRow] {
        try all(
            """
            SELECT \(JournalRow.columns) FROM journal WHERE county = $1 AND kind = 'administration' AND matter IS NULL AND at >= $2
              AND action IN (\(dialect.elements(of: "$3"))) ORDER BY entry
            """,
            [SQLValue(county), SQLValue(since), SQLValue(JSON.array(actions.sorted().map { .text($0) }).encoded)], JournalRow.init)
    }

    /// What was done about a person's accounts and posts, the newest first.
    package func administration(_ county: String, of person: PersonID, limit: Int) throws -> [JournalRow] {
        try all(
            """
            SELECT \(JournalRow.columns) FROM journal j WHERE county = $1 AND kind = 'administration' AND matter IS NULL
              AND \(dialect.member("person", of: "j.content")) = $2 ORDER BY entry DESC LIMIT $3
            """, [SQLValue(county), SQLValue(person.description), SQLValue(limit)], JournalRow.init)
    }

    static func registerEntries(isNarrowed: Bool, _ dialect: Dialect) -> String {
        let organs = dialect.elements(of: "$4")
        let reach = """
            AND (organ IN (\(organs)) OR \(dialect.member("organ", of: "content")) IN (\(organs))
              OR EXISTS (SELECT 1 FROM account a JOIN post o ON o.county = a.county AND o.person = a.person
                WHERE a.county = j.county AND a.login = \(dialect.member("account", of: "j.content")) AND o.organ IN (\(organs))))
            """
        return """
            SELECT \(JournalRow.columns) FROM journal j WHERE county = $1 AND kind = $2 AND matter IS NULL AND entry < $3
            \(isNarrowed ? reach : "") ORDER BY entry DESC LIMIT \(isNarrowed ? "$5" : "$4")
            """
    }

    /// Accounts that can be used, of people with a post in one of some organs on a day, by name; the first post found of each.
    package func colleagues(_ county: String, in organs: [OrganCode], on day: Day, limit: Int) throws -> [(
        login: String, name: String, organ: OrganCode
    )] {
        try all(
            """
            SELECT a.login, p.name, MIN(o.organ) FROM post o JOIN account a ON a.county = o.county AND a.person = o.person
              JOIN person p ON p.county = o.county AND p.id = o.person
            WHERE o.county = $1 AND o.organ IN (\(dialect.elements(of: "$2"))) AND o.role NOT IN ('administrator', 'auditor') AND a.disabled = 0
              AND o.valid_from <= $3 AND COALESCE(o.valid_until, $3) >= $3
            GROUP BY a.login, p.name ORDER BY p.name, a.login LIMIT $4
            """,
            [SQLValue(county), SQLValue(JSON.array(organs.map { .text($0.description) }).encoded), SQLValue(day), SQLValue(limit)]
        ) { ($0.text(0), $0.text(1), OrganCode($0.text(2))) }
    }
}
