package import Kernel
package import Storage

/// What a person is told of the own accounts: a login opened, a password or second factor reset, an identity linked, a post delegated in
/// the person's name. It stays until the person has read it, and no administrator has a way to take it away.
package struct AccountNotices: Sendable {
    package let identity: Identity
    package init(_ identity: Identity) { self.identity = identity }

    private var county: String { identity.county }

    /// What has not been read before all that has, the newest first: many acts do not push an unread one out of sight for good.
    package func all(of person: PersonID, limit: Int = 100) throws -> [AccountNotice] {
        try identity.database.read { try $0.accountNotices(county, to: person, limit: limit) }
    }

    /// Marks one as read, under the account that the person had first: whoever opens a further one in the person's name does not make its
    /// opening unheard with it.
    ///
    /// - Throws: `identity.forbidden`.
    package func acknowledge(_ entry: Int, by actor: Actor) throws {
        try identity.database.write(for: county) { connection in
            if let own = try connection.firstLogin(county, of: actor.person), own != actor.login {
                throw Problem(
                    .forbidden, .identityForbidden, "关于您的账号的消息，须用您最初的账号“\(own)”登录后标为已读。", remedy: "如果账号“\(actor.login)”不是您要求开立的，请立即告知系统管理员。")
            }
            try connection.markNoticeSeen(county, to: actor.person, entry: entry)
        }
    }
}
