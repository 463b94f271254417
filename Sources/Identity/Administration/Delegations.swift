import Engine
package import Kernel
package import Storage

/// Standing in for another (代理): the holder of a post lets somebody near take its steps for some days.
package struct Delegations: Sendable {
    package static let longestDays: Int = 90

    /// What is to be delegated; both days are included.
    package struct Draft: Sendable {
        package var organ: OrganCode
        package var role: Role
        /// The login of whoever is to stand in.
        package var taker: String
        package var from: Day
        package var until: Day
        package var reason: String

        package init(organ: OrganCode, role: Role, taker: String, from: Day, until: Day, reason: String) {
            self.organ = organ
            self.role = role
            self.taker = taker
            self.from = from
            self.until = until
            self.reason = reason
        }
    }

    package let identity: Identity

    package init(_ identity: Identity) { self.identity = identity }

    private var county: String { identity.county }

    /// Delegates a post of the account's own holder and returns the delegation's number.
    @discardableResult
    package func grant(_ draft: Draft, by login: String) throws -> Int {
        let at = identity.official()
        return try identity.database.write(for: identity.county) { connection in
            guard let giver = try connection.actor(county, login: login, identity.offices) else { throw Identity.noAccount(login) }
            guard let taker = try connection.actor(county, login: draft.taker.trimmed, identity.offices) else {
                throw Identity.noAccount(draft.taker)
            }
            let organs = OrganTree(try connection.organs(county, identity.offices))
            let reason = try check(draft, giver, taker, organs, on: at.day)
            try checkNotDelegated(draft, giver, organs, connection)
            let row = DelegationRow(
                id: try connection.nextDelegationID(county), giver: giver.person, taker: taker.person, organ: draft.organ, role: draft.role,
                from: draft.from, until: draft.until, reason: reason, grantedBy: login)
            try connection.insert(county, row)
            try append("delegation.grant", row, giver, login, connection, at)
            return row.id
        }
    }

    /// Ends a delegation at once; its giver may do so, and whoever administers the organ.
    package func revoke(_ id: Int, by login: String) throws {
        let at = identity.official()
        try identity.database.write(for: identity.county) { connection in
            guard let actor = try connection.actor(county, login: login, identity.offices) else { throw Identity.noAccount(login) }
            guard let row = try connection.delegation(county, id, identity.offices) else {
                throw Problem(.missing, .identityInvalid, "没有第\(id)号代理。", remedy: "请核对编号。")
            }
            if row.giver != actor.person { try Authority(login, county, identity.offices, connection, on: at.day).require(organ: row.organ) }
            guard row.revokedAt == nil else { throw Problem(.conflict, .identityExists, "第\(id)号代理已经撤销。") }
            try connection.revokeDelegation(county, id, at: at)
            try append("delegation.revoke", row, actor, login, connection, at)
        }
    }

    /// What a person has delegated, ended ones too.
    package func given(by person: PersonID) throws -> [DelegationRow] {
        try identity.database.read { try $0.delegations(county, from: person, identity.offices) }
    }

    /// What has been delegated to a person, ended ones too.
    package func taken(by person: PersonID) throws -> [DelegationRow] {
        try identity.database.read { try $0.delegations(county, to: person, identity.offices) }
    }

    /// - Returns: the reason as it is to be kept.
    private func check(_ draft: Draft, _ giver: Actor, _ taker: Actor, _ organs: OrganTree, on today: Day) throws -> String {
        guard draft.role.isDelegable else {
            throw Problem(.forbidden, .identityForbidden, "\(draft.role.name)岗位不得代理。", remedy: "请由系统管理员另行授予岗位。")
        }
        var problems: [FieldProblem] = []
        let reason = Administration.checked(draft.reason, "reason", "代理事由", 200, &problems)
        if draft.from < today {
            problems.append(FieldProblem(field: "from", label: "代理起始日", given: draft.from.iso, rule: "不得早于今天（\(today)）"))
        }
        if draft.until < draft.from {
            problems.append(FieldProblem(field: "until", label: "代理届满日", given: draft.until.iso, rule: "不得早于起始日"))
        } else if draft.until - draft.from >= Self.longestDays {
            problems.append(FieldProblem(field: "until", label: "代理届满日", given: draft.until.iso, rule: "代理最长\(Self.longestDays)天"))
        }
        if taker.person == giver.person {
            problems.append(FieldProblem(field: "taker", label: "代理人", given: draft.taker.label(40), rule: "不得是本人"))
        } else if !works(taker, near: draft.organ, organs, on: draft.from) {
            problems.append(
                FieldProblem(field: "taker", label: "代理人", given: draft.taker.label(40), rule: "应在同一机关或者其上一级、下一级机关任职"))
        }
        try Administration.refuse(problems)
        let holds = giver.posts.contains { post in
            post.organ == draft.organ && post.role == draft.role && post.onBehalfOf == nil && post.isHeld(on: draft.from)
                && post.isHeld(on: draft.until)
        }
        guard holds else {
            throw Problem(
                .forbidden, .identityForbidden, "\(giver.name)在代理期间没有\(organs.name(of: draft.organ))的\(draft.role.name)岗位，不能交他人代理。",
                remedy: "只能代理本人担任的岗位；受托代理的岗位不得再交他人代理。")
        }
        return reason
    }

    private func works(_ taker: Actor, near organ: OrganCode, _ organs: OrganTree, on day: Day) -> Bool {
        taker.posts.contains { post in
            post.onBehalfOf == nil && post.role != .administrator && post.role != .auditor && post.isHeld(on: day)
                && (post.organ == organ || organs[post.organ]?.parent == organ || organs[organ]?.parent == post.organ)
        }
    }

    private func checkNotDelegated(_ draft: Draft, _ giver: Actor, _ organs: OrganTree, _ connection: Connection) throws {
        let other = try connection.delegations(county, from: giver.person, identity.offices).first { row in
            row.revokedAt == nil && row.organ == draft.organ && row.role == draft.role && row.from <= draft.until && draft.from <= row.until
        }
        if let other {
            throw Problem(
                .conflict, .identityExists,
                "\(organs.name(of: draft.organ))的\(draft.role.name)岗位在\(other.from)至\(other.until)已交他人代理（第\(other.id)号）。",
                remedy: "请先撤销原来的代理，或者另定日期。")
        }
    }

    private func append(_ action: String, _ row: DelegationRow, _ actor: Actor, _ login: String, _ connection: Connection, _ at: Instant) throws {
        let changes: [JSON.Member] = [
            .init("delegation", .integer(row.id)), .init("giver", .text(row.giver.description)), .init("taker", .text(row.taker.description)),
            .init("organ", .text(row.organ.description)), .init("role", .text(row.role.id)), .init("from", .text(row.from.iso)),
            .init("until", .text(row.until.iso)), .init("reason", .text(row.reason)),
        ]
        let entry = RegisterEntry(
            kind: Administration.journalKind, action: action, login: login, person: actor.person.description, organ: row.organ.description,
            changes: changes, told: [row.giver, row.taker])
        try entry.append(county, connection, at: at)
    }
}

extension Role {
    /// Whether the holder may let another stand in: not for a post that looks at no matter, such as the administrator's.
    package var isDelegable: Bool { reach != .none }
}
