package import Kernel

/// The registers a county keeps beside its matters: organs, people, posts, accounts, settings.
extension Connection {
    package func counties() throws -> [String] { try all("SELECT DISTINCT county FROM organ WHERE parent IS NULL ORDER BY county") { $0.text(0) } }

    package func upsert(_ county: String, _ organ: Organ) throws {
        try execute(
            """
            INSERT INTO organ (county, code, name, short, level, parent, duties) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (county, code) DO UPDATE SET name = excluded.name, short = excluded.short, level = excluded.level,
              parent = excluded.parent, duties = excluded.duties
            """,
            [
                SQLValue(county), SQLValue(organ.code.description), SQLValue(organ.name), SQLValue(organ.short), SQLValue(organ.level.rawValue),
                SQLValue(organ.parent?.description), SQLValue(organ.duties.map(\.id).sorted().joined(separator: " ")),
            ])
    }

    /// - Parameter offices: what the stored ids of duties mean.
    package func organs(_ county: String, _ offices: Offices) throws -> [Organ] {
        try all("SELECT code, name, short, level, parent, duties FROM organ WHERE county = $1 ORDER BY code", [SQLValue(county)]) { row in
            Organ(
                code: OrganCode(row.text(0)), name: row.text(1), short: row.text(2), level: Organ.Level(rawValue: row.text(3)) ?? .department,
                parent: row.optionalText(4).map { OrganCode($0) },
                duties: Set(row.text(5).split(separator: " ").map { offices.duty(stored: String($0)) }))
        }
    }

    package func upsertPerson(_ county: String, id: PersonID, name: String) throws {
        try execute(
            "INSERT INTO person (county, id, name) VALUES ($1, $2, $3) ON CONFLICT (county, id) DO UPDATE SET name = excluded.name",
            [SQLValue(county), SQLValue(id.description), SQLValue(name)])
    }

    package func upsertPost(_ county: String, person: PersonID, _ post: Post) throws {
        try execute(
            """
            INSERT INTO post (county, person, organ, role, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (county, person, organ, role, valid_from) DO UPDATE SET valid_until = excluded.valid_until
            """,
            [
                SQLValue(county), SQLValue(person.description), SQLValue(post.organ.description), SQLValue(post.role.id),
                SQLValue(post.from), SQLValue(post.until),
            ])
    }

    package func upsertAccount(_ county: String, login: String, person: PersonID) throws {
        try execute(
            "INSERT INTO account (county, login, person) VALUES ($1, $2, $3) ON CONFLICT (county, login) DO UPDATE SET person = excluded.person",
            [SQLValue(county), SQLValue(login), SQLValue(person.description)])
    }

    /// The person behind an account that is not disabled, with all posts, own and delegated.
    ///
    /// - Parameter offices: what the stored ids of posts mean.
    package func actor(_ county: String, login: String, _ offices: Offices) throws -> Actor? {
        let found = try first(
            """
            SELECT p.id, p.name FROM account a JOIN person p ON p.county = a.county AND p.id = a.person
            WHERE a.county = $1 AND a.login = $2 AND a.disabled = 0
            """, [SQLValue(county), SQLValue(login)]
        ) { (PersonID($0.text(0)), $0.text(1)) }
        guard let (person, name) = found else { return nil }
        let posts = try posts(county, of: person, offices) + delegatedPosts(county, to: person, offices)
        return Actor(login: login, person: person, name: name, posts: try lasting(posts, county))
    }

    /// A post that was over when the journal's latest entry was made stays over, though the clock be set back behind its end. In a county for
    /// demonstration somebody says which day it is.
    private func lasting(_ posts: [Post], _ county: String) throws -> [Post] {
        guard posts.contains(where: { $0.until != nil }), try !isDemonstration(county), let last = try lastTime(county)?.day else { return posts }
        return posts.filter { $0.until.map { $0 >= last } ?? true }
    }

    /// The posts of a person's own, past and future ones too.
    package func posts(_ county: String, of person: PersonID, _ offices: Offices) throws -> [Post] {
        try all(
            "SELECT organ, role, valid_from, valid_until FROM post WHERE county = $1 AND person = $2",
            [SQLValue(county), SQLValue(person.description)]
        ) { row in
            Post(organ: OrganCode(row.text(0)), role: offices.role(stored: row.text(1)), from: row.day(2), until: row.optionalDay(3))
        }
    }

    /// People with a post in one of some organs on a day, by name, each once.
    package func people(_ county: String, in organs: [OrganCode], on day: Day) throws -> [(id: PersonID, label: String)] {
        var found: [(id: PersonID, label: String)] = []
        for organ in organs {
            let people = try all(
                """
                SELECT DISTINCT p.id, p.name FROM post o JOIN person p ON p.county = o.county AND p.id = o.person
                WHERE o.county = $1 AND o.organ = $2 AND o.valid_from <= $3 AND (o.valid_until IS NULL OR o.valid_until >= $4)
                ORDER BY p.name, p.id LIMIT 500
                """, [SQLValue(county), SQLValue(organ.description), SQLValue(day), SQLValue(day)]
            ) { (id: PersonID($0.text(0)), label: $0.text(1)) }
            for person in people where !found.contains(where: { $0.id == person.id }) { found.append(person) }
        }
        return found
    }

