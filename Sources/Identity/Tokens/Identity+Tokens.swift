import Engine
package import Kernel
import Proof
package import Storage

/// A token that has just been made, with its text, which is told this once and kept nowhere.
package struct IssuedToken: Sendable {
    package let text: String
    package let row: TokenRow
}

extension Identity {
    /// Hours that a token may last.
    package static let tokenHours: ClosedRange<Int> = 1...12
    /// Tokens of one account at the same time.
    package static let mostTokens: Int = 5

    /// Makes a token by which the account's owner acts away from a browser, until it ends or is revoked. The journal has its name and its
    /// end, never its text; the person is told.
    ///
    /// - Parameters:
    ///   - actor: who has just proved to be the person; not by another token.
    ///   - purpose: what it is for, for whoever reads of it later.
    /// - Throws: `identity.invalid` with what is wrong, `identity.token` for too many or one made by a token.
    package func issueToken(_ actor: Actor, purpose: String, hours: Int) throws -> IssuedToken {
        guard actor.way?.hasPrefix(Self.tokenWay) != true else {
            throw Problem(.forbidden, .identityToken, "不能用令牌再开令牌。", remedy: "请用密码办理。")
        }
        var problems: [FieldProblem] = []
        let purpose = Administration.checked(purpose, "purpose", "用途", 100, &problems)
        if !Self.tokenHours.contains(hours) {
            let rule = "应为\(Self.tokenHours.lowerBound)至\(Self.tokenHours.upperBound)"
            problems.append(FieldProblem(field: "hours", label: "有效小时数", given: String(hours), rule: rule))
        }
        try Administration.refuse(problems)
        let (at, text) = (now(), Token.random())
        let name = "t-" + Hex.encode(SecretBytes.random(5))
        let row = TokenRow(
            id: Token.id(of: text), name: name, login: actor.login, purpose: purpose, made: at, expires: at.advanced(bySeconds: hours * 3_600))
        try database.write(for: county) { connection in
            guard try connection.tokens(county, of: actor.login, at: at).count < Self.mostTokens else {
                throw Problem(.conflict, .identityToken, "账号“\(actor.login)”已有\(Self.mostTokens)个有效的令牌。", remedy: "请先撤销不用的。")
            }
            try connection.insert(county, row)
            try record("token.create", row, actor, connection)
        }
        return IssuedToken(text: text, row: row)
    }

    /// The person whom a token stands for, as long as it is neither over nor revoked and the account is not disabled.
    ///
    /// - Throws: `identity.token`.
    package func actor(token text: String) throws -> Actor {
        let at = now()
        let found = try database.read { connection -> TokenRow? in
            guard text.utf8.count <= 64, let row = try connection.token(county, id: Token.id(of: text)) else { return nil }
            return try reached(at, connection) < row.expires ? row : nil
        }
        guard let row = found else {
            throw Problem(.forbidden, .identityToken, "令牌不存在、已经撤销或者已经过期。", remedy: "请用 plumbline token create 另开一个。")
        }
        return try actor(row.login, way: Self.tokenWay + row.name)
    }

    package func tokens(of login: String) throws -> [TokenRow] {
        let at = now()
        return try database.read { try $0.tokens(county, of: login, at: reached(at, $0)) }
    }

    /// Puts a token out of use; only its own account does so, and whatever ends all sessions of the account.
    package func revokeToken(named name: String, by actor: Actor) throws {
        let at = now()
        try database.write(for: county) { connection in
            guard let row = try connection.tokens(county, of: actor.login, at: at).first(where: { $0.name == name }) else {
                throw Problem(.missing, .identityToken, "账号“\(actor.login)”没有名为“\(name)”的有效令牌。", remedy: "请核对名称。")
            }
            try connection.revokeToken(county, id: row.id, at: at)
            try record("token.revoke", row, actor, connection)
        }
    }

    static let tokenWay: String = "token:"

    private func record(_ action: String, _ row: TokenRow, _ actor: Actor, _ connection: Connection) throws {
        let changes: [JSON.Member] =
            [
                .init("account", .text(row.login)), .init("person", .text(actor.person.description)), .init("token", .text(row.name)),
                .init("purpose", .text(row.purpose)), .init("expires", .text(row.expires.iso)),
            ] + actor.journalled
        try RegisterEntry(
            kind: Administration.journalKind, action: action, login: actor.login, person: actor.person.description, organ: county,
            changes: changes, told: action == "token.create" ? [actor.person] : []
        ).append(county, connection, at: official())
    }
}
