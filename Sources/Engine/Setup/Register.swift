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
    ///
    /// - Parameter isDemonstration: the county is founded for demonstration; its first entry says so for good.
    /// - Throws: `engine.notDemonstration` when a demonstration would be entered into a county that was not founded as one.
    package func enter(
        _ county: String, in database: Storage.Database, at: Instant, by login: String = "system", isDemonstration: Bool = false
    ) throws {
        try database.write(for: county) { connection in
            var changes: [JSON.Member] = []
            if isDemonstration {
                if try connection.lastEntry(county) == nil {
                    changes.append(.init("demonstration", .flag(true)))
                } else if try !connection.isDemonstration(county) {
                    throw Problem(
                        .conflict, .engineNotDemonstration, "“\(county)”不是作为演示设立的县，不能写入演示的数据。", remedy: "请换一个数据文件夹或者数据库。")
                }
            }
            changes += try settingChanges(county, connection)
            for organ in organs { try connection.upsert(county, organ) }
            for person in people {
                try connection.upsertPerson(county, id: person.id, name: person.name)
                for post in person.posts { try connection.upsertPost(county, person: person.id, post) }
                try connection.upsertAccount(county, login: person.login, person: person.id)
            }
            for (key, value) in settings.sorted(by: { $0.key < $1.key }) { try connection.set(county, setting: key, to: value) }
            try Self.commit(county, connection, at: at, by: login, changes)
        }
    }

    /// What becomes of each setting that is not so already, old and new.
    private func settingChanges(_ county: String, _ connection: Connection) throws -> [JSON.Member] {
        let before = try connection.settings(county).texts
        let changed = settings.filter { before[$0.key] != $0.value }.sorted { $0.key < $1.key }.map { key, value in
            JSON.object([.init("setting", .text(key)), .init("old", before[key].map { .text($0) } ?? .null), .init("new", .text(value))])
        }
        return changed.isEmpty ? [] : [.init("settings", .array(changed))]
    }

    /// Appends an entry with the digest of the registers as they now stand, unless the last such entry has it already.
    package static func commit(_ county: String, _ connection: Connection, at: Instant, by login: String, _ changes: [JSON.Member] = []) throws {
        if let last = try connection.lastRegisterEntry(county), let content = try? JSON(parsing: last.content),
            try content["register"]?.string == RegisterEntry.digest(county, connection)
        {
            return
        }
        try RegisterEntry(kind: "register", action: "register", login: login, person: login, organ: county, changes: changes)
            .append(county, connection, at: at)
    }
}

extension Problem.Code {
    package static let engineNotDemonstration: Problem.Code = Problem.Code("engine.notDemonstration")
}
