package import Kernel
package import Storage

extension Administration {
    /// An account as its administrator sees it.
    package struct AccountInfo: Sendable {
        package let login: String
        package let person: PersonID
        package let name: String
        package let isDisabled: Bool
        package let posts: [Post]
        package let delegatedPosts: [Post]
        package let hasPassword: Bool
        package let mustChangePassword: Bool
        package let hasSecondFactor: Bool
        package let lockedUntil: Instant?
        package let lastSignIn: SignInPlace?
    }

    /// Part of a list, in the order of logins.
    package struct AccountPage: Sendable {
        package let accounts: [AccountInfo]
        /// What to ask for the following page with; `nil` on the last one.
        package let next: String?
        /// How many there are on all pages.
        package let total: Int
    }

    /// The accounts of people who have, or last had, a post in an organ that is administered.
    ///
    /// - Parameters:
    ///   - text: part of a name or login; empty for all.
    ///   - after: `next` of the page before.
    package func accounts(by login: String, matching text: String = "", after: String = "", limit: Int = 50) throws -> AccountPage {
        let at = identity.now()
        return try identity.database.read { connection in
            let authority = try authority(login, connection, on: identity.official().day)
            let search = AccountSearch(text: text.trimmed.label(40), organs: authority.reach.map(\.description), isRoot: isRoot(authority))
            let limit = min(max(limit, 1), 500)
            let rows = try connection.accounts(county, search, after: after, limit: limit + 1)
            let accounts = try rows.prefix(limit).map { try info($0, connection, at) }
            return AccountPage(
                accounts: accounts, next: rows.count > limit ? accounts.last?.login : nil, total: try connection.countAccounts(county, search))
        }
    }

    /// One account; the administrator must reach its person.
    package func account(_ account: String, by login: String) throws -> AccountInfo {
        let at = identity.now()
        return try identity.database.read { connection in
            let authority = try authority(login, connection, on: identity.official().day)
            return try info(self.account(account, authority, connection), connection, at)
        }
    }

    /// The organs that are administered, in the order of the tree.
    package func organs(by login: String) throws -> [Organ] {
        try identity.database.read { connection in
            let authority = try authority(login, connection, on: identity.official().day)
            guard let root = authority.organs.root else { return [] }
            return authority.organs.branch(of: root).filter { authority.reach.contains($0.code) }
        }
    }

    /// What administrators and those who stand in for one another did, the newest first, as far as it is administered.
    ///
    /// - Parameter before: the last entry of the page before; `nil` for the first page.
    package func entries(by login: String, before: Int? = nil, limit: Int = 50) throws -> [JournalRow] {
        try identity.database.read { connection in
            let authority = try authority(login, connection, on: identity.official().day)
            let organs = isRoot(authority) ? nil : Array(authority.reach)
            return try connection.registerEntries(county, kind: Self.journalKind, within: organs, before: before, limit: min(max(limit, 1), 500))
        }
    }

    /// What was done about a person's accounts and posts, the newest first; the administrator must reach the person.
    package func history(of person: PersonID, by login: String, limit: Int = 20) throws -> [JournalRow] {
        try identity.database.read { connection in
            let authority = try authority(login, connection, on: identity.official().day)
            let posts = try connection.posts(county, of: person, identity.offices)
            try authority.require(person: person, name: person.description, posts: posts)
            return try connection.administration(county, of: person, limit: limit)
        }
    }

    private func isRoot(_ authority: Authority) -> Bool { authority.organs.root.map(authority.reach.contains) ?? false }

    private func info(_ row: AccountRow, _ connection: Connection, _ at: Instant) throws -> AccountInfo {
        let credential = try connection.credential(county, row.login)
        return AccountInfo(
            login: row.login, person: row.person, name: row.name, isDisabled: row.isDisabled,
            posts: try connection.posts(county, of: row.person, identity.offices),
            delegatedPosts: try connection.delegatedPosts(county, to: row.person, identity.offices), hasPassword: credential?.password != nil,
            mustChangePassword: credential?.mustChange ?? false, hasSecondFactor: credential?.totpSecret != nil,
            lockedUntil: credential?.lockedUntil.flatMap { $0 > at ? $0 : nil }, lastSignIn: credential?.lastSignIn)
    }
}

extension OrganTree {
    /// An organ and all below it, each before its own children, children by their codes.
    func branch(of code: OrganCode) -> [Organ] {
        guard let organ = self[code] else { return [] }
        let below = organs.values.filter { $0.parent == code }.sorted { $0.code.description < $1.code.description }
        return [organ] + below.flatMap { branch(of: $0.code) }
    }
}
