import Engine
import Identity
import Kernel
import Storage

/// Some accounts of a demonstration, one for each kind of post, with random passwords that are told once and kept nowhere.
struct DemoAccounts {
    private let engine: Engine
    init(_ engine: Engine) { self.engine = engine }

    struct Account {
        let login: String
        let name: String
        let posts: String
    }

    /// For each role, whoever holds it where most work waits; the county's head and the administrator besides.
    func chosen(on day: Day) throws -> [Account] {
        try engine.database.read { connection in
            var chosen: [Account] = []
            for role in engine.offices.posts {
                let organs = try connection.all(
                    """
                    SELECT p.organ, (SELECT COUNT(*) FROM waiting w WHERE w.county = p.county AND w.organ = p.organ AND w.role = p.role) AS load
                    FROM post p WHERE p.county = $1 AND p.role = $2 GROUP BY p.county, p.organ, p.role ORDER BY load DESC, p.organ LIMIT 1
                    """, [SQLValue(engine.county), SQLValue(role.id)]
                ) { $0.text(0) }
                guard let organ = organs.first else { continue }
                let login = try connection.first(
                    """
                    SELECT a.login FROM post p JOIN account a ON a.county = p.county AND a.person = p.person
                    WHERE p.county = $1 AND p.organ = $2 AND p.role = $3 ORDER BY a.login LIMIT 1
                    """, [SQLValue(engine.county), SQLValue(organ), SQLValue(role.id)]
                ) { $0.text(0) }
                guard let login, !chosen.contains(where: { $0.login == login }),
                    let actor = try connection.actor(engine.county, login: login, engine.offices)
                else { continue }
                let posts = actor.posts.filter { $0.isHeld(on: day) }.map { engine.organs.name(of: $0.organ) + $0.role.name }
                chosen.append(Account(login: login, name: actor.name, posts: posts.joined(separator: "、")))
            }
            return chosen
        }
    }

    /// Gives the accounts new passwords and prints them, this once.
    func announce(on day: Day) throws {
        let accounts = try chosen(on: day)
        let identity = Identity(engine.database, county: engine.county, offices: engine.offices)
        let passwords = try identity.issueInitialPasswords(logins: accounts.map(\.login), mustChange: false)
        let known = Dictionary(passwords.map { ($0.login, $0.password) }, uniquingKeysWith: { first, _ in first })
        print("")
        print("演示账号（密码随机生成，只显示这一次）：")
        for account in accounts {
            print("  \(Columns.padded(account.login, 10))\(Columns.padded(known[account.login] ?? "", 24))\(account.name)　\(account.posts)")
        }
        print("")
    }
}
