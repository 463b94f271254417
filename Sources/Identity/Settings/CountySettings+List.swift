package import Kernel
package import Storage

/// A setting as it stands.
package struct SettingState: Sendable {
    package let declaration: any SettingDeclaration
    package let value: String
    /// Set by the county, rather than the default.
    package let isOwn: Bool
    /// The entry by which it came to hold; `nil` where none did since the county was founded.
    package let changed: JournalRow?
    /// It holds only because the county was being founded, and until when; `nil` for all others.
    package let provisional: ProvisionalSetting?
}

/// A proposal as one person finds it.
package struct OpenProposal: Sendable {
    package let proposal: SettingProposal
    /// Why this person may not confirm it, as a clause; `nil` where nothing stands in the way.
    package let obstacle: String?
    /// Nothing stands in the way only because the county is being founded: the two come from one hand.
    package let isFounding: Bool
    /// Who may, names with logins.
    package let confirmers: [String]
}

extension CountySettings {
    static let changing: Set<String> = ["setting.change", "setting.confirm", lapsing]
    private static let telling: Set<String> = changing.union([propose, "setting.withdraw"])

    /// All settings, each once, in the order of their declaration.
    package func states() throws -> [SettingState] {
        let (settings, rows, provisional) = try identity.database.read { connection in
            (
                try connection.settings(identity.county),
                try connection.administration(identity.county, actions: Self.changing, since: Instant(milliseconds: 0)),
                try Founding.provisional(identity.county, connection)
            )
        }
        var last: [String: JournalRow] = [:]
        for row in rows { if let key = Self.key(of: row) { last[key] = row } }
        var seen: Set<String> = []
        return declared.filter { seen.insert($0.key).inserted }.map { setting in
            SettingState(
                declaration: setting, value: setting.text(in: settings), isOwn: settings.texts[setting.key] != nil, changed: last[setting.key],
                provisional: provisional.first { $0.key == setting.key })
        }
    }

    /// What was done about one setting, the newest first.
    package func history(of key: String) throws -> [JournalRow] {
        try identity.database.read { connection in
            try connection.administration(identity.county, actions: Self.telling, since: Instant(milliseconds: 0)).filter { Self.key(of: $0) == key }
        }.reversed()
    }

    /// What waits for a second person, as one finds it who has signed in.
    package func openProposals(for actor: Actor) throws -> [OpenProposal] {
        try proposals().map { proposal in
            try identity.database.read { connection -> OpenProposal in
                guard let setting = declared.first(where: { $0.key == proposal.key }) else {
                    return OpenProposal(proposal: proposal, obstacle: "现在没有这项设置", isFounding: false, confirmers: [])
                }
                let confirmers = try confirmers(proposal, setting, connection).map { "\($0.name)（\($0.login)）" }
                let root = OrganTree(try connection.organs(identity.county, identity.offices)).root
                guard setting.maySet(actor, root: root, on: identity.official().day) else {
                    let obstacle = "由县人民政府的\(setting.setterWords)确认"
                    return OpenProposal(proposal: proposal, obstacle: obstacle, isFounding: false, confirmers: confirmers)
                }
                let independence = try Independence(identity.county, since: proposal.at, at: identity.official(), connection)
                let names = try connection.names(identity.county)
                let obstacle = independence.obstacle(confirmer: actor.person, proposer: proposal.proposer, names: names)
                let strict = independence.strict.obstacle(confirmer: actor.person, proposer: proposal.proposer, names: names)
                return OpenProposal(
                    proposal: proposal, obstacle: obstacle, isFounding: obstacle == nil && strict != nil, confirmers: confirmers)
            }
        }
    }

    private static func key(of row: JournalRow) -> String? { (try? JSON(parsing: row.content))?["setting"]?.string }
}
