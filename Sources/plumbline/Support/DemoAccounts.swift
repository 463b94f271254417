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

    /// For each role one who can work where most waits: who has most in hand there, and no certificate that has run out.
    func chosen(on day: Day) throws -> [Account] {
        try engine.look { work in
            let connection = work.connection
            var chosen: [Account] = []
            for role in engine.offices.posts {
                let organs = try connection.all(
                    """
                    SELECT p.organ, (SELECT COUNT(*) FROM waiting w WHERE w.county = p.county AND w.organ = p.organ AND w.role = p.role) AS load
                    FROM post p WHERE p.county = $1 AND p.role = $2 GROUP BY p.county, p.organ, p.role ORDER BY load DESC, p.organ LIMIT 1
                    """, [SQLValue(engine.county), SQLValue(role.id)]
                ) { $0.text(0) }
                guard let organ = organs.first else { continue }
                let logins = try connection.all(
                    """
                    SELECT a.login, (SELECT COUNT(*) FROM agenda g WHERE g.county = p.county AND g.person = p.person) AS hand
                    FROM post p JOIN account a ON a.county = p.county AND a.person = p.person
                    WHERE p.county = $1 AND p.organ = $2 AND p.role = $3 AND a.disabled = 0 ORDER BY hand DESC, a.login LIMIT 50
                    """, [SQLValue(engine.county), SQLValue(organ), SQLValue(role.id)]
                ) { $0.text(0) }
                guard let actor = try able(logins.filter { login in !chosen.contains { $0.login == login } }, work, on: day) else { continue }
                let posts = actor.posts.filter { $0.isHeld(on: day) }.map { engine.organs.name(of: $0.organ) + $0.role.name }
                chosen.append(Account(login: actor.login, name: actor.name, posts: posts.joined(separator: "、")))
            }
            return chosen
        }
    }

    /// The first who holds a post on the day and can act by it; where there is none, the first at all.
    private func able(_ logins: [String], _ work: Work, on day: Day) throws -> Actor? {
        var first: Actor?
        for login in logins {
            guard let actor = try work.connection.actor(engine.county, login: login, engine.offices) else { continue }
            first = first ?? actor
            guard actor.posts.contains(where: { $0.isHeld(on: day) }) else { continue }
            if try Sight(work, actor, on: day).lapsedCredentials().isEmpty { return actor }
        }
        return first
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
