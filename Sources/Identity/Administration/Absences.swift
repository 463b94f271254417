import Engine
package import Kernel
package import Storage

/// Being away (请假、出差、学习): on which days, and who looks after one's matters meanwhile (代管).
///
/// It gives nobody a power: whoever looks after a matter takes steps in it by posts of his or her own, or by a delegation (代理).
package struct Absences: Sendable {
    package static let longestDays: Int = 366

    /// What is to be entered; both days are included.
    package struct Draft: Sendable {
        /// The login of whoever is away.
        package var account: String
        /// The login of whoever looks after the matters; empty for nobody.
        package var substitute: String
        package var from: Day
        package var until: Day
        package var reason: String

        package init(account: String, substitute: String, from: Day, until: Day, reason: String) {
            self.account = account
            self.substitute = substitute
            self.from = from
            self.until = until
            self.reason = reason
        }
    }

    package let identity: Identity

    package init(_ identity: Identity) { self.identity = identity }

    private var county: String { identity.county }

    /// Enters an absence: one's own, or as a head that of somebody in the organs below.
    ///
    /// - Parameter way: by which way the actor came in, where it was not a page.
    /// - Returns: its number.
    @discardableResult
    package func enter(_ draft: Draft, by login: String, way: String? = nil) throws -> Int {
        let at = identity.official()
        return try identity.database.write(for: county) { connection in
            guard let actor = try connection.actor(county, login: login, identity.offices) else { throw Identity.noAccount(login) }
            let organs = OrganTree(try connection.organs(county, identity.offices))
            // Whoever heads nothing enters only his or her own, and is not told which accounts there are.
            let isHead = actor.posts.contains { $0.role.reach == .subtree && $0.isHeld(on: at.day) }
            guard isHead || draft.account.trimmed == login else {
                throw Problem(
                    .forbidden, .identityForbidden, "\(actor.name)不是机关负责人，不能代他人登记离岗。", remedy: "请由本人登记，或者由所在机关的负责人登记。")
            }
            guard let away = try connection.actor(county, login: draft.account.trimmed, identity.offices) else {
                throw Identity.noAccount(draft.account)
            }
            try requireMayEnter(for: away, actor, organs, on: at.day)
            let substitute = try self.substitute(draft, connection)
            let reason = try check(draft, away, substitute, organs, on: at.day)
            try checkFree(draft, away, substitute, connection)
            let row = AbsenceRow(
                id: try connection.nextAbsenceID(county), person: away.person, substitute: substitute?.person, from: draft.from,
                until: draft.until, reason: reason, enteredBy: login)
            try connection.insert(county, row)
            try append("absence.enter", row, actor, organs, way, connection, at)
            return row.id
        }
    }

    /// Takes an absence back, or ends one that has begun; by whoever is away, or a head above.
    package func revoke(_ id: Int, by login: String, way: String? = nil) throws {
        let at = identity.official()
        try identity.database.write(for: county) { connection in
            guard let actor = try connection.actor(county, login: login, identity.offices) else { throw Identity.noAccount(login) }
            guard let row = try connection.absence(county, id) else {
                throw Problem(.missing, .identityInvalid, "没有第\(id)号离岗登记。", remedy: "请核对编号。")
            }
            let organs = OrganTree(try connection.organs(county, identity.offices))
            if row.person != actor.person {
                let posts = try connection.posts(county, of: row.person, identity.offices)
                let away = Actor(login: "", person: row.person, name: try connection.name(county, of: row.person) ?? "", posts: posts)
                try requireMayEnter(for: away, actor, organs, on: at.day)
            }
            guard row.revokedAt == nil else { throw Problem(.conflict, .identityExists, "第\(id)号离岗登记已经撤销。") }
            guard row.until >= at.day else { throw Problem(.conflict, .identityExists, "第\(id)号离岗登记已经期满，不能撤销。") }
            try connection.revokeAbsence(county, id, at: at)
            try append("absence.revoke", row, actor, organs, way, connection, at)
        }
    }

    /// A person's, the earliest first, taken back or over too.
    package func all(of person: PersonID) throws -> [AbsenceRow] {
        try identity.database.read { try $0.absences(county, of: person) }
    }

    private func requireMayEnter(for away: Actor, _ actor: Actor, _ organs: OrganTree, on today: Day) throws {
        if away.person == actor.person { return }
        let places = Self.organs(of: away, on: today)
        guard places.contains(where: { Work.heading($0, actor, organs, on: today) != nil }) else {
            throw Problem(
                .forbidden, .identityForbidden, "\(actor.name)不是\(away.name)所在机关或者其上级机关的负责人，不能代为登记离岗。",
                remedy: "请由本人登记，或者由所在机关的负责人登记。")
        }
    }

    /// Where somebody works: posts that look at matters, now or later.
    private static func organs(of person: Actor, on day: Day) -> [OrganCode] {
        let posts = person.posts.filter { $0.onBehalfOf == nil && $0.role.reach != .none && ($0.until.map { $0 >= day } ?? true) }
        return posts.map(\.organ)
    }

    private func substitute(_ draft: Draft, _ connection: Connection) throws -> Actor? {
        let login = draft.substitute.trimmed
        if login.isEmpty { return nil }
        guard let actor = try connection.actor(county, login: login, identity.offices) else { throw Identity.noAccount(login) }
        return actor
    }

    /// - Returns: the reason as it is to be kept.
    private func check(_ draft: Draft, _ away: Actor, _ substitute: Actor?, _ organs: OrganTree, on today: Day) throws -> String {
        var problems: [FieldProblem] = []
        let reason = Administration.checked(draft.reason, "reason", "事由", 200, &problems)
        if draft.from < today {
            problems.append(FieldProblem(field: "from", label: "离岗起始日", given: draft.from.iso, rule: "不得早于今天（\(today)）"))
        }
        if draft.until < draft.from {
            problems.append(FieldProblem(field: "until", label: "离岗届满日", given: draft.until.iso, rule: "不得早于起始日"))
        } else if draft.until - draft.from >= Self.longestDays {
            problems.append(FieldProblem(field: "until", label: "离岗届满日", given: draft.until.iso, rule: "最长\(Self.longestDays)天"))
        }
        if Self.organs(of: away, on: draft.from).isEmpty {
            problems.append(
                FieldProblem(field: "account", label: "离岗人员", given: draft.account.label(40), rule: "应有办理事项的岗位"))
        }
        if let substitute {
            if substitute.person == away.person {
                problems.append(FieldProblem(field: "substitute", label: "代管人", given: draft.substitute.label(40), rule: "不得是本人"))
            } else if !stands(substitute, for: away, on: draft.from) {
                problems.append(
                    FieldProblem(
                        field: "substitute", label: "代管人", given: draft.substitute.label(40), rule: "应在同一机关有相同的岗位，或者是该机关的负责人"))
            }
        }
        try Administration.refuse(problems)
        return reason
    }

    /// Whether somebody can look after another's matters: the matters are in sight, and one can act in them.
    private func stands(_ substitute: Actor, for away: Actor, on day: Day) -> Bool {
        let posts = away.posts.filter { $0.onBehalfOf == nil && $0.isHeld(on: day) }
        return substitute.posts.contains { post in
            guard post.onBehalfOf == nil, post.isHeld(on: day) else { return false }
            return posts.contains { $0.organ == post.organ && ($0.role == post.role || post.role == .head) }
        }
    }

    /// Nobody is away twice, and nobody looks after another's matters while away.
    private func checkFree(_ draft: Draft, _ away: Actor, _ substitute: Actor?, _ connection: Connection) throws {
        let known = try connection.absences(county, from: draft.from).filter { $0.overlaps(draft.from, draft.until) }
        if let other = known.first(where: { $0.person == away.person }) {
            throw Problem(
                .conflict, .identityExists, "\(away.name)在\(other.from)至\(other.until)已经登记离岗（第\(other.id)号），日期重叠。",
                remedy: "请先撤销原来的登记，或者另定日期。")
        }
        if let substitute, let other = known.first(where: { $0.person == substitute.person }) {
            throw Problem(
                .conflict, .identityExists, "代管人\(substitute.name)在\(other.from)至\(other.until)自己离岗，不能代管。", remedy: "请另选代管人，或者另定日期。")
        }
        if let other = known.first(where: { $0.substitute == away.person }) {
            let name = try connection.name(county, of: other.person) ?? other.person.description
            throw Problem(
                .conflict, .identityExists, "\(away.name)在\(other.from)至\(other.until)代管\(name)的事项（第\(other.id)号），不能同时离岗。",
                remedy: "请先由\(name)或者负责人撤销原来的登记，另定代管人。")
        }
    }

    private func append(
        _ action: String, _ row: AbsenceRow, _ actor: Actor, _ organs: OrganTree, _ way: String?, _ connection: Connection, _ at: Instant
    ) throws {
        var changes: [JSON.Member] = [
            .init("absence", .integer(row.id)), .init("person", .text(row.person.description)),
            .init("substitute", .text(row.substitute?.description ?? "")), .init("from", .text(row.from.iso)), .init("until", .text(row.until.iso)),
            .init("reason", .text(row.reason)),
        ]
        if let way { changes.append(.init("via", .text(way))) }
        let posts = try connection.posts(county, of: row.person, identity.offices)
        let organ = posts.first { $0.role.reach != .none && $0.isHeld(on: at.day) }?.organ ?? organs.root ?? OrganCode(county)
        // Whoever did it need not be told of it.
        let told = ([row.person] + (row.substitute.map { [$0] } ?? [])).filter { $0 != actor.person }
        let entry = RegisterEntry(
            kind: Administration.journalKind, action: action, login: actor.login, person: actor.person.description, organ: organ.description,
            changes: changes, told: told)
        try entry.append(county, connection, at: at)
    }
}
