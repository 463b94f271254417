package import Kernel
import Proof
package import Storage

/// An entry that moves no matter: a change of the registers, to which it then commits, or something told for the record.
package struct RegisterEntry: Sendable {
    /// The kind of entries that tell what became of the data itself: restored, drilled, lost.
    package static let upkeep: String = "upkeep"
    /// The kind of entries that change the registers by whoever administers them, or tell what followed of such a change.
    package static let administration: String = "administration"
    private static let upkeepNames: [String: String] = [
        "restore": "恢复", "backup.drill": "恢复演练", "loss.accept": "认可缺失的记录", KeySuccessor.action: "更换签名密钥",
    ]

    package let kind: String
    package let action: String
    package let login: String
    package let person: String
    package let organ: String
    /// What was changed, in words that hold no secret.
    package let changes: [JSON.Member]
    /// Commits to the registers as they stand after the change.
    package let commitsToRegisters: Bool
    /// Who hears of it, each once: the entry says so, and a notice stays until it is read.
    package let told: [PersonID]
    /// Names the entry, so that it can be found; unique within the county.
    package let request: String?

    package init(
        kind: String, action: String, login: String, person: String, organ: String, changes: [JSON.Member] = [],
        commitsToRegisters: Bool = true, told: [PersonID] = [], request: String? = nil
    ) {
        self.commitsToRegisters = commitsToRegisters
        self.request = request
        self.told = told
        self.kind = kind
        self.action = action
        self.login = login
        self.person = person
        self.organ = organ
        self.changes = changes
    }

    /// The digest of the registers as they now stand, in hexadecimal.
    package static func digest(_ county: String, _ connection: Connection) throws -> String {
        Digest32.sha256(try connection.registerText(county)).hex
    }

    /// Which rules of evidence a county's journal follows from its first entry on.
    private static let evidence: Int = 1

    /// Whether a journal's first entry says that everything is committed to from then on; those of earlier programs do not.
    static func isFounding(_ first: JournalRow) -> Bool { (try? JSON(parsing: first.content))?["evidence"]?.int != nil }

    /// Chains the entry to the last one, inside the transaction of the change.
    ///
    /// - Returns: the entry's number.
    @discardableResult
    package func append(_ county: String, _ connection: Connection, at: Instant) throws -> Int { try appended(county, connection, at: at).entry }

    /// The same.
    ///
    /// - Returns: the entry's number and hash.
    func appended(_ county: String, _ connection: Connection, at: Instant) throws -> (entry: Int, hash: Digest32) {
        var register = told.isEmpty ? [] : [JSON.Member("told", .array(told.map { .text($0.description) }))]
        if commitsToRegisters { register.append(JSON.Member("register", .text(try Self.digest(county, connection)))) }
        let last = try connection.lastEntry(county)
        if last == nil { register.append(JSON.Member("evidence", .integer(Self.evidence))) }
        let previous = last.flatMap { Digest32(bytes: $0.hash) } ?? Chain.genesis(county: county)
        var row = JournalRow(
            entry: (last?.entry ?? 0) + 1, at: at, matter: nil, version: 0, kind: kind, action: action,
            login: login, person: person, organ: organ,
            request: request, content: JSON.object(changes + register).encoded, previous: previous.bytes, hash: [])
        let hash = Chain.next(previous: previous, content: row.chained)
        row.hash = hash.bytes
        try connection.append(county, row)
        for person in told { try connection.addNotice(county, to: person, entry: row.entry) }
        // What was done to the data itself belongs into both.
        if kind == Self.upkeep {
            let subject = "\(Self.upkeepNames[action] ?? action)，全过程记录第\(row.entry)条"
            try connection.trace(county, AuditEvent(.upkeep, at: at, login: login, person: person, subject: subject, origin: .machine))
        }
        return (row.entry, hash)
    }
}
