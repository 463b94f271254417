package import Kernel

/// An account and whose it is.
package struct AccountRow: Hashable, Sendable {
    package let login: String
    package let person: PersonID
    package let name: String
    package let isDisabled: Bool

    static let columns: String = "a.login, a.person, p.name, a.disabled"

    init(_ row: Row) {
        login = row.text(0)
        person = PersonID(row.text(1))
        name = row.text(2)
        isDisabled = row.bool(3)
    }
}

/// Which accounts to list: by part of a name or login, and by the organs in which their people have posts.
package struct AccountSearch: Sendable {
    package let text: String
    package let organs: [String]
    /// Whoever administers the whole county also sees the people without any post.
    package let isRoot: Bool

    package init(text: String, organs: [String], isRoot: Bool) {
        self.text = text
        self.organs = organs
        self.isRoot = isRoot
    }

    /// `%` and `_` in the text stand for themselves.
    fileprivate var pattern: String {
        "%" + text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
    }

    /// Takes $1 county, $2 pattern, $3 organs, $4 whether people without posts belong to it. Neither list depends on the
    /// account, so each is made once; CROSS JOIN keeps SQLite from reading the JSON anew for every post.
    fileprivate static func condition(_ dialect: Dialect) -> String {
        """
        a.county = $1 AND (a.login \(dialect.like) $2 ESCAPE '\\' OR p.name \(dialect.like) $2 ESCAPE '\\')
        AND (a.person IN (SELECT o.person FROM (\(dialect.elements(of: "$3"))) r CROSS JOIN post o WHERE o.county = $1 AND o.organ = r.value)
          OR ($4 = 1 AND a.person NOT IN (SELECT o.person FROM post o WHERE o.county = $1)))
        """
    }

    fileprivate func arguments(_ county: String) -> [SQLValue] {
        [SQLValue(county), SQLValue(pattern), SQLValue(JSON.array(organs.map { .text($0) }).encoded), SQLValue(isRoot)]
    }
}

extension Connection {
    private static var source: String { "FROM account a JOIN person p ON p.county = a.county AND p.id = a.person" }

    package func account(_ county: String, _ login: String) throws -> AccountRow? {
        try first(
            "SELECT \(AccountRow.columns) \(Self.source) WHERE a.county = $1 AND a.login = $2", [SQLValue(county), SQLValue(login)], AccountRow.init)
    }

    /// In the order of logins, those after one.
    package func accounts(_ county: String, _ search: AccountSearch, after: String, limit: Int) throws -> [AccountRow] {
        try all(
            "SELECT \(AccountRow.columns) \(Self.source) WHERE \(AccountSearch.condition(dialect)) AND a.login > $5 ORDER BY a.login LIMIT $6",
            search.arguments(county) + [SQLValue(after), SQLValue(limit)], AccountRow.init)
    }

    package func countAccounts(_ county: String, _ search: AccountSearch) throws -> Int {
        try first("SELECT COUNT(*) \(Self.source) WHERE \(AccountSearch.condition(dialect))", search.arguments(county)) { $0.int(0) } ?? 0
    }

    /// The account that a person had before any other, whether it can be used or not: whoever disables it for a while does not make a later
    /// one the first.
    package func firstLogin(_ county: String, of person: PersonID) throws -> String? {
        try first(
            """
            SELECT a.login, COALESCE((SELECT MIN(j.entry) FROM journal j WHERE j.county = a.county AND j.kind = 'administration'
                AND j.matter IS NULL AND j.action = 'account.create' AND \(dialect.member("account", of: "j.content")) = a.login), 0) AS opened
            FROM account a WHERE a.county = $1 AND a.person = $2 ORDER BY opened, a.login LIMIT 1
            """, [SQLValue(county), SQLValue(person.description)]
        ) { $0.text(0) }
    }

    /// The accounts by which a person can sign in.
    package func logins(_ county: String, of person: PersonID) throws -> [String] {
        try all(
            """
            SELECT login FROM account \(dialect.using(index: "account_person")) WHERE county = $1 AND person = $2 AND disabled = 0 ORDER BY login
            """, [SQLValue(county), SQLValue(person.description)]
        ) { $0.text(0) }
    }

    package func setDisabled(_ county: String, login: String, _ disabled: Bool) throws {
        try execute(
            "UPDATE account SET disabled = $1 WHERE county = $2 AND login = $3", [SQLValue(disabled), SQLValue(county), SQLValue(login)])
    }

    package func name(_ county: String, of person: PersonID) throws -> String? {
        try first("SELECT name FROM person WHERE county = $1 AND id = $2", [SQLValue(county), SQLValue(person.description)]) { $0.text(0) }
    }

    package func deletePost(_ county: String, person: PersonID, _ post: Post) throws {
        try execute(
            "DELETE FROM post WHERE county = $1 AND person = $2 AND organ = $3 AND role = $4 AND valid_from = $5",
            [
                SQLValue(county), SQLValue(person.description), SQLValue(post.organ.description), SQLValue(post.role.id), SQLValue(post.from),
            ])
    }

    /// Accounts that can be used, of people who hold one of some posts, of their own, in an organ on a day.
    package func holders(
        _ county: String, of roles: Set<Role>, in organ: OrganCode, on day: Day
    ) throws -> [(login: String, person: PersonID, name: String)] {
        try all(
            """
            SELECT DISTINCT a.login, p.id, p.name FROM post o JOIN account a ON a.county = o.county AND a.person = o.person
              JOIN person p ON p.county = o.county AND p.id = o.person
            WHERE o.county = $1 AND o.organ = $2 AND o.role IN (\(dialect.elements(of: "$3"))) AND a.disabled = 0
              AND o.valid_from <= $4 AND COALESCE(o.valid_until, $4) >= $4 ORDER BY p.name, a.login
            """,
            [
                SQLValue(county), SQLValue(organ.description), SQLValue(JSON.array(roles.map(\.id).sorted().map { .text($0) }).encoded),
                SQLValue(day),
            ]
        ) { ($0.text(0), PersonID($0.text(1)), $0.text(2)) }
    }

    /// Who can sign in and holds an administrator's post on a day, and where.
    package func administrators(_ county: String, on day: Day) throws -> [(login: String, organ: OrganCode)] {
        try all(
            """
            SELECT a.login, o.organ FROM account a JOIN post o ON o.county = a.county AND o.person = a.person
            WHERE a.county = $1 AND a.disabled = 0 AND o.role = 'administrator' AND o.valid_from <= $2
              AND COALESCE(o.valid_until, $2) >= $2 ORDER BY a.login
            """, [SQLValue(county), SQLValue(day)]
        ) { ($0.text(0), OrganCode($0.text(1))) }
    }
}
