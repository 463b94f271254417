import Kernel
import Storage

/// Whether the two who make a weighty change are two.
///
/// Whoever opened an account, reset its password or authenticator, or linked an identity to it can have signed in as its person; and whoever
/// has just been given the post that confirms owes it to the giver. So what administrators did to one another within some days is held
/// against a confirmation, through as many hands as it went.
struct Independence {
    /// Days before a proposal from which on such acts count: a person who is made ready for a confirmation shows for a month, through at
    /// least one regular look at 管理记录 and at the own messages.
    static let days: Int = 30

    /// By these one person could sign in as another.
    private static let takeovers: Set<String> = ["account.create", "password.reset", "secondFactor.reset", "account.link"]
    /// All that makes somebody able to confirm, or beholden, in words.
    private static let words: [String: String] = [
        "account.create": "开立账号", "password.reset": "重置密码", "secondFactor.reset": "重置动态口令", "account.link": "关联身份",
        "account.enable": "启用账号", "post.grant": "授予岗位", "delegation.grant": "交办代理",
    ]

    /// One person's act upon another.
    struct Deed {
        let by: PersonID
        let over: PersonID
        let entry: Int
        let day: Day
        let action: String
        var says: String { "\(day.chinese)\(Independence.words[action] ?? action)（记录第\(entry)条）" }
    }

    /// Those that count, and all there were: while a county is being founded some do not count.
    private let deeds: [Deed]
    private let all: [Deed]

    /// The same as if the county were not being founded.
    var strict: Independence { Independence(deeds: all, all: all) }

    private init(deeds: [Deed], all: [Deed]) { (self.deeds, self.all) = (deeds, all) }

    /// - Parameters:
    ///   - since: the moment of the proposal.
    ///   - now: that of its confirmation.
    init(_ county: String, since proposal: Instant, at now: Instant, _ connection: Connection) throws {
        let from = proposal.advanced(bySeconds: -Self.days * 86_400)
        let all = try connection.administration(county, actions: Set(Self.words.keys), since: from).compactMap { row -> Deed? in
            let content = try JSON(parsing: row.content)
            var over = content[row.action == "delegation.grant" ? "taker" : "person"]?.string.map { PersonID($0) }
            // Entries of earlier programs name the account alone.
            if over == nil, let account = content["account"]?.string { over = try connection.account(county, account)?.person }
            guard let over, over != PersonID(row.person) else { return nil }
            return Deed(by: PersonID(row.person), over: over, entry: row.entry, day: row.at.day, action: row.action)
        }
        let isFounding = try Founding.lasts(county, connection, at: now)
        self.init(deeds: isFounding ? all.filter { !Founding.acts.contains($0.action) } : all, all: all)
    }

    /// The act by which one person came under another's hand, or under that of somebody as whom the other could sign in.
    private func deed(of holder: PersonID, over person: PersonID) -> Deed? {
        var hands: Set<PersonID> = [holder]
        for deed in deeds where hands.contains(deed.by) {
            if deed.over == person { return deed }
            if Self.takeovers.contains(deed.action) { hands.insert(deed.over) }
        }
        return nil
    }

    /// As whom somebody could sign in, each with the act.
    private func hands(of holder: PersonID) -> [PersonID: Deed] {
        var found: [PersonID: Deed] = [:]
        for deed in deeds where deed.by == holder || found[deed.by] != nil {
            if Self.takeovers.contains(deed.action), deed.over != holder, found[deed.over] == nil { found[deed.over] = deed }
        }
        return found
    }

    /// Why one may not confirm what the other proposed, as a clause; `nil` when the two are two.
    func obstacle(confirmer: PersonID, proposer: PersonID, names: [PersonID: String]) -> String? {
        func name(_ person: PersonID) -> String {
            person == Actor.machineOperator.person ? Actor.machineOperator.name : names[person] ?? person.description
        }
        if confirmer == proposer { return "\(name(confirmer))就是提出人" }
        if let deed = deed(of: proposer, over: confirmer) { return "提出人\(name(proposer))（或者可以用其名义登录的人）为\(name(confirmer))办理过：\(deed.says)" }
        if let deed = deed(of: confirmer, over: proposer) { return "\(name(confirmer))（或者可以用其名义登录的人）为提出人\(name(proposer))办理过：\(deed.says)" }
        if let deed = deed(of: Actor.machineOperator.person, over: confirmer) {
            return "\(Actor.machineOperator.name)（或者可以用其名义登录的人）为\(name(confirmer))办理过：\(deed.says)"
        }
        for holder in Set(deeds.map(\.by)).sorted(by: { $0.description < $1.description }) {
            let held = hands(of: holder)
            if let one = held[proposer], let other = held[confirmer] {
                return "\(name(holder))为提出人\(name(proposer))办理过：\(one.says)，也为\(name(confirmer))办理过：\(other.says)"
            }
        }
        return nil
    }
}