    /// Who holds a post in an organ after a day, or will, by name.
    package func holders(_ county: String, in organ: OrganCode, after day: Day, limit: Int) throws -> [(name: String, role: String)] {
        try all(
            """
            SELECT p.name, o.role FROM post o JOIN person p ON p.county = o.county AND p.id = o.person
            WHERE o.county = $1 AND o.organ = $2 AND (o.valid_until IS NULL OR o.valid_until > $3) ORDER BY p.name, o.role LIMIT $4
            """, [SQLValue(county), SQLValue(organ.description), SQLValue(day), SQLValue(limit)]
        ) { (name: $0.text(0), role: $0.text(1)) }
    }

    /// How many people hold which post in which organ on a day.
    package func staffing(_ county: String, on day: Day) throws -> [(organ: OrganCode, role: String, people: Int)] {
        try all(
            """
            SELECT organ, role, COUNT(DISTINCT person) FROM post
            WHERE county = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2) GROUP BY organ, role
            """, [SQLValue(county), SQLValue(day)]
        ) { (organ: OrganCode($0.text(0)), role: $0.text(1), people: $0.int(2)) }
    }

    package func names(_ county: String) throws -> [PersonID: String] {
        let pairs = try all("SELECT id, name FROM person WHERE county = $1", [SQLValue(county)]) { (PersonID($0.text(0)), $0.text(1)) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// Accounts that were opened for people who have more than one, with the person who opened each.
    package func openersOfFurtherAccounts(_ county: String) throws -> [String: PersonID] {
        let pairs = try all(
            """
            SELECT a.login, j.person FROM journal j \(dialect.joinInOrder) account a
              ON a.county = j.county AND a.login = \(dialect.member("account", of: "j.content"))
            WHERE j.county = $1 AND j.kind = 'administration' AND j.matter IS NULL AND j.action = 'account.create'
              AND (SELECT COUNT(*) FROM account o WHERE o.county = a.county AND o.person = a.person) > 1
            ORDER BY j.entry
            """, [SQLValue(county)]
        ) { ($0.text(0), PersonID($0.text(1))) }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    package func settings(_ county: String) throws -> Settings {
        let pairs = try all("SELECT key, value FROM setting WHERE county = $1", [SQLValue(county)]) { ($0.text(0), $0.text(1)) }
        return Settings(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    package func set(_ county: String, setting key: String, to value: String) throws {
        try execute(
            "INSERT INTO setting (county, key, value) VALUES ($1, $2, $3) ON CONFLICT (county, key) DO UPDATE SET value = excluded.value",
            [SQLValue(county), SQLValue(key), SQLValue(value)])
    }
}

/// The registers as one text, for the journal to commit to.
extension Connection {
    package func registerText(_ county: String) throws -> String {
        // By the table's own columns: a server takes a bare name for what is selected, which is text here, and sorts 10 before 2.
        var lines: [String] = []
        for (columns, sql) in [
            (7, "SELECT 'organ', code, name, short, level, COALESCE(parent, ''), duties FROM organ WHERE county = $1 ORDER BY code"),
            (7, "SELECT 'person', id, name, '', '', '', '' FROM person WHERE county = $1 ORDER BY id"),
            (
                7,
                """
                SELECT 'post', person, organ, role, CAST(valid_from AS TEXT), COALESCE(CAST(valid_until AS TEXT), ''), '' FROM post
                WHERE county = $1 ORDER BY person, organ, role, post.valid_from
                """
            ),
            (7, "SELECT 'account', login, person, CAST(disabled AS TEXT), '', '', '' FROM account WHERE county = $1 ORDER BY login"),
            (7, "SELECT 'setting', key, value, '', '', '', '' FROM setting WHERE county = $1 ORDER BY key"),
            (
                11,
                """
                SELECT 'delegation', CAST(id AS TEXT), giver, taker, organ, role, CAST(valid_from AS TEXT), CAST(valid_until AS TEXT), reason,
                  granted_by, COALESCE(CAST(revoked_at AS TEXT), '') FROM delegation WHERE county = $1 ORDER BY delegation.id
                """
            ),
            (
                9,
                """
                SELECT 'absence', CAST(id AS TEXT), person, COALESCE(substitute, ''), CAST(valid_from AS TEXT), CAST(valid_until AS TEXT), reason,
                  entered_by, COALESCE(CAST(revoked_at AS TEXT), '') FROM absence WHERE county = $1 ORDER BY absence.id
                """
            ),
        ] {
            try forEach(sql, [SQLValue(county)]) { row in lines.append((0..<columns).map { row.text($0) }.joined(separator: "\t")) }
        }
        return lines.joined(separator: "\n")
    }

    /// The number of the last entry that changed the registers; 0 for none.
    package func lastRegisterChange(_ county: String) throws -> Int {
        try first(
            """
            SELECT COALESCE(MAX(last), 0) FROM (
              SELECT (SELECT MAX(entry) FROM journal WHERE county = $1 AND matter IS NULL AND kind = 'register') AS last
              UNION ALL SELECT (SELECT MAX(entry) FROM journal WHERE county = $1 AND matter IS NULL AND kind = 'administration')) changes
            """, [SQLValue(county)]
        ) { $0.int(0) } ?? 0
    }

    /// The last entry that commits to the registers; entries that only tell something for the record do not.
    package func lastRegisterEntry(_ county: String) throws -> JournalRow? {
        try first(
            """
            SELECT \(JournalRow.columns) FROM journal
            WHERE county = $1 AND matter IS NULL
              AND kind NOT IN ('disclosure', 'recount', 'report', 'upkeep', 'evidence', 'credential', 'clock', 'audit', 'handover')
            ORDER BY entry DESC LIMIT 1
            """, [SQLValue(county)], JournalRow.init)
    }
}
