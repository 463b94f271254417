import Engine
package import Kernel
import Storage

extension Administration {
    /// Somebody who is to have an account.
    package struct NewAccount: Sendable {
        package var login: String
        /// The number in the register of people; one that is not there yet is entered with the name.
        package var person: PersonID
        /// Needed for a new person; for a known one, empty or the name registered.
        package var name: String
        /// The first post. Without any post a person would belong to nobody's administration.
        package var post: Post?

        package init(login: String, person: PersonID, name: String, post: Post?) {
            self.login = login
            self.person = person
            self.name = name
            self.post = post
        }
    }

    /// An account with the password that is told this once.
    package struct IssuedPassword: Sendable {
        package let login: String
        package let password: String
    }

    /// Opens an account with a random password, which has to be changed at the first sign-in.
    package func createAccount(_ new: NewAccount, by login: String) throws -> IssuedPassword {
        try check(new)
        let (password, hash) = try issue()
        try createAccount(new, hash: hash, by: login, within: nil)
        return IssuedPassword(login: new.login.trimmed, password: password)
    }

    /// What can be said of a new account without the registers.
    private func check(_ new: NewAccount) throws {
        var problems: [FieldProblem] = []
        let account = Self.checkedCode(new.login, "login", "账号", &problems)
        let person = PersonID(Self.checkedCode(new.person.description, "person", "人员编号", &problems))
        if Actor.reserved.contains(account) {
            problems.append(FieldProblem(field: "login", label: "账号", given: account, rule: "不得使用系统保留的账号"))
        }
        if Actor.reserved.contains(person.description) {
            problems.append(FieldProblem(field: "person", label: "人员编号", given: person.description, rule: "不得使用系统保留的编号"))
        }
        try Self.refuse(problems)
    }

    /// - Parameter hash: of the first password; without one nobody can sign in yet.
    func createAccount(_ new: NewAccount, hash: String?, by login: String, within batch: Batch?) throws {
        try check(new)
        let (account, person) = (new.login.trimmed, PersonID(new.person.description.trimmed))
        try change("account.create", of: account, by: login, within: batch) { authority, connection, changes, at in
            try boundOperator(new.post, authority, connection)
            guard try connection.account(county, account) == nil else {
                throw Problem(.conflict, .identityExists, "账号“\(account)”已经存在。", remedy: "请换一个账号。")
            }
            let name = try register(person, new.name, new.post, authority, connection)
            try connection.upsertAccount(county, login: account, person: person)
            if let hash { try identity.set(hash, login: account, mustChange: true, connection, at: at) }
            changes = [.init("account", .text(account)), .init("person", .text(person.description)), .init("name", .text(name))]
            if let post = new.post {
                try grant(post, to: person, authority, connection)
                changes += post.members
            }
        }
    }

    /// Enters a new person, or recognises a known one; returns the name.
    private func register(_ person: PersonID, _ given: String, _ post: Post?, _ authority: Authority, _ connection: Connection) throws -> String {
        var problems: [FieldProblem] = []
        if let known = try connection.name(county, of: person) {
            if !given.trimmed.isEmpty, given.trimmed != known {
                problems.append(FieldProblem(field: "name", label: "姓名", given: given.label(40), rule: "人员编号“\(person)”登记的姓名不是这个"))
            }
            try Self.refuse(problems)
            try authority.require(person: person, name: known, posts: connection.posts(county, of: person, identity.offices))
            return known
        }
        let name = Self.checked(given, "name", "姓名", 40, &problems)
        if post == nil { problems.append(FieldProblem(field: "role", label: "岗位", given: "", rule: "新登记的人员应有一个岗位")) }
        try Self.refuse(problems)
        try connection.upsertPerson(county, id: person, name: name)
        return name
    }

