import Kernel
import Storage

extension Administration {
    /// Lets an identity elsewhere sign in to an account; one identity stands for one account. It is the administrator's act, and the person
    /// whose account it is hears of it.
    package func link(issuer: String, subject: String, account: String, by login: String) throws {
        try change("account.link", of: account, by: login) { authority, connection, changes, at in
            _ = try self.account(account, authority, connection)
            if let other = try connection.login(county, issuer: issuer, subject: subject) {
                let told = other == account ? "本账号" : "另一账号"
                throw Problem(.conflict, .identityLinked, "身份“\(subject)”（\(issuer)）已经与\(told)关联。", remedy: "请先核对身份，再解除原来的关联。")
            }
            try connection.link(county, issuer: issuer, subject: subject, login: account, at: at)
            changes = [.init("account", .text(account)), .init("issuer", .text(issuer)), .init("subject", .text(subject))]
        }
    }

    /// Undoes a link, and ends the account's sessions: one of them may have come by it.
    package func unlink(issuer: String, subject: String, account: String, by login: String) throws {
        try change("account.unlink", of: account, by: login) { authority, connection, changes, at in
            _ = try self.account(account, authority, connection)
            guard try connection.login(county, issuer: issuer, subject: subject) == account else {
                throw Problem(.missing, .identityLinked, "身份“\(subject)”（\(issuer)）没有与账号“\(account)”关联。", remedy: "请核对身份。")
            }
            try connection.unlink(county, issuer: issuer, subject: subject)
            try connection.revokeSessions(county, of: account, at: at)
            changes = [.init("account", .text(account)), .init("issuer", .text(issuer)), .init("subject", .text(subject))]
        }
        identity.cache.removeAll(login: account)
    }
}
