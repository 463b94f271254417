package import Engine
package import Kernel
import Storage

/// A change of a weighty setting that one person has proposed and another has still to confirm.
package struct SettingProposal: Sendable {
    /// The number of the proposing entry, by which it is confirmed.
    package let entry: Int
    package let at: Instant
    package let proposer: PersonID
    package let login: String
    package let key: String
    package let label: String
    package let old: String
    package let new: String
    package let reason: String
    /// It was confirmed by two who come from one hand, while the county was being founded.
    package fileprivate(set) var isFounding: Bool = false

    init?(_ row: JournalRow) {
        guard row.action == CountySettings.propose, let content = try? JSON(parsing: row.content), let key = content["setting"]?.string,
            let old = content["old"]?.string, let new = content["new"]?.string
        else { return nil }
        (entry, at, proposer, login, self.key, self.old, self.new) = (row.entry, row.at, PersonID(row.person), row.login, key, old, new)
        label = content["label"]?.string ?? key
        reason = content["reason"]?.string ?? ""
    }
}

/// Changes of what a county sets for itself: by whom, why, from what to what, all in the journal; weighty ones by two people.
package struct CountySettings: Sendable {
    package enum Outcome: Hashable, Sendable {
        /// By the journal's entry.
        case changed(key: String, entry: Int)
        case proposed(key: String, entry: Int)
    }

    let identity: Identity
    let declared: [any SettingDeclaration]
    let way: String?
    /// Where the request came from, for the audit trail.
    package var origin: AuditOrigin = .machine

    static let propose: String = "setting.propose"
    /// The entry by which what held only because the county was being founded ends.
    package static let lapsing: String = "setting.lapse"

    /// - Parameters:
    ///   - declared: by all kinds; those of signing in itself are known here.
    ///   - way: by which the person came in, where it was not a page.
    package init(_ identity: Identity, declared: [any SettingDeclaration], way: String? = nil) {
        self.identity = identity
        self.declared = declared + IdentitySettings.declared
        self.way = way
    }

    private var county: String { identity.county }

    /// Changes settings at once, or proposes the change where it is weighty. All or none.
    ///
    /// What holds only because the county was being founded (``ProvisionalSetting``) may be proposed once more as it is, to be confirmed by the
    /// rule; and anybody who may propose it may put back at once what held before, which was never one person's to decide.
    ///
    /// - Throws: `identity.invalid` with every value that is not lawful, `identity.forbidden` for a post that may not, `identity.token` by a
    ///   token.
    package func set(_ values: [String: String], reason: String, by login: String) throws -> [Outcome] {
        try refuseToken()
        var problems: [FieldProblem] = []
        let reason = Administration.checked(reason, "reason", "理由", 200, &problems)
        var wanted: [(setting: any SettingDeclaration, value: String)] = []
        for (key, text) in values.sorted(by: { $0.key < $1.key }) {
            guard let setting = declared.first(where: { $0.key == key }) else {
                problems.append(FieldProblem(field: key, label: key, given: text, rule: "没有这项设置"))
                continue
            }
            if let problem = setting.problem(with: text) { problems.append(problem) }
            wanted.append((setting, text))
        }
        try Administration.refuse(problems)
        let at = identity.official()
        return try identity.database.write(for: county) { connection in
            let current = try connection.settings(county)
            let before = wanted.map { $0.setting.text(in: current) }
            let provisional = try Founding.provisional(county, connection)
            try Administration.refuse(
                zip(wanted, before).filter { one, old in
                    one.value == old && !provisional.contains { $0.key == one.setting.key }
                }.map { one, old in
                    FieldProblem(field: one.setting.key, label: one.setting.label, given: old, rule: "与现在的值相同")
                })
            return try zip(wanted, before).map { one, old in
                let actor = try setter(login, one.setting, connection, on: at.day)
                let members = members(one.setting, from: old, to: one.value, reason)
                let putsBack = provisional.contains { $0.key == one.setting.key && $0.former == one.value }
                if one.setting.isWeighty, !putsBack {
                    return .proposed(key: one.setting.key, entry: try append(Self.propose, members, actor, connection, at))
                }
                try connection.set(county, setting: one.setting.key, to: one.value)
                return .changed(key: one.setting.key, entry: try append("setting.change", members, actor, connection, at))
            }
        }
    }

    /// What has been proposed and neither confirmed nor withdrawn, the oldest first.
    package func proposals() throws -> [SettingProposal] {
        try identity.database.read { try $0.openProposals(county, action: Self.propose) }.compactMap(SettingProposal.init)
    }

    /// Confirms what another person has proposed; it then holds.
    ///
    /// While the county is being founded the two may come from one hand (``Founding``): then the entry says so, the auditor is told, and it holds
    /// for a time only (``ProvisionalSetting``).
    ///
    /// - Throws: `identity.forbidden` for the proposer's own person and for whoever is not independent of it (``Independence``),
    ///   `identity.invalid` when the setting is another by now, `identity.token` by a token.
    package func confirm(_ entry: Int, by login: String) throws -> SettingProposal {
        try refuseToken()
        return try decide(entry, "setting.confirm", by: login) { proposal, setting, actor, connection in
            let isFounding = try requireIndependence(actor, proposal, setting, connection)
            let now = setting.text(in: try connection.settings(county))
            guard now == proposal.old else {
                throw Problem(
                    .conflict, .identityInvalid, "“\(proposal.label)”提出时为“\(proposal.old)”，现在为“\(now)”，不能按原来的提议修改。", remedy: "请撤回后重新提出。")
            }
            try Administration.refuse([setting.problem(with: proposal.new)].compactMap { $0 })
            try connection.set(county, setting: proposal.key, to: proposal.new)
            return isFounding
        }
    }

    /// A second person is one who is neither the first nor was lately in the first one's hands.
    ///
    /// - Returns: whether that is passed over because the county is being founded.
    private func requireIndependence(
        _ actor: Actor, _ proposal: SettingProposal, _ setting: any SettingDeclaration, _ connection: Connection
    ) throws -> Bool {
        let may = try confirmers(proposal, setting, connection)
        let others = may.map { "\($0.name)（\($0.login)）" }.joined(separator: "、")
        let remedy =
            may.isEmpty
            ? "现在没有可以确认的人：须有另一名有该岗位的人，其账号、岗位、密码、动态口令在提出以前\(Independence.days)日以来没有经提出人或者系统维护人员办理；满\(Independence.days)日以后重新提出，也可以确认。"
            : "可以确认的是：\(others)。"
        guard actor.person != proposal.proposer else {
            throw Problem(.forbidden, .identityForbidden, "“\(proposal.label)”的修改由您本人提出，须由另一人确认。", remedy: remedy)
        }
        let names = try connection.names(county)
        let independence = try Independence(county, since: proposal.at, at: identity.official(), connection)
        if let reason = independence.obstacle(confirmer: actor.person, proposer: proposal.proposer, names: names) {
            throw Problem(
                .forbidden, .identityForbidden, "“\(proposal.label)”的修改不能由您确认：\(reason)。重大的设置须由互不相属的两人决定。", remedy: remedy)
        }
        return independence.strict.obstacle(confirmer: actor.person, proposer: proposal.proposer, names: names) != nil
    }

    /// Who may confirm a proposal today.
    func confirmers(
        _ proposal: SettingProposal, _ setting: any SettingDeclaration, _ connection: Connection
    ) throws -> [(login: String, person: PersonID, name: String)] {
        guard let root = OrganTree(try connection.organs(county, identity.offices)).root else { return [] }
        let independence = try Independence(county, since: proposal.at, at: identity.official(), connection)
        let names = try connection.names(county)
        return try connection.holders(county, of: setting.setters, in: root, on: identity.official().day)
            .filter { independence.obstacle(confirmer: $0.person, proposer: proposal.proposer, names: names) == nil }
    }

    /// What a setting decides is decided by whoever is there, not by a script that was left a token.
    private func refuseToken() throws {
        guard way?.hasPrefix(Identity.tokenWay) == true else { return }
        throw Problem(.forbidden, .identityToken, "修改设置和确认修改，不能用令牌办理。", remedy: "请用密码办理。")
    }

    /// Takes a proposal back: its proposer, or another who could confirm it.
    package func withdraw(_ entry: Int, by login: String) throws -> SettingProposal {
        try decide(entry, "setting.withdraw", by: login) { _, _, _, _ in false }
    }

    /// - Parameter body: says whether it holds only because the county is being founded.
    private func decide(
        _ entry: Int, _ action: String, by login: String, _ body: (SettingProposal, any SettingDeclaration, Actor, Connection) throws -> Bool
    ) throws -> SettingProposal {
        let at = identity.official()
        return try identity.database.write(for: county) { connection in
            guard let row = try connection.entry(county, entry), var proposal = SettingProposal(row),
                let setting = declared.first(where: { $0.key == proposal.key })
            else { throw Problem(.missing, .identityInvalid, "第\(entry)条记录不是修改设置的提议。", remedy: "请用 plumbline config --proposals 核对。") }
            guard try connection.entry(county, request: Connection.settingDecision(entry)) == nil else {
                throw Problem(.conflict, .identityExists, "第\(entry)条的提议已经确认或者撤回。")
            }
            let actor = try setter(login, setting, connection, on: at.day)
            proposal.isFounding = try body(proposal, setting, actor, connection)
            let mark: [JSON.Member] = proposal.isFounding ? [.init("founding", .flag(true))] : []
            let members: [JSON.Member] =
                [.init("proposal", .integer(entry)), .init("proposer", .text(proposal.proposer.description))]
                + members(setting, from: proposal.old, to: proposal.new, proposal.reason) + mark
            let decision = try append(action, members, actor, connection, at, request: Connection.settingDecision(entry))
            if proposal.isFounding {
                let subject = "提出人和确认人出自同一人之手：\(proposal.label)，全过程记录第\(decision)条"
                try connection.trace(
                    county, AuditEvent(.alertFounding, at: at, by: actor, subject: subject, origin: way == nil ? origin : .machine))
            }
            return proposal
        }
    }

    /// Whoever holds one of the posts that the setting names, in the county's own organ.
    private func setter(_ login: String, _ setting: any SettingDeclaration, _ connection: Connection, on day: Day) throws -> Actor {
        guard let actor = try connection.actor(county, login: login, identity.offices) else { throw Identity.noAccount(login) }
        let root = OrganTree(try connection.organs(county, identity.offices)).root
        guard setting.maySet(actor, root: root, on: day) else {
            throw Problem(
                .forbidden, .identityForbidden, "“\(setting.label)”由县人民政府的\(setting.setterWords)修改，账号“\(login)”没有这样的岗位。",
                remedy: "请由有该岗位的人办理。")
        }
        return actor
    }

    private func members(_ setting: any SettingDeclaration, from old: String, to new: String, _ reason: String) -> [JSON.Member] {
        [
            .init("setting", .text(setting.key)), .init("label", .text(setting.label)), .init("old", .text(old)), .init("new", .text(new)),
            .init("reason", .text(reason)),
        ]
    }

    private func append(
        _ action: String, _ members: [JSON.Member], _ actor: Actor, _ connection: Connection, _ at: Instant, request: String? = nil
    ) throws -> Int {
        let via: [JSON.Member] = way.map { [.init("via", .text($0))] } ?? []
        let entry = try RegisterEntry(
            kind: Administration.journalKind, action: action, login: actor.login, person: actor.person.description, organ: county,
            changes: members + via, request: request
        ).append(county, connection, at: at)
        let setting = members.first { $0.key == "setting" }?.value.string ?? ""
        let subject = "设置 \(action) \(setting)，全过程记录第\(entry)条"
        try connection.trace(county, AuditEvent(.administration, at: at, by: actor, subject: subject, origin: way == nil ? origin : .machine))
        return entry
    }
}

extension SettingDeclaration {
    /// The posts that may change it, in words.
    package var setterWords: String { setters.map(\.name).sorted().joined(separator: "、") }

    /// - Parameter root: the county's own organ.
    package func maySet(_ actor: Actor, root: OrganCode?, on day: Day) -> Bool {
        actor.posts.contains { post in
            post.onBehalfOf == nil && post.organ == root && setters.contains(post.role) && post.isHeld(on: day)
        }
    }

    /// What holds, as a text: the county's own, or the default.
    package func text(in settings: Settings) -> String { settings.texts[key] ?? shownFallback }
}
