package import Kernel
package import Storage

/// What a county registers before its first matter: organs, people with their posts, and the accounts they sign in with.
package struct Register: Sendable {
    package struct Person: Sendable {
        package let id: PersonID
        package let name: String
        package let login: String
        package let posts: [Post]

        package init(id: PersonID, name: String, login: String, posts: [Post]) {
            self.id = id
            self.name = name
            self.login = login
            self.posts = posts
        }
    }

    package var organs: [Organ]
    package var people: [Person]
    package var settings: [String: String]

    package init(organs: [Organ], people: [Person], settings: [String: String] = [:]) {
        self.organs = organs
        self.people = people
        self.settings = settings
    }

    /// Enters the register, with a journal entry that commits to it. Entering the same register again changes nothing.
    package func enter(_ county: String, in database: Storage.Database, at: Instant, by login: String = "system") throws {
        try database.write(for: county) { connection in
            for organ in organs { try connection.upsert(county, organ) }
            for person in people {
                try connection.upsertPerson(county, id: person.id, name: person.name)
                for post in person.posts { try connection.upsertPost(county, person: person.id, post) }
                try connection.upsertAccount(county, login: person.login, person: person.id)
            }
            for (key, value) in settings.sorted(by: { $0.key < $1.key }) { try connection.set(county, setting: key, to: value) }
            try Self.commit(county, connection, at: at, by: login)
        }
    }

    /// Appends an entry with the digest of the registers as they now stand, unless the last such entry has it already.
    package static func commit(_ county: String, _ connection: Connection, at: Instant, by login: String) throws {
        if let last = try connection.lastRegisterEntry(county), let content = try? JSON(parsing: last.content),
            try content["register"]?.string == RegisterEntry.digest(county, connection)
        {
            return
        }
        try RegisterEntry(kind: "register", action: "register", login: login, person: login, organ: county).append(county, connection, at: at)
    }
}