    /// Keeps somebody from signing in, and ends the sessions.
    package func disable(account: String, by login: String) throws {
        try change("account.disable", of: account, by: login) { authority, connection, changes, at in
            let row = try self.account(account, authority, connection)
            guard !row.isDisabled else { throw Problem(.conflict, .identityExists, "账号“\(account)”已经停用。") }
            try keepAnAdministrator(authority, connection, on: authority.today) {
                try connection.setDisabled(county, login: account, true)
            }
            try connection.revokeSessions(county, of: account, at: at)
            changes = [.init("account", .text(account)), .init("disabled", .flag(true))]
        }
        identity.cache.removeAll(login: account)
    }

    /// Lets somebody sign in again; ended sessions stay ended.
    package func enable(account: String, by login: String) throws {
        try change("account.enable", of: account, by: login) { authority, connection, changes, _ in
            let row = try self.account(account, authority, connection)
            guard row.isDisabled else { throw Problem(.conflict, .identityExists, "账号“\(account)”没有停用。") }
            try connection.setDisabled(county, login: account, false)
            changes = [.init("account", .text(account)), .init("disabled", .flag(false))]
        }
    }

    /// Ends the wait that failures to sign in have brought upon an account.
    package func unlock(account: String, by login: String) throws {
        try change("account.unlock", of: account, by: login) { authority, connection, changes, _ in
            _ = try self.account(account, authority, connection)
            guard var credential = try connection.credential(county, account), credential.failures > 0 else {
                throw Problem(.conflict, .identityExists, "账号“\(account)”没有登录失败的记录，不在等候中。")
            }
            credential.forgive()
            try connection.put(county, credential)
            changes = [.init("account", .text(account))]
        }
    }

    /// Gives a random password, which has to be changed at the next sign-in; ends the sessions and any waiting.
    package func resetPassword(account: String, by login: String) throws -> IssuedPassword {
        let (password, hash) = try issue()
        try change("password.reset", of: account, by: login) { authority, connection, changes, at in
            _ = try self.account(account, authority, connection)
            try refuseOwn(account, authority, "密码", remedy: "请在“修改密码”中更改。", connection)
            try identity.set(hash, login: account, mustChange: true, connection, at: at)
            changes = [.init("account", .text(account))]
        }
        identity.cache.removeAll(login: account)
        return IssuedPassword(login: account, password: password)
    }

    /// Takes the authenticator of somebody who has lost it out of use, and ends the sessions.
    package func resetSecondFactor(account: String, by login: String) throws {
        try change("secondFactor.reset", of: account, by: login) { authority, connection, changes, at in
            _ = try self.account(account, authority, connection)
            try refuseOwn(account, authority, "动态口令", remedy: "请用动态口令或者恢复码自行解除，或者请另一名系统管理员办理。", connection)
            guard var credential = try connection.credential(county, account), credential.totpSecret != nil else {
                throw Problem(.conflict, .identitySecondFactor, "账号“\(account)”没有启用动态口令。")
            }
            credential.removeSecondFactor()
            try connection.keep(county, credential, at: at)
            try connection.revokeSessions(county, of: account, at: at)
            changes = [.init("account", .text(account))]
        }
        identity.cache.removeAll(login: account)
    }

    /// Whoever took over an administrator's session may not do away with the owner's password or authenticator.
    private func refuseOwn(_ account: String, _ authority: Authority, _ what: String, remedy: String, _ connection: Connection) throws {
        guard try connection.account(county, account)?.person != authority.actor.person else {
            throw Problem(.forbidden, .identityForbidden, "不能重置本人的\(what)。", remedy: remedy)
        }
    }

    func issue() throws -> (password: String, hash: String) {
        let password = OneTimePassword.random()
        return (password, try PasswordHash(password, cost: identity.policy.cost).text)
    }
}

extension Post {
    /// A post as the journal names it.
    var members: [JSON.Member] {
        [
            .init("organ", .text(organ.description)), .init("role", .text(role.id)), .init("from", .text(from.iso)),
            .init("until", until.map { .text($0.iso) } ?? .null),
        ]
    }
}
